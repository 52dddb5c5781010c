"""Badges taken back, given back and hidden: by whom, what is recorded, and that it lasts."""

import pytest

from desktop_app.badges import BadgeName, award_for, backfill, backfill_if_changed, check_badge
from desktop_app.models import Member, Notification, Project, User, queries
from desktop_app.models.clock import now
from desktop_app.models.rows import Fact, Kind, Role
from desktop_app.models.tables import BadgeWithdrawal, UserBadge
from desktop_app.operations import (
    InvalidInput,
    PermissionDenied,
    create_action,
    create_project,
    create_user,
    delete,
    hide_badges,
    restore,
    return_badge,
    update,
    withdraw_badge,
)
from desktop_app.operations import badge as module
from desktop_app.operations.permission import NO_USER
from desktop_app.operations.validation import CONTROL, NO_REASON, TOO_LONG
from tests.badges.rules import dump

NAME = BadgeName.FIRST_ACTION_CREATED


@pytest.fixture
def bob(project: Project) -> User:
    """An editor of Ada's project, who has earned a badge in it."""
    user = create_user("Bob", "bob@example.com")
    Member.create(project=project, user=user, role="editor")
    create_action(user.id, project.id, "Mail")
    return user


def has(user: User) -> list[str]:
    return [badge.name for badge in queries.earned_badges(user.id)]


def told(user: User) -> list[tuple[str, dict[str, str]]]:
    """The notifications, newest first."""
    return [(row.kind, row.parameters) for row in queries.notifications(user.id)]


def refused(field: str, sentence: str, operation: object, *arguments: object) -> None:
    before = dump()
    with pytest.raises(InvalidInput) as caught:
        operation(*arguments)  # type: ignore[operator]
    assert (caught.value.field, caught.value.template) == (field, sentence)
    assert dump() == before


# Taken back


@pytest.mark.parametrize("name", [NAME, NAME.value])
def test_withdrawn(name: str, user: User, bob: User) -> None:
    withdraw_badge(user.id, bob.id, name, " Awarded in error \r\n to Bob ")
    assert has(bob) == []
    assert bob.badges == []
    (row,) = queries.withdrawals(bob.id)
    assert (row.name, row.withdrawn_by, row.reason) == (NAME, "Ada", "Awarded in error \n to Bob")
    assert abs(row.withdrawn_at - now()) < 60_000
    assert queries.withdrawals(user.id) == []


def test_the_user_is_told(user: User, bob: User) -> None:
    before = told(user)
    withdraw_badge(user.id, bob.id, NAME, "In error")
    assert told(bob)[0] == (
        "badgeWithdrawn",
        {"badge": NAME.value, "by": "Ada", "reason": "In error"},
    )
    assert queries.notifications(bob.id)[0].target == "badges"
    assert told(user) == before


def test_never_awarded_again(user: User, bob: User, project: Project) -> None:
    withdraw_badge(user.id, bob.id, NAME, "In error")
    before = told(bob)
    create_action(bob.id, project.id, "Fax")
    assert check_badge(NAME, bob.id) is False
    assert award_for(Fact.ACTION, bob.id) == []
    backfill()
    backfill(user_id=bob.id)
    backfill_if_changed()
    assert has(bob) == []
    assert told(bob) == before


def test_others_keep_theirs(user: User, bob: User, project: Project) -> None:
    create_action(user.id, project.id, "Fax")
    withdraw_badge(user.id, bob.id, NAME, "In error")
    assert NAME in has(user)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("", NO_REASON), (" \n ", NO_REASON), ("x" * 1_001, TOO_LONG), ("a\0b", CONTROL)],
    ids=["none", "blank", "long", "control"],
)
def test_reason(reason: str, sentence: str, user: User, bob: User) -> None:
    refused("reason", sentence, withdraw_badge, user.id, bob.id, NAME, reason)


@pytest.mark.parametrize("reason", ["x" * 1_000, "🧑" * 1_000, "<b>'); --"], ids=ascii)
def test_any_reason(reason: str, user: User, bob: User) -> None:
    withdraw_badge(user.id, bob.id, NAME, reason)
    assert queries.withdrawals(bob.id)[0].reason == reason


@pytest.mark.parametrize("name", [BadgeName.FIRST_DATA_TYPE_CREATED, "nope", ""])
@pytest.mark.parametrize("operation", ["withdraw", "return"])
def test_not_earned(name: str, operation: str, user: User, bob: User) -> None:
    if operation == "withdraw":
        refused("name", module.NOT_EARNED, withdraw_badge, user.id, bob.id, name, "In error")
    else:
        refused("name", module.NOT_EARNED, return_badge, user.id, bob.id, name)


def test_withdrawn_already(user: User, bob: User) -> None:
    withdraw_badge(user.id, bob.id, NAME, "In error")
    refused("name", module.WITHDRAWN, withdraw_badge, user.id, bob.id, NAME, "Again")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
@pytest.mark.parametrize("operation", ["withdraw", "return"])
def test_only_the_owner(
    role: Role, operation: str, user: User, bob: User, project: Project
) -> None:
    cy = create_user("Cy", "cy@example.com")
    Member.create(project=project, user=cy, role=role.value)
    if operation == "return":
        withdraw_badge(user.id, bob.id, NAME, "In error")
    before = dump()
    arguments = (cy.id, bob.id, NAME)
    with pytest.raises(PermissionDenied):
        return_badge(*arguments) if operation == "return" else withdraw_badge(*arguments, "Why")
    assert dump() == before


def test_only_of_a_shared_project(user: User, bob: User) -> None:
    stranger = create_user("Cy", "cy@example.com")
    create_project(stranger.id, "Elsewhere")
    with pytest.raises(PermissionDenied):
        withdraw_badge(stranger.id, bob.id, NAME, "In error")


