"""What pops up to choose one of many at a glance: kinds of fields with their words, or drawings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from . import icons, theme
from .delegates import paint_row, paint_text, place
from .item_models import ROW_ROLE
from .translation import plain_tip

Index = QModelIndex | QPersistentModelIndex
Option = QStyleOptionViewItem
HIGHEST = 560


@dataclass(frozen=True)
class Entry:
    """One that can be chosen: its key, drawing and name; without ``about`` only the drawing."""

    key: str
    icon: str
    name: str
    about: str = ""


class Palette(QFrame):
    """Pops up under a button, and goes when something was chosen or Escape was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, name: str, entries: Sequence[Entry], columns: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "floating")
        self.setAccessibleName(name)
        self.setWindowTitle(name)
        self.view = QListView()
        self.view.setAccessibleName(name)
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setWrapping(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model = QStandardItemModel(self)
        for entry in entries:
            item = QStandardItem(entry.name)
            item.setData(entry, ROW_ROLE)
            item.setToolTip(plain_tip("" if entry.about else entry.name))
            item.setEditable(False)
            item.setData(entry.about, Qt.ItemDataRole.AccessibleDescriptionRole)
            model.appendRow(item)
        self.view.setModel(model)
        delegate = _Delegate(list(entries), self.view)
        self.view.setItemDelegate(delegate)
        self.view.clicked.connect(self._choose)
        page = QVBoxLayout(self)
        page.setContentsMargins(8, 8, 8, 8)
        page.addWidget(self.view)
        cell, lines = delegate.size, -(-len(entries) // columns)
        self.view.setFixedWidth(columns * cell.width() + 2)
        self.view.setFixedHeight(min(lines * cell.height() + 2, HIGHEST))
        if lines * cell.height() > HIGHEST:
            self.view.setFixedWidth(columns * cell.width() + 16)
        else:  # else Qt keeps room for a scroll bar, and fewer fit a line
            self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setCurrentIndex(model.index(0, 0))

    def pop_up(self, under: QWidget, current: str = "") -> None:
        """Show it under a button, wholly on the screen."""
        for at in range(self.view.model().rowCount()):
            index = self.view.model().index(at, 0)
            if index.data(ROW_ROLE).key == current:
                self.view.setCurrentIndex(index)
        self.adjustSize()
        screen = under.screen() or QGuiApplication.primaryScreen()
        area: QRect = screen.availableGeometry()
        spot = under.mapToGlobal(QPoint(0, under.height() + 4))
        if under.isRightToLeft():
            spot.setX(spot.x() + under.width() - self.width())
        spot.setX(max(area.left(), min(spot.x(), area.right() - self.width())))
        spot.setY(max(area.top(), min(spot.y(), area.bottom() - self.height())))
        self.move(spot)
        self.show()
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.view.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        entry: Entry | None = index.data(ROW_ROLE)
        if entry is not None:
            self.close()
            self.chosen.emit(entry.key)


class _Delegate(QStyledItemDelegate):
    def __init__(self, entries: list[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self._wide = any(entry.about for entry in entries)
        strong, plain = QFontMetrics(theme.font(semibold=True)), QFontMetrics(theme.font())
        height = max(48, strong.height() + plain.height() + 16) if self._wide else 44
        words = max(
            max(strong.horizontalAdvance(entry.name), plain.horizontalAdvance(entry.about))
            for entry in entries
        )
        self.size = QSize(min(words + 60, 380) if self._wide else 44, height)

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        painter.save()
        entry: Entry = index.data(ROW_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row(painter, option, selected=selected)
        ratio = painter.device().devicePixelRatioF()
        role = "accent" if selected else "dim"
        spot = place(option, 12, 20)
        top = spot.center().y() - 9
        painter.drawPixmap(spot.left(), top, icons.icon_pixmap(entry.icon, role, 20, ratio))
        if self._wide:
            half = option.rect.height() // 2
            upper = place(option, 44, option.rect.width() - 52)
            lower = place(option, 44, option.rect.width() - 52)
            upper.setTop(upper.top() + 4)
            upper.setBottom(upper.top() + half - 2)
            lower.setTop(lower.top() + half - 1)
            lower.setBottom(lower.bottom() - 4)
            left = Qt.AlignmentFlag.AlignLeft
            paint_text(painter, upper, entry.name, theme.font(semibold=True), "text", left)
            paint_text(painter, lower, entry.about, theme.font(), "dim", left)
        painter.restore()
