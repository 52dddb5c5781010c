"""Undo and redo: what was changed, and how to put it back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ..errors import PlatformError
from .tasks import Tasks

Operation = Callable[[], object]
Failed = Callable[[PlatformError], None]


def _nothing(_result: object) -> None:
    pass


class History(QObject):
    """A QUndoStack whose commands write on the database thread, one at a time."""

    changed = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.tasks = tasks
        self.stack = QUndoStack(self)
        self._busy = False
        self.stack.indexChanged.connect(self.changed)

    @property
    def can_undo(self) -> bool:
        return self.stack.canUndo() and not self._busy

    @property
    def can_redo(self) -> bool:
        return self.stack.canRedo() and not self._busy

    def do(
        self,
        text: str,
        redo: Operation,
        undo: Operation,
        then: Callable[[object], None] = _nothing,
        failed: Failed | None = None,
    ) -> None:
        """Write now with ``redo``; once that has succeeded it can be undone, under ``text``."""

        def done(result: object) -> None:
            self.push(text, redo, undo)
            then(result)

        self.tasks.write(self, redo, done, failed)

    def push(self, text: str, redo: Operation, undo: Operation) -> None:
        """What has been written already can be undone from now on, under ``text``."""
        self.stack.push(_Change(self, text, redo, undo))

    def write(self, operation: Operation, back: Operation) -> None:
        """Undo or redo; where the database refuses, the stack goes ``back`` to where it was."""

        def failed(error: PlatformError) -> None:
            back()
            self._set_busy(busy=False)
            self.tasks.problem.emit(error, None)

        self._set_busy(busy=True)
        self.tasks.write(self, operation, lambda _: self._set_busy(busy=False), failed)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()


class _Change(QUndoCommand):
    def __init__(self, history: History, text: str, redo: Operation, undo: Operation) -> None:
        super().__init__(text)
        self._history = history
        self._redo, self._undo = redo, undo
        self._silent = True  # pushing calls redo(), and that has been done

    def redo(self) -> None:
        self._write(self._redo, self._history.stack.undo)

    def undo(self) -> None:
        self._write(self._undo, self._history.stack.redo)

    def _write(self, operation: Operation, back: Operation) -> None:
        if self._silent:
            self._silent = False
            return

        def revert() -> None:
            self._silent = True
            back()

        self._history.write(operation, revert)
