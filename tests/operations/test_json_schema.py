"""Data types as JSON Schema: out, in again, what others wrote, and what nobody should."""

import datetime
import json
import time
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desktop_app.errors import InvalidInput
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.operations import (
    check_values,
    field_schema,
    fields_from_schema,
    json_schema,
    record_schema,
    schema_of,
)
from desktop_app.operations import fields as field_words
from desktop_app.operations.field_schema import value_problem
from desktop_app.operations.fields import SELF, valid_fields
from desktop_app.operations.validation import CONTROL, NO_ADDRESS
from tests.operations.field_strategies import field_lists, values

K = FieldKind
DAY = datetime.date(2024, 2, 29)
MOMENT = datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.UTC)


def data_type(*fields: FieldRow) -> DataTypeRow:
    """A data type of these fields, which get ids from 1."""
    stored = tuple(replace(field, id=at) for at, field in enumerate(fields, 1))
    return DataTypeRow(7, 1, "Things", "What there is", "things_7", 1, stored)


def field(kind: FieldKind, **more: Any) -> FieldRow:
    """A field with what its kind needs."""
    options = ("a", "b") if kind in (K.CHOICE, K.CHOICES) else ()
    target = 9 if kind in (K.LINK, K.LINKS) else 0
    currency = "EUR" if kind is K.MONEY else ""
    return FieldRow(
        **{"name": "F", "kind": kind, "options": options, "target": target, "currency": currency}
        | more
    )


FITS: list[tuple[FieldRow, Any]] = [
    (field(K.TEXT), "Zürich"),
    (field(K.TEXT, max_length=2), "🦁🦁"),
    (field(K.LONG_TEXT), "two\n\tlines"),
    (field(K.INTEGER, minimum=1, maximum=1), 1),
    (field(K.INTEGER), 2**63 - 1),
    (field(K.DECIMAL), Decimal("9999999999999.99")),
    (field(K.DECIMAL, places=0), Decimal(5)),
    (field(K.MONEY), Decimal("-0.01")),
    (field(K.BOOLEAN), False),
    (field(K.DATE, minimum=DAY), DAY),
    (field(K.DATE_TIME, maximum=MOMENT), MOMENT),
    (field(K.CHOICE), "b"),
    (field(K.CHOICES), ("a", "b")),
    (field(K.EMAIL), "ada@example.com"),
    (field(K.EMAIL), "jörg@müller.example.org"),
    (field(K.PHONE), "+49 (0)89 / 123-45 ext. 6"),
    (field(K.URL), "http://localhost:8080/a b".replace(" ", "%20")),
    (field(K.LINK), 3),
    (field(K.LINKS), (1, 3)),
    (field(K.ATTACHMENT), 1),
]
PROBLEMS: list[tuple[FieldRow, Any, str]] = [
    (field(K.TEXT), 5, field_schema.NO_TEXT),
    (field(K.TEXT), DAY, field_schema.NO_TEXT),
    (field(K.TEXT, max_length=2), "abc", field_schema.TOO_LONG),
    (field(K.TEXT), "x" * 201, field_schema.TOO_LONG),
    (field(K.TEXT), "a\nb", CONTROL),
    (field(K.TEXT), "a\0b", CONTROL),
    (field(K.LONG_TEXT), "a\ud800b", CONTROL),
    (field(K.INTEGER), "5", field_schema.WHOLE),
    (field(K.INTEGER), True, field_schema.WHOLE),
    (field(K.INTEGER), Decimal(5), field_schema.WHOLE),
    (field(K.INTEGER), 2**63, field_schema.TOO_LARGE),
    (field(K.INTEGER, minimum=2), 1, field_schema.TOO_SMALL),
    (field(K.DECIMAL), 5, field_schema.NO_NUMBER),
    (field(K.DECIMAL), 5.0, field_schema.NO_NUMBER),
    (field(K.DECIMAL), Decimal("NaN"), field_schema.NO_NUMBER),
    (field(K.DECIMAL), Decimal("Infinity"), field_schema.NO_NUMBER),
    (field(K.DECIMAL), Decimal("1.234"), field_schema.PLACES),
    (field(K.DECIMAL, places=0), Decimal("1.5"), field_schema.WHOLE),
    (field(K.DECIMAL), Decimal("1e13"), field_schema.TOO_LARGE),
    (field(K.DECIMAL), Decimal("1e999999"), field_schema.TOO_LARGE),
    (field(K.MONEY, minimum=Decimal("0.00")), Decimal("-0.01"), field_schema.TOO_SMALL),
    (field(K.BOOLEAN), 1, field_schema.NO_BOOLEAN),
    (field(K.DATE), "2024-02-29", field_schema.NO_DATE),
    (field(K.DATE), MOMENT, field_schema.NO_DATE),
    (field(K.DATE, minimum=DAY), datetime.date(2024, 2, 28), field_schema.TOO_EARLY),
    (field(K.DATE_TIME), DAY, field_schema.NO_TIME),
    (field(K.DATE_TIME), MOMENT.replace(tzinfo=None), field_schema.NO_TIME),
    (field(K.DATE_TIME, maximum=MOMENT), MOMENT.replace(hour=13), field_schema.TOO_LATE),
    (field(K.CHOICE), "c", field_schema.NO_OPTION),
    (field(K.CHOICES), ("a", "a"), field_schema.NO_OPTIONS),
    (field(K.CHOICES), ("c",), field_schema.NO_OPTIONS),
    (field(K.CHOICES), "a", field_schema.NO_OPTIONS),
    (field(K.EMAIL), "ada@", NO_ADDRESS),
    (field(K.EMAIL), "a..b@example.com", NO_ADDRESS),
    (field(K.PHONE), "call me", field_schema.NO_PHONE),
    (field(K.URL), "example.com", field_schema.NO_URL),
    (field(K.URL), "javascript://%0aalert(1)", field_schema.NO_URL),
    (field(K.URL), "https://a b", field_schema.NO_URL),
    (field(K.LINK), 0, field_schema.NO_LINK),
    (field(K.LINK), True, field_schema.NO_LINK),
    (field(K.LINKS), (0,), field_schema.NO_LINK),
    (field(K.LINKS), [1], field_schema.NO_LINK),
    (field(K.ATTACHMENT), "a.txt", field_schema.NO_FILE),
]


