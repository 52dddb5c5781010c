"""Badges as files, through the windows: pass one on, check one, export all, import them."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.badges import BadgeName
from desktop_app.badges.checking import Standing, check
from desktop_app.badges.credential import FileKind, Holder, sign
from desktop_app.badges.signing_key import FILE, known_signers, signing_key
from desktop_app.models.rows import EarnedBadge
from desktop_app.models.tables import UserBadge
from desktop_app.operations import create_project, withdraw_badge
from desktop_app.ui import badge_files, theme, translation
from desktop_app.ui.badge_files import CheckedBadge, ShareBadge, kind_of
from desktop_app.ui.badges import Badge, BadgesDialog
from desktop_app.ui.icons import badge_png
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.theme import Theme
from desktop_app.ui.window import MainWindow
from tests.badges.badge_files import ADA, BADGE, EARNED_AT, new_key, part, picture
from tests.badges.hostile import HOSTILE, signed
from tests.keyrings import LockedKeyring, MemoryKeyring, installed
from tests.ui.support import Person, flush, is_open, labels, opened

KEY = new_key()


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    theme.choose(Theme.LIGHT)
    translation.install("en")


@pytest.fixture
def dialog(window: MainWindow, ada: Person) -> BadgesDialog:
    """The Badges dialog of Ada, who has one badge."""
    user_id = window.workspace.user.id
    ada.store(lambda: create_project(user_id, "Shop"))
    window.show_badges.trigger()
    ada.wait()
    return opened(BadgesDialog)


@pytest.fixture
def folder(window: MainWindow, tmp_path: Path) -> Path:
    """Where the user's own files are."""
    made = tmp_path / "home"
    made.mkdir()
    return made


def choose(dialog: BadgesDialog, at: int = 0) -> None:
    dialog.grid.setCurrentIndex(dialog.model.index(at, 0))


def answer(ada: Person, file: Path) -> None:
    """Choose a file in the dialog that asks for one."""
    chooser = opened(QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.close()
    ada.wait()


def share(dialog: BadgesDialog, ada: Person) -> ShareBadge:
    choose(dialog)
    ada.click(dialog, "Share…")
    return opened(ShareBadge)


def check_in(dialog: BadgesDialog, ada: Person, file: Path) -> CheckedBadge:
    ada.click(dialog, "Check a badge file…")
    answer(ada, file)
    return opened(CheckedBadge)


def menu(dialog: BadgesDialog, ada: Person, text: str) -> None:
    """Take an entry of the button's menu."""
    (action,) = (action for action in dialog.more.menu().actions() if action.text() == text)
    action.trigger()
    flush()


def said(box: MessageBox) -> tuple[str, str]:
    found = box.text(), box.detail()
    box.accept()
    flush()
    return found


# --- Share… -----------------------------------------------------------------------------------


def test_share_appears_at_an_earned_badge(dialog: BadgesDialog) -> None:
    choose(dialog)
    assert dialog.share.isVisible()
    choose(dialog, 1)
    assert not dialog.share.isVisible()


def test_keyboard_reaches_everything(dialog: BadgesDialog, ada: Person, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog.grid.setFocus()
    ada.press(dialog.grid, Qt.Key.Key_Home)
    assert dialog.share.isVisible()
    reached = set()
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget)
        ada.press(widget, Qt.Key.Key_Tab)
    assert {dialog.share, dialog.check, dialog.more} <= reached
    dialog.share.setFocus()
    ada.press(dialog.share, Qt.Key.Key_Space)
    assert is_open(ShareBadge)
    opened(ShareBadge).reject()


def ask_for_menu(dialog: BadgesDialog, reason: QContextMenuEvent.Reason, at: int) -> QMenu | None:
    place = dialog.grid.visualRect(dialog.model.index(at, 0)).center()
    event = QContextMenuEvent(reason, place, dialog.grid.viewport().mapToGlobal(place))
    QApplication.sendEvent(dialog.grid.viewport(), event)
    flush()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    return found[0] if found else None


@pytest.mark.parametrize("reason", ["Mouse", "Keyboard"])
def test_context_menu(reason: str, dialog: BadgesDialog, ada: Person) -> None:
    choose(dialog)
    shown = ask_for_menu(dialog, QContextMenuEvent.Reason[reason], 0)
    assert shown is not None
    (action,) = shown.actions()
    assert (action.text(), action.isEnabled()) == ("Share…", True)
    action.trigger()
    shown.close()
    ada.wait()
    assert opened(ShareBadge).windowTitle() == "Project Created"
    opened(ShareBadge).reject()


def test_context_menu_of_a_locked_badge_and_of_none(dialog: BadgesDialog) -> None:
    shown = ask_for_menu(dialog, QContextMenuEvent.Reason.Mouse, 1)
    assert shown is not None
    assert not shown.actions()[0].isEnabled()
    shown.close()
    flush()
    last = dialog.grid.visualRect(dialog.model.index(4, 0))
    nowhere = QPoint(last.right() + 50, last.center().y())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, nowhere, nowhere)
    QApplication.sendEvent(dialog.grid.viewport(), event)
    assert not is_open(QMenu)


