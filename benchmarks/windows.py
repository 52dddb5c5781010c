"""What a user waits for in the window: the badges dialog, and a long list of projects."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from benchmarks.engine import Figure

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QResource, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.models import close_database, open_database
from desktop_app.models.tables import Member, Project, database
from desktop_app.operations import create_project, create_user
from desktop_app.paths import RESOURCES
from desktop_app.ui import theme, translation
from desktop_app.ui.settings import Settings
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.theme import Theme
from desktop_app.ui.window import MainWindow
from desktop_app.ui.workspace import Workspace

ROUNDS = 9
PROJECTS = 10_000
EMAIL = "ada@example.com"


class Heartbeat(QObject):
    """Notes the longest time for which the window's thread answered nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.longest = 0.0
        self._clock.start()
        self._timer.start()

    def stop(self) -> float:
        """The longest silence since ``start``, in ms."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        self.longest = max(self.longest, self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


class PaintWatch(QObject):
    """Knows when a widget has been painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.painted = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted = True
        return super().eventFilter(watched, event)


def start_qt() -> QApplication:
    """The application object, with our icons, in light, speaking English."""
    app = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(app, QApplication)
    QResource.registerResource(str(RESOURCES))
    translation.install("en")
    theme.start(app, Theme.LIGHT)
    return app


def figures() -> list[Figure]:
    """The windows' figures; there is nothing beside which to measure them but the bar."""
    app = start_qt()
    with tempfile.TemporaryDirectory() as folder:
        return [_badges(app, Path(folder) / "few", 3), _projects(app, Path(folder) / "many")]


def _badges(app: QApplication, folder: Path, projects: int) -> Figure:
    """From the click on the trophy to the painted grid."""
    with Window(app, folder, projects) as window:
        taken = []
        for _ in range(ROUNDS):
            began = perf_counter_ns()
            window.profile.badges.click()
            dialog = window._badges
            assert dialog is not None
            watch = PaintWatch(dialog.grid.viewport())
            until(app, lambda watch=watch: watch.painted)  # type: ignore[misc]
            taken.append((perf_counter_ns() - began) / 1e6)
            dialog.close()
            until(app, lambda: window._badges is None)
        return Figure(
            "trophy to painted badges", median(taken), 50.0, median(taken) / 50, "ms", "≤ 1"
        )


def _projects(app: QApplication, folder: Path) -> Figure:
    """The longest step while 10,000 projects are read, shown and scrolled to the end."""
    heart = Heartbeat()
    with Window(app, folder, PROJECTS, heart.start) as window:
        bar = window.sidebar.view.verticalScrollBar()
        until(app, lambda: bar.maximum() > 0)
        for step in range(0, bar.maximum() + 1, max(1, bar.maximum() // 200)):
            bar.setValue(step)
            app.processEvents()
        bar.setValue(bar.maximum())
        app.processEvents()
        longest = heart.stop()
    what = f"longest step, {PROJECTS:,} projects opened and scrolled"
    return Figure(what, longest, 50.0, longest / 50, "ms", "≤ 1")


class Window:
    """The main window on a new database, shown and filled; taken down at the end."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        projects: int,
        before: Callable[[], None] = lambda: None,
    ) -> None:
        folder.mkdir()
        self._app, self._before = app, before
        self.url = str(folder / "platform.db")
        _fill(self.url, projects)
        self._settings = Settings(folder / "settings.ini")
        self._settings.set_email(self.url, EMAIL)

    def __enter__(self) -> MainWindow:
        self._tasks = Tasks()
        self._workspace = Workspace(self._tasks, self._settings, self.url)
        self._window = MainWindow(self._workspace, "en")
        self._window.show()
        self._app.processEvents()
        self._before()
        ready: list[bool] = []

        def start(known: bool) -> None:
            self._window.start(known=known)
            ready.append(known)

        self._tasks.run(
            self._window,
            lambda: open_database(self.url),
            lambda _: self._workspace.open(start),
        )
        until(self._app, lambda: ready)
        return self._window

    def __exit__(self, *_error: object) -> None:
        self._workspace.stop()
        self._window.close()
        self._tasks.stop(close_database)
        self._window.deleteLater()
        self._app.processEvents()


def _fill(url: str, projects: int) -> None:
    open_database(url)
    user = create_user("Ada Lovelace", EMAIL)
    create_project(user.id, "Project 0")
    with database.atomic():
        for number in range(1, projects):
            name = f"Project {number}"
            project = Project.create(owner=user, name=name, name_key=name.casefold())
            Member.create(project=project, user=user, role="owner")
    close_database()


def until(app: QApplication, condition: Callable[[], object]) -> None:
    while not condition():
        app.processEvents()
