"""Editors where one chooses: yes or no, one of some options, several of them."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QListWidget, QListWidgetItem, QRadioButton, QWidget

from ...models.fields import FieldRow, Value
from .. import widgets
from .editor import Editor

ROWS = 7
"""The most options that are shown at once; more are scrolled."""


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
