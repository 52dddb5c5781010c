"""The environment fails for real: a full disk, files that nobody may write or that are gone.

Each time: a sentence, nothing half-written, and the next call works once the cause is away.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from desktop_app.badges import backfill, check_badge
from desktop_app.models import Project, User, close_database, open_database, queries
from desktop_app.models import database as module
from desktop_app.models.tables import Notification, UserBadge, database
from desktop_app.operations import StorageError, create_project, create_user
from tests.support import Postgres, in_thread

root_only = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to mount or to become another"
)
NOBODY = 65534


def failure(operation: Callable[[], object]) -> str:
    """The sentence with which an operation fails."""
    with pytest.raises(StorageError) as caught:
        operation()
    assert str(caught.value)
    return caught.value.template


def nothing_half_written() -> None:
    """Every project has its member and nobody lacks a badge or has one twice."""
    counts = backfill(dry_run=True)
    assert not any(counts.values()), counts
    awards = UserBadge.select().count()
    assert awards == Notification.select().count()
    for row in User.select():
        assert len(queries.projects(row.id)) == Project.select().where(Project.owner == row).count()


@pytest.fixture
def ada(sqlite_url: str) -> Iterator[User]:
    """A user of an open SQLite file."""
    open_database(sqlite_url)
    yield create_user("Ada", "ada@example.com")
    with suppress(StorageError):
        close_database()


# Full


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of 1 MB."""
    with tempfile.TemporaryDirectory(prefix="small") as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder],
            check=False,
            capture_output=True,
        )
        if mounted.returncode:
            pytest.skip("cannot mount here")
        try:
            yield Path(folder)
        finally:
            close_database()
            subprocess.run(["umount", folder], check=True)


@root_only
def test_disk_full(small_disk: Path) -> None:
    open_database(small_disk / "platform.db")
    users = [create_user(f"U{n}", f"u{n}@example.com").id for n in range(5)]
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(150_000))
    created, sentence = 0, ""
    while not sentence:
        try:
            create_project(users[created % 5], f"{created} {'x' * 180}")
            created += 1
        except StorageError as error:
            sentence = error.template
    assert sentence in {module.FULL, module.UNREADABLE}  # SQLite: "disk I/O error" for the index
    assert failure(lambda: create_project(users[0], f"again {'x' * 190}")) == sentence
    assert Project.select().count() == created
    ballast.unlink()
    create_project(users[0], "Shop")
    nothing_half_written()
    assert Project.select().count() == created + 1


