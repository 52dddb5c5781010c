"""The table of records, used as somebody does: moving, editing, sorting, arranging."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QWidget

from desktop_app.models.record_rows import Condition, Filter, Operator, Query, Sort
from desktop_app.operations import EditedRecord, write_records
from desktop_app.ui import theme
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.records.conflict import ConflictDialog
from desktop_app.ui.records.header import next_sorts
from desktop_app.ui.records.model import PagedModel
from desktop_app.ui.records.table import RecordsTable
from desktop_app.ui.theme import Theme
from desktop_app.ui.window import MainWindow
from tests.ui.records.crm import Crm
from tests.ui.records.grid import Grid
from tests.ui.support import Person, flush, opened

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def test_keyboard_begins_in_the_first_cell(grid: Grid) -> None:
    assert grid.at() == (0, "Name")
    assert grid.names() == ["Anna", "Bert", "Cara", "Dora"]
    assert grid.table.accessibleName() == "Records of Contacts"


def test_typing_replaces_and_enter_goes_down(grid: Grid, people: dict[str, int]) -> None:
    grid.enter(0, "Seats", "42")
    assert grid.at() == (1, "Seats")
    assert grid.cell(0, "Seats") == "42"
    assert grid.stored(people["Anna"], "Seats") == 42


def test_f2_edits_what_is_there(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Name")
    grid.press(Key.Key_F2)
    editor = grid.input()
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "Anna"
    editor.deselect()
    editor.end(False)
    grid.type("belle")
    grid.press(Key.Key_Tab)
    assert grid.at() == (0, "Notes")
    assert grid.stored(people["Anna"], "Name") == "Annabelle"


def test_escape_changes_nothing(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Name")
    grid.type("Zoe")
    grid.press(Key.Key_Escape)
    assert grid.table.hasFocus()
    assert grid.stored(people["Anna"], "Name") == "Anna"


def test_tab_and_enter_move_as_in_a_spreadsheet(grid: Grid) -> None:
    last = grid.crm.contacts.fields[-1].name
    grid.go(0, last)
    grid.press(Key.Key_Tab)
    assert grid.at() == (1, "Name")
    grid.press(Key.Key_Backtab, SHIFT)
    assert grid.at() == (0, last)
    grid.go(2, "Name")
    grid.type("Clara")
    grid.press(Key.Key_Return, SHIFT)
    assert grid.at() == (1, "Name")


def test_edit_is_undone_and_redone(grid: Grid, people: dict[str, int]) -> None:
    grid.enter(0, "Name", "Zoe")
    history = grid.table.history
    assert history.stack.undoText() == "Change of Name"
    for expected in ("Anna", "Zoe", "Anna"):
        if expected == "Zoe":
            history.stack.redo()
        else:
            history.stack.undo()
        grid.ada.wait()
        assert grid.cell(0, "Name") == expected
        assert grid.stored(people["Anna"], "Name") == expected


def test_what_does_not_fit_stays_with_a_sentence(grid: Grid, people: dict[str, int]) -> None:
    grid.enter(0, "Seats", "many")
    assert grid.at() == (0, "Seats")
    assert grid.why == "“many” is not a whole number."
    editor = grid.input()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "many"
    assert editor.accessibleDescription() == grid.why
    editor.clear()
    grid.type("12")
    assert grid.why == ""
    grid.press(Key.Key_Return)
    assert grid.stored(people["Anna"], "Seats") == 12


def test_limit_of_the_field_is_asked_for_at_once(grid: Grid) -> None:
    grid.enter(0, "Seats", "101")
    assert grid.at() == (0, "Seats")
    assert "100" in grid.why


def test_going_elsewhere_keeps_what_was_refused(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Seats")
    grid.type("many")
    grid.go(2, "Name")
    grid.ada.wait()
    assert grid.cell(0, "Seats") == "many"
    assert grid.stored(people["Anna"], "Seats") == 3
    grid.go(0, "Seats")
    assert grid.why == "“many” is not a whole number."
    grid.press(Key.Key_F2)
    editor = grid.input()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "many"
    grid.press(Key.Key_Escape)
    grid.press(Key.Key_Escape)
    assert (grid.cell(0, "Seats"), grid.why) == ("3", "")


def test_required_field_cannot_be_emptied(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Name")
    grid.press(Key.Key_Delete)
    assert grid.why
    assert grid.stored(people["Anna"], "Name") == "Anna"


def test_delete_clears_a_cell(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Seats")
    grid.press(Key.Key_Delete)
    assert grid.cell(0, "Seats") == ""
    assert grid.stored(people["Anna"], "Seats") is None


def test_space_ticks_a_box(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Active")
    grid.press(Key.Key_Space)
    assert grid.cell(0, "Active") == "Yes"
    grid.press(Key.Key_Space)
    assert grid.stored(people["Anna"], "Active") is False
    area = grid.table.visualRect(grid.table.currentIndex())
    at = area.topLeft()
    at.setX(at.x() + 18)
    at.setY(area.center().y())
    grid.table.scrollTo(grid.table.currentIndex())
    grid.qtbot.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    grid.ada.wait()
    assert grid.stored(people["Anna"], "Active") is True


def test_choice_is_picked_from_a_list(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Stage")
    grid.press(Key.Key_Return)
    options = grid.input()
    assert isinstance(options, QListWidget)
    assert options.currentItem().text() == "Lead"
    grid.press(Key.Key_Down)
    grid.press(Key.Key_Return)
    assert grid.stored(people["Anna"], "Stage") == "Won"
    assert grid.at() == (1, "Stage")


def test_several_choices_are_ticked(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Tags")
    grid.press(Key.Key_Return)
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Return):
        grid.press(key)
    assert grid.stored(people["Anna"], "Tags") == ("Press", "Partner")
    assert grid.cell(0, "Tags") == "Press, Partner"


def test_long_text_has_lines(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Notes")
    grid.type("one")
    assert isinstance(grid.input(), QPlainTextEdit)
    grid.press(Key.Key_Return, SHIFT)
    grid.type("two")
    grid.press(Key.Key_Return)
    assert grid.stored(people["Anna"], "Notes") == "one\ntwo"
    assert grid.cell(0, "Notes") == "one two"


def test_money_is_read_as_it_is_written_here(grid: Grid, people: dict[str, int]) -> None:
    grid.enter(0, "Price", "1,234.5")
    assert grid.stored(people["Anna"], "Price") == Decimal("1234.50")
    assert grid.cell(0, "Price") == "€1,234.50"


def test_link_is_found_by_typing(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Company")
    grid.type("Acme")
    editor = grid.table.editing.editor
    assert editor is not None
    grid.ada.wait()
    search = editor.input
    assert isinstance(search, QLineEdit)
    with grid.qtbot.waitSignal(search.chosen):  # type: ignore[attr-defined]
        search.search()  # type: ignore[attr-defined]
        grid.ada.wait()
        grid.ada.press(search.popup, Key.Key_Return)  # type: ignore[attr-defined]
    grid.ada.wait()
    assert grid.stored(people["Anna"], "Company") == grid.crm.ids["Acme"]
    assert grid.cell(0, "Company") == "Acme"


def test_attachment_is_asked_for(grid: Grid) -> None:
    grid.go(0, "Photo")
    with grid.qtbot.waitSignal(grid.table.file_wanted) as wanted:
        grid.press(Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[1].name == "Photo"


def test_alt_enter_wants_the_record(grid: Grid, people: dict[str, int]) -> None:
    grid.go(1, "Name")
    with grid.qtbot.waitSignal(grid.table.record_wanted) as wanted:
        grid.press(Key.Key_Return, ALT)
    assert wanted.args is not None
    assert wanted.args[0].id == people["Bert"]


def test_new_record_is_entered_in_the_last_row(grid: Grid) -> None:
    grid.press(Key.Key_Return, CONTROL)
    assert grid.at() == (4, "Name")
    grid.type("Emil")
    grid.press(Key.Key_Tab)
    grid.go(4, "Seats")
    grid.type("9")
    with grid.qtbot.waitSignal(grid.table.created) as created:
        grid.press(Key.Key_Return)
    assert created.args is not None
    (record_id,) = created.args[0]
    assert grid.names() == ["Anna", "Bert", "Cara", "Dora", "Emil"]
    assert grid.stored(record_id, "Seats") == 9
    assert grid.stored(record_id, "Stage") == "Lead"  # its default
    assert grid.at() == (5, "Name")
    grid.table.history.stack.undo()
    grid.ada.wait()
    assert grid.names() == ["Anna", "Bert", "Cara", "Dora"]


def test_new_record_that_lacks_something_stays(grid: Grid) -> None:
    grid.go(4, "Seats")
    grid.type("9")
    grid.press(Key.Key_Return)
    assert grid.names() == ["Anna", "Bert", "Cara", "Dora"]
    assert grid.cell(4, "Seats") == "9"
    assert grid.at() == (4, "Name")
    assert grid.why
    grid.type("Emil")
    grid.press(Key.Key_Return)
    assert grid.names()[-1] == "Emil"
    assert grid.cell(5, "Seats") == ""


def test_next_new_record_stores_the_one_before(grid: Grid) -> None:
    grid.press(Key.Key_Return, CONTROL)
    grid.type("Emil")
    grid.press(Key.Key_Tab)
    grid.press(Key.Key_Return, CONTROL)
    grid.ada.wait()
    assert grid.names()[-1] == "Emil"
    grid.type("Fred")
    grid.press(Key.Key_Return)
    grid.press(Key.Key_Return, CONTROL)
    grid.ada.wait()
    assert grid.names()[-2:] == ["Emil", "Fred"]


def test_enter_goes_to_what_keeps_the_new_record_from_being_stored(grid: Grid) -> None:
    grid.go(4, "Name")
    grid.type("Emil")
    grid.press(Key.Key_Tab)
    grid.go(4, "Seats")
    grid.type("many")
    grid.go(4, "Share")
    grid.type("1")
    grid.press(Key.Key_Return)
    assert grid.at() == (4, "Seats")
    assert grid.why
    grid.go(4, "Share")
    grid.press(Key.Key_Return, CONTROL)
    assert grid.at() == (4, "Seats")
    assert grid.why
    grid.press(Key.Key_Delete)
    assert grid.cell(4, "Seats") == ""
    assert not grid.why
    grid.press(Key.Key_Return, CONTROL)
    grid.ada.wait()
    assert grid.names()[-1] == "Emil"


def test_what_was_typed_is_stored_when_the_table_goes_out_of_sight(
    grid: Grid, people: dict[str, int]
) -> None:
    grid.go(4, "Name")
    grid.type("Emil")
    grid.press(Key.Key_Tab)
    grid.table.hide()
    grid.ada.wait()
    assert grid.names()[-1] == "Emil"
    grid.table.show()
    grid.go(0, "Seats")
    grid.type("12")
    grid.table.hide()
    assert grid.stored(people["Anna"], "Seats") == 12


@pytest.mark.parametrize(
    ("key", "row"), [(Key.Key_Home, 0), (Key.Key_End, 4), (Key.Key_Down, 3), (Key.Key_Up, 1)]
)
def test_control_moves_the_selection_too(grid: Grid, key: Qt.Key, row: int) -> None:
    grid.go(2, "Name")
    grid.press(key, CONTROL)
    assert grid.at()[0] == row
    assert grid.table.selectedIndexes() == [grid.table.currentIndex()]


def test_leaving_the_new_row_stores_it_and_escape_empties_it(grid: Grid) -> None:
    grid.go(4, "Name")
    grid.type("Emil")
    grid.press(Key.Key_Tab)
    grid.press(Key.Key_Escape)
    assert grid.model.draft == {}
    grid.go(4, "Name")
    grid.type("Fred")
    grid.go(0, "Name")
    grid.ada.wait()
    assert grid.names()[-1] == "Fred"


def test_row_stays_until_it_is_left(grid: Grid) -> None:
    field = grid.crm.field("Stage")
    grid.model.show(Query(Filter((Condition(field, Operator.IS, "Won"),))))
    grid.ada.wait()
    assert grid.names() == ["Bert", "Cara"]
    grid.go(0, "Stage")
    grid.press(Key.Key_Return)
    grid.press(Key.Key_Up)
    grid.press(Key.Key_Return, CONTROL)
    assert grid.names() == ["Bert", "Cara"]
    assert grid.cell(0, "Stage") == "Lead"
    grid.go(0, "Name")
    grid.ada.wait()
    assert grid.names() == ["Bert", "Cara"]
    grid.go(1, "Name")
    grid.ada.wait()
    assert grid.names() == ["Cara"]


def test_selection_follows_its_record(grid: Grid) -> None:
    name = grid.crm.field("Name")
    grid.model.show(Query(sort=(Sort(name),)))
    grid.ada.wait()
    grid.go(2, "Name")
    grid.ada.store(lambda: grid.crm.add(Name="Aaron"))
    assert grid.names() == ["Aaron", "Anna", "Bert", "Cara", "Dora"]
    assert grid.at() == (3, "Name")


def test_conflict_asks_whose_version_counts(grid: Grid, people: dict[str, int]) -> None:
    anna = people["Anna"]
    user_id, type_id, name = grid.crm.user_id, grid.crm.contacts.id, grid.crm.field("Name")
    grid.go(0, "Name")
    grid.type("Mine")
    theirs = EditedRecord(anna, 1, {name: "Theirs"})
    grid.ada.store(lambda: write_records(user_id, type_id, [theirs]))
    assert grid.cell(0, "Name") == "Theirs", "below the editor"
    grid.press(Key.Key_Return)
    grid.ada.wait()

    dialog = opened(ConflictDialog)
    assert grid.stored(anna, "Name") == "Theirs"
    dialog.reject()
    flush()
    assert grid.cell(0, "Name") == "Mine", "what was typed is not lost"
    grid.go(0, "Name")
    assert grid.why
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Return)
    assert grid.stored(anna, "Name") == "Mine"
    assert grid.model.any_refused is False


def test_editor_that_nothing_was_typed_into_takes_nothing_back(
    grid: Grid, people: dict[str, int]
) -> None:
    anna = people["Anna"]
    user_id, type_id, name = grid.crm.user_id, grid.crm.contacts.id, grid.crm.field("Name")
    grid.go(0, "Name")
    grid.press(Key.Key_F2)
    theirs = EditedRecord(anna, 1, {name: "Theirs"})
    grid.ada.store(lambda: write_records(user_id, type_id, [theirs]))
    grid.press(Key.Key_Return)
    assert grid.stored(anna, "Name") == "Theirs"


def test_header_sorts_by_several_columns() -> None:
    one, other = Sort(1), Sort(2)
    assert next_sorts((), 1, add=False) == (one,)
    assert next_sorts((one,), 1, add=False) == (Sort(1, True),)
    assert next_sorts((Sort(1, True),), 1, add=False) == ()
    assert next_sorts((one,), 2, add=False) == (other,)
    assert next_sorts((one,), 2, add=True) == (one, other)
    assert next_sorts((one, other), 1, add=True) == (Sort(1, True), other)
    assert next_sorts((Sort(1, True), other), 1, add=True) == (other,)
    assert next_sorts((one, other), 1, add=False) == (one,)


def test_click_on_the_header_sorts(grid: Grid) -> None:
    header = grid.table.header
    x = header.sectionViewportPosition(grid.column("Name")) + 20
    point = header.rect().center()
    point.setX(x)
    for expected in (["Anna", "Bert", "Cara", "Dora"], ["Dora", "Cara", "Bert", "Anna"]):
        grid.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
        grid.ada.wait()
        assert grid.names() == expected
    assert header.sorts == (Sort(grid.crm.field("Name"), True),)


def test_layout_is_kept_and_restored(grid: Grid) -> None:
    table, header = grid.table, grid.table.header
    header.moveSection(header.visualIndex(grid.column("Price")), 0)
    header.resizeSection(grid.column("Name"), 333)
    header.setSectionHidden(grid.column("Web"), True)
    table.freeze(2)
    kept = table.columns_layout()
    table.set_columns_layout({})
    assert header.visible_order() == list(range(header.count()))
    assert header.frozen == 0
    table.set_columns_layout(kept)
    assert header.visible_order()[:2] == [grid.column("Price"), grid.column("Name")]
    assert header.isSectionHidden(grid.column("Web"))
    assert header.sectionSize(grid.column("Name")) == 333
    assert table.columns_layout() == kept
    assert grid.table.frozen.isVisible()


@pytest.mark.parametrize(
    "layout",
    [
        {"columns": 5, "frozen": "x"},
        {"columns": [{"field": 999}, 7, {"width": 3}], "frozen": -1},
        {"columns": [{"field": 1, "width": "wide", "hidden": "yes"}], "frozen": 99},
    ],
)
def test_layout_that_makes_no_sense_harms_nothing(grid: Grid, layout: dict[str, object]) -> None:
    grid.table.set_columns_layout(layout)
    assert len(grid.table.header.visible_order()) == len(grid.crm.contacts.fields)


def test_arranging_is_told(grid: Grid) -> None:
    with grid.qtbot.waitSignal(grid.table.layout_changed):
        grid.table.header.resizeSection(0, 300)


def test_columns_are_hidden_and_shown_by_the_menu(grid: Grid) -> None:
    menu = grid.table.columns_menu()
    action = next(each for each in menu.actions() if each.text() == "Notes")
    action.trigger()
    assert grid.table.header.isSectionHidden(grid.column("Notes"))
    menu.actions()[-1].trigger()
    menu.close()
    menu = grid.table.columns_menu()
    menu.actions()[-1].trigger()
    assert not grid.table.header.isSectionHidden(grid.column("Notes"))
    menu.deleteLater()
    flush()


def test_frozen_columns_stay_in_sight(grid: Grid) -> None:
    table = grid.table
    table.resize(500, 400)
    table.freeze(1)
    grid.go(0, "Clients")
    assert table.horizontalScrollBar().value() > 0
    assert table.frozen.columnViewportPosition(grid.column("Name")) == 0
    grid.go(0, "Notes")
    left = table.columnViewportPosition(grid.column("Notes"))
    assert left >= table.frozen.width_of_columns() - 1
    grid.go(1, "Name")
    grid.press(Key.Key_F2)
    editor = table.editing.editor
    assert editor is not None
    assert editor.parentWidget() is table.frozen.viewport()
    grid.press(Key.Key_Escape)


def test_mouse_edits_in_frozen_columns(grid: Grid) -> None:
    grid.table.freeze(1)
    flush()
    view = grid.table.frozen
    at = view.visualRect(grid.model.index(2, grid.column("Name"))).center()
    grid.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert grid.at() == (2, "Name")
    assert grid.table.hasFocus()
    grid.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert grid.table.editing.is_open
    grid.press(Key.Key_Escape)


def test_reader_cannot_edit(
    grid: Grid, host: QWidget, window: MainWindow, office: Crm, ada: Person
) -> None:
    model = PagedModel(window.workspace.tasks, office.contacts, host, new_row=False)
    table = RecordsTable(window.workspace, window.history, model)
    layout = host.layout()
    assert layout is not None
    layout.addWidget(table)
    model.show(Query())
    ada.wait()
    table.setFocus()
    table.go_to(0, 0)
    for key in (Key.Key_F2, Key.Key_A, Key.Key_Delete):
        ada.press(table, key)
        assert not table.editing.is_open
    assert model.rowCount() == 4


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_every_kind_is_painted(grid: Grid, look: Theme) -> None:
    theme.choose(look)
    grid.model.refuse(grid.model.record(0).id, grid.crm.field("Seats"), "x", "No.")  # type: ignore[union-attr]
    grid.model.set_draft(grid.crm.field("Seats"), 3)
    grid.table.selectAll()
    picture = grid.table.grab().toImage()
    theme.choose(Theme.LIGHT)
    assert colors(picture, theme.LIGHT.danger if look is Theme.LIGHT else theme.DARK.danger)


def colors(picture: QImage, wanted: str) -> bool:
    """Whether a colour is to be seen."""
    return any(
        picture.pixelColor(x, y).name().upper() == wanted
        for y in range(0, picture.height(), 2)
        for x in range(0, picture.width(), 2)
    )


def test_invalid_index_edits_nothing(grid: Grid) -> None:
    grid.table.editing.begin(QModelIndex())
    assert not grid.table.editing.is_open


def test_records_are_deleted_and_come_back(grid: Grid) -> None:
    grid.go(1, "Name")
    grid.press(Key.Key_Delete, CONTROL)
    grid.ada.click(opened(MessageBox), "Delete")
    flush()
    assert grid.names() == ["Anna", "Cara", "Dora"]
    grid.table.history.stack.undo()
    grid.ada.wait()
    assert grid.names() == ["Anna", "Bert", "Cara", "Dora"]


def test_menu_offers_what_can_be_done(grid: Grid) -> None:
    texts = [action.text() for action in grid.table.actions() if action.text()]
    assert texts[:3] == ["New record", "Open record", "Delete records…"]
    assert "Fill down" in texts
