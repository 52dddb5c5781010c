"""The Overview page: what the project holds, the next step, and what is recent."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .. import models
from ..badges import get_badge_definition
from ..models.rows import Overview, RecentRow
from . import widgets
from .delegates import Line, LineDelegate
from .item_models import ROW_ROLE, Column, RowsModel
from .nouns import CREATED, NOUNS, PAGES, Page, word
from .translation import ago, badge_label, full_time
from .workspace import Workspace


class OverviewPage(QScrollArea):
    """Reads its project's overview whenever it may have changed."""

    page_wanted = Signal(object)
    """A Page."""
    row_wanted = Signal(object, int)
    """A Page, and the id of the row to show there."""
    create_wanted = Signal(object)
    """The Page of what to create."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._project_id = 0
        self._columns = 0
        self._overview: Overview | None = None
        self._cards = {page: _Card(page) for page in NOUNS}
        self._step = _NextStep()
        self._heading = widgets.label("section")
        self._model = _recent_model()
        self._recent = _recent_view(self._model, self)
        self._recent.activated.connect(self._open)
        self._recent.clicked.connect(self._open)

        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        for page, card in self._cards.items():
            card.clicked.connect(lambda _=False, page=page: self.page_wanted.emit(page))
        self._arrange()
        self._step.button.clicked.connect(lambda: self.create_wanted.emit(self._step.page))
        self._box = widgets.frame("card")
        self._box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self._box)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(self._recent)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(20)
        column.addLayout(self._grid)
        column.addWidget(self._step)
        column.addWidget(self._heading)
        column.addWidget(self._box)
        column.addStretch()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        workspace.updated.connect(self._show)
        workspace.stale.connect(self.refresh)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The cards side by side where that fits, else two and two."""
        widest = max(card.minimumSizeHint().width() for card in self._cards.values())
        wanted = 4 * widest + 3 * self._grid.spacing() + 2 * 28
        columns = 4 if self.viewport().width() >= wanted else 2
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < columns))

    def show_project(self, project_id: int) -> None:
        """Show another project."""
        if project_id != self._project_id:
            self._project_id = project_id
            self._overview = None
            self._show()  # nothing, rather than another project's figures
            self.refresh()

    def refresh(self) -> None:
        """Read again."""
        wanted = self._project_id
        if not wanted:
            return

        def accept(overview: Overview | None) -> None:
            if wanted == self._project_id and overview is not None:
                self._overview = overview
                self._show()

        self._workspace.tasks.run(
            self, lambda: models.queries.overview(wanted), accept, lambda _: None
        )

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Recent"))
        self._recent.setAccessibleName(self.tr("Recent"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self) -> None:
        overview = self._overview
        counts = dict.fromkeys(NOUNS, 0) if overview is None else _counts(overview)
        for page, card in self._cards.items():
            card.show_count(counts[page], known=overview is not None)
        self._model.set_rows(() if overview is None else overview.recent)
        self._model.retranslate()
        rows = self._model.rowCount()
        height = self._recent.sizeHintForIndex(self._model.index(0, 0)).height() if rows else 0
        self._recent.setFixedHeight(rows * height)
        self._box.setVisible(bool(rows))
        self._heading.setVisible(bool(rows))
        self._step.setVisible(False)
        if overview is not None and self._workspace.snapshot is not None:
            earned = {badge.name for badge in self._workspace.snapshot.earned}
            self._step.offer(counts, earned)

    def _open(self, index: QModelIndex) -> None:
        row: RecentRow = index.data(ROW_ROLE)
        if PAGES[row.kind] is not Page.OVERVIEW:
            self.row_wanted.emit(PAGES[row.kind], row.id)


def _counts(overview: Overview) -> dict[Page, int]:
    return {
        Page.DATA_TYPES: overview.data_types,
        Page.ACTIONS: overview.actions,
        Page.APPLICATIONS: overview.applications,
        Page.MEMBERS: overview.members,
    }


def _recent_model() -> RowsModel:
    def tip(row: RecentRow) -> str:
        return f"{row.name}\n{full_time(row.created_at)}"

    def said(row: RecentRow) -> str:
        return f"{row.name}, {word(CREATED[row.kind])}, {ago(row.created_at)}"

    columns = [Column(lambda: "", said, sort=lambda row: -row.created_at, tip=tip)]
    return RowsModel(columns)


def _recent_view(model: RowsModel, parent: QWidget) -> QListView:
    def line(row: RecentRow) -> Line:
        page = PAGES[row.kind]
        icon = "folder" if page is Page.OVERVIEW else NOUNS[page].icon
        return Line(icon, row.name, f"{word(CREATED[row.kind])} · {ago(row.created_at)}")

    view = QListView()
    view.setModel(model)
    view.setItemDelegate(LineDelegate(line, parent))
    view.setMouseTracking(True)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    return view


class _Card(widgets.CardButton):
    """How many there are of something; pressing it goes to their page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._title = widgets.label("dim")
        self._figure = widgets.label("figure")
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch()
        top.addWidget(widgets.IconLabel(NOUNS[page].icon, 20))
        card = QVBoxLayout(self)
        card.setContentsMargins(18, 14, 16, 12)
        card.setSpacing(2)
        card.addLayout(top)
        card.addWidget(self._figure)

    def show_count(self, count: int, *, known: bool) -> None:
        title = word(NOUNS[self._page].plural)
        self._title.setText(title)
        self._figure.setText(self.locale().toString(count) if known else " ")
        self.setAccessibleName(f"{title}: {count}" if known else title)


class _NextStep(QWidget):
    """A hint card: the first thing not yet done, and the button that does it."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page.DATA_TYPES
        self._badge = widgets.IconLabel("lock", 44)
        self._title = widgets.label("section", wrap=True)
        self._text = widgets.label("dim", wrap=True)
        self.button = widgets.button("main")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        hint = widgets.frame("hint")
        row = QHBoxLayout(hint)
        row.setContentsMargins(24, 18, 20, 18)
        row.setSpacing(20)
        row.addWidget(self._badge)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(hint)

    def offer(self, counts: dict[Page, int], earned: set[str]) -> None:
        """Offer what would earn a badge; else what this project still lacks; else nothing."""
        lacking = [page for page in NOUNS if not counts[page]]
        locked = [page for page in NOUNS if NOUNS[page].badge not in earned]
        for page in locked + lacking:
            self._show(page, locked=page in locked)
            return

    def _show(self, page: Page, *, locked: bool) -> None:
        self.page = page
        noun = NOUNS[page]
        definition = get_badge_definition(noun.badge)
        self._title.setText(word(noun.step))
        hint = word(noun.hint).format(badge=badge_label(definition))
        self._text.setText(hint if locked else word(noun.about))
        if locked:
            self._badge.show_badge(definition.icon, earned=False)
        else:
            self._badge.show_icon(noun.icon, "accent")
        self.button.setText(word(noun.new))
        self.setVisible(True)
