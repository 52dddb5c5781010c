"""The dialog that shows what cannot be pasted, and asks whether the rest should be."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from .. import widgets
from ..item_models import Index
from ..translation import plain_tip, sentence
from .pasting import BadCell, Prepared


class BadCellsModel(QAbstractTableModel):
    """The cells in the order of their rows, each with a sentence."""

    def __init__(self, cells: tuple[BadCell, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._cells = cells
        self._titles = (self.tr("Row"), self.tr("Column"), self.tr("Text"), self.tr("Why"))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._cells[index.row()]
        shown = (str(cell.row + 1), cell.column, cell.text, sentence(cell.error))[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(shown[:500].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(shown[:2_000])
        return None


class BadCells(QDialog):
    """Lists what does not fit. ``accepted``: the rest is to be written; else nothing is."""

    def __init__(self, parent: QWidget, prepared: Prepared) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Some values do not fit"))
        self.resize(780, 460)
        bad = len(prepared.bad)
        lead = self.tr("%n value(s) do not fit. Nothing has been changed yet.", "", bad)
        self.table = _table(BadCellsModel(prepared.bad, self))
        self.table.setAccessibleName(lead)
        none = widgets.button()
        none.setText(self.tr("Change nothing"))
        none.clicked.connect(self.reject)
        rest = widgets.button("main")
        rest.setText(self.tr("Take the other %n", "", prepared.cells))
        rest.clicked.connect(self.accept)
        rest.setEnabled(prepared.cells > 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(none)
        buttons.addWidget(rest)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(12)
        page.addWidget(widgets.label("title", self.windowTitle()))
        page.addWidget(widgets.label("", lead, wrap=True))
        page.addWidget(self.table, 1)
        page.addLayout(buttons)
        none.setDefault(not prepared.cells)
        rest.setDefault(prepared.cells > 0)
        (rest if prepared.cells else none).setFocus()


def _table(model: BadCellsModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(36)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    for column, width in enumerate((64, 130, 170)):
        header.resizeSection(column, width)
    return table
