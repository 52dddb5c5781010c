"""Attachments: kept once, whole or not at all; what is missing or damaged is said."""

import errno
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from peewee import Database

from desktop_app.models import User, attachments
from desktop_app.models.attachments import LOST, SPOILT, UNWRITABLE, content_path, read
from desktop_app.models.database import FULL
from desktop_app.models.record_rows import AttachmentRow
from desktop_app.models.tables import Attachment, AttachmentContent
from desktop_app.operations import InvalidInput, StorageError, attach_file, attachment
from desktop_app.operations.attachment import (
    CANNOT_READ,
    NAME_LENGTH,
    NO_FILE,
    NOT_A_FILE,
    TOO_LARGE,
    file_name,
)
from tests.support import in_threads

CONTENT = bytes(range(256)) * 5_000


@pytest.fixture
def source(database: Database, tmp_path: Path) -> Path:
    """A file of more than one chunk, beside which the database is."""
    folder = tmp_path / "from"
    folder.mkdir()
    file = folder / "Größe <b>1 🦁.PNG"
    file.write_bytes(CONTENT)
    return file


def kept() -> list[str]:
    """The names of what is kept, wherever that is."""
    home = attachments.folder()
    if home is None:
        return sorted(content.sha256 for content in AttachmentContent.select())
    return sorted(path.name for path in home.rglob("*") if path.is_file())


def test_as_it_was(source: Path) -> None:
    row = attach_file(str(source))
    digest = hashlib.sha256(CONTENT).hexdigest()
    assert row == AttachmentRow(row.id, source.name, digest, len(CONTENT), "image/png")
    assert read(row) == CONTENT
    assert kept() == [digest]
    path = content_path(row)
    assert path is None or path.read_bytes() == CONTENT


def test_kept_once(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(CONTENT)
    rows = [attach_file(source), attach_file(other)]
    assert len({row.id for row in rows}) == 2
    assert kept() == [rows[0].sha256] == [rows[1].sha256]
    assert rows[1].media_type == "application/octet-stream"


def test_kept_once_by_many(source: Path) -> None:
    rows = in_threads(6, lambda: attach_file(source))
    assert kept() == [rows[0].sha256]
    assert {row.id for row in rows} == {row.id for row in Attachment.select()}


def test_empty(database: Database, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert read(attach_file(tmp_path / "empty.txt")) == b""


def test_damaged(source: Path) -> None:
    row = attach_file(source)
    path = content_path(row)
    if path is None:
        AttachmentContent.update(content=b"other").execute()
    else:
        path.write_bytes(b"other")
    with pytest.raises(StorageError) as caught:
        read(row)
    assert caught.value.template == SPOILT
    assert read(attach_file(source)) == CONTENT if path else True  # another size: kept anew


def test_missing(source: Path) -> None:
    row = attach_file(source)
    path = content_path(row)
    if path is None:
        AttachmentContent.delete().execute()
    else:
        path.unlink()
    with pytest.raises(StorageError) as caught:
        read(row)
    assert caught.value.template == LOST
    assert source.name in str(caught.value)
    attach_file(source)
    assert read(row) == CONTENT


def refused(path: Path | str, template: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        attach_file(path)
    assert (caught.value.template, caught.value.field) == (template, "path")
    assert "\n" not in str(caught.value)
    assert kept() == []


def test_not_a_file(source: Path, tmp_path: Path) -> None:
    refused(tmp_path, NOT_A_FILE)
    refused(tmp_path / "none\nsuch", NO_FILE)
    refused(source / "below", NO_FILE)
    refused("a\0b", NO_FILE)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        refused(tmp_path / "pipe", NOT_A_FILE)


def test_not_ours_to_read(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    refused(source, CANNOT_READ)


def test_too_large(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment, "LIMIT_MB", 1)
    refused(source, TOO_LARGE)
    with source.open("rb") as file, pytest.raises(InvalidInput) as caught:
        attachment.attach(file, "grew")
    assert caught.value.template == TOO_LARGE
    assert kept() == []


@pytest.mark.parametrize("at", ["fsync", "mkstemp"])
def test_disk_full(sqlite: Database, tmp_path: Path, at: str, monkeypatch: Any) -> None:
    file = tmp_path / "file"
    file.write_bytes(CONTENT)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os if at == "fsync" else tempfile, at, full)
    with pytest.raises(StorageError) as caught:
        attach_file(file)
    assert caught.value.template == FULL
    assert (kept(), Attachment.select().count()) == ([], 0)


def test_folder_cannot_be_made(sqlite: Database, tmp_path: Path) -> None:
    (tmp_path / "platform-files").write_text("in the way")
    file = tmp_path / "file"
    file.write_bytes(b"1")
    with pytest.raises(StorageError) as caught:
        attach_file(file)
    assert caught.value.template == UNWRITABLE


def test_row_that_fails_leaves_no_temporary_file(
    user: User, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise StorageError(FULL)

    monkeypatch.setattr(Attachment, "create", fail)
    with pytest.raises(StorageError):
        attach_file(source)
    assert kept() == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A\u0308.txt", "Ä.txt"),
        ("a/b.txt", "b.txt"),
        ("a\nb\x00\udcff", "a�b��"),
        ("x" * 300 + ".tar", "x" * (NAME_LENGTH - 4) + ".tar"),
        ("x" * 300, "x" * NAME_LENGTH),
        ("", "�"),
    ],
)
def test_names(name: str, expected: str) -> None:
    assert file_name(name) == expected
