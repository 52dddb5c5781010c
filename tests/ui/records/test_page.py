"""The page of a data type's records: opening, finding, the form beside, what others do."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import models, operations
from desktop_app.models import Member
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.record_rows import Condition, Operator, Query
from desktop_app.models.rows import Kind, Role
from desktop_app.ui import translation
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.nouns import Page
from desktop_app.ui.records.form import RecordForm
from desktop_app.ui.records.page import RecordsPage
from desktop_app.ui.records.table import RecordsTable
from desktop_app.ui.records.trash import TrashDialog
from desktop_app.ui.window import MainWindow
from tests.ui.records.crm import Crm
from tests.ui.support import Person, button, flush, labels, opened, rows

Typed = Callable[[], None]


def names(page: RecordsPage) -> list[str]:
    """The names that the table shows."""
    table = page.contents.table
    assert table is not None
    assert table.table is not None
    model = table.table.records
    return [model.text(row, 0) for row in range(model.row_total)]


def form(page: RecordsPage) -> RecordForm:
    assert page.side.form is not None
    return page.side.form


def is_list_shown(window: MainWindow) -> bool:
    return window.view.pages.currentWidget() is window.view.lists[Page.DATA_TYPES]


# Opening and going back


@pytest.mark.parametrize("how", ["double click", "enter", "button"])
def test_opens_from_list(window: MainWindow, ada: Person, office: Crm, how: str) -> None:
    window.view.show_page(Page.DATA_TYPES)
    ada.wait()
    table = window.view.lists[Page.DATA_TYPES].table
    ada.point(table, "Contacts", double=how == "double click")
    if how == "enter":
        ada.press(table, Qt.Key.Key_Return)
    elif how == "button":
        ada.click(window, "Open records")
    ada.wait()
    page = window.view.records
    assert page is not None
    assert page.isVisible()
    assert page.head.title.text() == "Contacts"


@pytest.mark.parametrize("how", ["link", "escape", "alt left", "tab"])
def test_goes_back(
    qtbot: QtBot, window: MainWindow, ada: Person, page: RecordsPage, how: str
) -> None:
    if how == "link":
        ada.click(page, "Data types")
    elif how == "escape":
        ada.press(page.contents.focusWidget(), Qt.Key.Key_Escape)
        assert window.view.shows_records, "in the cells it gives up what is typed"
        page.views.tabs.setFocus()
        ada.press(page.views.tabs, Qt.Key.Key_Escape)
    elif how == "alt left":
        ada.press(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    else:
        tabs = window.view.tabs
        at = tabs.tabRect(tabs.currentIndex()).center()
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=at)
    ada.wait()
    assert is_list_shown(window)
    assert not window.view.shows_records
    assert window.view.lists[Page.DATA_TYPES].selected().name == "Contacts"


def test_f2_still_renames(window: MainWindow, ada: Person, office: Crm) -> None:
    window.view.show_page(Page.DATA_TYPES)
    ada.wait()
    table = window.view.lists[Page.DATA_TYPES].table
    ada.rename(table, "Contacts", "People")
    assert rows(table) == ["Companies", "People"]


def test_stays_open_behind_other_tabs(window: MainWindow, ada: Person, page: RecordsPage) -> None:
    window.view.show_page(Page.ACTIONS)
    ada.wait()
    assert not page.isVisible()
    window.view.show_page(Page.DATA_TYPES)
    assert page.isVisible()
    assert window.view.records is page


def test_other_project_closes_it(window: MainWindow, ada: Person, page: RecordsPage) -> None:
    user_id = window.workspace.user.id
    other = ada.store(lambda: operations.create_project(user_id, "Other").id)
    window.open_project(other)
    ada.wait()
    assert window.view.records is None
    assert is_list_shown(window)


def test_trash_from_the_menu(window: MainWindow, ada: Person, office: Crm) -> None:
    window.view.show_page(Page.DATA_TYPES)
    ada.wait()
    window.show_trash.trigger()
    ada.wait()
    opened(TrashDialog).close()


# Empty states


def test_no_fields(qtbot: QtBot, window: MainWindow, ada: Person, office: Crm) -> None:
    make = partial(operations.create_data_type, office.user_id, office.project_id, "Blank")
    type_id = ada.store(lambda: make().id)
    window.view.open_type(type_id)
    ada.wait()
    page = window.view.records
    assert page is not None
    assert "Describe your data" in labels(page)
    assert page.bar.isHidden()
    with qtbot.waitSignal(window.view.edit_wanted) as wanted:
        ada.click(page.nothing, "Edit fields")
    assert wanted.args == [type_id]
    for dialog in QApplication.topLevelWidgets():
        if dialog.isModal() and dialog.isVisible():
            dialog.close()


def test_no_records(window: MainWindow, ada: Person, office: Crm) -> None:
    window.view.open_type(office.contacts.id)
    ada.wait()
    page = window.view.records
    assert page is not None
    assert "No records yet" in labels(page)
    ada.click(page.nothing, "New record")
    assert page.side.isVisible()
    assert form(page).record_id is None


def test_empty_table_to_paste_into(window: MainWindow, ada: Person, office: Crm) -> None:
    window.view.open_type(office.contacts.id)
    ada.wait()
    page = window.view.records
    assert page is not None
    ada.click(page.nothing, "Paste or type into the table")
    assert page.contents.isVisible()
    assert names(page) == []


def test_nothing_found(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.type(page.bar.line, "xyz")
    typed()
    assert "Nothing found" in labels(page)
    ada.click(page.unmatched, "Clear filter")
    typed()
    assert names(page) == ["Anna", "Bert", "Cara", "Dora"]
    assert page.bar.line.text() == ""


# Finding


def test_finds_as_one_types(ada: Person, page: RecordsPage, typed: Typed) -> None:
    ada.type(page.bar.line, "car")
    typed()
    assert names(page) == ["Cara"]
    ada.press(page.bar.line, Qt.Key.Key_Escape)
    typed()
    assert names(page) == ["Anna", "Bert", "Cara", "Dora"]


def test_ctrl_f_goes_to_find(ada: Person, page: RecordsPage) -> None:
    ada.press(page.contents, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.line.hasFocus()


def test_says_how_many(ada: Person, page: RecordsPage, typed: Typed) -> None:
    assert page.head.count.text().startswith("4 ")
    ada.type(page.bar.line, "bert")
    typed()
    assert page.head.count.text().startswith("1 ")


# The form beside


def test_new_record(ada: Person, page: RecordsPage, office: Crm) -> None:
    ada.click(page, "New record")
    made = form(page)
    line = made.fields.editors[office.field("Name")].input
    ada.type(line, "Emil")
    ada.click(page.side, "Save")
    assert names(page) == ["Anna", "Bert", "Cara", "Dora", "Emil"]


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_Space])
def test_form_follows_selection(
    ada: Person, page: RecordsPage, people: dict[str, int], key: Qt.Key
) -> None:
    table = page.contents.table
    assert table is not None
    assert table.table is not None
    table.table.go_to(1, 0)
    ada.press(table.table, key)
    assert page.side.isVisible()
    assert form(page).record_id == people["Bert"]
    table.table.go_to(2, 0)
    ada.wait()
    assert form(page).record_id == people["Cara"]
    ada.press(table.table, key)
    assert page.side.isHidden()
    assert not page.bar.form.isChecked()


def test_narrow_form_takes_the_place(ada: Person, window: MainWindow, page: RecordsPage) -> None:
    window.resize(780, 600)
    flush()
    ada.click(page, "New record")
    assert page.side.isVisible()
    assert not page.contents.isVisible()
    page.side.close_form()
    assert page.contents.isVisible()


def test_follows_a_link(ada: Person, window: MainWindow, page: RecordsPage, office: Crm) -> None:
    page.open_record(ada.store(partial(office.add, Name="Linked", Company=office.ids["Acme"])))
    ada.wait()
    form(page).open_record.emit(office.companies.id, office.ids["Acme"])
    ada.wait()
    other = window.view.records
    assert other is not None
    assert other.head.title.text() == "Companies"
    assert form(other).record_id == office.ids["Acme"]


# What others do meanwhile


def test_shows_what_others_enter(ada: Person, page: RecordsPage, office: Crm) -> None:
    ada.store(partial(office.add, Name="Emil"))
    assert names(page) == ["Anna", "Bert", "Cara", "Dora", "Emil"]


def test_type_deleted(window: MainWindow, ada: Person, page: RecordsPage, office: Crm) -> None:
    ada.store(lambda: operations.delete(office.user_id, Kind.DATA_TYPE, office.contacts.id))
    assert is_list_shown(window)
    assert window.view.records is None


def test_field_added(ada: Person, page: RecordsPage, office: Crm) -> None:
    fields = (*office.contacts.fields, FieldRow("Shoe size", FieldKind.INTEGER))
    change = partial(operations.change_fields, office.user_id, office.contacts.id, fields)
    ada.store(lambda: change(office.contacts.revision))
    assert page.type is not None
    assert page.type.fields[-1].name == "Shoe size"
    assert names(page) == ["Anna", "Bert", "Cara", "Dora"]


def test_field_deleted_that_is_filtered_by(ada: Person, page: RecordsPage, office: Crm) -> None:
    page._ask_all(Condition(office.field("Seats"), Operator.MORE, 4))
    ada.wait()
    fields = tuple(field for field in office.contacts.fields if field.name != "Seats")
    change = partial(operations.change_fields, office.user_id, office.contacts.id, fields)
    ada.store(lambda: change(office.contacts.revision))
    assert page.query == Query()
    assert names(page) == ["Anna", "Bert", "Cara", "Dora"]


def test_viewer_only_looks(window: MainWindow, ada: Person, page: RecordsPage) -> None:
    def demote() -> None:
        Member.update(role=Role.VIEWER.value).execute()

    ada.store(demote)
    assert not page.editable
    assert not page.bar.new.isVisible()
    assert not page.head.edit.isVisible()
    assert not page.views.add.isVisible()
    assert names(page) == ["Anna", "Bert", "Cara", "Dora"]


def test_says_it_in_german(ada: Person, page: RecordsPage) -> None:
    translation.install("de")
    try:
        ada.wait()
        assert button(page, "Datentypen") is page.head.back
    finally:
        translation.install("en")
        ada.wait()


# What was not saved


def begin(ada: Person, page: RecordsPage, office: Crm) -> None:
    """Type a name into a new record."""
    ada.click(page, "New record")
    ada.type(form(page).fields.editors[office.field("Name")].input, "Emil")


def test_switching_projects_asks(
    window: MainWindow, ada: Person, page: RecordsPage, office: Crm
) -> None:
    other = ada.store(lambda: operations.create_project(office.user_id, "Other").id)
    begin(ada, page, office)
    window.open_project(other)
    ada.wait()
    box = opened(MessageBox)
    assert window.view.title.text() == "Shop"
    selected = window.sidebar.selected()
    assert selected is not None
    assert selected.id == office.project_id
    ada.click(box, "Discard")
    assert window.view.title.text() == "Other"
    assert window.view.records is None


def test_closing_the_window_asks(
    window: MainWindow, ada: Person, page: RecordsPage, office: Crm
) -> None:
    begin(ada, page, office)
    window.close()
    ada.wait()
    assert window.isVisible()
    ada.click(opened(MessageBox), "Save")
    assert not window.isVisible()
    found = ada.store(lambda: models.records.read_page(office.contacts, Query(), limit=9).rows)
    assert [row.values[office.field("Name")] for row in found][-1] == "Emil"


def test_going_back_asks(window: MainWindow, ada: Person, page: RecordsPage, office: Crm) -> None:
    begin(ada, page, office)
    ada.click(page, "Data types")
    ada.click(opened(MessageBox), "Keep editing")
    assert window.view.shows_records
    ada.click(page, "Data types")
    ada.click(opened(MessageBox), "Discard")
    assert is_list_shown(window)


def mistype(ada: Person, page: RecordsPage, office: Crm, row: int) -> RecordsTable:
    """Type what is no number into a cell."""
    assert page.contents.table is not None
    table = page.contents.table.table
    assert table is not None
    table.go_to(row, [field.name for field in office.contacts.fields].index("Seats"))
    ada.type(table, "m")
    assert table.editing.editor is not None
    ada.type(table.editing.editor.input, "any")
    return table


@pytest.mark.parametrize(("row", "title"), [(0, "Anna"), (4, "New record")])
def test_leaving_cells_that_do_not_fit_asks(
    window: MainWindow, ada: Person, page: RecordsPage, office: Crm, row: int, title: str
) -> None:
    table = mistype(ada, page, office, row)
    ada.click(page, "Data types")
    box = opened(MessageBox)
    assert f"Save the changes of “{title}”?" in labels(box)
    ada.click(box, "Save")
    assert window.view.shows_records
    assert table.currentIndex().row() == row
    assert table.editing.why.isVisible()
    window.close()
    ada.wait()
    assert window.isVisible()
    ada.click(opened(MessageBox), "Discard")
    assert not window.isVisible()


def test_closing_the_window_stores_what_is_typed_into_a_cell(
    window: MainWindow, ada: Person, page: RecordsPage, office: Crm, people: dict[str, int]
) -> None:
    assert page.contents.table is not None
    table = page.contents.table.table
    assert table is not None
    table.go_to(0, [field.name for field in office.contacts.fields].index("Seats"))
    ada.type(table, "7")
    assert table.editing.is_open
    window.close()
    ada.wait()
    assert not window.isVisible()
    assert ada.store(lambda: office.value(people["Anna"], "Seats")) == 7


def test_a_page_that_cannot_be_read_says_so_and_is_read_again(
    window: MainWindow, ada: Person, office: Crm
) -> None:
    """The database is gone just as the page is opened; then it is there again."""
    window.workspace.stop()  # its looks would log that they fail
    file = Path(window.workspace.url)
    away = file.with_name("away.db")
    file.rename(away)
    window.open_records(office.project_id, office.contacts.id)
    ada.wait()
    box = opened(MessageBox)
    assert any("deleted, moved or replaced" in text for text in labels(box))
    away.rename(file)
    ada.click(box, "Try again")
    assert window.view.records is not None
    assert window.view.records.type is not None
