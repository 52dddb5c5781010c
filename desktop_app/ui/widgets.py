"""The small parts that several views are made of: labels, cards, avatars, choices."""

import re

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ..models.rows import UserRow
from . import icons, theme
from .translation import plain_tip

_LONG_WORD = re.compile(r"\S{41,}")
_PIECE = re.compile(r"(?:[^\u200d][\u0300-\u036f\ufe00-\ufe0f\u200d]*){10}")  # no mark is torn off
# White initials are readable on each: 4.5:1 and more.
_AVATAR_COLORS = ("#6D4AE0", "#3454D1", "#0F766E", "#B4235A", "#A2510B", "#157A3C", "#0369A1")


class _Wrapping(QLabel):
    """A label of several lines; a word longer than a line is broken, not the window widened."""

    def setText(self, text: str) -> None:
        super().setText(_LONG_WORD.sub(lambda w: _PIECE.sub("\\g<0>\u200b", w[0]), text))

    def text(self) -> str:
        return super().text().replace("\u200b", "")


def label(kind: str = "", text: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the style sheet's kinds, which shows its text as it is."""
    made = _Wrapping() if wrap else QLabel()
    made.setText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


def make_room(dialog: QDialog) -> None:
    """As high as the lines in it need: Qt asks for fewer than wrapping makes of them."""
    layout = dialog.layout()
    assert layout is not None
    height = layout.totalHeightForWidth(dialog.width())
    if height > dialog.height():
        dialog.resize(dialog.width(), height)


def frame(kind: str = "", name: str = "") -> QFrame:
    """A surface: a card, a hint, a line; or one with a name of its own in the style sheet."""
    made = QFrame()
    made.setProperty("kind", kind)
    made.setObjectName(name)
    return made


def button(kind: str = "", icon: str = "", role: str = "dim") -> QPushButton:
    """A push button; ``main`` is the one that a view ends at."""
    made = QPushButton()
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        made.setIcon(icons.icon(icon, role))
        made.setIconSize(QSize(18, 18))
    return made


def tool_button(icon: str, role: str = "dim") -> QToolButton:
    """A button that is only an icon; whoever makes it gives it a tool tip and accessible name."""
    made = QToolButton()
    made.setIcon(icons.icon(icon, role))
    made.setIconSize(QSize(20, 20))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def name_button(made: QAbstractButton, text: str, shortcut: str = "") -> None:
    """Tell what an icon button does: to the eye on hovering, and to screen readers."""
    made.setAccessibleName(text)
    made.setToolTip(f"{text} ({shortcut})" if shortcut else text)


class ElidedLabel(QLabel):
    """A label of one line for text of any length: cut with … and whole in the tool tip."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())

    def _shown(self) -> str:
        metrics = QFontMetrics(self.font())
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def _tell(self) -> None:
        cut = self._shown() != self.text()
        self.setToolTip(plain_tip(self.text()) if cut else "")


class Choice(QComboBox):
    """A combo box with the theme's own chevron."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.setProperty("kind", kind)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        x = 8 if self.isRightToLeft() else self.width() - 24
        picture = icons.icon_pixmap("chevron-down", "dim", 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x, (self.height() - 16) / 2), picture)

    def choose(self, value: object) -> None:
        """Select the entry that carries ``value``, silently."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(value))
        self.blockSignals(False)


class Avatar(QAbstractButton):
    """A person: their picture in a circle, else their initials on a colour of their own."""

    def __init__(self, size: int, *, clickable: bool = False) -> None:
        super().__init__()
        self._ring = 3 if clickable else 0  # room for the focus ring
        self.setFixedSize(size + 2 * self._ring, size + 2 * self._ring)
        self._initials = ""
        self._color = QColor(_AVATAR_COLORS[0])
        self._picture = QPixmap()
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_user(self, user: UserRow) -> None:
        self.show_person(user.name, user.email, user.avatar)

    def show_person(self, name: str, email: str, picture: bytes | None) -> None:
        words = name.split()
        self._initials = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
        self._color = QColor(_AVATAR_COLORS[sum(email.encode()) % len(_AVATAR_COLORS)])
        self._picture = QPixmap()
        if picture is not None:
            self._picture.loadFromData(picture)
        if not self.accessibleName():
            self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        circle = QRectF(self.rect()).adjusted(self._ring, self._ring, -self._ring, -self._ring)
        if not self._picture.isNull():
            path = QPainterPath()
            path.addEllipse(circle)
            painter.setClipPath(path)
            painter.drawPixmap(circle, self._picture, QRectF(self._picture.rect()))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        painter.drawEllipse(circle)
        font = theme.font(semibold=True)
        font.setPixelSize(max(10, round(circle.width() * 0.38)))
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._initials)


class Progress(QWidget):
    """A thin bar, ``part`` of ``whole`` filled; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(6)
        self._share = 0.0

    def set_share(self, part: int, whole: int) -> None:
        self._share = part / whole if whole else 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(self.rect())
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(bar, 3, 3)
        if self._share:
            bar.setWidth(max(6.0, bar.width() * self._share))
            painter.setBrush(theme.color("earned"))
            painter.drawRoundedRect(bar, 3, 3)


class CardButton(QAbstractButton):
    """A card that is pressed as a whole; whoever makes it fills it with a layout."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        line = 2.0 if focus else 1.0
        painter.setPen(QPen(theme.color("accent" if focus else "border"), line))
        hovered = self.underMouse() or self.isDown()
        painter.setBrush(theme.color("hover" if hovered else "raised"))
        inset = line / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 11, 11)


class IconLabel(QWidget):
    """A drawing in a theme role's colour, or a badge."""

    def __init__(self, name: str, size: int, role: str = "dim") -> None:
        super().__init__()
        self._name, self._size, self._role = name, size, role
        self._earned: bool | None = None
        self.setFixedSize(size, size)

    def show_icon(self, name: str, role: str = "dim") -> None:
        self._name, self._role, self._earned = name, role, None
        self.update()

    def show_badge(self, name: str, *, earned: bool) -> None:
        self._name, self._earned = name, earned
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._earned is None:
            picture = icons.icon_pixmap(self._name, self._role, self._size, ratio)
        else:
            picture = icons.badge_pixmap(self._name, self._size, ratio, earned=self._earned)
        QPainter(self).drawPixmap(0, 0, picture)
