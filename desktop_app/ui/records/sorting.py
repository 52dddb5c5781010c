"""The order of records: by several fields, each in its direction."""

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...errors import QT_TRANSLATE_NOOP
from ...models.fields import NUMBERS, DataTypeRow, FieldKind, FieldRow
from ...models.record_rows import Sort
from .. import widgets

MOST = 5  # an order by more fields says nothing to anybody
UNSORTED = frozenset({FieldKind.LINKS, FieldKind.ATTACHMENT, FieldKind.CHOICES})
"""What has no order that anybody would ask for."""
_DATES = (
    QT_TRANSLATE_NOOP("sorting", "Oldest first"),
    QT_TRANSLATE_NOOP("sorting", "Newest first"),
)
_AMOUNTS = (
    QT_TRANSLATE_NOOP("sorting", "Smallest first"),
    QT_TRANSLATE_NOOP("sorting", "Largest first"),
)
_ANSWERS = (QT_TRANSLATE_NOOP("sorting", "No first"), QT_TRANSLATE_NOOP("sorting", "Yes first"))
_TEXTS = (QT_TRANSLATE_NOOP("sorting", "A to Z"), QT_TRANSLATE_NOOP("sorting", "Z to A"))


def direction_words(kind: FieldKind) -> tuple[str, str]:
    """What the two directions of a field of this kind are called."""
    words = _TEXTS
    if kind in NUMBERS:
        words = _AMOUNTS
    elif kind in (FieldKind.DATE, FieldKind.DATE_TIME):
        words = _DATES
    elif kind is FieldKind.BOOLEAN:
        words = _ANSWERS
    first, second = (QCoreApplication.translate("sorting", word) for word in words)
    return first, second


def sortable(type_: DataTypeRow) -> tuple[FieldRow, ...]:
    """The fields by which records can be ordered."""
    return tuple(field for field in type_.fields if field.kind not in UNSORTED)


class SortRow(QWidget):
    """One field of the order."""

    changed = Signal()
    removed = Signal()
    raised = Signal()
    """It is to come before the one above it."""

    def __init__(self, fields: tuple[FieldRow, ...], sort: Sort) -> None:
        super().__init__()
        self._fields = fields
        self.field, self.direction = widgets.Choice(), widgets.Choice()
        for field in fields:
            self.field.addItem(field.name, field.id)
        for descending in (False, True):
            self.direction.addItem("", descending)
        self.field.choose(sort.field_id)
        self.direction.choose(sort.descending)
        self.up, self.remove = widgets.tool_button("chevron-up"), widgets.tool_button("close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 3)
        row.addWidget(self.direction, 2)
        row.addStretch(1)
        row.addWidget(self.up)
        row.addWidget(self.remove)
        self.field.currentIndexChanged.connect(self._field_chosen)
        self.direction.currentIndexChanged.connect(self.changed)
        self.up.clicked.connect(self.raised)
        self.remove.clicked.connect(self.removed)
        self.retranslate()

    @property
    def sort(self) -> Sort:
        return Sort(self.field.currentData(), self.direction.currentData())

    def retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("Sort by"))
        self.direction.setAccessibleName(self.tr("Direction"))
        widgets.name_button(self.up, self.tr("Move up"))
        widgets.name_button(self.remove, self.tr("Remove from the order"))
        kind = next(f.kind for f in self._fields if f.id == self.field.currentData())
        for at, word in enumerate(direction_words(kind)):
            self.direction.setItemText(at, word)

    def _field_chosen(self) -> None:
        self.retranslate()
        self.changed.emit()


class SortPanel(QWidget):
    """The card in which the order is made."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: tuple[FieldRow, ...] = ()
        self.rows: list[SortRow] = []
        self.empty = widgets.label("dim", wrap=True)
        self.add = widgets.button("flat", "plus")
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        page.addWidget(self.empty)
        page.addLayout(self._column)
        page.addLayout(foot)
        self.retranslate()

    @property
    def sort(self) -> tuple[Sort, ...]:
        """The order now; a field that is named twice counts once."""
        first = {row.sort.field_id: row.sort for row in reversed(self.rows)}
        return tuple(first[id_] for id_ in dict.fromkeys(row.sort.field_id for row in self.rows))

    def show_sort(self, type_: DataTypeRow, sort: tuple[Sort, ...]) -> None:
        """Show an order, silently."""
        fields = sortable(type_)
        if fields == self._fields and sort == self.sort:
            return
        self._fields = fields
        known = {field.id for field in fields}
        self._show([each for each in sort if each.field_id in known])

    def begin(self) -> None:
        """Sort by a first field, or go to where the next one is added."""
        if not self.rows:
            self._add()
        else:
            self.add.setFocus()

    def retranslate(self) -> None:
        self.empty.setText(self.tr("Records are in the order in which they were made."))
        self.add.setText(self.tr("Sort by another field"))
        for row in self.rows:
            row.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self, order: list[Sort]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for sort in order:
            row = SortRow(self._fields, sort)
            row.changed.connect(self.changed)
            row.removed.connect(lambda row=row: self._remove(row))
            row.raised.connect(lambda row=row: self._raise(row))
            row.up.setEnabled(bool(self.rows))
            self.rows.append(row)
            self._column.addWidget(row)
        self._update()

    def _update(self) -> None:
        self.empty.setVisible(not self.rows)
        used = {row.sort.field_id for row in self.rows}
        free = any(field.id not in used for field in self._fields)
        self.add.setEnabled(free and len(self.rows) < MOST)

    def _add(self) -> None:
        used = {row.sort.field_id for row in self.rows}
        free = [field.id for field in self._fields if field.id not in used]
        if free:
            self._show([*(row.sort for row in self.rows), Sort(free[0])])
            self.rows[-1].field.setFocus()
            self.changed.emit()

    def _remove(self, gone: SortRow) -> None:
        self._show([row.sort for row in self.rows if row is not gone])
        self.add.setFocus()
        self.changed.emit()

    def _raise(self, raised: SortRow) -> None:
        order = [row.sort for row in self.rows]
        at = self.rows.index(raised)
        order.insert(at - 1, order.pop(at))
        self._show(order)
        self.rows[at - 1].up.setFocus()
        self.changed.emit()
