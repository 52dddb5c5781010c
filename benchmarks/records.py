"""What records cost: a data type with 1,000,000 records of 12 fields, beside plain sqlite3.

``make bench ARGS=--records`` measures this: making the records takes three minutes and 1 GB of
temporary space, once for each run. Ours and the reference take turns on the same file; a figure is
the median of its rounds.
"""

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from faker import Faker

from benchmarks.engine import Figure
from desktop_app.models import close_database, open_database, records, searching, sort_indexes
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.record_rows import Condition, Filter, Operator, Page, Query, Sort
from desktop_app.models.tables import database
from desktop_app.models.values import columns, to_columns
from desktop_app.operations import create_data_type, create_project, create_user

SMALL, LARGE = 1_000, 1_000_000
ROUNDS = 7
BAR = "≤ 1: of 1.3 times the reference and 30 ms"
PAGE = 100
"""About two screens of rows."""
EMAIL = "ada@example.com"
STAGES = ("Lead", "Qualified", "Proposal", "Won", "Lost")
FIELDS = (
    FieldRow("Name", FieldKind.TEXT),
    FieldRow("Company", FieldKind.TEXT),
    FieldRow("E-mail", FieldKind.EMAIL),
    FieldRow("Phone", FieldKind.PHONE),
    FieldRow("City", FieldKind.TEXT),
    FieldRow("Website", FieldKind.URL),
    FieldRow("Stage", FieldKind.CHOICE, options=STAGES),
    FieldRow("Value", FieldKind.MONEY, currency="EUR"),
    FieldRow("Employees", FieldKind.INTEGER),
    FieldRow("Since", FieldKind.DATE),
    FieldRow("Last contact", FieldKind.DATE_TIME),
    FieldRow("Notes", FieldKind.LONG_TEXT),
)


@dataclass(frozen=True)
class Pools:
    """Values as people have them, to put records together: Faker makes 10,000 a second."""

    names: list[tuple[str, str]]
    companies: list[str]
    cities: list[str]
    notes: list[str]

    @classmethod
    def make(cls) -> "Pools":
        faker = Faker(["de_DE", "en_US", "fr_FR"])
        Faker.seed(4)
        names = [(faker.first_name(), faker.last_name()) for _ in range(4_000)]
        companies = [faker.company() for _ in range(3_000)]
        cities = [faker.city() for _ in range(2_000)]
        return cls(names, companies, cities, [faker.sentence(12) for _ in range(3_000)])

    def rows(self, count: int) -> Iterator[tuple[Any, ...]]:
        """Values in the order of FIELDS; some are empty."""
        chance = random.Random(4)
        pick, number = chance.choice, chance.randrange
        for n in range(count):
            (first, _), (_, last) = pick(self.names), pick(self.names)
            company = pick(self.companies)
            yield (
                f"{first} {last}",
                company if number(10) else None,
                f"{first}.{last}{n}@example.com".lower().replace(" ", ""),
                f"+49 {number(100, 999)} {number(10**6, 10**7)}",
                pick(self.cities),
                f"https://www.example.com/{n}" if number(3) else None,
                pick(STAGES),
                Decimal(number(10**7)) / 100 if number(4) else None,
                number(1, 5_000),
                date(2000, 1, 1) + timedelta(days=number(9_000)),
                datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=number(10**8)),
                pick(self.notes) if number(2) else None,
            )


@dataclass(frozen=True)
class Sample:
    """A database file with one data type of so many records."""

    file: Path
    type_id: int
    count: int


def make_sample(folder: Path, count: int, pools: Pools) -> Sample:
    """Make a file with a type, its records, its full text and an index to sort by."""
    file = Path(folder, f"{count}.db")
    open_database(file)
    user = create_user("Ada", EMAIL)
    project = create_project(user.id, "Sales")
    made = create_data_type(user.id, project.id, "Contacts", fields=FIELDS)
    of = records.data_type(made.id)
    assert of is not None
    database.execute_sql("PRAGMA synchronous = off")
    searching.drop_index(database.obj, of.table)  # all at once, it is made in a tenth of the time
    fill(of, pools.rows(count))
    searching.make_index(database.obj, of)
    for name in ("Name", "Value"):
        sort_indexes.make_index(of, field_of(of, name))
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    close_database()
    return Sample(file, made.id, count)


def fill(of: DataTypeRow, rows: Iterator[tuple[Any, ...]]) -> None:
    """Insert records as they are stored, past the operations."""
    names = [
        "revision",
        "created_at",
        "updated_at",
        *(c for each in of.fields for c in columns(each)),
    ]
    listing, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    opened = database.obj

    def stored(at: int, row: tuple[Any, ...]) -> list[Any]:
        values: list[Any] = [1, at, at]
        for each, value in zip(of.fields, row, strict=True):
            values += to_columns(each, value, opened)
        return values

    with database.atomic():
        database.cursor().executemany(
            f'INSERT INTO "{of.table}" ({listing}) VALUES ({marks})',
            (stored(1_700_000_000_000 + at, row) for at, row in enumerate(rows)),
        )


def field_of(of: DataTypeRow, name: str) -> FieldRow:
    return next(each for each in of.fields if each.name == name)


