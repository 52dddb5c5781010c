"""The form of a record: beside the table, or as a window of its own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ... import models, operations
from ...errors import InvalidInput, PlatformError, StorageError
from ...models.fields import DataTypeRow, Value
from ...operations.record_words import (
    EditConflict,
    EditedRecord,
    InvalidRecords,
    NewRecord,
    Written,
)
from ..form import WAIT_MS
from ..history import History
from ..translation import sentence
from ..workspace import Workspace
from . import undo
from .conflict import Choices, read_and_ask
from .deleting import delete_records
from .field_editors import LinksEditor
from .form_fields import Fields
from .form_parts import Body, Foot, Head, LinkingRecords, ask_to_save
from .reading import NO_NAMES, Names, Seen, Values, look
from .record_history import RecordHistory
from .roles import may_edit
from .values import display_text


class RecordForm(QWidget):
    """Shows one record and lets it be changed; nothing is stored before *Save*."""

    saved = Signal(object)
    """A record was stored: its id, which may be too large for Qt's int."""
    closed = Signal()
    """The form is done with: closed by the user, or its record is gone."""
    open_record = Signal(object, object)
    """Another record is wanted: its data type's id, and its own."""
    title_changed = Signal(str)
    """What the record is called, or what the form is for."""

    def __init__(self, workspace: Workspace, history: History, of: DataTypeRow) -> None:
        super().__init__()
        self._workspace, self._history, self.type = workspace, history, of
        self.record_id: int | None = None
        """The record that is shown; None for a new one."""
        self._seen = Seen(of)
        self._names: Names = NO_NAMES
        self._given: dict[int, Value] = {}
        self._running = self._gone = False
        self._wanted: int | None = None  # what is shown once it has been read
        self._loads = 0
        self.head = Head()
        self.fields = Fields(of, workspace.tasks, editable=True)
        self.links = LinkingRecords()
        self.links.open_record.connect(self.open_record)
        self.body, self.foot = Body(self.links), Foot()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(WAIT_MS)
        self._slow.timeout.connect(self._say_slow)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._take_fields()

    # Which record

    def show_record(self, record_id: int) -> None:
        """Show a record; what was not saved is asked about first."""
        if record_id != self._wanted:
            self.leave(lambda: self._load(record_id))

    def new_record(self, values: Values | None = None) -> None:
        """Begin a new record, with the fields' defaults and perhaps other values."""
        self.leave(lambda: self._load(None, dict(values or {})))

    @property
    def has_changes(self) -> bool:
        """Whether there is something that was not saved."""
        return bool(self.fields.touched())

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with ``then``, unless something was not saved and the user wants to stay."""
        if not self.has_changes:
            then()
            return
        title = self.head.title.text()
        ask_to_save(self.window(), title, lambda: self.save(then), lambda: self._discard(then))

    def close_form(self) -> None:
        """Close, as the button does."""
        self.leave(self.closed.emit)

    # Writing

    def save(self, then: Callable[[], None] = lambda: None) -> None:
        """Store what was changed; what does not fit is said at its field."""
        if self._running or self._gone or not self._editable:
            return
        self.foot.complain("")
        if not self.fields.check():
            self.body.show_focus()
            return
        if self.record_id is not None and not self.has_changes:
            then()
            return
        sent = self.fields.values() if self.record_id is None else self.fields.changes()
        revision = 0 if self._seen.row is None else self._seen.row.revision
        self._write(sent, revision, then)

    def revert(self) -> None:
        """Show again what is stored."""
        self._show_seen()

    def _write(self, sent: dict[int, Value], revision: int, then: Callable[[], None]) -> None:
        type_id, user_id, record_id = self.type.id, self._workspace.user.id, self.record_id
        change = NewRecord(sent) if record_id is None else EditedRecord(record_id, revision, sent)
        title = self._title_of(sent)
        if record_id is None:
            text = self.tr("creating “{name}”").format(name=title)
        else:
            text = self.tr("changing “{name}”").format(name=title)
        self._set_running(running=True)
        undo.do(
            self._history,
            user_id,
            text,
            lambda: operations.write_records(user_id, type_id, [change]),
            lambda written: self._written(written, sent, then),
            lambda error: self._failed(error, sent, then),
        )

    def _written(self, written: Written, sent: Values, then: Callable[[], None]) -> None:
        self._set_running(running=False)
        (row,) = written.rows
        self.record_id = self._wanted = row.id
        self._given = {}
        self._seen = Seen(self.type, row, self._names, self._seen.links)
        kept = {key for key in sent if self._holds(key, sent[key])}  # not what was typed meanwhile
        others = self.fields.editors.keys() - self.fields.touched()
        self.fields.show_values(row.values, self.fields.names(), kept | others)
        self._update()
        self.saved.emit(row.id)
        self.refresh()
        then()

    def _holds(self, field_id: int, value: Value) -> bool:
        try:
            return self.fields.editors[field_id].value() == value
        except InvalidInput:
            return False

    def _failed(self, error: PlatformError, sent: Values, then: Callable[[], None]) -> None:
        self._set_running(running=False)
        if isinstance(error, InvalidRecords):
            at_fields = {p.field_id: p.error for p in error.problems if p.field_id in sent}
            self.fields.complain(at_fields)
            self.body.show_focus()
            others = [p.error for p in error.problems if p.field_id not in at_fields]
            self.foot.complain(" ".join(sentence(each) for each in others))
        elif isinstance(error, EditConflict):
            self._ask_conflict(error, sent, then)
        else:
            self.foot.complain(sentence(error))
            if isinstance(error, StorageError):
                self.foot.save.setText(self.tr("Try again"))

    def _ask_conflict(self, error: EditConflict, sent: Values, then: Callable[[], None]) -> None:
        read_and_ask(
            self.window(),
            self._workspace.tasks,
            self.type,
            error,
            lambda mine, names: self._settle(error, sent, names, then, mine),
        )

    def _settle(
        self,
        error: EditConflict,
        sent: Values,
        names: Names,
        then: Callable[[], None],
        mine: Choices,
    ) -> None:
        """Write mine over theirs where it was chosen; show theirs elsewhere."""
        theirs = {
            c.field_id: c.theirs for c in error.conflicts if not mine[c.record_id, c.field_id]
        }
        rest = {key: value for key, value in sent.items() if key not in theirs}
        revision = max(conflict.revision for conflict in error.conflicts)
        self.fields.show_values(theirs, names, theirs.keys())
        if rest:
            self._write(rest, revision, then)
        else:
            self.refresh()
            then()

    # Reading

    def refresh(self) -> None:
        """Read again; what the user is changing stays as it is."""
        if self.record_id is not None and not self._gone:
            shown = self.record_id

            def accept(seen: Seen | None) -> None:
                if shown == self.record_id and not self._running:
                    self._accept(seen)

            self._workspace.tasks.run(
                self, lambda: look(self.type.id, shown), accept, lambda _error: None
            )

    def _load(self, record_id: int | None, given: Values | None = None) -> None:
        type_id, defaults = self.type.id, dict(given or {})
        self._wanted, self._loads = record_id, self._loads + 1
        mine = self._loads

        def read() -> Seen | None:
            return look(type_id, record_id, defaults)

        def accept(seen: Seen | None) -> None:
            if mine != self._loads:
                return  # another one is wanted by now
            self.record_id, self._given, self._gone = record_id, defaults, False
            if seen is None or (record_id is not None and seen.row is None):
                self._lose()
                return
            self._take(seen)
            self._show_seen()
            self.fields.setEnabled(True)
            if record_id is None:
                self.fields.focus_first()

        self._workspace.tasks.run(self, read, accept)

    def _accept(self, seen: Seen | None) -> None:
        """What a later look found: shown where the user has not changed it."""
        if seen is None or seen.row is None:
            self._lose()
            return
        touched, known = self.fields.touched(), self._seen.row
        if seen.type != self.type:
            if touched:
                return  # the fields are other ones: looked at again once this is saved
            self._take(seen)
            self._show_seen()
            return
        row = seen.row
        if known is not None and any(
            row.values.get(key) != known.values.get(key) for key in touched
        ):
            return  # theirs and mine: saving tells of the conflict, which it knows by the revision
        self._take(seen)
        self.fields.show_values(row.values, seen.names, self.fields.editors.keys() - touched)
        self._update()

    def _take(self, seen: Seen) -> None:
        self._seen, self._names = seen, seen.names
        if seen.type != self.type:
            self.type = seen.type
            self._take_fields()
        self.links.show_links(seen.links)

    def _take_fields(self) -> None:
        """Make the editors anew, for the fields that there are now."""
        self.fields.deleteLater()
        self.fields = Fields(self.type, self._workspace.tasks, editable=self._editable)
        self.fields.edited.connect(self._update)
        self.fields.open_record.connect(self.open_record)
        self.body.show_fields(self.fields)
        for editor in self.fields.editors.values():
            if isinstance(editor, LinksEditor):
                editor.links.search.creator = partial(self._create_linked, editor.field.target)

    def _create_linked(self, type_id: int, title: str, made: Callable[[int], None]) -> None:
        """Store a record to link to, of which only the title is known yet."""
        user_id = self._workspace.user.id

        def write() -> Written:
            of = models.records.data_type(type_id)
            field = None if of is None else of.title_field
            values: dict[int, Value] = {} if field is None else {field.id: title}
            return operations.write_records(user_id, type_id, [NewRecord(values)])

        undo.do(
            self._history,
            user_id,
            self.tr("creating “{name}”").format(name=title),
            write,
            lambda written: made(written.rows[0].id),
            lambda error: self.foot.complain(sentence(error)),
        )

    def _show_seen(self) -> None:
        row = self._seen.row
        if row is None:
            defaults = {field.id: field.default for field in self.type.fields}
            values = {**defaults, **self._given}
        else:
            values = row.values
        self.fields.show_values(values, self._names)
        self.foot.complain("")
        self._update()

    def _lose(self) -> None:
        """The record is not there any more. What was typed stays to be read and copied."""
        self._gone = True
        if not self.has_changes:
            self.record_id = self._wanted = None
            self.closed.emit()
            return
        self.foot.complain(self.tr("This record has been deleted meanwhile."))
        self._update()

    def _discard(self, then: Callable[[], None]) -> None:
        self._show_seen()
        then()

    # Looks

    @property
    def _editable(self) -> bool:
        return may_edit(self._workspace, self.type.project_id)

    def _title_of(self, sent: Values) -> str:
        """What the record is called, with what is about to be stored."""
        field = self.type.title_field
        row = self._seen.row
        values = {**({} if row is None else row.values), **sent}
        text = (
            "" if field is None else display_text(field, values.get(field.id), self._names.titles)
        )
        return " ".join(text.split()) or self.tr("(without a name)")

    def _update(self) -> None:
        """Say what is shown, and what can be done."""
        new, dirty = self.record_id is None, self.has_changes
        title = self.tr("New record") if new else self._title_of({})
        if title != self.head.title.text():
            self.head.title.setText(title)
            self.title_changed.emit(title)
        self.head.kind.setText(self.type.name)
        self.head.state.setText(self.tr("Not saved") if dirty else "")
        may = self._editable and not self._gone
        self.foot.update_buttons(new=new, dirty=dirty, may=may, running=self._running)
        self.foot.setVisible(self._editable)
        self.head.delete.setEnabled(may and not new and not self._running)
        for button in (self.head.history, self.head.window_):
            button.setEnabled(not new)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        if running:
            self._slow.start()
        else:
            self._slow.stop()
        self._update()

    def _say_slow(self) -> None:
        self.head.state.setText(self.tr("Waiting for the database…"))

    def retranslate(self) -> None:
        self.head.retranslate()
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self.body, 1)
        page.addWidget(self.foot)
        self.setMinimumWidth(300)

    def _connect(self) -> None:
        self.foot.save.clicked.connect(lambda _: self.save())
        self.foot.revert.clicked.connect(self._revert_or_close)
        self.head.close_.clicked.connect(self.close_form)
        self.head.delete.clicked.connect(self.delete)
        self.head.history.clicked.connect(self.show_history)
        self.head.window_.clicked.connect(self.open_window)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save),
            (QKeySequence(Qt.Key.Key_Escape), self.close_form),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(slot))
        self._workspace.stale.connect(self.refresh)
        self._workspace.updated.connect(self._follow_role)

    def _revert_or_close(self) -> None:
        if self.record_id is None:
            self.close_form()
        else:
            self.revert()

    def _follow_role(self) -> None:
        if self._editable == self.foot.isHidden() and not self.has_changes:
            self._take_fields()
            self._show_seen()

    # What else can be done with the record

    def delete(self) -> None:
        """Ask, then delete the record; Edit → Undo brings it back."""
        if self.record_id is not None:
            ids = [self.record_id]
            delete_records(self.window(), self._workspace, self._history, self.type, ids)

    def open_window(self) -> None:
        """Show the record in a window of its own, once what was not saved has been asked about."""
        from .record_window import RecordWindow  # which holds a form

        def open_it() -> None:
            if self.record_id is not None:
                made = RecordWindow(self.window(), self._workspace, self._history, self.type)
                made.open_record.connect(self.open_record)
                made.show_record(self.record_id)

        self.leave(open_it)

    def show_history(self) -> None:
        """Who changed what when."""
        if self.record_id is not None:
            RecordHistory(
                self.window(), self._workspace, self._history, self.type, self.record_id
            ).open()
