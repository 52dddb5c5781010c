"""Notifications: their words, the bell, and the centre behind it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.badges import BadgeName
from desktop_app.models import Notification
from desktop_app.models.rows import NotificationRow
from desktop_app.operations import create_action, create_data_type
from desktop_app.ui import theme, translation
from desktop_app.ui.badges import BadgesDialog
from desktop_app.ui.notifications import Bell, Message, NotificationCentre, message, message_icon
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, button, flush, is_open, opened, rows, tip


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    translation.install("en")


@pytest.fixture
def two(ada: Person, shop: MainWindow) -> MainWindow:
    """The window of Ada, who has not read her two notifications."""
    project = shop.project
    assert project is not None
    user_id = shop.workspace.user.id
    ada.store(lambda: create_data_type(user_id, project.id, "Contacts"))
    return shop


@pytest.fixture
def centre(two: MainWindow, ada: Person) -> Iterator[NotificationCentre]:
    """The centre, opened with the bell."""
    two.view.bell.click()
    ada.wait()
    yield two.centre
    two.centre.hide()


def row(kind: str = "badgeEarned", **parameters: str) -> NotificationRow:
    return NotificationRow(1, kind, parameters, "badges", 0, None)


@pytest.mark.parametrize("name", list(BadgeName))
def test_words(name: BadgeName) -> None:
    shown = message(row(badge=name))
    assert shown.title.startswith("New badge: ")
    assert shown.text.startswith("You ")
    assert not message_icon(shown).pixmap(16, 16).isNull()


def test_words_of_one() -> None:
    assert message(row(badge="projectCreated")) == Message(
        "New badge: Project Created", "You created your first project.", "badge-project-created"
    )
    translation.install("de")
    shown = message(row(badge="projectCreated"))
    assert shown.title.startswith("Neues Abzeichen: ")
    assert shown.text != "You created your first project."


@pytest.mark.parametrize(
    "new", [row(badge="moonLanding"), row(), row("greeting", text="{hello} %1 <b>")]
)
def test_notification_of_a_newer_version(new: NotificationRow) -> None:
    shown = message(new)
    assert shown.title == "Something new"
    assert "Update" in shown.text
    assert not message_icon(shown).pixmap(16, 16).isNull()


def _accent(image: QImage) -> int:
    accent = QColor(theme.colors().accent).rgb()
    return sum(
        image.pixel(x, y) == accent for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        (0, "Notifications"),
        (1, "Notifications, 1 unread"),
        (7, "Notifications, 7 unread"),
        (1_000, "Notifications, 1000 unread"),
    ],
)
def test_bell(unread: int, said: str, qtbot: QtBot) -> None:
    bell = Bell()
    qtbot.addWidget(bell)
    bell.show()
    bell.show_unread(unread)
    assert bell.accessibleName() == bell.toolTip() == said
    assert (_accent(bell.grab().toImage()) > 20) == (unread > 0)


def test_large_count_is_cut(qtbot: QtBot) -> None:
    bell = Bell()
    qtbot.addWidget(bell)
    bell.show()
    pictures = []
    for unread in (99, 100, 5_000):
        bell.show_unread(unread)
        pictures.append(bell.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[1] == pictures[2]


def test_bell_counts_and_speaks(two: MainWindow) -> None:
    assert two.view.bell.accessibleName() == "Notifications, 2 unread"
    translation.install("de")
    flush()
    assert two.view.bell.accessibleName() == "Mitteilungen, 2 ungelesen"


def test_newest_first_and_unread_marked(centre: NotificationCentre) -> None:
    assert centre.isVisible()
    newest, oldest = rows(centre.view)
    assert newest.startswith("Unread: New badge: First Data Type Created, You created your first")
    assert oldest.startswith("Unread: New badge: Project Created, You created your first project.")
    assert oldest.endswith("just now")
    full = tip(centre.view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert full[-4:].strip()


def test_unread_dot_is_painted(centre: NotificationCentre, ada: Person) -> None:
    unread = centre.view.viewport().grab().toImage()
    ada.click(centre, "Mark all read")
    centre.view.clearFocus()
    assert _accent(unread) > _accent(centre.view.viewport().grab().toImage())


def test_mark_all_read(centre: NotificationCentre, two: MainWindow, ada: Person) -> None:
    ada.click(centre, "Mark all read")
    assert [text.startswith("New badge: ") for text in rows(centre.view)] == [True, True]
    assert not centre.read_all.isEnabled()
    assert two.view.bell.accessibleName() == "Notifications"


def test_click_reads_and_goes_to_the_target(
    centre: NotificationCentre, two: MainWindow, ada: Person
) -> None:
    ada.point(centre.view, rows(centre.view)[1])
    ada.wait()
    assert not centre.isVisible()
    assert opened(BadgesDialog)
    assert two.view.bell.accessibleName() == "Notifications, 1 unread"
    two.open_notifications()
    ada.wait()
    assert [text.startswith("Unread: ") for text in rows(centre.view)] == [True, False]


def test_keyboard(centre: NotificationCentre, two: MainWindow, ada: Person) -> None:
    assert centre.view.hasFocus()
    ada.press(centre.view, Qt.Key.Key_Down)
    ada.press(centre.view, Qt.Key.Key_Return)
    assert is_open(BadgesDialog)
    assert two.view.bell.accessibleName() == "Notifications, 1 unread"


def test_unknown_kind_is_shown_and_read(
    centre: NotificationCentre, two: MainWindow, ada: Person
) -> None:
    user_id = two.workspace.user.id
    ada.store(
        lambda: Notification.create(
            recipient=user_id, kind="greeting", parameters='{"a": "b"}', target="moon"
        )
    )
    ada.wait()
    centre.refresh()
    ada.wait()
    assert rows(centre.view)[0].startswith("Unread: Something new, Update Business Platform")
    ada.point(centre.view, rows(centre.view)[0])
    ada.wait()
    assert not is_open(BadgesDialog)  # we do not know the way to the moon
    assert two.view.bell.accessibleName() == "Notifications, 2 unread"


def test_stored_notifications_change_language(centre: NotificationCentre) -> None:
    translation.install("de")
    flush()
    assert all(text.startswith("Ungelesen: Neues Abzeichen: ") for text in rows(centre.view))
    assert button(centre, centre.read_all.text()).text() == "Alle als gelesen markieren"


def test_nothing_yet(window: MainWindow, ada: Person) -> None:
    window.show_notifications.trigger()
    ada.wait()
    shown = [label.text() for label in window.centre.findChildren(QLabel) if label.isVisible()]
    assert "Nothing yet. What you achieve is announced here." in shown
    assert not window.centre.read_all.isEnabled()
    assert not window.centre.view.isVisible()
    window.centre.hide()


def test_opens_inside_the_screen(centre: NotificationCentre) -> None:
    assert centre.screen().availableGeometry().contains(centre.geometry())


def test_follows_what_comes_while_open(
    centre: NotificationCentre, two: MainWindow, ada: Person
) -> None:
    user_id, project = two.workspace.user.id, two.project
    assert project is not None
    ada.store(lambda: create_action(user_id, project.id, "Send mail"))
    assert rows(centre.view)[0].startswith("Unread: New badge: First Action Created")


def test_before_there_is_a_user(new_window: MainWindow, ada: Person) -> None:
    new_window.centre.refresh()
    ada.wait()
    assert rows(new_window.centre.view) == []
