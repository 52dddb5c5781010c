"""The composition root: start, stop, a second start, and databases that cannot be opened."""

import argparse
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.__main__ import arguments
from desktop_app.app import Application
from desktop_app.badges import backfill_if_changed
from desktop_app.models import close_database, open_database
from desktop_app.models.backup import back_up
from desktop_app.operations import create_project, create_user
from desktop_app.paths import Paths
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.problems import OpenProblem
from desktop_app.ui.settings import Settings
from desktop_app.ui.theme import Theme
from desktop_app.ui.window import MainWindow
from tests.support import ROOT, ExpectedLog
from tests.ui.conftest import qapp as dressed_qapp
from tests.ui.support import LONG_MS, click, flush, is_open, labels, opened

qapp = dressed_qapp
"""The application object that the tests of windows share."""

EMAIL = "ada@example.com"


# In a process of its own


class Running:
    """The application, started as a user does."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "desktop_app", "--data-dir", str(folder), *options]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
        )

    @property
    def log(self) -> str:
        file = self.folder / "logs" / "desktop-app.log"
        return file.read_text("utf-8") if file.exists() else ""

    def ended(self) -> int:
        """Its exit code; what it complained of on its way is an error here."""
        _, complaints = self.process.communicate(timeout=LONG_MS / 1000)
        assert [line for line in complaints.splitlines() if "propagateSizeHints" not in line] == []
        return self.process.returncode


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Running]:
    started = Running(folder, *options)
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.process.kill()
            started.process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_start_and_end(folder: Path, qtbot: QtBot) -> None:
    with running(folder) as started:
        qtbot.waitUntil(lambda: "opened SQLite" in started.log, timeout=LONG_MS)
        started.process.send_signal(signal.SIGTERM)
        assert started.ended() == 0
        assert "]: start 0." in started.log
        assert started.log.rstrip().endswith("]: stop")
        assert "ERROR" not in started.log
        with closing(sqlite3.connect(folder / "business-platform.db")) as stored:
            assert stored.execute("PRAGMA quick_check").fetchone() == ("ok",)
        assert not (folder / "business-platform.db-wal").exists()


def test_second_start_raises_the_first(folder: Path, qtbot: QtBot) -> None:
    with running(folder) as first:
        qtbot.waitUntil(lambda: "opened SQLite" in first.log, timeout=LONG_MS)
        with running(folder) as second:
            assert second.ended() == 0
        qtbot.waitUntil(lambda: "its window has been raised" in first.log, timeout=LONG_MS)
        assert first.process.poll() is None
        first.process.send_signal(signal.SIGTERM)
        assert first.ended() == 0


# In this process


def options(folder: Path, *more: str) -> argparse.Namespace:
    return arguments(["--data-dir", str(folder), *more])


@pytest.fixture
def as_before(root_logger: logging.Logger) -> Iterator[None]:
    """What the application changes for its whole process is put back."""
    hooks = sys.excepthook, threading.excepthook
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    sys.excepthook, threading.excepthook = hooks
    for number, handler in handlers.items():
        signal.signal(number, handler)
    flush()


@pytest.fixture
def only_one(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """There can be only one application object: the tests'."""
    monkeypatch.setattr(app, "_qt_application", lambda: qapp)


def when(condition: Callable[[], bool], then: Callable[[], None]) -> QTimer:
    """Do something as soon as the running event loop has brought something about."""
    timer = QTimer()

    def look() -> None:
        if condition():
            timer.stop()
            then()

    timer.timeout.connect(look)
    timer.start(5)
    return timer


def welcomed() -> MainWindow | None:
    """The main window, once it asks who one is."""
    windows = [item for item in QApplication.topLevelWidgets() if isinstance(item, MainWindow)]
    return next((item for item in windows if item.welcome.isVisible()), None)


def test_run_until_the_window_closes(as_before: None, only_one: None, folder: Path) -> None:
    def close() -> None:
        window = welcomed()
        assert window is not None
        window.close()

    timer = when(lambda: welcomed() is not None, close)
    assert app.run(options(folder, "--language", "de")) == 0
    assert not timer.isActive()
    assert (folder / "business-platform.db").exists()
    assert "app [MainThread]: stop" in (folder / "logs" / "desktop-app.log").read_text()


def test_second_run_ends_at_once(as_before: None, only_one: None, folder: Path) -> None:
    folder.mkdir()
    database = str(Paths.under(folder).database.absolute())
    from desktop_app.ui.instance import Instance

    first = Instance(folder, database)
    assert first.claim()
    first.listen()
    raised: list[bool] = []
    first.raised.connect(lambda: raised.append(True))
    assert app.run(options(folder)) == 0
    flush()
    assert raised == [True]
    assert not (folder / "business-platform.db").exists()
    first.release()


