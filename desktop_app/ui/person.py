"""Who the user is: the welcome page of the first start, and the dialog that edits the profile."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from .. import models, operations
from ..errors import PlatformError
from ..models.rows import UserRow
from ..operations.validation import valid_email, valid_name
from . import widgets
from .form import Form, FormDialog
from .picture import read_picture
from .tasks import Tasks
from .translation import plain_label, sentence
from .workspace import Workspace


class PictureChoice(QWidget):
    """The avatar with *Choose picture…* and *Remove* beside it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.picture: bytes | None = None
        self._name, self._email = "", ""
        self.avatar = widgets.Avatar(72)
        self.choose = widgets.button("", "image")
        self.choose.clicked.connect(self._ask)
        self.remove = widgets.button("flat")
        self.remove.clicked.connect(lambda: self.set_picture(None))
        self.error = widgets.label("error", wrap=True)
        self.error.hide()  # without it the buttons are level with the picture
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch()
        column.addLayout(buttons)
        column.addWidget(self.error)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.avatar)
        row.addLayout(column, 1)
        self.set_picture(None)
        self.retranslate()

    def show_person(self, name: str, email: str) -> None:
        """The initials follow what is typed."""
        self._name, self._email = name, email
        self.avatar.show_person(name or "?", email, self.picture)

    def set_picture(self, picture: bytes | None) -> None:
        """Show a PNG, or the initials."""
        self.picture = picture
        self.error.setText("")
        self.error.hide()
        self.remove.setVisible(picture is not None)
        self.show_person(self._name, self._email)

    def load(self, file: Path) -> None:
        """Read a picture off this thread; say so where it is none."""
        self._tasks.run(self, lambda: read_picture(file), self.set_picture, self._refuse)

    def retranslate(self) -> None:
        self.choose.setText(self.tr("Choose picture…"))
        self.remove.setText(self.tr("Remove"))
        self.avatar.setAccessibleName(self.tr("Your picture"))

    def _refuse(self, error: PlatformError) -> None:
        self.error.setText(sentence(error))
        self.error.show()

    def _ask(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Choose picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.gif *.bmp)")
        dialog.fileSelected.connect(lambda name: self.load(Path(name)))
        dialog.open()


class EditProfile(FormDialog):
    """Name, e-mail and picture of the user at work."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, workspace.tasks, _edit_title(), _save())
        self._workspace = workspace
        self.choice = PictureChoice(workspace.tasks)
        self.form.body.addWidget(self.choice)
        name, email = add_person(self.form, self.choice)
        name.setText(workspace.user.name)
        email.setText(workspace.user.email)
        self.choice.set_picture(workspace.user.avatar)
        name.setFocus()

    def submitted(self, values: dict[str, Any]) -> None:
        user_id, picture = self._workspace.user.id, self.choice.picture
        self.form.write(
            lambda: operations.update_user(user_id, **values, avatar=picture),
            lambda _: self._written(values["email"]),
        )

    def _written(self, email: str) -> None:
        self._workspace.rename_self(email)
        self.accept()


def _edit_title() -> str:
    return QCoreApplication.translate("EditProfile", "Edit profile")


def _save() -> str:
    return QCoreApplication.translate("EditProfile", "Save")


def add_person(form: Form, choice: PictureChoice) -> tuple[QLineEdit, QLineEdit]:
    """The fields for a name and an address, whose initials ``choice`` shows."""
    name = form.add_line("name", "", valid_name)
    email = form.add_line("email", "", valid_email, late=True)
    for line in (name, email):
        line.textChanged.connect(lambda: choice.show_person(name.text(), email.text()))
    name_person(form)
    return name, email


def name_person(form: Form) -> None:
    """Call the two fields what they are in the user's language."""
    form.fields["name"].name(QCoreApplication.translate("person", "Name"))
    form.fields["email"].name(QCoreApplication.translate("person", "E-mail"))


class WelcomePage(QWidget):
    """The first start: who are you? Leads straight to the first project."""

    ready = Signal(str)
    """The address of the user, who now exists."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._tasks = workspace.tasks
        self._known: UserRow | None = None
        self._heading = widgets.label("title", wrap=True)
        self._lead = widgets.label("dim", wrap=True)
        self.choice = PictureChoice(self._tasks)
        self.form = Form(self._tasks)
        self.form.body.addWidget(self.choice)
        self.name, self.email = add_person(self.form, self.choice)
        self.form.submitted.connect(self._submit)
        self.resume = widgets.button()
        self.email.textChanged.connect(self.resume.hide)
        self.resume.clicked.connect(self._resume)
        self.resume.hide()
        self.form.buttons.insertWidget(0, self.resume)
        mark = widgets.IconLabel("application", 48)
        mark.show_badge("application", earned=True)

        card = widgets.frame("card")
        card.setFixedWidth(480)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(8)
        column.addWidget(mark)
        column.addSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addSpacing(12)
        column.addWidget(self.form)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(3)
        self.setFocusProxy(self.name)
        self.retranslate()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Welcome to Business Platform"))
        self._lead.setText(self.tr("Your team's business in one place. First, who are you?"))
        self.form.set_verb(self.tr("Get started"))
        name_person(self.form)
        self.choice.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _submit(self, values: dict[str, Any]) -> None:
        picture = self.choice.picture

        def create() -> tuple[str, UserRow | None]:
            # On a second computer, or with an older file, this user already exists.
            known = models.queries.find_user(values["email"])
            if known is not None:
                return "", known
            return operations.create_user(**values, avatar=picture).email, None

        self.form.write(create, self._created)

    def _created(self, result: tuple[str, UserRow | None]) -> None:
        email, self._known = result
        if self._known is None:
            self.ready.emit(email)
            return
        self.form.fields["email"].complain(self.tr("Somebody here already uses this address."))
        text = self.tr("Continue as {name}").format(name=self._known.name)
        self.resume.setText(plain_label(text))
        self.resume.show()

    def _resume(self) -> None:
        if self._known is not None:
            self.ready.emit(self._known.email)
