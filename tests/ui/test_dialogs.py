"""The dialogs that create, change, invite and ask, on a real database."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app import operations
from desktop_app.models import queries
from desktop_app.models.rows import (
    Audience,
    InvitationState,
    ItemRow,
    Kind,
    MemberRow,
    ProjectRow,
    Role,
    UserRow,
)
from desktop_app.models.tables import database
from desktop_app.ui.dialogs import (
    EditItem,
    InvitationReady,
    InviteMember,
    NewItem,
    NewProject,
    ask,
    change_item,
    delete_item,
    invitation_text,
    write_mail,
)
from desktop_app.ui.form import FormDialog
from desktop_app.ui.history import History
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.nouns import Page
from desktop_app.ui.workspace import Workspace
from tests.ui.support import (
    NASTY_NAMES,
    Person,
    button,
    is_open,
    labels,
    locked,
    opened,
)

CREATE: dict[Kind, Callable[..., object]] = {
    Kind.ACTION: operations.create_action,
    Kind.APPLICATION: operations.create_application,
}
Dialog = TypeVar("Dialog", bound=FormDialog)
TAKEN = "“Shop” already exists. Please choose another name."


class Desk:
    """A user's project, and the dialogs that belong to it."""

    def __init__(self, ada: Person, workspace: Workspace, host: QWidget) -> None:
        self.ada, self.workspace, self.host = ada, workspace, host
        self.history = History(workspace.tasks)
        self.user: UserRow = workspace.user
        project = ada.store(lambda: operations.create_project(self.user.id, "Shop"))
        self.project = ProjectRow(project.id, project.name, Role.OWNER, project.created_at)

    def new_project(
        self, created: Callable[[int, Page], None] = lambda _id, _page: None
    ) -> NewProject:
        return self.open(NewProject(self.host, self.workspace.tasks, self.user, created))

    def new_item(self, kind: Kind) -> NewItem:
        tasks = self.workspace.tasks
        return self.open(NewItem(self.host, tasks, self.user, self.project.id, kind))

    def invite(self) -> InviteMember:
        tasks = self.workspace.tasks
        return self.open(InviteMember(self.host, tasks, self.user, self.project))

    def edit(self, kind: Kind, row: ItemRow) -> EditItem:
        return self.open(EditItem(self.host, self.history, self.user, kind, row))

    def open(self, dialog: Dialog) -> Dialog:
        dialog.open()
        dialog.activateWindow()
        self.ada.wait()
        return dialog

    def projects(self) -> list[str]:
        rows = self.ada.store(lambda: queries.projects(self.user.id))
        return [row.name for row in rows]

    def items(self, kind: Kind) -> list[ItemRow]:
        return self.ada.store(lambda: queries.items(kind, self.project.id))

    def item(self, kind: Kind, name: str, description: str = "") -> ItemRow:
        """Store an item."""
        self.ada.store(lambda: CREATE[kind](self.user.id, self.project.id, name, description))
        (row,) = (row for row in self.items(kind) if row.name == name)
        return row

    def invited(self) -> list[MemberRow]:
        rows = self.ada.store(lambda: queries.members(self.project.id))
        return [row for row in rows if row.state is not None]


@pytest.fixture
def desk(ada: Person, workspace: Workspace, host: QWidget) -> Desk:
    return Desk(ada, workspace, host)


def line(dialog: FormDialog, field: str) -> QLineEdit:
    widget = dialog.form.fields[field].widget
    assert isinstance(widget, QLineEdit)
    return widget


def says(dialog: FormDialog, field: str) -> str:
    return dialog.form.fields[field].error.text()


def captions(dialog: FormDialog) -> list[str]:
    return [field.caption.text() for field in dialog.form.fields.values()]


# New project


def test_new_project_asks_for_a_name(desk: Desk) -> None:
    dialog = desk.new_project()
    assert dialog.windowTitle() == "New project"
    assert captions(dialog) == ["Name", "Begin with"]
    assert not button(dialog, "Create").isEnabled()
    assert button(dialog, "Cancel").isEnabled()


