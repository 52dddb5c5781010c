"""Problems: the environment's in a sentence, ours in a report; everything in the log."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, qCritical, qDebug, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.errors import InvalidInput, PermissionDenied, PlatformError, StorageError
from desktop_app.models.database import FULL, LOCKED
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.problems import CrashDialog, OpenProblem, show_problem
from desktop_app.ui.reporter import Reporter
from desktop_app.ui.translation import full_time
from tests.support import ExpectedLog
from tests.ui.support import (
    NASTY_NAMES,
    WatchedTasks,
    button,
    click,
    flush,
    is_open,
    labels,
    opened,
)


def buttons(parent: QWidget) -> list[str]:
    return [item.text() for item in parent.findChildren(QPushButton) if item.isVisible()]


def test_environment_can_be_tried_again(host: QWidget, qtbot: QtBot) -> None:
    tried: list[bool] = []
    show_problem(host, StorageError(LOCKED), lambda: tried.append(True))
    box = opened(MessageBox)
    assert any("in use by another program" in text for text in labels(box))
    assert set(buttons(box)) == {"Cancel", "Try again"}
    click(qtbot, box, "Try again")
    flush()
    assert tried == [True]
    assert not is_open(MessageBox)


def test_trying_again_can_be_declined(host: QWidget, qtbot: QtBot) -> None:
    tried: list[bool] = []
    show_problem(host, StorageError(FULL), lambda: tried.append(True))
    click(qtbot, opened(MessageBox), "Cancel")
    flush()
    assert tried == []


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (StorageError(FULL), None),
        (PermissionDenied("You may not."), lambda: None),
        (InvalidInput("That is wrong.", "name"), lambda: None),
    ],
)
def test_nothing_to_try_again(
    error: PlatformError, again: Callable[[], None] | None, host: QWidget, qtbot: QtBot
) -> None:
    show_problem(host, error, again)
    assert buttons(opened(MessageBox)) == ["Close"]
    click(qtbot, opened(MessageBox), "Close")
    flush()


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_sentence_is_shown_as_it_is(name: str, host: QWidget) -> None:
    show_problem(host, PermissionDenied("Not {name}!", name=name), None)
    shown = [text.replace("\u200b", "") for text in labels(opened(MessageBox))]
    assert f"Not {name}!" in shown
    opened(MessageBox).close()
    flush()


# The database cannot be opened


BACKUPS = [(1_795_348_800_000, Path("new.db")), (1_795_262_400_000, Path("old.db"))]


@pytest.fixture
def problem(host: QWidget) -> Iterator[OpenProblem]:
    made = OpenProblem(host, StorageError(LOCKED), "/data/shop.db", BACKUPS)
    made.open()
    yield made
    flush()


def test_open_problem(problem: OpenProblem) -> None:
    shown = [text.replace("\u200b", "") for text in labels(problem)]
    assert shown[0] == "The database cannot be opened"
    assert "in use by another program" in shown[1]
    assert shown[2:] == ["/data/shop.db", "The file has been left as it is."]
    offers = [f"Restore the backup of {full_time(moment)}" for moment, _ in BACKUPS]
    assert buttons(problem) == [*offers, "Quit", "Open another file…", "Try again"]


def test_backup_is_chosen(problem: OpenProblem, qtbot: QtBot) -> None:
    with qtbot.waitSignal(problem.accepted), qtbot.waitSignal(problem.restore) as chosen:
        click(qtbot, problem, buttons(problem)[1])
    assert chosen.args == [Path("old.db")]


def test_again(problem: OpenProblem, qtbot: QtBot) -> None:
    with qtbot.waitSignals([problem.again, problem.accepted]):
        click(qtbot, problem, "Try again")


def test_quit(problem: OpenProblem, qtbot: QtBot) -> None:
    with qtbot.waitSignal(problem.rejected):
        click(qtbot, problem, "Quit")


def test_another_file(problem: OpenProblem, qtbot: QtBot, tmp_path: Path) -> None:
    click(qtbot, problem, "Open another file…")
    chooser = opened(QFileDialog)
    line = chooser.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setText(str(tmp_path / "other.db"))
    with qtbot.waitSignals([problem.other, problem.accepted]):
        chooser.accept()


# A bug of ours


@pytest.fixture
def reporter(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reporter]:
    """Takes what nobody handled, as in the running application."""
    hooks = sys.excepthook, threading.excepthook
    offscreen = logging.getLogger("qt.default")  # its messages end up in the log now
    offscreen.addFilter(_worth_mentioning)
    made = Reporter(tmp_path / "desktop-app.log")
    yield made
    made.stop()
    offscreen.removeFilter(_worth_mentioning)
    assert (sys.excepthook, threading.excepthook) == (sys.__excepthook__, threading.__excepthook__)
    sys.excepthook, threading.excepthook = hooks
    made.deleteLater()
    flush()


def _worth_mentioning(record: logging.LogRecord) -> bool:
    return "propagateSizeHints" not in record.getMessage()


def fail() -> None:
    raise ZeroDivisionError("what went wrong")


def report(dialog: CrashDialog) -> str:
    text = dialog.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert text.isReadOnly()
    return text.toPlainText()


def taken(expected_log: ExpectedLog) -> str:
    """The trace in the log."""
    (record,) = expected_log.take("unexpected")
    assert record.levelno == logging.CRITICAL
    assert record.exc_info is not None
    return logging.Formatter().formatException(record.exc_info)


def in_a_slot(tasks: WatchedTasks) -> None:
    QTimer.singleShot(0, fail)


def in_a_thread(tasks: WatchedTasks) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_task(tasks: WatchedTasks) -> None:
    tasks.run(tasks, fail, lambda _: None)


@pytest.mark.parametrize("where", [in_a_slot, in_a_thread, in_a_task])
def test_bug_is_logged_and_shown(
    where: Callable[[WatchedTasks], None],
    reporter: Reporter,
    tasks: WatchedTasks,
    qtbot: QtBot,
    expected_log: ExpectedLog,
    tmp_path: Path,
) -> None:
    where(tasks)
    qtbot.waitUntil(lambda: is_open(CrashDialog))
    dialog = opened(CrashDialog)
    assert dialog.windowTitle() == "Something went wrong"
    shown = report(dialog)
    assert shown.startswith(f"Business Platform {__version__}, Python ")
    for text in (shown, taken(expected_log)):
        assert "in fail" in text
        assert "ZeroDivisionError: what went wrong" in text
    assert any(str(tmp_path) in text.replace("\u200b", "") for text in labels(dialog))
    click(qtbot, dialog, "Copy report")
    assert QGuiApplication.clipboard().text() == shown
    click(qtbot, dialog, "Go on")
    flush()
    assert not is_open(CrashDialog)


def test_one_at_a_time(reporter: Reporter, qtbot: QtBot, expected_log: ExpectedLog) -> None:
    for _ in range(3):
        QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: is_open(CrashDialog))
    flush()
    opened(CrashDialog).accept()
    flush()
    assert not is_open(CrashDialog)
    expected_log.take("unexpected", 3)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: is_open(CrashDialog))
    opened(CrashDialog).accept()
    flush()
    expected_log.take("unexpected")


def test_window_that_goes_takes_its_report_along(
    reporter: Reporter, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    first = QWidget()
    with qtbot.waitActive(first):
        first.show()
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: is_open(CrashDialog))
    first.deleteLater()
    flush()
    assert not is_open(CrashDialog)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: is_open(CrashDialog))
    opened(CrashDialog).accept()
    flush()
    expected_log.take("unexpected", 2)


def test_error_without_a_value(reporter: Reporter, expected_log: ExpectedLog) -> None:
    without: Any = None
    sys.excepthook(ZeroDivisionError, without, None)
    flush()
    assert "ZeroDivisionError" in report(opened(CrashDialog))
    opened(CrashDialog).accept()
    assert "ZeroDivisionError" in taken(expected_log)


def test_keyboard_interrupt_quits(reporter: Reporter, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    monkeypatch.setattr(QCoreApplication, "quit", staticmethod(lambda: told.append(True)))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == [True]
    assert not is_open(CrashDialog)


def test_report_without_a_log_file(host: QWidget) -> None:
    dialog = CrashDialog(host, "trace", None)
    dialog.open()
    assert labels(dialog)[0] == "Something went wrong"
    assert len(labels(dialog)) == 2
    dialog.accept()
    flush()


def test_qt_speaks_into_the_log(
    reporter: Reporter, caplog: pytest.LogCaptureFixture, expected_log: ExpectedLog
) -> None:
    caplog.set_level(logging.DEBUG)
    qDebug("a detail of 100 %s")
    qWarning("a worry")
    qCritical("a fault")
    assert [(r.name, r.levelname) for r in expected_log.take("a worry")] == [
        ("qt.default", "WARNING")
    ]
    assert [record.levelname for record in expected_log.take("a fault")] == ["ERROR"]
    assert ("qt.default", logging.DEBUG, "a detail of 100 %s") in caplog.record_tuples


def test_server_that_is_away(host: QWidget, qtbot: QtBot) -> None:
    url = "postgresql://ada:secret@example.com/shop"
    OpenProblem(host, StorageError(LOCKED), url, []).open()
    dialog = opened(OpenProblem)
    shown = labels(dialog)
    assert "postgresql://ada@example.com/shop" in shown
    assert "The file has been left as it is." not in shown
    assert button(dialog, "Try again").hasFocus(), "Enter does not quit"
    click(qtbot, dialog, "Quit")
