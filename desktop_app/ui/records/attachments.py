"""A file that a record holds: dropped or chosen, shown, opened, saved elsewhere, removed."""

import atexit
import re
import shutil
import tempfile
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ... import models, operations
from ...errors import QT_TRANSLATE_NOOP, InvalidInput, PlatformError, StorageError
from ...models.record_rows import AttachmentRow
from .. import widgets
from ..picture import LARGEST_FILE, decode
from ..tasks import Tasks
from ..translation import sentence

PREVIEW = QSize(280, 160)
PROGRAMS = re.compile(
    r"\.(app|apk|appimage|bat|cmd|com|command|cpl|desktop|dll|exe|hta|jar|jse?|lnk|ms[ci]|ps1|pyw?"
    r"|reg|scr|sh|url|vb[es]?|wsf|wsh?)$",
    re.IGNORECASE,
)
"""Endings of what a double click would run: a colleague's file is not run from here."""

UNREADABLE = QT_TRANSLATE_NOOP("errors", "The file cannot be read: {reason}.")
UNWRITABLE = QT_TRANSLATE_NOOP("errors", "The file cannot be written: {reason}.")
RUNS = QT_TRANSLATE_NOOP(
    "errors", "This file is a program. Save it first, and start it only if you trust it."
)
NOTHING_OPENS = QT_TRANSLATE_NOOP("errors", "No program answers that opens this file. Save it.")
ONE_FILE = QT_TRANSLATE_NOOP("errors", "Please drop one file, not a folder or several.")


