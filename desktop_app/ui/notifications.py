"""Notifications: their words, the centre behind the bell, and the bell itself."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .. import models, operations
from ..badges import UnknownBadge, get_badge_definition
from ..errors import QT_TRANSLATE_NOOP
from ..models.rows import NotificationRow
from . import icons, theme, widgets
from .delegates import Index, Option, paint_row, paint_text, place
from .item_models import ROW_ROLE, Column, RowsModel
from .translation import ago, badge_description, badge_label, full_time
from .workspace import Workspace

_BADGE_WORDS = {
    "badgeEarned": (QT_TRANSLATE_NOOP("notifications", "New badge: {badge}"), ""),
    "badgeWithdrawn": (
        QT_TRANSLATE_NOOP("notifications", "Badge withdrawn: {badge}"),
        QT_TRANSLATE_NOOP("notifications", "{by}: {reason}"),
    ),
    "badgeReturned": (
        QT_TRANSLATE_NOOP("notifications", "Badge given back: {badge}"),
        QT_TRANSLATE_NOOP("notifications", "{by} has given it back to you."),
    ),
}
"""By kind: the title, and the text where it is not the badge's own."""


@dataclass(frozen=True)
class Message:
    """A notification in the user's language, with its badge's icon."""

    title: str
    text: str
    icon: str


class _Summary(QObject):
    """Has the one plural here: lupdate finds those in the tr() of a class only."""

    def title(self, count: int) -> str:
        return self.tr("%n badge(s) added", "", count)


def message(row: NotificationRow) -> Message:
    """The words for a notification; one from a newer version gets words too."""
    translate = QCoreApplication.translate
    values = row.parameters
    if row.kind == "badgesAdded" and values.get("count", "").isdecimal():
        return Message(
            _Summary().title(int(values["count"])),
            translate("notifications", "For what you have already done."),
            "badge-project-created",
        )
    try:
        definition = get_badge_definition(values.get("badge", ""))
        title, text = _BADGE_WORDS[row.kind]
    except (UnknownBadge, KeyError):
        return Message(
            translate("notifications", "Something new"),
            translate("notifications", "Update Business Platform to see what it is."),
            "application",
        )
    text = translate("notifications", text) if text else badge_description(definition)
    return Message(
        translate("notifications", title).format(badge=badge_label(definition)),
        text.format(by=values.get("by", ""), reason=values.get("reason", "")),
        definition.icon,
    )


def message_icon(shown: Message) -> QIcon:
    """The message's icon, in full colour."""
    return icons.badge_icon(shown.icon)


