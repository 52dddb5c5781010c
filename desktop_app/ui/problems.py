"""Problems told to the user: one sentence for the environment's, a report for a bug of ours."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ..errors import PlatformError, StorageError
from . import widgets
from .message_box import MessageBox
from .translation import full_time, sentence

_PASSWORD = re.compile(r"(?<=://)([^:/@]*):[^@]*(?=@)")


def show_problem(
    parent: QWidget | None, error: PlatformError, again: Callable[[], None] | None
) -> MessageBox:
    """Say what happened in one sentence; *Try again* where that can help."""
    translate = QCoreApplication.translate
    if again is not None and isinstance(error, StorageError):
        leave, verb = translate("FormDialog", "Cancel"), translate("problems", "Try again")
    else:
        leave, verb = translate("HelpDialog", "Close"), ""
    box = MessageBox(parent, "Business Platform", sentence(error), leave=leave, verb=verb)
    if verb:
        box.accepted.connect(again)
    box.open()
    return box


class OpenProblem(QDialog):
    """The database cannot be opened: says which and why, and offers what can be done.

    Closing the dialog means to quit.
    """

    again = Signal()
    other = Signal(str)
    restore = Signal(object)
    """The backup to put in the file's place."""

    def __init__(
        self, parent: QWidget, error: StorageError, url: str, backups: list[tuple[int, Path]]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Business Platform")
        title = widgets.label("title", self.tr("The database cannot be opened"), wrap=True)
        where = widgets.label("dim", _PASSWORD.sub(r"\1", url), wrap=True)
        what = widgets.label("", sentence(error), wrap=True)
        kept = widgets.label("dim", self.tr("The file has been left as it is."))
        page = QVBoxLayout(self)
        page.addStrut(464)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(12)
        for line in (title, what, where, kept):
            page.addWidget(line)
        kept.setVisible("://" not in url.replace("sqlite:///", ""))  # a server's is out of reach
        for moment, backup in backups:
            offer = widgets.button("row", "clock")
            text = self.tr("Restore the backup of {time}").format(time=full_time(moment))
            offer.setText(text)
            offer.clicked.connect(partial(self.restore.emit, backup))
            offer.clicked.connect(self.accept)
            page.addWidget(offer)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        leave = widgets.button()
        leave.setText(self.tr("Quit"))
        leave.clicked.connect(self.reject)
        other = widgets.button("", "folder")
        other.setText(self.tr("Open another file…"))
        other.clicked.connect(self._ask)
        retry = widgets.button("main")
        retry.setText(self.tr("Try again"))
        retry.clicked.connect(self.again)
        retry.clicked.connect(self.accept)
        buttons.addWidget(leave)
        buttons.addStretch()
        buttons.addWidget(other)
        buttons.addWidget(retry)
        page.addSpacing(8)
        page.addLayout(buttons)
        retry.setDefault(True)
        retry.setFocus()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Open another file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([self.tr("Databases") + " (*.db)", self.tr("All files") + " (*)"])
        dialog.fileSelected.connect(self.other)
        dialog.fileSelected.connect(self.accept)
        dialog.open()


class CrashDialog(QDialog):
    """A bug of ours: says so, and lets the user copy the report and go on."""

    def __init__(self, parent: QWidget | None, report: str, log_file: Path | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 420)
        lead = self.tr(
            "This is a mistake in the application, not yours. Your data is safe: what was not "
            "finished was not stored. You can go on working."
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Report"))
        self.copy = widgets.button("", "copy")
        self.copy.setText(self.tr("Copy report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on = widgets.button("main")
        go_on.setText(self.tr("Go on"))
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addStretch()
        buttons.addWidget(go_on)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(12)
        page.addWidget(widgets.label("title", self.tr("Something went wrong")))
        page.addWidget(widgets.label("", lead, wrap=True))
        page.addWidget(text)
        if log_file is not None:
            page.addWidget(widgets.label("dim", str(log_file), wrap=True))
        page.addLayout(buttons)