def test_folder_that_cannot_be_made(as_before: None, only_one: None, folder: Path) -> None:
    folder.write_text("I am a file")
    said: list[str] = []

    def close() -> None:
        said.extend(labels(opened(MessageBox)))
        opened(MessageBox).close()

    timer = when(lambda: is_open(MessageBox), close)
    assert app.run(options(folder)) == 1
    assert not timer.isActive()
    assert any("cannot be used: " in text and str(folder) in text for text in said)
    assert folder.read_text() == "I am a file"


def test_folders_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = app.installation(None)
    assert len({paths.data, paths.config, paths.logs}) == 3
    assert paths.data.name == paths.config.name == "business-platform"


@pytest.fixture
def start(
    qapp: QApplication, as_before: None, folder: Path, qtbot: QtBot
) -> Iterator[Callable[..., Application]]:
    """Starts the application up to its event loop, which is the tests'."""
    made: list[Application] = []

    def begin(*more: str) -> Application:
        paths = Paths.under(folder)
        paths.make()
        started = Application(options(folder, *more), paths, Settings(paths.settings), "en")
        made.append(started)
        assert started.instance.claim()
        started._connect(qapp)
        started.window.show()
        started.open()
        return started

    yield begin
    for started in made:
        started._stop()
        # The event loop has ended: what the database thread still answered nobody hears.
        QCoreApplication.removePostedEvents(started.tasks)
    flush()


@pytest.fixture
def file(folder: Path) -> Path:
    folder.mkdir()
    return folder / "business-platform.db"


def fill(file: Path, name: str) -> None:
    """Ada's database with one project in it."""
    open_database(file)
    create_project(create_user("Ada", EMAIL).id, name)
    close_database()


def newer(file: Path) -> None:
    fill(file, "Shop")
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE schema_migration SET name = '9999_future' WHERE name LIKE '0001%'")
        database.commit()


def another_programs(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE music (title)")


def corrupt(file: Path) -> None:
    fill(file, "Shop")
    content = bytearray(file.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    file.write_bytes(bytes(content))


UNUSABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "is a folder, not a database file."),
    "text": (lambda file: file.write_text("Dear diary"), "is not a database file."),
    "another program's": (another_programs, "is another program's database."),
    "newer": (newer, "was written by a newer version"),
    "corrupt": (corrupt, "is damaged."),
}


def content(file: Path) -> bytes | None:
    return None if file.is_dir() else file.read_bytes()


@pytest.mark.parametrize("case", UNUSABLE)
def test_unusable_database(
    case: str,
    start: Callable[..., Application],
    file: Path,
    qtbot: QtBot,
    expected_log: ExpectedLog,
) -> None:
    spoil, sentence = UNUSABLE[case]
    spoil(file)
    before = content(file)
    started = start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    said = labels(opened(OpenProblem))
    assert said[0] == "The database cannot be opened"
    assert said[1].endswith(sentence) or sentence in said[1]
    assert str(file) in said[2]
    assert content(file) == before
    with qtbot.waitSignal(started.window.closed):
        click(qtbot, opened(OpenProblem), "Quit")
    expected_log.take("cannot open the database")


