"""The bar of saved views: which one is shown, how it is saved, renamed, doubled and deleted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QWidget

from ... import operations
from ...errors import QT_TRANSLATE_NOOP, PlatformError
from ...models.fields import DataTypeRow
from ...models.record_rows import ViewKind, ViewRow
from ...operations.validation import valid_name
from .. import icons, widgets
from ..form import FormDialog
from ..history import History
from ..translation import plain_label, plain_tip
from .looks import ALL, Look, Looks, possible_kinds

LONGEST = 28  # letters of a name on a tab; the tool tip has the rest


@dataclass(frozen=True)
class KindWords:
    """English texts, translated in the context ``views``."""

    icon: str
    name: str


KINDS = {
    ViewKind.TABLE: KindWords("view-table", QT_TRANSLATE_NOOP("views", "Table")),
    ViewKind.CARDS: KindWords("view-cards", QT_TRANSLATE_NOOP("views", "Cards")),
    ViewKind.BOARD: KindWords("view-board", QT_TRANSLATE_NOOP("views", "Board")),
    ViewKind.CALENDAR: KindWords("calendar", QT_TRANSLATE_NOOP("views", "Calendar")),
    ViewKind.CHART: KindWords("view-chart", QT_TRANSLATE_NOOP("views", "Chart")),
}


def kind_word(kind: ViewKind) -> str:
    """What a kind of view is called."""
    return QCoreApplication.translate("views", KINDS[kind].name)


class ViewBar(QWidget):
    """Tabs of views, and beside them what can be done with the one that is shown."""

    chosen = Signal(object)
    """A view's id."""
    add_wanted = Signal(object)
    """A ViewKind."""
    save_wanted = Signal()
    save_as_wanted = Signal()
    reset_wanted = Signal()
    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looks = Looks()
        self._type: DataTypeRow | None = None
        self._editable = False
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setIconSize(QSize(18, 18))
        self.tabs.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tabs.currentChanged.connect(self._choose)
        self.tabs.tabBarDoubleClicked.connect(self._rename)
        self.tabs.customContextMenuRequested.connect(self._show_tab_menu)
        self.add = widgets.tool_button("plus")
        self.add.clicked.connect(self._show_kinds)
        self.more = widgets.tool_button("more")
        self.more.clicked.connect(lambda: self._show_menu(self._under(self.more)))
        self.note = widgets.label("dim")
        self.save, self.reset = widgets.button("flat"), widgets.button("flat")
        self.save.clicked.connect(self._save)
        self.reset.clicked.connect(self.reset_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.tabs)
        row.addWidget(self.add)
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.note)
        row.addWidget(self.reset)
        row.addWidget(self.save)
        self.retranslate()

    def show_looks(self, type_: DataTypeRow, looks: Looks, *, editable: bool) -> None:
        """Show these views, silently."""
        self._looks, self._type, self._editable = looks, type_, editable
        wanted: list[ViewRow | None] = [None, *looks.rows]
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(wanted):
            self.tabs.removeTab(self.tabs.count() - 1)
        while self.tabs.count() < len(wanted):
            self.tabs.addTab("")
        for at, row in enumerate(wanted):
            name = self.tr("All records") if row is None else row.name
            kind = ViewKind.TABLE if row is None else row.kind
            self.tabs.setTabData(at, ALL if row is None else row.id)
            short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
            self.tabs.setTabText(at, plain_label(short))
            self.tabs.setTabToolTip(at, plain_tip(name) if short != name else "")
            self.tabs.setTabIcon(at, icons.icon(KINDS[kind].icon))
        ids = [ALL, *(row.id for row in looks.rows)]
        self.tabs.setCurrentIndex(ids.index(looks.current))
        self.tabs.blockSignals(False)
        self.update_buttons()

    def update_buttons(self) -> None:
        """Show what can be done with the current view, and whether it was changed."""
        changed, own = self._looks.changed, self._looks.current != ALL
        self.note.setVisible(changed and own)
        self.reset.setVisible(changed)
        self.save.setVisible(changed and self._editable)
        self.save.setText(self.tr("Save view") if own else self.tr("Save as view…"))
        self.add.setVisible(self._editable)
        self.more.setVisible(self._editable and own)

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(self.tr("Views"))
        widgets.name_button(self.add, self.tr("Add a view"))
        widgets.name_button(self.more, self.tr("More about this view"))
        self.note.setText(self.tr("Changed"))
        self.reset.setText(self.tr("Reset"))
        if self._type is not None:
            self.show_looks(self._type, self._looks, editable=self._editable)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _choose(self, at: int) -> None:
        self.chosen.emit(self.tabs.tabData(at))

    def _rename(self, at: int) -> None:
        if at > 0 and self._editable:
            self.rename_wanted.emit()

    def _save(self) -> None:
        if self._looks.current == ALL:
            self.save_as_wanted.emit()
        else:
            self.save_wanted.emit()

    def _show_tab_menu(self, at: QPoint) -> None:
        tab = self.tabs.tabAt(at)
        if tab > 0 and self._editable:
            self.tabs.setCurrentIndex(tab)
            self._show_menu(self.tabs.mapToGlobal(at))

    def _show_kinds(self) -> None:
        if self._type is None:
            return
        menu = self._menu()
        for kind in possible_kinds(self._type):
            action = menu.addAction(icons.icon(KINDS[kind].icon), kind_word(kind))
            action.triggered.connect(lambda _=False, kind=kind: self.add_wanted.emit(kind))
        menu.popup(self._under(self.add))

    def _show_menu(self, at: QPoint) -> None:
        menu = self._menu()
        menu.addAction(icons.icon("pencil"), self.tr("Rename…"), self.rename_wanted.emit)
        menu.addAction(icons.icon("copy"), self.tr("Duplicate…"), self.save_as_wanted.emit)
        menu.addAction(icons.icon("trash"), self.tr("Delete"), self.delete_wanted.emit)
        menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    @staticmethod
    def _under(widget: QWidget) -> QPoint:
        return widget.mapToGlobal(QPoint(0, widget.height() + 4))


