"""The workspace: who is at work, what others change, and what is announced."""

from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import models, operations
from desktop_app.errors import StorageError
from desktop_app.models.rows import NotificationRow
from desktop_app.ui import workspace as workspace_module
from desktop_app.ui.settings import Settings
from desktop_app.ui.window import MainWindow
from desktop_app.ui.workspace import Workspace
from tests.support import ExpectedLog, in_processes, in_thread
from tests.ui.support import LONG_MS, Person, WatchedTasks, busy, rows

Look = Callable[[Workspace], None]


@pytest.fixture
def started(ada: Person, workspace: Workspace) -> Workspace:
    """Ada's workspace, which keeps up with the database."""
    workspace.start()
    ada.wait()
    return workspace


@pytest.fixture
def look(ada: Person) -> Look:
    """Lets the time come at which a workspace looks for changes."""

    def looks(workspace: Workspace) -> None:
        workspace._timer.timeout.emit()
        ada.wait()

    return looks


def elsewhere(user_id: int, name: str) -> int:
    """Create a project on another connection, as another program would."""
    return in_thread(lambda: operations.create_project(user_id, name).id)


def names(workspace: Workspace) -> list[str]:
    assert workspace.snapshot is not None
    return [row.name for row in workspace.snapshot.projects]


# Who is at work


def test_new_database_knows_nobody(qtbot: QtBot, new_workspace: Workspace) -> None:
    with qtbot.waitCallback() as known, qtbot.assertNotEmitted(new_workspace.updated):
        new_workspace.open(known)
    known.assert_called_with(False)
    assert new_workspace.snapshot is None


def test_user_is_found_however_the_address_is_spelled(qtbot: QtBot, workspace: Workspace) -> None:
    with qtbot.waitCallback() as known:
        workspace.sign_in(" ADA@example.com", known)
    known.assert_called_with(True)
    assert workspace.user.name == "Ada"


def test_next_start_knows_the_user(qtbot: QtBot, tasks: WatchedTasks, workspace: Workspace) -> None:
    again = Workspace(tasks, workspace.settings, workspace.url)
    with qtbot.waitCallback() as known:
        again.open(known)
    known.assert_called_with(True)
    assert again.user == workspace.user


def test_changed_address_is_remembered(ada: Person, started: Workspace, settings: Settings) -> None:
    user_id = started.user.id
    started.rename_self("ada@lovelace.org")
    ada.store(lambda: operations.update_user(user_id, "Ada", "ada@lovelace.org", None))
    assert started.user.email == "ada@lovelace.org"
    assert settings.email(started.url) == "ada@lovelace.org"


def test_another_database_has_another_user(workspace: Workspace, settings: Settings) -> None:
    settings.set_email("other.db", "ben@example.com")
    workspace.use("other.db")
    assert workspace.url == "other.db"
    assert workspace._email == "ben@example.com"


# Changes


def test_own_change_is_shown(ada: Person, started: Workspace) -> None:
    user_id = started.user.id
    ada.store(lambda: operations.create_project(user_id, "Shop"))
    assert names(started) == ["Shop"]
    assert started.snapshot is not None
    assert [badge.name for badge in started.snapshot.earned] == ["projectCreated"]
    assert started.snapshot.unread == 1


def test_nothing_new_is_not_told(qtbot: QtBot, ada: Person, started: Workspace, look: Look) -> None:
    with qtbot.assertNotEmitted(started.updated), qtbot.assertNotEmitted(started.stale):
        look(started)
        look(started)
    with qtbot.assertNotEmitted(started.updated):
        started.refresh()
        ada.wait()


def test_change_from_elsewhere_is_shown_at_the_next_look(
    qtbot: QtBot, started: Workspace, look: Look
) -> None:
    elsewhere(started.user.id, "Shop")
    assert names(started) == []
    with qtbot.waitSignals([started.updated, started.stale]):
        look(started)
    assert names(started) == ["Shop"]


def test_change_before_the_first_look_is_shown(
    workspace: Workspace, ada: Person, look: Look
) -> None:
    """Between reading the first snapshot and starting to look, a colleague was at work."""
    elsewhere(workspace.user.id, "Shop")
    workspace.start()
    ada.wait()
    assert names(workspace) == ["Shop"]


def test_looks_by_itself(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, ada: Person, workspace: Workspace
) -> None:
    monkeypatch.setattr(workspace_module, "POLL_MS", 1)
    quick = Workspace(workspace.tasks, workspace.settings, workspace.url)
    with qtbot.waitCallback() as known:
        quick.open(known)
    quick.start()
    ada.wait()
    with qtbot.waitSignal(quick.updated, timeout=LONG_MS):
        elsewhere(quick.user.id, "Shop")
    quick.stop()
    assert not quick._timer.isActive()
    assert names(quick) == ["Shop"]


def test_looks_do_not_pile_up(ada: Person, tasks: WatchedTasks, started: Workspace) -> None:
    with busy(tasks):
        asked = tasks.asked
        for _ in range(10):
            started._timer.timeout.emit()
        assert tasks.asked == asked + 1
    ada.wait()


def test_nobody_looks_before_there_is_a_user(tasks: WatchedTasks, new_workspace: Workspace) -> None:
    asked = tasks.asked
    new_workspace._timer.timeout.emit()
    assert tasks.asked == asked


def test_projects_are_in_order(ada: Person, started: Workspace) -> None:
    user_id = started.user.id
    for name in ("Part 10", "Zoo", "Part 2"):
        ada.store(partial(operations.create_project, user_id, name))
    assert names(started) == ["Part 2", "Part 10", "Zoo"]


# Announcing


def announced(started: Workspace) -> list[list[str]]:
    """What is announced from now on: the badges, for each time."""
    heard: list[list[str]] = []

    def hear(found: list[NotificationRow]) -> None:
        heard.append([row.parameters["badge"] for row in found])

    started.announced.connect(hear)
    return heard


def test_badge_is_announced_once(ada: Person, started: Workspace, look: Look) -> None:
    heard, user_id = announced(started), started.user.id
    ada.store(lambda: operations.create_project(user_id, "Shop"))
    look(started)
    assert heard == [["projectCreated"]]


def test_badge_earned_elsewhere_is_announced_here(started: Workspace, look: Look) -> None:
    heard = announced(started)
    assert in_processes(1, started.url, "award", "projectCreated", [started.user.id]) == [[True]]
    look(started)
    assert heard == [["projectCreated"]]
    assert started.snapshot is not None
    assert started.snapshot.unread == 1


# A database that does not answer


@pytest.mark.parametrize("by_itself", [True, False])
def test_failed_look_is_logged_and_tried_again(
    monkeypatch: pytest.MonkeyPatch,
    ada: Person,
    started: Workspace,
    look: Look,
    expected_log: ExpectedLog,
    by_itself: bool,
) -> None:
    def refuse(*_: object) -> None:
        raise StorageError("Gone.")

    with monkeypatch.context() as broken:
        broken.setattr(models.queries, "change_token" if by_itself else "find_user", refuse)
        if by_itself:
            look(started)
        else:
            started.refresh()
            ada.wait()
    expected_log.take("could not look for changes: Gone.")
    elsewhere(started.user.id, "Shop")
    look(started)
    assert names(started) == ["Shop"]


# In the window


def test_colleagues_project_appears_in_the_window(
    ada: Person, shop: MainWindow, look: Look
) -> None:
    elsewhere(shop.workspace.user.id, "Zoo")
    look(shop.workspace)
    assert rows(shop.sidebar.view) == ["Shop", "Zoo"]
    assert shop.view.title.text() == "Shop"
