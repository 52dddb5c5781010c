"""What every editor of a form's field is, and the line that most of them are."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ...errors import InvalidInput
from ...models.fields import FieldKind, FieldRow, Value
from .. import widgets
from . import values
from .reading import NO_NAMES, Names


class Editor(QWidget):
    """One field's editor. Its focus proxy is what one types in."""

    changed = Signal()
    """The user changed something; ``value`` may refuse what is there."""
    left = Signal()
    """The user went on to another field."""
    complained = Signal(str)
    """Something else than the value is wrong."""
    open_record = Signal(object, object)
    """A linked record is wanted: its data type's id, and its own."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__()
        self.field, self.names = row, NO_NAMES
        self.input: QWidget = self
        """What takes the focus, has the name, and is shown to be wrong."""
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)

    def value(self) -> Value:
        """What is in it. Raises InvalidInput where that is no value of the field."""
        raise NotImplementedError

    def set_value(self, value: Value, names: Names = NO_NAMES) -> None:
        """Show a value, silently."""
        self.names = names
        self.show_value(value)

    def show_value(self, value: Value) -> None:
        """Show a value, silently; ``names`` tells what it leads to."""
        raise NotImplementedError

    def held_names(self) -> Names:
        """What the value that is in it is called."""
        return NO_NAMES

    def set_read_only(self) -> None:
        """Show only."""
        self.setEnabled(False)

    def retranslate(self) -> None:
        """Say everything in the present language."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def add_input(self, made: QWidget) -> None:
        """The part that one types in."""
        self.input = made
        self.row.addWidget(made, 1)
        self.setFocusProxy(made)

    def add_tool(self, icon: str, slot: Callable[[], object]) -> QToolButton:
        """A button beside it."""
        made = widgets.tool_button(icon)
        made.clicked.connect(slot)
        self.row.addWidget(made)
        return made


class LineEditor(Editor):
    """A line: short texts, numbers, addresses."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self._held: Value = None
        self._fits = True
        self.line = QLineEdit()
        self.line.setMinimumWidth(80)
        self.line.textEdited.connect(lambda _: self._edited())
        self.line.editingFinished.connect(self.left)
        self.add_input(self.line)
        if row.kind is FieldKind.MONEY and row.currency:
            self.row.addSpacing(4)
            self.row.addWidget(widgets.label("dim", row.currency))

    def value(self) -> Value:
        return values.parse(self.field, self.line.text())

    def show_value(self, value: Value) -> None:
        self._held, self._fits = value, True
        text = values.edit_text(self.field, value)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def set_read_only(self) -> None:
        self.line.setReadOnly(True)

    def retranslate(self) -> None:
        if self._fits:  # numbers and dates are written otherwise; what is no value stays as typed
            self.show_value(self._held)

    def _edited(self) -> None:
        try:
            self._held, self._fits = self.value(), True
        except InvalidInput:
            self._fits = False
        self.changed.emit()
