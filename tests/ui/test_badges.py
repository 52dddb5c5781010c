"""The Badges dialog, its grid, and the button that opens it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.badges import (
    BadgeDefinition,
    BadgeName,
    EarnedBadge,
    get_all_badge_definitions,
)
from desktop_app.models import User
from desktop_app.operations import create_action, create_data_type, create_project
from desktop_app.ui import badges, theme, translation
from desktop_app.ui.badges import BadgeModel, BadgesButton, BadgesDialog, badge_rows, summary
from desktop_app.ui.dialogs import NewProject
from desktop_app.ui.theme import Theme
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, flush, is_open, opened, rows, tip

NOVEMBER = 1_795_348_800_000
"""22 November 2026, noon UTC: the same day almost everywhere."""
TWO = (
    EarnedBadge(BadgeName.FIRST_DATA_TYPE_CREATED, NOVEMBER - 1),
    EarnedBadge(BadgeName.PROJECT_CREATED, NOVEMBER),
)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    theme.choose(Theme.LIGHT)
    translation.install("en")


@pytest.fixture
def two(ada: Person, shop: MainWindow) -> MainWindow:
    """The window of Ada, who has two badges."""
    project = shop.project
    assert project is not None
    user_id = shop.workspace.user.id
    ada.store(lambda: create_data_type(user_id, project.id, "Contacts"))
    return shop


@pytest.fixture
def dialog(two: MainWindow) -> BadgesDialog:
    two.show_badges.trigger()
    return opened(BadgesDialog)


@pytest.fixture
def model(qapp: object) -> BadgeModel:
    """Two badges earned, the others locked."""
    made = BadgeModel()
    made.set_rows(badge_rows(TWO))
    return made


def say(model: BadgeModel, role: Qt.ItemDataRole) -> list[str]:
    return [str(model.index(at, 0).data(role)) for at in range(model.rowCount())]


def test_model(model: BadgeModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_rows(badge_rows(()))
    qtmodeltester.check(model)


def test_order_is_earned_then_locked(model: BadgeModel) -> None:
    assert say(model, Qt.ItemDataRole.DisplayRole) == [
        "First Data Type Created",
        "Project Created",
        "First Action Created",
        "First Application Created",
        "First Project Member Invite",
    ]


def test_screen_readers_hear_whether_it_is_earned(model: BadgeModel) -> None:
    said = say(model, Qt.ItemDataRole.AccessibleTextRole)
    assert said[1:3] == [
        "Project Created, earned on 22 November 2026",
        "First Action Created, locked",
    ]
    described = say(model, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert described[1:3] == [
        "You created your first project.",
        "Create your first action in a project.",
    ]


def test_tool_tip(model: BadgeModel) -> None:
    tips = [tip(text) for text in say(model, Qt.ItemDataRole.ToolTipRole)]
    assert tips[1].startswith("22 November 2026, ")
    assert tips[1].split() == translation.full_time(NOVEMBER).split()
    assert tips[2] == "Create your first action in a project."


def test_words_follow_the_language(model: BadgeModel) -> None:
    translation.install("de")
    said = say(model, Qt.ItemDataRole.AccessibleTextRole)
    assert "22. November 2026" in said[1]
    assert said[1] != "Project Created, earned on 22. November 2026"


def test_badge_of_a_newer_version_is_not_shown() -> None:
    shown = badge_rows((*TWO, EarnedBadge("moonLanding", NOVEMBER)))
    assert summary(shown) == (2, 5)


def test_nothing_else_is_said(model: BadgeModel) -> None:
    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(model.index(0, 0)) == 0


def test_title_and_summary(dialog: BadgesDialog) -> None:
    assert dialog.windowTitle() == "Badges"
    assert dialog.summary.text() == "Earned Badges: 2 / 5"
    assert rows(dialog.grid)[:2] == ["Project Created", "First Data Type Created"]
    assert len(rows(dialog.grid)) == 5


def _card(dialog: BadgesDialog, at: int) -> tuple[QImage, QRect]:
    """A picture of the grid, and where in it a card is."""
    area = dialog.grid.visualRect(dialog.model.index(at, 0))
    return dialog.grid.viewport().grab().toImage(), area


def _colors(image: QImage, area: QRect) -> set[str]:
    spots = (
        image.pixelColor(x, y)
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    )
    return {spot.name().upper() for spot in spots}


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_borders_tell_earned_from_locked(chosen: Theme, dialog: BadgesDialog) -> None:
    theme.choose(chosen)
    colors = theme.colors()
    for at, (own, other) in enumerate(
        [(colors.earned, colors.locked)] * 2 + [(colors.locked, colors.earned)] * 3
    ):
        image, area = _card(dialog, at)
        middle_of_the_left_edge = QRect(area.left(), area.center().y(), 12, 2)
        found = _colors(image, middle_of_the_left_edge)
        assert own in found
        assert other not in found


def test_medallion_is_coloured_or_grey(dialog: BadgesDialog) -> None:
    def saturation(at: int) -> int:
        image, area = _card(dialog, at)
        top = QRect(area.center().x() - 40, area.top() + 20, 80, badges.MEDALLION - 4)
        return max(QColor(name).hsvSaturation() for name in _colors(image, top))

    assert min(saturation(at) for at in (0, 1)) > 150
    assert max(saturation(at) for at in (2, 3, 4)) < 40


def test_foot_tells_it_without_colour(dialog: BadgesDialog, qtbot: QtBot) -> None:
    before, area = _card(dialog, 2)
    foot = QRect(area.left() + 14, area.bottom() - 50, area.width() - 28, 36)
    locked = before.copy(foot)
    earned = _card(dialog, 0)[0].copy(foot.translated(area.topLeft() * -1))
    assert locked != earned
    assert theme.colors().dim in _colors(before, foot)


def _columns(dialog: BadgesDialog) -> int:
    tops = [dialog.grid.visualRect(dialog.model.index(at, 0)).top() for at in range(5)]
    return tops.count(tops[0])


def test_grid_reflows(dialog: BadgesDialog) -> None:
    columns = []
    for width in (320, 560, 776, 1300):
        dialog.resize(width, 620)
        flush()
        columns.append(_columns(dialog))
        last = max(dialog.grid.visualRect(dialog.model.index(at, 0)).right() for at in range(5))
        assert last <= dialog.grid.viewport().width()
    assert columns == [1, 2, 3, 5]


def test_keyboard_moves_in_the_grid(dialog: BadgesDialog, ada: Person) -> None:
    dialog.grid.setFocus()
    ada.press(dialog.grid, Qt.Key.Key_Home)
    assert dialog.grid.currentIndex().row() == 0
    ada.press(dialog.grid, Qt.Key.Key_Right)
    assert dialog.grid.currentIndex().row() == 1
    ada.press(dialog.grid, Qt.Key.Key_Down)
    assert dialog.grid.currentIndex().row() == 4
    ada.press(dialog.grid, Qt.Key.Key_Up)
    ada.press(dialog.grid, Qt.Key.Key_Left)
    assert dialog.grid.currentIndex().row() == 0


def test_keyboard_ring_is_painted(dialog: BadgesDialog, ada: Person, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog.grid.setFocus()
    qtbot.waitUntil(dialog.grid.hasFocus)
    ada.press(dialog.grid, Qt.Key.Key_Home)
    image, area = _card(dialog, 0)
    assert theme.colors().accent in _colors(image, QRect(area.left(), area.center().y(), 4, 2))


def test_it_updates_while_open(dialog: BadgesDialog, two: MainWindow, ada: Person) -> None:
    project = two.project
    assert project is not None
    user_id = two.workspace.user.id
    ada.store(lambda: create_action(user_id, project.id, "Send mail"))
    assert dialog.summary.text() == "Earned Badges: 3 / 5"
    assert rows(dialog.grid)[2] == "First Action Created"
    assert str(dialog.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)).startswith(
        "First Action Created, earned on "
    )


def test_first_badge_through_the_window(window: MainWindow, ada: Person) -> None:
    window.show_badges.trigger()
    dialog = opened(BadgesDialog)
    assert dialog.summary.text() == "Earned Badges: 0 / 5"
    window.new_project.trigger()
    form = opened(NewProject)
    ada.type(form.form.fields["name"].widget, "Shop")
    ada.click(form, "Create")
    assert dialog.summary.text() == "Earned Badges: 1 / 5"


def test_count_and_grid_are_of_one_snapshot(dialog: BadgesDialog, two: MainWindow) -> None:
    earned = sum(badge.earned_at is not None for badge in dialog.model.rows)
    assert dialog.summary.text() == f"Earned Badges: {earned} / {len(dialog.model.rows)}"
    assert two.profile.badges.count.text() == f"{earned} / {len(dialog.model.rows)}"


def test_language_while_open(dialog: BadgesDialog) -> None:
    translation.install("de")
    flush()
    assert dialog.windowTitle() == "Abzeichen"
    assert "2 / 5" in dialog.summary.text()
    assert dialog.grid.accessibleName() == "Abzeichen"


def test_opening_twice_shows_one(two: MainWindow, ada: Person) -> None:
    two.open_badges()
    first = opened(BadgesDialog)
    two.open_badges()
    assert opened(BadgesDialog) is first
    ada.press(first, Qt.Key.Key_Escape)
    assert not is_open(BadgesDialog)
    two.open_badges()
    assert opened(BadgesDialog).isVisible()


def test_button(two: MainWindow, ada: Person) -> None:
    button = two.profile.badges
    assert button.count.text() == "2 / 5"
    assert button.accessibleName() == "Badges: 2 of 5 earned"
    button.click()
    assert opened(BadgesDialog).summary.text() == "Earned Badges: 2 / 5"


def test_button_before_the_first_badge(qtbot: QtBot) -> None:
    button = BadgesButton()
    qtbot.addWidget(button)
    button.show_badges(())
    assert button.count.text() == "0 / 5"


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> int:
    """As many badges as nobody has thought of yet."""
    known = get_all_badge_definitions()
    more = tuple(
        BadgeDefinition(f"more{at}", known[at % 5].icon, f"More {at}", "Well done.", "Do it.")
        for at in range(195)
    )
    monkeypatch.setattr(badges, "get_all_badge_definitions", lambda: known + more)
    return 200


def test_two_hundred_badges(many: int, window: MainWindow, ada: Person) -> None:
    user = window.workspace.user
    ada.store(lambda: create_project(user.id, "Shop"))
    window.open_badges()
    dialog = opened(BadgesDialog)
    assert dialog.summary.text() == "Earned Badges: 1 / 200"
    dialog.grid.scrollToBottom()
    last = dialog.grid.visualRect(dialog.model.index(many - 1, 0))
    assert dialog.grid.viewport().rect().contains(last.center())
    assert dialog.grid.indexAt(last.center()).row() == many - 1
    dialog.grab()
    dialog.grid.setFocus()
    ada.press(dialog.grid, Qt.Key.Key_End)
    ada.press(dialog.grid, Qt.Key.Key_Home)
    assert dialog.grid.indexAt(QPoint(60, 60)).row() == 0


def test_user_knows_them_in_the_same_order(two: MainWindow, ada: Person) -> None:
    user = two.workspace.user
    stored = ada.store(lambda: [badge.name for badge in User(id=user.id).badges])
    assert stored == [BadgeName.PROJECT_CREATED, BadgeName.FIRST_DATA_TYPE_CREATED]
