"""The data: tables, the database they live in, and the queries that read them. No Qt."""

from .database import close_database, open_database
from .rows import EarnedBadge
from .tables import Action, Application, DataType, Invitation, Member, Notification, Project, User

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
    "close_database",
    "open_database",
]
