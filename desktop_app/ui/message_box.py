"""The box that says or asks one thing, in the look of every other dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from . import widgets
from .translation import plain_label

WIDTH = 460


class MessageBox(QDialog):
    """One sentence, perhaps a second, dimmer one; a way out, and perhaps a verb.

    ``accepted`` means that the verb was pressed. Where the verb takes something away, Enter means
    the way out.
    """

    OTHER = 2
    """How it ends where one of the verbs was pressed that were added."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        detail: str = "",
        *,
        leave: str,
        verb: str = "",
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self._text, self._detail = text, detail
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        out = _button("" if verb else "main", leave)
        out.clicked.connect(self.reject)
        buttons.addWidget(out)
        default = out
        if verb:
            does = _button("danger" if danger else "main", verb)
            does.clicked.connect(self.accept)
            buttons.addWidget(does)
            default = out if danger else does
        self._buttons = buttons
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(28, 24, 28, 24)
        self._page.setSpacing(8)
        self._page.addWidget(widgets.label("section", text, wrap=True))
        if detail:
            self._page.addWidget(widgets.label("dim", detail, wrap=True))
        self._page.addSpacing(16)
        self._page.addLayout(buttons)
        default.setDefault(True)
        default.setFocus()

    def add_verb(self, text: str, then: Callable[[], None], *, danger: bool = False) -> None:
        """Another way on, between the way out and the verb."""
        does = _button("danger" if danger else "", text)
        does.clicked.connect(lambda: self.done(self.OTHER))
        does.clicked.connect(then)
        self._buttons.insertWidget(self._buttons.count() - 1, does)

    def text(self) -> str:
        """What it says."""
        return self._text

    def detail(self) -> str:
        """What it says below that."""
        return self._detail

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        margins = self._page.contentsMargins()
        words = self._buttons.sizeHint().width() + margins.left() + margins.right()
        self.setFixedWidth(max(WIDTH, words))  # three verbs in German take more
        self.setFixedHeight(self._page.totalHeightForWidth(self.width()))


def _button(kind: str, text: str) -> QPushButton:
    made = widgets.button(kind)
    made.setText(plain_label(text))
    return made
