"""What values a field takes, as JSON Schema; values are checked by ``jsonschema`` itself."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker, ValidationError
from jsonschema.validators import extend

from ..errors import QT_TRANSLATE_NOOP, InvalidInput, PlatformError
from ..models.fields import DIGITS, LENGTHS, NUMBERS, DataTypeRow, FieldKind, FieldRow, Value
from .validation import CONTROL, NO_ADDRESS, valid_email

REQUIRED = QT_TRANSLATE_NOOP("errors", "This field is required.")
TOO_LONG = QT_TRANSLATE_NOOP("errors", "Please enter at most {limit} characters.")
TOO_SMALL = QT_TRANSLATE_NOOP("errors", "Please enter {limit} or more.")
TOO_LARGE = QT_TRANSLATE_NOOP("errors", "Please enter {limit} or less.")
TOO_EARLY = QT_TRANSLATE_NOOP("errors", "Please enter {limit} or later.")
TOO_LATE = QT_TRANSLATE_NOOP("errors", "Please enter {limit} or earlier.")
PLACES = QT_TRANSLATE_NOOP("errors", "Please enter at most {limit} decimal places.")
WHOLE = QT_TRANSLATE_NOOP("errors", "Please enter a whole number.")
NO_OPTION = QT_TRANSLATE_NOOP("errors", "Please choose one of the options.")
NO_OPTIONS = QT_TRANSLATE_NOOP("errors", "Please choose among the options, each once.")
NO_TEXT = QT_TRANSLATE_NOOP("errors", "Please enter a text.")
NO_NUMBER = QT_TRANSLATE_NOOP("errors", "Please enter a number.")
NO_BOOLEAN = QT_TRANSLATE_NOOP("errors", "Please choose yes or no.")
NO_DATE = QT_TRANSLATE_NOOP("errors", "Please enter a date.")
NO_TIME = QT_TRANSLATE_NOOP("errors", "Please enter a date and a time.")
NO_URL = QT_TRANSLATE_NOOP(
    "errors", "Please enter a whole web address, such as https://example.com."
)
NO_PHONE = QT_TRANSLATE_NOOP("errors", "Please enter a phone number: digits, spaces and + ( ) - /.")
NO_LINK = QT_TRANSLATE_NOOP("errors", "Please choose a record.")
NO_FILE = QT_TRANSLATE_NOOP("errors", "Please choose a file.")

_WRONG_KIND = {
    FieldKind.INTEGER: WHOLE,
    FieldKind.DECIMAL: NO_NUMBER,
    FieldKind.MONEY: NO_NUMBER,
    FieldKind.BOOLEAN: NO_BOOLEAN,
    FieldKind.DATE: NO_DATE,
    FieldKind.DATE_TIME: NO_TIME,
    FieldKind.CHOICE: NO_OPTION,
    FieldKind.CHOICES: NO_OPTIONS,
    FieldKind.EMAIL: NO_ADDRESS,
    FieldKind.URL: NO_URL,
    FieldKind.PHONE: NO_PHONE,
    FieldKind.LINK: NO_LINK,
    FieldKind.LINKS: NO_LINK,
    FieldKind.ATTACHMENT: NO_FILE,
}
_INTEGER = 2**63 - 1
# One line; of a long text, many.
_LINE = "^[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]*$"
_LINES = "^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]*$"
# Most addresses; what email-validator says of the others takes fifty times as long.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_USUAL_EMAIL = re.compile(rf"[\w+-]+(?:\.[\w+-]+)*@(?:{_LABEL}\.)+[A-Za-z]{{2,63}}", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
_PHONE = re.compile(r"(?=.*\d.*\d)(?:[\d ()+./#*,;\u2013-]|ext|x)+", re.IGNORECASE)


def field_schema(field: FieldRow) -> dict[str, Any]:
    """The JSON Schema of a field's values, its limits as Python's own."""
    schema: dict[str, Any] = {"type": TYPES.get(field.kind, "string")}
    if field.kind in LENGTHS:
        schema["maxLength"] = field.max_length or LENGTHS[field.kind]
    if field.kind in _FORMATS:
        schema["format"] = _FORMATS[field.kind]
    dated = field.kind in (FieldKind.DATE, FieldKind.DATE_TIME)
    for name, limit in (("minimum", field.minimum), ("maximum", field.maximum)):
        if limit is not None:
            schema[f"format{name.capitalize()}" if dated else name] = limit
    match field.kind:
        case FieldKind.DECIMAL | FieldKind.MONEY:
            schema["multipleOf"] = Decimal(1).scaleb(-field.places)
        case FieldKind.CHOICE:
            schema = {"type": "string", "enum": list(field.options)}
        case FieldKind.CHOICES:
            schema |= {"items": {"enum": list(field.options)}, "uniqueItems": True}
        case FieldKind.LINKS:
            schema |= {"items": {"type": "integer"}, "uniqueItems": True}
    return schema


TYPES = {
    FieldKind.INTEGER: "integer",
    FieldKind.DECIMAL: "number",
    FieldKind.MONEY: "number",
    FieldKind.BOOLEAN: "boolean",
    FieldKind.CHOICES: "array",
    FieldKind.LINK: "integer",
    FieldKind.LINKS: "array",
    FieldKind.ATTACHMENT: "integer",
}
_FORMATS = {
    FieldKind.DATE: "date",
    FieldKind.DATE_TIME: "date-time",
    FieldKind.EMAIL: "email",
    FieldKind.URL: "uri",
}


def record_schema(data_type: DataTypeRow) -> dict[str, Any]:
    """The JSON Schema of records: an object of canonical values by field id."""
    return {
        "type": "object",
        "properties": {str(field.id): _strict_schema(field) for field in data_type.fields},
        "required": [str(field.id) for field in data_type.fields if field.required],
        "additionalProperties": False,
    }


def _strict_schema(field: FieldRow) -> dict[str, Any]:
    """The field's schema with what every value of its kind must be beside."""
    schema = field_schema(field)
    match field.kind:
        case FieldKind.DECIMAL | FieldKind.MONEY:
            schema["type"] = "decimal"  # Python's, and exact
            most = (Decimal(10) ** DIGITS - 1).scaleb(-field.places)
            schema["minimum"] = max(schema.get("minimum", -most), -most)
            schema["maximum"] = min(schema.get("maximum", most), most)
        case FieldKind.INTEGER:
            schema["minimum"] = max(schema.get("minimum", -_INTEGER), -_INTEGER)
            schema["maximum"] = min(schema.get("maximum", _INTEGER), _INTEGER)
        case FieldKind.LINK | FieldKind.ATTACHMENT:
            schema |= {"minimum": 1, "maximum": _INTEGER}
        case FieldKind.LINKS:
            schema["items"] = {"type": "integer", "minimum": 1, "maximum": _INTEGER}
        case FieldKind.PHONE:
            schema["format"] = "phone"
        case FieldKind.DATE | FieldKind.DATE_TIME:
            del schema["type"]  # they are no strings here; the format says it all
    if field.kind in LENGTHS:
        schema["pattern"] = _LINES if field.kind is FieldKind.LONG_TEXT else _LINE
    return schema


