"""Records as cards: what they say, which are read, how one is opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app import operations
from desktop_app.models.record_rows import ViewKind
from desktop_app.operations import NewRecord, write_records
from desktop_app.ui.item_models import ROW_ROLE
from desktop_app.ui.records.cards import BATCH, CardsView
from desktop_app.ui.records.page import RecordsPage
from desktop_app.ui.records.record_view import Card
from desktop_app.ui.window import MainWindow
from tests.ui.records.crm import Crm
from tests.ui.support import Person, flush

Show = Callable[..., None]


@pytest.fixture
def cards(page: RecordsPage, show: Show) -> CardsView:
    show(ViewKind.CARDS)
    view = page.contents.view
    assert isinstance(view, CardsView)
    return view


def said(view: CardsView) -> list[str]:
    return [card.title for card in view.model.cards]


def test_says_title_and_first_fields(cards: CardsView) -> None:
    assert said(cards) == ["Anna", "Bert", "Cara", "Dora"]
    card: Card = cards.model.index(0).data(ROW_ROLE)
    assert [name for name, _ in card.lines] == ["Notes", "Seats", "Share", "Price"]
    assert ("Seats", "3") in card.lines
    told = cards.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Anna\nSeats: 3"


def test_untitled(ada: Person, cards: CardsView, office: Crm) -> None:
    ada.store(partial(office.add, Name="‎ "))
    assert len(said(cards)) == 5


def test_reads_more_as_one_scrolls(ada: Person, cards: CardsView, office: Crm) -> None:
    name = office.field("Name")
    many = [NewRecord({name: f"Person {at:03}"}) for at in range(2 * BATCH)]
    ada.store(lambda: write_records(office.user_id, office.contacts.id, many))
    assert len(cards.model.cards) == BATCH
    cards.list.scrollToBottom()
    flush()
    cards.model.fetchMore(cards.list.rootIndex())
    ada.wait()
    assert len(cards.model.cards) > BATCH
    assert cards.workspace is not None


def test_selection_survives_what_others_do(ada: Person, cards: CardsView, office: Crm) -> None:
    cards.list.setCurrentIndex(cards.model.index(2))
    ada.store(partial(office.add, Name="Emil"))
    shown = cards.list.current()
    assert shown is not None
    assert shown.title == "Cara"
    assert cards.current == shown.row.id


@pytest.mark.parametrize("how", ["enter", "double click", "space", "menu"])
def test_opens(
    qtbot: QtBot, ada: Person, page: RecordsPage, cards: CardsView, people: dict[str, int], how: str
) -> None:
    cards.list.setCurrentIndex(cards.model.index(1))
    at = cards.list.visualRect(cards.model.index(1)).center()
    if how == "double click":
        qtbot.mouseClick(cards.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(cards.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    elif how == "menu":
        cards.list.customContextMenuRequested.emit(at)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.actions()[0].trigger()
        menu.close()
    else:
        ada.press(cards.list, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
    ada.wait()
    assert page.side.form is not None
    assert page.side.form.record_id == people["Bert"]


def test_click_beside_selects_nothing(qtbot: QtBot, cards: CardsView) -> None:
    cards.list.setCurrentIndex(cards.model.index(1))
    below = QPoint(5, cards.list.viewport().height() - 2)
    qtbot.mouseClick(cards.list.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert cards.list.selectedIndexes() == []


def test_shows_pictures(
    ada: Person, page: RecordsPage, cards: CardsView, office: Crm, tmp_path: Path
) -> None:
    image = QImage(QSize(300, 200), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    file = tmp_path / "red.png"
    assert image.save(str(file))
    kept = ada.store(lambda: operations.attach_file(file))
    ada.store(partial(office.add, Name="Rosa", Photo=kept.id))
    cards.list.scrollToBottom()
    flush()
    cards.grab()
    ada.wait()
    shown = cards.list.viewport().grab().toImage()
    at = cards.list.visualRect(cards.model.index(4))
    assert shown.pixelColor(at.center().x(), at.top() + 40) == QColor("#ff0000")


def test_as_many_to_a_line_as_fit(window: MainWindow, cards: CardsView) -> None:
    window.resize(1240, 780)
    flush()
    wide = cards.list.visualRect(cards.model.index(1)).top()
    window.resize(780, 780)
    flush()
    assert wide == cards.list.visualRect(cards.model.index(0)).top()
    assert cards.list.visualRect(cards.model.index(1)).top() > wide
