"""What records cost in the window: to open, jump, sort, find and scroll among a million of them.

The reference of the first is a data type of 1,000 records; of those that ask something, plain
sqlite3 that runs the same statements; of scrolling, a frame. Memory is that of processes which do
the same with either type.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from benchmarks.engine import Figure
from benchmarks.records import (
    BAR,
    EMAIL,
    LARGE,
    SMALL,
    Pools,
    Sample,
    by_hand,
    cases,
    make_sample,
    opened,
)
from benchmarks.windows import Heartbeat, PaintWatch, start_qt, until
from desktop_app.models import close_database, open_database
from desktop_app.models.record_rows import Query
from desktop_app.ui.records.page import RecordsPage
from desktop_app.ui.records.table import RecordsTable
from desktop_app.ui.records.table_view import TableView
from desktop_app.ui.settings import Settings
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.window import MainWindow
from desktop_app.ui.workspace import Workspace

ROUNDS = 7
ROWS = 100_000
FRAME = 16.0
AT_TOP = QAbstractItemView.ScrollHint.PositionAtTop


def figures(large: Sample, small: Sample) -> Iterator[Figure]:
    """All figures of records in the window."""
    app = start_qt()
    times = [1000 * median(opening(app, sample)[1:]) for sample in (large, small)]
    bar = "≤ 2, ≤ 150 ms"
    what = "type opened to painted rows, 1,000,000 against 1,000"
    yield Figure(what, times[0], times[1], times[0] / times[1], "ms", bar)
    yield from answers(app, large)
    longest = scrolling(app, large)
    what = f"longest step, {ROWS:,} records scrolled"
    yield Figure(what, longest, FRAME, longest / FRAME, "ms", "≤ 1")
    taken = [memory(sample) for sample in (large, small)]
    what = "memory with 1,000,000 records open against 1,000"
    yield Figure(what, taken[0], taken[1], taken[0] / taken[1], "MB", "≤ 1.2")


@dataclass(frozen=True)
class Seat:
    """Somebody who sits in front of the window."""

    app: QApplication
    window: MainWindow
    type_id: int

    def open_type(self) -> RecordsTable:
        """Open the data type, until its first rows are painted."""
        self.window.view.open_type(self.type_id)
        until(self.app, lambda: _table(self.window.view.records) is not None)
        table = _table(self.window.view.records)
        assert table is not None
        self.see(table, lambda: table.records.row_total > 0)
        return table

    def see(self, table: RecordsTable, ready: Callable[[], object]) -> None:
        """Wait until something is so, and painted."""
        until(self.app, ready)
        watch = PaintWatch(table.viewport())
        table.viewport().update()
        until(self.app, lambda: watch.painted)
        table.viewport().removeEventFilter(watch)

    def settle(self, table: RecordsTable) -> int:
        """How many records there are, once the table has room for all."""
        bar, tall = table.verticalScrollBar(), table.rowHeight(0)

        def settled() -> bool:
            total = table.records.total
            return total is not None and bar.maximum() > (total - 50) * tall

        until(self.app, settled)
        return table.records.total or 0

    def ask(self, table: RecordsTable, query: Query) -> None:
        """Show what a query finds, until it is painted."""
        loaded: list[bool] = []

        def note() -> None:
            loaded.append(True)

        table.records.loaded.connect(note)
        table.records.show(query)
        self.see(table, lambda: loaded)
        table.records.loaded.disconnect(note)

    def jump(self, table: RecordsTable, row: int) -> None:
        """Move to a row, until it is painted; a table that is being laid out forgets at first."""

        def there() -> bool:
            table.scrollTo(table.records.index(row, 0), AT_TOP)
            return table.records.record(row) is not None

        self.see(table, there)

    def close_type(self) -> None:
        self.window.view.close_records()
        self.app.processEvents()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # it asks for no more


def _table(page: RecordsPage | None) -> RecordsTable | None:
    view = None if page is None else page.contents.view
    return view.table if isinstance(view, TableView) else None


@contextmanager
def seated(app: QApplication, sample: Sample) -> Iterator[Seat]:
    """The main window on a sample's file."""
    with tempfile.TemporaryDirectory() as folder:
        tasks, settings = Tasks(), Settings(Path(folder, "settings.ini"))
        url = str(sample.file)
        settings.set_email(url, EMAIL)
        workspace = Workspace(tasks, settings, url)
        window = MainWindow(workspace, "en")
        window.resize(1240, 780)
        window.show()
        ready: list[bool] = []

        def start(known: bool) -> None:
            window.start(known=known)
            ready.append(known)

        tasks.run(window, lambda: open_database(url), lambda _: workspace.open(start))
        until(app, lambda: ready and window.view.isVisible())
        seat = Seat(app, window, sample.type_id)
        yield seat
        seat.close_type()
        workspace.stop()
        window.close()
        tasks.stop(close_database)
        window.deleteLater()
        app.processEvents()


