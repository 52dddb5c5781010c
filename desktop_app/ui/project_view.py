"""The middle of the window: the open project's pages, and the records of one of its data types."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ..models.rows import ProjectRow
from . import nouns, widgets
from .empty import EmptyState
from .history import History
from .notifications import Bell
from .nouns import PAGES, Page, page_title, word
from .overview import OverviewPage
from .workspace import Workspace

if TYPE_CHECKING:
    from .listing import ListPage
    from .records.page import RecordsPage

KINDS = {page: kind for kind, page in PAGES.items()}


class _Lists(dict[Page, "ListPage"]):
    """The list pages, each made when it is first asked for: a start needs none of them."""

    def __init__(self, make: Callable[[Page], "ListPage"]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, page: Page) -> "ListPage":
        self[page] = made = self._make(page)
        return made


class ProjectView(QWidget):
    """The middle: the open project's name, bell and avatar, the tabs, and the page under them."""

    create_wanted = Signal(object)
    """The Page of what to create."""
    edit_wanted = Signal(object)
    """The id of a data type: its fields are to be edited."""
    store_wanted = Signal()
    records_shown = Signal()
    """A data type's records came in sight, or went."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__()
        self._workspace, self._history = workspace, history
        self._project: ProjectRow | None = None
        self.records: RecordsPage | None = None
        """The records of the data type that is open, in place of the list of data types."""
        self.title = widgets.ElidedLabel("title")
        self.working = widgets.label("dim")
        self.working.hide()
        workspace.tasks.busy.connect(self.working.setVisible)
        self.search = widgets.tool_button("search")
        self.bell = Bell()
        self.avatar = widgets.Avatar(34, clickable=True)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setCursor(Qt.CursorShape.PointingHandCursor)
        self.overview = OverviewPage(workspace)
        self.lists = _Lists(self._make_list)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.overview)
        for _ in Page:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._show_tab)
        self.tabs.tabBarClicked.connect(self._tab_clicked)
        self.no_project = EmptyState("folder")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.no_project)

        header = widgets.frame(name="header")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addWidget(self.working)
        top.addWidget(self.search)
        top.addWidget(self.bell)
        top.addWidget(self.avatar)
        head = QVBoxLayout(header)
        head.setContentsMargins(28, 20, 24, 0)
        head.setSpacing(10)
        head.addLayout(top)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._stack)
        self.retranslate()

    def show_project(self, project: ProjectRow | None) -> None:
        """Show a project on every page, or that there is none."""
        other = self._project is None or project is None or project.id != self._project.id
        self._project = project
        if other:
            self.close_records()
        self.tabs.setVisible(project is not None)
        self._stack.setCurrentWidget(self.no_project if project is None else self.pages)
        self.title.setText("" if project is None else project.name)
        if project is not None:
            self.overview.show_project(project.id)
            for page in self.lists.values():
                page.show_project(project)

    def _make_list(self, page: Page) -> "ListPage":
        from .listing import ItemsPage, MembersPage

        made: ListPage
        if page is Page.MEMBERS:
            made = MembersPage(self._workspace, self._history)
        else:
            made = ItemsPage(self._workspace, self._history, KINDS[page])
            made.open_wanted.connect(self.open_type)
            made.store_wanted.connect(self.store_wanted)
        made.create_wanted.connect(self.create_wanted)
        self.pages.addWidget(made)
        if self._project is not None:
            made.show_project(self._project)
        return made

    def _show_tab(self, at: int) -> None:
        page = list(Page)[at]
        if page is Page.OVERVIEW:
            self.pages.setCurrentWidget(self.overview)
        elif page is Page.DATA_TYPES and self.records is not None:
            self.pages.setCurrentWidget(self.records)
        else:
            self.pages.setCurrentWidget(self.lists[page])
        self.records_shown.emit()

    def _tab_clicked(self, at: int) -> None:
        """The tab of what is shown leads from a data type's records to the list."""
        if at == self.tabs.currentIndex() and self.shows_records and self.records is not None:
            self.records.leave()

    def show_page(self, page: Page) -> None:
        self.tabs.setCurrentIndex(list(Page).index(page))

    def show_list(self, page: Page) -> "ListPage":
        """Show a list, even where a data type's records have taken its place."""
        if page is Page.DATA_TYPES:
            self.close_records()
        self.show_page(page)
        return self.lists[page]

    # A data type's records

    @property
    def has_unsaved(self) -> bool:
        """Whether a form or a table holds what was not saved."""
        return self.records is not None and self.records.has_unsaved

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with ``then``, once what was not saved has been asked about."""
        if self.records is not None and self.has_unsaved:
            self.records.ask_to_leave(then)
        else:
            then()

    @property
    def shows_records(self) -> bool:
        """Whether records are in sight."""
        return self.records is not None and self.pages.currentWidget() is self.records

    def open_type(self, type_id: int, record_id: int | None = None) -> None:
        """Show a data type's records, and one of them in the form."""
        if self.records is None:
            self._show_records(type_id, record_id)
        elif self.records.type_id == type_id:
            self.show_page(Page.DATA_TYPES)
            if record_id is not None:
                self.records.open_record(record_id)
        else:
            self.records.ask_to_leave(lambda: self._show_records(type_id, record_id))

    def _show_records(self, type_id: int, record_id: int | None) -> None:
        from .records.page import RecordsPage

        self._drop_records()
        self.records = RecordsPage(self._workspace, self._history, type_id)
        self.records.back_wanted.connect(self._go_back)
        self.records.gone.connect(self.close_records)
        self.records.record_wanted.connect(self.open_type)
        self.records.edit_wanted.connect(self.edit_wanted)
        self.pages.addWidget(self.records)
        self.show_page(Page.DATA_TYPES)
        self._show_tab(self.tabs.currentIndex())
        if record_id is not None:
            self.records.open_record(record_id)

    def _go_back(self) -> None:
        """From a data type's records to where it stands in the list."""
        assert self.records is not None
        type_id = self.records.type_id
        self.close_records()
        page = self.lists[Page.DATA_TYPES]
        page.show_row(type_id)
        page.table.setFocus()

    def close_records(self) -> None:
        """Show the list of data types in place of the records of one."""
        if self.records is not None:
            self._drop_records()
            self._show_tab(self.tabs.currentIndex())

    def _drop_records(self) -> None:
        if self.records is not None:
            self.pages.removeWidget(self.records)
            self.records.hide()
            self.records.deleteLater()
            self.records = None

    def retranslate(self) -> None:
        self.working.setText(self.tr("Working…"))
        self.tabs.setAccessibleName(self.tr("Pages"))
        for at, page in enumerate(Page):
            self.tabs.setTabText(at, page_title(page))
        self.no_project.title.setText(self.tr("Create your first project"))
        self.no_project.text.setText(
            self.tr("A project holds your data types, actions, applications and members.")
        )
        self.no_project.button.setText(word(nouns.NEW_PROJECT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
