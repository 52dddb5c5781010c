"""Blocks of cells: copied, pasted from spreadsheets, filled down, and what does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from desktop_app.models.fields import Value
from desktop_app.models.record_rows import Query, Sort
from desktop_app.operations import NewRecord, write_records
from desktop_app.ui.records.bad_cells import BadCells
from desktop_app.ui.records.clipboard import from_tsv, tiled, to_tsv
from tests.ui.records.grid import Grid
from tests.ui.support import button, flush, is_open, opened, tip

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
CELLS = st.text(max_size=6)


def select(grid: Grid, top: int, left: str, bottom: int, right: str) -> None:
    """Select a block of cells, as by Shift and the arrows."""
    model, table = grid.model, grid.table
    grid.go(top, left)
    order = table.header.visible_order()
    area = QItemSelection()
    first, last = order.index(grid.column(left)), order.index(grid.column(right))
    for column in order[first : last + 1]:
        area.select(model.index(top, column), model.index(bottom, column))
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    table.selectionModel().select(area, flag)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def paste(grid: Grid, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    grid.press(Key.Key_V, CONTROL)


def undo(grid: Grid) -> None:
    grid.table.history.stack.undo()
    grid.ada.wait()


def seats(grid: Grid) -> list[str]:
    return [grid.cell(row, "Seats") for row in range(grid.model.row_total)]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_copied_can_be_pasted(rows: list[list[str]]) -> None:
    assert from_tsv(to_tsv(rows)) == rows


@given(st.text())
def test_any_text_is_some_cells(text: str) -> None:
    assert from_tsv(text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [[""]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"one\ntwo"\tx', [["one\ntwo", "x"]]),
        ('"say ""hi"""\t"a\tb"', [['say "hi"', "a\tb"]]),
        ('"open\tx\ny', [['"open', "x"], ["y"]]),
        ('5" pipe\t6"', [['5" pipe', '6"']]),
        ("a\n\nb", [["a"], [""], ["b"]]),
    ],
)
def test_cells_of_a_spreadsheet(text: str, rows: list[list[str]]) -> None:
    assert from_tsv(text) == rows


def test_block_is_repeated_where_it_fits() -> None:
    assert tiled([["x"]], 2, 3) == [["x"] * 3] * 2
    assert tiled([["a", "b"]], 1, 3) == [["a", "b"]]
    assert tiled([["a"], ["b"]], 4, 1) == [["a"], ["b"], ["a"], ["b"]]


def test_copy_of_a_block(grid: Grid) -> None:
    grid.table.header.moveSection(grid.table.header.visualIndex(grid.column("Seats")), 1)
    select(grid, 0, "Name", 1, "Seats")
    grid.press(Key.Key_C, CONTROL)
    assert copied() == "Anna\t3\nBert\t5"


def test_paste_over_cells_is_one_step(grid: Grid, people: dict[str, int]) -> None:
    grid.go(1, "Seats")
    paste(grid, "11\n12\n")
    assert seats(grid) == ["3", "11", "12", ""]
    assert grid.stored(people["Cara"], "Seats") == 12
    undo(grid)
    assert seats(grid) == ["3", "5", "7", ""]


def test_paste_beyond_the_end_makes_records(grid: Grid) -> None:
    grid.go(3, "Name")
    with grid.qtbot.waitSignal(grid.table.created) as created:
        paste(grid, "Dorothea\nEmil\nFred\n")
    assert created.args is not None
    assert len(created.args[0]) == 2
    assert grid.names() == ["Anna", "Bert", "Cara", "Dorothea", "Emil", "Fred"]
    undo(grid)
    assert grid.names() == ["Anna", "Bert", "Cara", "Dora"]
    grid.table.history.stack.redo()
    grid.ada.wait()
    assert grid.names()[-2:] == ["Emil", "Fred"]


def test_one_cell_fills_the_selection(grid: Grid) -> None:
    select(grid, 0, "Seats", 3, "Seats")
    paste(grid, "8")
    assert seats(grid) == ["8"] * 4


def test_all_kinds_are_copied_and_pasted(grid: Grid, people: dict[str, int]) -> None:
    def fill() -> object:
        field = grid.crm.field
        values: dict[int, Value] = {
            field("Name"): "Zoe",
            field("Notes"): "one\ntwo\t3",
            field("Tags"): ("Press", "Partner"),
            field("Active"): True,
            field("Web"): "https://example.com/?a=1",
            field("Company"): grid.crm.ids["Ärzte & Söhne"],
            field("Clients"): tuple(sorted(grid.crm.ids.values())),
        }
        return write_records(grid.crm.user_id, grid.crm.contacts.id, [NewRecord(values)])

    grid.ada.store(fill)
    assert grid.names()[-1] == "Zoe"
    last = grid.crm.contacts.fields[-1].name
    select(grid, 4, "Name", 4, last)
    grid.press(Key.Key_C, CONTROL)
    grid.go(0, "Name")
    grid.press(Key.Key_V, CONTROL)
    row, zoe = grid.model.record(0), grid.model.record(4)
    assert row is not None
    assert zoe is not None
    assert row.values == zoe.values
    assert row.id == people["Anna"]


