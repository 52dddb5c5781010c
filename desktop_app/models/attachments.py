"""The content of attachments: files beside a database file, rows in a server's database.

It is named by its SHA-256, so the same content is kept once.
"""

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from peewee import SqliteDatabase

from ..errors import QT_TRANSLATE_NOOP, StorageError
from .database import FULL, session
from .record_rows import AttachmentRow
from .record_store import execute_many, fetch
from .tables import AttachmentContent, database

CHUNK = 2**20
TEMPORARY = "incoming-"
_CONTENT = re.compile("[0-9a-f]{64}")  # whatever else lies there is somebody's own

LOST = QT_TRANSLATE_NOOP("errors", "The content of “{name}” is missing: its file was removed.")
SPOILT = QT_TRANSLATE_NOOP("errors", "The content of “{name}” is damaged.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "“{name}” cannot be read: {reason}.")
UNWRITABLE = QT_TRANSLATE_NOOP(
    "errors", "The folder of the attachments cannot be written: {reason}."
)


def folder() -> Path | None:
    """Where the content is, beside the database file; None where the database itself holds it."""
    opened = database.obj
    if not isinstance(opened, SqliteDatabase) or opened.database == ":memory:":
        return None
    file = Path(opened.database)
    return file.with_name(f"{file.stem}-files")


def content_path(row: AttachmentRow) -> Path | None:
    """The file that holds an attachment's content; None where the database holds it."""
    home = folder()
    return None if home is None else _place(home, row.sha256)


def _place(home: Path, sha256: str) -> Path:
    return home / sha256[:2] / sha256


@session()
def read(row: AttachmentRow) -> bytes:
    """An attachment's content. Raises StorageError where it is missing or damaged."""
    path = content_path(row)
    if path is None:
        found = AttachmentContent.get_or_none(AttachmentContent.sha256 == row.sha256)
        content = None if found is None else bytes(found.content)
    else:
        content = _read_file(path, row.name)
    if content is None:
        raise StorageError(LOST, name=row.name)
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise StorageError(SPOILT, name=row.name)
    return content


def _read_file(path: Path, name: str) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StorageError(UNREADABLE, name=name, reason=error.strerror) from error


@dataclass
class Incoming:
    """Content on its way in: a temporary file in its folder, or in memory for a server."""

    sha256: str
    size: int
    temporary: Path | None = None
    content: bytes = b""

    def keep(self) -> None:
        """Put it in its place, within the transaction that makes its first row.

        Whoever clears away what no row knows does so in a transaction, too: it is there when this
        one ends.
        """
        if self.temporary is None:
            mark = database.param
            database.execute_sql(
                f"INSERT INTO attachment_content (sha256, content) VALUES ({mark}, {mark})"
                # Not DO NOTHING, which does not wait for one who is about to delete it.
                " ON CONFLICT (sha256) DO UPDATE SET sha256 = excluded.sha256",
                (self.sha256, self.content),
            )
            return
        place = _place(self.temporary.parent, self.sha256)
        with _as_storage_error():
            if not place.exists() or place.stat().st_size != self.size:
                place.parent.mkdir(exist_ok=True)
                self.temporary.replace(place)
                _sync(place.parent)
                _sync(self.temporary.parent)


@contextmanager
def incoming(source: BinaryIO, name: str) -> Iterator[Incoming]:
    """Read content to be kept; what is not kept leaves nothing behind."""
    home = folder()
    if home is None:
        content = b"".join(_chunks(source, name))
        yield Incoming(hashlib.sha256(content).hexdigest(), len(content), None, content)
        return
    temporary = None
    try:
        with _as_storage_error():
            home.mkdir(exist_ok=True)
            number, path = tempfile.mkstemp(prefix=TEMPORARY, dir=home)
            temporary = Path(path)
            with os.fdopen(number, "wb") as file:
                digest, size = _copy(source, file, name)
        yield Incoming(digest, size, temporary)
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _copy(source: BinaryIO, file: BinaryIO, name: str) -> tuple[str, int]:
    """Copy so that a power cut does not lose it; its SHA-256 and size."""
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(source, name):
        digest.update(chunk)
        size += len(chunk)
        file.write(chunk)
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest(), size


def _chunks(source: BinaryIO, name: str) -> Iterator[bytes]:
    while True:
        try:
            chunk = source.read(CHUNK)
        except OSError as error:
            raise StorageError(UNREADABLE, name=name, reason=error.strerror) from error
        if not chunk:
            return
        yield chunk


def _sync(directory: Path) -> None:
    """Make a new name in a folder last; Windows does so by itself."""
    if os.name == "posix":
        number = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def _as_storage_error() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageError(FULL) from error
        raise StorageError(UNWRITABLE, reason=error.strerror) from error


def unknown(before_ms: int) -> list[str]:
    """The content that no attachment knows; what processes that died left half-written, where it
    is older."""
    home = folder()
    if home is None:
        none = "NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = c.sha256)"
        return [key for (key,) in fetch(f"SELECT sha256 FROM attachment_content c WHERE {none}")]
    with _as_storage_error():
        left = [path for path in home.glob(f"{TEMPORARY}*") if _is_older(path, before_ms)]
        there = [path for path in home.glob("??/*") if _CONTENT.fullmatch(path.name)]
    needed = {key for (key,) in fetch("SELECT sha256 FROM attachment")} if there else set()
    left += [path for path in there if path.name not in needed]
    return [path.relative_to(home).as_posix() for path in left]


def _is_older(path: Path, than_ms: int) -> bool:
    try:
        return path.stat().st_mtime * 1000 < than_ms
    except FileNotFoundError:  # somebody has just kept it, or given up
        return False


def clear_away(before_ms: int) -> None:
    """Delete content that is ``unknown``, within the caller's transaction."""
    home, left = folder(), unknown(before_ms)
    if home is None:
        sql = f"DELETE FROM attachment_content WHERE sha256 = {database.param}"
        execute_many(sql, [(key,) for key in left])
        return
    with _as_storage_error():
        for name in left:
            (home / name).unlink(missing_ok=True)
