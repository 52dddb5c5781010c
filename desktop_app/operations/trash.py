"""The trash: deleted records are restored from it, and gone for good after 30 days."""

from collections.abc import Collection
from dataclasses import replace

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.fields import FieldKind, Value
from ..models.record_past import Past, since, with_ids
from ..models.record_rows import ChangeKind
from ..models.record_store import RecordTable, targets
from . import record_batch
from .record_access import require_table
from .record_reviving import Revival, require_kept, restored, with_value_problems
from .record_values import Step, link_problems, unique_problems
from .record_words import RecordProblem, Written
from .transaction import retried, transaction

NOT_IN_TRASH = QT_TRANSLATE_NOOP("errors", "This is no longer in the trash.")


@retried
def restore_records(
    user_id: int, change_ids: Collection[int], *, empty_misfits: bool = False
) -> Written:
    """Bring deleted records back, under their old ids; ``change_ids`` are of their deletions.

    Raises InvalidRecords where values no longer fit: the field has changed, another record has the
    value, what was linked to is deleted. With ``empty_misfits`` those are left empty instead.
    """
    with transaction():
        past = with_ids(change_ids)
        if not past:
            raise InvalidInput(NOT_IN_TRASH, "change_ids")
        revival = Revival([], [])
        at = {key: place for place, key in enumerate(change_ids)}
        for type_id in dict.fromkeys(change.type_id for change in past):
            table = require_table(user_id, type_id)
            for deletion in _deletions(table, [c for c in past if c.type_id == type_id]):
                revival.add(restored(table, deletion, at[deletion.id]))
        require_kept(past)
        revival.steps.sort(key=lambda step: step.at)
        steps, problems = with_value_problems(revival)
        if empty_misfits:
            problems += _lost(steps)
            steps, problems = with_value_problems(Revival(_emptied(steps, problems), []))
        return record_batch.write(user_id, past[0].type_id, steps, problems, defer=True)


def _deletions(table: RecordTable, past: Collection[Past]) -> Collection[Past]:
    """Those that are the last that happened to their record."""
    later = since(table.type.id, {change.record_id: change.revision for change in past})
    there = table.load({change.record_id for change in past})
    for change in past:
        is_last = change.record_id not in later and change.record_id not in there
        if change.kind is not ChangeKind.DELETE or not is_last:
            raise InvalidInput(NOT_IN_TRASH, "change_ids")
    return past


def _lost(steps: list[Step]) -> list[RecordProblem]:
    """What is gone or taken by others."""
    found = link_problems(steps)
    for table in {step.table.type.id: step.table for step in steps}.values():
        found += unique_problems(table, [step for step in steps if step.table is table])
    return found


def _emptied(steps: list[Step], problems: Collection[RecordProblem]) -> list[Step]:
    """The steps without the values that do not fit; of several links, those that lead nowhere."""
    misfits: dict[int, set[int]] = {}
    for problem in problems:
        misfits.setdefault(problem.at, set()).add(problem.field_id)
    left, made = [], [_with_values(step, {}) for step in steps]
    for step in steps:
        assert step.new is not None
        values = {key: _fitting(step, key, made) for key in misfits.get(step.at, ())}
        left.append(_with_values(step, step.new.values | values))
    return left


def _with_values(step: Step, values: dict[int, Value]) -> Step:
    assert step.new is not None
    return replace(step, new=replace(step.new, values=values))


def _fitting(step: Step, field_id: int, made: list[Step]) -> Value:
    """What of a value still fits; ``made`` are the records that come back with it."""
    field = step.table.fields[field_id]
    if field.kind is not FieldKind.LINKS or step.new is None:
        return None
    left = []
    for target in targets(step.new.values, field):
        if not link_problems([*made, _with_values(step, {field_id: (target,)})]):
            left.append(target)
    return tuple(left) or None
