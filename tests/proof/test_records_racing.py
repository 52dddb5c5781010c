"""Some write records, others change their fields, delete their type, empty the trash: at once."""

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import Any

import pytest

from desktop_app.models import close_database, open_database, records
from desktop_app.models.database import session
from desktop_app.operations import (
    NewRecord,
    create_data_type,
    create_project,
    create_user,
    write_records,
)
from tests.proof import clerk, soundness
from tests.proof.test_records_killed import FIELDS
from tests.support import ROOT

TEAMS = [
    "paste change add_up read",
    "edit change change add_up",
    "edit come_and_go read empty",
    "change empty edit read",
    "attach attach empty edit",
]


def at_work(url: str, type_id: int, roles: list[str], seconds: float) -> list[dict[str, Any]]:
    """What all of them say, who work beside each other for some time."""
    with ExitStack() as stack:
        # Files: nobody waits until somebody reads.
        files = [stack.enter_context(TemporaryFile()) for _ in roles]
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.proof.clerk", url, role, str(type_id), str(seed)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=files[seed],
            )
            for seed, role in enumerate(roles)
        ]
        while not all(os.fstat(file.fileno()).st_size for file in files):
            assert all(process.poll() is None for process in processes)
            time.sleep(0.02)
        time.sleep(seconds)
        said = []
        for role, process, file in zip(roles, processes, files, strict=True):
            process.communicate(b"stop\n", timeout=120)
            assert process.returncode == 0, f"{role} met what is no PlatformError"
            file.seek(0)
            said += [json.loads(line) for line in file]
    return said


def race(url: str, roles: list[str], seconds: float) -> None:
    open_database(url)
    clerk.USER = create_user("Ada", "ada@example.com").id
    project = create_project(clerk.USER, "Shop").id
    type_id = create_data_type(clerk.USER, project, "Things", fields=FIELDS).id
    (row,) = write_records(clerk.USER, type_id, [NewRecord()]).rows
    close_database()
    said = at_work(url, type_id, roles, seconds)
    with session():
        soundness.check()
        of = records.data_type(type_id)
        assert of is not None
        stored = records.record(of, row.id)
    counted = sum(line.get("counted", 0) for line in said)
    if stored is not None:  # nobody has deleted it
        (field,) = (field for field in of.fields if field.name == clerk.COUNTER)
        assert (stored.values[field.id] or 0) == counted, "an edit was lost"
    steps = sum(line.get("steps", 0) for line in said)
    print(f"{' '.join(roles)}: {steps} steps, {counted} counted")  # noqa: T201
    close_database()


@pytest.mark.soak
@pytest.mark.parametrize("team", TEAMS)
def test_for_long(team: str, database_url: str) -> None:
    race(database_url, team.split(), 20)


def test_shortly(sqlite_url: str) -> None:
    race(sqlite_url, ["edit", "change", "add_up"], 1)
