"""What the queries of records take and return: plain, immutable. Times are Unix ms, UTC."""

from dataclasses import dataclass, field
from enum import StrEnum

from .fields import NUMBERS, TEXTS, FieldKind, Value


@dataclass(frozen=True)
class RecordRow:
    """A record: its values by field id; ``revision`` counts its changes from 1."""

    id: int
    revision: int
    created_at: int
    updated_at: int
    values: dict[int, Value]


class Operator(StrEnum):
    """What a filter asks of a value. Each kind of field knows some of them."""

    EMPTY = "empty"
    NOT_EMPTY = "notEmpty"
    IS = "is"
    IS_NOT = "isNot"
    CONTAINS = "contains"
    CONTAINS_NOT = "containsNot"
    STARTS_WITH = "startsWith"
    LESS = "less"
    AT_MOST = "atMost"
    MORE = "more"
    AT_LEAST = "atLeast"
    LAST_DAYS = "lastDays"
    """In the last ``value`` days, today included."""
    NEXT_DAYS = "nextDays"
    TODAY = "today"
    THIS_MONTH = "thisMonth"
    THIS_YEAR = "thisYear"


_ANY = (Operator.EMPTY, Operator.NOT_EMPTY)
_SAME = (Operator.IS, Operator.IS_NOT)
_PARTS = (Operator.CONTAINS, Operator.CONTAINS_NOT)
_SIZES = (Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST)
_DAYS = (
    Operator.TODAY,
    Operator.LAST_DAYS,
    Operator.NEXT_DAYS,
    Operator.THIS_MONTH,
    Operator.THIS_YEAR,
)


def operators(kind: FieldKind) -> tuple[Operator, ...]:
    """What a filter can ask of a kind of field, the usual first."""
    if kind in TEXTS:
        return (*_PARTS, *_SAME, Operator.STARTS_WITH, *_ANY)
    if kind in NUMBERS:
        return (*_SAME, *_SIZES, *_ANY)
    match kind:
        case FieldKind.DATE | FieldKind.DATE_TIME:
            return (*_SAME, *_SIZES, *_DAYS, *_ANY)
        case FieldKind.BOOLEAN | FieldKind.CHOICE | FieldKind.LINK:
            return (*_SAME, *_ANY)
        case FieldKind.CHOICES | FieldKind.LINKS:
            return (*_PARTS, *_ANY)
    return _ANY


@dataclass(frozen=True)
class Condition:
    """One question about one field; ``value`` is the other side, where the operator has one.

    Texts are compared regardless of case and accents. A date asked of a date and time is that
    local day, and so is its first moment. Of CHOICE, LINK, CHOICES and LINKS, a tuple asks for any
    of its members. What lacks its other side, or asks what its field cannot answer, is not asked.
    """

    field_id: int
    operator: Operator
    value: Value = None


@dataclass(frozen=True)
class Filter:
    """Conditions, of which all or any must hold; an empty one lets everything pass."""

    parts: tuple["Condition | Filter", ...] = ()
    any: bool = False


@dataclass(frozen=True)
class Sort:
    """One column of the order; empty values come last, whichever the direction."""

    field_id: int
    descending: bool = False


@dataclass(frozen=True)
class Query:
    """Which records, in which order. ``text`` finds by full text: the beginnings of all its words.

    Then by id, always, in the direction of the last column.
    """

    filter: Filter = field(default_factory=Filter)
    sort: tuple[Sort, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Page:
    """Some records in order, and what the records that they link to are called.

    ``titles`` is by (data type's id, record's id); ``files`` holds attachments by id.
    """

    rows: tuple[RecordRow, ...]
    titles: dict[tuple[int, int], str] = field(default_factory=dict)
    files: dict[int, "AttachmentRow"] = field(default_factory=dict)


@dataclass(frozen=True)
class AttachmentRow:
    """A file kept with the database; ``sha256`` is its content's, in hex."""

    id: int
    name: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True)
class TrashedField:
    """A deleted field of a data type that can be restored with its values."""

    id: int
    name: str
    type_name: str
    deleted_by: str
    deleted_at: int


@dataclass(frozen=True)
class BackLinks:
    """The records of one type whose one field leads to a record: the first few, and how many."""

    type_id: int
    type_name: str
    field_id: int
    field_name: str
    count: int
    records: tuple[tuple[int, str], ...]
    """Id and title."""


class ChangeKind(StrEnum):
    """What happened to a record."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True)
class ChangeRow:
    """One change of one record, by whom and when. Values by field id, of the changed fields only;
    all of them when it was created (``after``) or deleted (``before``)."""

    id: int
    record_id: int
    revision: int
    kind: ChangeKind
    user: str
    at: int
    before: dict[int, Value]
    after: dict[int, Value]
    change_set: int = 0


@dataclass(frozen=True)
class TypeChangeRow:
    """One change of a data type's fields, by whom and when."""

    id: int
    user: str
    at: int


@dataclass(frozen=True)
class TrashedRecord:
    """A deleted record that can be restored."""

    change_id: int
    type_id: int
    type_name: str
    record_id: int
    title: str
    deleted_by: str
    deleted_at: int


class ViewKind(StrEnum):
    """How the records of a saved view are shown."""

    TABLE = "table"
    CARDS = "cards"
    BOARD = "board"
    CALENDAR = "calendar"
    CHART = "chart"


@dataclass(frozen=True)
class ViewRow:
    """A saved view of a data type. ``layout`` is what the view needs beside the query: columns,
    and which field groups, dates or adds up (see ui/records)."""

    id: int
    name: str
    kind: ViewKind
    query: Query
    layout: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Hit:
    """Something that search found. ``kind`` is "project", "dataType", "record", "action",
    "application"; ``type_id`` is a record's data type."""

    kind: str
    id: int
    project_id: int
    title: str
    detail: str = ""
    type_id: int = 0