def test_new_project_is_created_and_told(desk: Desk, ada: Person) -> None:
    created: list[tuple[int, Page]] = []
    dialog = desk.new_project(lambda *told: created.append(told))
    ada.type(line(dialog, "name"), "  Stock ")
    ada.click(dialog, "Create")
    assert not is_open(NewProject)
    assert desk.projects() == ["Shop", "Stock"]
    assert created == [(desk.project.id + 1, Page.OVERVIEW)]


@pytest.mark.parametrize("name", ["Shop", "SHOP", " shop "])
def test_second_project_of_one_name_is_refused_at_the_field(
    desk: Desk, ada: Person, name: str
) -> None:
    dialog = desk.new_project()
    ada.type(line(dialog, "name"), name)
    ada.click(dialog, "Create")
    assert says(dialog, "name") == TAKEN.replace("Shop", name.strip())
    assert line(dialog, "name").text() == name
    assert desk.projects() == ["Shop"]
    ada.type(line(dialog, "name"), " 2")
    ada.click(dialog, "Create")
    assert len(desk.projects()) == 2


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_any_name_is_stored_as_it_is(desk: Desk, ada: Person, name: str) -> None:
    dialog = desk.new_project()
    ada.paste(line(dialog, "name"), name)
    ada.click(dialog, "Create")
    assert desk.projects() == ["Shop", name]


def test_database_that_cannot_be_written_is_told_and_tried_again(desk: Desk, ada: Person) -> None:
    dialog = desk.new_project()
    ada.type(line(dialog, "name"), "Stock")
    ada.store(lambda: database.execute_sql("PRAGMA query_only = 1"))
    ada.click(dialog, "Create")
    assert "The database is read-only. Nothing was changed." in labels(dialog)
    assert line(dialog, "name").text() == "Stock"
    ada.store(lambda: database.execute_sql("PRAGMA query_only = 0"))
    ada.click(dialog, "Try again")
    assert desk.projects() == ["Shop", "Stock"]


def test_locked_database_is_waited_for(desk: Desk, ada: Person) -> None:
    """Another program holds the file: the window waits without stopping, then it is written."""
    dialog = desk.new_project()
    ada.type(line(dialog, "name"), "Stock")
    with locked(desk.workspace.url):
        button(dialog, "Create").click()
        assert not button(dialog, "Create").isEnabled()
        dialog.reject()
        assert is_open(NewProject)
    ada.wait()
    assert not is_open(NewProject)
    assert desk.projects() == ["Shop", "Stock"]


# New action, application


@pytest.mark.parametrize(
    ("kind", "title", "fields"),
    [
        (Kind.ACTION, "New action", ["Title", "Description"]),
        (Kind.APPLICATION, "New application", ["Name", "Description", "Who may use it"]),
    ],
)
def test_new_item_is_asked_for_and_created(
    desk: Desk, ada: Person, kind: Kind, title: str, fields: list[str]
) -> None:
    dialog = desk.new_item(kind)
    assert dialog.windowTitle() == title
    assert captions(dialog) == fields
    assert not button(dialog, "Create").isEnabled()
    first, description, *_ = dialog.form.fields.values()
    ada.type(first.widget, "Visitors")
    ada.type(description.widget, "Who came")
    ada.click(dialog, "Create")
    assert not is_open(NewItem)
    assert [(row.name, row.description) for row in desk.items(kind)] == [("Visitors", "Who came")]


@pytest.mark.parametrize("kind", CREATE)
def test_second_item_of_one_name_is_refused_at_the_field(
    desk: Desk, ada: Person, kind: Kind
) -> None:
    desk.item(kind, "Shop")
    dialog = desk.new_item(kind)
    field = next(iter(dialog.form.fields))
    ada.type(line(dialog, field), "Shop")
    ada.click(dialog, "Create")
    assert says(dialog, field) == TAKEN
    assert len(desk.items(kind)) == 1


@pytest.mark.parametrize(
    ("choice", "audience"),
    [("Team members", Audience.TEAM_MEMBERS), ("App users", Audience.APP_USERS)],
)
def test_who_may_use_an_application(
    desk: Desk, ada: Person, choice: str, audience: Audience
) -> None:
    dialog = desk.new_item(Kind.APPLICATION)
    assert "This stays as it is once the application is created." in labels(dialog)
    ada.type(line(dialog, "name"), "Till")
    ada.click(dialog, choice)
    ada.click(dialog, "Create")
    assert [row.audience for row in desk.items(Kind.APPLICATION)] == [audience]


