"""What a filter can ask of a field, in words, and the editors for the other side of a question."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ... import models
from ...errors import QT_TRANSLATE_NOOP, InvalidInput
from ...models.fields import NUMBERS, TEXTS, FieldKind, FieldRow, Value
from ...models.record_rows import Operator
from .. import widgets
from ..tasks import Tasks
from ..translation import sentence
from . import formats, values
from .date_editor import DateEditor
from .link_chooser import LinkEdit

ALONE = frozenset(
    {
        Operator.EMPTY,
        Operator.NOT_EMPTY,
        Operator.TODAY,
        Operator.THIS_MONTH,
        Operator.THIS_YEAR,
    }
)
"""Operators that have no other side."""
DAYS = frozenset({Operator.LAST_DAYS, Operator.NEXT_DAYS})
MOST_DAYS = 36_500
_DATES = frozenset({FieldKind.DATE, FieldKind.DATE_TIME})
_OPTIONS = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
_WHOLE = frozenset({Operator.IS, Operator.IS_NOT, Operator.CONTAINS, Operator.CONTAINS_NOT})
"""Operators that ask for a whole option, not for some letters of it."""
_WORDS = {
    Operator.EMPTY: QT_TRANSLATE_NOOP("filters", "is empty"),
    Operator.NOT_EMPTY: QT_TRANSLATE_NOOP("filters", "is not empty"),
    Operator.IS: QT_TRANSLATE_NOOP("filters", "is"),
    Operator.IS_NOT: QT_TRANSLATE_NOOP("filters", "is not"),
    Operator.CONTAINS: QT_TRANSLATE_NOOP("filters", "contains"),
    Operator.CONTAINS_NOT: QT_TRANSLATE_NOOP("filters", "does not contain"),
    Operator.STARTS_WITH: QT_TRANSLATE_NOOP("filters", "begins with"),
    Operator.LESS: QT_TRANSLATE_NOOP("filters", "is less than"),
    Operator.AT_MOST: QT_TRANSLATE_NOOP("filters", "is at most"),
    Operator.MORE: QT_TRANSLATE_NOOP("filters", "is more than"),
    Operator.AT_LEAST: QT_TRANSLATE_NOOP("filters", "is at least"),
    Operator.LAST_DAYS: QT_TRANSLATE_NOOP("filters", "in the last … days"),
    Operator.NEXT_DAYS: QT_TRANSLATE_NOOP("filters", "in the next … days"),
    Operator.TODAY: QT_TRANSLATE_NOOP("filters", "is today"),
    Operator.THIS_MONTH: QT_TRANSLATE_NOOP("filters", "is in this month"),
    Operator.THIS_YEAR: QT_TRANSLATE_NOOP("filters", "is in this year"),
}
_DATE_WORDS = {
    Operator.IS: QT_TRANSLATE_NOOP("filters", "is on"),
    Operator.IS_NOT: QT_TRANSLATE_NOOP("filters", "is not on"),
    Operator.LESS: QT_TRANSLATE_NOOP("filters", "is before"),
    Operator.AT_MOST: QT_TRANSLATE_NOOP("filters", "is on or before"),
    Operator.MORE: QT_TRANSLATE_NOOP("filters", "is after"),
    Operator.AT_LEAST: QT_TRANSLATE_NOOP("filters", "is on or after"),
}
_WRONG_DAYS = QT_TRANSLATE_NOOP("errors", "Please enter a number of days between 1 and {most}.")


def operator_word(kind: FieldKind, operator: Operator) -> str:
    """What an operator is called where it asks about a field of this kind."""
    words = _DATE_WORDS if kind in _DATES else _WORDS
    return QCoreApplication.translate("filters", words.get(operator, _WORDS[operator]))


class Other(QWidget):
    """The other side of a question. ``value`` is None while nothing sensible stands there."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    @property
    def value(self) -> Value:
        return None

    def show_value(self, value: Value) -> None:
        """Put a value in, silently."""

    def take_over(self, before: "Other") -> None:
        """Keep what stood on the other side of the question before, if it fits here."""


class TypedOther(Other):
    """A line of text that ``parse`` makes a value of; what it refuses is said, and not asked."""

    def __init__(
        self, parse: Callable[[str], Value], text: Callable[[Value], str], after: str = ""
    ) -> None:
        super().__init__()
        self._parse, self._text = parse, text
        self._value: Value = None
        self.line = QLineEdit()
        self.line.setMinimumWidth(72)
        self.setFocusProxy(self.line)
        self.error = widgets.label("error", wrap=True)
        self.error.hide()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.error)
        self._row.addLayout(column, 1)
        if after:
            self._row.addWidget(widgets.label("dim", after))
        self.line.textChanged.connect(self._typed)

    @property
    def value(self) -> Value:
        return self._value

    def show_value(self, value: Value) -> None:
        self.line.blockSignals(True)
        self.line.setText("" if value is None else self._text(value))
        self.line.blockSignals(False)
        self._value = value

    def take_over(self, before: Other) -> None:
        if isinstance(before, TypedOther):
            self.line.setText(before.line.text())

    def _typed(self, text: str) -> None:
        complaint, value = "", None
        try:
            value = self._parse(text) if text.strip() else None
        except InvalidInput as error:
            complaint = sentence(error)
        self.error.setText(complaint)
        self.error.setVisible(bool(complaint))
        self.line.setAccessibleDescription(complaint)
        if value != self._value:
            self._value = value
            self.changed.emit()


