"""The header of a table of records: sorts by several columns, and lets them be arranged."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from ...models.fields import NUMBERS, FieldKind, FieldRow
from ...models.record_rows import Sort
from .. import icons, theme
from ..translation import plain_label
from .model import PagedModel
from .sorting import UNSORTED

NARROWEST = 48
_WIDTHS = {
    FieldKind.TEXT: 200,
    FieldKind.LONG_TEXT: 260,
    FieldKind.BOOLEAN: 88,
    FieldKind.DATE_TIME: 160,
    FieldKind.EMAIL: 200,
    FieldKind.URL: 200,
    FieldKind.CHOICES: 200,
    FieldKind.LINK: 180,
    FieldKind.LINKS: 220,
    FieldKind.ATTACHMENT: 180,
}
_USUAL = 128
_PAD = 12


def usual_width(field: FieldRow) -> int:
    """How wide a column is until the user sizes it."""
    letters = QFontMetrics(theme.font(theme.CAPTION, semibold=True))
    needed = letters.horizontalAdvance(field.name) + 2 * _PAD + 24
    return max(_WIDTHS.get(field.kind, _USUAL), min(needed, 260))


class RecordsHeader(QHeaderView):
    """Click sorts by a column, Shift+click by one more; columns are dragged, sized, hidden."""

    sort_wanted = Signal(object)
    """A tuple of Sort: the order that the user asked for."""
    freeze_wanted = Signal(int)
    """So many columns at the side are to stay when one scrolls."""

    def __init__(self, model: PagedModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.sorts: tuple[Sort, ...] = ()
        self.frozen = 0
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setFirstSectionMovable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._clicked)

    def set_sorts(self, sorts: Sequence[Sort]) -> None:
        """The order in force, to be shown."""
        self.sorts = tuple(sorts)
        self.viewport().update()

    def field_of(self, section: int) -> FieldRow:
        """The field in a column."""
        return self._model.field(section)

    def field_id(self, section: int) -> int:
        return self._model.field(section).id

    def visible_order(self) -> list[int]:
        """The columns that are shown, as they follow each other."""
        order = [self.logicalIndex(at) for at in range(self.count())]
        return [section for section in order if not self.isSectionHidden(section)]

    def sort_by(self, section: int, *, descending: bool) -> None:
        """Ask for the order of one column."""
        self.sort_wanted.emit((Sort(self._model.field(section).id, descending),))

    def add_columns_menu(self, menu: QMenu) -> None:
        """An entry for each column, to hide and to show it; one always stays."""
        shown = self.visible_order()
        for at in range(self.count()):
            section = self.logicalIndex(at)
            action = QAction(plain_label(self._model.field(section).name), menu)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(section))
            action.setEnabled(not (action.isChecked() and len(shown) == 1))
            action.toggled.connect(
                lambda on, section=section: self.setSectionHidden(section, not on)
            )
            menu.addAction(action)
        hidden = [at for at in range(self.count()) if self.isSectionHidden(at)]
        menu.addSeparator()
        show_all = menu.addAction(self.tr("Show all columns"))
        show_all.setEnabled(bool(hidden))
        show_all.triggered.connect(self._show_all)

    def _show_all(self) -> None:
        for section in range(self.count()):
            self.setSectionHidden(section, False)

    def add_column_menu(self, menu: QMenu, section: int) -> None:
        """What can be done with one column."""
        field, order = self._model.field(section), self.visible_order()
        sortable = field.kind not in UNSORTED
        for text, descending in ((self.tr("Sort ascending"), False),
                                 (self.tr("Sort descending"), True)):  # fmt: skip
            action = menu.addAction(text)
            action.setEnabled(sortable)
            action.triggered.connect(
                lambda _=False, descending=descending: self.sort_by(section, descending=descending)
            )
        unsort = menu.addAction(self.tr("Do not sort"))
        unsort.setEnabled(bool(self.sorts))
        unsort.triggered.connect(lambda: self.sort_wanted.emit(()))
        menu.addSeparator()
        upto = order.index(section) + 1 if section in order else 0
        freeze = menu.addAction(self.tr("Keep columns up to here in sight"))
        freeze.setEnabled(upto != self.frozen and upto < len(order))
        freeze.triggered.connect(lambda: self.freeze_wanted.emit(upto))
        release = menu.addAction(self.tr("Let all columns scroll"))
        release.setEnabled(self.frozen > 0)
        release.triggered.connect(lambda: self.freeze_wanted.emit(0))
        menu.addSeparator()
        hide = menu.addAction(self.tr("Hide this column"))
        hide.setEnabled(len(order) > 1)
        hide.triggered.connect(lambda: self.setSectionHidden(section, True))
        columns = menu.addMenu(self.tr("Columns"))
        self.add_columns_menu(columns)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.add_column_menu(menu, section)
            menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(theme.font(theme.CAPTION, semibold=True))
        return QSize(super().sizeHint().width(), max(36, letters.height() + 20))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not rect.isValid() or section >= len(self._model.type.fields):
            return
        field = self._model.field(section)
        painter.save()
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_PAD, 0, -_PAD // 2, 0)
        inner.setWidth(inner.width() - self._paint_order(painter, inner, field))
        font = theme.font(theme.CAPTION, semibold=True)
        painter.setFont(font)
        painter.setPen(theme.color("dim"))
        side = Qt.AlignmentFlag.AlignRight if field.kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
        if field.kind in NUMBERS:
            inner.adjust(0, 0, -_PAD // 2, 0)
        name = " ".join(field.name.split()) + (" *" if field.required else "")
        text = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_order(self, painter: QPainter, area: QRect, field: FieldRow) -> int:
        """The arrow of a column that is sorted by, and its number among several; their width."""
        at = next((at for at, sort in enumerate(self.sorts) if sort.field_id == field.id), -1)
        if at < 0:
            return 0
        ratio = painter.device().devicePixelRatioF()
        name = "chevron-down" if self.sorts[at].descending else "chevron-up"
        arrow = icons.icon_pixmap(name, "accent", 14, ratio)
        spot = QPoint(area.right() - 14, area.center().y() - 6)
        painter.drawPixmap(spot, arrow)
        if len(self.sorts) == 1:
            return 18
        font = theme.font(theme.CAPTION, semibold=True)
        painter.setFont(font)
        painter.setPen(theme.color("accent"))
        number = QRect(area.right() - 28, area.top(), 14, area.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        return 32

    def _clicked(self, section: int) -> None:
        field = self._model.field(section)
        if field.kind in UNSORTED:
            return
        modifiers = QGuiApplication.keyboardModifiers()
        several = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        self.sort_wanted.emit(next_sorts(self.sorts, field.id, add=bool(modifiers & several)))


def next_sorts(sorts: tuple[Sort, ...], field_id: int, *, add: bool) -> tuple[Sort, ...]:
    """The order after a click on a column: ascending, descending, none; ``add`` keeps the rest."""
    before = next((sort for sort in sorts if sort.field_id == field_id), None)
    if before is None:
        return (*(sorts if add else ()), Sort(field_id))
    after = () if before.descending else (replace(before, descending=True),)
    if not add:
        return after if len(sorts) == 1 else (Sort(field_id),)
    at = sorts.index(before)
    return (*sorts[:at], *after, *sorts[at + 1 :])
