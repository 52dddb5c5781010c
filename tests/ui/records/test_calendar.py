"""Records on the days of a month: shown, opened, moved, in the language's own weeks."""

import datetime
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app import operations
from desktop_app.models.fields import FieldKind
from desktop_app.models.record_rows import ViewKind
from desktop_app.ui import translation
from desktop_app.ui.records.calendar import CalendarView, day_of, midnight, on_day
from desktop_app.ui.records.month import first_day, today
from desktop_app.ui.records.page import RecordsPage
from desktop_app.ui.records.record_view import record_mime
from tests.ui.records.crm import Crm
from tests.ui.support import Person, labels

Show = Callable[..., None]
MARCH = datetime.date(2026, 3, 1)
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def calendar(ada: Person, page: RecordsPage, show: Show) -> CalendarView:
    show(ViewKind.CALENDAR)
    view = page.contents.view
    assert isinstance(view, CalendarView)
    view._go_to(MARCH)
    ada.wait()
    return view


def march(day: int) -> datetime.date:
    return MARCH.replace(day=day)


def on(view: CalendarView, day: datetime.date) -> list[str]:
    return [title for _, title in view.model.on(day)]


def menu() -> QMenu:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def spot(view: CalendarView, day: datetime.date, at: int = 0) -> QPoint:
    """Where a record of a day is painted."""
    area = view.grid.visualRect(view.model.index_of(day))
    return view.grid.days.strips(area, len(view.model.on(day)))[at].center()


def test_records_lie_on_their_days(calendar: CalendarView) -> None:
    assert on(calendar, march(4)) == ["Anna", "Bert"]
    assert on(calendar, march(20)) == ["Cara"]
    assert calendar.title.text() == "March 2026"
    index = calendar.model.index_of(march(4))
    told = calendar.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("Anna\nBert")


def test_turns_pages(ada: Person, calendar: CalendarView) -> None:
    ada.click(calendar, "Month after")
    assert calendar.title.text() == "April 2026"
    ada.click(calendar, "Month before")
    ada.press(calendar.grid, Qt.Key.Key_PageUp)
    assert calendar.title.text() == "February 2026"
    ada.press(calendar.grid, Qt.Key.Key_PageDown)
    assert on(calendar, march(20)) == ["Cara"]
    ada.click(calendar, "Today")
    assert calendar.model.month == today().replace(day=1)


def test_weeks_begin_as_the_language_has_it(ada: Person, calendar: CalendarView) -> None:
    assert calendar.model.headerData(0, Qt.Orientation.Horizontal) == "Sun"
    translation.install("de")
    try:
        ada.wait()
        assert calendar.model.headerData(0, Qt.Orientation.Horizontal) == "Mo"
        assert calendar.model.start.isoweekday() == 1
        assert on(calendar, march(20)) == ["Cara"]
    finally:
        translation.install("en")
        ada.wait()


def test_dragged_to_another_day(
    ada: Person, calendar: CalendarView, office: Crm, people: dict[str, int]
) -> None:
    data = record_mime(people["Cara"])
    at = calendar.grid.visualRect(calendar.model.index_of(march(25))).center()
    over = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    calendar.grid.dragEnterEvent(over)
    assert over.isAccepted()
    calendar.grid.dropEvent(QDropEvent(QPointF(at), COPY, data, LEFT, NONE))
    ada.wait()
    assert on(calendar, march(25)) == ["Cara"]
    assert ada.store(partial(office.value, people["Cara"], "Since")) == march(25)
    calendar.history.stack.undo()
    ada.wait()
    assert on(calendar, march(20)) == ["Cara"]


def test_click_selects_and_double_click_opens(
    qtbot: QtBot,
    ada: Person,
    page: RecordsPage,
    calendar: CalendarView,
    people: dict[str, int],
) -> None:
    at = spot(calendar, march(20))
    qtbot.mouseClick(calendar.grid.viewport(), LEFT, pos=at)
    assert calendar.current == people["Cara"]
    qtbot.mouseDClick(calendar.grid.viewport(), LEFT, pos=at)
    ada.wait()
    assert page.side.form is not None
    assert page.side.form.record_id == people["Cara"]


def test_enter_tells_of_a_day(
    ada: Person, page: RecordsPage, calendar: CalendarView, people: dict[str, int]
) -> None:
    calendar.grid.setCurrentIndex(calendar.model.index_of(march(4)))
    ada.press(calendar.grid, Qt.Key.Key_Return)
    shown = menu()
    texts = [action.text() for action in shown.actions() if action.text()]
    assert texts == ["Anna", "Bert", "New record"]
    shown.actions()[1].trigger()
    shown.close()
    ada.wait()
    assert page.side.form is not None
    assert page.side.form.record_id == people["Bert"]


def test_new_record_on_a_day(
    qtbot: QtBot, ada: Person, page: RecordsPage, calendar: CalendarView, office: Crm
) -> None:
    at = calendar.grid.visualRect(calendar.model.index_of(march(11))).center()
    qtbot.mouseDClick(calendar.grid.viewport(), LEFT, pos=at)
    shown = menu()
    shown.actions()[-1].trigger()
    shown.close()
    ada.wait()
    assert page.side.form is not None
    editor = page.side.form.fields.editors[office.field("Since")]
    assert editor.value() == march(11)


def test_by_moments(ada: Person, calendar: CalendarView, office: Crm) -> None:
    late = datetime.datetime.combine(march(9), datetime.time(23, 30)).astimezone(datetime.UTC)
    ada.store(partial(office.add, Name="Late", Next_call=late))
    calendar.by.setCurrentIndex(calendar.by.findText("Next call"))
    ada.wait()
    assert on(calendar, march(9)) == ["Late"]
    ((row, title),) = calendar.model.on(march(9))
    field = calendar.field
    assert field is not None
    calendar._write(row, title, field, on_day(late, march(10)))
    ada.wait()
    assert on(calendar, march(10)) == ["Late"]


def test_far_from_now(ada: Person, calendar: CalendarView) -> None:
    for edge in (datetime.date(1, 2, 1), datetime.date(9999, 10, 1)):
        calendar._go_to(edge)
        for months in (-1, -1, 1, 1, 1):
            calendar.turn(months)
            ada.wait()
            calendar.grab()


days = st.dates(datetime.date(2, 1, 1), datetime.date(9998, 12, 31))


@given(days, st.integers(1, 7))
def test_first_day_of_a_page(month: datetime.date, first: int) -> None:
    start = first_day(month, first)
    assert start.isoweekday() == first
    assert datetime.timedelta(0) <= month.replace(day=1) - start < datetime.timedelta(7)


@given(st.dates(datetime.date(1971, 1, 1), datetime.date(2037, 1, 1)))
def test_midnight_begins_the_day(day: datetime.date) -> None:
    assert day_of(midnight(day)) == day
    assert day_of(on_day(midnight(MARCH), day)) == day
    assert day_of(None) is None
    assert on_day(MARCH, day) == day


def test_no_date_any_more(ada: Person, calendar: CalendarView, office: Crm) -> None:
    dates = (FieldKind.DATE, FieldKind.DATE_TIME)
    fields = tuple(f for f in office.contacts.fields if f.kind not in dates)
    change = partial(operations.change_fields, office.user_id, office.contacts.id, fields)
    ada.store(lambda: change(office.contacts.revision))
    assert calendar.model.entries == {}
    assert "A calendar needs a field of the kind “Date”." in labels(calendar)
