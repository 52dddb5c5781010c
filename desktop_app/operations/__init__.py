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
    from .attachment import attach_file
    from .badge import hide_badges, return_badge, withdraw_badge
    from .badge_transfer import ImportReport, export_badges, held_badge, import_badges
    from .data_type import create_data_type
    from .emptying import Emptied, empty_trash
    from .field_changes import change_fields, preview_fields, restore_field, revert_fields
    from .field_schema import check_values, record_schema
    from .field_steps import FieldPreview
    from .fields import valid_fields
    from .invitation import invite_member, reinstate_invitation, revoke_invitation
    from .items import delete, restore, update
    from .json_schema import SchemaImport, fields_from_schema, schema_of
    from .notification import claim_notifications, mark_delivered, mark_read
    from .project import create_project
    from .record import check_records, write_records
    from .record_deleting import delete_records
    from .record_reverting import put_back, revert_records
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
    from .store import create_project_from, install_module, installed_modules
    from .trash import restore_records
    from .user import create_user, update_user
    from .view import delete_view, restore_view, save_view, update_view

__all__ = [
    "Conflict",
    "EditConflict",
    "EditedRecord",
    "Emptied",
    "FieldPreview",
    "ImportReport",
    "InvalidInput",
    "InvalidRecords",
    "NewRecord",
    "OnLinks",
    "PermissionDenied",
    "RecordProblem",
    "SchemaImport",
    "StillLinked",
    "StorageError",
    "Written",
    "attach_file",
    "change_fields",
    "check_records",
    "check_values",
    "claim_notifications",
    "create_action",
    "create_application",
    "create_data_type",
    "create_project",
    "create_project_from",
    "create_user",
    "delete",
    "delete_records",
    "delete_view",
    "empty_trash",
    "export_badges",
    "fields_from_schema",
    "held_badge",
    "hide_badges",
    "import_badges",
    "install_module",
    "installed_modules",
    "invite_member",
    "mark_delivered",
    "mark_read",
    "preview_fields",
    "put_back",
    "record_schema",
    "reinstate_invitation",
    "restore",
    "restore_field",
    "restore_records",
    "restore_view",
    "return_badge",
    "revert_fields",
    "revert_records",
    "revoke_invitation",
    "save_view",
    "schema_of",
    "update",
    "update_user",
    "update_view",
    "valid_fields",
    "withdraw_badge",
    "write_records",
]

_HOMES = {
    "Conflict": "record_words",
    "EditConflict": "record_words",
    "EditedRecord": "record_words",
    "FieldPreview": "field_steps",
    "Emptied": "emptying",
    "ImportReport": "badge_transfer",
    "InvalidRecords": "record_words",
    "NewRecord": "record_words",
    "OnLinks": "record_words",
    "RecordProblem": "record_words",
    "SchemaImport": "json_schema",
    "StillLinked": "record_words",
    "Written": "record_words",
    "attach_file": "attachment",
    "change_fields": "field_changes",
    "check_records": "record",
    "check_values": "field_schema",
    "claim_notifications": "notification",
    "create_action": "action",
    "create_application": "application",
    "create_data_type": "data_type",
    "create_project": "project",
    "create_project_from": "store",
    "create_user": "user",
    "delete": "items",
    "delete_records": "record_deleting",
    "delete_view": "view",
    "empty_trash": "emptying",
    "export_badges": "badge_transfer",
    "fields_from_schema": "json_schema",
    "held_badge": "badge_transfer",
    "hide_badges": "badge",
    "import_badges": "badge_transfer",
    "install_module": "store",
    "installed_modules": "store",
    "invite_member": "invitation",
    "mark_delivered": "notification",
    "mark_read": "notification",
    "preview_fields": "field_changes",
    "put_back": "record_reverting",
    "record_schema": "field_schema",
    "reinstate_invitation": "invitation",
    "restore": "items",
    "restore_field": "field_changes",
    "restore_records": "trash",
    "restore_view": "view",
    "return_badge": "badge",
    "revert_fields": "field_changes",
    "revert_records": "record_reverting",
    "revoke_invitation": "invitation",
    "save_view": "view",
    "schema_of": "json_schema",
    "update": "items",
    "update_user": "user",
    "update_view": "view",
    "valid_fields": "fields",
    "withdraw_badge": "badge",
    "write_records": "record",
}


def __getattr__(name: str) -> object:
    # These need peewee, which a window is painted without: it takes 40 ms to import.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return home if name == _HOMES[name] else getattr(home, name)
