"""How the cells of a table of records are painted."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ...models.fields import NUMBERS, FieldKind, FieldRow, Value
from .. import icons, theme
from .header import RecordsHeader
from .model import PagedModel

Index = QModelIndex | QPersistentModelIndex
PAD = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_BOX = 16


class CellDelegate(QStyledItemDelegate):
    """A cell. It asks the model itself, not through Qt: a screen has some five hundred of them."""

    def __init__(self, model: PagedModel, table: QTableView) -> None:
        super().__init__(table)
        self._model, self._table = model, table
        self._colors: object = None
        self._inks: dict[str, QColor] = {}
        self._current, self._first = (-1, -1), -1
        self._font, self._font_key, self._widest = QFont(), "", 1
        self._metrics = QFontMetrics(self._font)
        self.dress()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        text = self._model.text(index.row(), index.column())
        return QSize(self._metrics.horizontalAdvance(text) + 2 * PAD + 24, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        area: QRect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, self._inks["soft"])
        painter.setPen(self._inks["border"])
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        field = self._model.field(column)
        painter.setFont(self._font)
        if self._model.refused(row, column) is not None:
            self._paint_refused(painter, area, self._model.text(row, column))
        elif self._model.has_new_row and row == self._model.row_total:
            self._paint_new(painter, area, field, self._model.value(row, column), row, column)
        else:
            self._paint_value(painter, area, field, row, column, selected=selected)
        if (row, column) == self._current:
            painter.setPen(QPen(self._inks["accent"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -2))

    def _paint_value(
        self,
        painter: QPainter,
        area: QRect,
        field: FieldRow,
        row: int,
        column: int,
        *,
        selected: bool,
    ) -> None:
        kind = field.kind
        if kind is FieldKind.BOOLEAN:
            if self._model.record(row) is not None:
                self._paint_box(painter, area, self._model.value(row, column))
            return
        text = self._model.text(row, column)
        if not text:
            return
        inner = area.adjusted(PAD, 0, -PAD, -1)
        if kind in NUMBERS:
            self._paint_text(painter, inner, text, "text", _RIGHT)
        elif kind is FieldKind.CHOICE:
            self._paint_pill(painter, inner, text, selected=selected)
        elif kind is FieldKind.CHOICES:
            self._paint_pills(painter, inner, self._model.value(row, column), selected=selected)
        elif kind is FieldKind.ATTACHMENT:
            ratio = painter.device().devicePixelRatioF()
            clip = icons.icon_pixmap("paperclip", "dim", 16, ratio)
            painter.drawPixmap(inner.left() - 2, inner.center().y() - 7, clip)
            self._paint_text(painter, inner.adjusted(20, 0, 0, 0), text, "text", _LEFT)
        else:
            role = "accent" if kind in (FieldKind.LINK, FieldKind.LINKS) else "text"
            self._paint_text(painter, inner, text, role, _LEFT)

    def _paint_new(
        self, painter: QPainter, area: QRect, field: FieldRow, value: Value, row: int, column: int
    ) -> None:
        """The row in which a record is entered: says what it is for, and what it still needs."""
        inner = area.adjusted(PAD, 0, -PAD, -1)
        draft = self._model.draft
        if value is None and not draft:
            if column == self._first:
                self._paint_text(painter, inner, self.tr("New record…"), "dim", _LEFT)
        elif value is None and field.required and field.kind is not FieldKind.BOOLEAN:
            self._paint_text(painter, inner, self.tr("required"), "dim", _LEFT)
        else:
            self._paint_value(painter, area, field, row, column, selected=True)

    def _paint_refused(self, painter: QPainter, area: QRect, text: str) -> None:
        inner = area.adjusted(PAD, 0, -PAD, -1)
        self._paint_text(painter, inner, text or self.tr("empty"), "danger", _LEFT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks["danger"])
        corner = QPointF(area.right() + 1, area.top())
        painter.drawPolygon(QPolygonF([corner, corner - QPointF(9, 0), corner + QPointF(0, 9)]))

    def _paint_text(self, painter: QPainter, area: QRect, text: str, role: str, flags: Any) -> None:
        painter.setPen(self._inks[role])
        painter.drawText(area, int(flags), self._fit(text, area.width()))

    def _paint_pill(self, painter: QPainter, area: QRect, text: str, *, selected: bool) -> int:
        shown = self._fit(text, area.width() - 12)
        width = self._metrics.horizontalAdvance(shown) + 14
        height = self._metrics.height() + 4
        pill = QRect(area.left() - 4, area.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks["raised" if selected else "soft"])
        painter.drawRoundedRect(QRectF(pill), height / 2, height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._inks["text"])
        painter.drawText(pill, int(_MIDDLE), shown)
        return width

    def _paint_pills(self, painter: QPainter, area: QRect, value: Value, *, selected: bool) -> None:
        left = QRect(area)
        options = list(value) if isinstance(value, tuple) else []
        for at, option in enumerate(options):
            rest = len(options) - at
            if left.width() < 40 and rest:
                self._paint_text(painter, left, f"+{rest}", "dim", _LEFT)
                return
            width = self._paint_pill(painter, left, str(option), selected=selected)
            left.setLeft(left.left() + width + 6)

    def _paint_box(self, painter: QPainter, area: QRect, value: Value) -> None:
        box = box_rect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if value is True:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._inks["accent"])
            painter.drawRoundedRect(QRectF(box), 4, 4)
            ratio = painter.device().devicePixelRatioF()
            tick = icons.icon_pixmap("check", "on_accent", 14, ratio)
            painter.drawPixmap(box.left() + 1, box.top() + 1, tick)
        else:
            painter.setPen(QPen(self._inks["border" if value is None else "locked"], 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _fit(self, text: str, width: int) -> str:
        if len(text) * self._widest < width:
            return text
        return _elided(text, width, self._font_key)

    def dress(self) -> None:
        """Before painting: take what is the same for all cells, since asking takes long."""
        index = self._table.currentIndex()
        focus = index.isValid() and self._table.hasFocus()
        self._current = (index.row(), index.column()) if focus else (-1, -1)
        header = self._table.horizontalHeader()
        order = header.visible_order() if isinstance(header, RecordsHeader) else []
        self._first = order[0] if order else -1
        colors, font = theme.colors(), theme.font()
        if colors is not self._colors:
            self._colors = colors
            roles = ("soft", "border", "accent", "text", "dim", "danger", "raised", "locked")
            self._inks = {role: theme.color(role) for role in roles}
        key = font.toString()
        if key != self._font_key:
            self._font, self._font_key = font, key
            self._metrics = QFontMetrics(font)
            self._widest = max(1, self._metrics.horizontalAdvance("W"))


@lru_cache(maxsize=8_192)
def _elided(text: str, width: int, font: str) -> str:
    made = QFont()
    made.fromString(font)
    return QFontMetrics(made).elidedText(text[:500], Qt.TextElideMode.ElideRight, width)


def row_height() -> int:
    """The height of a record's row, which follows the font."""
    return max(34, QFontMetrics(theme.font()).height() + 16)


def box_rect(area: QRect) -> QRect:
    """Where the box of a yes-or-no cell is."""
    return QRect(area.left() + PAD, area.center().y() - _BOX // 2, _BOX, _BOX)
