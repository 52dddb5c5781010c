"""The main window: sidebar, the open project, profile dock, menus; who opens what."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QWidget

from ..errors import PlatformError
from ..models.record_rows import Hit
from ..models.rows import Evidence, Fact, Kind, ProjectRow
from . import icons, nouns, widgets
from .badges import BadgesDialog
from .history import History
from .notifications import NotificationCentre
from .nouns import NOUNS, PAGES, Page, page_title, word
from .profile import ProfileDock
from .project_view import KINDS, ProjectView
from .sidebar import Sidebar
from .translation import plain_label
from .workspace import Workspace

if TYPE_CHECKING:
    from .person import WelcomePage

NARROW = 1080  # below this width, pages and profile have no room beside each other
WIDE = 1640  # the same for pages of records, which have a form beside them


class MainWindow(QMainWindow):
    """Shows the workspace: the welcome page until there is a user, then their projects."""

    language_chosen = Signal(str)
    theme_chosen = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, language: str) -> None:
        super().__init__()
        self.setWindowTitle("Business Platform")
        self.setWindowIcon(icons.badge_icon("application"))
        self.setMinimumSize(760, 480)
        self.workspace = workspace
        self.history = History(workspace.tasks)
        self._project_id = workspace.settings.project(workspace.url)
        self._badges: BadgesDialog | None = None
        self._narrow = self._made_way = False
        self.sidebar = Sidebar(workspace, self.history)
        self.view = ProjectView(workspace, self.history)
        self.profile = ProfileDock(workspace, language)
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.sidebar)
        self._splitter.addWidget(self.view)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([248, 800])
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for widget in (self._blank, self._splitter):
            self._stack.addWidget(widget)
        self.setCentralWidget(self._stack)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.profile)
        self.profile.hide()
        self._make_actions()
        self._connect()
        self.retranslate()
        self._update_actions()
        self._restore()
        if workspace.settings.email(workspace.url):
            # Most likely: the user's window, which fills as soon as the database is open.
            self._show_work()

    # Made when first asked for: most starts need neither

    @cached_property
    def welcome(self) -> "WelcomePage":
        """The page of the first start."""
        from .person import WelcomePage

        page = WelcomePage(self.workspace)
        page.ready.connect(self._sign_in)
        self._stack.addWidget(page)
        return page

    @cached_property
    def centre(self) -> NotificationCentre:
        """What the bell opens."""
        centre = NotificationCentre(self, self.workspace)
        centre.target_wanted.connect(self.show_target)
        return centre

    # Start and end

    def start(self, *, known: bool) -> None:
        """The database has been opened: show the user's projects, or ask who they are."""
        if not known:
            self._stack.setCurrentWidget(self.welcome)
            self.menuBar().hide()
            self.profile.hide()
            self.welcome.setFocus()
            return
        self._show_work()
        self._show_snapshot()
        self.sidebar.view.setFocus()

    def _show_work(self) -> None:
        self._stack.setCurrentWidget(self._splitter)
        self.menuBar().show()
        self._narrow = self.width() < NARROW
        self._made_way = self._narrow and self._profile_wanted
        self.profile.setVisible(self._profile_wanted and not self._narrow)

    def bring_to_front(self) -> None:
        """Show the window above the others, wherever it was."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the profile makes way; whoever wants it there may open it."""
        super().resizeEvent(event)
        self._make_way()

    def _make_way(self) -> None:
        narrow = self.width() < (WIDE if self.view.shows_records else NARROW)
        if narrow and not self._narrow and not self.profile.isHidden():
            self._made_way = True
            self.profile.hide()
        elif self._made_way and not narrow:
            self._made_way = False
            self.profile.show()
        self._narrow = narrow

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.view.has_unsaved:
            event.ignore()
            # Nothing may have to be asked, and within this event Qt does not close again.
            self.view.leave(lambda: QTimer.singleShot(0, self, self._close))
            return
        settings = self.workspace.settings
        settings.set_layout("geometry", self.saveGeometry())
        settings.set_layout("splitter", self._splitter.saveState())
        if self.workspace.snapshot is not None:
            if self._made_way:
                self.profile.show()  # as it would be with more room
            settings.set_layout("window", self.saveState())
            settings.set_project(self.workspace.url, self._project_id)
        settings.save()
        super().closeEvent(event)
        self.closed.emit()

    def _close(self) -> None:
        self.close()

    def _restore(self) -> None:
        settings = self.workspace.settings
        # With the menu bar and the frame it is to fit on a small screen, too.
        room = self.screen().availableSize()
        self.resize(min(1240, room.width() - 8), min(780, room.height() - 48))
        self.restoreGeometry(settings.layout("geometry"))
        self._splitter.restoreState(settings.layout("splitter"))
        state = settings.layout("window")
        self._profile_wanted = True
        if not state.isEmpty():
            self.restoreState(state)
            self._profile_wanted = not self.profile.isHidden()
            self.profile.hide()  # until there is a user to show

    # What can be done

    def _make_actions(self) -> None:
        def action(
            slot: Callable[[], object],
            shortcut: QKeySequence.StandardKey | str = "",
            icon: str = "",
        ) -> QAction:
            made = QAction(self)
            made.triggered.connect(slot)
            made.setShortcut(QKeySequence(shortcut))
            if icon:
                made.setIcon(icons.icon(icon))
            return made

        keys = QKeySequence.StandardKey
        self.new_project = action(self.create_project, keys.New, "plus")
        self.new_items = {
            page: action(partial(self._create_on, page), icon=noun.icon)
            for page, noun in NOUNS.items()
        }
        self.quit = action(self.close, "Ctrl+Q", "quit")
        self.undo = action(self.history.stack.undo, keys.Undo, "undo")
        self.redo = action(self.history.stack.redo, keys.Redo, "redo")
        # Hands that come from a spreadsheet press Ctrl+Y, on each system.
        known = QKeySequence.keyBindings(keys.Redo)
        spare = QKeySequence("Ctrl+Y")
        self.redo.setShortcuts(known if spare in known else [*known, spare])
        self.show_store = action(self.open_store, icon="store")
        self.show_trash = action(self.open_trash, icon="trash")
        self.search = action(self.open_search, "Ctrl+K", "search")
        self.show_profile = action(self.toggle_profile, "Ctrl+Shift+P", "user")
        self.show_badges = action(self.open_badges, "Ctrl+B", "trophy")
        self.show_notifications = action(self.open_notifications, "Ctrl+Shift+N", "bell")
        self.go_to = {
            page: action(partial(self._go_to, page), f"Ctrl+{at}")
            for at, page in enumerate(Page, 1)
        }
        self.help = action(self.open_help, keys.HelpContents, "info")
        self.about = action(self.open_about)
        self._make_menus()

    def _make_menus(self) -> None:
        self._menus = [QMenu(self) for _ in range(4)]
        file, edit, view, help_menu = self._menus
        file.addAction(self.new_project)
        file.addSeparator()
        file.addActions(list(self.new_items.values()))
        file.addSeparator()
        file.addAction(self.show_store)
        file.addSeparator()
        file.addAction(self.quit)
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addActions([self.search, self.show_trash])
        view.addActions(list(self.go_to.values()))
        view.addSeparator()
        view.addActions([self.show_badges, self.show_notifications, self.show_profile])
        help_menu.addActions([self.help, self.about])
        for menu in self._menus:
            self.menuBar().addMenu(menu)
        self.menuBar().hide()

    def _connect(self) -> None:
        workspace, view = self.workspace, self.view
        workspace.updated.connect(self._show_snapshot)
        workspace.tasks.problem.connect(self._tell)
        self.history.changed.connect(self._update_actions)
        self.sidebar.chosen.connect(self.open_project)
        self.sidebar.create_wanted.connect(self.create_project)
        view.no_project.button.clicked.connect(self.create_project)
        view.bell.clicked.connect(self.open_notifications)
        view.avatar.clicked.connect(self.toggle_profile)
        view.overview.page_wanted.connect(view.show_page)
        view.overview.row_wanted.connect(self._show_row)
        view.overview.create_wanted.connect(self.create_item)
        view.create_wanted.connect(self.create_item)
        view.edit_wanted.connect(self.edit_type)
        view.store_wanted.connect(self.open_store)
        view.search.clicked.connect(self.open_search)
        view.records_shown.connect(self._make_way)
        self.profile.badges_wanted.connect(self.open_badges)
        self.profile.language_chosen.connect(self.language_chosen)
        self.profile.theme_chosen.connect(self.theme_chosen)

    def create_project(self) -> None:
        """Ask for a new project."""
        if self.workspace.snapshot is None:
            return  # shown, but not open yet; it takes a moment
        from .dialogs import NewProject

        NewProject(self, self.workspace.tasks, self.workspace.user, self._open_created).open()

    def create_item(self, page: Page) -> None:
        """Ask for what is listed on ``page``, in the open project."""
        from .dialogs import InviteMember, NewItem

        project = self.project
        if project is None:
            return
        tasks, user = self.workspace.tasks, self.workspace.user
        if page is Page.MEMBERS:
            InviteMember(self, tasks, user, project).open()
        elif page is Page.DATA_TYPES:
            from .type_editor import TypeEditor

            editor = TypeEditor(self, self.workspace, self.history, project)
            editor.saved.connect(self.view.open_type)  # what one describes, one wants to enter
            editor.open()
        else:
            NewItem(self, tasks, user, project.id, KINDS[page]).open()

    def edit_type(self, type_id: int) -> None:
        """Edit the fields of a data type of the open project."""
        from .type_editor import TypeEditor

        if self.project is not None:
            TypeEditor(self, self.workspace, self.history, self.project, type_id).open()

    def open_trash(self) -> None:
        """Show what was deleted in the open project."""
        from .records.trash import TrashDialog

        if self.project is not None:
            TrashDialog(self, self.workspace, self.history, self.project).open()

    def open_store(self) -> None:
        """Show what can be installed into the open project."""
        from .store import StoreDialog

        if self.project is not None:
            StoreDialog(self, self.workspace, self.project).open()

    def open_search(self) -> None:
        """Search over everything there is, and everything that can be done."""
        from .search import SearchDialog

        if self.workspace.snapshot is None:
            return
        commands = [act for menu in self._menus for act in menu.actions() if act.text()]
        commands.remove(self.search)
        dialog = SearchDialog(self, self.workspace, commands)
        dialog.hit_wanted.connect(self.show_hit)
        dialog.open()

    def show_hit(self, hit: Hit) -> None:
        """Go to what was found."""
        match hit.kind:
            case "project":
                self.open_project(hit.id)
                self.view.show_page(Page.OVERVIEW)
            case "dataType":
                self.open_records(hit.project_id, hit.id)
            case "record":
                self.open_records(hit.project_id, hit.type_id, hit.id)
            case _:
                self.open_project(hit.project_id)
                self._show_row(PAGES[Kind(hit.kind)], hit.id)

    def open_records(self, project_id: int, type_id: int, record_id: int | None = None) -> None:
        """Show a data type's records, and one of them, whichever project they are in."""

        def show() -> None:
            if self.project is not None:
                self.view.open_type(type_id, record_id)

        self.open_project(project_id, show)

    def _create_on(self, page: Page, _checked: bool = False) -> None:
        self.create_item(page)

    def _go_to(self, page: Page, _checked: bool = False) -> None:
        self.view.show_page(page)

    def open_project(self, project_id: int, then: Callable[[], None] = lambda: None) -> None:
        """Open one of the user's projects; the first page that was open stays open.

        What was not saved in the one that is open is asked about first.
        """

        def go() -> None:
            self._project_id = project_id
            self.sidebar.show_project(project_id)
            self.view.show_project(self.project)
            self._update_actions()
            then()

        if project_id == self._project_id:
            go()
        else:
            self.sidebar.show_project(self._project_id)  # as long as the question stands
            self.view.leave(go)

    @property
    def project(self) -> ProjectRow | None:
        """The open project."""
        snapshot = self.workspace.snapshot
        rows = () if snapshot is None else snapshot.projects
        return next((row for row in rows if row.id == self._project_id), None)

    def open_badges(self) -> None:
        """Open the Badges dialog, or bring it to the front."""
        if self._badges is None:
            self._badges = BadgesDialog(self, self.workspace, lambda: self.project)
            self._badges.grid.evidence_wanted.connect(self.show_evidence)
            self._badges.destroyed.connect(self._forget_badges)
        self._badges.show()
        self._badges.raise_()
        self._badges.activateWindow()

    def show_evidence(self, evidence: Evidence) -> None:
        """Go to what earned a badge."""
        self.open_project(evidence.project_id)
        if evidence.fact is Fact.PROJECT:
            self.view.show_page(Page.OVERVIEW)
        elif evidence.fact is Fact.INVITATION:
            self._show_row(Page.MEMBERS, evidence.id)
        else:
            self._show_row(PAGES[Kind(evidence.fact)], evidence.id)
        self.bring_to_front()

    def open_notifications(self) -> None:
        self.centre.open_below(self.view.bell)

    def open_help(self) -> None:
        from .help import HelpDialog

        HelpDialog(self).open()

    def open_about(self) -> None:
        from .help import AboutDialog

        AboutDialog(self).open()

    def toggle_profile(self) -> None:
        self._made_way = False
        self.profile.setVisible(self.profile.isHidden())

    def show_target(self, target: str) -> None:
        """Go to where a notification leads."""
        self.bring_to_front()
        if target == "badges":
            self.open_badges()

    # What is shown

    def retranslate(self) -> None:
        titles = (self.tr("&File"), self.tr("&Edit"), self.tr("&View"), self.tr("&Help"))
        for menu, title in zip(self._menus, titles, strict=True):
            menu.setTitle(title)
        self.new_project.setText(word(nouns.NEW_PROJECT))
        for page, action in self.new_items.items():
            action.setText(word(NOUNS[page].new))
        self.quit.setText(self.tr("Quit"))
        self.show_trash.setText(self.tr("Trash…"))
        self.show_store.setText(self.tr("Store…"))
        self.search.setText(self.tr("Search…"))
        widgets.name_button(self.view.search, self.tr("Search"), "Ctrl+K")
        self.show_profile.setText(self.tr("Profile"))
        self.show_badges.setText(self.tr("Badges"))
        self.show_notifications.setText(self.tr("Notifications"))
        for page, action in self.go_to.items():
            action.setText(page_title(page))
        self.help.setText(self.tr("Help"))
        self.about.setText(self.tr("About Business Platform"))
        widgets.name_button(self.view.avatar, self.tr("Profile"), "Ctrl+Shift+P")
        self._update_actions()
        if self.workspace.snapshot is not None:
            self._show_snapshot()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_snapshot(self) -> None:
        snapshot = self.workspace.snapshot
        if snapshot is None:
            return
        self.view.bell.show_unread(snapshot.unread)
        self.view.avatar.show_user(snapshot.user)
        if self.project is None and snapshot.projects:
            self._project_id = self._first_project()
        self.open_project(self._project_id)

    def _first_project(self) -> int:
        at = self.sidebar.model.index(0, 0)
        row = self.sidebar.selected() or at.data(Qt.ItemDataRole.UserRole)
        assert self.workspace.snapshot is not None
        return (row or self.workspace.snapshot.projects[0]).id

    def _update_actions(self) -> None:
        stack, project = self.history.stack, self.project
        self.undo.setEnabled(self.history.can_undo)
        self.redo.setEnabled(self.history.can_redo)
        undo, redo = _menu_text(stack.undoText()), _menu_text(stack.redoText())
        self.undo.setText(self.tr("Undo {what}").format(what=undo).strip())
        self.redo.setText(self.tr("Redo {what}").format(what=redo).strip())
        for action in (
            *self.new_items.values(),
            *self.go_to.values(),
            self.show_trash,
            self.show_store,
        ):
            action.setEnabled(project is not None)

    def _open_created(self, project_id: int, page: Page) -> None:
        # It is in no snapshot yet: the one that the write causes will find it open.
        def go() -> None:
            self._project_id = project_id
            self.view.show_page(page)
            if self.project is not None:
                self._show_snapshot()

        self.view.leave(go)

    def _show_row(self, page: Page, row_id: int) -> None:
        self.view.leave(lambda: self.view.show_list(page).show_row(row_id))

    def _sign_in(self, email: str) -> None:
        def known(found: bool) -> None:
            self.start(known=found)
            if (
                found
                and self.workspace.snapshot is not None
                and not self.workspace.snapshot.projects
            ):
                self.create_project()

        self.workspace.sign_in(email, known)

    def _forget_badges(self) -> None:
        self._badges = None

    def _tell(self, error: PlatformError, again: Callable[[], None] | None) -> None:
        from .problems import show_problem

        show_problem(self, error, again)


def _menu_text(text: str) -> str:
    """What was done, in a menu's width: the name in it may be 200 letters long."""
    return plain_label(text if len(text) <= 60 else f"{text[:40].rstrip()}…{text[-16:].lstrip()}")