class AttachmentEdit(QWidget):
    """One attachment, or the place where one is dropped."""

    changed = Signal()
    """Another file is attached, or none."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._row: AttachmentRow | None = None
        self._storing = self._fixed = False
        self.setAcceptDrops(True)
        self._frame = widgets.frame("drop")
        self._hint = widgets.label("dim", wrap=True)
        self.choose = widgets.button("", "paperclip")
        self.choose.clicked.connect(self._ask_for_file)
        self._name = widgets.ElidedLabel("strong")
        self._size = widgets.label("dim")
        self.preview = QLabel()
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.problem = widgets.label("error", wrap=True)
        self.open = self._tool("open", self._open)
        self.save = self._tool("download", self._ask_where)
        self.remove = self._tool("close", self._remove)
        self._lay_out()
        self.setFocusProxy(self.choose)
        self.retranslate()
        self._show()

    def value(self) -> int | None:
        """The attachment's id; None where nothing is attached."""
        return None if self._row is None else self._row.id

    def row(self) -> AttachmentRow | None:
        """What is attached."""
        return self._row

    def set_value(self, row: AttachmentRow | None) -> None:
        """Show this file, silently."""
        if row != self._row:
            self._row = row
            self._show()

    def set_read_only(self) -> None:
        """Show only; what is attached can still be opened and saved."""
        self._fixed = True
        self.setAcceptDrops(False)
        self._show()

    def attach(self, path: Path) -> None:
        """Keep the file with the database and hold it."""
        if self._storing:
            return
        self._set_storing(storing=True)

        def stored(row: AttachmentRow) -> None:
            self._set_storing(storing=False)
            self._row = row
            self._show()
            self.changed.emit()

        self._tasks.write(self, lambda: operations.attach_file(path), stored, self._fail)

    def retranslate(self) -> None:
        self._hint.setText(self.tr("Drop a file here, or"))
        self.choose.setText(self.tr("Choose…"))
        widgets.name_button(self.open, self.tr("Open"))
        widgets.name_button(self.save, self.tr("Save as…"))
        widgets.name_button(self.remove, self.tr("Remove"))
        if self._row is not None:
            self._size.setText(QLocale().formattedDataSize(self._row.size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.isEnabled():
            event.acceptProposedAction()
            self._set_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._set_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(over=False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(files) == 1 and files[0].is_file():
            self.attach(files[0])
        else:
            self._complain(sentence(InvalidInput(ONE_FILE, "file")))

    def _tool(self, icon: str, slot: object) -> QToolButton:
        made = widgets.tool_button(icon)
        made.clicked.connect(slot)
        return made

    def _lay_out(self) -> None:
        empty = QHBoxLayout()
        empty.setSpacing(8)
        empty.addWidget(self._hint, 1)
        empty.addWidget(self.choose)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._size)
        held = QHBoxLayout()
        held.setSpacing(4)
        held.addLayout(words, 1)
        for tool in (self.open, self.save, self.remove):
            held.addWidget(tool)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 8, 8, 8)
        inside.setSpacing(8)
        inside.addLayout(empty)
        inside.addLayout(held)
        inside.addWidget(self.preview)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(4)
        page.addWidget(self._frame)
        page.addWidget(self.problem)

    def _show(self) -> None:
        row = self._row
        for widget in (self._hint, self.choose):
            widget.setVisible(row is None and not self._fixed)
        for held in (self._name, self._size, self.open, self.save):
            held.setVisible(row is not None)
        self.remove.setVisible(row is not None and not self._fixed)
        self._frame.setVisible(row is not None or not self._fixed)
        self.setFocusProxy(self.choose if row is None else self.open)
        self.preview.hide()
        self.preview.clear()
        self._complain("")
        if row is not None:
            self._name.setText(row.name)
            self._size.setText(QLocale().formattedDataSize(row.size))
            if row.media_type.startswith("image/") and row.size <= LARGEST_FILE:
                self._read_preview(row)

    def _read_preview(self, row: AttachmentRow) -> None:
        def drawn(image: QImage) -> None:
            if self._row == row:
                self.preview.setPixmap(fitted(image, PREVIEW, self.devicePixelRatioF()))
                self.preview.setAccessibleName(row.name)
                self.preview.show()

        def read(data: bytes) -> None:
            # What is no picture that we would decode is a file like any other.
            self._tasks.aside(self, lambda: decode(data, 400), drawn, lambda _error: None)

        def failed(error: PlatformError) -> None:
            if self._row == row:
                self._complain(sentence(error))

        self._tasks.run(self, lambda: models.attachments.read(row), read, failed)

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Attach a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.attach(Path(name)))
        dialog.open()

    def _ask_where(self) -> None:
        row = self._row
        if row is None:
            return
        dialog = QFileDialog(self, self.tr("Save as"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.fileSelected.connect(lambda name: self._copy(row, Path(name)))
        dialog.selectFile(safe_name(row.name))
        dialog.open()

    def _copy(self, row: AttachmentRow, path: Path) -> None:
        self._complain("")
        self._tasks.run(self, partial(_write, row, path), lambda _path: None, self._fail)

    def _open(self) -> None:
        row = self._row
        if row is None:
            return
        if PROGRAMS.search(safe_name(row.name)):
            self._complain(sentence(InvalidInput(RUNS, "file")))
            return

        def written(path: Path) -> None:
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            self._complain("" if opened else sentence(InvalidInput(NOTHING_OPENS, "file")))

        self._complain("")
        self._tasks.run(self, lambda: _write_copy(row), written, self._fail)

    def _remove(self) -> None:
        self._row = None
        self._show()
        self.choose.setFocus()
        self.changed.emit()

    def _set_storing(self, *, storing: bool) -> None:
        self._storing = storing
        self.choose.setEnabled(not storing)
        self._complain("")
        self._hint.setText(self.tr("Storing…") if storing else self.tr("Drop a file here, or"))

    def _fail(self, error: PlatformError) -> None:
        self._set_storing(storing=False)
        self._complain(sentence(error))

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _set_over(self, *, over: bool) -> None:
        self._frame.setProperty("over", "true" if over else "false")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)


def fitted(image: QImage, size: QSize, ratio: float) -> QPixmap:
    """The picture no larger than ``size``, sharp on a screen of ``ratio``."""
    room = QSize(round(size.width() * ratio), round(size.height() * ratio))
    if image.width() > room.width() or image.height() > room.height():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


def safe_name(name: str) -> str:
    """A file's name that no system takes for a path or refuses."""
    kept = "".join("_" if letter in '<>:"/\\|?*' or letter < " " else letter for letter in name)
    kept = kept.strip(" .")
    ending = Path(kept).suffix[:20]
    return kept.removesuffix(ending)[:150] + ending or "file"


def _write(row: AttachmentRow, path: Path) -> Path:
    """The attachment's content as a file of its own, on the database thread."""
    data = models.attachments.read(row)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise StorageError(UNWRITABLE, reason=error.strerror) from error
    return path


def _write_copy(row: AttachmentRow) -> Path:
    """A copy to look at, which nobody takes for the attachment: it cannot be written."""
    folder = _copies() / row.sha256[:16]
    path = folder / safe_name(row.name)
    try:
        folder.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        _write(row, path)
        path.chmod(0o400)
    except OSError as error:
        raise StorageError(UNWRITABLE, reason=error.strerror) from error
    return path


@lru_cache(maxsize=1)
def _copies() -> Path:
    """Where the copies are that were opened; they go when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="business-platform-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
