"""Records as cards in columns, one to each option of a choice; dragged from one to another."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from ... import models, operations
from ...models.fields import DataTypeRow, FieldKind, FieldRow, Value
from ...models.record_rows import Condition, Filter, Operator, Page, Query, RecordRow
from .. import widgets
from ..history import History
from ..translation import plain_label
from ..workspace import Workspace
from . import undo
from .lane import Lane, Option
from .record_view import Layout, RecordView, record_title

GROUP = "group"
GROUPS = frozenset({FieldKind.CHOICE})
BATCH = 40
MOST_LANES = 200
EDGE, STEP, SCROLL_MS = 48, 16, 16  # scrolling while one drags
Column = tuple[Option, int, Page]
"""A lane's value, how many records there are, and the first of them."""


def only(query: Query, field: FieldRow, value: Value) -> Query:
    """The part of a query whose records have this value; None: no value."""
    if value is None:
        asked = Condition(field.id, Operator.EMPTY)
    else:
        asked = Condition(field.id, Operator.IS, value)
    return replace(query, filter=Filter((query.filter, asked)))


def read_columns(
    type_: DataTypeRow, query: Query, field: FieldRow, limits: dict[Option, int]
) -> list[Column]:
    """Each option with its first records; values that are options no more come last."""
    counts = {_option(value): count for value, count in models.records.groups(type_, query, field)}
    order: list[Option] = [None] if counts.get(None) or not field.required else []
    order += field.options
    order += [value for value in counts if value not in order]
    found: list[Column] = []
    for value in order[:MOST_LANES]:
        count, page = counts.get(value, 0), Page(())
        if count:
            wanted = only(query, field, value)
            page = models.records.read_page(type_, wanted, limit=limits.get(value, BATCH))
        found.append((value, count, page))
    return found


def _option(value: Value) -> Option:
    return None if value is None else str(value)


