"""The one-thread database executor: the window asks, goes on, and is told on its own thread."""

import gc
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ..errors import QT_TRANSLATE_NOOP, PlatformError

log = logging.getLogger(__name__)

COLLECT_MS = 1_000
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
    _finished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._jobs: dict[int, _Job] = {}
        self._tickets = count()
        # Garbage may hold widgets, which must not die on the other thread: see _Job.
        gc.disable()
        self._collector = QTimer(self)
        self._collector.setInterval(COLLECT_MS)
        self._collector.timeout.connect(self._collect)
        self._collector.start()
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
        self._collector.stop()
        if self._aside is not None:
            self._aside.shutdown(wait=True)
        self._executor.submit(last)
        self._executor.shutdown(wait=True)
        gc.enable()

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
        self._begin(_Job(executor, owner, function, then, failed, writes))

    def _begin(self, job: "_Job") -> None:
        ticket = next(self._tickets)
        self._jobs[ticket] = job
        self._count(1)
        job.executor.submit(self._work, ticket)

    def _work(self, ticket: int) -> None:
        """On the other thread, which has let go of the job before this one hears of its end."""
        self._jobs[ticket].work()
        self._finished.emit(ticket)

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

    @Slot(int)
    def _deliver(self, ticket: int) -> None:
        job = self._jobs.pop(ticket)
        self._count(-1)
        alive, error = shiboken6.isValid(job.owner), job.error
        if error is None:
            if alive:
                job.then(job.result)
            if job.writes:
                self.changed.emit()
        elif not isinstance(error, PlatformError):
            if alive and job.failed is not None:
                job.failed(PlatformError(BUG))  # a form must not wait for ever
            raise error
        elif job.failed is None:
            self.problem.emit(error, lambda: self._begin(replace(job, result=None, error=None)))
        elif alive:
            job.failed(error)

    @staticmethod
    def _collect() -> None:
        """What Python does by itself, if not on this thread."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return


@dataclass(eq=False)
class _Job:
    """What was asked for, and what came of it.

    Only the window's thread keeps it. Where the other thread let go of it last, widgets in its
    functions would die there: Qt then waits for Python, while the window's thread, which has
    Python, waits for Qt.
    """

    executor: ThreadPoolExecutor
    owner: QObject
    function: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[PlatformError], None] | None
    writes: bool
    result: Any = None
    error: BaseException | None = None

    def work(self) -> None:
        """Call the function; what it raises waits to be delivered, too."""
        try:
            self.result = self.function()
        except BaseException as error:
            self.error = error
