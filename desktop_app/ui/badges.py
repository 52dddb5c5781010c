"""The badges as a user sees them: the dialog with its grid, and the button in the profile dock."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QLocale,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .. import models, operations
from ..badges import BadgeDefinition, EarnedBadge, get_all_badge_definitions
from ..errors import QT_TRANSLATE_NOOP
from ..models.rows import Evidence, Fact, Origin, ProjectRow, Withdrawal
from . import icons, theme, widgets
from .delegates import Index, Option, paint_text
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
FEWEST_MEMBERS = 4


Holders = dict[int, list[str] | None]
"""Who of a project's members has which badges; None for those who hide theirs."""


@dataclass(frozen=True)
class Badge:
    """A definition, and how its user stands to it."""

    definition: BadgeDefinition
    earned: EarnedBadge | None = None
    evidence: Evidence | None = None
    withdrawal: Withdrawal | None = None
    done: int = 0
    """How many of the facts that a count wants there are."""
    share: tuple[int, int] | None = None
    """How many of how many members of the open project have it."""
    verified: bool = True
    """As ``earned`` has it: by this, two rows differ whose badges are equal."""

    @property
    def earned_at(self) -> int | None:
        """When it was earned (Unix ms); None while it is locked, or withdrawn."""
        return None if self.earned is None else self.earned.earned_at

    @property
    def wanted(self) -> int:
        """How many facts it takes, where it takes more than one; else 0."""
        rule = self.definition.rule
        return rule.count if rule is not None and rule.count > 1 else 0


def badge_rows(
    earned: tuple[EarnedBadge, ...],
    withdrawals: tuple[Withdrawal, ...] = (),
    done: dict[Fact, int] | None = None,
    holders: Holders | None = None,
) -> list[Badge]:
    """Every badge there is: the earned ones first, as they came; then the locked ones."""
    have = {badge.name: badge for badge in earned}
    gone = {withdrawal.name: withdrawal for withdrawal in withdrawals}
    order = {badge.name: at for at, badge in enumerate(earned)}
    rows = []
    for definition in get_all_badge_definitions():
        badge, rule = have.get(definition.name), definition.rule
        rows.append(
            Badge(
                definition,
                badge,
                None if badge is None else badge.evidence,
                gone.get(definition.name),
                0 if rule is None else (done or {}).get(rule.fact, 0),
                _share(definition.name, holders or {}),
                badge is None or badge.verified,
            )
        )
    return sorted(rows, key=lambda row: order.get(row.definition.name, len(order)))


def _share(name: str, holders: Holders) -> tuple[int, int] | None:
    """How many members have a badge; not told of so few that one could guess who."""
    shown = [names for names in holders.values() if names is not None]
    if len(holders) < FEWEST_MEMBERS:
        return None
    return sum(name in names for names in shown), len(holders)


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
            if row.withdrawal is not None:
                return self.tr("{badge}, withdrawn").format(badge=label)
            if row.earned_at is None:
                return self.tr("{badge}, locked").format(badge=label)
            earned = self.tr("{badge}, earned on {day}")
            return earned.format(badge=label, day=day(row.earned_at))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            said = (badge_text, progress_text, evidence_text, origin_text, share_text)
            return " ".join(text for text in (words(row) for words in said) if text)
        if role == Qt.ItemDataRole.ToolTipRole:
            when = "" if row.earned_at is None else full_time(row.earned_at)
            lines = (when or badge_text(row), evidence_text(row), origin_text(row))
            return plain_tip("\n".join(text for text in lines if text))
        return None


def badge_text(row: Badge) -> str:
    """What was achieved, what is to be done, or why it was withdrawn."""
    if row.withdrawal is not None:
        text = QCoreApplication.translate("cards", "Withdrawn by {name} on {day}: {reason}")
        return text.format(
            name=row.withdrawal.withdrawn_by,
            day=day(row.withdrawal.withdrawn_at),
            reason=row.withdrawal.reason,
        )
    if row.earned_at is None:
        return badge_criteria(row.definition)
    return badge_description(row.definition)


