"""Once per user, through any history of creating, deleting, restoring and failing."""

from collections.abc import Callable
from contextlib import suppress
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from peewee import Database

from desktop_app.badges import BadgeName, check_badge
from desktop_app.models.queries import ITEMS, earned_badges, items, notifications, projects
from desktop_app.models.rows import Kind
from desktop_app.models.tables import Table, database
from desktop_app.operations import (
    InvalidInput,
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    delete,
    restore,
)

BADGES: dict[Kind, tuple[BadgeName, Callable[[int, int, str], Table]]] = {
    Kind.ACTION: (BadgeName.FIRST_ACTION_CREATED, create_action),
    Kind.APPLICATION: (BadgeName.FIRST_APPLICATION_CREATED, create_application),
    Kind.DATA_TYPE: (BadgeName.FIRST_DATA_TYPE_CREATED, create_data_type),
}
Thing = tuple[int, Kind, int]
names = st.sampled_from(["a", "A", "b"])
serial = count()


class Failure(Exception):
    """What goes wrong in a caller's transaction."""


class Histories(RuleBasedStateMachine):
    """The database beside a model of sets: what each user earned, what each place holds."""

    users = Bundle("users")
    places = Bundle("places")
    living = Bundle("living")
    deleted = Bundle("deleted")

    def __init__(self) -> None:
        super().__init__()
        self.earned: dict[int, list[BadgeName]] = {}
        self.taken: dict[tuple[int, Kind], dict[str, int]] = {}
        self.name_of: dict[tuple[Kind, int], str] = {}

    @rule(target=users)
    def add_user(self) -> int:
        user = create_user("U", f"u{next(serial)}@example.com")
        self.earned[user.id] = []
        return user.id

    @rule(target=places, user=users)
    def add_place(self, user: int) -> tuple[int, int]:
        """A project that stays."""
        project = create_project(user, f"place {next(serial)}").id
        self.award(user, BadgeName.PROJECT_CREATED)
        return user, project

    @rule(target=living, user=users, name=names)
    def add_project(self, user: int, name: str) -> object:
        return self.create(user, Kind.PROJECT, user, name, lambda: create_project(user, name))

    @rule(target=living, place=places, kind=st.sampled_from(list(BADGES)), name=names)
    def add_item(self, place: tuple[int, int], kind: Kind, name: str) -> object:
        user, project = place
        _, operation = BADGES[kind]
        return self.create(user, kind, project, name, lambda: operation(user, project, name))

    def create(
        self, user: int, kind: Kind, place: int, name: str, operation: Callable[[], Table]
    ) -> object:
        if name.casefold() in self.taken.setdefault((place, kind), {}):
            assert refused(operation)
            return multiple()
        item = operation().id
        self.taken[place, kind][name.casefold()] = item
        self.name_of[kind, item] = name.casefold()
        self.award(user, BadgeName.PROJECT_CREATED if kind is Kind.PROJECT else BADGES[kind][0])
        return (user, kind, item, place)

    @rule(target=deleted, thing=consumes(living))
    def delete(self, thing: tuple[int, Kind, int, int]) -> object:
        user, kind, item, place = thing
        delete(user, kind, item)
        del self.taken[place, kind][self.name_of[kind, item]]
        return thing

    @rule(target=living, thing=consumes(deleted))
    def restore(self, thing: tuple[int, Kind, int, int]) -> object:
        user, kind, item, place = thing
        name = self.name_of[kind, item]
        if name in self.taken[place, kind]:
            assert refused(lambda: restore(user, kind, item))
            return multiple()
        restore(user, kind, item)
        self.taken[place, kind][name] = item
        return thing

    @rule(user=users, badge=st.sampled_from(BadgeName), outer=st.booleans())
    def fail(self, user: int, badge: BadgeName, outer: bool) -> None:
        """An award in a block that rolls back, alone or inside a transaction that commits."""

        def award_and_fail() -> None:
            with database.atomic():
                assert check_badge(badge, user) == (badge not in self.earned[user])
                assert not check_badge(badge, user)
                create_project(user, f"lost {next(serial)}")
                raise Failure

        def caught() -> None:
            with suppress(Failure):
                award_and_fail()

        if outer:
            with database.atomic():
                caught()
        else:
            caught()

    @rule(user=users, badge=st.sampled_from(BadgeName))
    def check(self, user: int, badge: BadgeName) -> None:
        assert check_badge(badge, user) == (badge not in self.earned[user])
        self.award(user, badge)

    def award(self, user: int, badge: BadgeName) -> None:
        if badge not in self.earned[user]:
            self.earned[user].append(badge)

    @invariant()
    def badges_agree(self) -> None:
        for user, expected in self.earned.items():
            assert [badge.name for badge in earned_badges(user)] == expected
            told = [row.parameters["badge"] for row in notifications(user)]
            assert told == expected[::-1]

    @invariant()
    def lists_agree(self) -> None:
        for (place, kind), held in self.taken.items():
            rows = projects(place) if kind is Kind.PROJECT else items(kind, place)
            found = {row.id for row in rows if not row.name.startswith("place")}
            assert found == set(held.values())


def refused(operation: Callable[[], object]) -> bool:
    try:
        operation()
    except InvalidInput:
        return True
    return False


def test_histories(database: Database) -> None:
    assert set(ITEMS) == set(BADGES)
    bounds = settings(max_examples=15, stateful_step_count=25)
    run_state_machine_as_test(Histories, settings=bounds)
