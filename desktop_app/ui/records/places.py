"""Keeps the eye and the selection of a table on the same records while rows shift."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from .table import RecordsTable

MOST = 2_000
"""Selections of more rows than this stay where they are instead of following their records."""


def areas(table: "QTableView") -> list[QItemSelectionRange]:
    """The rectangles that are selected."""
    selection = table.selectionModel().selection()
    return [selection.at(at) for at in range(selection.count())]


class Places:
    """Which records were where, and where they are to be again."""

    def __init__(self, table: "RecordsTable") -> None:
        self._table = table
        self._top: tuple[int, int] | None = None
        self._current: tuple[int, int] | None = None
        self._selected: list[tuple[int, int, int]] = []

    def remember(self) -> None:
        """Rows are about to shift."""
        table, model = self._table, self._table.records
        first = table.rowAt(0)
        self._top = self._current = None
        for row in range(max(0, first), max(0, first) + 60):
            record = model.record(row)
            if record is not None:
                self._top = (record.id, table.rowViewportPosition(row))
                break
        index = table.currentIndex()
        record = model.record(index.row()) if index.isValid() else None
        if record is not None:
            self._current = (record.id, index.column())
        self._selected = []
        selected = areas(table)
        if sum(area.height() for area in selected) > MOST:
            return
        for area in selected:
            for row in range(area.top(), area.bottom() + 1):
                record = model.record(row)
                if record is not None:
                    self._selected.append((record.id, area.left(), area.right()))

    def restore(self) -> None:
        """They have: scroll and select so that it does not show."""
        table, model = self._table, self._table.records
        if self._top is not None and table.verticalScrollBar().value() > 0:
            row = model.row_of(self._top[0])
            if row >= 0:
                moved = table.rowViewportPosition(row) - self._top[1]
                bar = table.verticalScrollBar()
                bar.setValue(bar.value() + moved)
        flags = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for record_id, left, right in self._selected:
            row = model.row_of(record_id)
            if row >= 0:
                selection.select(model.index(row, left), model.index(row, right))
        chooser = table.selectionModel()
        if self._current is not None:
            row = model.row_of(self._current[0])
            if row >= 0 and row != table.currentIndex().row():
                chooser.setCurrentIndex(model.index(row, self._current[1]), flags.NoUpdate)
        if not selection.isEmpty():
            chooser.select(selection, flags.ClearAndSelect)
