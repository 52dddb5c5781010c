"""Attachments: a file is kept with the database before a record holds it."""

import mimetypes
import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.attachments import incoming
from ..models.database import session
from ..models.record_rows import AttachmentRow
from ..models.tables import Attachment
from .transaction import retried, transaction

LIMIT_MB = 100
NAME_LENGTH = 255
TYPE_LENGTH = 255
UNKNOWN_TYPE = "application/octet-stream"

NO_FILE = QT_TRANSLATE_NOOP("errors", "There is no file “{path}”.")
NOT_A_FILE = QT_TRANSLATE_NOOP("errors", "“{path}” is not a file. Only files can be attached.")
CANNOT_READ = QT_TRANSLATE_NOOP("errors", "“{path}” cannot be read: {reason}.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors", "“{path}” is too large: at most {limit} MB can be attached."
)

_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}


def attach_file(path: str | os.PathLike[str]) -> AttachmentRow:
    """Keep a copy of a file, for a record to hold. Raises InvalidInput at ``path``, StorageError.

    What no record comes to hold is cleared away with the trash.
    """
    source = Path(path)
    with _open(source) as file:
        return attach(file, source.name)


@retried
def attach(file: BinaryIO, name: str) -> AttachmentRow:
    """Keep what is read of ``file`` under a name, which is text and never a path."""
    name = file_name(name)
    media_type = mimetypes.guess_type(name)[0] or UNKNOWN_TYPE
    file.seek(0)
    with session(), incoming(file, name) as content:
        if content.size > LIMIT_MB * 10**6:
            raise InvalidInput(TOO_LARGE, "path", path=name, limit=LIMIT_MB)
        with transaction():
            row = Attachment.create(
                name=name,
                sha256=content.sha256,
                size=content.size,
                media_type=media_type[:TYPE_LENGTH],
            )
            content.keep()
    return AttachmentRow(row.id, row.name, row.sha256, row.size, row.media_type)


def _open(path: Path) -> BinaryIO:
    """The file, if it is one: opening a pipe waits until somebody writes into it."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise InvalidInput(NOT_A_FILE, "path", path=_shown(path))
        if about.st_size > LIMIT_MB * 10**6:
            raise InvalidInput(TOO_LARGE, "path", path=_shown(path), limit=LIMIT_MB)
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise InvalidInput(NO_FILE, "path", path=_shown(path)) from error
    except OSError as error:
        reason = error.strerror
        raise InvalidInput(CANNOT_READ, "path", path=_shown(path), reason=reason) from error


def _shown(path: Path) -> str:
    return file_name(path.name) if path.name else str(path)


def file_name(name: str) -> str:
    """The name as it is kept: one line, its ending also where it had to be cut."""
    text = unicodedata.normalize("NFC", name).rpartition("/")[2]
    text = "".join("�" if unicodedata.category(c) in _UNSEEN else c for c in text).strip()
    stem, dot, ending = text.rpartition(".")
    if len(text) > NAME_LENGTH and stem and len(ending) < 20:
        text = stem[: NAME_LENGTH - len(ending) - 1] + dot + ending
    return text[:NAME_LENGTH] or "�"
