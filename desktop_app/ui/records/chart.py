"""Records as a chart: a bar to each value of a field, for the number of records or their sum."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ... import models
from ...models.fields import NUMBERS, DataTypeRow, FieldKind, FieldRow, Value
from ...models.record_rows import Condition, Operator, Query
from .. import theme, widgets
from ..delegates import Index, Option, paint_row, paint_text, place
from ..history import History
from ..item_models import ROW_ROLE
from ..translation import plain_tip
from ..workspace import Workspace
from . import formats, values
from .record_view import Layout, RecordView

BY, ADD = "group", "add"
GROUPED = frozenset(FieldKind) - {FieldKind.LONG_TEXT, FieldKind.ATTACHMENT}
_SEVERAL = frozenset({FieldKind.CHOICES, FieldKind.LINKS})
BARS = 20
ROW = 44
Group = tuple[Value, Decimal | int]


@dataclass(frozen=True)
class Bar:
    """One group: what it is called, its figure, and the question that finds its records."""

    name: str
    figure: str
    amount: Decimal | int
    question: Condition | None
    dim: bool = False


def shown_groups(groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """The groups that get a bar of their own, and those that are added up as others.

    Where there are many, the largest are shown; all in the order in which they came.
    """
    full = [at for at, group in enumerate(groups) if group[0] is not None]
    largest = sorted(full, key=lambda at: abs(Decimal(groups[at][1])), reverse=True)
    shown = set(largest if len(full) <= BARS else largest[: BARS - 1])
    return [groups[at] for at in full if at in shown], [
        groups[at] for at in full if at not in shown
    ]


def question_of(by: FieldRow, value: Value) -> Condition:
    """The question that finds a group's records."""
    if value is None:
        return Condition(by.id, Operator.EMPTY)
    if by.kind in _SEVERAL:
        return Condition(by.id, Operator.CONTAINS, value)
    if isinstance(value, datetime.datetime):
        return Condition(by.id, Operator.IS, formats.to_local(value).date())
    return Condition(by.id, Operator.IS, value)


def read_chart(
    type_: DataTypeRow, query: Query, by: FieldRow, add: FieldRow | None
) -> tuple[list[Group], dict[int, str]]:
    """The groups, and what the records are called that they stand for."""
    groups = list(models.records.chart(type_, query, by, add))
    linked: dict[int, str] = {}
    if by.target:
        ids = [value for value, _ in shown_groups(groups)[0] if isinstance(value, int)]
        linked = models.records.titles(by.target, ids)
    return groups, linked


