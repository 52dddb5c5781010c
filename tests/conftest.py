"""What every test stands on: Qt without a screen, quiet logs, no leaks, real databases."""

import faulthandler
import logging
import os
import tempfile
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from peewee import Database, SqliteDatabase

from desktop_app.models import Project, User, close_database, open_database
from desktop_app.operations import create_project, create_user
from tests.support import ExpectedLog, Postgres

# Qt looks at these when the first application object is made, which is later than this.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _variable in (
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_STYLE_OVERRIDE",
):
    os.environ.pop(_variable, None)
# Keeps nothing: no test touches the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

hypothesis.settings.register_profile(
    "repeatable",
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
hypothesis.settings.register_profile(
    "search",
    parent=hypothesis.settings.get_profile("repeatable"),
    derandomize=False,
    max_examples=3_000,
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_xdist_auto_num_workers() -> int:
    """Two workers to a processor: a window's tests wait more than they work."""
    return min(8, 2 * (os.cpu_count() or 1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test printed or logged may hold half a character; a report must be UTF-8."""
    report = yield
    report.sections = [
        (name, text.encode(errors="backslashreplace").decode()) for name, text in report.sections
    ]
    return report


@pytest.fixture
def expected_log(caplog: pytest.LogCaptureFixture) -> ExpectedLog:
    """Takes the warnings and errors that a test wants to see in the log."""
    return ExpectedLog(caplog)


@pytest.fixture(autouse=True)
def quiet(expected_log: ExpectedLog) -> Iterator[None]:
    """Fails a test that logs a warning or worse which it does not take."""
    yield
    assert expected_log.unexpected() == []


@pytest.fixture(autouse=True)
def threads_end() -> Iterator[None]:
    """Fails a test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    # Python's stand-ins for threads of others (Qt's) stay until the process ends.
    assert [t.name for t in left if not isinstance(t, threading._DummyThread)] == []


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL server for the whole run, which keeps its data in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = Postgres(Path(folder))
        yield server
        server.end()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A new SQLite file's path."""
    return str(tmp_path / "platform.db")


@pytest.fixture
def postgresql_url(postgres: Postgres) -> Iterator[str]:
    """The PostgreSQL database, without rows."""
    postgres.clear()
    yield postgres.url
    close_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of either kind, without rows."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def empty_url(database_url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of either kind without tables; a test may spoil it."""
    if not database_url.startswith("postgresql"):
        yield database_url
        return
    server: Postgres = request.getfixturevalue("postgres")
    server.drop_tables()
    yield database_url
    close_database()
    server.drop_tables()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database of either kind."""
    yield open_database(database_url)
    close_database()


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[SqliteDatabase]:
    """An open SQLite file."""
    opened = open_database(sqlite_url)
    assert isinstance(opened, SqliteDatabase)
    yield opened
    close_database()


@pytest.fixture
def user(database: Database) -> User:
    """A user of the open database."""
    return create_user("Ada", "ada@example.com")


@pytest.fixture
def project(user: User) -> Project:
    """The user's project."""
    return create_project(user.id, "Shop")


@pytest.fixture
def root_logger(request: pytest.FixtureRequest) -> Iterator[logging.Logger]:
    """The root logger; it and pytest's own trace of crashes are put back as they were."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield root
    root.handlers[:], root.level = handlers, level
    if not faulthandler.is_enabled() and fault_handler_stderr_fd_key in request.config.stash:
        faulthandler.enable(request.config.stash[fault_handler_stderr_fd_key])
