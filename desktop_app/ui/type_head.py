"""What a data type is called: its drawing, name and description, at the top of its editor."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ..operations.validation import valid_description, valid_name
from . import icons, widgets
from .field_words import TYPE_ICON, TYPE_ICONS, type_icon, word
from .form import Check, Field
from .palette import Entry, Palette

COLUMNS = 6


class TypeHead(QWidget):
    """Asks for the name and the description; the drawing is chosen from a few."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.icon = ""
        self.picture = widgets.tool_button(TYPE_ICON, "accent")
        self.picture.setProperty("kind", "field")
        self.picture.setIconSize(QSize(22, 22))
        self.picture.setFixedSize(38, 38)
        self.picture.clicked.connect(self._pick)
        self.line = QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(max(38, self.text.fontMetrics().lineSpacing() + 22))
        self.name = self._field(self.tr("Name"), self.line, self.line.text, valid_name)
        self.description = self._field(
            self.tr("Description"), self.text, self.text.toPlainText, valid_description
        )
        self.line.textChanged.connect(lambda: self._typed(self.name))
        self.text.textChanged.connect(lambda: self._typed(self.description))
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addLayout(self._column(self.name, self.picture), 2)
        page.addLayout(self._column(self.description), 3)
        self.show_icon("")

    def show_values(self, name: str, description: str, icon: str) -> None:
        """Show a data type's."""
        self.line.setText(name)
        self.text.setPlainText(description)
        self.show_icon(icon)

    def show_icon(self, icon: str) -> None:
        """Show a drawing, by its name; an empty one is the usual."""
        self.icon = icon
        shown = type_icon(icon)
        self.picture.setIcon(icons.icon(shown, "accent"))
        called = word(TYPE_ICONS.get(shown, TYPE_ICONS[TYPE_ICON]))
        widgets.name_button(self.picture, self.tr("Icon: {name}").format(name=called))

    def _field(self, caption: str, widget: QWidget, value: object, check: Check) -> Field:
        made = Field(widget, value, check)  # type: ignore[arg-type]
        made.name(caption)
        return made

    @staticmethod
    def _column(field: Field, before: QWidget | None = None) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        if before is not None:
            line.addWidget(before)
        line.addWidget(field.widget, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(field.caption)
        column.addLayout(line)
        column.addWidget(field.error)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return column

    def _typed(self, field: Field) -> None:
        blank = not str(field.value()).strip()
        field.complain("" if blank else field.complaint)
        self.edited.emit()

    def _pick(self) -> None:
        entries = [Entry(name, name, word(text)) for name, text in TYPE_ICONS.items()]
        palette = Palette(self, self.tr("Icon"), entries, COLUMNS)
        palette.chosen.connect(self._picked)
        palette.pop_up(self.picture, type_icon(self.icon))

    def _picked(self, icon: str) -> None:
        self.show_icon("" if icon == TYPE_ICON else icon)
        self.edited.emit()
