"""Backups of an SQLite file: made before a migration, the last five kept, and put back."""

import datetime
import logging
import re
from pathlib import Path

from peewee import SqliteDatabase

log = logging.getLogger(__name__)

KEEP = 5


def back_up(database: SqliteDatabase, reason: str) -> Path:
    """Write a consistent copy beside the file, in ``backups``, and delete all but the last five.

    ``VACUUM INTO`` sees the write-ahead log too; copying the open file would not.
    """
    file = Path(database.database)
    folder = file.parent / "backups"
    folder.mkdir(exist_ok=True)
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H%M%S.%f")
    copy = folder / f"{file.stem} {moment} {reason}.db"
    try:
        database.execute_sql("VACUUM INTO ?", (str(copy),))
    except BaseException:
        copy.unlink(missing_ok=True)  # half a backup is none
        raise
    log.info("backed up to %s", copy)
    for old in backups(file)[KEEP:]:
        old.unlink()
    return copy


def backups(file: Path) -> list[Path]:
    """The backups of a database file, newest first."""
    name = re.compile(rf"{re.escape(file.stem)} \d{{4}}-\d\d-\d\d \d{{6}}\.\d{{6}} .*\.db")
    found = (file.parent / "backups").glob("*.db")
    return sorted((copy for copy in found if name.fullmatch(copy.name)), reverse=True)


def restore(file: Path, backup: Path) -> Path:
    """Put ``backup`` in the place of ``file``, which no one has open; that is kept, renamed.

    Returns the kept file. Raises OSError, and then the file is where it was.
    """
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H%M%S.%f")
    kept = file.with_name(f"{file.stem} set aside {moment}{file.suffix}")
    copy = file.with_name(f"{file.name}.restoring")
    copy.write_bytes(backup.read_bytes())
    for suffix in ("-wal", "-shm"):
        companion = file.with_name(file.name + suffix)
        if companion.exists():
            companion.rename(kept.with_name(kept.name + suffix))
    file.rename(kept)
    copy.rename(file)
    log.info("restored %s; the old file is %s", backup, kept)
    return kept
