"""Why there are no records to be seen, and what can be done about it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout

from .. import icons, widgets
from ..empty import EmptyState


class NoRecords(EmptyState):
    """A type that has no fields yet, or no records."""

    def __init__(self) -> None:
        super().__init__("database")
        self._described, self.editable = True, False
        self.table = widgets.button("flat")
        page = self.layout()
        assert isinstance(page, QVBoxLayout)
        center = Qt.AlignmentFlag.AlignHCenter
        page.insertWidget(page.indexOf(self.button) + 1, self.table, 0, center)
        self.retranslate()

    def explain(self, *, described: bool, editable: bool) -> None:
        """Say what is missing: the records, or what they are made of."""
        self.editable = editable
        if described != self._described:
            self._described = described
            self.retranslate()
        self.button.setVisible(editable)
        self.table.setVisible(editable and described)

    def retranslate(self) -> None:
        if self._described:
            self.title.setText(self.tr("No records yet"))
            self.text.setText(
                self.tr(
                    "Enter the first one in a form, or many at once: copied from a spreadsheet."
                )
            )
            self.table.setText(self.tr("Paste or type into the table"))
            self.button.setText(self.tr("New record"))
            self.button.setIcon(icons.icon("plus", "on_accent"))
        else:
            self.title.setText(self.tr("Describe your data"))
            self.text.setText(self.tr("Which fields does each record have? A name, a date, a sum?"))
            self.button.setText(self.tr("Edit fields"))
            self.button.setIcon(icons.icon("pencil", "on_accent"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class NothingFound(EmptyState):
    """Records that all fall through the filter."""

    def __init__(self) -> None:
        super().__init__("search")
        self.button.setProperty("kind", "")  # the main button is the bar's
        self.button.setIcon(icons.icon("close"))
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Nothing found"))
        self.text.setText(self.tr("No record matches what is asked for here."))
        self.button.setText(self.tr("Clear filter"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
