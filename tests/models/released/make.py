"""Writes this version's database file: ``python -m tests.models.released.make``, once a release.

It has a row in every table, and its times are round, so that it can be told from others.
"""

from pathlib import Path

from desktop_app import __version__
from desktop_app.badges import BadgeName, backfill_if_changed
from desktop_app.models import close_database, open_database
from desktop_app.models.rows import Kind
from desktop_app.models.tables import TABLES
from desktop_app.operations import (
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    delete,
    invite_member,
    mark_read,
    return_badge,
    withdraw_badge,
)

RELEASED = 1_800_000_000_000
TIMES = {"created_at", "earned_at", "recorded_at", "withdrawn_at", "returned_at"}


def main() -> None:
    version = ".".join(__version__.split(".")[:2])
    file = Path(__file__).with_name(f"{version}.db")
    if file.exists():
        raise SystemExit(f"{version} is released: its file stays as it is")
    open_database(file)
    user = create_user("Ada Lovelace", "ada@example.com", b"\x89PNG")
    project = create_project(user.id, "Café “Zum Löwen” 🦁")
    create_data_type(user.id, project.id, "Visitors", "Who came,\nand when")
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


if __name__ == "__main__":
    main()
