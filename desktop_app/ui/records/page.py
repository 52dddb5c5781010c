"""The page of a data type's records: views, filter, order, and the form beside them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ... import models
from ...errors import PlatformError
from ...models.fields import DataTypeRow, Value
from ...models.record_rows import Condition, Filter, Query, Sort, ViewKind, ViewRow
from ..history import History
from ..workspace import Workspace
from .contents import Contents
from .filters import conditions
from .heading import Heading
from .looks import ALL, Look, Looks, fitting
from .nothing import NoRecords, NothingFound
from .panels import Panels
from .record_view import Layout
from .roles import may_edit
from .side import FormSide
from .table import RecordsTable
from .toolbar import Toolbar
from .view_commands import ViewCommands
from .views import ViewBar

TYPING_MS = 150
BESIDE = 640
"""Narrower than this, the form takes the place of the records instead of standing beside them."""
Read = tuple[DataTypeRow | None, list[ViewRow], bool]
"""The type, its views, and whether it has any records."""


class RecordsPage(QWidget):
    """One data type: reads it, its views and its records, whenever something was committed."""

    back_wanted = Signal()
    gone = Signal()
    """The type is not there any more."""
    record_wanted = Signal(object, object)
    """Another type's id, and its record's: a link was followed."""
    edit_wanted = Signal(object)
    """The type's id: its fields are to be edited."""

    def __init__(self, workspace: Workspace, history: History, type_id: int) -> None:
        super().__init__()
        self.workspace, self.history, self.type_id = workspace, history, type_id
        self.type: DataTypeRow | None = None
        self._name = f"records/{type_id}"
        self.looks = Looks(workspace.settings.remembered(workspace.url, self._name))
        self.commands = ViewCommands(self, workspace, history, type_id, self.looks)
        self._text, self._filled = "", False
        self._shown: object = None  # what the contents were asked for last
        self._focus_wanted = True
        self._in_table = False  # an empty one is wanted
        self._total: int | None = None
        self._wanted: int | None = None  # a record, until the type is known
        self._reading = 0
        self.head = Heading()
        self.views = ViewBar()
        self.bar = Toolbar()
        self.panels = Panels(workspace.tasks, self.bar)
        self.contents = Contents(workspace, history)
        self.side = FormSide(workspace, history)
        self.nothing, self.unmatched = NoRecords(), NothingFound()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._connect()
        self._read()

    # Made once

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._blank = QWidget()
        for widget in (self._blank, self.contents, self.nothing, self.unmatched):
            self._stack.addWidget(widget)
        self._records = QWidget()
        column = QVBoxLayout(self._records)
        column.setContentsMargins(28, 12, 28, 24)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.views)
        column.addWidget(self.bar)
        column.addWidget(self.panels)
        column.addWidget(self._stack, 1)
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self._records)
        self._splitter.addWidget(self.side)
        self._splitter.setSizes([720, 380])
        self._splitter.setStretchFactor(0, 1)
        self._splitter.restoreState(self.workspace.settings.layout("records"))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._splitter)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.leave)
        self.head.edit_wanted.connect(self._edit_fields)
        self.commands.answer(self.views)
        self.commands.shown.connect(self._show_other)
        self.bar.line.textChanged.connect(lambda _: self._typing.start())
        self.bar.line.returnPressed.connect(self._typed)
        self.bar.columns.clicked.connect(self._show_columns)
        self.bar.form.clicked.connect(self.toggle_form)
        self.bar.new.clicked.connect(self._new)
        self.panels.filter_changed.connect(self._typing.start)
        self.panels.sort_changed.connect(self._sorted)
        self._typing.timeout.connect(self._typed)
        self.contents.current_changed.connect(self._follow)
        self.contents.open_wanted.connect(self.open_record)
        self.contents.new_wanted.connect(self.new_record)
        self.contents.layout_changed.connect(self._lay_out_view)
        self.contents.sort_changed.connect(self._sort_by)
        self.contents.question_wanted.connect(self._ask_all)
        self.contents.counted.connect(self._count)
        self.contents.form_wanted.connect(self.toggle_form)
        self.nothing.button.clicked.connect(self._begin)
        self.nothing.table.clicked.connect(self._show_table)
        self.unmatched.button.clicked.connect(self.clear_filter)
        self.side.closed.connect(self._side_closed)
        self._splitter.splitterMoved.connect(self._keep_widths)
        self.side.record_wanted.connect(self._go_to_record)
        self.workspace.stale.connect(self._read)
        self.workspace.updated.connect(self._follow_role)
        for key, slot in (
            (QKeySequence("F4"), self.toggle_form),
            (QKeySequence("Alt+Left"), self.leave),
            (QKeySequence(QKeySequence.StandardKey.Find), self._find),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # No shortcut: what is being typed is given up first, by whoever it is typed into.
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    # What is read

    def _read(self) -> None:
        type_id = self.type_id
        self._reading += 1
        mine = self._reading

        def read() -> Read:
            type_ = models.records.data_type(type_id)
            if type_ is None:
                return None, [], False
            some = models.records.read_page(type_, Query(), limit=1).rows if type_.fields else ()
            return type_, models.records.views(type_id), bool(some)

        def accept(found: Read) -> None:
            if mine == self._reading:
                self._accept(*found)

        def failed(error: PlatformError) -> None:
            if self.type is None:  # else what is shown stays, and the next look is near
                self.workspace.tasks.problem.emit(error, self._read)

        self.workspace.tasks.run(self, read, accept, failed)

    def _accept(self, type_: DataTypeRow | None, rows: list[ViewRow], filled: bool) -> None:
        if type_ is None:
            self.gone.emit()
            return
        other = type_ != self.type
        self.type, self._filled = type_, filled
        another = self.looks.set_rows(rows)
        if another:
            self._remember()
        if other or another or self.contents.view is None:
            self._show()
        else:
            self.views.show_looks(type_, self.looks, editable=self.editable)
            self.contents.refresh()
            self._choose_widget()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.open_record(wanted)
        elif self._focus_wanted and self.isVisible():
            self.take_focus()
        self._focus_wanted = False

    @property
    def editable(self) -> bool:
        """Whether the user may change records here."""
        return self.type is not None and may_edit(self.workspace, self.type.project_id)

    def _follow_role(self) -> None:
        if self.type is not None and self.editable != self.nothing.editable:
            self._show()

    # What is shown

    @property
    def query(self) -> Query:
        """What is asked for now: the view's question, and what stands under *Find*."""
        return replace(self._look.query, text=self._text)

    @property
    def _look(self) -> Look:
        assert self.type is not None
        return fitting(self.looks.look, self.type)

    def _show(self) -> None:
        """Show the current view anew."""
        type_ = self.type
        if type_ is None:
            return
        look, editable = self._look, self.editable
        self.head.show_type(type_, editable=editable)
        self.views.show_looks(type_, self.looks, editable=editable)
        self.panels.show_query(type_, look.query)
        self.bar.new.setVisible(editable)
        in_table = look.kind is ViewKind.TABLE
        self.bar.columns.setVisible(in_table)
        self.bar.sort.setVisible(look.kind not in (ViewKind.CALENDAR, ViewKind.CHART))
        self.views.setVisible(bool(type_.fields))
        self._show_query()

    def _show_query(self) -> None:
        """Show other records in the same view, if others are asked for."""
        assert self.type is not None
        look, query, editable = self._look, self.query, self.editable
        wanted = (self.looks.current, self.type, look.kind, query, editable)
        self.bar.show_counts(len(list(conditions(query.filter))), len(query.sort))
        self.views.update_buttons()
        if self.type.fields and wanted != self._shown:
            self._shown, self._total = wanted, None
            self.contents.show_records(look.kind, self.type, query, look.layout, editable=editable)
        self._choose_widget()

    def _choose_widget(self) -> None:
        """The records, or why there are none."""
        assert self.type is not None
        asked = bool(self.query.text or list(conditions(self.query.filter)))
        shown: QWidget = self.contents
        empty = not self._filled and not asked and not self._in_table
        if not self.type.fields or empty:
            shown = self.nothing
        elif asked and self._total == 0 and self._look.kind is not ViewKind.CALENDAR:
            shown = self.unmatched
        self.nothing.explain(described=bool(self.type.fields), editable=self.editable)
        self.bar.setVisible(shown is not self.nothing)  # which has the main button, then
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)

    def _count(self, total: int | None) -> None:
        self._total = total
        self.head.show_count(total)
        if self.type is not None:
            self._choose_widget()

    # Finding, filtering, sorting

    def _typed(self) -> None:
        """What is asked for has changed, and nobody has typed for a moment."""
        if self.type is None:
            return
        self._typing.stop()
        self._text = self.bar.line.text().strip()
        self._change(replace(self.looks.look.query, filter=self.panels.filter))

    def _sorted(self) -> None:
        self._change(replace(self.looks.look.query, sort=self.panels.sorts.sort))

    def _sort_by(self, sort: tuple[Sort, ...]) -> None:
        if self.type is not None:
            self.panels.show_query(self.type, replace(self._look.query, sort=sort))
        self._change(replace(self.looks.look.query, sort=sort))

    def _change(self, query: Query) -> None:
        if self.type is None:
            return
        self.looks.change(replace(self.looks.look, query=query))
        self._show_query()

    def _lay_out_view(self, layout: Layout) -> None:
        self.looks.change(replace(self.looks.look, layout=layout))
        self.views.update_buttons()
        self._remember()

    def _ask_all(self, question: Condition) -> None:
        """Show the records of a bar of a chart: in the table of all."""
        query = self.query
        self.looks.choose(ALL)
        wanted = Filter((*query.filter.parts, question))
        if query.filter.any and query.filter.parts:
            wanted = Filter((query.filter, question))
        self.looks.change(Look(ViewKind.TABLE, Query(wanted), self.looks.look.layout))
        self._show()

    def clear_filter(self) -> None:
        """Show all records of the view."""
        self.bar.line.clear()
        assert self.type is not None
        self.panels.show_query(self.type, replace(self._look.query, filter=Filter()))
        self._typed()

    def take_focus(self) -> None:
        """Bring the keyboard to the records, or to the button where there are none."""
        shown = self._stack.currentWidget()
        if isinstance(shown, NoRecords | NothingFound):
            shown.button.setFocus()
        else:
            self.contents.take_focus()

    def _find(self) -> None:
        self.bar.line.setFocus()
        self.bar.line.selectAll()

    # Views

    def show_view(self, view_id: int) -> None:
        """Show a saved view; 0 is the table of all records."""
        self.commands.show_view(view_id)

    def _show_other(self) -> None:
        if self.type is not None:
            self._shown = None  # its layout may be another one
            self._show()
            self._remember()

    def _remember(self) -> None:
        settings = self.workspace.settings
        settings.remember(self.workspace.url, self._name, self.looks.remember())

    def _show_columns(self) -> None:
        table = self.contents.table
        if table is not None:
            table.show_columns_menu(self.bar.columns)

    # Records

    def open_record(self, record_id: int) -> None:
        """Show a record in the form, now or as soon as the type is known."""
        if self.type is None:
            self._wanted = record_id
        else:
            self.side.show_record(self.type, record_id)
            self._arrange()

    def new_record(self, values: dict[int, Value] | None = None) -> None:
        """Begin a new record in the form."""
        if self.type is not None and self.type.fields and self.editable:
            self.side.new_record(self.type, values or {})
            self._arrange()

    def _new(self) -> None:
        self.new_record()

    def toggle_form(self) -> None:
        """Open the form with the selected record, or close it."""
        self.bar.form.setChecked(not self.side.isHidden())  # a click has changed it already
        view = self.contents.view
        if not self.side.isHidden():
            self.side.close_form()
        elif view is not None and view.current is not None:
            self.open_record(view.current)
        else:
            self.new_record()

    def _follow(self, record_id: int | None) -> None:
        """The form shows what is selected, if it is open."""
        if not self.side.isHidden() and record_id is not None and self.type is not None:
            self.side.show_record(self.type, record_id)

    def _go_to_record(self, type_id: int, record_id: int) -> None:
        """Follow a link."""
        if type_id == self.type_id:
            self.open_record(record_id)
        else:
            self.ask_to_leave(lambda: self.record_wanted.emit(type_id, record_id))

    def _side_closed(self) -> None:
        self._arrange()
        self.contents.take_focus()

    def _begin(self) -> None:
        """The button of the empty page."""
        if self.type is not None and self.type.fields:
            self.new_record()
        else:
            self._edit_fields()

    def _show_table(self) -> None:
        self._in_table = True
        self.show_view(ALL)
        self.contents.take_focus()

    def _edit_fields(self) -> None:
        self.edit_wanted.emit(self.type_id)

    # The room there is

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= BESIDE
        self._records.setVisible(self.side.isHidden() or beside)
        self.bar.form.setChecked(not self.side.isHidden())

    def _keep_widths(self) -> None:
        self.workspace.settings.set_layout("records", self._splitter.saveState())

    # The way back

    def leave(self) -> None:
        """Back to where the page was opened."""
        self.ask_to_leave(self.back_wanted.emit)

    @property
    def has_unsaved(self) -> bool:
        """Whether the form or the table holds what was not saved."""
        form, table = self.side.form, self._table
        unsaved = form is not None and form.has_changes
        return unsaved or (table is not None and table.has_unsaved)

    def ask_to_leave(self, then: Callable[[], None]) -> None:
        """Go on with ``then``, once what was not saved has been asked about."""
        table = self._table
        self.side.leave(then if table is None else lambda: table.leave(then))

    @property
    def _table(self) -> RecordsTable | None:
        return None if self.contents.table is None else self.contents.table.table

    def _escape(self) -> None:
        """Close the panel, empty *Find*, or go back."""
        if not self.panels.isHidden():
            self.panels.close_panel()
            self.take_focus()
        elif self.bar.line.hasFocus() and self.bar.line.text():
            self.bar.line.clear()
        elif self.contents.table is None or not self.contents.isAncestorOf(self.focusWidget()):
            self.leave()  # in cells Escape gives up what was typed: once too often harms nothing
