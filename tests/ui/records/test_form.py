"""The form of a record: entering, changing, refusing, saving, leaving, undoing."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QTableView, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import models, operations
from desktop_app.errors import StorageError
from desktop_app.models import Member, User
from desktop_app.models.fields import FieldKind, FieldRow, Value
from desktop_app.models.rows import Role
from desktop_app.operations import EditedRecord, create_user, write_records
from desktop_app.ui import translation
from desktop_app.ui.history import History
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.records.conflict import ConflictDialog
from desktop_app.ui.records.date_editor import DatePopup
from desktop_app.ui.records.editor import Editor, LineEditor
from desktop_app.ui.records.field_editors import LinksEditor, address
from desktop_app.ui.records.form import RecordForm
from desktop_app.ui.records.record_window import RecordWindow
from desktop_app.ui.workspace import Workspace
from tests.ui.records.crm import Crm, make_crm
from tests.ui.support import (
    Person,
    WatchedTasks,
    ask,
    button,
    click,
    flush,
    is_open,
    labels,
    opened,
)


@pytest.fixture
def crm(ada: Person, workspace: Workspace) -> Crm:
    workspace.start()
    user_id = workspace.user.id
    return ada.store(lambda: make_crm(user_id))


@pytest.fixture
def history(tasks: WatchedTasks) -> History:
    return History(tasks)


@pytest.fixture
def form(
    qtbot: QtBot, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> Iterator[RecordForm]:
    made = RecordForm(workspace, history, crm.contacts)
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    host.resize(380, 900)
    with qtbot.waitActive(host):
        host.activateWindow()
    yield made
    made.hide()


def editor(form: RecordForm, name: str) -> Editor:
    """The editor under the caption ``name``."""
    return next(e for e in form.fields.editors.values() if e.field.name == name)


def line(form: RecordForm, name: str) -> QLineEdit:
    """The line under the caption ``name``."""
    found = editor(form, name)
    assert isinstance(found, LineEditor)
    return found.line


def enter(ada: Person, form: RecordForm, name: str, text: str) -> None:
    """Type ``text`` in place of what is in a line, and go on."""
    line(form, name).selectAll()
    ada.type(line(form, name), text)
    ada.press(line(form, name), Qt.Key.Key_Tab)


def says(form: RecordForm, name: str) -> str:
    """What is wrong at a field, as it can be read and as it is read out."""
    box = form.fields.boxes[editor(form, name).field.id]
    text = box.error.text() if box.error.isVisible() else ""
    assert box.widget.accessibleDescription() == text
    return text


def save(ada: Person, form: RecordForm) -> None:
    """Ctrl+S, wherever the keyboard is."""
    ada.press(form.focusWidget() or form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def show(ada: Person, form: RecordForm, record_id: int) -> None:
    form.show_record(record_id)
    ada.wait()


def new(ada: Person, form: RecordForm) -> None:
    form.new_record()
    ada.wait()


def stored(qtbot: QtBot, tasks: WatchedTasks, crm: Crm, record_id: int, name: str) -> object:
    return ask(qtbot, tasks, lambda: crm.value(record_id, name))


def test_new_record_with_every_kind(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm
) -> None:
    new(ada, form)
    assert line(form, "Name").hasFocus()
    enter(ada, form, "Name", "Grace")
    enter(ada, form, "Seats", "12")
    enter(ada, form, "Price", "1,234.5")
    enter(ada, form, "Since", "3/9/2024")
    enter(ada, form, "Next call", "3/9/2024 2:30 PM")
    enter(ada, form, "E-mail", "grace@example.com")
    qtbot.mouseClick(button(form, "Yes"), Qt.MouseButton.LeftButton)
    tags = editor(form, "Tags").input
    tags.setFocus()
    ada.press(tags, Qt.Key.Key_Space)
    with qtbot.waitSignal(form.saved) as told:
        save(ada, form)
    assert told.args is not None
    (record_id,) = told.args
    found = {
        name: stored(qtbot, tasks, crm, record_id, name)
        for name in ("Name", "Seats", "Price", "Since", "Active", "Tags", "Stage", "Notes")
    }
    assert found == {
        "Name": "Grace",
        "Seats": 12,
        "Price": Decimal("1234.50"),
        "Since": datetime.date(2024, 3, 9),
        "Active": True,
        "Tags": ("Press",),
        "Stage": "Lead",
        "Notes": None,
    }
    moment = stored(qtbot, tasks, crm, record_id, "Next call")
    assert isinstance(moment, datetime.datetime)
    assert moment.astimezone().strftime("%d.%m.%Y %H:%M") == "09.03.2024 14:30"
    assert form.head.title.text() == "Grace"
    assert not form.has_changes


def test_wrong_values_are_refused_at_their_fields(
    qtbot: QtBot, ada: Person, crm: Crm, form: RecordForm
) -> None:
    new(ada, form)
    enter(ada, form, "Seats", "many")
    assert says(form, "Seats") == "“many” is not a whole number."
    enter(ada, form, "E-mail", "grace@")
    assert says(form, "E-mail")
    with qtbot.assertNotEmitted(form.saved):
        save(ada, form)
    assert says(form, "Name") == "This field is required."
    assert line(form, "Name").hasFocus(), "the first that is wrong"
    assert line(form, "Seats").text() == "many", "what was typed stays"
    enter(ada, form, "Seats", "12")
    assert says(form, "Seats") == ""
    enter(ada, form, "Seats", "101")
    assert "100" in says(form, "Seats")


def test_what_is_wrong_is_scrolled_to(
    ada: Person, crm: Crm, form: RecordForm, host: QWidget
) -> None:
    new(ada, form)
    host.resize(380, 420)
    flush()
    form.body.verticalScrollBar().setValue(9_999)
    line(form, "Web").setFocus()
    assert not in_sight(form, "Name")
    save(ada, form)
    assert line(form, "Name").hasFocus()
    assert in_sight(form, "Name")


def in_sight(form: RecordForm, name: str) -> bool:
    """Whether a field is not scrolled away."""
    view = form.body.viewport()
    return view.rect().contains(line(form, name).mapTo(view, QPoint(0, 0)))


def test_what_only_the_database_knows_is_said_at_the_field(
    ada: Person, crm: Crm, form: RecordForm
) -> None:
    gone = crm.ids["Acme"]
    show(ada, form, ada.store(lambda: crm.add(Name="Grace")))
    company = form.fields.editors[crm.field("Company")]
    assert isinstance(company, LinksEditor)
    company.links.set_value([gone], {gone: "Acme"})
    company.links.changed.emit()
    ada.store(lambda: operations.delete_records(crm.user_id, crm.companies.id, [gone]))
    save(ada, form)
    assert says(form, "Company") == "The record that this links to has been deleted."


def test_saving_is_undone_and_redone(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm, history: History
) -> None:
    record_id = ada.store(lambda: crm.add(Name="Grace", Seats=3))
    show(ada, form, record_id)
    enter(ada, form, "Seats", "4")
    assert "Not saved" in labels(form)
    save(ada, form)
    assert "Not saved" not in labels(form)
    assert history.stack.undoText() == "changing “Grace”"
    for step, seats in ((history.stack.undo, 3), (history.stack.redo, 4), (history.stack.undo, 3)):
        step()
        ada.wait()
        assert stored(qtbot, tasks, crm, record_id, "Seats") == seats
        assert line(form, "Seats").text() == str(seats), "the form follows"


def test_undoing_the_creation_closes_the_form(
    qtbot: QtBot, ada: Person, form: RecordForm, history: History
) -> None:
    new(ada, form)
    enter(ada, form, "Name", "Grace")
    save(ada, form)
    with qtbot.waitSignal(form.closed):
        history.stack.undo()
        ada.wait()


def test_nothing_changed_writes_nothing(
    ada: Person, crm: Crm, form: RecordForm, history: History
) -> None:
    show(ada, form, ada.store(lambda: crm.add(Name="Grace")))
    save(ada, form)
    assert not history.can_undo
    assert not button(form, "Save").isEnabled()


def test_revert_shows_what_is_stored(ada: Person, crm: Crm, form: RecordForm) -> None:
    show(ada, form, ada.store(lambda: crm.add(Name="Grace", Seats=3)))
    enter(ada, form, "Seats", "abc")
    ada.click(form, "Revert")
    assert line(form, "Seats").text() == "3"
    assert says(form, "Seats") == ""
    assert not form.has_changes


@pytest.mark.parametrize("answer", ["Save", "Discard", "Keep editing"])
def test_leaving_asks_about_changes(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm, answer: str
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace", Seats=3))
    other = ada.store(lambda: crm.add(Name="Other"))
    show(ada, form, grace)
    enter(ada, form, "Seats", "4")
    show(ada, form, other)
    ada.click(opened(MessageBox), answer)
    assert stored(qtbot, tasks, crm, grace, "Seats") == (4 if answer == "Save" else 3)
    stays = answer == "Keep editing"
    assert form.record_id == (grace if stays else other)
    assert form.has_changes == stays
    assert line(form, "Name").text() == ("Grace" if stays else "Other")


def test_leaving_with_what_cannot_be_saved_stays(ada: Person, crm: Crm, form: RecordForm) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace"))
    show(ada, form, grace)
    enter(ada, form, "Seats", "abc")
    form.new_record()
    ada.click(opened(MessageBox), "Save")
    assert form.record_id == grace
    assert says(form, "Seats")


def test_the_last_one_asked_for_is_shown(ada: Person, crm: Crm, form: RecordForm) -> None:
    ids = [ada.store(partial(crm.add, Name=name)) for name in ("a", "b")]
    show(ada, form, ids[0])
    form.show_record(ids[1])
    form.show_record(ids[0])
    ada.wait()
    assert line(form, "Name").text() == "a"


def test_linked_record_is_opened(qtbot: QtBot, ada: Person, crm: Crm, form: RecordForm) -> None:
    acme = crm.ids["Acme"]
    show(ada, form, ada.store(lambda: crm.add(Name="Grace", Company=acme)))
    with qtbot.waitSignal(form.open_record) as told:
        click(qtbot, form, "Acme")
    assert told.args == [crm.companies.id, acme]


def test_link_chosen_by_searching(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace"))
    show(ada, form, grace)
    company = editor(form, "Company")
    assert isinstance(company, LinksEditor)
    company.setFocus()
    with qtbot.waitSignal(company.links.search._pause.timeout):
        ada.type(company.links.search, "acm")
    ada.wait()
    ada.press(company.links.search.popup, Qt.Key.Key_Return)
    save(ada, form)
    assert stored(qtbot, tasks, crm, grace, "Company") == crm.ids["Acme"]
    chip = button(form, "Acme")
    assert chip, "it keeps its name"
    assert chip.hasFocus(), "the keyboard stays where it was"


def test_a_record_to_link_to_is_created_on_the_way(
    qtbot: QtBot, ada: Person, crm: Crm, form: RecordForm, history: History
) -> None:
    form.new_record()
    ada.wait()
    company = form.fields.editors[crm.field("Company")]
    assert isinstance(company, LinksEditor)
    search = company.links.search
    search.setFocus()
    with qtbot.waitSignal(search._pause.timeout):
        ada.type(search, "Intel & <b>Co</b>")
    ada.wait()
    shown = search.popup.model()
    assert [shown.index(at, 0).data() for at in range(shown.rowCount())] == [
        "Create “Intel & <b>Co</b>”"
    ]
    ada.press(search.popup, Qt.Key.Key_Return)
    made = company.value()
    assert isinstance(made, int)
    assert ada.store(lambda: models.records.titles(crm.companies.id, [made])) == {
        made: "Intel & <b>Co</b>"
    }
    assert history.stack.undoText() == "creating “Intel & <b>Co</b>”"


@pytest.mark.parametrize("text", ["Acme", "ACME"])
def test_what_there_is_is_not_created_again(
    qtbot: QtBot, ada: Person, crm: Crm, form: RecordForm, text: str
) -> None:
    form.new_record()
    ada.wait()
    company = form.fields.editors[crm.field("Company")]
    assert isinstance(company, LinksEditor)
    search = company.links.search
    search.setFocus()
    with qtbot.waitSignal(search._pause.timeout):
        ada.type(search, text)
    ada.wait()
    shown = search.popup.model()
    assert [shown.index(at, 0).data() for at in range(shown.rowCount())] == ["Acme"]


def test_name_that_was_not_chosen_is_not_taken_for_a_link(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace"))
    show(ada, form, grace)
    company = editor(form, "Company")
    assert isinstance(company, LinksEditor)
    company.setFocus()
    ada.type(company.links.search, "Nowhere")
    save(ada, form)
    assert "Not saved" in labels(form)
    assert "Nowhere" in form.fields.boxes[company.field.id].error.text()
    company.links.search.clear()
    ada.type(company.links.search, "x")
    ada.press(company.links.search, Qt.Key.Key_Backspace)
    assert form.fields.boxes[company.field.id].error.text() == ""
    assert "Not saved" not in labels(form)
    ada.type(company.links.search, "Nowhere")
    form.revert()
    assert company.links.search.text() == ""


def test_back_links(
    qtbot: QtBot, ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> None:
    acme = crm.ids["Acme"]
    grace = ada.store(lambda: crm.add(Name="Grace & Co", Company=acme))
    made = RecordForm(workspace, history, crm.companies)
    QVBoxLayout(host).addWidget(made)
    made.show_record(acme)
    ada.wait()
    assert "Contacts that link here by “Company” (1)" in labels(made)
    with qtbot.waitSignal(made.open_record) as told:
        click(qtbot, made, "Grace & Co")
    assert told.args == [crm.contacts.id, grace]


def test_others_changes_come_in_beside_mine(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace", Seats=3))
    show(ada, form, grace)
    enter(ada, form, "Seats", "4")
    edit(ada, crm, grace, "Phone", "123")
    assert line(form, "Phone").text() == "123"
    assert line(form, "Seats").text() == "4"
    save(ada, form)
    assert stored(qtbot, tasks, crm, grace, "Seats") == 4
    assert stored(qtbot, tasks, crm, grace, "Phone") == "123"


def edit(ada: Person, crm: Crm, record_id: int, name: str, value: Value) -> None:
    """Somebody else changes a value: Grace, who works on the project, too."""

    def write() -> None:
        row = models.records.record(crm.contacts, record_id)
        assert row is not None
        found = models.queries.find_user("grace@example.com")
        if found is None:
            user_id = create_user("Grace", "grace@example.com").id
            Member.create(project=crm.project_id, user=User(id=user_id), role=Role.EDITOR)
        else:
            user_id = found.id
        change = EditedRecord(record_id, row.revision, {crm.field(name): value})
        write_records(user_id, crm.contacts.id, [change])

    ada.store(write)


@pytest.mark.parametrize("mine", [True, False])
def test_the_second_to_save_chooses(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm, mine: bool
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace", Seats=3))
    show(ada, form, grace)
    enter(ada, form, "Seats", "4")
    enter(ada, form, "Phone", "555")
    edit(ada, crm, grace, "Seats", 5)
    assert line(form, "Seats").text() == "4", "nothing typed is lost"
    save(ada, form)
    dialog = opened(ConflictDialog)
    assert {"4", "5", "Seats"} <= set(labels(dialog))
    assert not button(dialog, "Save").isEnabled(), "nothing is decided yet"
    choices = dialog._groups[0]
    choices.button(0 if mine else 1).click()
    ada.click(dialog, "Save")
    assert not is_open(ConflictDialog)
    assert stored(qtbot, tasks, crm, grace, "Seats") == (4 if mine else 5)
    assert stored(qtbot, tasks, crm, grace, "Phone") == "555"
    assert line(form, "Seats").text() == ("4" if mine else "5")
    assert not form.has_changes


def test_deleted_meanwhile(ada: Person, crm: Crm, form: RecordForm) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace"))
    show(ada, form, grace)
    enter(ada, form, "Phone", "555")
    ada.store(lambda: operations.delete_records(crm.user_id, crm.contacts.id, [grace]))
    assert "This record has been deleted meanwhile." in labels(form)
    assert line(form, "Phone").text() == "555"
    assert not button(form, "Save").isEnabled()


def test_database_that_is_busy_can_be_tried_again(
    qtbot: QtBot,
    tasks: WatchedTasks,
    ada: Person,
    crm: Crm,
    form: RecordForm,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> object:
        raise StorageError("The database is locked.")

    grace = ada.store(lambda: crm.add(Name="Grace"))
    show(ada, form, grace)
    enter(ada, form, "Phone", "555")
    with monkeypatch.context() as patched:
        patched.setattr("desktop_app.operations.record.write_records", refuse)
        save(ada, form)
    assert "The database is locked." in labels(form)
    ada.click(form, "Try again")
    assert stored(qtbot, tasks, crm, grace, "Phone") == "555"


def test_another_language_while_typing(
    ada: Person, crm: Crm, form: RecordForm, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: translation.install("en"))
    show(ada, form, ada.store(lambda: crm.add(Name="Grace", Price=Decimal("1234.50"))))
    enter(ada, form, "Share", "0.25")
    enter(ada, form, "Seats", "abc")
    translation.install("de")
    flush()
    assert line(form, "Price").text() == "1.234,50"
    assert line(form, "Share").text() == "0,25"
    assert line(form, "Seats").text() == "abc"
    assert {editor.field.name for editor in touched(form)} == {"Share", "Seats"}


def touched(form: RecordForm) -> list[Editor]:
    return [form.fields.editors[key] for key in form.fields.touched()]


def test_calendar(qtbot: QtBot, ada: Person, crm: Crm, form: RecordForm) -> None:
    show(ada, form, ada.store(lambda: crm.add(Name="G", Since=datetime.date(2024, 3, 9))))
    ada.press(line(form, "Since"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = opened(DatePopup)
    assert popup.calendar.selectedDate() == QDate(2024, 3, 9)
    ada.press(inner(popup), Qt.Key.Key_Right)
    ada.press(inner(popup), Qt.Key.Key_Return)
    assert not is_open(DatePopup)
    assert editor(form, "Since").value() == datetime.date(2024, 3, 10)
    assert form.has_changes


def inner(popup: DatePopup) -> QWidget:
    """What takes the keys of a calendar."""
    (view,) = popup.calendar.findChildren(QTableView)
    return view


def test_calendar_with_clock(qtbot: QtBot, ada: Person, form: RecordForm) -> None:
    new(ada, form)
    widget = editor(form, "Next call")
    click(qtbot, widget, "Calendar")
    popup = opened(DatePopup)
    popup.calendar.setSelectedDate(QDate(2024, 3, 9))
    popup.clock.setFocus()
    popup.clock.setTime(popup.clock.time().fromString("14:30", "HH:mm"))
    click(qtbot, popup, "Take over")
    value = widget.value()
    assert isinstance(value, datetime.datetime)
    assert value.astimezone().strftime("%Y-%m-%d %H:%M") == "2024-03-09 14:30"


def test_viewer_only_looks(
    qtbot: QtBot, ada: Person, crm: Crm, form: RecordForm, tmp_path: Path
) -> None:
    acme, bold = crm.ids["Acme"], crm.ids["<b>Bold</b>"]
    note = tmp_path / "note.txt"
    note.write_bytes(b"note")
    file = ada.store(lambda: operations.attach_file(note))
    values: dict[str, Value] = {"Company": acme, "Clients": (bold,), "Photo": file.id}
    show(ada, form, ada.store(lambda: crm.add(Name="Grace", **values)))
    ada.store(lambda: Member.update(role=Role.VIEWER).execute())
    with qtbot.waitSignal(form.open_record):
        click(qtbot, form, "Acme")
    names = [b.accessibleName() for b in form.findChildren(QToolButton) if b.isVisible()]
    assert {"Open", "Save as…"} <= set(names), "what is attached can be looked at"
    assert not [name for name in names if "Remove" in name]
    assert not any(b.isVisible() for b in (form.foot.save, form.foot.revert))
    assert line(form, "Name").isReadOnly()
    assert not form.head.delete.isEnabled()


def test_every_target_is_large_enough(ada: Person, crm: Crm, form: RecordForm) -> None:
    acme = crm.ids["Acme"]
    show(ada, form, ada.store(lambda: crm.add(Name="G", Clients=(acme,), Active=True)))
    small = [
        (w.accessibleName(), w.size())
        for w in form.findChildren(QWidget)
        if w.isVisible()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.size().height() < QSize(0, 32).height()
    ]
    assert small == []


def test_every_input_has_a_name(ada: Person, form: RecordForm) -> None:
    new(ada, form)
    for field_id, box in form.fields.boxes.items():
        name = form.fields.editors[field_id].field.name
        assert name in box.widget.accessibleName()
        assert name in box.caption.text()
    assert "required" in line(form, "Name").accessibleName()


def test_window(
    qtbot: QtBot,
    tasks: WatchedTasks,
    ada: Person,
    crm: Crm,
    workspace: Workspace,
    history: History,
    host: QWidget,
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace"))
    window = RecordWindow(host, workspace, history, crm.contacts)
    window.show_record(grace)
    ada.wait()
    assert window.windowTitle() == "Grace"
    enter(ada, window.form, "Phone", "555")
    window.close()
    ada.click(opened(MessageBox), "Keep editing")
    assert window.isVisible()
    window.close()
    ada.click(opened(MessageBox), "Save")
    assert not is_open(RecordWindow)
    assert stored(qtbot, tasks, crm, grace, "Phone") == "555"


def test_from_beside_the_table_into_a_window(
    qtbot: QtBot, ada: Person, crm: Crm, form: RecordForm
) -> None:
    acme = crm.ids["Acme"]
    show(ada, form, ada.store(lambda: crm.add(Name="Grace", Company=acme)))
    ada.click(form, "Open in a window")
    window = opened(RecordWindow)
    with qtbot.waitSignal(form.open_record) as told:
        click(qtbot, window, "Acme")
    assert told.args == [crm.companies.id, acme]
    enter(ada, window.form, "Name", "Hopper")
    save(ada, window.form)
    assert line(form, "Name").text() == "Hopper", "both show what is stored"
    ada.press(window, Qt.Key.Key_Escape)
    assert not is_open(RecordWindow)


def test_fields_that_change_meanwhile(ada: Person, crm: Crm, form: RecordForm) -> None:
    show(ada, form, ada.store(lambda: crm.add(Name="Grace", Seats=3)))
    first, *rest = crm.contacts.fields
    fields = [replace(first, name="Full name"), FieldRow("Nickname", FieldKind.TEXT), *rest]
    type_ = crm.contacts

    def write() -> None:
        operations.change_fields(crm.user_id, type_.id, fields, type_.revision)

    ada.store(write)
    assert line(form, "Full name").text() == "Grace"
    enter(ada, form, "Nickname", "Amazing")
    enter(ada, form, "Seats", "4")
    save(ada, form)
    assert not form.has_changes
    assert line(form, "Nickname").text() == "Amazing"


def test_address_is_opened(
    ada: Person, crm: Crm, form: RecordForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(url: QUrl) -> bool:
        asked.append(url.toString())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    show(ada, form, ada.store(lambda: crm.add(Name="Grace", Web="https://example.com")))
    ada.click(form, "Open in the browser")
    assert asked == ["https://example.com"]
    assert says(form, "Web") == "No program answers that opens this address."
    assert not button(form, "Call").isEnabled(), "there is no number"


def test_long_text_grows_as_one_types(ada: Person, crm: Crm, form: RecordForm) -> None:
    show(ada, form, ada.store(lambda: crm.add(Name="Grace", Notes="one line")))
    text = editor(form, "Notes").input
    low = text.height()
    text.setFocus()
    for _ in range(6):
        ada.press(text, Qt.Key.Key_Return)
    assert low < text.height() <= 280
    ada.press(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()


def test_choosing_and_clearing(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace", Active=True, Stage="Won"))
    show(ada, form, grace)
    ada.click(editor(form, "Active"), "Clear")
    stage = editor(form, "Stage").input
    stage.setFocus()
    ada.press(stage, Qt.Key.Key_Home)
    save(ada, form)
    assert stored(qtbot, tasks, crm, grace, "Active") is None
    assert stored(qtbot, tasks, crm, grace, "Stage") is None


def test_cancelling_a_new_record_closes(qtbot: QtBot, ada: Person, form: RecordForm) -> None:
    new(ada, form)
    with qtbot.waitSignal(form.closed):
        ada.click(form, "Cancel")


def test_taking_all_of_theirs_writes_nothing(
    qtbot: QtBot, tasks: WatchedTasks, ada: Person, crm: Crm, form: RecordForm, history: History
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace", Seats=3))
    show(ada, form, grace)
    enter(ada, form, "Seats", "4")
    edit(ada, crm, grace, "Seats", 5)
    save(ada, form)
    opened(ConflictDialog).choose_all(mine=False)
    ada.click(opened(ConflictDialog), "Save")
    assert not form.has_changes
    assert line(form, "Seats").text() == "5"
    assert not history.can_undo


def test_addresses_that_are_opened() -> None:
    opens = {
        (FieldKind.URL, "https://example.com/a?b=c"): "https://example.com/a?b=c",
        (FieldKind.URL, "example.com"): "https://example.com",
        (FieldKind.EMAIL, "a+b@example.com"): "mailto:a%2Bb@example.com",
        (FieldKind.PHONE, "+49 (30) 12-34"): "tel:+49301234",
    }
    for (kind, text), url in opens.items():
        found = address(kind, text)
        assert found is not None
        assert found.toString() == url
    for text in ("file:///etc/passwd", "javascript:alert(1)", "://", ""):
        assert address(FieldKind.URL, text) is None
