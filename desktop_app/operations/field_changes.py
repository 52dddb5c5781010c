"""Changing the fields of a data type that has records; looking first, and undoing it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from playhouse.migrate import SchemaMigrator

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models import record_columns
from ..models.database import session
from ..models.field_json import load_field
from ..models.field_rows import dump_fields, field_columns, fields_of, load_change
from ..models.fields import FieldRow
from ..models.record_store import on_sqlite
from ..models.tables import DataField, DataType, TypeChange, database
from ..models.values import normalized
from .field_steps import FieldPreview, Plan, Renames, apply, previews
from .fields import valid_fields, with_targets
from .permission import EDITORS, require_role
from .transaction import retried

STALE = QT_TRANSLATE_NOOP(
    "errors",
    "Somebody else has changed this data type meanwhile. Nothing was changed; look at it again.",
)
TYPE_GONE = QT_TRANSLATE_NOOP("errors", "This data type has been deleted.")
FIELD_GONE = QT_TRANSLATE_NOOP("errors", "This field has been deleted meanwhile.")
NO_CHANGE = QT_TRANSLATE_NOOP("errors", "This change can no longer be undone.")


@retried
def change_fields(
    user_id: int,
    type_id: int,
    fields: Sequence[FieldRow],
    revision: int,
    *,
    empty_misfits: bool = False,
    renamed: Renames | None = None,
) -> int:
    """Make ``fields`` the data type's, in this order; the id of the change, which can be undone.

    A field without id is new; those that are missing are deleted. Options that were ``renamed`` are
    so in the records. Raises InvalidInput where the type has changed since ``revision``, and where
    values do not fit: unless ``empty_misfits``.
    """
    valid = valid_fields(fields)
    with _schema_change():
        row = _require_type(user_id, type_id)
        if row.revision != revision:
            raise InvalidInput(STALE, "revision")
        before = fields_of(type_id)
        after = _with_columns(row, before, valid)
        names = _valid_renames(before, after, renamed or {})
        plan = Plan(row, before, after, empty_misfits=empty_misfits, renamed=names)
        return _change(user_id, plan)


def preview_fields(
    type_id: int, fields: Sequence[FieldRow], renamed: Renames | None = None
) -> tuple[FieldPreview, ...]:
    """What ``change_fields`` would do: of each field that differs, how many values fit."""
    valid = valid_fields(fields)
    with session():
        row = DataType.get_or_none(DataType.id == type_id)
        if row is None:
            raise InvalidInput(TYPE_GONE, "type_id")
        before = fields_of(type_id)
        after = _with_columns(row, before, valid)
        names = _valid_renames(before, after, renamed or {})
        return previews(Plan(row, before, after, renamed=names))


@retried
def revert_fields(user_id: int, change_id: int) -> int:
    """Undo a change of fields, by another that can be undone in turn: the id of that.

    What the change took away comes back, except where a record has been edited since.
    """
    with _schema_change():
        change: TypeChange | None = TypeChange.get_or_none(TypeChange.id == change_id)
        if change is None:
            raise InvalidInput(NO_CHANGE, "change_id")
        row = _require_type(user_id, change.data_type_id)
        before = fields_of(row.id)
        past = load_change(change.before, change.after)
        after = _reverted(before, past.was, past.now)
        after = with_targets(row, valid_fields(after), (*before, *past.was))
        back = {
            key: {now: was for was, now in names.items()} for key, names in past.renamed.items()
        }
        plan = Plan(
            row,
            before,
            after,
            empty_misfits=True,
            undoes=_sources(row, before, after, past.kept),
            last=past.last,
            renamed=_valid_renames(before, after, back),
        )
        return _change(user_id, plan)


@retried
def restore_field(user_id: int, field_id: int) -> int:
    """Bring a deleted field back with its values, as the last one: the id of the change."""
    with _schema_change():
        gone: DataField | None = DataField.get_or_none(
            DataField.id == field_id, DataField.deleted_at > 0
        )
        if gone is None:
            raise InvalidInput(NO_CHANGE, "field_id")
        row = _require_type(user_id, gone.data_type_id)
        before, field = fields_of(row.id), load_field(gone)
        after = with_targets(row, valid_fields((*before, field)), (*before, field))
        undoes = _sources(row, before, after, {})
        return _change(user_id, Plan(row, before, after, empty_misfits=True, undoes=undoes))


@contextmanager
def _schema_change() -> Iterator[None]:
    """A transaction that may rebuild tables: SQLite must not look at their links meanwhile."""
    if on_sqlite() and database.in_transaction():
        raise RuntimeError("on SQLite, fields cannot change within a transaction")
    with session(), SchemaMigrator.from_database(database).migration_context():
        yield


def _require_type(user_id: int, type_id: int) -> DataType:
    """The data type, which the user may change, and nobody else at the same time."""
    query = DataType.select().where(DataType.id == type_id)
    row: DataType | None = (query.for_update() if database.for_update else query).first()
    if row is None:
        raise InvalidInput(TYPE_GONE, "type_id")
    require_role(user_id, row.project_id, EDITORS)
    if row.deleted_at is not None:
        raise InvalidInput(TYPE_GONE, "type_id")
    return row


def _with_columns(
    row: DataType, before: Sequence[FieldRow], fields: Sequence[FieldRow]
) -> tuple[FieldRow, ...]:
    """The fields, whose columns are what the database says, whoever asks."""
    columns = {field.id: field.column for field in before}
    for at, field in enumerate(fields):
        if field.id and field.id not in columns:
            raise InvalidInput(FIELD_GONE, f"fields[{at}].name")
    named = tuple(replace(field, column=columns.get(field.id, "")) for field in fields)
    return with_targets(row, named, before)


def _valid_renames(
    before: Sequence[FieldRow], after: Sequence[FieldRow], renamed: Renames
) -> dict[int, dict[str, str]]:
    """Those of options that there were, to ones that there are; no two to one, which nobody could
    tell apart again."""
    was = {field.id: field.options for field in before}
    valid: dict[int, dict[str, str]] = {}
    for field in after:
        names = {
            old: normalized(new)
            for old, new in renamed.get(field.id, {}).items()
            if old in was.get(field.id, ()) and normalized(new) in field.options
        }
        moved = {old: new for old, new in names.items() if old != new}
        if moved and len(set(names.values())) == len(names):
            valid[field.id] = moved
    return valid


def _reverted(
    now: Sequence[FieldRow], before: Sequence[FieldRow], after: Sequence[FieldRow]
) -> tuple[FieldRow, ...]:
    """The fields of ``now`` without what led from ``before`` to ``after``."""
    there = {field.id: field for field in now}
    changed_to = {field.id: field for field in after}
    was = {field.id for field in before}
    old = [
        there[field.id] if changed_to.get(field.id) == field else field
        for field in before
        if field.id in there or field.id not in changed_to
    ]
    return (*old, *(field for field in now if field.id not in was | set(changed_to)))


def _sources(
    row: DataType, before: Sequence[FieldRow], after: Sequence[FieldRow], kept: Mapping[int, str]
) -> dict[int, FieldRow]:
    """Where the values are kept that come back, by field."""
    there = {field.id for field in before}
    gone = DataField.select(DataField.id, DataField.column_name).where(
        DataField.data_type == row.id, DataField.deleted_at.is_null(False)
    )
    columns = {field.id: field.column_name for field in gone} | {
        key: column for key, column in kept.items() if key in there
    }
    return {
        field.id: replace(field, column=columns[field.id]) for field in after if field.id in columns
    }


def _change(user_id: int, plan: Plan) -> int:
    """Do it, and write down what was and what is; the id of the change."""
    row = plan.data_type
    change = TypeChange.create(data_type=row, user=user_id, before="", after="")
    # The names may be swapped, which no order of statements does while all of them count.
    DataField.update(deleted_at=0).where(
        DataField.data_type == row.id, DataField.deleted_at.is_null()
    ).execute()
    plan.after = tuple(_with_id(row, field) for field in plan.after)
    last = record_columns.last_id(plan.table)
    kept = apply(plan, change.id)
    moment = change.at
    for field, column in kept.gone.items():
        DataField.update(deleted_at=moment, column_name=column).where(
            DataField.id == field
        ).execute()
    for position, one in enumerate(plan.after):
        written = field_columns(one, position)
        DataField.update(**written).where(DataField.id == one.id).execute()
    DataType.update(revision=row.revision + 1).where(DataType.id == row.id).execute()
    was = {"fields": dump_fields(plan.before), "kept": kept.old, "last": last}
    change.before = json.dumps(was)
    change.after = json.dumps({"fields": dump_fields(plan.after), "renamed": plan.renamed})
    change.save(only=[TypeChange.before, TypeChange.after])
    return int(change.id)


def _with_id(row: DataType, field: FieldRow) -> FieldRow:
    """The field, with a row in the database."""
    if field.id:
        return field
    values = {**field_columns(field, 0), "deleted_at": 0}
    return replace(field, id=DataField.insert(data_type=row, **values).execute())
