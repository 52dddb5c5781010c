"""check_badge: what it promises alone, in a transaction, and when something fails."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from peewee import Database

from desktop_app.badges import BadgeName, check_badge
from desktop_app.badges import awarding as module
from desktop_app.models import Project, User, close_database
from desktop_app.models.tables import Notification, UserBadge
from desktop_app.operations import StorageError, create_project
from tests.support import ExpectedLog, stored

NAME = BadgeName.PROJECT_CREATED


def awards() -> tuple[int, int]:
    """How many badges and notifications there are."""
    return UserBadge.select().count(), Notification.select().count()


class Boom(Exception):
    """What a caller's own code raises."""


def break_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Boom

    monkeypatch.setattr("json.dumps", fail)


@pytest.fixture(params=["code", "badges", "notifications"])
def broken(
    request: pytest.FixtureRequest,
    empty_url: str,
    user: User,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> User:
    """A user whom nothing can be awarded: the code fails, or a table is not there."""
    match request.param:
        case "code":
            break_code(monkeypatch)
        case "badges":
            database.execute_sql("ALTER TABLE user_badge RENAME TO lost")
        case "notifications":
            database.execute_sql("ALTER TABLE notification RENAME TO lost")
    return user


def test_alone(user: User) -> None:
    assert check_badge(NAME, user.id) is True
    assert [badge.name for badge in user.badges] == [NAME]
    assert awards() == (1, 1)


def test_again(user: User) -> None:
    check_badge(NAME, user.id)
    assert check_badge(NAME, user.id) is False
    assert awards() == (1, 1)


def test_again_in_a_transaction(user: User, database: Database) -> None:
    with database.atomic():
        assert [check_badge(NAME, user.id) for _ in range(2)] == [True, False]
    assert awards() == (1, 1)


def test_by_plain_string(user: User) -> None:
    assert check_badge("projectCreated", user.id) is True


def test_notification(user: User) -> None:
    check_badge(NAME, user.id)
    (badge,) = user.badges
    row = Notification.get()
    assert stored(row) == {
        "id": row.id,
        "recipient": user.id,
        "kind": "badgeEarned",
        "parameters": '{"badge": "projectCreated"}',
        "target": "badges",
        "created_at": badge.earned_at,
        "claimed_at": None,
        "delivered_at": None,
        "read_at": None,
    }


def test_order_earned(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    start = user.created_at
    moments = iter([start + n for n in (3_000, 1_000, 2_000, 2_000, 2_500)])
    monkeypatch.setattr(module, "now", lambda: next(moments))
    for name in BadgeName:
        check_badge(name, user.id)
    earned = [badge.name for badge in user.badges]
    assert earned == [list(BadgeName)[index] for index in (1, 2, 3, 4, 0)]


def test_connects_by_itself(user: User) -> None:
    close_database()
    assert check_badge(NAME, user.id) is True


@pytest.mark.parametrize("name", ["", "nope", "PROJECT_CREATED", "projectcreated"])
def test_unknown_name(name: str, user: User, expected_log: ExpectedLog) -> None:
    assert check_badge(name, user.id) is False
    (record,) = expected_log.take("unknown badge")
    assert "projectCreated" in record.getMessage()
    assert awards() == (0, 0)


def test_unknown_user(user: User, expected_log: ExpectedLog) -> None:
    assert check_badge(NAME, user.id + 1) is False
    (record,) = expected_log.take("awarding projectCreated to user")
    assert record.exc_info
    assert awards() == (0, 0)


def test_failing_alone(broken: User, expected_log: ExpectedLog) -> None:
    assert check_badge(NAME, broken.id) is False
    expected_log.take("awarding projectCreated")


def test_failure_costs_no_project(
    broken: User, expected_log: ExpectedLog, database: Database
) -> None:
    project = create_project(broken.id, "Shop")
    expected_log.take("awarding projectCreated")
    close_database()
    database.connect()
    assert Project.get_by_id(project.id).name == "Shop"


def test_failure_leaves_no_half(
    user: User, expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_code(monkeypatch)
    create_project(user.id, "Shop")
    expected_log.take("awarding projectCreated")
    assert awards() == (0, 0)


def test_earned_later_after_a_failure(user: User, expected_log: ExpectedLog) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        break_code(monkeypatch)
        create_project(user.id, "Shop")
    expected_log.take("awarding projectCreated")
    create_project(user.id, "Second shop")
    assert awards() == (1, 1)


@pytest.mark.parametrize("name", ["nope", NAME])
def test_failure_leaves_the_transaction(
    name: str, user: User, database: Database, expected_log: ExpectedLog
) -> None:
    with database.atomic():
        User.update(name="Grace").execute()
        assert check_badge(name, user.id + (name == NAME)) is False
        assert check_badge(NAME, user.id) is True
    expected_log.take("awarding" if name == NAME else "unknown badge")
    assert User.get_by_id(user.id).name == "Grace"
    assert awards() == (1, 1)


def roll_back_all(database: Database, award: Callable[[], bool]) -> None:
    with suppress(Boom), database.atomic():
        assert award()
        raise Boom


def roll_back_savepoint(database: Database, award: Callable[[], bool]) -> None:
    with database.atomic():
        with suppress(Boom), database.atomic():
            assert award()
            raise Boom
        User.update(name="Grace").execute()
    assert User.get().name == "Grace"


@pytest.mark.parametrize("roll_back", [roll_back_all, roll_back_savepoint])
@pytest.mark.parametrize("through", ["check_badge", "create_project"])
def test_rollback_takes_it_back(
    roll_back: Callable[[Database, Callable[[], bool]], None],
    through: str,
    user: User,
    database: Database,
) -> None:
    def award() -> bool:
        if through == "create_project":
            return bool(create_project(user.id, "Shop"))
        return check_badge(NAME, user.id)

    roll_back(database, award)
    assert awards() == (0, 0)
    assert check_badge(NAME, user.id) is True


def test_commit_refused_alone(user: User, database: Database) -> None:
    """What the environment refuses as a whole is the caller's to hear of."""
    with pytest.MonkeyPatch.context() as patch:

        def refuse() -> None:
            raise StorageError("no")

        patch.setattr(database, "commit", refuse)
        with pytest.raises(StorageError):
            check_badge(NAME, user.id)
    assert awards() == (0, 0)
