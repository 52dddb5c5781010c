"""Fields of a data type: what counts as one."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, InvalidInput, PlatformError
from ..models.fields import LENGTHS, NUMBERS, FieldKind, FieldRow, Value
from ..models.keys import comparison_key
from ..models.tables import DataType
from ..models.values import normalized
from .validation import valid_description, valid_name

FIELDS = 200
OPTIONS = 500
PLACES = 9
SELF = -1
"""As a field's target: the data type that the field belongs to, which may have no id yet."""

SAME_NAME = QT_TRANSLATE_NOOP("errors", "Two fields cannot have the same name.")
TOO_MANY = QT_TRANSLATE_NOOP("errors", "A data type can have at most {limit} fields.")
NO_OPTIONS = QT_TRANSLATE_NOOP("errors", "Please enter at least one option.")
SAME_OPTION = QT_TRANSLATE_NOOP("errors", "Two options cannot be the same.")
MANY_OPTIONS = QT_TRANSLATE_NOOP("errors", "A field can have at most {limit} options.")
NO_TARGET = QT_TRANSLATE_NOOP("errors", "Please choose the data type that it links to.")
NO_CURRENCY = QT_TRANSLATE_NOOP("errors", "Please enter the currency's three letters, as EUR.")
BAD_PLACES = QT_TRANSLATE_NOOP("errors", "Please choose 0 to {limit} decimal places.")
BAD_LENGTH = QT_TRANSLATE_NOOP("errors", "Please choose a length of 1 to {limit} characters.")
BAD_LIMITS = QT_TRANSLATE_NOOP("errors", "The smallest value is larger than the largest.")
BAD_LIMIT = QT_TRANSLATE_NOOP("errors", "This limit does not fit the kind of field.")
NOT_UNIQUE = QT_TRANSLATE_NOOP("errors", "A field of this kind cannot be unique.")
NO_DEFAULT = QT_TRANSLATE_NOOP("errors", "A field of this kind cannot have a default.")
BAD_DEFAULT = QT_TRANSLATE_NOOP("errors", "The default does not fit: {problem}")

CHOICES = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
LINKS = frozenset({FieldKind.LINK, FieldKind.LINKS})
WITH_PLACES = frozenset({FieldKind.DECIMAL, FieldKind.MONEY})
WITH_LIMITS = NUMBERS | {FieldKind.DATE, FieldKind.DATE_TIME}
WITH_LENGTH = frozenset(LENGTHS) - CHOICES
NEVER_UNIQUE = LINKS - {FieldKind.LINK} | {
    FieldKind.CHOICES,
    FieldKind.LONG_TEXT,
    FieldKind.ATTACHMENT,
    FieldKind.BOOLEAN,
}
LIMITS: dict[FieldKind, type] = {
    FieldKind.INTEGER: int,
    FieldKind.DECIMAL: Decimal,
    FieldKind.MONEY: Decimal,
    FieldKind.DATE: datetime.date,
    FieldKind.DATE_TIME: datetime.datetime,
}


def valid_fields(fields: Sequence[FieldRow]) -> tuple[FieldRow, ...]:
    """The fields as they are stored. Raises InvalidInput at ``fields[2].name`` and the like."""
    if len(fields) > FIELDS:
        raise InvalidInput(TOO_MANY, "fields", limit=FIELDS)
    valid = tuple(_valid_field(field, f"fields[{at}]") for at, field in enumerate(fields))
    keys: set[str] = set()
    for at, field in enumerate(valid):
        if comparison_key(field.name) in keys:
            raise InvalidInput(SAME_NAME, f"fields[{at}].name")
        keys.add(comparison_key(field.name))
    return valid


