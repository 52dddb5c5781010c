"""The values of records as texts: shown, copied, and read from what somebody typed or pasted."""

import csv
import datetime
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from ...errors import QT_TRANSLATE_NOOP, InvalidInput
from ...models.fields import DIGITS, NUMBERS, FieldKind, FieldRow, Value
from ...models.keys import comparison_key
from ...models.record_rows import AttachmentRow
from . import formats

Titles = Mapping[tuple[int, int], str]
"""What linked records are called, by data type and record."""
Files = Mapping[int, AttachmentRow]
Named = Mapping[tuple[int, str], tuple[int, ...]]
"""The records that are called so, by data type and title."""

NOT_WHOLE = QT_TRANSLATE_NOOP("errors", "“{text}” is not a whole number.")
NOT_NUMBER = QT_TRANSLATE_NOOP("errors", "“{text}” is not a number. Write it as {example}.")
TOO_LARGE = QT_TRANSLATE_NOOP("errors", "This number is too large.")
MANY_PLACES = QT_TRANSLATE_NOOP("errors", "Please use at most {places} decimal places.")
NOT_DATE = QT_TRANSLATE_NOOP("errors", "“{text}” is not a date. Write it as {example}.")
NOT_BOOLEAN = QT_TRANSLATE_NOOP("errors", "“{text}” is neither yes nor no.")
NO_OPTION = QT_TRANSLATE_NOOP("errors", "“{text}” is not one of the options.")
NO_RECORD = QT_TRANSLATE_NOOP("errors", "No record is called “{text}”.")
SEVERAL_RECORDS = QT_TRANSLATE_NOOP("errors", "Several records are called “{text}”.")
NO_FILE = QT_TRANSLATE_NOOP("errors", "A file cannot be typed or pasted here. Add it in the form.")

YES, NO = QT_TRANSLATE_NOOP("values", "Yes"), QT_TRANSLATE_NOOP("values", "No")
_YES = frozenset({"yes", "y", "true", "1", "x", "on", "✓", "✔", "☑", "ja", "j", "wahr", "oui"})
_NO = frozenset({"no", "n", "false", "0", "off", "☐", "✗", "nein", "falsch", "non", "-"})
_NOTHING: Titles = {}
_NO_FILES: Files = {}
_LARGEST = 2**63 - 1
_EXAMPLE_DAY = datetime.date(2026, 12, 31)


