"""The environment fails amid work with records: a sentence, and nothing half-written.

Full disks, others' locks, files that nobody may write or that are gone, servers that end.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from desktop_app.errors import PlatformError
from desktop_app.models import attachments, close_database, open_database, records
from desktop_app.models import database as module
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.record_rows import Query, ViewKind
from desktop_app.models.tables import database
from desktop_app.operations import (
    EditedRecord,
    StorageError,
    attach_file,
    change_fields,
    create_project,
    create_project_from,
    create_user,
    delete_records,
    empty_trash,
    install_module,
    revert_fields,
    revert_records,
    save_view,
    write_records,
)
from tests.operations.record_places import COMPANIES, Place, contacts, make_place
from tests.proof import soundness
from tests.proof.test_storage import as_nobody, failure, kill, root_only
from tests.support import Postgres, Worker, in_thread

Calls = dict[str, Callable[[], object]]


class Office:
    """Records, something that was deleted, a change of fields to undo, and a file to attach."""

    def __init__(self, user_id: int, project_id: int, folder: Path) -> None:
        companies = make_place(user_id, project_id, "Companies", COMPANIES)
        self.place = make_place(user_id, project_id, "People", contacts(companies.type.id))
        self.user_id, self.project_id = user_id, project_id
        new = [self.place.new(Name=f"N {n}", Notes="word " * 50, Age=n) for n in range(30)]
        self.rows = self.place.write(*new).rows
        gone = delete_records(user_id, self.place.type.id, [row.id for row in self.rows[:5]])
        self.gone = gone.change_set
        self.changed = change_fields(user_id, self.place.type.id, self.without("Notes"), 1)
        self.file = folder / "letter.txt"
        self.numbers = 0

    @property
    def now(self) -> Place:
        found = records.data_type(self.place.type.id)
        assert found is not None
        return replace(self.place, type=found)

    def without(self, *names: str) -> list[FieldRow]:
        return [field for field in self.place.type.fields if field.name not in names]

    def other_kind(self) -> object:
        of = self.now.type
        fields = [
            replace(field, kind=FieldKind.TEXT, minimum=None, maximum=None)
            if field.name == "Age"
            else field
            for field in of.fields
        ]
        return change_fields(self.user_id, of.id, fields, of.revision)

    def edit(self) -> object:
        row = self.now.now(self.rows[9])
        self.numbers += 1
        return self.now.write(self.now.edit(row, Name=f"Edited {self.numbers}"))

    def attach(self) -> object:
        self.numbers += 1
        self.file.write_bytes(f"{self.numbers}".encode() * 5_000)
        return attach_file(self.file)

    def writes(self) -> Calls:
        """Each leaves the office so that it can be done again."""
        user, project, place = self.user_id, self.project_id, self.place
        new = [self.place.new(Name="New " * 20, Age=n % 90) for n in range(200)]
        return {
            "block": lambda: place.write(*new),
            "edit": self.edit,
            "delete": lambda: delete_records(user, place.type.id, [row.id for row in self.rows]),
            "undo": lambda: revert_records(user, self.gone),
            "fields": self.other_kind,
            "undo of fields": lambda: revert_fields(user, self.changed),
            "view": lambda: save_view(user, place.type.id, os.urandom(4).hex(), ViewKind.TABLE,
                                      Query(), {"x": "x" * 9_000}),
            "module": lambda: install_module(user, project, "contacts", "en"),
            "template": lambda: create_project_from(user, os.urandom(4).hex(), "crm", "en"),
            "attach": self.attach,
            "trash": lambda: empty_trash(-1),
        }  # fmt: skip

    def reads(self) -> Calls:
        of = self.place.type
        return {
            "page": lambda: records.read_page(self.now.type, Query(text="n"), limit=9),
            "deleted": lambda: records.trash(of.project_id),
            "history": lambda: records.history(of.id, 1),
            "views": lambda: records.views(of.id),
        }


def outcome(call: Callable[[], object]) -> str:
    """What the environment did; empty where it is done."""
    try:
        call()
    except StorageError as error:
        return error.template
    except PlatformError:
        return "refused"
    return ""


def open_office(url: str | Path, folder: Path) -> Office:
    open_database(url)
    user = create_user("Ada", "ada@example.com").id
    return Office(user, create_project(user, "Shop").id, folder)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Office]:
    """An office in a file, to be copied."""
    folder = tmp_path_factory.mktemp("office")
    office = open_office(folder / "platform.db", folder)
    close_database()
    return folder / "platform.db", office


@pytest.fixture
def office(original: tuple[Path, Office], sqlite_url: str) -> Iterator[Office]:
    file, office = original
    shutil.copy(file, sqlite_url)
    open_database(sqlite_url)
    yield office
    with suppress(StorageError):
        close_database()


LONG = ["edit", "delete", "undo", "view", "undo of fields", "module", "template"]
NAMES = [
    "block",
    "fields",
    "attach",
    "trash",
    *(pytest.param(n, marks=pytest.mark.soak) for n in LONG),
]


@pytest.mark.parametrize("name", NAMES)
def test_full(name: str, office: Office) -> None:
    """However many pages are left: it is done, or nothing of it."""
    call, sqlite = office.writes()[name], database
    refused = 0
    for free in (0, 1, 2, 4, 8, 16, 40, 100):
        sqlite.execute_sql("PRAGMA max_page_count = 1")
        (pages,) = sqlite.execute_sql("PRAGMA page_count").fetchone()
        sqlite.execute_sql(f"PRAGMA max_page_count = {pages + free}")
        sentence = outcome(call)
        refused += sentence == module.FULL
        assert sentence in ("", module.FULL)
        sqlite.execute_sql("PRAGMA max_page_count = 1000000")
        assert not sqlite.in_transaction()
        assert sqlite.pragma("foreign_keys") == 1
        soundness.check()
    assert refused or name in {"edit", "delete", "trash", "attach", "undo"}
    call()
    soundness.check()


def test_locked(office: Office, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process writes for longer than we wait: that is said, and reading goes on."""
    calls, reads = office.writes(), office.reads()
    close_database()
    monkeypatch.setattr(module, "BUSY_TIMEOUT_S", 0.05)
    open_database(sqlite_url)
    with Worker(sqlite_url, "lock") as other:
        other.wait_until_ready()
        for name, call in calls.items():
            if name != "trash":
                assert failure(call) == module.LOCKED, name
        with suppress(StorageError):
            calls["trash"]()
        for read in reads.values():
            read()
        other.go()
        other.result()
    assert soundness.temporary_files() == []
    soundness.check()
    for call in calls.values():
        call()
    soundness.check()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may come into, as those of pytest they may not."""
    with tempfile.TemporaryDirectory(prefix="readonly") as name:
        yield Path(name)


@root_only
def test_read_only_while_open(open_folder: Path, tmp_path: Path) -> None:
    file = open_folder / "platform.db"
    office = open_office(file, open_folder)
    calls, reads = office.writes(), office.reads()
    office.attach()
    calls["attach"] = lambda: attach_file(office.file)
    modes = {path: path.stat().st_mode for path in (file.parent, *file.parent.iterdir())}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222 | 0o111 * path.is_dir())
    try:
        with as_nobody():
            for name, call in calls.items():
                assert failure(partial(in_thread, call)), name
            for read in reads.values():
                in_thread(read)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    soundness.check()
    close_database()


def test_deleted_while_open(office: Office, sqlite_url: str) -> None:
    calls = office.writes() | office.reads()
    file = Path(sqlite_url)
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()
    for name, call in calls.items():
        assert failure(call) == module.GONE, name
    assert not file.exists()
    home = attachments.folder()
    assert home is None or not home.exists()


STOPPED = pytest.param(Postgres.stop, marks=pytest.mark.soak)


@pytest.mark.parametrize("end", [kill, STOPPED], ids=["killed", "stopped"])
def test_server_ends(
    end: Callable[[Postgres], None], postgresql_url: str, postgres: Postgres, tmp_path: Path
) -> None:
    """Between, and amid, what is done: a sentence, nothing of it, and the next call works."""
    office = open_office(postgresql_url, tmp_path)
    calls = office.writes() | office.reads()
    postgres.execute("CHECKPOINT")  # the tests' server does not wait for the disk otherwise
    end(postgres)
    try:
        for name, call in calls.items():
            assert failure(call) == module.UNREACHABLE, name
    finally:
        postgres.start()
    with module.session():
        soundness.check()
    for call in calls.values():
        call()
    postgres.disconnect_all()
    assert failure(calls["view"]) == module.UNREACHABLE
    calls["view"]()
    with module.session():
        soundness.check()


# What is stored was damaged

DAMAGES = {
    "settings": "UPDATE data_field SET settings = '{\"opt' WHERE id = 2",
    "other settings": "UPDATE data_field SET settings = '{\"places\": [], \"options\": 7}'",
    "settings of a list": "UPDATE data_field SET settings = '[1]'",
    "deep settings": f"UPDATE data_field SET settings = '{'[' * 100_000}'",
    "view": "UPDATE saved_view SET query = '{\"filter\": {\"all\": [7]}}', layout = '[7'",
    "deep view": f"UPDATE saved_view SET query = '{'[' * 100_000}'",
    "before": "UPDATE record_change SET before = '{\"1'",
    "before of a list": "UPDATE record_change SET before = '[7]'",
    "other before": "UPDATE record_change SET before = '{\"2\": {\"a\": 7}, \"x\": 1}'",
    "after": "UPDATE record_change SET after = '7'",
    "other after": "UPDATE record_change SET after = '{\"created_at\": \"x\", \"columns\": 7}'",
    "rest": "UPDATE record_change SET after = '{\"columns\": {\"notes\": [7]}}'",
    "fields before": "UPDATE type_change SET before = '{\"fields\"'",
    "other fields before": "UPDATE type_change SET before = '{\"fields\": [7], \"kept\": []}'",
    "fields after": "UPDATE type_change SET after = '{\"fields\": [{}], \"renamed\": 7}'",
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged(damage: str, office: Office) -> None:
    """Whatever is no JSON, or not what it was: everything says so or goes on without it."""
    row = office.now.now(office.rows[9])
    office.writes()["view"]()
    known = office.now
    database.execute_sql(DAMAGES[damage])
    close_database()  # nothing is known from before
    with module.session():
        for name, call in (office.reads() | office.writes()).items():
            assert outcome(call) in ("", "refused", module.DAMAGED), name
        with suppress(PlatformError):
            write_records(1, row.id, [EditedRecord(row.id, 0, known.values(Name="x"))])
