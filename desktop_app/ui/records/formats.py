"""Numbers, dates and times, written and read as the user's locale does."""

import datetime
import re
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale, QTime

UTC = datetime.UTC
_SHORT = QLocale.FormatType.ShortFormat
_SPACES = re.compile(r"\s+")
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013\u2014\ufe63", "-"))
_MARKS = re.compile("[\u200e\u200f\u061c]")  # which some locales write around signs
_APOSTROPHE = str.maketrans("\u2019", "'")
_SIGNS = "-\u2212"
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
_SYMBOLS = {
    "EUR": "€",
    "GBP": "£",
    "INR": "₹",
    "JPY": "¥",
    "KRW": "₩",
    "PLN": "zł",
    "TRY": "₺",
    "UAH": "₴",
    "USD": "$",
}


def number_text(value: int | Decimal, places: int) -> str:
    """A number with the locale's separators, and always ``places`` digits after the point."""
    if places == 0 and isinstance(value, int):
        return QLocale().toString(value)
    return QLocale().toString(float(value), "f", places)


def money_text(value: Decimal, places: int, currency: str) -> str:
    """An amount with its currency where the locale puts it."""
    # Not in brackets where it is negative, as accountants in some countries write it.
    sign = "-" if value < 0 else ""
    return sign + QLocale().toCurrencyString(abs(float(value)), currency_symbol(currency), places)


def currency_symbol(code: str) -> str:
    """A currency's symbol where everyone knows it, else its three letters."""
    locale = QLocale()
    if code == locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode):
        return locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencySymbol)
    return _SYMBOLS.get(code, code)


def without_currency(text: str, currency: str) -> str:
    """``text`` without the sign or the letters of this currency, at either end."""
    text = _MARKS.sub("", text).strip()
    for sign in (currency_symbol(currency), _SYMBOLS.get(currency, ""), currency):
        if not sign:
            continue
        minus, rest = (text[0], text[1:].lstrip()) if text[:1] in _SIGNS and text else ("", text)
        if rest.casefold().startswith(sign.casefold()):
            return minus + rest[len(sign) :].strip()
        if text.casefold().endswith(sign.casefold()):
            return text[: -len(sign)].strip()
    return text


def read_number(text: str) -> Decimal | None:
    """The number that ``text`` is as the locale writes it; None where it is none.

    A digit group that is not one (1.50 where the point groups thousands) is not guessed at.
    """
    locale = QLocale()
    text = _MARKS.sub("", text).translate(_MINUS)
    text = _SPACES.sub("", text).translate(_APOSTROPHE)
    negative = text.startswith("-") or (text.startswith("(") and text.endswith(")"))
    text = text.strip("()") if text.startswith("(") else text.removeprefix("-").removeprefix("+")
    whole, point, part = text.partition(locale.decimalPoint())
    group = _SPACES.sub("", locale.groupSeparator()).translate(_APOSTROPHE)
    if group and group in whole:
        first, *others = whole.split(group)
        if not 1 <= len(first) <= 3 or any(len(other) not in (2, 3) for other in others):
            return None
        if len(others[-1]) != 3:  # two digits are a group in India, yet not the last one
            return None
        whole = first + "".join(others)
    if (point and not part and not whole) or not (whole + part).isdecimal():
        return None
    number = Decimal(f"{whole or 0}.{part or 0}")
    return -number if negative else number


@lru_cache(maxsize=8)
def _date_format(locale: QLocale) -> str:
    """The locale's short date, with all four digits of the year."""
    return re.sub(r"(?<!y)yy(?!y)", "yyyy", locale.dateFormat(_SHORT))


def date_text(day: datetime.date) -> str:
    """A date in the locale's short form, the century included."""
    locale = QLocale()
    return locale.toString(QDate(day.year, day.month, day.day), _date_format(locale))


