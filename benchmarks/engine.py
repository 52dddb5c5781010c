"""What awarding costs, beside plain sqlite3 that runs the same statements on the same schema.

Ours and the reference take turns, round by round, either first in every other one; a figure is the
median of its rounds. Both files have the same pragmas.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from desktop_app.badges import BadgeName, awarding, check_badge, get_badge_definition
from desktop_app.badges.earning import award_statement
from desktop_app.models import close_database, open_database
from desktop_app.models.clock import now
from desktop_app.models.tables import database

ROUNDS = 41
AWARDS = 50  # a round; each waits for the disk
LOOKS = 1_500
NAME = BadgeName.PROJECT_CREATED.value

LOOK = "SELECT 1 FROM user_badge WHERE user_id = ? AND name = ?"
BADGE = (
    "INSERT INTO user_badge (user_id, name, earned_at, recorded_at, origin, verified,"
    " evidence_kind, evidence_id, evidence_name) VALUES (?, ?, ?, ?, 'live', 1, ?, ?, ?)"
    " ON CONFLICT (user_id, name) DO NOTHING"
)
NOTIFICATION = (
    "INSERT INTO notification (recipient_id, kind, parameters, target, created_at)"
    " VALUES (?, ?, ?, ?, ?)"
)
AWARDED = "SELECT (SELECT count(*) FROM user_badge), (SELECT count(*) FROM notification)"
PROJECT = "INSERT INTO project (owner_id, name, name_key, created_at) VALUES (?, ?, ?, ?)"

Call = Callable[[str, int], object]


@dataclass(frozen=True)
class Figure:
    """One line of the report."""

    what: str
    ours: float
    reference: float
    ratio: float
    unit: str
    bar: str


def figures() -> list[Figure]:
    """All figures of the engine."""
    with _two_files() as plain:
        return [first_award(plain), known_badge(plain), award_in_a_transaction(plain)]


def first_award(plain: sqlite3.Connection) -> Figure:
    """A user's first badge in a durable transaction of its own (WAL, synchronous=FULL), against
    the same statements."""
    rule = get_badge_definition(NAME).rule

    def award(name: str, user: int) -> None:
        assert plain.execute(awarding._LOOK_PROVEN, (user, name)).fetchone() is None
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("SAVEPOINT award")
        moment = now()
        plain.execute(award_statement(rule), (name, moment, moment, user, user))
        parameters = f'{{"badge": "{name}"}}'
        plain.execute(awarding._NOTIFICATION, (user, parameters, moment))
        plain.execute("RELEASE SAVEPOINT award")
        plain.execute("COMMIT")

    ours, reference = _rounds(
        lambda users: _seconds(check_badge, users), lambda users: _seconds(award, users)
    )
    return _rate("first award, durable, in a transaction of its own", ours, reference, "≥ 0.7")


def known_badge(plain: sqlite3.Connection) -> Figure:
    """A badge that the user has, against one SELECT."""

    def select(name: str, user: int) -> None:
        plain.execute(LOOK, (user, name)).fetchone()

    def again(award: Call, look: Call) -> Callable[[list[int]], float]:
        def run(users: list[int]) -> float:
            award(NAME, users[0])
            return _seconds(look, [users[0]] * LOOKS)

        return run

    ours, reference = _rounds(again(check_badge, check_badge), again(_award(plain), select))
    return _rate("check_badge of an earned badge, against one SELECT", ours, reference, "≥ 0.25")


def award_in_a_transaction(plain: sqlite3.Connection) -> Figure:
    """What the award adds to a transaction that creates a project: the time between its
    statements and the commit, against the same rows under a savepoint."""

    def ours(users: list[int]) -> float:
        spent = 0
        for user in users:
            with database.atomic():
                database.execute_sql(PROJECT, _project(user))
                start = perf_counter_ns()
                check_badge(NAME, user)
                spent += perf_counter_ns() - start
        return spent / 1e9 / len(users)

    def reference(users: list[int]) -> float:
        spent = 0
        for user in users:
            plain.execute("BEGIN IMMEDIATE")
            project = plain.execute(PROJECT, _project(user)).lastrowid
            start = perf_counter_ns()
            plain.execute("SAVEPOINT award")
            _insert(plain, NAME, user, ("project", project, "Project"))
            plain.execute("RELEASE award")
            spent += perf_counter_ns() - start
            plain.execute("COMMIT")
        return spent / 1e9 / len(users)

    mine, theirs = _rounds(ours, reference)
    what = "what an award adds to a project's transaction"
    return Figure(what, mine * 1e6, theirs * 1e6, mine / theirs, "µs", "≤ 4, ≤ 300 µs")


def _insert(
    plain: sqlite3.Connection, name: str, user: int, evidence: tuple[object, ...] = (None,) * 3
) -> None:
    moment = now()
    plain.execute(BADGE, (user, name, moment, moment, *evidence))
    parameters = f'{{"badge": "{name}"}}'
    plain.execute(NOTIFICATION, (user, "badgeEarned", parameters, "badges", moment))


def _award(plain: sqlite3.Connection) -> Call:
    def award(name: str, user: int) -> None:
        plain.execute("BEGIN IMMEDIATE")
        _insert(plain, name, user)
        plain.execute("COMMIT")

    return award


def _project(user: int) -> tuple[int, str, str, int]:
    return user, "Project", "project", now()


def _seconds(function: Call, users: list[int]) -> float:
    """How long one call takes."""
    start = perf_counter_ns()
    for user in users:
        function(NAME, user)
    return (perf_counter_ns() - start) / 1e9 / len(users)


def _rounds(
    ours: Callable[[list[int]], float], reference: Callable[[list[int]], float]
) -> tuple[float, float]:
    """The medians of both, each round with users who have no badge; the first round warms up."""
    times: tuple[list[float], list[float]] = ([], [])
    turns = list(zip(times, (ours, reference), strict=True))
    for _ in range(ROUNDS + 1):
        users = _new_users()
        for taken, function in turns:
            taken.append(function(users))
        turns.reverse()
    badges = [connection.execute(AWARDED).fetchone() for connection in _connections]
    assert badges[0] == badges[1], "ours and the reference did not do the same"
    return median(times[0][1:]), median(times[1][1:])


def _rate(what: str, ours: float, reference: float, bar: str) -> Figure:
    return Figure(what, 1 / ours, 1 / reference, reference / ours, "per second", bar)


@contextmanager
def _two_files() -> Iterator[sqlite3.Connection]:
    """Our open database, and a plain connection to another file of the same schema."""
    with tempfile.TemporaryDirectory(prefix="engine") as folder:
        other = Path(folder, "reference.db")
        open_database(other)
        close_database()
        open_database(Path(folder, "ours.db"))
        with closing(sqlite3.connect(other, isolation_level=None)) as plain:
            for pragma in ("synchronous = full", "foreign_keys = 1", "cache_size = -16000"):
                plain.execute(f"PRAGMA {pragma}")
            _connections[:] = [database.connection(), plain]
            yield plain
        close_database()


_connections: list[sqlite3.Connection] = []


def _new_users() -> list[int]:
    """Users who are in both files, under the same ids."""
    users: list[int] = []
    for connection in _connections:
        (last,) = connection.execute('SELECT coalesce(max(id), 0) FROM "user"').fetchone()
        users = list(range(last + 1, last + 1 + AWARDS))
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            'INSERT INTO "user" (id, name, email, email_key, badges_hidden, created_at)'
            " VALUES (?, ?, ?, ?, 0, 1)",
            [(user, "U", f"{user}@example.com", f"{user}@example.com") for user in users],
        )
        connection.execute("COMMIT")
    return users


def main() -> None:
    for figure in figures():
        print(
            f"{figure.what}: {figure.ours:,.0f} against {figure.reference:,.0f} {figure.unit},"
            f" {figure.ratio:.2f} times ({figure.bar})"
        )


if __name__ == "__main__":
    main()
