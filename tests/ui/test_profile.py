"""The Profile dock: opened by the avatar, with language and theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme, translation
from desktop_app.ui.badges import BadgesDialog
from desktop_app.ui.theme import DARK, LIGHT, Theme
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, button, is_open, labels


@pytest.fixture(autouse=True)
def as_before(window: MainWindow) -> Iterator[None]:
    """The application does what the dock asks for; here the test stands in for it."""
    window.language_chosen.connect(translation.install)
    window.theme_chosen.connect(theme.choose)
    yield
    translation.install("en")
    theme.choose(Theme.LIGHT)


def pick(qtbot: QtBot, choice: QComboBox, text: str) -> None:
    """Choose an entry of the list that drops down, with the keyboard."""
    choice.showPopup()
    steps = choice.findText(text) - choice.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(choice.view(), Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    qtbot.keyClick(choice.view(), Qt.Key.Key_Return)
    assert choice.currentText() == text


def test_avatar_button_opens_and_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    assert window.profile.isVisible()
    avatar = button(window.view, "Profile")
    for visible in (False, True, False):
        qtbot.mouseClick(avatar, Qt.MouseButton.LeftButton)
        assert window.profile.isVisible() == visible
    window.show_profile.trigger()
    assert window.profile.isVisible()


def test_keyboard_presses_the_avatar(window: MainWindow, ada: Person) -> None:
    window.view.avatar.setFocus()
    ada.press(window.view.avatar, Qt.Key.Key_Space)
    assert not window.profile.isVisible()


def test_who_one_is(window: MainWindow) -> None:
    shown = labels(window.profile)
    assert {"Ada", "ada@example.com", "0 / 5", "Language", "Theme"} <= set(shown)


def test_trophy_opens_the_badges(window: MainWindow, ada: Person) -> None:
    ada.click(window.profile, "Badges: 0 of 5 earned")
    assert is_open(BadgesDialog)


def test_languages_are_called_as_they_call_themselves(window: MainWindow) -> None:
    choice = window.profile.language
    assert [choice.itemText(at) for at in range(choice.count())] == ["English", "Deutsch"]
    assert choice.currentText() == "English"


def test_language_is_applied_at_once(window: MainWindow, ada: Person, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.language_chosen) as chosen:
        pick(qtbot, window.profile.language, "Deutsch")
    assert chosen.args == ["de"]
    ada.wait()
    assert {"Sprache", "0 / 5"} <= set(labels(window.profile))
    assert window.new_project.text() == "Neues Projekt"
    assert window.profile.language.accessibleName() == "Sprache"
    assert window.profile.language.currentText() == "Deutsch"
    pick(qtbot, window.profile.language, "English")
    ada.wait()
    assert "Language" in labels(window.profile)


def test_theme_follows_the_system_at_first(window: MainWindow) -> None:
    choice = window.profile.theme
    assert [choice.itemText(at) for at in range(choice.count())] == ["System", "Light", "Dark"]
    assert choice.currentText() == "System"


def _colors(image: QImage) -> set[str]:
    spots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {spot.name().upper() for spot in spots}


def test_theme_is_applied_at_once(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    bell = window.view.bell
    assert LIGHT.dim in _colors(bell.grab().toImage())
    with qtbot.waitSignal(window.theme_chosen) as chosen:
        pick(qtbot, window.profile.theme, "Dark")
    assert chosen.args == [Theme.DARK]
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    shown = _colors(bell.grab().toImage())
    assert DARK.dim in shown
    assert LIGHT.dim not in shown
    assert QColor(DARK.surface).name().upper() in _colors(window.profile.grab().toImage())


def test_theme_survives_a_change_of_language(window: MainWindow, qtbot: QtBot, ada: Person) -> None:
    window.workspace.settings.theme = Theme.DARK
    with qtbot.assertNotEmitted(window.theme_chosen):
        pick(qtbot, window.profile.language, "Deutsch")
        ada.wait()
    assert window.profile.theme.currentText() == "Dunkel"
