"""Whether values fit: their fields, the records that they link to, and those that are unique."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.fields import TEXTS, FieldKind, FieldRow, Value
from ..models.record_rest import Rest
from ..models.record_rows import RecordRow
from ..models.record_store import RecordTable, existing, targets
from ..models.values import UTC, normalized
from .field_schema import check_values
from .record_access import table_of
from .record_words import Change, NewRecord, RecordProblem

FIELD_GONE = QT_TRANSLATE_NOOP("errors", "This field has been deleted meanwhile.")
TAKEN = QT_TRANSLATE_NOOP("errors", "Another record has this value already.")
NO_RECORD = QT_TRANSLATE_NOOP("errors", "The record that this links to has been deleted.")
NO_FILE = QT_TRANSLATE_NOOP("errors", "This file is no longer there. Please attach it again.")

LINKS = frozenset({FieldKind.LINK, FieldKind.LINKS})


@dataclass(frozen=True)
class Step:
    """One record as it was and as it is to be: None before it is created and once deleted.

    ``at`` is the change's place in what the caller asked for; ``rest`` comes back with a record
    that is restored.
    """

    table: RecordTable
    old: RecordRow | None
    new: RecordRow | None
    at: int = 0
    rest: Rest = field(default_factory=dict)

    @cached_property
    def record_id(self) -> int:
        row = self.old or self.new
        assert row is not None
        return row.id

    @cached_property
    def changed(self) -> dict[int, Value]:
        """The new values that differ from the old."""
        if self.new is None:
            return {}
        old = {} if self.old is None else self.old.values
        return {key: value for key, value in self.new.values.items() if value != old.get(key)}


def canonical(field: FieldRow, value: Any) -> Value:
    """The value as its field keeps it (see ``Value``); what does not fit is left as it is."""
    if value is None or value == "" or (isinstance(value, list | tuple) and not value):
        return None
    if isinstance(value, str) and (field.kind in TEXTS or field.kind is FieldKind.CHOICE):
        return normalized(value.replace("\r\n", "\n")) or None
    try:
        return _canonical(field, value)
    except (TypeError, ValueError, AttributeError, ArithmeticError):
        return value  # type: ignore[no-any-return]


def _canonical(field: FieldRow, value: Any) -> Value:
    match field.kind:
        case FieldKind.DECIMAL | FieldKind.MONEY if not isinstance(value, bool | float | str):
            exact = Decimal(value).quantize(Decimal(1).scaleb(-field.places)) + 0  # never -0
            return exact if exact == value else Decimal(value)
        case FieldKind.DATE_TIME if value.tzinfo is not None:
            return value.astimezone(UTC).replace(microsecond=0)  # type: ignore[no-any-return]
        case FieldKind.CHOICES:
            return tuple(sorted(value, key=field.options.index))
        case FieldKind.LINKS:
            return tuple(sorted(set(value)))
    return value  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Checked:
    """Changes whose values were looked at one by one: those that fit, as they are kept, and the
    problems of the others."""

    changes: Sequence[Change]
    values: list[dict[int, Value]]
    problems: list[RecordProblem]


def checked(table: RecordTable, changes: Sequence[Change]) -> Checked:
    """Look at each value alone: this needs no database."""
    found = Checked(changes, [], [])
    defaults = {key: field.default for key, field in table.fields.items()}
    for at, change in enumerate(changes):
        is_new = isinstance(change, NewRecord)
        values: dict[int, Value] = dict(defaults) if is_new else {}
        for key, value in change.values.items():
            if key in table.fields:
                values[key] = canonical(table.fields[key], value)
            else:
                gone = InvalidInput(FIELD_GONE, "field")
                found.problems.append(RecordProblem(at, key, gone))
        for key, error in check_values(table.type, values, partial=not is_new).items():
            found.problems.append(RecordProblem(at, key, error))
            values.pop(key, None)
        found.values.append(values)
    return found


def link_problems(steps: Iterable[Step]) -> list[RecordProblem]:
    """Links to records, and attachments, that are not there once ``steps`` are done."""
    made, gone = _made_and_gone(steps)
    asked: dict[str, dict[int, list[tuple[int, int]]]] = {}
    for step in steps:
        for key, value in step.changed.items():
            place = None if value is None else _place(step.table.fields[key])
            for target in targets({key: value}, step.table.fields[key]) if place else ():
                if (place, target) not in made:
                    asked.setdefault(str(place), {}).setdefault(target, []).append((step.at, key))
    problems = []
    for place, wanted in asked.items():
        there = existing(place, wanted) - gone.get(place, set())
        template = NO_FILE if place == "attachment" else NO_RECORD
        for target in wanted.keys() - there:
            error = InvalidInput(template, "field")
            problems += [RecordProblem(at, key, error) for at, key in wanted[target]]
    return problems


def _made_and_gone(steps: Iterable[Step]) -> tuple[set[tuple[str, int]], dict[str, set[int]]]:
    """The records that ``steps`` create, and those that they delete, by table."""
    made: set[tuple[str, int]] = set()
    gone: dict[str, set[int]] = {}
    for step in steps:
        if step.old is None:
            made.add((step.table.type.table, step.record_id))
        elif step.new is None:
            gone.setdefault(step.table.type.table, set()).add(step.record_id)
    return made, gone


def _place(field: FieldRow) -> str | None:
    """The table that a field's numbers lead to."""
    if field.kind is FieldKind.ATTACHMENT:
        return "attachment"
    return table_of(field.target).type.table if field.kind in LINKS else None


def unique_problems(table: RecordTable, steps: Sequence[Step]) -> list[RecordProblem]:
    """Values of one table's unique fields that two records would have."""
    problems: list[RecordProblem] = []
    for one in table.type.fields:
        if one.unique:
            problems += _doubles(table, one, steps)
    return problems


def _doubles(table: RecordTable, field: FieldRow, steps: Sequence[Step]) -> list[RecordProblem]:
    wanted: dict[Value, Step] = {}
    doubles: list[Step] = []
    free: set[int] = set()  # the records that give up their value, or are gone
    for step in steps:
        if step.new is None:
            free.add(step.record_id)
        value = step.changed.get(field.id)
        if step.new is not None and field.id in step.changed:
            free.add(step.record_id)
        if value is not None and wanted.setdefault(value, step) is not step:
            doubles.append(step)
    if wanted:
        holders = table.holders(field, wanted)
        doubles += [wanted[value] for value, key in holders.items() if key not in free]
    error = InvalidInput(TAKEN, "field")
    return [RecordProblem(step.at, field.id, error) for step in doubles]
