"""The tour: the real windows, used as a person would, with a picture and a line for each step."""

import logging
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QWidget

from .. import models, operations
from ..badges import EarnedBadge, get_all_badge_definitions
from ..models.fields import DataTypeRow, Value
from ..models.record_rows import Hit
from . import theme
from .badges import BadgesDialog
from .dialogs import InvitationReady, InviteMember, NewItem, NewProject
from .form import FormDialog
from .item_models import ROW_ROLE
from .nouns import Page
from .search import Entry, SearchDialog
from .theme import Theme
from .toast import Toast
from .type_editor import TypeEditor
from .window import MainWindow

log = logging.getLogger(__name__)

STEP_MS = 30
PATIENCE = 1_000  # looks, each STEP_MS apart, before the tour gives up
SETTLED = 10  # looks
NAME, EMAIL = "Ada Lovelace", "ada@example.com"
PEOPLE = (
    ("Katherine Johnson", "Mathematician"),
    ("Dorothy Vaughan", "Head of computing"),
    ("Annie Easley", "Rocket scientist"),
    ("Mary Jackson", "Engineer"),
    ("Radia Perlman", "Network designer"),
    ("Barbara Liskov", "Professor"),
    ("Frances Allen", "Compiler builder"),
)

Condition = Callable[[], object]
Dialog = TypeVar("Dialog", bound=QDialog)


