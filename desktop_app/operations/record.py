"""Records: created and edited, many at once; what others changed meanwhile is not overwritten."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..errors import InvalidInput
from ..models import clock
from ..models.database import session
from ..models.fields import Value
from ..models.record_past import changed_by, since
from ..models.record_rows import RecordRow
from ..models.record_store import RecordTable
from . import record_batch
from .items import MISSING
from .record_access import known_table, require_table, table_of
from .record_values import Checked, Step, checked, link_problems, unique_problems
from .record_words import (
    Change,
    Conflict,
    EditConflict,
    EditedRecord,
    RecordProblem,
    Written,
)
from .transaction import retried, transaction


@retried
def write_records(user_id: int, type_id: int, changes: Sequence[Change]) -> Written:
    """Create and edit records of a data type: all of ``changes``, or none.

    An edit of a record that somebody else changed meanwhile is merged, field by field. Raises
    EditConflict where they changed the same field, and InvalidRecords for what does not fit.
    ``rows`` of what it returns has one row for each of ``changes``.
    """
    seen = known_table(type_id)
    found = None if seen is None else checked(seen, changes)  # not while others wait
    with transaction():
        table = require_table(user_id, type_id)
        if found is None or table is not seen:
            found = checked(table, changes)
        there, problems = _there(table, found, lock=True)
        if not problems:
            _require_no_conflict(table, found, there)
        edited, created = _edited(table, found, there), _created(table, found, table.new_ids)
        written = record_batch.write(user_id, type_id, [*edited, *created], problems)
    now = there | {step.record_id: step.new for step in edited if step.new is not None}
    new = iter(step.new for step in created if step.new is not None)
    rows = [now[c.id] if isinstance(c, EditedRecord) else next(new) for c in changes]
    return replace(written, rows=tuple(rows))


@session()
def check_records(type_id: int, changes: Sequence[Change]) -> tuple[RecordProblem, ...]:
    """What ``write_records`` would refuse of ``changes``, by place and field; writes nothing."""
    table = table_of(type_id)
    found = checked(table, changes)
    there, problems = _there(table, found, lock=False)
    steps = [*_edited(table, found, there), *_created(table, found, lambda n: range(-n, 0))]
    problems += [*link_problems(steps), *unique_problems(table, steps)]
    return tuple(sorted(problems, key=lambda problem: (problem.at, problem.field_id)))


def _there(
    table: RecordTable, found: Checked, *, lock: bool
) -> tuple[dict[int, RecordRow], list[RecordProblem]]:
    """The edited records as they are stored now; all problems, also with those that are gone."""
    edits = [(at, c) for at, c in enumerate(found.changes) if isinstance(c, EditedRecord)]
    there = table.load({edit.id for _, edit in edits}, lock=lock)
    gone = [
        RecordProblem(at, 0, InvalidInput(MISSING, "id")) for at, e in edits if e.id not in there
    ]
    return there, [*found.problems, *gone]


def _edited(table: RecordTable, found: Checked, there: dict[int, RecordRow]) -> list[Step]:
    """One step for each record that differs, however many changes it has."""
    merged: dict[int, tuple[int, RecordRow]] = {}
    for at, change in enumerate(found.changes):
        if isinstance(change, EditedRecord) and change.id in there:
            _, row = merged.get(change.id, (at, there[change.id]))
            merged[change.id] = (at, replace(row, values=row.values | found.values[at]))
    moment, steps = clock.now(), []
    for key, (at, row) in merged.items():
        old = there[key]
        if row.values != old.values:
            new = replace(row, revision=old.revision + 1, updated_at=moment)
            steps.append(Step(table, old, new, at))
    return steps


def _created(
    table: RecordTable, found: Checked, new_ids: Callable[[int], Sequence[int]]
) -> list[Step]:
    new = [at for at, change in enumerate(found.changes) if not isinstance(change, EditedRecord)]
    if not new:
        return []
    moment, empty = clock.now(), dict[int, Value].fromkeys(table.fields)
    return [
        Step(table, None, RecordRow(key, 1, moment, moment, empty | found.values[at]), at)
        for key, at in zip(new_ids(len(new)), new, strict=True)
    ]


def _require_no_conflict(table: RecordTable, found: Checked, there: dict[int, RecordRow]) -> None:
    """Raise EditConflict where a value was seen at an old revision, and changed since."""
    stale = [
        (at, change)
        for at, change in enumerate(found.changes)
        if isinstance(change, EditedRecord) and change.revision < there[change.id].revision
    ]
    if not stale:
        return
    oldest: dict[int, int] = {}
    for _, edit in stale:
        oldest[edit.id] = min(edit.revision, oldest.get(edit.id, edit.revision))
    history = since(table.type.id, oldest)
    conflicts = []
    for at, edit in stale:
        row = there[edit.id]
        meanwhile = [c for c in history.get(edit.id, ()) if c.revision > edit.revision]
        for key, mine in found.values[at].items():
            who = changed_by(meanwhile, key, row.values.get(key))
            if who is not None and mine != row.values.get(key):
                theirs = row.values.get(key)
                conflicts.append(Conflict(at, row.id, key, mine, theirs, who, row.revision))
    if conflicts:
        raise EditConflict(conflicts)
