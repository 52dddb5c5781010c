"""Values as texts: what is shown, and that what is copied reads back as the same value."""

import datetime
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from desktop_app.errors import InvalidInput
from desktop_app.models.fields import DIGITS, FieldKind, FieldRow, Value
from desktop_app.ui import translation
from desktop_app.ui.records.values import copy_text, display_text, edit_text, parse

UTC = datetime.UTC
K = FieldKind


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each of the languages that the application speaks."""
    translation.install(request.param)
    yield request.param
    translation.install("en")


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """What the United States write."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The German language and its formats."""
    translation.install("de")
    QLocale.setDefault(QLocale("de_DE"))
    yield
    translation.install("en")


def field(kind: FieldKind, places: int = 2) -> FieldRow:
    options = ("Red", "green", "dark; blue", 'the "best"', "Straße", "x,y")
    return FieldRow("Field", kind, 1, places=places, currency="EUR", options=options, target=9)


TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30
).map(lambda text: unicodedata.normalize("NFC", text).strip())
FIRST = datetime.datetime.fromisoformat("0001-01-03")
LAST = datetime.datetime.fromisoformat("9999-12-29")
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
ADDRESSES = (K.TEXT, K.LONG_TEXT, K.EMAIL, K.PHONE, K.URL)


def decimals(places: int) -> st.SearchStrategy[Decimal]:
    largest = 10**DIGITS - 1
    return st.integers(-largest, largest).map(lambda n: Decimal(n).scaleb(-places))


def a_value() -> st.SearchStrategy[tuple[FieldRow, Value]]:
    """A field with a value that it may hold."""

    def both(kind: FieldKind, found: st.SearchStrategy[Value]) -> st.SearchStrategy[object]:
        return found.map(lambda value: (field(kind), value))

    def amount(kind: FieldKind) -> st.SearchStrategy[object]:
        return st.integers(0, 9).flatmap(
            lambda places: decimals(places).map(lambda value: (field(kind, places), value))
        )

    options = field(K.CHOICES).options
    some = st.sets(st.sampled_from(options), min_size=1)
    return st.one_of(
        *(both(kind, TEXT.filter(bool)) for kind in ADDRESSES),
        both(K.INTEGER, st.integers(-(2**63) + 1, 2**63 - 1)),
        amount(K.DECIMAL),
        amount(K.MONEY),
        both(K.BOOLEAN, st.booleans()),
        both(K.DATE, st.dates()),
        both(K.DATE_TIME, MOMENTS),
        both(K.CHOICE, st.sampled_from(options)),
        both(K.CHOICES, some.map(lambda found: tuple(o for o in options if o in found))),
        both(K.LINK, st.integers(1, 2**60)),
        both(K.LINKS, st.sets(st.integers(1, 2**60), min_size=1).map(lambda n: tuple(sorted(n)))),
        *(both(kind, st.none()) for kind in FieldKind),
    )


@given(a_value())
def test_what_is_copied_reads_back(language: str, pair: tuple[FieldRow, Value]) -> None:
    of, value = pair
    assert parse(of, copy_text(of, value)) == value
    if of.kind not in (K.LINK, K.LINKS):
        assert parse(of, edit_text(of, value)) == value


@given(
    st.dictionaries(st.integers(1, 50), TEXT.filter(bool), min_size=1),
    st.data(),
)
def test_links_are_copied_by_their_titles(
    language: str, titles: dict[int, str], data: st.DataObject
) -> None:
    named: dict[tuple[int, str], tuple[int, ...]] = {}
    for record_id, title in titles.items():
        named[9, title] = (*named.get((9, title), ()), record_id)
    known = {(9, record_id): title for record_id, title in titles.items()}
    unique = sorted(key for key, title in titles.items() if len(named[9, title]) == 1)
    if unique:
        some = data.draw(st.sets(st.sampled_from(unique), min_size=1))
        links = tuple(sorted(some))
        assert parse(field(K.LINKS), copy_text(field(K.LINKS), links, known), named) == links
        text = copy_text(field(K.LINK), links[0], known)
        assert parse(field(K.LINK), text, named) == links[0]


