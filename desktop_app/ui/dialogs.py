"""The dialogs that create and change projects, actions, applications, invitations."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from .. import models, operations
from ..errors import InvalidInput, PlatformError
from ..models.rows import Audience, ItemRow, Kind, MemberRow, ProjectRow, Role, UserRow
from ..operations.validation import valid_description, valid_email, valid_name
from . import icons, nouns, widgets
from .form import Form, FormDialog
from .history import History
from .message_box import MessageBox
from .nouns import NOUNS, PAGES, Page, value_word, word
from .store import TemplateList
from .tasks import Tasks
from .translation import day, language, sentence


class NewProject(FormDialog):
    """Asks for the name and what to begin with; ``created`` is told the project's id and page."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, user: UserRow, created: Callable[[int, Page], None]
    ) -> None:
        super().__init__(parent, tasks, word(nouns.NEW_PROJECT), self.tr("Create"))
        self._user_id, self._created = user.id, created
        self._page_to_open = Page.OVERVIEW
        self.form.add_line("name", self.tr("Name"), valid_name)
        self.templates = TemplateList()
        self.templates.activated.connect(self.form.submit)
        self.form.add("template", self.tr("Begin with"), self.templates, self.templates.chosen)

    def submitted(self, values: dict[str, Any]) -> None:
        if self.templates.brings_types():
            self._page_to_open = Page.DATA_TYPES
        spoken = language()
        self.form.write(
            lambda: operations.create_project_from(self._user_id, **values, language=spoken).id,
            self._written,
        )

    def _written(self, project_id: int) -> None:
        self.accept()
        self._created(project_id, self._page_to_open)


class NewItem(FormDialog):
    """Asks for what an action or an application is made of."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, user: UserRow, project_id: int, kind: Kind
    ) -> None:
        super().__init__(parent, tasks, word(NOUNS[PAGES[kind]].new), self.tr("Create"))
        self._user_id, self._project_id, self._kind = user.id, project_id, kind
        add_name_and_description(self.form, kind)
        if kind is Kind.APPLICATION:
            options = [(str(value), value_word(value)) for value in Audience]
            self.form.add_radio("audience", self.tr("Who may use it"), options)
            note = self.tr("This stays as it is once the application is created.")
            self.form.body.addWidget(widgets.label("dim", note, wrap=True))

    def submitted(self, values: dict[str, Any]) -> None:
        creators: dict[Kind, Callable[..., object]] = {
            Kind.ACTION: operations.create_action,
            Kind.APPLICATION: operations.create_application,
        }
        create = creators[self._kind]
        self.form.write(
            lambda: create(self._user_id, self._project_id, **values), lambda _: self.accept()
        )


def add_name_and_description(form: Form, kind: Kind, row: ItemRow | None = None) -> None:
    """The fields that a kind has, with a row's values in them."""
    translate = QCoreApplication.translate
    if kind is Kind.ACTION:
        caption, field = translate("dialogs", "Title"), "title"
    else:
        caption, field = translate("dialogs", "Name"), "name"
    line = form.add_line(field, caption, lambda text: valid_name(text, field))
    if row is not None:
        line.setText(row.name)
        line.selectAll()
    text = form.add_text("description", translate("dialogs", "Description"), valid_description)
    text.setPlainText("" if row is None else row.description)


class EditItem(FormDialog):
    """Changes the name and the description; the change can be undone."""

    def __init__(
        self,
        parent: QWidget,
        history: History,
        user: UserRow,
        kind: Kind,
        row: ItemRow,
    ) -> None:
        super().__init__(parent, history.tasks, word(nouns.EDIT[kind]), self.tr("Save"))
        self._history, self._user_id, self._kind, self._row = history, user.id, kind, row
        add_name_and_description(self.form, kind, row)

    def submitted(self, values: dict[str, Any]) -> None:
        description: str = values.pop("description")
        (name,) = values.values()
        if (name.strip(), description.strip()) == (self._row.name, self._row.description):
            self.accept()
            return
        self.form.set_running(running=True)
        change_item(
            self._history,
            self._user_id,
            self._kind,
            self._row,
            name,
            description,
            then=self._written,
            failed=self.form.fail,
        )

    def _written(self, _result: object) -> None:
        self.form.set_running(running=False)
        self.accept()


def change_item(
    history: History,
    user_id: int,
    kind: Kind,
    row: ItemRow | ProjectRow,
    name: str,
    description: str | None = None,
    *,
    then: Callable[[object], None] = lambda _result: None,
    failed: Callable[[PlatformError], None] | None = None,
) -> None:
    """Rename and describe; Edit → Undo puts back what was."""
    before = row.description if isinstance(row, ItemRow) else None
    if description is None:
        before = None
    text = QCoreApplication.translate("history", "changing “{name}”").format(name=row.name)
    history.do(
        text,
        lambda: operations.update(user_id, kind, row.id, name, description),
        lambda: operations.update(user_id, kind, row.id, row.name, before),
        then,
        failed,
    )


