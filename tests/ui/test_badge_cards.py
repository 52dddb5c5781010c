"""Badge cards beyond earned and locked: evidence, counts, who else has it, withdrawn."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.badges import BadgeDefinition, BadgeName, EarnedBadge, Rule, definitions
from desktop_app.models.rows import Evidence, Fact, Kind, Origin, Withdrawal
from desktop_app.models.tables import Member
from desktop_app.operations import (
    create_data_type,
    create_project,
    create_user,
    delete,
    return_badge,
    withdraw_badge,
)
from desktop_app.ui import theme
from desktop_app.ui.badges import BadgeModel, BadgesDialog, badge_rows, cut
from desktop_app.ui.nouns import Page
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, flush, opened, tip

NOVEMBER = 1_795_348_800_000
DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
EARNED = EarnedBadge(
    BadgeName.PROJECT_CREATED, NOVEMBER, evidence=Evidence(Fact.PROJECT, 7, "<b>Shop</b>", 7)
)


def said(badge: EarnedBadge, role: Qt.ItemDataRole = DESCRIPTION) -> str:
    """What a screen reader says of the first card."""
    model = BadgeModel()
    model.set_rows(badge_rows((badge,)))
    return str(model.index(0).data(role))


@pytest.fixture
def dialog(shop: MainWindow) -> BadgesDialog:
    shop.show_badges.trigger()
    return opened(BadgesDialog)


def index_of(dialog: BadgesDialog, name: str) -> QModelIndex:
    names = [row.definition.name for row in dialog.model.rows]
    return dialog.model.index(names.index(BadgeName(name)))


def click_evidence(qtbot: QtBot, dialog: BadgesDialog, index: QModelIndex) -> None:
    """Click where the card says what earned it: the line in the accent's colour."""
    cell = dialog.grid.visualRect(index)
    image: QImage = dialog.grid.viewport().grab(cell).toImage()
    accent = QColor(theme.colors().accent)
    rows = [
        y
        for y in range(image.height() // 2, image.height() - 16)
        if any(_near(image.pixelColor(x, y), accent) for x in range(20, image.width() - 30))
    ]
    at = cell.topLeft() + QPoint(cell.width() // 2, rows[len(rows) // 2])
    qtbot.mouseClick(dialog.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)


def _near(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) + abs(one.blue() - other.blue()) < 40


def test_evidence_is_told_as_it_is_called() -> None:
    assert said(EARNED) == "You created your first project. For the project “<b>Shop</b>”"
    shown = said(EARNED, Qt.ItemDataRole.ToolTipRole)
    assert tip(shown).endswith("For the project “<b>Shop</b>”")


@pytest.mark.parametrize(
    ("origin", "verified", "words"),
    [
        (Origin.LIVE, True, ""),
        (Origin.BACKFILL, True, "Added afterwards."),
        (Origin.IMPORT, True, "Imported."),
        (Origin.IMPORT, False, "Imported, not verified."),
    ],
)
def test_origin(origin: Origin, verified: bool, words: str) -> None:
    badge = replace(EARNED, origin=origin, verified=verified, evidence=None)
    assert said(badge) == f"You created your first project. {words}".strip()


def test_withdrawn() -> None:
    model = BadgeModel()
    gone = Withdrawal(BadgeName.PROJECT_CREATED, "Grace", NOVEMBER, "an error")
    model.set_rows(badge_rows((), (gone,)))
    assert model.index(0).data(SPOKEN) == "Project Created, withdrawn"
    reason = "Withdrawn by Grace on 22 November 2026: an error"
    assert model.index(0).data(DESCRIPTION) == reason


def test_click_goes_to_what_earned_it(
    qtbot: QtBot, ada: Person, shop: MainWindow, dialog: BadgesDialog
) -> None:
    assert shop.project is not None
    user_id, project_id = shop.workspace.user.id, shop.project.id
    made = ada.store(lambda: create_data_type(user_id, project_id, "Contact"))
    ada.store(lambda: create_project(user_id, "Another"))
    click_evidence(qtbot, dialog, index_of(dialog, "firstDataTypeCreated"))
    ada.wait()
    assert shop.view.pages.currentWidget() is shop.view.lists[Page.DATA_TYPES]
    assert shop.view.lists[Page.DATA_TYPES].selected().id == made.id


def test_enter_goes_there_too(qtbot: QtBot, shop: MainWindow, dialog: BadgesDialog) -> None:
    shop.view.show_page(Page.ACTIONS)
    dialog.grid.setCurrentIndex(index_of(dialog, "projectCreated"))
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert shop.view.pages.currentWidget() is shop.view.overview


def test_what_is_gone_cannot_be_opened(
    qtbot: QtBot, ada: Person, shop: MainWindow, dialog: BadgesDialog
) -> None:
    assert shop.project is not None
    user_id, project_id = shop.workspace.user.id, shop.project.id
    made = ada.store(lambda: create_data_type(user_id, project_id, "Contact"))
    ada.store(lambda: delete(user_id, Kind.DATA_TYPE, made.id))
    index = index_of(dialog, "firstDataTypeCreated")
    with qtbot.assertNotEmitted(dialog.grid.evidence_wanted):
        dialog.grid.open_evidence(index)
    assert str(index.data(DESCRIPTION)).endswith("For the data type “Contact”")


def test_withdrawn_and_given_back_while_open(
    ada: Person, shop: MainWindow, dialog: BadgesDialog
) -> None:
    user_id = shop.workspace.user.id
    name = BadgeName.PROJECT_CREATED
    ada.store(lambda: withdraw_badge(user_id, user_id, name, "an error"))
    assert dialog.summary.text() == "Earned Badges: 0 / 5"
    assert index_of(dialog, name).data(SPOKEN) == "Project Created, withdrawn"
    ada.store(lambda: return_badge(user_id, user_id, name))
    assert dialog.summary.text() == "Earned Badges: 1 / 5"


def test_members_who_have_it(ada: Person, shop: MainWindow, dialog: BadgesDialog) -> None:
    assert shop.project is not None
    project_id = shop.project.id

    def join(count: int) -> None:
        for number in range(count):
            user = create_user("Member", f"{number}@{count}.example.com")
            Member.create(project=project_id, user=user, role="editor")

    ada.store(lambda: join(2))
    index = index_of(dialog, "projectCreated")
    assert "members have this" not in str(index.data(DESCRIPTION))
    ada.store(lambda: join(1))
    assert str(index.data(DESCRIPTION)).endswith("1 of 4 members has this")


def test_hide_from_others(ada: Person, shop: MainWindow, dialog: BadgesDialog) -> None:
    assert dialog.shown_to_others.isChecked()
    ada.click(dialog, dialog.shown_to_others.text())
    ada.wait()
    assert shop.workspace.user.badges_hidden
    assert not dialog.shown_to_others.isChecked()


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> str:
    """A catalogue with a badge for three projects."""
    name = "threeProjects"
    badge = BadgeDefinition(
        name,
        "badge-project-created",
        "Three Projects",
        "You created three projects.",
        "Create three projects.",
        Rule(Fact.PROJECT, 3),
    )
    known = {**definitions._DEFINITIONS, name: badge}
    monkeypatch.setattr(definitions, "_DEFINITIONS", known)
    return name


def test_a_count_from_the_first_to_the_last(
    counting: str, ada: Person, shop: MainWindow, dialog: BadgesDialog
) -> None:
    def row() -> int:
        return [r.definition.name for r in dialog.model.rows].index(counting)

    user_id = shop.workspace.user.id
    ada.store(lambda: create_project(user_id, "Second"))
    assert (dialog.model.rows[row()].done, dialog.model.rows[row()].wanted) == (2, 3)
    assert dialog.model.index(row()).data(SPOKEN) == "Three Projects, locked"
    assert str(dialog.model.index(row()).data(DESCRIPTION)).endswith("2 / 3")
    dialog.grid.grab()
    ada.store(lambda: create_project(user_id, "Third"))
    assert dialog.model.rows[row()].earned_at is not None
    assert dialog.summary.text() == "Earned Badges: 2 / 6"
    flush()


def test_long_words_are_cut(qapp: QApplication) -> None:
    """A reason may be longer than a card has room for; the tool tip has all of it."""
    metrics = QFontMetrics(theme.font())
    room = QSize(180, 3 * metrics.lineSpacing())
    reason = "This was awarded in error, " * 8
    shown = cut(reason.replace("error, ", "error,\n"), metrics, room)
    assert shown.endswith(" …")
    assert reason.startswith(shown.removesuffix(" …"))
    box = metrics.boundingRect(QRect(0, 0, 180, 0), Qt.TextFlag.TextWordWrap, shown)
    assert 2 * metrics.lineSpacing() < box.height() <= room.height()
    assert cut("Short.", metrics, room) == "Short."