def test_some_do_not_fit_and_the_rest_goes_in(grid: Grid) -> None:
    grid.go(0, "Seats")
    paste(grid, "1\nmany\n1000\n4\n")
    dialog = opened(BadCells)
    model = dialog.table.model()
    shown = [[model.index(row, at).data() for at in range(3)] for row in range(model.rowCount())]
    assert shown == [["2", "Seats", "many"], ["3", "Seats", "1,000"]]
    why = model.index(0, 3)
    assert why.data() == "“many” is not a whole number."
    assert tip(why.data(Qt.ItemDataRole.ToolTipRole)) == why.data()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Row"
    assert seats(grid) == ["3", "5", "7", ""]
    grid.ada.click(dialog, "Take the other 2")
    flush()
    assert seats(grid) == ["1", "5", "7", "4"]
    undo(grid)
    assert seats(grid) == ["3", "5", "7", ""]


def test_some_do_not_fit_and_nothing_goes_in(grid: Grid) -> None:
    grid.go(0, "Seats")
    paste(grid, "1\nmany")
    grid.ada.click(opened(BadCells), "Change nothing")
    flush()
    assert seats(grid) == ["3", "5", "7", ""]
    assert not grid.table.history.can_undo


def test_record_without_what_it_needs_is_left_out_whole(grid: Grid) -> None:
    grid.go(4, "Name")
    grid.table.header.moveSection(grid.table.header.visualIndex(grid.column("Seats")), 1)
    paste(grid, "Emil\t4\n\t5\n")
    dialog = opened(BadCells)
    assert dialog.table.model().rowCount() == 1
    grid.ada.click(dialog, "Take the other 2")
    flush()
    assert grid.names()[-1] == "Emil"
    assert grid.model.row_total == 5


def test_cells_beyond_the_last_column_are_told(grid: Grid) -> None:
    grid.go(0, grid.crm.contacts.fields[-1].name)
    paste(grid, "Acme\tand more")
    dialog = opened(BadCells)
    assert dialog.table.model().index(0, 3).data() == "There is no column here."
    dialog.reject()
    flush()


def test_unknown_and_known_links(grid: Grid, people: dict[str, int]) -> None:
    grid.go(0, "Company")
    paste(grid, "Acme\nNobody\n")
    dialog = opened(BadCells)
    assert "Nobody" in dialog.table.model().index(0, 3).data()
    grid.ada.click(dialog, "Take the other 1")
    flush()
    assert grid.stored(people["Anna"], "Company") == grid.crm.ids["Acme"]
    assert grid.cell(0, "Company") == "Acme"


def test_fill_down(grid: Grid) -> None:
    select(grid, 0, "Seats", 2, "Seats")
    grid.press(Key.Key_D, CONTROL)
    assert seats(grid) == ["3", "3", "3", ""]
    grid.go(3, "Seats")
    grid.press(Key.Key_D, CONTROL)
    assert seats(grid) == ["3", "3", "3", "3"]
    grid.go(0, "Seats")
    grid.press(Key.Key_D, CONTROL)
    assert seats(grid) == ["3", "3", "3", "3"]


def test_cut_and_clear(grid: Grid) -> None:
    select(grid, 0, "Seats", 1, "Seats")
    grid.press(Key.Key_X, CONTROL)
    assert copied() == "3\n5"
    assert seats(grid) == ["", "", "7", ""]
    select(grid, 0, "Seats", 4, "Seats")
    grid.press(Key.Key_Delete)
    assert seats(grid) == ["", "", "", ""]


def test_clearing_what_is_required_is_asked_about(grid: Grid) -> None:
    select(grid, 0, "Name", 1, "Seats")
    grid.press(Key.Key_Delete)
    dialog = opened(BadCells)
    dialog.reject()
    flush()
    assert grid.names() == ["Anna", "Bert", "Cara", "Dora"]


def test_clear_in_the_new_row(grid: Grid) -> None:
    grid.go(4, "Seats")
    grid.model.set_draft(grid.crm.field("Seats"), 3)
    grid.press(Key.Key_Delete)
    assert grid.cell(4, "Seats") == ""


def test_rows_that_were_never_seen(grid: Grid) -> None:
    name, size = grid.crm.field("Name"), grid.crm.field("Seats")
    many = [NewRecord({name: f"P{at:04}", size: at % 50}) for at in range(1_200)]
    grid.ada.store(lambda: write_records(grid.crm.user_id, grid.crm.contacts.id, many))
    grid.model.show(Query(sort=(Sort(name, True),)))
    grid.ada.wait()
    select(grid, 0, "Name", 1_099, "Name")
    grid.press(Key.Key_C, CONTROL)
    assert copied().split("\n") == [f"P{at:04}" for at in range(1_199, 99, -1)]
    select(grid, 2, "Seats", 1_101, "Seats")
    paste(grid, "9")
    grid.model.look_at(1_090, 1_110)
    grid.ada.wait()
    assert grid.cell(1_101, "Seats") == "9"
    assert grid.cell(1_102, "Seats") == str(97 % 50)


def test_a_hundred_thousand_cells_with_some_bad_ones(grid: Grid) -> None:
    rows = [f"Person {at}\t{'x' if at % 1_000 == 7 else at % 100}" for at in range(50_000)]
    grid.table.header.moveSection(grid.table.header.visualIndex(grid.column("Seats")), 1)
    grid.go(4, "Name")
    paste(grid, "\n".join(rows))
    dialog = opened(BadCells)
    assert dialog.table.model().rowCount() == 50
    assert button(dialog, "Take the other 99950").isEnabled()
    dialog.reject()
    flush()
    assert grid.model.row_total == 4


def test_nothing_to_paste(grid: Grid) -> None:
    grid.go(0, "Seats")
    QGuiApplication.clipboard().clear()
    grid.press(Key.Key_V, CONTROL)
    grid.table.clearSelection()
    paste(grid, "5")
    assert seats(grid) == ["3", "5", "7", ""]
    assert not is_open(QDialog)