@contextmanager
def opened(sample: Sample) -> Iterator[tuple[DataTypeRow, sqlite3.Connection]]:
    """The open database's type, and a plain connection to the same file."""
    open_database(sample.file)
    of = records.data_type(sample.type_id)
    assert of is not None
    with closing(sqlite3.connect(sample.file, isolation_level=None)) as plain:
        plain.execute("PRAGMA cache_size = -16000")
        yield of, plain
    close_database()


def figures() -> Iterator[Figure]:
    """All figures of records: below the windows, and in them."""
    from benchmarks import records_window

    with tempfile.TemporaryDirectory(prefix="records") as folder:
        pools = Pools.make()
        large, small = (make_sample(Path(folder), count, pools) for count in (LARGE, SMALL))
        yield from sizes(large, small)
        yield from statements(large)
        yield from records_window.figures(large, small)


def sizes(large: Sample, small: Sample) -> Iterator[Figure]:
    """The large type beside the small one."""
    reads: list[tuple[str, Callable[[DataTypeRow], object]]] = [
        ("first page", lambda of: records.read_page(of, Query(), limit=PAGE)),
        ("last page", lambda of: records.read_page(of, Query(), limit=PAGE, at_end=True)),
        ("count", lambda of: records.count(of, Query())),
    ]
    for what, read in reads:
        times = []
        for sample in (large, small):
            with opened(sample) as (of, _):
                taken = [seconds(read, of) for _ in range(ROUNDS + 1)]
                times.append(1000 * median(taken[1:]))
        ours, reference = times
        name = f"{what}, 1,000,000 records against 1,000"
        bar = "≤ 2, ≤ 150 ms"
        yield Figure(name, ours, reference, ours / reference, "ms", bar)


def seconds(run: Callable[..., object], *arguments: object) -> float:
    start = perf_counter()
    run(*arguments)
    return perf_counter() - start


@dataclass(frozen=True)
class Case:
    """Something that is asked of a large type."""

    what: str
    query: Query
    where: dict[str, int] = field(default_factory=dict)
    in_window: bool = False

    @property
    def at_end(self) -> bool:
        return "at_end" in self.where

    def read(self, of: DataTypeRow) -> Page:
        where: dict[str, Any] = self.where
        return records.read_page(of, self.query, limit=PAGE, **where)


def cases(of: DataTypeRow) -> list[Case]:
    name, value, notes = (field_of(of, each) for each in ("Name", "Value", "Notes"))
    often = Condition(field_of(of, "Company").id, Operator.CONTAINS, "müller")
    never = Condition(notes.id, Operator.CONTAINS, "zz top")
    dearest = Query(sort=(Sort(value.id, True),))
    return [
        Case("first page", Query()),
        Case("jump to the end", Query(), {"at_end": True}, True),
        Case("jump to the middle", Query(), {"offset": LARGE // 2}),
        Case("sort by an indexed text", Query(sort=(Sort(name.id),)), {}, True),
        Case("sort by an indexed amount, descending", dearest, {}, True),
        Case("… jump to the end", dearest, {"at_end": True}),
        Case("filter on text, often met", Query(Filter((often,))), {}, True),
        Case("filter on text, never met", Query(Filter((never,)))),
        Case("full text, two words", Query(text="anna mei"), {}, True),
        Case("full text, as one types", Query(text="me"), {}, True),
        Case("full text, one letter", Query(text="m")),
        Case("full text, sorted", Query(text="anna", sort=(Sort(name.id),))),
    ]


def statements(large: Sample) -> Iterator[Figure]:
    """What is read of the large type, beside plain sqlite3 that runs the same SQL."""
    with opened(large) as (of, plain):
        for case in cases(of):
            yield beside(of, plain, case)


def by_hand(of: DataTypeRow, plain: sqlite3.Connection, case: Case) -> float:
    """How long plain sqlite3 takes for the statements of a page, in ms."""
    ran = ran_for(of, case)
    return 1000 * median([seconds(run_all, plain, ran) for _ in range(ROUNDS + 1)][1:])


def ran_for(of: DataTypeRow, case: Case) -> list[str]:
    """The statements that a page takes."""
    ran: list[str] = []
    connection = database.connection()
    connection.set_trace_callback(ran.append)
    page = case.read(of)
    connection.set_trace_callback(None)
    assert page.rows or "never" in case.what
    return [sql for sql in ran if sql.startswith("SELECT")]


def run_all(plain: sqlite3.Connection, statements: list[str]) -> None:
    for sql in statements:
        plain.execute(sql).fetchall()


def beside(of: DataTypeRow, plain: sqlite3.Connection, case: Case) -> Figure:
    """A page of ours, and its statements run by hand."""
    ran = ran_for(of, case)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS + 1):
        times[0].append(seconds(case.read, of))
        times[1].append(seconds(run_all, plain, ran))
    ours, reference = (1000 * median(each[1:]) for each in times)
    return Figure(
        f"{case.what}, 1,000,000 records",
        ours,
        reference,
        ours / (1.3 * reference + 30),
        "ms",
        BAR,
    )


def main() -> None:
    for figure in figures():
        print(
            f"{figure.what:60} {figure.ours:9.1f} against {figure.reference:9.1f} {figure.unit},"
            f" {figure.ratio:.2f} times ({figure.bar})",
            flush=True,
        )


if __name__ == "__main__":
    main()
