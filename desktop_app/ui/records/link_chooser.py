"""Choosing the records that a field links to: by searching as one types; chips for the chosen."""

from collections.abc import Callable, Mapping, Sequence

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ... import models
from ...models.fields import FieldKind, Value
from .. import widgets
from ..tasks import Tasks
from ..translation import plain_label, plain_tip
from .flow import Flow

FOUND = 20
"""The most records that are offered at once."""
PAUSE_MS = 120
"""Without a key for so long, what was typed is searched for."""
CHIPS = 40
"""The most chips that are made at once: hundreds would take long."""
_ID = Qt.ItemDataRole.UserRole
_NEW = Qt.ItemDataRole.UserRole + 1
"""The title that a record is to have which is not there yet."""


class LinkSearch(QLineEdit):
    """A line that finds records of one type by their titles; Enter takes the first."""

    chosen = Signal(object, str)
    """A record's id (too large for Qt's int) and its title."""
    left = Signal()
    """The user went on to another field."""

    def __init__(self, tasks: Tasks, type_id: int) -> None:
        super().__init__()
        self._tasks, self._type_id = tasks, type_id
        self.without: set[int] = set()
        """What is not offered: it is chosen already."""
        self.creator: Callable[[str, Callable[[int], None]], None] | None = None
        """Makes a record of a title and tells its id; None where that is not offered."""
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        self.popup = QListView()
        self.popup.setProperty("kind", "popup")
        self._completer.setPopup(self.popup)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.textEdited.connect(lambda _: self._pause.start())
        self.retranslate()

    def search(self) -> None:
        """Offer what is called like what was typed; the first few where nothing was."""
        text, type_id = self.text().strip(), self._type_id
        limit, may_create = FOUND + len(self.without), bool(text) and self.creator is not None

        def look() -> tuple[list[tuple[int, str]], bool]:
            rows = models.records.find_titles(type_id, text, limit)
            return rows, may_create and title_is_enough(type_id)

        def found(answer: tuple[list[tuple[int, str]], bool]) -> None:
            rows, enough = answer
            if text == self.text().strip() and self.hasFocus():
                known = text.casefold() in {title.casefold() for _, title in rows}
                left = [row for row in rows if row[0] not in self.without][:FOUND]
                self._offer(left, text if enough and not known else "")

        # The next key asks again.
        self._tasks.run(self, look, found, lambda _error: None)

    def retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Search…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.search()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.search()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pause.stop()
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _offer(self, rows: Sequence[tuple[int, str]], new: str) -> None:
        self._model.clear()
        for record_id, title in rows:
            item = QStandardItem(title or self.tr("(without a name)"))
            item.setData(record_id, _ID)
            item.setSizeHint(QSize(0, 34))
            self._model.appendRow(item)
        if new:
            item = QStandardItem(self.tr("Create “{title}”").format(title=new))
            item.setData(new, _NEW)
            item.setSizeHint(QSize(0, 34))
            self._model.appendRow(item)
        elif not rows:
            nothing = QStandardItem(self.tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setSizeHint(QSize(0, 34))
            self._model.appendRow(nothing)
        self._completer.complete()
        if rows or new:
            self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _choose(self, index: QModelIndex) -> None:
        record_id = index.data(_ID)
        if record_id is not None:
            self._pause.stop()
            self.clear()
            self.chosen.emit(record_id, index.data())
        elif (title := index.data(_NEW)) and self.creator is not None:
            self._pause.stop()
            self.creator(title, lambda made: self._take_new(made, title))

    def _take_new(self, record_id: int, title: str) -> None:
        if shiboken6.isValid(self):  # else its form has gone meanwhile
            self.clear()
            self.chosen.emit(record_id, title)


def title_is_enough(type_id: int) -> bool:
    """Whether a record of this type needs nothing but a title, which is a text."""
    of = models.records.data_type(type_id)
    title = None if of is None else of.title_field
    if of is None or title is None or title.kind is not FieldKind.TEXT:
        return False
    return not any(f.required and f.default is None and f.id != title.id for f in of.fields)


class LinkEdit(QWidget):
    """The records that a field links to, as chips, and the line that finds more of them."""

    changed = Signal()
    """Another record was chosen, or one removed."""
    open_record = Signal(object, object)
    """A chip was pressed: the data type's id, and the record's."""

    def __init__(self, tasks: Tasks, target_type_id: int, many: bool) -> None:
        super().__init__()
        self._type_id, self._many = target_type_id, many
        self._chosen: dict[int, str] = {}
        self._shown = CHIPS
        self._fixed = False
        self.search = LinkSearch(tasks, target_type_id)
        self.search.chosen.connect(self._add)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(6)
        page.addWidget(self._chips)
        page.addWidget(self.search)
        self.setFocusProxy(self.search)
        self._rebuild()

    def value(self) -> Value:
        """The record's id or None; where there may be several, their ids in ascending order."""
        if self._many:
            return tuple(sorted(self._chosen))
        return next(iter(self._chosen), None)

    @property
    def looked_for(self) -> str:
        """What was typed to find a record, while none has been chosen."""
        return "" if self.search.isHidden() else self.search.text().strip()

    def set_value(self, ids: Sequence[int], titles: Mapping[int, str]) -> None:
        """Show these records, silently."""
        self._chosen = {key: titles.get(key, "") for key in ids}
        self._shown = CHIPS
        self.search.clear()
        self._rebuild()

    def set_read_only(self) -> None:
        """Show only; the chips still open their records."""
        self._fixed = True
        self._rebuild()

    def titles(self) -> dict[int, str]:
        """What the chosen records are called, by id."""
        return dict(self._chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild()

    def _add(self, record_id: int, title: str) -> None:
        if not self._many:
            self._chosen.clear()
        self._chosen[record_id] = title
        self._rebuild()
        self.changed.emit()
        self.setFocus()  # which is the chip's where the line has gone

    def _remove(self, record_id: int) -> None:
        self._chosen.pop(record_id, None)
        self._rebuild()
        self.search.setFocus()
        self.changed.emit()

    def _rebuild(self) -> None:
        typing_here = self._has_keyboard()
        while (item := self._flow.takeAt(0)) is not None:
            made = item.widget()
            if made is not None:
                made.hide()
                made.deleteLater()
        for record_id, title in list(self._chosen.items())[: self._shown]:
            chip = self._chip(record_id, title)
            self._flow.addWidget(chip)
            chip.show()  # now: what is not in sight cannot have the keyboard
        hidden = len(self._chosen) - self._shown
        if hidden > 0:
            more = widgets.button("flat")
            more.setText(self.tr("Show %n more", "", hidden))
            more.clicked.connect(self._show_more)
            self._flow.addWidget(more)
        self.search.without = set(self._chosen)
        self.search.setVisible(not self._fixed and (self._many or not self._chosen))
        self._chips.setVisible(bool(self._chosen))
        names = [item.widget() for item in (self._flow.itemAt(0),) if item is not None]
        first = names[0].findChild(QPushButton) if names and names[0] is not None else None
        self.setFocusProxy(first if self.search.isHidden() and first is not None else self.search)
        self.updateGeometry()
        if typing_here:
            self.setFocus()  # the chip that had it is another one now, or the line

    def _has_keyboard(self) -> bool:
        here = QApplication.focusWidget()
        return here is not None and self.isAncestorOf(here)

    def _show_more(self) -> None:
        self._shown += 5 * CHIPS
        self._rebuild()

    def _chip(self, record_id: int, title: str) -> QFrame:
        chip = widgets.frame("chip")
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        name = _ChipButton(title or self.tr("(without a name)"))
        name.clicked.connect(lambda: self.open_record.emit(self._type_id, record_id))
        row.addWidget(name)
        if self._fixed:
            row.addSpacing(12)
            return chip
        remove = widgets.tool_button("close")
        remove.setIconSize(QSize(14, 14))
        widgets.name_button(remove, self.tr("Remove"))
        remove.setAccessibleName(self.tr("Remove {title}").format(title=title))
        remove.clicked.connect(lambda: self._remove(record_id))
        row.addWidget(remove)
        return chip


class _ChipButton(QPushButton):
    """A record's title, cut where it is long; pressing it opens the record."""

    WIDEST = 220

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        line = title.replace("\n", " ")
        cut = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.WIDEST)
        self.setText(plain_label(cut))
        self.setToolTip(plain_tip(title))
