"""The records of a data type as Qt's views see them: what cells show, and what is being typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from ...models.fields import NUMBERS, DataTypeRow, FieldKind, FieldRow, Value
from ...models.record_rows import RecordRow
from ..item_models import ROW_ROLE
from ..tasks import Tasks
from ..translation import plain_tip
from . import values
from .paged_rows import NEW, Index, PagedRows
from .pages import SIZE, Loaded

__all__ = ["NEW", "VALUE_ROLE", "Index", "PagedModel", "Refused", "alignment"]

VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The cell's value."""
_READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITED = _READ | Qt.ItemFlag.ItemIsEditable
_TIP = 2_000  # characters: a tool tip is no page


@dataclass(frozen=True)
class Refused:
    """What somebody typed that does not fit, and why; it stays until it is mended or given up."""

    text: str
    why: str


class PagedModel(PagedRows):
    """The records that a query finds, in its order; fields are the columns.

    A row that is not there yet is blank. With ``new_row`` cells may be edited, and the last row is
    to enter a record in.
    """

    changed = Signal(object, object)
    """Ids of records and of fields (a set each) whose cells look different now."""

    def __init__(
        self,
        tasks: Tasks,
        type_row: DataTypeRow,
        parent: QObject | None = None,
        *,
        new_row: bool = True,
    ) -> None:
        super().__init__(tasks, type_row, parent, new_row=new_row)
        self._pending: dict[tuple[int, int], Value] = {}
        self._refused: dict[tuple[int, int], Refused] = {}
        self._titles: dict[tuple[int, int], str] = {}

    # What cells show

    def value(self, row: int, column: int) -> Value:
        """A cell's value; the new one while it is being stored."""
        record = self.record(row)
        if record is None:
            return None
        field_id = self.type.fields[column].id
        return self._pending.get((record.id, field_id), record.values.get(field_id))

    def text(self, row: int, column: int) -> str:
        """What a cell shows, on one line; for an entry that was refused, what was typed."""
        page = None
        if row < self._rows:
            page = self._pages.peek(row // SIZE)
            if page is None:
                self._miss(row)
                return ""
            known = page.texts.get((row % SIZE, column))
            if known is not None:
                return known
        record = self.record(row)
        if record is None:
            return ""
        refused = self._refused.get((record.id, self.type.fields[column].id))
        shown = refused.text if refused is not None else self._shown(page, row, column)
        text = " ".join(shown[:_TIP].split())
        if page is not None:
            page.texts[row % SIZE, column] = text
        return text

    @property
    def any_refused(self) -> bool:
        return bool(self._refused)

    @property
    def first_refused(self) -> tuple[int, int] | None:
        """The ids of the record and the field of what was refused first."""
        return next(iter(self._refused), None)

    def give_up_all(self) -> None:
        """Show all cells' values again, and empty the new row if something in it was refused."""
        for record_id, field_id in list(self._refused):
            self.give_up(record_id, field_id)
            if record_id == NEW:
                self.clear_draft()

    def refused(self, row: int, column: int) -> Refused | None:
        """What was typed into a cell and does not fit."""
        if not self._refused:
            return None
        record = self.record(row)
        return (
            None if record is None else self._refused.get((record.id, self.type.fields[column].id))
        )

    def titles(self, row: int) -> dict[tuple[int, int], str]:
        """What the records are called that a row links to."""
        page = self._pages.get(row // SIZE) if row < self._rows else None
        if page is None:
            return self._titles
        return page.titles | self._titles if self._titles else page.titles

    def copy_text(self, row: int, column: int) -> str:
        """A cell as it is copied."""
        page = self._pages.get(row // SIZE) if row < self._rows else None
        files = {} if page is None else page.files
        field = self.type.fields[column]
        return values.copy_text(field, self.value(row, column), self.titles(row), files)

    def learn_titles(self, titles: dict[tuple[int, int], str]) -> None:
        """What records are called that somebody just linked to."""
        self._titles |= titles

    # What is being written

    def set_pending(self, record_id: int, edited: dict[int, Value]) -> None:
        """Show these values while they are being stored."""
        for field_id, value in edited.items():
            self._pending[record_id, field_id] = value
            self._refused.pop((record_id, field_id), None)
        self._told({record_id}, set(edited))

    def set_draft(self, field_id: int, value: Value) -> None:
        """A value of the record that is being entered."""
        self.draft[field_id] = value
        self._refused.pop((NEW, field_id), None)
        self._told({NEW}, {field_id})

    def clear_draft(self) -> None:
        """The record was stored, or given up."""
        self.draft = {}
        self._refused = {key: value for key, value in self._refused.items() if key[0] != NEW}
        self._told({NEW}, {field.id for field in self.type.fields})

    def accept(self, rows: Sequence[RecordRow], written: dict[int, dict[int, Value]]) -> None:
        """These records were stored like this."""
        for record_id, edited in written.items():
            for field_id, value in edited.items():
                if self._pending.get((record_id, field_id)) == value:
                    self._pending.pop((record_id, field_id), None)
        self._pages.replace(rows)
        self._told(set(written), {field.id for field in self.type.fields})

    def forget_pending(self, written: dict[int, dict[int, Value]]) -> None:
        """These were not stored: show what the database holds."""
        for record_id, edited in written.items():
            for field_id in edited:
                self._pending.pop((record_id, field_id), None)
        self._told(set(written), {field.id for field in self.type.fields})

    def refuse(self, record_id: int, field_id: int, text: str, why: str) -> None:
        """What was typed does not fit; it stays to be seen, and to be mended."""
        self._pending.pop((record_id, field_id), None)
        self._refused[record_id, field_id] = Refused(text, why)
        self._told({record_id}, {field_id})

    def give_up(self, record_id: int, field_id: int) -> None:
        """Show the cell's value again in place of what was refused."""
        if self._refused.pop((record_id, field_id), None) is not None:
            self._told({record_id}, {field_id})

    @property
    def any_refused_in_draft(self) -> bool:
        return any(record_id == NEW for record_id, _ in self._refused)

    def retranslate(self) -> None:
        """The language has changed, and with it how values are written."""
        for _, page in self._pages:
            page.texts.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._tell_rows(0, self.rowCount() - 1)

    def _shown(self, page: Loaded | None, row: int, column: int) -> str:
        field = self.type.fields[column]
        value = self.value(row, column)
        files = {} if page is None else page.files
        return values.display_text(field, value, self.titles(row), files)

    # Telling Qt

    def _told(self, record_ids: set[int], field_ids: set[int]) -> None:
        """Some cells look different now."""
        for number, page in self._pages:
            for at, row in enumerate(page.rows):
                if row.id in record_ids:
                    page.texts = {key: text for key, text in page.texts.items() if key[0] != at}
                    self._tell_rows(number * SIZE + at, number * SIZE + at)
        if NEW in record_ids and self.has_new_row:
            self._tell_rows(self._rows, self._rows)
        self.changed.emit(record_ids, field_ids)

    # What Qt asks

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation == Qt.Orientation.Vertical:
            if role not in texts:
                return None
            return "+" if section == self._rows else str(section + 1)
        if not 0 <= section < len(self.type.fields):
            return None
        field = self.type.fields[section]
        if role in texts:
            return field.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{field.name}\n{field.description}".strip())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(field)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.column() >= len(self.type.fields):
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.copy_text(row, column)
        if role == ROW_ROLE:
            return self.record(row)
        if role == VALUE_ROLE:
            return self.value(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(self.type.fields[column])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._tip(row, column, role)
        return None

    def _tip(self, row: int, column: int, role: int) -> str:
        refused = self.refused(row, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return refused.why if refused is not None else ""
        if refused is not None:
            return plain_tip(refused.why)
        page = self._pages.get(row // SIZE) if row < self._rows else None
        text = self._shown(page, row, column) if page is not None else ""
        return plain_tip(text if len(text) <= _TIP else text[:_TIP] + "…")

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.column() >= len(self.type.fields):
            return Qt.ItemFlag.NoItemFlags
        kind = self.type.fields[index.column()].kind
        if not self.writable or kind in (FieldKind.BOOLEAN, FieldKind.ATTACHMENT):
            return _READ
        there = index.row() == self._rows or self._pages.row(index.row()) is not None
        return _EDITED if there else _READ


def alignment(field: FieldRow) -> Qt.AlignmentFlag:
    """Numbers stand at the right, so that their digits are below each other."""
    side = Qt.AlignmentFlag.AlignRight if field.kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
