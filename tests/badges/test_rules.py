"""Rules: firsts and counts, from the live award on; what the clock may do to an award's date."""

from collections.abc import Callable

import pytest

from desktop_app.badges import Rule, award_for, backfill, check_badge, get_badge_definition
from desktop_app.models import Project, User
from desktop_app.models.queries import earned_badges, fact_counts, member_badges, notifications
from desktop_app.models.rows import Fact, Kind, Origin
from desktop_app.models.tables import UserBadge
from desktop_app.operations import (
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    delete,
    invite_member,
    return_badge,
    withdraw_badge,
)
from tests.badges.rules import THREE, Clock, add_badge, failing_awards, forget_awards
from tests.support import ExpectedLog

DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def with_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue with a badge for three projects."""
    add_badge(monkeypatch)


def names(user: User) -> list[str]:
    return [badge.name for badge in earned_badges(user.id)]


def date_of(user: User, name: str) -> int:
    (moment,) = [badge.earned_at for badge in earned_badges(user.id) if badge.name == name]
    return moment


# Counts


def test_count(user: User, with_count: None) -> None:
    for name in ("One", "Two"):
        create_project(user.id, name)
        assert names(user) == ["projectCreated"]
    third = create_project(user.id, "Three")
    create_project(user.id, "Four")
    assert names(user) == ["projectCreated", THREE]
    badge = earned_badges(user.id)[1]
    assert badge.earned_at == third.created_at
    assert badge.origin is Origin.LIVE
    assert badge.evidence is not None
    assert (badge.evidence.id, badge.evidence.name) == (third.id, "Three")
    assert [row.parameters for row in notifications(user.id)] == [
        {"badge": THREE},
        {"badge": "projectCreated"},
    ]


def test_count_is_asked_for_by_name(user: User, with_count: None) -> None:
    assert check_badge(THREE, user.id) is False
    for name in ("One", "Two", "Three"):
        create_project(user.id, name)
    assert check_badge(THREE, user.id) is False
    UserBadge.delete().where(UserBadge.name == THREE).execute()
    assert check_badge(THREE, user.id) is True


def test_deleted_ones_count(user: User, with_count: None) -> None:
    for name in ("One", "Two", "Three"):
        delete(user.id, Kind.PROJECT, create_project(user.id, name).id)
    assert THREE in names(user)
    assert fact_counts(user.id, [Fact.PROJECT, Fact.ACTION]) == {Fact.PROJECT: 3, Fact.ACTION: 0}


def test_others_do_not_count(user: User, with_count: None) -> None:
    other = create_user("Bob", "bob@example.com")
    for name in ("One", "Two"):
        create_project(user.id, name)
        create_project(other.id, name)
    assert THREE not in names(user) + names(other)


def test_count_of_what_was_before(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The badge is new: what the user has done already counts, and dates it."""
    made = [create_project(user.id, str(number)) for number in range(5)]
    add_badge(monkeypatch)
    create_project(user.id, "Sixth")
    assert date_of(user, THREE) == made[2].created_at


