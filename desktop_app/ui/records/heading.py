"""What stands above the records: the way back, the type's name, how many there are."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...models.fields import DataTypeRow
from .. import widgets
from ..field_words import TYPE_ICON, type_icon
from ..nouns import NOUNS, Page, word


class Heading(QWidget):
    """One line: back, icon and name, the number of records, and the way to the fields."""

    back_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._total: int | None = None
        self.back = widgets.button("flat", "arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.icon = widgets.IconLabel(TYPE_ICON, 20, "accent")
        self.title = widgets.ElidedLabel("section")
        self.count = widgets.label("dim")
        self.edit = widgets.button("", "pencil")
        self.edit.clicked.connect(self.edit_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(-12, 0, 0, 0)  # its arrow below the page's other beginnings
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.icon)
        row.addWidget(self.title, 1)
        row.addWidget(self.count)
        row.addSpacing(8)
        row.addWidget(self.edit)
        self.retranslate()

    def show_type(self, type_: DataTypeRow, *, editable: bool) -> None:
        """Show what the records are."""
        self.icon.show_icon(type_icon(type_.icon), "accent")
        self.title.setText(type_.name)
        self.edit.setVisible(editable)

    def show_count(self, total: int | None) -> None:
        """Show how many there are; None: nobody knows yet."""
        self._total = total
        self.count.setText("" if total is None else self.tr("%Ln record(s)", "", total))

    def retranslate(self) -> None:
        self.back.setText(word(NOUNS[Page.DATA_TYPES].plural))
        self.back.setToolTip(self.tr("Back (Alt+←)"))
        self.edit.setText(self.tr("Edit fields…"))
        self.show_count(self._total)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
