"""A month's page: its weeks, seven days each, and the records that lie on each."""

import calendar
import datetime
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from ...models.record_rows import RecordRow
from .. import theme
from ..delegates import Index, Option, paint_text
from ..item_models import ROW_ROLE
from .record_view import dragged_record, record_mime

DAYS = 7
Entry = tuple[RecordRow, str]
"""A record and what it is called."""


def first_day(month: datetime.date, first_weekday: int) -> datetime.date:
    """The day in the upper corner of a month's page; weekdays count from 1, Monday."""
    start = month.replace(day=1)
    back = (start.isoweekday() - first_weekday) % 7
    if start.toordinal() <= back:
        return datetime.date.min
    return start - datetime.timedelta(days=back)


class MonthModel(QAbstractTableModel):
    """The weeks of a month, and what lies on each of their days."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.start = datetime.date(2000, 1, 1)
        self.month = datetime.date(2000, 1, 1)
        self.weeks = 5
        self.entries: dict[datetime.date, list[Entry]] = {}

    def show_month(self, month: datetime.date) -> None:
        """Another month, still without its records."""
        self.beginResetModel()
        self.month = month.replace(day=1)
        self.start = first_day(month, QLocale().firstDayOfWeek().value)
        days = calendar.monthrange(month.year, month.month)[1]
        before = (self.month - self.start).days
        self.weeks = -(-(before + days) // DAYS)
        self.entries = {}
        self.endResetModel()

    def set_entries(self, entries: dict[datetime.date, list[Entry]]) -> None:
        self.entries = entries
        self.dataChanged.emit(self.index(0, 0), self.index(self.weeks - 1, DAYS - 1))

    def day(self, index: Index) -> datetime.date:
        return self.start + datetime.timedelta(days=index.row() * DAYS + index.column())

    def index_of(self, day: datetime.date) -> QModelIndex:
        """Where a day is; an invalid index where it is not on the page."""
        at = (day - self.start).days
        return self.index(*divmod(at, DAYS)) if 0 <= at < self.weeks * DAYS else QModelIndex()

    def on(self, day: datetime.date) -> Sequence[Entry]:
        return self.entries.get(day, ())

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self.weeks

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else DAYS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        weekday = (QLocale().firstDayOfWeek().value - 1 + section) % 7 + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return QLocale().standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return QLocale().standaloneDayName(weekday)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day(index)
        if role == ROW_ROLE:
            return day
        if role == Qt.ItemDataRole.DisplayRole:
            return QLocale().toString(day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = QLocale().toString(QDate(day.year, day.month, day.day))
            return "\n".join([shown, *(title for _, title in self.on(day))])
        return None


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, and its records as strips, as many as there is room for."""

    def __init__(self, parent: QObject, model: MonthModel) -> None:
        super().__init__(parent)
        self._model = model
        self.over: datetime.date | None = None
        self.more = "{count}"

    @staticmethod
    def strip_height() -> int:
        return max(24, QFontMetrics(theme.font()).height() + 6)

    def strips(self, area: QRect, count: int) -> list[QRect]:
        """Where the records of a day are painted, as many of them as there is room for."""
        top = area.top() + QFontMetrics(theme.font()).height() + 11
        step = self.strip_height() + 2
        room = max(0, (area.bottom() - 2 - top) // step)
        return [
            QRect(area.left() + 5, top + at * step, area.width() - 10, step - 2)
            for at in range(min(count, room))
        ]

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        day = self._model.day(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, day)
        entries = self._model.on(day)
        places = self.strips(option.rect, len(entries))
        left = Qt.AlignmentFlag.AlignLeft
        for place, (_, title) in zip(places, entries, strict=False):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft"))
            painter.drawRoundedRect(QRectF(place), 5, 5)
            inner = place.adjusted(7, 0, -4, 0)
            paint_text(painter, inner, title, theme.font(), "text", left)
        hidden = len(entries) - len(places)
        if hidden > 0:
            text = self.more.format(count=QLocale().toString(hidden))
            height = QFontMetrics(theme.font()).height() + 4
            width = option.rect.width() - 48
            spot = QRect(option.rect.left() + 40, option.rect.top() + 5, width, height)
            right = Qt.AlignmentFlag.AlignRight
            paint_text(painter, spot, text, theme.font(theme.CAPTION), "dim", right)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: Option, day: datetime.date) -> None:
        inside = day.month == self._model.month.month
        area = QRectF(option.rect).adjusted(0, 0, -0.5, -0.5)
        if self.over == day:
            painter.fillRect(area, theme.color("soft"))
        elif not inside:
            painter.fillRect(area, theme.color("window"))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        current = day == today()
        height = QFontMetrics(theme.font()).height() + 4
        number = QLocale().toString(day.day)
        width = max(height, QFontMetrics(theme.font(semibold=True)).horizontalAdvance(number) + 10)
        spot = QRect(option.rect.left() + 6, option.rect.top() + 5, width, height)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(spot), height / 2, height / 2)
        role = "on_accent" if current else "text" if inside else "dim"
        center = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, spot, number, theme.font(semibold=current), role, center)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -3, -3), 6, 6)


