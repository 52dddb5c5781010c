"""What a user can do. Each operation validates, writes and awards in one transaction. No Qt.

They take ids and plain values, and raise InvalidInput for what the user got wrong, PermissionDenied
for what the user may not do, and StorageError for what the environment did.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ..errors import InvalidInput, PermissionDenied, StorageError

if TYPE_CHECKING:
    from .action import create_action
    from .application import create_application
    from .badge import hide_badges, return_badge, withdraw_badge
    from .badge_transfer import ImportReport, export_badges, held_badge, import_badges
    from .data_type import create_data_type
    from .invitation import invite_member, reinstate_invitation, revoke_invitation
    from .items import delete, restore, update
    from .notification import claim_notifications, mark_delivered, mark_read
    from .project import create_project
    from .record import check_records, write_records
    from .record_words import (
        Conflict,
        EditConflict,
        EditedRecord,
        InvalidRecords,
        NewRecord,
        OnLinks,
        RecordProblem,
        StillLinked,
        Written,
    )
    from .user import create_user, update_user

__all__ = [
    "Conflict",
    "EditConflict",
    "EditedRecord",
    "ImportReport",
    "InvalidInput",
    "InvalidRecords",
    "NewRecord",
    "OnLinks",
    "PermissionDenied",
    "RecordProblem",
    "StillLinked",
    "StorageError",
    "Written",
    "check_records",
    "claim_notifications",
    "create_action",
    "create_application",
    "create_data_type",
    "create_project",
    "create_user",
    "delete",
    "export_badges",
    "held_badge",
    "hide_badges",
    "import_badges",
    "invite_member",
    "mark_delivered",
    "mark_read",
    "reinstate_invitation",
    "restore",
    "return_badge",
    "revoke_invitation",
    "update",
    "update_user",
    "withdraw_badge",
    "write_records",
]

_HOMES = {
    "Conflict": "record_words",
    "EditConflict": "record_words",
    "EditedRecord": "record_words",
    "ImportReport": "badge_transfer",
    "InvalidRecords": "record_words",
    "NewRecord": "record_words",
    "OnLinks": "record_words",
    "RecordProblem": "record_words",
    "StillLinked": "record_words",
    "Written": "record_words",
    "check_records": "record",
    "claim_notifications": "notification",
    "create_action": "action",
    "create_application": "application",
    "create_data_type": "data_type",
    "create_project": "project",
    "create_user": "user",
    "delete": "items",
    "export_badges": "badge_transfer",
    "held_badge": "badge_transfer",
    "hide_badges": "badge",
    "import_badges": "badge_transfer",
    "invite_member": "invitation",
    "mark_delivered": "notification",
    "mark_read": "notification",
    "reinstate_invitation": "invitation",
    "restore": "items",
    "return_badge": "badge",
    "revoke_invitation": "invitation",
    "update": "items",
    "update_user": "user",
    "withdraw_badge": "badge",
    "write_records": "record",
}


def __getattr__(name: str) -> object:
    # These need peewee, which a window is painted without: it takes 40 ms to import.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return home if name == _HOMES[name] else getattr(home, name)
