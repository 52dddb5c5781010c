"""The targets: each takes any bytes, and raises where the program would have broken a promise."""

import json
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from unittest import mock

from desktop_app.badges import checking
from desktop_app.badges.checking import Standing, check
from desktop_app.badges.credential import FileKind
from desktop_app.models import open_database, records
from desktop_app.models.field_rows import dump_fields, load_change
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.record_past import _told as told_of
from desktop_app.models.record_rows import ChangeKind, Condition, Filter, Operator, Query, Sort
from desktop_app.models.view_json import dump_layout, dump_query, load_layout, load_query
from desktop_app.operations import (
    InvalidInput,
    NewRecord,
    StorageError,
    create_data_type,
    create_project,
    create_user,
    fields_from_schema,
    import_badges,
    schema_of,
    valid_fields,
    write_records,
)
from desktop_app.operations.field_schema import value_problem
from desktop_app.operations.record_reviving import revived
from desktop_app.operations.record_values import canonical
from desktop_app.ui.picture import read_picture
from desktop_app.ui.records.clipboard import from_tsv, to_tsv
from desktop_app.ui.records.pasting import Target as Place
from desktop_app.ui.records.pasting import read_block
from tests.badges.badge_files import ADA, make
from tests.badges.hostile import HOSTILE, KEY, TOKEN, png_with, svg_with
from tests.ui import pictures

LARGEST_SEED = 20_000
SECONDS = 1.0
OURS = frozenset({KEY.did})
GENUINE = [make(kind, KEY) for kind in FileKind]


class Broken(Exception):
    """A promise that was not kept."""


@dataclass(frozen=True)
class Target:
    """What is fed, and what to begin with."""

    feed: Callable[[bytes], None]
    seeds: list[bytes]


def badge_file(data: bytes) -> None:
    """A verdict in a sentence; genuine is only what our own key has signed, as it was signed."""
    with mock.patch.object(checking.log, "exception", _unexpected):
        verdict = check(data, OURS)
    if not str(verdict).endswith(".") or "{" in str(verdict):
        raise Broken(f"no sentence: {verdict}")
    if verdict.standing in (Standing.REFUSED, Standing.UNKNOWN) and verdict.claim is not None:
        raise Broken("claims of what was refused")
    if verdict.standing is Standing.GENUINE and TOKEN.encode() not in data:
        held = [file for file in GENUINE if file == data or file in data]
        if not held and not any(_body(file) in data for file in GENUINE):
            raise Broken("genuine, and not of our making")


def _unexpected(message: str) -> None:
    raise Broken(message)


def _body(file: bytes) -> bytes:
    """The signed part of a file."""
    at = file.index(b"eyJ")
    end = at
    while file[end : end + 1].isalnum() or file[end : end + 1] in (b"-", b"_", b"."):
        end += 1
    return file[at:end]


class BadgeImport:
    """Imports into a database of its own: a report or a sentence, and never a badge without it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._user_id = 0

    def __call__(self, data: bytes) -> None:
        if not self._user_id:
            open_database(str(Path(self._folder.name) / "fuzz.db"))
            self._user_id = create_user(ADA.name, ADA.email).id
        try:
            report = import_badges(self._user_id, data, OURS)
        except InvalidInput as refused:
            if not str(refused).endswith("."):
                raise Broken(f"no sentence: {refused}") from refused
            return
        if min(vars(report).values()) < 0:
            raise Broken(f"not a count: {report}")


class Picture:
    """A small PNG or a sentence. Qt looks no further into a PNG whose checksums are wrong."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._file = Path(self._folder.name) / "picture"

    def __call__(self, data: bytes) -> None:
        for content in {data, with_right_checksums(data)}:
            self._file.write_bytes(content)
            try:
                stored = read_picture(self._file)
            except InvalidInput as refused:
                if not str(refused).endswith("."):
                    raise Broken(f"no sentence: {refused}") from refused
                continue
            if stored[:8] != PNG_START or stored[16:24] != bytes((0, 0, 1, 0)) * 2:
                raise Broken("no picture of 256 by 256")


PNG_START = b"\x89PNG\r\n\x1a\n"


def with_right_checksums(data: bytes) -> bytes:
    """A PNG whose chunks, whatever is in them, are as they were written."""
    if not data.startswith(PNG_START):
        return data
    made, at = [PNG_START], len(PNG_START)
    while at < len(data):
        size = min(int.from_bytes(data[at : at + 4]), max(0, len(data) - at - 12))
        chunk = data[at + 4 : at + 8 + size]
        made += [size.to_bytes(4), chunk, zlib.crc32(chunk).to_bytes(4)]
        at += 12 + size
    return b"".join(made)


