"""Records as cards: a picture on top if there is one, the title, and the first few fields."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
)

from ... import models
from ...errors import PlatformError
from ...models.fields import FieldKind
from ...models.record_rows import AttachmentRow, Page
from .. import icons, picture, theme, widgets
from ..delegates import Index, Option, paint_text
from ..history import History
from ..item_models import ROW_ROLE
from ..tasks import Tasks
from ..workspace import Workspace
from .record_view import Card, CardsModel, RecordView, card

LINES = 4
BATCH = 60
MOST = 1_200
"""After so many cards nobody scrolls on: a filter finds better."""
NARROWEST = 256
GAP = 16
PADDING = 16
PICTURE = 132
KEPT = 300  # pictures in memory
_LEFT, _CENTER = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignCenter


class Pictures(QObject):
    """The pictures that cards show, small: read when first painted, the last few kept."""

    arrived = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._known: OrderedDict[str, QPixmap | None] = OrderedDict()

    def get(self, file: AttachmentRow) -> QPixmap | None:
        """The picture, or None where there is none yet, or none at all."""
        if file.sha256 not in self._known:
            self._known[file.sha256] = None
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
            self._read(file)
        self._known.move_to_end(file.sha256)
        return self._known[file.sha256]

    def _read(self, file: AttachmentRow) -> None:
        def show(image: QImage) -> None:
            if file.sha256 in self._known:
                self._known[file.sha256] = QPixmap.fromImage(image)
                self.arrived.emit()

        def decode(data: bytes) -> None:
            self._tasks.aside(self, lambda: picture.decode(data, 2 * NARROWEST), show, _none)

        self._tasks.run(self, lambda: models.attachments.read(file), decode, _none)


def _none(_error: PlatformError) -> None:
    """A picture that cannot be read is not shown; opening the attachment tells why."""


def line_height() -> int:
    """The height of one line of a card."""
    return QFontMetrics(theme.font()).height() + 4


class CardDelegate(QStyledItemDelegate):
    """Paints a card: raised, an accent ring where selected."""

    def __init__(self, parent: QObject, pictures: Pictures | None, gap: int) -> None:
        super().__init__(parent)
        self._pictures, self._gap = pictures, gap
        self.size = QSize(NARROWEST, 100)
        self.with_picture = False
        self.captions = True

    def height(self, lines: int) -> int:
        """How high a card with so many lines is, and the gap under it."""
        text = QFontMetrics(theme.font(semibold=True)).height() + 8 + lines * line_height()
        return (PICTURE if self.with_picture else 0) + 2 * PADDING - 4 + text + self._gap

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        shown: Card = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        area = option.rect.adjusted(0, 0, -self._gap if self._pictures else 0, -self._gap)
        _paint_ground(painter, area, option)
        inner = area.adjusted(PADDING, PADDING - 2, -PADDING, -PADDING + 2)
        if self.with_picture:
            top = QRect(area.left(), area.top(), area.width(), PICTURE)
            self._paint_picture(painter, top, shown.picture)
            inner.setTop(area.top() + PICTURE + PADDING - 4)
        self._paint_words(painter, inner, shown)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, shown: Card) -> None:
        bold = theme.font(semibold=True)
        height = QFontMetrics(bold).height()
        title = QRect(area.left(), area.top(), area.width(), height)
        paint_text(painter, title, shown.title, bold, "text", _LEFT)
        y = title.bottom() + 7
        step, body = line_height(), theme.font()
        caption = min(area.width() * 2 // 5, 120) if self.captions else 0
        for name, text in shown.lines:
            if y + step > area.bottom() + 6:
                break
            row = QRect(area.left(), y, area.width(), step)
            if not self.captions:
                paint_text(painter, row, text, body, "dim", _LEFT)
            else:
                left, right = QRect(row), QRect(row)
                left.setWidth(caption - 8)
                right.setLeft(row.left() + caption)
                if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    left.moveRight(row.right())
                    right.moveLeft(row.left())
                paint_text(painter, left, name, body, "dim", _LEFT)
                paint_text(painter, right, text, body, "text", _LEFT)
            y += step

    def _paint_picture(self, painter: QPainter, area: QRect, file: AttachmentRow | None) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(area).adjusted(1, 1, -1, 12), 10, 10)
        clip = QPainterPath()
        clip.addRect(QRectF(area))
        painter.save()
        painter.setClipPath(path.intersected(clip))
        shown = None if file is None or self._pictures is None else self._pictures.get(file)
        if shown is None:
            painter.fillRect(area, theme.color("soft" if file is None else "hover"))
            ratio = painter.device().devicePixelRatioF()
            mark = icons.icon_pixmap("image", "dim", 28, ratio)
            painter.drawPixmap(area.center() - QPoint(14, 14), mark)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            grown = QSize(shown.size())
            grown.scale(area.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            spot = QRectF(QPointF(0, 0), grown.toSizeF())
            spot.moveCenter(QRectF(area).center())
            painter.drawPixmap(spot, shown, QRectF(shown.rect()))
        painter.restore()


def _paint_ground(painter: QPainter, area: QRect, option: Option) -> None:
    state = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    focus = bool(state & QStyle.StateFlag.State_HasFocus)
    line = 2.0 if selected or focus else 1.0
    painter.setPen(QPen(theme.color("accent" if selected or focus else "border"), line))
    painter.setBrush(theme.color("hover" if hovered and not selected else "raised"))
    inset = line / 2
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), 11, 11)


class CardList(QListView):
    """A list of cards that opens one by Enter or double click."""

    opened = Signal(object)
    """A record's id."""
    picked = Signal(object)
    """The id of the selected record, or None."""
    form_wanted = Signal()

    def __init__(self, model: CardsModel) -> None:
        super().__init__()
        self.cards = model
        self.setModel(model)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(lambda _: self._open())
        self.selectionModel().currentChanged.connect(self._tell)
        self.kept: int | None = None

    def current(self) -> Card | None:
        """The card where the keyboard is."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def keep_current(self) -> None:
        """Remember the selected record: the model is about to be filled anew."""
        shown = self.current()
        self.kept = None if shown is None else shown.row.id

    def restore_current(self) -> None:
        """Select it again, if it is still here."""
        at = -1 if self.kept is None else self.cards.row_of(self.kept)
        if at >= 0 and self.currentIndex().row() != at:
            self.setCurrentIndex(self.cards.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Space:
            self.form_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.clearSelection()

    def _open(self) -> None:
        shown = self.current()
        if shown is not None:
            self.opened.emit(shown.row.id)

    def _tell(self) -> None:
        shown = self.current()
        self.picked.emit(None if shown is None else shown.row.id)


class CardsView(RecordView):
    """Cards side by side, as many to a line as there is room for."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__(workspace, history)
        self.model = CardsModel(self)
        self.model.more_wanted.connect(self._read_more)
        self._pictures = Pictures(workspace.tasks, self)
        self.list = _Wall(self.model)
        self._delegate = CardDelegate(self.list, self._pictures, GAP)
        self.list.setItemDelegate(self._delegate)
        self._pictures.arrived.connect(self.list.viewport().update)
        self.list.opened.connect(self.open_wanted)
        self.list.picked.connect(self.current_changed)
        self.list.form_wanted.connect(self.form_wanted)
        self.list.resized.connect(self._fit)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.end = widgets.label("dim", wrap=True)
        self.end.setAlignment(_CENTER)
        self.end.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        page.addWidget(self.list)
        page.addWidget(self.end)
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Cards"))
        self.end.setText(
            self.tr("These are the first {count} records. A filter brings others here.").format(
                count=self.locale().toString(MOST)
            )
        )

    def take_focus(self) -> None:
        self.list.setFocus()

    @property
    def current(self) -> int | None:
        shown = self.list.current()
        return None if shown is None else shown.row.id

    def refresh(self) -> None:
        self._read(max(BATCH, len(self.model.cards)))

    def _read_more(self) -> None:
        self._read(len(self.model.cards) + BATCH)

    def _read(self, limit: int) -> None:
        # As a whole: what is above may have changed, too, and so few rows are read at once.
        type_, query, limit = self.type, self.query, min(limit, MOST)

        def read() -> tuple[Page, int]:
            page = models.records.read_page(type_, query, limit=limit + 1)
            more = len(page.rows) > limit
            return page, models.records.count(type_, query) if more else len(page.rows)

        self.ask(read, lambda found: self._accept(*found, limit))

    def _accept(self, page: Page, count: int, limit: int) -> None:
        lines = [f for f in self.type.fields if f != self.type.title_field]
        lines = [f for f in lines if f.kind is not FieldKind.ATTACHMENT][:LINES]
        untitled = self.tr("Untitled")
        cards = [card(self.type, row, page, lines, untitled) for row in page.rows[:limit]]
        self._delegate.with_picture = any(each.picture is not None for each in cards)
        self.list.keep_current()
        self._fit()
        self.model.set_cards(cards, more=count > len(cards) and limit < MOST)
        self.list.restore_current()
        self.end.setVisible(count > MOST)
        self.counted.emit(count)

    def _fit(self) -> None:
        """As many cards to a line as there is room for, all of one size."""
        room = max(NARROWEST + GAP, self.list.viewport().width())
        across = max(1, room // (NARROWEST + GAP))
        others = len([f for f in self.type.fields if f.kind is not FieldKind.ATTACHMENT]) - 1
        size = QSize(room // across, self._delegate.height(min(LINES, max(others, 0))))
        if size != self._delegate.size:
            self._delegate.size = size
            self.list.setGridSize(size)
            self.list.scheduleDelayedItemsLayout()

    def _show_menu(self, at: QPoint) -> None:
        shown = self.list.current()
        if shown is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        record_id = shown.row.id
        menu.addAction(self.tr("Open"), lambda: self.open_wanted.emit(record_id))
        menu.popup(self.list.viewport().mapToGlobal(at))


class _Wall(CardList):
    """Cards that wrap."""

    resized = Signal()

    def __init__(self, model: CardsModel) -> None:
        super().__init__(model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