class Tour(QObject):
    """A script that waits for what it sees, then goes on; 0 only if every badge came once."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._shots = 0
        self._looks = 0
        self.exit_code = 1
        self._steps = self._script()
        self._waiting_for: Condition | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._timer.start()

    def _look(self) -> None:
        """Go on with the script as soon as what it waits for is there."""
        if self._waiting_for is not None and not self._waiting_for():
            self._looks += 1
            if self._looks > PATIENCE:
                self._end(f"gave up after picture {self._shots}")
            return
        self._looks = 0
        try:
            self._waiting_for = next(self._steps)
        except StopIteration:
            self._end("" if self.exit_code == 0 else "not every badge was earned once")

    def _end(self, problem: str) -> None:
        self._timer.stop()
        if problem:
            log.error("the tour failed: %s", problem)
            self.exit_code = 1
            _say(f"The tour failed: {problem}")
        for dialog in self._window.findChildren(QDialog):
            dialog.close()
        self._window.close()

    # The script

    def _script(self) -> Iterator[Condition]:
        window = self._window
        window.resize(1240, 780)
        yield window.welcome.isVisible
        _type(window.welcome.name, NAME)
        _type(window.welcome.email, EMAIL)
        yield window.welcome.form.confirm.isEnabled
        self._shoot("First start: who are you?")
        _click(window.welcome.form.confirm)
        yield from self._fill(NewProject, "Acme CRM", "New project, straight after")
        yield lambda: window.project is not None and window.project.name == "Acme CRM"
        yield self._toasts(1)
        self._shoot("The project, and the first badge")
        yield from self._create(Page.DATA_TYPES, TypeEditor, "Contact")
        yield self._toasts(2)
        self._shoot("The first data type")
        yield from self._create(Page.ACTIONS, NewItem, "Welcome new contacts")
        yield from self._create(Page.APPLICATIONS, NewItem, "Address book")
        yield from self._create(Page.MEMBERS, InviteMember, "grace@example.com")
        ready = self._dialog(InvitationReady)
        yield lambda: ready() is not None
        self._shoot("The invitation, ready to be sent", ready())
        self._close(ready())
        yield lambda: window.view.lists[Page.MEMBERS].model.total == 2
        self._shoot("The members")
        window.view.show_page(Page.OVERVIEW)
        yield lambda: window.workspace.snapshot and len(window.workspace.snapshot.earned) == 5
        yield self._no_toasts
        self._shoot("The overview")
        _click(window.view.bell)
        yield lambda: window.centre.model.total == 5
        self._shoot("The notifications", window.centre)
        _click(window.centre.read_all)
        yield lambda: window.workspace.snapshot and window.workspace.snapshot.unread == 0
        window.centre.hide()
        yield from self._look_at_badges("The badges")
        yield from self._begin_with_a_template()
        yield from self._enter_records()
        yield from self._look_at_records()
        yield from self._search()
        yield from self._look_around()
        yield from self._count_badges()

    def _create(self, page: Page, kind: type[FormDialog], name: str) -> Iterator[Condition]:
        """Go to a page and create what it is for."""
        view = self._window.view.lists[page]
        self._window.view.show_page(page)
        yield lambda: view.empty.button.isVisible() or view.create_button.isVisible()
        _click(view.empty.button if view.empty.button.isVisible() else view.create_button)
        yield from self._fill(kind, name, view.create_button.text())
        yield lambda: view.model.total

    def _fill(self, kind: type[FormDialog], text: str, said: str) -> Iterator[Condition]:
        """Type into a dialog's first field, and press its verb."""
        dialog = self._dialog(kind)
        yield lambda: dialog() is not None
        found = dialog()
        assert found is not None
        _type(next(iter(found.form.fields.values())).widget, text)
        yield found.form.confirm.isEnabled
        self._shoot(said, found)
        _click(found.form.confirm)
        yield lambda: dialog() is None

    def _look_at_badges(self, said: str) -> Iterator[Condition]:
        dialog = self._dialog(BadgesDialog)
        _click(self._window.profile.badges)
        yield lambda: dialog() is not None
        self._shoot(said, dialog())
        self._close(dialog())
        yield lambda: dialog() is None

    def _begin_with_a_template(self) -> Iterator[Condition]:
        """A second project, with data types that are ready to use."""
        window, dialog = self._window, self._dialog(NewProject)
        window.new_project.trigger()
        yield lambda: dialog() is not None
        found = dialog()
        assert found is not None
        _type(found.form.fields["name"].widget, "Sales")
        _click_row(found.templates, 1)
        yield found.form.confirm.isEnabled
        self._shoot("A project that begins with a template", found)
        _click(found.form.confirm)
        types = window.view.lists[Page.DATA_TYPES]
        yield lambda: dialog() is None and types.isVisible() and types.model.total == 4
        self._shoot("What the template brings")

    def _enter_records(self) -> Iterator[Condition]:
        """A record in the form, and more by somebody else."""
        window = self._window
        table = window.view.lists[Page.DATA_TYPES].table
        yield self._settled
        _click_row(table, 1, double=True)
        yield lambda: window.view.shows_records
        page = window.view.records
        assert page is not None
        yield page.nothing.button.isVisible
        _click(page.nothing.button)
        yield lambda: page.side.form is not None and page.side.isVisible()
        yield self._settled
        form = page.side.form
        assert form is not None
        line = next(iter(form.fields.editors.values())).findChild(QLineEdit)
        assert line is not None
        _type(line, "Grace Hopper")
        yield form.foot.save.isEnabled
        _click(form.foot.save)
        yield lambda: form.record_id is not None and page.contents.isVisible()
        self._shoot("A record, in its form")
        _click(form.head.close_)
        user_id, of = window.workspace.user.id, page.type
        assert of is not None
        window.workspace.tasks.write(self, lambda: _enter_more(user_id, of))
        yield lambda: page.head.count.text().startswith(str(1 + len(PEOPLE)))

    def _look_at_records(self) -> Iterator[Condition]:
        """As a table, as cards, on a board."""
        page = self._window.view.records
        assert page is not None
        yield self._settled
        self._shoot("Records in a table")
        for at, said in ((1, "Records as cards"), (2, "Records on a board")):
            page.views.tabs.setCurrentIndex(at)
            yield self._settled
            self._shoot(said)

    def _search(self) -> Iterator[Condition]:
        """Anything is found, with a typing error, too."""
        dialog = self._dialog(SearchDialog)
        self._window.search.trigger()
        yield lambda: dialog() is not None
        found = dialog()
        assert found is not None
        _type(found.line, "grcae")
        yield lambda: any(isinstance(entry.target, Hit) for entry in _entries(found))
        self._shoot("Search, with a typing error", found)
        self._close(found)
        yield lambda: dialog() is None

    def _look_around(self) -> Iterator[Condition]:
        """The same in dark, and in the other language."""
        window, profile = self._window, self._window.profile
        was = window.workspace.settings.theme, profile.language.currentData()
        other = "en" if was[1] == "de" else "de"
        profile.theme.setCurrentIndex(profile.theme.findData(Theme.DARK))
        yield lambda: theme.colors() is theme.DARK
        self._shoot("In the dark")
        yield from self._look_at_badges("The badges in the dark")
        profile.language.setCurrentIndex(profile.language.findData(other))
        yield lambda: profile.language.currentData() == other
        self._shoot("In another language")
        profile.language.setCurrentIndex(profile.language.findData(was[1]))
        profile.theme.setCurrentIndex(profile.theme.findData(was[0]))
        yield lambda: profile.language.currentData() == was[1]

    def _count_badges(self) -> Iterator[Condition]:
        """Every badge once, says the database."""
        user_id = self._window.workspace.user.id
        found: list[list[EarnedBadge]] = []
        self._window.workspace.tasks.run(
            self, lambda: models.queries.earned_badges(user_id), found.append
        )
        yield lambda: found
        names = sorted(badge.name for badge in found[0])
        wanted = sorted(definition.name for definition in get_all_badge_definitions())
        _say(f"Earned {len(names)} of {len(wanted)} badges, each once")
        self.exit_code = 0 if names == wanted else 1

    # Its hands and eyes

    def _dialog(self, kind: type[Dialog]) -> Callable[[], Dialog | None]:
        def find() -> Dialog | None:
            shown = (found for found in self._window.findChildren(kind) if found.isVisible())
            return next(shown, None)

        return find

    def _toasts(self, count: int) -> Condition:
        # Where the desktop shows the messages itself, there are none in the window.
        def shown() -> bool:
            snapshot = self._window.workspace.snapshot
            return snapshot is not None and snapshot.unread >= count

        return shown

    def _no_toasts(self) -> bool:
        shown = self._window.findChildren(Toast)
        for toast in shown:
            toast.close()
        return not shown

    def _settled(self) -> bool:
        """Whether a moment has passed in which what was asked for is read and painted."""
        return self._looks >= SETTLED

    @staticmethod
    def _close(dialog: QWidget | None) -> None:
        if dialog is not None:
            dialog.close()

    def _shoot(self, said: str, above: QWidget | None = None) -> None:
        """Save a picture of the window, with a dialog over it where it would be."""
        QApplication.processEvents()
        self._shots += 1
        picture = self._window.grab()
        if above is not None:
            _paint_above(picture, self._window, above)
        name = re.sub(r"[^a-z0-9]+", "-", said.lower()).strip("-")
        file = self._folder / f"{self._shots:02}-{name}.png"
        picture.save(str(file))
        _say(f"{self._shots:2}  {said}  ({file.name})")


