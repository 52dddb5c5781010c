"""open_database: what it opens, what it refuses with a sentence, and that it spoils nothing."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from peewee import Database, SqliteDatabase

from desktop_app.models import User, close_database, open_database
from desktop_app.models import database as module
from desktop_app.models.tables import database as current
from desktop_app.operations import StorageError, create_project, create_user
from tests.support import Postgres, in_processes, in_thread


def refusal(url: str | os.PathLike[str]) -> StorageError:
    """The sentence with which a database is refused."""
    with pytest.raises(StorageError) as caught:
        open_database(url)
    return caught.value


def edit(file: Path, *statements: str) -> None:
    """Change a file as another program would."""
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def fill(file: Path) -> None:
    """Make ``file`` a database of ours with many rows."""
    open_database(file)
    with current.atomic():
        user = create_user("Ada", "ada@example.com")
        for number in range(300):
            create_project(user.id, f"Project {number}")
    close_database()


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its digest, without what SQLite needs in order to read."""
    read = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return {
        name: hashlib.sha256(content).hexdigest()
        for name, content in read.items()
        if content and not name.endswith("-shm")
    }


@pytest.mark.parametrize("form", ["{path}", "sqlite:///{path}"])
def test_sqlite(form: str, sqlite_url: str) -> None:
    opened = open_database(form.format(path=sqlite_url))
    assert isinstance(opened, SqliteDatabase)
    create_user("Ada", "ada@example.com")
    close_database()
    assert Path(sqlite_url).read_bytes().startswith(b"SQLite format 3\0")


def test_path_object(tmp_path: Path) -> None:
    open_database(tmp_path / "platform.db")
    close_database()
    assert (tmp_path / "platform.db").exists()


