"""Editing in the cells of a table: begins, checks, takes, and loses nothing that was typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from ... import operations
from ...errors import InvalidInput
from ...models.fields import FieldKind, FieldRow, Value
from ...models.record_rows import RecordRow
from .. import widgets
from ..translation import sentence
from .cell_editors import CellEditor, Move, cell_editor
from .model import NEW, Index

if TYPE_CHECKING:
    from .table import RecordsTable

WIDEST = 420


class CellEditing:
    """The one open editor of a table, and the sentence that tells what is wrong in a cell."""

    def __init__(self, table: "RecordsTable") -> None:
        self._table, self._model = table, table.records
        self._editor: CellEditor | None = None
        self._at = QPersistentModelIndex()
        self._record_id = NEW
        self._before: Value = None
        self._seen = 0
        """The value and the record's revision when the editor was opened: what one knew."""
        self.why = _bubble(table)

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    @property
    def editor(self) -> CellEditor | None:
        return self._editor

    def is_at(self, index: Index) -> bool:
        return self._at == _kept(index)

    def begin(self, index: Index, typed: str | None = None) -> None:
        """Edit a cell; ``typed`` replaces what is in it."""
        record = self._model.record(index.row()) if index.isValid() else None
        if record is None or not self._model.writable:
            return
        self.leave()
        field = self._model.field(index.column())
        if field.kind is FieldKind.BOOLEAN:
            self._toggle(record, field, index)
            return
        if field.kind is FieldKind.ATTACHMENT:
            if record.id != NEW:
                self._table.file_wanted.emit(record, field)
            return
        self._table.scrollTo(index)
        if record.id != NEW:
            self._model.hold(record.id)
        view = self._view(index)
        editor = cell_editor(self._table.workspace.tasks, field, view.viewport())
        assert editor is not None
        refused = self._model.refused(index.row(), index.column())
        if refused is not None and typed is None:
            typed = refused.text
        value = self._model.value(index.row(), index.column())
        self._before, self._seen = value, record.revision
        editor.begin(value, self._model.titles(index.row()), typed)
        self._editor, self._at, self._record_id = editor, _kept(index), record.id
        editor.done.connect(self.take)
        editor.cancelled.connect(self.cancel)
        editor.left.connect(self.leave)
        editor.typed.connect(self._hide_why)
        self.follow()
        editor.show()
        editor.setFocus()
        if refused is not None:
            self._complain(refused.why)

    def take(self, move: Move = Move.STAY) -> bool:
        """Store what was typed and go on; where it does not fit, say so and stay."""
        editor = self._editor
        if editor is None:
            return True
        field = editor.field
        try:
            value = self._checked(editor)
        except InvalidInput as error:
            self._complain(sentence(error))
            return False
        self._model.learn_titles(editor.titles())
        self._model.give_up(self._record_id, field.id)
        record_id = self._record_id
        self._close()
        if value != self._before:
            self._store(record_id, field, value, self._seen)
        self._table.setFocus()
        self._table.go(move)
        return True

    def leave(self) -> None:
        """One went elsewhere: what was typed is stored; what does not fit stays in the cell."""
        editor = self._editor
        if editor is None:
            return
        try:
            value = self._checked(editor)
        except InvalidInput as error:
            record_id, field, text = self._record_id, editor.field, editor.text()
            self._close()
            self._model.refuse(record_id, field.id, text, sentence(error))
            return
        field, record_id = editor.field, self._record_id
        self._model.learn_titles(editor.titles())
        self._close()
        if value != self._before:
            self._store(record_id, field, value, self._seen)

    def cancel(self) -> None:
        """Give up what was typed."""
        if self._editor is not None:
            self._close()
            self._table.setFocus()
            self.show_why()

    def drop(self) -> None:
        """The rows are gone: so is the editor."""
        if self._editor is not None:
            self._close()
        self._hide_why()

    def give_up(self, index: Index) -> bool:
        """Escape: show the stored value in place of what was refused; or empty the new row."""
        record = self._model.record(index.row()) if index.isValid() else None
        if record is None:
            return False
        if self._model.refused(index.row(), index.column()) is not None:
            self._model.give_up(record.id, self._model.field(index.column()).id)
            self._hide_why()
            return True
        if record.id == NEW and self._model.draft:
            self._model.clear_draft()
            return True
        return False

    def follow(self) -> None:
        """Stay over the cell when the table scrolls or its columns change."""
        if self._editor is None:
            self._hide_why()
        else:
            self._place()

    def show_why(self) -> None:
        """Say why the current cell was refused, if it was."""
        index = self._table.currentIndex()
        refused = (
            self._model.refused(index.row(), index.column())
            if index.isValid() and self._editor is None
            else None
        )
        if refused is None:
            if self._editor is None:
                self._hide_why()
            return
        self._say(refused.why, index)

    def _checked(self, editor: CellEditor) -> Value:
        """The editor's value. Raises InvalidInput where it does not fit the field."""
        value, field = editor.value(), editor.field
        if not editor.modified:
            return value
        if self._record_id == NEW and value is None:
            return value  # whether something is missing is asked of the whole record
        problem = operations.check_values(self._model.type, {field.id: value}, partial=True)
        if field.id in problem:
            error = problem[field.id]
            raise InvalidInput(error.template, field.name, **error.values)
        return value

    def _store(self, record_id: int, field: FieldRow, value: Value, seen: int) -> None:
        if record_id == NEW:
            self._model.set_draft(field.id, value)
        else:
            self._model.hold(record_id)
            self._table.writer.edit({record_id: {field.id: value}}, seen={record_id: seen})

    def _toggle(self, record: RecordRow, field: FieldRow, index: Index) -> None:
        value = self._model.value(index.row(), index.column())
        if record.id != NEW:
            self._model.hold(record.id)
        self._store(record.id, field, value is not True, record.revision)

    def _view(self, index: Index) -> QTableView:
        kept = index.column() in self._table.frozen.columns()
        return self._table.frozen if kept else self._table

    def _place(self) -> None:
        if self._editor is None or not self._at.isValid():
            return
        index = self._model.index(self._at.row(), self._at.column())
        view = self._view(index)
        self._editor.place(view.visualRect(index), view.viewport().rect())
        if self.why.isVisible():
            self._say(self.why.text(), index)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        self._hide_why()
        if editor is not None:
            editor.blockSignals(True)
            if editor.isAncestorOf(QApplication.focusWidget() or self._table):
                self._table.setFocus()  # before Qt looks for the next one, as Tab would
            editor.hide()
            editor.deleteLater()

    def _complain(self, why: str) -> None:
        assert self._editor is not None
        self._editor.complain(why)
        self._say(why, self._model.index(self._at.row(), self._at.column()))

    def _hide_why(self) -> None:
        if self.why.isVisible():
            self.why.hide()
        if self._editor is not None:
            self._editor.complain("")

    def _say(self, why: str, index: Index) -> None:
        """One sentence below the cell, or above it where there is no room."""
        view = self._view(index)
        cell = view.visualRect(index)
        if self._editor is not None:
            cell = self._editor.geometry()
        self.why.setText(why)
        self.why.setFixedWidth(min(WIDEST, self.why.fontMetrics().horizontalAdvance(why) + 34))
        self.why.setFixedHeight(self.why.heightForWidth(self.why.width()))
        at = view.viewport().mapTo(self._table, QPoint(cell.left(), cell.bottom() + 4))
        if at.y() + self.why.height() > self._table.height() - 4:
            above = QPoint(cell.left(), cell.top() - 4 - self.why.height())
            at = view.viewport().mapTo(self._table, above)
        at.setX(max(4, min(at.x(), self._table.width() - self.why.width() - 4)))
        self.why.move(at)
        self.why.show()
        self.why.raise_()


def _kept(index: Index) -> QPersistentModelIndex:
    return index if isinstance(index, QPersistentModelIndex) else QPersistentModelIndex(index)


def _bubble(table: QTableView) -> QLabel:
    made = widgets.label("refused", wrap=True)
    made.setParent(table)
    made.hide()
    return made
