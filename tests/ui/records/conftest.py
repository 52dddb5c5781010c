"""What the tests of a page of records stand on: Ada's window, a small CRM, its contacts."""

import datetime
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.fields import Value
from desktop_app.models.record_rows import Query, ViewKind
from desktop_app.ui.records.looks import Look
from desktop_app.ui.records.model import PagedModel
from desktop_app.ui.records.page import RecordsPage
from desktop_app.ui.records.record_view import Layout
from desktop_app.ui.records.table import RecordsTable
from desktop_app.ui.window import MainWindow
from tests.ui.records.crm import Crm, make_crm
from tests.ui.records.grid import Grid
from tests.ui.support import Person

PEOPLE: tuple[dict[str, Value], ...] = (
    {"Name": "Anna", "Stage": "Lead", "Seats": 3, "Since": datetime.date(2026, 3, 4)},
    {"Name": "Bert", "Stage": "Won", "Seats": 5, "Since": datetime.date(2026, 3, 4)},
    {"Name": "Cara", "Stage": "Won", "Seats": 7, "Since": datetime.date(2026, 3, 20)},
    {"Name": "Dora", "Stage": None, "Seats": None, "Since": None},
)
Show = Callable[..., None]


@pytest.fixture
def office(qtbot: QtBot, window: MainWindow, ada: Person) -> Crm:
    """The CRM in Ada's window, which is active; it has companies, and no contacts yet."""
    with qtbot.waitActive(window):
        window.activateWindow()
    user_id = window.workspace.user.id
    return ada.store(lambda: make_crm(user_id))


@pytest.fixture
def people(office: Crm, ada: Person) -> dict[str, int]:
    """Four contacts, by name."""
    return {str(row["Name"]): ada.store(partial(office.add, **row)) for row in PEOPLE}


@pytest.fixture
def page(window: MainWindow, ada: Person, office: Crm, people: dict[str, int]) -> RecordsPage:
    """The page of the four contacts."""
    window.view.open_type(office.contacts.id)
    ada.wait()
    assert window.view.records is not None
    return window.view.records


@pytest.fixture
def typed(qtbot: QtBot, ada: Person, page: RecordsPage) -> Callable[[], None]:
    """Waits until what was typed has been asked for, and answered."""

    def wait() -> None:
        if page._typing.isActive():
            with qtbot.waitSignal(page._typing.timeout):
                pass
        ada.wait()

    return wait


@pytest.fixture
def show(ada: Person, page: RecordsPage) -> Show:
    """Looks at the contacts in another kind of view."""

    def look(kind: ViewKind, layout: Layout | None = None, query: Query | None = None) -> None:
        page.looks.change(Look(kind, query or Query(), layout or {}))
        page.commands.shown.emit()
        ada.wait()

    return look


@pytest.fixture
def grid(
    qtbot: QtBot,
    host: QWidget,
    window: MainWindow,
    office: Crm,
    people: dict[str, int],
    ada: Person,
) -> Iterator[Grid]:
    """The table of the four contacts, in a window of its own that has the focus."""
    model = PagedModel(window.workspace.tasks, office.contacts, host)
    table = RecordsTable(window.workspace, window.history, model)
    QVBoxLayout(host).addWidget(table)
    host.resize(1200, 600)
    with qtbot.waitActive(host):
        host.activateWindow()
    model.show(Query())
    ada.wait()
    table.setFocus()
    table.sort_wanted.connect(table.set_sorts)
    table.sort_wanted.connect(lambda sorts: model.show(Query(sort=sorts)))
    yield Grid(table, office, ada, qtbot)
    table.hide()  # which stores what was typed, while there still is a database
    ada.wait()
