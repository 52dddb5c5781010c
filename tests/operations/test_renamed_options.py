"""Options that get another name keep their records, and get the old one back by undo."""

from dataclasses import replace

import pytest

from desktop_app import operations
from desktop_app.models import Project, User, records
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.models.record_rows import Query

OPTIONS = ("Open", "Won", "Lost")


def make(user: User, project: Project, kind: FieldKind, *values: Value) -> int:
    """A data type with one field, and a record for each value."""
    field = FieldRow("State", kind, options=OPTIONS)
    type_id: int = operations.create_data_type(user.id, project.id, "Deals", fields=[field]).id
    key = stored(type_id).fields[0].id
    new = [operations.NewRecord({key: value}) for value in values]
    operations.write_records(user.id, type_id, new)
    return type_id


def stored(type_id: int) -> DataTypeRow:
    found = records.data_type(type_id)
    assert found is not None
    return found


def held(type_id: int) -> list[Value]:
    row = stored(type_id)
    page = records.read_page(row, Query(), limit=20)
    return [record.values.get(row.fields[0].id) for record in page.rows]


def rename(
    user: User, type_id: int, options: tuple[str, ...], names: dict[str, str], **changes: object
) -> int:
    row = stored(type_id)
    field = replace(row.fields[0], options=options, **changes)  # type: ignore[arg-type]
    renamed = {field.id: names}
    (preview,) = operations.preview_fields(type_id, [field], renamed)
    assert preview.misfits == 0
    return operations.change_fields(user.id, type_id, [field], row.revision, renamed=renamed)


def test_records_follow(user: User, project: Project) -> None:
    before = ["Open", "Won", None, "Lost", "Won"]
    type_id = make(user, project, FieldKind.CHOICE, *before)
    change = rename(user, type_id, ("Sold", "Lost", "Open"), {"Won": "Sold"})
    assert held(type_id) == ["Open", "Sold", None, "Lost", "Sold"]
    back = operations.revert_fields(user.id, change)
    assert held(type_id) == before
    assert stored(type_id).fields[0].options == OPTIONS
    operations.revert_fields(user.id, back)
    assert held(type_id) == ["Open", "Sold", None, "Lost", "Sold"]


def test_names_are_exchanged(user: User, project: Project) -> None:
    type_id = make(user, project, FieldKind.CHOICE, "Open", "Won", "Lost")
    change = rename(user, type_id, ("Open", "Lost", "Won"), {"Won": "Lost", "Lost": "Won"})
    assert held(type_id) == ["Open", "Lost", "Won"]
    operations.revert_fields(user.id, change)
    assert held(type_id) == ["Open", "Won", "Lost"]


def test_several_choices_follow_also_from_one(user: User, project: Project) -> None:
    type_id = make(user, project, FieldKind.CHOICES, ("Open", "Won"), ("Lost",))
    rename(user, type_id, ("Sold", "Open", "Lost"), {"Won": "Sold"})
    assert held(type_id) == [("Sold", "Open"), ("Lost",)]


def test_one_choice_becomes_several_under_another_name(user: User, project: Project) -> None:
    type_id = make(user, project, FieldKind.CHOICE, "Won", "Open")
    options = ("Open", "Sold", "Lost")
    change = rename(user, type_id, options, {"Won": "Sold"}, kind=FieldKind.CHOICES)
    assert held(type_id) == [("Sold",), ("Open",)]
    operations.revert_fields(user.id, change)
    assert held(type_id) == ["Won", "Open"]


def test_what_was_edited_since_is_not_lost_by_undo(user: User, project: Project) -> None:
    type_id = make(user, project, FieldKind.CHOICE, "Open", "Won")
    change = rename(user, type_id, ("Open", "Sold", "Lost"), {"Won": "Sold"})
    row = stored(type_id)
    first = records.read_page(row, Query(), limit=1).rows[0]
    edited = operations.EditedRecord(first.id, first.revision, {row.fields[0].id: "Sold"})
    operations.write_records(user.id, type_id, [edited])
    operations.revert_fields(user.id, change)
    assert held(type_id) == ["Won", "Won"]


@pytest.mark.parametrize(
    "names", [{"Won": "Sold", "Lost": "Sold"}, {"Never": "Sold"}, {"Won": "Nowhere"}]
)
def test_names_that_tell_nothing_rename_nothing(
    user: User, project: Project, names: dict[str, str]
) -> None:
    type_id = make(user, project, FieldKind.CHOICE, "Won")
    row = stored(type_id)
    field = replace(row.fields[0], options=("Open", "Sold"))
    (preview,) = operations.preview_fields(type_id, [field], {field.id: names})
    assert (preview.converts, preview.misfits, preview.examples) == (0, 1, ("Won",))
