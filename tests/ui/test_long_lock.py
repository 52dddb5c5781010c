"""Another program holds the file for half a minute: a sentence, and *Try again* works."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs import NewProject
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, button, is_open, labels, opened, rows

SECONDS = 30
SENTENCE = "The database is in use by another program. Nothing was changed; try again."
HOLD = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""


@contextmanager
def held(url: str) -> Iterator[None]:
    """From here on another process has the file for itself, for half a minute."""
    command = [sys.executable, "-c", HOLD, url, str(SECONDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
    assert other.returncode == 0


@pytest.mark.soak
def test_locked_for_half_a_minute(qtbot: QtBot, ada: Person, window: MainWindow) -> None:
    beats: list[float] = []
    heart = QTimer(window, interval=20)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    window.new_project.trigger()
    dialog = opened(NewProject)
    ada.type(dialog.form.fields["name"].widget, "Zoo")
    heart.start()
    tries = 0
    with held(window.workspace.url):
        while is_open(NewProject):
            button(dialog, "Try again" if tries else "Create").click()
            tries += 1
            qtbot.waitUntil(
                lambda: not is_open(NewProject) or SENTENCE in labels(dialog), timeout=40_000
            )
    heart.stop()
    ada.wait()
    assert tries > 1
    assert rows(window.sidebar.view) == ["Zoo"]
    with sqlite3.connect(window.workspace.url) as stored:
        assert stored.execute("SELECT name FROM user_badge").fetchall() == [("projectCreated",)]
    gaps = [after - before for before, after in pairwise(beats)]
    print(f"{tries} tries; the window's longest silence: {max(gaps):.2f} s")  # noqa: T201
    assert max(gaps) < 1