@pytest.mark.parametrize("form", ["platform.db", "sqlite:///platform.db"])
def test_relative(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file stays the same one when the program goes to another folder."""
    monkeypatch.chdir(tmp_path)
    open_database(form)
    monkeypatch.chdir("/")
    in_thread(lambda: create_user("Ada", "ada@example.com"))
    assert User.select().count() == 1
    close_database()
    assert (tmp_path / "platform.db").exists()


@pytest.mark.parametrize("name", ["a b.db", "ä?x=1#y%20.db", "100%.db", "日本", "a:b"])
def test_odd_file_names(name: str, tmp_path: Path) -> None:
    for _ in range(2):
        open_database(tmp_path / name)
        close_database()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_in_memory() -> None:
    open_database(":memory:")
    assert create_user("Ada", "ada@example.com").id == 1
    close_database()


@pytest.mark.parametrize("statements", [(), ("VACUUM",)], ids=["no bytes", "no tables"])
def test_empty_file(statements: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    edit(tmp_path / "empty.db", *statements)
    assert bool((tmp_path / "empty.db").stat().st_size) == bool(statements)
    open_database(tmp_path / "empty.db")
    assert User.select().count() == 0
    close_database()


def test_keeps_rows(empty_url: str) -> None:
    for expected in range(3):
        open_database(empty_url)
        assert User.select().count() == expected
        create_user("Ada", f"ada{expected}@example.com")
    close_database()


def test_opens_another_instead(tmp_path: Path) -> None:
    open_database(tmp_path / "one.db")
    create_user("Ada", "ada@example.com")
    open_database(tmp_path / "two.db")
    assert User.select().count() == 0
    close_database()


def test_close_twice(sqlite: Database) -> None:
    close_database()
    close_database()
    assert sqlite.is_closed()


def test_last_close_leaves_one_file(tmp_path: Path) -> None:
    fill(tmp_path / "platform.db")
    assert [path.name for path in tmp_path.iterdir()] == ["platform.db"]


def test_pragmas(sqlite: Database) -> None:
    def pragma(name: str) -> object:
        return sqlite.execute_sql(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2  # FULL
    assert pragma("foreign_keys") == 1
    assert pragma("busy_timeout") == module.BUSY_TIMEOUT_S * 1000
    assert pragma("application_id") == module.APPLICATION_ID
    assert in_thread(lambda: pragma("foreign_keys")) == 1


def test_immediate(sqlite: Database) -> None:
    """A transaction has the write lock before its first statement."""
    file = sqlite.database
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
        with sqlite.atomic(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def test_postgresql_waits_no_longer(postgresql_url: str) -> None:
    opened = open_database(postgresql_url)

    def shown() -> object:
        return opened.execute_sql("SHOW lock_timeout").fetchone()[0]

    assert shown() == in_thread(shown) == f"{module.BUSY_TIMEOUT_S}s"
    close_database()


def test_directory(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert (error.template, error.values) == (module.DIRECTORY, {"path": tmp_path})
    assert str(tmp_path) in str(error)


def test_no_folder(tmp_path: Path) -> None:
    error = refusal(tmp_path / "missing" / "platform.db")
    assert (error.template, error.values) == (module.NO_FOLDER, {"path": tmp_path / "missing"})
    assert list(tmp_path.iterdir()) == []


def test_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    assert refusal(tmp_path / "file" / "platform.db").template == module.NO_FOLDER


def test_unreadable(tmp_path: Path) -> None:
    """A loop of links cannot be read by anyone, root included."""
    loop = tmp_path / "platform.db"
    loop.symlink_to(loop)
    error = refusal(loop)
    assert error.template == module.CANNOT_OPEN
    assert "symbolic links" in str(error)


def not_sqlite(file: Path) -> None:
    file.write_bytes(b"name,address\nAda,London\n" * 1000)


def foreign(file: Path) -> None:
    edit(file, "CREATE TABLE bookmarks (url TEXT)", "INSERT INTO bookmarks VALUES ('x')")


def truncated(file: Path) -> None:
    fill(file)
    os.truncate(file, file.stat().st_size // 2)


def corrupted(file: Path) -> None:
    fill(file)
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = bytes(byte ^ 0xFF for byte in content[middle : middle + 4096])
    file.write_bytes(content)


def miscounted(file: Path) -> None:
    """SQLite notices only when asked to check."""
    fill(file)
    content = bytearray(file.read_bytes())
    content[36:40] = b"\0\0\0\7"  # free pages that there are not
    file.write_bytes(content)


def header_only(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 500)


def newer(file: Path) -> None:
    fill(file)
    edit(file, "INSERT INTO schema_migration (name, applied) VALUES ('0999_later', '2030-01-01')")


SPOILT: dict[Callable[[Path], None], str] = {
    not_sqlite: module.NOT_SQLITE,
    foreign: module.FOREIGN,
    truncated: module.DAMAGED,
    corrupted: module.DAMAGED,
    miscounted: module.DAMAGED,
    header_only: module.DAMAGED,
    newer: module.NEWER,
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_refused_untouched(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    file = tmp_path / "platform.db"
    spoil(file)
    before = contents(tmp_path)
    assert refusal(file).template == SPOILT[spoil]
    assert contents(tmp_path) == before
    assert not (tmp_path / "backups").exists()


def test_large_files_are_not_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be felt at every start."""
    miscounted(tmp_path / "platform.db")
    monkeypatch.setattr(module, "QUICK_CHECK_BYTES", 0)
    open_database(tmp_path / "platform.db")
    assert User.select().count() == 1
    close_database()


def test_waits_for_its_turn_to_wal(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite refuses at once, whatever the timeout, while another process makes the file."""
    with closing(sqlite3.connect(sqlite_url, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        turns = []

        def wait(seconds: float) -> None:
            turns.append(seconds)
            other.execute("ROLLBACK")

        monkeypatch.setattr("time.sleep", wait)
        open_database(sqlite_url)
    assert len(turns) == 1
    close_database()


def test_newer_with_a_log(tmp_path: Path) -> None:
    """A newer version crashed: what it had not yet folded in stays where it is."""
    fill(tmp_path / "original.db")
    with closing(sqlite3.connect(tmp_path / "original.db")) as running:
        running.execute("INSERT INTO schema_migration VALUES (99, '0999_later', '2030-01-01')")
        running.commit()
        for suffix in ("", "-wal"):
            shutil.copy(tmp_path / f"original.db{suffix}", tmp_path / f"copy.db{suffix}")
    before = contents(tmp_path)
    assert refusal(tmp_path / "copy.db").template == module.NEWER
    assert contents(tmp_path) == before


def test_newer_server(postgresql_url: str, postgres: Postgres) -> None:
    open_database(postgresql_url)
    close_database()
    row = "INSERT INTO schema_migration (name, applied) VALUES ('0999_later', now())"
    postgres.execute(row)
    assert refusal(postgresql_url).template == module.NEWER
    postgres.execute("DELETE FROM schema_migration WHERE name = '0999_later'")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a\0b",
        "mysql://user@host/db",
        "http://example.com",
        "sqlite:///",
        "postgresql://",
        "postgresql://host",
        "postgresql://host:port/db",
        "postgresql://[::1/db",
        "postgresql:///db?no_such_option=1",
        "postgresql:///db?host=/nowhere&port=many",
    ],
)
def test_bad_url(url: str) -> None:
    assert refusal(url).template in (module.BAD_URL, module.UNREACHABLE)


@pytest.mark.parametrize("scheme", ["mysql", "postgresql"])
def test_password_is_not_shown(scheme: str) -> None:
    assert "secret" not in str(refusal(f"{scheme}://user:secret@host:port/db"))


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:1/db", "postgresql:///db?host=/nowhere"])
def test_unreachable(url: str) -> None:
    assert refusal(url).template == module.UNREACHABLE


def test_no_such_database(postgresql_url: str) -> None:
    error = refusal(postgresql_url.replace("/platform", "/nowhere"))
    assert error.template == module.UNREACHABLE


def test_no_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    import peewee

    monkeypatch.setattr(peewee, "psycopg", None)
    monkeypatch.setattr(peewee, "psycopg2", None)
    assert refusal("postgresql:///db").template == module.NO_DRIVER


def test_refusal_closes(tmp_path: Path) -> None:
    """After a refusal another file opens, and the refused one can be moved away."""
    header_only(tmp_path / "bad.db")
    refusal(tmp_path / "bad.db")
    open_database(tmp_path / "good.db")
    assert User.select().count() == 0
    close_database()


@pytest.mark.parametrize("times", range(2))
def test_two_make_it_at_once(times: int, empty_url: str) -> None:
    in_processes(3, empty_url, "open")
    open_database(empty_url)
    applied = current.execute_sql("SELECT name FROM schema_migration").fetchall()
    assert applied == [("0001_initial",), ("0002_records",)]
    close_database()


def test_first_start_interrupted(empty_url: str, tmp_path: Path) -> None:
    """A file that was only begun is still ours."""
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001_initial.py").write_text("def up(*_): raise MemoryError")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MIGRATIONS", tmp_path / "migrations")
        with pytest.raises(MemoryError):
            open_database(empty_url)
    open_database(empty_url)
    assert User.select().count() == 0
    close_database()


def test_description(sqlite_url: str, postgresql_url: str) -> None:
    names = []
    for url in (sqlite_url, postgresql_url):
        names.append(module.describe(open_database(url)))
        close_database()
    assert names == [f"SQLite {sqlite_url}", "PostgreSQL platform"]
