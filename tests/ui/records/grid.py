"""A table of records in the hands of somebody who tests it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.fields import Value
from desktop_app.ui.records.table import RecordsTable
from tests.ui.records.crm import Crm
from tests.ui.support import Person, flush

Key = Qt.Key


class Grid:
    """The table, and what is seen in it by the names of its columns."""

    def __init__(self, table: RecordsTable, crm: Crm, ada: Person, qtbot: QtBot) -> None:
        self.table, self.crm, self.ada, self.qtbot = table, crm, ada, qtbot
        self.model = table.records

    def column(self, name: str) -> int:
        return next(at for at, field in enumerate(self.crm.contacts.fields) if field.name == name)

    def cell(self, row: int, name: str) -> str:
        return str(self.model.index(row, self.column(name)).data())

    def names(self) -> list[str]:
        return [self.cell(row, "Name") for row in range(self.model.row_total)]

    def go(self, row: int, name: str) -> None:
        self.table.go_to(row, self.column(name))

    def at(self) -> tuple[int, str]:
        index = self.table.currentIndex()
        return index.row(), self.model.field(index.column()).name

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.ada.press(self.input(), key, modifier)

    def input(self) -> QWidget:
        """Where keys go: the open editor, or the table."""
        editor = self.table.editing.editor
        return self.table if editor is None else editor.input

    def type(self, text: str) -> None:
        """Type into the cell, over what is there; keys after the first go to its editor."""
        for letter in text:
            self.qtbot.keyClicks(self.input(), letter)

    def enter(self, row: int, name: str, text: str) -> None:
        """Type into a cell, and Enter."""
        self.go(row, name)
        self.type(text)
        self.press(Key.Key_Return)

    def stored(self, record_id: int, name: str) -> Value:
        return self.ada.store(partial(self.crm.value, record_id, name))

    @property
    def why(self) -> str:
        """The sentence at the cell."""
        flush()
        label = self.table.editing.why
        return label.text() if label.isVisible() else ""