class MonthGrid(QTableView):
    """The page of a month. A click on a record selects it, Enter opens a day."""

    picked = Signal(object)
    """A record's id."""
    opened = Signal(object)
    """A record's id."""
    day_wanted = Signal(object)
    """A day: its records, or a new one, are wanted."""
    moved = Signal(object, object)
    """A record's id and the day it was dropped on."""
    turned = Signal(int)
    """The keyboard left the page: months to go."""

    def __init__(self, model: MonthModel) -> None:
        super().__init__()
        self.month, self.draggable = model, False
        self._pressed: tuple[QPoint, Entry] | None = None
        self.setModel(model)
        self.days = DayDelegate(self, model)
        self.setItemDelegate(self.days)
        self.setShowGrid(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setHighlightSections(False)
        self.verticalHeader().setMinimumSectionSize(40)
        self.horizontalHeader().setSectionsClickable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def entry_at(self, at: QPoint) -> Entry | None:
        """The record under the pointer."""
        index = self.indexAt(at)
        if not index.isValid():
            return None
        entries = self.month.on(self.month.day(index))
        places = self.days.strips(self.visualRect(index), len(entries))
        for place, entry in zip(places, entries, strict=False):
            if place.contains(at):
                return entry
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        entry = self.entry_at(at)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (at, entry) if entry is not None and left else None
        if entry is not None:
            self.picked.emit(entry[0].id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self.draggable:
            return
        at = event.position().toPoint() - self._pressed[0]
        if at.manhattanLength() >= QApplication.startDragDistance():
            drag = QDrag(self)
            drag.setMimeData(record_mime(self._pressed[1][0].id))
            drag.setPixmap(self._picture(self._pressed[0]))
            self._pressed = None
            drag.exec(Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        entry = self.entry_at(at)
        if entry is not None:
            self.opened.emit(entry[0].id)
        elif self.indexAt(at).isValid():
            self.day_wanted.emit(self.month.day(self.indexAt(at)))

    def _picture(self, at: QPoint) -> QPixmap:
        """What is carried along: the record as it is painted."""
        index = self.indexAt(at)
        entries = self.month.on(self.month.day(index))
        strips = self.days.strips(self.visualRect(index), len(entries))
        return self.viewport().grab(next(strip for strip in strips if strip.contains(at)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = Qt.Key(event.key()), self.currentIndex()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.day_wanted.emit(self.month.day(index))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._set_over(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(None)
        record_id = dragged_record(event.mimeData())
        index = self.indexAt(event.position().toPoint())
        if record_id is not None and index.isValid() and self.draggable:
            event.accept()
            self.moved.emit(record_id, self.month.day(index))

    def _drag(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        wanted = self.draggable and dragged_record(event.mimeData()) is not None
        if wanted and index.isValid():
            event.accept()
            self._set_over(self.month.day(index))
        else:
            event.ignore()
            self._set_over(None)

    def _set_over(self, day: datetime.date | None) -> None:
        self.days.over = day
        self.viewport().update()


def today() -> datetime.date:
    """This day, where the user is."""
    return datetime.datetime.now().astimezone().date()
