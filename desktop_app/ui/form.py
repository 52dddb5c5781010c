"""Forms: fields that are checked while one types, and a verb that writes."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import InvalidInput, PlatformError, StorageError
from . import widgets
from .tasks import Tasks
from .translation import sentence

Check = Callable[[str], object]
"""Raises InvalidInput for a text that it refuses."""
Result = TypeVar("Result")
WAIT_MS = 600  # a write that takes longer than this is explained


class Field:
    """One question: caption, editor, and under it what is wrong with the answer."""

    def __init__(self, widget: QWidget, value: Callable[[], Any], check: Check | None) -> None:
        self.widget, self.value, self._check = widget, value, check
        self.caption: QLabel = widgets.label("strong")
        self.caption.setBuddy(widget)
        self.error = widgets.label("error", wrap=True)
        self.error.hide()

    def name(self, text: str) -> None:
        """Call the field ``text``."""
        self.caption.setText(text)
        self.widget.setAccessibleName(text)

    @property
    def complaint(self) -> str:
        """What the check says of the present value; nothing if it is content."""
        try:
            if self._check is not None:
                self._check(self.value())
        except InvalidInput as error:
            return sentence(error)
        return ""

    def complain(self, text: str) -> None:
        """Show what is wrong, or nothing; screen readers hear it as the field's description."""
        if text == self.error.text():
            return
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.widget.setAccessibleDescription(text)
        self.widget.setProperty("wrong", "true" if text else "false")
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)


