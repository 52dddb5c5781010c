"""Values convert between kinds: whole, or not at all."""

import datetime
from contextlib import suppress
from decimal import Decimal
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.models.fields import FieldKind, FieldRow, Value
from desktop_app.operations.converting import as_text, convert
from desktop_app.operations.field_schema import value_problem
from tests.operations.field_strategies import fields, values

K = FieldKind
DAY = datetime.date(2024, 2, 29)
MOMENT = datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.UTC)
LOCAL = MOMENT.astimezone()


def field(kind: FieldKind, **more: Any) -> FieldRow:
    """A field with what its kind needs."""
    options = ("a", "B", "b", "c, d", "5") if kind in (K.CHOICE, K.CHOICES) else ()
    target = 1 if kind in (K.LINK, K.LINKS) else 0
    currency = "EUR" if kind is K.MONEY else ""
    values = {"options": options, "target": target, "currency": currency, **more}
    return FieldRow("F", kind, **values)


CONVERTS: list[tuple[FieldKind, Value, FieldKind, Value]] = [
    (K.INTEGER, 5, K.TEXT, "5"),
    (K.DECIMAL, Decimal("1E+2"), K.TEXT, "100"),
    (K.BOOLEAN, True, K.TEXT, "yes"),
    (K.DATE, DAY, K.TEXT, "2024-02-29"),
    (K.CHOICES, ("a", "b"), K.TEXT, "a, b"),
    (K.LONG_TEXT, "one line", K.TEXT, "one line"),
    (K.TEXT, "x", K.LONG_TEXT, "x"),
    (K.TEXT, " 36 ", K.INTEGER, 36),
    (K.TEXT, "1 000", K.INTEGER, 1000),
    (K.TEXT, "\u22125", K.INTEGER, -5),
    (K.TEXT, "1.234,50 €", K.MONEY, Decimal("1234.50")),
    (K.TEXT, "EUR 7", K.MONEY, Decimal("7.00")),
    (K.TEXT, "1,5", K.DECIMAL, Decimal("1.50")),
    (K.DECIMAL, Decimal("3.00"), K.INTEGER, 3),
    (K.INTEGER, 3, K.DECIMAL, Decimal("3.00")),
    (K.BOOLEAN, False, K.INTEGER, 0),
    (K.INTEGER, 1, K.BOOLEAN, True),
    (K.TEXT, "Ja", K.BOOLEAN, True),
    (K.TEXT, "no", K.BOOLEAN, False),
    (K.TEXT, "29.2.2024", K.DATE, DAY),
    (K.TEXT, "2024-02-29", K.DATE, DAY),
    (K.DATE_TIME, MOMENT, K.DATE, LOCAL.date()),
    (K.DATE_TIME, MOMENT, K.TEXT, LOCAL.replace(tzinfo=None).isoformat(" ")),
    (K.TEXT, "2024-02-29T12:30Z", K.DATE_TIME, MOMENT),
    (K.TEXT, "a", K.CHOICE, "a"),
    (K.TEXT, "A", K.CHOICE, "a"),
    (K.CHOICE, "b", K.CHOICE, "b"),
    (K.TEXT, "c, d", K.CHOICE, "c, d"),
    (K.INTEGER, 5, K.CHOICE, "5"),
    (K.TEXT, "b; a", K.CHOICES, ("a", "b")),
    (K.CHOICE, "a", K.CHOICES, ("a",)),
    (K.CHOICES, ("a",), K.CHOICE, "a"),
    (K.TEXT, "ada@example.com", K.EMAIL, "ada@example.com"),
    (K.URL, "https://example.com", K.TEXT, "https://example.com"),
    (K.LINK, 4, K.LINKS, (4,)),
    (K.LINKS, (4,), K.LINK, 4),
    (K.ATTACHMENT, 4, K.ATTACHMENT, 4),
]
MISFITS: list[tuple[FieldKind, Value, FieldKind]] = [
    (K.TEXT, "abc", K.INTEGER),
    (K.TEXT, "1,234", K.INTEGER),
    (K.TEXT, "1,234", K.DECIMAL),
    (K.TEXT, "1.2.3", K.DECIMAL),
    (K.TEXT, "1.555", K.DECIMAL),
    (K.TEXT, "9" * 100, K.INTEGER),
    (K.TEXT, "9" * 100, K.DECIMAL),
    (K.DECIMAL, Decimal("1.50"), K.INTEGER),
    (K.INTEGER, 2, K.BOOLEAN),
    (K.TEXT, "perhaps", K.BOOLEAN),
    (K.TEXT, "30.2.2024", K.DATE),
    (K.TEXT, "2/3/2024", K.DATE),
    (K.TEXT, "2024-02-29 12:30:00.5", K.DATE_TIME),
    (K.INTEGER, 5, K.DATE),
    (K.DATE, DAY, K.INTEGER),
    (K.TEXT, "other", K.CHOICE),
    (K.TEXT, "a; other", K.CHOICES),
    (K.CHOICES, ("a", "b"), K.CHOICE),
    (K.TEXT, "not an address", K.EMAIL),
    (K.TEXT, "example", K.URL),
    (K.LONG_TEXT, "two\nlines", K.TEXT),
    (K.LONG_TEXT, "x" * 201, K.TEXT),
    (K.LINK, 4, K.TEXT),
    (K.LINK, 4, K.INTEGER),
    (K.INTEGER, 4, K.LINK),
    (K.LINKS, (4, 5), K.LINK),
    (K.LINK, 4, K.CHOICE),
    (K.LINK, 4, K.ATTACHMENT),
    (K.ATTACHMENT, 4, K.TEXT),
    (K.DATE_TIME, datetime.datetime(9999, 12, 31, 23, 59, tzinfo=datetime.UTC), K.INTEGER),
]


