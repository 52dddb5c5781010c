"""The store and the templates, as a user meets them."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.models import records
from desktop_app.models.tables import DataType, Member
from desktop_app.ui.dialogs import NewProject
from desktop_app.ui.nouns import Page
from desktop_app.ui.store import StoreDialog
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, button, labels, opened, rows


@pytest.fixture
def store(ada: Person, shop: MainWindow) -> StoreDialog:
    """The store, opened from the menu."""
    shop.show_store.trigger()
    ada.wait()
    return opened(StoreDialog)


def types(ada: Person, window: MainWindow) -> list[str]:
    """What the open project's data types are called."""
    assert window.project is not None
    project_id = window.project.id
    return [row.name for row in ada.store(lambda: records.data_types(project_id))]


def test_a_module_tells_what_it_brings(ada: Person, store: StoreDialog) -> None:
    ada.point(store.list, "Visitors")
    ada.wait()
    shown = labels(store)
    assert "Who visits you, and a log of who is in the house." in shown
    assert "Visit log" in shown
    assert "1.0.0: First version." in shown


def test_one_click_installs(ada: Person, shop: MainWindow, store: StoreDialog) -> None:
    ada.point(store.list, "To-dos")
    ada.click(store, "Install")
    assert not button(store, "Installed").isEnabled()
    assert types(ada, shop) == ["To-dos"]
    shop.view.show_page(Page.DATA_TYPES)
    ada.wait()
    assert rows(shop.view.lists[Page.DATA_TYPES].table) == ["To-dos"]


def test_what_comes_along_is_said(ada: Person, shop: MainWindow, store: StoreDialog) -> None:
    ada.point(store.list, "Stock")
    assert "Installs also: Products, Locations" in labels(store)
    ada.click(store, "Install")
    assert types(ada, shop) == ["Products", "Locations", "Stock", "Stock movements"]


def test_a_newer_version_is_offered(ada: Person, shop: MainWindow, store: StoreDialog) -> None:
    ada.point(store.list, "To-dos")
    ada.click(store, "Install")
    ada.store(lambda: DataType.update(module_version="0.9.0").execute())
    store.close()
    shop.show_store.trigger()
    ada.wait()
    again = opened(StoreDialog)
    ada.point(again.list, "To-dos")
    assert again.model.index(again.list.currentIndex().row(), 0).data() == "To-dos"
    ada.click(again, "Update")
    assert button(again, "Installed").isVisible()


def test_who_may_not_is_told(ada: Person, shop: MainWindow, store: StoreDialog) -> None:
    ada.store(lambda: Member.update(role="viewer").execute())
    ada.click(store, "Install")
    assert "Your role in this project does not allow that." in labels(store)


def test_a_project_from_a_template(ada: Person, window: MainWindow) -> None:
    window.create_project()
    dialog = opened(NewProject)
    ada.type(dialog.form.fields["name"].widget, "Sales")
    ada.point(dialog.templates, "CRM")
    ada.click(dialog, "Create")
    assert window.view.title.text() == "Sales"
    shown = rows(window.view.lists[Page.DATA_TYPES].table)
    assert shown == ["Companies", "Contacts", "Deals", "To-dos"]
    assert window.view.tabs.currentIndex() == list(Page).index(Page.DATA_TYPES)


def test_an_empty_project(ada: Person, window: MainWindow) -> None:
    window.create_project()
    dialog = opened(NewProject)
    ada.type(dialog.form.fields["name"].widget, "Bare")
    ada.press(dialog.templates, Qt.Key.Key_Return)
    assert window.view.title.text() == "Bare"
    assert types(ada, window) == []
    assert window.view.tabs.currentIndex() == 0
