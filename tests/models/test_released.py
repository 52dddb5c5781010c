"""What earlier versions wrote opens, and keeps its rows."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from desktop_app import __version__
from desktop_app.badges import BadgeName
from desktop_app.models import (
    Invitation,
    User,
    close_database,
    open_database,
    queries,
    records,
)
from desktop_app.models.fields import DataTypeRow
from desktop_app.models.record_rows import Query
from desktop_app.models.rows import Kind, RecentRow, Role
from desktop_app.models.tables import TABLES
from desktop_app.operations import create_action, restore_records, revert_fields
from tests.models.released.make import FIELDS, RELEASED

FILES = sorted((Path(__file__).parent / "released").glob("*.db"))


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[User]:
    """The user in a copy of a released file, opened by this version."""
    open_database(shutil.copy(request.param, tmp_path))
    yield User.get()
    close_database()


def test_this_version_has_a_file() -> None:
    assert ".".join(__version__.split(".")[:2]) in {file.stem for file in FILES}


def test_schema(released: User) -> None:
    diff = diff_models(released._meta.database, TABLES)
    assert not diff, str(diff)


def test_user(released: User) -> None:
    found = queries.find_user("ada@example.com")
    assert found is not None
    assert (found.name, found.avatar) == ("Ada Lovelace", b"\x89PNG")


def test_badges(released: User) -> None:
    assert {badge.name for badge in released.badges} == set(BadgeName)
    assert {badge.earned_at for badge in released.badges} == {RELEASED}
    kinds = Counter(row.kind for row in queries.notifications(released.id))
    assert kinds == {"badgeEarned": len(BadgeName), "badgeWithdrawn": 1, "badgeReturned": 1}
    assert queries.unread_count(released.id) == 0


def test_project(released: User) -> None:
    (project,) = queries.projects(released.id)
    assert (project.name, project.role) == ("Café “Zum Löwen” 🦁", Role.OWNER)
    overview = queries.overview(project.id)
    assert (overview.data_types, overview.actions, overview.applications) == (1, 1, 1)
    assert RecentRow(Kind.PROJECT, project.id, project.name, RELEASED) in overview.recent
    (data_type,) = queries.items(Kind.DATA_TYPE, project.id)
    assert data_type.description == "Who came,\nand when"
    assert records.data_type(data_type.id) is not None
    assert Invitation.get().email == "bob@example.com"


@pytest.fixture
def visitors(released: User) -> DataTypeRow:
    """The data type with records, where the version knew such."""
    (project,) = queries.projects(released.id)
    (found,) = records.data_types(project.id)
    if not found.fields:
        pytest.skip("this version had no records")
    return found


def test_records(visitors: DataTypeRow) -> None:
    assert [field.name for field in visitors.fields] == [field.name for field in FIELDS[:-1]]
    (view,) = records.views(visitors.id)
    ada, bob = records.read_page(visitors, view.query, limit=10).rows
    names, numbers = visitors.fields[0].id, visitors.fields[1].id
    assert [(row.values[names], row.values[numbers]) for row in (ada, bob)] == [
        ("Ada Ärmel", 1),
        ("Bob", 2),
    ]
    assert bob.values[visitors.fields[5].id] == (ada.id,)
    assert records.read_page(visitors, Query(text="armel"), limit=10).rows == (ada,)


def test_what_was_deleted_comes_back(released: User, visitors: DataTypeRow) -> None:
    (gone,) = records.trash(visitors.project_id)
    restore_records(released.id, [gone.change_id])
    (change,) = records.type_changes(visitors.id)
    revert_fields(released.id, change.id)
    of = records.data_type(visitors.id)
    assert of is not None
    found = records.read_page(of, Query(), limit=10).rows
    assert [row.values[of.fields[-1].id] for row in found] == ["still here", None, None]


def test_goes_on(released: User) -> None:
    (project,) = queries.projects(released.id)
    create_action(released.id, project.id, "New")
    assert len(queries.items(Kind.ACTION, project.id)) == 2
