"""Writes what is done in a table of records: at once, undoable, and nothing typed gets lost."""

from collections.abc import Callable, Mapping, Sequence

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ... import operations
from ...errors import PlatformError
from ...models.fields import Value
from ...operations.record_words import (
    Change,
    EditConflict,
    EditedRecord,
    InvalidRecords,
    NewRecord,
    Written,
)
from ..history import History
from ..translation import sentence
from ..workspace import Workspace
from . import undo, values
from .model import NEW, PagedModel

Edits = dict[int, dict[int, Value]]
"""New values by record and field."""
_KNOWN = 10_000


class Writer(QObject):
    """Stores edits of the records of one table, and shows them while they are on their way."""

    created = Signal(object)
    """The ids of new records."""
    refused = Signal(object, object)
    """A record's and a field's id: what was typed there does not fit after all."""

    def __init__(
        self, workspace: Workspace, history: History, model: PagedModel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace, self._history, self._model = workspace, history, model
        self._window = window
        self._revisions: dict[int, int] = {}  # as of our own writes, which no reading knows yet
        self._waiting: list[dict[int, Value]] = []

    def edit(self, edits: Edits, text: str = "", seen: Mapping[int, int] | None = None) -> None:
        """Store these values; they are seen at once.

        ``seen`` tells the revisions that the user knew, where that is not what is shown now.
        """
        if not edits:
            return
        known = {} if seen is None else seen
        rows = {key: known.get(key, self._revision(key)) for key in edits}
        for record_id, edited in edits.items():
            self._model.set_pending(record_id, edited)

        def changes() -> list[Change]:
            # Asked when its turn has come: an edit right before this one counted on.
            return [
                EditedRecord(key, max(row, self._revisions.get(key, 0)), edits[key])
                for key, row in rows.items()
            ]

        def done(written: Written) -> None:
            self._model.accept(written.rows, edits)

        def failed(error: PlatformError) -> None:
            self._model.forget_pending(edits)
            self._explain(error, edits)

        self._write(text or self._edit_text(edits), changes, done, failed)

    def create(self, draft: dict[int, Value]) -> None:
        """Store a new record. What does not fit goes back into the row it was entered in."""
        self._model.clear_draft()
        filled: dict[int, Value] = {key: value for key, value in draft.items() if value is not None}

        def done(written: Written) -> None:
            if self._waiting and not self._model.draft:
                for field_id, value in self._waiting.pop().items():
                    self._model.set_draft(field_id, value)
            self.created.emit([row.id for row in written.rows])

        def failed(error: PlatformError) -> None:
            if self._model.draft:
                self._waiting.append(dict(self._model.draft))
                self._model.clear_draft()
            for field_id, value in draft.items():
                self._model.set_draft(field_id, value)
            self._explain(error, {NEW: draft})

        self._write(self.tr("New record"), lambda: [NewRecord(filled)], done, failed)

    def many(self, text: str, changes: Sequence[Change]) -> None:
        """Store many changes as one step."""

        def done(written: Written) -> None:
            new = [isinstance(change, NewRecord) for change in changes]
            if any(new):
                pairs = zip(new, written.rows, strict=False)
                self.created.emit([row.id for is_new, row in pairs if is_new])

        self._write(text, lambda: changes, done, lambda error: self._explain(error, {}))

    def _revision(self, record_id: int) -> int:
        at = self._model.row_of(record_id)
        record = self._model.record(at) if at >= 0 else None
        return record.revision if record is not None else 0

    def _edit_text(self, edits: Edits) -> str:
        fields = {field_id for edited in edits.values() for field_id in edited}
        if len(fields) != 1:
            return self.tr("Change of records")
        field = self._model.type.field(next(iter(fields)))
        return self.tr("Change of {field}").format(field="" if field is None else field.name)

    def _write(
        self,
        text: str,
        changes: Callable[[], Sequence[Change]],
        then: Callable[[Written], None],
        failed: Callable[[PlatformError], None],
    ) -> None:
        user_id, type_id = self._workspace.user.id, self._model.type.id
        tasks = self._workspace.tasks

        def write() -> Written:
            written = operations.write_records(user_id, type_id, changes())
            if len(self._revisions) > _KNOWN:
                self._revisions.clear()
            self._revisions.update({row.id: row.revision for row in written.rows})
            return written

        def done(written: Written) -> None:
            if shiboken6.isValid(self):  # else the table has been left meanwhile
                then(written)

        def refused(error: PlatformError) -> None:
            if shiboken6.isValid(self):
                failed(error)
            else:
                tasks.problem.emit(error, None)

        undo.do(self._history, user_id, text, write, done, refused)

    def _explain(self, error: PlatformError, edits: Edits) -> None:
        """Say what was refused, where it was typed."""
        if isinstance(error, InvalidRecords) and edits:
            self._refuse(error, list(edits.items()))
        elif isinstance(error, EditConflict):
            self._ask(error, edits)
        else:
            self._workspace.tasks.problem.emit(error, None)

    def _refuse(self, error: InvalidRecords, edits: list[tuple[int, dict[int, Value]]]) -> None:
        for problem in error.problems:
            record_id, edited = edits[problem.at]
            field = self._model.type.field(problem.field_id)
            if field is None:
                self._workspace.tasks.problem.emit(problem.error, None)
                continue
            titles = self._model.titles(self._model.row_of(record_id))
            text = values.copy_text(field, edited.get(field.id), titles)
            self._model.refuse(record_id, field.id, text, sentence(problem.error))
        first = next((p for p in error.problems if p.field_id), None)
        if first is not None:
            self.refused.emit(edits[first.at][0], first.field_id)

    def _ask(self, error: EditConflict, edits: Edits) -> None:
        """Let the user choose between the versions; what counts is written again."""
        from .conflict import read_and_ask

        def chosen(mine: dict[tuple[int, int], bool], _names: object) -> None:
            theirs = {key for key, counts in mine.items() if not counts}
            for record_id, field_id in theirs:
                self._model.give_up(record_id, field_id)
            for conflict in error.conflicts:
                self._revisions[conflict.record_id] = conflict.revision
            again = {
                record_id: {
                    field_id: value
                    for field_id, value in edited.items()
                    if (record_id, field_id) not in theirs
                }
                for record_id, edited in edits.items()
            }
            self.edit({key: edited for key, edited in again.items() if edited})

        self._keep(error, edits)
        read_and_ask(self._window, self._workspace.tasks, self._model.type, error, chosen)

    def _keep(self, error: EditConflict, edits: Edits) -> None:
        """What was typed stays in its cells, for who does not choose now."""
        for conflict in error.conflicts:
            field = self._model.type.field(conflict.field_id)
            if field is not None and conflict.field_id in edits.get(conflict.record_id, {}):
                titles = self._model.titles(self._model.row_of(conflict.record_id))
                text = values.copy_text(field, conflict.mine, titles)
                self._model.refuse(conflict.record_id, field.id, text, sentence(error))