@root_only
def test_no_space_to_begin_with(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    assert failure(lambda: open_database(small_disk / "platform.db")) in {
        module.FULL,
        module.UNREADABLE,
    }
    ballast.unlink()
    open_database(small_disk / "platform.db")
    create_project(create_user("Ada", "ada@example.com").id, "Shop")
    nothing_half_written()


def test_full_at_every_page(sqlite_url: str) -> None:
    """However much space is left when it begins."""
    opened = open_database(sqlite_url)
    user = create_user("Ada", "ada@example.com").id
    sentences = set()
    for free in range(12):
        opened.execute_sql("PRAGMA max_page_count = 1")
        (pages,) = opened.execute_sql("PRAGMA page_count").fetchone()
        opened.execute_sql(f"PRAGMA max_page_count = {pages + free}")
        try:
            for number in range(40):
                create_project(user, f"{free} {number} {'x' * 180}")
        except StorageError as error:
            sentences.add(error.template)
        opened.execute_sql("PRAGMA max_page_count = 1000000")
        nothing_half_written()
    assert sentences == {module.FULL}
    close_database()


# Read-only


@contextmanager
def as_nobody() -> Iterator[None]:
    """This process may do what anyone may."""
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked_away() -> Iterator[Path]:
    """A database in a folder, both of which others may only read."""
    with tempfile.TemporaryDirectory(prefix="readonly") as name:
        folder = Path(name)
        file = folder / "platform.db"
        open_database(file)
        create_project(create_user("Ada", "ada@example.com").id, "Shop")
        close_database()
        file.chmod(0o444)
        folder.chmod(0o555)
        yield file


@root_only
def test_read_only_file(locked_away: Path) -> None:
    before = locked_away.read_bytes()
    with as_nobody():
        assert failure(lambda: open_database(locked_away)) in {
            module.READ_ONLY,
            module.UNREADABLE,
            module.CANNOT_OPEN,
        }
    assert locked_away.read_bytes() == before
    open_database(locked_away)
    nothing_half_written()
    close_database()


@root_only
def test_read_only_while_open(locked_away: Path) -> None:
    """It became read-only: who connects from then on may not write."""
    open_database(locked_away)
    user = User.get().id
    with as_nobody():
        sentence = failure(lambda: in_thread(lambda: create_project(user, "Second")))
    assert sentence in {module.READ_ONLY, module.UNREADABLE}
    create_project(user, "Second")
    nothing_half_written()
    close_database()


# Gone


def take_away(file: Path, to: Path) -> None:
    """Move a database with its write-ahead log."""
    to.mkdir()
    for part in file.parent.glob(f"{file.name}*"):
        part.rename(to / part.name)


def put_back(file: Path, place: Path) -> None:
    for part in place.iterdir():
        part.rename(file.parent / part.name)


def every_call(user: int) -> list[Callable[[], object]]:
    return [
        lambda: create_project(user, "Second"),
        lambda: queries.projects(user),
        lambda: check_badge("firstActionCreated", user),
        backfill,
        lambda: in_thread(lambda: create_project(user, "Second")),
        lambda: in_thread(lambda: queries.projects(user)),
    ]


def test_deleted_while_open(ada: User, sqlite_url: str) -> None:
    file = Path(sqlite_url)
    create_project(ada.id, "Shop")
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()
    for call in every_call(ada.id):
        assert failure(call) == module.GONE
    assert not file.exists(), "an empty database was made"


def test_moved_and_put_back(ada: User, sqlite_url: str, tmp_path: Path) -> None:
    """Try again, and it goes on: the very same file."""
    file = Path(sqlite_url)
    take_away(file, tmp_path / "elsewhere")
    for call in every_call(ada.id):
        assert failure(call) == module.GONE
    put_back(file, tmp_path / "elsewhere")
    create_project(ada.id, "Shop")
    in_thread(lambda: create_project(ada.id, "Second"))
    nothing_half_written()
    assert len(queries.projects(ada.id)) == 2


def test_replaced_while_open(ada: User, sqlite_url: str, tmp_path: Path) -> None:
    """Another file in its place is not written to; opened anew, it is the database."""
    file = Path(sqlite_url)
    create_project(ada.id, "Shop")
    close_database()
    shutil.copy(file, tmp_path / "copy.db")
    open_database(file)
    create_project(ada.id, "After the copy")
    take_away(file, tmp_path / "elsewhere")
    shutil.copy(tmp_path / "copy.db", file)
    before = file.read_bytes()
    for call in every_call(ada.id):
        assert failure(call) == module.GONE
    assert file.read_bytes() == before
    open_database(file)
    assert [row.name for row in queries.projects(ada.id)] == ["Shop"]
    nothing_half_written()


def test_folder_gone(ada: User, sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    close_database()
    file = folder / "platform.db"
    open_database(file)
    shutil.rmtree(folder)
    assert failure(lambda: queries.projects(1)) == module.GONE
    folder.write_text("a file in its place")
    assert failure(lambda: queries.projects(1)) == module.GONE


# The server


def kill(postgres: Postgres) -> None:
    """As a power cut does."""
    (pid,) = postgres.execute(
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'"
    )[0]
    parent = int(Path(f"/proc/{pid}/stat").read_text().split()[3])
    os.kill(parent, signal.SIGKILL)
    os.kill(pid, signal.SIGKILL)
    while Path(f"/proc/{pid}").exists():
        time.sleep(0.01)


@pytest.mark.parametrize("end", [Postgres.stop, kill], ids=["stopped", "killed"])
def test_server_ends_inside(
    end: Callable[[Postgres], None], postgresql_url: str, postgres: Postgres
) -> None:
    """In mid-transaction: nothing of it is there afterwards, and the next call works."""
    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com").id
    postgres.execute("CHECKPOINT")  # the tests' server does not wait for the disk otherwise

    def create_two() -> None:
        with module.session(), database.atomic():
            create_project(user, "First")
            assert check_badge("projectCreated", user) is False
            end(postgres)
            create_project(user, "Second")

    try:
        assert failure(create_two) == module.UNREACHABLE
        assert failure(lambda: queries.projects(user)) == module.UNREACHABLE
    finally:
        postgres.start()
    assert queries.projects(user) == []
    assert queries.earned_badges(user) == []
    create_project(user, "First")
    nothing_half_written()
    close_database()
