"""The log: one rotating file for the application, warnings and crashes included."""

import faulthandler
import logging
import logging.handlers
import time
from pathlib import Path
from typing import TextIO

FORMAT = "%(asctime)sZ %(levelname)s %(name)s [%(threadName)s]: %(message)s"

_crashes: TextIO | None = None


def start(folder: Path) -> Path:
    """Log to ``folder`` (about 5 MB at most, times in UTC); returns the file. Raises OSError."""
    global _crashes  # noqa: PLW0603 - faulthandler needs the file open, stop() closes it
    file = folder / "desktop-app.log"
    handler = logging.handlers.RotatingFileHandler(
        file, maxBytes=1_000_000, backupCount=4, encoding="utf-8", errors="backslashreplace"
    )
    formatter = logging.Formatter(FORMAT, "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.captureWarnings(True)
    _crashes = (folder / "crash.log").open("a", encoding="utf-8")
    faulthandler.enable(_crashes)
    return file


def stop() -> None:
    """Flush and close the file."""
    global _crashes  # noqa: PLW0603
    faulthandler.disable()
    if _crashes is not None:
        _crashes.close()
        _crashes = None
    logging.captureWarnings(False)
    root = logging.getLogger()
    for handler in root.handlers[:]:
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
