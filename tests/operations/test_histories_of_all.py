"""Random histories of records, fields and the type itself: all undone and done again in order."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any, ClassVar

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run
from peewee import Database

from desktop_app.models import Project, User, close_database, open_database
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.models.record_rows import Query
from desktop_app.models.records import data_type, read_page
from desktop_app.models.rows import Kind
from desktop_app.operations import (
    EditedRecord,
    InvalidInput,
    InvalidRecords,
    NewRecord,
    OnLinks,
    StillLinked,
    change_fields,
    create_data_type,
    create_project,
    create_user,
    delete,
    delete_records,
    restore,
    revert_fields,
    revert_records,
    write_records,
)
from desktop_app.operations.fields import SELF
from tests.operations import field_strategies
from tests.proof import soundness

Content = tuple[list[FieldRow], dict[int, dict[int, Value]]]
FIELDS = (
    FieldRow("Name", FieldKind.TEXT),
    FieldRow("Age", FieldKind.INTEGER),
    FieldRow("Choice", FieldKind.CHOICE, options=("1", "a", "yes")),
    FieldRow("Next", FieldKind.LINK, target=SELF),
    FieldRow("All", FieldKind.LINKS, target=SELF),
)


class Everything(RuleBasedStateMachine):
    """One person at work, with the stacks of undo and redo."""

    user: ClassVar[User]
    project: ClassVar[Project]
    numbers: ClassVar[Iterator[int]] = count()

    def __init__(self) -> None:
        super().__init__()
        name = f"Things {next(self.numbers)}"
        self.of = create_data_type(self.user.id, self.project.id, name, fields=FIELDS).id
        self.undo_stack: list[tuple[Callable[[], Any], Content]] = []
        self.redo_stack: list[tuple[Callable[[], Any], Content]] = []
        self.is_there = True

    @property
    def type(self) -> DataTypeRow:
        found = data_type(self.of)
        assert found is not None
        return found

    def rows(self) -> list[Any]:
        return list(read_page(self.type, Query(), limit=1_000).rows)

    def content(self) -> Content:
        """The fields, but for where they are kept, and the records, all that a person sees."""
        if not self.is_there:
            return [], {}
        fields = [replace(field, column="") for field in self.type.fields]
        return fields, {row.id: row.values for row in self.rows()}

    def do(self, operation: Callable[[], Callable[[], Any] | None]) -> None:
        """Do it; it returns how to undo it. What is refused changes nothing."""
        before = self.content()
        try:
            back = operation()
        except (InvalidRecords, StillLinked, InvalidInput):
            assert self.content() == before
            return
        if back is not None:
            self.undo_stack.append((back, before))
            self.redo_stack.clear()

    def written(self, change_set: int) -> Callable[[], Any] | None:
        def back() -> Callable[[], Any] | None:
            return self.written(revert_records(self.user.id, change_set).change_set)

        return back if change_set else None

    def wrote(self, changes: list[Any]) -> int:
        return write_records(self.user.id, self.of, changes).change_set

    def changed(self, change: int) -> Callable[[], Any]:
        return lambda: self.changed(revert_fields(self.user.id, change))

    def values(self, data: st.DataObject) -> dict[int, Value]:
        ids = [row.id for row in self.rows()]
        values: dict[int, Value] = {}
        for field in self.type.fields:
            if data.draw(st.booleans()):
                if field.kind is FieldKind.LINK:
                    values[field.id] = data.draw(st.sampled_from([None, *ids]))
                elif field.kind is FieldKind.LINKS:
                    some = st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])
                    values[field.id] = tuple(data.draw(some)) or None
                elif field.kind is not FieldKind.ATTACHMENT:
                    values[field.id] = data.draw(field_strategies.values(field))
        return values

    @precondition(lambda self: self.is_there)
    @rule(data=st.data())
    def write(self, data: st.DataObject) -> None:
        rows = self.rows()
        new = [NewRecord(self.values(data)) for _ in range(data.draw(st.integers(0, 2)))]
        some = data.draw(st.lists(st.sampled_from(rows), max_size=2)) if rows else []
        edits = [EditedRecord(row.id, row.revision, self.values(data)) for row in some]
        self.do(lambda: self.written(self.wrote([*new, *edits])))

    @precondition(lambda self: self.is_there)
    @rule(data=st.data(), links=st.sampled_from(OnLinks))
    def delete(self, data: st.DataObject, links: OnLinks) -> None:
        ids = [row.id for row in self.rows()]
        if ids:
            some = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3))
            gone = (self.user.id, self.of, some, links)
            self.do(lambda: self.written(delete_records(*gone).change_set))

    @precondition(lambda self: self.is_there)
    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        of = self.type
        fields = data.draw(field_strategies.changed(of.fields))
        change = (self.user.id, self.of, fields, of.revision)
        self.do(lambda: self.changed(change_fields(*change, empty_misfits=True)))

    def taken_away(self) -> Callable[[], Any]:
        delete(self.user.id, Kind.DATA_TYPE, self.of)
        self.is_there = False
        return self.put_back

    def put_back(self) -> Callable[[], Any]:
        restore(self.user.id, Kind.DATA_TYPE, self.of)
        self.is_there = True
        return self.taken_away

    @rule()
    def come_or_go(self) -> None:
        self.do(self.taken_away if self.is_there else self.put_back)

    @precondition(lambda self: self.undo_stack)
    @rule()
    def undo(self) -> None:
        self._revert(self.undo_stack, self.redo_stack)

    @precondition(lambda self: self.redo_stack)
    @rule()
    def redo(self) -> None:
        self._revert(self.redo_stack, self.undo_stack)

    def _revert(self, done: list[Any], undone: list[Any]) -> None:
        now = self.content()
        back, before = done.pop()
        again = back()
        assert self.content() == before
        if again is not None:
            undone.append((again, now))

    def teardown(self) -> None:
        """Undo everything, do it again, and look whether all that is kept beside agrees."""
        while self.undo_stack:
            self.undo()
        while self.redo_stack:
            self.redo()
        soundness.check()


def histories(examples: int) -> None:
    user = create_user("Ada", "ada@example.com")
    Everything.user, Everything.project = user, create_project(user.id, "Shop")
    run(Everything, settings=settings(max_examples=examples, stateful_step_count=12))


MANY = pytest.param(150, marks=pytest.mark.soak)


@pytest.mark.parametrize("examples", [3, MANY])
def test_on_a_file(examples: int, sqlite: Database) -> None:
    histories(examples)


@pytest.mark.soak
def test_on_a_server(postgresql_url: str) -> None:
    open_database(postgresql_url)
    histories(15)
    close_database()