def display_text(
    field: FieldRow, value: Value, titles: Titles = _NOTHING, files: Files = _NO_FILES
) -> str:
    """What a table or a form shows for a value; nothing for an empty one."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return QCoreApplication.translate("values", YES if value else NO)
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        if field.kind is FieldKind.MONEY:
            return formats.money_text(value, field.places, field.currency)
        return formats.number_text(value, field.places)
    if isinstance(value, datetime.datetime):
        return formats.moment_text(value)
    if isinstance(value, datetime.date):
        return formats.date_text(value)
    if isinstance(value, tuple):
        return ", ".join(_member(field, each, titles) for each in value)
    if field.kind is FieldKind.LINK:
        return _member(field, value, titles)
    if field.kind is FieldKind.ATTACHMENT:
        return files[value].name if value in files else ""
    return formats.number_text(value, 0)


def copy_text(
    field: FieldRow, value: Value, titles: Titles = _NOTHING, files: Files = _NO_FILES
) -> str:
    """The text that ``parse`` reads the same value from: to copy, and to begin editing with."""
    if isinstance(value, tuple):
        return _joined([_member(field, each, titles) for each in value])
    if isinstance(value, datetime.datetime):
        return _moment_to_copy(value)
    return display_text(field, value, titles, files)


def edit_text(field: FieldRow, value: Value) -> str:
    """What stands in the line in which a value is typed: an amount without its currency."""
    if field.kind is FieldKind.MONEY and isinstance(value, Decimal):
        return formats.number_text(value, field.places)
    return copy_text(field, value)


def parse(field: FieldRow, text: str, named: Named | None = None) -> Value:
    """The value that ``text`` means in this field; blank is empty.

    ``named`` knows the records that links lead to. Raises InvalidInput, whose field is the name of
    ``field``. Whether the value keeps the field's limits is for ``operations`` to say.
    """
    if field.kind is FieldKind.LONG_TEXT:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        return None
    if field.kind in NUMBERS:
        return _number(field, text)
    return _READERS[field.kind](field, text, named or {})


def link_texts(field: FieldRow, text: str) -> list[str]:
    """The titles in a text for a field that links."""
    return _split(text) if field.kind is FieldKind.LINKS else [text.strip()]


def _number(field: FieldRow, text: str) -> Value:
    whole = field.kind is FieldKind.INTEGER
    plain = text
    if field.kind is FieldKind.MONEY:
        plain = formats.without_currency(text, field.currency)
    number = formats.read_number(plain)
    if number is None:
        if whole:
            raise InvalidInput(NOT_WHOLE, field.name, text=_short(text))
        example = formats.number_text(Decimal("1234.5"), max(field.places, 1))
        raise InvalidInput(NOT_NUMBER, field.name, text=_short(text), example=example)
    if whole:
        if number != number.to_integral_value():
            raise InvalidInput(NOT_WHOLE, field.name, text=_short(text))
        if abs(number) > _LARGEST:
            raise InvalidInput(TOO_LARGE, field.name)
        return int(number)
    if len(str(abs(int(number)))) + field.places > DIGITS:
        raise InvalidInput(TOO_LARGE, field.name)
    rounded = number.quantize(Decimal(1).scaleb(-field.places))
    if rounded != number:
        raise InvalidInput(MANY_PLACES, field.name, places=field.places)
    return rounded.copy_abs() if rounded.is_zero() else rounded


def _text(_field: FieldRow, text: str, _named: Named) -> Value:
    return text


def _boolean(field: FieldRow, text: str, _named: Named) -> Value:
    word, translate = text.casefold(), QCoreApplication.translate
    if word in _YES or word == translate("values", YES).casefold():
        return True
    if word in _NO or word == translate("values", NO).casefold():
        return False
    raise InvalidInput(NOT_BOOLEAN, field.name, text=_short(text))


def _date(field: FieldRow, text: str, _named: Named) -> Value:
    day = formats.read_date(text)
    if day is None:
        example = formats.date_text(_EXAMPLE_DAY)
        raise InvalidInput(NOT_DATE, field.name, text=_short(text), example=example)
    return day


def _moment(field: FieldRow, text: str, _named: Named) -> Value:
    moment = formats.read_moment(text)
    if moment is None:
        clock = formats.time_text(datetime.time(17, 30))
        example = f"{formats.date_text(_EXAMPLE_DAY)} {clock}"
        raise InvalidInput(NOT_DATE, field.name, text=_short(text), example=example)
    return moment


def _choice(field: FieldRow, text: str, _named: Named) -> Value:
    return _option(field, text)


def _choices(field: FieldRow, text: str, _named: Named) -> Value:
    if text in field.options:
        return (text,)
    chosen = {_option(field, part) for part in _split(text)}
    return tuple(option for option in field.options if option in chosen)


def _option(field: FieldRow, text: str) -> str:
    if text in field.options:
        return text
    found = _options_by_key(field.options).get(comparison_key(text), ())
    if len(found) != 1:
        raise InvalidInput(NO_OPTION, field.name, text=_short(text))
    return found[0]


@lru_cache(maxsize=256)
def _options_by_key(options: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for option in options:
        key = comparison_key(option)
        keys[key] = (*keys.get(key, ()), option)
    return keys


def _link(field: FieldRow, text: str, named: Named) -> Value:
    return _record(field, text, named)


def _links(field: FieldRow, text: str, named: Named) -> Value:
    whole = named.get((field.target, text), ())
    if len(whole) == 1:
        return whole
    return tuple(sorted({_record(field, part, named) for part in _split(text)}))


def _record(field: FieldRow, text: str, named: Named) -> int:
    found = named.get((field.target, text), ())
    if len(found) == 1:
        return found[0]
    number = text.removeprefix("#")
    if not found and text.startswith("#") and number.isdecimal() and len(number) < 20:
        return int(number)
    template = SEVERAL_RECORDS if found else NO_RECORD
    raise InvalidInput(template, field.name, text=_short(text))


def _file(field: FieldRow, _text: str, _named: Named) -> Value:
    raise InvalidInput(NO_FILE, field.name)


_READERS: dict[FieldKind, Callable[[FieldRow, str, Named], Value]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.EMAIL: _text,
    FieldKind.PHONE: _text,
    FieldKind.URL: _text,
    FieldKind.BOOLEAN: _boolean,
    FieldKind.DATE: _date,
    FieldKind.DATE_TIME: _moment,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.LINK: _link,
    FieldKind.LINKS: _links,
    FieldKind.ATTACHMENT: _file,
}


def _member(field: FieldRow, each: str | int, titles: Titles) -> str:
    """One option, or what one linked record is called; its number where it has no name."""
    return titles.get((field.target, each)) or f"#{each}" if isinstance(each, int) else each


def _moment_to_copy(moment: datetime.datetime) -> str:
    """As it is shown; in ISO's form in the hour that a clock shows twice."""
    shown = formats.moment_text(moment)
    return shown if formats.read_moment(shown) == moment else moment.isoformat()


def _joined(parts: list[str]) -> str:
    """Texts separated by ``;``, in quotes where they need it."""
    return "; ".join(
        f'"{part.replace(chr(34), chr(34) * 2)}"'
        if any(c in part for c in ';"\n\r') or part != part.strip()
        else part
        for part in parts
    )


def _split(text: str) -> list[str]:
    """What ``_joined`` joined; blank parts left out."""
    lines = text.splitlines(keepends=True)
    try:
        rows = list(csv.reader(lines, delimiter=";", skipinitialspace=True, strict=True))
    except csv.Error:
        rows = [text.split(";")]
    parts = [part.strip() for row in rows for part in row]
    return [part for part in parts if part]


def _short(text: str) -> str:
    """``text`` for a sentence: one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
