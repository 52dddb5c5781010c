"""The fields of a data type as they are edited: the list, and the panel for the chosen one."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.fields import FieldKind, FieldRow
from ..models.keys import comparison_key
from ..operations.fields import FIELDS, valid_fields
from . import widgets
from .field_list import Draft, FieldList
from .field_panel import FieldPanel
from .field_words import KINDS, kind_about, kind_icon, kind_name
from .form import Field
from .kind_change import of_kind, trimmed
from .palette import Entry, Palette
from .tasks import Tasks
from .translation import sentence

AT_FIELD = re.compile(r"fields\[(\d+)\]\.(\w+)")
WRONG = QT_TRANSLATE_NOOP("errors", "One of the fields needs your attention.")
MOST_COMPLAINTS = 10
"""At once; more follow when these are mended."""
LIST_WIDTH = 304


class FieldsEdit(QWidget):
    """Adds, changes, moves and deletes fields; ``edited`` follows each of these."""

    edited = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._steps: list[tuple[str, Callable[[], None]]] = []
        self._targets: Mapping[int, str] = {}
        self.list = FieldList()
        self.panel = FieldPanel(tasks)
        self.field = Field(self.list, lambda: "", self._check)
        self.add = widgets.button("", "plus", "accent")
        self.add.setText(self.tr("Add field"))
        self.up, self.down = widgets.tool_button("chevron-up"), widgets.tool_button("chevron-down")
        self.away = widgets.tool_button("trash")
        self.undo_note = widgets.ElidedLabel()
        self.undo = widgets.button("flat", "undo", "accent")
        self.undo.setText(self.tr("Undo"))
        self._arrange()
        self._connect()
        self._show_current()

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(0)
        bar.addWidget(self.add)
        bar.addStretch()
        for tool in (self.up, self.down, self.away):
            bar.addWidget(tool)
        self._strip = widgets.frame("hint")
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(12, 4, 4, 4)
        strip.addWidget(self.undo_note, 1)
        strip.addWidget(self.undo)
        self._strip.hide()
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addLayout(bar)
        for unseen in (self.field.caption, self.field.error):  # each field says it itself
            left.addWidget(unseen)
            unseen.hide()
        left.addWidget(self.list, 1)
        left.addWidget(self._strip)
        self._left.setMinimumWidth(LIST_WIDTH)
        card = widgets.frame("card")
        self._shown = QStackedLayout(card)
        self._shown.setContentsMargins(1, 1, 1, 1)
        nothing = widgets.label(
            "dim", self.tr("A data type is made of fields. Add the first one."), wrap=True
        )
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setMargin(24)
        self._shown.addWidget(nothing)
        self._shown.addWidget(self.panel)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        page.addWidget(self._left, 2)
        page.addWidget(card, 3)

    def _connect(self) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        for button, action in (
            (self.up, self.list.up),
            (self.down, self.list.down),
            (self.away, self.list.away),
        ):
            widgets.name_button(button, action.text(), action.shortcut().toString(native))
            button.clicked.connect(action.trigger)
        self.add.clicked.connect(self._pick)
        self.undo.clicked.connect(self.take_back)
        key = QShortcut(QKeySequence.StandardKey.Undo, self.list)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.take_back)
        self.list.chosen.connect(self._show_current)
        self.list.removing.connect(self._remove)
        self.list.fields.edited.connect(self._changed)
        self.panel.edited.connect(self._changed)

    # From outside

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """The fields as they are now."""
        return tuple(trimmed(draft.row) for draft in self.list.fields.drafts)

    @property
    def renamed(self) -> dict[int, dict[str, str]]:
        """Options of stored fields that have another name now; see ``change_fields``."""
        drafts = [draft for draft in self.list.fields.drafts if draft.row.id]
        return {draft.row.id: draft.renamed for draft in drafts if draft.renamed}

    def show_rows(self, rows: Sequence[FieldRow], targets: Mapping[int, str]) -> None:
        """Show a data type's fields, which can link to ``targets``."""
        self._targets = targets
        self.panel.set_targets(targets)
        self.list.fields.set_rows(rows)
        self.list.choose(0)

    def replace_rows(self, rows: Sequence[FieldRow], note: str) -> None:
        """Show others instead; that can be taken back."""
        before = list(self.list.fields.drafts)

        def back() -> None:
            self.list.fields.set_drafts(before)
            self.list.choose(0)

        self.list.fields.set_rows(rows)
        self.list.choose(0)
        self._remember(note, back)

    def complain(self, at: int, setting: str, text: str) -> None:
        """Show the field at a place, and what is wrong with it."""
        self.list.choose(at)
        draft = self.list.current
        if draft is not None:
            draft.complaints[setting] = text
            self.list.fields.repaint()
            self.panel.show_complaints()

    def freeze(self) -> None:
        """Only to be looked at from now on."""
        self.list.freeze()
        self.add.setEnabled(False)
        self.panel.freeze()
        self._update()

    def tab_order(self) -> Iterator[QWidget]:
        """What the Tab key goes through."""
        yield from (self.add, self.up, self.down, self.away, self.list, self.undo)
        yield from self.panel.tab_order()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what comes next: it does not write while one is still at a field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        at = self.focusWidget()
        if at is self.list:
            self.panel.name.setFocus()
            self.panel.name.selectAll()
        elif at is self.panel.name:
            self.add.setFocus()
        elif isinstance(at, QPushButton | QToolButton):
            at.click()
        event.accept()

    # What the user does

    def _pick(self) -> None:
        entries = [
            Entry(str(kind), kind_icon(kind), kind_name(kind), kind_about(kind)) for kind in KINDS
        ]
        palette = Palette(self, self.tr("Kind of field"), entries, 2)
        palette.chosen.connect(lambda kind: self.add_field(FieldKind(kind)))
        palette.pop_up(self.add)

    def add_field(self, kind: FieldKind) -> None:
        """Add a field of a kind after the chosen one, and let its name be typed."""
        name = self._free_name(kind_name(kind))
        row = of_kind(FieldRow(name, FieldKind.TEXT), kind, next(iter(self._targets), 0))
        at = self.list.currentIndex().row() + 1 or len(self.rows)
        self.list.fields.insert(at, Draft(row, is_new=True))
        self.list.choose(at)
        self.panel.name.setFocus()
        self.panel.name.selectAll()

    def _free_name(self, name: str) -> str:
        taken = {comparison_key(row.name) for row in self.rows}
        names = (name if at == 1 else f"{name} {at}" for at in range(1, len(taken) + 2))
        return next(one for one in names if comparison_key(one) not in taken)

    def _remove(self) -> None:
        at = self.list.currentIndex().row()
        if at < 0:
            return
        draft = self.list.fields.remove(at)
        note = self.tr("“{name}” deleted").format(name=draft.row.name)

        def back() -> None:
            place = min(at, len(self.rows))
            self.list.fields.insert(place, draft)
            self.list.choose(place)

        self.list.choose(at)
        self._remember(note, back)

    def take_back(self) -> None:
        """Undo what was deleted or replaced last."""
        if self._steps:
            _, back = self._steps.pop()
            back()
            self.list.setFocus()
            self._show_step()

    def _remember(self, note: str, back: Callable[[], None]) -> None:
        self._steps.append((note, back))
        self._show_step()

    def _show_step(self) -> None:
        self._strip.setVisible(bool(self._steps))
        if self._steps:
            self.undo_note.setText(self._steps[-1][0])

    # What follows

    def _changed(self) -> None:
        find_complaints(self.list.fields.drafts)
        self.list.fields.repaint()
        self.panel.show_complaints()
        self._update()
        self.edited.emit()

    def _show_current(self) -> None:
        draft = self.list.current
        for other in self.list.fields.drafts:
            other.is_new = other.is_new and other is draft
        self.panel.show_draft(draft)
        self._shown.setCurrentIndex(0 if draft is None else 1)
        self._update()

    def _update(self) -> None:
        at, last = self.list.currentIndex().row(), len(self.rows) - 1
        editable = self.list.editable
        self.add.setEnabled(editable and last + 1 < FIELDS)
        self.up.setEnabled(editable and at > 0)
        self.down.setEnabled(editable and 0 <= at < last)
        self.away.setEnabled(editable and at >= 0)

    def _check(self, _text: str) -> None:
        if any(draft.complaints for draft in self.list.fields.drafts):
            raise InvalidInput(WRONG, "fields")


def find_complaints(drafts: Sequence[Draft]) -> None:
    """Tell each draft what is wrong with it."""
    for draft in drafts:
        draft.complaints = {name: says for name, (_, says) in draft.typed.items()}
    rows = [draft.row for draft in drafts]
    for _ in range(MOST_COMPLAINTS):
        try:
            valid_fields(rows)
        except InvalidInput as error:
            found = AT_FIELD.fullmatch(error.field)
            at = int(found[1]) if found is not None else len(rows) - 1
            setting = found[2] if found is not None else "name"
            drafts[at].complaints.setdefault(setting, sentence(error))
            # Content, so that the next look finds what is wrong with others.
            rows[at] = FieldRow(f"{at} of {id(rows)}", FieldKind.TEXT)
        else:
            break
