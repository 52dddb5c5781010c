"""A process that works with records: ``python -m tests.proof.clerk URL ROLE TYPE SEED``.

It says ``ready``, then after each step what it did, as JSON, until a line comes in or it is killed.
What an operation refuses with a sentence is its right; anything else ends the process.
"""

import datetime
import json
import os
import random
import select
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop_app.errors import PlatformError
from desktop_app.models import clock, close_database, open_database, records
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.record_rows import Filter, Query, Sort
from desktop_app.models.rows import Kind
from desktop_app.models.searching import search
from desktop_app.operations import (
    EditedRecord,
    NewRecord,
    OnLinks,
    attach_file,
    change_fields,
    check_records,
    create_project_from,
    delete,
    delete_records,
    empty_trash,
    preview_fields,
    restore,
    revert_fields,
    revert_records,
    write_records,
)

USER = 1
COUNTER = "Counter"
WORDS = ("ada", "Ädä", "42", "2024-01-02", "yes", "rocket 7", "x@example.com", "12.50", "naïve")
KINDS = (
    FieldRow("", FieldKind.TEXT),
    FieldRow("", FieldKind.LONG_TEXT),
    FieldRow("", FieldKind.INTEGER),
    FieldRow("", FieldKind.DECIMAL, places=2),
    FieldRow("", FieldKind.DATE),
    FieldRow("", FieldKind.BOOLEAN),
    FieldRow("", FieldKind.CHOICE, options=WORDS),
    FieldRow("", FieldKind.CHOICES, options=WORDS),
)


def say(**what: Any) -> None:
    os.write(1, f"{json.dumps(what)}\n".encode())


