"""kill -9 at random moments: what was committed has its badge, once, and its notification."""

import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop_app.badges import backfill, backfill_if_changed
from desktop_app.models import Notification, Project, close_database, open_database
from desktop_app.models.tables import UserBadge
from desktop_app.operations import claim_notifications, mark_delivered
from desktop_app.operations import notification as delivery
from tests.support import ROOT

ROUNDS = [15, pytest.param(500, marks=pytest.mark.soak)]
A_NEW_FILE_EVERY = 25
LONGEST_S = 0.4


def killed_at_work(file: Path, dice: random.Random) -> list[str]:
    """Let a process work for a moment, kill it, and return what it said."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.proof.busy", str(file)], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        time.sleep(dice.uniform(0, LONGEST_S))
        assert process.poll() is None
        process.kill()
        return process.stdout.read().decode().splitlines()


def check_file(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def rows(query: Any) -> list[tuple[Any, ...]]:
    return list(query.tuples())


def check_awards() -> None:
    """Nobody lacks a badge; a badge has one notification, and a notification its badge."""
    missing = backfill(dry_run=True)
    assert not any(missing.values()), missing
    held = Counter(rows(UserBadge.select(UserBadge.user, UserBadge.name)))
    told = Counter(rows(Notification.select(Notification.recipient, Notification.parameters)))
    assert set(held.values()) | set(told.values()) <= {1}
    assert {(user, f'{{"badge": "{name}"}}') for user, name in held} == set(told)


def next_start(shown: Counter[int]) -> None:
    """Deliver what waits, as the program does when it starts."""
    backfill_if_changed()
    waiting = Notification.select(Notification.recipient).where(Notification.delivered_at.is_null())
    for (user,) in set(rows(waiting)):
        ids = [row.id for row in claim_notifications(user)]
        shown.update(ids)
        mark_delivered(ids)
    assert waiting.count() == 0


def between_showing_and_marking(said: list[str]) -> set[int]:
    """What the process had shown last, and perhaps not marked: then only it may come again."""
    last = set()
    for line in reversed(said):
        if not line.startswith("shown"):
            break
        last.add(number(line))
    return last


def number(line: str) -> int:
    return int(line.partition(" ")[2] or 0)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_killed(rounds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "CLAIM_MS", 0)  # not to wait for the dead process's claims
    dice = random.Random(rounds)
    twice = awards = 0
    for turn in range(rounds):
        file = tmp_path / f"{turn // A_NEW_FILE_EVERY}.db"
        said = [line for line in killed_at_work(file, dice) if line.count(" ") == 1]
        open_database(file)
        check_awards()
        made = {number(line) for line in said if line.startswith("made")}
        assert made <= {row.id for row in Project.select()}, "what was reported is lost"
        before = UserBadge.select().count()
        shown = Counter(number(line) for line in said if line.startswith("shown"))
        next_start(shown)
        again = {key for key, times in shown.items() if times > 1}
        assert again <= between_showing_and_marking(said)
        twice += len(again)
        check_awards()
        if turn % A_NEW_FILE_EVERY == A_NEW_FILE_EVERY - 1 or turn == rounds - 1:
            awards += before
        close_database()
        check_file(file)
    print(f"killed {rounds} times: {awards} awards, {twice} notifications shown twice")  # noqa: T201
    assert awards > rounds
