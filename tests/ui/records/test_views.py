"""Saved views: adding, changing, saving, renaming, doubling, deleting, undoing, remembering."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app import models, operations
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.record_rows import Condition, Filter, Operator, Query, Sort, ViewKind
from desktop_app.ui.records.looks import ALL, Look, Looks, possible_kinds
from desktop_app.ui.records.page import RecordsPage
from desktop_app.ui.records.record_view import NO_TYPE
from desktop_app.ui.records.views import NameView
from desktop_app.ui.window import MainWindow
from tests.ui.records.crm import Crm
from tests.ui.records.test_page import names
from tests.ui.support import Person, flush, is_open, opened

Typed = Callable[[], None]


def tabs(page: RecordsPage) -> list[str]:
    return [page.views.tabs.tabText(at) for at in range(page.views.tabs.count())]


def pick(ada: Person, text: str) -> None:
    """Choose in the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    ada.wait()


def name(ada: Person, text: str, verb: str) -> None:
    """Answer what a view is to be called."""
    dialog = opened(NameView)
    ada.paste(dialog.form.fields["name"].widget, text)
    ada.click(dialog, verb)


@pytest.fixture
def won(ada: Person, page: RecordsPage, office: Crm) -> int:
    """A saved view: who is won, by seats."""
    stage, seats = office.field("Stage"), office.field("Seats")
    query = Query(Filter((Condition(stage, Operator.IS, "Won"),)), (Sort(seats, True),))
    save = partial(operations.save_view, office.user_id, office.contacts.id)
    return ada.store(lambda: save("Won", ViewKind.TABLE, query, {}))


def test_add(ada: Person, page: RecordsPage) -> None:
    ada.click(page, "Add a view")
    pick(ada, "Board")
    name(ada, "Pipeline", "Create")
    assert not is_open(NameView)
    assert tabs(page) == ["All records", "Pipeline"]
    assert page.views.tabs.currentIndex() == 1
    assert page.contents.view is page.contents.views[ViewKind.BOARD]


def test_name_is_taken(ada: Person, page: RecordsPage, won: int) -> None:
    ada.click(page, "Add a view")
    pick(ada, "Cards")
    name(ada, "won", "Create")
    dialog = opened(NameView)
    assert "already exists" in dialog.form.fields["name"].error.text()
    dialog.reject()


def test_shows_a_view_and_goes_back(ada: Person, page: RecordsPage, won: int) -> None:
    page.views.tabs.setCurrentIndex(1)
    ada.wait()
    assert names(page) == ["Cara", "Bert"]
    assert page.bar.filter.text() == "Filter (1)"
    page.views.tabs.setCurrentIndex(0)
    ada.wait()
    assert names(page) == ["Anna", "Bert", "Cara", "Dora"]
    assert page.bar.filter.text() == "Filter"


def test_changed_view_is_saved(ada: Person, page: RecordsPage, office: Crm, won: int) -> None:
    page.show_view(won)
    ada.wait()
    assert not page.views.note.isVisible()
    page._sort_by((Sort(office.field("Name")),))
    ada.wait()
    assert page.views.note.isVisible()
    ada.click(page, "Save view")
    assert not page.views.note.isVisible()
    (row,) = ada.store(lambda: models.records.views(office.contacts.id))
    assert row.query.sort == (Sort(office.field("Name")),)
    assert names(page) == ["Bert", "Cara"]
    page.history.stack.undo()
    ada.wait()
    assert names(page) == ["Cara", "Bert"]


def test_changed_view_is_reset(ada: Person, page: RecordsPage, office: Crm, won: int) -> None:
    page.show_view(won)
    page._sort_by((Sort(office.field("Name")),))
    ada.wait()
    ada.click(page, "Reset")
    assert names(page) == ["Cara", "Bert"]
    assert not page.views.reset.isVisible()


def test_filter_of_all_is_saved_as_a_view(
    ada: Person, page: RecordsPage, office: Crm, typed: Typed
) -> None:
    page._ask_all(Condition(office.field("Seats"), Operator.MORE, 6))
    ada.wait()
    ada.click(page, "Save as view…")
    name(ada, "Large", "Save")
    assert tabs(page) == ["All records", "Large"]
    assert names(page) == ["Cara"]
    page.show_view(ALL)
    ada.wait()
    assert len(names(page)) == 4