@pytest.mark.parametrize(("of", "value"), FITS, ids=lambda part: str(part)[-12:])
def test_fits(of: FieldRow, value: Value) -> None:
    assert value_problem(of, value) is None


@pytest.mark.parametrize(("of", "value", "template"), PROBLEMS)
def test_problems(of: FieldRow, value: Any, template: str) -> None:
    problem = value_problem(of, value)
    assert problem is not None
    assert problem.template == template
    assert "{" not in str(problem)


def test_required() -> None:
    row = data_type(field(K.TEXT, name="A", required=True), field(K.CHOICES, name="B"))
    for values_of in ({}, {1: None}, {1: ""}):
        problems = check_values(row, values_of, partial=False)
        assert {key: error.template for key, error in problems.items()} == {
            1: field_schema.REQUIRED
        }
    assert check_values(row, {2: None}, partial=True) == {}
    assert set(check_values(row, {1: None}, partial=True)) == {1}
    assert set(check_values(row, {1: 5, 2: ("c",)}, partial=False)) == {1, 2}


def test_checks_follow_the_type() -> None:
    """Another type with the same id, of another database, is another."""
    assert check_values(data_type(field(K.TEXT)), {1: "x"}, partial=False) == {}
    assert check_values(data_type(field(K.INTEGER)), {1: "x"}, partial=False) != {}


def test_record_schema() -> None:
    row = data_type(field(K.TEXT, name="A", required=True), field(K.LINKS, name="B"))
    schema = record_schema(row)
    assert schema["required"] == ["1"]
    assert set(schema["properties"]) == {"1", "2"}


