"""JSON Schema 2020-12: a data type as others read it, and what others wrote as fields."""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator, SchemaError

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.fields import LENGTHS, NUMBERS, DataTypeRow, FieldKind, FieldRow
from ..models.keys import comparison_key
from ..models.values import from_json, to_json
from .field_schema import TYPES, check_values, field_schema, record_schema, value_problem
from .fields import CHOICES, FIELDS, LINKS, SELF, TOO_MANY, valid_fields

__all__ = [
    "SchemaImport",
    "check_values",
    "fields_from_schema",
    "record_schema",
    "schema_of",
    "value_problem",
]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BYTES = 10 * 2**20
DEPTH = 60
PARTS = 20_000
"""The most objects and lists in a schema; 200 fields need about 600."""

TOO_LARGE = QT_TRANSLATE_NOOP("errors", "This file is too large for a schema.")
NOT_JSON = QT_TRANSLATE_NOOP("errors", "This is not JSON: line {line} cannot be read.")
NO_SCHEMA = QT_TRANSLATE_NOOP("errors", "This is not a JSON Schema: see “{place}”.")
TOO_DEEP = QT_TRANSLATE_NOOP("errors", "This schema is nested too deeply.")
RECURSIVE = QT_TRANSLATE_NOOP("errors", "This schema contains itself: see “{place}”.")
REMOTE = QT_TRANSLATE_NOOP(
    "errors", "This schema refers to another file, “{place}”; only what it holds itself is read."
)
MISSING = QT_TRANSLATE_NOOP("errors", "This schema refers to “{place}”, which it does not hold.")
NO_FIELDS = QT_TRANSLATE_NOOP("errors", "This schema describes no fields.")
NO_KIND = QT_TRANSLATE_NOOP("errors", "“{name}” holds what no kind of field can hold.")
NO_TYPE = QT_TRANSLATE_NOOP("errors", "“{name}” links to “{type}”, which is not in this project.")


@dataclass(frozen=True)
class SchemaImport:
    """A data type as a schema describes it; nothing is stored yet."""

    name: str
    description: str
    fields: tuple[FieldRow, ...]


def schema_of(data_type: DataTypeRow, targets: Mapping[int, str]) -> dict[str, Any]:
    """The data type as JSON Schema; ``targets`` are the names of the types that links lead to."""
    names = {data_type.id: data_type.name, **targets}
    return {
        "$schema": DIALECT,
        "title": data_type.name,
        "description": data_type.description,
        "type": "object",
        "properties": {
            field.name: _exported(field, names.get(field.target, "")) for field in data_type.fields
        },
        "required": [field.name for field in data_type.fields if field.required],
        "additionalProperties": False,
    }