def test_count_backfilled(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [create_project(user.id, str(number)) for number in range(5)]
    add_badge(monkeypatch)
    assert backfill()[THREE] == 1
    assert date_of(user, THREE) == made[2].created_at
    assert check_badge(THREE, user.id) is False


def test_count_after_a_failure(user: User, with_count: None, expected_log: ExpectedLog) -> None:
    create_project(user.id, "One")
    create_project(user.id, "Two")
    with failing_awards():
        third = create_project(user.id, "Three")
    expected_log.take("awarding", 2)
    assert THREE not in names(user)
    create_project(user.id, "Four")
    assert date_of(user, THREE) == third.created_at


def test_count_is_a_badge_as_any_other(user: User, with_count: None) -> None:
    place = create_project(user.id, "One")
    for name in ("Two", "Three"):
        create_project(user.id, name)
    assert get_badge_definition(THREE).rule == Rule(Fact.PROJECT, 3)
    assert member_badges(place.id) == {user.id: ["projectCreated", THREE]}
    withdraw_badge(user.id, user.id, THREE, "For the test")
    create_project(user.id, "Four")
    backfill()
    assert names(user) == ["projectCreated"]
    return_badge(user.id, user.id, THREE)
    assert names(user) == ["projectCreated", THREE]


def test_several_badges_by_one_fact(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    add_badge(monkeypatch, "two", Rule(Fact.PROJECT, 2))
    add_badge(monkeypatch, "another", Rule(Fact.PROJECT))
    create_project(user.id, "One")
    assert names(user) == ["projectCreated", "another"]
    create_project(user.id, "Two")
    assert names(user) == ["projectCreated", "another", "two"]
    assert award_for(Fact.PROJECT, user.id) == []


def test_without_a_rule(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    add_badge(monkeypatch, "byHand", None)
    create_project(user.id, "One")
    assert "byHand" not in backfill()
    assert names(user) == ["projectCreated"]
    assert check_badge("byHand", user.id) is True
    assert check_badge("byHand", user.id) is False
    assert earned_badges(user.id)[1].evidence is None


# Evidence

CREATES: dict[Fact, Callable[[int, int], object]] = {
    Fact.ACTION: lambda user, project: create_action(user, project, "Name"),
    Fact.APPLICATION: lambda user, project: create_application(user, project, "Name"),
    Fact.DATA_TYPE: lambda user, project: create_data_type(user, project, "Name"),
    Fact.INVITATION: lambda user, project: invite_member(user, project, "name@example.com"),
}


@pytest.mark.parametrize("fact", CREATES)
def test_evidence(fact: Fact, user: User, project: Project) -> None:
    row = CREATES[fact](user.id, project.id)
    badge = earned_badges(user.id)[1]
    assert badge.earned_at == row.created_at  # type: ignore[attr-defined]
    assert badge.evidence is not None
    assert badge.evidence.fact is fact
    assert badge.evidence.id == row.id  # type: ignore[attr-defined]
    assert badge.evidence.name == ("name@example.com" if fact is Fact.INVITATION else "Name")


def test_only_a_script_says_so(user: User) -> None:
    """A first that the database knows nothing of is dated now, by nothing."""
    assert check_badge("projectCreated", user.id)
    assert earned_badges(user.id)[0].evidence is None


# The clock


@pytest.mark.parametrize("days", [-1, -20_000])
def test_clock_set_back(days: int, user: User, clock: Clock) -> None:
    """No award before the account."""
    clock.now += days * DAY
    create_project(user.id, "Shop")
    assert date_of(user, "projectCreated") == user.created_at


def test_clock_set_back_by_hand(user: User, clock: Clock) -> None:
    clock.now -= DAY
    assert check_badge("firstActionCreated", user.id)
    assert date_of(user, "firstActionCreated") == user.created_at


@pytest.mark.parametrize("again", [check_badge, lambda *_: backfill()], ids=["live", "backfill"])
def test_clock_was_ahead(again: Callable[[str, int], object], user: User, clock: Clock) -> None:
    """The fact says 2099; the award cannot be later than now."""
    clock.now += 27_000 * DAY
    create_project(user.id, "Shop")
    forget_awards()
    clock.now -= 27_000 * DAY - 5
    again("projectCreated", user.id)
    assert date_of(user, "projectCreated") == clock.now


def test_clock_was_ahead_in_an_earlier_backfill(user: User, clock: Clock) -> None:
    """What that run recorded in 2099 does not date what this one finds."""
    project = create_project(user.id, "Shop")
    forget_awards()
    clock.now += 27_000 * DAY
    create_action(user.id, project.id, "A")
    forget_awards()
    backfill(user_id=user.id)
    UserBadge.delete().where(UserBadge.name == "firstActionCreated").execute()
    clock.now -= 27_000 * DAY - 5
    assert backfill()["firstActionCreated"] == 1
    assert date_of(user, "firstActionCreated") == clock.now
    assert notifications(user.id)[0].created_at == clock.now


def test_clock_set_back_and_backfilled(user: User, clock: Clock) -> None:
    clock.now -= DAY
    create_project(user.id, "Shop")
    forget_awards()
    clock.now += 2 * DAY
    backfill()
    assert date_of(user, "projectCreated") == user.created_at