@given(field_lists(least=1))
def test_out_and_in(fields: list[FieldRow]) -> None:
    """What is exported is a schema, is JSON, and is read again as the same."""
    row = data_type(*(replace(one, target=9 if one.target else 0) for one in fields))
    schema = schema_of(row, {9: "Other"})
    text = json.dumps(schema)
    Draft202012Validator.check_schema(json.loads(text))
    read = fields_from_schema(text, {"other": 9})
    assert (read.name, read.description) == ("Things", "What there is")
    assert read.fields == valid_fields([replace(one, id=0) for one in row.fields])


@given(st.data())
def test_valid_for_others(data: st.DataObject) -> None:
    """A record as JSON has it passes the exported schema by anybody's validator."""
    fields = data.draw(field_lists(least=1))
    row = data_type(*fields)
    schema = json.loads(json.dumps(schema_of(row, {})))
    record = {}
    for one in row.fields:
        value = data.draw(values(one)) if one.kind not in (K.LINK, K.LINKS) else None
        if value is not None:
            record[one.name] = json_schema._plain(value)
    schema["required"] = [name for name in schema["required"] if name in record]
    for one in schema["properties"].values():
        one.pop("multipleOf", None)  # binary fractions are no multiples of decimal ones
    Draft202012Validator(schema).validate(record)


FOREIGN: dict[str, tuple[dict[str, Any], FieldRow]] = {
    "text": ({"type": "string"}, FieldRow("p", K.TEXT)),
    "any text or null": ({"type": ["string", "null"]}, FieldRow("p", K.TEXT)),
    "null by choice": (
        {"anyOf": [{"type": "integer"}, {"type": "null"}], "title": "Age"},
        FieldRow("Age", K.INTEGER),
    ),
    "long": ({"type": "string", "maxLength": 5_000}, FieldRow("p", K.LONG_TEXT, max_length=5_000)),
    "too long": ({"type": "string", "maxLength": 10**9}, FieldRow("p", K.LONG_TEXT)),
    "short": ({"type": "string", "maxLength": 5}, FieldRow("p", K.TEXT, max_length=5)),
    "number": ({"type": "number"}, FieldRow("p", K.DECIMAL)),
    "steps": ({"type": "number", "multipleOf": 0.001}, FieldRow("p", K.DECIMAL, places=3)),
    "whole steps": ({"type": "number", "multipleOf": 5}, FieldRow("p", K.DECIMAL, places=0)),
    "limits": (
        {"type": "number", "exclusiveMinimum": 0, "maximum": 1.125},
        FieldRow("p", K.DECIMAL, places=3, minimum=Decimal("0.001"), maximum=Decimal("1.125")),
    ),
    "whole limits": (
        {"type": "integer", "minimum": 1, "exclusiveMaximum": 10},
        FieldRow("p", K.INTEGER, minimum=1, maximum=9),
    ),
    "whole as others write it": (
        {"type": "integer", "minimum": 1.0},
        FieldRow("p", K.INTEGER, minimum=1),
    ),
    "money": (
        {"type": "number", "x-currency": "eur", "default": 5},
        FieldRow("p", K.MONEY, currency="EUR", default=Decimal("5.00")),
    ),
    "options": ({"enum": ["a", "b", None]}, FieldRow("p", K.CHOICE, options=("a", "b"))),
    "options with titles": (
        {"oneOf": [{"const": "a", "title": "A"}, {"const": "b"}]},
        FieldRow("p", K.CHOICE, options=("a", "b")),
    ),
    "several": (
        {"type": "array", "items": {"$ref": "#/$defs/tag"}, "default": ["b"]},
        FieldRow("p", K.CHOICES, options=("a", "b"), default=("b",)),
    ),
    "address": ({"type": "string", "format": "idn-email"}, FieldRow("p", K.EMAIL)),
    "page": ({"type": "string", "format": "uri"}, FieldRow("p", K.URL)),
    "day": (
        {"type": "string", "format": "date", "formatMinimum": "2024-02-29"},
        FieldRow("p", K.DATE, minimum=DAY),
    ),
    "moment": (
        {"type": "string", "format": "date-time", "default": "2024-02-29T13:30:00+01:00"},
        FieldRow("p", K.DATE_TIME, default=MOMENT),
    ),
    "format of no kind": ({"type": "string", "format": "uuid"}, FieldRow("p", K.TEXT)),
    "defined elsewhere": (
        {"$ref": "#/$defs/named%20so", "description": "mine"},
        FieldRow("Deep", K.BOOLEAN, description="mine"),
    ),
    "a link": ({"type": "integer", "x-link": "OTHER"}, FieldRow("p", K.LINK, target=9)),
    "links to itself": (
        {"type": "array", "items": {"type": "integer"}, "x-link": "Mine"},
        FieldRow("p", K.LINKS, target=SELF),
    ),
    "markup": ({"type": "string", "title": "<b>x</b>"}, FieldRow("<b>x</b>", K.TEXT)),
}
DEFS = {
    "tag": {"type": "string", "enum": ["a", "b"]},
    "named so": {"$ref": "#/$defs/deeper"},
    "deeper": {"type": "boolean", "title": "Deep"},
}


