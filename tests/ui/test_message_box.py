"""The box that says or asks one thing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop_app.ui.message_box import MessageBox
from tests.ui.support import Person, button, labels, opened


def test_takes_text_as_it_is(host: QWidget, ada: Person) -> None:
    MessageBox(host, "Title", "<b>x</b> & y", "&more", leave="Close").open()
    box = opened(MessageBox)
    assert labels(box) == ["<b>x</b> & y", "&more"]
    ada.click(box, "Close")


@pytest.mark.parametrize("danger", [True, False])
def test_enter_takes_nothing_away(host: QWidget, ada: Person, danger: bool) -> None:
    results: list[int] = []
    box = MessageBox(host, "", "Really?", leave="Cancel", verb="Do it", danger=danger)
    box.finished.connect(results.append)
    box.open()
    ada.press(box, Qt.Key.Key_Return)
    expected = QDialog.DialogCode.Rejected if danger else QDialog.DialogCode.Accepted
    assert results == [expected.value]


@pytest.mark.parametrize("letter", ["W", "e\u0301", "m "])
def test_long_text_does_not_widen_the_box(host: QWidget, ada: Person, letter: str) -> None:
    text = f"Delete “{letter * 200}”?"
    MessageBox(host, "", text, leave="Cancel", verb="Delete").open()
    box = opened(MessageBox)
    (said,) = (item for item in box.findChildren(QLabel) if item.isVisible())
    assert said.text() == text
    assert box.width() == 460
    assert box.rect().contains(said.geometry())
    assert said.height() >= said.heightForWidth(said.width())
    assert box.rect().contains(button(box, "Delete").geometry())
    ada.click(box, "Cancel")
