"""The Overview page: figures, the next step, what is recent, and where a click leads."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt

from desktop_app import operations
from desktop_app.badges import BadgeName, get_badge_definition
from desktop_app.models.rows import Kind
from desktop_app.ui.form import FormDialog
from desktop_app.ui.nouns import NOUNS, Page, page_title
from desktop_app.ui.overview import OverviewPage
from desktop_app.ui.window import MainWindow
from tests.ui.support import NASTY_NAMES, Person, button, flush, labels, opened, rows, tip

Step = Callable[..., object]
STEPS: dict[Page, Step] = {
    Page.DATA_TYPES: partial(operations.create_data_type, name="Visitors"),
    Page.ACTIONS: partial(operations.create_action, title="Mail"),
    Page.APPLICATIONS: partial(operations.create_application, name="Till"),
    Page.MEMBERS: partial(operations.invite_member, email="ben@example.com"),
}
HINTS = {
    Page.DATA_TYPES: (
        "Next step: describe your data",
        "Create your first data type to earn {badge}.",
    ),
    Page.ACTIONS: ("Next step: automate something", "Create your first action to earn {badge}."),
    Page.APPLICATIONS: (
        "Next step: build an application",
        "Create your first application to earn {badge}.",
    ),
    Page.MEMBERS: ("Next step: invite your team", "Invite your first member to earn {badge}."),
}


@pytest.fixture
def page(shop: MainWindow) -> OverviewPage:
    return shop.view.overview


def store(ada: Person, window: MainWindow, *steps: Step) -> None:
    user_id, project = window.workspace.user.id, window.project
    assert project is not None
    for step in steps:
        ada.store(partial(step, user_id=user_id, project_id=project.id))


def recent(page: OverviewPage) -> list[str]:
    return [text.split(", ")[0] for text in rows(page._recent)]


def test_new_project_has_nothing_but_its_owner(page: OverviewPage) -> None:
    names = [
        f"{page_title(kind)}: {count}" for kind, count in zip(NOUNS, (0, 0, 0, 1), strict=True)
    ]
    for name in names:
        assert button(page, name).isEnabled()
    assert rows(page._recent) == ["Shop, Project created, just now"]


def test_figures_follow_what_is_created(shop: MainWindow, ada: Person, page: OverviewPage) -> None:
    store(ada, shop, *STEPS.values())
    store(ada, shop, partial(operations.create_action, title="Post"))
    for name in ("Data types: 1", "Actions: 2", "Applications: 1", "Members: 1"):
        assert button(page, name).isVisible()
    assert "2" in labels(page)


@pytest.mark.parametrize("kind", NOUNS)
def test_figure_leads_to_its_page(
    shop: MainWindow, ada: Person, page: OverviewPage, kind: Page
) -> None:
    ada.click(page, f"{page_title(kind)}: {int(kind is Page.MEMBERS)}")
    assert shop.view.tabs.tabText(shop.view.tabs.currentIndex()) == page_title(kind)
    assert shop.view.lists[kind].isVisible()


@pytest.mark.parametrize("wanted", HINTS)
def test_next_step_is_the_first_badge_still_locked(
    shop: MainWindow, ada: Person, page: OverviewPage, wanted: Page
) -> None:
    before = list(HINTS)[: list(HINTS).index(wanted)]
    store(ada, shop, *(STEPS[kind] for kind in before))
    step, hint = HINTS[wanted]
    badge = get_badge_definition(NOUNS[wanted].badge).label_key
    assert step in labels(page)
    assert hint.format(badge=badge) in labels(page)
    ada.click(page, NOUNS[wanted].new)
    dialog = opened(FormDialog)
    assert dialog.windowTitle() == NOUNS[wanted].new
    ada.click(dialog, "Cancel")


def test_no_next_step_where_all_is_done(shop: MainWindow, ada: Person, page: OverviewPage) -> None:
    store(ada, shop, *STEPS.values())
    assert not page._step.isVisible()


def test_earned_badges_leave_what_a_project_lacks(
    shop: MainWindow, ada: Person, page: OverviewPage
) -> None:
    store(ada, shop, *STEPS.values())
    ada.store(lambda: operations.create_project(shop.workspace.user.id, "Zoo"))
    ada.point(shop.sidebar.view, "Zoo")
    ada.wait()
    assert "Next step: describe your data" in labels(page)
    assert NOUNS[Page.DATA_TYPES].about in labels(page), "the badge has been earned"


def test_badge_names_are_the_definitions() -> None:
    assert {NOUNS[kind].badge for kind in HINTS} == set(BadgeName) - {BadgeName.PROJECT_CREATED}


# Recent


def test_recent_is_newest_first(shop: MainWindow, ada: Person, page: OverviewPage) -> None:
    store(ada, shop, *list(STEPS.values())[:3])
    assert recent(page) == ["Till", "Mail", "Visitors", "Shop"]


@pytest.mark.parametrize("by_key", [False, True])
def test_recent_leads_to_its_row(
    shop: MainWindow, ada: Person, page: OverviewPage, by_key: bool
) -> None:
    store(ada, shop, STEPS[Page.ACTIONS], partial(operations.create_action, title="Post"))
    at = page._model.index(recent(page).index("Post"), 0)
    if by_key:
        page._recent.setCurrentIndex(at)
        ada.press(page._recent, Qt.Key.Key_Return)
    else:
        ada.point(page._recent, str(at.data()))
        ada.wait()
    actions = shop.view.lists[Page.ACTIONS]
    assert actions.isVisible()
    assert actions.selected().name == "Post"


def test_project_leads_nowhere(shop: MainWindow, ada: Person, page: OverviewPage) -> None:
    ada.point(page._recent, rows(page._recent)[0])
    assert page.isVisible()


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_names_are_shown_as_they_are(
    shop: MainWindow, ada: Person, page: OverviewPage, name: str
) -> None:
    store(ada, shop, partial(operations.create_action, title=name))
    assert rows(page._recent)[0] == f"{name}, Action created, just now"
    text = tip(page._model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert text.splitlines()[0] == name
    assert not page.grab().isNull()


def test_figures_of_another_project_are_not_shown(
    shop: MainWindow, ada: Person, page: OverviewPage
) -> None:
    store(ada, shop, STEPS[Page.ACTIONS])
    ada.store(lambda: operations.create_project(shop.workspace.user.id, "Zoo"))
    ada.point(shop.sidebar.view, "Zoo")
    assert button(page, "Actions").isVisible(), "unknown until it has been read"
    ada.wait()
    assert button(page, "Actions: 0").isVisible()


def test_without_a_project_nothing_is_read(shop: MainWindow, ada: Person) -> None:
    project = shop.project
    assert project is not None
    ada.store(lambda: operations.delete(shop.workspace.user.id, Kind.PROJECT, project.id))
    assert shop.project is None
    assert not shop.view.overview.isVisible()


@pytest.mark.parametrize(("width", "rows"), [(1000, 1), (420, 2)])
def test_cards_wrap_where_there_is_no_room(shop: MainWindow, width: int, rows: int) -> None:
    page = shop.view.overview
    page.setFixedWidth(width)
    flush()
    assert len({card.y() for card in page._cards.values()}) == rows
