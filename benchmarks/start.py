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

# Each prints when the first picture was painted (ms on the clock that all processes share) and the
# most memory that it had taken until then (kB).
_END = """
import time
def painted(app):
    peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(time.monotonic_ns() // 1000, peak)
    app.quit()
"""
_BARE = (
    _END
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: painted(app))
app = QApplication([])
window = Window()
window.resize(1240, 780)
window.show()
app.exec()
"""
)
_OURS = (
    _END
    + """
import sys
sys.modules["psycopg"] = None
from desktop_app.__main__ import arguments
from desktop_app import app as composition
from PySide6.QtCore import QCoreApplication, QTimer
from desktop_app.ui.window import ProjectView
def paint_event(self, event):
    if self.title.text():
        QTimer.singleShot(0, lambda: painted(QCoreApplication.instance()))
ProjectView.paintEvent = paint_event
composition.run(arguments(sys.argv[1:]))
"""
)


def figures() -> list[Figure]:
    """Wall time and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        times: dict[str, list[float]] = {"ours": [], "bare": []}
        sizes: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(ROUNDS):
            for name, program in (("ours", _OURS), ("bare", _BARE)):
                taken, size = _start(program, folder)
                times[name].append(taken)
                sizes[name].append(size)
    return [
        _figure(f"start to painted window, {PROJECTS} projects", times, "ms", "≤ 1.8"),
        _figure("peak memory until then", sizes, "MB", "≤ 1.6"),
    ]


def _figure(what: str, found: dict[str, list[float]], unit: str, bar: str) -> Figure:
    ours, bare = median(found["ours"]), median(found["bare"])
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


def _start(program: str, folder: str) -> tuple[float, float]:
    began = time.monotonic_ns() // 1000
    done = subprocess.run(
        [sys.executable, "-c", program, "--data-dir", folder],
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    ended, size = done.stdout.split()[:2]
    return (int(ended) - began) / 1000, int(size) / 1024


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(f"{figure}\n")
