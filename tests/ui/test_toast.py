"""Toasts: messages in the window's corner that take no focus."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import toast
from desktop_app.ui.notifications import Message
from desktop_app.ui.toast import MARGIN, Toast, Toasts
from tests.ui.support import Person, button, flush, labels


def said(title: str) -> Message:
    return Message(title, "You did it.", "badge-project-created")


@pytest.fixture
def place(host: QWidget, qtbot: QtBot) -> QWidget:
    """A window with room for toasts."""
    host.resize(900, 700)
    qtbot.mouseMove(host, QPoint(1, 1))  # under the pointer a toast would stay
    return host


@pytest.fixture
def clicked() -> list[str]:
    """The toasts that were clicked."""
    return []


@pytest.fixture
def toasts(place: QWidget) -> Iterator[Toasts]:
    made = Toasts(place)
    yield made
    made.deleteLater()


@pytest.fixture
def announce(toasts: Toasts, clicked: list[str]) -> "Announce":
    return Announce(toasts, clicked)


class Announce:
    def __init__(self, toasts: Toasts, clicked: list[str]) -> None:
        self._toasts, self._clicked = toasts, clicked

    def __call__(self, *titles: str) -> None:
        for title in titles:
            self._toasts.show(said(title), partial(self._clicked.append, title))
        flush()


def shown(place: QWidget) -> list[str]:
    """The titles that can be read, from top to bottom."""
    visible = [item for item in place.findChildren(Toast) if item.isVisible()]
    return [labels(item)[0] for item in sorted(visible, key=lambda item: item.y())]


def only(place: QWidget) -> Toast:
    (found,) = place.findChildren(Toast)
    return found


def test_words(announce: Announce, place: QWidget) -> None:
    announce("<b>New</b> & {shiny}")
    assert labels(only(place)) == ["<b>New</b> & {shiny}", "You did it."]
    assert only(place).accessibleName() == "<b>New</b> & {shiny}. You did it."


def test_takes_no_focus(announce: Announce, place: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit(place)
    line.show()
    line.setFocus()
    place.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    announce("New")
    assert QApplication.focusWidget() is line
    qtbot.keyClicks(line, "typing on")
    assert line.text() == "typing on"
    controls = only(place).findChildren(QWidget)
    assert {item.focusPolicy() for item in controls} == {Qt.FocusPolicy.NoFocus}


def test_click_opens_its_target(
    announce: Announce, place: QWidget, clicked: list[str], qtbot: QtBot
) -> None:
    announce("New")
    qtbot.mouseClick(only(place), Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    flush()
    assert clicked == ["New"]
    assert shown(place) == []


def test_close_button_only_closes(
    announce: Announce, place: QWidget, clicked: list[str], qtbot: QtBot
) -> None:
    announce("New")
    qtbot.mouseClick(button(place, "Close"), Qt.MouseButton.LeftButton)
    flush()
    assert shown(place) == []
    assert clicked == []


def test_three_at_once(announce: Announce, place: QWidget, ada: Person, qtbot: QtBot) -> None:
    announce("1", "2", "3", "4", "5")
    assert shown(place) == ["1", "2", "3"]
    qtbot.mouseClick(place.findChildren(Toast)[1], Qt.MouseButton.LeftButton)
    flush()
    assert shown(place) == ["1", "3", "4"]


def test_goes_by_itself(
    announce: Announce, place: QWidget, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(toast, "STAY_MS", 20)
    announce("1", "2", "3", "4")
    qtbot.waitUntil(lambda: shown(place) == [])


def test_pointer_holds_it(announce: Announce, place: QWidget) -> None:
    announce("New")
    (timer,) = only(place).findChildren(QTimer)
    assert timer.isActive()
    spot = QPointF(5, 5)
    QApplication.sendEvent(only(place), QEnterEvent(spot, spot, spot))
    assert not timer.isActive()
    QApplication.sendEvent(only(place), QEvent(QEvent.Type.Leave))
    assert timer.isActive()


def _in_the_corner(place: QWidget) -> bool:
    lowest = max(place.findChildren(Toast), key=lambda item: item.y())
    corner = lowest.geometry().bottomRight() + QPoint(1 + MARGIN, 1 + MARGIN)
    return corner == QPoint(place.width(), place.height())


def test_stays_in_the_corner(announce: Announce, place: QWidget) -> None:
    announce("1", "2")
    assert _in_the_corner(place)
    for size in ((500, 400), (1200, 800)):
        place.resize(*size)
        flush()
        assert _in_the_corner(place)
    one, two = sorted(place.findChildren(Toast), key=lambda item: item.y())
    assert one.geometry().bottom() < two.geometry().top()


def test_text_is_not_cut(announce: Announce, place: QWidget) -> None:
    announce("A long title that needs more than a line, as translations and large fonts do " * 2)
    for label in only(place).findChildren(QWidget):
        assert label.height() >= label.heightForWidth(label.width())


def test_waits_while_the_window_is_hidden(announce: Announce, place: QWidget) -> None:
    place.hide()
    announce("1", "2")
    assert place.findChildren(Toast) == []
    place.show()
    flush()
    assert shown(place) == ["1", "2"]


def test_waits_while_the_window_is_minimized(
    announce: Announce, place: QWidget, qtbot: QtBot
) -> None:
    place.showMinimized()
    announce("New")
    assert place.findChildren(Toast) == []
    place.showNormal()
    qtbot.waitUntil(lambda: shown(place) == ["New"])


def test_window_may_go_first(qapp: QApplication) -> None:
    place = QWidget()
    place.show()
    Announce(Toasts(place), [])("1", "2", "3", "4")
    place.close()
    place.deleteLater()
    flush()
    assert not any(isinstance(item, Toast) for item in QApplication.allWidgets())
