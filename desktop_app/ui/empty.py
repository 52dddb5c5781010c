"""Empty states: what a page is for, and the button that fills it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..badges import get_badge_definition
from . import icons, theme, widgets
from .nouns import NOUNS, Page, word
from .translation import badge_label


class _Emblem(QWidget):
    """A large icon on a soft disc."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(88, 88)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawEllipse(QRectF(self.rect()))
        picture = icons.icon_pixmap(self._name, "accent", 40, self.devicePixelRatioF())
        painter.drawPixmap(24, 24, picture)


class EmptyState(QWidget):
    """An emblem, a title, a sentence, a button; under it perhaps the badge to be earned."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.title = widgets.label("section")
        self.text = widgets.label("dim", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setFixedWidth(380)
        self.button = widgets.button("main", "plus", "on_accent")
        self.badge = widgets.IconLabel("lock", 28)
        self.hint = widgets.label("dim")
        self._reward = QWidget()
        reward = QHBoxLayout(self._reward)
        reward.setContentsMargins(0, 0, 0, 0)
        reward.setSpacing(8)
        reward.addWidget(self.badge)
        reward.addWidget(self.hint)

        # Aligned, the label would be given the height that it needs at the page's width.
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self.text)
        middle.addStretch()
        center = Qt.AlignmentFlag.AlignHCenter
        page = QVBoxLayout(self)
        page.setSpacing(12)
        page.addStretch(2)
        page.addWidget(_Emblem(icon), 0, center)
        page.addSpacing(4)
        page.addWidget(self.title, 0, center)
        page.addLayout(middle)
        page.addSpacing(4)
        page.addWidget(self.button, 0, center)
        page.addWidget(self._reward, 0, center)
        page.addStretch(3)
        self._reward.hide()

    def show_noun(self, page: Page, *, locked: bool) -> None:
        """The words for a page without rows, and the badge where it is still locked."""
        noun = NOUNS[page]
        self.title.setText(word(noun.plural))
        self.text.setText(word(noun.about))
        self.button.setText(word(noun.new))
        definition = get_badge_definition(noun.badge)
        self.badge.show_badge(definition.icon, earned=True)
        self.hint.setText(word(noun.hint).format(badge=badge_label(definition)))
        self._reward.setVisible(locked)