def document(schema: object, **more: object) -> str:
    """A schema with one property."""
    return json.dumps({"title": "Mine", "properties": {"p": schema}, "$defs": DEFS, **more})


@pytest.mark.parametrize("case", FOREIGN)
def test_what_others_wrote(case: str) -> None:
    schema, expected = FOREIGN[case]
    read = fields_from_schema(document(schema), {"Other": 9})
    assert read.fields == (expected,)


def test_required_by_others() -> None:
    (read,) = fields_from_schema(document({"type": "string"}, required=["p"]), {}).fields
    assert read.required


def test_root_defined_elsewhere() -> None:
    """As some programs write it."""
    inner = {"title": "T", "type": "object", "properties": {"p": {"type": "string"}}}
    text = json.dumps({"$ref": "#/$defs/T", "$defs": {"T": inner}})
    assert fields_from_schema(text, {}).name == "T"


def _laughter() -> str:
    defs = {f"d{at}": {"anyOf": [{"$ref": f"#/$defs/d{at + 1}"}] * 10} for at in range(50)}
    return document({"$ref": "#/$defs/d0"}, **{"$defs": {**defs, "d50": {"type": "string"}}})


def _chain() -> str:
    defs = {f"d{at}": {"$ref": f"#/$defs/d{at + 1}"} for at in reversed(range(500))}
    return document({"$ref": "#/$defs/d0"}, **{"$defs": {"d500": {"type": "string"}, **defs}})


