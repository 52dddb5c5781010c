"""Who may write a data type's records, and what its fields are now: one query per operation."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from peewee import Database

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.field_rows import fields_of, type_row
from ..models.record_store import RecordTable, fetch
from ..models.rows import Role
from ..models.tables import DataType, database
from .permission import EDITORS, require_role

TYPE_GONE = QT_TRANSLATE_NOOP("errors", "This data type has been deleted.")


class _Stamp(NamedTuple):
    """What tells one state of a data type from another, also of another database's."""

    revision: int
    created_at: int
    name: str
    table: str


_known: WeakKeyDictionary[Database, dict[int, tuple[_Stamp, RecordTable]]] = WeakKeyDictionary()


def known_table(type_id: int) -> RecordTable | None:
    """The records' table as this process saw it last: to look at values before the transaction."""
    known = _known.get(database.obj, {}).get(type_id)
    return None if known is None else known[1]


def require_table(
    user_id: int, type_id: int, *, deleted: bool = False, lock: bool = True
) -> RecordTable:
    """The records' table of a data type, which the user may write.

    Raises PermissionDenied where they may not, and InvalidInput where type or project are deleted,
    unless ``deleted`` lets the type pass. On a server, nobody changes the fields until the
    transaction ends.
    """
    stamp, project_id, is_deleted, may = _state(user_id, type_id, lock=lock)
    if not may:
        require_role(user_id, project_id, EDITORS)  # it knows the reason
    if is_deleted and not deleted:
        raise InvalidInput(TYPE_GONE, "type_id")
    return _table(type_id, stamp)


def table_of(type_id: int) -> RecordTable:
    """The records' table of a data type, deleted or not, whoever asks."""
    stamp, *_ = _state(0, type_id, lock=False)
    return _table(type_id, stamp)


def _state(user_id: int, type_id: int, *, lock: bool) -> tuple[_Stamp, int, bool, bool]:
    """Its stamp and project, whether it is deleted, and whether the user may write in it."""
    mark = database.param
    rows = fetch(
        "SELECT t.revision, t.created_at, t.name, t.table_name, t.project_id, t.deleted_at,"
        " p.deleted_at, m.role"
        " FROM data_type t JOIN project p ON p.id = t.project_id"
        f" LEFT JOIN member m ON m.project_id = t.project_id AND m.user_id = {mark}"
        f" WHERE t.id = {mark}" + (" FOR SHARE OF t" if lock and database.for_update else ""),
        (user_id, type_id),
    )
    if not rows:
        raise InvalidInput(TYPE_GONE, "type_id")
    *stamp, project_id, deleted_at, project_deleted_at, role = rows[0]
    may = role is not None and Role(role) in EDITORS and project_deleted_at is None
    return _Stamp(*stamp), project_id, deleted_at is not None, may


def _table(type_id: int, stamp: _Stamp) -> RecordTable:
    known = _known.setdefault(database.obj, {})
    if type_id not in known or known[type_id][0] != stamp:
        # Within a caller's transaction this may be rolled back: then the stamp differs.
        row = type_row(DataType.get_by_id(type_id), fields_of(type_id))
        known[type_id] = (stamp, RecordTable(row))
    return known[type_id][1]
