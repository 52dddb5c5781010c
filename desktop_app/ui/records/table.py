"""The table of records: shows, sorts and arranges them, and lets one edit them in place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from ...models.fields import FieldKind
from ...models.record_rows import RecordRow
from ..history import History
from ..workspace import Workspace
from .cell_editors import Move
from .cells import CellDelegate, box_rect, row_height
from .clipboard import Clipboard
from .editing import CellEditing
from .form_parts import ask_to_save
from .frozen import FrozenColumns
from .header import RecordsHeader
from .layouts import apply_layout, layout_of
from .model import NEW, Index, PagedModel
from .places import Places, areas
from .row_actions import RowActions
from .writing import Writer

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MOVES = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_TOGGLES = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class RecordsTable(QTableView):
    """Records in rows, fields in columns; whoever hosts it shows a query by ``PagedModel.show``."""

    current_changed = Signal(object)
    """The RecordRow that the keyboard is on; None where there is none, or a new one."""
    record_wanted = Signal(object)
    """A RecordRow is to be shown by itself."""
    file_wanted = Signal(object, object)
    """The RecordRow and the FieldRow of an attachment that is to be shown or chosen."""
    sort_wanted = Signal(object)
    """A tuple of Sort: the host shows the query in this order."""
    layout_changed = Signal()
    """Columns were moved, sized, hidden or frozen: ``columns_layout`` is another one."""
    created = Signal(object)
    """The ids of records that were entered or pasted."""

    def __init__(self, workspace: Workspace, history: History, model: PagedModel) -> None:
        super().__init__()
        self.workspace, self.history, self.records = workspace, history, model
        self._row_id: int | None = None
        self.editing = CellEditing(self)
        self.setModel(model)
        self.header = RecordsHeader(model, self)
        self.setHorizontalHeader(self.header)
        self.delegate = CellDelegate(model, self, self)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self.frozen = FrozenColumns(self, model, self.header)
        self.writer = Writer(workspace, history, model, self)
        self.row_actions = RowActions(self)
        separator = QAction(self)
        separator.setSeparator(True)
        self.addAction(separator)
        self.clipboard = Clipboard(self)
        self._places = Places(self)
        self._told_layout = QTimer(self)
        self._told_layout.setSingleShot(True)
        self._told_layout.setInterval(0)
        self._told_layout.timeout.connect(self.layout_changed)
        self._connect()
        self._columns_made()
        self.retranslate()

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        # What is painted covers it all; so scrolling moves what is there, and paints the rest.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setMinimumSectionSize(24)
        numbers.setDefaultSectionSize(row_height())
        numbers.setHighlightSections(False)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def _connect(self) -> None:
        model = self.records
        self.workspace.stale.connect(model.reload)
        model.modelReset.connect(self._columns_made)
        model.shifting.connect(self._places.remember)
        model.shifted.connect(self._places.restore)
        for header in (self.header, self.frozen.header):
            header.sort_wanted.connect(self.sort_wanted)
            header.freeze_wanted.connect(self.freeze)
        for arranged in (self.header.sectionMoved, self.header.sectionResized):
            arranged.connect(self._arranged)
        self.writer.created.connect(self.created)
        self.writer.refused.connect(self._show_refused)
        self.horizontalScrollBar().valueChanged.connect(self.editing.follow)
        self.verticalScrollBar().valueChanged.connect(self.editing.follow)

    # What the host asks for

    def columns_layout(self) -> dict[str, object]:
        """How the columns are arranged, to be kept as JSON."""
        return layout_of(self.header)

    def set_columns_layout(self, layout: dict[str, object]) -> None:
        """Arrange the columns as ``layout`` said; fields that it does not know come last."""
        apply_layout(self.header, layout)
        self.frozen.sync()

    def freeze(self, columns: int) -> None:
        """Keep so many columns in sight."""
        self.header.frozen = columns
        self._arranged()

    def set_sorts(self, sorts: Any) -> None:
        """The order in force: its arrows are shown."""
        self.header.set_sorts(sorts)
        self.frozen.header.set_sorts(sorts)

    def columns_menu(self) -> QMenu:
        """A menu of the columns, to hide and to show them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.header.add_columns_menu(menu)
        return menu

    def current_record(self) -> RecordRow | None:
        """The record that the keyboard is on."""
        record = self.records.record(self.currentIndex().row())
        return None if record is None or record.id == NEW else record

    def selected_rows(self) -> list[int]:
        """The rows in which something is selected."""
        rows: set[int] = set()
        for area in areas(self):
            rows.update(range(area.top(), area.bottom() + 1))
        return sorted(row for row in rows if row < self.records.row_total)

    def show_record(self, record_id: int) -> bool:
        """Go to a record, if it is among those that were read."""
        row = self.records.row_of(record_id)
        if row >= 0:
            column = self.currentIndex().column()
            self.go_to(row, column if column >= 0 else self.header.visible_order()[0])
        return row >= 0

    def new_record(self) -> None:
        """Go to the last row and begin to enter a record."""
        if self.records.has_new_row:
            self.editing.leave()
            if not self.store_draft() and self._go_to_refused():
                return
            self.go_to(self.records.row_total, self.header.visible_order()[0])
            self.editing.begin(self.currentIndex())

    # Moving

    def go_to(self, row: int, column: int) -> None:
        """Select one cell and bring it in sight."""
        index = self.records.index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def go(self, move: Move) -> bool:
        """Go on from the current cell; sideways to the next row's first cell at the end of a row.

        False at the end of the table.
        """
        index, order = self.currentIndex(), self.header.visible_order()
        if not index.isValid() or not order or move is Move.STAY:
            return move is Move.STAY
        down, aside = move.value
        at = order.index(index.column()) if index.column() in order else 0
        row, at = index.row() + down, at + aside
        if at >= len(order):
            row, at = row + 1, 0
        elif at < 0:
            row, at = row - 1, len(order) - 1
        if row < 0:
            return False
        if row >= self.records.rowCount():
            return (self.store_draft() and self._next_draft()) or self._go_to_refused()
        self.go_to(row, order[at])
        return True

    def store_draft(self) -> bool:
        """Store the record that was entered, if there is one. Whether it was asked to be."""
        if not self.records.draft:
            return False
        if self.records.any_refused_in_draft:
            return False
        self.writer.create(dict(self.records.draft))
        return True

    def settle(self) -> None:
        """Store what was typed, as when one goes to another row."""
        self.editing.leave()
        self.store_draft()

    @property
    def has_unsaved(self) -> bool:
        """Whether something is being typed, or does not fit where it was typed."""
        return self.editing.is_open or self.records.any_refused

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with ``then``, once what does not fit has been asked about."""
        self.settle()
        place = self.records.first_refused
        if place is None:
            then()
            return

        def discard() -> None:
            self.records.give_up_all()
            then()

        row = self.records.row_of(place[0])
        titled = self.records.type.title_field
        title = QCoreApplication.translate("RecordForm", "New record")
        if place[0] != NEW and titled is not None and row >= 0:
            title = self.records.text(row, self.records.type.fields.index(titled))
        ask_to_save(self.window(), title, lambda: self._show_refused(*place), discard)

    def _go_to_refused(self) -> bool:
        """Go to what keeps the new record from being stored. Whether there is such a cell."""
        row = self.records.row_total
        for column in self.header.visible_order():
            if self.records.refused(row, column) is not None:
                self.go_to(row, column)
                self.editing.show_why()
                return True
        return False

    def _next_draft(self) -> bool:
        self.go_to(self.records.row_total, self.header.visible_order()[0])
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not current.isValid() and not previous.isValid():
            return  # also while this is being made
        if self.editing.is_open and not self.editing.is_at(current):
            self.editing.leave()
        record = self.records.record(current.row()) if current.isValid() else None
        row_id = None if record is None else record.id
        if row_id != self._row_id:
            before, self._row_id = self._row_id, row_id
            if before == NEW:
                self.store_draft()
            if self.records.held is not None and self.records.held != row_id:
                self.records.release()
            self.current_changed.emit(self.current_record())
        self.editing.show_why()
        self.frozen.viewport().update()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        if index.column() in self.frozen.columns():
            bar = self.horizontalScrollBar()
            kept = bar.value()
            super().scrollTo(index, hint)
            bar.setValue(kept)
            return
        super().scrollTo(index, hint)
        hidden = self.frozen.width_of_columns() - self.columnViewportPosition(index.column())
        if hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    # What Qt tells

    def paintEvent(self, event: QPaintEvent) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        first = max(0, self.rowAt(0))
        self.records.look_at(first, last if last >= 0 else self.records.rowCount() - 1)
        self.delegate.paint_all(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frozen.place()
        self.editing.follow()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "frozen"):
            self.frozen.place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.records.rowCount():
            self.go_to(0, self.header.visible_order()[0])
        self.frozen.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.frozen.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        index = self.currentIndex()
        plain = not modifiers & _MODIFIERS
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.new_record()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            modifiers & Qt.KeyboardModifier.AltModifier
        ):
            self.open_record()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            forth = key == Qt.Key.Key_Tab
            event.setAccepted(self.go(Move.RIGHT if forth else Move.LEFT))
        elif key == Qt.Key.Key_Escape and self.editing.give_up(index):
            pass
        elif self._edits(key, event, plain=plain):
            self.editing.begin(index, None if key in _TOGGLES else event.text() or None)
        else:
            super().keyPressEvent(event)

    def _edits(self, key: Qt.Key, event: QKeyEvent, *, plain: bool) -> bool:
        """Whether a key begins to edit the current cell."""
        index = self.currentIndex()
        if not index.isValid():
            return False
        if key == Qt.Key.Key_F2 or (key == Qt.Key.Key_Down and _alt(event)):
            event.setAccepted(True)
            return True
        boolean = self._is_box(index.column())
        if key == Qt.Key.Key_Space:
            return plain and boolean
        if key in _TOGGLES:
            return plain
        return plain and not boolean and event.text().isprintable() and bool(event.text().strip())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.double_click(self, event)

    def double_click(self, view: QTableView, event: QMouseEvent) -> None:
        """Edit the cell, if it is not a box: that has heard of the first click."""
        index = view.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if index.isValid() and left and not self._is_box(index.column()):
            self.editing.begin(index)

    def _is_box(self, column: int) -> bool:
        return self.records.field(column).kind is FieldKind.BOOLEAN

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.click_box(self, event.position().toPoint())

    def click_box(self, view: QTableView, at: QPoint) -> None:
        """A click into the box of a yes-or-no cell ticks it."""
        index = view.indexAt(at)
        if (
            index.isValid()
            and index == self.currentIndex()
            and self._is_box(index.column())
            and box_rect(view.visualRect(index)).adjusted(-6, -6, 6, 6).contains(at)
        ):
            self.editing.begin(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a minimized window comes back as it was
            self.settle()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl and an arrow, Home or End go elsewhere as in a spreadsheet: the selection, too."""
        command = super().selectionCommand(index, event)
        moves = isinstance(event, QKeyEvent) and event.key() in _MOVES
        if moves and command == QItemSelectionModel.SelectionFlag.NoUpdate:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect
        return command

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(row_height())
            if hasattr(self, "frozen"):
                self.frozen.sync()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Records of {type}").format(type=self.records.type.name))
        self.setAccessibleDescription(self.tr("Enter edits a cell. Ctrl+Enter: a new record."))
        self.clipboard.retranslate()
        self.row_actions.retranslate()
        self.records.retranslate()

    # What happens to the columns

    def _columns_made(self) -> None:
        """After a reset: another query's rows, or another data type's columns."""
        self.editing.drop()
        self._row_id = None
        fields = tuple(field.id for field in self.records.type.fields)
        if fields != self._known_fields:
            self._known_fields = fields
            apply_layout(self.header, {})
        self.frozen.sync()
        if self.hasFocus() and self.records.rowCount():
            self.go_to(0, self.header.visible_order()[0])

    _known_fields: tuple[int, ...] = ()

    def _arranged(self) -> None:
        self.frozen.sync()
        self.editing.follow()
        self._told_layout.start()

    def _show_refused(self, record_id: int, field_id: int) -> None:
        """Go to what was refused, unless something else is being typed."""
        ids = [field.id for field in self.records.type.fields]
        row = self.records.row_of(record_id)
        if row >= 0 and field_id in ids and not self.editing.is_open:
            self.go_to(row, ids.index(field_id))
            self.editing.show_why()

    def open_record(self) -> None:
        """Ask for the current record to be shown by itself."""
        record = self.current_record()
        if record is not None:
            self.record_wanted.emit(record)


def _alt(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
