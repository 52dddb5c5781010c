"""The list of a data type's fields while they are edited: in order, and movable."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..models.fields import FieldKind, FieldRow
from . import icons, theme
from .delegates import paint_row, paint_text, place
from .field_words import field_summary, kind_icon
from .item_models import ROW_ROLE
from .translation import plain_tip

Index = QModelIndex | QPersistentModelIndex
Option = QStyleOptionViewItem


@dataclass(eq=False)
class Draft:
    """A field as it is being edited."""

    row: FieldRow
    typed: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What stands in a line and is no value, and why, by the setting's name."""
    left: dict[FieldKind, tuple[Any, ...]] = field(default_factory=dict)
    """Default and limits that it had as other kinds."""
    origins: tuple[str, ...] = ()
    """What the records call each of its options; nothing where one is new."""
    complaints: dict[str, str] = field(default_factory=dict)
    """What is wrong, by the setting at which it is said."""
    is_new: bool = False
    """It has just been added: that it has no options yet goes without saying."""

    @property
    def renamed(self) -> dict[str, str]:
        """Options that have another name now, by the one that the records know."""
        pairs = zip(self.origins, self.row.options, strict=True) if self.origins else ()
        return {was: now for was, now in pairs if was and was != now}

    @property
    def told(self) -> dict[str, str]:
        """What is wrong and is to be said."""
        quiet = self.is_new and not self.row.options
        return {
            name: says for name, says in self.complaints.items() if not quiet or name != "options"
        }


class FieldsModel(QAbstractListModel):
    """The fields in their order. ``edited`` says that one changed, came, went or moved."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.drafts: list[Draft] = []

    def set_rows(self, rows: Sequence[FieldRow]) -> None:
        """Show these fields."""
        self.set_drafts([Draft(row, origins=row.options) for row in rows])

    def set_drafts(self, drafts: Sequence[Draft]) -> None:
        """Show these, as far as they have been edited."""
        self.beginResetModel()
        self.drafts = list(drafts)
        self.endResetModel()
        self.edited.emit()

    def insert(self, at: int, draft: Draft) -> None:
        self.beginInsertRows(QModelIndex(), at, at)
        self.drafts.insert(at, draft)
        self.endInsertRows()
        self.edited.emit()

    def remove(self, at: int) -> Draft:
        self.beginRemoveRows(QModelIndex(), at, at)
        draft = self.drafts.pop(at)
        self.endRemoveRows()
        self.edited.emit()
        return draft

    def repaint(self) -> None:
        """A draft has changed, or what is said of it."""
        if self.drafts:
            self.dataChanged.emit(self.index(0), self.index(len(self.drafts) - 1))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.drafts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        draft = self.drafts[index.row()]
        says = next(iter(draft.told.values()), "")
        if role == ROW_ROLE:
            return draft
        if role == Qt.ItemDataRole.DisplayRole:
            return draft.row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (draft.row.name, field_summary(draft.row), says)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(says or draft.row.description or draft.row.name)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Dropped between fields, never on one.
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(self, source: Index, first: int, count: int, target: Index, before: int) -> bool:
        if first <= before <= first + count:
            return True  # where it is already
        if not self.beginMoveRows(source, first, first + count - 1, target, before):
            return False
        moved = self.drafts[first : first + count]
        del self.drafts[first : first + count]
        at = before if before < first else before - count
        self.drafts[at:at] = moved
        self.endMoveRows()
        self.edited.emit()
        return True


class FieldDelegate(QStyledItemDelegate):
    """A field: its kind's drawing, its name, and under it the kind or what is wrong."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(160, max(50, 2 * QFontMetrics(theme.font()).height() + 16))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        painter.save()
        draft: Draft = index.data(ROW_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row(painter, option, selected=selected)
        ratio = painter.device().devicePixelRatioF()
        width = option.rect.width()
        wrong = next(iter(draft.told.values()), "")
        drawing = "warning" if wrong else kind_icon(draft.row.kind)
        role = "danger" if wrong else "accent" if selected else "dim"
        spot = place(option, 12, 20)
        painter.drawPixmap(
            spot.left(), spot.center().y() - 9, icons.icon_pixmap(drawing, role, 20, ratio)
        )
        grip = place(option, width - 26, 16)
        painter.drawPixmap(
            grip.left(), grip.center().y() - 7, icons.icon_pixmap("grip", "locked", 16, ratio)
        )
        half = option.rect.height() // 2
        upper, lower = place(option, 44, width - 76), place(option, 44, width - 76)
        upper.setBottom(upper.top() + half + 2)
        upper.setTop(upper.top() + 5)
        lower.setTop(lower.top() + half - 2)
        lower.setBottom(lower.bottom() - 5)
        left = Qt.AlignmentFlag.AlignLeft
        name = draft.row.name.strip() or QCoreApplication.translate("kinds", "No name yet")
        paint_text(painter, upper, name, theme.font(semibold=True), "text", left)
        below = wrong or field_summary(draft.row)
        paint_text(painter, lower, below, theme.font(), "danger" if wrong else "dim", left)
        painter.restore()


class FieldList(QListView):
    """The fields; dragged, or moved with Alt and the arrows; Delete takes one away."""

    chosen = Signal()
    """Another field is the current one, or none."""
    removing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editable = True
        self.fields = FieldsModel(self)
        self.setModel(self.fields)
        self.setItemDelegate(FieldDelegate(self))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAccessibleName(self.tr("Fields"))
        alt = Qt.KeyboardModifier.AltModifier
        self.up = self._action("chevron-up", self.tr("Move up"), lambda: self.move_by(-1))
        self.up.setShortcut(QKeySequence(alt | Qt.Key.Key_Up))
        self.down = self._action("chevron-down", self.tr("Move down"), lambda: self.move_by(1))
        self.down.setShortcut(QKeySequence(alt | Qt.Key.Key_Down))
        self.away = self._action("trash", self.tr("Delete field"), self.removing.emit)
        self.away.setShortcut(QKeySequence.StandardKey.Delete)
        self.selectionModel().currentChanged.connect(self.chosen)

    @property
    def current(self) -> Draft | None:
        """The field that is chosen."""
        draft: Draft | None = self.currentIndex().data(ROW_ROLE)
        return draft

    def choose(self, at: int) -> None:
        """Choose the field at a place, or the last one where there are fewer."""
        self.setCurrentIndex(self.fields.index(min(at, self.fields.rowCount() - 1)))

    def move_by(self, step: int) -> None:
        """Move the chosen field up or down."""
        at = self.currentIndex().row()
        to = at + step
        if at >= 0 and 0 <= to < self.fields.rowCount():
            self.fields.moveRows(QModelIndex(), at, 1, QModelIndex(), to if step < 0 else to + 1)
            self.scrollTo(self.currentIndex())

    def freeze(self) -> None:
        """Only to be looked at from now on."""
        self.editable = False
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        for action in self.actions():
            action.setEnabled(False)

    def _action(self, icon: str, text: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icons.icon(icon), text, self)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action