class BoardView(RecordView):
    """The lanes side by side, and the choice of the field that makes them."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__(workspace, history)
        self.lanes: list[Lane] = []
        self._limits: dict[Option, int] = {}
        self._following: int | None = None
        self._current: int | None = None
        self.caption = widgets.label("dim")
        self.by = widgets.Choice()
        self.by.currentIndexChanged.connect(self._choose)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.caption)
        top.addWidget(self.by)
        top.addStretch()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)
        self._step = 0
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addStretch()
        content = QWidget()
        content.setLayout(self._row)
        self.area = QScrollArea()
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addLayout(top)
        page.addWidget(self.area, 1)
        self.retranslate()

    def retranslate(self) -> None:
        if self.field is None and self.type.id:
            self.caption.setText(self.tr("A board needs a field of the kind “Choice”."))
        else:
            self.caption.setText(self.tr("Columns by"))
        self.by.setAccessibleName(self.tr("Columns by"))

    @property
    def field(self) -> FieldRow | None:
        """The field whose options are the lanes."""
        return self.chosen_field(GROUP, GROUPS)

    def take_focus(self) -> None:
        (self.lanes[0].list if self.lanes else self.by).setFocus()

    @property
    def current(self) -> int | None:
        return self._current

    def _pick(self, record_id: int | None) -> None:
        self._current = record_id
        self.current_changed.emit(record_id)

    def arrange(self) -> None:
        field = self.field
        self.by.blockSignals(True)
        self.by.clear()
        for each in self.type.fields:
            if each.kind in GROUPS:
                self.by.addItem(each.name, each.id)
        self.by.blockSignals(False)
        self.by.setVisible(field is not None)
        if field is not None:
            self.by.choose(field.id)
        self.retranslate()

    def refresh(self) -> None:
        field = self.field
        if field is None:
            self._accept([], None)
            return
        type_, query, limits = self.type, self.query, dict(self._limits)
        self.ask(
            lambda: read_columns(type_, query, field, limits),
            lambda found: self._accept(found, field),
        )

    def _choose(self) -> None:
        self._limits.clear()
        layout: Layout = {**self.layout_, GROUP: self.by.currentData()}
        self.layout_ = layout
        self.layout_changed.emit(layout)
        self.refresh()

    def _accept(self, columns: list[Column], field: FieldRow | None) -> None:
        if [lane.value for lane in self.lanes] != [value for value, _, _ in columns]:
            self._make_lanes([value for value, _, _ in columns])
        if field is not None:
            for lane, (value, count, page) in zip(self.lanes, columns, strict=True):
                lane.options = self.editable and (
                    value in field.options or (value is None and not field.required)
                )
                lane.show_cards(self.type, field, count, page, editable=self.editable)
        self._follow()
        self.counted.emit(sum(count for _, count, _ in columns))

    def _make_lanes(self, values: list[Option]) -> None:
        for lane in self.lanes:
            self._row.removeWidget(lane)
            lane.hide()
            lane.deleteLater()
        self.lanes = [Lane(value) for value in values]
        for at, lane in enumerate(self.lanes):
            self._row.insertWidget(at, lane)
            lane.more_wanted.connect(partial(self._read_more, lane))
            lane.dropped.connect(self._dropped)
            lane.dragged.connect(self._dragged)
            lane.list.opened.connect(self.open_wanted)
            lane.list.picked.connect(self._pick)
            lane.list.form_wanted.connect(self.form_wanted)
            lane.list.aside.connect(partial(self._go_aside, lane))
            lane.list.pushed.connect(partial(self._push, lane))
            lane.list.customContextMenuRequested.connect(partial(self._show_menu, lane))
            lane.show()

    def _read_more(self, lane: Lane) -> None:
        self._limits[lane.value] = len(lane.model.cards) + BATCH
        self.refresh()

    # Moving a card

    def _dragged(self, spot: QPoint | None) -> None:
        """At its edges the board scrolls to the lanes that are out of sight."""
        self._step = 0
        if spot is not None:
            x, width = self.area.mapFromGlobal(spot).x(), self.area.width()
            self._step = STEP if x > width - EDGE else -STEP if x < EDGE else 0
        if self._step:
            self._scrolling.start()
        else:
            self._scrolling.stop()

    def _scroll(self) -> None:
        bar = self.area.horizontalScrollBar()
        bar.setValue(bar.value() + self._step)
        under = self._lane_at(QCursor.pos())
        for lane in self.lanes:
            lane.show_over(over=lane is under and lane.options)

    def _lane_at(self, spot: QPoint) -> Lane | None:
        return next(
            (lane for lane in self.lanes if lane.rect().contains(lane.mapFromGlobal(spot))), None
        )

    def _dropped(self, record_id: int, spot: QPoint) -> None:
        lane = self._lane_at(spot)
        for source in self.lanes:
            at = source.model.row_of(record_id)
            if lane is not None and lane.options and at >= 0 and source is not lane:
                self._move(source.model.cards[at].row, lane.value)

    def _push(self, lane: Lane, step: int) -> None:
        shown = lane.list.current()
        lanes = [each for each in self.lanes if each.options or each is lane]
        at = lanes.index(lane) + step
        if shown is not None and self.editable and 0 <= at < len(lanes):
            self._move(shown.row, lanes[at].value)

    def _move(self, row: RecordRow, value: Option) -> None:
        field = self.field
        if field is None or row.values.get(field.id) == value or not self.editable:
            return
        user_id, type_id = self.workspace.user.id, self.type.id
        change = operations.EditedRecord(row.id, row.revision, {field.id: value})
        title = record_title(self.type, row, Page((row,)), self.tr("Untitled"))
        self._following = row.id
        undo.do(
            self.history,
            user_id,
            self.tr("moving “{title}”").format(title=title),
            lambda: operations.write_records(user_id, type_id, [change]),
        )

    def _follow(self) -> None:
        """The keyboard goes with the card that it moved."""
        if self._following is None:
            return
        for lane in self.lanes:
            at = lane.model.row_of(self._following)
            if at >= 0:
                lane.list.setCurrentIndex(lane.model.index(at))
                lane.list.setFocus()
                self.area.ensureWidgetVisible(lane)
                self._following = None
                return

    def _go_aside(self, lane: Lane, step: int) -> None:
        at = self.lanes.index(lane) + step
        while 0 <= at < len(self.lanes):
            beside = self.lanes[at]
            if beside.model.cards:
                row = min(max(lane.list.currentIndex().row(), 0), len(beside.model.cards) - 1)
                beside.list.setCurrentIndex(beside.model.index(row))
                beside.list.setFocus()
                self.area.ensureWidgetVisible(beside)
                return
            at += step

    def _show_menu(self, lane: Lane, at: QPoint) -> None:
        shown = lane.list.current()
        if shown is None:
            return
        row = shown.row
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.open_wanted.emit(row.id))
        targets = menu.addMenu(self.tr("Move to"))
        targets.setEnabled(self.editable)
        for other in self.lanes:
            if other is not lane and other.options:
                text = plain_label(other.title.text())
                targets.addAction(text, partial(self._move, row, other.value))
        menu.popup(lane.list.viewport().mapToGlobal(at))
