"""Awarding: a badge and its notification, recorded once per user in one transaction."""

import json
import logging
from contextlib import suppress

from peewee import DatabaseError

from ..models.clock import now
from ..models.database import session, transaction_is_alive
from ..models.tables import Notification, UserBadge, database
from .definitions import BadgeDefinition, UnknownBadge, get_badge_definition

log = logging.getLogger(__name__)


def check_badge(name: str, user_id: int) -> bool:
    """Award the badge ``name`` to the user unless they have it: True only when newly awarded.

    The badge and its notification are one savepoint of the transaction that calls: if that rolls
    back, so do they. What goes wrong in here is logged and gives False, and the caller's
    transaction goes on. Raises StorageError only where no transaction can be had at all, and what
    the database raises where it has given up the caller's transaction too.
    """
    try:
        definition = get_badge_definition(name)
    except UnknownBadge as error:
        log.error("check_badge: %s", error)
        return False
    with session():
        if database.in_transaction():
            return _check(definition, user_id)
        with suppress(DatabaseError):  # it is met again below, and logged
            if _is_earned(definition.name, user_id):
                return False  # a look, without the write lock
        with database.atomic():
            return _check(definition, user_id)


def _check(definition: BadgeDefinition, user_id: int) -> bool:
    """Look and award under a savepoint of the transaction that is there."""
    try:
        with database.atomic():
            return not _is_earned(definition.name, user_id) and _award(definition, user_id)
    except Exception:
        log.exception("awarding %s to user %s failed", definition.name.value, user_id)
        if not transaction_is_alive():  # SQLite ends it on a full disk: nothing can be committed
            raise
        return False


def _is_earned(name: str, user_id: int) -> bool:
    mark = database.param
    sql = f"SELECT 1 FROM user_badge WHERE user_id = {mark} AND name = {mark}"
    return database.execute_sql(sql, (user_id, str(name))).fetchone() is not None


def _award(definition: BadgeDefinition, user_id: int) -> bool:
    """Record the badge; the unique key, not a look before, decides who was first."""
    moment = now()
    badge = UserBadge.insert(user=user_id, name=definition.name.value, earned_at=moment)
    if badge.on_conflict_ignore().as_rowcount().execute() != 1:
        return False
    Notification.insert(
        recipient=user_id,
        kind="badgeEarned",
        parameters=json.dumps({"badge": definition.name.value}),
        target="badges",
        created_at=moment,
    ).execute()
    return True