def _multiple_of(_: Any, step: Decimal, value: Any, __: Any) -> Iterator[ValidationError]:
    """As jsonschema's own, but exact, and without a limit of digits."""
    try:
        exact = value.is_finite() and value == value.quantize(step)
    except ArithmeticError:  # larger than any field may be, which is said elsewhere
        exact = True
    if not exact:
        yield ValidationError("")


def _from(_: Any, first: Any, value: Any, __: Any) -> Iterator[ValidationError]:
    """``formatMinimum``, as others call what JSON Schema lacks: limits of dates."""
    if type(value) is type(first) and value < first:
        yield ValidationError("")


def _until(_: Any, last: Any, value: Any, __: Any) -> Iterator[ValidationError]:
    """``formatMaximum``."""
    if type(value) is type(last) and value > last:
        yield ValidationError("")


def _is_email(text: str) -> bool:
    if _USUAL_EMAIL.fullmatch(text):
        return True
    try:
        return valid_email(text) != ""
    except InvalidInput:
        return False


def _is_time(value: Any) -> bool:
    return isinstance(value, datetime.datetime) and value.utcoffset() == datetime.timedelta(0)


def _is_whole(_: Any, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(_: Any, value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _is_decimal(_: Any, value: Any) -> bool:
    return isinstance(value, Decimal) and value.is_finite()


def _formats() -> FormatChecker:
    """What the formats mean of canonical values: dates are Python's, everything else is text."""
    tests: dict[str, Callable[[Any], bool]] = {
        "date": lambda value: type(value) is datetime.date,
        "date-time": _is_time,
        "email": _is_email,
        "uri": lambda text: _URL.fullmatch(text) is not None,
        "phone": lambda text: _PHONE.fullmatch(text) is not None,
    }
    checker = FormatChecker(formats=())
    for name, test in tests.items():
        checker.checks(name)(test)
    return checker


_CANONICAL = extend(
    Draft202012Validator,
    validators={"multipleOf": _multiple_of, "formatMinimum": _from, "formatMaximum": _until},
    type_checker=TypeChecker(
        {
            "string": lambda _, value: isinstance(value, str),
            "integer": _is_whole,
            "number": _is_number,
            "decimal": _is_decimal,
            "boolean": lambda _, value: isinstance(value, bool),
            "array": lambda _, value: isinstance(value, tuple),
            "object": lambda _, value: isinstance(value, dict),
        }
    ),
)


def _error(field: FieldRow, found: ValidationError) -> PlatformError:
    """The sentence for what jsonschema found; ``limit`` is a number or a date."""
    limit = found.validator_value
    match found.validator:
        case "maxLength":
            return InvalidInput(TOO_LONG, "value", limit=limit)
        case "pattern":
            return InvalidInput(CONTROL, "value")
        case "multipleOf":
            return InvalidInput(PLACES if field.places else WHOLE, "value", limit=field.places)
        case "minimum" | "maximum" if field.kind in NUMBERS:
            template = TOO_SMALL if found.validator == "minimum" else TOO_LARGE
            return InvalidInput(template, "value", limit=limit)
        case "formatMinimum" | "formatMaximum":
            template = TOO_EARLY if found.validator == "formatMinimum" else TOO_LATE
            return InvalidInput(template, "value", limit=limit)
    return InvalidInput(_WRONG_KIND.get(field.kind, NO_TEXT), "value")


class _Check:
    """A field's validator, made once."""

    def __init__(self, field: FieldRow) -> None:
        self.field = field
        self._validator = _CANONICAL(_strict_schema(field), format_checker=_formats())

    def problem(self, value: Any) -> PlatformError | None:
        """Why the value, which is not None, does not fit."""
        found = next(self._validator.iter_errors(value), None)
        return None if found is None else _error(self.field, found)


_check = lru_cache(maxsize=2_000)(_Check)
# By type: to look for each field would take as long as checking its value.
_checks: dict[int, tuple[tuple[FieldRow, ...], dict[int, _Check]]] = {}


def _checks_of(data_type: DataTypeRow) -> dict[int, _Check]:
    known = _checks.get(data_type.id)
    if known is not None and (known[0] is data_type.fields or known[0] == data_type.fields):
        return known[1]
    made = {field.id: _check(field) for field in data_type.fields}
    _checks[data_type.id] = (data_type.fields, made)
    return made


def value_problem(field: FieldRow, value: Any) -> PlatformError | None:
    """Why a value does not fit a field; None where it does, also where it is empty."""
    return None if value is None else _check(field).problem(value)


def check_values(
    data_type: DataTypeRow, values: Mapping[int, Value], *, partial: bool
) -> dict[int, PlatformError]:
    """Why canonical values do not fit, by field id. ``partial``: the others stay as they are."""
    checks = _checks_of(data_type)
    problems: dict[int, PlatformError] = {}
    for key, value in values.items():
        if value is None or value in ("", ()):
            continue
        problem = checks[key].problem(value)
        if problem is not None:
            problems[key] = problem
    for field in data_type.fields:
        if field.required and not (partial and field.id not in values):
            value = values.get(field.id)
            if value is None or value in ("", ()):
                problems[field.id] = InvalidInput(REQUIRED, "value")
    return problems
