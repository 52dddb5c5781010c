"""A record in a window of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...models.fields import DataTypeRow
from ..history import History
from ..workspace import Workspace
from .form import RecordForm
from .reading import Values


class RecordWindow(QWidget):
    """Holds a form; several may be open at once. Closing asks about what was not saved."""

    open_record = Signal(object, object)
    """Another record is wanted: its data type's id, and its own."""

    def __init__(
        self, parent: QWidget, workspace: Workspace, history: History, of: DataTypeRow
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = RecordForm(workspace, history, of)
        self.form.head.window_.hide()
        self.form.open_record.connect(self.open_record)
        self.form.title_changed.connect(self.setWindowTitle)
        self.form.closed.connect(self._close)
        self._may_close = False
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.form)
        self.resize(560, 680)

    def show_record(self, record_id: int) -> None:
        """Open with a record."""
        self.form.show_record(record_id)
        self.show()

    def new_record(self, values: Values | None = None) -> None:
        """Open with a new one."""
        self.form.new_record(values)
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close or not self.form.has_changes:
            super().closeEvent(event)
        else:
            event.ignore()
            self.form.leave(self._close)

    def _close(self) -> None:
        self._may_close = True
        self.close()
