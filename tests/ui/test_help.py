"""Help and About."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app import __version__
from desktop_app.ui.help import AboutDialog, HelpDialog
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, is_open, labels, opened


def test_help_tells_the_keys_that_there_are(ada: Person, window: MainWindow) -> None:
    HelpDialog(window).open()
    shown = labels(opened(HelpDialog))
    actions = [window.new_project, window.show_badges, window.show_notifications]
    actions += [window.show_profile, window.quit, window.undo]
    for action in actions:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert keys
        assert keys in shown
    assert "Ctrl+1 … Ctrl+5" in shown
    ada.click(opened(HelpDialog), "Close")


def test_about_tells_the_version(ada: Person, host: QWidget) -> None:
    AboutDialog(host).open()
    dialog = opened(AboutDialog)
    assert f"Version {__version__}" in labels(dialog)
    assert not dialog.grab().isNull()
    ada.click(dialog, "Close")
    assert not is_open(AboutDialog)


@pytest.mark.parametrize("kind", [HelpDialog, AboutDialog])
def test_escape_closes(ada: Person, host: QWidget, kind: type[QDialog]) -> None:
    kind(host).open()
    ada.press(opened(kind), Qt.Key.Key_Escape)
    assert not is_open(kind)
