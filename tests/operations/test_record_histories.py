"""Random histories: undoing all of them, and doing them again, gives the identical content."""

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import count
from typing import Any, ClassVar

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run
from peewee import Database

from desktop_app.models import Project, User
from desktop_app.models.fields import Value
from desktop_app.models.record_past import of_set
from desktop_app.models.record_rows import RecordRow
from desktop_app.models.records import record
from desktop_app.models.tables import Attachment
from desktop_app.operations import (
    InvalidInput,
    InvalidRecords,
    NewRecord,
    OnLinks,
    StillLinked,
    Written,
    create_project,
    create_user,
    delete_records,
    put_back,
    restore_records,
    revert_records,
)
from tests.operations.record_places import COMPANIES, Place, contacts, make_place

Content = tuple[dict[str, list[tuple[Any, ...]]], ...]

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=20)
MOMENTS = st.integers(-(2**31), 2**32).map(
    lambda seconds: datetime.datetime.fromtimestamp(seconds, datetime.UTC)
)
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "Name": TEXT,
    "Notes": TEXT,
    "Age": st.integers(0, 150),
    "Score": st.decimals(-1000, 1000, places=3),
    "Pay": st.decimals(Decimal("-9999999999999.99"), Decimal("9999999999999.99"), places=2),
    "Active": st.booleans(),
    "Born": DAYS,
    "Met": MOMENTS,
    "Status": st.sampled_from(["new", "old"]),
    "Tags": st.lists(st.sampled_from("abc"), unique=True),
    "Email": st.sampled_from(["a@example.com", "b@example.org"]),
    "Phone": st.sampled_from(["1", "+49 30 1"]),
    "Site": st.just("https://example.com"),
    "Number": st.integers(0, 3),
}
VALUES = st.fixed_dictionaries({}, optional={k: st.none() | v for k, v in PLAIN.items()})


class History(RuleBasedStateMachine):
    """One person at work, with the stacks of undo and redo."""

    user: ClassVar[User]
    project: ClassVar[Project]
    numbers: ClassVar[Iterator[int]] = count()

    def __init__(self) -> None:
        super().__init__()
        number = next(self.numbers)
        where = self.user.id, self.project.id
        self.companies = make_place(*where, f"Companies {number}", COMPANIES)
        self.people = make_place(*where, f"People {number}", contacts(self.companies.type.id))
        self.file = Attachment.create(name="a", sha256="0" * 64, size=1, media_type="").id
        self.undo_stack: list[tuple[int, Content]] = []
        self.redo_stack: list[tuple[int, Content]] = []

    def content(self) -> Content:
        return self.people.stored(), self.companies.stored()

    def ids(self, place: Place) -> list[int]:
        return [row[0] for row in place.stored()[place.type.table]]

    def row(self, key: int) -> RecordRow:
        found = record(self.people.type, key)
        assert found is not None
        return found

    def do(self, operation: Callable[[], Written]) -> None:
        """Do it and remember how to undo it; what is refused changes nothing."""
        before = self.content()
        try:
            written = operation()
        except (InvalidRecords, StillLinked, InvalidInput):
            assert self.content() == before
            return
        if written.type_id == self.people.type.id:
            assert [self.row(row.id) for row in written.rows] == list(written.rows)
        if written.change_set:
            self.undo_stack.append((written.change_set, before))
            self.redo_stack.clear()
        else:
            assert self.content() == before

    def values(self, data: st.DataObject) -> dict[str, Any]:
        values: dict[str, Any] = dict(data.draw(VALUES))
        companies = self.ids(self.companies)
        some = st.lists(st.sampled_from(companies), max_size=3) if companies else st.just([])
        links = {
            "Company": st.sampled_from([None, *companies]),
            "Others": some,
            "Picture": st.sampled_from([None, self.file]),
        }
        return values | data.draw(st.fixed_dictionaries({}, optional=links))

    @rule(name=TEXT)
    def create_company(self, name: str) -> None:
        values: dict[int, Value] = self.companies.values(Name=name)
        self.do(lambda: self.companies.write(NewRecord(values)))

    @rule(data=st.data())
    def create_people(self, data: st.DataObject) -> None:
        new = [self.values(data) for _ in range(data.draw(st.integers(1, 3)))]
        self.do(lambda: self.people.write(*(self.people.new(**values) for values in new)))

    @precondition(lambda self: self.ids(self.people))
    @rule(data=st.data())
    def edit_people(self, data: st.DataObject) -> None:
        ids = data.draw(st.lists(st.sampled_from(self.ids(self.people)), min_size=1, max_size=4))
        edits = [self.people.edit(self.row(key), **self.values(data)) for key in ids]
        new = [self.people.new(**self.values(data)) for _ in range(data.draw(st.integers(0, 1)))]
        self.do(lambda: self.people.write(*edits, *new))

    @rule(data=st.data(), links=st.sampled_from(OnLinks), companies=st.booleans())
    def delete(self, data: st.DataObject, links: OnLinks, companies: bool) -> None:
        place = self.companies if companies else self.people
        there = self.ids(place)
        if there:
            ids = data.draw(st.lists(st.sampled_from(there), min_size=1, max_size=3))
            self.do(lambda: delete_records(place.user_id, place.type.id, ids, links))

    @precondition(lambda self: self.undo_stack)
    @rule(data=st.data(), empty=st.booleans())
    def restore(self, data: st.DataObject, empty: bool) -> None:
        change_set, _ = data.draw(st.sampled_from(self.undo_stack))
        ids = [past.id for past in of_set(change_set)]
        user = self.user.id
        self.do(lambda: restore_records(user, ids, empty_misfits=empty))

    @precondition(lambda self: self.undo_stack)
    @rule(data=st.data())
    def put_one_back(self, data: st.DataObject) -> None:
        change_set, _ = data.draw(st.sampled_from(self.undo_stack))
        change = data.draw(st.sampled_from([past.id for past in of_set(change_set)]))
        self.do(lambda: put_back(self.user.id, change))

    @precondition(lambda self: self.undo_stack)
    @rule()
    def undo(self) -> None:
        self._revert(self.undo_stack, self.redo_stack)

    @precondition(lambda self: self.redo_stack)
    @rule()
    def redo(self) -> None:
        self._revert(self.redo_stack, self.undo_stack)

    def _revert(self, done: list[tuple[int, Content]], undone: list[tuple[int, Content]]) -> None:
        now = self.content()
        change_set, before = done.pop()
        written = revert_records(self.user.id, change_set)
        assert self.content() == before
        undone.append((written.change_set, now))

    @invariant()
    def rows_are_what_is_stored(self) -> None:
        for key in self.ids(self.people):
            assert self.row(key).revision >= 1

    def teardown(self) -> None:
        """Undo everything: nothing is left. Do it again: it is there again."""
        last = self.content()
        while self.undo_stack:
            self.undo()
        assert self.content() == tuple({t: [] for t in part} for part in last)
        while self.redo_stack:
            self.redo()


def histories(examples: int) -> None:
    user = create_user("Ada", "ada@example.com")
    History.user, History.project = user, create_project(user.id, "Shop")
    usual = settings()
    most = examples * usual.max_examples // 100  # more where one searches for more
    run(History, settings=settings(usual, max_examples=most, stateful_step_count=15))


def test_on_a_file(sqlite: Database) -> None:
    histories(15)


def test_on_a_server(postgresql_url: str) -> None:
    from desktop_app.models import close_database, open_database

    open_database(postgresql_url)
    histories(5)
    close_database()
