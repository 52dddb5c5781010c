"""The card under the toolbar in which the filter or the order is made."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from ...models.fields import DataTypeRow
from ...models.record_rows import Filter, Query
from ..tasks import Tasks
from .filters import FilterPanel
from .record_view import NO_TYPE
from .sorting import SortPanel
from .toolbar import Toolbar


class Panels(QFrame):
    """One of the two, or nothing; the bar's buttons show which. Each is made when first wanted."""

    filter_changed = Signal()
    sort_changed = Signal()

    def __init__(self, tasks: Tasks, bar: Toolbar) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._tasks, self._bar = tasks, bar
        self._type, self._query = NO_TYPE, Query()
        self._stack = QStackedWidget()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 12, 12)
        inside.addWidget(self._stack)
        self.hide()
        bar.filter.clicked.connect(lambda: self.toggle(self.filters))
        bar.sort.clicked.connect(lambda: self.toggle(self.sorts))

    @cached_property
    def filters(self) -> FilterPanel:
        """Where the filter is made."""
        made = FilterPanel(self._tasks)
        made.show_filter(self._type, self._query.filter)
        made.changed.connect(self.filter_changed)
        self._stack.addWidget(made)
        return made

    @cached_property
    def sorts(self) -> SortPanel:
        """Where the order is made."""
        made = SortPanel()
        made.show_sort(self._type, self._query.sort)
        made.changed.connect(self.sort_changed)
        self._stack.addWidget(made)
        return made

    @property
    def filter(self) -> Filter:
        """What is asked now."""
        return self.filters.filter if "filters" in vars(self) else self._query.filter

    def show_query(self, type_: DataTypeRow, query: Query) -> None:
        """Show what is asked, silently."""
        self._type, self._query = type_, query
        if "filters" in vars(self):
            self.filters.show_filter(type_, query.filter)
        if "sorts" in vars(self):
            self.sorts.show_sort(type_, query.sort)

    def toggle(self, panel: FilterPanel | SortPanel) -> None:
        """Open a panel and begin there, or close it."""
        wanted = self.isHidden() or self._stack.currentWidget() is not panel
        self._stack.setCurrentWidget(panel)
        self.setVisible(wanted)
        self._show_state()
        if wanted:
            panel.begin()

    def close_panel(self) -> None:
        """Close whichever is open."""
        self.hide()
        self._show_state()

    def _show_state(self) -> None:
        shown = None if self.isHidden() else self._stack.currentWidget()
        self._bar.filter.setChecked(isinstance(shown, FilterPanel))
        self._bar.sort.setChecked(isinstance(shown, SortPanel))
