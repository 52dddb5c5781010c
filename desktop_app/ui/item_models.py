"""Item models: rows that are handed in, shown in columns, sorted and filtered in memory."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from .translation import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The row itself."""


class Row(Protocol):
    """Anything with an identity."""

    @property
    def id(self) -> int: ...


@dataclass(frozen=True)
class Column:
    """What one column shows of a row; ``sort`` is what it is ordered by, the text if None."""

    title: Callable[[], str]
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    tip: Callable[[Any], str] | None = None
    editable: bool = False
    weight: int = 2
    """Its share of the table's width, until the user sizes the columns."""

    def key(self, row: Any) -> Any:
        """What ``row`` is ordered by in this column."""
        return collation_key(self.text(row)) if self.sort is None else self.sort(row)


@lru_cache(maxsize=50_000)
def collation_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Orders texts as people do: accents and case ignored, and 2 before 10."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_part_key(part) for part in re.split(r"(\d+)", plain) if part)


def _part_key(part: str) -> tuple[int, int, str]:
    # By length, then by digit: int() refuses thousands of digits.
    digits = part.lstrip("0")
    return (0, len(digits), digits) if part.isdecimal() else (1, 0, part)


class RowsModel(QAbstractTableModel):
    """Rows in columns. ``renamed`` asks for a rename, which is shown until the row has changed."""

    renamed = Signal(object, str)

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QObject | None = None,
        key: Callable[[Any], Hashable] = attrgetter("id"),
    ) -> None:
        """``key`` tells rows apart, and which is the same as before."""
        super().__init__(parent)
        self.columns, self.key = columns, key
        self._all: list[Any] = []
        self._rows: list[Any] = []
        self._order = (0, Qt.SortOrder.AscendingOrder)
        self._filter = ""
        self._pending: dict[Hashable, str] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, in the order and with the filter that are in force."""
        before = {self.key(row): row for row in self._all}
        self._all = list(rows)
        after = {self.key(row): row for row in self._all}
        # A look that is older than the rename does not know of it yet.
        self._pending = {
            key: name for key, name in self._pending.items() if before[key] == after.get(key)
        }
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only rows in which some column contains ``text``, whatever its case."""
        self._filter = unicodedata.normalize("NFKC", text).strip().casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self._arrange()

    @property
    def total(self) -> int:
        """How many rows there are, filtered or not."""
        return len(self._all)

    def row_of(self, key: Hashable) -> int:
        """Where the row with this key is shown; -1 where it is not."""
        return next((at for at, row in enumerate(self._rows) if self.key(row) == key), -1)

    def forget_pending(self) -> None:
        """Show what the database says: a rename did not succeed."""
        self._pending.clear()
        if self._rows:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1)
            )

    def retranslate(self) -> None:
        """The language has changed."""
        last = len(self.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, last))

    def _arrange(self) -> None:
        column, order = self._order
        rows = [row for row in self._all if self._matches(row)]
        rows.sort(key=self.columns[column].key, reverse=order == Qt.SortOrder.DescendingOrder)
        if rows == self._rows:
            return
        places = {self.key(row): at for at, row in enumerate(rows)}
        if places.keys() == {self.key(row) for row in self._rows}:
            self._reorder(rows, places)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _reorder(self, rows: list[Any], places: dict[Hashable, int]) -> None:
        """Show the same rows, perhaps changed, in other places: what is selected stays so."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = [self.index(places[self.key(self._rows[i.row()])], i.column()) for i in before]
        self._rows = rows
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))

    def _matches(self, row: Any) -> bool:
        return not self._filter or any(
            self._filter in unicodedata.normalize("NFKC", column.text(row)).casefold()
            for column in self.columns
        )

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            pending = self._pending.get(self.key(row)) if column.editable else None
            text = column.text(row) if pending is None else pending
            # One line each: a description's line breaks would be drawn as such.
            return text if role == Qt.ItemDataRole.EditRole else " ".join(text.splitlines())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip((column.tip or column.text)(row))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, text = self._rows[index.row()], str(value).strip()
        if not text or text == self.columns[index.column()].text(row):
            return False
        self._pending[self.key(row)] = text
        self.dataChanged.emit(index, index)
        self.renamed.emit(row, text)
        return True
