"""The table as one of the views: what it is told, and what it tells."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...models.fields import DataTypeRow, FieldKind
from ...models.record_rows import Query, RecordRow
from ..history import History
from ..workspace import Workspace
from .model import PagedModel
from .record_view import Layout, RecordView
from .table import RecordsTable


class TableView(RecordView):
    """Makes the table when the type is known, and anew when the user's role is another one."""

    sort_changed = Signal(object)
    """A tuple of Sort: a column's head was clicked."""
    file_wanted = Signal(object, object)

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__(workspace, history)
        self.table: RecordsTable | None = None
        self._columns: Layout = {}  # as they were arranged last
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)

    def take_focus(self) -> None:
        self._table.setFocus()

    @property
    def current(self) -> int | None:
        record = None if self.table is None else self.table.current_record()
        return None if record is None else record.id

    def show_records(
        self, type_: DataTypeRow, query: Query, layout: Layout, *, editable: bool
    ) -> None:
        before = self.type
        other = self.table is None or before.id != type_.id or editable != self.editable
        self.type, self.query, self.layout_ = type_, query, dict(layout)
        self.editable = editable
        if other:
            self._make()
        table = self._table
        table.set_sorts(query.sort)
        if before != type_ or other:
            table.records.query = query
            table.records.set_type(type_)
            self._columns = table.columns_layout()
        else:
            table.records.show(query)
        self._arrange_columns()

    def refresh(self) -> None:
        """Nothing to do: the table's model hears of commits by itself."""

    def show_columns_menu(self, below: QWidget) -> None:
        """The menu of the columns, under a button."""
        self._table.columns_menu().popup(below.mapToGlobal(QPoint(0, below.height() + 4)))

    @property
    def _table(self) -> RecordsTable:
        assert self.table is not None
        return self.table

    def _make(self) -> None:
        if self.table is not None:
            self._page.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        model = PagedModel(self.workspace.tasks, self.type, self, new_row=self.editable)
        self.table = RecordsTable(self.workspace, self.history, model)
        self.table.installEventFilter(self)
        self._page.addWidget(self.table)
        self.table.current_changed.connect(self._tell_current)
        self.table.record_wanted.connect(self._open)
        self.table.file_wanted.connect(lambda row, _field: self._open(row))
        self.table.sort_wanted.connect(self.sort_changed)
        self.table.layout_changed.connect(self._tell_layout)
        model.counted.connect(self._tell_count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space opens the form and closes it, but where it ticks a box."""
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            column = self._table.currentIndex().column()
            if column < 0 or self.type.fields[column].kind is not FieldKind.BOOLEAN:
                self.form_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _arrange_columns(self) -> None:
        shown = {key: self.layout_[key] for key in self._columns if key in self.layout_}
        if shown != self._columns:
            self._table.set_columns_layout(shown)
            self._columns = self._table.columns_layout()

    def _tell_current(self, record: RecordRow | None) -> None:
        self.current_changed.emit(None if record is None else record.id)

    def _open(self, record: RecordRow) -> None:
        self.open_wanted.emit(record.id)

    def _tell_layout(self) -> None:
        columns = self._table.columns_layout()
        if columns != self._columns:  # else it was us
            self._columns = columns
            self.layout_ = {**self.layout_, **columns}
            self.layout_changed.emit(self.layout_)

    def _tell_count(self) -> None:
        self.counted.emit(self._table.records.total)
