"""Backups: made before a migration, complete, five kept, and put back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import peewee
import pytest
from peewee import SqliteDatabase

from desktop_app.models import User, close_database, open_database
from desktop_app.models import backup as module
from desktop_app.models import database as opening
from desktop_app.models.backup import back_up, backups, restore
from desktop_app.operations import StorageError, create_user

ADD_KARMA = """
from peewee import IntegerField

def up(migrator, db):
    migrator.migrate(migrator.add_column("user", "karma", IntegerField(default=7)))
"""


@pytest.fixture
def file(sqlite: SqliteDatabase) -> Path:
    """An open database file with a row that is only in its write-ahead log."""
    create_user("Ada", "ada@example.com")
    file = Path(sqlite.database)
    assert file.with_name(f"{file.name}-wal").stat().st_size > 0
    return file


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of migrations of a version to come."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for migration in opening.MIGRATIONS.glob("0*.py"):
        (folder / migration.name).write_bytes(migration.read_bytes())
    (folder / "0002_karma.py").write_text(ADD_KARMA)
    monkeypatch.setattr(opening, "MIGRATIONS", folder)
    return folder


def names_in(file: Path, column: str = "name") -> list[object]:
    """What the users of a database file are called."""
    with closing(sqlite3.connect(file)) as connection:
        return [value for (value,) in connection.execute(f'SELECT {column} FROM "user"')]


def test_sees_the_log(file: Path, sqlite: SqliteDatabase) -> None:
    copy = back_up(sqlite, "by hand")
    assert names_in(copy) == ["Ada"]
    assert backups(file) == [copy]
    assert copy.parent == file.parent / "backups"
    assert copy.name.startswith("platform 2")
    assert copy.name.endswith(" by hand.db")


def test_five_kept(file: Path, sqlite: SqliteDatabase) -> None:
    made = [back_up(sqlite, f"number {number}") for number in range(7)]
    assert backups(file) == made[:1:-1]
    assert sorted((file.parent / "backups").iterdir()) == sorted(made[2:])


def test_another_files_backups_stay(file: Path, sqlite: SqliteDatabase, tmp_path: Path) -> None:
    """Those of "platform 2.db" begin like those of "platform.db"."""
    others = [tmp_path / "backups" / f"platform 2 2026-01-0{n} 120000.000000 x.db" for n in "123"]
    others[0].parent.mkdir()
    for other in others:
        other.touch()
    for _ in range(6):
        back_up(sqlite, "x")
    assert len(backups(file)) == module.KEEP
    assert all(other.exists() for other in others)
    assert backups(tmp_path / "platform 2.db") == others[::-1]


def test_half_a_backup_goes(
    file: Path, sqlite: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(sql: str, parameters: tuple[str]) -> None:
        Path(parameters[0]).write_text("half")
        raise peewee.OperationalError("disk full")

    monkeypatch.setattr(sqlite, "execute_sql", fail)
    with pytest.raises(peewee.OperationalError):
        back_up(sqlite, "x")
    assert backups(file) == []


def test_new_file_needs_none(sqlite: SqliteDatabase) -> None:
    assert backups(Path(sqlite.database)) == []


def test_before_migrating(file: Path, next_version: Path) -> None:
    open_database(file)
    assert names_in(file, "karma") == [7]
    (copy,) = backups(file)
    assert copy.name.endswith(" before 0002_karma.db")
    assert names_in(copy) == ["Ada"]
    with pytest.raises(sqlite3.OperationalError, match="karma"):
        names_in(copy, "karma")


def test_migrates_once(file: Path, next_version: Path) -> None:
    open_database(file)
    open_database(file)
    assert len(backups(file)) == 1


def test_backup_opens(file: Path, next_version: Path) -> None:
    open_database(file)
    (copy,) = backups(file)
    open_database(copy)
    assert User.get().name == "Ada"
    close_database()


def test_failed_migration(file: Path, next_version: Path) -> None:
    """Nothing of it stays, and the version before can go on."""
    (next_version / "0002_karma.py").write_text(f"{ADD_KARMA}\n    db.execute_sql('nonsense')\n")
    with pytest.raises(peewee.OperationalError, match="nonsense"):
        open_database(file)
    with pytest.raises(sqlite3.OperationalError, match="karma"):
        names_in(file, "karma")
    (next_version / "0002_karma.py").unlink()
    open_database(file)
    assert User.get().name == "Ada"


def test_older_program(file: Path, next_version: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(file)
    monkeypatch.undo()
    with pytest.raises(StorageError) as caught:
        open_database(file)
    assert caught.value.template == opening.NEWER


def test_no_place_for_a_backup(file: Path, next_version: Path) -> None:
    """Without a backup there is no migration."""
    (file.parent / "backups").write_text("in the way")
    with pytest.raises(StorageError) as caught:
        open_database(file)
    assert caught.value.template == opening.CANNOT_OPEN
    assert "File exists" in str(caught.value)
    with pytest.raises(sqlite3.OperationalError, match="karma"):
        names_in(file, "karma")


@pytest.fixture
def copy(file: Path, sqlite: SqliteDatabase) -> Iterator[Path]:
    """A backup with Ada alone, of a closed file with Bob too."""
    copy = back_up(sqlite, "by hand")
    create_user("Bob", "bob@example.com")
    close_database()
    yield copy
    close_database()


def test_restore(file: Path, copy: Path) -> None:
    kept = restore(file, copy)
    open_database(file)
    assert [user.name for user in User.select()] == ["Ada"]
    assert names_in(kept) == ["Ada", "Bob"]
    assert kept.parent == file.parent
    assert copy.exists()


def test_restore_twice(file: Path, copy: Path) -> None:
    kept = {restore(file, copy), restore(file, copy)}
    assert len([path for path in kept if path.exists()]) == 2


def test_restore_takes_the_log_away(file: Path, copy: Path) -> None:
    """The log of a damaged file would damage the restored one."""
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).write_text("of the old file")
    kept = restore(file, copy)
    assert kept.with_name(f"{kept.name}-wal").read_text() == "of the old file"
    assert sorted(path.name for path in file.parent.glob("platform.db*")) == ["platform.db"]


def test_restore_what_is_not_there(file: Path, copy: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(OSError, match="missing"):
        restore(file, file.with_name("missing.db"))
    assert file.read_bytes() == before
    assert list(file.parent.glob("*set aside*")) == []
