"""Records as bars: counted or summed, the largest of many, those without a value."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.models.record_rows import Condition, Operator, ViewKind
from desktop_app.operations import NewRecord, write_records
from desktop_app.ui.records.chart import BARS, ChartView, shown_groups
from desktop_app.ui.records.page import RecordsPage
from tests.ui.records.crm import Crm
from tests.ui.records.test_page import names
from tests.ui.support import Person

Show = Callable[..., None]


@pytest.fixture
def chart(page: RecordsPage, show: Show) -> ChartView:
    show(ViewKind.CHART)
    view = page.contents.view
    assert isinstance(view, ChartView)
    return view


def bars(chart: ChartView) -> list[str]:
    model = chart.list.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def choose(ada: Person, chart: ChartView, *, by: str = "", add: str = "") -> None:
    if by:
        chart.by.setCurrentIndex(chart.by.findText(by))
    if add:
        chart.add.setCurrentIndex(chart.add.findText(add))
    ada.wait()


def test_counts_by_choice(chart: ChartView) -> None:
    assert bars(chart) == ["Lead: 1", "Won: 2", "No value: 1"]


def test_sums(ada: Person, page: RecordsPage, chart: ChartView, office: Crm) -> None:
    choose(ada, chart, add="Sum of Seats")
    assert bars(chart) == ["Lead: 3", "Won: 12", "No value: 0"]
    assert page.looks.look.layout == {
        "group": office.field("Stage"),
        "add": office.field("Seats"),
    }


def test_money(ada: Person, chart: ChartView, office: Crm) -> None:
    ada.store(partial(office.add, Name="Rich", Stage="Lost", Price=Decimal("-1234.50")))
    choose(ada, chart, add="Sum of Price")
    assert "Lost: -€1,234.50" in bars(chart)
    chart.grab()


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("Active", ["Yes: 1", "No value: 4"]),
        ("Since", ["3/4/2026: 2", "3/20/2026: 1", "No value: 2"]),
        ("Tags", ["Press: 1", "No value: 4"]),
        ("Company", ["<b>Bold</b>: 1", "No value: 4"]),
        ("Clients", ["Acme: 1", "<b>Bold</b>: 1", "No value: 4"]),
    ],
)
def test_by_every_kind(
    ada: Person, chart: ChartView, office: Crm, by: str, expected: list[str]
) -> None:
    bold, acme = office.ids["<b>Bold</b>"], office.ids["Acme"]
    clients = tuple(sorted((bold, acme)))
    ada.store(
        lambda: office.add(Name="Zoe", Active=True, Tags=("Press",), Company=bold, Clients=clients)
    )
    choose(ada, chart, by=by)
    assert sorted(bars(chart)) == sorted(expected)
    chart.grab()


def test_many_groups(ada: Person, chart: ChartView, office: Crm) -> None:
    name, seats = office.field("Name"), office.field("Seats")
    many = [NewRecord({name: f"P {at:02}", seats: at + 10}) for at in range(40)]
    ada.store(lambda: write_records(office.user_id, office.contacts.id, many))
    choose(ada, chart, by="Name", add="Sum of Seats")
    shown = bars(chart)
    assert len(shown) == BARS
    assert "P 39: 49" in shown
    assert shown[-1].startswith("Others (25)")


@pytest.mark.parametrize("how", ["enter", "double click"])
def test_bar_leads_to_its_records(
    qtbot: QtBot, ada: Person, page: RecordsPage, chart: ChartView, office: Crm, how: str
) -> None:
    at = chart.list.model().index(1, 0)
    chart.list.setCurrentIndex(at)
    if how == "enter":
        ada.press(chart.list, Qt.Key.Key_Return)
    else:
        spot = chart.list.visualRect(at).center()
        qtbot.mouseClick(chart.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(chart.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    ada.wait()
    assert names(page) == ["Bert", "Cara"]
    (asked,) = page.query.filter.parts
    assert asked == Condition(office.field("Stage"), Operator.IS, "Won")


def test_follows_what_others_enter(ada: Person, chart: ChartView, office: Crm) -> None:
    ada.store(partial(office.add, Name="Emil", Stage="Lost"))
    assert bars(chart) == ["Lead: 1", "Won: 2", "Lost: 1", "No value: 1"]


def test_largest_keep_their_order() -> None:
    groups = [(f"G{at}", at % 7) for at in range(30)]
    shown, others = shown_groups([*groups, (None, 99)])
    assert len(shown) == BARS - 1
    assert shown == [group for group in groups if group in shown]
    assert min(amount for _, amount in shown) >= max(amount for _, amount in others)
    assert len(shown) + len(others) == 30
