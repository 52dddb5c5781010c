"""Fields of every kind, values that fit them, and changes of them, for hypothesis to try."""

import datetime
import string
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from desktop_app.models.fields import LENGTHS, FieldKind, FieldRow, Value
from desktop_app.models.keys import comparison_key
from desktop_app.models.values import normalized
from desktop_app.operations.field_schema import value_problem
from desktop_app.operations.fields import LIMITS, NEVER_UNIQUE, SELF

K = FieldKind
NAMES = (
    "Name",
    "name 2",
    "SELECT",
    "id",
    "rowid",
    "created_at",
    "Order",
    "группа",
    "é",
    "E",
    "🦁",
    "<b>x</b>",
    "\u202eevil",
    "שלום",
    "x" * 200,
    "x" * 199,
    "a'b\"c`d",
    "%s {0} ?",
)
WORDS = (
    "5",
    "1.5",
    "1,50",
    "-7",
    "2024-02-29",
    "1.2.2024",
    "yes",
    "No",
    "a",
    "b, c",
    "ä",
    "🦁",
    "%",
)
OPTIONS = ("a", "b", "c", "5", "yes", "Ä", "🦁")
ADDRESSES = ("ada@example.com", "ä@example.com", "a.b+c@example.org")
PAGES = (
    "https://example.com",
    "http://example.com/ä?x=%20#y",
    "https://example.com/" + "x" * 99,
)
PHONES = ("112", "+49 (0)89 123-45", "0800/5")
SETTINGS: dict[FieldKind, dict[str, Any]] = {
    K.MONEY: {"currency": "EUR"},
    K.LINK: {"target": SELF},
    K.LINKS: {"target": SELF},
}

printable = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp")) | st.sampled_from(string.printable[:62]),
    min_size=1,
    max_size=8,
).map(lambda text: normalized(text) or "-")
moments = st.integers(-(2 * 10**9), 4 * 10**9).map(
    lambda seconds: datetime.datetime.fromtimestamp(seconds, datetime.UTC)
)


def _decimals(field: FieldRow) -> st.SearchStrategy[Decimal]:
    step = Decimal(1).scaleb(-field.places)
    whole = st.integers(-(10**6), 10**6) | st.integers(-(10**15) + 1, 10**15 - 1)
    return whole.map(lambda number: (number * step).quantize(step))


def values(field: FieldRow) -> st.SearchStrategy[Any]:
    """Values that fit a field, which has no id yet; no links, which need records."""
    options = list(field.options)
    by_kind: dict[FieldKind, st.SearchStrategy[Any]] = {
        K.TEXT: st.sampled_from(WORDS) | printable,
        K.LONG_TEXT: st.sampled_from(WORDS) | printable | st.just("two\nlines"),
        K.INTEGER: st.integers(-3, 30) | st.integers(-(2**63) + 1, 2**63 - 1),
        K.DECIMAL: _decimals(field),
        K.MONEY: _decimals(field),
        K.BOOLEAN: st.booleans(),
        K.DATE: st.dates() | st.just(datetime.date(2024, 2, 29)),
        K.DATE_TIME: moments,
        K.CHOICE: st.sampled_from(options or [""]),
        K.CHOICES: st.sets(st.sampled_from(options or [""]), min_size=1).map(
            lambda chosen: tuple(one for one in options if one in chosen)
        ),
        K.EMAIL: st.sampled_from(ADDRESSES),
        K.PHONE: st.sampled_from(PHONES),
        K.URL: st.sampled_from(PAGES),
    }
    fitting = by_kind.get(field.kind, st.none())
    return fitting.filter(lambda value: value_problem(field, value) is None)


def settings_of(kind: FieldKind) -> st.SearchStrategy[dict[str, Any]]:
    """Limits and the like, of a kind."""
    if kind in (K.CHOICE, K.CHOICES):
        options = st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True).map(tuple)
        return st.fixed_dictionaries({"options": options})
    limits: dict[str, st.SearchStrategy[Any]] = {}
    if kind in LENGTHS and kind not in (K.EMAIL, K.PHONE, K.URL):
        limits["max_length"] = st.none() | st.integers(2, LENGTHS[kind])
    if kind in (K.DECIMAL, K.MONEY):
        limits["places"] = st.integers(0, 4)
    if kind is K.INTEGER:
        limits["minimum"] = st.none() | st.integers(-5, 0)
        limits["maximum"] = st.none() | st.integers(1, 100)
    if kind is K.DATE:
        limits["minimum"] = st.none() | st.just(datetime.date(1950, 1, 1))
    if kind is K.DATE_TIME:
        limits["maximum"] = st.none() | st.just(datetime.datetime(2050, 1, 1, tzinfo=datetime.UTC))
    assert kind in LIMITS or {"minimum", "maximum"}.isdisjoint(limits)
    return st.fixed_dictionaries(limits)


@st.composite
def fields(draw: st.DrawFn, name: str = "", kinds: tuple[FieldKind, ...] = tuple(K)) -> FieldRow:
    """A valid field; an attachment would need a file."""
    kind = draw(st.sampled_from([kind for kind in kinds if kind is not K.ATTACHMENT]))
    field = FieldRow(
        name or draw(st.sampled_from(NAMES)),
        kind,
        description=draw(st.sampled_from(["", "why"])),
        required=draw(st.booleans()) and kind not in (K.LINK, K.LINKS),
        unique=kind not in NEVER_UNIQUE and draw(st.integers(0, 4)) == 0,
        **{**SETTINGS.get(kind, {}), **draw(settings_of(kind))},
    )
    if not field.unique and kind not in (K.LINK, K.LINKS) and draw(st.booleans()):
        field = replace(field, default=draw(values(field)))
    return field


def field_lists(least: int = 0) -> st.SearchStrategy[list[FieldRow]]:
    """The fields of a type, all called differently."""
    return st.lists(
        fields(), min_size=least, max_size=5, unique_by=lambda field: comparison_key(field.name)
    )


@st.composite
def records(draw: st.DrawFn, of: list[FieldRow]) -> list[dict[str, Value]]:
    """A few records' values by the fields' names; unique ones stand in the first only."""
    found: list[dict[str, Value]] = []
    for number in range(draw(st.integers(0, 4))):
        values_of: dict[str, Value] = {}
        for field in of:
            if field.unique and field.required and number:
                return found
            wanted = field.required or draw(st.booleans())
            if wanted and not (field.unique and number) and field.kind not in (K.LINK, K.LINKS):
                values_of[field.name] = draw(values(field))
        found.append(values_of)
    return found


@st.composite
def changed(draw: st.DrawFn, stored: tuple[FieldRow, ...]) -> list[FieldRow]:
    """Other fields, made of those that are stored: some renamed, remade, moved, gone, some new."""
    after = []
    for field in stored:
        match draw(st.sampled_from(["stay", "stay", "rename", "remake", "rules", "gone"])):
            case "gone":
                continue
            case "rename":
                after.append(replace(field, name=draw(st.sampled_from(NAMES))))
            case "remake":
                other = draw(fields(name=field.name))
                after.append(replace(other, id=field.id, column=field.column))
            case "rules":
                required = not field.required and field.kind not in (K.LINK, K.LINKS)
                after.append(replace(field, required=required, unique=False))
            case _:
                after.append(field)
    after = draw(st.permutations(after)) + draw(st.lists(fields(), max_size=2))
    return list({comparison_key(field.name): field for field in reversed(after)}.values())
