"""The connection: URL, pragmas, migrations, and the environment's failures as StorageError."""

import logging
import os
import sqlite3
import time
from contextlib import ContextDecorator, closing
from pathlib import Path
from typing import Any

import peewee
from peewee import Database, PostgresqlDatabase, SqliteDatabase

from ..errors import QT_TRANSLATE_NOOP, StorageError
from .backup import back_up, backups
from .tables import TABLES, database

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x42504C54  # "BPLT": marks our files, see https://sqlite.org/pragma.html
BUSY_TIMEOUT_S = 10
QUICK_CHECK_BYTES = 16 * 2**20  # above this, checking would be felt at every start
MIGRATION_LOCK = 0x42504C54  # PostgreSQL advisory lock: one computer migrates at a time

LOCKED = QT_TRANSLATE_NOOP(
    "errors", "The database is in use by another program. Nothing was changed; try again."
)
CONFLICT = QT_TRANSLATE_NOOP(
    "errors", "Somebody else changed the same at this moment. Nothing was changed; try again."
)
FULL = QT_TRANSLATE_NOOP("errors", "The disk is full. Nothing was changed; free some space.")
READ_ONLY = QT_TRANSLATE_NOOP("errors", "The database is read-only. Nothing was changed.")
UNREACHABLE = QT_TRANSLATE_NOOP("errors", "The database server cannot be reached.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "The database file cannot be read or written.")
DAMAGED = QT_TRANSLATE_NOOP("errors", "The database file is damaged.")
NO_DRIVER = QT_TRANSLATE_NOOP(
    "errors", "PostgreSQL needs the extra “team”: pip install business-platform-desktop[team]"
)
GONE = QT_TRANSLATE_NOOP(
    "errors",
    "The database file has been deleted, moved or replaced while it was open. Nothing was changed;"
    " put it back, or start the program again.",
)
DIRECTORY = QT_TRANSLATE_NOOP("errors", "“{path}” is a folder, not a database file.")
NO_FOLDER = QT_TRANSLATE_NOOP("errors", "There is no folder “{path}” to hold the database file.")
CANNOT_OPEN = QT_TRANSLATE_NOOP("errors", "“{path}” cannot be opened: {reason}.")
NOT_SQLITE = QT_TRANSLATE_NOOP("errors", "“{path}” is not a database file.")
FOREIGN = QT_TRANSLATE_NOOP("errors", "“{path}” is another program's database.")
NEWER = QT_TRANSLATE_NOOP(
    "errors", "This database was written by a newer version of Business Platform. Please update."
)
BAD_URL = QT_TRANSLATE_NOOP("errors", "“{url}” is not a database address.")

_SQLITE = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_IOERR: UNREADABLE,
    sqlite3.SQLITE_CANTOPEN: UNREADABLE,
    sqlite3.SQLITE_PERM: UNREADABLE,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html: a code, or else its class. A lost
# connection has no code.
_POSTGRES = {
    None: UNREACHABLE,
    "08": UNREACHABLE,
    "25006": READ_ONLY,
    "28": UNREACHABLE,
    "3D": UNREACHABLE,
    "40": CONFLICT,  # retrying.py
    "42501": READ_ONLY,  # the server's administrator lets this login only look
    "53": UNREACHABLE,
    "53100": FULL,
    "55": LOCKED,
    "57": UNREACHABLE,
}


def _cause(error: peewee.PeeweeException) -> Any:
    """The driver's own exception."""
    return getattr(error, "orig", None)


def _sentence(error: Any) -> str | None:
    """What to tell the user of a driver's ``error``, or None where it is a bug of ours."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # Python's own: https://docs.python.org/3/library/sqlite3.html
            return DAMAGED if str(error).startswith("Could not decode to UTF-8") else None
        return _SQLITE.get(code & 0xFF)
    if type(error).__module__.startswith("psycopg") and hasattr(error, "sqlstate"):
        operational = any(base.__name__ == "OperationalError" for base in type(error).__mro__)
        if error.sqlstate is None and not operational:
            return None
        state = error.sqlstate
        return _POSTGRES.get(state, _POSTGRES.get(state and state[:2]))
    return None


def _first_cause(error: BaseException | None) -> str | None:
    """What the environment did in the chain of errors that ends in ``error``.

    SQLite ends a transaction by itself on a full disk; then rolling back fails as well, and that
    is the error which arrives.
    """
    while isinstance(error, StorageError | peewee.PeeweeException | sqlite3.Error):
        if isinstance(error, StorageError):
            return error.template
        sentence = _sentence(_cause(error) if isinstance(error, peewee.PeeweeException) else error)
        if sentence is not None:
            return sentence
        error = error.__context__
    return None


def is_conflict(error: BaseException) -> bool:
    """Whether the server gave up the transaction in favour of another's (SQLSTATE 40…)."""
    return _first_cause(error) == CONFLICT


def is_missing(error: peewee.DatabaseError) -> bool:
    """Whether the statement names a column or table that there is not."""
    cause = _cause(error)
    if isinstance(cause, sqlite3.OperationalError):
        return str(cause).startswith(("no such column", "no such table"))
    return getattr(cause, "sqlstate", None) in ("42703", "42P01")


def is_unique_violation(error: peewee.IntegrityError) -> bool:
    """Whether a unique key refused the row."""
    cause = _cause(error)
    if isinstance(cause, sqlite3.IntegrityError):
        return cause.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE
    return getattr(cause, "sqlstate", None) == "23505"


def _as_storage_error(error: BaseException) -> StorageError | None:
    """What the environment did, as a sentence; None where ``error`` tells of a bug."""
    if isinstance(error, peewee.DatabaseError | sqlite3.Error):  # peewee lets fetching's errors be
        sentence = _first_cause(error)
        return None if sentence is None else StorageError(sentence)
    if isinstance(error, peewee.InterfaceError):
        return StorageError(UNREACHABLE)
    if isinstance(error, peewee.ImproperlyConfigured):
        return StorageError(NO_DRIVER)
    return None


class _StorageErrors(ContextDecorator):
    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None and (meant := _as_storage_error(error)) is not None:
            raise meant from error


class _Session(_StorageErrors):
    # A class: what contextlib makes of a function takes as long as SQLite to look for a badge.
    def __enter__(self) -> None:
        if database.in_transaction():
            return
        _require_same_file()
        opened = database.obj
        if not opened.is_connection_usable():
            with storage_errors():
                opened.close()
                _connect(opened)


_storage_errors = _StorageErrors()
_session = _Session()


def storage_errors() -> _StorageErrors:
    """Turn what the environment did into StorageError, a sentence; let bugs pass."""
    return _storage_errors


def session() -> _Session:
    """A usable connection on this thread, made anew where the server had gone.

    Raises StorageError for what the environment did. Also a decorator.
    """
    return _session


# The open file, and what it was then: SQLite goes on writing into one that has been deleted, and
# makes an empty one for a thread that connects.
_file: tuple[Path, os.stat_result] | None = None


def _require_same_file() -> None:
    if _file is None:
        return
    path, known = _file
    try:
        there = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StorageError(GONE) from error
    except OSError as error:
        raise StorageError(UNREADABLE) from error
    if not os.path.samestat(there, known):
        raise StorageError(GONE)


def open_database(url: str | os.PathLike[str]) -> Database:
    """Open (or make) the database and bring it to the present schema.

    ``url`` is a path, ``sqlite:///file.db`` or ``postgresql://user@host/db``. The calling thread is
    connected; other threads connect when they first ask. Raises StorageError with a sentence where
    that is not possible, and then leaves the file as it was.
    """
    close_database()
    opened = _database(os.fspath(url))
    with storage_errors():
        try:
            if isinstance(opened, SqliteDatabase) and opened.database != ":memory:":
                _inspect(Path(opened.database))
            _connect(opened)
            _migrate(opened)
            if isinstance(opened, SqliteDatabase):
                _require_columns(opened)
        except OSError as error:
            opened.close()
            path, reason = opened.database, error.strerror
            raise StorageError(CANNOT_OPEN, path=path, reason=reason) from error
        except BaseException:
            opened.close()
            raise
    database.initialize(opened)
    _remember_file(opened)
    log.info("opened %s", describe(opened))
    return opened


def _require_columns(opened: SqliteDatabase) -> None:
    """Refuse tables that lack a column: then what their SQL says has been damaged."""
    for table in TABLES:
        there = {column.name for column in opened.get_columns(table._meta.table_name)}
        if not set(table._meta.columns) <= there:
            raise StorageError(DAMAGED)


def _remember_file(opened: Database) -> None:
    global _file  # noqa: PLW0603 - there is one open database
    is_file = isinstance(opened, SqliteDatabase) and opened.database != ":memory:"
    path = Path(opened.database)
    _file = (path, path.stat()) if is_file else None


def close_database() -> None:
    """Close this thread's connection; the last one to close folds the WAL into the file."""
    if database.obj is not None and not database.is_closed():
        database.close()


def describe(opened: Database) -> str:
    """The database's name for the log: without user or password."""
    kind = "SQLite" if isinstance(opened, SqliteDatabase) else "PostgreSQL"
    return f"{kind} {opened.database.rpartition('@')[2]}"


def _connect(opened: Database) -> None:
    """Connect this thread; wait no longer for another's lock than on SQLite."""
    if isinstance(opened, SqliteDatabase):
        _connect_to_file(opened)
        return
    try:
        opened.connect()
    except peewee.ProgrammingError as error:  # psycopg: an option that there is not
        raise StorageError(BAD_URL, url=describe(opened)) from error
    connection = opened.connection()
    if hasattr(connection, "prepare_threshold"):
        # A prepared statement fails once somebody else has changed a field's kind.
        connection.prepare_threshold = None
    opened.execute_sql(f"SET lock_timeout = {int(BUSY_TIMEOUT_S * 1000)}")


def _connect_to_file(opened: SqliteDatabase) -> None:
    """Connect; while two processes turn a new file to WAL, SQLite refuses one without waiting."""
    give_up = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            opened.connect()
            return
        except peewee.OperationalError as error:
            if _sentence(_cause(error)) != LOCKED or time.monotonic() >= give_up:
                raise
            time.sleep(0.01)


def _database(url: str) -> Database:
    scheme, separator, address = url.partition("://")
    if separator and scheme in ("postgresql", "postgres"):
        try:
            from playhouse import db_url  # it brings the drivers of every database there is

            server: Database = db_url.connect(
                url,
                unquote_password=True,
                unquote_user=True,
                autoconnect=False,
                prefer_psycopg3=True,
                connect_timeout=BUSY_TIMEOUT_S,
            )
            return server
        except (KeyError, ValueError) as error:  # an isolation level that there is not
            raise StorageError(BAD_URL, url=url.rpartition("@")[2]) from error
    if separator and scheme != "sqlite":
        raise StorageError(BAD_URL, url=address.rpartition("@")[2])
    path = url.removeprefix("sqlite:///") if separator else url
    if not path or "\0" in path:
        raise StorageError(BAD_URL, url=url)
    return SqliteDatabase(
        path if path == ":memory:" else str(Path(path).absolute()),
        pragmas={
            "journal_mode": "wal",
            "synchronous": "full",  # an award, once shown, survives a power cut
            "foreign_keys": 1,
            "cache_size": -16_000,
        },
        timeout=BUSY_TIMEOUT_S,
        lock_type="IMMEDIATE",
        autoconnect=False,
    )


def _inspect(path: Path) -> None:
    """Refuse, without touching it, a file that is not ours to open."""
    if path.is_dir():
        raise StorageError(DIRECTORY, path=path)
    if not path.parent.is_dir():
        raise StorageError(NO_FOLDER, path=path.parent)
    try:
        with path.open("rb") as file:
            header = file.read(16)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageError(CANNOT_OPEN, path=path, reason=error.strerror) from error
    if not header:
        if backups(path):  # it was not always empty
            raise StorageError(DAMAGED)
        return
    if header != b"SQLite format 3\0":
        raise StorageError(NOT_SQLITE, path=path)
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            _inspect_content(connection, path)
            if path.stat().st_size <= QUICK_CHECK_BYTES:
                _check(path)
    except sqlite3.Error as error:
        raise StorageError(_sentence(error) or DAMAGED) from error
    except UnicodeDecodeError as error:
        raise StorageError(DAMAGED) from error


def _inspect_content(connection: sqlite3.Connection, path: Path) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and application != APPLICATION_ID:
        raise StorageError(FOREIGN, path=path)
    if tables:
        applied = connection.execute("SELECT name FROM schema_migration").fetchall()
        if {name for (name,) in applied} - {file.stem for file in MIGRATIONS.glob("[0-9]*.py")}:
            raise StorageError(NEWER)


def _check(path: Path) -> None:
    """Refuse a file in which anything is wrong that SQLite can see.

    A connection that may only read leaves out the CHECK constraints. This one writes nothing, and
    while the caller's is open, closing it does not fold the write-ahead log into the file either.
    """
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StorageError(DAMAGED)


def _migrate(opened: Database) -> None:
    """Bring the schema up to date, after a backup; refuse one from a newer version."""
    from playhouse.migrations import Runner  # here, on the database's thread

    runner = Runner(opened, str(MIGRATIONS))
    old = runner.applied()
    pending = _pending(runner)
    if not pending:
        return
    if isinstance(opened, PostgresqlDatabase):
        opened.execute_sql("SELECT pg_advisory_lock(%s)", (MIGRATION_LOCK,))
    try:
        if old and isinstance(opened, SqliteDatabase):
            back_up(opened, f"before {pending[0]}")
        if isinstance(opened, SqliteDatabase):
            # First of all: who opens the file before the tables are there must know it as ours.
            opened.pragma("application_id", APPLICATION_ID)
        _run_migrations(runner)
    finally:
        if isinstance(opened, PostgresqlDatabase) and opened.is_connection_usable():
            opened.execute_sql("SELECT pg_advisory_unlock(%s)", (MIGRATION_LOCK,))


def _run_migrations(runner: Any) -> None:
    while pending := _pending(runner):
        try:
            log.info("migrated: %s", runner.up())
        except peewee.DatabaseError:
            if _pending(runner) == pending:  # else another process was quicker: go on from there
                raise


def _pending(runner: Any) -> list[str]:
    status = runner.status()
    if any(migration.path is None for migration in status):
        raise StorageError(NEWER)
    return [migration.name for migration in status if not migration.applied]
