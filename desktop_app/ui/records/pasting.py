"""Many cells at once: what a block of texts would change, and which of it does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ... import models, operations
from ...errors import QT_TRANSLATE_NOOP, InvalidInput, PlatformError
from ...models.fields import DataTypeRow, FieldKind, FieldRow, Value
from ...models.record_rows import AttachmentRow, Page, Query, RecordRow
from ...operations.record_words import Change, EditedRecord, NewRecord
from . import values

MOST = 1_000_000
"""The most cells that are copied or pasted at once."""
TOO_MANY = QT_TRANSLATE_NOOP("errors", "At most {count} cells can be copied or pasted at once.")
NO_COLUMN = QT_TRANSLATE_NOOP("errors", "There is no column here.")
MOVED = QT_TRANSLATE_NOOP(
    "errors", "The records here have just changed. Please look, and try again."
)
_ROUNDS = 5  # leaving out what does not fit may leave something else that does not
_PORTION = 2_000
_LINKS = (FieldKind.LINK, FieldKind.LINKS)


@dataclass(frozen=True)
class BadCell:
    """What does not fit: its row and column in the table (from 0), what it is, and why."""

    row: int
    column: str
    text: str
    error: PlatformError


@dataclass(frozen=True)
class Target:
    """Where cells go: the rows from ``first`` on, and the columns in order."""

    type: DataTypeRow
    query: Query
    first: int
    columns: tuple[FieldRow, ...]
    total: int | None
    """How many records the query finds, as far as is known."""
    before: RecordRow | None = None
    """The record right before the first row, where it is known."""
    expected: RecordRow | None = None
    """The record in the first row, where it is known."""


@dataclass
class Block:
    """Rows of new values by field, with what could not be read."""

    rows: list[dict[int, Value]] = field(default_factory=list)
    bad: list[BadCell] = field(default_factory=list)
    links: list[tuple[int, FieldRow, str]] = field(default_factory=list)
    """By row in the block: titles of records, which only the database knows."""


@dataclass(frozen=True)
class Prepared:
    """What can be written, how many cells that is, and what cannot."""

    changes: tuple[Change, ...]
    cells: int
    bad: tuple[BadCell, ...]


def read_block(target: Target, texts: Sequence[Sequence[str]]) -> Block:
    """The values that texts mean. On any thread: it asks no database."""
    block = Block()
    for at, row in enumerate(texts):
        found: dict[int, Value] = {}
        for place, text in enumerate(row):
            if place >= len(target.columns):
                if text.strip():
                    error = InvalidInput(NO_COLUMN, "")
                    block.bad.append(BadCell(target.first + at, "", text, error))
                continue
            column = target.columns[place]
            if column.kind in _LINKS and text.strip():
                block.links.append((at, column, text))
                continue
            try:
                found[column.id] = values.parse(column, text)
            except InvalidInput as error:
                block.bad.append(BadCell(target.first + at, column.name, text, error))
        block.rows.append(found)
    return block


def read_rows(target: Target, count: int) -> Page:
    """The records in the rows that are meant. On the database thread."""
    rows: list[RecordRow] = []
    titles: dict[tuple[int, int], str] = {}
    files: dict[int, AttachmentRow] = {}
    after, offset = target.before, 0 if target.before is not None else target.first
    while len(rows) < count:
        page = models.records.read_page(
            target.type,
            target.query,
            limit=min(_PORTION, count - len(rows)),
            after=after,
            offset=offset,
        )
        rows += page.rows
        titles |= page.titles
        files |= page.files
        if not page.rows:
            break
        after, offset = page.rows[-1], 0
    if target.expected is not None and (not rows or rows[0].id != target.expected.id):
        raise InvalidInput(MOVED, "")
    return Page(tuple(rows), titles, files)


def prepare(target: Target, block: Block) -> Prepared:
    """What of a block can be written. On the database thread."""
    total = target.total
    if total is None:
        total = models.records.count(target.type, target.query)
    there = max(0, min(len(block.rows), total - target.first))
    rows = read_rows(target, there).rows if there else ()
    _resolve_links(target, block)
    changes: list[Change] = []
    places: list[int] = []
    for at, found in enumerate(block.rows):
        made = _change(rows[at] if at < len(rows) else None, found)
        if made is not None:
            changes.append(made)
            places.append(target.first + at)
    return _leave_out(target.type, changes, places, block.bad)


def fill(target: Target, count: int, copies: Sequence[int]) -> Block:
    """Rows that all hold what the first row holds in the columns. On the database thread."""
    first = read_rows(target, 1).rows
    found = {key: first[0].values.get(key) for key in copies} if first else {}
    return Block(rows=[{}, *(dict(found) for _ in range(count - 1))])


def _change(row: RecordRow | None, found: dict[int, Value]) -> Change | None:
    """What is new in a row; nothing where all stays as it is."""
    if row is None:
        filled: dict[int, Value] = {k: value for k, value in found.items() if value is not None}
        return NewRecord(filled) if filled else None
    differs = {key: value for key, value in found.items() if row.values.get(key) != value}
    return EditedRecord(row.id, row.revision, differs) if differs else None


def _resolve_links(target: Target, block: Block) -> None:
    """Find the records that pasted titles mean."""
    wanted = {
        (column.target, title)
        for _, column, text in block.links
        for title in {text.strip(), *values.link_texts(column, text)}
    }
    named: dict[tuple[int, str], tuple[int, ...]] = {}
    for type_id, title in wanted:
        found = models.records.find_titles(type_id, title, 50)
        named[type_id, title] = tuple(key for key, name in found if name == title)
    for at, column, text in block.links:
        try:
            block.rows[at][column.id] = values.parse(column, text, named)
        except InvalidInput as error:
            block.bad.append(BadCell(target.first + at, column.name, text, error))
    block.links = []


def _leave_out(
    of: DataTypeRow, changes: list[Change], places: list[int], bad: list[BadCell]
) -> Prepared:
    """Take out what the fields' rules refuse, until the rest can be written."""
    bad = list(bad)
    for _ in range(_ROUNDS):
        problems = operations.check_records(of.id, changes)
        if not problems:
            break
        refused: dict[int, set[int]] = {}
        for problem in problems:
            refused.setdefault(problem.at, set()).add(problem.field_id)
            column = of.field(problem.field_id)
            value = changes[problem.at].values.get(problem.field_id)
            text = values.copy_text(column, value) if column is not None else ""
            name = column.name if column is not None else ""
            bad.append(BadCell(places[problem.at], name, text, problem.error))
        kept = [
            (change, place)
            for at, (old, place) in enumerate(zip(changes, places, strict=True))
            if (change := _without(of, old, refused.get(at, set()))) is not None
        ]
        changes, places = [change for change, _ in kept], [place for _, place in kept]
    else:
        changes = []
    bad.sort(key=lambda cell: cell.row)
    return Prepared(tuple(changes), sum(len(change.values) for change in changes), tuple(bad))


def _without(of: DataTypeRow, change: Change, refused: set[int]) -> Change | None:
    """The change without some values; None where nothing is left, or it cannot do without."""
    if not refused:
        return change
    kept = {key: value for key, value in change.values.items() if key not in refused}
    if isinstance(change, EditedRecord):
        return replace(change, values=kept) if kept and 0 not in refused else None
    needed = any(each.required for each in of.fields if each.id in refused)
    return NewRecord(kept) if kept and not needed and 0 not in refused else None
