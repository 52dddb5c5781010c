"""Backfill: badges for what was done before they existed, or whose award failed, dated truly."""

import json
import logging

from peewee import PostgresqlDatabase

from ..models.clock import now
from ..models.database import session
from ..models.retrying import retried
from ..models.tables import Setting, database
from .awarding import run
from .definitions import get_all_badge_definitions
from .earning import backfill_statement

log = logging.getLogger(__name__)

_CATALOGUE = "badge catalogue"
_LOCK = 0x42504C55  # PostgreSQL advisory lock: one computer backfills at a time


@retried
def backfill(*, user_id: int | None = None, dry_run: bool = False) -> dict[str, int]:
    """Award what the facts say, to everyone or to one user; how many of each badge are new.

    Each is dated by the fact that earned it and marked as added afterwards, and every user gets one
    notification for all of theirs. A second run changes nothing, ``dry_run`` nothing at all.
    Raises StorageError.
    """
    with session(), database.atomic() as block:
        _wait_for_others()
        whose = () if user_id is None else (user_id,)
        mark = _mark(whose)
        moment, counts = now(), {}
        for definition in get_all_badge_definitions():
            if definition.rule is not None:
                sql = backfill_statement(definition.rule, one_user=user_id is not None)
                name = str(definition.name)
                counts[name] = run(sql, name, moment, mark, *whose).rowcount
        if any(counts.values()):
            _notify(mark, whose)
            log.info("backfilled%s: %s", " (dry run)" if dry_run else "", counts)
        if dry_run:
            block.rollback()  # and begin anew, for the block to end
    return counts


@retried
def backfill_if_changed() -> None:
    """Backfill for everyone, if the set of badges is another than when that was last done."""
    catalogue = json.dumps(
        [(definition.name, repr(definition.rule)) for definition in get_all_badge_definitions()]
    )
    with session():
        known = Setting.get_or_none(Setting.key == _CATALOGUE)
        if known is not None and known.value == catalogue:
            return
        with database.atomic():
            backfill()  # where another computer did so meanwhile, there is nothing left
            row = Setting.insert(key=_CATALOGUE, value=catalogue)
            row.on_conflict(conflict_target=[Setting.key], preserve=[Setting.value]).execute()


def _wait_for_others() -> None:
    """SQLite's write lock does so by itself."""
    if isinstance(database.obj, PostgresqlDatabase):
        run("SELECT pg_advisory_xact_lock(?)", _LOCK)


def _mark(whose: tuple[int, ...]) -> int:
    """A moment to record this run's awards under that no earlier run had: it tells them apart."""
    one_user = " WHERE user_id = ?" if whose else ""
    (last,) = run(f"SELECT max(recorded_at) FROM user_badge{one_user}", *whose).fetchone()
    return max(now(), (last or 0) + 1)


def _notify(mark: int, whose: tuple[int, ...]) -> None:
    """One notification to each user who got something in this run, however much it was."""
    one_user = " AND user_id = ?" if whose else ""
    run(
        "INSERT INTO notification (recipient_id, kind, parameters, target, created_at)"
        """ SELECT user_id, 'badgesAdded', '{"count": "' || count(*) || '"}', 'badges', ?"""
        f" FROM user_badge WHERE recorded_at = ? AND origin = 'backfill'{one_user}"
        " GROUP BY user_id",
        now(),
        mark,
        *whose,
    )
