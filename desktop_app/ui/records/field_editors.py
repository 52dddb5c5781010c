"""An editor for each kind of field in a form: what is shown and typed, and the value it means."""

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPlainTextEdit,
)

from ...errors import QT_TRANSLATE_NOOP, InvalidInput
from ...models.fields import FieldKind, FieldRow, Value
from .. import widgets
from ..tasks import Tasks
from . import values
from .attachments import AttachmentEdit
from .choice_editors import ChoiceEditor, ChoicesEditor, YesNoEditor
from .date_editor import DateEditor
from .editor import Editor, LineEditor
from .link_chooser import LinkEdit
from .reading import NO_NAMES, Names, record_ids

NOTHING_OPENS = QT_TRANSLATE_NOOP("errors", "No program answers that opens this address.")
NOT_CHOSEN = QT_TRANSLATE_NOOP(
    "errors", "“{text}” is not chosen yet: pick a record from the list, or empty the line."
)
_OPENED = {FieldKind.EMAIL: "mail", FieldKind.PHONE: "phone", FieldKind.URL: "globe"}
_WEB = frozenset({"http", "https"})


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


class LinksEditor(Editor):
    """The records that it leads to."""

    def __init__(self, row: FieldRow, tasks: Tasks) -> None:
        super().__init__(row)
        self.links = LinkEdit(tasks, row.target, row.kind is FieldKind.LINKS)
        self.links.changed.connect(self.changed)
        self.links.search.textEdited.connect(self.changed)
        self.links.search.left.connect(self.left)
        self.links.open_record.connect(self.open_record)
        self.add_input(self.links)

    def value(self) -> Value:
        looked_for = self.links.looked_for
        if looked_for:  # it would not be stored, although it stands there
            raise InvalidInput(NOT_CHOSEN, self.field.name, text=looked_for)
        return self.links.value() or None

    def show_value(self, value: Value) -> None:
        ids = record_ids(value)
        titles = {key: self.names.titles.get((self.field.target, key), "") for key in ids}
        self.links.set_value(ids, titles)

    def set_read_only(self) -> None:
        self.links.set_read_only()

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

    def set_read_only(self) -> None:
        self.file.set_read_only()

    def held_names(self) -> Names:
        row = self.file.row()
        return NO_NAMES if row is None else Names({}, {row.id: row})


def make_editor(row: FieldRow, tasks: Tasks) -> Editor:
    """The editor for a field."""
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
