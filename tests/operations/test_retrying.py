"""Serialization failures: the outermost operation is done again as a whole, and nothing twice."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from desktop_app.badges import BadgeName, backfill, check_badge
from desktop_app.models import Project, User, close_database, open_database, retrying
from desktop_app.models import database as module
from desktop_app.models.queries import earned_badges
from desktop_app.models.tables import Notification, UserBadge, database
from desktop_app.operations import StorageError, create_action, create_project, create_user
from desktop_app.operations import transaction as transactions
from tests.support import ROOT, in_processes, in_threads

NAME = BadgeName.PROJECT_CREATED
GIVE_UP = (
    "DO $$ BEGIN RAISE 'could not serialize access' USING ERRCODE = '{}'; END $$",
    "40001",
    "40P01",
)


def with_isolation(url: str, level: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}isolation_level={level}"


@pytest.fixture
def serializable(postgresql_url: str) -> Iterator[str]:
    """A database whose transactions are serializable, open."""
    url = with_isolation(postgresql_url, "SERIALIZABLE")
    open_database(url)
    yield url
    close_database()


@pytest.fixture
def ada(serializable: str) -> User:
    return create_user("Ada", "ada@example.com")


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses made, none of which takes time."""
    made: list[float] = []
    monkeypatch.setattr("time.sleep", made.append)
    return made


def failing(times: int, state: str) -> Callable[[], None]:
    """What makes the server give up, the first ``times`` that it is called."""
    calls = iter(range(times))

    def fail() -> None:
        if next(calls, None) is not None:
            database.execute_sql(GIVE_UP[0].format(state))

    return fail


def in_award(monkeypatch: pytest.MonkeyPatch, fail: Callable[[], None]) -> None:
    """Let awarding ``fail`` after it has written."""
    from desktop_app.badges import awarding

    award: Any = awarding._award

    def then_fail(*arguments: object) -> object:
        is_new = award(*arguments)
        fail()
        return is_new

    monkeypatch.setattr(awarding, "_award", then_fail)


def counts() -> tuple[int, int, int]:
    return tuple(table.select().count() for table in (Project, UserBadge, Notification))  # type: ignore[return-value]


def test_isolation(serializable: str) -> None:
    with database.atomic():
        assert database.execute_sql("SHOW transaction_isolation").fetchone() == ("serializable",)


def test_unknown_isolation(postgresql_url: str) -> None:
    with pytest.raises(StorageError) as caught:
        open_database(with_isolation(postgresql_url, "NONE_SUCH"))
    assert caught.value.template == module.BAD_URL