class ChosenOther(Other):
    """One of a few values."""

    def __init__(self, options: list[tuple[Value, str]]) -> None:
        super().__init__()
        self.choice = widgets.Choice()
        for value, shown in options:
            self.choice.addItem(shown, value)
        self.setFocusProxy(self.choice)
        self._row.addWidget(self.choice, 1)
        self.choice.currentIndexChanged.connect(self.changed)

    @property
    def value(self) -> Value:
        chosen: Value = self.choice.currentData()
        return chosen

    def show_value(self, value: Value) -> None:
        if self.choice.findData(value) < 0 and isinstance(value, str):
            self.choice.addItem(value, value)  # an option that the field has no more
        self.choice.choose(value)

    def take_over(self, before: Other) -> None:
        if isinstance(before, ChosenOther):
            self.show_value(before.value)


class LinkedOther(Other):
    """A record of another type, found by its title."""

    def __init__(self, tasks: Tasks, type_id: int) -> None:
        super().__init__()
        self._tasks, self._type_id = tasks, type_id
        self.link = LinkEdit(tasks, type_id, many=False)
        self.setFocusProxy(self.link)
        self._row.addWidget(self.link, 1)
        self.link.changed.connect(self.changed)

    @property
    def value(self) -> Value:
        return self.link.value()

    def show_value(self, value: Value) -> None:
        if not isinstance(value, int):
            self.link.set_value((), {})
            return
        type_id = self._type_id
        self.link.set_value((value,), {})

        def accept(found: dict[int, str]) -> None:
            if self.link.value() == value:
                self.link.set_value((value,), found)

        self._tasks.run(
            self, lambda: models.records.titles(type_id, [value]), accept, lambda _: None
        )

    def take_over(self, before: Other) -> None:
        if isinstance(before, LinkedOther):
            self.link.set_value(tuple(before.link.titles()), before.link.titles())


class DatedOther(Other):
    """A day, typed or chosen from a calendar."""

    def __init__(self, field: FieldRow) -> None:
        super().__init__()
        self.editor = DateEditor(field)
        self._value: Value = None
        self.setFocusProxy(self.editor.input)
        self._row.addWidget(self.editor, 1)
        self.editor.changed.connect(self._typed)

    @property
    def value(self) -> Value:
        return self._value

    def show_value(self, value: Value) -> None:
        if isinstance(value, datetime.datetime):
            value = formats.to_local(value).date()
        self._value = value
        self.editor.set_value(value)

    def take_over(self, before: Other) -> None:
        if isinstance(before, DatedOther):
            self.show_value(before.value)

    def _typed(self) -> None:
        try:
            value = self.editor.value()
        except InvalidInput:
            value = None  # half a date is typed
        if value != self._value:
            self._value = value
            self.changed.emit()


def other_side(tasks: Tasks, field: FieldRow, operator: Operator) -> Other:
    """The editor for what ``operator`` compares a field's values with."""
    translate = QCoreApplication.translate
    if operator in ALONE:
        return Other()
    if operator in DAYS:
        return TypedOther(_days, str, translate("filters", "days"))
    if field.kind is FieldKind.BOOLEAN:
        return ChosenOther(
            [(True, translate("filters", "Yes")), (False, translate("filters", "No"))]
        )
    if field.kind in _OPTIONS and operator in _WHOLE:
        return ChosenOther([(option, option) for option in field.options])
    if field.kind in (FieldKind.LINK, FieldKind.LINKS):
        return LinkedOther(tasks, field.target)
    # What one asks for need not be what one may enter.
    free = replace(field, minimum=None, maximum=None, required=False)
    if field.kind in _DATES:
        return DatedOther(replace(free, kind=FieldKind.DATE))  # of a moment: its local day
    if field.kind in NUMBERS:
        return TypedOther(
            lambda text: values.parse(free, text),
            lambda value: values.edit_text(free, value),
        )
    assert field.kind in TEXTS | _OPTIONS
    return TypedOther(lambda text: text.strip(), str)


def _days(text: str) -> int:
    days = int(text) if text.strip().isdecimal() and len(text) < 10 else 0
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInput(_WRONG_DAYS, "value", most=MOST_DAYS)
    return days
