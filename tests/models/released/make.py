"""Writes this version's database file: ``python -m tests.models.released.make``, once a release.

It has a row in every table, and its times are round, so that it can be told from others.
"""

import datetime
import shutil
from decimal import Decimal
from pathlib import Path

from desktop_app import __version__
from desktop_app.badges import BadgeName, backfill_if_changed
from desktop_app.models import close_database, open_database, records
from desktop_app.models.fields import FieldKind, FieldRow, Value
from desktop_app.models.record_rows import Query, Sort, ViewKind
from desktop_app.models.rows import Kind
from desktop_app.models.tables import TABLES
from desktop_app.operations import (
    EditedRecord,
    NewRecord,
    attach_file,
    change_fields,
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    delete,
    delete_records,
    invite_member,
    mark_read,
    return_badge,
    save_view,
    withdraw_badge,
    write_records,
)
from desktop_app.operations.fields import SELF

RELEASED = 1_800_000_000_000
TIMES = {"created_at", "earned_at", "recorded_at", "withdrawn_at", "returned_at"}
FIELDS = (
    FieldRow("Name", FieldKind.TEXT, required=True),
    FieldRow("Badge no.", FieldKind.INTEGER, unique=True),
    FieldRow("Deposit", FieldKind.MONEY, currency="EUR"),
    FieldRow("Since", FieldKind.DATE),
    FieldRow("Kind", FieldKind.CHOICE, options=("Guest", "Supplier")),
    FieldRow("With", FieldKind.LINKS, target=SELF),
    FieldRow("Picture", FieldKind.ATTACHMENT),
    FieldRow("Dropped", FieldKind.LONG_TEXT),
)


def main() -> None:
    version = ".".join(__version__.split(".")[:2])
    file = Path(__file__).with_name(f"{version}.db")
    if file.exists():
        raise SystemExit(f"{version} is released: its file stays as it is")
    open_database(file)
    user = create_user("Ada Lovelace", "ada@example.com", b"\x89PNG")
    project = create_project(user.id, "Café “Zum Löwen” 🦁")
    made = create_data_type(user.id, project.id, "Visitors", "Who came,\nand when", FIELDS)
    enter_records(user.id, made.id)
    shutil.rmtree(file.with_name(f"{file.stem}-files"))
    create_action(user.id, project.id, "Greet <visitors>", "Every morning")
    create_application(user.id, project.id, "Front desk")
    invite_member(user.id, project.id, "bob@example.com", "viewer")
    delete(user.id, Kind.PROJECT, create_project(user.id, "Deleted").id)
    withdraw_badge(user.id, user.id, BadgeName.FIRST_DATA_TYPE_CREATED, "For the test")
    return_badge(user.id, user.id, BadgeName.FIRST_DATA_TYPE_CREATED)
    backfill_if_changed()
    mark_read(user.id)
    for table in TABLES:
        for column in TIMES & set(table._meta.fields):
            table.update({getattr(table, column): RELEASED}).execute()
    close_database()


def enter_records(user_id: int, type_id: int) -> None:
    """Two records, one of them changed; a third in the trash; a view; a field deleted."""
    of = records.data_type(type_id)
    assert of is not None
    name, number, deposit, since, kind, companions, picture, dropped = (f.id for f in of.fields)
    file = attach_file(Path(__file__).with_name("__init__.py"))
    ada: dict[int, Value] = {
        name: "Ada Ärmel",
        number: 1,
        deposit: Decimal("12.50"),
        since: datetime.date(2026, 11, 22),
        kind: "Guest",
        picture: file.id,
        dropped: "still here",
    }
    others = [NewRecord({name: who}) for who in ("Bob", "Gone")]
    written = write_records(user_id, type_id, [NewRecord(ada), *others])
    first, second, third = (row.id for row in written.rows)
    write_records(user_id, type_id, [EditedRecord(second, 1, {number: 2, companions: (first,)})])
    delete_records(user_id, type_id, [third])
    save_view(user_id, type_id, "By name", ViewKind.TABLE, Query(sort=(Sort(name),)), {})
    change_fields(user_id, type_id, of.fields[:-1], of.revision)


if __name__ == "__main__":
    main()
