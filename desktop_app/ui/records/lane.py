"""A lane of a board: an option's cards, which are dragged from here and dropped here."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ...models.fields import DataTypeRow, FieldKind, FieldRow
from ...models.record_rows import Page
from .. import theme, widgets
from .cards import CardDelegate, CardList
from .record_view import CardsModel, card, dragged_record

LINES = 2
WIDTH = 272
Option = str | None
"""What a lane stands for: an option, or None for no value."""


class Lane(QWidget):
    """One option: what it is called, how many records there are, and their cards."""

    more_wanted = Signal()
    dropped = Signal(object, object)
    """The id of a record that was dropped, and where on the screen: the board may have scrolled
    under the pointer since this lane was told of it."""
    dragged = Signal(object)
    """Where a record is being dragged to, on the screen; None where it has left."""

    def __init__(self, value: Option) -> None:
        super().__init__()
        self.value = value
        self.options = True
        self._over = False
        self.title = widgets.ElidedLabel("strong")
        self.count = widgets.label("dim")
        self.model = CardsModel(self)
        self.list = LaneList(self.model)
        self._delegate = CardDelegate(self.list, None, 8)
        self._delegate.captions = False
        self.list.setItemDelegate(self._delegate)
        self.more = widgets.button("flat")
        self.more.clicked.connect(self.more_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        self.setFixedWidth(WIDTH)
        self.setAcceptDrops(True)

    def show_cards(
        self, type_: DataTypeRow, field: FieldRow, count: int, page: Page, *, editable: bool
    ) -> None:
        """Show the first cards of this option."""
        empty = self.tr("No value")
        name = empty if self.value is None else self.value
        shown = [f for f in type_.fields if f not in (type_.title_field, field)]
        shown = [f for f in shown if f.kind not in (FieldKind.ATTACHMENT, FieldKind.LONG_TEXT)]
        untitled = self.tr("Untitled")
        cards = [card(type_, row, page, shown[:LINES], untitled) for row in page.rows]
        self.title.setText(name)
        self.count.setText(self.locale().toString(count))
        self.list.setAccessibleName(
            self.tr("{name}: {count} records").format(name=name, count=count)
        )
        self._delegate.size = QSize(WIDTH - 16, self._delegate.height(len(shown[:LINES])))
        self.list.keep_current()
        self.model.draggable = editable
        self.list.setDragEnabled(editable)
        self.model.set_cards(cards)
        self.list.restore_current()
        rest = count - len(cards)
        self.more.setVisible(rest > 0)
        self.more.setText(self.tr("Show more ({count})").format(count=self.locale().toString(rest)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent") if self._over else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft" if self._over else "hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 11, 11)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.show_over(over=False)
        self.dragged.emit(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_over(over=False)
        self.dragged.emit(None)
        record_id = dragged_record(event.mimeData())
        if record_id is not None:
            event.setDropAction(Qt.DropAction.CopyAction)  # the view is not to remove its row
            event.accept()
            self.dropped.emit(record_id, self.mapToGlobal(event.position().toPoint()))

    def _drag(self, event: QDragMoveEvent) -> None:
        wanted = self.options and dragged_record(event.mimeData()) is not None
        self.dragged.emit(self.mapToGlobal(event.position().toPoint()))
        if wanted:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
        self.show_over(over=wanted)

    def show_over(self, *, over: bool) -> None:
        """Show whether what is being dragged would fall in here."""
        self._over = over
        self.update()


class LaneList(CardList):
    """The cards of a lane. Left and right go to the next lane; with Ctrl they take the card."""

    aside = Signal(int)
    pushed = Signal(int)

    def __init__(self, model: CardsModel) -> None:
        super().__init__(model)
        self.setSpacing(0)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setAcceptDrops(False)  # what is dropped is the lane's
        self.viewport().setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.isRightToLeft():
            step = -step
        if not step:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pushed.emit(step)
        else:
            self.aside.emit(step)
