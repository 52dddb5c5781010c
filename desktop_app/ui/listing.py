"""The list pages: a project's data types, actions, applications and members, in tables."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .. import models, operations
from ..errors import PlatformError
from ..models.rows import InvitationState, ItemRow, Kind, MemberRow, ProjectRow, Role
from . import icons, widgets
from .awards import ReturnBadge, WithdrawBadge, badge_labels
from .delegates import TableDelegate
from .dialogs import (
    EditItem,
    InvitationReady,
    ask,
    change_item,
    delete_item,
    invitation_text,
)
from .empty import EmptyState
from .history import History
from .item_models import ROW_ROLE, Column, RowsModel
from .nouns import NOUNS, PAGES, Page, value_word, word
from .translation import ago, full_time
from .workspace import Workspace


class ActionButton(QToolButton):
    """Shows an action as its icon.

    Not by ``setDefaultAction``: with each change of the action, Qt connects to it once more, for as
    long as it lives.
    """

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setIcon(self._action.icon())
        self.setText(self._action.iconText())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())


class ListPage(QWidget):
    """A table of rows read from the database, with a filter, actions on the row, and one verb."""

    create_wanted = Signal(object)
    """The Page of what to create."""

    def __init__(
        self,
        workspace: Workspace,
        page: Page,
        columns: Sequence[Column],
        read: Callable[[int], Sequence[Any]],
        key: Callable[[Any], Hashable] = attrgetter("id"),
    ) -> None:
        super().__init__()
        self.workspace, self.page, self._read = workspace, page, read
        self.project: ProjectRow | None = None
        self._wanted: Hashable = None
        self.model = RowsModel(columns, self, key)
        self.table = Table(self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(self.update_actions)
        self.model.modelReset.connect(self.update_actions)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(220)  # narrower rather than under the buttons
        self.filter.setMinimumWidth(72)
        self.filter.textChanged.connect(self.model.set_filter)
        self.create_button = widgets.button("main", "plus", "on_accent")
        self.create_button.clicked.connect(lambda: self.create_wanted.emit(self.page))
        self.empty = EmptyState(NOUNS[page].icon)
        self.empty.button.clicked.connect(lambda: self.create_wanted.emit(self.page))

        self._bar = QHBoxLayout()
        self._bar.setSpacing(4)
        self._bar.addWidget(self.filter, 1)
        self._bar.addSpacing(8)
        self._bar.addStretch()
        self._bar.addSpacing(8)
        self._bar.addWidget(self.create_button)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(28, 20, 28, 28)
        column.setSpacing(14)
        column.addLayout(self._bar)
        column.addWidget(self.table)
        self._blank = QWidget()
        self._stack = QStackedLayout(self)
        for widget in (self._blank, self.empty, filled):
            self._stack.addWidget(widget)
        self._filled = filled
        workspace.stale.connect(self.refresh)
        workspace.updated.connect(self._show_empty)

    def add_action(self, icon: str, slot: Callable[[], None]) -> QAction:
        """An action on the selected row: a button above the table, and in its menu."""
        action = QAction(icons.icon(icon), "", self)
        action.triggered.connect(slot)
        self.table.addAction(action)
        button = ActionButton(action)
        button.setIconSize(self.create_button.iconSize())
        self._bar.insertWidget(self._bar.count() - 2, button)
        return action

    def show_project(self, project: ProjectRow) -> None:
        """Show another project's rows, or the same project's with a changed role."""
        other = self.project is None or self.project.id != project.id
        self.project = project
        if other:
            self._stack.setCurrentWidget(self._blank)
            self.filter.clear()
            self.refresh()
        self.update_actions()

    def show_row(self, row_id: int) -> None:
        """Select a row, now or as soon as it has been read."""
        self.show_key(row_id)

    def show_key(self, key: Hashable) -> None:
        """The same, by what tells this page's rows apart."""
        self._wanted = key
        self._select_wanted()

    def refresh(self) -> None:
        """Read again, unless a name is being typed: then its end does."""
        if self.project is None or self.table.state() == QTableView.State.EditingState:
            return
        wanted = self.project.id

        def accept(rows: Sequence[Any]) -> None:
            editing = self.table.state() == QTableView.State.EditingState
            if self.project is not None and wanted == self.project.id and not editing:
                self._accept(rows)

        self.workspace.tasks.run(self, lambda: self._read(wanted), accept, lambda _: None)

    def selected(self) -> Any:
        """The selected row, or None."""
        index = self.table.currentIndex()
        chosen = self.table.selectionModel().isSelected(index)
        return index.data(ROW_ROLE) if index.isValid() and chosen else None

    def update_actions(self) -> None:
        """Enable what can be done with the selected row."""
        for action in self.table.actions():
            action.setEnabled(self.selected() is not None)

    def retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find…"))
        self.filter.setAccessibleName(self.tr("Find in this list"))
        self.table.setAccessibleName(word(NOUNS[self.page].plural))
        self.create_button.setText(word(NOUNS[self.page].new))
        self.model.retranslate()
        self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _accept(self, rows: Sequence[Any]) -> None:
        current = self.selected()
        self.model.set_rows(rows)
        self.model.retranslate()
        self._stack.setCurrentWidget(self._filled if rows else self.empty)
        if not self._select_wanted() and current is not None:
            self._select(self.model.key(current))
        self.update_actions()

    def _select_wanted(self) -> bool:
        found = self._select(self._wanted)
        if found:
            self._wanted = None
        return found

    def _select(self, key: Hashable) -> bool:
        at = self.model.row_of(key)
        if at >= 0 and (self.table.currentIndex().row() != at or self.selected() is None):
            self.table.selectRow(at)
        return at >= 0

    def _show_empty(self) -> None:
        if self.workspace.snapshot is not None:
            earned = {badge.name for badge in self.workspace.snapshot.earned}
            self.empty.show_noun(self.page, locked=NOUNS[self.page].badge not in earned)

    def _show_menu(self, at: QPoint) -> None:
        if self.selected() is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self.table.actions())
            menu.popup(self.table.viewport().mapToGlobal(at))


