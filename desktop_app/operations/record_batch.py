"""What is written to records together: the rows, in an order that works, and their history."""

import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from typing import Any

from peewee import IntegrityError

from ..errors import QT_TRANSLATE_NOOP, InvalidInput, StorageError
from ..models import clock
from ..models.database import CONFLICT, is_unique_violation
from ..models.fields import FieldRow, Value
from ..models.record_rest import Rest, load_rest, put_rest
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
    "Records cannot swap values of “{name}” in one step, which is unique and must not be empty.",
)
HISTORY = (
    "INSERT INTO record_change (data_type_id, record_id, revision, kind, before, after, user_id,"
    " at, change_set) VALUES "
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
    entries = [entry for key, table in tables.items() for entry in _history(table, of[key])]
    _write_rows(tables, of)
    if defer:
        check_foreign_keys()
    change_set = _log(user_id, entries)
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
            put_rest(table.type, {step.record_id: step.rest for step in steps[key] if step.rest})
    except IntegrityError as error:
        if is_unique_violation(error):  # somebody was quicker: the next try knows which value
            raise StorageError(CONFLICT) from error
        raise


def _log(user_id: int, entries: Sequence[tuple[Any, ...]]) -> int:
    change_set, at = secrets.randbelow(2**62) + 1, clock.now()
    rows = [(*entry, user_id, at, change_set) for entry in entries]
    execute_many(f"{HISTORY}({marks(9)})", rows)
    return change_set


def _history(table: RecordTable, steps: Sequence[Step]) -> Iterator[tuple[Any, ...]]:
    """What the history tells of each step; read before it is done."""
    gone = [step.record_id for step in steps if step.new is None]
    rests = load_rest(table.type, gone) if gone else {}
    for step in steps:
        yield (table.type.id, step.record_id, *_told(step, rests.get(step.record_id, {})))


def _told(step: Step, rest: Rest) -> tuple[int, str, str | None, str | None]:
    """Revision, kind, and values: all where the record came or went, else those that changed."""
    if step.old is None:
        assert step.new is not None
        return step.new.revision, ChangeKind.CREATE.value, None, _filled(step.new.values)
    if step.new is None:
        more = {"created_at": step.old.created_at, **rest}
        before, after = _filled(step.old.values), json.dumps(more, ensure_ascii=False)
        return step.old.revision + 1, ChangeKind.DELETE.value, before, after
    before = dump({key: step.old.values.get(key) for key in step.changed})
    return step.new.revision, ChangeKind.UPDATE.value, before, dump(step.changed)


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
            raise InvalidInput(SWAPPED, "values", name=field.name)
    empty: dict[int, Value] = {field.id: None for field in circling}
    middle = [replace(old, values=old.values | empty) for old, _ in pairs]
    olds, news = zip(*pairs, strict=True)
    return [*zip(olds, middle, strict=True), *zip(middle, news, strict=True)]
