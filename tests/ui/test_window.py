"""The main window: first start, menus and keys, what is remembered, languages, and liveness."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app import operations
from desktop_app.models.rows import Evidence, Fact
from desktop_app.models.tables import database
from desktop_app.ui import translation
from desktop_app.ui.badges import BadgesDialog
from desktop_app.ui.dialogs import NewItem, NewProject
from desktop_app.ui.form import FormDialog
from desktop_app.ui.help import AboutDialog, HelpDialog
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.nouns import NOUNS, Page
from desktop_app.ui.person import EditProfile
from desktop_app.ui.theme import Theme
from desktop_app.ui.window import MainWindow
from desktop_app.ui.workspace import Workspace
from tests.ui.support import (
    EMAIL,
    NASTY_NAMES,
    Person,
    WatchedTasks,
    button,
    flush,
    is_open,
    labels,
    locked,
    opened,
    rows,
)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def first_start(qtbot: QtBot, ada: Person, new_window: MainWindow) -> MainWindow:
    """The window of somebody whom the database does not know."""
    with qtbot.waitActive(new_window):
        new_window.show()
        new_window.activateWindow()
    new_window.workspace.start()
    new_window.start(known=False)
    ada.wait()
    return new_window


@pytest.fixture
def active(qtbot: QtBot, shop: MainWindow) -> MainWindow:
    """The window with the project Shop, which gets the keys."""
    with qtbot.waitActive(shop):
        shop.activateWindow()
    return shop


# First start


def test_first_start_leads_to_the_first_project(ada: Person, first_start: MainWindow) -> None:
    welcome = first_start.welcome
    assert welcome.isVisible()
    assert welcome.name.hasFocus()
    assert not first_start.menuBar().isVisible()
    assert not first_start.profile.isVisible()
    ada.type(welcome.name, "Ada")
    ada.type(welcome.email, EMAIL)
    ada.click(welcome, "Get started")
    assert not welcome.isVisible()
    dialog = opened(NewProject)
    ada.type(dialog.form.fields["name"].widget, "Shop")
    ada.click(dialog, "Create")
    assert first_start.view.title.text() == "Shop"
    assert first_start.menuBar().isVisible()
    assert first_start.view.overview.isVisible()
    workspace = first_start.workspace
    assert workspace.settings.email(workspace.url) == EMAIL
    assert first_start.view.bell.accessibleName() == "Notifications, 1 unread"


def test_user_with_projects_is_not_asked_for_one(ada: Person, first_start: MainWindow) -> None:
    user = ada.store(lambda: operations.create_user("Ada", EMAIL))
    ada.store(lambda: operations.create_project(user.id, "Shop"))
    welcome = first_start.welcome
    ada.type(welcome.name, "Ada")
    ada.type(welcome.email, EMAIL)
    ada.click(welcome, "Get started")
    ada.click(welcome, "Continue as Ada")
    assert first_start.view.title.text() == "Shop"
    assert not is_open(NewProject)


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_Z])
def test_nobody_can_do_nothing(ada: Person, first_start: MainWindow, key: Qt.Key) -> None:
    ada.press(first_start, key, CTRL)
    assert not is_open(QDialog)


def test_nothing_is_created_before_the_database_is_open(
    ada: Person, workspace: Workspace, new_window: MainWindow
) -> None:
    """The window is shown at once to whom it expects; their data comes a moment later."""
    workspace.snapshot = None
    new_window.show()
    new_window._show_work()
    ada.click(new_window.sidebar, "New project")
    ada.click(new_window.profile, "Edit profile")
    new_window.open_notifications()
    assert not button(new_window.centre, "Mark all read").isEnabled()
    new_window.centre.close()
    assert not is_open(QDialog)


def test_no_project_yet(ada: Person, window: MainWindow) -> None:
    assert "Create your first project" in labels(window.view.no_project)
    assert not window.view.tabs.isVisible()
    assert not any(action.isEnabled() for action in window.new_items.values())
    ada.click(window.view.no_project, "New project")
    ada.click(opened(NewProject), "Cancel")
    window.create_item(Page.ACTIONS)
    assert not is_open(NewItem)


# Menus and keys


def menu(window: MainWindow) -> dict[str, list[str]]:
    """The menu bar's texts."""
    return {
        entry.text(): [action.text() for action in entry.menu().actions() if action.text()]  # type: ignore[attr-defined]
        for entry in window.menuBar().actions()
    }


