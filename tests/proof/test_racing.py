"""Many award the same at the same moment; some of them take it back: one award, or none."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import product
from threading import Event, Thread
from typing import Any

import pytest
from peewee import Database, SqliteDatabase

from desktop_app.badges import BadgeName, check_badge
from desktop_app.models import Notification, Project, User, close_database, open_database
from desktop_app.models.database import session
from desktop_app.models.tables import UserBadge
from desktop_app.models.tables import database as current
from desktop_app.operations import create_project, create_user
from tests.support import in_processes

NAME = BadgeName.PROJECT_CREATED


def awards() -> tuple[int, int]:
    return UserBadge.select().count(), Notification.select().count()


# Processes


def race(url: str, processes: int, users: int, isolation: str = "") -> None:
    """Every process awards every user the same badge, in the same order."""
    open_database(url)
    with current.atomic():
        ids = [create_user(f"U{n}", f"u{n}@example.com").id for n in range(users)]
    start = time.monotonic()
    results = in_processes(processes, url + isolation, "award", NAME, ids)
    spent = time.monotonic() - start
    wins = [sum(column) for column in zip(*results, strict=True)]
    assert wins == [1] * users
    assert awards() == (users, users)
    assert {row.user.id for row in UserBadge.select()} == set(ids)
    print(f"{processes} processes, {users} users: True {sum(wins)} times, {spent:.1f} s")  # noqa: T201
    close_database()


@pytest.mark.soak
@pytest.mark.parametrize("again", range(5))
def test_eight_processes(again: int, database_url: str) -> None:
    race(database_url, 8, 300)


@pytest.mark.soak
@pytest.mark.parametrize("again", range(3))
def test_eight_processes_serializable(again: int, postgresql_url: str) -> None:
    race(postgresql_url, 8, 300, "&isolation_level=SERIALIZABLE")


def test_six_processes(database_url: str) -> None:
    race(database_url, 6, 40)


# One of two takes it back


class Failure(Exception):
    """What goes wrong in a caller's transaction."""


def award_in_a_transaction(user: int, commits: bool, between: Callable[[], None]) -> bool:
    """What check_badge said; ``between`` runs while the transaction is open."""
    said = []
    with suppress(Failure), session(), current.atomic():
        create_project(user, f"Project {time.monotonic_ns()}")
        said.append(UserBadge.select().where(UserBadge.user == user).exists())
        between()
        if not commits:
            raise Failure
    return said[0]


def settle(database: Database) -> None:
    """Until the other is waiting for what this one holds."""
    if isinstance(database, SqliteDatabase):
        time.sleep(0.03)
        return
    for _ in range(200):
        (waiting,) = database.execute_sql(
            "SELECT count(*) FROM pg_locks WHERE NOT granted"
        ).fetchone()
        if waiting:
            return
        time.sleep(0.005)


ORDERS = ["begins after the award", "begins after the end"]
OUTCOMES = list(product([True, False], [True, False], ORDERS))


@pytest.mark.parametrize(("first", "second", "order"), OUTCOMES)
def test_one_takes_it_back(
    first: bool, second: bool, order: str, user: User, database: Database
) -> None:
    """Both create a project; each commits or rolls back, as ``first`` and ``second`` say."""

    def other() -> None:
        award_in_a_transaction(user.id, second, lambda: None)
        close_database()

    thread = Thread(target=other)

    def between() -> None:
        if order == ORDERS[0]:
            thread.start()
            settle(database)

    assert award_in_a_transaction(user.id, first, between)
    if order == ORDERS[1]:
        thread.start()
    thread.join()
    expected = int(first or second)
    assert awards() == (expected, expected)
    assert Project.select().count() == first + second
    assert check_badge(NAME, user.id) is not bool(expected)


@pytest.fixture
def two(postgresql_url: str) -> Iterator[Any]:
    """Two connections to a server, where transactions run beside each other."""
    open_database(postgresql_url)
    yield create_user("Ada", "ada@example.com")
    close_database()


@pytest.mark.parametrize("second", [True, False])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("isolation", ["READ COMMITTED", "SERIALIZABLE"])
def test_both_had_begun(first: bool, second: bool, isolation: str, two: User) -> None:
    """The second had begun, and looked, before the first awarded; it waits, then knows."""
    looked, awarded = Event(), Event()
    said: list[bool] = []

    def other() -> None:
        from desktop_app.operations.transaction import retried

        @retried
        def award() -> None:
            with session(), current.atomic(isolation):
                assert not UserBadge.select().exists() or looked.is_set()
                looked.set()
                assert awarded.wait(60)
                is_new = check_badge(NAME, two.id)
                if not second:
                    raise Failure
            said.append(is_new)

        with suppress(Failure):
            award()
        close_database()

    thread = Thread(target=other)
    thread.start()
    assert looked.wait(60)
    with suppress(Failure), session(), current.atomic(isolation):
        assert check_badge(NAME, two.id)
        awarded.set()
        settle(current.obj)
        if not first:
            raise Failure
    thread.join()
    expected = int(first or second)
    assert awards() == (expected, expected)
    assert said == ([not first] if second else [])
