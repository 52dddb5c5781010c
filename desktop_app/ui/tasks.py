"""The one-thread database executor: the window asks, goes on, and is told on its own thread."""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ..errors import QT_TRANSLATE_NOOP, PlatformError

log = logging.getLogger(__name__)

SWITCH_S = 0.000_5  # Python's 5 ms, for which the window would wait for the database thread
PATIENCE_MS = 700  # work that takes longer than this is told of
BUG = QT_TRANSLATE_NOOP("errors", "This did not succeed: there is a mistake in the application.")

Result = TypeVar("Result")


class Tasks(QObject):
    """Runs functions one after another on the database thread."""

    changed = Signal()
    """Something of ours was committed: what is shown may be out of date."""
    problem = Signal(object, object)
    """A PlatformError that no one asked to handle, and a callable that tries again."""
    busy = Signal(bool)
    """The database has been at work for a while, or is not any more."""
    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(SWITCH_S)
        self._under_way = 0
        self._told_busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._tell_busy(busy=True))
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._aside: ThreadPoolExecutor | None = None
        # Queued also where a task is done before its callback is set, on this very thread: no
        # answer comes while the question is still being asked, or before an older one.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        function: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[PlatformError], None] | None = None,
    ) -> None:
        """Call ``function`` on the database thread, then ``then`` with its result on this one.

        Neither ``then`` nor ``failed`` is called once ``owner`` is gone. Without ``failed``, a
        PlatformError is announced by ``problem``. Other exceptions are bugs, and raised here, after
        ``failed`` has heard that there was one.
        """
        self._submit(self._executor, owner, function, then, failed)

    def write(
        self,
        owner: QObject,
        function: Callable[[], Result],
        then: Callable[[Result], None] = lambda _result: None,
        failed: Callable[[PlatformError], None] | None = None,
    ) -> None:
        """As ``run``, for what changes the database: ``changed`` follows, whoever is gone."""
        self._submit(self._executor, owner, function, then, failed, writes=True)

    def aside(
        self,
        owner: QObject,
        function: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[PlatformError], None] | None = None,
    ) -> None:
        """As ``run``, on a thread beside: for what may take long and needs no database."""
        if self._aside is None:
            self._aside = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._submit(self._aside, owner, function, then, failed)

    def stop(self, last: Callable[[], None]) -> None:
        """Finish what was asked for, run ``last`` on the database thread, and end it."""
        self._patience.stop()
        if self._aside is not None:
            self._aside.shutdown(wait=True)
        self._executor.submit(last)
        self._executor.shutdown(wait=True)

    def _submit(
        self,
        executor: ThreadPoolExecutor,
        owner: QObject,
        function: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[PlatformError], None] | None,
        *,
        writes: bool = False,
    ) -> None:
        def deliver(future: Future[Result]) -> None:
            self._count(-1)
            alive = shiboken6.isValid(owner)
            error = future.exception()
            if error is None:
                if alive:
                    then(future.result())
                if writes:
                    self.changed.emit()
            elif not isinstance(error, PlatformError):
                if alive and failed is not None:
                    failed(PlatformError(BUG))  # a form must not wait for ever
                raise error
            elif failed is None:
                again = (executor, owner, function, then, failed)
                self.problem.emit(error, lambda: self._submit(*again, writes=writes))
            elif alive:
                failed(error)

        self._count(1)
        future = executor.submit(function)
        future.add_done_callback(lambda done: self._finished.emit(lambda: deliver(done)))

    def _count(self, change: int) -> None:
        """So many more are under way; each answer begins the patience anew."""
        self._under_way += change
        self._patience.stop()
        if self._under_way:
            self._patience.start()
        self._tell_busy(busy=False)

    def _tell_busy(self, *, busy: bool) -> None:
        if busy != self._told_busy:
            self._told_busy = busy
            self.busy.emit(busy)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        call()