EXPORT = (
    b'{"format":"business-platform-badges","version":1,"holder":{"email":"ada@example.com"},'
    b'"badges":[{"name":"projectCreated","earned_at":1763812345678,"credential":"%s"},'
    b'{"name":"moonLanding","earned_at":1763812345678},{"name":7}]}'
) % TOKEN.encode()


def _sentence(refused: InvalidInput) -> None:
    if not str(refused).endswith("."):
        raise Broken(f"no sentence: {refused}") from refused


def schema(data: bytes) -> None:
    """Fields that are valid, and come back from what is exported of them; or a sentence."""
    try:
        found = fields_from_schema(data.decode(errors="surrogateescape"), {"People": 7})
    except InvalidInput as refused:
        _sentence(refused)
        return
    if valid_fields(found.fields) != found.fields:
        raise Broken("other fields")
    of = DataTypeRow(1, 1, "Things", "", "things_1", 1, tuple(found.fields))
    fields = [replace(one, target=one.target and 7) for one in found.fields]
    written = json.dumps(schema_of(replace(of, fields=tuple(fields)), {7: "People"}))
    again = fields_from_schema(written, {"People": 7}).fields
    if [(one.name, one.kind) for one in again] != [(one.name, one.kind) for one in fields]:
        raise Broken("exported otherwise")


def block(data: bytes) -> None:
    """Cells, which are copied as they were pasted, and read as values or with a sentence."""
    text = data.decode(errors="replace")
    rows = from_tsv(text)
    if from_tsv(to_tsv(rows)) != rows and rows[-1] != [""]:
        raise Broken("other cells")
    columns = tuple(replace(one, id=at, column="x") for at, one in enumerate(RECORD_FIELDS, 1))
    of = DataTypeRow(0, 1, "Things", "", "things_1", 1, columns)
    found = read_block(Place(of, Query(), 0, columns, 0), rows[:50])
    for row in found.rows:
        for key, value in row.items():
            kept = canonical(columns[key - 1], value)
            problem = value_problem(columns[key - 1], kept)
            if problem is not None and not str(problem):
                raise Broken("no sentence")
    for cell in found.bad:
        if not str(cell.error).endswith("."):
            raise Broken(f"no sentence: {cell.error}")


