"""What every test of a window stands on: dressed Qt, a workspace on a real file, no leaks."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QResource, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models import close_database, open_database
from desktop_app.operations import create_project, create_user
from desktop_app.paths import RESOURCES
from desktop_app.ui import theme, translation
from desktop_app.ui.settings import Settings
from desktop_app.ui.theme import Theme
from desktop_app.ui.window import MainWindow
from desktop_app.ui.workspace import Workspace
from tests.ui.support import EMAIL, Person, WatchedTasks, ask, flush, wait_idle


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application object, with our icons, in light, speaking English."""
    qapp.setQuitOnLastWindowClosed(False)
    assert QResource.registerResource(str(RESOURCES)), "run resources/compile.py"
    translation.install("en")
    theme.start(qapp, Theme.LIGHT)
    return qapp


@pytest.fixture(autouse=True)
def no_leaks(qapp: QApplication, threads_end: None) -> Iterator[None]:
    """Fails a test that leaves a window or a running timer behind."""
    before = QApplication.topLevelWidgets()
    yield
    flush()
    left = [window for window in QApplication.topLevelWidgets() if window not in before]
    assert left == []
    assert _running_timers() == []


def _running_timers() -> list[QTimer]:
    """Those that go on for ever; what QTimer.singleShot makes ends by itself."""
    timers = [item for item in gc.get_objects() if issubclass(type(item), QTimer)]
    alive = [timer for timer in timers if shiboken6.isValid(timer) and timer.parent() is None]
    return [timer for timer in alive if timer.isActive() and not timer.isSingleShot()]


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[WatchedTasks]:
    """The database thread; it closes its connection at the end, as the application's does."""
    made = WatchedTasks()
    yield made
    made.stop(close_database)
    flush()


@pytest.fixture
def host(qapp: QApplication) -> Iterator[QWidget]:
    """A window for what needs one."""
    made = QWidget()
    made.show()
    yield made
    made.close()
    made.deleteLater()
    flush()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """What is remembered between starts: nothing yet."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def new_workspace(
    qtbot: QtBot, tasks: WatchedTasks, settings: Settings, sqlite_url: str
) -> Iterator[Workspace]:
    """A workspace on a new SQLite file, opened on the database thread, which knows nobody."""
    ask(qtbot, tasks, lambda: open_database(sqlite_url))
    made = Workspace(tasks, settings, sqlite_url)
    yield made
    made.stop()


@pytest.fixture
def workspace(qtbot: QtBot, tasks: WatchedTasks, new_workspace: Workspace) -> Workspace:
    """The same, with Ada signed in."""
    ask(qtbot, tasks, lambda: create_user("Ada", EMAIL))
    with qtbot.waitCallback() as known:
        new_workspace.sign_in(EMAIL, known)
    known.assert_called_with(True)
    return new_workspace


@pytest.fixture
def new_window(qtbot: QtBot, tasks: WatchedTasks, new_workspace: Workspace) -> Iterator[MainWindow]:
    """The main window before it is shown; ``start`` it."""
    made = MainWindow(new_workspace, "en")
    made.resize(1240, 780)  # there is room for it on most screens, if not on Qt's offscreen one
    yield made
    new_workspace.stop()
    wait_idle(qtbot, tasks)
    made.close()
    made.deleteLater()
    flush()


@pytest.fixture
def window(
    qtbot: QtBot, tasks: WatchedTasks, workspace: Workspace, new_window: MainWindow
) -> MainWindow:
    """The main window of Ada, who has no project yet: shown, and up to date."""
    with qtbot.waitExposed(new_window):
        new_window.show()
    new_window.start(known=True)
    workspace.start()
    wait_idle(qtbot, tasks)
    return new_window


@pytest.fixture
def ada(qtbot: QtBot, tasks: WatchedTasks) -> Person:
    """Who sits in front of the window."""
    return Person(qtbot, tasks)


@pytest.fixture
def shop(ada: Person, window: MainWindow) -> MainWindow:
    """Ada's window with her first project open."""
    user_id = window.workspace.user.id
    ada.store(lambda: create_project(user_id, "Shop"))
    assert window.view.title.text() == "Shop"
    return window
