"""Users: who they are and how they look."""

from ..errors import QT_TRANSLATE_NOOP
from ..models.keys import comparison_key
from ..models.tables import User
from .permission import require_user
from .transaction import retried, transaction, unique
from .validation import valid_email, valid_name

TAKEN = QT_TRANSLATE_NOOP("errors", "Somebody here already uses this address.")


@retried
def create_user(name: str, email: str, avatar: bytes | None = None) -> User:
    """Create a user; ``avatar`` is a small PNG. Raises InvalidInput."""
    name, email = valid_name(name), valid_email(email)
    with transaction(), unique(TAKEN, "email"):
        return User.create(name=name, email=email, email_key=comparison_key(email), avatar=avatar)


@retried
def update_user(user_id: int, name: str, email: str, avatar: bytes | None) -> None:
    """Change a user's profile. Raises InvalidInput."""
    name, email = valid_name(name), valid_email(email)
    with transaction(), unique(TAKEN, "email"):
        user = require_user(user_id)
        user.name, user.email, user.email_key = name, email, comparison_key(email)
        user.avatar = avatar
        user.save()
