"""The sidebar: order, search, rename, delete, undo, and ten thousand projects."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from desktop_app import operations
from desktop_app.models.rows import Kind, ProjectRow, Role
from desktop_app.models.tables import Member, Project
from desktop_app.operations.transaction import transaction
from desktop_app.ui.dialogs import NewProject
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.sidebar import FIND_FROM, Sidebar
from desktop_app.ui.window import MainWindow
from tests.ui.support import (
    NASTY_NAMES,
    Person,
    WatchedTasks,
    busy,
    editor,
    flush,
    is_open,
    opened,
    rows,
    tip,
)

TAKEN = "“Shop” already exists. Please choose another name."


class Projects:
    """The sidebar of a window with the project Shop, and what it shows."""

    def __init__(self, window: MainWindow, ada: Person) -> None:
        self.window, self.ada = window, ada
        self.sidebar: Sidebar = window.sidebar
        self.view: QAbstractItemView = window.sidebar.view

    def create(self, *names: str) -> None:
        user_id = self.window.workspace.user.id
        for name in names:
            self.ada.store(partial(operations.create_project, user_id, name))

    @property
    def names(self) -> list[str]:
        return rows(self.view)

    @property
    def open(self) -> str:
        """The name of the open project, which is the one that is marked."""
        title = self.window.view.title.text()
        marked = self.sidebar.selected()
        assert (marked is None and not title) or (marked is not None and marked.name == title)
        return title

    def delete(self, name: str) -> None:
        self.ada.point(self.view, name)
        self.ada.press(self.view, Qt.Key.Key_Delete)
        self.ada.click(opened(MessageBox), "Delete")

    def undo(self) -> None:
        self.window.undo.trigger()
        self.ada.wait()


@pytest.fixture
def projects(shop: MainWindow, ada: Person) -> Projects:
    return Projects(shop, ada)


def test_one_project_needs_neither_order_nor_search(projects: Projects) -> None:
    assert projects.names == ["Shop"]
    assert not projects.sidebar.sort.isVisible()
    assert not projects.sidebar.search.isVisible()


def test_projects_are_ordered_by_name_or_age(projects: Projects, ada: Person) -> None:
    projects.create("Zoo", "Archive")
    assert projects.names == ["Archive", "Shop", "Zoo"]
    assert projects.open == "Shop", "what others create does not take the place"
    ada.click(projects.sidebar, "Sort projects")
    menu = opened(QMenu)
    assert [action.text() for action in menu.actions()] == ["By name", "Newest first"]
    menu.actions()[1].trigger()
    menu.close()
    assert projects.names == ["Archive", "Zoo", "Shop"]
    assert projects.open == "Shop"


def test_click_opens_a_project(projects: Projects, ada: Person) -> None:
    projects.create("Zoo")
    ada.point(projects.view, "Zoo")
    assert projects.open == "Zoo"
    for key, name in ((Qt.Key.Key_Up, "Shop"), (Qt.Key.Key_End, "Zoo"), (Qt.Key.Key_Home, "Shop")):
        ada.press(projects.view, key)
        assert projects.open == name


def test_new_project_button(projects: Projects, ada: Person) -> None:
    ada.click(projects.sidebar, "New project")
    dialog = opened(NewProject)
    ada.type(dialog.form.fields["name"].widget, "Zoo")
    ada.click(dialog, "Create")
    assert projects.open == "Zoo"


# Search


@pytest.fixture
def many(projects: Projects) -> Projects:
    """As many projects as make the search field appear."""
    projects.create(*(f"Project {number}" for number in range(1, FIND_FROM - 1)))
    assert not projects.sidebar.search.isVisible()
    projects.create("Archive")
    return projects


def test_search_field_appears_with_many_projects(many: Projects, ada: Person) -> None:
    assert many.sidebar.model.total == FIND_FROM == 8
    assert many.sidebar.search.isVisible()
    ada.type(many.sidebar.search, "ARCH")
    assert many.names == ["Archive"]
    assert many.window.view.title.text() == "Shop", "searching opens nothing"
    many.sidebar.search.clear()
    assert len(many.names) == 8
    assert many.open == "Shop"


def test_search_that_finds_nothing(many: Projects, ada: Person) -> None:
    ada.type(many.sidebar.search, "nothing like this")
    assert many.names == []
    assert many.window.view.title.text() == "Shop"


def test_search_that_has_gone_hides_nothing(many: Projects, ada: Person) -> None:
    ada.type(many.sidebar.search, "arch")
    many.delete("Archive")
    assert not many.sidebar.search.isVisible()
    assert len(many.names) == FIND_FROM - 1
    assert "Shop" in many.names


# Rename


def test_rename_in_place_and_undo(projects: Projects, ada: Person) -> None:
    ada.rename(projects.view, "Shop", "Store")
    assert projects.names == ["Store"]
    assert projects.open == "Store"
    projects.undo()
    assert projects.open == "Shop"


def test_new_name_is_shown_while_it_is_stored(
    projects: Projects, ada: Person, tasks: WatchedTasks
) -> None:
    line = ada.edit(projects.view, "Shop")
    ada.type(line, "Store")
    with busy(tasks):
        projects.view.commitData(line)
        projects.view.itemDelegate().closeEditor.emit(line)
        flush()
        assert projects.names == ["Store"]
    ada.wait()
    assert projects.names == ["Store"]


def test_refused_name_is_told_and_gives_way(projects: Projects, ada: Person) -> None:
    projects.create("Zoo")
    ada.rename(projects.view, "Zoo", "SHOP")
    assert opened(MessageBox).text() == TAKEN.replace("Shop", "SHOP")
    ada.click(opened(MessageBox), "Close")
    assert projects.names == ["Shop", "Zoo"]


def test_projects_wait_while_a_name_is_typed(projects: Projects, ada: Person) -> None:
    line = ada.edit(projects.view, "Shop")
    ada.type(line, "Sh")
    projects.create("Archive")
    assert editor(projects.view).text() == "Sh"
    assert projects.names == ["Shop"]
    ada.press(line, Qt.Key.Key_Escape)
    assert projects.names == ["Archive", "Shop"]


def test_menu_renames_and_deletes(projects: Projects, ada: Person) -> None:
    at = projects.view.visualRect(projects.sidebar.model.index(0, 0)).center()
    viewport = projects.view.viewport()
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(mouse, at, viewport.mapToGlobal(at)))
    menu = opened(QMenu)
    rename, delete = menu.actions()
    assert (rename.text(), delete.text()) == ("Rename", "Delete…")
    menu.close()
    rename.trigger()
    ada.press(editor(projects.view), Qt.Key.Key_Escape)


def test_no_menu_below_the_projects(projects: Projects) -> None:
    projects.view.customContextMenuRequested.emit(QPoint(5, projects.view.height() - 5))
    assert not is_open(QMenu)


# Delete


def test_delete_opens_another_project(projects: Projects) -> None:
    projects.create("Zoo")
    projects.delete("Shop")
    assert projects.names == ["Zoo"]
    assert projects.open == "Zoo"
    projects.undo()
    assert projects.names == ["Shop", "Zoo"]
    assert projects.open == "Zoo"


def test_last_project_gone(projects: Projects, ada: Person) -> None:
    projects.delete("Shop")
    assert projects.open == ""
    assert projects.window.view.no_project.isVisible()
    projects.undo()
    assert projects.open == "Shop"


def test_deleting_asks(projects: Projects, ada: Person) -> None:
    ada.point(projects.view, "Shop")
    ada.press(projects.view, Qt.Key.Key_Delete)
    ada.click(opened(MessageBox), "Cancel")
    assert projects.names == ["Shop"]


def test_undo_is_refused_where_the_name_has_been_given_away(
    projects: Projects, ada: Person
) -> None:
    projects.delete("Shop")
    projects.create("Shop")
    projects.undo()
    assert opened(MessageBox).text() == TAKEN
    ada.click(opened(MessageBox), "Close")
    assert projects.names == ["Shop"]


def test_nothing_to_delete(window: MainWindow) -> None:
    window.sidebar.delete_action.trigger()
    assert not is_open(MessageBox)


def test_project_deleted_by_a_colleague(projects: Projects, ada: Person) -> None:
    projects.create("Zoo")
    row = projects.sidebar.selected()
    assert isinstance(row, ProjectRow)
    user_id = projects.window.workspace.user.id
    ada.store(lambda: operations.delete(user_id, Kind.PROJECT, row.id))
    assert projects.open == "Zoo"


# Any name, any number


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_names_are_shown_as_they_are(projects: Projects, ada: Person, name: str) -> None:
    ada.rename(projects.view, "Shop", name)
    index = projects.sidebar.model.index(0, 0)
    assert projects.open == index.data() == name
    assert tip(index.data(Qt.ItemDataRole.ToolTipRole)) == name
    assert not projects.window.grab().isNull()


def test_ten_thousand_projects(projects: Projects, ada: Person) -> None:
    user_id = projects.window.workspace.user.id

    def write() -> None:
        numbers = range(10_000)
        with transaction():
            for start in range(0, 10_000, 500):
                part = numbers[start : start + 500]
                Project.insert_many(
                    {"id": 100 + n, "owner": user_id, "name": f"P {n}", "name_key": f"p {n}"}
                    for n in part
                ).execute()
                Member.insert_many(
                    {"project": 100 + n, "user": user_id, "role": Role.OWNER.value} for n in part
                ).execute()

    ada.store(write)
    assert projects.sidebar.model.total == 10_001
    assert projects.names[:3] == ["P 0", "P 1", "P 2"]
    projects.view.scrollToBottom()
    ada.point(projects.view, "Shop")
    assert projects.open == "Shop"
    ada.type(projects.sidebar.search, "P 9999")
    assert projects.names == ["P 9999"]
