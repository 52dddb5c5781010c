"""The list of what can be chosen, while it is edited: add, rename, reorder, delete."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from . import widgets
from .delegates import TableDelegate

Index = QModelIndex | QPersistentModelIndex
ROW = 36
MOST_ROWS = 6


class _Options(QAbstractListModel):
    """Options in order, each with what the records call it; nothing where it is new."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, str]] = []

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def append(self, text: str) -> None:
        at = len(self.rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.append((text, ""))
        self.endInsertRows()
        self.changed.emit()

    def remove(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self.rows[at]
        self.endRemoveRows()
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.rows[index.row()][0]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if not text or role != Qt.ItemDataRole.EditRole:
            return False
        self.rows[index.row()] = (text, self.rows[index.row()][1])
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between options, never on one
        can = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return super().flags(index) | can

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(self, source: Index, first: int, count: int, target: Index, before: int) -> bool:
        if first <= before <= first + count:
            return True  # where it is already
        self.beginMoveRows(source, first, first + count - 1, target, before)
        moved = self.rows[first : first + count]
        del self.rows[first : first + count]
        at = before if before < first else before - count
        self.rows[at:at] = moved
        self.endMoveRows()
        self.changed.emit()
        return True


class _Delegate(TableDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(ROW, super().sizeHint(option, index).height()))


class _NewOption(QLineEdit):
    """Enter adds, and does not press the dialog's verb."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class OptionsEditor(QWidget):
    """The options in order; ``changed`` follows whatever the user does with them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = _Options(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setProperty("kind", "field")
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.view.installEventFilter(self)
        self.new = _NewOption()
        self.new.setMaxLength(200)
        self.new.setPlaceholderText(self.tr("New option"))
        self.new.setAccessibleName(self.tr("New option"))
        self.new.entered.connect(self._add)
        self.add = widgets.button("", "plus")
        self.add.setText(self.tr("Add option"))
        self.add.clicked.connect(self._add)
        self._arrange()
        self.model.changed.connect(self._changed)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._update())
        self.new.textChanged.connect(lambda _: self._update())
        self._update()

    def _arrange(self) -> None:
        self.up = self._tool("chevron-up", self.tr("Move option up"), "Alt+↑")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down = self._tool("chevron-down", self.tr("Move option down"), "Alt+↓")
        self.down.clicked.connect(lambda: self._move(1))
        self.away = self._tool("trash", self.tr("Delete option"), self._key_name())
        self.away.clicked.connect(self._remove)
        tools = QVBoxLayout()
        tools.setSpacing(0)
        for tool in (self.up, self.down, self.away):
            tools.addWidget(tool)
        tools.addStretch()
        upper = QHBoxLayout()
        upper.setSpacing(4)
        upper.addWidget(self.view, 1)
        upper.addLayout(tools)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self.new, 1)
        lower.addWidget(self.add)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        page.addLayout(upper)
        page.addLayout(lower)
        self.setTabOrder(self.view, self.up)

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen, in order."""
        return tuple(text for text, _ in self.model.rows)

    @property
    def origins(self) -> tuple[str, ...]:
        """What the records call each; nothing where it is new."""
        return tuple(origin for _, origin in self.model.rows)

    def set_options(self, options: Sequence[str], origins: Sequence[str] = ()) -> None:
        """Show these, silently."""
        self.model.set_rows(list(zip_longest(options, origins[: len(options)], fillvalue="")))
        self._fit()
        self._update()

    def name(self, text: str) -> None:
        """What screen readers call the list."""
        self.view.setAccessibleName(text)

    def eventFilter(self, _watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.matches(QKeySequence.StandardKey.Delete):
                self._remove()
                return True
        return False

    def _tool(self, icon: str, text: str, shortcut: str) -> QToolButton:
        made = widgets.tool_button(icon)
        widgets.name_button(made, text, shortcut)
        return made

    @staticmethod
    def _key_name() -> str:
        shown = QKeySequence.SequenceFormat.NativeText
        return QKeySequence(QKeySequence.StandardKey.Delete).toString(shown)

    def _add(self) -> None:
        text = self.new.text().strip()
        if not text:
            return
        self.new.clear()
        self.model.append(text)
        self.view.setCurrentIndex(self.model.index(self.model.rowCount() - 1))
        self.new.setFocus()

    def _remove(self) -> None:
        at = self.view.currentIndex().row()
        if at >= 0:
            self.model.remove(at)

    def _move(self, step: int) -> None:
        at, to = self.view.currentIndex().row(), self.view.currentIndex().row() + step
        if at >= 0 and 0 <= to < self.model.rowCount():
            before = to if step < 0 else to + 1
            self.model.moveRows(QModelIndex(), at, 1, QModelIndex(), before)

    def _changed(self) -> None:
        self._fit()
        self._update()
        self.changed.emit()

    def _fit(self) -> None:
        rows = max(3, min(self.model.rowCount(), MOST_ROWS))
        row = self.view.sizeHintForRow(0) if self.model.rowCount() else ROW
        self.view.setFixedHeight(rows * row + 10)

    def _update(self) -> None:
        at, last = self.view.currentIndex().row(), self.model.rowCount() - 1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < last)
        self.away.setEnabled(at >= 0)
        self.add.setEnabled(bool(self.new.text().strip()))
