"""One window to a database, whatever happened to the one before."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from desktop_app.ui import instance
from desktop_app.ui.instance import Instance
from tests.support import ROOT, ExpectedLog
from tests.ui.support import flush

OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.ui.instance import Instance
application = QCoreApplication(["desktop-app"])
held = Instance(Path(sys.argv[1]), sys.argv[2])
print(held.claim(), flush=True)
if sys.argv[3] == "listen":
    held.listen()
    held.raised.connect(lambda: print("raised", flush=True))
    print("listening", flush=True)
    application.exec()
elif sys.argv[3] == "hold":
    sys.stdin.read()
"""
DATABASE = "shop.db"


@contextmanager
def other(folder: Path, then: str, database: str = DATABASE) -> Iterator["subprocess.Popen[str]"]:
    """Another start, in a process of its own."""
    command = [sys.executable, "-c", OTHER, str(folder), database, then]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[Instance]:
    """The one that has the window."""
    made = Instance(tmp_path, DATABASE)
    assert made.claim()
    made.listen()
    yield made
    made.release()
    made.deleteLater()
    flush()


def test_second_start_raises_the_first(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.raised), other(tmp_path, "end") as second:
        assert line(second) == "False"


def test_every_later_start_raises_it(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    for _ in range(3):
        with qtbot.waitSignal(first.raised):
            assert not Instance(tmp_path, DATABASE).claim()


def test_first_raises_ours(tmp_path: Path, qapp: object) -> None:
    with other(tmp_path, "listen") as running:
        assert (line(running), line(running)) == ("True", "listening")
        assert not Instance(tmp_path, DATABASE).claim()
        assert line(running) == "raised"


def test_second_leaves_the_socket_alone(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    assert not Instance(tmp_path, DATABASE).claim()
    with qtbot.waitSignal(first.raised):
        assert not Instance(tmp_path, DATABASE).claim()


def test_other_databases_have_windows_of_their_own(first: Instance, tmp_path: Path) -> None:
    for folder, database in ((tmp_path, "other.db"), (tmp_path / "elsewhere", DATABASE)):
        folder.mkdir(exist_ok=True)
        second = Instance(folder, database)
        assert second.claim()
        second.release()


def test_released(first: Instance, tmp_path: Path) -> None:
    first.release()
    with other(tmp_path, "end") as second:
        assert line(second) == "True"


@pytest.mark.skipif(os.name == "nt", reason="a killed process takes its pipe with it")
def test_killed_ones_lock_and_socket_are_taken_over(
    tmp_path: Path, qapp: object, qtbot: QtBot
) -> None:
    with other(tmp_path, "listen") as dead:
        assert (line(dead), line(dead)) == ("True", "listening")
        dead.kill()
        dead.wait()
    assert list(tmp_path.glob("*.lock"))
    heir = Instance(tmp_path, DATABASE)
    assert heir.claim()
    heir.listen()
    with qtbot.waitSignal(heir.raised), other(tmp_path, "end") as second:
        assert line(second) == "False"
    heir.release()


def test_running_one_that_does_not_listen_yet(
    tmp_path: Path, qapp: object, expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "ANSWER_MS", 10)
    with other(tmp_path, "hold") as running:
        assert line(running) == "True"
        assert not Instance(tmp_path, DATABASE).claim()
    expected_log.take("does not answer")


def test_no_lock_file_can_be_made(tmp_path: Path, qapp: object, expected_log: ExpectedLog) -> None:
    second = Instance(tmp_path / "nowhere", DATABASE)
    assert second.claim()
    expected_log.take("no lock file can be made")
    second.release()


def test_cannot_listen(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    monkeypatch.setattr(QLocalServer, "listen", lambda *_: False)
    made = Instance(tmp_path, DATABASE)
    assert made.claim()
    made.listen()
    expected_log.take("cannot listen for later starts")
    made.release()


def test_who_leaves_at_once_raises_it_too(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.raised):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        socket.abort()
