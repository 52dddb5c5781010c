"""From process start to the first painted window, and the memory taken, beside a bare window."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.engine import Figure
from desktop_app.models import close_database, open_database
from desktop_app.operations import create_project, create_user

ROUNDS = 11
PROJECTS = 100
EMAIL = "ada@example.com"

# As installed: compiled modules are kept, and psycopg comes only with the extra "team".
_ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
_ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)

# Each prints, once it has painted, when that was (µs on the clock that all processes share) and the
# most memory that it has taken until then (kB).
_PAINTED = """
import time
def painted():
    peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(time.monotonic_ns() // 1000, peak)
"""
_BARE = (
    _PAINTED
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (painted(), app.quit()))
app = QApplication([])
window = Window()
window.resize(1240, 780)
window.show()
app.exec()
"""
)
# The window is painted before the database is open, and again with what was in it.
_OURS = (
    _PAINTED
    + """
import sys
sys.modules["psycopg"] = None
from desktop_app.__main__ import arguments
from desktop_app import app as composition
from PySide6.QtCore import QCoreApplication, QTimer
from desktop_app.ui.project_view import ProjectView
first = True
def paint_event(self, event):
    global first
    if first:
        first = False
        QTimer.singleShot(0, painted)
    elif self.title.text():
        QTimer.singleShot(0, lambda: (painted(), QCoreApplication.quit()))
ProjectView.paintEvent = paint_event
composition.run(arguments(sys.argv[1:]))
"""
)


def figures() -> list[Figure]:
    """Wall time and peak memory: of the window, and of the window with its projects."""
    found: dict[str, list[tuple[float, float]]] = {"bare": [], "window": [], "projects": []}
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        _start(_OURS, folder)  # so that every module is compiled
        for _ in range(ROUNDS):
            window, projects = _start(_OURS, folder)[:2]
            found["window"].append(window)
            found["projects"].append(projects)
            found["bare"].append(_start(_BARE, folder)[0])
    return [
        _figure("start to painted window", found, "window", 0, "ms", "≤ 1.8"),
        _figure(f"… with its {PROJECTS} projects", found, "projects", 0, "ms", "≤ 1.8"),
        _figure("peak memory of the window", found, "window", 1, "MB", "≤ 1.6"),
        _figure(f"… with its {PROJECTS} projects", found, "projects", 1, "MB", "≤ 1.6"),
    ]


def _figure(
    what: str,
    found: dict[str, list[tuple[float, float]]],
    name: str,
    column: int,
    unit: str,
    bar: str,
) -> Figure:
    ours, bare = (median(row[column] for row in found[key]) for key in (name, "bare"))
    return Figure(what, ours, bare, ours / bare, unit, bar)


def _fill(folder: Path) -> None:
    from desktop_app.ui.settings import Settings

    database = folder / "business-platform.db"
    open_database(database)
    user = create_user("Ada Lovelace", EMAIL)
    for number in range(PROJECTS):
        create_project(user.id, f"Project {number}")
    close_database()
    settings = Settings(folder / "settings.ini")
    settings.set_email(str(database), EMAIL)
    settings.save()


def _start(program: str, folder: str) -> list[tuple[float, float]]:
    """When each picture was there (ms after the start), and the peak memory until then (MB)."""
    began = time.monotonic_ns() // 1000
    done = subprocess.run(
        [sys.executable, "-c", program, "--data-dir", folder],
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    return [((int(at) - began) / 1000, int(size) / 1024) for at, size in lines]


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(f"{figure}\n")