@pytest.mark.parametrize("kind", FileKind)
def test_save(kind: FileKind, dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    page = share(dialog, ada)
    file = folder / f"badge.{kind}"
    ada.click(page, "Save as…")
    answer(ada, file)
    assert f"Saved as “badge.{kind}”." in labels(page)
    assert [found.name for found in folder.iterdir()] == [file.name]
    verdict = check(file.read_bytes(), known_signers(dialog._workspace.folder))
    assert verdict.standing is Standing.GENUINE
    assert verdict.claim is not None
    (row,) = (row for row in dialog.model.rows if row.earned is not None)
    assert (verdict.claim.badge, verdict.claim.earned_at) == (
        BadgeName.PROJECT_CREATED,
        row.earned_at,
    )
    assert verdict.claim.email == ""
    assert verdict.claim.is_of("ada@example.com")
    if kind is FileKind.PNG:
        image = QImage(str(file))
        assert (image.width(), image.height()) == (512, 512)
    ada.click(page, "Done")


def test_save_with_the_address(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    page = share(dialog, ada)
    page.with_email.setChecked(True)
    ada.click(page, "Save as…")
    answer(ada, folder / "badge.json")
    claim = check((folder / "badge.json").read_bytes()).claim
    assert claim is not None
    assert claim.email == "ada@example.com"
    page.reject()


def test_three_kinds_are_offered(dialog: BadgesDialog, ada: Person) -> None:
    page = share(dialog, ada)
    ada.click(page, "Save as…")
    chooser = opened(QFileDialog)
    assert chooser.nameFilters() == [
        "PNG picture (*.png)",
        "SVG drawing (*.svg)",
        "JSON data (*.json)",
    ]
    assert chooser.defaultSuffix() == "png"
    chooser.filterSelected.emit(chooser.nameFilters()[2])
    assert chooser.defaultSuffix() == "json"
    chooser.reject()
    page.reject()


def test_kind_is_told_by_the_name() -> None:
    names = ("a.PNG", "a.svg", "a.b.json", "a", "a.txt")
    assert [kind_of(Path(name)) for name in names] == ["png", "svg", "json", "json", "json"]


def test_where_the_key_is_kept(dialog: BadgesDialog, ada: Person) -> None:
    page = share(dialog, ada)
    assert "No keyring" in page.key_note.text()
    assert str(dialog._workspace.folder / FILE) in page.key_note.text()
    page.reject()
    (dialog._workspace.folder / FILE).unlink()
    with installed(MemoryKeyring()):
        page = share(dialog, ada)
        assert "in the system's keyring. It is new" in page.key_note.text()
        page.reject()
        page = share(dialog, ada)
        assert page.key_note.text().endswith("in the system's keyring.")
        page.reject()


def test_keyring_that_is_locked(dialog: BadgesDialog, ada: Person) -> None:
    workspace = dialog._workspace
    with installed(MemoryKeyring()):
        signing_key(workspace.folder)
        with installed(LockedKeyring()):
            page = share(dialog, ada)
            assert "unlock" in page.problem.text()
            assert page.save.text() == "Try again"
        ada.click(page, "Try again")
        assert (page.save.text(), page.problem.text()) == ("Save as…", "")
        page.reject()


def test_file_that_cannot_be_written(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    page = share(dialog, ada)
    page.write(folder / "missing" / "badge.json")
    ada.wait()
    assert "cannot be written" in page.problem.text()
    (folder / "badge.json").mkdir()
    page.write(folder / "badge.json")
    ada.wait()
    assert "cannot be written" in page.problem.text()
    assert [found.name for found in folder.iterdir()] == ["badge.json"]
    page.write(folder / "badge.svg")
    ada.wait()
    assert page.problem.text() == ""
    page.reject()


def test_badge_withdrawn_meanwhile(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    page = share(dialog, ada)
    user_id = dialog._workspace.user.id
    ada.store(lambda: withdraw_badge(user_id, user_id, BadgeName.PROJECT_CREATED, "No"))
    page.write(folder / "badge.json")
    ada.wait()
    assert "any more" in page.problem.text()
    assert list(folder.iterdir()) == []
    page.reject()
    assert not dialog.share.isVisible()


def test_one_page_per_badge_goes_with_the_dialog(dialog: BadgesDialog, ada: Person) -> None:
    share(dialog, ada)
    dialog.close()
    flush()
    assert not is_open(ShareBadge)


# --- Check a badge file… ----------------------------------------------------------------------


def save(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def test_genuine_file(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    page = share(dialog, ada)
    page.write(folder / "badge.svg")
    ada.wait()
    page.reject()
    found = check_in(dialog, ada, folder / "badge.svg")
    assert found.verdict.standing is Standing.GENUINE
    texts = labels(found)
    assert texts[0] == "Project Created"
    assert texts[1].startswith("Earned by Ada on ")
    assert "This badge is genuine: it was signed here, and has not been changed since." in texts
    assert "It is of your e-mail address: it is yours." in texts
    assert not hasattr(found, "compare")
    ada.click(found, "Done")


def test_somebody_elses_file(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    file = save(folder, "b.jwt", sign(BADGE, Holder("Bob", "bob@example.com"), KEY).encode())
    found = check_in(dialog, ada, file)
    assert found.verdict.standing is Standing.SIGNED
    assert "not signed here" in " ".join(labels(found))
    assert "Earned by Bob on 22 November 2025" in labels(found)
    assert found.address.text() == "The e-mail address in it is hidden; it is not yours."
    ada.type(found.compare, "bob@example.co")
    assert "not yours" in found.address.text()
    ada.type(found.compare, "m")
    assert found.address.text() == "It is of this e-mail address."
    assert any(KEY.did in text.replace("\u200b", "") for text in labels(found))
    found.accept()


def test_address_written_out_and_none(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    bob = Holder("Bob", "bob@example.com", show_email=True)
    found = check_in(dialog, ada, save(folder, "b.jwt", sign(BADGE, bob, KEY).encode()))
    assert found.address.text() == "E-mail: bob@example.com"
    found.accept()

    def nobody(payload: dict[str, object]) -> None:
        payload["credentialSubject"] |= {"id": "did:key:z1", "identifier": []}  # type: ignore[operator]
        payload |= {"sub": "did:key:z1", "credentialStatus": {"id": "https://localhost:1"}}

    found = check_in(dialog, ada, save(folder, "c.jwt", signed(nobody)))
    assert found.address.text() == "It names no e-mail address."
    assert any(text.startswith("Earned on 22") for text in labels(found))
    assert any("may have revoked it" in text for text in labels(found))
    found.accept()


@pytest.mark.parametrize(
    "name", ["empty", "SVG with a billion laughs", "PNG with a bomb", "signed by another key"]
)
def test_hostile_files(name: str, dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    data, sentence = HOSTILE[name]
    found = check_in(dialog, ada, save(folder, "<b>bad & ugly.png", data))
    assert found.verdict.claim is None
    assert labels(found)[0] == "<b>bad & ugly.png"
    assert sentence in labels(found)[1]
    found.accept()


def others_badge(image: str) -> Callable[[dict[str, object]], None]:
    def change(payload: dict[str, object]) -> None:
        subject = payload["credentialSubject"]
        assert isinstance(subject, dict)
        subject["achievement"] |= {"id": "urn:x", "name": "Moon & <i>Landing</i>"}
        subject["achievement"]["image"] = {"id": image, "type": "Image"}

    return change


def data_uri(data: bytes) -> str:
    import base64

    return "data:image/png;base64," + base64.b64encode(data).decode()


def bomb_png() -> bytes:
    """A header that promises 20,000 pixels a side."""
    data = picture(FileKind.PNG)
    return data[:16] + (20_000).to_bytes(4) * 2 + data[24:]


@pytest.mark.parametrize(
    ("image", "shown"),
    [
        (data_uri(picture(FileKind.PNG)), True),
        (data_uri(bomb_png()), False),
        (data_uri(picture(FileKind.PNG)[:50]), False),
        (data_uri(b""), False),
        ("https://localhost:1/image.png", False),
    ],
)
def test_picture_of_anothers_badge(
    image: str, shown: bool, dialog: BadgesDialog, ada: Person, folder: Path
) -> None:
    found = check_in(dialog, ada, save(folder, "c.jwt", signed(others_badge(image))))
    assert "Moon & <i>Landing</i>" in labels(found)
    pictures = [label for label in found.findChildren(QLabel) if not label.pixmap().isNull()]
    assert bool(pictures) is shown
    found.accept()


def test_file_that_is_gone(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    ada.click(dialog, "Check a badge file…")
    answer(ada, folder / "gone.json")
    assert "is not a file" in said(opened(MessageBox))[0]


def test_check_another(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    file = save(folder, "badge.txt", b"nothing")
    found = check_in(dialog, ada, file)
    ada.click(found, "Check another file…")
    assert not is_open(CheckedBadge)
    answer(ada, file)
    assert "not a badge file" in labels(opened(CheckedBadge))[1]
    opened(CheckedBadge).accept()


# --- Export all…, Import… ---------------------------------------------------------------------


def test_export_and_import(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    file = folder / "badges.json"
    menu(dialog, ada, "Export all…")
    answer(ada, file)
    assert said(opened(MessageBox)) == ("All your badges are in “badges.json”.", "")
    assert len(json.loads(file.read_text())["badges"]) == 1
    ada.store(lambda: UserBadge.delete().execute())
    assert dialog.summary.text() == "Earned Badges: 0 / 5"
    menu(dialog, ada, "Import…")
    answer(ada, file)
    assert said(opened(MessageBox)) == ("1 badge added.", "")
    assert dialog.summary.text() == "Earned Badges: 1 / 5"
    menu(dialog, ada, "Import…")
    answer(ada, file)
    assert said(opened(MessageBox)) == ("0 badges added.", "1 you already had.")


def foreign(*badges: tuple[str, int]) -> bytes:
    entries = [{"name": name, "earned_at": moment} for name, moment in badges]
    return json.dumps(
        {
            "format": "business-platform-badges",
            "version": 1,
            "holder": {"email": ADA.email},
            "badges": entries,
        }
    ).encode()


def test_what_is_not_verified_is_marked(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    name = BadgeName.FIRST_ACTION_CREATED
    data = foreign((name, EARNED_AT), ("moonLanding", EARNED_AT), ("projectCreated", -1))
    menu(dialog, ada, "Import…")
    answer(ada, save(folder, "badges.json", data))
    assert said(opened(MessageBox)) == (
        "1 badge added.",
        "1 could not be verified and is marked so.\n"
        "1 is not known here and was left out.\n"
        "1 made no sense and was left out.",
    )
    (at,) = (at for at, row in enumerate(dialog.model.rows) if row.definition.name is name)
    index = dialog.model.index(at, 0)
    assert "Imported, not verified." in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    choose(dialog, at)
    assert not dialog.share.isVisible()
    dialog.grab()


def test_proof_that_comes_later_is_shown(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    name = BadgeName.FIRST_ACTION_CREATED
    menu(dialog, ada, "Import…")
    answer(ada, save(folder, "badges.json", foreign((name, EARNED_AT))))
    said(opened(MessageBox))
    key = signing_key(dialog._workspace.folder)
    document = json.loads(foreign((name, EARNED_AT)))
    token = sign(EarnedBadge(name, EARNED_AT), ADA, key)
    document["badges"][0]["credential"] = token
    assert part(token, 1)["issuer"]["id"] == key.did
    menu(dialog, ada, "Import…")
    answer(ada, save(folder, "badges.json", json.dumps(document).encode()))
    assert said(opened(MessageBox)) == (
        "0 badges added.",
        "1 got an earlier date or its proof.",
    )

    def standing(row: Badge) -> bool | None:
        return None if row.earned is None else row.earned.verified

    assert [standing(row) for row in dialog.model.rows][:2] == [True, True]


@pytest.mark.parametrize(
    ("data", "sentence"), [(b"{}", "not a file of exported"), (None, "is not")]
)
def test_file_that_cannot_be_imported(
    data: bytes | None, sentence: str, dialog: BadgesDialog, ada: Person, folder: Path
) -> None:
    if data is not None:
        save(folder, "badges.json", data)
    menu(dialog, ada, "Import…")
    answer(ada, folder / "badges.json")
    assert sentence in said(opened(MessageBox))[0]


def test_export_that_cannot_be_written(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    menu(dialog, ada, "Export all…")
    answer(ada, folder / "missing" / "badges.json")
    box = opened(MessageBox)
    (folder / "missing").mkdir()
    ada.click(box, "Try again")
    assert "badges.json" in said(opened(MessageBox))[0]


# --- All of them ------------------------------------------------------------------------------


def test_german(dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    translation.install("de")
    flush()
    dialog.resize(320, 620)
    flush()
    choose(dialog)
    flush()
    for button in (dialog.share, dialog.check):
        assert button.width() >= button.sizeHint().width()
    badge_files.check_file(dialog, dialog._workspace, save(folder, "b", b"x"))
    ada.wait()
    assert "Das ist keine Abzeichendatei." in labels(opened(CheckedBadge))
    opened(CheckedBadge).accept()


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_no_words_are_cut(chosen: Theme, dialog: BadgesDialog, ada: Person, folder: Path) -> None:
    theme.choose(chosen)
    page = share(dialog, ada)
    found = [label for label in page.findChildren(QLabel) if label.isVisible()]
    for label in found:
        wanted = label.heightForWidth(label.width()) if label.wordWrap() else 0
        assert label.height() >= wanted, label.text()
    page.grab()
    page.reject()


def test_png_of_a_badge(qapp: object) -> None:
    image = QImage.fromData(badge_png("badge-project-created", 512))
    assert (image.width(), image.height()) == (512, 512)
    assert image.hasAlphaChannel()


def test_nothing_of_it_is_imported_at_the_start() -> None:
    code = (
        "import sys; import desktop_app.app, desktop_app.ui.badges;"
        "print([m for m in ('openbadgeslib', 'jwt', 'cryptography', 'keyring', 'png',"
        " 'desktop_app.ui.badge_files', 'desktop_app.badges.checking') if m in sys.modules])"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