class Clerk:
    """Somebody at work in one data type."""

    def __init__(self, type_id: int, seed: int) -> None:
        self.type_id, self.dice = type_id, random.Random(seed)
        while (found := records.data_type(type_id)) is None:
            pass  # it comes and goes
        self.of = found
        self.seen: list[DataTypeRow] = [self.of]
        self.done: list[int] = []
        self.changes: list[int] = []

    def look(self) -> DataTypeRow:
        """The type as it is now; as it was seen last, where it is deleted."""
        found = records.data_type(self.type_id)
        return self.of if found is None else found

    def value(self, field: FieldRow) -> Any:
        word = self.dice.choice(WORDS)
        match field.kind:
            case FieldKind.INTEGER:
                return self.dice.randrange(100)
            case FieldKind.DATE:
                return datetime.date(2024, 1, self.dice.randint(1, 28))
            case FieldKind.BOOLEAN:
                return self.dice.random() < 0.5
            case FieldKind.CHOICE:
                return self.dice.choice(field.options)
            case FieldKind.CHOICES:
                return (self.dice.choice(field.options),)
            case FieldKind.TEXT | FieldKind.LONG_TEXT:
                return f"{word} {self.dice.randrange(1000)}"
        return None

    def values(self, of: DataTypeRow) -> dict[int, Any]:
        return {field.id: self.value(field) for field in of.fields if field.name != COUNTER}

    def rows(self, of: DataTypeRow, limit: int = 20) -> list[Any]:
        return list(records.read_page(of, Query(), limit=limit, at_end=True).rows)

    def write(self, change: NewRecord | EditedRecord) -> None:
        self.done.append(write_records(USER, self.of.id, [change]).change_set)

    # The roles

    def paste(self) -> None:
        """Blocks of thousands of records, taken back now and then."""
        of = self.look()
        block = [NewRecord(self.values(of)) for _ in range(2_000)]
        written = write_records(USER, of.id, block)
        self.done.append(written.change_set)
        say(pasted=written.change_set)
        if self.dice.random() < 0.3:
            revert_records(USER, self.done.pop())

    def edit(self) -> None:
        """Single cells and a counter, as somebody sees them who looked a while ago."""
        if self.dice.random() < 0.3:
            self.of = self.look()
        rows = self.rows(self.of)
        if not rows or self.dice.random() < 0.2:
            self.done.append(
                write_records(USER, self.of.id, [NewRecord(self.values(self.of))]).change_set
            )
            return
        row = self.dice.choice(rows)
        match self.dice.randrange(6):
            case 0:
                self.done.append(
                    delete_records(USER, self.of.id, [row.id], OnLinks.UNLINK).change_set
                )
            case 1 if self.done:
                revert_records(USER, self.done.pop())
            case _:
                field = self.dice.choice(self.of.fields)
                if field.name != COUNTER:
                    self.write(EditedRecord(row.id, row.revision, {field.id: self.value(field)}))

    def add_up(self) -> None:
        """Add one to the first record's counter."""
        of = self.look()
        (field,) = (field for field in of.fields if field.name == COUNTER)
        row = records.record(of, 1)
        if row is None:
            return
        counted = (row.values[field.id] or 0) + 1  # type: ignore[operator]
        write_records(USER, of.id, [EditedRecord(1, row.revision, {field.id: counted})])
        say(counted=1)

    def change(self) -> None:
        """Other fields: kinds, names, order, rules; and back."""
        of = self.look()
        if self.changes and self.dice.random() < 0.4:
            self.changes.append(revert_fields(USER, self.changes.pop()))
            return
        fields = list(of.fields)
        some = [at for at, field in enumerate(fields) if field.name != COUNTER]
        at = self.dice.choice(some) if some else 0
        action = self.dice.randrange(5) if some else 1
        match action:
            case 0:
                kind = self.dice.choice(KINDS)
                one = fields[at]
                fields[at] = replace(kind, id=one.id, name=one.name)
            case 1:
                kind = self.dice.choice(KINDS)
                fields.insert(0, replace(kind, name=f"Field {self.dice.randrange(8)}"))
            case 2 if len(some) > 2:
                del fields[at]
            case 3:
                fields[at] = replace(fields[at], name=f"Field {self.dice.randrange(8)}")
            case _:
                self.dice.shuffle(fields)
        preview_fields(of.id, fields)
        self.changes.append(change_fields(USER, of.id, fields, of.revision, empty_misfits=True))
        say(changed=self.changes[-1])

    def come_and_go(self) -> None:
        """The type is deleted, and restored."""
        delete(USER, Kind.DATA_TYPE, self.type_id, linked=True)
        restore(USER, Kind.DATA_TYPE, self.type_id)

    def empty(self) -> None:
        """Everything that was deleted is gone for good."""
        empty_trash(self.dice.choice([0, 50]))

    def attach(self) -> None:
        """Files: some again and again, some new."""
        name = f"{self.dice.randrange(3) if self.dice.random() < 0.5 else os.urandom(4).hex()}.txt"
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / name
            file.write_bytes(name.encode() * 100_000)
            row = attach_file(file)
        say(attached=row.sha256)

    def install(self) -> None:
        """Projects from a template."""
        project = create_project_from(USER, f"P {os.urandom(6).hex()}", "real-estate", "en")
        say(installed=project.id)

    def read(self) -> None:
        """What windows read that saw the type a while ago."""
        of = self.look()
        self.seen = [*self.seen[-3:], of]
        of = self.dice.choice(self.seen)
        field = self.dice.choice(of.fields)
        query = Query(Filter(), (Sort(field.id),), self.dice.choice(["", "ada", "42"]))
        reads: list[Callable[[], object]] = [
            lambda: records.read_page(of, query, limit=50),
            lambda: records.count(of, query),
            lambda: records.groups(of, query, field),
            lambda: records.titles(of.id, range(1, 50)),
            lambda: records.find_titles(of.id, "ada", 10),
            lambda: records.history(of.id, 1),
            lambda: records.back_links(of, 1),
            lambda: records.trash(of.project_id),
            lambda: records.ensure_index(of, field),
            lambda: search(USER, "rokcet", 10),
            lambda: search(USER, "ada", 10),
            lambda: preview_fields(of.id, of.fields[1:]),
            lambda: check_records(of.id, [NewRecord(self.values(of))]),
        ]
        self.dice.choice(reads)()


def main(url: str, role: str, type_id: int, seed: int) -> None:
    open_database(url)
    clerk = Clerk(type_id, seed)
    work = getattr(clerk, role)
    say(ready=role)
    steps = refused = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        steps += 1
        try:
            work()
        except PlatformError as error:
            refused += 1
            say(refused=f"{type(error).__name__}: {error}")
    say(steps=steps, refused=refused, at=clock.now())
    close_database()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