_EVIDENCE = {
    Fact.PROJECT: QT_TRANSLATE_NOOP("cards", "For the project “{name}”"),
    Fact.DATA_TYPE: QT_TRANSLATE_NOOP("cards", "For the data type “{name}”"),
    Fact.ACTION: QT_TRANSLATE_NOOP("cards", "For the action “{name}”"),
    Fact.APPLICATION: QT_TRANSLATE_NOOP("cards", "For the application “{name}”"),
    Fact.INVITATION: QT_TRANSLATE_NOOP("cards", "For inviting {name}"),
}


def evidence_text(row: Badge) -> str:
    """What earned the badge, as it was called then."""
    if row.evidence is None:
        return ""
    text = QCoreApplication.translate("cards", _EVIDENCE[row.evidence.fact])
    return text.format(name=row.evidence.name)


def origin_text(row: Badge) -> str:
    """How the badge came, where it was not earned here and then."""
    if row.earned is None or row.earned.origin is Origin.LIVE:
        return ""
    if row.earned.origin is Origin.BACKFILL:
        return QCoreApplication.translate("cards", "Added afterwards.")
    if row.earned.verified:
        return QCoreApplication.translate("cards", "Imported.")
    return QCoreApplication.translate("cards", "Imported, not verified.")


def may_be_shared(row: Badge) -> bool:
    """Whether it is there, and earned here: what was only imported is not signed for."""
    return row.earned is not None and row.earned.verified and row.withdrawal is None


def progress_text(row: Badge) -> str:
    """How far one has come with a count; nothing once it is earned."""
    if not row.wanted or row.earned_at is not None:
        return ""
    done = min(row.done, row.wanted)
    return f"{QLocale().toString(done)} / {QLocale().toString(row.wanted)}"


def share_text(row: Badge) -> str:
    """How many members of the open project have it too."""
    if row.share is None:
        return ""
    some, everyone = row.share
    text = QCoreApplication.translate("cards", "{some} of {all} members have this")
    if some == 1:
        text = QCoreApplication.translate("cards", "{some} of {all} members has this")
    return text.format(some=some, all=everyone)