class View:
    """A query and a layout, whatever was stored, and what a database makes of it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._of: DataTypeRow | None = None

    def __call__(self, data: bytes) -> None:
        if self._of is None:
            open_database(str(Path(self._folder.name) / "fuzz.db"))
            user = create_user(ADA.name, ADA.email).id
            project = create_project(user, "Shop").id
            made = create_data_type(user, project, "Things", fields=RECORD_FIELDS)
            self._of = records.data_type(made.id)
            write_records(user, made.id, [NewRecord({1: "ä", 2: 7}), NewRecord({6: date.max})])
        assert self._of is not None
        text = data.decode(errors="replace")
        query, layout = load_query(text), load_layout(text)
        dump_layout(layout)
        if load_query(dump_query(query)) != query and "NaN" not in text:
            raise Broken("another query")
        found = records.read_page(self._of, query, limit=3).rows
        if records.count(self._of, query) != len(found):
            raise Broken("counted otherwise")


def change(data: bytes) -> None:
    """What the history tells, or that it is damaged."""
    before, _, after = data.decode(errors="replace").partition("\n")
    for kind in ChangeKind:
        try:
            _, was, now = told_of(kind.value, before, after)
        except StorageError:
            continue
        for one in VIEWED:
            try:
                revived(one, was.get(str(one.id)))
            except InvalidInput as refused:
                _sentence(refused)
        if kind is ChangeKind.DELETE:
            int(now.get("created_at", 0))
    try:
        load_change(before, after)
    except StorageError as refused:
        if not str(refused).endswith("."):
            raise Broken("no sentence") from refused


RECORD_FIELDS = (
    FieldRow("Text", FieldKind.TEXT),
    FieldRow("Whole", FieldKind.INTEGER),
    FieldRow("Decimal", FieldKind.DECIMAL, places=3),
    FieldRow("Money", FieldKind.MONEY, currency="EUR"),
    FieldRow("Yes", FieldKind.BOOLEAN),
    FieldRow("Day", FieldKind.DATE),
    FieldRow("Time", FieldKind.DATE_TIME),
    FieldRow("Choice", FieldKind.CHOICE, options=("new", "old")),
    FieldRow("Choices", FieldKind.CHOICES, options=("a", "b, c", '"')),
    FieldRow("Email", FieldKind.EMAIL),
    FieldRow("Phone", FieldKind.PHONE),
    FieldRow("Site", FieldKind.URL),
)
VIEWED = tuple(replace(one, id=at, column=f"c{at}") for at, one in enumerate(RECORD_FIELDS, 1))
VIEW = dump_query(
    Query(
        Filter(
            (
                Condition(1, Operator.CONTAINS, "ä"),
                Filter((Condition(6, Operator.LESS, date(2024, 2, 29)),), any=True),
                Condition(7, Operator.AT_LEAST, datetime(2024, 1, 1, tzinfo=UTC)),
                Condition(4, Operator.MORE, Decimal("1.50")),
                Condition(8, Operator.IS, ("new", "old")),
            )
        ),
        (Sort(1, descending=True), Sort(7)),
        "words",
    )
)
SCHEMA = schema_of(
    DataTypeRow(1, 1, "Things", "", "", 1, (*VIEWED, FieldRow("L", FieldKind.LINK, target=7))),
    {7: "People"},
)
CHANGES = [
    b'{"1":"a","2":7,"3":"1.500","6":"2024-02-29","7":"2024-01-01T00:00:00Z","9":["a"]}\n'
    b'{"created_at":7,"columns":{"c1":"x"},"links":{"j":[1,2]}}',
    json.dumps({"fields": dump_fields(VIEWED), "kept": {"1": "c1__old1"}, "last": 7}).encode()
    + b"\n"
    + json.dumps({"fields": dump_fields(VIEWED[1:]), "renamed": {"8": {"new": "old"}}}).encode(),
]
BLOCK = (
    "a\t1\t1,5\t1.234,50 €\tyes\t2024-02-29\t29.02.24 1:30 PM\tnew\ta; b, c\ta@b.de\t+49 (1)"
    '\thttps://x.de\r\n"a ""q""\nb"\t"\t-0\t1e9\tnein\t2024-1-1 \u0663\t\tNEW\t""""\n'
).encode()

TARGETS = {
    "schema": Target(
        schema,
        [
            json.dumps(SCHEMA).encode(),
            b'{"$defs":{"a":{"type":"string","format":"date","formatMinimum":"2024-01-01"}},'
            b'"properties":{"x":{"$ref":"#/$defs/a"},"y":{"anyOf":[{"type":"null"},'
            b'{"type":["number","null"],"exclusiveMinimum":1.5,"multipleOf":0.01,"default":7}]},'
            b'"z":{"type":"array","items":{"oneOf":[{"const":"a"},{"const":"b"}]}}},'
            b'"required":["x"]}',
        ],
    ),
    "block": Target(block, [BLOCK]),
    "view": Target(View(), [VIEW.encode(), b'{"columns":[1,2],"widths":{"1":120}}']),
    "change": Target(change, CHANGES),
    "badge_file": Target(
        badge_file,
        [
            *GENUINE,
            TOKEN.encode(),
            png_with(),
            svg_with("<g/>"),
            *(data for data, _ in HOSTILE.values() if len(data) < LARGEST_SEED),
        ],
    ),
    "badge_import": Target(
        BadgeImport(), [EXPORT, EXPORT.replace(TOKEN.encode(), b""), b"{}", b"[]"]
    ),
    "picture": Target(Picture(), pictures.seeds()),
}


def timed(feed: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """``feed``, which must not take longer than a second."""

    def run(data: bytes) -> None:
        began = time.thread_time()
        feed(data)
        took = time.thread_time() - began
        if took > SECONDS:
            raise Broken(f"{took:.2f} s for {len(data)} bytes")

    return run


def mutations(seeds: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Seeds with a few bytes changed, cut, doubled or exchanged, the same for the same ``seed``."""
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(0, len(data))
            size = chance.choice((1, 2, 8, 64))
            match chance.randrange(5):
                case 0:
                    data[at : at + 1] = bytes([chance.randrange(256)])
                case 1:
                    del data[at : at + size]
                case 2:
                    data[at:at] = data[at : at + size]
                case 3:
                    data[at:at] = chance.choice(
                        (b'"', b"{", b"[", b"<", b"&", b"\0", b"e9", b"\xff")
                    )
                case 4:
                    other = chance.choice(seeds)
                    start = chance.randint(0, len(other))
                    data[at : at + size] = other[start : start + size]
        yield bytes(data)
