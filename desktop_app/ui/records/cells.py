"""How the cells of a table of records are painted."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ...models.fields import NUMBERS, DataTypeRow, FieldKind
from .. import icons, theme
from .header import RecordsHeader
from .model import Index, PagedModel
from .places import areas

PAD = 12
_BOX = 16
_ROLES = ("soft", "border", "accent", "text", "dim", "danger", "raised", "locked")
_LETTERS = 4_000
_LONGEST = 500  # characters of a text that a cell could ever show


Draw = Callable[[QPainter, QRect, str, int, int, bool], None]
"""Draws a text in an area, for a row and a column, selected or not."""


class _Advances(dict[str, float]):
    """How wide letters are."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font)

    def __missing__(self, letter: str) -> float:
        if len(self) > _LETTERS:
            self.clear()
        self[letter] = width = self._metrics.horizontalAdvance(letter)
        return width


class CellDelegate(QStyledItemDelegate):
    """Paints cells of ``view``; the keyboard is in ``table``, of which it may be a part.

    A screen holds some five hundred cells, and scrolling paints it sixty times a second: so it
    asks the model itself, not through Qt, and measures texts letter by letter.
    """

    def __init__(self, model: PagedModel, view: QTableView, table: QTableView) -> None:
        super().__init__(view)
        self._model, self._view, self._table = model, view, table
        self._colors: object = None
        self._inks: dict[str, QColor] = {}
        self._current, self._first = (-1, -1), -1
        self._font, self._font_key = QFont(), ""
        self._metrics = QFontMetrics(self._font)
        self._advances = _Advances(self._font)
        self._type: DataTypeRow | None = None
        self._drawers: list[Draw] = []
        self._boxes: list[bool] = []
        self._dress()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        text = self._model.text(index.row(), index.column())
        return QSize(self._metrics.horizontalAdvance(text) + 2 * PAD + 24, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Where Qt wants one cell by itself; the views ask for all of theirs by paint_all.
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setFont(self._font)
        self._paint(painter, option.rect, index.row(), index.column(), selected=selected)

    def paint_all(self, event: QPaintEvent) -> None:
        """Paint the cells of the view that need it."""
        self._dress()
        view, area = self._view, event.rect()
        painter = QPainter(view.viewport())
        painter.setFont(self._font)
        painter.fillRect(area, self._inks["raised"])
        rows, columns = self._rows(area), self._columns(area)
        chosen = self._chosen(rows, columns)
        height = view.verticalHeader().defaultSectionSize()
        top = view.rowViewportPosition(rows[0]) if rows else 0
        border = self._inks["border"]
        for row in rows:
            for column, left, width in columns:
                selected = (row, column) in chosen
                cell = QRect(left, top, width, height)
                self._paint(painter, cell, row, column, selected=selected)
            painter.setPen(border)
            painter.drawLine(area.left(), top + height - 1, area.right(), top + height - 1)
            top += height
        self._paint_focus(painter)
        painter.end()

    def _rows(self, area: QRect) -> range:
        first, last = self._view.rowAt(area.top()), self._view.rowAt(area.bottom())
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _columns(self, area: QRect) -> list[tuple[int, int, int]]:
        """The visible columns in an area, each with its place and width."""
        header = self._view.horizontalHeader()
        found = []
        for at in range(header.count()):
            column = header.logicalIndex(at)
            left, width = header.sectionViewportPosition(column), header.sectionSize(column)
            if width and left <= area.right() and left + width > area.left():
                found.append((column, left, width))
        return found

    def _chosen(self, rows: range, columns: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
        """The visible cells that are selected."""
        found: set[tuple[int, int]] = set()
        for area in areas(self._view) if rows else ():
            left, right = area.left(), area.right()
            inside = [column for column, _, _ in columns if left <= column <= right]
            for row in range(max(area.top(), rows[0]), min(area.bottom(), rows[-1]) + 1):
                found.update((row, column) for column in inside)
        return found

    def _paint(
        self, painter: QPainter, area: QRect, row: int, column: int, *, selected: bool
    ) -> None:
        if selected:
            painter.fillRect(area, self._inks["soft"])
        model = self._model
        if model.any_refused and model.refused(row, column) is not None:
            self._paint_refused(painter, area, model.text(row, column))
        elif row == model.row_total:
            self._paint_new(painter, area, row, column)
        elif text := model.text(row, column):
            self._drawers[column](painter, area, text, row, column, selected)
        elif self._boxes[column] and model.record(row) is not None:
            self._draw_box(painter, area, text, row, column, selected)

    # What draws a cell that holds something, by its kind

    def _draw_text(
        self, painter: QPainter, area: QRect, text: str, _row: int, _at: int, _selected: bool
    ) -> None:
        self._paint_text(painter, area, text, "text")

    def _draw_number(
        self, painter: QPainter, area: QRect, text: str, _row: int, _at: int, _selected: bool
    ) -> None:
        self._paint_text(painter, area, text, "text", right=True)

    def _draw_link(
        self, painter: QPainter, area: QRect, text: str, _row: int, _at: int, _selected: bool
    ) -> None:
        self._paint_text(painter, area, text, "accent")

    def _draw_file(
        self, painter: QPainter, area: QRect, text: str, _row: int, _at: int, _selected: bool
    ) -> None:
        clip = icons.icon_pixmap("paperclip", "dim", 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left() + PAD - 2, area.center().y() - 7, clip)
        self._paint_text(painter, area.adjusted(20, 0, 0, 0), text, "text")

    def _draw_choice(
        self, painter: QPainter, area: QRect, text: str, _row: int, _at: int, selected: bool
    ) -> None:
        self._paint_pill(painter, area, text, selected=selected)

    def _draw_choices(
        self, painter: QPainter, area: QRect, _text: str, row: int, column: int, selected: bool
    ) -> None:
        room, value = QRect(area), self._model.value(row, column)
        options = list(value) if isinstance(value, tuple) else []
        for at, option in enumerate(options):
            if room.width() < 64 and len(options) > 1:
                self._paint_text(painter, room, f"+{len(options) - at}", "dim")
                return
            width = self._paint_pill(painter, room, str(option), selected=selected)
            room.setLeft(room.left() + width + 6)

    def _draw_box(
        self, painter: QPainter, area: QRect, _text: str, row: int, column: int, _selected: bool
    ) -> None:
        value = self._model.value(row, column)
        box = QRectF(box_rect(area))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if value is True:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._inks["accent"])
            painter.drawRoundedRect(box, 4, 4)
            ratio = painter.device().devicePixelRatioF()
            tick = icons.icon_pixmap("check", "on_accent", 14, ratio)
            painter.drawPixmap(QPointF(box.left() + 1, box.top() + 1), tick)
        else:
            painter.setPen(QPen(self._inks["border" if value is None else "locked"], 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_new(self, painter: QPainter, area: QRect, row: int, column: int) -> None:
        """The row in which a record is entered: says what it is for, and what it still needs."""
        model, text = self._model, self._model.text(row, column)
        if not model.draft:
            if column == self._first:
                self._paint_text(painter, area, self.tr("New record…"), "dim")
        elif self._boxes[column] or text:
            draw = self._draw_box if self._boxes[column] else self._drawers[column]
            draw(painter, area, text, row, column, True)
        elif model.type.fields[column].required:
            self._paint_text(painter, area, self.tr("required"), "dim")

    def _paint_refused(self, painter: QPainter, area: QRect, text: str) -> None:
        self._paint_text(painter, area, text or self.tr("empty"), "danger")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks["danger"])
        corner = QPointF(area.right() + 1, area.top())
        painter.drawPolygon(QPolygonF([corner, corner - QPointF(9, 0), corner + QPointF(0, 9)]))

    def _paint_text(
        self, painter: QPainter, area: QRect, text: str, role: str, *, right: bool = False
    ) -> None:
        width = area.width() - 2 * PAD
        shown, needed = self._fit(text, width)
        left = area.left() + PAD + (width - needed if right else 0)
        painter.setPen(self._inks[role])
        painter.drawText(left, area.top() + self._baseline(area.height() - 1), shown)

    def _baseline(self, height: int) -> int:
        return (height - self._metrics.height()) // 2 + self._metrics.ascent()

    def _paint_pill(self, painter: QPainter, area: QRect, text: str, *, selected: bool) -> int:
        shown, width = self._fit(text, area.width() - 2 * PAD - 6)
        height = self._metrics.height() + 4
        top = area.center().y() - height // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks["raised" if selected else "soft"])
        pill = QRectF(area.left() + PAD - 4, top, width + 14, height)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._inks["text"])
        painter.drawText(area.left() + PAD + 3, top + 2 + self._metrics.ascent(), shown)
        return width + 14

    def _paint_focus(self, painter: QPainter) -> None:
        row, column = self._current
        if row < 0 or self._view.isColumnHidden(column):
            return
        area = self._view.visualRect(self._model.index(row, column))
        painter.setPen(QPen(self._inks["accent"], 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(1, 1, -1, -2))

    def _fit(self, text: str, width: int) -> tuple[str, int]:
        """A text cut with … where it does not fit the width, and how wide it is.

        Letter by letter, which is right or a little too wide, and takes a tenth of the time.
        """
        text = text[:_LONGEST]
        needed = round(sum(map(self._advances.__getitem__, text)))
        if needed <= width:
            return text, needed
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown, self._metrics.horizontalAdvance(shown)

    def _dress(self) -> None:
        """Take what is the same for all cells, since asking takes long."""
        index = self._table.currentIndex()
        focus = index.isValid() and self._table.hasFocus()
        self._current = (index.row(), index.column()) if focus else (-1, -1)
        header = self._table.horizontalHeader()
        order = header.visible_order() if isinstance(header, RecordsHeader) else []
        self._first = order[0] if order else -1
        colors, font = theme.colors(), theme.font()
        if colors is not self._colors:
            self._colors = colors
            self._inks = {role: theme.color(role) for role in _ROLES}
        if font.toString() != self._font_key:
            self._font, self._font_key = font, font.toString()
            self._metrics = QFontMetrics(font)
            self._advances = _Advances(self._font)
        if self._model.type is not self._type:
            self._type = self._model.type
            special: dict[FieldKind, Draw] = {
                **dict.fromkeys(NUMBERS, self._draw_number),
                FieldKind.BOOLEAN: self._draw_box,
                FieldKind.CHOICE: self._draw_choice,
                FieldKind.CHOICES: self._draw_choices,
                FieldKind.ATTACHMENT: self._draw_file,
                FieldKind.LINK: self._draw_link,
                FieldKind.LINKS: self._draw_link,
            }
            kinds = [field.kind for field in self._type.fields]
            self._drawers = [special.get(kind, self._draw_text) for kind in kinds]
            self._boxes = [kind is FieldKind.BOOLEAN for kind in kinds]


def row_height() -> int:
    """The height of a record's row, which follows the font."""
    return max(34, QFontMetrics(theme.font()).height() + 16)


def box_rect(area: QRect) -> QRect:
    """Where the box of a yes-or-no cell is."""
    return QRect(area.left() + PAD, area.center().y() - _BOX // 2, _BOX, _BOX)
