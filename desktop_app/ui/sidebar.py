"""The sidebar: every project, found by typing, sorted, renamed in place, deleted."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QVBoxLayout,
)

from ..errors import PlatformError
from ..models.rows import Kind, ProjectRow
from . import icons, nouns, widgets
from .delegates import ProjectDelegate, project_height
from .history import History
from .item_models import ROW_ROLE, Column, RowsModel
from .nouns import word
from .workspace import Workspace

FIND_FROM = 8  # with fewer projects than this, a search field is only in the way
NAME, NEWEST = 0, 1


class _Projects(QTableView):
    """A list of one column: unlike QListView, a table asks nothing of the rows out of sight."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self.setObjectName("projects")
        self.setModel(model)
        self.setItemDelegate(ProjectDelegate(self))
        self.hideColumn(NEWEST)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(project_height())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Home and End mean the list's, not the row's.
        last = self.model().rowCount() - 1
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: last,
        }
        if action in ends:
            return self.model().index(ends[action], NAME)
        return super().moveCursor(action, modifiers)


class Sidebar(QFrame):
    """Shows the workspace's projects; says which one the user wants."""

    chosen = Signal(int)
    """A project's id, or 0 when there is none left."""
    create_wanted = Signal()

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._workspace, self._history = workspace, history
        self.model = RowsModel(
            [
                Column(lambda: "", lambda row: row.name, editable=True),
                Column(lambda: "", lambda _: "", sort=lambda row: -row.created_at),
            ],
            self,
        )
        self.model.sort(NAME)
        self.model.renamed.connect(self._rename)
        self.view = _Projects(self.model)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.itemDelegate().closeEditor.connect(self._show)
        self._heading = widgets.label("caption")
        self._title = widgets.label("strong")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.sort = widgets.tool_button("sort")
        self.sort.clicked.connect(self._show_sort_menu)
        self.create_button = widgets.button("row", "plus")
        self.create_button.clicked.connect(self.create_wanted)
        self._project_id = 0
        self._by_name = QAction(self, checkable=True, checked=True)
        self._by_age = QAction(self, checkable=True)
        group = QActionGroup(self)
        for column, action in ((NAME, self._by_name), (NEWEST, self._by_age)):
            group.addAction(action)
            action.triggered.connect(lambda _=False, column=column: self._sort(column))
        self.rename_action = QAction(icons.icon("pencil"), "", self.view)
        self.rename_action.triggered.connect(lambda: self.view.edit(self.view.currentIndex()))
        self.delete_action = QAction(icons.icon("trash"), "", self.view)
        self.delete_action.setShortcut(QKeySequence.StandardKey.Delete)
        self.delete_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.delete_action.triggered.connect(self._delete)
        self.view.addActions([self.rename_action, self.delete_action])
        self._lay_out()
        workspace.updated.connect(self._show)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.sort)
        title = QHBoxLayout()
        title.setContentsMargins(4, 0, 0, 4)
        title.addWidget(self._title)
        page = QVBoxLayout(self)
        page.addStrut(168)  # not a minimum of the sidebar: that would cut large letters off
        page.setContentsMargins(16, 20, 16, 16)
        page.setSpacing(8)
        page.addLayout(title)
        page.addLayout(head)
        page.addWidget(self.search)
        page.addWidget(self.view, 1)
        page.addWidget(self.create_button)

    def show_project(self, project_id: int) -> None:
        """Mark a project as the open one."""
        self._project_id = project_id
        at = self.model.row_of(project_id)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if at >= 0:
            index = self.model.index(at, 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        else:
            selection.clear()
        selection.blockSignals(False)
        self.view.viewport().update()

    def retranslate(self) -> None:
        self._title.setText("Business Platform")
        self._heading.setText(self.tr("PROJECTS"))
        self.view.setAccessibleName(self.tr("Projects"))
        self.search.setPlaceholderText(self.tr("Find project…"))
        self.search.setAccessibleName(self.tr("Find project"))
        widgets.name_button(self.sort, self.tr("Sort projects"))
        self._by_name.setText(self.tr("By name"))
        self._by_age.setText(self.tr("Newest first"))
        self.rename_action.setText(self.tr("Rename"))
        self.delete_action.setText(self.tr("Delete…"))
        self.create_button.setText(word(nouns.NEW_PROJECT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def selected(self) -> ProjectRow | None:
        """The project that is marked."""
        index = self.view.currentIndex()
        row: ProjectRow | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def _show(self) -> None:
        snapshot = self._workspace.snapshot
        if snapshot is None or self.view.state() == QAbstractItemView.State.EditingState:
            return
        selection = self.view.selectionModel()
        selection.blockSignals(True)  # a reset is not a choice
        self.model.set_rows(snapshot.projects)
        selection.blockSignals(False)
        findable = self.model.total >= FIND_FROM
        if not findable:
            self.search.clear()  # a hidden filter would hide projects for good
        self.search.setVisible(findable)
        self.sort.setVisible(self.model.total > 1)
        self.show_project(self._project_id)

    def _choose(self, index: QModelIndex) -> None:
        row: ProjectRow | None = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None and row.id != self._project_id:
            self._project_id = row.id
            self.chosen.emit(row.id)

    def _filter(self, text: str) -> None:
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.model.set_filter(text)
        selection.blockSignals(False)
        self.show_project(self._project_id)

    def _sort(self, column: int) -> None:
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.model.sort(column)
        selection.blockSignals(False)
        self.show_project(self._project_id)

    def _rename(self, row: ProjectRow, name: str) -> None:
        from .dialogs import change_item

        def failed(error: PlatformError) -> None:
            self.model.forget_pending()
            self._workspace.tasks.problem.emit(error, None)

        change_item(self._history, self._workspace.user.id, Kind.PROJECT, row, name, failed=failed)

    def _delete(self) -> None:
        from .dialogs import delete_item

        row = self.selected()
        if row is not None:
            delete_item(self.window(), self._history, self._workspace.user.id, Kind.PROJECT, row)

    def _show_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self._popup(self.view.actions(), self.view.viewport().mapToGlobal(at))

    def _show_sort_menu(self) -> None:
        below = self.sort.mapToGlobal(QPoint(0, self.sort.height()))
        self._popup([self._by_name, self._by_age], below)

    def _popup(self, actions: list[QAction], at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(actions)
        menu.popup(at)
