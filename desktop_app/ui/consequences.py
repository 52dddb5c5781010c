"""What a change of fields does to the records that there are, said before it is done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ..models.fields import FieldRow
from . import widgets
from .field_words import kind_icon

if TYPE_CHECKING:
    from ..operations.field_steps import FieldPreview

WIDTH, HIGHEST = 560, 360


def worth_saying(
    previews: "Sequence[FieldPreview]", before: Sequence[FieldRow]
) -> "list[FieldPreview]":
    """What becomes something else or goes: that values stay as they are is not worth a question."""
    kinds = {field.id: field.kind for field in before}
    return [
        one
        for one in previews
        if one.misfits
        or (one.converts and (one.action == "deleted" or kinds.get(one.field.id) != one.field.kind))
    ]


class Consequences(QDialog):
    """Says of each field how many values fit its change. ``accepted``: change it."""

    def __init__(self, parent: QWidget, previews: "Sequence[FieldPreview]") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change the fields"))
        lost = sum(one.misfits for one in previews)
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        for one in previews:
            column.addLayout(self._line(one))
        column.addStretch()
        self._lines = QScrollArea()
        self._lines.setWidgetResizable(True)
        self._lines.setWidget(lines)
        for ground in (lines, self._lines.viewport()):
            ground.setAutoFillBackground(False)
        self._lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(28, 24, 28, 24)
        self._page.setSpacing(16)
        self._page.addWidget(
            widgets.label("title", self.tr("What happens to the records"), wrap=True)
        )
        self._page.addWidget(self._lines)
        comfort = self.tr("Edit → Undo puts everything back.")
        if lost or any(one.action == "deleted" for one in previews):
            comfort = self.tr("What is taken away is kept for 30 days: Edit → Undo brings it back.")
        self._page.addWidget(widgets.label("dim", comfort, wrap=True))
        self._page.addLayout(self._buttons(lost))
        width = max(WIDTH, self._page.minimumSize().width())
        self._lines.setFixedHeight(min(HIGHEST, column.totalHeightForWidth(width - 56)))
        self.setFixedSize(width, self._page.totalHeightForWidth(width))

    def _line(self, one: "FieldPreview") -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(widgets.label("strong", one.field.name, wrap=True))
        for kind, text in self._sentences(one):
            words.addWidget(widgets.label(kind, text, wrap=True))
        line = QHBoxLayout()
        line.setSpacing(12)
        wrong = one.misfits or one.action == "deleted"
        mark = ("warning", "danger") if wrong else (kind_icon(one.field.kind), "dim")
        line.addWidget(widgets.IconLabel(mark[0], 20, mark[1]), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line

    def _sentences(self, one: "FieldPreview") -> list[tuple[str, str]]:
        """What is to be said of a field, each with the kind of its label."""
        if one.action == "deleted":
            text = self.tr("Deleted: %n value(s) go to the trash for 30 days.", "", one.converts)
            return [("", text)]
        said = []
        if one.converts:
            said.append(("", self.tr("%n value(s) fit and stay.", "", one.converts)))
        if one.misfits:
            said.append(("error", self.tr("%n value(s) do not fit.", "", one.misfits)))
        if one.examples:
            shown = self.tr("For example: {values}").format(
                values=", ".join(self.tr("“{text}”").format(text=text) for text in one.examples)
            )
            said.append(("dim", shown))
        return said

    def _buttons(self, lost: int) -> QHBoxLayout:
        back = widgets.button()
        back.setText(self.tr("Go back"))
        back.clicked.connect(self.reject)
        change = widgets.button("danger" if lost else "main")
        text = self.tr("Change the fields")
        if lost:
            text = self.tr("Change, and empty the %n value(s) that do not fit", "", lost)
        change.setText(text)
        change.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(change)
        default = back if lost else change
        default.setDefault(True)
        default.setFocus()
        return row
