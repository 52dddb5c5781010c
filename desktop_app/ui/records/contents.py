"""The views of records that there are, each made when it is first shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ...models.fields import DataTypeRow
from ...models.record_rows import Query, ViewKind
from ..history import History
from ..workspace import Workspace
from .board import BoardView
from .calendar import CalendarView
from .cards import CardsView
from .chart import ChartView
from .record_view import Layout, RecordView
from .table_view import TableView

_VIEWS: dict[ViewKind, type[RecordView]] = {
    ViewKind.TABLE: TableView,
    ViewKind.CARDS: CardsView,
    ViewKind.BOARD: BoardView,
    ViewKind.CALENDAR: CalendarView,
    ViewKind.CHART: ChartView,
}


class Contents(QStackedWidget):
    """Shows records by the view of one kind; hands on what that says."""

    current_changed = Signal(object)
    open_wanted = Signal(object)
    new_wanted = Signal(object)
    layout_changed = Signal(object)
    sort_changed = Signal(object)
    question_wanted = Signal(object)
    form_wanted = Signal()
    counted = Signal(object)

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__()
        self._workspace, self._history = workspace, history
        self.views: dict[ViewKind, RecordView] = {}
        self._type: DataTypeRow | None = None

    @property
    def view(self) -> RecordView | None:
        """The view that is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, RecordView) else None

    @property
    def table(self) -> TableView | None:
        """The view that is shown, if it is the table."""
        view = self.view
        return view if isinstance(view, TableView) else None

    def show_records(
        self, kind: ViewKind, type_: DataTypeRow, query: Query, layout: Layout, *, editable: bool
    ) -> None:
        """Show these records in this kind of view."""
        if type_ != self._type:
            self._forget_others(kind)  # they would go on reading fields that are gone
            self._type = type_
        if kind not in self.views:
            self.views[kind] = self._make(kind)
        view = self.views[kind]
        self.setCurrentWidget(view)
        view.show_records(type_, query, layout, editable=editable)

    def _forget_others(self, kind: ViewKind) -> None:
        for other in [each for each in self.views if each is not kind]:
            view = self.views.pop(other)
            self.removeWidget(view)
            view.hide()
            view.deleteLater()

    def take_focus(self) -> None:
        """Bring the keyboard to the records."""
        if self.view is not None:
            self.view.take_focus()

    def refresh(self) -> None:
        """Read again what is shown."""
        if self.view is not None:
            self.view.refresh()

    def _make(self, kind: ViewKind) -> RecordView:
        made = _VIEWS[kind](self._workspace, self._history)
        made.current_changed.connect(self.current_changed)
        made.open_wanted.connect(self.open_wanted)
        made.new_wanted.connect(self.new_wanted)
        made.layout_changed.connect(self.layout_changed)
        made.form_wanted.connect(self.form_wanted)
        made.counted.connect(self.counted)
        if isinstance(made, ChartView):
            made.question_wanted.connect(self.question_wanted)
        if isinstance(made, TableView):
            made.sort_changed.connect(self.sort_changed)
        self.addWidget(made)
        return made