def test_menus(shop: MainWindow) -> None:
    assert menu(shop) == {
        "&File": [
            "New project",
            "New data type",
            "New action",
            "New application",
            "Invite member",
            "Store…",
            "Quit",
        ],
        "&Edit": ["Undo", "Redo", "Search…", "Trash…"],
        "&View": [
            "Overview",
            "Data types",
            "Actions",
            "Applications",
            "Members",
            "Badges",
            "Notifications",
            "Profile",
        ],
        "&Help": ["Help", "About Business Platform"],
    }


def test_new_project_key(ada: Person, active: MainWindow) -> None:
    ada.press(active, Qt.Key.Key_N, CTRL)
    dialog = opened(NewProject)
    ada.type(dialog.form.fields["name"].widget, "Zoo")
    ada.press(dialog.form.fields["name"].widget, Qt.Key.Key_Return)
    assert active.view.title.text() == "Zoo"
    assert active.view.overview.isVisible()


@pytest.mark.parametrize(("at", "page"), list(enumerate(Page)))
def test_page_keys(ada: Person, active: MainWindow, at: int, page: Page) -> None:
    active.view.show_page(Page.MEMBERS if page is Page.OVERVIEW else Page.OVERVIEW)
    ada.press(active, Qt.Key(Qt.Key.Key_1.value + at), CTRL)
    assert active.view.tabs.currentIndex() == at
    shown = active.view.overview if page is Page.OVERVIEW else active.view.lists[page]
    assert shown.isVisible()


def test_tabs_show_pages(qtbot: QtBot, ada: Person, active: MainWindow) -> None:
    tabs = active.view.tabs
    at = tabs.tabRect(2).center()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=at)
    assert active.view.lists[Page.ACTIONS].isVisible()


@pytest.mark.parametrize("page", NOUNS)
def test_file_menu_creates(ada: Person, active: MainWindow, page: Page) -> None:
    active.new_items[page].trigger()
    dialog = opened(FormDialog)
    assert dialog.windowTitle() == NOUNS[page].new
    ada.click(dialog, "Cancel")


def test_badges_key_opens_one_dialog(ada: Person, active: MainWindow) -> None:
    ada.press(active, Qt.Key.Key_B, CTRL)
    dialog = opened(BadgesDialog)
    active.open_badges()
    assert opened(BadgesDialog) is dialog
    dialog.close()
    flush()
    assert not is_open(BadgesDialog)
    active.show_target("badges")
    opened(BadgesDialog).close()
    flush()


def test_unknown_target_only_raises_the_window(active: MainWindow) -> None:
    active.hide()
    active.show_target("somewhere new")
    assert active.isVisible()
    assert not is_open(QDialog)


def test_evidence_leads_to_what_earned_the_badge(ada: Person, active: MainWindow) -> None:
    user_id = active.workspace.user.id
    zoo = ada.store(lambda: operations.create_project(user_id, "Zoo"))
    mail = ada.store(lambda: operations.create_action(user_id, zoo.id, "Mail"))
    active.show_evidence(Evidence(Fact.ACTION, mail.id, "Mail", zoo.id))
    ada.wait()
    assert active.view.title.text() == "Zoo"
    assert active.view.lists[Page.ACTIONS].isVisible()
    assert active.view.lists[Page.ACTIONS].selected().name == "Mail"
    ben = ada.store(lambda: operations.invite_member(user_id, zoo.id, "ben@example.com"))
    active.show_evidence(Evidence(Fact.INVITATION, ben.id, ben.email, zoo.id))
    ada.wait()
    assert active.view.lists[Page.MEMBERS].selected().email == ben.email
    active.show_evidence(Evidence(Fact.PROJECT, zoo.id, "Zoo", zoo.id))
    assert active.view.overview.isVisible()


def test_notifications_key(ada: Person, active: MainWindow) -> None:
    ada.press(active, Qt.Key.Key_N, CTRL | SHIFT)
    assert active.centre.isVisible()
    active.centre.close()


def test_profile_key_and_avatar(qtbot: QtBot, ada: Person, active: MainWindow) -> None:
    assert active.profile.isVisible()
    ada.press(active, Qt.Key.Key_P, CTRL | SHIFT)
    assert not active.profile.isVisible()
    qtbot.mouseClick(active.view.avatar, Qt.MouseButton.LeftButton)
    assert active.profile.isVisible()


def test_help_keys(ada: Person, active: MainWindow) -> None:
    ada.press(active, Qt.Key.Key_F1)
    ada.click(opened(HelpDialog), "Close")
    active.about.trigger()
    ada.click(opened(AboutDialog), "Close")