def time_text(clock: datetime.time) -> str:
    """A time of day in the locale's short form; with seconds where there are some."""
    locale = QLocale()
    form = locale.timeFormat(_SHORT)
    if clock.second:
        form = form.replace("mm", "mm:ss", 1)
    return locale.toString(QTime(clock.hour, clock.minute, clock.second), form)


def moment_text(moment: datetime.datetime) -> str:
    """A moment in the computer's own time zone."""
    local = to_local(moment)
    return f"{date_text(local.date())} {time_text(local.time())}"


def to_local(moment: datetime.datetime) -> datetime.datetime:
    """The moment in the computer's time zone; as it is where that is before the first year."""
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):
        return moment


def read_date(text: str) -> datetime.date | None:
    """The date that ``text`` is, in the locale's order of day, month and year, or in ISO's.

    Without a year it is in this one; a year of two digits is near today.
    """
    text = _MARKS.sub("", text).strip()
    iso = _ISO_DATE.fullmatch(text)
    if iso is not None:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    form = _date_format(QLocale())
    order = [part[0] for part in re.findall(r"d+|M+|y+", form)]
    digits = re.findall(r"\d+", text)
    between = "".join(re.split(r"\d+", text))
    if not set(between) <= set(form) | set(" ./-"):
        return _named_date(text)
    if len(digits) == 2 and re.fullmatch(r"\d+\W+\d+\W*", text):
        order.remove("y")
        digits, order = [*digits, str(_today().year)], [*order, "y"]
    if len(digits) != 3 or sorted(order) != ["M", "d", "y"]:
        return None
    parts = dict(zip(order, digits, strict=True))
    if len(parts["y"]) not in (2, 4) or max(len(parts["d"]), len(parts["M"])) > 2:
        return None
    year = int(parts["y"]) if len(parts["y"]) == 4 else _near_year(int(parts["y"]))
    return _date(year, int(parts["M"]), int(parts["d"]))


def read_moment(text: str) -> datetime.datetime | None:
    """The moment in UTC that ``text`` is in the computer's time zone, or in ISO's form."""
    text = _SPACES.sub(" ", _MARKS.sub("", text)).strip()
    moment: datetime.datetime | None = None
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        day, clock = _split(text)
        if day is not None and clock is not None:
            moment = datetime.datetime.combine(day, clock)
    if moment is None:
        return None
    try:
        return moment.replace(microsecond=0).astimezone(UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _split(text: str) -> tuple[datetime.date | None, datetime.time | None]:
    """The date at the beginning and the time at the end, midnight where there is none."""
    for at in [match.start() for match in re.finditer(r"[ T,]", text)]:
        day, clock = read_date(text[:at].rstrip(",")), _read_time(text[at + 1 :])
        if day is not None and clock is not None:
            return day, clock
    return read_date(text), datetime.time()


def _read_time(text: str) -> datetime.time | None:
    locale, half = QLocale(), None
    text = text.strip()
    for late, words in (
        (False, ("am", "a.m.", locale.amText())),
        (True, ("pm", "p.m.", locale.pmText())),
    ):
        word = next((w for w in words if w and text.casefold().endswith(w.casefold())), "")
        if word:
            half, text = late, text[: -len(word)].strip()
            break
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour = int(found[1])
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half else 0)
    try:
        return datetime.time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def _named_date(text: str) -> datetime.date | None:
    """A date that names its month."""
    for form in ("d MMM yyyy", "d MMMM yyyy", "d. MMM yyyy", "d. MMMM yyyy", "MMMM d, yyyy"):
        for locale in (QLocale(), QLocale("en")):
            found = locale.toDate(text, form)
            if found.isValid():
                return _date(found.year(), found.month(), found.day())
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _today() -> datetime.date:
    now = QDate.currentDate()
    return datetime.date(now.year(), now.month(), now.day())


def _near_year(two: int) -> int:
    """The year that ends so, at most 19 years ahead: births are written like this."""
    latest = _today().year + 19
    return latest - (latest - two) % 100
