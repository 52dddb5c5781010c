"""Blocks of cells: copied, cut, pasted, filled down and cleared, also from and to spreadsheets."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from ...errors import InvalidInput
from ...models.fields import FieldRow
from ...models.record_rows import Page
from .. import icons
from . import values
from .bad_cells import BadCells
from .model import NEW
from .pasting import (
    MOST,
    TOO_MANY,
    Block,
    Prepared,
    Target,
    fill,
    prepare,
    read_block,
    read_rows,
)
from .places import areas

if TYPE_CHECKING:
    from .table import RecordsTable

_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_NEXT = re.compile(r"\t|\r\n|\n|\r")
_QUOTED = re.compile(r'[\t\r\n]|^"')


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Cells as spreadsheets copy them: separated by tabs and line ends, in quotes if need be."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def from_tsv(text: str) -> list[list[str]]:
    """The cells of what a spreadsheet copied; a quote that nothing closes is only a letter."""
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell = _CELL.match(text, at)
        assert cell is not None  # it matches nothing, too
        quoted = cell[1]
        rows[-1].append(cell[2] if quoted is None else quoted.replace('""', '"'))
        end = _NEXT.match(text, cell.end())
        if end is None:
            break
        at = end.end()
        if end[0] != "\t":
            if at == len(text):
                break
            rows.append([])
    return rows


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def tiled(rows: list[list[str]], height: int, width: int) -> list[list[str]]:
    """The block as often as it goes into a larger selection, exactly; else once."""
    high, wide = len(rows), max(len(row) for row in rows)
    if height % high or width % wide or (height, width) == (high, wide):
        return rows
    padded = [row + [""] * (wide - len(row)) for row in rows]
    return [padded[at % high] * (width // wide) for at in range(height)]


class Clipboard(QObject):
    """What can be done with the selected cells of a table: its actions, and what they do."""

    def __init__(self, table: "RecordsTable") -> None:
        super().__init__(table)
        self._table, self._model = table, table.records
        self._busy = False
        keys = QKeySequence.StandardKey
        self.copy_action = self._action("copy", self.copy, QKeySequence(keys.Copy))
        self.cut_action = self._action("", self.cut, QKeySequence(keys.Cut))
        self.paste_action = self._action("", self.paste, QKeySequence(keys.Paste))
        self.fill_action = self._action("", self.fill_down, QKeySequence("Ctrl+D"))
        self.clear_action = self._action("", self.clear, QKeySequence(keys.Delete))
        for action in (self.cut_action, self.paste_action, self.fill_action, self.clear_action):
            action.setVisible(self._model.writable)

    def retranslate(self) -> None:
        self.copy_action.setText(self.tr("Copy"))
        self.cut_action.setText(self.tr("Cut"))
        self.paste_action.setText(self.tr("Paste"))
        self.fill_action.setText(self.tr("Fill down"))
        self.clear_action.setText(self.tr("Clear cells"))

    # The actions

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        self._copy(lambda: None)

    def cut(self) -> None:
        """Copy the selected cells, then clear them."""
        self._copy(self.clear)

    def paste(self) -> None:
        """Write what is on the clipboard over the cells from the selection's first on."""
        text = QGuiApplication.clipboard().text()
        area = self._area()
        if not text or area is None or self._busy or not self._model.writable:
            return
        top, _, columns, size = area
        order = self._table.header.visible_order()
        fields = [self._model.field(at) for at in order[order.index(columns[0]) :]]
        target = self._target(top, fields)

        def read() -> Block:
            rows = from_tsv(text)
            if sum(len(row) for row in rows) > MOST:
                raise InvalidInput(TOO_MANY, "", count=MOST)
            return read_block(target, tiled(rows, *size))

        def done(block: Block) -> None:
            self._prepare(lambda: prepare(target, block), self.tr("Paste"))

        self._work(read, done, aside=True)

    def fill_down(self) -> None:
        """Repeat the selection's first row in those below; one row takes what is above it."""
        area = self._area()
        if area is None or self._busy or not self._model.writable:
            return
        top, bottom, columns, _ = area
        bottom = min(bottom, self._model.row_total - 1)
        if top == bottom:
            top -= 1
        if top < 0 or bottom <= top:
            return
        fields = [self._model.field(at) for at in columns]
        target, copies = self._target(top, fields), [field.id for field in fields]

        def work() -> Prepared:
            return prepare(target, fill(target, bottom - top + 1, copies))

        self._prepare(work, self.tr("Fill down"))

    def clear(self) -> None:
        """Empty the selected cells."""
        area = self._area()
        if area is None or self._busy or not self._model.writable:
            return
        top, bottom, columns, _ = area
        fields = [self._model.field(at) for at in columns]
        if bottom >= self._model.row_total:
            for field in fields:
                if field.id in self._model.draft:
                    self._model.set_draft(field.id, None)
                self._model.give_up(NEW, field.id)
            self._table.editing.show_why()
            bottom = self._model.row_total - 1
        record = self._model.record(top)
        if top == bottom and len(fields) == 1 and record is not None and record.id != NEW:
            self._model.give_up(record.id, fields[0].id)
            if self._model.value(top, columns[0]) is not None:
                self._model.hold(record.id)
                self._table.writer.edit({record.id: {fields[0].id: None}}, self.tr("Clear cells"))
        elif top <= bottom:
            target = self._target(top, fields)
            block = Block(rows=[{field.id: None for field in fields}] * (bottom - top + 1))
            self._prepare(lambda: prepare(target, block), self.tr("Clear cells"))

    # How they do it

    def _area(self) -> tuple[int, int, list[int], tuple[int, int]] | None:
        """First and last row and the visible columns that the selection spans; its size."""
        selected = areas(self._table)
        if not selected:
            return None
        top = min(area.top() for area in selected)
        bottom = max(area.bottom() for area in selected)
        taken = {at for area in selected for at in range(area.left(), area.right() + 1)}
        order = self._table.header.visible_order()
        places = [at for at, column in enumerate(order) if column in taken]
        if not places:
            return None
        columns = order[places[0] : places[-1] + 1]
        return top, bottom, columns, (bottom - top + 1, len(columns))

    def _target(self, top: int, fields: Sequence[FieldRow]) -> Target:
        model = self._model
        record = model.record(top)
        return Target(
            model.type,
            model.query,
            top,
            tuple(fields),
            model.total,
            model.record(top - 1) if top else None,
            None if record is None or record.id == NEW else record,
        )

    def _copy(self, then: Callable[[], None]) -> None:
        area = self._area()
        if area is None:
            return
        top, bottom, columns, (height, width) = area
        if height * width > MOST:
            error = InvalidInput(TOO_MANY, "", count=MOST)
            self._table.workspace.tasks.problem.emit(error, None)
            return
        bottom = min(bottom, max(self._model.row_total - 1, top))
        if all(self._model.record(row) is not None for row in range(top, bottom + 1)):
            texts = [
                [self._model.copy_text(row, column) for column in columns]
                for row in range(top, bottom + 1)
            ]
            QGuiApplication.clipboard().setText(to_tsv(texts))
            then()
            return
        fields = [self._model.field(at) for at in columns]
        target = self._target(top, fields)

        def read() -> str:
            return _as_text(read_rows(target, bottom - top + 1), fields)

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            then()

        self._work(read, done)

    def _prepare(self, work: Callable[[], Prepared], text: str) -> None:
        """Find out what can be written, ask if something cannot, and write the rest."""

        def done(prepared: Prepared) -> None:
            if prepared.bad:
                dialog = BadCells(self._table, prepared)
                dialog.accepted.connect(lambda: self._write(prepared, text))
                dialog.open()
            else:
                self._write(prepared, text)

        self._work(work, done)

    def _write(self, prepared: Prepared, text: str) -> None:
        if not prepared.changes:
            return
        self._model.release()
        self._table.writer.many(text, prepared.changes)

    def _work(
        self, work: Callable[[], object], then: Callable[..., None], *, aside: bool = False
    ) -> None:
        """One thing at a time: a second paste would not know of the first."""
        tasks = self._table.workspace.tasks
        self._set_busy(busy=True)

        def done(result: object) -> None:
            self._set_busy(busy=False)
            then(result)

        def failed(error: object) -> None:
            self._set_busy(busy=False)
            tasks.problem.emit(error, None)

        (tasks.aside if aside else tasks.run)(self, work, done, failed)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._table.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self._table.unsetCursor()

    def _action(self, icon: str, slot: Callable[[], None], key: QKeySequence) -> QAction:
        action = QAction(self._table)
        if icon:
            action.setIcon(icons.icon(icon))
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self._table.addAction(action)
        return action


def _as_text(page: Page, fields: Sequence[FieldRow]) -> str:
    return to_tsv(
        [
            [
                values.copy_text(field, row.values.get(field.id), page.titles, page.files)
                for field in fields
            ]
            for row in page.rows
        ]
    )
