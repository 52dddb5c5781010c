"""The filter of records: conditions combined with and/or, in one level of groups."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ...models.fields import DataTypeRow, FieldRow
from ...models.record_rows import Condition, Filter, Operator, operators
from .. import widgets
from ..tasks import Tasks
from .questions import Other, operator_word, other_side

LOWEST = 180  # or a third of the window: the records stay visible, more conditions are scrolled to


def conditions(wanted: Filter) -> Iterator[Condition]:
    """Every condition of a filter, those in groups too."""
    for part in wanted.parts:
        if isinstance(part, Filter):
            yield from conditions(part)
        else:
            yield part


def without_missing(wanted: Filter, fields: tuple[FieldRow, ...]) -> Filter:
    """The filter without conditions on fields that there are no more, or of another kind now."""
    known = {field.id: operators(field.kind) for field in fields}
    parts: list[Condition | Filter] = []
    for part in wanted.parts:
        if isinstance(part, Filter):
            inner = without_missing(part, fields)
            if inner.parts:
                parts.append(inner)
        elif part.operator in known.get(part.field_id, ()):
            parts.append(part)
    return Filter(tuple(parts), any=wanted.any)


class ConditionRow(QWidget):
    """One question: a field, what is asked of it, and the other side."""

    changed = Signal()
    removed = Signal()

    def __init__(self, tasks: Tasks, fields: tuple[FieldRow, ...]) -> None:
        super().__init__()
        self._tasks, self._fields = tasks, fields
        self.field = _choice()
        for field in fields:
            self.field.addItem(field.name, field.id)
        self.operator = _choice()
        self.other = Other()
        self.remove = widgets.tool_button("close")
        self.remove.clicked.connect(self.removed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.field, 3)
        self._row.addWidget(self.operator, 3)
        self._row.addWidget(self.other, 4)
        self._row.addWidget(self.remove)
        self.field.currentIndexChanged.connect(self._field_chosen)
        self.operator.currentIndexChanged.connect(self._operator_chosen)
        self._offer_operators()
        self._offer_other()
        self.retranslate()

    @property
    def condition(self) -> Condition | None:
        """What is asked; None while the other side is missing."""
        needs_other = type(self.other) is not Other
        value = self.other.value
        if needs_other and value is None:
            return None
        return Condition(self.field.currentData(), self._asked, value)

    def show_condition(self, condition: Condition) -> None:
        """Show a question, silently."""
        self.field.choose(condition.field_id)
        self._offer_operators()
        self.operator.choose(condition.operator)
        self._offer_other()
        self.other.show_value(condition.value)

    def retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("Field"))
        self.operator.setAccessibleName(self.tr("Question"))
        widgets.name_button(self.remove, self.tr("Remove this condition"))
        for at in range(self.operator.count()):
            word = operator_word(self._chosen.kind, Operator(self.operator.itemData(at)))
            self.operator.setItemText(at, word)

    @property
    def _asked(self) -> Operator:
        return Operator(self.operator.currentData())  # Qt hands back a plain string

    @property
    def _chosen(self) -> FieldRow:
        wanted = self.field.currentData()
        return next(field for field in self._fields if field.id == wanted)

    def _field_chosen(self) -> None:
        self._offer_operators()
        self._offer_other()
        self.changed.emit()

    def _operator_chosen(self) -> None:
        before = self.other
        self._offer_other()
        self.other.take_over(before)
        self.changed.emit()

    def _offer_operators(self) -> None:
        before = self.operator.currentData()
        self.operator.blockSignals(True)
        self.operator.clear()
        for operator in operators(self._chosen.kind):
            self.operator.addItem(operator_word(self._chosen.kind, operator), operator)
        self.operator.setCurrentIndex(max(0, self.operator.findData(before)))
        self.operator.blockSignals(False)

    def _offer_other(self) -> None:
        made = other_side(self._tasks, self._chosen, self._asked)
        made.changed.connect(self.changed)
        self._row.replaceWidget(self.other, made)
        self._row.setStretchFactor(made, 4)
        self.other.hide()
        self.other.deleteLater()
        self.other = made
        proxy = made.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(self.tr("Value"))


class Group(QWidget):
    """Conditions of which all or any must hold; the outermost may hold groups, too."""

    changed = Signal()
    removed = Signal()

    def __init__(self, tasks: Tasks, fields: tuple[FieldRow, ...], *, inner: bool) -> None:
        super().__init__()
        self._tasks, self._fields, self._inner = tasks, fields, inner
        self.parts: list[ConditionRow | Group] = []
        self.mode = widgets.Choice()
        for any_ in (False, True):
            self.mode.addItem("", any_)
        self.mode.currentIndexChanged.connect(self.changed)
        self.remove = widgets.tool_button("close")
        self.remove.clicked.connect(self.removed)
        self.add = widgets.button("flat", "plus")
        self.add.clicked.connect(self._new_condition)
        self.add_inner = widgets.button("flat", "plus")
        self.add_inner.clicked.connect(self._new_group)
        self._lay_out()
        (self.add_inner if inner else self.remove).hide()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.mode)
        head.addStretch()
        head.addWidget(self.remove)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.add)
        foot.addWidget(self.add_inner)
        foot.addStretch()
        ground = widgets.frame("hint" if self._inner else "")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(ground)
        page = QVBoxLayout(ground)
        page.setContentsMargins(*((12, 8, 0, 8) if self._inner else (0, 0, 0, 0)))
        page.setSpacing(8)
        page.addLayout(head)
        page.addLayout(self._rows)
        page.addLayout(foot)

    @property
    def filter(self) -> Filter:
        """What is asked; what is not finished yet is left out."""
        parts: list[Condition | Filter] = []
        for part in self.parts:
            asked = part.filter if isinstance(part, Group) else part.condition
            if isinstance(asked, Condition) or (asked is not None and asked.parts):
                parts.append(asked)
        return Filter(tuple(parts), any=self.mode.currentData())

    def show_filter(self, wanted: Filter) -> None:
        """Show these conditions, silently."""
        for part in tuple(self.parts):
            self._take_out(part)
        self.mode.choose(wanted.any)
        for asked in wanted.parts:
            if isinstance(asked, Filter):
                self.add_group().show_filter(asked)
            else:
                self.add_condition().show_condition(asked)

    def add_condition(self) -> ConditionRow:
        """One more question, about the first field."""
        row = ConditionRow(self._tasks, self._fields)
        self._put_in(row)
        return row

    def add_group(self) -> "Group":
        """One more group."""
        group = Group(self._tasks, self._fields, inner=True)
        self._put_in(group)
        return group

    def retranslate(self) -> None:
        self.mode.setItemText(0, self.tr("All of these are true"))
        self.mode.setItemText(1, self.tr("Any of these is true"))
        self.mode.setAccessibleName(self.tr("How the conditions are combined"))
        self.add.setText(self.tr("Condition"))
        self.add.setAccessibleName(self.tr("Add a condition"))
        self.add_inner.setText(self.tr("Group"))
        self.add_inner.setAccessibleName(self.tr("Add a group of conditions"))
        widgets.name_button(self.remove, self.tr("Remove this group"))
        for part in self.parts:
            part.retranslate()

    def _new_condition(self) -> None:
        self.add_condition().field.setFocus()

    def _new_group(self) -> None:
        self.add_group().add_condition().field.setFocus()

    def _put_in(self, part: "ConditionRow | Group") -> None:
        self.parts.append(part)
        self._rows.addWidget(part)
        part.changed.connect(self.changed)
        part.removed.connect(lambda: self._removed(part))
        part.show()

    def _removed(self, part: "ConditionRow | Group") -> None:
        at = self.parts.index(part)
        self._take_out(part)
        beside = self.parts[min(at, len(self.parts) - 1)] if self.parts else None
        (self.add if beside is None else beside.remove).setFocus()
        self.changed.emit()

    def _take_out(self, part: "ConditionRow | Group") -> None:
        self.parts.remove(part)
        self._rows.removeWidget(part)
        part.hide()
        part.deleteLater()


class FilterPanel(QWidget):
    """The card in which the filter is made; the records below follow while one types."""

    changed = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._fields: tuple[FieldRow, ...] = ()
        self.group = Group(tasks, (), inner=False)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        self._hold(self.group)

    @property
    def filter(self) -> Filter:
        """What is asked now."""
        return self.group.filter

    def show_filter(self, type_: DataTypeRow, wanted: Filter) -> None:
        """Show a type's filter; where it is the one that stands here, what is half typed stays."""
        fields = tuple(field for field in type_.fields if operators(field.kind))
        if fields != self._fields:
            self._fields = fields
            self._hold(Group(self._tasks, fields, inner=False))
        elif wanted == self.filter:
            return
        self.group.show_filter(wanted)
        self._fit()

    def begin(self) -> None:
        """Ask the first question, or go to where the next one is asked."""
        if not self.group.parts and self._fields:
            self.group.add_condition().field.setFocus()
        else:
            self.group.add.setFocus()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.group.retranslate()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _hold(self, group: Group) -> None:
        self.group = group
        group.changed.connect(self.changed)
        group.installEventFilter(self)
        self._scroll.setWidget(group)  # deletes the one before
        group.setAutoFillBackground(False)  # the card's ground shows through

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        most = max(LOWEST, self.window().height() // 3)
        self._scroll.setFixedHeight(min(most, self.group.sizeHint().height() + 4))


def _choice() -> widgets.Choice:
    """A choice that gives way where there is little room."""
    made = widgets.Choice()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made