def _valid_field(field: FieldRow, place: str) -> FieldRow:
    """The field without what its kind does not have."""
    kind = field.kind
    valid = replace(
        field,
        name=valid_name(field.name, f"{place}.name"),
        description=valid_description(field.description, f"{place}.description"),
        places=field.places if kind in WITH_PLACES else 2,
        currency=field.currency.strip().upper() if kind is FieldKind.MONEY else "",
        options=_valid_options(field.options, place) if kind in CHOICES else (),
        target=field.target if kind in LINKS else 0,
        max_length=field.max_length if kind in WITH_LENGTH else None,
        minimum=field.minimum if kind in WITH_LIMITS else None,
        maximum=field.maximum if kind in WITH_LIMITS else None,
    )
    _check_settings(valid, place)
    if valid.max_length == LENGTHS.get(kind):
        valid = replace(valid, max_length=None)
    _check_limits(valid, place)
    return replace(valid, default=_valid_default(valid, place))


def _valid_options(options: Sequence[str], place: str) -> tuple[str, ...]:
    valid = tuple(valid_name(option, f"{place}.options") for option in options)
    if not valid:
        raise InvalidInput(NO_OPTIONS, f"{place}.options")
    if len(valid) > OPTIONS:
        raise InvalidInput(MANY_OPTIONS, f"{place}.options", limit=OPTIONS)
    if len(set(valid)) < len(valid):
        raise InvalidInput(SAME_OPTION, f"{place}.options")
    return valid


def _check_settings(field: FieldRow, place: str) -> None:
    if field.kind in LINKS and not field.target:
        raise InvalidInput(NO_TARGET, f"{place}.target")
    if field.kind is FieldKind.MONEY and not re.fullmatch(r"[A-Z]{3}", field.currency):
        raise InvalidInput(NO_CURRENCY, f"{place}.currency")
    if type(field.places) is not int or not 0 <= field.places <= PLACES:
        raise InvalidInput(BAD_PLACES, f"{place}.places", limit=PLACES)
    if field.unique and field.kind in NEVER_UNIQUE:
        raise InvalidInput(NOT_UNIQUE, f"{place}.unique")
    most = LENGTHS.get(field.kind, 0)
    longest = field.max_length
    if longest is not None and (type(longest) is not int or not 1 <= longest <= most):
        raise InvalidInput(BAD_LENGTH, f"{place}.max_length", limit=most)


def _check_limits(field: FieldRow, place: str) -> None:
    for name in ("minimum", "maximum"):
        limit = getattr(field, name)
        if limit is None:
            continue
        is_right = (
            type(limit) is LIMITS[field.kind]
            and _problem(replace(field, minimum=None, maximum=None), limit) is None
        )
        if not is_right:
            raise InvalidInput(BAD_LIMIT, f"{place}.{name}")
    if (
        field.minimum is not None and field.maximum is not None and field.minimum > field.maximum  # type: ignore[operator]
    ):
        raise InvalidInput(BAD_LIMITS, f"{place}.maximum")


def _valid_default(field: FieldRow, place: str) -> Value:
    default = normalized(field.default) if isinstance(field.default, str) else field.default
    if default is None or default == "":
        return None
    if field.unique or field.kind in LINKS | {FieldKind.ATTACHMENT}:
        raise InvalidInput(NO_DEFAULT, f"{place}.default")
    problem = _problem(field, default)
    if problem is not None:
        raise InvalidInput(BAD_DEFAULT, f"{place}.default", problem=problem)
    return default


def _problem(field: FieldRow, value: Any) -> PlatformError | None:
    """Why a value does not fit a field."""
    from .field_schema import value_problem  # here: jsonschema takes 100 ms to import

    return value_problem(replace(field, default=None), value)  # which may be of any type


def with_targets(
    data_type: DataType, fields: Sequence[FieldRow], before: Sequence[FieldRow] = ()
) -> tuple[FieldRow, ...]:
    """The fields, whose links lead to data types of the same project that are there.

    Those that they had ``before`` may have been deleted: what was linked stays.
    """
    known = {field.target for field in before} | {data_type.id}
    found = []
    for at, field in enumerate(fields):
        target = data_type.id if field.target == SELF else field.target
        if target and target not in known:
            there = DataType.get_or_none(
                DataType.id == target,
                DataType.project == data_type.project_id,
                DataType.deleted_at.is_null(),
            )
            if there is None:
                raise InvalidInput(NO_TARGET, f"fields[{at}].target")
        found.append(replace(field, target=target))
    return tuple(found)
