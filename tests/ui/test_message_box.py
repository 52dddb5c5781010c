"""The box that says or asks one thing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop_app.ui.message_box import MessageBox
from tests.ui.support import Person, button, flush, labels, opened


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


def test_a_third_way(host: QWidget, ada: Person) -> None:
    told: list[str] = []
    other, verb = "Remove the " + "links " * 6, "Delete " + "those " * 5
    box = MessageBox(host, "", "Delete?", leave="Cancel", verb=verb, danger=True)
    box.add_verb(other, lambda: told.append("links"))
    box.finished.connect(lambda result: told.append(str(result)))
    box.open()
    flush()
    for text in ("Cancel", other, verb):
        made = button(box, text)
        assert box.rect().contains(made.geometry())
        assert made.width() >= made.sizeHint().width()
    ada.click(box, other)
    assert sorted(told) == sorted(["links", str(MessageBox.OTHER)])
