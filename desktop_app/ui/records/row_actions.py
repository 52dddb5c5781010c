"""What can be done with whole rows of a table: a new record, one by itself, deleting several."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from .. import icons
from .deleting import delete_records
from .model import NEW
from .pasting import Target, read_rows

if TYPE_CHECKING:
    from .table import RecordsTable


class RowActions(QObject):
    """The actions, which are in the table's menu, too."""

    def __init__(self, table: "RecordsTable") -> None:
        super().__init__(table)
        self._table, self._model = table, table.records
        self.new_action = self._action("plus", table.new_record, "Ctrl+Return")
        self.open_action = self._action("open", table.open_record, "Alt+Return")
        self.delete_action = self._action("trash", self.delete, "Ctrl+Del")
        for action in (self.new_action, self.delete_action):
            action.setVisible(self._model.writable)

    def retranslate(self) -> None:
        self.new_action.setText(self.tr("New record"))
        self.open_action.setText(self.tr("Open record"))
        self.delete_action.setText(self.tr("Delete records…"))

    def delete(self) -> None:
        """Delete the records in whose rows something is selected; asked first."""
        rows = self._table.selected_rows()
        if not rows or not self._model.writable:
            return
        found = [self._model.record(row) for row in rows]
        ids = [record.id for record in found if record is not None and record.id != NEW]
        if len(ids) == len(rows):
            self._ask(ids)
        elif rows[-1] - rows[0] + 1 == len(rows):  # one run of rows, some of them never read
            self._read(rows[0], len(rows))

    def _read(self, first: int, count: int) -> None:
        model, record = self._model, self._model.record(first)
        before = model.record(first - 1) if first else None
        target = Target(model.type, model.query, first, (), model.total, before, record)
        self._table.workspace.tasks.run(
            self,
            lambda: [row.id for row in read_rows(target, count).rows],
            self._ask,
        )

    def _ask(self, ids: list[int]) -> None:
        table = self._table
        delete_records(table, table.workspace, table.history, self._model.type, ids)
        self._model.release()

    def _action(self, icon: str, slot: Callable[[], object], key: str) -> QAction:
        action = QAction(icons.icon(icon), "", self._table)
        action.triggered.connect(slot)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._table.addAction(action)
        return action
