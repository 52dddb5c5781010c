"""The trash of a project: what was deleted in the last 30 days, and bringing it back."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ... import models, operations
from ...errors import PlatformError
from ...models.record_rows import TrashedField, TrashedRecord
from ...models.rows import Kind, ProjectRow, TrashedItem
from .. import widgets
from ..history import History
from ..item_models import ROW_ROLE, Column, RowsModel
from ..listing import Table
from ..translation import ago, full_time, sentence
from ..workspace import Workspace
from . import undo

Trashed = TrashedRecord | TrashedField | TrashedItem


@dataclass(frozen=True)
class Entry:
    """Something in the trash, in words."""

    id: int
    name: str
    what: str
    by: str
    at: int
    of: Trashed

    @property
    def key(self) -> Hashable:
        """Tells it from everything else."""
        return type(self.of), getattr(self.of, "kind", None), self.id


class TrashDialog(QDialog):
    """Deleted records, fields, data types, actions and applications, the latest first."""

    def __init__(
        self, parent: QWidget, workspace: Workspace, history: History, project: ProjectRow
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Trash"))
        self._workspace, self._history, self._project = workspace, history, project
        self._running = 0
        self.model = RowsModel(_columns(), self, attrgetter("key"))
        self.table = self._make_table()
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Find…"))
        self.filter.setAccessibleName(self.tr("Find in the trash"))
        self.filter.textChanged.connect(self.model.set_filter)
        self.restore = widgets.button("main", "undo", "on_accent")
        self.restore.setText(self.tr("Restore"))
        self.restore.clicked.connect(self.restore_selected)
        self.problem = widgets.label("error", wrap=True)
        self.problem.hide()
        self.pages = QStackedWidget()
        self._lay_out()
        self._update()
        workspace.stale.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read again what is in the trash."""
        project_id = self._project.id

        def read() -> list[Trashed]:
            found: list[Trashed] = [*models.records.trash(project_id)]
            found += models.records.trashed_fields(project_id)
            return [*found, *models.queries.deleted_items(project_id)]

        self._workspace.tasks.run(self, read, self._accept, self._fail)

    def restore_selected(self) -> None:
        """Bring back what is selected; Edit → Undo deletes it again."""
        chosen = [entry.of for entry in self._selected()]
        records = [each for each in chosen if isinstance(each, TrashedRecord)]
        self.problem.hide()
        for item in chosen:
            if isinstance(item, TrashedItem):  # a type before its records
                self._restore_item(item)
            elif isinstance(item, TrashedField):
                self._restore_field(item)
        if records:
            self._restore_records(records)
        self._update()

    def _restore_records(self, records: Sequence[TrashedRecord]) -> None:
        user_id, ids = self._workspace.user.id, [record.change_id for record in records]
        self._running += 1
        undo.do(
            self._history,
            user_id,
            self.tr("restoring %n record(s)", "", len(ids)),
            lambda: operations.restore_records(user_id, ids),
            lambda _written: self._done(),
            self._fail,
        )

    def _restore_item(self, item: TrashedItem) -> None:
        user_id = self._workspace.user.id
        self._running += 1
        self._history.do(
            self.tr("restoring “{name}”").format(name=item.name),
            lambda: operations.restore(user_id, item.kind, item.id),
            lambda: operations.delete(user_id, item.kind, item.id, linked=True),
            lambda _result: self._done(),
            self._fail,
        )

    def _restore_field(self, field: TrashedField) -> None:
        user_id = self._workspace.user.id
        changes: list[int] = []  # only the database thread touches it

        def revert() -> None:
            changes.append(operations.revert_fields(user_id, changes[-1]))

        def restore() -> None:
            if changes:
                revert()
            else:
                changes.append(operations.restore_field(user_id, field.id))

        text = self.tr("restoring “{name}”").format(name=field.name)
        self._running += 1
        self._history.do(text, restore, revert, lambda _result: self._done(), self._fail)

    def _done(self) -> None:
        self._running -= 1
        self._update()

    def _fail(self, error: PlatformError) -> None:
        self._running = max(0, self._running - 1)
        self.problem.setText(sentence(error))
        self.problem.show()
        self._update()

    def _accept(self, found: Sequence[Trashed]) -> None:
        self.model.set_rows([_entry(each) for each in found])
        self.pages.setCurrentIndex(0 if found else 1)
        if found and not self._selected():
            self.table.selectRow(0)
        self._update()

    def _selected(self) -> list[Entry]:
        return [index.data(ROW_ROLE) for index in self.table.selectionModel().selectedRows()]

    def _update(self) -> None:
        self.restore.setEnabled(bool(self._selected()) and not self._running)

    def _make_table(self) -> Table:
        table = Table(self.model)
        table.setAccessibleName(self.tr("Trash"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.sortByColumn(len(self.model.columns) - 1, Qt.SortOrder.DescendingOrder)
        table.selectionModel().selectionChanged.connect(self._update)
        self.model.modelReset.connect(self._update)
        return table

    def _lay_out(self) -> None:
        filled, empty = QWidget(), QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        middle = QVBoxLayout(empty)
        middle.setSpacing(8)
        middle.addStretch()
        center = Qt.AlignmentFlag.AlignHCenter
        middle.addWidget(widgets.IconLabel("trash", 40), 0, center)
        middle.addWidget(widgets.label("section", self.tr("The trash is empty")), 0, center)
        middle.addStretch()
        self.pages.addWidget(filled)
        self.pages.addWidget(empty)
        close = widgets.button()
        close.setText(self.tr("Done"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(close)
        buttons.addWidget(self.restore)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(12)
        title = self.tr("Trash of “{project}”").format(project=self._project.name)
        kept = self.tr("What was deleted stays here for 30 days. Then it is gone for good.")
        page.addWidget(widgets.label("title", title, wrap=True))
        page.addWidget(widgets.label("dim", kept, wrap=True))
        page.addWidget(self.pages, 1)
        page.addWidget(self.problem)
        page.addLayout(buttons)
        self.resize(720, 540)


def _columns() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column(lambda: translate("trash", "Name"), lambda entry: entry.name, weight=4),
        Column(lambda: translate("trash", "What"), lambda entry: entry.what, weight=3),
        Column(lambda: translate("trash", "Deleted by"), lambda entry: entry.by),
        Column(
            lambda: translate("trash", "Deleted"),
            lambda entry: ago(entry.at),
            lambda entry: entry.at,
            lambda entry: full_time(entry.at),
        ),
    ]


def _entry(of: Trashed) -> Entry:
    translate = QCoreApplication.translate
    if isinstance(of, TrashedRecord):
        what = translate("trash", "Record of “{type}”").format(type=of.type_name)
        return Entry(of.change_id, of.title, what, of.deleted_by, of.deleted_at, of)
    if isinstance(of, TrashedField):
        what = translate("trash", "Field of “{type}”").format(type=of.type_name)
        return Entry(of.id, of.name, what, of.deleted_by, of.deleted_at, of)
    what = {
        Kind.DATA_TYPE: translate("trash", "Data type"),
        Kind.ACTION: translate("trash", "Action"),
        Kind.APPLICATION: translate("trash", "Application"),
    }[of.kind]
    return Entry(of.id, of.name, what, "", of.deleted_at, of)
