"""Two people changed the same value: both versions side by side, and which of them counts."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ... import models
from ...models.fields import DataTypeRow, Value
from ...models.record_rows import AttachmentRow
from ...operations.record_words import Conflict, EditConflict
from .. import widgets
from ..tasks import Tasks
from ..translation import ago, full_time, plain_tip
from .reading import NO_NAMES, Names, names_of
from .values import display_text

Choices = dict[tuple[int, int], bool]
"""By record and field: whether mine counts."""
Times = Mapping[tuple[int, int], int]
"""By record and field: when theirs was stored."""
SHOWN = 50
"""The most values that are asked about one by one; the others are asked about together."""
LONGEST = 600
"""The most characters of a value that are shown."""


def ask_conflict(
    parent: QWidget,
    of: DataTypeRow,
    error: EditConflict,
    titles: Mapping[tuple[int, int], str],
    then: Callable[[Choices], None],
    *,
    files: Mapping[int, AttachmentRow] = NO_NAMES.files,
    times: Times | None = None,
) -> "ConflictDialog":
    """Ask of each value whose version counts; ``then`` is told, unless one goes back to editing.

    ``titles`` are those of linked records, and of the records themselves where there are several.
    """
    dialog = ConflictDialog(parent, of, error.conflicts, Names(titles, files), times or {})
    dialog.accepted.connect(lambda: then(dialog.choices()))
    dialog.open()
    return dialog


def read_and_ask(
    parent: QWidget,
    tasks: Tasks,
    of: DataTypeRow,
    error: EditConflict,
    then: Callable[[Choices, Names], None],
) -> None:
    """The same, for who does not know what all is called; ``then`` is told that, too."""

    def known(found: tuple[Names, Times]) -> None:
        names, times = found
        ask_conflict(
            parent,
            of,
            error,
            names.titles,
            lambda mine: then(mine, names),
            files=names.files,
            times=times,
        )

    tasks.run(parent, lambda: _read(of, error.conflicts), known)


def _read(of: DataTypeRow, conflicts: Sequence[Conflict]) -> tuple[Names, Times]:
    """What is called how, and when theirs was stored; on the database thread."""
    both = [{each.field_id: value} for each in conflicts for value in (each.mine, each.theirs)]
    names = names_of(of, both)
    shown = {each.record_id for each in conflicts[:SHOWN]}
    called = models.records.titles(of.id, shown)
    titles = {**names.titles, **{(of.id, key): title for key, title in called.items()}}
    times: dict[tuple[int, int], int] = {}
    for record_id in shown:
        for change in models.records.history(of.id, record_id):
            for field_id in change.after:
                place = record_id, field_id
                times[place] = max(change.at, times.get(place, 0))
    return Names(titles, names.files), times


class ConflictDialog(QDialog):
    """Mine on the left, theirs on the right; *Save* once everything is decided."""

    def __init__(
        self,
        parent: QWidget,
        of: DataTypeRow,
        conflicts: Sequence[Conflict],
        names: Names,
        times: Times,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Changed by two"))
        self._type, self._conflicts, self._names, self._times = of, conflicts, names, times
        self._several = len({each.record_id for each in conflicts}) > 1
        self._groups: list[QButtonGroup] = []
        self.save = widgets.button("main")
        self.save.setText(self.tr("Save"))
        self.save.setEnabled(False)
        self.save.clicked.connect(self.accept)
        self.save.setDefault(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(12)
        who = ", ".join(dict.fromkeys(each.theirs_by for each in conflicts))
        title = self.tr("{name} has changed this meanwhile").format(name=who)
        page.addWidget(widgets.label("title", title, wrap=True))
        lead = self.tr("Nothing is lost yet: choose which version counts.")
        page.addWidget(widgets.label("dim", lead, wrap=True))
        page.addWidget(self._table(), 1)
        page.addLayout(self._buttons())
        self.resize(660, 220 + 95 * len(conflicts[:4]))
        self._groups[0].button(0).setFocus()

    def choices(self) -> Choices:
        """Whether mine counts, by record and field."""
        rest = self._groups[-1]
        found = {}
        for at, each in enumerate(self._conflicts):
            group = self._groups[at] if at < SHOWN else rest
            found[each.record_id, each.field_id] = group.checkedId() == 0
        return found

    def choose_all(self, *, mine: bool) -> None:
        """Decide everything in one way."""
        for group in self._groups:
            group.button(0 if mine else 1).setChecked(True)
        self._decided()

    def _table(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for each in self._conflicts[:SHOWN]:
            self._add_question(grid, each)
        rest = len(self._conflicts) - SHOWN
        if rest > 0:
            self._add_choice(grid, self.tr("%n more value(s)", "", rest), "", "", self.tr("Theirs"))
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _add_question(self, grid: QGridLayout, each: Conflict) -> None:
        field = self._type.field(each.field_id)
        caption = "" if field is None else field.name
        if self._several:
            record = self._names.titles.get((self._type.id, each.record_id), f"#{each.record_id}")
            caption = f"{record} — {caption}"
        at = self._times.get((each.record_id, each.field_id))
        theirs = each.theirs_by
        if at is not None:
            theirs = self.tr("{name}, {time}").format(name=each.theirs_by, time=ago(at))
        self._add_choice(
            grid, caption, self._text(each, each.mine), self._text(each, each.theirs), theirs
        )
        if at is not None:
            self._groups[-1].button(1).setToolTip(plain_tip(full_time(at)))

    def _add_choice(self, grid: QGridLayout, caption: str, mine: str, theirs: str, by: str) -> None:
        row = grid.rowCount()
        if row > 1:
            grid.setRowMinimumHeight(row, 8)
            row += 1
        group = QButtonGroup(self)
        grid.addWidget(widgets.label("strong", caption, wrap=True), row, 0, 1, 2)
        for column, (said, value) in enumerate(((self.tr("Mine"), mine), (by, theirs))):
            choice = QRadioButton(said.replace("&", "&&"))
            choice.setAccessibleName(f"{caption}, {said}: {value}")
            group.addButton(choice, column)
            grid.addWidget(_Card(choice, value), row + 1, column)
        group.idClicked.connect(self._decided)
        group.idToggled.connect(self._decided)
        self._groups.append(group)

    def _text(self, each: Conflict, value: Value) -> str:
        field = self._type.field(each.field_id)
        if field is None:
            return ""
        text = display_text(field, value, self._names.titles, self._names.files)
        cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        return cut or self.tr("(empty)")

    def _decided(self, *_: object) -> None:
        self.save.setEnabled(all(group.checkedId() >= 0 for group in self._groups))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if len(self._groups) > 1:
            for text, mine in ((self.tr("All mine"), True), (self.tr("All theirs"), False)):
                every = widgets.button("flat")
                every.setText(text)
                every.clicked.connect(partial(self.choose_all, mine=mine))
                row.addWidget(every)
        row.addStretch()
        back = widgets.button()
        back.setText(self.tr("Keep editing"))
        back.clicked.connect(self.reject)
        row.addWidget(back)
        row.addWidget(self.save)
        return row


class _Card(QWidget):
    """One version: whose it is, and the value; a click anywhere chooses it."""

    def __init__(self, choice: QRadioButton, value: str) -> None:
        super().__init__()
        card = widgets.frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 4, 12, 10)
        inside.setSpacing(2)
        inside.addWidget(choice)
        if value:
            shown = widgets.label("", value, wrap=True)
            inside.addWidget(shown)
        inside.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)
        self._choice = choice

    def mousePressEvent(self, event: object) -> None:
        del event
        self._choice.setChecked(True)
        self._choice.setFocus(Qt.FocusReason.MouseFocusReason)