@given(st.text(), st.sampled_from(FieldKind))
def test_any_text_is_a_value_or_refused_with_a_sentence(
    language: str, text: str, kind: FieldKind
) -> None:
    refused = None
    try:
        parse(field(kind), text)
    except InvalidInput as error:
        refused = error
    assert refused is None or refused.field == "Field"
    assert refused is None or translation.sentence(refused).endswith(".")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (K.INTEGER, 1234567, "1.234.567"),
        (K.DECIMAL, Decimal("1234.56"), "1.234,56"),
        (K.MONEY, Decimal("-1234.50"), "-1.234,50\u00a0€"),
        (K.BOOLEAN, True, "Ja"),
        (K.DATE, datetime.date(2026, 12, 31), "31.12.2026"),
        (K.CHOICES, ("Red", "green"), "Red, green"),
        (K.LINK, 7, "Acme"),
        (K.LINKS, (7, 8), "Acme, #8"),
        (K.DATE, None, ""),
        (K.CHOICES, (), ""),
    ],
)
def test_german(kind: FieldKind, value: Value, shown: str) -> None:
    text = display_text(field(kind), value, {(9, 7): "Acme"})
    assert text == shown.replace("Ja", QCoreApplication.translate("values", "Yes"))


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (K.DECIMAL, "1.234,56", Decimal("1234.56")),
        (K.DECIMAL, " 1 234,5 ", Decimal("1234.50")),
        (K.DECIMAL, "\u22123", Decimal("-3.00")),
        (K.MONEY, "€ 5", Decimal("5.00")),
        (K.MONEY, "12,50 EUR", Decimal("12.50")),
        (K.MONEY, "- 12,50 €", Decimal("-12.50")),
        (K.INTEGER, "1.234", 1234),
        (K.DATE, "1.2.26", datetime.date(2026, 2, 1)),
        (K.DATE, "2026-02-01", datetime.date(2026, 2, 1)),
        (K.DATE, "1. Februar 2026", datetime.date(2026, 2, 1)),
        (K.DATE, "3.4.58", datetime.date(1958, 4, 3)),
        (K.BOOLEAN, "nein", False),
        (K.CHOICE, "STRASSE", "Straße"),
        (K.CHOICES, "green; Red;", ("Red", "green")),
        (K.CHOICES, '"dark; blue"; Red', ("Red", "dark; blue")),
        (K.LONG_TEXT, "a\r\nb\rc", "a\nb\nc"),
        (K.TEXT, "   ", None),
        (K.LINKS, "#3; #2", (2, 3)),
    ],
)
def test_read_in_german(kind: FieldKind, text: str, value: Value) -> None:
    assert parse(field(kind), text) == value


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (K.DECIMAL, "(1,234.50)", Decimal("-1234.50")),
        (K.MONEY, "€1,234.50", Decimal("1234.50")),
        (K.DATE, "2/1/2026", datetime.date(2026, 2, 1)),
        (K.DATE, "Feb 1 2026", None),
        (K.DATE, "February 1, 2026", datetime.date(2026, 2, 1)),
    ],
)
def test_read_in_english(kind: FieldKind, text: str, value: Value) -> None:
    if value is None:
        with pytest.raises(InvalidInput):
            parse(field(kind), text)
    else:
        assert parse(field(kind), text) == value


@pytest.mark.usefixtures("english")
def test_time_is_local_outside_and_utc_inside() -> None:
    moment = parse(field(K.DATE_TIME), "2/1/2026 5:30 PM")
    assert isinstance(moment, datetime.datetime)
    local = datetime.datetime(2026, 2, 1, 17, 30).astimezone()
    assert moment == local
    assert moment.tzinfo == UTC
    assert "5:30" in display_text(field(K.DATE_TIME), moment)
    assert parse(field(K.DATE_TIME), "2026-02-01T17:30:05Z") == datetime.datetime(
        2026, 2, 1, 17, 30, 5, tzinfo=UTC
    )


def test_without_a_year_it_is_this_one(german: None) -> None:
    day = parse(field(K.DATE), "31.12.")
    assert isinstance(day, datetime.date)
    assert (day.month, day.day) == (12, 31)
    assert abs(day.year - datetime.datetime.now(UTC).year) <= 1


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (K.INTEGER, "1,5"),
        (K.INTEGER, "9" * 30),
        (K.INTEGER, "abc"),
        (K.DECIMAL, "1.50"),
        (K.DECIMAL, "1,234"),
        (K.DECIMAL, "9" * 14),
        (K.DECIMAL, "1e5"),
        (K.DECIMAL, "NaN"),
        (K.MONEY, "5 $"),
        (K.DATE, "31.2.2026"),
        (K.DATE, "1.2.3.4"),
        (K.DATE, "heute"),
        (K.DATE_TIME, "1.2.2026 25:00"),
        (K.DATE_TIME, "0001-01-01T00:00:00+14:00"),
        (K.BOOLEAN, "perhaps"),
        (K.CHOICE, "purple"),
        (K.CHOICES, "Red; purple"),
        (K.LINK, "nobody"),
        (K.ATTACHMENT, "a.png"),
    ],
)
def test_refused(kind: FieldKind, text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse(field(kind), text)
    assert "{" not in translation.sentence(refused.value)


def test_two_records_of_one_name_are_not_guessed_at() -> None:
    with pytest.raises(InvalidInput, match="Several records"):
        parse(field(K.LINK), "Acme", {(9, "Acme"): (1, 2)})


def test_sentences_quote_no_novel() -> None:
    with pytest.raises(InvalidInput) as refused:
        parse(field(K.INTEGER), "x" * 5_000)
    assert len(str(refused.value)) < 100