def test_try_again(
    start: Callable[..., Application], file: Path, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    file.mkdir()
    start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    file.rmdir()
    click(qtbot, opened(OpenProblem), "Try again")
    qtbot.waitUntil(lambda: welcomed() is not None)
    assert not is_open(OpenProblem)
    expected_log.take("cannot open the database")


def test_closing_the_problem_quits(
    start: Callable[..., Application], file: Path, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    file.mkdir()
    started = start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    with qtbot.waitSignal(started.window.closed):
        opened(OpenProblem).close()
    expected_log.take("cannot open the database")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_are_heard_while_qt_waits(
    number: signal.Signals,
    start: Callable[..., Application],
    file: Path,
    qtbot: QtBot,
    expected_log: ExpectedLog,
) -> None:
    file.mkdir()
    started = start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    code = f"import os; os.kill({os.getpid()}, {number.value})"
    loop, patience = QEventLoop(), QTimer(singleShot=True, interval=LONG_MS)
    for reason in (started.window.closed, patience.timeout):
        reason.connect(loop.quit)
    with subprocess.Popen([sys.executable, "-c", code]) as other:
        patience.start()
        loop.exec()  # nothing in here is Python's
    assert patience.isActive()
    assert other.returncode == 0
    patience.stop()
    expected_log.take("cannot open the database")


def test_restore_a_backup(
    start: Callable[..., Application], file: Path, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    opened_database = open_database(file)
    create_project(create_user("Ada", EMAIL).id, "From the backup")
    back_up(opened_database, "before the storm")  # type: ignore[arg-type]
    close_database()
    file.write_text("Dear diary")
    settings = Settings(Paths.under(file.parent).settings)
    settings.set_email(str(file), EMAIL)
    started = start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    offers = [b for b in opened(OpenProblem).findChildren(QPushButton) if "Restore" in b.text()]
    assert len(offers) == 1
    offers[0].click()
    qtbot.waitUntil(lambda: started.window.view.title.text() == "From the backup")
    kept = [item for item in file.parent.iterdir() if "set aside" in item.name]
    assert [item.read_text() for item in kept] == ["Dear diary"]
    expected_log.take("cannot open the database")


@pytest.mark.parametrize("known", [True, False])
def test_restoring_repairs_everyones_badges(
    known: bool,
    start: Callable[..., Application],
    file: Path,
    qtbot: QtBot,
    expected_log: ExpectedLog,
) -> None:
    """Of whoever is at work afterwards, and even if nobody is."""
    opened_database = open_database(file)
    for name in ("Ada", "Ben"):
        create_project(create_user(name, f"{name.lower()}@example.com").id, f"{name}'s shop")
    backfill_if_changed()  # from here on, only who is at work would be looked after
    for table in ("user_badge", "notification"):
        opened_database.execute_sql(f"DELETE FROM {table}")
    back_up(opened_database, "before the storm")  # type: ignore[arg-type]
    close_database()
    file.write_text("Dear diary")
    if known:
        Settings(Paths.under(file.parent).settings).set_email(str(file), EMAIL)
    start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    (offer,) = [b for b in opened(OpenProblem).findChildren(QPushButton) if "Restore" in b.text()]
    offer.click()

    def earned() -> list[tuple[str, str]]:
        with closing(sqlite3.connect(file)) as stored:
            return stored.execute(
                'SELECT u.email, b.name FROM user_badge b JOIN "user" u ON u.id = b.user_id'
                " ORDER BY 1"
            ).fetchall()

    expected = [(email, "projectCreated") for email in (EMAIL, "ben@example.com")]
    qtbot.waitUntil(lambda: not is_open(OpenProblem) and earned() == expected, timeout=LONG_MS)
    expected_log.take("cannot open the database")


def test_backup_that_cannot_be_restored(
    start: Callable[..., Application], file: Path, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    file.write_text("Dear diary")
    started = start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    first = opened(OpenProblem)
    first.restore.emit(file.with_name("gone.db"))
    first.accept()
    flush()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    assert "cannot be used" in labels(opened(OpenProblem))[1]
    assert file.read_text() == "Dear diary"
    opened(OpenProblem).reject()
    assert started.window.isHidden()
    expected_log.take("cannot open the database", 2)


def test_open_another_file(
    start: Callable[..., Application], file: Path, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    file.write_text("Dear diary")
    other = file.with_name("other.db")
    fill(other, "Elsewhere")
    Settings(Paths.under(file.parent).settings).set_email(str(other), EMAIL)
    started = start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    click(qtbot, opened(OpenProblem), "Open another file…")
    chooser = opened(QFileDialog)
    line = chooser.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setText(str(other))
    chooser.accept()
    qtbot.waitUntil(lambda: started.window.view.title.text() == "Elsewhere")
    assert not is_open(QDialog)
    expected_log.take("cannot open the database")


def test_other_file_is_open_elsewhere(
    start: Callable[..., Application], file: Path, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    from desktop_app.ui.instance import Instance

    file.write_text("Dear diary")
    other = file.with_name("other.db")
    first = Instance(file.parent, str(other))
    assert first.claim()
    first.listen()
    started = start()
    qtbot.waitUntil(lambda: is_open(OpenProblem))
    with qtbot.waitSignals([started.window.closed, first.raised]):
        opened(OpenProblem).other.emit(str(other))
        opened(OpenProblem).accept()
    first.release()
    expected_log.take("cannot open the database")


def test_what_is_chosen_is_remembered(
    start: Callable[..., Application], folder: Path, qtbot: QtBot
) -> None:
    started = start()
    qtbot.waitUntil(lambda: started.tray is not None)
    assert started.tray is not None
    started.window.language_chosen.emit("de")
    started.window.theme_chosen.emit(Theme.DARK)
    started.tray.quiet.trigger()
    assert started.tray.quiet.text() == "Nicht stören"
    remembered = Settings(Paths.under(folder).settings)
    started.settings.save()
    assert (remembered.language, remembered.theme) == ("de", Theme.DARK)
    assert remembered.do_not_disturb
    started.window.language_chosen.emit("en")
    started.window.theme_chosen.emit(Theme.LIGHT)


def test_tray_quits(start: Callable[..., Application], qtbot: QtBot) -> None:
    started = start()
    qtbot.waitUntil(lambda: started.tray is not None)
    assert started.tray is not None
    with qtbot.waitSignal(started.window.closed):
        started.tray.quit_wanted.emit()


@pytest.mark.parametrize(
    ("database", "url"),
    [("shop.db", str(Path("shop.db").absolute())), ("postgresql://a@b/c", "postgresql://a@b/c")],
)
def test_database_of_ones_choice(
    database: str, url: str, qapp: QApplication, tmp_path: Path
) -> None:
    paths = Paths.under(tmp_path)
    chosen = options(tmp_path, "--database", database)
    made = Application(chosen, paths, Settings(paths.settings), "en")
    assert made.workspace.url == url
    made.tasks.stop(close_database)
    made.window.deleteLater()
    flush()
