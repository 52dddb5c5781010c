"""The data: tables, the database they live in, and the queries that read them. No Qt."""

from importlib import import_module
from typing import TYPE_CHECKING

from .rows import EarnedBadge

if TYPE_CHECKING:
    from . import attachments, queries, records, searching
    from .database import close_database, open_database
    from .tables import (
        Action,
        Application,
        DataType,
        Invitation,
        Member,
        Notification,
        Project,
        User,
    )

__all__ = [
    "Action",
    "Application",
    "DataType",
    "EarnedBadge",
    "Invitation",
    "Member",
    "Notification",
    "Project",
    "User",
    "attachments",
    "close_database",
    "open_database",
    "queries",
    "records",
    "searching",
]

_HOMES = {
    "Action": "tables",
    "Application": "tables",
    "DataType": "tables",
    "Invitation": "tables",
    "Member": "tables",
    "Notification": "tables",
    "Project": "tables",
    "User": "tables",
    "attachments": "attachments",
    "close_database": "database",
    "open_database": "database",
    "queries": "queries",
    "records": "records",
    "searching": "searching",
}


def __getattr__(name: str) -> object:
    # peewee takes 40 ms to import: a window is painted before it is needed.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return home if name == _HOMES[name] else getattr(home, name)
