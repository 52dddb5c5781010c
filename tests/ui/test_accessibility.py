"""For everybody: names and roles, the keyboard, large targets, room for larger letters."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.errors import StorageError
from desktop_app.models.database import LOCKED
from desktop_app.models.rows import Kind
from desktop_app.operations import create_action, create_application, create_data_type
from desktop_app.ui import theme, translation, widgets
from desktop_app.ui.badges import BadgesDialog
from desktop_app.ui.dialogs import InviteMember, NewProject
from desktop_app.ui.form import FormDialog
from desktop_app.ui.help import AboutDialog, HelpDialog
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.nouns import Page
from desktop_app.ui.person import EditProfile
from desktop_app.ui.problems import CrashDialog, OpenProblem, show_problem
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, flush, opened

TARGET = 32
"""A target is at least this high."""


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The language with the longer words."""
    translation.install("de")
    yield
    translation.install("en")


@pytest.fixture
def larger(qapp: QApplication) -> Iterator[None]:
    """Letters half as large again."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(font)
    theme._dress()
    yield
    qapp.setFont(before)
    theme._dress()


@pytest.fixture
def full(ada: Person, shop: MainWindow) -> MainWindow:
    """A project with something on every page."""
    project, user_id = shop.project, shop.workspace.user.id
    assert project is not None
    for create in (create_data_type, create_action, create_application):
        ada.store(partial(create, user_id, project.id, "Something"))
    shop.resize(1180, 740)
    return shop


def new_item(kind: Kind, window: MainWindow) -> QWidget:
    page = {
        Kind.DATA_TYPE: Page.DATA_TYPES,
        Kind.ACTION: Page.ACTIONS,
        Kind.APPLICATION: Page.APPLICATIONS,
    }[kind]
    window.create_item(page)
    return opened(FormDialog)


def invite(window: MainWindow) -> QWidget:
    window.create_item(Page.MEMBERS)
    return opened(InviteMember)


def new_project(window: MainWindow) -> QWidget:
    window.create_project()
    return opened(NewProject)


def badges(window: MainWindow) -> QWidget:
    window.open_badges()
    return opened(BadgesDialog)


def edit_profile(window: MainWindow) -> QWidget:
    window.profile.edit.click()
    return opened(EditProfile)


def centre(window: MainWindow) -> QWidget:
    window.open_notifications()
    return window.centre


def usage(window: MainWindow) -> QWidget:
    window.help.trigger()
    return opened(HelpDialog)


def about(window: MainWindow) -> QWidget:
    window.about.trigger()
    return opened(AboutDialog)


def problem(window: MainWindow) -> QWidget:
    show_problem(window, StorageError(LOCKED), lambda: None)
    return opened(MessageBox)


def open_problem(window: MainWindow) -> QWidget:
    made = OpenProblem(window, StorageError(LOCKED), "/data/shop.db", [(0, Path("backup.db"))])
    made.open()
    return made


def crash(window: MainWindow) -> QWidget:
    made = CrashDialog(window, "trace", None)
    made.open()
    return made


def page(which: Page, window: MainWindow) -> QWidget:
    window.go_to[which].trigger()
    return window


def welcome(window: MainWindow) -> QWidget:
    window.profile.hide()  # as at the first start
    window.start(known=False)
    return window


PLACES: dict[str, Callable[[MainWindow], QWidget]] = {
    **{f"page {which}": partial(page, which) for which in Page},
    **{f"new {kind}": partial(new_item, kind) for kind in Kind if kind is not Kind.PROJECT},
    "new project": new_project,
    "invite": invite,
    "badges": badges,
    "edit profile": edit_profile,
    "centre": centre,
    "help": usage,
    "about": about,
    "problem": problem,
    "open problem": open_problem,
    "crash": crash,
    "welcome": welcome,
}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, full: MainWindow, ada: Person) -> Iterator[QWidget]:
    """One of the application's windows, dialogs and pages."""
    shown = PLACES[request.param](full)
    ada.wait()
    yield shown
    if shown is not full:
        shown.close()
        flush()


def visible(place: QWidget) -> list[QWidget]:
    return [item for item in place.findChildren(QWidget) if item.isVisible()]


def reachable(place: QWidget) -> list[QWidget]:
    """What the keyboard can reach; Qt's own inner parts excepted."""
    return [
        item
        for item in visible(place)
        if item.focusPolicy() & Qt.FocusPolicy.TabFocus
        and item.isEnabled()
        and not isinstance(item, QScrollBar)
        and item.window() is place.window()
        and item.focusProxy() is None
    ]


def describe(item: QWidget) -> str:
    text = item.text() if isinstance(item, QAbstractButton | QLabel) else ""
    return f"{type(item).__name__} {item.objectName()} {item.accessibleName()!r} {text!r}"


def unnamed(place: QWidget) -> list[str]:
    """What a screen reader cannot tell."""
    found = []
    for item in reachable(place):
        interface = QAccessible.queryAccessibleInterface(item)
        name = interface.text(QAccessible.Text.Name).replace("&", "").strip()
        if not name or interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            found.append(f"unnamed: {describe(item)}")
    for item in visible(place):
        inner = isinstance(item.parent(), QLineEdit)
        if isinstance(item, QToolButton) and not (inner or item.toolTip() or item.text()):
            found.append(f"unexplained: {describe(item)}")
    return found


TARGETS = (QAbstractButton, QComboBox, QLineEdit, QTabBar)


def small(place: QWidget) -> list[str]:
    """What is hard to hit."""
    found = []
    for item in visible(place):
        height = item.height()
        if isinstance(item, QAbstractItemView) and not isinstance(item, QHeaderView):
            model = item.model()
            if model is not None and model.rowCount():
                height = item.visualRect(model.index(0, 0)).height()
        elif (
            not isinstance(item, TARGETS)
            or isinstance(item.parent(), QLineEdit | QTabBar)
            or item.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ):
            continue
        if height < TARGET:
            found.append(f"small: {describe(item)}: {height}")
    return found


def unreachable(place: QWidget, qtbot: QtBot) -> list[str]:
    """What the Tab key does not come to."""
    window = place.window()
    window.activateWindow()
    wanted = [
        item
        for item in reachable(place)
        if not isinstance(item, QRadioButton) or item.isChecked()  # the arrows reach the others
    ]
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget | None] = []
    for _ in range(2 * len(wanted) + 4):
        seen.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    return [f"not reached: {describe(item)}" for item in wanted if item not in seen]


def clipped(place: QWidget) -> list[str]:
    """The texts for which there is no room."""
    found = []
    for item in visible(place):
        need = item.sizeHint()
        if isinstance(item, QLabel):
            if isinstance(item, widgets.ElidedLabel) or not item.text():
                continue
            need.setHeight(item.heightForWidth(item.width()) if item.wordWrap() else 0)
            need.setWidth(0 if item.wordWrap() else need.width())
        elif not isinstance(item, QPushButton | QRadioButton):
            continue
        # A frame of the focus may be in the hint and not in the size: that cuts nothing off.
        if need.width() > item.width() + 2 or need.height() > item.height() + 2:
            found.append(f"clipped: {describe(item)}: {item.size()} of {need}")
    return found


def test_everybody_can_use_it(place: QWidget, qtbot: QtBot) -> None:
    assert reachable(place)
    assert place.windowTitle() or place.accessibleName()
    assert unnamed(place) + small(place) + clipped(place) + unreachable(place, qtbot) == []


def test_larger_letters_have_room(larger: None, german: None, place: QWidget) -> None:
    assert "\n".join(clipped(place)) == ""