class Bell(QToolButton):
    """Opens the centre; a small count says how many notifications are unread."""

    def __init__(self) -> None:
        super().__init__()
        self.setIcon(icons.icon("bell"))
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._unread = 0

    def show_unread(self, unread: int) -> None:
        self._unread = unread
        count = self.tr("Notifications, %n unread", "", unread)
        widgets.name_button(self, count if unread else self.tr("Notifications"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._unread:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(self._unread) if self._unread < 100 else "99+"
        font = QFont(theme.font(theme.CAPTION, semibold=True))
        font.setPixelSize(10)
        width = max(16, QFontMetrics(font).horizontalAdvance(text) + 8)
        pill = QRect(self.width() - width, 1, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(pill, 8, 8)
        painter.setFont(font)
        painter.setPen(theme.color("on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class _Delegate(QStyledItemDelegate):
    """Two lines beside the badge; a dot and a bold title while unread."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(200, 2 * QFontMetrics(theme.font()).lineSpacing() + 28)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        row: NotificationRow = index.data(ROW_ROLE)
        shown = message(row)
        painter.save()
        paint_row(painter, option, selected=False)
        ratio = painter.device().devicePixelRatioF()
        spot = place(option, 12, 36)
        badge = icons.badge_pixmap(shown.icon, 36, ratio, earned=True)
        painter.drawPixmap(spot.left(), spot.center().y() - 17, badge)
        line = QFontMetrics(theme.font()).lineSpacing()
        width = option.rect.width() - 60 - 28
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        top = option.rect.top() + 14
        title = place(option, 60, width)
        title.setTop(top)
        title.setHeight(line)
        bold = theme.font(semibold=row.read_at is None)
        paint_text(painter, title, shown.title, bold, "text", left)
        when = ago(row.created_at)
        caption = theme.font(theme.CAPTION)
        far = QFontMetrics(caption).horizontalAdvance(when) + 4
        below = QRect(title)
        below.moveTop(top + line)
        paint_text(painter, below, when, caption, "dim", right)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            below.setLeft(below.left() + far)
        else:
            below.setRight(below.right() - far)
        paint_text(painter, below, shown.text, theme.font(), "dim", left)
        if row.read_at is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            dot = place(option, option.rect.width() - 18, 8)
            painter.drawEllipse(dot.left(), option.rect.center().y() - 4, 8, 8)
        painter.restore()


class NotificationCentre(QFrame):
    """What the bell opens: newest first, unread marked; a click reads it and goes to its target."""

    target_wanted = Signal(str)
    """A notification's target."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("notification-centre")
        self.setProperty("kind", "floating")
        self.setFixedHeight(440)
        self._workspace = workspace
        self._heading = widgets.label("section")
        self.read_all = widgets.button("flat")
        self.read_all.clicked.connect(lambda: self._read(None))
        self.read_all.setEnabled(False)
        self.model = RowsModel(
            [Column(lambda: "", self._said, sort=lambda row: -row.id, tip=self._tip)], self
        )
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self._nothing = widgets.label("dim", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content = QWidget()
        self._stack = QStackedLayout(content)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.view)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.read_all)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(10, 10, 10, 10)
        self._page.setSpacing(8)
        self._page.addLayout(head)
        self._page.addWidget(content)
        workspace.updated.connect(self.refresh)
        self.retranslate()

    def open_below(self, anchor: QWidget) -> None:
        """Open under the bell, inside the screen."""
        self.setFixedWidth(max(440, self._page.minimumSize().width()))
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        room = screen.adjusted(4, 4, -3 - self.width(), -3 - self.height())
        corner.setX(max(room.left(), min(corner.x(), room.right())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom())))
        self.move(corner)
        self.refresh()
        self.show()
        self.view.setFocus()

    def refresh(self) -> None:
        """Read the notifications again."""
        if self._workspace.snapshot is None:
            return
        user_id = self._workspace.user.id
        self._workspace.tasks.run(
            self, lambda: models.queries.notifications(user_id), self._show, lambda _: None
        )

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Notifications"))
        self.view.setAccessibleName(self.tr("Notifications"))
        self.setAccessibleName(self.tr("Notifications"))
        self.read_all.setText(self.tr("Mark all read"))
        self._nothing.setText(self.tr("Nothing yet. What you achieve is announced here."))
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self, rows: list[NotificationRow]) -> None:
        self.model.set_rows(rows)
        self.model.retranslate()
        if rows and not self._stack.currentIndex():
            self._stack.setCurrentIndex(1)
            self.view.setFocus()  # while it was hidden it could not have it
        self.read_all.setEnabled(any(row.read_at is None for row in rows))

    def _open(self, index: QModelIndex) -> None:
        row: NotificationRow = index.data(ROW_ROLE)
        self._read(row.id)
        self.hide()
        self.target_wanted.emit(row.target)

    def _read(self, notification_id: int | None) -> None:
        user_id = self._workspace.user.id
        self._workspace.tasks.write(self, lambda: operations.mark_read(user_id, notification_id))

    def _said(self, row: NotificationRow) -> str:
        shown = message(row)
        said = f"{shown.title}, {shown.text} {ago(row.created_at)}"
        return said if row.read_at is not None else self.tr("Unread: {text}").format(text=said)

    @staticmethod
    def _tip(row: NotificationRow) -> str:
        return full_time(row.created_at)
