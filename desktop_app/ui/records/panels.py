"""The card under the toolbar in which the filter or the order is made."""

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from ...models.fields import DataTypeRow
from ...models.record_rows import Query
from ..tasks import Tasks
from .filters import FilterPanel
from .sorting import SortPanel
from .toolbar import Toolbar


class Panels(QFrame):
    """One of the two, or nothing; the bar's buttons show which."""

    def __init__(self, tasks: Tasks, bar: Toolbar) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._bar = bar
        self.filters, self.sorts = FilterPanel(tasks), SortPanel()
        self._stack = QStackedWidget()
        for panel in (self.filters, self.sorts):
            self._stack.addWidget(panel)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 12, 12)
        inside.addWidget(self._stack)
        self.hide()
        bar.filter.clicked.connect(lambda: self.toggle(self.filters))
        bar.sort.clicked.connect(lambda: self.toggle(self.sorts))

    def show_query(self, type_: DataTypeRow, query: Query) -> None:
        """Show what is asked, silently."""
        self.filters.show_filter(type_, query.filter)
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
        self._bar.filter.setChecked(shown is self.filters)
        self._bar.sort.setChecked(shown is self.sorts)
