"""The log: one rotating file in UTC, with warnings and crashes, closed when it stops."""

import faulthandler
import logging
import re
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app import log
from tests.support import ROOT, ExpectedLog

pytestmark = pytest.mark.usefixtures("root_logger")


@pytest.fixture
def file(tmp_path: Path, root_logger: logging.Logger) -> Iterator[Path]:
    """A log that was started."""
    yield log.start(tmp_path)
    log.stop()


def test_line(file: Path) -> None:
    logging.getLogger("desktop_app.some").info("hello %s", "🌍")
    match = re.fullmatch(
        r"(\S+)Z INFO desktop_app\.some \[MainThread\]: hello 🌍\n", file.read_text("utf-8")
    )
    assert match
    age = datetime.now(UTC) - datetime.fromisoformat(match[1]).replace(tzinfo=UTC)
    assert abs(age.total_seconds()) < 60


def test_any_text(file: Path) -> None:
    logging.getLogger().info("half a character: \ud800")
    assert "\\ud800" in file.read_text("utf-8")


def test_no_debug(file: Path) -> None:
    logging.getLogger().debug("detail")
    assert file.read_text() == ""


def test_other_threads(file: Path) -> None:
    thread = threading.Thread(target=lambda: logging.getLogger().info("here"), name="helper")
    thread.start()
    thread.join()
    assert "[helper]: here" in file.read_text()


def test_trace(file: Path, expected_log: ExpectedLog) -> None:
    try:
        raise ValueError("what went wrong")
    except ValueError:
        logging.getLogger("x").exception("failed")
    expected_log.take("failed")
    assert "ValueError: what went wrong" in file.read_text()


def test_warnings(file: Path, expected_log: ExpectedLog) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)  # pytest's own catching is in the way
        logging.captureWarnings(True)
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        logging.captureWarnings(False)
    expected_log.take("DeprecationWarning: old")
    assert "DeprecationWarning: old" in file.read_text()


def test_rotates(file: Path) -> None:
    for _ in range(70):
        logging.getLogger().info("x" * 100_000)
    sizes = {path.name: path.stat().st_size for path in file.parent.glob("desktop-app.log*")}
    assert set(sizes) == {"desktop-app.log", *(f"desktop-app.log.{n}" for n in range(1, 5))}
    assert max(sizes.values()) <= 1_000_000


def test_stop(tmp_path: Path, root_logger: logging.Logger) -> None:
    before = root_logger.handlers[:]
    file = log.start(tmp_path)
    log.stop()
    assert root_logger.handlers == before
    assert not faulthandler.is_enabled()
    logging.getLogger().info("too late")
    assert file.read_text() == ""


def test_stop_twice(tmp_path: Path) -> None:
    log.stop()
    assert log.start(tmp_path).exists()
    log.stop()
    log.stop()


def test_start_where_it_cannot(tmp_path: Path, root_logger: logging.Logger) -> None:
    before = root_logger.handlers[:]
    with pytest.raises(OSError, match="missing"):
        log.start(tmp_path / "missing")
    (tmp_path / "crash.log").mkdir()
    with pytest.raises(OSError, match=r"crash\.log"):
        log.start(tmp_path)
    log.stop()
    assert root_logger.handlers == before


def test_crash(tmp_path: Path) -> None:
    """A crash of the interpreter leaves its trace, and stopping leaves nothing open."""
    program = (
        "import faulthandler, pathlib, sys\n"
        "from desktop_app import log\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "log.start(folder); log.stop(); log.start(folder)\n"
        "faulthandler._sigsegv()\n"
    )
    command = [sys.executable, "-W", "error", "-X", "dev", "-c", program, str(tmp_path)]
    crashed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert crashed.returncode < 0
    assert crashed.stderr == ""
    assert "Segmentation fault" in (tmp_path / "crash.log").read_text()