class Table(QTableView):
    """A table whose columns share its width by their weights until the user sizes them."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self._sharing = False
        self._sized = False
        self.setModel(model)
        self.setItemDelegate(TableDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(42)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(64)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._keep_widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        model, header = self.model(), self.horizontalHeader()
        if self._sized or not isinstance(model, RowsModel):
            return
        self._sharing = True
        whole = sum(column.weight for column in model.columns)
        for at, column in enumerate(model.columns):
            header.resizeSection(at, self.viewport().width() * column.weight // whole)
        self._sharing = False

    def _keep_widths(self, section: int) -> None:
        # The last one takes what is left, which is nobody's wish.
        if not self._sharing and section < self.horizontalHeader().count() - 1:
            self._sized = True


class ItemsPage(ListPage):
    """A project's data types, actions or applications."""

    open_wanted = Signal(object)
    """The id of a data type: its records are to be shown."""
    store_wanted = Signal()

    def __init__(self, workspace: Workspace, history: History, kind: Kind) -> None:
        super().__init__(
            workspace, PAGES[kind], self._columns(kind), lambda id_: models.queries.items(kind, id_)
        )
        self._kind, self._history = kind, history
        self.model.renamed.connect(self._rename)
        self.table.itemDelegate().closeEditor.connect(self._edited)
        self.open_action: QAction | None = None
        if kind is Kind.DATA_TYPE:
            self._add_opening()
        self.rename_action = self.add_action("pencil", self._edit)
        self.delete_action = self.add_action("trash", self._delete)
        self.delete_action.setShortcut(QKeySequence.StandardKey.Delete)
        self.delete_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.doubleClicked.connect(self._edit if self.open_action is None else self._open)
        self.store = widgets.tool_button("store")
        self.store.clicked.connect(self.store_wanted)
        self._bar.insertWidget(self._bar.count() - 2, self.store)
        self.store.setHidden(kind is not Kind.DATA_TYPE)
        self.retranslate()

    def _add_opening(self) -> None:
        """A data type is opened: its records are what one wants of it."""
        self.open_action = self.add_action("view-table", self._open)
        self.open_action.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self.open_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _columns(self, kind: Kind) -> list[Column]:
        # Columns are asked for their words whenever they are shown: the language may change.
        columns = [
            Column(
                lambda: self.tr("Title") if kind is Kind.ACTION else self.tr("Name"),
                lambda row: row.name,
                editable=True,
                weight=6,
            ),
            Column(lambda: self.tr("Description"), lambda row: row.description, weight=7),
            Column(lambda: self.tr("Created by"), lambda row: row.created_by, weight=4),
            Column(
                lambda: self.tr("Created"),
                lambda row: ago(row.created_at),
                sort=lambda row: row.created_at,
                tip=lambda row: full_time(row.created_at),
                weight=5,
            ),
        ]
        if kind is Kind.APPLICATION:
            audience = Column(
                lambda: self.tr("Who may use it"),
                lambda row: value_word(row.audience),
                weight=4,
            )
            columns.insert(2, audience)
        return columns

    def retranslate(self) -> None:
        super().retranslate()
        if self.open_action is not None:
            self.open_action.setText(self.tr("Open records"))
        widgets.name_button(self.store, self.tr("Store…"))
        self.rename_action.setText(self.tr("Edit…"))
        self.delete_action.setText(self.tr("Delete…"))

    def _open(self) -> None:
        row: ItemRow | None = self.selected()
        if row is not None:
            self.open_wanted.emit(row.id)

    def _edit(self) -> None:
        row: ItemRow | None = self.selected()
        if row is None or self.project is None:
            return
        if self._kind is Kind.DATA_TYPE:
            from .type_editor import TypeEditor

            TypeEditor(self.window(), self.workspace, self._history, self.project, row.id).open()
        else:
            EditItem(self.window(), self._history, self.workspace.user, self._kind, row).open()

    def _delete(self) -> None:
        row: ItemRow | None = self.selected()
        if row is not None:
            user_id = self.workspace.user.id
            delete_item(self.window(), self._history, user_id, self._kind, row)

    def _rename(self, row: ItemRow, name: str) -> None:
        def failed(error: PlatformError) -> None:
            self.model.forget_pending()
            self.workspace.tasks.problem.emit(error, None)

        change_item(self._history, self.workspace.user.id, self._kind, row, name, failed=failed)

    def _edited(self) -> None:
        # What came while a name was being typed waited for this.
        self.refresh()


