"""Undo and redo of records, which are the same; and one record put back as it was."""

from collections.abc import Mapping
from dataclasses import replace

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models import clock
from ..models.fields import Value
from ..models.record_past import Past, of_set, since, with_ids
from ..models.record_rows import ChangeKind, RecordRow
from ..models.record_store import RecordTable
from ..models.values import to_json
from . import record_batch
from .items import MISSING
from .record_access import require_table
from .record_reviving import (
    TOO_OLD,
    Revival,
    require_kept,
    restored,
    revived,
    with_value_problems,
)
from .record_values import Step
from .record_words import Conflict, EditConflict, RecordProblem, Written
from .transaction import retried, transaction

CHANGED_SINCE = QT_TRANSLATE_NOOP(
    "errors", "{name} has changed the same values since. This cannot be undone any more."
)
NOTHING_BEFORE = QT_TRANSLATE_NOOP("errors", "Before that, there was no such record.")


@retried
def revert_records(user_id: int, change_set: int) -> Written:
    """Do the opposite of all that was written together, as a new change set: undo, and redo.

    Raises EditConflict where somebody else changed the same values since, and InvalidInput where a
    record is gone: nothing of theirs is overwritten.
    """
    with transaction():
        past = of_set(change_set)
        if not past:
            raise InvalidInput(TOO_OLD, "change_set")
        main = past[0].type_id
        revival, conflicts = Revival([], []), list[Conflict]()
        for key in dict.fromkeys(change.type_id for change in past):
            table = require_table(user_id, key, deleted=key != main)
            changes = {c.record_id: c for c in past if c.type_id == key}
            conflicts += _revert(table, changes, revival)
        require_kept(past)
        if conflicts:
            raise EditConflict(conflicts, CHANGED_SINCE)
        steps, problems = with_value_problems(revival)
        return record_batch.write(user_id, main, steps, problems, defer=True)


def _revert(table: RecordTable, changes: Mapping[int, Past], revival: Revival) -> list[Conflict]:
    """Add to ``revival`` the opposite of the changes of one type; what is in its way."""
    revisions = {key: change.revision for key, change in changes.items()}
    there, later = table.load(changes, lock=True), since(table.type.id, revisions)
    conflicts = []
    for at, (key, change) in enumerate(changes.items()):
        now, since_then = there.get(key), later.get(key, [])
        if now is None:
            _bring_back(table, change, since_then, at, revival)
            continue
        if change.kind is ChangeKind.DELETE:
            continue  # it has been restored
        old, problems = _before(table, change, now, at)
        revival.problems.extend(problems)
        revival.steps.append(Step(table, now, old, at))
        conflicts += _conflicts(change, now, old, since_then, at)
    return conflicts


def _bring_back(
    table: RecordTable, change: Past, later: list[Past], at: int, revival: Revival
) -> None:
    """The opposite of a change of a record that is not there."""
    if change.kind is ChangeKind.CREATE:
        return  # it is gone already
    last = later[-1] if later else change
    if change.kind is ChangeKind.UPDATE or last.before != change.before:
        raise InvalidInput(MISSING, "change_set")
    revival.add(restored(table, last, at))


def _before(
    table: RecordTable, change: Past, now: RecordRow, at: int
) -> tuple[RecordRow | None, list[RecordProblem]]:
    """The record as it is to be without the change: None where the change created it."""
    if change.kind is ChangeKind.CREATE:
        return None, []
    values, problems = dict(now.values), []
    for key, field in table.fields.items():
        if change.touches(str(key)):
            try:
                values[key] = revived(field, change.before.get(str(key)))
            except InvalidInput as error:
                problems.append(RecordProblem(at, key, error))
    return _with(now, values), problems


def _with(row: RecordRow, values: dict[int, Value]) -> RecordRow:
    return replace(row, revision=row.revision + 1, updated_at=clock.now(), values=values)


def _conflicts(
    change: Past, now: RecordRow, old: RecordRow | None, later: list[Past], at: int
) -> list[Conflict]:
    """The values that are no longer what the change made them."""
    found = []
    for key, theirs in now.values.items():
        touching = [past for past in later if past.touches(str(key))]
        if not touching or to_json(theirs) == change.after.get(str(key)):
            continue
        if old is None or change.touches(str(key)):
            mine = None if old is None else old.values[key]
            who = touching[-1].by
            found.append(Conflict(at, now.id, key, mine, theirs, who, now.revision))
    return found


@retried
def put_back(user_id: int, change_id: int) -> Written:
    """Make one record again what it was before that change, whatever happened to it since."""
    with transaction():
        change = next(iter(with_ids([change_id])), None)
        if change is None:
            raise InvalidInput(TOO_OLD, "change_id")
        if change.kind is ChangeKind.CREATE:
            raise InvalidInput(NOTHING_BEFORE, "change_id")
        table = require_table(user_id, change.type_id)
        require_kept([change])
        past = since(change.type_id, {change.record_id: change.revision - 1})[change.record_id]
        now = table.load([change.record_id], lock=True).get(change.record_id)
        if now is None:
            step, problems = restored(table, past.pop(), 0)
        else:
            step, problems = Step(table, now, _with(now, now.values)), []
        step, more = _walked_back(step, past)
        steps, problems = with_value_problems(Revival([step], [*problems, *more]))
        return record_batch.write(user_id, change.type_id, steps, problems)


def _walked_back(step: Step, past: list[Past]) -> tuple[Step, list[RecordProblem]]:
    """To what there was before the first of ``past``."""
    written: dict[str, object] = {}
    for change in reversed(past):
        touched = [key for key in {**change.before, **change.after} if change.touches(key)]
        written |= {key: change.before.get(key) for key in touched}
    assert step.new is not None
    values, problems = dict(step.new.values), []
    for key, field in step.table.fields.items():
        if str(key) in written:
            try:
                values[key] = revived(field, written[str(key)])
            except InvalidInput as error:
                problems.append(RecordProblem(0, key, error))
    return replace(step, new=replace(step.new, values=values)), problems
