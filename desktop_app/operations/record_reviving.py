"""Records as their history tells that they were: for undo, for the trash, for one's history."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, NamedTuple

from ..errors import QT_TRANSLATE_NOOP, InvalidInput, PlatformError
from ..models import clock
from ..models.field_json import load_field
from ..models.fields import FieldKind, FieldRow, Value
from ..models.record_past import Past, with_ids
from ..models.record_rest import Rest
from ..models.record_rows import RecordRow
from ..models.record_store import RecordTable
from ..models.tables import DataField, database
from ..models.values import columns, from_column, from_json, to_columns
from .converting import convert
from .field_schema import check_values
from .record_values import Step
from .record_words import RecordProblem

MISFIT = QT_TRANSLATE_NOOP("errors", "“{name}” has changed since: its old value does not fit.")


TOO_OLD = QT_TRANSLATE_NOOP("errors", "This is too long ago: it is no longer known how it was.")


def require_kept(past: Collection[Past]) -> None:
    """Raise InvalidInput where the trash was emptied since these changes were read.

    On a server: from now on, who empties it waits for this transaction.
    """
    if database.for_update and len(with_ids([change.id for change in past])) < len(past):
        raise InvalidInput(TOO_OLD, "change_set")


class Revival(NamedTuple):
    """Steps back to an earlier state, and the values in the history that no longer fit."""

    steps: list[Step]
    problems: list[RecordProblem]

    def add(self, back: tuple[Step, list[RecordProblem]]) -> None:
        """One more step."""
        self.steps.append(back[0])
        self.problems.extend(back[1])


def revived(field: FieldRow, written: Any) -> Value:
    """A value from the history. Raises InvalidInput where the field's kind has changed since."""
    try:
        value = from_json(field, written)
    except (ArithmeticError, TypeError, ValueError, AttributeError) as error:
        raise InvalidInput(MISFIT, "field", name=field.name) from error
    return value


def restored(table: RecordTable, deletion: Past, at: int) -> tuple[Step, list[RecordProblem]]:
    """The step that brings a deleted record back, and the values that no longer fit."""
    rest: Rest = {k: v for k, v in deletion.after.items() if isinstance(v, dict)}
    values: dict[int, Value] = dict.fromkeys(table.fields)
    problems = []
    for key, field in table.fields.items():
        try:
            values[key] = _from_rest(field, rest) or revived(field, deletion.before.get(str(key)))
        except InvalidInput as error:
            problems.append(RecordProblem(at, key, error))
    moment = clock.now()
    created_at = int(deletion.after.get("created_at", moment))
    row = RecordRow(deletion.record_id, deletion.revision + 1, created_at, moment, values)
    return Step(table, None, row, at, _left(table, deletion, rest)), problems


def _from_rest(field: FieldRow, rest: Rest) -> Value:
    """What the field's column held when the field itself was not there, or of another kind."""
    if field.kind is FieldKind.LINKS:
        return tuple(rest.get("links", {}).get(field.column, ())) or None
    return from_column(field, rest.get("columns", {}).get(field.column))


def _left(table: RecordTable, deletion: Past, rest: Rest) -> Rest:
    """What to put back beside the fields: also the values of fields deleted since."""
    lost = {key for key in deletion.before if int(key) not in table.fields}
    if not lost:
        return rest
    there, links = dict(rest.get("columns", {})), dict(rest.get("links", {}))
    gone = DataField.select().where(
        DataField.data_type == table.type.id, DataField.deleted_at.is_null(False)
    )
    for field in map(load_field, gone):
        if str(field.id) not in lost:
            continue
        if field.kind is FieldKind.LINKS:
            links.setdefault(field.column, deletion.before[str(field.id)])
            continue
        value = revived(field, deletion.before[str(field.id)])
        for name, stored in zip(
            columns(field), to_columns(field, value, database.obj), strict=True
        ):
            there.setdefault(name, stored)
    return {"columns": there, "links": links}


def with_value_problems(revival: Revival) -> tuple[list[Step], list[RecordProblem]]:
    """The steps that change anything, without the values that their fields, as they are now,
    refuse; and these as problems."""
    steps = [s for s in revival.steps if s.old is None or s.new is None or s.changed]
    problems = {(problem.at, problem.field_id): problem for problem in revival.problems}
    fitting = []
    for step in steps:
        fits, errors = _converted(step, _errors(step))
        for key, error in errors.items():
            problems.setdefault((step.at, key), RecordProblem(step.at, key, error))
        fitting.append(_without(fits, errors) if errors else fits)
    return fitting, list(problems.values())


def _errors(step: Step) -> dict[int, PlatformError]:
    if step.new is None:
        return {}
    whole = step.old is None
    values = step.new.values if whole else step.changed
    return check_values(step.table.type, values, partial=not whole)


def _converted(
    step: Step, errors: dict[int, PlatformError]
) -> tuple[Step, dict[int, PlatformError]]:
    """With texts turned into what their fields hold by now, where they can be."""
    if not errors or step.new is None:
        return step, errors
    values, left = dict(step.new.values), dict[int, PlatformError]()
    for key, error in errors.items():
        value, field = values.get(key), step.table.fields[key]
        try:
            if not isinstance(value, str):
                raise ValueError
            values[key] = convert(value, FieldRow(field.name, FieldKind.LONG_TEXT), field)
        except ValueError:
            left[key] = error
    return replace(step, new=replace(step.new, values=values)), left


def _without(step: Step, keys: Collection[int]) -> Step:
    assert step.new is not None
    values = {key: value for key, value in step.new.values.items() if key not in keys}
    return replace(step, new=replace(step.new, values=values))