def _exported(field: FieldRow, target: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": field.name}
    if field.description:
        schema["description"] = field.description
    schema |= field_schema(field)
    if field.default is not None:
        schema["default"] = field.default
    schema["x-kind"] = field.kind.value
    if field.kind in LINKS:
        schema["x-link"] = target
    if field.currency:
        schema["x-currency"] = field.currency
    if field.unique:
        schema["x-unique"] = True
    return {key: _plain(value) for key, value in schema.items()}


def _plain(value: Any) -> Any:
    """As JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date):
        return to_json(value)
    return list(value) if isinstance(value, tuple) else value


def fields_from_schema(text: str, types: Mapping[str, int]) -> SchemaImport:
    """The fields that a schema describes; ``types`` are those that links may lead to, by name.

    Raises InvalidInput for what is no schema, refers to other files, contains itself or is larger
    than any that describes fields.
    """
    document = _Document(_parsed(text))
    root = document.resolved(document.root)
    properties = root.get("properties")
    if not isinstance(properties, dict) or not properties:
        raise InvalidInput(NO_FIELDS, "fields")
    if len(properties) > FIELDS:
        raise InvalidInput(TOO_MANY, "fields", limit=FIELDS)
    title, required = _text(root, "title"), root.get("required", [])
    known = {"#": SELF, comparison_key(title): SELF}
    known |= {comparison_key(name): key for name, key in types.items()}
    fields = [
        _Property(name, document, schema, known).field(required=name in required)
        for name, schema in properties.items()
    ]
    return SchemaImport(title, _text(root, "description"), valid_fields(fields))


def _text(schema: dict[str, Any], key: str) -> str:
    return str(schema.get(key, ""))


def _parsed(text: str) -> Any:
    """The text as JSON, checked to be a schema of reasonable size."""
    if len(text) > BYTES:
        raise InvalidInput(TOO_LARGE, "fields")
    try:
        written = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_number)
    except json.JSONDecodeError as error:
        raise InvalidInput(NOT_JSON, "fields", line=error.lineno) from error
    except (ValueError, InvalidOperation) as error:  # a number of a million digits
        raise InvalidInput(NO_SCHEMA, "fields", place="#") from error
    except RecursionError as error:
        raise InvalidInput(TOO_DEEP, "fields") from error
    if not isinstance(written, dict):
        raise InvalidInput(NO_SCHEMA, "fields", place="#")
    _require_size(written)
    try:
        Draft202012Validator.check_schema(written)
    except SchemaError as error:
        place = "/".join(["#", *map(str, error.absolute_path)])
        raise InvalidInput(NO_SCHEMA, "fields", place=place[:200]) from error
    except (RecursionError, OverflowError) as error:  # a pattern's, which nobody looks at here
        raise InvalidInput(TOO_DEEP, "fields") from error
    return written


def _number(text: str) -> int | Decimal:
    """A number as it is written, and whole where it is whole. Raises ValueError beyond bounds."""
    number = Decimal(text)
    if not number.is_finite() or number.adjusted() > 30 or len(text) > 100:
        raise ValueError(text[:100])
    return int(number) if number == number.to_integral_value() else number


def _require_size(written: Any) -> None:
    """Refuse what is nested deeper or has more parts than a schema needs; it refers to itself."""
    waiting, parts = [(written, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        parts += 1
        if depth > DEPTH:
            raise InvalidInput(TOO_DEEP, "fields")
        if parts > PARTS:
            raise InvalidInput(TOO_LARGE, "fields")
        inner = part.values() if isinstance(part, dict) else part
        waiting += [(value, depth + 1) for value in inner if isinstance(value, dict | list)]
        for key in ("$ref", "$dynamicRef", "$recursiveRef"):
            target = part.get(key) if isinstance(part, dict) else None
            if isinstance(target, str) and not target.startswith("#"):
                raise InvalidInput(REMOTE, "fields", place=target[:200])


class _Document:
    """A schema and what it refers to within itself."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
        self._sound: set[str] = set()
        self._require_end(root, ["#"])

    def resolved(self, schema: Any) -> dict[str, Any]:
        """The schema with what it refers to, or what is its one choice beside null, put in."""
        merged = dict(schema) if isinstance(schema, dict) else {}
        while True:
            if isinstance(merged.get("$ref"), str):
                found = self._target(merged.pop("$ref"))
            elif (choice := _only_choice(merged)) is not None:
                key, found = choice
                del merged[key]
            else:
                return merged
            merged = {**(found if isinstance(found, dict) else {}), **merged}

    def _target(self, reference: str) -> Any:
        found: Any = self.root
        for part in reference[1:].split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            found = found.get(key) if isinstance(found, dict) else None
        if not isinstance(found, dict) or not reference.startswith("#/"):
            raise InvalidInput(MISSING, "fields", place=reference[:200])
        return found

    def _require_end(self, schema: Any, above: list[str]) -> None:
        """Refuse a reference that leads to itself; what was found sound is not looked at again."""
        for reference in _references(schema):
            if reference in above:
                raise InvalidInput(RECURSIVE, "fields", place=reference[:200])
            if reference not in self._sound:
                if len(above) > DEPTH:
                    raise InvalidInput(TOO_DEEP, "fields")
                self._require_end(self._target(reference), [*above, reference])
                self._sound.add(reference)


def _references(schema: Any) -> Iterator[str]:
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(part.get("$ref"), str):
                yield part["$ref"]
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def _only_choice(schema: dict[str, Any]) -> tuple[str, Any] | None:
    """The one schema that is left of a choice, as others write what may be null; and its key."""
    for key in ("anyOf", "oneOf", "allOf"):
        if isinstance(schema.get(key), list):
            left = [part for part in schema[key] if part != {"type": "null"}]
            if len(left) == 1:
                return key, left[0]
    return None


class _Property:
    """A property of a schema, read as a field."""

    def __init__(
        self, name: str, document: _Document, schema: Any, types: Mapping[str, int]
    ) -> None:
        self._schema = document.resolved(schema)
        self._items = document.resolved(self._schema.get("items"))
        self._name, self._types = name, types

    def field(self, *, required: bool) -> FieldRow:
        """The field. Raises InvalidInput where no kind of field holds this."""
        schema, kind = self._schema, self._kind()
        title = schema.get("title")
        field = FieldRow(
            name=title if isinstance(title, str) and title.strip() else self._name,
            kind=kind,
            description=_text(schema, "description"),
            required=required,
            unique=schema.get("x-unique") is True,
            places=self._places(),
            currency=_text(schema, "x-currency"),
            options=self._options() or (),
            target=self._target() if kind in LINKS else 0,
        )
        longest = schema.get("maxLength")
        if kind in LENGTHS and kind not in CHOICES and longest and longest < LENGTHS[kind]:
            field = replace(field, max_length=longest)
        limits = {name: self._limit(field, name) for name in ("minimum", "maximum")}
        return replace(field, default=self._value(field, schema.get("default")), **limits)

    def _kind(self) -> FieldKind:
        """What the schema says, or what it can only mean."""
        meant = self._meant()
        said = _text(self._schema, "x-kind")
        if said not in set(FieldKind):
            if meant is None:
                raise InvalidInput(NO_KIND, "fields", name=self._name)
            return meant
        kind = FieldKind(said)
        same = {TYPES.get(kind, "string"), "null"}
        if self._type() not in same or (kind in CHOICES and not self._options()):
            raise InvalidInput(NO_KIND, "fields", name=self._name)
        return kind

    def _type(self) -> str | None:
        """The schema's one type; of a choice, that of its options."""
        written = self._schema.get("type")
        types = [written] if isinstance(written, str) else written or []
        left = [one for one in types if one != "null"]
        if not left and self._options():
            return "string"
        return left[0] if len(left) == 1 else None

    def _meant(self) -> FieldKind | None:
        schema = self._schema
        match self._type():
            case "string":
                return self._kind_of_text()
            case "integer":
                return FieldKind.LINK if "x-link" in schema else FieldKind.INTEGER
            case "number":
                return FieldKind.MONEY if "x-currency" in schema else FieldKind.DECIMAL
            case "boolean":
                return FieldKind.BOOLEAN
            case "array" if "x-link" in schema:
                return FieldKind.LINKS
            case "array" if self._options():
                return FieldKind.CHOICES
        return None

    def _kind_of_text(self) -> FieldKind:
        if self._options():
            return FieldKind.CHOICE
        by_format = _BY_FORMAT.get(_text(self._schema, "format"))
        if by_format is not None:
            return by_format
        long = self._schema.get("maxLength", 0) > LENGTHS[FieldKind.TEXT]
        return FieldKind.LONG_TEXT if long else FieldKind.TEXT

    def _options(self) -> tuple[str, ...] | None:
        """The texts among which to choose; None where it is no such choice."""
        schema = self._items if self._schema.get("type") == "array" else self._schema
        written = schema.get("enum")
        if written is None and isinstance(schema.get("oneOf"), list):
            written = [part.get("const") for part in schema["oneOf"] if isinstance(part, dict)]
        if not isinstance(written, list):
            return None
        options = tuple(option for option in written if option is not None)
        return options if all(isinstance(option, str) for option in options) else None

    def _target(self) -> int:
        name = _text(self._schema, "x-link")
        target = self._types.get(comparison_key(name))
        if target is None:
            raise InvalidInput(NO_TYPE, "fields", name=self._name, type=name)
        return target

    def _places(self) -> int:
        """As many as the step has; without one, as many as the numbers that are named."""
        step = self._schema.get("multipleOf")
        named = [self._schema.get(key) for key in ("minimum", "maximum", "default")]
        numbers = [step] if step is not None else [Decimal("0.01"), *named]
        return max(_places(number) for number in numbers)

    def _limit(self, field: FieldRow, name: str) -> Any:
        """A limit; one that is itself excluded becomes the next."""
        if field.kind in (FieldKind.DATE, FieldKind.DATE_TIME):
            return self._value(field, self._schema.get(f"format{name.capitalize()}"))
        step = Decimal(1).scaleb(-field.places) if field.kind is not FieldKind.INTEGER else 1
        excluded = self._schema.get(f"exclusive{name.capitalize()}")
        if field.kind not in NUMBERS:
            return None
        if excluded is not None:
            return self._value(field, excluded + step if name == "minimum" else excluded - step)
        return self._value(field, self._schema.get(name))

    def _value(self, field: FieldRow, written: Any) -> Any:
        """A value of the field. Raises InvalidInput where it is none."""
        try:
            return from_json(field, written)
        except (ValueError, TypeError, ArithmeticError) as error:
            raise InvalidInput(NO_KIND, "fields", name=self._name) from error


def _places(number: Any) -> int:
    """How many digits a number has after its point."""
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return -exponent if isinstance(exponent, int) else 0


_BY_FORMAT = {
    "date": FieldKind.DATE,
    "date-time": FieldKind.DATE_TIME,
    "email": FieldKind.EMAIL,
    "idn-email": FieldKind.EMAIL,
    "uri": FieldKind.URL,
    "iri": FieldKind.URL,
}
