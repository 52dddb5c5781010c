"""Delegates: how the rows of lists and the cards of the badge grid are painted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from . import icons, theme
from .item_models import ROW_ROLE

Index = QModelIndex | QPersistentModelIndex
Option = QStyleOptionViewItem


def paint_row(painter: QPainter, option: Option, *, selected: bool) -> None:
    """The ground of a row: rounded, soft where selected, a ring where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(option.direction)  # not the text's
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    area = QRectF(option.rect).adjusted(1, 1, -1, -1)
    if selected or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft" if selected else "hover"))
        painter.drawRoundedRect(area, 7, 7)
    if focus:
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 7, 7)


def paint_text(
    painter: QPainter, area: QRect, text: str, font: QFont, role: str, align: Qt.AlignmentFlag
) -> None:
    """One line of plain text, cut with … where it does not fit."""
    painter.setFont(font)
    painter.setPen(theme.color(role))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, shown)


def place(option: Option, x: int, width: int) -> QRect:
    """The part of a row from ``x`` to ``x + width``, mirrored where one reads from the right."""
    area = QRect(option.rect.left() + x, option.rect.top(), width, option.rect.height())
    if option.direction == Qt.LayoutDirection.RightToLeft:
        area.moveRight(option.rect.right() - x)
    return area


def project_height() -> int:
    """The height of a project's row, which follows the font."""
    return max(36, QFontMetrics(theme.font()).height() + 18)


class ProjectDelegate(QStyledItemDelegate):
    """A project in the sidebar: folder and name."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row(painter, option, selected=selected)
        role = "accent" if selected else "dim"
        ratio = painter.device().devicePixelRatioF()
        spot = place(option, 12, 20)
        top = spot.center().y() - 9
        painter.drawPixmap(spot.left(), top, icons.icon_pixmap("folder", role, 20, ratio))
        area = place(option, 44, option.rect.width() - 56)
        font = theme.font(semibold=selected)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        paint_text(
            painter,
            area,
            text,
            font,
            "accent" if selected else "text",
            Qt.AlignmentFlag.AlignLeft,
        )
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: Option, _index: Index) -> None:
        editor.setGeometry(place(option, 40, option.rect.width() - 44))

    def createEditor(self, parent: QWidget, _option: Option, _index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(200)
        return editor


class TableDelegate(QStyledItemDelegate):
    """A cell of a table; its editor takes no more than a name may have."""

    def createEditor(self, parent: QWidget, _option: Option, _index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(200)
        return editor


@dataclass(frozen=True)
class Line:
    """What a two-sided row shows: icon and name, and at the far side something dimmer."""

    icon: str
    text: str
    detail: str


class LineDelegate(QStyledItemDelegate):
    """A row with an icon and a name on one side and a detail on the other."""

    def __init__(self, line: Callable[[Any], Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(200, max(40, QFontMetrics(theme.font()).height() + 22))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        painter.save()
        paint_row(painter, option, selected=False)
        line = self._line(index.data(ROW_ROLE))
        ratio = painter.device().devicePixelRatioF()
        spot = place(option, 14, 18)
        top = spot.center().y() - 8
        painter.drawPixmap(spot.left(), top, icons.icon_pixmap(line.icon, "dim", 18, ratio))
        detail = min(
            QFontMetrics(theme.font()).horizontalAdvance(line.detail) + 4,
            option.rect.width() // 2,
        )
        width = option.rect.width() - 44 - detail - 28
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        paint_text(painter, place(option, 44, width), line.text, theme.font(), "text", left)
        far = place(option, option.rect.width() - detail - 14, detail)
        paint_text(painter, far, line.detail, theme.font(), "dim", right)
        painter.restore()
