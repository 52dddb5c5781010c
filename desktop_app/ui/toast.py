"""Toasts: messages in a corner of the window, which take no focus and go by themselves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from . import theme, widgets
from .notifications import Message

STAY_MS = 7_000
MARGIN = 20
AT_ONCE = 3


class Toast(QFrame):
    """One message; hovering holds it, clicking it opens its target."""

    closed = Signal(object)
    """This toast goes, for whatever reason but the end of its window."""

    def __init__(self, parent: QWidget, shown: Message, clicked: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setProperty("kind", "floating")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{shown.title}. {shown.text}")
        self.setFixedWidth(360)
        self._clicked = clicked
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self.close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = widgets.IconLabel(shown.icon, 40)
        picture.show_badge(shown.icon, earned=True)
        dismiss = widgets.tool_button("close")
        dismiss.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widgets.name_button(dismiss, self.tr("Close"))
        dismiss.clicked.connect(self.close)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(widgets.label("strong", shown.title, wrap=True))
        words.addWidget(widgets.label("dim", shown.text, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 8, 12)
        row.setSpacing(12)
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shade = theme.color("text")
        shade.setAlpha(60)
        shadow.setColor(shade)
        self.setGraphicsEffect(shadow)
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit(self)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._clicked()
        self.close()


class Toasts(QObject):
    """The stack of toasts in the window's lower corner; more than three wait their turn."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[tuple[Message, Callable[[], None]]] = []
        self.shown: list[Toast] = []
        window.installEventFilter(self)

    def show(self, shown: Message, clicked: Callable[[], None]) -> None:
        """Show a message as soon as there is room and the window can be seen."""
        self._waiting.append((shown, clicked))
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.WindowStateChange):
            self._fill()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        visible = self._window.isVisible() and not self._window.isMinimized()
        while visible and self._waiting and len(self.shown) < AT_ONCE:
            toast = Toast(self._window, *self._waiting.pop(0))
            toast.closed.connect(self._forget)
            self.shown.append(toast)
            toast.adjustSize()
            self._arrange()  # before it is shown: the pointer may be where it would come from
            toast.show()
            toast.resize(toast.width(), toast.heightForWidth(toast.width()))
            toast.raise_()
        self._arrange()

    def _forget(self, toast: Toast) -> None:
        if toast in self.shown:
            self.shown.remove(toast)
            self._fill()

    def _arrange(self) -> None:
        bottom = self._window.height() - MARGIN
        right = self._window.width() - MARGIN
        for toast in reversed(self.shown):
            bottom -= toast.height()
            toast.move(right - toast.width(), bottom)
            bottom -= 12
