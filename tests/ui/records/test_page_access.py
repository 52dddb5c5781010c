"""The pages of records for everybody: names, the keyboard, large targets, larger letters."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import operations
from desktop_app.models.record_rows import Condition, Filter, Operator, Query, Sort, ViewKind
from desktop_app.ui import theme, translation
from desktop_app.ui.records.page import RecordsPage
from tests.ui.records.crm import Crm
from tests.ui.support import Person, flush
from tests.ui.test_accessibility import clipped, small, unnamed, unreachable

Show = Callable[..., None]


@pytest.fixture
def large_german(qapp: QApplication) -> Iterator[None]:
    """The language with the longer words, in letters half as large again."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(font)
    theme._dress()
    translation.install("de")
    yield
    translation.install("en")
    qapp.setFont(before)
    theme._dress()


def table(_page: RecordsPage, _crm: Crm, show: Show) -> None:
    show(ViewKind.TABLE)


def cards(_page: RecordsPage, _crm: Crm, show: Show) -> None:
    show(ViewKind.CARDS)


def board(_page: RecordsPage, _crm: Crm, show: Show) -> None:
    show(ViewKind.BOARD)


def calendar(_page: RecordsPage, _crm: Crm, show: Show) -> None:
    show(ViewKind.CALENDAR)


def chart(_page: RecordsPage, _crm: Crm, show: Show) -> None:
    show(ViewKind.CHART)


def filters(page: RecordsPage, crm: Crm, show: Show) -> None:
    name = Condition(crm.field("Name"), Operator.CONTAINS, "a")
    since = Condition(crm.field("Since"), Operator.NEXT_DAYS, 7)
    seats = Condition(crm.field("Seats"), Operator.MORE, 2)
    inner = Filter((since, seats), any=True)
    show(ViewKind.CHART, query=Query(Filter((name, inner))))
    page.bar.filter.click()


def sorts(page: RecordsPage, crm: Crm, show: Show) -> None:
    show(ViewKind.CARDS, query=Query(sort=(Sort(crm.field("Name")), Sort(crm.field("Seats")))))
    page.bar.sort.click()


def nothing_found(_page: RecordsPage, crm: Crm, show: Show) -> None:
    asked = Condition(crm.field("Name"), Operator.IS, "nobody")
    show(ViewKind.CARDS, query=Query(Filter((asked,))))


def saved_view(page: RecordsPage, crm: Crm, show: Show) -> None:
    save = partial(operations.save_view, crm.user_id, crm.contacts.id, "People in a house")
    page.workspace.tasks.write(page, lambda: save(ViewKind.CARDS, Query(), {}), page.show_view)
    show(ViewKind.TABLE)
    show(ViewKind.CARDS, query=Query(sort=(Sort(crm.field("Name")),)))


PLACES = {
    make.__name__: make
    for make in (
        table,
        cards,
        board,
        calendar,
        chart,
        filters,
        sorts,
        nothing_found,
        saved_view,
    )
}


@pytest.fixture(params=PLACES)
def place(
    request: pytest.FixtureRequest, ada: Person, page: RecordsPage, office: Crm, show: Show
) -> RecordsPage:
    """The page with one of its views, or one of its panels."""
    page.window().resize(1180, 900)
    PLACES[request.param](page, office, show)
    ada.wait()
    flush()
    return page


def test_everybody_can_use_it(place: RecordsPage, qtbot: QtBot) -> None:
    assert unnamed(place) + small(place) + clipped(place) == []


def test_tab_comes_everywhere(place: RecordsPage, qtbot: QtBot) -> None:
    if place.contents.table is not None:
        place.contents.setEnabled(False)  # there, Tab goes from cell to cell, as in spreadsheets
    assert unreachable(place, qtbot) == []


def test_larger_letters_have_room(large_german: None, place: RecordsPage) -> None:
    assert "\n".join(clipped(place)) == ""


@pytest.mark.parametrize("look", [theme.Theme.LIGHT, theme.Theme.DARK])
def test_paints_in_both_themes(place: RecordsPage, look: theme.Theme) -> None:
    theme.choose(look)
    try:
        assert not place.grab().isNull()
    finally:
        theme.choose(theme.Theme.LIGHT)
