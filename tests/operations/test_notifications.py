"""Notifications: claimed by one process, delivered once, read."""

from itertools import chain

import pytest

from desktop_app.badges import BadgeName, check_badge
from desktop_app.models import Notification, User
from desktop_app.models.queries import notifications, unread_count
from desktop_app.operations import (
    claim_notifications,
    create_user,
    mark_delivered,
    mark_read,
)
from desktop_app.operations.notification import CLAIM_MS
from tests.support import in_processes, in_thread, in_threads


@pytest.fixture
def told(user: User) -> list[int]:
    """The ids of a user's five notifications, oldest first."""
    for name in BadgeName:
        check_badge(name, user.id)
    return [row.id for row in notifications(user.id)][::-1]


def claim(user: User) -> list[int]:
    return [row.id for row in claim_notifications(user.id)]


def test_claim(user: User, told: list[int]) -> None:
    rows = claim_notifications(user.id)
    assert [row.id for row in rows] == told
    assert [row.parameters for row in rows] == [{"badge": name.value} for name in BadgeName]
    assert [(row.kind, row.target, row.read_at) for row in rows[:1]] == [
        ("badgeEarned", "badges", None)
    ]


def test_claim_once(user: User, told: list[int]) -> None:
    assert claim(user) == told
    assert claim(user) == []
    assert in_thread(lambda: claim(user)) == []


def test_claim_ends(user: User, told: list[int]) -> None:
    claim(user)
    before = Notification.claimed_at - CLAIM_MS
    Notification.update(claimed_at=before).where(Notification.id == told[2]).execute()
    assert in_thread(lambda: claim(user)) == [told[2]]
    assert claim(user) == []


def test_claim_counts_from_the_lock(
    user: User, told: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waited long for the lock has the whole claim before them."""
    from desktop_app.operations import notification

    moments = iter([1_000_000, 1_000_000 + 2 * CLAIM_MS, 1_000_001 + 2 * CLAIM_MS])
    monkeypatch.setattr(notification, "now", lambda: next(moments))
    claim(user)
    assert Notification.get().claimed_at == 1_000_001 + 2 * CLAIM_MS


def test_one_users_only(user: User, told: list[int]) -> None:
    other = create_user("Bob", "bob@example.com")
    check_badge(BadgeName.PROJECT_CREATED, other.id)
    assert len(claim(other)) == 1
    assert claim(user) == told


def test_delivered(user: User, told: list[int]) -> None:
    claim(user)
    mark_delivered(told[:4])
    Notification.update(claimed_at=0).execute()
    assert claim(user) == told[4:]


def test_delivered_keeps_its_time(told: list[int]) -> None:
    Notification.update(delivered_at=1).where(Notification.id == told[0]).execute()
    mark_delivered(told)
    assert Notification.get_by_id(told[0]).delivered_at == 1
    assert Notification.get_by_id(told[1]).delivered_at not in (None, 1)


def test_nothing_delivered(told: list[int]) -> None:
    mark_delivered([])
    assert Notification.select().where(Notification.delivered_at.is_null()).count() == len(told)


def test_read_one(user: User, told: list[int]) -> None:
    mark_read(user.id, told[0])
    assert unread_count(user.id) == 4
    assert [row.id for row in notifications(user.id) if row.read_at] == told[:1]


def test_read_all(user: User, told: list[int]) -> None:
    Notification.update(read_at=1).where(Notification.id == told[0]).execute()
    mark_read(user.id)
    assert unread_count(user.id) == 0
    assert Notification.get_by_id(told[0]).read_at == 1


def test_read_anothers(user: User, told: list[int]) -> None:
    other = create_user("Bob", "bob@example.com")
    mark_read(other.id)
    mark_read(other.id, told[0])
    assert unread_count(user.id) == 5


def test_threads_share(user: User, told: list[int]) -> None:
    claims = in_threads(4, lambda: claim(user))
    assert sorted(chain.from_iterable(claims)) == told


def test_processes_share(user: User, told: list[int], database_url: str) -> None:
    claims = in_processes(2, database_url, "claim", user.id)
    assert sorted(chain.from_iterable(claims)) == told