def _members(project_id: int) -> list[MemberRow]:
    """The members with their badges."""
    rows = models.queries.members(project_id)
    badges = models.queries.member_badges(project_id)
    withdrawn = models.queries.member_withdrawals(project_id)
    return [
        replace(
            row,
            badges=_tuple(badges.get(row.user_id, [])),
            withdrawn=tuple(withdrawn.get(row.user_id, ())),
        )
        for row in rows
    ]


def _tuple(names: list[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)


class MembersPage(ListPage):
    """A project's members and the invitations to it."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        # A member and an invitation may have one id.
        super().__init__(
            workspace,
            Page.MEMBERS,
            self._columns(),
            _members,
            key=lambda row: (row.state is None, row.id),
        )
        self._history = history
        self._copy = self.add_action("copy", self._copy_invitation)
        self._send = self.add_action("mail", self._send_invitation)
        self._revoke = self.add_action("ban", self._revoke_invitation)
        self._revoke.setShortcut(QKeySequence.StandardKey.Delete)
        self._revoke.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._withdraw = self.add_action("trophy", self._withdraw_badge)
        self._return = self.add_action("redo", self._return_badge)
        self.table.doubleClicked.connect(self._send_invitation)
        self.retranslate()

    def _columns(self) -> list[Column]:
        return [
            Column(lambda: self.tr("Name"), lambda row: row.name or "—", weight=12),
            Column(lambda: self.tr("E-mail"), lambda row: row.email, weight=11),
            Column(lambda: self.tr("Role"), lambda row: value_word(row.role), weight=12),
            Column(
                lambda: self.tr("Status"),
                lambda row: self.tr("Member") if row.state is None else value_word(row.state),
                tip=self._expiry,
                weight=11,
            ),
            Column(
                lambda: self.tr("Badges"),
                self._badges,
                weight=10,
                sort=lambda row: len(row.badges or ()),
                tip=lambda row: "\n".join(label for _, label in badge_labels(row.badges or ())),
            ),
            Column(
                lambda: self.tr("Since"),
                lambda row: ago(row.created_at),
                weight=12,
                sort=lambda row: row.created_at,
                tip=lambda row: full_time(row.created_at),
            ),
        ]

    def show_row(self, row_id: int) -> None:
        """Select an invitation, now or as soon as it has been read."""
        self.show_key((False, row_id))

    def _badges(self, row: MemberRow) -> str:
        if row.state is not None:
            return "—"
        return self.tr("hidden") if row.badges is None else str(len(row.badges))

    def _expiry(self, row: MemberRow) -> str:
        if row.state is None:
            return ""
        return self.tr("Valid until {time}").format(time=full_time(row.expires_at))

    def retranslate(self) -> None:
        super().retranslate()
        self._copy.setText(self.tr("Copy invitation"))
        self._send.setText(self.tr("Send again…"))
        self._revoke.setText(self.tr("Revoke…"))
        self._withdraw.setText(self.tr("Withdraw badge…"))
        self._return.setText(self.tr("Give badge back…"))

    def update_actions(self) -> None:
        row: MemberRow | None = self.selected()
        pending = row is not None and row.state is InvitationState.PENDING
        for action in (self._copy, self._send, self._revoke):
            action.setEnabled(pending)
        owner = self.project is not None and self.project.role is Role.OWNER
        self._withdraw.setEnabled(owner and row is not None and bool(row.badges))
        self._return.setEnabled(owner and row is not None and bool(row.withdrawn))

    def _withdraw_badge(self) -> None:
        workspace = self.workspace
        WithdrawBadge(self.window(), workspace.tasks, workspace.user, self.selected()).open()

    def _return_badge(self) -> None:
        workspace = self.workspace
        ReturnBadge(self.window(), workspace.tasks, workspace.user, self.selected()).open()

    def _copy_invitation(self) -> None:
        row: MemberRow = self.selected()
        assert self.project is not None
        text = invitation_text(self.workspace.user, self.project, row)
        QGuiApplication.clipboard().setText(text)

    def _send_invitation(self) -> None:
        row: MemberRow | None = self.selected()
        if row is not None and row.state is InvitationState.PENDING and self.project is not None:
            InvitationReady(self.window(), self.workspace.user, self.project, row).open()

    def _revoke_invitation(self) -> None:
        row: MemberRow = self.selected()
        user_id = self.workspace.user.id

        def revoke() -> None:
            self._history.do(
                self.tr("revoking the invitation of {email}").format(email=row.email),
                lambda: operations.revoke_invitation(user_id, row.id),
                lambda: operations.reinstate_invitation(user_id, row.id),
            )

        question = self.tr("Revoke the invitation of {email}?").format(email=row.email)
        detail = self.tr("Its code will not admit anybody. Edit → Undo brings it back.")
        ask(self.window(), question, detail, self.tr("Revoke"), revoke)