@pytest.mark.parametrize("state", GIVE_UP[1:])
@pytest.mark.parametrize("times", [1, 4])
def test_done_again(
    state: str, times: int, ada: User, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_award(monkeypatch, failing(times, state))
    create_project(ada.id, "Shop")
    assert counts() == (1, 1, 1)
    assert len(pauses) == times
    assert all(0 <= pause <= retrying.PAUSE_S * 2**n for n, pause in enumerate(pauses))


def test_bounded(ada: User, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    in_award(monkeypatch, failing(retrying.TRIES, "40001"))
    with pytest.raises(StorageError) as caught:
        create_project(ada.id, "Shop")
    assert caught.value.template == module.CONFLICT
    assert len(pauses) == retrying.TRIES - 1
    assert counts() == (0, 0, 0)
    create_project(ada.id, "Shop")
    assert counts() == (1, 1, 1)


def test_award_alone(ada: User, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    in_award(monkeypatch, failing(2, "40001"))
    assert check_badge(NAME, ada.id)
    assert counts() == (0, 1, 1)


def test_at_the_commit(ada: User, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    commit, fail = database.obj.commit, failing(1, "40001")

    def fail_first() -> object:
        fail()
        return commit()

    monkeypatch.setattr(database.obj, "commit", fail_first)
    create_project(ada.id, "Shop")
    assert len(pauses) == 1
    assert counts() == (1, 1, 1)


def test_backfill(ada: User, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app.badges import backfilling

    create_project(ada.id, "Shop")
    UserBadge.delete().execute()
    Notification.delete().execute()
    notify, fail = backfilling._notify, failing(1, "40001")

    def then_fail(mark: int, whose: tuple[int, ...]) -> None:
        notify(mark, whose)
        fail()

    monkeypatch.setattr(backfilling, "_notify", then_fail)
    assert backfill()[NAME] == 1
    assert len(pauses) == 1
    assert counts() == (1, 1, 1)


def test_only_the_outermost(
    ada: User, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a caller did before is lost with it: only the caller can do it again."""
    in_award(monkeypatch, failing(1, "40001"))
    runs = []

    def create_two() -> None:
        runs.append(1)
        with transactions.transaction():
            create_project(ada.id, "First")
            create_project(ada.id, "Second")

    with pytest.raises(StorageError):
        create_two()
    assert (counts(), len(runs), pauses) == ((0, 0, 0), 1, [])
    transactions.retried(create_two)()
    assert counts() == (2, 1, 1)


def test_only_conflicts(ada: User, pauses: list[float]) -> None:
    runs = []

    @transactions.retried
    def fail() -> None:
        runs.append(1)
        raise StorageError(module.FULL)

    with pytest.raises(StorageError):
        fail()
    assert (len(runs), pauses) == (1, [])


def test_a_real_one(ada: User) -> None:
    """Both read what the other writes: one of them is given up, and done again."""
    looked, committed = Event(), Event()
    runs = []

    def rename_meanwhile() -> None:
        assert looked.wait(60)
        with transactions.transaction():
            User.update(email=str(Project.select().count())).execute()
        close_database()
        committed.set()

    @transactions.retried
    def rename() -> None:
        runs.append(1)
        with transactions.transaction():
            User.select().count()
            looked.set()
            assert committed.wait(60)
            User.update(name="Grace").execute()

    other = Thread(target=rename_meanwhile)
    other.start()
    rename()
    other.join()
    assert len(runs) == 2
    assert [(user.name, user.email) for user in User.select()] == [("Grace", "0")]


USERS = 20


def test_race(serializable: str) -> None:
    """Four processes, twenty users, one badge each."""
    users = [create_user(f"U{n}", f"u{n}@example.com").id for n in range(USERS)]
    results = in_processes(4, serializable, "award", NAME, users)
    assert [sum(column) for column in zip(*results, strict=True)] == [1] * USERS
    assert counts() == (0, USERS, USERS)


def test_race_of_creates(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrying, "TRIES", 30)  # the bound is not what is tried here
    place = create_project(ada.id, "Shop")
    names = iter("ABCD")
    in_threads(4, lambda: create_action(ada.id, place.id, next(names)))
    assert [badge.name for badge in earned_badges(ada.id)] == [
        "projectCreated",
        "firstActionCreated",
    ]
    assert Notification.select().count() == 2


def _opens_a_transaction(function: ast.FunctionDef) -> bool:
    calls = [
        ast.unparse(item.context_expr)
        for node in ast.walk(function)
        if isinstance(node, ast.With)
        for item in node.items
    ]
    return bool({"transaction()", "database.atomic()"} & set(calls))


@pytest.mark.parametrize(
    "file",
    [*(ROOT / "desktop_app/operations").glob("*.py"), *(ROOT / "desktop_app/badges").glob("*.py")],
    ids=lambda file: f"{file.parent.name}/{file.name}",
)
def test_every_transaction_can_be_done_again(file: Path) -> None:
    bare = [
        function.name
        for function in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef)
        and _opens_a_transaction(function)
        and "retried" not in [ast.unparse(mark) for mark in function.decorator_list]
        and function.name != "transaction"
    ]
    assert not bare, f"put @retried before {bare}: else a serialization failure is the user's"