class NameView(FormDialog):
    """Asks what a view is to be called, and keeps it open until that is written."""

    def __init__(
        self,
        parent: QWidget,
        history: History,
        title: str,
        verb: str,
        name: str,
        write: "Callable[[NameView, str], None]",
    ) -> None:
        super().__init__(parent, history.tasks, title, verb)
        self._write = write
        line = self.form.add_line("name", self.tr("Name"), lambda text: valid_name(text, "name"))
        line.setText(name)
        line.selectAll()

    def submitted(self, values: dict[str, Any]) -> None:
        self.form.set_running(running=True)
        self._write(self, values["name"])

    def written(self, _result: object = None) -> None:
        """It worked."""
        self.form.set_running(running=False)
        self.accept()


class ViewWriter:
    """Writes the views of one type; each change can be undone."""

    def __init__(self, history: History, user_id: int, type_id: int) -> None:
        self._history, self._user_id, self._type_id = history, user_id, type_id

    def create(
        self,
        name: str,
        look: Look,
        then: Callable[[int], None],
        failed: Callable[[PlatformError], None],
    ) -> None:
        """Save a new view; ``then`` is told its id."""
        made: list[int] = []  # only the database thread writes it

        def redo() -> None:
            if made:
                operations.restore_view(self._user_id, made[0])
            else:
                made.append(
                    operations.save_view(
                        self._user_id,
                        self._type_id,
                        name,
                        look.kind,
                        look.query,
                        look.layout,
                    )
                )

        self._history.do(
            _said("creating the view “{name}”", name),
            redo,
            lambda: operations.delete_view(self._user_id, made[0]),
            lambda _: then(made[0]),
            failed,
        )

    def change(
        self,
        row: ViewRow,
        name: str,
        look: Look,
        then: Callable[[object], None] = lambda _: None,
        failed: Callable[[PlatformError], None] | None = None,
    ) -> None:
        """Give a view another name, or another look."""
        user_id = self._user_id
        self._history.do(
            _said("changing the view “{name}”", row.name),
            lambda: operations.update_view(user_id, row.id, name, look.query, look.layout),
            lambda: operations.update_view(user_id, row.id, row.name, row.query, row.layout),
            then,
            failed,
        )

    def delete(self, row: ViewRow) -> None:
        """Delete a view; the records stay."""
        self._history.do(
            _said("deleting the view “{name}”", row.name),
            lambda: operations.delete_view(self._user_id, row.id),
            lambda: operations.restore_view(self._user_id, row.id),
        )


_SAID = (
    QT_TRANSLATE_NOOP("history", "creating the view “{name}”"),
    QT_TRANSLATE_NOOP("history", "changing the view “{name}”"),
    QT_TRANSLATE_NOOP("history", "deleting the view “{name}”"),
)


def _said(text: str, name: str) -> str:
    return QCoreApplication.translate("history", text).format(name=name)


def free_name(looks: Looks, wanted: str) -> str:
    """``wanted``, with a number where a view is called so already."""
    taken = {row.name.casefold() for row in looks.rows}
    names = (wanted, *(f"{wanted} {at}" for at in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)
