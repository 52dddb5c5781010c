"""Choosing between two versions: one by one, all at once, with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.operations import Conflict, EditConflict
from desktop_app.ui.records.conflict import SHOWN, Choices, ConflictDialog, ask_conflict
from tests.ui.support import Person, button, click, is_open, labels

TYPE = DataTypeRow(
    1,
    1,
    "Contacts",
    "",
    "contacts_1",
    1,
    (
        FieldRow("Name", FieldKind.TEXT, id=1),
        FieldRow("Company", FieldKind.LINK, id=2, target=7),
        FieldRow("Notes", FieldKind.LONG_TEXT, id=3),
    ),
)
NASTY = "<b>bold</b> & co"


def conflict(record_id: int, field_id: int, mine: object, theirs: object) -> Conflict:
    return Conflict(0, record_id, field_id, mine, theirs, "Grace", 4)  # type: ignore[arg-type]


def ask(host: QWidget, *conflicts: Conflict) -> tuple[ConflictDialog, list[Choices]]:
    told: list[Choices] = []
    titles = {(7, 3): "Acme", (1, 5): NASTY}
    return ask_conflict(host, TYPE, EditConflict(conflicts), titles, told.append), told


def test_both_versions_are_shown_as_they_are(qtbot: QtBot, host: QWidget) -> None:
    dialog, told = ask(host, conflict(5, 1, NASTY, "x"), conflict(5, 2, 3, None))
    assert "Grace has changed this meanwhile" in labels(dialog)
    assert {"Name", NASTY, "x", "Company", "Acme", "(empty)"} <= set(labels(dialog))
    choices = [c for c in dialog.findChildren(QRadioButton) if c.isVisible()]
    assert choices[0].accessibleName() == f"Name, Mine: {NASTY}"
    choices[0].click()
    assert not dialog.save.isEnabled()
    choices[3].click()
    click(qtbot, dialog, "Save")
    assert told == [{(5, 1): True, (5, 2): False}]


def test_keyboard_alone(qtbot: QtBot, ada: Person, host: QWidget) -> None:
    with qtbot.waitActive(host):
        host.activateWindow()
    dialog, told = ask(host, conflict(5, 1, "a", "b"))
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    first = dialog._groups[0].button(0)
    assert dialog.focusWidget() is first
    ada.press(first, Qt.Key.Key_Right)
    ada.press(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog._groups[0].checkedId() == 1
    ada.press(dialog, Qt.Key.Key_Return)
    assert told == [{(5, 1): False}]


def test_going_back_to_editing_decides_nothing(ada: Person, host: QWidget) -> None:
    dialog, told = ask(host, conflict(5, 1, "a", "b"))
    ada.click(dialog, "Keep editing")
    assert not is_open(ConflictDialog)
    assert told == []


@pytest.mark.parametrize("mine", [True, False])
def test_many_at_once(qtbot: QtBot, host: QWidget, mine: bool) -> None:
    many = [conflict(key, 1, "a" * 5_000, "b") for key in range(1, SHOWN + 30)]
    dialog, told = ask(host, *many)
    assert f"{NASTY} — Name" in labels(dialog)
    assert any(text.startswith("29 more value") for text in labels(dialog))
    assert not button(dialog, "Save").isEnabled()
    click(qtbot, dialog, "All mine" if mine else "All theirs")
    click(qtbot, dialog, "Save")
    assert told == [{(key, 1): mine for key in range(1, SHOWN + 30)}]


def test_a_click_anywhere_on_a_version_chooses_it(qtbot: QtBot, host: QWidget) -> None:
    dialog, _ = ask(host, conflict(5, 1, "a", "b"))
    card = dialog._groups[0].button(1).parentWidget()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert dialog._groups[0].checkedId() == 1
    dialog.reject()