def cut(text: str, metrics: QFontMetrics, room: QSize) -> str:
    """As many words as have room in lines of that width, and … where that is not all."""
    words, width = text.split(), QRect(0, 0, room.width(), 0)

    def is_too_high(shown: str) -> bool:
        box = metrics.boundingRect(width, Qt.TextFlag.TextWordWrap, shown)
        return box.height() > room.height()

    def begun(count: int) -> str:
        return " ".join(words[:count]) + " …"

    if not is_too_high(whole := " ".join(words)):
        return whole
    fitting = bisect_left(range(1, len(words)), True, key=lambda n: is_too_high(begun(n)))
    return begun(max(1, fitting))


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
        self._paint_content(painter, option.rect, row)
        painter.restore()

    def editorEvent(
        self, event: QEvent, _model: QAbstractItemModel, option: Option, index: Index
    ) -> bool:
        """A click on the evidence opens it."""
        link = self._evidence_area(option.rect, index.data(ROW_ROLE))
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and link.contains(event.position().toPoint())
        )
        if clicked:
            self._grid.open_evidence(index)
        return clicked

    def _inside(self, cell: QRect) -> QRect:
        return cell.adjusted(14, 20, 8 - GAP - 14, 8 - GAP - 16)

    def _evidence_area(self, cell: QRect, row: Badge) -> QRect:
        """Where the evidence of a card stands: two lines above the foot; empty without."""
        if row.evidence is None:
            return QRect()
        area = self._inside(cell)
        line = QFontMetrics(theme.font()).lineSpacing()
        bottom = area.bottom() - line - 6 - (line if row.share is not None else 0)
        return QRect(area.left(), bottom - line, area.width(), line)

    def _paint_content(self, painter: QPainter, cell: QRect, row: Badge) -> None:
        area = self._inside(cell)
        earned = row.earned_at is not None
        ratio = painter.device().devicePixelRatioF()
        picture = icons.badge_pixmap(row.definition.icon, MEDALLION, ratio, earned=earned)
        painter.drawPixmap(area.center().x() - MEDALLION // 2, area.top(), picture)
        body, strong = theme.font(), theme.font(semibold=True)
        line = QFontMetrics(body).lineSpacing()
        words = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        top = area.top() + MEDALLION + 10
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        box = QRect(area.left(), top, area.width(), 2 * line)
        used = painter.drawText(box, words, badge_label(row.definition))
        painter.setFont(body)
        painter.setPen(theme.color("dim"))
        top = used.bottom() + 6
        foot = QRect(area.left(), area.bottom() - line, area.width(), line)
        center = Qt.AlignmentFlag.AlignHCenter
        end = foot.top() - 6
        if row.share is not None:
            end -= line
            there = QRect(area.left(), end, area.width(), line)
            paint_text(painter, there, share_text(row), theme.font(theme.CAPTION), "dim", center)
        link = self._evidence_area(cell, row)
        if row.evidence is not None:
            role = "accent" if row.evidence.project_id else "dim"
            paint_text(painter, link, evidence_text(row), body, role, center)
            end = link.top()
        if row.wanted and not earned:
            self._paint_progress(painter, QRect(area.left(), end - line, area.width(), line), row)
            end -= line
        painter.setFont(body)
        painter.setPen(theme.color("dim"))
        text = QRect(area.left(), top, area.width(), max(line, end - top - 2))
        painter.drawText(text, words, cut(badge_text(row), QFontMetrics(body), text.size()))
        self._paint_foot(painter, foot, row, ratio)

    @staticmethod
    def _paint_progress(painter: QPainter, area: QRect, row: Badge) -> None:
        """A bar, and the count in words at its end."""
        done = min(row.done, row.wanted)
        font = theme.font(theme.CAPTION)
        text = progress_text(row)
        width = QFontMetrics(font).horizontalAdvance(text) + 8
        right = Qt.AlignmentFlag.AlignRight
        paint_text(painter, area, text, font, "dim", right)
        bar = QRectF(area.left(), area.center().y() - 2, area.width() - width, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(bar, 3, 3)
        if done:
            bar.setWidth(max(6.0, bar.width() * done / row.wanted))
            painter.setBrush(theme.color("earned"))
            painter.drawRoundedRect(bar, 3, 3)

    def _paint_foot(self, painter: QPainter, area: QRect, row: Badge, ratio: float) -> None:
        if row.withdrawal is not None:
            text, icon, role = self.tr("Withdrawn"), "ban", "danger"
        elif row.earned_at is None:
            text, icon, role = self.tr("Locked"), "lock", "dim"
        elif row.earned is not None and not row.earned.verified:
            text, icon, role = self.tr("Imported, not verified"), "info", "dim"
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

    evidence_wanted = Signal(object)
    """The Evidence of the badge that was clicked or entered, while it can be opened."""
    menu_wanted = Signal(object)
    """The place on the screen at which the current badge's menu is to open."""

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
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.activated.connect(self.open_evidence)
        self.fit()

    def open_evidence(self, index: Index) -> None:
        """Ask for what earned a badge to be opened, if that is still there."""
        row: Badge = index.data(ROW_ROLE)
        if row.evidence is not None and row.evidence.project_id:
            self.evidence_wanted.emit(row.evidence)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            there = self.visualRect(self.currentIndex()).center()
            place = self.viewport().mapToGlobal(there)
        else:
            self.setCurrentIndex(self.indexAt(event.pos()))
        self.menu_wanted.emit(place)

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
        height = 20 + MEDALLION + 10 + 7 * metrics.lineSpacing() + 30 + GAP
        self.setGridSize(QSize(width // columns, height))


class BadgesDialog(QDialog):
    """The grid under its summary; it follows what is earned while it is open."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        project: Callable[[], ProjectRow | None] = lambda: None,
    ) -> None:
        """``project`` tells the open one, whose members are counted."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableSize()
        self.resize(min(776, room.width() - 8), min(720, room.height() - 48))
        self._project = project
        self._holders: Holders = {}
        self.setMinimumSize(320, 400)
        self._workspace = workspace
        self.model = BadgeModel(self)
        self.grid = BadgeGrid(self.model)
        self._heading = widgets.label("title")
        self.summary = widgets.label("dim")
        self._progress = widgets.Progress()
        self._progress.setFixedWidth(180)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        self.shown_to_others = QCheckBox()
        self.shown_to_others.clicked.connect(self._show_to_others)

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
        bottom = QHBoxLayout()
        bottom.setContentsMargins(5, 0, 28, 0)
        bottom.addWidget(self.shown_to_others)
        bottom.addStretch()
        page.addLayout(bottom)
        self._files = self._file_buttons()
        page.addLayout(self._files)
        workspace.updated.connect(self._show)
        workspace.stale.connect(self._count_holders)
        self.retranslate()
        self._count_holders()

    def _file_buttons(self) -> QHBoxLayout:
        """What makes files of badges, and reads them."""
        self.share = widgets.button("main", "send", "on_accent")
        self.share.clicked.connect(self._share)
        kept = self.share.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the others do not jump
        self.share.setSizePolicy(kept)
        self.check = widgets.button("", "search")
        self.check.clicked.connect(self._check)
        self.more = widgets.tool_button("more")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.export, self.import_ = QAction(self), QAction(self)
        self.export.triggered.connect(self._export)
        self.import_.triggered.connect(self._import)
        menu.addActions([self.export, self.import_])
        self.more.setMenu(menu)
        self.grid.selectionModel().currentChanged.connect(self._offer_share)
        self.model.modelReset.connect(self._offer_share)
        self.grid.menu_wanted.connect(self._show_menu)
        row = QHBoxLayout()
        row.setContentsMargins(5, 0, 28, 12)
        row.setSpacing(8)
        row.addWidget(self.check)
        row.addWidget(self.more)
        row.addStretch()
        row.addWidget(self.share)
        return row

    def current(self) -> Badge | None:
        """The badge that the user is at, if there is one."""
        row = self.grid.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Badge) else None

    def _offer_share(self) -> None:
        row = self.current()
        self.share.setVisible(row is not None and may_be_shared(row))

    def _show_menu(self, place: QPoint) -> None:
        row = self.current()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        share = menu.addAction(self.share.text(), self._share)
        share.setEnabled(may_be_shared(row))
        menu.popup(place)

    # What follows is imported when it is wanted: it takes longer than the dialog may.

    def _share(self) -> None:
        from .badge_files import ShareBadge

        row = self.current()
        if row is not None and may_be_shared(row):
            ShareBadge(self, self._workspace, row.definition).open()

    def _check(self) -> None:
        from .badge_files import ask_to_check

        ask_to_check(self, self._workspace)

    def _export(self) -> None:
        from .badge_files import ask_to_export

        ask_to_export(self, self._workspace)

    def _import(self) -> None:
        from .badge_files import ask_to_import

        ask_to_import(self, self._workspace)

    def retranslate(self) -> None:
        self.share.setText(self.tr("Share…"))
        self.check.setText(self.tr("Check a badge file…"))
        self.export.setText(self.tr("Export all…"))
        self.import_.setText(self.tr("Import…"))
        widgets.name_button(self.more, self.tr("More about badges"))
        self.shown_to_others.setText(self.tr("Show my badges to the members of my projects"))
        self.setWindowTitle(self.tr("Badges"))
        self._heading.setText(self.tr("Badges"))
        self.grid.setAccessibleName(self.tr("Badges"))
        self._show()
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            # Room for the words on the buttons, in any language.
            self.setMinimumWidth(max(320, self._files.sizeHint().width() + 23))
        return handled

    def _show(self) -> None:
        snapshot = self._workspace.snapshot
        rows = badge_rows(())
        if snapshot is not None:
            self.shown_to_others.setChecked(not snapshot.user.badges_hidden)
            rows = badge_rows(snapshot.earned, snapshot.withdrawals, snapshot.done, self._holders)
        earned, known = summary(rows)
        text = self.tr("Earned Badges: {earned} / {all}")
        self.summary.setText(text.format(earned=earned, all=known))
        self._progress.set_share(earned, known)
        self.model.set_rows(rows)

    def _count_holders(self) -> None:
        project = self._project()
        if project is None:
            return
        wanted = project.id

        def counted(holders: Holders) -> None:
            self._holders = holders
            self._show()

        self._workspace.tasks.run(
            self, lambda: models.queries.member_badges(wanted), counted, lambda _: None
        )

    def _show_to_others(self, shown: bool) -> None:
        user_id = self._workspace.user.id
        self._workspace.tasks.write(self, lambda: operations.hide_badges(user_id, not shown))


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
        for at, item in enumerate(shown):
            medallion = self._medallions[item.name]
            medallion.show_badge(item.icon, earned=False)  # until it is known
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
