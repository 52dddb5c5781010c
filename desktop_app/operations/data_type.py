"""Data types: the shape of a project's records."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from ..models import field_rows, record_tables
from ..models.fields import FieldRow
from ..models.rows import Fact
from ..models.tables import DataField, DataType, database
from .fields import valid_fields, with_targets
from .items import create_item
from .transaction import retried, transaction
from .validation import valid_icon


@retried
def create_data_type(
    user_id: int,
    project_id: int,
    name: str,
    description: str = "",
    fields: Sequence[FieldRow] = (),
    icon: str = "",
    *,
    awards: bool = True,
) -> DataType:
    """Create a data type and the table of its records; the user's first earns a badge.

    A link to ``SELF`` leads to the new type. What the store makes for the user ``awards`` nothing.
    """
    valid = valid_fields(fields)
    with transaction():
        row = create_item(
            DataType,
            Fact.DATA_TYPE,
            user_id,
            project_id,
            name,
            description=description,
            awards=awards,
            icon=valid_icon(icon),
            table_name=uuid4().hex,  # its own needs the row's id
        )
        row.table_name = record_tables.table_name(row.name, row.id)
        row.save(only=[DataType.table_name])
        record_tables.make_table(database.obj, row.table_name)
        stored = _store_fields(row, with_targets(row, valid))
        record_tables.make_fields(database.obj, field_rows.type_row(row, stored))
    return row


def _store_fields(data_type: DataType, fields: Sequence[FieldRow]) -> tuple[FieldRow, ...]:
    """The fields of a new type, with their ids and columns; its table has none yet."""
    taken: set[str] = set()
    stored = []
    for position, field in enumerate(fields):
        wanted = record_tables.wanted_name(data_type.table_name, field)
        column = record_tables.free_name(wanted, taken)
        taken.add(column)
        named = replace(field, column=column)
        written = field_rows.field_columns(named, position)
        key = DataField.insert(data_type=data_type, **written).execute()
        stored.append(replace(named, id=key))
    return tuple(stored)
