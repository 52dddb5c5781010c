"""Empty states: what a page is for, and the badge that waits there."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app import operations
from desktop_app.badges import get_badge_definition
from desktop_app.ui.empty import EmptyState
from desktop_app.ui.form import FormDialog
from desktop_app.ui.nouns import NOUNS, Page
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, button, flush, labels, opened

HINTS = {
    Page.DATA_TYPES: "Create your first data type to earn {badge}.",
    Page.ACTIONS: "Create your first action to earn {badge}.",
    Page.APPLICATIONS: "Create your first application to earn {badge}.",
    Page.MEMBERS: "Invite your first member to earn {badge}.",
}
LISTS = (Page.DATA_TYPES, Page.ACTIONS, Page.APPLICATIONS)


@pytest.fixture
def state(host: QWidget) -> EmptyState:
    made = EmptyState("bolt")
    made.setParent(host)
    made.show()
    return made


@pytest.mark.parametrize("page", NOUNS)
def test_locked_badge_is_offered(state: EmptyState, page: Page) -> None:
    state.show_noun(page, locked=True)
    badge = get_badge_definition(NOUNS[page].badge).label_key
    hint = HINTS[page].format(badge=badge)
    assert labels(state) == [NOUNS[page].plural, NOUNS[page].about, hint]
    assert button(state, NOUNS[page].new).isVisible()
    assert not state.grab().isNull()


@pytest.mark.parametrize("page", NOUNS)
def test_every_line_has_room(host: QWidget, state: EmptyState, page: Page) -> None:
    state.show_noun(page, locked=True)
    host.resize(900, 600)
    state.resize(host.size())
    flush()
    assert state.text.height() >= state.text.heightForWidth(state.text.width())


def test_earned_badge_is_not_offered(state: EmptyState) -> None:
    state.show_noun(Page.ACTIONS, locked=False)
    assert labels(state) == ["Actions", NOUNS[Page.ACTIONS].about]


@pytest.mark.parametrize("page", LISTS)
def test_empty_page_leads_to_its_dialog(shop: MainWindow, ada: Person, page: Page) -> None:
    shop.view.show_page(page)
    ada.wait()
    empty = shop.view.lists[page].empty
    ada.click(empty, NOUNS[page].new)
    dialog = opened(FormDialog)
    assert dialog.windowTitle() == NOUNS[page].new
    ada.type(next(iter(dialog.form.fields.values())).widget, "First")
    ada.click(dialog, "Create")
    assert not empty.isVisible()


def test_hint_goes_once_the_badge_is_earned(shop: MainWindow, ada: Person) -> None:
    user_id, project = shop.workspace.user.id, shop.project
    assert project is not None
    shop.view.show_page(Page.ACTIONS)
    ada.wait()
    empty = shop.view.lists[Page.ACTIONS].empty
    assert empty.hint.isVisible()
    other = ada.store(lambda: operations.create_project(user_id, "Zoo"))
    ada.store(lambda: operations.create_action(user_id, other.id, "Mail"))
    assert empty.isVisible()
    assert not empty.hint.isVisible()
