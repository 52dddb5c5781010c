"""What the environment does to an operation: one sentence, nothing half-written, and on we go."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import peewee
import pytest
from peewee import Database

from desktop_app.models import Project, User, close_database, open_database
from desktop_app.models import database as module
from desktop_app.models.queries import projects
from desktop_app.models.tables import TABLES
from desktop_app.models.tables import database as current
from desktop_app.operations import InvalidInput, StorageError, create_project, create_user
from desktop_app.operations.transaction import transaction, unique
from tests.support import ExpectedLog, Postgres, Worker, in_thread


def failure(operation: Callable[[], object]) -> str:
    """The sentence with which an operation fails."""
    with pytest.raises(StorageError) as caught:
        operation()
    return caught.value.template


def rows() -> list[int]:
    return [table.select().count() for table in TABLES]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_TIMEOUT_S", 0.05)


@contextmanager
def locked(url: str) -> Iterator[Worker]:
    """Another process that keeps the database for itself."""
    with Worker(url, "lock") as worker:
        worker.wait_until_ready()
        yield worker


def test_locked_for_a_while(sqlite_url: str) -> None:
    """The create waits for the other process, and succeeds."""
    open_database(sqlite_url)
    user = create_user("Ada", "ada@example.com").id
    waiting = threading.Event()

    def create() -> Project:
        current.obj.connection().set_trace_callback(
            lambda sql: waiting.set() if sql.startswith("BEGIN") else None
        )
        return create_project(user, "Shop")

    with locked(sqlite_url) as worker:

        def go() -> None:
            waiting.wait(60)
            worker.go()

        release = threading.Thread(target=go)
        release.start()
        project = in_thread(create)
        release.join()
    assert projects(user)[0].id == project.id
    close_database()


@pytest.mark.usefixtures("impatient")
def test_locked_too_long(sqlite_url: str) -> None:
    open_database(sqlite_url)
    user = create_user("Ada", "ada@example.com")
    before = rows()
    with locked(sqlite_url):
        assert failure(lambda: create_project(user.id, "Shop")) == module.LOCKED
        assert rows() == before
    close_database()


@pytest.mark.usefixtures("impatient")
def test_locked_server(postgresql_url: str) -> None:
    import psycopg

    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")
    with psycopg.connect(postgresql_url) as other:
        other.execute("LOCK TABLE project IN ACCESS EXCLUSIVE MODE")
        assert failure(lambda: create_project(user.id, "Shop")) == module.LOCKED
    assert create_project(user.id, "Shop").name == "Shop"
    close_database()


@pytest.mark.usefixtures("impatient")
def test_locked_while_opening(sqlite: Database) -> None:
    """Without a write-ahead log, a writer keeps readers out too."""
    sqlite.execute_sql("PRAGMA journal_mode = delete")
    with sqlite.atomic("EXCLUSIVE"):
        assert failure(lambda: connect(sqlite.database)) == module.LOCKED


def connect(file: str) -> None:
    with module.storage_errors():
        module._connect(module._database(file))


def test_read_only(user: User, database: Database) -> None:
    if isinstance(database, peewee.SqliteDatabase):
        database.execute_sql("PRAGMA query_only = 1")
    else:
        database.execute_sql("SET default_transaction_read_only = on")
    before = rows()
    assert failure(lambda: create_project(user.id, "Shop")) == module.READ_ONLY
    assert rows() == before


def test_not_allowed_to_write(postgresql_url: str, postgres: Postgres) -> None:
    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")
    close_database()
    postgres.execute(
        "CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA public TO reader;"
        " GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"
    )
    open_database(postgresql_url.replace("postgres:", "reader:", 1))
    assert failure(lambda: create_project(user.id, "Shop")) == module.READ_ONLY
    close_database()
    postgres.execute("DROP OWNED BY reader; DROP ROLE reader")


def fill_up(database: Database, free: int) -> None:
    """Leave the file ``free`` pages to grow by."""
    database.execute_sql("PRAGMA max_page_count = 1")  # no less than there are
    (pages,) = database.execute_sql("PRAGMA page_count").fetchone()
    database.execute_sql(f"PRAGMA max_page_count = {pages + free}")


def empty_space(database: Database) -> None:
    database.execute_sql("PRAGMA max_page_count = 1000000")


@pytest.fixture
def ada(sqlite: Database) -> User:
    """A user of an SQLite file."""
    return create_user("Ada", "ada@example.com")


def create_until_full(user: User) -> int:
    """How many projects could be created before the disk was full."""
    for number in range(10_000):
        try:
            create_project(user.id, f"{number} {'x' * 190}")
        except StorageError as error:
            return number if error.template == module.FULL else -1
    return -1


def test_full(ada: User, sqlite: Database) -> None:
    fill_up(sqlite, 3)
    created = create_until_full(ada)
    assert Project.select().count() == len(projects(ada.id)) == created
    empty_space(sqlite)
    assert create_project(ada.id, "Shop").id


def fill_badges(sqlite: Database, user: User) -> None:
    for number in range(10_000):
        sqlite.execute_sql(
            "INSERT INTO user_badge (user_id, name, earned_at, recorded_at, origin, verified)"
            " VALUES (?, ?, 1, 1, 'live', 1)",
            (user.id, f"{number} {'x' * 500}"),
        )


def test_transaction_ended_by_sqlite(
    ada: User, sqlite: Database, expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where SQLite gave the transaction up inside awarding, nothing is reported as created."""
    from desktop_app.badges import awarding

    before = rows()
    fill_up(sqlite, 0)

    given_up = []

    def award(*_: object) -> None:
        try:
            fill_badges(sqlite, ada)
        finally:
            given_up.append(not sqlite.connection().in_transaction)

    monkeypatch.setattr(awarding, "_award", award)
    assert failure(lambda: create_project(ada.id, "Shop")) == module.FULL
    assert given_up == [True]
    expected_log.take("awarding projectCreated")
    assert not sqlite.in_transaction()
    assert rows() == before
    monkeypatch.undo()
    empty_space(sqlite)
    assert create_project(ada.id, "Shop").id
    assert len(ada.badges) == 1


