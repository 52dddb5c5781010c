"""The tray: its menu, its messages, and where there is none."""

import sys
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop_app.ui import translation
from desktop_app.ui.notifications import Message
from desktop_app.ui.tray import Tray
from tests.ui.support import flush

# Qt's, for want of a real tray.
pytestmark = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)

NEWS = Message("New badge: <b>R&D</b>", "You did it.", "badge-project-created")


@pytest.fixture(autouse=True)
def no_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The desktop of whoever runs the tests is left alone."""
    monkeypatch.setattr(
        QDBusConnection, "sessionBus", staticmethod(lambda: QDBusConnection("nowhere"))
    )
    yield
    translation.install("en")


@pytest.fixture
def tray(qapp: object) -> Iterator[Tray]:
    made = Tray(quiet=False)
    yield made
    made.stop()
    made.deleteLater()
    flush()


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desktop has a tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))


@pytest.fixture
def failed() -> list[str]:
    """The targets of messages that nobody showed."""
    return []


def texts(tray: Tray) -> list[str]:
    return [action.text() for action in tray.menu.actions() if not action.isSeparator()]


def icon(tray: Tray) -> QSystemTrayIcon:
    (found,) = tray.findChildren(QSystemTrayIcon)
    return found


def test_menu(tray: Tray) -> None:
    assert texts(tray) == ["Open Business Platform", "Badges", "Do not disturb", "Quit"]
    translation.install("de")
    tray.retranslate()
    assert texts(tray) == ["Business Platform öffnen", "Abzeichen", "Nicht stören", "Beenden"]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Open Business Platform", "open_wanted"),
        ("Badges", "badges_wanted"),
        ("Quit", "quit_wanted"),
    ],
)
def test_menu_says_what_is_wanted(text: str, signal: str, tray: Tray, qtbot: QtBot) -> None:
    (action,) = (action for action in tray.menu.actions() if action.text() == text)
    with qtbot.waitSignal(getattr(tray, signal)):
        action.trigger()


def test_do_not_disturb_is_a_switch(tray: Tray, qtbot: QtBot) -> None:
    for quiet in (True, False):
        with qtbot.waitSignal(tray.quiet_chosen) as chosen:
            tray.quiet.trigger()
        assert chosen.args == [quiet]


def test_do_not_disturb_as_it_was_left(qapp: object) -> None:
    tray = Tray(quiet=True)
    assert tray.quiet.isChecked()
    tray.stop()


def test_no_tray(tray: Tray, failed: list[str]) -> None:
    tray.start()
    assert tray.findChildren(QSystemTrayIcon) == []
    tray.show_message(NEWS, "badges", lambda: failed.append("badges"))
    assert failed == ["badges"]


def test_message_before_the_start(there: None, tray: Tray, failed: list[str]) -> None:
    tray.show_message(NEWS, "badges", lambda: failed.append("badges"))
    assert failed == ["badges"]


def test_icon(there: None, tray: Tray) -> None:
    tray.start()
    assert icon(tray).isVisible()
    assert icon(tray).toolTip() == "Business Platform"
    assert icon(tray).contextMenu() is tray.menu
    assert not icon(tray).icon().isNull()


def test_click_on_the_icon_opens(there: None, tray: Tray, qtbot: QtBot) -> None:
    tray.start()
    with qtbot.assertNotEmitted(tray.open_wanted):
        icon(tray).activated.emit(QSystemTrayIcon.ActivationReason.Context)
    with qtbot.waitSignal(tray.open_wanted):
        icon(tray).activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_tray_goes_and_comes_back(
    there: None, tray: Tray, monkeypatch: pytest.MonkeyPatch, failed: list[str]
) -> None:
    tray.start()
    first = icon(tray)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    tray._show()  # what the watcher calls
    flush()
    assert tray.findChildren(QSystemTrayIcon) == []
    tray.show_message(NEWS, "badges", lambda: failed.append("badges"))
    assert failed == ["badges"]
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    tray._show()
    assert icon(tray).isVisible()
    assert icon(tray) is not first


class Desktop(QObject):
    """Stands for the desktop's message service."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str, QImage, str]] = []
        self.stopped = False

    def show(
        self, title: str, text: str, picture: QImage, target: str, failed: Callable[[], None]
    ) -> None:
        self.shown.append((title, text, picture, target))
        failed()

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def desktop(there: None, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop()
    monkeypatch.setattr("desktop_app.ui.freedesktop.DesktopMessages", lambda: made)
    return made


@pytest.mark.skipif(sys.platform != "linux", reason="only there messages go over D-Bus")
def test_message_goes_to_the_desktop(
    desktop: Desktop, tray: Tray, failed: list[str], qtbot: QtBot
) -> None:
    tray.start()
    for target in ("badges", "moon"):
        tray.show_message(NEWS, target, partial(failed.append, target))
    assert [(title, text, target) for title, text, _, target in desktop.shown] == [
        (NEWS.title, NEWS.text, "badges"),
        (NEWS.title, NEWS.text, "moon"),
    ]
    assert desktop.shown[0][2].width() == 96
    assert failed == ["badges", "moon"]
    with qtbot.waitSignal(tray.message_clicked) as clicked:
        desktop.clicked.emit("badges")
    assert clicked.args == ["badges"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there messages go over D-Bus")
def test_stop(desktop: Desktop) -> None:
    tray = Tray(quiet=False)
    tray.start()
    tray.show_message(NEWS, "badges", lambda: None)
    tray.stop()
    flush()
    assert desktop.stopped
    assert tray.findChildren(QSystemTrayIcon) == []


def test_other_systems_show_messages_at_the_icon(
    there: None, tray: Tray, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, failed: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    shown: list[str] = []
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _self, title, *_: shown.append(title)
    )
    tray.start()
    tray.show_message(NEWS, "badges", lambda: failed.append("badges"))
    assert shown == [NEWS.title]
    with qtbot.waitSignal(tray.message_clicked) as clicked:
        icon(tray).messageClicked.emit()
    assert clicked.args == ["badges"]
    assert failed == []