def test_not_of_a_deleted_project(user: User, bob: User, project: Project) -> None:
    delete(user.id, Kind.PROJECT, project.id)
    with pytest.raises(PermissionDenied):
        withdraw_badge(user.id, bob.id, NAME, "In error")


def test_unknown_users(user: User, bob: User) -> None:
    refused("user_id", NO_USER, withdraw_badge, 10**6, bob.id, NAME, "In error")
    with pytest.raises(PermissionDenied):
        withdraw_badge(user.id, 10**6, NAME, "In error")


# Given back


def test_returned(user: User, bob: User) -> None:
    before = queries.earned_badges(bob.id)
    withdraw_badge(user.id, bob.id, NAME, "In error")
    return_badge(user.id, bob.id, NAME)
    (badge,) = queries.earned_badges(bob.id)
    assert [badge] == before
    assert badge.evidence == before[0].evidence
    assert queries.withdrawals(bob.id) == []
    assert told(bob)[0] == ("badgeReturned", {"badge": NAME.value, "by": "Ada"})


def test_it_is_recorded(user: User, bob: User) -> None:
    """Every time, both ways: nothing of it is overwritten."""
    for reason in ("First", "Second"):
        withdraw_badge(user.id, bob.id, NAME, reason)
        return_badge(user.id, bob.id, NAME)
    rows = list(BadgeWithdrawal.select().order_by(BadgeWithdrawal.id))
    assert [row.reason for row in rows] == ["First", "Second"]
    assert {row.returned_by for row in rows} == {user}
    assert all(row.returned_at is not None for row in rows)
    assert UserBadge.select().where(UserBadge.user == bob).count() == 1


def test_not_withdrawn(user: User, bob: User) -> None:
    refused("name", module.NOT_WITHDRAWN, return_badge, user.id, bob.id, NAME)
    withdraw_badge(user.id, bob.id, NAME, "In error")
    return_badge(user.id, bob.id, NAME)
    refused("name", module.NOT_WITHDRAWN, return_badge, user.id, bob.id, NAME)


def test_not_by_oneself(user: User, bob: User) -> None:
    """Who owns a project of their own is its owner and its member."""
    withdraw_badge(user.id, bob.id, NAME, "In error")
    create_project(bob.id, "Own")
    with pytest.raises(PermissionDenied):
        return_badge(bob.id, bob.id, NAME)
    assert NAME not in has(bob)


def test_ones_own(user: User, project: Project) -> None:
    withdraw_badge(user.id, user.id, "projectCreated", "I only tried")
    assert has(user) == []
    return_badge(user.id, user.id, "projectCreated")
    assert has(user) == ["projectCreated"]


# Who sees them


def test_members(user: User, bob: User, project: Project) -> None:
    assert queries.member_badges(project.id) == {user.id: ["projectCreated"], bob.id: [NAME.value]}
    withdraw_badge(user.id, bob.id, NAME, "In error")
    assert queries.member_badges(project.id)[bob.id] == []
    assert queries.member_withdrawals(project.id) == {bob.id: [NAME.value]}
    return_badge(user.id, bob.id, NAME)
    assert queries.member_withdrawals(project.id) == {}


def test_members_of_another_project(user: User, bob: User, project: Project) -> None:
    other = create_project(bob.id, "Other")
    assert set(queries.member_badges(other.id)) == {bob.id}
    assert queries.member_badges(10**6) == {}


def test_hidden(user: User, bob: User, project: Project) -> None:
    hide_badges(bob.id, True)
    assert queries.member_badges(project.id) == {user.id: ["projectCreated"], bob.id: None}
    assert has(bob) == [NAME]
    found = queries.find_user("bob@example.com")
    assert found is not None
    assert found.badges_hidden
    hide_badges(bob.id, False)
    assert queries.member_badges(project.id)[bob.id] == [NAME.value]
    assert Notification.select().where(Notification.recipient == bob).count() == 1


def test_hide_unknown(user: User) -> None:
    refused("user_id", NO_USER, hide_badges, 10**6, True)


# What earned them


def project_of(user: User, name: str = NAME) -> int:
    (badge,) = [badge for badge in queries.earned_badges(user.id) if badge.name == name]
    assert badge.evidence is not None
    return badge.evidence.project_id


def test_evidence_comes_and_goes(user: User, bob: User, project: Project) -> None:
    (badge,) = queries.earned_badges(bob.id)
    assert badge.evidence is not None
    action = badge.evidence.id
    assert (badge.evidence.name, badge.evidence.project_id) == ("Mail", project.id)
    delete(bob.id, Kind.ACTION, action)
    assert project_of(bob) == 0
    restore(bob.id, Kind.ACTION, action)
    assert project_of(bob) == project.id
    delete(user.id, Kind.PROJECT, project.id)
    assert project_of(bob) == 0
    assert project_of(user, "projectCreated") == 0
    restore(user.id, Kind.PROJECT, project.id)
    assert project_of(bob) == project_of(user, "projectCreated") == project.id


def test_evidence_keeps_its_name(user: User, bob: User, project: Project) -> None:
    update(user.id, Kind.PROJECT, project.id, "Renamed")
    (badge,) = queries.earned_badges(user.id)
    assert badge.evidence is not None
    assert badge.evidence.name == "Shop"


def test_evidence_outlives_the_row(user: User, bob: User, project: Project) -> None:
    project.delete_instance()
    (badge,) = queries.earned_badges(user.id)
    assert badge.evidence is not None
    assert (badge.evidence.name, badge.evidence.project_id) == ("Shop", 0)