def test_within_a_callers_transaction(ada: User, sqlite: Database) -> None:
    """The caller's own transaction is gone too, and says so."""
    fill_up(sqlite, 0)

    def create_many() -> None:
        with module.session(), sqlite.atomic():
            for number in range(10_000):
                create_project(ada.id, f"{number} {'x' * 190}")

    assert failure(create_many) == module.FULL
    assert Project.select().count() == 0
    assert not sqlite.in_transaction()


def test_bugs_stay_bugs(database: Database) -> None:
    mark = database.param
    for sql, values in (("SELECT nonsense", ()), (f"SELECT {mark}", (object(),))):
        with pytest.raises(peewee.PeeweeException), module.session():
            database.execute_sql(sql, values)


def test_only_unique_keys_are_the_users_fault(database: Database) -> None:
    with pytest.raises(peewee.IntegrityError), transaction(), unique("taken", "name"):
        User.insert(name="", email="b", email_key="b").execute()
    assert User.select().count() == 0


def test_closed_inside_a_session(database: Database) -> None:
    def count() -> None:
        with module.session():
            close_database()
            User.select().count()

    assert failure(count) == module.UNREACHABLE
    assert failure(count) == module.UNREACHABLE


def test_connection_lost(postgresql_url: str, postgres: Postgres) -> None:
    """The call that meets it fails, the next one connects again."""
    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")
    postgres.disconnect_all()
    assert failure(lambda: create_project(user.id, "Shop")) == module.UNREACHABLE
    assert create_project(user.id, "Shop").name == "Shop"
    postgres.disconnect_all()
    assert failure(lambda: projects(user.id)) == module.UNREACHABLE
    assert len(projects(user.id)) == 1
    close_database()


def test_connection_lost_inside(postgresql_url: str, postgres: Postgres) -> None:
    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")

    def create_two() -> None:
        with module.session(), current.atomic():
            create_project(user.id, "First")
            postgres.disconnect_all()
            create_project(user.id, "Second")

    assert failure(create_two) == module.UNREACHABLE
    assert projects(user.id) == []
    close_database()


def test_connection_lost_while_awarding(
    postgresql_url: str,
    postgres: Postgres,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: ExpectedLog,
) -> None:
    from desktop_app.badges import awarding

    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")
    award = awarding._award

    def lose(*arguments: object) -> bool:
        postgres.disconnect_all()
        return award(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(awarding, "_award", lose)
    assert failure(lambda: create_project(user.id, "Shop")) == module.UNREACHABLE
    expected_log.take("awarding projectCreated")
    assert projects(user.id) == []
    close_database()


def test_server_restarted(postgresql_url: str, postgres: Postgres) -> None:
    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")
    postgres.stop()
    try:
        for _ in range(3):
            assert failure(lambda: create_project(user.id, "Shop")) == module.UNREACHABLE
            assert failure(lambda: projects(user.id)) == module.UNREACHABLE
    finally:
        postgres.start()
    assert create_project(user.id, "Shop").name == "Shop"
    close_database()


def test_refusals_leave_a_callers_transaction(user: User, database: Database) -> None:
    """On PostgreSQL too, where an error spoils the transaction but for its savepoint."""
    with database.atomic():
        create_project(user.id, "Shop")
        with pytest.raises(InvalidInput):
            create_project(user.id, "SHOP")
        create_project(user.id, "Second")
    assert len(projects(user.id)) == 2