def test_undo_and_redo_keys(qtbot: QtBot, ada: Person, active: MainWindow) -> None:
    ada.rename(active.sidebar.view, "Shop", "Store")
    ada.press(active.sidebar.view, Qt.Key.Key_Z, CTRL)
    assert active.view.title.text() == "Shop"
    qtbot.keySequence(active.sidebar.view, active.redo.shortcut())
    ada.wait()
    assert active.view.title.text() == "Store"
    ada.press(active.sidebar.view, Qt.Key.Key_Z, CTRL)
    ada.press(active.sidebar.view, Qt.Key.Key_Y, CTRL)
    assert active.view.title.text() == "Store", "as in a spreadsheet"


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_undo_says_what_as_it_is(ada: Person, active: MainWindow, name: str) -> None:
    ada.rename(active.sidebar.view, "Shop", name)
    ada.rename(active.sidebar.view, name, "Shop")
    assert active.undo.text().replace("&&", "&") == f"Undo changing “{name}”"
    assert active.undo.text().count("&") == 2 * name.count("&"), "no letter is underlined"
    assert active.undo.toolTip() == f"Undo changing “{name}”"


def test_menu_is_no_wider_for_a_long_name(ada: Person, active: MainWindow) -> None:
    ada.rename(active.sidebar.view, "Shop", "W" * 200)
    ada.rename(active.sidebar.view, "W" * 200, "Shop")
    assert active.undo.text() == f"Undo changing “{'W' * 30}…{'W' * 15}”"


def test_quit_key(qtbot: QtBot, active: MainWindow) -> None:
    with qtbot.waitSignal(active.closed):
        qtbot.keyClick(active, Qt.Key.Key_Q, CTRL)
    assert not active.isVisible()


def test_window_comes_back_from_the_task_bar(active: MainWindow) -> None:
    active.showMinimized()
    active.bring_to_front()
    assert not active.isMinimized()
    assert active.isVisible()


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_title_is_the_projects_name_as_it_is(ada: Person, active: MainWindow, name: str) -> None:
    ada.rename(active.sidebar.view, "Shop", name)
    assert active.view.title.text() == name
    assert active.view.title.textFormat() == Qt.TextFormat.PlainText


# Remembered


@pytest.fixture
def reopened(
    qtbot: QtBot, ada: Person, tasks: WatchedTasks, shop: MainWindow
) -> Iterator[MainWindow]:
    """The next start's window, after Shop was left for Zoo and the profile closed."""
    ada.store(lambda: operations.create_project(shop.workspace.user.id, "Zoo"))
    ada.point(shop.sidebar.view, "Zoo")
    shop.toggle_profile()
    shop.resize(770, 500)
    shop._splitter.setSizes([300, 470])
    flush()
    shop.close()
    workspace = Workspace(tasks, shop.workspace.settings, shop.workspace.url)
    made = MainWindow(workspace, "en")
    made.show()
    with qtbot.waitCallback() as opened_:
        workspace.open(opened_)
    made.start(known=True)
    ada.wait()
    yield made
    made.close()
    made.deleteLater()
    flush()


def test_project_that_was_open_is_open_again(reopened: MainWindow) -> None:
    assert reopened.view.title.text() == "Zoo"
    assert rows(reopened.sidebar.view) == ["Shop", "Zoo"]


def test_size_and_docks_are_as_they_were(shop: MainWindow, reopened: MainWindow) -> None:
    assert (reopened.width(), reopened.height()) == (770, 500)
    assert reopened._splitter.sizes() == shop._splitter.sizes()
    assert not reopened.profile.isVisible()


def test_profile_makes_way_in_a_narrow_window(shop: MainWindow) -> None:
    for width, visible in ((1200, True), (800, False), (1200, True)):
        shop.resize(width, 600)
        flush()
        assert shop.profile.isVisible() is visible
    shop.resize(800, 600)
    flush()
    shop.toggle_profile()
    shop.resize(790, 600)
    flush()
    assert shop.profile.isVisible(), "who wants it there has it"


