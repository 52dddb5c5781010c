"""What an owner may do about another's badge, and a user about who sees theirs."""

import json

from ..errors import QT_TRANSLATE_NOOP, InvalidInput, PermissionDenied
from ..models.clock import now
from ..models.rows import Role
from ..models.tables import BadgeWithdrawal, Member, Notification, Project, User, UserBadge
from .permission import NOT_ALLOWED, require_user
from .transaction import retried, transaction, unique
from .validation import valid_reason

NOT_EARNED = QT_TRANSLATE_NOOP("errors", "This member does not have that badge.")
WITHDRAWN = QT_TRANSLATE_NOOP("errors", "This badge has already been withdrawn.")
NOT_WITHDRAWN = QT_TRANSLATE_NOOP("errors", "This badge has not been withdrawn.")


@retried
def withdraw_badge(owner_id: int, user_id: int, name: str, reason: str) -> None:
    """Take back a badge awarded in error; its row stays, so nothing awards it again.

    The owner of a project may do so to its members. The user is told by whom and why.
    """
    reason = valid_reason(reason)
    with transaction():
        owner = _require_owner(owner_id, user_id)
        with unique(WITHDRAWN, "name"):
            BadgeWithdrawal.create(
                user_badge=_require_badge(user_id, name), reason=reason, withdrawn_by=owner
            )
        _notify(user_id, "badgeWithdrawn", badge=str(name), by=owner.name, reason=reason)


@retried
def return_badge(owner_id: int, user_id: int, name: str) -> None:
    """Undo ``withdraw_badge``: the badge is as it was, with its first date."""
    with transaction():
        owner = _require_owner(owner_id, user_id)
        withdrawal: BadgeWithdrawal | None = BadgeWithdrawal.get_or_none(
            BadgeWithdrawal.user_badge == _require_badge(user_id, name),
            BadgeWithdrawal.returned_at.is_null(),
        )
        if withdrawal is None:
            raise InvalidInput(NOT_WITHDRAWN, "name")
        if owner_id == user_id != withdrawal.withdrawn_by.id:
            raise PermissionDenied(NOT_ALLOWED)  # everyone owns some project: not by oneself
        withdrawal.returned_by, withdrawal.returned_at = owner, now()
        withdrawal.save(only=withdrawal.dirty_fields)
        _notify(user_id, "badgeReturned", badge=str(name), by=owner.name)


@retried
def hide_badges(user_id: int, hidden: bool) -> None:
    """Show the user's badges to the other members of their projects, or not."""
    with transaction():
        require_user(user_id)
        User.update(badges_hidden=hidden).where(User.id == user_id).execute()


def _require_owner(owner_id: int, user_id: int) -> User:
    owner = require_user(owner_id)
    theirs = Member.select(Member.project).where(Member.user == user_id)
    owned = Member.select().where(Member.user == owner_id, Member.role == Role.OWNER.value)
    shared = owned.join(Project).where(Project.deleted_at.is_null(), Project.id.in_(theirs))
    if not shared.exists():
        raise PermissionDenied(NOT_ALLOWED)
    return owner


def _require_badge(user_id: int, name: str) -> UserBadge:
    badge: UserBadge | None = UserBadge.get_or_none(
        UserBadge.user == user_id, UserBadge.name == str(name)
    )
    if badge is None:
        raise InvalidInput(NOT_EARNED, "name")
    return badge


def _notify(user_id: int, kind: str, **parameters: str) -> None:
    Notification.create(
        recipient=user_id, kind=kind, parameters=json.dumps(parameters), target="badges"
    )
