"""The last to hear of an exception: logs it, and shows that something went wrong."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication, QDialog

from .. import __version__

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Reporter(QObject):
    """Takes every exception that nobody handled, on any thread: logs it, then shows it."""

    _reported = Signal(str)

    def __init__(self, log_file: Path | None) -> None:
        super().__init__()
        self._log_file = log_file
        self._dialog: QDialog | None = None
        self._reported.connect(self._show)
        sys.excepthook = self._handle
        threading.excepthook = lambda args: self._handle(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def stop(self) -> None:
        """Leave the hooks as Python and Qt set them."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _handle(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        error = error or kind()
        log.critical("unexpected", exc_info=(kind, error, trace))
        self._reported.emit("".join(traceback.format_exception(kind, error, trace)))

    def _show(self, trace: str) -> None:
        if self._dialog is not None:  # one at a time: a bug in a timer must not cover the screen
            return
        import platform

        report = (
            f"Business Platform {__version__}, Python {platform.python_version()}, "
            f"Qt {qVersion()}, {platform.platform()}\n\n{trace}"
        )
        from .problems import CrashDialog  # a start without a crash needs no dialog

        self._dialog = CrashDialog(QApplication.activeWindow(), report, self._log_file)
        self._dialog.destroyed.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        self._dialog = None


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    logging.getLogger(f"qt.{context.category}").log(_LEVELS[kind], "%s", text)
