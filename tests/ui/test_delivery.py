"""Delivery: each notification is shown once, whoever shows it and whatever happens in between."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.badges import BadgeName, check_badge
from desktop_app.models import Notification, close_database, open_database
from desktop_app.models.tables import database
from desktop_app.operations import create_project, notification
from desktop_app.ui.badges import BadgesDialog
from desktop_app.ui.delivery import Delivery
from desktop_app.ui.notifications import Message
from desktop_app.ui.settings import Settings
from desktop_app.ui.toast import Toast, Toasts
from desktop_app.ui.tray import Tray
from desktop_app.ui.window import MainWindow
from desktop_app.ui.workspace import Workspace
from tests.ui.support import EMAIL, Person, WatchedTasks, ask, button, flush, labels, opened, rows

PROJECT = "New badge: Project Created"


class FakeTray(Tray):
    """Shows messages, or does not."""

    def __init__(self) -> None:
        super().__init__(quiet=False)
        self.works = True
        self.shown: list[str] = []

    def show_message(self, shown: Message, target: str, failed: Callable[[], None]) -> None:
        if self.works:
            self.shown.append(shown.title)
        else:
            failed()


class Place:
    """A window that delivers what its workspace announces."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self.tray = FakeTray()
        self.window = window
        self.targets: list[str] = []
        self._toasts = Toasts(window)
        self._delivery = Delivery(workspace, self.tray, self._toasts, self.targets.append)

    @property
    def toasts(self) -> list[str]:
        flush()
        return [labels(toast)[0] for toast in self.window.findChildren(Toast)]

    def end(self) -> None:
        self.tray.stop()
        self._delivery.deleteLater()


@pytest.fixture
def place(window: MainWindow) -> Iterator[Place]:
    made = Place(window.workspace, window)
    yield made
    made.end()


def create(ada: Person, workspace: Workspace, name: str = "Shop") -> None:
    user_id = workspace.user.id
    ada.store(lambda: create_project(user_id, name))


def delivered(ada: Person) -> list[bool]:
    return ada.store(lambda: [row.delivered_at is not None for row in Notification.select()])


def test_shown_once_in_the_tray(place: Place, window: MainWindow, ada: Person) -> None:
    create(ada, window.workspace)
    assert place.tray.shown == [PROJECT]
    assert delivered(ada) == [True]
    create(ada, window.workspace, "Second")
    window.workspace.refresh()
    ada.wait()
    assert place.tray.shown == [PROJECT]
    assert place.toasts == []


def test_toast_where_the_tray_does_not_show(place: Place, window: MainWindow, ada: Person) -> None:
    place.tray.works = False
    create(ada, window.workspace)
    assert place.toasts == [PROJECT]
    assert place.tray.shown == []
    assert delivered(ada) == [True]


def test_click_on_a_toast_goes_to_the_target(
    place: Place, window: MainWindow, ada: Person, qtbot: QtBot
) -> None:
    place.tray.works = False
    create(ada, window.workspace)
    (toast,) = window.findChildren(Toast)
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    assert place.targets == ["badges"]


def test_do_not_disturb(place: Place, window: MainWindow, ada: Person) -> None:
    window.workspace.settings.do_not_disturb = True
    create(ada, window.workspace)
    assert (place.tray.shown, place.toasts) == ([], [])
    assert window.view.bell.accessibleName() == "Notifications, 1 unread"
    assert window.profile.badges.count.text() == "1 / 5"
    window.workspace.settings.do_not_disturb = False
    window.workspace.refresh()
    ada.wait()
    assert place.tray.shown == []  # what was missed is behind the bell
    window.open_notifications()
    ada.wait()
    assert rows(window.centre.view)[0].startswith("Unread: " + PROJECT)
    window.centre.hide()


def test_savepoint_rolled_back_in_a_transaction(
    place: Place, window: MainWindow, ada: Person
) -> None:
    user_id = window.workspace.user.id

    def work() -> None:
        with database.atomic():
            create_project(user_id, "Shop")
            with database.atomic() as savepoint:
                assert check_badge(BadgeName.FIRST_ACTION_CREATED, user_id)
                savepoint.rollback()

    ada.store(work)
    assert place.tray.shown == [PROJECT]
    assert window.view.bell.accessibleName() == "Notifications, 1 unread"


def test_delivered_after_a_crash(
    workspace: Workspace, host: QWidget, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(ada, workspace)
    ada.store(lambda: notification.claim_notifications(workspace.user.id))  # then it crashed
    monkeypatch.setattr(notification, "CLAIM_MS", 0)
    place = Place(workspace, host)
    workspace.start()
    ada.wait()
    assert place.tray.shown == [PROJECT]
    assert delivered(ada) == [True]
    place.end()


def test_waits_for_whoever_claimed_it(workspace: Workspace, host: QWidget, ada: Person) -> None:
    create(ada, workspace)
    ada.store(lambda: notification.claim_notifications(workspace.user.id))
    place = Place(workspace, host)
    workspace.start()
    ada.wait()
    assert place.tray.shown == []
    place.end()


@pytest.fixture
def second(
    qtbot: QtBot, workspace: Workspace, settings: Settings, sqlite_url: str
) -> Iterator[tuple[Workspace, Person]]:
    """The same user in another window, on a thread and connection of its own."""
    tasks = WatchedTasks()
    ask(qtbot, tasks, lambda: open_database(sqlite_url))
    other = Workspace(tasks, settings, sqlite_url)
    with qtbot.waitCallback() as known:
        other.sign_in(EMAIL, known)
    yield other, Person(qtbot, tasks)
    other.stop()
    tasks.stop(close_database)


def test_two_windows_show_it_once_in_total(
    workspace: Workspace, second: tuple[Workspace, Person], host: QWidget, ada: Person
) -> None:
    other, colleague = second
    places = [Place(workspace, host), Place(other, host)]
    workspace.start()
    other.start()
    create(ada, workspace)
    for each in (workspace, other, workspace, other):
        each.refresh()
        ada.wait()
        colleague.wait()
    assert [title for place in places for title in place.tray.shown] == [PROJECT]
    assert other.snapshot is not None
    assert other.snapshot.unread == 1  # the bell counts everywhere
    for place in places:
        place.end()


def test_whole_way_to_the_dialog(window: MainWindow, ada: Person, qtbot: QtBot) -> None:
    """Without a tray, as offscreen: award, toast, click, Badges dialog."""
    tray = Tray(quiet=False)
    delivery = Delivery(window.workspace, tray, Toasts(window), window.show_target)
    create(ada, window.workspace)
    (toast,) = window.findChildren(Toast)
    assert labels(toast) == [PROJECT, "You created your first project."]
    assert button(toast, "Close")
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    assert opened(BadgesDialog).summary.text() == "Earned Badges: 1 / 5"
    tray.stop()
    delivery.deleteLater()
