"""Choosing linked records by searching: with the mouse, with the keyboard, with odd names."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.records.link_chooser import CHIPS, LinkEdit
from desktop_app.ui.workspace import Workspace
from tests.ui.records.crm import Crm, make_crm
from tests.ui.support import Person, WatchedTasks, button, flush, rows


@pytest.fixture
def crm(ada: Person, workspace: Workspace) -> Crm:
    user_id = workspace.user.id
    return ada.store(lambda: make_crm(user_id))


@pytest.fixture
def many(qtbot: QtBot, tasks: WatchedTasks, crm: Crm, host: QWidget) -> Iterator[LinkEdit]:
    yield from _shown(qtbot, LinkEdit(tasks, crm.companies.id, many=True), host)


@pytest.fixture
def one(qtbot: QtBot, tasks: WatchedTasks, crm: Crm, host: QWidget) -> Iterator[LinkEdit]:
    yield from _shown(qtbot, LinkEdit(tasks, crm.companies.id, many=False), host)


def _shown(qtbot: QtBot, edit: LinkEdit, host: QWidget) -> Iterator[LinkEdit]:
    QVBoxLayout(host).addWidget(edit)
    edit.show()
    host.resize(360, 300)
    with qtbot.waitActive(host):
        host.activateWindow()
    edit.setFocus()
    flush()
    yield edit
    edit.search.popup.hide()


def search(qtbot: QtBot, ada: Person, edit: LinkEdit, text: str) -> list[str]:
    """What is offered for ``text``."""
    with qtbot.waitSignal(edit.search._pause.timeout):
        ada.type(edit.search, text)
    ada.wait()
    assert edit.search.popup.isVisible()
    return rows(edit.search.popup)


def test_found_as_one_types(qtbot: QtBot, ada: Person, crm: Crm, many: LinkEdit) -> None:
    assert search(qtbot, ada, many, "arzte") == ["Ärzte & Söhne"]
    with qtbot.waitSignal(many.changed):
        ada.press(many.search.popup, Qt.Key.Key_Return)
    assert many.value() == (crm.ids["Ärzte & Söhne"],)
    assert many.search.text() == ""
    assert many.search.hasFocus(), "so that one can go on with the next"


def test_several_with_the_keyboard_alone(ada: Person, crm: Crm, many: LinkEdit) -> None:
    ada.press(many.search, Qt.Key.Key_Down)
    offered = rows(many.search.popup)
    assert sorted(offered) == sorted(crm.ids)
    ada.press(many.search.popup, Qt.Key.Key_Down)
    ada.press(many.search.popup, Qt.Key.Key_Return)
    ada.press(many.search, Qt.Key.Key_Down)
    assert offered[1] not in rows(many.search.popup), "it is chosen already"
    ada.press(many.search.popup, Qt.Key.Key_Return)
    assert many.value() == tuple(sorted([crm.ids[offered[0]], crm.ids[offered[1]]]))


def test_what_is_not_there_is_said(qtbot: QtBot, ada: Person, many: LinkEdit) -> None:
    assert search(qtbot, ada, many, "xyzzy") == ["Nothing found"]
    ada.press(many.search.popup, Qt.Key.Key_Return)
    assert many.value() == ()


def test_escape_leaves_all_as_it_is(qtbot: QtBot, ada: Person, many: LinkEdit) -> None:
    search(qtbot, ada, many, "a")
    with qtbot.assertNotEmitted(many.changed):
        ada.press(many.search.popup, Qt.Key.Key_Escape)
    assert not many.search.popup.isVisible()


def test_chosen_with_the_mouse(qtbot: QtBot, ada: Person, crm: Crm, one: LinkEdit) -> None:
    qtbot.mouseClick(one.search, Qt.MouseButton.LeftButton)
    ada.wait()
    ada.point(one.search.popup, "Acme")
    ada.wait()
    assert one.value() == crm.ids["Acme"]
    assert not one.search.isVisible(), "there is room for one only"
    ada.click(one, "Remove Acme")
    assert one.value() is None
    assert one.search.hasFocus()


def test_chip_opens_its_record(qtbot: QtBot, crm: Crm, one: LinkEdit) -> None:
    one.set_value([crm.ids["<b>Bold</b>"]], {crm.ids["<b>Bold</b>"]: "<b>Bold</b>"})
    flush()
    with qtbot.waitSignal(one.open_record) as told:
        qtbot.mouseClick(button(one, "<b>Bold</b>"), Qt.MouseButton.LeftButton)
    assert told.args == [crm.companies.id, crm.ids["<b>Bold</b>"]]


def test_hundreds_are_shown_in_portions(qtbot: QtBot, ada: Person, many: LinkEdit) -> None:
    many.set_value(range(1, 131), {key: f"Company {key}" for key in range(1, 131)})
    flush()
    ada.click(many, f"Show {130 - CHIPS} more")
    assert button(many, "Company 130")
    assert many.value() == tuple(range(1, 131))
