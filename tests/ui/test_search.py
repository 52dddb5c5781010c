"""Search: everything is found as one types, and opened with Return."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.models import records
from desktop_app.operations import (
    create_action,
    create_application,
    create_project,
    create_project_from,
    write_records,
)
from desktop_app.operations.record_words import NewRecord
from desktop_app.ui.badges import BadgesDialog
from desktop_app.ui.nouns import Page
from desktop_app.ui.search import SearchDialog
from desktop_app.ui.window import MainWindow
from tests.ui.support import NASTY_NAMES, Person, is_open, labels, opened, rows


@pytest.fixture
def crm(ada: Person, window: MainWindow) -> MainWindow:
    """Ada's window with a CRM, one contact in it, and another project."""
    user_id = window.workspace.user.id

    def make() -> None:
        project = create_project_from(user_id, "Sales", "crm", "en")
        contacts = records.data_types(project.id)[1]
        name = contacts.fields[0].id
        write_records(user_id, contacts.id, [NewRecord({name: "Grace Hopper"})])
        create_action(user_id, project.id, "Greet newcomers")
        create_application(user_id, project.id, "Address book")
        create_project(user_id, "Kitchen")

    ada.store(make)
    return window


@pytest.fixture
def search(ada: Person, crm: MainWindow) -> SearchDialog:
    """The dialog, opened by its key."""
    ada.press(crm, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return opened(SearchDialog)


def find(ada: Person, search: SearchDialog, text: str) -> list[str]:
    """What is listed once ``text`` has been typed."""
    search.line.clear()
    ada.type(search.line, text)
    ada.wait()
    return rows(search.list)


def test_the_button_opens_it(ada: Person, shop: MainWindow) -> None:
    ada.click(shop, "Search")
    assert is_open(SearchDialog)


def test_commands_are_shown_before_one_types(search: SearchDialog) -> None:
    assert {"New project", "Badges", "Trash…"} <= set(rows(search.list))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kitch", "Kitchen"),
        ("kithcen", "Kitchen"),
        ("contac", "Contacts"),
        ("grace", "Grace Hopper"),
        ("GRCAE", "Grace Hopper"),
        ("hopp", "Grace Hopper"),
        ("greet", "Greet newcomers"),
        ("adress", "Address book"),
        ("badges", "Badges"),
    ],
)
def test_finds(ada: Person, search: SearchDialog, typed: str, found: str) -> None:
    assert found in find(ada, search, typed)


def test_says_that_there_is_nothing(ada: Person, search: SearchDialog) -> None:
    assert find(ada, search, "qqqqxyz") == []
    assert "Nothing found for “qqqqxyz”." in labels(search)


@pytest.mark.parametrize("text", [*NASTY_NAMES, '"', "*", "a AND (", "^", "' OR 1=1 --"])
def test_whatever_is_typed_is_text(ada: Person, search: SearchDialog, text: str) -> None:
    search.line.clear()
    ada.paste(search.line, text)
    ada.wait()
    assert search.line.text() == text


def test_return_opens_a_project(ada: Person, crm: MainWindow, search: SearchDialog) -> None:
    find(ada, search, "kitchen")
    ada.press(search.line, Qt.Key.Key_Return)
    assert crm.view.title.text() == "Kitchen"
    assert not is_open(SearchDialog)


def test_return_opens_a_record(ada: Person, crm: MainWindow, search: SearchDialog) -> None:
    find(ada, search, "grace")
    ada.press(search.line, Qt.Key.Key_Return)
    assert crm.view.records is not None
    assert crm.view.shows_records
    assert "Grace Hopper" in labels(crm.view.records.side)


def test_a_click_opens_an_action(ada: Person, crm: MainWindow, search: SearchDialog) -> None:
    find(ada, search, "greet")
    ada.point(search.list, "Greet newcomers")
    ada.wait()
    assert crm.view.lists[Page.ACTIONS].selected().name == "Greet newcomers"


def test_the_arrows_choose_a_command(ada: Person, search: SearchDialog) -> None:
    shown = find(ada, search, "badges")
    for _ in range(shown.index("Badges")):
        ada.press(search.line, Qt.Key.Key_Down)
    ada.press(search.line, Qt.Key.Key_Return)
    assert is_open(BadgesDialog)
    opened(BadgesDialog).close()


def test_whole_name_of_a_command_comes_first(
    ada: Person, window: MainWindow, search: SearchDialog
) -> None:
    user_id = window.workspace.user.id
    ada.store(lambda: create_project(user_id, "Storey, Jones and Brown"))
    assert find(ada, search, "store") == ["Store…", "Storey, Jones and Brown"]
    assert find(ada, search, "storey")[0] == "Storey, Jones and Brown"


def test_escape_closes_it(ada: Person, search: SearchDialog) -> None:
    ada.press(search.line, Qt.Key.Key_Escape)
    assert not is_open(SearchDialog)
