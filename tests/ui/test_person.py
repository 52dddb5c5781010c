"""Who one is: the welcome page, the profile, the picture."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.models import queries
from desktop_app.models.rows import UserRow
from desktop_app.operations import create_user
from desktop_app.ui.dialogs import NewProject
from desktop_app.ui.person import EditProfile, PictureChoice, WelcomePage
from desktop_app.ui.picture import read_picture
from desktop_app.ui.window import MainWindow
from tests.ui.support import EMAIL, Person, WatchedTasks, button, flush, is_open, labels, opened


@pytest.fixture
def welcome(new_window: MainWindow, ada: Person, qtbot: QtBot) -> WelcomePage:
    """The first start."""
    new_window.show()
    with qtbot.waitCallback() as known:
        new_window.workspace.open(known)
    known.assert_called_with(False)
    new_window.start(known=False)
    return new_window.welcome


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    """A picture file, all green."""
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#00FF00"))
    file = tmp_path / "me.png"
    assert image.save(str(file))
    return file


def confirm(page: WelcomePage) -> QAbstractButton:
    return page.form.confirm


def test_get_started_waits_for_both_answers(welcome: WelcomePage, ada: Person) -> None:
    assert confirm(welcome).text() == "Get started"
    assert not confirm(welcome).isEnabled()
    ada.type(welcome.name, "Ada")
    assert not confirm(welcome).isEnabled()
    ada.type(welcome.email, "ada@example")
    assert not confirm(welcome).isEnabled()
    ada.type(welcome.email, ".com")
    assert confirm(welcome).isEnabled()


def test_no_complaint_while_typing(welcome: WelcomePage, ada: Person) -> None:
    complaint = "This is not a complete e-mail address."
    ada.type(welcome.email, "ada@")
    assert complaint not in labels(welcome)
    ada.press(welcome.email, Qt.Key.Key_Tab)
    welcome.name.setFocus()
    assert complaint in labels(welcome)
    assert welcome.email.accessibleDescription() == complaint
    ada.type(welcome.email, "example.com")
    welcome.name.setFocus()
    assert complaint not in labels(welcome)


def test_initials_follow_what_is_typed(welcome: WelcomePage, ada: Person) -> None:
    before = welcome.choice.avatar.grab().toImage()
    ada.type(welcome.name, "Ada Lovelace")
    assert welcome.choice.avatar.grab().toImage() != before


def test_first_start_leads_to_a_new_project(
    welcome: WelcomePage, new_window: MainWindow, ada: Person
) -> None:
    ada.type(welcome.name, "  Ada ")
    ada.type(welcome.email, EMAIL)
    ada.click(welcome, "Get started")
    assert opened(NewProject)
    assert new_window.workspace.user.name == "Ada"
    assert new_window.workspace.settings.email(new_window.workspace.url) == EMAIL
    assert not welcome.isVisible()
    assert new_window.menuBar().isVisible()


def test_enter_starts(welcome: WelcomePage, ada: Person) -> None:
    ada.type(welcome.name, "Ada")
    ada.type(welcome.email, EMAIL)
    ada.press(welcome.email, Qt.Key.Key_Return)
    assert is_open(NewProject)


def test_address_that_is_known_here(
    welcome: WelcomePage, new_window: MainWindow, ada: Person
) -> None:
    ada.store(lambda: create_user("Ada & <b>Co</b>", EMAIL))
    ada.type(welcome.name, "Somebody")
    ada.type(welcome.email, EMAIL.upper())
    ada.click(welcome, "Get started")
    assert "Somebody here already uses this address." in labels(welcome)
    ada.click(welcome, "Continue as Ada && <b>Co</b>")
    assert new_window.workspace.user.name == "Ada & <b>Co</b>"


def test_another_address_after_all(welcome: WelcomePage, ada: Person) -> None:
    ada.store(lambda: create_user("Ada", EMAIL))
    ada.type(welcome.name, "Eve")
    ada.type(welcome.email, EMAIL)
    ada.click(welcome, "Get started")
    assert welcome.resume.isVisible()
    welcome.email.selectAll()
    ada.type(welcome.email, "eve@example.com")
    assert not welcome.resume.isVisible()
    ada.click(welcome, "Get started")
    assert is_open(NewProject)


def test_user_with_a_picture(
    welcome: WelcomePage, new_window: MainWindow, ada: Person, portrait: Path
) -> None:
    choose(welcome.choice, portrait, ada)
    ada.type(welcome.name, "Ada")
    ada.type(welcome.email, EMAIL)
    ada.click(welcome, "Get started")
    assert new_window.workspace.user.avatar == read_picture(portrait)


# The picture


def choose(choice: PictureChoice, file: Path, ada: Person) -> None:
    """Choose a file in the system's dialog."""
    ada.click(choice, "Choose picture…")
    chooser = opened(QFileDialog)
    line = chooser.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setText(str(file))
    chooser.accept()
    ada.wait()


