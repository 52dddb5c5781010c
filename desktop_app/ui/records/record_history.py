"""The history of a record: who changed what when, and putting it back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ... import models, operations
from ...errors import PlatformError
from ...models.fields import DataTypeRow, Value
from ...models.record_rows import ChangeKind, ChangeRow
from .. import widgets
from ..history import History
from ..translation import ago, full_time, plain_tip, sentence
from ..workspace import Workspace
from . import undo
from .reading import NO_NAMES, Names, names_of
from .roles import may_edit
from .values import display_text

SHOWN = 30
"""Changes that are shown at first, and with each *Show more*."""
LONGEST = 160
"""The most characters of a value that are shown."""


class RecordHistory(QDialog):
    """A record's changes, the latest first."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        history: History,
        of: DataTypeRow,
        record_id: int,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History"))
        self._workspace, self._history = workspace, history
        self._type, self._record_id = of, record_id
        self._changes: Sequence[ChangeRow] = ()
        self._names, self._shown, self._running = NO_NAMES, SHOWN, False
        self.title = widgets.label("title", self.tr("History"), wrap=True)
        self.problem = widgets.label("error", wrap=True)
        self.problem.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._lay_out()
        workspace.stale.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the changes again."""
        of, record_id = self._type, self._record_id

        def read() -> tuple[Sequence[ChangeRow], Names, str]:
            changes = models.records.history(of.id, record_id)
            values = [side for change in changes for side in (change.before, change.after)]
            title = models.records.titles(of.id, [record_id]).get(record_id, "")
            return changes, names_of(of, values), title

        self._workspace.tasks.run(self, read, self._accept, self._fail)

    def _accept(self, found: tuple[Sequence[ChangeRow], Names, str]) -> None:
        changes, self._names, title = found
        if title:
            self.title.setText(self.tr("History of “{title}”").format(title=title))
        if list(changes) != list(self._changes):
            self._changes = changes
            self._fill()

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            made = item.widget()
            if made is not None:
                made.hide()
                made.deleteLater()
        newest = sorted(self._changes, key=lambda change: change.id, reverse=True)
        for change in newest[: self._shown]:
            self._list.addWidget(self._card(change))
        if len(newest) > self._shown:
            more = widgets.button("flat")
            more.setText(self.tr("Show %n more", "", len(newest) - self._shown))
            more.clicked.connect(self._show_more)
            self._list.addWidget(more)
        self._list.addStretch()

    def _show_more(self) -> None:
        self._shown += SHOWN
        self._fill()

    def _card(self, change: ChangeRow) -> QFrame:
        card = widgets.frame("card")
        head = QHBoxLayout()
        head.setSpacing(8)
        what = widgets.label("strong", self._what(change), wrap=True)
        when = widgets.label("dim", ago(change.at))
        when.setToolTip(plain_tip(full_time(change.at)))
        head.addWidget(what, 1)
        head.addWidget(when)
        if change.kind is ChangeKind.UPDATE and self._editable:
            head.addWidget(self._back_button(change))
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(head)
        if change.kind is not ChangeKind.DELETE:
            for field_id in change.after:
                column.addWidget(self._line(change, field_id))
        return card

    def _back_button(self, change: ChangeRow) -> QWidget:
        back = widgets.button("", "undo")
        back.setText(self.tr("Put back"))
        said = self.tr("Put back to before the change of {time}").format(time=full_time(change.at))
        back.setAccessibleName(said)
        back.setToolTip(said)
        back.clicked.connect(partial(self._put_back, change.id))
        return back

    def _what(self, change: ChangeRow) -> str:
        said = {
            ChangeKind.CREATE: self.tr("{name} created it"),
            ChangeKind.UPDATE: self.tr("{name} changed it"),
            ChangeKind.DELETE: self.tr("{name} deleted it"),
        }
        return said[change.kind].format(name=change.user)

    def _line(self, change: ChangeRow, field_id: int) -> QWidget:
        """One field: what it was, and what it became."""
        field = self._type.field(field_id)
        name = self.tr("(deleted field)") if field is None else field.name
        after = self._text(field_id, change.after.get(field_id))
        if change.kind is ChangeKind.CREATE:
            text = self.tr("{field}: {value}").format(field=name, value=after)
        else:
            before = self._text(field_id, change.before.get(field_id))
            said = self.tr("{field}: {before} → {after}")
            text = said.format(field=name, before=before, after=after)
        return widgets.label("", text, wrap=True)

    def _text(self, field_id: int, value: Value) -> str:
        field = self._type.field(field_id)
        text = ""
        if field is not None:
            text = display_text(field, value, self._names.titles, self._names.files)
        line = " ".join(text.split())
        cut = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
        return cut or self.tr("(empty)")

    @property
    def _editable(self) -> bool:
        return may_edit(self._workspace, self._type.project_id)

    def _put_back(self, change_id: int) -> None:
        if self._running:
            return
        self._running = True
        self.problem.hide()
        user_id = self._workspace.user.id
        undo.do(
            self._history,
            user_id,
            self.tr("putting a record back"),
            lambda: operations.put_back(user_id, change_id),
            lambda _written: self._set_running(running=False),
            self._fail,
        )

    def _set_running(self, *, running: bool) -> None:
        self._running = running

    def _fail(self, error: PlatformError) -> None:
        self._running = False
        self.problem.setText(sentence(error))
        self.problem.show()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 8, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = widgets.button("main")
        close.setText(self.tr("Done"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(16)
        page.addWidget(self.title)
        page.addWidget(area, 1)
        page.addWidget(self.problem)
        page.addLayout(buttons)
        self.resize(600, 560)
        close.setDefault(True)
        close.setFocus()