def test_item_of_a_project_deleted_meanwhile(desk: Desk, ada: Person) -> None:
    dialog = desk.new_item(Kind.ACTION)
    ada.type(line(dialog, "title"), "Mail")
    ada.store(lambda: operations.delete(desk.user.id, Kind.PROJECT, desk.project.id))
    ada.click(dialog, "Create")
    assert "This project has been deleted." in labels(dialog)


# Edit


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (Kind.ACTION, "Edit action"),
        (Kind.APPLICATION, "Edit application"),
    ],
)
def test_item_is_edited_and_that_can_be_undone(
    desk: Desk, ada: Person, kind: Kind, title: str
) -> None:
    dialog = desk.edit(kind, desk.item(kind, "Visitors", "Who came"))
    assert dialog.windowTitle() == title
    first, description = dialog.form.fields.values()
    assert isinstance(description.widget, QPlainTextEdit)
    assert description.widget.toPlainText() == "Who came"
    ada.type(first.widget, "Guests")  # over the old name, which is selected
    description.widget.selectAll()
    ada.type(description.widget, "Who was here")
    ada.click(dialog, "Save")
    assert not is_open(EditItem)

    def now() -> list[tuple[str, str]]:
        return [(row.name, row.description) for row in desk.items(kind)]

    assert now() == [("Guests", "Who was here")]
    assert desk.history.stack.undoText() == "changing “Visitors”"
    desk.history.stack.undo()
    assert now() == [("Visitors", "Who came")]
    desk.history.stack.redo()
    assert now() == [("Guests", "Who was here")]


def test_edited_name_that_is_taken_is_refused_at_the_field(desk: Desk, ada: Person) -> None:
    desk.item(Kind.ACTION, "Shop")
    dialog = desk.edit(Kind.ACTION, desk.item(Kind.ACTION, "Mail"))
    ada.type(line(dialog, "title"), "Shop")
    ada.click(dialog, "Save")
    assert says(dialog, "title") == TAKEN
    assert not desk.history.can_undo


def test_renaming_leaves_the_description(desk: Desk, ada: Person) -> None:
    row = desk.item(Kind.ACTION, "Mail", "to all")
    change_item(desk.history, desk.user.id, Kind.ACTION, row, "Post")
    assert [(r.name, r.description) for r in desk.items(Kind.ACTION)] == [("Post", "to all")]


# Delete


def test_deleting_asks_first(desk: Desk, ada: Person) -> None:
    row = desk.item(Kind.ACTION, "<b>Mail</b> & more")
    delete_item(desk.host, desk.history, desk.user.id, Kind.ACTION, row)
    box = opened(MessageBox)
    assert box.text() == "Delete “<b>Mail</b> & more”?"
    assert box.detail() == "Edit → Undo brings it back."
    ada.press(box, Qt.Key.Key_Return)
    assert not is_open(MessageBox), "Enter must not delete"
    assert len(desk.items(Kind.ACTION)) == 1


def test_deleted_item_comes_back_by_undo(desk: Desk, ada: Person) -> None:
    row = desk.item(Kind.ACTION, "Mail")
    delete_item(desk.host, desk.history, desk.user.id, Kind.ACTION, row)
    ada.click(opened(MessageBox), "Delete")
    assert desk.items(Kind.ACTION) == []
    assert desk.history.stack.undoText() == "deleting “Mail”"
    desk.history.stack.undo()
    assert desk.items(Kind.ACTION) == [row]
    desk.history.stack.redo()
    assert desk.items(Kind.ACTION) == []


def test_question_that_is_closed_is_answered_no(host: QWidget, ada: Person) -> None:
    answers: list[bool] = []
    ask(host, "Really?", "", "Yes", lambda: answers.append(True))
    ada.press(opened(MessageBox), Qt.Key.Key_Escape)
    assert not is_open(MessageBox)
    assert answers == []


# Invite member


def test_invitation_asks_for_address_and_role(desk: Desk) -> None:
    dialog = desk.invite()
    assert dialog.windowTitle() == "Invite member"
    assert captions(dialog) == ["E-mail", "Role"]
    assert not button(dialog, "Send invitation").isEnabled()
    role = dialog.form.fields["role"].widget
    assert isinstance(role, QComboBox)
    shown = [role.itemText(at).split()[0] for at in range(role.count())]
    assert (shown, role.currentData()) == (["Admin", "Editor", "Viewer"], "editor")


