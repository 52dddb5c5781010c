"""What saving one cell costs, durably, beside plain sqlite3: the UPDATE and its row of history.

Both work on copies of one file, so the reference keeps the same indexes and full text up to date.
They take turns, round by round; a figure is the median of its rounds.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from benchmarks.engine import Figure
from desktop_app.models import close_database, open_database
from desktop_app.models.clock import now
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.models.keys import sort_key
from desktop_app.models.records import data_type
from desktop_app.models.tables import database
from desktop_app.operations import (
    EditedRecord,
    NewRecord,
    create_data_type,
    create_project,
    create_user,
    write_records,
)

RECORDS = 20_000
ROUNDS = 7
EDITS = 150  # a round; each waits for the disk
BLOCK = 100_000  # cells

FIELDS = (
    FieldRow("Name", FieldKind.TEXT, required=True),
    FieldRow("Notes", FieldKind.LONG_TEXT),
    FieldRow("Company", FieldKind.TEXT),
    FieldRow("City", FieldKind.TEXT),
    FieldRow("Email", FieldKind.EMAIL),
    FieldRow("Phone", FieldKind.PHONE),
    FieldRow("Number", FieldKind.INTEGER, unique=True),
    FieldRow("Amount", FieldKind.MONEY, currency="EUR"),
    FieldRow("Active", FieldKind.BOOLEAN),
    FieldRow("Since", FieldKind.DATE),
    FieldRow("Status", FieldKind.CHOICE, options=("new", "open", "done")),
    FieldRow("Tags", FieldKind.CHOICES, options=("a", "b", "c")),
)
HISTORY = (
    "INSERT INTO record_change (data_type_id, record_id, revision, kind, before, after, user_id,"
    " at, change_set) VALUES (?, ?, ?, 'update', ?, ?, ?, ?, ?)"
)


def figures() -> Iterator[Figure]:
    """The figures of writing records."""
    with tempfile.TemporaryDirectory(prefix="records") as folder:
        file, other = Path(folder, "ours.db"), Path(folder, "reference.db")
        user_id, of = _fill(file)
        with closing(sqlite3.connect(other, isolation_level=None)) as plain:
            database.connection().backup(plain)
            for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = 1"):
                plain.execute(f"PRAGMA {pragma}").fetchall()
            plain.execute("PRAGMA cache_size = -16000")
            yield one_cell(plain, user_id, of)
            yield a_block(plain, user_id, of)
        close_database()


def _fill(file: Path) -> tuple[int, DataTypeRow]:
    """A file with a data type of 12 fields and its records."""
    open_database(file)
    user = create_user("Ada", "ada@example.com")
    project = create_project(user.id, "Shop")
    made = create_data_type(user.id, project.id, "Contacts", fields=FIELDS)
    of = data_type(made.id)
    assert of is not None
    keys = [field.id for field in of.fields]
    new = [NewRecord(dict(zip(keys, _values(n), strict=True))) for n in range(RECORDS)]
    write_records(user.id, of.id, new)
    return user.id, of


def _values(number: int) -> tuple[Value, ...]:
    return (
        f"Ada Lovelace {number}",
        f"Met at the fair, asked for offer {number}. " * 3,
        f"Company {number % 997}",
        f"City {number % 101}",
        f"ada{number}@example.com",
        f"+49 30 {number:07}",
        number,
        Decimal(number) / 4,
        number % 2 == 0,
        date(2000, 1, 1) + timedelta(number % 9_000),
        ("new", "open", "done")[number % 3],
        ("a", "c"),
    )


def one_cell(plain: sqlite3.Connection, user_id: int, of: DataTypeRow) -> Figure:
    """One text of one record; full text and history with it."""
    name = of.fields[0]

    def ours(record: int, revision: int, text: str) -> None:
        write_records(user_id, of.id, [EditedRecord(record, revision, {name.id: text})])

    update = (
        f'UPDATE "{of.table}" SET "{name.column}" = ?, "{name.column}__key" = ?, revision = ?,'
        " updated_at = ? WHERE id = ?"
    )

    def reference(record: int, revision: int, text: str) -> None:
        moment = now()
        plain.execute("BEGIN IMMEDIATE")
        plain.execute(update, (text, sort_key(text), revision + 1, moment, record))
        before, after = (f'{{"{name.id}":"{value}"}}' for value in ("Ada Lovelace", text))
        row = (of.id, record, revision + 1, before, after, user_id, moment, record)
        plain.execute(HISTORY, row)
        plain.execute("COMMIT")

    mine, theirs = _rounds(ours, reference)
    what = "save one cell edit, durable, against UPDATE + history row"
    return Figure(what, mine * 1e3, theirs * 1e3, mine / theirs, "ms", "≤ 2 ms, ≤ 3")


def _rounds(
    ours: Callable[[int, int, str], None], reference: Callable[[int, int, str], None]
) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):  # the first one warms up
        for taken, edit in zip(times, (ours, reference), strict=True):
            start = perf_counter_ns()
            for number in range(EDITS):
                # Over the whole table, each record once a round.
                record = 1 + number * (RECORDS // EDITS)
                edit(record, turn + 1, f"Grace Hopper {turn} {number}")
            taken.append((perf_counter_ns() - start) / 1e9 / EDITS)
    return median(times[0][1:]), median(times[1][1:])


def a_block(plain: sqlite3.Connection, user_id: int, of: DataTypeRow) -> Figure:
    """100,000 pasted cells: new records, checked, with their history, against the INSERTs."""
    keys = [field.id for field in of.fields]
    numbers = range(RECORDS, RECORDS + BLOCK // len(keys))
    new = [NewRecord(dict(zip(keys, _values(n), strict=True))) for n in numbers]
    start = perf_counter_ns()
    write_records(user_id, of.id, new)
    mine = (perf_counter_ns() - start) / 1e9
    cursor = database.execute_sql(f'SELECT * FROM "{of.table}" WHERE id > ?', (RECORDS,))
    rows = cursor.fetchall()
    marks = ", ".join("?" * len(rows[0]))
    history = database.execute_sql(
        "SELECT * FROM record_change WHERE record_id > ?", (RECORDS,)
    ).fetchall()
    start = perf_counter_ns()
    with _transaction(plain):
        plain.executemany(f'INSERT INTO "{of.table}" VALUES ({marks})', rows)
        changed = ", ".join("?" * len(history[0]))
        plain.executemany(f"INSERT INTO record_change VALUES ({changed})", history)
    theirs = (perf_counter_ns() - start) / 1e9
    what = "paste 100,000 cells, checked, against the bare INSERTs"
    return Figure(what, mine * 1e3, theirs * 1e3, mine / theirs, "ms", "(no bar)")


@contextmanager
def _transaction(plain: sqlite3.Connection) -> Iterator[None]:
    plain.execute("BEGIN IMMEDIATE")
    yield
    plain.execute("COMMIT")


if __name__ == "__main__":
    for figure in figures():
        print(
            f"{figure.what}: {figure.ours:.2f} against {figure.reference:.2f} {figure.unit},"
            f" {figure.ratio:.2f} times ({figure.bar})"
        )
