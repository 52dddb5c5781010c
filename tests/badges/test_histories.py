"""Whatever several users did, and whatever failed: live awards are what a backfill computes."""

from collections.abc import Callable
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from peewee import Database

from desktop_app.badges import Rule, awarding, backfill
from desktop_app.errors import PlatformError
from desktop_app.models.queries import notifications
from desktop_app.models.rows import Fact, Kind
from desktop_app.models.tables import TABLES, Member, Table, UserBadge, database
from desktop_app.operations import (
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    delete,
    invite_member,
    restore,
    revoke_invitation,
)
from tests.badges.rules import add_badge, earned, failing_awards, forget_awards

serial = count()
ways = st.sampled_from(["commit", "roll back", "roll back inside", "award fails"])


class Failure(Exception):
    """What goes wrong in a caller's transaction."""


def make(fact: Fact, user: int, project: int) -> Table:
    """Do what is a fact."""
    name = f"name{next(serial)}"
    match fact:
        case Fact.PROJECT:
            return create_project(user, name)
        case Fact.ACTION:
            return create_action(user, project, name)
        case Fact.APPLICATION:
            return create_application(user, project, name)
        case Fact.DATA_TYPE:
            return create_data_type(user, project, name)
        case Fact.INVITATION:
            return invite_member(user, project, f"{name}@example.com")


def lose(operation: Callable[[], object]) -> None:
    """Do it in a block that is rolled back."""
    with suppress(Failure), database.atomic():
        operation()
        raise Failure


class Histories(RuleBasedStateMachine):
    """Users of one database who make all kinds of facts in each other's projects."""

    users = Bundle("users")
    things = Bundle("things")
    deleted = Bundle("deleted")

    @initialize()
    def begin_empty(self) -> None:
        for table in reversed(TABLES):
            table.delete().execute()
        self.place = create_project(create_user("Owner", f"{next(serial)}@o.com").id, "Place").id
        self.failures = 0

    @rule(target=users)
    def add_user(self) -> int:
        user = create_user("U", f"u{next(serial)}@example.com").id
        Member.create(project=self.place, user=user, role="admin")
        return user

    @rule(user=users, fact=st.sampled_from(Fact), way=ways, times=st.integers(1, 3))
    def create(self, user: int, fact: Fact, way: str, times: int) -> None:
        for _ in range(times):
            self.create_one(user, fact, way)

    def create_one(self, user: int, fact: Fact, way: str) -> None:
        match way:
            case "commit":
                make(fact, user, self.place)
            case "roll back":
                lose(lambda: make(fact, user, self.place))
            case "roll back inside":
                with database.atomic():
                    lose(lambda: make(fact, user, self.place))
                    make(Fact.PROJECT, user, self.place)
            case "award fails":
                with failing_awards():
                    make(fact, user, self.place)
                self.failures += 1

    @rule(target=things, user=users, kind=st.sampled_from(Kind))
    def create_and_keep(self, user: int, kind: Kind) -> tuple[int, Kind, int]:
        return user, kind, make(Fact(kind.value), user, self.place).id

    @rule(target=deleted, thing=consumes(things))
    def delete(self, thing: tuple[int, Kind, int]) -> tuple[int, Kind, int]:
        delete(*thing)
        return thing

    @rule(target=things, thing=consumes(deleted))
    def restore(self, thing: tuple[int, Kind, int]) -> tuple[int, Kind, int]:
        restore(*thing)
        return thing

    @rule(user=users)
    def invite_and_revoke(self, user: int) -> None:
        revoke_invitation(user, make(Fact.INVITATION, user, self.place).id)

    @rule(user=users, fact=st.sampled_from(Fact))
    def refused(self, user: int, fact: Fact) -> None:
        with suppress(PlatformError):
            make(fact, user, self.place + 10**6 if fact is not Fact.PROJECT else 0)

    @rule()
    def repair(self) -> None:
        """As every start does."""
        backfill()
        self.failures = 0

    @invariant()
    def told_once(self) -> None:
        """Each badge is in one notification: its own, or the sum of a backfill's."""
        for user in {row[0] for row in earned()}:
            told = notifications(user)
            own = [row.parameters["badge"] for row in told if row.kind == "badgeEarned"]
            sums = [int(row.parameters["count"]) for row in told if row.kind == "badgesAdded"]
            held = UserBadge.select(UserBadge.name, UserBadge.origin).where(UserBadge.user == user)
            assert sorted(own) == sorted(b.name for b in held if b.origin == "live")
            assert sum(sums) == sum(1 for b in held if b.origin == "backfill")

    @invariant()
    def agree(self) -> None:
        live = earned()
        with database.atomic() as block:
            backfill()
            repaired = earned()
            forget_awards()
            backfill()
            computed = earned()
            block.rollback()
        assert repaired == computed
        assert live <= computed
        if not self.failures:
            assert live == computed


@pytest.mark.parametrize("examples", [40, pytest.param(1_500, marks=pytest.mark.soak)])
def test_histories(examples: int, sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awarding.log, "disabled", True)  # so many are made to fail
    add_badge(monkeypatch)
    add_badge(monkeypatch, "fiveActions", Rule(Fact.ACTION, 5))
    bounds = settings(max_examples=examples, stateful_step_count=25)
    run_state_machine_as_test(Histories, settings=bounds)
