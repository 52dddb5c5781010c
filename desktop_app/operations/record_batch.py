"""What is written to records together: the rows, in an order that works, and their history."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from typing import Any

from peewee import IntegrityError

from ..errors import QT_TRANSLATE_NOOP, InvalidInput, StorageError
from ..models import clock
from ..models.database import CONFLICT, is_unique_violation
from ..models.fields import FieldRow, Value
from ..models.record_rows import ChangeKind, RecordRow
from ..models.record_store import (
    RecordTable,
    check_foreign_keys,
    defer_foreign_keys,
    execute_many,
    marks,
)
from ..models.values import dump
from .record_values import Step, link_problems, unique_problems
from .record_words import InvalidRecords, RecordProblem, Written

SWAPPED = QT_TRANSLATE_NOOP(
    "errors",
    "Records cannot swap values of “{field}” in one step, which is unique and must not be empty.",
)
HISTORY = (
    "INSERT INTO record_change (data_type_id, record_id, revision, kind, user_id, at, before,"
    " after, change_set) VALUES "
)

Pair = tuple[RecordRow, RecordRow]


def write(
    user_id: int,
    type_id: int,
    steps: Sequence[Step],
    problems: Sequence[RecordProblem] = (),
    *,
    defer: bool = False,
) -> Written:
    """Write steps of any types, all or nothing, within the caller's transaction.

    Raises InvalidRecords for ``problems``, and for links and unique values that do not fit. With
    ``defer``, links may be broken underway.
    """
    tables = {step.table.type.id: step.table for step in steps}
    of = {key: [s for s in steps if s.table.type.id == key] for key in tables}
    found = [*problems, *link_problems(steps)]
    for key, table in tables.items():
        found += unique_problems(table, of[key])
    if found:
        raise InvalidRecords(sorted(found, key=lambda problem: (problem.at, problem.field_id)))
    if not steps:
        return Written(0, type_id=type_id)
    if defer:
        defer_foreign_keys()
    _write_rows(tables, of)
    if defer:
        check_foreign_keys()
    change_set = _log(user_id, steps)
    rows = tuple(step.new for step in of.get(type_id, ()) if step.new is not None)
    gone = tuple(step.record_id for step in of.get(type_id, ()) if step.new is None)
    return Written(change_set, rows, gone, type_id, frozenset(tables))


def _write_rows(tables: dict[int, RecordTable], steps: dict[int, list[Step]]) -> None:
    """Deleted rows make room for changed ones, and these for new ones."""
    try:
        for key, table in tables.items():
            gone = [step.record_id for step in steps[key] if step.new is None]
            if gone:
                table.remove(gone)
        for key, table in tables.items():
            changed = [(s.old, s.new) for s in steps[key] if s.old is not None and s.new]
            table.update(_ordered(table, changed))
            table.insert([s.new for s in steps[key] if s.old is None and s.new is not None])
    except IntegrityError as error:
        if is_unique_violation(error):  # somebody was quicker: the next try knows which value
            raise StorageError(CONFLICT) from error
        raise


def _log(user_id: int, steps: Sequence[Step]) -> int:
    change_set, at = secrets.randbelow(2**62) + 1, clock.now()
    rows = [(*_entry(step), user_id, at, *_before_and_after(step), change_set) for step in steps]
    execute_many(f"{HISTORY}({marks(9)})", rows)
    return change_set


def _entry(step: Step) -> tuple[Any, ...]:
    type_id = step.table.type.id
    if step.new is None:
        assert step.old is not None
        return type_id, step.old.id, step.old.revision + 1, ChangeKind.DELETE.value
    kind = ChangeKind.CREATE if step.old is None else ChangeKind.UPDATE
    return type_id, step.new.id, step.new.revision, kind.value


def _before_and_after(step: Step) -> tuple[str | None, str | None]:
    """Of what was changed; of all that there is, where the record came or went."""
    if step.old is None or step.new is None:
        before, after = (None if r is None else _filled(r.values) for r in (step.old, step.new))
        return before, after
    before = {key: step.old.values.get(key) for key in step.changed}
    return dump(before), dump(step.changed)


def _filled(values: dict[int, Value]) -> str:
    return dump({key: value for key, value in values.items() if value is not None})


def _ordered(table: RecordTable, pairs: list[Pair]) -> list[Pair]:
    """The updates in an order in which no unique value is there twice on the way."""
    if len(pairs) < 2:
        return pairs
    waits: dict[int, set[int]] = {}
    for field in table.type.fields:
        for key, holder in _waiting(field, pairs) if field.unique else ():
            waits.setdefault(key, set()).add(holder)
    if not waits:
        return pairs
    try:
        order = list(TopologicalSorter(waits).static_order())
    except CycleError:
        return _emptied(table, pairs)
    by_id = {new.id: (old, new) for old, new in pairs}
    last = [by_id.pop(key) for key in order]
    return [*by_id.values(), *last]


def _waiting(field: FieldRow, pairs: list[Pair]) -> list[tuple[int, int]]:
    """Which record wants a value that which other one has until it is written."""
    changed = [(o, n) for o, n in pairs if o.values.get(field.id) != n.values.get(field.id)]
    holders = {old.values[field.id]: old.id for old, _ in changed}
    holders.pop(None, None)
    wanted = [(new.id, holders.get(new.values[field.id])) for _, new in changed]
    return [(key, holder) for key, holder in wanted if holder is not None]


def _emptied(table: RecordTable, pairs: list[Pair]) -> list[Pair]:
    """The updates in two rounds, for values that go in a circle: the first empties them."""
    circling = [f for f in table.type.fields if f.unique and _waiting(f, pairs)]
    for field in circling:
        if field.required:
            raise InvalidInput(SWAPPED, "values", field=field.name)
    empty: dict[int, Value] = {field.id: None for field in circling}
    middle = [replace(old, values=old.values | empty) for old, _ in pairs]
    olds, news = zip(*pairs, strict=True)
    return [*zip(olds, middle, strict=True), *zip(middle, news, strict=True)]