HOSTILE: dict[str, tuple[str, str]] = {
    "nothing": ("", json_schema.NOT_JSON),
    "no JSON": ('{\n"a": 1,\n', json_schema.NOT_JSON),
    "no object": ("[]", json_schema.NO_SCHEMA),
    "no fields": ("{}", json_schema.NO_FIELDS),
    "unknown type": ('{"type": "objet"}', json_schema.NO_SCHEMA),
    "type of a property": (document({"type": "colour"}), json_schema.NO_SCHEMA),
    "negative length": (document({"type": "string", "maxLength": -1}), json_schema.NO_SCHEMA),
    "10 MB": (" " * (10 * 2**20) + "{}", json_schema.TOO_LARGE),
    "many parts": (json.dumps({"examples": [{}] * 50_000}), json_schema.TOO_LARGE),
    "many fields": (
        json.dumps({"properties": {str(at): {"type": "string"} for at in range(201)}}),
        field_words.TOO_MANY,
    ),
    "nested lists": ("[" * 10**6, json_schema.TOO_DEEP),
    "nested objects": ('{"a":' * 200 + "1" + "}" * 200, json_schema.TOO_DEEP),
    "nested pattern": (
        document({"type": "string", "pattern": "(" * 9_000 + ")" * 9_000}),
        json_schema.TOO_DEEP,
    ),
    "laughter": (_laughter(), json_schema.NO_KIND),
    "chain": (_chain(), json_schema.TOO_DEEP),
    "remote": (document({"$ref": "https://example.com/a.json"}), json_schema.REMOTE),
    "file": (document({"$ref": "file:///etc/passwd"}), json_schema.REMOTE),
    "beside": (document({"$dynamicRef": "other.json#x"}), json_schema.REMOTE),
    "itself": (document({"$ref": "#"}), json_schema.RECURSIVE),
    "itself below": (document({"items": {"$ref": "#/properties/p"}}), json_schema.RECURSIVE),
    "one another": (
        document(
            {"$ref": "#/$defs/a"},
            **{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"not": {"$ref": "#/$defs/a"}}}},
        ),
        json_schema.RECURSIVE,
    ),
    "missing": (document({"$ref": "#/$defs/none"}), json_schema.MISSING),
    "an anchor": (document({"$ref": "#none"}), json_schema.MISSING),
    "no number": ('{"properties": {"a": {"minimum": NaN}}}', json_schema.NO_SCHEMA),
    "large number": (document({"maximum": 1}).replace("1}", "1e99999}"), json_schema.NO_SCHEMA),
    "long number": ('{"maximum": ' + "9" * 10_000 + "}", json_schema.NO_SCHEMA),
    "an object": (document({"type": "object"}), json_schema.NO_KIND),
    "anything": (document({}), json_schema.NO_KIND),
    "true": (document(True), json_schema.NO_KIND),
    "two types": (document({"type": ["string", "integer"]}), json_schema.NO_KIND),
    "any list": (document({"type": "array"}), json_schema.NO_KIND),
    "mixed options": (document({"enum": ["a", 1]}), json_schema.NO_KIND),
    "kind of another type": (
        document({"type": "string", "x-kind": "integer"}),
        json_schema.NO_KIND,
    ),
    "choice of nothing": (document({"type": "string", "x-kind": "choice"}), json_schema.NO_KIND),
    "wrong default": (document({"type": "integer", "default": 1.5}), field_words.BAD_DEFAULT),
    "odd default": (
        document({"type": "string", "format": "date", "default": "now"}),
        json_schema.NO_KIND,
    ),
    "no options": (document({"enum": []}), json_schema.NO_KIND),
    "link to nothing": (document({"type": "integer", "x-link": "None"}), json_schema.NO_TYPE),
    "money without currency": (
        document({"type": "number", "x-currency": ""}),
        field_words.NO_CURRENCY,
    ),
    "nameless": (json.dumps({"properties": {" ": {"type": "string"}}}), "Please enter a name."),
    "same names": (
        json.dumps({"properties": {"a": {"type": "string"}, "A": {"type": "string"}}}),
        field_words.SAME_NAME,
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile(case: str) -> None:
    """A sentence, and soon."""
    text, template = HOSTILE[case]
    start = time.process_time()
    with pytest.raises(InvalidInput) as caught:
        fields_from_schema(text, {})
    assert time.process_time() - start < 5
    assert caught.value.template == template
    assert len(str(caught.value)) < 400


KEYWORDS = [
    "type",
    "properties",
    "p",
    "$ref",
    "items",
    "enum",
    "anyOf",
    "oneOf",
    "default",
    "format",
    "maxLength",
    "minimum",
    "multipleOf",
    "x-kind",
    "x-link",
    "x-currency",
    "title",
    "description",
    "required",
]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(KEYWORDS),
                inner | st.sampled_from(["string", "number", "array", "#/properties/p", "link"]),
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json(schema: object) -> None:
    """Fields, or a sentence: never another error."""
    for text in (json.dumps(schema), json.dumps({"properties": {"p": schema}})):
        try:
            fields = fields_from_schema(text, {}).fields
        except InvalidInput:
            continue
        assert valid_fields(fields) == fields
