"""Awarding: a badge and its notification, recorded once per user in one transaction."""

import json
import logging
from typing import Any

from peewee import DatabaseError

from ..models.clock import now
from ..models.database import is_conflict, session, storage_errors
from ..models.retrying import retried
from ..models.rows import Fact
from ..models.tables import database
from .definitions import (
    BadgeDefinition,
    UnknownBadge,
    get_all_badge_definitions,
    get_badge_definition,
)
from .earning import award_statement

log = logging.getLogger(__name__)


def award_for(fact: Fact, user_id: int) -> list[str]:
    """Award every badge whose rule is about ``fact``, which the user has just made: the new ones.

    Within the caller's transaction, on the terms of ``check_badge``.
    """
    return [
        str(definition.name)
        for definition in get_all_badge_definitions()
        if definition.rule is not None
        and definition.rule.fact is fact
        and check_badge(definition.name, user_id)
    ]


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
    if database.in_transaction():
        with storage_errors():
            return _check(definition, user_id)
    return _check_alone(definition, user_id)


@retried
def _check_alone(definition: BadgeDefinition, user_id: int) -> bool:
    """Award in a transaction of its own, unless a look finds that there is no need of one."""
    with session():
        try:
            if run(_LOOK_PROVEN, user_id, str(definition.name)).fetchone() is not None:
                return False  # without having had the write lock
        except DatabaseError:
            pass  # it is met again below, and logged
        with database.obj.atomic():
            return _check(definition, user_id)


def _check(definition: BadgeDefinition, user_id: int) -> bool:
    """Award under a savepoint of the transaction that is there."""
    try:
        run("SAVEPOINT award")
        is_new = _award(definition, user_id)
        run("RELEASE SAVEPOINT award")
        return is_new
    except Exception as error:
        if is_conflict(error):
            raise  # the whole transaction is lost, and is done again
        log.exception("awarding %s to user %s failed", str(definition.name), user_id)
        # Raises where the transaction is gone too (SQLite ends it on a full disk): then the caller
        # must not believe that it can still commit.
        run("ROLLBACK TO SAVEPOINT award")
        return False


# Plain SQL: peewee took ten times as long to build these statements as SQLite to run them.
_LOOK = "SELECT 1 FROM user_badge WHERE user_id = ? AND name = ?"
_LOOK_PROVEN = f"{_LOOK} AND verified"
_NOTIFICATION = (
    "INSERT INTO notification (recipient_id, kind, parameters, target, created_at)"
    " VALUES (?, 'badgeEarned', ?, 'badges', ?)"
)


def _award(definition: BadgeDefinition, user_id: int) -> bool:
    """Record the badge; the unique key, not a look before, decides who was first."""
    moment, name, rule = now(), str(definition.name), definition.rule
    users = (user_id,) if rule is None else (user_id, user_id)
    if run(award_statement(rule), name, moment, moment, *users).rowcount != 1:
        is_first = rule is None or rule.count == 1
        if is_first and run(_LOOK, user_id, name).fetchone() is None:
            raise LookupError(f"there is no user {user_id}")
        return False
    run(_NOTIFICATION, user_id, json.dumps({"badge": name}), moment)
    return True


def run(sql: str, *values: object) -> Any:
    """The cursor of a statement, whose values are marked as SQLite does."""
    opened = database.obj  # the proxy's way to each attribute takes as long as a small statement
    return opened.execute_sql(sql.replace("?", opened.param), values)
