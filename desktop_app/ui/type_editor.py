"""The editor of a data type: what it is called, and which fields its records have."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from .. import models, operations
from ..errors import QT_TRANSLATE_NOOP, InvalidInput, PlatformError
from ..models.fields import DataTypeRow, FieldKind, FieldRow
from ..models.rows import Kind, ProjectRow, Role
from ..operations.fields import SELF
from . import nouns, widgets
from .consequences import Consequences, worth_saying
from .dialogs import ask
from .fields_edit import AT_FIELD, FieldsEdit
from .form import FormDialog
from .history import History
from .nouns import NOUNS, Page, word
from .schema_files import ask_for_schema, ask_to_export, with_known_ids
from .translation import sentence
from .type_change import TypeChange
from .type_head import TypeHead
from .workspace import Workspace

if TYPE_CHECKING:
    from ..operations.field_steps import FieldPreview
    from ..operations.json_schema import SchemaImport

GONE = QT_TRANSLATE_NOOP("errors", "This has been deleted meanwhile.")
EDITORS = frozenset({Role.OWNER, Role.ADMIN, Role.EDITOR})
WIDTH, HEIGHT = 960, 640


class TypeEditor(FormDialog):
    """Creates a data type, or changes the one with ``type_id``; that can be undone."""

    saved = Signal(int)
    """The data type's id, once it is written."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        history: History,
        project: ProjectRow,
        type_id: int | None = None,
    ) -> None:
        is_new = type_id is None
        title = NOUNS[Page.DATA_TYPES].new if is_new else nouns.EDIT[Kind.DATA_TYPE]
        verb = self.tr("Create") if is_new else self.tr("Save")
        super().__init__(parent, workspace.tasks, word(title), verb)
        self._tasks, self._history, self._project = workspace.tasks, history, project
        self._user_id, self._type_id = workspace.user.id, type_id
        self._stored: DataTypeRow | None = None
        self._first: DataTypeRow | None = None
        self._types: list[DataTypeRow] = []
        self.editable = project.role in EDITORS
        self.head = TypeHead()
        self.fields = FieldsEdit(self._tasks)
        self.import_button = widgets.button("flat", "folder")
        self.import_button.setText(self.tr("Import a JSON Schema…"))
        self.export_button = widgets.button("flat", "download")
        self.export_button.setText(self.tr("Export as JSON Schema…"))
        self.saved_note = widgets.label("dim", wrap=True)
        self.reload = widgets.button("", "refresh")
        self.reload.setText(self.tr("Load again"))
        self._arrange()
        self._connect()
        self.resize(WIDTH, HEIGHT)
        self._load()

    def _arrange(self) -> None:
        below_title = self._page.count() - 1
        self._page.insertWidget(below_title, self.fields, 1)
        self._page.insertWidget(below_title, self.head)
        self.form.buttons.insertWidget(0, self.import_button)
        self.form.buttons.insertWidget(1, self.export_button)
        self.form.buttons.insertWidget(self.form.buttons.count() - 1, self.reload)
        self.reload.hide()
        self._page.insertWidget(below_title + 2, self.saved_note)
        self.saved_note.hide()
        if not self.editable:
            self.cancel.setText(self.tr("Close"))
            self.form.confirm.hide()
            self.import_button.hide()
            note = self.tr("Your role in this project lets you look, not change.")
            self._page.insertWidget(below_title, widgets.label("dim", note, wrap=True))

    def _connect(self) -> None:
        self.form.add_elsewhere("name", self.head.name)
        self.form.add_elsewhere("description", self.head.description)
        self.form.add_elsewhere("list", self.fields.field)
        self.head.line.returnPressed.connect(self.form.submit)
        self.head.edited.connect(self.form.look_again)
        self.fields.edited.connect(self.form.look_again)
        self.fields.panel.rebuilt.connect(self._order_tabs)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        self.reload.clicked.connect(self._load)

    # What there is

    def _load(self) -> None:
        """Read the data type, and those that its fields can link to."""
        project_id, type_id = self._project.id, self._type_id
        self._set_usable(usable=False)

        def read() -> tuple[DataTypeRow | None, list[DataTypeRow]]:
            found = None if type_id is None else models.records.data_type(type_id)
            return found, models.records.data_types(project_id)

        self._tasks.run(self, read, self._show, self._fail)

    def _show(self, found: tuple[DataTypeRow | None, list[DataTypeRow]]) -> None:
        self._stored, self._types = found
        if self._stored is None and self._type_id is not None:
            self.form.fail(PlatformError(GONE))
            self.form.confirm.hide()
            return
        name = FieldRow(self.tr("Name"), FieldKind.TEXT)
        row = self._stored or DataTypeRow(0, self._project.id, "", "", "", 0, (name,))
        self.head.show_values(row.name, row.description, row.icon)
        self.fields.show_rows(row.fields, self._targets(row))
        self._first = self._edited()
        self.reload.hide()
        self.form.problem.hide()
        self._set_usable(usable=True)
        if self.editable:
            self.head.line.setFocus()
            self.head.line.selectAll()

    def _targets(self, row: DataTypeRow) -> dict[int, str]:
        """What a link can lead to: the project's data types, this one last."""
        others = {one.id: one.name for one in self._types if one.id != row.id}
        return {**others, row.id or SELF: row.name or self.tr("This data type")}

    def _edited(self) -> DataTypeRow:
        """The data type as it is shown."""
        row = self._stored or DataTypeRow(0, self._project.id, "", "", "", 0, ())
        return replace(
            row,
            name=self.head.line.text().strip(),
            description=self.head.text.toPlainText().strip(),
            icon=self.head.icon,
            fields=self.fields.rows,
        )

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost if the dialog closed now."""
        return self._first is not None and self._edited() != self._first

    def _set_usable(self, *, usable: bool) -> None:
        self.head.setEnabled(usable and self.editable)
        self.fields.setEnabled(usable)
        self.export_button.setEnabled(usable)
        if not self.editable:
            self.fields.freeze()

    # Writing

    def submitted(self, _values: dict[str, Any]) -> None:
        if self._type_id is None:
            self._create()
        elif self._stored is not None and self._edited().fields != self._stored.fields:
            self._look_ahead()
        elif self.is_changed:
            self._change(empty_misfits=False)
        else:
            self.accept()

    def _create(self) -> None:
        row, user_id, project_id = self._edited(), self._user_id, self._project.id

        def create() -> int:
            made = operations.create_data_type(
                user_id, project_id, row.name, row.description, row.fields, row.icon
            )
            return made.id

        self._begin()
        self._tasks.write(self, create, self._written, self._fail)

    def _look_ahead(self) -> None:
        """See what the change does to the records; where that is something, ask."""
        type_id, rows, renamed = self._type_id, self.fields.rows, self.fields.renamed
        assert type_id is not None
        self._begin()
        self._tasks.run(
            self,
            lambda: operations.preview_fields(type_id, rows, renamed),
            self._ask,
            self._fail,
        )

    def _ask(self, previews: "tuple[FieldPreview, ...]") -> None:
        assert self._stored is not None
        told = worth_saying(previews, self._stored.fields)
        if not told:
            self._change(empty_misfits=False)
            return
        self._end()
        dialog = Consequences(self, told)
        dialog.accepted.connect(lambda: self._change(empty_misfits=True))
        dialog.open()

    def _change(self, *, empty_misfits: bool) -> None:
        assert self._stored is not None
        before = self._stored
        renamed = self.fields.renamed
        change = TypeChange(self._user_id, before, self._edited(), empty_misfits, renamed)
        text = self.tr("changing the data type “{name}”").format(name=before.name)
        self._begin()
        self._history.do(
            text, change.redo, change.undo, lambda _: self._written(before.id), self._fail
        )

    def _begin(self) -> None:
        self.reload.hide()
        self._set_usable(usable=False)
        self.form.set_running(running=True)

    def _end(self) -> None:
        self.form.set_running(running=False)
        self._set_usable(usable=True)

    def _written(self, type_id: int) -> None:
        self._end()
        self._first = None
        self.accept()
        self.saved.emit(type_id)

    def _fail(self, error: PlatformError) -> None:
        """Say what is wrong: at its field, at its setting, or above the buttons."""
        self._end()
        at = AT_FIELD.fullmatch(error.field) if isinstance(error, InvalidInput) else None
        if at is not None:
            self.fields.complain(int(at[1]), at[2], sentence(error))
            return
        self.form.fail(error)
        self.reload.setVisible(isinstance(error, InvalidInput) and error.field == "revision")

    # Files

    def _import(self) -> None:
        self.saved_note.hide()
        types = {row.name: row.id for row in self._types}
        ask_for_schema(self, self._tasks, types, self._imported, self.form.fail)

    def _imported(self, schema: "SchemaImport") -> None:
        known = self._stored.fields if self._stored is not None else ()
        note = self.tr("Fields replaced by the schema's")
        self.form.problem.hide()
        own = self._type_id or SELF
        rows = [
            replace(row, target=own) if row.target == SELF else row
            for row in with_known_ids(schema.fields, known)
        ]
        self.fields.replace_rows(rows, note)
        if not self.head.line.text().strip():
            self.head.show_values(schema.name, schema.description, self.head.icon)

    def _export(self) -> None:
        row = self._edited()
        ask_to_export(self, self._tasks, row, self._targets(row), self._exported, self.form.fail)

    def _exported(self, file: Path) -> None:
        self.form.problem.hide()
        self.saved_note.setText(self.tr("Saved as “{name}”.").format(name=file.name))
        self.saved_note.show()

    # As a dialog

    def showEvent(self, event: QShowEvent) -> None:
        QDialog.showEvent(self, event)  # the form knows only some of what is in it
        self._order_tabs()
        self.head.line.setFocus()

    def _order_tabs(self) -> None:
        order = [
            *(self.head.picture, self.head.line, self.head.text),
            *self.fields.tab_order(),
            *(self.import_button, self.export_button, self.cancel, self.reload, self.form.confirm),
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def reject(self) -> None:
        if self.form.running or not self.is_changed or not self.editable:
            super().reject()
            return
        question = self.tr("Close without saving what you have changed?")
        ask(self, question, "", self.tr("Close without saving"), self._discard)

    def _discard(self) -> None:
        self._first = None
        super().reject()
