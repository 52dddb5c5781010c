"""The bar above the records: find, filter, sort, columns, the form, and the one main button."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from .. import icons, widgets

GAP = 4


class Toolbar(QWidget):
    """Buttons that say how many conditions are in force; only icons where room is short."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[QPushButton, int] = {}
        self._words: dict[QPushButton, str] = {}
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setMaximumWidth(260)
        self.line.setMinimumWidth(96)
        self.filter = widgets.button("flat", "filter")
        self.sort = widgets.button("flat", "sort")
        self.columns = widgets.button("flat", "columns")
        for button in (self.filter, self.sort):
            button.setCheckable(True)
        self.form = widgets.tool_button("panel-right")
        self.form.setCheckable(True)
        self.new = widgets.button("main", "plus", "on_accent")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.line, 2)
        self._row.addSpacing(GAP)
        for button in (self.filter, self.sort, self.columns):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self.form)
        self._row.addSpacing(GAP)
        self._row.addWidget(self.new)
        self.retranslate()

    def show_counts(self, conditions: int, sorts: int) -> None:
        """So many conditions and columns are in force."""
        self._counts = {self.filter: conditions, self.sort: sorts}
        self._show_words()

    def retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Find…"))
        self.line.setAccessibleName(self.tr("Find in these records"))
        self._words = {
            self.filter: self.tr("Filter"),
            self.sort: self.tr("Sort"),
            self.columns: self.tr("Columns"),
        }
        widgets.name_button(self.form, self.tr("Form beside the records"), "F4")
        self.new.setText(self.tr("New record"))
        self._show_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        self._write(short=False)
        if self.minimumSizeHint().width() > self.width():
            self._write(short=True)

    def _write(self, *, short: bool) -> None:
        for button, word in self._words.items():
            count = self._counts.get(button, 0)
            shown = f"{word} ({self.locale().toString(count)})" if count else word
            few = self.locale().toString(count) if count else ""
            button.setText(few if short else shown)
            button.setAccessibleName(shown)
            button.setToolTip(shown if short else "")
            icon = {"filter": self.filter, "sort": self.sort, "columns": self.columns}
            name = next(name for name, each in icon.items() if each is button)
            button.setIcon(icons.icon(name, "accent" if count else "dim"))
        self._row.invalidate()
