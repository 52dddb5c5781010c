"""Editors in the cells of a table: one for each kind of field, and what their keys mean."""

import datetime
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...errors import InvalidInput
from ...models.fields import NUMBERS, FieldKind, FieldRow, Value
from .. import icons, theme
from ..tasks import Tasks
from . import values
from .date_editor import DatePopup
from .link_chooser import LinkEdit, LinkSearch

ROWS = 8
"""The most options that are shown at once; more are scrolled."""
_DATES = frozenset({FieldKind.DATE, FieldKind.DATE_TIME})


class Move(Enum):
    """Where one goes from a cell."""

    STAY = (0, 0)
    DOWN = (1, 0)
    UP = (-1, 0)
    RIGHT = (0, 1)
    LEFT = (0, -1)


_KEYS = {
    Qt.Key.Key_Tab: Move.RIGHT,
    Qt.Key.Key_Backtab: Move.LEFT,
    Qt.Key.Key_Return: Move.DOWN,
    Qt.Key.Key_Enter: Move.DOWN,
}


class CellEditor(QFrame):
    """Edits one value above its cell. ``input`` is what has the focus."""

    done = Signal(object)
    """The value is to be taken, then one goes on: a Move."""
    cancelled = Signal()
    left = Signal()
    """The focus went elsewhere."""
    typed = Signal()
    """What was complained of may be right now."""

    def __init__(self, field: FieldRow, input_widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self.input = field, input_widget
        self.modified = False
        self.setFocusProxy(input_widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(input_widget)
        input_widget.installEventFilter(self)
        input_widget.setAccessibleName(field.name)

    def begin(self, value: Value, titles: values.Titles, typed: str | None) -> None:
        """Show a value, or what was typed to begin with, or what was refused before."""
        raise NotImplementedError

    def value(self) -> Value:
        """What is in it. Raises InvalidInput."""
        raise NotImplementedError

    def text(self) -> str:
        """What is in it as it was typed."""
        return ""

    def titles(self) -> dict[tuple[int, int], str]:
        """What the records are called that it leads to."""
        return {}

    def place(self, cell: QRect, room: QRect) -> None:
        """Over the cell, and as much larger as there is room for."""
        self.setGeometry(cell)
        del room

    def complain(self, why: str) -> None:
        """Show that something is wrong; the sentence is shown by the table."""
        self.input.setProperty("wrong", "true" if why else "false")
        self.input.setAccessibleDescription(why)
        self.input.style().unpolish(self.input)
        self.input.style().polish(self.input)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.input:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.key(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Else the window's own Escape, Delete or Ctrl+D would take what is meant for here.
            event.accept()
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            away = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason,
                    Qt.FocusReason.MenuBarFocusReason)  # fmt: skip
            if event.reason() not in away:
                QTimer.singleShot(0, self, self._look_where)
        return super().eventFilter(watched, event)

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key means something to the table rather than to the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        move = _KEYS.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if move is Move.DOWN and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            move = Move.UP
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            move = Move.STAY
        self.done.emit(move)
        return True

    def _look_where(self) -> None:
        now = QApplication.focusWidget()
        if now is None or (now is not self.input and not self.isAncestorOf(now)):
            if now is not None and now.window() is not self.window():
                return  # a popup of ours
            self.left.emit()

    def _change(self) -> None:
        self.modified = True
        self.typed.emit()


class LineCell(CellEditor):
    """One line that is read as the field's kind is written."""

    def __init__(self, field: FieldRow, parent: QWidget) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line, parent)
        self.line.setMaxLength(32_767)
        if field.kind in NUMBERS:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if field.kind in _DATES:
            place = QLineEdit.ActionPosition.TrailingPosition
            action = self.line.addAction(icons.icon("calendar"), place)
            action.setToolTip(self.tr("Calendar") + " (Alt+↓)")
            action.triggered.connect(self.choose)
        self.line.textEdited.connect(self._change)
        self._before: Value = None

    def begin(self, value: Value, titles: values.Titles, typed: str | None) -> None:
        del titles
        self._before = value
        self.line.setText(values.edit_text(self.field, value) if typed is None else typed)
        self.modified = typed is not None
        if typed is None:
            self.line.selectAll()

    def value(self) -> Value:
        return values.parse(self.field, self.line.text()) if self.modified else self._before

    def text(self) -> str:
        return self.line.text()

    def place(self, cell: QRect, room: QRect) -> None:
        width = max(cell.width(), 132 if self.field.kind in _DATES else 96)
        self.setGeometry(QRect(cell.left(), cell.top(), width, cell.height()) & room)

    def key(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt and self.field.kind in _DATES:
            self.choose()
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.done.emit(Move.UP if event.key() == Qt.Key.Key_Up else Move.DOWN)
            return True
        return super().key(event)

    def choose(self) -> None:
        """Open the calendar under the cell."""
        try:
            value = self.value()
        except InvalidInput:
            value = None
        shown = value if isinstance(value, datetime.date) else None
        popup = DatePopup(self, shown, time=self.field.kind is FieldKind.DATE_TIME)
        popup.chosen.connect(self._take)
        popup.open_under(self.line)

    def _take(self, value: datetime.date) -> None:
        self.line.setText(values.edit_text(self.field, value))
        self._change()
        self.done.emit(Move.STAY)


class TextCell(CellEditor):
    """Several lines: Enter takes them, Shift+Enter begins another."""

    def __init__(self, field: FieldRow, parent: QWidget) -> None:
        self.lines = QPlainTextEdit()
        super().__init__(field, self.lines, parent)
        self._before: Value = None
        self.lines.textChanged.connect(self._change)

    def begin(self, value: Value, titles: values.Titles, typed: str | None) -> None:
        del titles
        self._before = value
        self.lines.setPlainText(str(value or "") if typed is None else typed)
        self.modified = typed is not None
        if typed is None:
            self.lines.selectAll()
        else:
            self.lines.moveCursor(self.lines.textCursor().MoveOperation.End)

    def value(self) -> Value:
        if not self.modified:
            return self._before
        return values.parse(self.field, self.lines.toPlainText())

    def text(self) -> str:
        return self.lines.toPlainText()

    def place(self, cell: QRect, room: QRect) -> None:
        line = QFontMetrics(theme.font()).lineSpacing()
        height = max(cell.height(), 6 * line + 14)
        self.setGeometry(_within(cell, max(cell.width(), 320), height, room))

    def key(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shift:
            return False
        return super().key(event)


class ListCell(CellEditor):
    """One or several of a list of options."""

    def __init__(self, field: FieldRow, parent: QWidget) -> None:
        self.list = QListWidget()
        self.list.setProperty("kind", "popup")
        super().__init__(field, self.list, parent)
        self._many = field.kind is FieldKind.CHOICES
        self._before: Value = None
        options = list(field.options) if self._many else ["", *field.options]
        for option in options:
            item = QListWidgetItem(option or "—")
            item.setData(Qt.ItemDataRole.UserRole, option)
            if self._many:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if self._many:
            self.list.itemChanged.connect(self._change)
        else:
            self.list.itemClicked.connect(self._clicked)

    def begin(self, value: Value, titles: values.Titles, typed: str | None) -> None:
        del titles
        self._before = value
        chosen = set(value) if isinstance(value, tuple) else {value or ""}
        self.list.blockSignals(True)
        for at in range(self.list.count()):
            item = self.list.item(at)
            mine = item.data(Qt.ItemDataRole.UserRole) in chosen
            if self._many:
                item.setCheckState(Qt.CheckState.Checked if mine else Qt.CheckState.Unchecked)
            if mine:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        if typed:
            self.list.keyboardSearch(typed)

    def value(self) -> Value:
        if self._many:
            if not self.modified:
                return self._before
            items = [self.list.item(at) for at in range(self.list.count())]
            checked = Qt.CheckState.Checked
            ticked = [item for item in items if item.checkState() == checked]
            return tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked) or None
        item = self.list.currentItem()
        return (item.data(Qt.ItemDataRole.UserRole) or None) if item is not None else None

    def text(self) -> str:
        return values.copy_text(self.field, self.value())

    def place(self, cell: QRect, room: QRect) -> None:
        row = max(24, self.list.sizeHintForRow(0))
        height = row * min(self.list.count(), ROWS) + 14
        wide = self.list.sizeHintForColumn(0) + 32
        self.setGeometry(_within(cell, max(cell.width(), min(wide, 360)), height, room))

    def _clicked(self) -> None:
        self.modified = True
        self.done.emit(Move.STAY)


class LinkCell(CellEditor):
    """The one record that a field leads to, found by typing."""

    def __init__(self, tasks: Tasks, field: FieldRow, parent: QWidget) -> None:
        self.line = LinkSearch(tasks, field.target)
        super().__init__(field, self.line, parent)
        self._value: Value = None
        self._title = ""
        self.line.textEdited.connect(self._change)
        self.line.chosen.connect(self._choose)

    def begin(self, value: Value, titles: values.Titles, typed: str | None) -> None:
        self._value = value
        shown = values.copy_text(self.field, value, titles)
        self.line.setText(shown if typed is None else typed)
        self.modified = typed is not None
        if typed is None:
            self.line.selectAll()
        QTimer.singleShot(0, self.line, self.line.search)

    def value(self) -> Value:
        if self._title:
            return self._value
        return values.parse(self.field, self.line.text()) if self.modified else self._value

    def text(self) -> str:
        return self.line.text()

    def titles(self) -> dict[tuple[int, int], str]:
        if not self._title or not isinstance(self._value, int):
            return {}
        return {(self.field.target, self._value): self._title}

    def place(self, cell: QRect, room: QRect) -> None:
        self.setGeometry(_within(cell, max(cell.width(), 220), cell.height(), room))

    def _choose(self, record_id: int, title: str) -> None:
        self._value, self._title, self.modified = record_id, title or f"#{record_id}", True
        self.done.emit(Move.STAY)


class LinksCell(CellEditor):
    """The records that a field leads to: chips, and a line that finds more of them."""

    def __init__(self, tasks: Tasks, field: FieldRow, parent: QWidget) -> None:
        self.links = LinkEdit(tasks, field.target, many=True)
        super().__init__(field, self.links.search, parent)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.links)
        layout.setContentsMargins(8, 8, 8, 8)
        self.setProperty("kind", "popup")
        self._before: Value = None
        self._area = (QRect(), QRect())
        self.links.changed.connect(self._changed)

    def begin(self, value: Value, titles: values.Titles, typed: str | None) -> None:
        self._before = value
        ids = list(value) if isinstance(value, tuple) else []
        numbers = [each for each in ids if isinstance(each, int)]
        names = {each: titles.get((self.field.target, each), f"#{each}") for each in numbers}
        self.links.set_value(numbers, names)
        if typed:
            self.links.search.setText(typed)
        QTimer.singleShot(0, self.links.search, self.links.search.search)

    def value(self) -> Value:
        return self.links.value() or None if self.modified else self._before

    def text(self) -> str:
        return values.copy_text(self.field, self.value(), self.titles())

    def titles(self) -> dict[tuple[int, int], str]:
        return {(self.field.target, key): text for key, text in self.links.titles().items()}

    def place(self, cell: QRect, room: QRect) -> None:
        self._area = (cell, room)
        width = max(cell.width(), 300)
        self.links.setFixedWidth(min(width, room.width()) - 18)
        height = max(self.sizeHint().height(), cell.height())
        self.setGeometry(_within(cell, width, height, room))

    def _changed(self) -> None:
        self._change()
        self.place(*self._area)


def cell_editor(tasks: Tasks, field: FieldRow, parent: QWidget) -> CellEditor | None:
    """The editor for a field; None where its cells are not typed in."""
    if field.kind in (FieldKind.BOOLEAN, FieldKind.ATTACHMENT):
        return None
    if field.kind is FieldKind.LINK:
        return LinkCell(tasks, field, parent)
    if field.kind is FieldKind.LINKS:
        return LinksCell(tasks, field, parent)
    made: dict[FieldKind, Callable[[FieldRow, QWidget], CellEditor]] = {
        FieldKind.LONG_TEXT: TextCell,
        FieldKind.CHOICE: ListCell,
        FieldKind.CHOICES: ListCell,
    }
    return made.get(field.kind, LineCell)(field, parent)


def _within(cell: QRect, width: int, height: int, room: QRect) -> QRect:
    """An area that begins at the cell and stays in the room: to the left or upwards if need be."""
    area = QRect(cell.left(), cell.top(), min(width, room.width()), min(height, room.height()))
    area.moveRight(min(area.right(), room.right()))
    area.moveBottom(min(area.bottom(), room.bottom()))
    area.moveLeft(max(area.left(), room.left()))
    area.moveTop(max(area.top(), room.top()))
    return area
