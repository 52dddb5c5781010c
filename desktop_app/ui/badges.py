"""The badges as a user sees them: the dialog with its grid, and the button in the profile dock."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ..badges import BadgeDefinition, EarnedBadge, get_all_badge_definitions
from . import icons, theme, widgets
from .delegates import Index, Option
from .item_models import ROW_ROLE
from .translation import (
    badge_criteria,
    badge_description,
    badge_label,
    day,
    full_time,
    plain_tip,
)
from .workspace import Workspace

CARD_WIDTH = 210
GAP = 16
MEDALLION = 72


@dataclass(frozen=True)
class Badge:
    """A definition, and when the user earned it (Unix ms); None while it is locked."""

    definition: BadgeDefinition
    earned_at: int | None


def badge_rows(earned: tuple[EarnedBadge, ...]) -> list[Badge]:
    """Every badge there is: the earned ones first, as they came; then the locked ones."""
    when = {badge.name: badge.earned_at for badge in earned}
    order = {badge.name: at for at, badge in enumerate(earned)}
    definitions = get_all_badge_definitions()
    rows = [Badge(definition, when.get(definition.name)) for definition in definitions]
    return sorted(rows, key=lambda row: order.get(row.definition.name, len(order)))


def summary(rows: list[Badge]) -> tuple[int, int]:
    """How many are earned, of how many."""
    return sum(row.earned_at is not None for row in rows), len(rows)


class BadgeModel(QAbstractListModel):
    """The badges, each with the words that a screen reader says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Badge] = []

    def set_rows(self, rows: list[Badge]) -> None:
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def retranslate(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        label = badge_label(row.definition)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.earned_at is None:
                return self.tr("{badge}, locked").format(badge=label)
            said = self.tr("{badge}, earned on {day}")
            return said.format(badge=label, day=day(row.earned_at))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return badge_text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(full_time(row.earned_at) if row.earned_at else badge_text(row))
        return None


def badge_text(row: Badge) -> str:
    """What was achieved, or what is to be done."""
    if row.earned_at is None:
        return badge_criteria(row.definition)
    return badge_description(row.definition)


class BadgeDelegate(QStyledItemDelegate):
    """A card: medallion, name, description, and at its foot the date or a lock with the word."""

    def __init__(self, grid: "BadgeGrid") -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        row: Badge = index.data(ROW_ROLE)
        earned = row.earned_at is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(0, 0, 8 - GAP, 8 - GAP)
        painter.setBrush(theme.color("raised"))
        painter.setPen(QPen(theme.color("earned" if earned else "locked"), 2))
        painter.drawRoundedRect(QRectF(card).adjusted(5, 5, -5, -5), 11, 11)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 14, 14)
        self._paint_content(painter, card.adjusted(14, 20, -14, -16), row)
        painter.restore()

    def _paint_content(self, painter: QPainter, area: QRect, row: Badge) -> None:
        earned = row.earned_at is not None
        ratio = painter.device().devicePixelRatioF()
        picture = icons.badge_pixmap(row.definition.icon, MEDALLION, ratio, earned=earned)
        painter.drawPixmap(area.center().x() - MEDALLION // 2, area.top(), picture)
        body, strong = theme.font(), theme.font(semibold=True)
        line = QFontMetrics(body).lineSpacing()
        words = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        top = area.top() + MEDALLION + 10
        title = badge_label(row.definition)
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        box = QRect(area.left(), top, area.width(), 2 * line)
        used = painter.drawText(box, words, title)
        painter.setFont(body)
        painter.setPen(theme.color("dim"))
        top = used.bottom() + 6
        foot = area.bottom() - line
        painter.drawText(
            QRect(area.left(), top, area.width(), foot - top - 4), words, badge_text(row)
        )
        self._paint_foot(painter, QRect(area.left(), foot, area.width(), line), row, ratio)

    def _paint_foot(self, painter: QPainter, area: QRect, row: Badge, ratio: float) -> None:
        if row.earned_at is None:
            text, icon, role = self.tr("Locked"), "lock", "dim"
        else:
            text, icon, role = day(row.earned_at), "check", "earned"
        width = QFontMetrics(painter.font()).horizontalAdvance(text)
        left = area.center().x() - (width + 22) // 2
        top = area.center().y() - 8
        painter.drawPixmap(left, top, icons.icon_pixmap(icon, role, 16, ratio))
        painter.drawText(
            QRect(left + 22, area.top(), width + 4, area.height()),
            Qt.AlignmentFlag.AlignVCenter,
            text,
        )


class BadgeGrid(QListView):
    """Cards in as many columns as fit, each as wide as the columns allow."""

    def __init__(self, model: BadgeModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(BadgeDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def fit(self) -> None:
        """Share the width among the columns; the height follows the font."""
        metrics = QFontMetrics(theme.font())
        wanted = max(CARD_WIDTH, metrics.averageCharWidth() * 28)
        # The scroll bar's width is always kept free: else it would come and go with the wrapping.
        width = self.width() - self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) - 2
        columns = max(1, (width + GAP) // (wanted + GAP))
        height = 20 + MEDALLION + 10 + 6 * metrics.lineSpacing() + 30 + GAP
        self.setGridSize(QSize(width // columns, height))


class BadgesDialog(QDialog):
    """The grid under its summary; it follows what is earned while it is open."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(776, 620)
        self.setMinimumSize(320, 400)
        self._workspace = workspace
        self.model = BadgeModel(self)
        self.grid = BadgeGrid(self.model)
        self._heading = widgets.label("title")
        self.summary = widgets.label("dim")
        self._progress = widgets.Progress()
        self._progress.setFixedWidth(180)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)

        head = QVBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._heading)
        head.addWidget(self.summary)
        top = QHBoxLayout()
        top.setContentsMargins(5, 0, 28, 0)
        top.addLayout(head)
        top.addStretch()
        top.addWidget(self._progress)
        page = QVBoxLayout(self)
        page.setContentsMargins(23, 24, 0, 8)
        page.setSpacing(16)
        page.addLayout(top)
        page.addWidget(self.grid)
        workspace.updated.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Badges"))
        self._heading.setText(self.tr("Badges"))
        self.grid.setAccessibleName(self.tr("Badges"))
        self._show()
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self) -> None:
        snapshot = self._workspace.snapshot
        rows = badge_rows(snapshot.earned if snapshot is not None else ())
        earned, known = summary(rows)
        text = self.tr("Earned Badges: {earned} / {all}")
        self.summary.setText(text.format(earned=earned, all=known))
        self._progress.set_share(earned, known)
        self.model.set_rows(rows)


class BadgesButton(widgets.CardButton):
    """The trophy with the count, over a bar and the medallions; opens the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self._title = widgets.label("section")
        self.count = widgets.label("dim")
        self._progress = widgets.Progress()
        self._strip = QHBoxLayout()
        self._strip.setSpacing(4)
        shown = get_all_badge_definitions()[:5]
        self._medallions = {item.name: widgets.IconLabel(item.icon, 34) for item in shown}
        for at, medallion in enumerate(self._medallions.values()):
            if at:
                self._strip.addStretch()
            self._strip.addWidget(medallion)

        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(widgets.IconLabel("trophy", 22, "accent"))
        top.addWidget(self._title)
        top.addStretch()
        top.addWidget(self.count)
        card = QVBoxLayout(self)
        card.setContentsMargins(16, 14, 16, 14)
        card.setSpacing(10)
        card.addLayout(top)
        card.addWidget(self._progress)
        card.addLayout(self._strip)

    def show_badges(self, earned: tuple[EarnedBadge, ...]) -> None:
        rows = badge_rows(earned)
        have, known = summary(rows)
        self._title.setText(self.tr("Badges"))
        self.count.setText(f"{have} / {known}")
        self._progress.set_share(have, known)
        said = self.tr("Badges: {earned} of {all} earned").format(earned=have, all=known)
        self.setAccessibleName(said)
        self.setToolTip(self.tr("Show your badges"))
        for row in rows:
            medallion = self._medallions.get(row.definition.name)
            if medallion is not None:
                medallion.show_badge(row.definition.icon, earned=row.earned_at is not None)
