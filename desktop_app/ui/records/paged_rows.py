"""The rows of a table of records: read page by page near what is visible, on another thread."""

import time

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QTimer,
    Signal,
)

from ... import models
from ...errors import PlatformError
from ...models.fields import DataTypeRow, FieldRow, Value
from ...models.record_rows import Page, Query, RecordRow
from ..tasks import Tasks
from .pages import SIZE, Pages, Read

Index = QModelIndex | QPersistentModelIndex
NEW = 0
"""The id of the record that is being entered and not stored yet."""
QUICK_S = 0.02
"""Counting that took longer than this waits until nothing was committed for ``PAUSE_MS``."""
PAUSE_MS = 500
_SCREEN = 30  # rows that are taken for visible until somebody says which are


class PagedRows(QAbstractTableModel):
    """The records that a query finds, in its order, without what their cells show.

    Only pages near what is visible are read; old answers are dropped, and nothing jumps. The last
    row, where ``writable``, is to enter a record in: its values are ``draft``.
    """

    loaded = Signal()
    """The first page of a query is there."""
    counted = Signal()
    """``total`` is known, or another one."""
    shifting = Signal()
    """Rows are about to show other records than before: remember which were where."""
    shifted = Signal()
    """They do now."""

    def __init__(
        self,
        tasks: Tasks,
        type_row: DataTypeRow,
        parent: QObject | None = None,
        *,
        new_row: bool = True,
    ) -> None:
        super().__init__(parent)
        self.type, self.query = type_row, Query()
        self.total: int | None = None
        self._tasks, self.writable = tasks, new_row
        self._pages = Pages()
        self._rows = 0  # that Qt knows of, without the new one
        self._generation = 0
        self._showing = False
        self._reading: Read | None = None
        self._watched = range(_SCREEN)
        self._held: int | None = None
        self._late = False
        self._cost = 0.0
        self._count_later = QTimer(self)
        self._count_later.setSingleShot(True)
        self._count_later.setInterval(PAUSE_MS)
        self._count_later.timeout.connect(self._count)
        self.draft: dict[int, Value] = {}

    # What is asked for

    def show(self, query: Query) -> None:
        """Show what ``query`` finds, from the top, once its first page has been read."""
        self.query = query
        self._generation += 1
        self._showing, self._reading, self._late, self._held = True, None, False, None
        generation, type_row = self._generation, self.type

        def read() -> Page:
            for sort in query.sort[:1]:  # the first time, else every page would take seconds
                field = type_row.field(sort.field_id)
                if field is not None:
                    models.records.ensure_index(type_row, field)
            return models.records.read_page(type_row, query, limit=SIZE)

        def accept(page: Page) -> None:
            if generation == self._generation:
                self._start(page)

        def failed(error: PlatformError) -> None:
            if generation == self._generation:
                self._tasks.problem.emit(error, lambda: self.show(query))

        self._tasks.run(self, read, accept, failed)

    def set_type(self, type_row: DataTypeRow) -> None:
        """The data type's fields have changed: show the same query with its columns."""
        self.beginResetModel()
        self.type = type_row
        known = {field.id for field in type_row.fields}
        self.draft = {key: value for key, value in self.draft.items() if key in known}
        self._pages.clear()
        self._rows, self.total = 0, None
        self.endResetModel()
        self.show(self.query)

    def reload(self) -> None:
        """Somebody committed something: read again what is visible, without moving it.

        While a row is held, rows only change in place; what they miss follows on ``release``.
        """
        if self._showing:
            self.show(self.query)
        elif self._held is not None:
            self._late = True
            self._refresh()
        else:
            self._generation += 1
            self._reading = None
            self._pages.outdate()
            self._ask()
            if self._cost < QUICK_S:
                self._count()
            else:
                self._count_later.start()

    def hold(self, record_id: int) -> None:
        """This record is being edited: no row moves until ``release``."""
        self._held = record_id

    def release(self) -> None:
        """The row was left: show what belongs where."""
        self._held = None
        if self._late:
            self._late = False
            self.reload()

    @property
    def held(self) -> int | None:
        """The record whose row must stay."""
        return self._held

    def look_at(self, first: int, last: int) -> None:
        """These rows are visible: they are read, and the next ones in either direction."""
        self._watched = range(max(0, first), max(first, last) + 1)
        for number in range(self._watched[0] // SIZE, self._watched[-1] // SIZE + 1):
            self._pages.get(number)  # it goes last
        self._ask()

    def field(self, column: int) -> FieldRow:
        return self.type.fields[column]

    # What is known

    def record(self, row: int) -> RecordRow | None:
        """The record in a row; the one to be entered has the id NEW. None if not there yet."""
        if self.has_new_row and row == self._rows:
            return RecordRow(NEW, 0, 0, 0, self.draft)
        return self._pages.row(row) if 0 <= row < self._rows else None

    def row_of(self, record_id: int) -> int:
        """The row of a record; -1 where it is not shown, or not read."""
        if record_id == NEW:
            return self._rows if self.has_new_row else -1
        return self._pages.find(record_id)

    @property
    def has_new_row(self) -> bool:
        """Whether the last row is there to enter a record in; the end has to be known for that."""
        return self.writable and self.total is not None

    @property
    def row_total(self) -> int:
        """How many rows hold records, as far as is known."""
        return self._rows

    # Reading

    def _start(self, page: Page) -> None:
        """The first page of another query."""
        self._showing = False
        self.beginResetModel()
        self._pages.clear()
        self._pages.put(self._pages.plan(range(1), None), page)
        self._rows = len(page.rows)
        self.total = self._rows if self._rows < SIZE else None
        self._watched = range(_SCREEN)
        self.endResetModel()
        self.loaded.emit()
        if self.total is None:
            self._count()
        else:
            self.counted.emit()

    def _miss(self, row: int) -> None:
        if row not in self._watched:
            self.look_at(row, row)

    def _ask(self) -> None:
        """Read what is missing near the visible rows, unless something is being read already."""
        if self._reading is not None or self._showing or not self._rows:
            return
        first, last = self._watched[0] // SIZE, self._watched[-1] // SIZE
        end = (self._rows - 1) // SIZE
        first, last = min(first, end), min(last, end)
        wanted = self._pages.missing(first, last)
        if not wanted:  # the neighbours only when there is nothing more urgent
            beside = [at for at in (last + 1, first - 1) if 0 <= at <= end]
            wanted = next((run for at in beside if (run := self._pages.missing(at, at))), range(0))
        if wanted:
            self._read(self._pages.plan(wanted, self.total))

    def _read(self, read: Read) -> None:
        self._reading = read
        generation, type_row, query = self._generation, self.type, self.query

        def work() -> Page:
            return models.records.read_page(
                type_row,
                query,
                limit=read.limit,
                after=read.after,
                before=read.before,
                offset=read.offset,
                at_end=read.at_end,
            )

        def accept(page: Page) -> None:
            if generation == self._generation:
                self._reading = None
                self._arrived(read, page)

        def failed(error: PlatformError) -> None:
            if generation == self._generation:
                self._reading = None
                self._tasks.problem.emit(error, self._ask)

        self._tasks.run(self, work, accept, failed)

    def _arrived(self, read: Read, page: Page) -> None:
        shown = [(at, row.id) for at in self._watched if (row := self._pages.row(at)) is not None]
        torn = self._would_shift(read, page, shown)
        if torn:
            self.shifting.emit()
        lost = self._pages.put(read, page)
        forward = read.before is None and not read.at_end
        if forward and len(page.rows) < read.limit and page.rows:
            got = len(page.rows) - (1 if read.leads else 0)
            self._set_total(read.pages[0] * SIZE + got)
        self._tell_rows(read.pages[0] * SIZE, (read.pages[-1] + 1) * SIZE - 1)
        if lost:
            self._tell_rows(self._watched[0], self._watched[-1])
            self._count()
        if torn:
            self.shifted.emit()
        self._ask()

    def _would_shift(self, read: Read, page: Page, shown: list[tuple[int, int]]) -> bool:
        """Whether visible rows will show other records than now."""
        first = read.pages[0] * SIZE - (1 if read.leads else 0)
        ids = {first + at: row.id for at, row in enumerate(page.rows)}
        return any(ids.get(at, record_id) != record_id for at, record_id in shown)

    def _refresh(self) -> None:
        """Read the visible records again, each in its place."""
        ids = {row.id for at in self._watched if (row := self._pages.row(at)) is not None}
        generation, type_row = self._generation, self.type

        def accept(rows: list[RecordRow]) -> None:
            if generation == self._generation:
                for at in self._pages.replace(rows):
                    self._tell_rows(at, at)

        def failed(_error: PlatformError) -> None:
            pass  # nobody asked for this look; leaving the row brings another

        def read() -> list[RecordRow]:
            found = (models.records.record(type_row, each) for each in ids)
            return [row for row in found if row is not None]

        self._tasks.run(self, read, accept, failed)

    def _count(self) -> None:
        generation, type_row, query = self._generation, self.type, self.query

        def work() -> tuple[int, float]:
            started = time.perf_counter()
            return models.records.count(type_row, query), time.perf_counter() - started

        def accept(found: tuple[int, float]) -> None:
            total, self._cost = found
            if generation == self._generation:
                self._set_total(total)

        # What a failure means, the pages themselves will tell.
        self._tasks.run(self, work, accept, lambda _error: None)

    def _set_total(self, total: int) -> None:
        last = self._pages.get(self._rows // SIZE)
        before, known = self._rows, self.total is not None
        if total > before:
            self.beginInsertRows(QModelIndex(), before, total - 1)
            self._rows = total
            self.endInsertRows()
            if last is not None and len(last.rows) < SIZE:
                last.fresh = False  # it was the last page, and is to be filled
        elif total < before:
            self.beginRemoveRows(QModelIndex(), total, before - 1)
            self._rows = total
            self.endRemoveRows()
        if not known:
            if self.writable:
                self.beginInsertRows(QModelIndex(), total, total)
                self.total = total
                self.endInsertRows()
            self.total = total
        changed = not known or self.total != total
        self.total = total
        if changed:
            self.counted.emit()
            self._ask()

    # Qt

    def _tell_rows(self, first: int, last: int) -> None:
        last = min(last, self.rowCount() - 1)
        if 0 <= first <= last and self.type.fields:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._rows + (1 if self.has_new_row else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.type.fields)
