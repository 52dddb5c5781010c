"""Item models: order, filter, renaming, and what they tell Qt."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.ui.item_models import ROW_ROLE, Column, RowsModel, collation_key
from tests.ui.support import NASTY_NAMES, tip

DISPLAY = Qt.ItemDataRole.DisplayRole


@dataclass(frozen=True)
class Thing:
    id: int
    name: str
    size: int = 0


def make(*things: Thing) -> RowsModel:
    model = RowsModel(
        [
            Column(lambda: "Name", lambda row: row.name, editable=True),
            Column(lambda: "Size", lambda row: f"{row.size} kg", sort=lambda row: row.size),
        ]
    )
    model.set_rows(things)
    return model


def named(*names: str) -> RowsModel:
    return make(*(Thing(at, name) for at, name in enumerate(names, 1)))


def shown(model: RowsModel) -> list[str]:
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = named("b", "a", "c")
    qtmodeltester.check(model, force_py=True)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_filter("a")
    model.set_rows([Thing(9, "a"), Thing(8, "ab")])
    model.set_rows([])


def test_names_are_ordered_as_people_do() -> None:
    model = named("Zoo", "élan", "Part 10", "eagle", "Part 002", "ELBOW", "part 1", "Part 0")
    parts = ["Part 0", "part 1", "Part 002", "Part 10"]
    assert shown(model) == ["eagle", "élan", "ELBOW", *parts, "Zoo"]


@given(st.text(), st.text())
def test_any_two_texts_can_be_ordered(one: str, other: str) -> None:
    assert collation_key(one) <= collation_key(other) or collation_key(other) < collation_key(one)


def test_column_is_ordered_by_its_value_not_its_text() -> None:
    model = make(Thing(1, "light", 9), Thing(2, "heavy", 100))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["heavy", "light"]


def test_new_rows_come_in_the_order_in_force() -> None:
    model = named("b")
    model.set_rows([Thing(1, "b"), Thing(2, "a")])
    assert shown(model) == ["a", "b"]


@pytest.mark.parametrize("text", ["STRASSE", "straße", "  Straße ", "ße"])
def test_filter_ignores_case(text: str) -> None:
    model = named("Straße", "Weg")
    model.set_filter(text)
    assert shown(model) == ["Straße"]


def test_filter_looks_at_every_column_and_stays_for_new_rows() -> None:
    model = make(Thing(1, "a", 5), Thing(2, "b", 7))
    model.set_filter("7 kg")
    assert shown(model) == ["b"]
    model.set_rows([Thing(3, "c", 17), Thing(4, "d", 1)])
    assert shown(model) == ["c"]
    assert model.total == 2
    model.set_filter("")
    assert shown(model) == ["c", "d"]


def test_row_of() -> None:
    model = named("b", "a")
    assert (model.row_of(1), model.row_of(2), model.row_of(3)) == (1, 0, -1)


def test_changed_row_is_told_without_a_reset(qtbot: QtBot) -> None:
    model = make(Thing(1, "a", 1))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows([Thing(1, "a", 2)])
    assert model.index(0, 1).data() == "2 kg"


def test_equal_rows_are_not_told_at_all(qtbot: QtBot) -> None:
    model = named("a")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.set_rows([Thing(1, "a")])


def test_sorting_keeps_what_is_selected_selected() -> None:
    model = named("a", "b", "c")
    marked = QPersistentModelIndex(model.index(0, 0))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert (marked.row(), marked.data()) == (2, "a")


def test_rename_is_asked_for_and_shown_at_once(qtbot: QtBot) -> None:
    model = named("a")
    with qtbot.waitSignal(model.renamed) as told, qtbot.waitSignal(model.dataChanged):
        assert model.setData(model.index(0, 0), "  b ")
    assert told.args == [Thing(1, "a"), "b"]
    assert shown(model) == ["b"]


@pytest.mark.parametrize("text", ["", "  ", "a", " a "])
def test_blank_or_equal_name_renames_nothing(qtbot: QtBot, text: str) -> None:
    model = named("a")
    with qtbot.assertNotEmitted(model.renamed):
        assert not model.setData(model.index(0, 0), text)
    assert shown(model) == ["a"]


def test_refused_name_gives_way_to_the_old(qtbot: QtBot) -> None:
    model = named("a")
    model.setData(model.index(0, 0), "b")
    with qtbot.waitSignal(model.dataChanged):
        model.forget_pending()
    assert shown(model) == ["a"]


def test_name_being_stored_outlives_a_look_that_is_older() -> None:
    model = named("a", "c")
    model.setData(model.index(0, 0), "b")
    model.set_rows([Thing(1, "a"), Thing(2, "d")])
    assert shown(model) == ["b", "d"]
    model.set_rows([Thing(1, "colleague's"), Thing(2, "d")])
    assert shown(model) == ["colleague's", "d"]


def test_forgetting_without_rows_tells_nothing(qtbot: QtBot) -> None:
    model = named()
    with qtbot.assertNotEmitted(model.dataChanged):
        model.forget_pending()
        model.retranslate()


def test_only_names_can_be_edited() -> None:
    model = named("a")
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 0)) & editable
    assert not model.flags(model.index(0, 1)) & editable
    assert not model.flags(QModelIndex()) & editable
    assert not model.setData(QModelIndex(), "b")
    assert not model.setData(model.index(0, 0), "b", DISPLAY)


def test_header_says_what_columns_hold() -> None:
    model = named("a")
    across = Qt.Orientation.Horizontal
    assert [model.headerData(at, across) for at in (0, 1)] == ["Name", "Size"]
    assert model.headerData(0, across, Qt.ItemDataRole.AccessibleTextRole) == "Name"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, across, Qt.ItemDataRole.DecorationRole) is None
    alignment = model.headerData(0, across, Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignLeft


def test_language_change_is_told(qtbot: QtBot) -> None:
    model = named("a")
    with qtbot.waitSignals([model.headerDataChanged, model.dataChanged]):
        model.retranslate()


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_name_is_data_not_markup(name: str) -> None:
    model = named(name)
    index = model.index(0, 0)
    assert index.data() == name
    assert tip(index.data(Qt.ItemDataRole.ToolTipRole)) == name


def test_lines_are_shown_in_one_and_edited_as_they_are() -> None:
    model = named("one\ntwo")
    index = model.index(0, 0)
    assert index.data() == "one two"
    assert index.data(Qt.ItemDataRole.EditRole) == "one\ntwo"


def test_what_nobody_knows_is_nothing() -> None:
    model = named("a")
    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(0, 0).data(ROW_ROLE) == Thing(1, "a")


def test_ten_thousand_rows() -> None:
    model = make(*(Thing(at, f"Project {at}") for at in range(10_000, 0, -1)))
    assert model.rowCount() == model.total == 10_000
    assert shown(model)[:3] == ["Project 1", "Project 2", "Project 3"]
    model.set_filter("project 999")
    assert model.rowCount() == 11
