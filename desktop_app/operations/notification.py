"""Notifications: taken for delivery by one process, marked delivered, marked read."""

from peewee import ModelSelect

from ..models.clock import now
from ..models.database import session
from ..models.queries import notification_row
from ..models.rows import NotificationRow
from ..models.tables import Notification, database
from .transaction import retried, transaction

CLAIM_MS = 5_000


@retried
def claim_notifications(user_id: int) -> list[NotificationRow]:
    """The user's undelivered notifications, oldest first, for this process alone to show.

    A claim ends after 5 s: if this process dies before ``mark_delivered``, another delivers.
    """
    with session():
        if not _waiting(user_id).exists():
            return []  # asked every few seconds: no write lock unless there is something
    with transaction():
        # The clock is read behind the lock: waiting for it must not use up the claim.
        query = _waiting(user_id).order_by(Notification.id)
        rows = list(query.for_update() if database.for_update else query)
        ids = [row.id for row in rows]
        Notification.update(claimed_at=now()).where(Notification.id.in_(ids)).execute()
    return [notification_row(row) for row in rows]


def _waiting(user_id: int) -> "ModelSelect[Notification]":
    """What the user has not been shown and nobody is about to show."""
    free = Notification.claimed_at.is_null() | (Notification.claimed_at <= now() - CLAIM_MS)
    return Notification.select().where(
        Notification.recipient == user_id, Notification.delivered_at.is_null(), free
    )


@retried
def mark_delivered(ids: list[int]) -> None:
    """Record that these were shown to their recipient."""
    undelivered = Notification.id.in_(ids) & Notification.delivered_at.is_null()
    with transaction():
        Notification.update(delivered_at=now()).where(undelivered).execute()


@retried
def mark_read(user_id: int, notification_id: int | None = None) -> None:
    """Record that the user read one notification, or all of them."""
    unread = (Notification.recipient == user_id) & Notification.read_at.is_null()
    if notification_id is not None:
        unread &= Notification.id == notification_id
    with transaction():
        Notification.update(read_at=now()).where(unread).execute()
