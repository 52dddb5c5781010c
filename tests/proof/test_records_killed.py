"""kill -9 amid work with records: all of a step or nothing, and everything agrees afterwards."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.models import attachments, close_database, open_database, records
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.record_store import fetch
from desktop_app.operations import (
    NewRecord,
    create_data_type,
    create_project,
    create_user,
    delete_records,
    empty_trash,
    write_records,
)
from tests.proof import soundness
from tests.support import ROOT

RECORDS = 5_000
BLOCK = 2_000
LONGEST_S = 1.2
FIELDS = (
    FieldRow("Counter", FieldKind.INTEGER),
    FieldRow("Name", FieldKind.TEXT),
    FieldRow("Age", FieldKind.INTEGER),
    FieldRow("Note", FieldKind.LONG_TEXT),
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with records, of which some are deleted, and attachments that nobody holds."""
    file = tmp_path_factory.mktemp("killed") / "platform.db"
    open_database(file)
    user = create_user("Ada", "ada@example.com").id
    of = data_type(create_data_type(user, create_project(user, "Shop").id, "Things", fields=FIELDS))
    _, name, age, note = (field.id for field in of.fields)
    new = [
        NewRecord({name: f"Name {n}", age: n % 90, note: "a rocket" if n % 2 else "42"})
        for n in range(RECORDS)
    ]
    write_records(user, of.id, new)
    delete_records(user, of.id, list(range(1, RECORDS, 7)))
    close_database()
    return file


def data_type(row: Any) -> DataTypeRow:
    found = records.data_type(row.id)
    assert found is not None
    return found


def count() -> int:
    found: int = fetch("SELECT count(*) FROM things_1")[0][0]
    return found


def killed_at_work(file: Path, role: str, dice: random.Random) -> list[dict[str, Any]]:
    """Let a process work for a moment, kill it, and return what it said."""
    arguments = [str(file), role, "1", str(dice.randrange(1000))]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.proof.clerk", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert json.loads(process.stdout.readline()) == {"ready": role}
        time.sleep(dice.uniform(0, LONGEST_S))
        assert process.poll() is None
        process.kill()
        return [json.loads(line) for line in process.stdout if line.endswith(b"\n")]


def check_paste(said: list[dict[str, Any]]) -> None:
    """Blocks are there as a whole; so are those that were taken back."""
    made = fetch("SELECT change_set, count(*) FROM record_change WHERE id > ? GROUP BY 1", (5_715,))
    assert {amount for _, amount in made} <= {BLOCK}
    assert {line["pasted"] for line in said if "pasted" in line} <= {key for key, _ in made}


def check_change(said: list[dict[str, Any]]) -> None:
    there = {key for (key,) in fetch("SELECT id FROM type_change")}
    assert {line["changed"] for line in said if "changed" in line} <= there
    assert count() == RECORDS - len(range(1, RECORDS, 7))


def check_install(said: list[dict[str, Any]]) -> None:
    made = fetch("SELECT p.id, count(t.id) FROM project p LEFT JOIN data_type t"
                 " ON t.project_id = p.id WHERE p.id > 1 GROUP BY 1")  # fmt: skip
    assert {line["installed"] for line in said if "installed" in line} <= {key for key, _ in made}
    assert len({amount for _, amount in made}) < 2
    assert all(amount > 1 for _, amount in made)


def check_attach(said: list[dict[str, Any]]) -> None:
    there = {key for (key,) in fetch("SELECT sha256 FROM attachment")}
    assert {line["attached"] for line in said if "attached" in line} <= there


def check_empty(said: list[dict[str, Any]]) -> None:
    assert count() == RECORDS - len(range(1, RECORDS, 7))


CHECKS: dict[str, Callable[[list[dict[str, Any]]], None]] = {
    "paste": check_paste,
    "change": check_change,
    "install": check_install,
    "attach": check_attach,
    "empty": check_empty,
}


@pytest.mark.soak
@pytest.mark.parametrize("role", CHECKS)
def test_killed_often(role: str, original: Path, tmp_path: Path) -> None:
    kill_often(60, role, original, tmp_path)


@pytest.mark.parametrize("role", ["paste", "change"])
def test_killed(role: str, original: Path, tmp_path: Path) -> None:
    kill_often(1, role, original, tmp_path)


def kill_often(rounds: int, role: str, original: Path, tmp_path: Path) -> None:
    dice = random.Random(rounds)
    done: Counter[str] = Counter()
    for turn in range(rounds):
        file = tmp_path / f"{turn}.db"
        shutil.copy(original, file)
        said = killed_at_work(file, role, dice)
        done[role] += len(said)
        open_database(file)
        soundness.check()
        CHECKS[role](said)
        empty_trash(-60_000)  # of the future: whatever nobody needs is gone
        assert soundness.temporary_files() == []
        soundness.check()
        home = attachments.folder()
        close_database()
        file.unlink()
        shutil.rmtree(home, ignore_errors=True) if home else None
    print(f"killed {rounds} times: {dict(done)}")  # noqa: T201