def test_invitation_is_stored_then_handed_over(desk: Desk, ada: Person) -> None:
    dialog = desk.invite()
    ada.type(line(dialog, "email"), "ben@example.com")
    ada.press(dialog.form.fields["role"].widget, Qt.Key.Key_Down)
    ada.click(dialog, "Send invitation")
    assert not is_open(InviteMember)
    (invited,) = desk.invited()
    assert (invited.email, invited.role) == ("ben@example.com", Role.VIEWER)
    assert invited.state is InvitationState.PENDING
    ready = opened(InvitationReady)
    assert "Invitation ready" in labels(ready)
    ada.click(ready, "Copy invitation")
    text = QGuiApplication.clipboard().text()
    assert text == invitation_text(desk.user, desk.project, invited)
    assert invited.code in text
    assert button(ready, "Copied").isEnabled()
    ada.click(ready, "Done")
    assert not is_open(InvitationReady)


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("ADA@example.com", "This is your own address."),
        ("ben@example.com", "ben@example.com has already been invited to this project."),
        ("nobody", "This is not a complete e-mail address."),
    ],
)
def test_address_that_cannot_be_invited(desk: Desk, ada: Person, email: str, sentence: str) -> None:
    ada.store(lambda: operations.invite_member(desk.user.id, desk.project.id, "ben@example.com"))
    dialog = desk.invite()
    ada.type(line(dialog, "email"), email)
    ada.press(line(dialog, "email"), Qt.Key.Key_Return)
    assert says(dialog, "email") == sentence
    assert len(desk.invited()) == 1


def test_invitation_says_who_invites_where_and_how_long() -> None:
    user = UserRow(1, "Ada", "ada@example.com", None)
    project = ProjectRow(1, "R&D <b>", Role.OWNER, 0)
    noon = 1_795_348_800_000
    row = MemberRow(1, "", "ben@example.com", Role.EDITOR, 0, InvitationState.PENDING, noon, "c0de")
    assert invitation_text(user, project, row) == (
        "Ada invites you to work on the project “R&D <b>” in Business Platform.\n\n"
        "Your invitation code: c0de\n"
        "Valid until 22 November 2026."
    )
    assert "“R&D <b>”" not in invitation_text(user, replace(project, name="Shop"), row)


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the user's mail program was asked to write."""
    urls: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def test_mail_program_gets_everything_filled_in(mails: list[QUrl]) -> None:
    write_mail("a+b&c@exämple.com", "To “R&D” 100 % #1?", "One & two\n\nthree=3")
    (url,) = mails
    assert url.isValid()
    encoded = bytes(url.toEncoded().data()).decode()
    assert encoded == (
        "mailto:a%2Bb%26c@ex%C3%A4mple.com"
        "?subject=To%20%E2%80%9CR%26D%E2%80%9D%20100%20%25%20%231%3F"
        "&body=One%20%26%20two%0D%0A%0D%0Athree%3D3"
    )


def test_no_mail_program(desk: Desk, ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    row = MemberRow(1, "", "ben@example.com", Role.EDITOR, 0, InvitationState.PENDING, 0, "c0de")
    InvitationReady(desk.host, desk.user, desk.project, row).open()
    dialog = opened(InvitationReady)
    said = "No e-mail program answers. Copy the invitation and send it yourself."
    assert said not in labels(dialog)
    ada.click(dialog, "Write e-mail…")
    assert said in labels(dialog)
    ada.click(dialog, "Done")


def test_write_mail_button(desk: Desk, ada: Person, mails: list[QUrl]) -> None:
    row = MemberRow(1, "", "ben@example.com", Role.EDITOR, 0, InvitationState.PENDING, 0, "c0de")
    InvitationReady(desk.host, desk.user, desk.project, row).open()
    ada.click(opened(InvitationReady), "Write e-mail…")
    (url,) = mails
    assert (url.scheme(), url.path()) == ("mailto", "ben@example.com")
    assert "c0de" in url.query()
    ada.click(opened(InvitationReady), "Done")