@pytest.mark.parametrize(("old", "value", "new", "expected"), CONVERTS)
def test_converts(old: FieldKind, value: Value, new: FieldKind, expected: Value) -> None:
    converted = convert(value, field(old), field(new))
    assert converted == expected
    assert type(converted) is type(expected)


@pytest.mark.parametrize(("old", "value", "new"), MISFITS)
def test_misfits(old: FieldKind, value: Value, new: FieldKind) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the value says it all
        convert(value, field(old), field(new))


def test_empty_stays_empty() -> None:
    for kind in K:
        assert convert(None, field(K.TEXT), field(kind)) is None


def test_links_to_another_type() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        convert(4, field(K.LINK), field(K.LINK, target=2))


def test_midnight_is_the_day_here() -> None:
    """A day becomes the moment at which it begins here, and that the same day again."""
    moment = convert(DAY, field(K.DATE), field(K.DATE_TIME))
    assert convert(moment, field(K.DATE_TIME), field(K.DATE)) == DAY


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_the_ends_of_time(day: datetime.date) -> None:
    """Some clocks go there, some do not; none fails otherwise."""
    with suppress(ValueError):
        assert convert(day, field(K.DATE), field(K.DATE_TIME)) is not None


@given(st.data())
def test_any_value(data: st.DataObject) -> None:
    """What converts fits, and a value that fits both kinds of the same sort stays itself."""
    old = data.draw(fields())
    value = data.draw(values(old))
    new = data.draw(fields())
    hypothesis.assume(value is not None)
    try:
        converted = convert(value, old, new)
    except ValueError:
        assert old.kind is not new.kind or value_problem(new, value) is not None
        return
    assert converted is not None
    assert value_problem(new, converted) is None
    if old.kind is new.kind and old.kind not in (K.CHOICE, K.CHOICES):
        assert converted == value


@given(st.data())
def test_through_text_and_back(data: st.DataObject) -> None:
    """Nothing is lost by becoming text, but what looks like something else."""
    kinds = (K.INTEGER, K.DECIMAL, K.MONEY, K.BOOLEAN, K.DATE, K.CHOICE, K.EMAIL, K.PHONE, K.URL)
    old = data.draw(fields(kinds=kinds))
    value = data.draw(values(old))
    text = convert(value, old, field(K.LONG_TEXT))
    assert text == as_text(value)
    assert convert(text, field(K.LONG_TEXT), old) == value
