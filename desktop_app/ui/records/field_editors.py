"""An editor for each kind of field in a form: what is shown and typed, and the value it means."""

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QRadioButton,
    QToolButton,
    QWidget,
)

from ...errors import QT_TRANSLATE_NOOP, InvalidInput
from ...models.fields import FieldKind, FieldRow, Value
from .. import widgets
from ..tasks import Tasks
from . import values
from .attachments import AttachmentEdit
from .link_chooser import LinkEdit
from .reading import NO_NAMES, Names, record_ids

NOTHING_OPENS = QT_TRANSLATE_NOOP("errors", "No program answers that opens this address.")
ROWS = 7
"""The most options that are shown at once; more are scrolled."""
_OPENED = {FieldKind.EMAIL: "mail", FieldKind.PHONE: "phone", FieldKind.URL: "globe"}
_WEB = frozenset({"http", "https"})


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


class AddressEditor(LineEditor):
    """An e-mail address, a phone number or a web address, and the button that uses it."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self.open = self.add_tool(_OPENED[row.kind], self._open)
        self.line.textChanged.connect(self._update)
        self.retranslate()
        self._update()

    def retranslate(self) -> None:
        super().retranslate()
        words = {
            FieldKind.EMAIL: self.tr("Write e-mail"),
            FieldKind.PHONE: self.tr("Call"),
            FieldKind.URL: self.tr("Open in the browser"),
        }
        widgets.name_button(self.open, words[self.field.kind])

    def _update(self) -> None:
        self.open.setEnabled(self._address() is not None)

    def _address(self) -> QUrl | None:
        try:
            value = self.value()
        except InvalidInput:
            return None
        return address(self.field.kind, str(value)) if value else None

    def _open(self) -> None:
        url = self._address()
        if url is not None and not QDesktopServices.openUrl(url):
            self.complained.emit(QCoreApplication.translate("errors", NOTHING_OPENS))


def address(kind: FieldKind, text: str) -> QUrl | None:
    """What the system opens for an address; None for what it had better not."""
    if kind is FieldKind.EMAIL:
        return QUrl(f"mailto:{quote(text, safe='@')}")
    if kind is FieldKind.PHONE:
        number = "".join(letter for letter in text if letter.isdecimal() or letter == "+")
        return QUrl(f"tel:{number}") if number else None
    url = QUrl(text if "://" in text else f"https://{text}")
    return url if url.isValid() and url.scheme() in _WEB and url.host() else None


class LongEditor(Editor):
    """Several lines of text; as high as they need, within reason."""

    LEAST, MOST = 84, 280

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self.text = _LongText(self.left.emit)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.LEAST)
        self.text.textChanged.connect(self._changed)
        self.add_input(self.text)

    def value(self) -> Value:
        return values.parse(self.field, self.text.toPlainText())

    def show_value(self, value: Value) -> None:
        text = str(value or "")
        if text != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)
            self._fit()

    def set_read_only(self) -> None:
        self.text.setReadOnly(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        lines = self.text.document().size().height()  # a plain text's height is told in lines
        wanted = round(lines * self.text.fontMetrics().lineSpacing()) + 26
        self.text.setFixedHeight(max(self.LEAST, min(self.MOST, wanted)))


class _LongText(QPlainTextEdit):
    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._left()


class YesNoEditor(Editor):
    """Yes, no, or neither."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self.yes, self.no = QRadioButton(), QRadioButton()
        self._group = QButtonGroup(self)
        self.row.setSpacing(24)
        for choice in (self.yes, self.no):
            self._group.addButton(choice)
            choice.setAccessibleDescription(row.name)
            self.row.addWidget(choice)
        self._group.buttonClicked.connect(self._answered)
        self.row.addStretch()
        self.clear = self.add_tool("close", self._clear)
        self.setFocusProxy(self.yes)
        self.retranslate()
        self._update()

    def value(self) -> Value:
        return self.yes.isChecked() if self._group.checkedButton() is not None else None

    def show_value(self, value: Value) -> None:
        self._group.setExclusive(False)  # else one of them stays checked
        self.yes.setChecked(value is True)
        self.no.setChecked(value is False)
        self._group.setExclusive(True)
        self._update()

    def retranslate(self) -> None:
        self.yes.setText(self.tr("Yes"))
        self.no.setText(self.tr("No"))
        widgets.name_button(self.clear, self.tr("Clear"))

    def _answered(self) -> None:
        self._update()
        self.changed.emit()
        self.left.emit()

    def _clear(self) -> None:
        self.set_value(None)
        self.yes.setFocus()
        self.changed.emit()

    def _update(self) -> None:
        self.clear.setVisible(self.value() is not None and not self.field.required)


