"""A value of one kind of field as a value of another: kept whole, or not at all."""

import datetime
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from ..models.fields import TEXTS, FieldKind, FieldRow, Value
from ..models.keys import comparison_key
from ..models.values import UTC, normalized
from .field_schema import value_problem

_YES = frozenset({"yes", "true", "1", "ja", "wahr", "y", "x"})
_NO = frozenset({"no", "false", "0", "nein", "falsch", "n"})
# How people write numbers, each with what stands before its places. Not “1,234”, which may be
# either; “1.234” is what a computer wrote.
_WRITTEN = (
    (re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII), "."),
    (re.compile(r"[+-]?(?:\d{4,}|0),\d+|[+-]?\d{1,3},(?!\d{3}$)\d+", re.ASCII), ","),
    (re.compile(r"[+-]?\d{1,3}(?:[ ']\d{3})+(?:\.\d+)?", re.ASCII), "."),
    (re.compile(r"[+-]?\d{1,3}(?:[ ']\d{3})+,\d+", re.ASCII), ","),
    (re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})", re.ASCII), "."),
    (re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})", re.ASCII), ","),
)
_CURRENCY = re.compile(r"^[A-Z]{3} ?(?=[\d+-])|(?<=\d) ?[A-Z]{3}$", re.ASCII)
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SEPARATORS = re.compile(r"\s*[,;\n]\s*")
_NUMBERED = frozenset({FieldKind.LINK, FieldKind.LINKS, FieldKind.ATTACHMENT})


def convert(value: Value, old: FieldRow, new: FieldRow) -> Value:
    """What the field ``new`` holds instead of ``value``, which ``old`` held.

    Raises ValueError where that would lose or guess anything.
    """
    if value is None:
        return None
    try:
        converted = _CONVERSIONS[new.kind](value, old, new)
    except (OverflowError, OSError) as error:  # no computer's clock goes there
        raise ValueError(value) from error
    if converted is None or value_problem(new, converted) is not None:
        raise ValueError(value)
    return converted


def as_text(value: Value) -> str:
    """A value in plain words, the same in every language."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.datetime):
        return value.astimezone().replace(tzinfo=None).isoformat(" ")  # as people see it here
    if isinstance(value, datetime.date):
        return value.isoformat()
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _text(value: Value, old: FieldRow, new: FieldRow) -> Value:
    del new
    if old.kind in _NUMBERED:
        return None  # a number that says nothing
    return normalized(as_text(value)) or None


def _number(value: Value, old: FieldRow, new: FieldRow) -> Value:
    number = _as_decimal(value, old)
    if number is None:
        return None
    if new.kind is FieldKind.INTEGER:
        whole = number.is_finite() and number.adjusted() < 30 and number == int(number)
        return int(number) if whole else None
    try:
        exact = number.quantize(Decimal(1).scaleb(-new.places))
    except InvalidOperation:
        return None
    return exact if exact == number else None


def _as_decimal(value: Value, old: FieldRow) -> Decimal | None:
    if isinstance(value, str):
        return _written_number(value)
    if isinstance(value, int | Decimal) and old.kind not in _NUMBERED:
        return Decimal(value)
    return None


def _written_number(text: str) -> Decimal | None:
    """A number as people write it, with a currency or without."""
    if text.isascii() and text.isdigit():
        return Decimal(text)  # most are
    plain = "".join(" " if unicodedata.category(c) == "Zs" else c for c in text)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Sc").strip()
    plain = _CURRENCY.sub("", plain.replace("\u2212", "-").replace("\u2019", "'"))
    for pattern, point in _WRITTEN:
        if pattern.fullmatch(plain):
            digits = "".join(c for c in plain if c in "+-0123456789" or c == point)
            return Decimal(digits.replace(point, "."))
    return None


def _boolean(value: Value, old: FieldRow, new: FieldRow) -> Value:
    del old, new
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        word = comparison_key(value.strip())
        return True if word in _YES else False if word in _NO else None
    return bool(value) if isinstance(value, int | Decimal) and value in (0, 1) else None


def _date(value: Value, old: FieldRow, new: FieldRow) -> Value:
    """A time's day, as people see it here."""
    del old, new
    if isinstance(value, datetime.datetime):
        return value.astimezone().date()
    if isinstance(value, datetime.date):
        return value
    return _written_day(value.strip()) if isinstance(value, str) else None


def _written_day(text: str) -> datetime.date | None:
    found = _DAY.fullmatch(text)
    if found is not None:
        day, month, year = map(int, found.groups())
        return datetime.date(year, month, day)
    return datetime.date.fromisoformat(text) if len(text) == 10 else None


def _moment(value: Value, old: FieldRow, new: FieldRow) -> Value:
    """A day's beginning, as people see it here."""
    del old, new
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str):
        text = value.strip()
        value = _written_day(text) if len(text) < 14 else datetime.datetime.fromisoformat(text)
    if isinstance(value, datetime.datetime):
        return None if value.microsecond else value.astimezone(UTC)
    if isinstance(value, datetime.date):
        return datetime.datetime.combine(value, datetime.time()).astimezone(UTC)
    return None


def _choice(value: Value, old: FieldRow, new: FieldRow) -> Value:
    chosen = _choices(value, old, new)
    return chosen[0] if isinstance(chosen, tuple) and len(chosen) == 1 else None


def _choices(value: Value, old: FieldRow, new: FieldRow) -> Value:
    """The options that are named, in their order; None where one is no option."""
    if old.kind in _NUMBERED:
        return None
    text = as_text(value)
    if isinstance(value, tuple):
        parts = [str(part) for part in value]
    elif _option(text, new) is None and old.kind in TEXTS:
        parts = [part for part in _SEPARATORS.split(text.strip()) if part]
    else:
        parts = [text]
    found = {_option(part, new) for part in parts}
    if None in found:
        return None
    return tuple(option for option in new.options if option in found) or None


def _option(text: str, field: FieldRow) -> str | None:
    """The option that is meant: itself, or else the first that differs in case only."""
    if text in field.options:
        return text
    key = comparison_key(text.strip())
    return next((option for option in field.options if comparison_key(option) == key), None)


def _link(value: Value, old: FieldRow, new: FieldRow) -> Value:
    if old.kind not in (FieldKind.LINK, FieldKind.LINKS) or old.target != new.target:
        return None
    ids = value if isinstance(value, tuple) else (value,)
    if new.kind is FieldKind.LINKS:
        return tuple(sorted(int(one) for one in ids if isinstance(one, int))) or None
    return int(ids[0]) if len(ids) == 1 and isinstance(ids[0], int) else None


def _attachment(value: Value, old: FieldRow, new: FieldRow) -> Value:
    return value if old.kind is new.kind else None


_CONVERSIONS: dict[FieldKind, Callable[[Value, FieldRow, FieldRow], Value]] = {
    **dict.fromkeys(TEXTS, _text),
    FieldKind.INTEGER: _number,
    FieldKind.DECIMAL: _number,
    FieldKind.MONEY: _number,
    FieldKind.BOOLEAN: _boolean,
    FieldKind.DATE: _date,
    FieldKind.DATE_TIME: _moment,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.LINK: _link,
    FieldKind.LINKS: _link,
    FieldKind.ATTACHMENT: _attachment,
}
