"""What the tests of windows share: watched tasks, waiting without sleeping, finding what is shown."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import PlatformError
from desktop_app.ui.tasks import Tasks

Result = TypeVar("Result")
Widget = TypeVar("Widget", bound=QWidget)

EMAIL = "ada@example.com"
LONG_MS = 20_000
"""How long a test waits for what must come; it is there as soon as it has come."""

NASTY_NAMES = (
    "<b>bold</b>",
    "R&D & more",
    "\"double\" 'single'",
    "🚀 rockets 👩‍🚀",
    "مشروع عربي",
    "{project} %1 %n \\n",
)
"""What a user may call something, and must see as it is."""


class WatchedTasks(Tasks):
    """Counts what it is asked, so that a test can tell when nothing follows any more."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def run(
        self,
        owner: QObject,
        function: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[PlatformError], None] | None = None,
    ) -> None:
        self.asked += 1
        super().run(owner, function, then, failed)

    def write(
        self,
        owner: QObject,
        function: Callable[[], Result],
        then: Callable[[Result], None] = lambda _result: None,
        failed: Callable[[PlatformError], None] | None = None,
    ) -> None:
        self.asked += 1
        super().write(owner, function, then, failed)


def ask(qtbot: QtBot, tasks: Tasks, function: Callable[[], Result]) -> Result:
    """What ``function`` returns on the database thread; all that was asked before has arrived."""
    with qtbot.waitCallback(timeout=LONG_MS) as answered:
        tasks.run(tasks, function, answered)
    assert answered.args is not None
    return cast(Result, answered.args[0])


def wait_idle(qtbot: QtBot, tasks: WatchedTasks) -> None:
    """Wait until the database thread has done all it was asked, and all that this led to."""
    asked = -1
    while tasks.asked != asked:
        asked = tasks.asked + 1
        ask(qtbot, tasks, lambda: None)
    flush()


def flush() -> None:
    """Let Qt do what it has put off, deleting widgets included."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def opened(kind: type[Widget]) -> Widget:
    """The one visible window of this kind."""
    (found,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
    return found


def is_open(kind: type[QWidget]) -> bool:
    """Whether a window of this kind is visible."""
    return any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets())


def button(parent: QWidget, text: str) -> QAbstractButton:
    """The one visible button under ``parent`` that says ``text``."""
    buttons = [b for b in parent.findChildren(QAbstractButton) if b.isVisible()]
    found = [b for b in buttons if text in (b.text(), b.accessibleName())]
    assert len(found) == 1, (text, [b.text() or b.accessibleName() for b in buttons])
    return found[0]


def click(qtbot: QtBot, parent: QWidget, text: str) -> None:
    """Click the button that says ``text``."""
    qtbot.mouseClick(button(parent, text), Qt.MouseButton.LeftButton)


@contextmanager
def locked(url: str) -> Iterator[None]:
    """As long as another program holds the SQLite file for itself."""
    with closing(sqlite3.connect(url, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")
