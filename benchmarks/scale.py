"""What awarding costs where a million users have three million awards, beside a file of 1,000.

And what it costs to backfill one badge for all of them, beside the same SQL written by hand.
``make bench ARGS=--scale`` measures this too: it takes three minutes and 1 GB of temporary space.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.engine import Figure
from desktop_app.badges import BadgeName, backfill, check_badge, definitions
from desktop_app.badges.definitions import get_badge_definition
from desktop_app.models import close_database, open_database
from desktop_app.models.tables import database

SMALL, LARGE = 1_000, 1_000_000
ROUNDS = 7
BACKFILL_ROUNDS = 5
LOOKS, AWARDS = 3_000, 200
EARNED = (
    BadgeName.PROJECT_CREATED,
    BadgeName.FIRST_ACTION_CREATED,
    BadgeName.FIRST_DATA_TYPE_CREATED,
)
"""What everyone has."""
LATE = BadgeName.FIRST_APPLICATION_CREATED
"""What nobody has: it is earned in the rounds."""

NUMBERS = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
FILL = (
    f'{NUMBERS} INSERT INTO "user" (id, name, email, email_key, badges_hidden, created_at)'
    " SELECT i, 'User ' || i, i || '@example.com', i || '@example.com', 0, 1000 FROM n",
    f"{NUMBERS} INSERT INTO project (id, owner_id, name, name_key, created_at)"
    " SELECT i, i, 'Project', 'project', 2000 + i FROM n",
    *(
        f"{NUMBERS} INSERT INTO user_badge"
        " (user_id, name, earned_at, recorded_at, origin, verified)"
        f" SELECT i, '{badge.value}', 2000 + i, 2000 + i, 'live', 1 FROM n"
        for badge in EARNED
    ),
)
TAKE_AWAY = "DELETE FROM user_badge WHERE user_id = ? AND name = ?"
FORGET = f"DELETE FROM user_badge WHERE name = '{BadgeName.PROJECT_CREATED.value}'"
BY_HAND = (
    "INSERT INTO user_badge (user_id, name, earned_at, recorded_at, origin, verified,"
    " evidence_kind, evidence_id, evidence_name)"
    " SELECT u.id, 'projectCreated', max(min(f.created_at, 9999999999999), u.created_at),"
    " 9999999999999, 'backfill', 1, 'project', f.id, f.name"
    " FROM (SELECT owner_id, id, name, created_at, row_number() OVER"
    " (PARTITION BY owner_id ORDER BY created_at, id) AS place FROM project) f"
    ' JOIN "user" u ON u.id = f.owner_id WHERE f.place = 1'
    " ON CONFLICT (user_id, name) DO NOTHING"
)
TELL_BY_HAND = (
    "INSERT INTO notification (recipient_id, kind, parameters, target, created_at)"
    """ SELECT user_id, 'badgesAdded', '{"count": "' || count(*) || '"}', 'badges', 1"""
    " FROM user_badge WHERE recorded_at = 9999999999999 GROUP BY user_id"
)


def figures() -> list[Figure]:
    """All figures of the scale."""
    with tempfile.TemporaryDirectory(prefix="scale") as folder:
        small, large = Path(folder, "small.db"), Path(folder, "large.db")
        _fill(small, SMALL)
        _fill(large, LARGE)
        found = [
            _both("check_badge of an earned badge, 1,000,000 users", _look, large, small),
            _both("first award, 1,000,000 users", _award, large, small),
        ]
        small.unlink()
        return [*found, _backfill(large)]


def _fill(file: Path, users: int) -> None:
    open_database(file)
    close_database()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = off")
        connection.execute("BEGIN")
        for sql in FILL:
            connection.execute(sql, (users,))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _both(what: str, measure: Callable[[int, int], float], large: Path, small: Path) -> Figure:
    """Both files take turns; a figure is the median of its rounds."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for taken, file, users in zip(times, (large, small), (LARGE, SMALL), strict=True):
            open_database(file)
            measure(users, turn)  # warms up what the connection keeps
            taken.append(measure(users, turn + ROUNDS + 1))
            close_database()
    ours, reference = median(times[0][1:]) * 1e6, median(times[1][1:]) * 1e6
    return Figure(what, ours, reference, ours / reference, "µs", "≤ 1.2")


def _look(users: int, turn: int) -> float:
    """Users from all over the file, the same number of different ones in both."""
    some = [1 + (turn * 37 + n * (users // 200)) % users for n in range(200)]
    start = perf_counter()
    for n in range(LOOKS):
        check_badge(BadgeName.PROJECT_CREATED, some[n % 200])
    return (perf_counter() - start) / LOOKS


def _award(users: int, turn: int) -> float:
    """A badge that these have not; then it is taken away, for the files to stay as they were."""
    some = [1 + (turn * 13 + n * (users // AWARDS)) % users for n in range(AWARDS)]
    start = perf_counter()
    for user in some:
        assert check_badge(LATE, user)
    spent = (perf_counter() - start) / AWARDS
    with database.atomic():
        for user in some:
            database.execute_sql(TAKE_AWAY, (user, LATE.value))
    return spent


def _backfill(file: Path) -> Figure:
    """One badge for everyone, against SQL written by hand that writes the same rows."""
    open_database(file)
    kept = definitions._DEFINITIONS
    definitions._DEFINITIONS = {
        BadgeName.PROJECT_CREATED: get_badge_definition(BadgeName.PROJECT_CREATED)
    }
    times: tuple[list[float], list[float]] = ([], [])
    try:
        for _ in range(BACKFILL_ROUNDS):
            for taken, run in zip(times, (_ours, _by_hand), strict=True):
                database.execute_sql(FORGET)
                database.execute_sql("DELETE FROM notification")
                database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                start = perf_counter()
                run()
                taken.append(perf_counter() - start)
                (told,) = database.execute_sql("SELECT count(*) FROM notification").fetchone()
                assert told == LARGE, told
    finally:
        definitions._DEFINITIONS = kept
        close_database()
    ours, reference = median(times[0]), median(times[1])
    return Figure(
        "backfill of one badge, 1,000,000 users", ours, reference, ours / reference, "s", "≤ 1.2"
    )


def _ours() -> None:
    assert backfill()[BadgeName.PROJECT_CREATED] == LARGE


def _by_hand() -> None:
    with database.atomic():
        assert database.execute_sql(BY_HAND).rowcount == LARGE
        database.execute_sql(TELL_BY_HAND)


def main() -> None:
    for figure in figures():
        print(
            f"{figure.what}: {figure.ours:,.1f} against {figure.reference:,.1f} {figure.unit},"
            f" {figure.ratio:.2f} times ({figure.bar})"
        )


if __name__ == "__main__":
    main()
