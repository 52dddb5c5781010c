"""Records in columns by a choice: counted, moved by mouse, menu and keys, undone."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app import operations
from desktop_app.models import Member
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.record_rows import ViewKind
from desktop_app.models.rows import Role
from desktop_app.operations import NewRecord, write_records
from desktop_app.ui.records.board import BATCH, BoardView
from desktop_app.ui.records.lane import Lane
from desktop_app.ui.records.page import RecordsPage
from desktop_app.ui.records.record_view import dragged_record, record_mime
from tests.ui.records.crm import Crm
from tests.ui.support import Person, flush, labels

Show = Callable[..., None]
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def board(page: RecordsPage, show: Show) -> BoardView:
    show(ViewKind.BOARD)
    view = page.contents.view
    assert isinstance(view, BoardView)
    return view


def lanes(board: BoardView) -> dict[str, list[str]]:
    """The cards' titles by the lanes'."""
    return {lane.title.text(): [c.title for c in lane.model.cards] for lane in board.lanes}


def lane(board: BoardView, title: str) -> Lane:
    return next(lane for lane in board.lanes if lane.title.text() == title)


def drop(target: Lane, record_id: int) -> bool:
    """Drag a record over a lane and let it go; whether the lane took it."""
    data = record_mime(record_id)
    over = QDragEnterEvent(QPoint(20, 80), COPY, data, LEFT, NONE)
    target.dragEnterEvent(over)
    if over.isAccepted():
        target.dropEvent(QDropEvent(QPointF(20, 80), COPY, data, LEFT, NONE))
    return over.isAccepted()


def select(board: BoardView, name: str) -> Lane:
    """Go to a card with the keyboard."""
    for each in board.lanes:
        for at, card in enumerate(each.model.cards):
            if card.title == name:
                each.list.setFocus()
                each.list.setCurrentIndex(each.model.index(at))
                return each
    raise AssertionError(name)


def test_columns_and_counts(board: BoardView) -> None:
    assert lanes(board) == {
        "No value": ["Dora"],
        "Lead": ["Anna"],
        "Won": ["Bert", "Cara"],
        "Lost": [],
    }
    assert [lane.count.text() for lane in board.lanes] == ["1", "1", "2", "0"]
    assert lane(board, "Won").list.accessibleName() == "Won: 2 records"


def test_dragged_to_another_column(
    ada: Person, board: BoardView, office: Crm, people: dict[str, int]
) -> None:
    assert drop(lane(board, "Lost"), people["Bert"])
    ada.wait()
    assert lanes(board)["Lost"] == ["Bert"]
    assert ada.store(partial(office.value, people["Bert"], "Stage")) == "Lost"
    assert board.history.stack.undoText() == "moving “Bert”"
    board.history.stack.undo()
    ada.wait()
    assert lanes(board)["Won"] == ["Bert", "Cara"]


def test_dragged_to_no_value(
    ada: Person, board: BoardView, office: Crm, people: dict[str, int]
) -> None:
    assert drop(lane(board, "No value"), people["Anna"])
    ada.wait()
    assert ada.store(partial(office.value, people["Anna"], "Stage")) is None


def test_dropped_where_it_was(ada: Person, board: BoardView, people: dict[str, int]) -> None:
    drop(lane(board, "Won"), people["Bert"])
    ada.wait()
    assert not board.history.can_undo


def test_what_is_no_record_is_not_taken(board: BoardView) -> None:
    data = record_mime(1)
    data.setData("application/x-business-platform-record", b"<nothing>")
    assert dragged_record(data) is None
    over = QDragEnterEvent(QPoint(20, 80), COPY, data, LEFT, NONE)
    lane(board, "Won").dragEnterEvent(over)
    assert not over.isAccepted()


def test_moved_by_keys(ada: Person, board: BoardView) -> None:
    source = select(board, "Anna")
    ada.press(source.list, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert lanes(board)["Won"] == ["Anna", "Bert", "Cara"]
    won = lane(board, "Won")
    assert won.list.hasFocus()
    ada.press(won.list, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert lanes(board)["Lead"] == ["Anna"]


def test_keys_go_from_column_to_column(ada: Person, board: BoardView) -> None:
    source = select(board, "Dora")
    ada.press(source.list, Qt.Key.Key_Right)
    assert lane(board, "Lead").list.hasFocus()
    ada.press(lane(board, "Lead").list, Qt.Key.Key_Right)
    won = lane(board, "Won")
    assert won.list.hasFocus()
    ada.press(won.list, Qt.Key.Key_Right)  # there is nothing in the last one
    assert won.list.hasFocus()


def test_moved_by_menu(ada: Person, board: BoardView) -> None:
    source = select(board, "Cara")
    source.list.customContextMenuRequested.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    targets = menu.actions()[1].menu()
    assert isinstance(targets, QMenu)
    assert [action.text() for action in targets.actions()] == ["No value", "Lead", "Lost"]
    targets.actions()[1].trigger()
    menu.close()
    ada.wait()
    assert lanes(board)["Lead"] == ["Anna", "Cara"]


def test_reads_the_first_of_many(ada: Person, board: BoardView, office: Crm) -> None:
    name, stage = office.field("Name"), office.field("Stage")
    many = [NewRecord({name: f"Person {at}", stage: "Lost"}) for at in range(BATCH + 5)]
    ada.store(lambda: write_records(office.user_id, office.contacts.id, many))
    lost = lane(board, "Lost")
    assert len(lost.model.cards) == BATCH
    assert lost.count.text() == str(BATCH + 5)
    ada.click(lost, "Show more (5)")
    assert len(lost.model.cards) == BATCH + 5


def test_another_field_makes_the_columns(
    ada: Person, page: RecordsPage, board: BoardView, office: Crm
) -> None:
    fields = (*office.contacts.fields, FieldRow("Size", FieldKind.CHOICE, options=("S", "L")))
    change = partial(operations.change_fields, office.user_id, office.contacts.id, fields)
    ada.store(lambda: change(office.contacts.revision))
    board.by.setCurrentIndex(1)
    ada.wait()
    assert list(lanes(board)) == ["No value", "S", "L"]
    assert page.looks.look.layout["group"] == board.by.currentData()


def test_viewer_moves_nothing(
    ada: Person, page: RecordsPage, board: BoardView, people: dict[str, int]
) -> None:
    ada.store(lambda: Member.update(role=Role.VIEWER.value).execute())
    assert not drop(lane(board, "Lost"), people["Bert"])
    source = select(board, "Anna")
    ada.press(source.list, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert lanes(board)["Lead"] == ["Anna"]


def test_scrolls_at_its_edge(
    qtbot: QtBot, page: RecordsPage, board: BoardView, people: dict[str, int]
) -> None:
    page.window().resize(800, 600)
    flush()
    bar = board.area.horizontalScrollBar()
    assert bar.maximum() > 0
    board._dragged(board.area.mapToGlobal(QPoint(board.area.width() - 5, 80)))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    board._dragged(board.area.mapToGlobal(QPoint(5, 80)))
    qtbot.waitUntil(lambda: bar.value() == 0)
    assert drop(lane(board, "Lead"), people["Anna"])
    assert not board._scrolling.isActive()


def test_no_choice_any_more(ada: Person, page: RecordsPage, board: BoardView, office: Crm) -> None:
    fields = tuple(f for f in office.contacts.fields if f.kind is not FieldKind.CHOICE)
    change = partial(operations.change_fields, office.user_id, office.contacts.id, fields)
    ada.store(lambda: change(office.contacts.revision))
    assert board.lanes == []
    assert "A board needs a field of the kind “Choice”." in labels(board)


def test_falls_where_the_pointer_is_though_the_board_has_scrolled(
    ada: Person, board: BoardView, people: dict[str, int]
) -> None:
    first, last = board.lanes[0], lane(board, "Lost")
    spot = first.mapFromGlobal(last.mapToGlobal(QPoint(20, 80)))
    data = record_mime(people["Bert"])
    first.dropEvent(QDropEvent(QPointF(spot), COPY, data, LEFT, NONE))
    ada.wait()
    assert lanes(board)["Lost"] == ["Bert"]
