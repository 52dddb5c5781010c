"""The panel beside the records that holds the form."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ...models.fields import DataTypeRow, Value
from ..history import History
from ..workspace import Workspace
from .form import RecordForm


class FormSide(QFrame):
    """The form of the record that is selected, made when it is first opened."""

    closed = Signal()
    record_wanted = Signal(object, object)
    """Another record is wanted: its data type's id, and its own."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__()
        self.setObjectName("side")
        self._workspace, self._history = workspace, history
        self.form: RecordForm | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_record(self, type_: DataTypeRow, record_id: int) -> None:
        """Show a record, and the panel."""
        form = self._made(type_)
        self.show()
        form.show_record(record_id)

    def new_record(self, type_: DataTypeRow, values: Mapping[int, Value]) -> None:
        """Begin a new record, and show the panel."""
        form = self._made(type_)
        self.show()
        form.new_record(dict(values))

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with ``then``, once what was not saved has been asked about."""
        if self.form is None or self.isHidden():
            then()
        else:
            self.form.leave(then)

    def close_form(self) -> None:
        """Close, once what was not saved has been asked about."""
        if self.form is not None and not self.isHidden():
            self.form.close_form()

    def _made(self, type_: DataTypeRow) -> RecordForm:
        if self.form is None:
            self.form = RecordForm(self._workspace, self._history, type_)
            self.form.closed.connect(self._close)
            self.form.open_record.connect(self.record_wanted)
            self._box.addWidget(self.form)
        return self.form

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
