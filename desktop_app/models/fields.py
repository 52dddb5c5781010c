"""What a data type is made of: its fields, and the values that they hold. No peewee."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

Value = (
    str
    | int
    | Decimal
    | bool
    | datetime.date
    | datetime.datetime
    | tuple[str, ...]
    | tuple[int, ...]
    | None
)
"""What a field of a record holds; None is empty. By kind:

text, long text, choice, e-mail, phone, web address: str. Whole number: int. Decimal and money:
Decimal, with no more places than the field has. Yes/no: bool. Date: date. Date and time: an aware
datetime in UTC, whole seconds. Several choices: a tuple of str, in the order of the options. Link:
the record's id. Links: a tuple of ids, ascending. Attachment: the attachment's id.
"""

Settings = dict[str, Any]


class FieldKind(StrEnum):
    """What kind of value a field holds."""

    TEXT = "text"
    LONG_TEXT = "longText"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    BOOLEAN = "boolean"
    DATE = "date"
    DATE_TIME = "dateTime"
    CHOICE = "choice"
    CHOICES = "choices"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    LINK = "link"
    LINKS = "links"
    ATTACHMENT = "attachment"


TEXTS = frozenset(
    {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL}
)
"""Free text: what full-text search finds."""
NUMBERS = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY})
LENGTHS = {
    FieldKind.TEXT: 200,
    FieldKind.LONG_TEXT: 100_000,
    FieldKind.EMAIL: 254,
    FieldKind.PHONE: 40,
    FieldKind.URL: 2_000,
    FieldKind.CHOICE: 200,
}
"""The most characters that a value of a kind may have."""
DIGITS = 15
"""The most digits of a decimal or an amount: what SQLite's REAL holds exactly."""


@dataclass(frozen=True)
class FieldRow:
    """A field of a data type. ``id`` 0: not stored yet.

    ``column`` is its column in the type's table; of LINKS, the table that joins the two types.
    Empty where there is none yet. ``minimum`` and ``maximum`` limit numbers and dates,
    ``max_length`` texts.
    """

    name: str
    kind: FieldKind
    id: int = 0
    column: str = ""
    description: str = ""
    required: bool = False
    unique: bool = False
    default: Value = None
    minimum: int | Decimal | datetime.date | datetime.datetime | None = None
    maximum: int | Decimal | datetime.date | datetime.datetime | None = None
    max_length: int | None = None
    places: int = 2
    """Digits after the point of DECIMAL and MONEY, 0 to 9."""
    currency: str = ""
    """ISO 4217, of MONEY."""
    options: tuple[str, ...] = ()
    """Of CHOICE and CHOICES, in order."""
    target: int = 0
    """The data type that LINK and LINKS lead to."""
    module_key: str = ""
    """What the store's module calls it; empty for the user's own fields."""


@dataclass(frozen=True)
class DataTypeRow:
    """A data type with its fields, in order. ``table`` is where its records are."""

    id: int
    project_id: int
    name: str
    description: str
    table: str
    revision: int
    fields: tuple[FieldRow, ...]
    icon: str = ""
    module: str = ""
    module_version: str = ""

    def field(self, field_id: int) -> FieldRow | None:
        """The field with this id."""
        return next((field for field in self.fields if field.id == field_id), None)

    @property
    def title_field(self) -> FieldRow | None:
        """The field by which one knows a record: a text where there is one."""
        for kinds in ({FieldKind.TEXT}, TEXTS, frozenset(FieldKind)):
            for field in self.fields:
                if field.kind in kinds:
                    return field
        return None