def test_remembered_project_that_has_gone(
    ada: Person, tasks: WatchedTasks, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.settings.set_project(workspace.url, 12345)
    made = MainWindow(workspace, "en")
    qtbot.addWidget(made)
    made.show()
    made.start(known=True)
    workspace.start()
    ada.store(lambda: operations.create_project(workspace.user.id, "Shop"))
    assert made.view.title.text() == "Shop"
    workspace.stop()


# Language and theme


@pytest.fixture
def german(shop: MainWindow) -> Iterator[MainWindow]:
    """The window after its user chose Deutsch, as the application makes it happen."""
    shop.language_chosen.connect(translation.install)
    for page in NOUNS:
        assert shop.view.lists[page].page is page
    language = shop.profile.language
    language.setCurrentIndex(language.findText("Deutsch"))
    flush()
    yield shop
    translation.install("en")


def test_language_changes_at_once_everywhere(german: MainWindow) -> None:
    tabs = german.view.tabs
    pages = [tabs.tabText(at) for at in range(tabs.count())]
    assert pages == ["Überblick", "Datentypen", "Aktionen", "Anwendungen", "Mitglieder"]
    assert [action.text() for action in german.go_to.values()] == pages
    assert german.new_project.text() == german.sidebar.create_button.text() == "Neues Projekt"
    assert list(menu(german))[1] == "&Bearbeiten"
    assert german.undo.text().startswith("Rückgängig")
    actions = german.view.lists[Page.ACTIONS]
    assert actions.create_button.text() == actions.empty.button.text() == "Neue Aktion"
    assert actions.model.headerData(0, Qt.Orientation.Horizontal) == "Titel"
    assert "Nächster Schritt" in " ".join(labels(german.view.overview))


def test_language_changes_back(german: MainWindow) -> None:
    translation.install("en")
    flush()
    assert german.new_project.text() == "New project"
    assert german.view.lists[Page.ACTIONS].create_button.text() == "New action"


def test_language_changes_on_the_first_page(first_start: MainWindow) -> None:
    translation.install("de")
    try:
        flush()
        assert button(first_start.welcome, "Los geht\u2019s").isVisible()
    finally:
        translation.install("en")


def test_theme_is_asked_for(qtbot: QtBot, shop: MainWindow) -> None:
    with qtbot.waitSignal(shop.theme_chosen) as chosen:
        shop.profile.theme.setCurrentIndex(shop.profile.theme.findText("Dark"))
    assert chosen.args == [Theme.DARK]


# Problems and patience


def test_problem_is_told_and_tried_again(ada: Person, active: MainWindow) -> None:
    ada.store(lambda: database.execute_sql("PRAGMA query_only = 1"))
    ada.point(active.sidebar.view, "Shop")
    ada.press(active.sidebar.view, Qt.Key.Key_Delete)
    ada.click(opened(MessageBox), "Delete")
    box = opened(MessageBox)
    assert box.text() == "The database is read-only. Nothing was changed."
    ada.store(lambda: database.execute_sql("PRAGMA query_only = 0"))
    ada.click(box, "Try again")
    assert rows(active.sidebar.view) == []
    assert active.undo.isEnabled()


def test_window_lives_while_the_database_is_locked(
    qtbot: QtBot, ada: Person, active: MainWindow
) -> None:
    beats: list[None] = []
    heart = QTimer(active)
    heart.timeout.connect(lambda: beats.append(None))
    active.new_project.trigger()
    dialog = opened(NewProject)
    ada.type(dialog.form.fields["name"].widget, "Zoo")
    with locked(active.workspace.url):
        button(dialog, "Create").click()
        heart.start(20)
        qtbot.waitUntil(lambda: len(beats) >= 10)
        assert is_open(NewProject)
        assert rows(active.sidebar.view) == ["Shop"]
    ada.wait()
    heart.stop()
    assert active.view.title.text() == "Zoo"
    assert rows(active.sidebar.view) == ["Shop", "Zoo"]


def test_nothing_is_lost_when_the_window_closes_while_writing(
    ada: Person, active: MainWindow
) -> None:
    user_id = active.workspace.user.id
    with locked(active.workspace.url):
        active.workspace.tasks.write(active, partial(operations.create_project, user_id, "Zoo"))
        active.close()
    ada.wait()
    assert rows(active.sidebar.view) == ["Shop", "Zoo"]


def test_edit_profile(ada: Person, active: MainWindow) -> None:
    ada.click(active.profile, "Edit profile")
    dialog = opened(EditProfile)
    dialog.form.fields["name"].widget.selectAll()  # type: ignore[attr-defined]
    ada.type(dialog.form.fields["name"].widget, "Ada Lovelace")
    ada.click(dialog, "Save")
    assert "Ada Lovelace" in labels(active.profile)
