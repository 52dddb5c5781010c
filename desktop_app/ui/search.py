"""Search over everything, as one types: projects, types, records, actions, pages, commands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from .. import models
from ..models.record_rows import Hit
from . import icons, theme, widgets
from .delegates import Index, Option, paint_row, paint_text, place
from .item_models import ROW_ROLE, Column, RowsModel
from .workspace import Workspace

LIMIT = 40
COMMANDS = 6
ALIKE = 60  # of 100: a command whose words are less like what was typed is not meant
ICONS = {
    "project": "folder",
    "dataType": "database",
    "action": "bolt",
    "application": "phone",
    "record": "view-table",
}


@dataclass(frozen=True)
class Entry:
    """One line of the results: what it is called, where it is, and what opens it."""

    id: int
    icon: str
    title: str
    detail: str
    target: object
    open: Callable[[], None] = field(compare=False)


class EntryDelegate(QStyledItemDelegate):
    """Icon and name in one line, and under them where it is."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        lines = (
            QFontMetrics(theme.font()).height() + QFontMetrics(theme.font(theme.CAPTION)).height()
        )
        return QSize(200, lines + 18)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        painter.save()
        entry: Entry = index.data(ROW_ROLE)
        paint_row(painter, option, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        ratio = painter.device().devicePixelRatioF()
        spot = place(option, 14, 20)
        picture = icons.icon_pixmap(entry.icon, "dim", 20, ratio)
        painter.drawPixmap(spot.left(), spot.center().y() - 9, picture)
        area = place(option, 46, option.rect.width() - 60)
        left = Qt.AlignmentFlag.AlignLeft
        if not entry.detail:
            paint_text(painter, area, entry.title, theme.font(), "text", left)
        else:
            middle = area.center().y()
            name, where = area.adjusted(0, 6, 0, 0), area.adjusted(0, 0, 0, -6)
            name.setBottom(middle + 1)
            where.setTop(middle + 2)
            paint_text(painter, name, entry.title, theme.font(), "text", left)
            paint_text(painter, where, entry.detail, theme.font(theme.CAPTION), "dim", left)
        painter.restore()


class SearchDialog(QDialog):
    """A line to type in, and under it what was found; Return opens it."""

    hit_wanted = Signal(object)
    """A models.record_rows.Hit."""

    def __init__(self, parent: QWidget, workspace: Workspace, commands: Sequence[QAction]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Search"))
        self.setModal(True)
        self._workspace, self._commands = workspace, commands
        self._hits: list[Hit] = []
        self._asked = self._answered = ""
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("Search projects, records, pages and commands…"))
        self.line.setAccessibleName(self.tr("Search"))
        self.line.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._ask)
        self.line.returnPressed.connect(self._open)
        self.model = RowsModel([Column(lambda: "", lambda e: e.title, sort=lambda e: e.id)], self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Results"))
        self.list.clicked.connect(self._open)
        self.nothing = widgets.label("dim", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(12)
        page.addWidget(self.line)
        page.addWidget(self.list, 1)
        page.addWidget(self.nothing, 1)
        self.resize(560, 440)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move in the list while one goes on typing."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in moves:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        """Look for what has been typed; while an answer is on its way, the next one waits."""
        waiting = self._asked != self._answered
        text = self.line.text().strip()
        self._show()
        if waiting or text == self._answered:
            return
        self._asked = text
        user_id = self._workspace.user.id
        self._workspace.tasks.run(
            self,
            lambda: models.searching.search(user_id, text, LIMIT) if text else [],
            self._found,
            lambda _: self._found([]),
        )

    def _found(self, hits: list[Hit]) -> None:
        self._answered, self._hits = self._asked, hits
        self._show()
        self._ask()

    def _show(self) -> None:
        commands = self._matching_commands()
        # Who types the whole name of a command wants it, whatever else begins like that.
        called = [each for each in commands if _is_called(each[1], self.line.text())]
        others = [each for each in commands if each not in called]
        entries = [*called, *self._named(), *others]
        self.model.set_rows([Entry(at, *entry) for at, entry in enumerate(entries)])
        text = self.line.text().strip()
        searching = text != self._answered
        empty = not entries and not searching
        self.nothing.setText(self.tr("Nothing found for “{text}”.").format(text=text))
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)
        if entries:
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _named(self) -> list[tuple[str, str, str, object, Callable[[], None]]]:
        """What the database found."""

        def opener(hit: Hit) -> Callable[[], None]:
            return lambda: self.hit_wanted.emit(hit)

        return [(ICONS[hit.kind], hit.title, hit.detail, hit, opener(hit)) for hit in self._hits]

    def _matching_commands(self) -> list[tuple[str, str, str, object, Callable[[], None]]]:
        """The window's commands whose words are like what was typed; all while nothing was."""
        from rapidfuzz import fuzz, process, utils

        able = [action for action in self._commands if action.isEnabled() and action.text()]
        words = [action.text().replace("&", "") for action in able]
        text = self.line.text().strip()
        order = [
            at
            for _, _, at in process.extract(
                text,
                words,
                scorer=fuzz.WRatio,
                processor=utils.default_process,
                limit=COMMANDS,
                score_cutoff=ALIKE,
            )
        ]
        shown = order if text else range(len(able))
        return [
            ("chevron-right", words[at], _keys(able[at]), words[at], able[at].trigger)
            for at in shown
        ]

    def _open(self, _index: QModelIndex | None = None) -> None:
        entry: Entry | None = self.list.currentIndex().data(ROW_ROLE)
        if entry is not None:
            self.accept()
            entry.open()


def _is_called(command: str, text: str) -> bool:
    return command.rstrip("… ").casefold() == text.strip().casefold()


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
