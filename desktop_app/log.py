"""The log: one rotating file for the application, warnings and crashes included."""

import faulthandler
import logging
import logging.handlers
import time
from pathlib import Path

FORMAT = "%(asctime)sZ %(levelname)s %(name)s [%(threadName)s]: %(message)s"


def start(folder: Path) -> Path:
    """Log to ``folder`` (about 5 MB at most, times in UTC); returns the file. Raises OSError."""
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
    faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
    return file


def stop() -> None:
    """Flush and close the file."""
    faulthandler.disable()
    logging.captureWarnings(False)
    root = logging.getLogger()
    for handler in root.handlers[:]:
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