class Form(QWidget):
    """Fields above a row of buttons, whose last is the verb."""

    submitted = Signal(object)  # not dict: Qt would sort it by its keys
    """The verb was pressed and every field is content: the values, by field name."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks, self._verb = tasks, ""
        self.fields: dict[str, Field] = {}
        self.running = False
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        self.problem = widgets.label("error", wrap=True)
        self.problem.hide()
        self._waiting = widgets.label("dim")
        self._waiting.hide()
        self.confirm = widgets.button("main")
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self.submit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._waiting.show)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self._waiting)
        self.buttons.addStretch()
        self.buttons.addWidget(self.confirm)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        page.addLayout(self.body)
        page.addStretch()
        page.addWidget(self.problem)
        page.addLayout(self.buttons)

    def set_verb(self, verb: str) -> None:
        """What the last button says."""
        self._verb = verb
        self._waiting.setText(self.tr("Waiting for the database…"))
        self.confirm.setText(verb)

    def add_line(self, name: str, text: str, check: Check, *, late: bool = False) -> QLineEdit:
        """A line of text. With ``late``, complaints wait until one has finished typing."""
        editor = QLineEdit()
        field = self._add(name, text, editor, editor.text, check)
        editor.textChanged.connect(lambda: self._typed(field, late=late))
        editor.returnPressed.connect(self.submit)
        if late:
            editor.editingFinished.connect(lambda: self._typed(field, late=False))
        return editor

    def add_text(self, name: str, text: str, check: Check) -> QPlainTextEdit:
        """Several lines of text."""
        editor = QPlainTextEdit()
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(84)
        field = self._add(name, text, editor, editor.toPlainText, check)
        editor.textChanged.connect(lambda: self._typed(field, late=False))
        return editor

    def add_choice(self, name: str, text: str, options: list[tuple[str, str]]) -> QComboBox:
        """One of several (value, label)."""
        editor = widgets.Choice()
        for value, shown in options:
            editor.addItem(shown, value)
        self._add(name, text, editor, editor.currentData, None)
        return editor

    def add_radio(self, name: str, text: str, options: list[tuple[str, str]]) -> QButtonGroup:
        """One of a few (value, label), all visible."""
        row = QWidget()
        group = QButtonGroup(row)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        for at, (_, shown) in enumerate(options):
            choice = QRadioButton(shown)
            choice.setAccessibleDescription(text)
            choice.setChecked(at == 0)
            group.addButton(choice, at)
            line.addWidget(choice)
        line.addStretch()
        self._add(name, text, row, lambda: options[group.checkedId()][0], None)
        return group

    def add_elsewhere(self, name: str, field: Field) -> None:
        """A field that has its place outside: it is checked and told what is wrong as the others;
        whoever made it calls ``look_again`` when its value has changed."""
        self.fields[name] = field
        self._update()

    def look_again(self) -> None:
        """The fields are content, or not any more."""
        self._update()

    def add(self, name: str, text: str, widget: QWidget, value: Callable[[], Any]) -> None:
        """Any other editor; ``value`` is what it says."""
        self._add(name, text, widget, value, None)

    def submit(self) -> None:
        """Announce the values, if every field is content with its own."""
        if self.confirm.isEnabled():
            self.submitted.emit({name: field.value() for name, field in self.fields.items()})

    def write(self, function: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Write on the database thread; what fails is shown here, and can be tried again."""
        self.set_running(running=True)

        def done(result: Result) -> None:
            self.set_running(running=False)
            then(result)

        self._tasks.write(self, function, done, self.fail)

    def fail(self, error: PlatformError) -> None:
        """Show the error at its field, or above the buttons."""
        self.set_running(running=False)
        field = self.fields.get(error.field) if isinstance(error, InvalidInput) else None
        if field is not None:
            field.complain(sentence(error))
            field.widget.setFocus()
        else:
            self.problem.setText(sentence(error))
            self.problem.show()
        if isinstance(error, StorageError):
            self.confirm.setText(self.tr("Try again"))
            self.confirm.setFocus()

    def set_running(self, *, running: bool) -> None:
        """While a write is under way nothing can be changed or pressed."""
        self.running = running
        self.problem.hide()
        self.confirm.setText(self._verb)
        for field in self.fields.values():
            field.widget.setEnabled(not running)
        for button in self.findChildren(QPushButton):
            button.setEnabled(not running)  # what is under way cannot be called back
        if running:
            self._timer.start()
        else:
            self._timer.stop()
            self._waiting.hide()
        self._update()

    def _add(
        self, name: str, text: str, widget: QWidget, value: Callable[[], Any], check: Check | None
    ) -> Field:
        field = self.fields[name] = Field(widget, value, check)
        field.name(text)
        if self.body.count():
            self.body.addSpacing(12)
        self.body.addWidget(field.caption)
        self.body.addWidget(widget)
        self.body.addWidget(field.error)
        self._update()
        return field

    def _typed(self, field: Field, *, late: bool) -> None:
        blank = not str(field.value()).strip()
        field.complain("" if blank or late else field.complaint)
        self._update()

    def _update(self) -> None:
        content = not any(field.complaint for field in self.fields.values())
        self.confirm.setEnabled(content and not self.running)


class FormDialog(QDialog):
    """A form with *Cancel*, which stays open until its write has succeeded."""

    def __init__(self, parent: QWidget, tasks: Tasks, title: str, verb: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = Form(tasks)
        self.form.set_verb(verb)
        self.form.submitted.connect(self.submitted)
        self.cancel = widgets.button()
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.form.buttons.insertWidget(2, self.cancel)
        self._page = QVBoxLayout(self)
        self._page.addStrut(404)  # not a minimum of the dialog: that would cut large letters off
        self._page.setContentsMargins(28, 24, 28, 24)
        self._page.setSpacing(16)
        self._page.addWidget(widgets.label("title", title))
        self._page.addWidget(self.form)

    def submitted(self, values: dict[str, Any]) -> None:
        """Write the values, and close once that is done."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        editors = [field.widget for field in self.form.fields.values()]
        order = [*editors, self.cancel, self.form.confirm]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        editors[0].setFocus()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # A complaint has come in: make room for it, a line is not clipped to fit.
            wanted = self._page.totalHeightForWidth(self.width())
            if wanted > self.height():
                self.resize(self.width(), wanted)
        return handled

    def reject(self) -> None:
        # A write under way cannot be called back: its result closes the dialog.
        if not self.form.running:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.form.running:
            event.ignore()
        else:
            super().closeEvent(event)
