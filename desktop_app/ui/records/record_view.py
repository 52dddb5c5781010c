"""What the views of records beside the table share: when they read, and what a card says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractListModel, QEvent, QMimeData, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ...errors import PlatformError
from ...models.fields import DataTypeRow, FieldKind, FieldRow
from ...models.record_rows import AttachmentRow, Page, Query, RecordRow
from ..history import History
from ..item_models import ROW_ROLE, Index
from ..translation import plain_tip
from ..workspace import Workspace
from . import values

Result = TypeVar("Result")
Layout = dict[str, object]
RECORD_MIME = "application/x-business-platform-record"
"""What is dragged: a record's id in letters."""
NO_TYPE = DataTypeRow(0, 0, "", "", "", 0, ())


class RecordView(QWidget):
    """Shows records of one type in its own way; reads only what it shows, whenever it is told."""

    current_changed = Signal(object)
    """The selected record's id; None for none."""
    open_wanted = Signal(object)
    """A record's id: it is to be looked at closely."""
    new_wanted = Signal(object)
    """Values by field id that a new record is to begin with."""
    layout_changed = Signal(object)
    """Another layout was chosen here."""
    form_wanted = Signal()
    """The form is to be opened for the selected record, or closed."""
    counted = Signal(object)
    """How many records there are to show."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        super().__init__()
        self.workspace, self.history = workspace, history
        self.type, self.query = NO_TYPE, Query()
        self.layout_: Layout = {}
        self.editable = False
        self._asked = 0

    def show_records(
        self, type_: DataTypeRow, query: Query, layout: Layout, *, editable: bool
    ) -> None:
        """Show these records."""
        self.type, self.query, self.layout_ = type_, query, dict(layout)
        self.editable = editable
        self.arrange()
        self.refresh()

    def arrange(self) -> None:
        """Show what follows from the type and the layout alone."""

    def refresh(self) -> None:
        """Read again."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Bring the keyboard to the records. No focus proxy: Tab would pass over what is above."""
        self.setFocus()

    @property
    def current(self) -> int | None:
        """The selected record's id."""
        return None

    def retranslate(self) -> None:
        """Say everything in the user's language."""

    def ask(self, read: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Read; what was asked before is not shown any more, whenever it comes."""
        self._asked += 1
        mine = self._asked

        def accept(found: Result) -> None:
            if mine == self._asked:
                then(found)

        def failed(error: PlatformError) -> None:
            # The type may have changed meanwhile: then the page hears of it and asks anew.
            if mine == self._asked:
                self.workspace.tasks.problem.emit(error, self.refresh)

        self.workspace.tasks.run(self, read, accept, failed)

    def chosen_field(self, key: str, kinds: frozenset[FieldKind]) -> FieldRow | None:
        """The field that the layout names, or the first that would do."""
        fits = [field for field in self.type.fields if field.kind in kinds]
        named = [field for field in fits if field.id == self.layout_.get(key)]
        return next(iter(named or fits), None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


@dataclass(frozen=True)
class Card:
    """What a card says of a record; ``lines`` are fields' names and values."""

    row: RecordRow
    title: str
    lines: tuple[tuple[str, str], ...] = ()
    picture: AttachmentRow | None = None


def card(
    type_: DataTypeRow, row: RecordRow, page: Page, lines: Sequence[FieldRow], untitled: str
) -> Card:
    """The card of a record."""
    said = tuple((field.name, _text(field, row, page)) for field in lines)
    return Card(row, record_title(type_, row, page, untitled), said, _picture(type_, row, page))


def record_title(type_: DataTypeRow, row: RecordRow, page: Page, untitled: str) -> str:
    """By what one knows a record."""
    field = type_.title_field
    text = "" if field is None else _text(field, row, page)
    return text or untitled


def _text(field: FieldRow, row: RecordRow, page: Page) -> str:
    shown = values.display_text(field, row.values.get(field.id), page.titles, page.files)
    return " ".join(shown.split())


def _picture(type_: DataTypeRow, row: RecordRow, page: Page) -> AttachmentRow | None:
    for field in type_.fields:
        if field.kind is FieldKind.ATTACHMENT:
            attached = row.values.get(field.id)
            file = page.files.get(attached) if isinstance(attached, int) else None
            if file is not None and file.media_type.startswith("image/"):
                return file
    return None


class CardsModel(QAbstractListModel):
    """Cards in order; more of them are asked for as one scrolls, where there are more."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()
        self.more = False
        self.draggable = False

    def set_cards(self, cards: Sequence[Card], *, more: bool = False) -> None:
        """Show these; the same records in the same order stay where they are."""
        before = [card.row.id for card in self.cards]
        after = [card.row.id for card in cards]
        self.more = more
        if before == after:
            self.cards = tuple(cards)
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
        elif before and after[: len(before)] == before:
            self.beginInsertRows(QModelIndex(), len(before), len(after) - 1)
            self.cards = tuple(cards)
            self.endInsertRows()
            self.dataChanged.emit(self.index(0), self.index(len(before) - 1))
        else:
            self.beginResetModel()
            self.cards = tuple(cards)
            self.endResetModel()

    def row_of(self, record_id: int) -> int:
        """Where a record is; -1 where it is not."""
        return next((at for at, each in enumerate(self.cards) if each.row.id == record_id), -1)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role == ROW_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "\n".join(
                [card.title, *(f"{name}: {text}" for name, text in card.lines if text)]
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(card.title)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.draggable else flags

    def mimeTypes(self) -> list[str]:
        return [RECORD_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return record_mime(self.cards[indexes[0].row()].row.id)

    def canFetchMore(self, _parent: Index) -> bool:
        return self.more

    def fetchMore(self, _parent: Index) -> None:
        self.more = False  # until the answer says so again
        self.more_wanted.emit()


def record_mime(record_id: int) -> QMimeData:
    """What is dragged when a record is."""
    data = QMimeData()
    data.setData(RECORD_MIME, str(record_id).encode())
    return data


def dragged_record(data: QMimeData) -> int | None:
    """The record that is being dragged, if one is."""
    if not data.hasFormat(RECORD_MIME):
        return None
    letters = bytes(data.data(RECORD_MIME).data())
    return int(letters) if letters.isdigit() and len(letters) < 19 else None