class BarsModel(QAbstractListModel):
    """The bars, each a row that says its figure."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bars: list[Bar] = []

    def set_bars(self, bars: list[Bar]) -> None:
        if [bar.name for bar in bars] == [bar.name for bar in self.bars] and bars:
            self.bars = bars
            self.dataChanged.emit(self.index(0), self.index(len(bars) - 1))
        else:
            self.beginResetModel()
            self.bars = bars
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        bar = self.bars[index.row()]
        if role == ROW_ROLE:
            return bar
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{bar.name}: {bar.figure}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{bar.name}: {bar.figure}")
        return None


class BarDelegate(QStyledItemDelegate):
    """Paints a name, a bar from where zero is, and the figure at its end."""

    def __init__(self, model: BarsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(240, max(ROW, QFontMetrics(theme.font()).height() + 24))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        bar: Bar = index.data(ROW_ROLE)
        painter.save()
        paint_row(painter, option, selected=False)
        metrics = QFontMetrics(theme.font())
        names = max(metrics.horizontalAdvance(each.name) for each in self._model.bars) + 8
        names = min(names, option.rect.width() * 3 // 10)
        bold = QFontMetrics(theme.font(semibold=True))
        figures = max(bold.horizontalAdvance(each.figure) for each in self._model.bars) + 8
        room = max(24, option.rect.width() - names - figures - 40)
        left = Qt.AlignmentFlag.AlignLeft
        role = "dim" if bar.dim else "text"
        paint_text(painter, place(option, 12, names), bar.name, theme.font(), role, left)
        start, length = self._extent(bar, room)
        area = QRectF(place(option, 12 + names + 8 + start, max(length, 2)))
        area = area.adjusted(0, (area.height() - 20) / 2, 0, -(area.height() - 20) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("locked" if bar.dim else "accent"))
        painter.drawRoundedRect(area, min(4.0, area.width() / 2), 4)
        figure = place(option, 12 + names + 8 + start + length + 8, figures)
        paint_text(painter, figure, bar.figure, theme.font(semibold=True), "text", left)
        painter.restore()

    def _extent(self, bar: Bar, room: int) -> tuple[int, int]:
        """Where a bar begins and how long it is; below zero it ends where the others begin."""
        amounts = [float(each.amount) for each in self._model.bars]
        low, high = min(0.0, *amounts), max(0.0, *amounts)
        scale = room / ((high - low) or 1.0)
        amount = float(bar.amount)
        return round((min(amount, 0.0) - low) * scale), round(abs(amount) * scale)


class Bars(QListView):
    """The list of bars; Enter and double click look at a bar's records."""

    opened = Signal(object)
    """A Condition."""

    def __init__(self) -> None:
        super().__init__()
        self.model_ = BarsModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(BarDelegate(self.model_, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _: self._open())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        bar: Bar | None = self.currentIndex().data(ROW_ROLE)
        if bar is not None and bar.question is not None:
            self.opened.emit(bar.question)


class ChartView(RecordView):
    """The bars, and the choice of what they stand for."""

    question_wanted = Signal(object)
    """A Condition: the records of a bar are to be shown."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__(workspace, history)
        self.caption, self.by, self.add = widgets.label("dim"), widgets.Choice(), widgets.Choice()
        self.by.currentIndexChanged.connect(self._choose)
        self.add.currentIndexChanged.connect(self._choose)
        self.list = Bars()
        self.list.opened.connect(self.question_wanted)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.add)
        top.addWidget(self.caption)
        top.addWidget(self.by)
        top.addStretch()
        card = widgets.frame("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.addWidget(self.list)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addLayout(top)
        page.addWidget(card, 1)
        self.retranslate()

    def retranslate(self) -> None:
        #: Between two choices: "Count of records" by "Stage"
        self.caption.setText(self.tr("by"))
        self.by.setAccessibleName(self.tr("A bar for each"))
        self.add.setAccessibleName(self.tr("What the bars show"))
        self.list.setAccessibleName(self.tr("Chart"))
        self.arrange()

    def take_focus(self) -> None:
        self.list.setFocus()

    def arrange(self) -> None:
        by, add = self.chosen_field(BY, self._kinds), self._added
        for choice in (self.by, self.add):
            choice.blockSignals(True)
            choice.clear()
        for field in self.type.fields:
            if field.kind in GROUPED:
                self.by.addItem(field.name, field.id)
        self.add.addItem(self.tr("Number of records"), 0)
        for field in self.type.fields:
            if field.kind in NUMBERS:
                self.add.addItem(self.tr("Sum of {field}").format(field=field.name), field.id)
        self.by.choose(0 if by is None else by.id)
        self.add.choose(0 if add is None else add.id)
        for choice in (self.by, self.add):
            choice.blockSignals(False)

    @property
    def _kinds(self) -> frozenset[FieldKind]:
        """What a chart is by: a choice, if it does not say and there is one."""
        choice = frozenset({FieldKind.CHOICE})
        named = any(field.id == self.layout_.get(BY) for field in self.type.fields)
        has_choice = any(field.kind in choice for field in self.type.fields)
        return choice if has_choice and not named else GROUPED

    @property
    def _added(self) -> FieldRow | None:
        wanted = self.layout_.get(ADD)
        return next((f for f in self.type.fields if f.id == wanted and f.kind in NUMBERS), None)

    def refresh(self) -> None:
        by, add = self.chosen_field(BY, self._kinds), self._added
        if by is None:
            self.list.model_.set_bars([])
            return
        type_, query = self.type, self.query
        self.ask(
            lambda: read_chart(type_, query, by, add),
            lambda found: self._accept(*found, by, add),
        )

    def _choose(self) -> None:
        layout: Layout = {
            **self.layout_,
            BY: self.by.currentData(),
            ADD: self.add.currentData(),
        }
        self.layout_ = layout
        self.layout_changed.emit(layout)
        self.refresh()

    def _accept(
        self, groups: list[Group], linked: dict[int, str], by: FieldRow, add: FieldRow | None
    ) -> None:
        shown, others = shown_groups(groups)
        titles = {(by.target, id_): title for id_, title in linked.items()}
        bars = []
        for value, amount in shown:
            name = _name(by, value, titles)
            bars.append(Bar(name, self._figure(amount, add), amount, question_of(by, value)))
        if others:
            amount = sum((each for _, each in others), start=0 * others[0][1])
            name = self.tr("Others ({count})").format(count=self.locale().toString(len(others)))
            bars.append(Bar(name, self._figure(amount, add), amount, None, dim=True))
        for value, amount in groups:
            if value is None:
                name, figure = self.tr("No value"), self._figure(amount, add)
                bars.append(Bar(name, figure, amount, question_of(by, None), dim=True))
        self.list.model_.set_bars(bars)
        # A sum tells nothing of how many there are, nor do several values each.
        known = not groups or (add is None and by.kind not in _SEVERAL)
        self.counted.emit(sum(int(amount) for _, amount in groups) if known else None)

    def _figure(self, amount: Decimal | int, add: FieldRow | None) -> str:
        if add is not None and isinstance(amount, Decimal) and add.kind is FieldKind.MONEY:
            return formats.money_text(amount, add.places, add.currency)
        places = add.places if add is not None and isinstance(amount, Decimal) else 0
        return formats.number_text(amount, places)


def _name(by: FieldRow, value: Value, titles: Mapping[tuple[int, int], str]) -> str:
    """What a group is called."""
    if isinstance(value, datetime.datetime):
        return formats.date_text(formats.to_local(value).date())
    if by.kind in _SEVERAL and isinstance(value, int):
        value = (value,)  # one of several, which the field holds together
    return " ".join(values.display_text(by, value, titles).split())
