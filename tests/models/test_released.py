"""What earlier versions wrote opens, and keeps its rows."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from desktop_app import __version__
from desktop_app.badges import BadgeName
from desktop_app.models import Invitation, User, close_database, open_database, queries
from desktop_app.models.rows import Kind, RecentRow, Role
from desktop_app.models.tables import TABLES
from desktop_app.operations import create_action
from tests.models.released.make import RELEASED

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
    assert Invitation.get().email == "bob@example.com"


def test_goes_on(released: User) -> None:
    (project,) = queries.projects(released.id)
    create_action(released.id, project.id, "New")
    assert len(queries.items(Kind.ACTION, project.id)) == 2