def middle(choice: PictureChoice) -> QColor:
    return choice.avatar.grab().toImage().pixelColor(36, 10)


def test_picture_is_chosen_and_removed(welcome: WelcomePage, ada: Person, portrait: Path) -> None:
    choice = welcome.choice
    assert not choice.remove.isVisible()
    choose(choice, portrait, ada)
    assert middle(choice) == QColor("#00FF00")
    ada.click(choice, "Remove")
    assert middle(choice) != QColor("#00FF00")
    assert choice.picture is None
    assert not choice.remove.isVisible()


def test_file_that_is_no_picture(
    welcome: WelcomePage, ada: Person, portrait: Path, tmp_path: Path
) -> None:
    choice = welcome.choice
    choose(choice, portrait, ada)
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary")
    choice.load(diary)
    ada.wait()
    assert "This file is not a picture that can be read." in labels(choice)
    assert middle(choice) == QColor("#00FF00")  # the one before is still there
    choose(choice, portrait, ada)
    assert labels(choice) == []


def test_choice_can_be_declined(welcome: WelcomePage, ada: Person) -> None:
    ada.click(welcome.choice, "Choose picture…")
    opened(QFileDialog).reject()
    flush()
    assert welcome.choice.picture is None


# The profile


@pytest.fixture
def profile(window: MainWindow, ada: Person) -> EditProfile:
    ada.click(window.profile, "Edit profile")
    return opened(EditProfile)


def stored(ada: Person, email: str) -> UserRow | None:
    return ada.store(lambda: queries.find_user(email))


def line(profile: EditProfile, name: str) -> QLineEdit:
    editor = profile.form.fields[name].widget
    assert isinstance(editor, QLineEdit)
    return editor


def test_profile_shows_who_one_is(profile: EditProfile) -> None:
    assert profile.windowTitle() == "Edit profile"
    assert (line(profile, "name").text(), line(profile, "email").text()) == ("Ada", EMAIL)
    assert button(profile, "Save").isEnabled()


def test_profile_is_changed(
    profile: EditProfile, window: MainWindow, ada: Person, portrait: Path
) -> None:
    for field, text in (("name", "Ada King"), ("email", "king@example.com")):
        line(profile, field).selectAll()
        ada.type(line(profile, field), text)
    choose(profile.choice, portrait, ada)
    ada.click(profile, "Save")
    assert not is_open(EditProfile)
    assert "Ada King" in labels(window.profile)
    assert "king@example.com" in labels(window.profile)
    assert window.workspace.settings.email(window.workspace.url) == "king@example.com"
    row = stored(ada, "king@example.com")
    assert row is not None
    assert row.avatar == read_picture(portrait)


def test_picture_is_kept_and_removed(
    profile: EditProfile, window: MainWindow, ada: Person, portrait: Path
) -> None:
    choose(profile.choice, portrait, ada)
    ada.click(profile, "Save")
    ada.click(window.profile, "Edit profile")
    ada.click(opened(EditProfile), "Remove")
    ada.click(opened(EditProfile), "Save")
    row = stored(ada, EMAIL)
    assert row is not None
    assert row.avatar is None


def test_address_of_somebody_else(profile: EditProfile, ada: Person) -> None:
    ada.store(lambda: create_user("Eve", "eve@example.com"))
    line(profile, "email").selectAll()
    ada.type(line(profile, "email"), "eve@example.com")
    ada.click(profile, "Save")
    assert "Somebody here already uses this address." in labels(profile)
    profile.reject()
    assert stored(ada, EMAIL) is not None


def test_cancel_changes_nothing(
    profile: EditProfile, window: MainWindow, ada: Person, tasks: WatchedTasks
) -> None:
    line(profile, "name").selectAll()
    ada.type(line(profile, "name"), "Eve")
    ada.click(profile, "Cancel")
    assert window.workspace.user.name == "Ada"
    assert "Ada" in labels(window.profile)