def test_rename_keeps_what_was_changed(
    ada: Person, page: RecordsPage, office: Crm, won: int
) -> None:
    page.show_view(won)
    page._sort_by((Sort(office.field("Name")),))
    ada.wait()
    ada.click(page, "More about this view")
    pick(ada, "Rename…")
    name(ada, "Customers & friends", "Rename")
    assert tabs(page) == ["All records", "Customers && friends"]
    assert page.views.note.isVisible()
    assert names(page) == ["Bert", "Cara"]
    page.history.stack.undo()
    ada.wait()
    assert tabs(page) == ["All records", "Won"]


def test_duplicate(ada: Person, page: RecordsPage, won: int) -> None:
    page.show_view(won)
    ada.wait()
    ada.click(page, "More about this view")
    pick(ada, "Duplicate…")
    dialog = opened(NameView)
    ada.click(dialog, "Create")
    assert tabs(page) == ["All records", "Won", "Won 2"]
    assert names(page) == ["Cara", "Bert"]


def test_delete_and_undo(ada: Person, page: RecordsPage, won: int) -> None:
    page.show_view(won)
    ada.wait()
    ada.click(page, "More about this view")
    pick(ada, "Delete")
    assert tabs(page) == ["All records"]
    assert len(names(page)) == 4
    page.history.stack.undo()
    ada.wait()
    assert tabs(page) == ["All records", "Won"]


def test_creating_is_undone_and_redone(ada: Person, page: RecordsPage) -> None:
    ada.click(page, "Add a view")
    pick(ada, "Calendar")
    name(ada, "When", "Create")
    page.history.stack.undo()
    ada.wait()
    assert tabs(page) == ["All records"]
    page.history.stack.redo()
    ada.wait()
    assert tabs(page) == ["All records", "When"]


def test_last_view_is_remembered(
    ada: Person, window: MainWindow, page: RecordsPage, office: Crm, won: int
) -> None:
    page.show_view(won)
    ada.wait()
    page.leave()
    window.view.open_type(office.contacts.id)
    ada.wait()
    again = window.view.records
    assert again is not None
    assert again.views.tabs.currentIndex() == 1
    assert names(again) == ["Cara", "Bert"]


def test_columns_of_all_are_remembered(
    ada: Person, window: MainWindow, page: RecordsPage, office: Crm
) -> None:
    view = page.contents.table
    assert view is not None
    assert view.table is not None
    view.table.header.resizeSection(0, 333)
    flush()
    assert not page.views.reset.isVisible()
    page.leave()
    window.view.open_type(office.contacts.id)
    ada.wait()
    again = window.view.records
    assert again is not None
    assert again.contents.table is not None
    assert again.contents.table.table is not None
    assert again.contents.table.table.header.sectionSize(0) == 333


def test_columns_of_a_view_are_saved_with_it(
    ada: Person, page: RecordsPage, office: Crm, won: int
) -> None:
    page.show_view(won)
    ada.wait()
    view = page.contents.table
    assert view is not None
    assert view.table is not None
    view.table.header.resizeSection(0, 311)
    flush()
    ada.click(page, "Save view")
    page.show_view(ALL)
    ada.wait()
    assert view.table.header.sectionSize(0) != 311
    page.show_view(won)
    ada.wait()
    assert view.table.header.sectionSize(0) == 311


# Without a window


@pytest.mark.parametrize("text", ["", "{", "[]", '{"view": "x"}', '{"all": 3}', "null"])
def test_what_was_remembered_may_be_anything(text: str) -> None:
    looks = Looks(text)
    assert looks.look == Look()
    assert looks.current == ALL


def test_kinds_follow_from_the_fields() -> None:
    assert possible_kinds(NO_TYPE) == (ViewKind.TABLE, ViewKind.CARDS, ViewKind.CHART)
    choice, day = FieldRow("A", FieldKind.CHOICE), FieldRow("B", FieldKind.DATE_TIME)
    type_ = NO_TYPE.__class__(1, 1, "T", "", "t", 1, (choice, day))
    assert set(possible_kinds(type_)) == set(ViewKind)