def _paint_above(picture: QPixmap, window: QWidget, above: QWidget) -> None:
    """What a screenshot would show: the dialog above a window that is out of reach."""
    shown = above.grab()
    painter = QPainter(picture)
    if above.isModal():
        painter.fillRect(window.rect(), QColor(0, 0, 0, 60))
    corner = QPoint((window.width() - above.width()) // 2, (window.height() - above.height()) // 2)
    if above.windowType() == Qt.WindowType.Popup:
        corner = window.mapFromGlobal(above.pos())
    painter.drawPixmap(corner, shown)
    painter.setPen(theme.color("border"))
    painter.drawRect(corner.x(), corner.y(), above.width() - 1, above.height() - 1)
    painter.end()


def _type(editor: QWidget, text: str) -> None:
    editor.setFocus()
    QTest.keyClicks(editor, text)


def _click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def _click_row(view: QAbstractItemView, row: int, *, double: bool = False) -> None:
    at = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if double:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def _entries(dialog: SearchDialog) -> list[Entry]:
    """What the search lists."""
    model = dialog.model
    return [model.index(at, 0).data(ROW_ROLE) for at in range(model.rowCount())]


def _enter_more(user_id: int, of: DataTypeRow) -> None:
    """Some contacts, as a colleague would enter them."""
    by_key = {field.module_key: field for field in of.fields}
    name, position, status = (by_key[key] for key in ("name", "position", "status"))
    rows: list[dict[int, Value]] = [
        {name.id: who, position.id: what, status.id: status.options[at % len(status.options)]}
        for at, (who, what) in enumerate(PEOPLE)
    ]
    operations.write_records(user_id, of.id, [operations.NewRecord(row) for row in rows])


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