def opening(app: QApplication, sample: Sample) -> list[float]:
    """How long it takes to open the type, again and again."""
    taken = []
    with seated(app, sample) as seat:
        for _ in range(ROUNDS + 1):
            start = perf_counter()
            seat.open_type()
            taken.append(perf_counter() - start)
            seat.close_type()
    return taken


def answers(app: QApplication, sample: Sample) -> Iterator[Figure]:
    """From a question to its painted rows, and plain sqlite3's time for the same statements."""
    with opened(sample) as (of, plain):
        asked = [
            (case.what, case.query, case.at_end, by_hand(of, plain, case))
            for case in cases(of)
            if case.in_window
        ]
    with seated(app, sample) as seat:
        table = seat.open_type()
        seat.settle(table)
        for what, query, at_end, reference in asked:
            taken = []
            for _ in range(ROUNDS):
                seat.ask(table, query if at_end else Query())
                last = seat.settle(table) - 1
                start = perf_counter()
                if at_end:
                    seat.jump(table, last)
                else:
                    seat.ask(table, query)
                taken.append(1000 * (perf_counter() - start))
            ours = median(taken[1:])
            ratio = ours / (1.3 * reference + 30)
            yield Figure(f"{what}, painted", ours, reference, ratio, "ms", BAR)


def scrolling(app: QApplication, sample: Sample) -> float:
    """The longest step while records are scrolled past, a screen at a time."""
    heart = Heartbeat()
    with seated(app, sample) as seat:
        table = seat.open_type()
        seat.settle(table)
        step = table.height() // table.rowHeight(0)
        heart.start()
        for row in range(0, ROWS, step):
            table.scrollTo(table.records.index(row, 0), AT_TOP)
            app.processEvents()
        return heart.stop()


def memory(sample: Sample) -> float:
    """What a process holds, in MB, that opened the type and looked at both ends."""
    run = [sys.executable, "-m", "benchmarks.records_window", str(sample.file)]
    done = subprocess.run(
        [*run, str(sample.type_id), str(sample.count)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def _hold(sample: Sample) -> float:
    app = start_qt()
    with seated(app, sample) as seat:
        table = seat.open_type()
        seat.settle(table)
        for row in (sample.count - 1, sample.count // 2, 0):
            seat.jump(table, row)
        return float(psutil.Process().memory_info().rss) / 2**20


def main() -> None:
    if len(sys.argv) > 1:
        file, type_id, count = sys.argv[1:]
        print(_hold(Sample(Path(file), int(type_id), int(count))))
        return
    with tempfile.TemporaryDirectory(prefix="records") as folder:
        pools = Pools.make()
        for figure in figures(*(make_sample(Path(folder), n, pools) for n in (LARGE, SMALL))):
            print(f"{figure.what:60} {figure.ours:9.1f} {figure.reference:9.1f} {figure.ratio:.2f}")


if __name__ == "__main__":
    main()
