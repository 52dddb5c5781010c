"""The same badge for the same users at the same moment: once, whoever was first."""

from collections import Counter

import pytest
from peewee import Database

from desktop_app.badges import BadgeName, backfill, check_badge
from desktop_app.models import close_database, open_database, tables
from desktop_app.models import database as opening
from desktop_app.models.queries import projects
from desktop_app.models.tables import Notification, UserBadge
from desktop_app.operations import create_project, create_user
from tests.support import ExpectedLog, Postgres, in_processes, in_threads

NAME = BadgeName.FIRST_ACTION_CREATED
USERS = 25
AT_ONCE = 4


@pytest.fixture
def users(database: Database) -> list[int]:
    """The ids of many users."""
    with database.atomic():
        return [create_user(f"User {n}", f"user{n}@example.com").id for n in range(USERS)]


def assert_once_each(results: list[list[bool]], users: list[int]) -> None:
    """Each user has one badge and one notification, and one caller was told so."""
    assert [Counter(column)[True] for column in zip(*results, strict=True)] == [1] * USERS
    assert sorted(row.user.id for row in UserBadge.select()) == users
    assert sorted(row.recipient.id for row in Notification.select()) == users


def test_processes(users: list[int], database_url: str) -> None:
    assert_once_each(in_processes(AT_ONCE, database_url, "award", NAME, users), users)


def test_threads(users: list[int]) -> None:
    results = in_threads(AT_ONCE, lambda: [check_badge(NAME, user) for user in users])
    assert_once_each(results, users)


def test_creating(users: list[int]) -> None:
    """Every create succeeds, though only one of them earns."""
    user = users[0]
    names = iter("ABCD")
    projects = in_threads(AT_ONCE, lambda: create_project(user, next(names)).name)
    assert sorted(projects) == list("ABCD")
    assert UserBadge.select().count() == Notification.select().count() == 1


def test_waiting_too_long_costs_no_project(
    postgresql_url: str, expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else has awarded the same badge and neither commits nor rolls back."""
    import psycopg

    monkeypatch.setattr(opening, "BUSY_TIMEOUT_S", 0.05)
    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")
    with psycopg.connect(postgresql_url) as other:
        other.execute(
            "INSERT INTO user_badge (user_id, name, earned_at, recorded_at, origin, verified)"
            " VALUES (%s, 'projectCreated', 1, 1, 'live', true)",
            (user.id,),
        )
        create_project(user.id, "Shop")
        other.rollback()
    expected_log.take("awarding projectCreated")
    assert [project.name for project in projects(user.id)] == ["Shop"]
    assert check_badge(BadgeName.PROJECT_CREATED, user.id)
    close_database()


def test_what_one_has_is_not_locked(postgresql_url: str, postgres: Postgres) -> None:
    """Who has earned it makes nobody wait, by creating another or by a backfill."""
    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com").id
    create_project(user, "Shop")
    with opening.session(), tables.database.atomic():
        assert not check_badge(BadgeName.PROJECT_CREATED, user)
        backfill()
        assert len(postgres.execute("SELECT 1 FROM user_badge FOR UPDATE NOWAIT")) == 1
    close_database()
