"""What the tests of rules share: badges of their own, a clock to set, a database's rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desktop_app.badges import BadgeDefinition, BadgeName, Rule, definitions
from desktop_app.models import clock
from desktop_app.models.rows import Fact
from desktop_app.models.tables import TABLES, BadgeWithdrawal, Notification, UserBadge

THREE_PROJECTS = Rule(Fact.PROJECT, 3)
THREE = "threeProjectsCreated"
"""A badge for a count, whose name is no BadgeName: as a later version's would be."""


def definition(name: str, rule: Rule | None) -> BadgeDefinition:
    texts = (f"Label {name}", f"You did {name}.", f"Do {name}.")
    return BadgeDefinition(cast(BadgeName, name), "badge-project-created", *texts, rule)


def add_badge(
    monkeypatch: pytest.MonkeyPatch, name: str = THREE, rule: Rule | None = THREE_PROJECTS
) -> None:
    """Let the catalogue have one badge more."""
    added = {**definitions._DEFINITIONS, name: definition(name, rule)}
    monkeypatch.setattr(definitions, "_DEFINITIONS", added)


class Clock:
    """The clock, stopped at ``now`` (ms)."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = clock.now()
        stopped = SimpleNamespace(time_ns=lambda: self.now * 1_000_000)
        monkeypatch.setattr(clock, "time", stopped)


@contextmanager
def failing_awards() -> Iterator[None]:
    """Every award inside the block fails."""
    from desktop_app.badges import awarding

    def fail(*_: object) -> None:
        raise RuntimeError("awarding fails")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(awarding, "_award", fail)
        yield


def dump() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the open database."""
    rows: Any = {table._meta.table_name: table.select().tuples() for table in TABLES}
    return {name: sorted(map(tuple, found), key=repr) for name, found in rows.items()}


def earned() -> set[tuple[Any, ...]]:
    """Who earned what, when and by what: all that live award and backfill must agree on."""
    columns = (
        UserBadge.user,
        UserBadge.name,
        UserBadge.earned_at,
        UserBadge.evidence_kind,
        UserBadge.evidence_id,
        UserBadge.evidence_name,
    )
    rows: Any = UserBadge.select(*columns).tuples()
    return set(rows)


def forget_awards() -> None:
    """As if no badge had ever been awarded."""
    for table in (BadgeWithdrawal, UserBadge, Notification):
        table.delete().execute()
