"""Invitations to a project: sent, revoked, reinstated. Joining by code comes later."""

import secrets

from ..badges import award_for
from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.clock import now
from ..models.keys import comparison_key
from ..models.rows import Fact, InvitationState, Role
from ..models.tables import Invitation, Member, User
from .permission import MANAGERS, require_role, require_user
from .transaction import retried, transaction, unique
from .validation import valid_email

VALID_FOR_MS = 14 * 24 * 60 * 60 * 1000

YOURSELF = QT_TRANSLATE_NOOP("errors", "This is your own address.")
MEMBER = QT_TRANSLATE_NOOP("errors", "{email} is already a member of this project.")
INVITED = QT_TRANSLATE_NOOP("errors", "{email} has already been invited to this project.")
NO_ROLE = QT_TRANSLATE_NOOP("errors", "Please choose a role.")
NOT_PENDING = QT_TRANSLATE_NOOP("errors", "This invitation is not open any more.")

INVITABLE = frozenset({Role.ADMIN, Role.EDITOR, Role.VIEWER})


@retried
def invite_member(user_id: int, project_id: int, email: str, role: str = Role.EDITOR) -> Invitation:
    """Store an invitation that is valid for 14 days; the user's first earns a badge."""
    email = valid_email(email)
    if role not in INVITABLE:
        raise InvalidInput(NO_ROLE, "role")
    with transaction():
        require_role(user_id, project_id, MANAGERS)
        _refuse_member(user_id, project_id, email)
        _expire(project_id)
        with unique(INVITED, "email", email=email):
            invitation = Invitation.create(
                project=project_id,
                invited_by=user_id,
                email=email,
                email_key=comparison_key(email),
                role=str(role),
                code=secrets.token_urlsafe(16),
                expires_at=now() + VALID_FOR_MS,
            )
        award_for(Fact.INVITATION, user_id)
    return invitation


def revoke_invitation(user_id: int, invitation_id: int) -> None:
    """Make an open invitation's code worthless. Raises InvalidInput where it is not open."""
    _change_state(user_id, invitation_id, InvitationState.PENDING, InvitationState.REVOKED)


def reinstate_invitation(user_id: int, invitation_id: int) -> None:
    """Undo ``revoke_invitation``: the same code is good again, until the same day."""
    _change_state(user_id, invitation_id, InvitationState.REVOKED, InvitationState.PENDING)


@retried
def _change_state(
    user_id: int, invitation_id: int, old: InvitationState, new: InvitationState
) -> None:
    with transaction():
        invitation: Invitation | None = Invitation.get_or_none(Invitation.id == invitation_id)
        if invitation is None or invitation.state != old or invitation.expires_at <= now():
            raise InvalidInput(NOT_PENDING, "invitation_id")
        require_role(user_id, invitation.project_id, MANAGERS)
        invitation.state = new.value
        with unique(INVITED, "email", email=invitation.email):
            invitation.save(only=invitation.dirty_fields)


def _refuse_member(user_id: int, project_id: int, email: str) -> None:
    key = comparison_key(email)
    if require_user(user_id).email_key == key:
        raise InvalidInput(YOURSELF, "email")
    belongs = Member.select().join(User).where(Member.project == project_id, User.email_key == key)
    if belongs.exists():
        raise InvalidInput(MEMBER, "email", email=email)


def _expire(project_id: int) -> None:
    """Free the addresses of invitations whose time is over."""
    Invitation.update(state=InvitationState.EXPIRED.value).where(
        Invitation.project == project_id,
        Invitation.state == InvitationState.PENDING.value,
        Invitation.expires_at <= now(),
    ).execute()
