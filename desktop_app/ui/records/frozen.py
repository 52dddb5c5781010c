"""The first columns of a table of records, which stay in sight when the others scroll."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from .cells import CellDelegate
from .header import RecordsHeader
from .model import Index, PagedModel

if TYPE_CHECKING:
    from .table import RecordsTable


class FrozenColumns(QTableView):
    """A second view of the same records over the left of ``table``; it has no life of its own."""

    def __init__(self, table: "RecordsTable", model: PagedModel, header: RecordsHeader) -> None:
        super().__init__(table)
        self._table, self._main, self._syncing = table, header, False
        self.setObjectName("frozen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(model)
        self.setSelectionModel(table.selectionModel())
        self.header = RecordsHeader(model, self)
        self.header.setSectionsMovable(False)
        self.setHorizontalHeader(self.header)
        self.delegate = CellDelegate(model, self, table)
        self.setItemDelegate(self.delegate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(table.selectionMode())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(table.verticalScrollMode())
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(table.verticalHeader().minimumSectionSize())
        self.header.sectionResized.connect(self._resized)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.hide()

    def columns(self) -> list[int]:
        """The columns that stay, by their places."""
        return self._main.visible_order()[: self._main.frozen]

    def sync(self) -> None:
        """Show the same columns as the table's header begins with, as wide."""
        self._syncing = True
        self.verticalHeader().setDefaultSectionSize(
            self._table.verticalHeader().defaultSectionSize()
        )
        kept = set(self.columns())
        for at in range(self._main.count()):
            section = self._main.logicalIndex(at)
            self.header.moveSection(self.header.visualIndex(section), at)
            self.header.setSectionHidden(section, section not in kept)
            if section in kept:
                self.header.resizeSection(section, self._main.sectionSize(section))
        self.header.set_sorts(self._main.sorts)
        self._syncing = False
        self.setVisible(bool(kept))
        self.place()

    def place(self) -> None:
        """Over the table's first columns, its header included."""
        if not self.isVisibleTo(self._table):
            return
        viewport = self._table.viewport().geometry()
        width = min(self.width_of_columns(), max(0, viewport.width() - 80))
        height = self._table.horizontalHeader().height()
        left = viewport.left()
        if self._table.isRightToLeft():
            left = viewport.right() + 1 - width
        self.setGeometry(left, viewport.top() - height, width, viewport.height() + height)
        self.header.setFixedHeight(height)
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())

    def width_of_columns(self) -> int:
        return sum(self._main.sectionSize(section) for section in self.columns())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.delegate.paint_all(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._table.double_click(self, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._table.click_box(self, event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._table.contextMenuEvent(event)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # The table scrolls, and this follows; both at once would fight.
        del index, hint

    def _resized(self, section: int, _old: int, new: int) -> None:
        if not self._syncing and new and not self.header.isSectionHidden(section):
            self._main.resizeSection(section, new)