class ChoiceEditor(Editor):
    """One of the field's options, or none."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self.choice = widgets.Choice()
        self.choice.setMinimumContentsLength(8)  # a long option does not widen the form
        self.choice.activated.connect(lambda _: self.changed.emit())
        self.choice.activated.connect(lambda _: self.left.emit())
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice.installEventFilter(self)
        self.add_input(self.choice)
        self._fill(None)

    def value(self) -> Value:
        chosen: str | None = self.choice.currentData()
        return chosen

    def show_value(self, value: Value) -> None:
        self._fill(value)
        self.choice.choose(value)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.Wheel and not self.choice.hasFocus():
            event.ignore()  # who scrolls the form does not mean to choose
            return True
        return super().eventFilter(watched, event)

    def _fill(self, value: Value) -> None:
        options: list[Value] = [None, *self.field.options]
        if value not in options:
            options.append(value)  # chosen before the option was taken away
        if [self.choice.itemData(at) for at in range(self.choice.count())] == options:
            return
        self.choice.blockSignals(True)
        self.choice.clear()
        for option in options:
            self.choice.addItem("—" if option is None else str(option), option)
        self.choice.blockSignals(False)


class ChoicesEditor(Editor):
    """Several of the field's options, in a list to tick."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self.list = QListWidget()
        self.list.setProperty("kind", "field")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.add_input(self.list)
        self._fill(())

    def value(self) -> Value:
        items = [self.list.item(at) for at in range(self.list.count())]
        ticked = Qt.CheckState.Checked
        return tuple(item.text() for item in items if item.checkState() is ticked) or None

    def show_value(self, value: Value) -> None:
        self._fill(value if isinstance(value, tuple) else ())

    def _fill(self, chosen: tuple[object, ...]) -> None:
        gone = [option for option in chosen if option not in self.field.options]
        self.list.blockSignals(True)
        self.list.clear()
        for option in [*self.field.options, *map(str, gone)]:
            item = QListWidgetItem(option)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = option in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, 32))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setFixedHeight(32 * max(1, min(ROWS, self.list.count())) + 4)


class LinksEditor(Editor):
    """The records that it leads to."""

    def __init__(self, row: FieldRow, tasks: Tasks) -> None:
        super().__init__(row)
        self.links = LinkEdit(tasks, row.target, row.kind is FieldKind.LINKS)
        self.links.changed.connect(self.changed)
        self.links.open_record.connect(self.open_record)
        self.add_input(self.links)

    def value(self) -> Value:
        return self.links.value() or None

    def show_value(self, value: Value) -> None:
        ids = record_ids(value)
        titles = {key: self.names.titles.get((self.field.target, key), "") for key in ids}
        self.links.set_value(ids, titles)

    def held_names(self) -> Names:
        titles = self.links.titles().items()
        return Names({(self.field.target, key): title for key, title in titles})


class FileEditor(Editor):
    """A file."""

    def __init__(self, row: FieldRow, tasks: Tasks) -> None:
        super().__init__(row)
        self.file = AttachmentEdit(tasks)
        self.file.changed.connect(self.changed)
        self.add_input(self.file)

    def value(self) -> Value:
        return self.file.value()

    def show_value(self, value: Value) -> None:
        self.file.set_value(self.names.files.get(value) if isinstance(value, int) else None)

    def held_names(self) -> Names:
        row = self.file.row()
        return NO_NAMES if row is None else Names({}, {row.id: row})


def make_editor(row: FieldRow, tasks: Tasks) -> Editor:
    """The editor for a field."""
    from .date_editor import DateEditor  # it is made of these

    match row.kind:
        case FieldKind.LONG_TEXT:
            return LongEditor(row)
        case FieldKind.BOOLEAN:
            return YesNoEditor(row)
        case FieldKind.CHOICE:
            return ChoiceEditor(row)
        case FieldKind.CHOICES:
            return ChoicesEditor(row)
        case FieldKind.LINK | FieldKind.LINKS:
            return LinksEditor(row, tasks)
        case FieldKind.ATTACHMENT:
            return FileEditor(row, tasks)
        case FieldKind.DATE | FieldKind.DATE_TIME:
            return DateEditor(row)
        case FieldKind.EMAIL | FieldKind.PHONE | FieldKind.URL:
            return AddressEditor(row)
    return LineEditor(row)
