"""Editors in cells: dates from the calendar, lists, links, and where they are placed."""

import datetime

from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.ui.records.cell_editors import (
    CellEditor,
    LineCell,
    LinksCell,
    ListCell,
    Move,
    TextCell,
    cell_editor,
)
from desktop_app.ui.records.date_editor import DatePopup
from tests.ui.records.grid import Grid
from tests.ui.support import WatchedTasks, flush

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
ROOM = QRect(0, 0, 400, 300)


def shown(editor: CellEditor, host: QWidget) -> CellEditor:
    host.resize(400, 300)
    editor.place(QRect(300, 270, 100, 30), ROOM)
    editor.show()
    flush()
    return editor


def test_every_kind_has_its_editor(tasks: WatchedTasks, host: QWidget) -> None:
    without = {FieldKind.BOOLEAN, FieldKind.ATTACHMENT}
    links = {FieldKind.LINK, FieldKind.LINKS}  # these ask for records; see below
    for kind in set(FieldKind) - links:
        field = FieldRow("Field", kind, 1, options=("a", "b"), target=1, currency="EUR")
        editor = cell_editor(tasks, field, host)
        assert (editor is None) == (kind in without)
        if editor is not None:
            editor.begin(None, {}, None)
            assert editor.value() is None
            assert editor.input.accessibleName() == "Field"
            assert ROOM.contains(shown(editor, host).geometry())
            editor.hide()


def test_day_is_chosen_from_the_calendar(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Since")
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Down, ALT)
    (popup,) = grid.table.findChildren(DatePopup)
    assert popup.calendar.selectedDate() == QDate(2026, 3, 4)
    popup.calendar.clicked.emit(QDate(2026, 3, 20))
    popup.calendar.setSelectedDate(QDate(2026, 3, 20))
    popup.calendar.activated.emit(QDate(2026, 3, 20))
    flush()
    grid.ada.wait()
    if grid.table.editing.is_open:
        grid.press(Key.Key_Return)
    assert isinstance(grid.stored(people["Anna"], "Since"), datetime.date)


def test_day_is_typed(grid: Grid, people: dict[str, int]) -> None:
    grid.enter(0, "Since", "2026-12-31")
    assert grid.stored(people["Anna"], "Since") == datetime.date(2026, 12, 31)
    grid.enter(1, "Next call", "2026-12-31T10:00Z")
    assert grid.stored(people["Bert"], "Next call") == datetime.datetime(
        2026, 12, 31, 10, tzinfo=datetime.UTC
    )


def test_arrows_take_a_line_and_move(grid: Grid, people: dict[str, int]) -> None:
    grid.go(1, "Seats")
    grid.type("6")
    grid.press(Key.Key_Up)
    assert grid.at() == (0, "Seats")
    assert grid.stored(people["Bert"], "Seats") == 6


def test_typing_finds_an_option(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Stage")
    grid.type("W")
    options = grid.input()
    assert isinstance(options, QListWidget)
    assert options.currentItem().text() == "Won"
    grid.qtbot.mouseClick(
        options.viewport(),
        Qt.MouseButton.LeftButton,
        pos=options.visualItemRect(options.item(3)).center(),
    )
    grid.ada.wait()
    assert grid.stored(people["Anna"], "Stage") == "Lost"


def test_dash_empties_a_choice(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Stage")
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Home)
    grid.press(Key.Key_Return)
    assert grid.stored(people["Anna"], "Stage") is None


def test_nothing_changed_is_nothing_stored(grid: Grid) -> None:
    for name in ("Name", "Notes", "Seats", "Since", "Stage", "Tags", "Company", "Clients"):
        grid.go(0, name)
        grid.press(Key.Key_F2)
        assert grid.table.editing.is_open
        grid.table.editing.take(Move.STAY)
        grid.ada.wait()
    assert not grid.table.history.can_undo


def test_links_are_chips(
    qtbot: QtBot, grid: Grid, people: dict[str, int], tasks: WatchedTasks
) -> None:
    grid.go(0, "Clients")
    grid.press(Key.Key_F2)
    editor = grid.table.editing.editor
    assert isinstance(editor, LinksCell)
    for name in ("Acme", "Bernoulli"):
        editor.links.search.chosen.emit(grid.crm.ids[name], name)
    flush()
    assert editor.text() == "Acme; Bernoulli"
    grid.table.editing.take(Move.STAY)
    grid.ada.wait()
    assert grid.cell(0, "Clients") == "Acme, Bernoulli"
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Escape)
    assert grid.stored(people["Anna"], "Clients") == tuple(
        sorted((grid.crm.ids["Acme"], grid.crm.ids["Bernoulli"]))
    )


def test_link_that_nobody_is_called_is_refused(grid: Grid) -> None:
    grid.go(0, "Company")
    grid.press(Key.Key_F2)
    editor = grid.table.editing.editor
    assert editor is not None
    line = editor.input
    assert isinstance(line, QLineEdit)
    grid.qtbot.keyClicks(line, "Nobody")
    assert not grid.table.editing.take(Move.STAY)
    assert grid.why == "No record is called “Nobody”."
    grid.table.editing.cancel()


def test_focus_that_goes_elsewhere_stores(
    grid: Grid, host: QWidget, people: dict[str, int]
) -> None:
    other = QLineEdit()
    layout = host.layout()
    assert layout is not None
    layout.addWidget(other)
    grid.go(0, "Seats")
    grid.type("8")
    other.setFocus()
    grid.ada.wait()
    assert grid.stored(people["Anna"], "Seats") == 8


def test_editor_follows_its_cell(grid: Grid) -> None:
    grid.go(1, "Name")
    grid.press(Key.Key_F2)
    editor = grid.table.editing.editor
    assert isinstance(editor, LineCell)
    grid.table.header.resizeSection(grid.column("Name"), 321)
    flush()
    assert editor.width() == 321
    grid.press(Key.Key_Escape)


def test_large_editors_stay_in_the_window(host: QWidget) -> None:
    text = TextCell(FieldRow("Notes", FieldKind.LONG_TEXT, 1), host)
    options = tuple(f"Option {at}" for at in range(50))
    choice = ListCell(FieldRow("Choice", FieldKind.CHOICE, 1, options=options), host)
    for editor in (text, choice):
        editor.begin(None, {}, None)
        assert ROOM.contains(shown(editor, host).geometry())
    assert choice.height() < 300
