"""The filter and the order of records: what one asks, in words, and what one sees while typing."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.models.fields import FieldKind, FieldRow, Value
from desktop_app.models.record_rows import Condition, Filter, Operator, Sort, operators
from desktop_app.ui.records.filters import ConditionRow, Group, conditions, without_missing
from desktop_app.ui.records.page import RecordsPage
from desktop_app.ui.records.questions import TypedOther, operator_word, other_side
from desktop_app.ui.records.sorting import direction_words
from tests.ui.records.crm import Crm
from tests.ui.records.test_page import names
from tests.ui.support import Person, WatchedTasks, labels

Typed = Callable[[], None]


def row(page: RecordsPage, at: int = 0) -> ConditionRow:
    """A condition of the filter's outermost group."""
    part = page.panels.filters.group.parts[at]
    assert isinstance(part, ConditionRow)
    return part


def choose(part: ConditionRow, field: str, operator: Operator) -> None:
    """Choose a field and what to ask of it, as one does with the arrow keys."""
    part.field.setCurrentIndex(part.field.findText(field))
    part.operator.setCurrentIndex(part.operator.findData(operator))


def line(part: ConditionRow) -> QLineEdit:
    assert isinstance(part.other, TypedOther)
    return part.other.line


# The filter


def test_asks_while_one_types(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.click(page, "Filter")
    choose(row(page), "Name", Operator.CONTAINS)
    ada.type(line(row(page)), "r")
    typed()
    assert names(page) == ["Bert", "Cara", "Dora"]
    ada.type(line(row(page)), "a")
    typed()
    assert names(page) == ["Cara", "Dora"]
    assert page.bar.filter.text() == "Filter (1)"


def test_number(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.click(page, "Filter")
    choose(row(page), "Seats", Operator.AT_LEAST)
    ada.type(line(row(page)), "5")
    typed()
    assert names(page) == ["Bert", "Cara"]


def test_what_is_no_number_is_told(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.click(page, "Filter")
    choose(row(page), "Seats", Operator.IS)
    ada.type(line(row(page)), "many")
    typed()
    assert "“many” is not a whole number." in labels(page)
    assert len(names(page)) == 4
    assert page.bar.filter.text() == "Filter"


def test_choice_and_empty(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.click(page, "Filter")
    choose(row(page), "Stage", Operator.IS)
    other = row(page).other
    other.show_value("Won")
    page.panels.filters.changed.emit()
    typed()
    assert names(page) == ["Bert", "Cara"]
    choose(row(page), "Stage", Operator.EMPTY)
    typed()
    assert names(page) == ["Dora"]


def test_any_of_several(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.click(page, "Filter")
    choose(row(page), "Name", Operator.IS)
    ada.type(line(row(page)), "Anna")
    ada.click(page, "Add a condition")
    choose(row(page, 1), "Seats", Operator.MORE)
    ada.type(line(row(page, 1)), "6")
    typed()
    assert "Nothing found" in labels(page)
    page.panels.filters.group.mode.setCurrentIndex(1)
    typed()
    assert names(page) == ["Anna", "Cara"]


def test_group_within(ada: Person, page: RecordsPage, office: Crm, typed: Typed) -> None:
    ada.click(page, "Filter")
    choose(row(page), "Seats", Operator.LESS)
    ada.type(line(row(page)), "7")
    ada.click(page, "Add a group of conditions")
    group = page.panels.filters.group.parts[1]
    assert isinstance(group, Group)
    (inner,) = group.parts
    assert isinstance(inner, ConditionRow)
    choose(inner, "Stage", Operator.EMPTY)
    typed()
    assert len(list(conditions(page.query.filter))) == 2
    ada.click(group, "Remove this group")
    typed()
    assert names(page) == ["Anna", "Bert"]


def test_removed_condition(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.click(page, "Filter")
    choose(row(page), "Name", Operator.CONTAINS)
    ada.type(line(row(page)), "zzz")
    typed()
    ada.click(page, "Remove this condition")
    typed()
    assert len(names(page)) == 4
    assert page.panels.filters.group.add.hasFocus()


def test_other_operator_keeps_what_was_typed(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.click(page, "Filter")
    choose(row(page), "Name", Operator.CONTAINS)
    ada.type(line(row(page)), "bert")
    row(page).operator.setCurrentIndex(row(page).operator.findData(Operator.IS_NOT))
    typed()
    assert names(page) == ["Anna", "Cara", "Dora"]


def test_escape_closes_the_panel(ada: Person, page: RecordsPage) -> None:
    ada.click(page, "Filter")
    assert page.panels.filters.isVisible()
    ada.press(page.panels.filters.group.mode, Qt.Key.Key_Escape)
    assert not page.panels.filters.isVisible()
    assert not page.bar.filter.isChecked()


def test_shows_a_filter_that_it_is_given(page: RecordsPage, office: Crm) -> None:
    assert page.type is not None
    wanted = Filter(
        (
            Condition(office.field("Since"), Operator.LAST_DAYS, 7),
            Condition(office.field("Price"), Operator.AT_MOST, Decimal("10.50")),
            Filter(
                (
                    Condition(office.field("Active"), Operator.IS, False),
                    Condition(office.field("Company"), Operator.IS, office.ids["Acme"]),
                    Condition(office.field("Next call"), Operator.TODAY),
                ),
                any=True,
            ),
        )
    )
    page.panels.filters.show_filter(page.type, wanted)
    assert page.panels.filters.filter == wanted


@pytest.mark.parametrize("kind", FieldKind)
def test_every_question_has_words_and_an_editor(
    ada: Person, tasks: WatchedTasks, window: object, kind: FieldKind
) -> None:
    field = FieldRow("Field", kind, 1, "field", options=("A",), target=1, currency="EUR")
    for operator in operators(kind):
        assert operator_word(kind, operator)
        made = other_side(tasks, field, operator)
        made.show_value(None)
        made.take_over(made)
        made.deleteLater()
    ada.wait()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.DATE, datetime.date(2026, 2, 3)),
        (FieldKind.DATE_TIME, datetime.date(2026, 2, 3)),
        (FieldKind.MONEY, Decimal("-12.30")),
        (FieldKind.INTEGER, 1_234_567),
        (FieldKind.TEXT, "{a} <b>"),
    ],
)
def test_value_is_kept(tasks: WatchedTasks, window: object, kind: FieldKind, value: Value) -> None:
    field = FieldRow("Field", kind, 1, "field", currency="EUR")
    made = other_side(tasks, field, Operator.IS)
    made.show_value(value)
    assert made.value == value
    made.deleteLater()


@pytest.mark.parametrize("text", ["0", "-3", "1.5", "40000", "ten"])
def test_days_are_a_number(tasks: WatchedTasks, window: object, text: str) -> None:
    field = FieldRow("Field", FieldKind.DATE, 1, "field")
    made = other_side(tasks, field, Operator.LAST_DAYS)
    assert isinstance(made, TypedOther)
    made.line.setText(text)
    assert made.value is None
    assert made.error.text() == "Please enter a number of days between 1 and 36500."
    made.deleteLater()


def test_what_asks_for_nothing_is_left_out() -> None:
    field = FieldRow("Name", FieldKind.TEXT, 1, "name")
    known = Condition(1, Operator.CONTAINS, "a")
    gone = Condition(2, Operator.IS, 3)
    other_kind = Condition(1, Operator.LAST_DAYS, 3)
    wanted = Filter((known, gone, Filter((gone, other_kind)), Filter((known,), any=True)))
    assert without_missing(wanted, (field,)) == Filter((known, Filter((known,), any=True)))


# The order


def test_sorts_by_several(ada: Person, page: RecordsPage, office: Crm) -> None:
    ada.click(page, "Sort")
    first = page.panels.sorts.rows[0]
    first.field.setCurrentIndex(first.field.findText("Stage"))
    first.direction.setCurrentIndex(1)
    ada.wait()
    assert names(page)[-1] == "Dora"
    ada.click(page, "Sort by another field")
    second = page.panels.sorts.rows[1]
    second.field.setCurrentIndex(second.field.findText("Seats"))
    second.direction.setCurrentIndex(1)
    ada.wait()
    stage, seats = office.field("Stage"), office.field("Seats")
    assert page.query.sort == (Sort(stage, True), Sort(seats, True))
    assert page.bar.sort.text() == "Sort (2)"
    assert names(page) == ["Cara", "Bert", "Anna", "Dora"]


def test_order_of_the_order(ada: Person, page: RecordsPage, office: Crm) -> None:
    name, seats = office.field("Name"), office.field("Seats")
    page._sort_by((Sort(name), Sort(seats, True)))
    ada.click(page, "Sort (2)")
    page.panels.sorts.rows[1].up.click()
    ada.wait()
    assert list(page.query.sort) == [Sort(seats, True), Sort(name)]
    page.panels.sorts.rows[0].remove.click()
    ada.wait()
    assert list(page.query.sort) == [Sort(name)]


def test_head_of_a_column_sorts(ada: Person, page: RecordsPage, office: Crm) -> None:
    assert page.contents.table is not None
    page.contents.table.sort_changed.emit((Sort(office.field("Name"), True),))
    ada.wait()
    assert names(page) == ["Dora", "Cara", "Bert", "Anna"]
    assert [part.sort for part in page.panels.sorts.rows] == [Sort(office.field("Name"), True)]


@pytest.mark.parametrize("kind", FieldKind)
def test_directions_have_words(kind: FieldKind) -> None:
    first, second = direction_words(kind)
    assert first != second


def test_lines_up_after_a_change_of_fields(ada: Person, page: RecordsPage, office: Crm) -> None:
    page._sort_by((Sort(office.field("Seats")),))
    ada.wait()
    ada.store(partial(office.add, Name="Emil", Seats=1))
    assert names(page)[0] == "Emil"