def delete_item(
    parent: QWidget, history: History, user_id: int, kind: Kind, row: ItemRow | ProjectRow
) -> None:
    """Ask, and once more where other data types link to it, then delete; undo brings it back."""
    translate = QCoreApplication.translate
    text = translate("history", "deleting “{name}”").format(name=row.name)
    question = translate("history", "Delete “{name}”?").format(name=row.name)
    comfort = translate("history", "Edit → Undo brings it back.")
    verb = translate("history", "Delete")

    def delete(*, linked: bool) -> None:
        history.do(
            text,
            lambda: operations.delete(user_id, kind, row.id, linked=linked),
            lambda: operations.restore(user_id, kind, row.id),
            failed=refused if kind is Kind.DATA_TYPE else None,
        )

    def refused(error: PlatformError) -> None:
        if isinstance(error, InvalidInput) and error.field == "links":
            ask(parent, question, sentence(error), verb, lambda: delete(linked=True))
        else:
            history.tasks.problem.emit(error, lambda: delete(linked=False))

    ask(parent, question, comfort, verb, lambda: delete(linked=False))


def ask(
    parent: QWidget, question: str, detail: str, verb: str, then: Callable[[], None]
) -> MessageBox:
    """Ask before something is taken away; ``then`` is called if the answer is the verb."""
    leave = QCoreApplication.translate("FormDialog", "Cancel")
    box = MessageBox(parent, verb, question, detail, leave=leave, verb=verb, danger=True)
    box.accepted.connect(then)
    box.open()
    return box


class InviteMember(FormDialog):
    """Asks for an address and a role, then hands over the invitation."""

    def __init__(self, parent: QWidget, tasks: Tasks, user: UserRow, project: ProjectRow) -> None:
        title, verb = word(NOUNS[Page.MEMBERS].new), self.tr("Send invitation")
        super().__init__(parent, tasks, title, verb)
        self._user, self._project = user, project
        self.form.add_line("email", self.tr("E-mail"), valid_email, late=True)
        explained = {
            Role.ADMIN: self.tr("Admin — also invites members"),
            Role.EDITOR: self.tr("Editor — creates and changes"),
            Role.VIEWER: self.tr("Viewer — only looks"),
        }
        options = [(str(role), text) for role, text in explained.items()]
        self.form.add_choice("role", self.tr("Role"), options).setCurrentIndex(1)

    def submitted(self, values: dict[str, Any]) -> None:
        def invite() -> MemberRow:
            stored = operations.invite_member(self._user.id, self._project.id, **values)
            return models.queries.invitation_row(stored)

        self.form.write(invite, self._written)

    def _written(self, invitation: MemberRow) -> None:
        self.accept()
        parent = self.parentWidget()
        assert parent is not None
        InvitationReady(parent, self._user, self._project, invitation).open()


class InvitationReady(QDialog):
    """Hands over a stored invitation: there is no mail server, so the user sends it."""

    def __init__(
        self, parent: QWidget, user: UserRow, project: ProjectRow, invitation: MemberRow
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Invitation"))
        self._email = invitation.email
        self._subject = self.tr("Invitation to “{project}”").format(project=project.name)
        self._text = invitation_text(user, project, invitation)

        lead = self.tr("The invitation for {email} is stored. Now hand it over:")
        text = QPlainTextEdit(self._text)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Invitation"))
        text.setFixedHeight(130)
        self.copy = widgets.button("main", "copy", "on_accent")
        self.copy.setText(self.tr("Copy invitation"))
        self.copy.clicked.connect(self._copy)
        mail = widgets.button("", "mail")
        mail.setText(self.tr("Write e-mail…"))
        mail.clicked.connect(self._write_mail)
        self._problem = widgets.label("error", wrap=True)
        self._problem.setText(
            self.tr("No e-mail program answers. Copy the invitation and send it yourself.")
        )
        self._problem.hide()
        close = widgets.button()
        close.setText(self.tr("Done"))
        close.clicked.connect(self.accept)

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(close)
        buttons.addStretch()
        buttons.addWidget(mail)
        buttons.addWidget(self.copy)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(12)
        page.addStrut(464)
        page.addWidget(widgets.label("title", self.tr("Invitation ready")))
        page.addWidget(widgets.label("dim", lead.format(email=invitation.email), wrap=True))
        page.addWidget(text)
        page.addWidget(self._problem)
        page.addLayout(buttons)
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy.setText(self.tr("Copied"))
        self.copy.setIcon(icons.icon("check", "on_accent"))

    def _write_mail(self) -> None:
        opened = write_mail(self._email, self._subject, self._text)
        self._problem.setVisible(not opened)
        widgets.make_room(self)


def write_mail(email: str, subject: str, text: str) -> bool:
    """Open the user's own mail program, if there is one, with everything filled in (RFC 6068)."""
    body = quote(text.replace("\n", "\r\n"))
    url = f"mailto:{quote(email, safe='@')}?subject={quote(subject)}&body={body}"
    return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode))


def invitation_text(user: UserRow, project: ProjectRow, invitation: MemberRow) -> str:
    """What the invited person is to read."""
    text = QCoreApplication.translate(
        "invitation",
        "{user} invites you to work on the project “{project}” in Business Platform.\n\n"
        "Your invitation code: {code}\n"
        "Valid until {day}.",
    )
    return text.format(
        user=user.name,
        project=project.name,
        code=invitation.code,
        day=day(invitation.expires_at),
    )
