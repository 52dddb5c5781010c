"""Invitations after they were sent: revoked, reinstated, expired; and a user's own profile."""

from collections.abc import Callable

import pytest

from desktop_app.models import Invitation, Project, User
from desktop_app.models.queries import members
from desktop_app.models.rows import InvitationState
from desktop_app.operations import (
    InvalidInput,
    create_user,
    invite_member,
    reinstate_invitation,
    revoke_invitation,
    update_user,
)
from desktop_app.operations.invitation import INVITED, NOT_PENDING

BOB = "bob@example.com"


@pytest.fixture
def invited(user: User, project: Project) -> Invitation:
    return invite_member(user.id, project.id, BOB)


def states(project: Project) -> list[InvitationState | None]:
    """What the Members page shows, without the owner."""
    return [row.state for row in members(project.id)][1:]


def expire() -> None:
    """Let all invitations end in 1970."""
    Invitation.update(expires_at=1).execute()


def assert_refused(sentence: str, operation: Callable[..., object], *arguments: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        operation(*arguments)
    assert caught.value.template == sentence


def test_revoke(user: User, project: Project, invited: Invitation) -> None:
    revoke_invitation(user.id, invited.id)
    assert states(project) == [InvitationState.REVOKED]
    invite_member(user.id, project.id, BOB)
    assert sorted(map(str, states(project))) == ["pending", "revoked"]


def test_reinstate(user: User, project: Project, invited: Invitation) -> None:
    revoke_invitation(user.id, invited.id)
    reinstate_invitation(user.id, invited.id)
    again = Invitation.get()
    assert states(project) == [InvitationState.PENDING]
    assert (again.code, again.expires_at) == (invited.code, invited.expires_at)


def test_reinstate_beside_a_new_one(user: User, project: Project, invited: Invitation) -> None:
    revoke_invitation(user.id, invited.id)
    invite_member(user.id, project.id, BOB)
    assert_refused(INVITED, reinstate_invitation, user.id, invited.id)


def test_not_open(user: User, invited: Invitation) -> None:
    assert_refused(NOT_PENDING, reinstate_invitation, user.id, invited.id)
    revoke_invitation(user.id, invited.id)
    assert_refused(NOT_PENDING, revoke_invitation, user.id, invited.id)
    assert_refused(NOT_PENDING, revoke_invitation, user.id, invited.id + 1)


def test_expired(user: User, project: Project, invited: Invitation) -> None:
    expire()
    assert states(project) == [InvitationState.EXPIRED]
    assert_refused(NOT_PENDING, revoke_invitation, user.id, invited.id)


def test_expired_frees_the_address(user: User, project: Project, invited: Invitation) -> None:
    expire()
    invite_member(user.id, project.id, BOB)
    assert [row.state for row in Invitation.select().order_by(Invitation.id)] == [
        "expired",
        "pending",
    ]


def test_expired_after_it_was_revoked(user: User, invited: Invitation) -> None:
    revoke_invitation(user.id, invited.id)
    expire()
    assert_refused(NOT_PENDING, reinstate_invitation, user.id, invited.id)


def test_accepted_is_a_member(project: Project, invited: Invitation) -> None:
    Invitation.update(state="accepted").execute()
    assert states(project) == []


def test_update_user(user: User) -> None:
    update_user(user.id, " Grace ", "Grace@Example.com", b"png")
    again = User.get_by_id(user.id)
    values = (again.name, again.email, again.email_key, again.avatar, again.created_at)
    assert values == ("Grace", "Grace@example.com", "grace@example.com", b"png", user.created_at)
    update_user(user.id, "Grace", "GRACE@example.com", None)
    assert User.get_by_id(user.id).avatar is None


def test_update_one_user(user: User) -> None:
    other = create_user("Bob", BOB)
    update_user(user.id, "Grace", "grace@example.com", None)
    assert User.get_by_id(other.id).name == "Bob"
