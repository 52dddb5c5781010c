"""Records on the days of a month, by a date field; dragged to another day, they are changed."""

import datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from ... import models, operations
from ...models.fields import FieldKind, FieldRow, Value
from ...models.record_rows import Page, RecordRow
from .. import widgets
from ..history import History
from ..translation import plain_label
from ..workspace import Workspace
from . import formats, undo
from .month import DAYS, Entry, MonthGrid, MonthModel, today
from .record_view import Layout, RecordView, record_title

DATE = "date"
MOST = 2_000
"""More records on a page nobody can tell apart; that there are more is said."""
DATES = frozenset({FieldKind.DATE, FieldKind.DATE_TIME})


def day_of(value: Value) -> datetime.date | None:
    """The local day of a date, or of a date and time."""
    if isinstance(value, datetime.datetime):
        return formats.to_local(value).date()
    return value if isinstance(value, datetime.date) else None


def on_day(value: Value, day: datetime.date) -> datetime.date:
    """The same on another day: a date and time keeps its local time."""
    if isinstance(value, datetime.datetime):
        clock = formats.to_local(value).time()
        return datetime.datetime.combine(day, clock).astimezone(datetime.UTC)
    return day


def midnight(day: datetime.date) -> datetime.datetime:
    """When a local day begins, in UTC."""
    return datetime.datetime.combine(day, datetime.time()).astimezone(datetime.UTC)


class CalendarView(RecordView):
    """A month, the way to others, and the choice of the field that dates the records."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__(workspace, history)
        self._current: int | None = None
        self.model = MonthModel(self)
        self.grid = MonthGrid(self.model)
        self.title = widgets.label("section")
        self.limit = widgets.label("dim")
        self.limit.hide()
        self.previous = widgets.tool_button("arrow-left")
        self.next = widgets.tool_button("arrow-right")
        self.today = widgets.button()
        self.caption, self.by = widgets.label("dim"), widgets.Choice()
        self._lay_out()
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.today.clicked.connect(self._go_to_today)
        self.by.currentIndexChanged.connect(self._choose)
        self.grid.picked.connect(self._pick)
        self.grid.opened.connect(self.open_wanted)
        self.grid.turned.connect(self.turn)
        self.grid.day_wanted.connect(self._show_day)
        self.grid.moved.connect(self._move)
        self.model.show_month(today())
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        top.addWidget(self.today)
        top.addSpacing(4)
        top.addWidget(self.title)
        top.addWidget(self.limit)
        top.addStretch()
        top.addWidget(self.caption)
        top.addWidget(self.by)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addLayout(top)
        page.addWidget(self.grid, 1)

    @property
    def field(self) -> FieldRow | None:
        """The field whose dates place the records."""
        return self.chosen_field(DATE, DATES)

    def retranslate(self) -> None:
        self.by.setAccessibleName(self.tr("By which date"))
        self.today.setText(self.tr("Today"))
        self.limit.setText(
            self.tr("only the first {count}").format(count=self.locale().toString(MOST))
        )
        self.grid.setAccessibleName(self.tr("Calendar"))
        #: A day with more records than fit; {count} is a number
        self.grid.days.more = self.tr("+{count}")
        widgets.name_button(self.previous, self.tr("Month before"))
        widgets.name_button(self.next, self.tr("Month after"))
        self._name_month()
        self.model.show_month(self.model.month)
        self.arrange()
        if self.type.id:
            self.refresh()

    def take_focus(self) -> None:
        self.grid.setFocus()

    @property
    def current(self) -> int | None:
        return self._current

    def _pick(self, record_id: int | None) -> None:
        self._current = record_id
        self.current_changed.emit(record_id)

    def arrange(self) -> None:
        field = self.field
        self.grid.draggable = self.editable
        self.by.blockSignals(True)
        self.by.clear()
        for each in self.type.fields:
            if each.kind in DATES:
                self.by.addItem(each.name, each.id)
        self.by.blockSignals(False)
        self.by.setVisible(field is not None)
        if field is None:
            self.caption.setText(self.tr("A calendar needs a field of the kind “Date”."))
        else:
            self.caption.setText(self.tr("By"))
            self.by.choose(field.id)

    def refresh(self) -> None:
        field = self.field
        if field is None:
            self.model.set_entries({})
            return
        type_, query = self.type, self.query
        start: datetime.date = self.model.start
        end: datetime.date = start + datetime.timedelta(days=self.model.weeks * DAYS)
        if field.kind is FieldKind.DATE_TIME:
            start, end = midnight(start), midnight(end)
        self.ask(
            lambda: models.records.in_period(type_, query, field, start, end, MOST + 1),
            lambda page: self._accept(page, field),
        )

    def turn(self, months: int) -> None:
        """Go to another month."""
        month = self.model.month.year * 12 + self.model.month.month - 1 + months
        if month > datetime.MINYEAR * 12 and month + 2 < datetime.MAXYEAR * 12:
            self._go_to(datetime.date(month // 12, month % 12 + 1, 1))

    def _go_to(self, day: datetime.date) -> None:
        self.model.show_month(day)
        self.grid.setCurrentIndex(self.model.index_of(day))
        self._name_month()
        self.refresh()

    def _go_to_today(self) -> None:
        self._go_to(today())

    def _name_month(self) -> None:
        month = self.model.month
        name = QLocale().standaloneMonthName(month.month)
        self.title.setText(f"{name} {month.year}")

    def _accept(self, page: Page, field: FieldRow) -> None:
        self.limit.setVisible(len(page.rows) > MOST)
        untitled = self.tr("Untitled")
        found: dict[datetime.date, list[Entry]] = {}
        for row in page.rows[:MOST]:
            day = day_of(row.values.get(field.id))
            if day is not None:
                title = record_title(self.type, row, page, untitled)
                found.setdefault(day, []).append((row, title))
        self.model.set_entries(found)

    def _choose(self) -> None:
        layout: Layout = {**self.layout_, DATE: self.by.currentData()}
        self.layout_ = layout
        self.layout_changed.emit(layout)
        self.refresh()

    def _show_day(self, day: datetime.date) -> None:
        """What can be done with a day: open one of its records, or make one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row, title in self.model.on(day)[:30]:
            name = title if len(title) <= 60 else f"{title[:59]}…"
            menu.addAction(plain_label(name), partial(self.open_wanted.emit, row.id))
        menu.addSeparator()
        new = menu.addAction(self.tr("New record"), partial(self._new_on, day))
        new.setEnabled(self.editable)
        place = self.grid.visualRect(self.model.index_of(day))
        menu.popup(self.grid.viewport().mapToGlobal(place.center()))

    def _new_on(self, day: datetime.date) -> None:
        field = self.field
        if field is not None:
            noon = datetime.datetime.combine(day, datetime.time(12)).astimezone(datetime.UTC)
            self.new_wanted.emit({field.id: noon if field.kind is FieldKind.DATE_TIME else day})

    def _move(self, record_id: int, day: datetime.date) -> None:
        field = self.field
        for entries in self.model.entries.values() if field is not None else ():
            for row, title in entries:
                if row.id == record_id and field is not None:
                    self._write(row, title, field, on_day(row.values[field.id], day))

    def _write(self, row: RecordRow, title: str, field: FieldRow, value: Value) -> None:
        if row.values[field.id] == value or not self.editable:
            return
        user_id, type_id = self.workspace.user.id, self.type.id
        change = operations.EditedRecord(row.id, row.revision, {field.id: value})
        undo.do(
            self.history,
            user_id,
            self.tr("moving “{title}”").format(title=title),
            lambda: operations.write_records(user_id, type_id, [change]),
        )
