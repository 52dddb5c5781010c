"""What the tests of windows share: waiting without sleeping, finding and using what is shown."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Event
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.errors import PlatformError
from desktop_app.ui.tasks import Tasks

Result = TypeVar("Result")
Widget = TypeVar("Widget", bound=QWidget)

EMAIL = "ada@example.com"
LONG_MS = 15_000
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

    def aside(
        self,
        owner: QObject,
        function: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[PlatformError], None] | None = None,
    ) -> None:
        self.asked += 1
        super().aside(owner, function, then, failed)


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
        if tasks._aside is not None:
            asked += 1
            with qtbot.waitCallback(timeout=LONG_MS) as answered:
                tasks.aside(tasks, lambda: None, answered)
        ask(qtbot, tasks, lambda: None)
    flush()


def flush() -> None:
    """Let Qt do what it has put off, deleting widgets included."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def opened(kind: type[Widget]) -> Widget:
    """The one visible window of this kind."""
    flush()
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
def busy(tasks: Tasks) -> Iterator[None]:
    """As long as the database thread does nothing else."""
    gate = Event()
    tasks.run(tasks, gate.wait, lambda _: None)
    try:
        yield
    finally:
        gate.set()


@contextmanager
def locked(url: str) -> Iterator[None]:
    """As long as another program holds the SQLite file for itself."""
    with closing(sqlite3.connect(url, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


class Person:
    """Who uses the windows: clicks, types, reads, and waits until nothing moves any more."""

    def __init__(self, qtbot: QtBot, tasks: WatchedTasks) -> None:
        self._qtbot, self._tasks = qtbot, tasks

    def wait(self) -> None:
        wait_idle(self._qtbot, self._tasks)

    def store(self, function: Callable[[], Result]) -> Result:
        """Write something behind the windows' back, in this process; then wait."""
        with self._qtbot.waitCallback(timeout=LONG_MS) as answered:
            self._tasks.write(self._tasks, function, answered)
        self.wait()
        assert answered.args is not None
        return cast(Result, answered.args[0])

    def click(self, parent: QWidget, text: str) -> None:
        """Click the button that says ``text``; then wait."""
        click(self._qtbot, parent, text)
        self.wait()

    def point(
        self,
        view: QAbstractItemView,
        text: str,
        mouse: Qt.MouseButton = Qt.MouseButton.LeftButton,
        *,
        double: bool = False,
    ) -> None:
        """Click the row that begins with ``text``."""
        at = view.visualRect(view.model().index(rows(view).index(text), 0)).center()
        self._qtbot.mouseClick(view.viewport(), mouse, pos=at)
        if double:
            self._qtbot.mouseDClick(view.viewport(), mouse, pos=at)

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key; then wait."""
        self._qtbot.keyClick(widget, key, modifier)
        self.wait()

    def type(self, widget: QWidget, text: str) -> None:
        """Type over what is selected."""
        widget.setFocus()
        self._qtbot.keyClicks(widget, text)

    def paste(self, widget: QWidget, text: str) -> None:
        """Paste over what is selected, as one does with what is hard to type."""
        QGuiApplication.clipboard().setText(text)
        self._qtbot.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def edit(self, view: QAbstractItemView, text: str) -> QLineEdit:
        """Begin to rename a row with F2."""
        self.point(view, text)
        self.press(view, Qt.Key.Key_F2)
        return editor(view)

    def rename(self, view: QAbstractItemView, old: str, new: str) -> None:
        """Rename a row in its place."""
        line = self.edit(view, old)
        self.paste(line, new)
        self.press(line, Qt.Key.Key_Return)


def rows(view: QAbstractItemView, column: int = 0) -> list[str]:
    """What a column of a list shows."""
    model = view.model()
    return [model.index(at, column).data() for at in range(model.rowCount())]


def editor(view: QAbstractItemView) -> QLineEdit:
    """The line in which a row is being renamed."""
    (line,) = view.viewport().findChildren(QLineEdit)
    return line


def labels(parent: QWidget) -> list[str]:
    """Every text that can be read under ``parent``."""
    found = parent.findChildren(QLabel)
    return [label.text() for label in found if label.isVisible() and label.text()]


def tip(text: str) -> str:
    """What a tool tip says once Qt has taken it for rich text."""
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()
