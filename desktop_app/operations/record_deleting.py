"""Deleting records, and what becomes of the links that lead to them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from ..models import clock
from ..models.fields import FieldRow, Value
from ..models.record_rows import BackLinks, RecordRow
from ..models.record_store import RecordTable, fetch, targets
from ..models.records import titles
from ..models.tables import database
from . import record_batch
from .record_access import require_table, table_of
from .record_values import Step
from .record_words import LINK_REQUIRED, OnLinks, StillLinked, Written
from .transaction import retried, transaction

SHOWN = 5
"""How many of the linking records are named."""


@retried
def delete_records(
    user_id: int, type_id: int, ids: Collection[int], links: OnLinks = OnLinks.REFUSE
) -> Written:
    """Delete records; ``revert_records`` and the trash bring them back.

    Where others link to them, ``links`` says what becomes of these links: StillLinked is raised,
    they are emptied, or the linking records are deleted too, and those that link to these. Records
    that are gone already are left out.
    """
    with transaction():
        deletion = _Deletion(user_id)
        deletion.add(require_table(user_id, type_id), ids)
        deletion.settle(OnLinks(links))
        return record_batch.write(user_id, type_id, deletion.steps(), defer=True)


@dataclass(frozen=True)
class _Link:
    """Records that link by one field to what is to be deleted: the pairs (its id, the other's)."""

    table: RecordTable
    field: FieldRow
    pairs: list[tuple[int, int]]
    is_hidden: bool
    """Of a data type that is deleted itself: nobody sees it, so nobody is asked."""


class _Deletion:
    """What is deleted together, and what is unlinked for it: records by data type and id."""

    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._tables: dict[int, RecordTable] = {}
        self._gone: dict[int, dict[int, RecordRow]] = {}
        self._changed: dict[int, dict[int, tuple[RecordRow, RecordRow]]] = {}

    def add(self, table: RecordTable, ids: Collection[int]) -> None:
        """Delete these records, too."""
        key = table.type.id
        self._tables[key] = table
        rows = table.load(ids, lock=True)
        gone = self._gone.setdefault(key, {})
        gone |= {record_id: rows[record_id] for record_id in ids if record_id in rows}

    def settle(self, links: OnLinks) -> None:
        """Do about the links to what is deleted what was asked for."""
        new = {key: list(rows) for key, rows in self._gone.items()}
        while new:
            found = [link for key, ids in new.items() for link in self._links(key, ids)]
            new = {}
            seen = [link for link in found if not link.is_hidden]
            if seen and links is OnLinks.REFUSE:
                raise StillLinked(_back_links(seen))
            for link in found:
                table = require_table(self._user_id, link.table.type.id, deleted=True)
                if links is OnLinks.DELETE and not link.is_hidden:
                    ids = sorted({key for key, _ in link.pairs} - self._gone_of(table))
                    self.add(table, ids)
                    new.setdefault(table.type.id, []).extend(ids)
                else:
                    self._unlink(link)

    def steps(self) -> list[Step]:
        """The deletions first, in the order in which they were asked for."""
        gone = [
            Step(self._tables[key], row, None, at)
            for key, rows in self._gone.items()
            for at, row in enumerate(rows.values())
        ]
        unlinked = [
            Step(self._tables[key], old, new)
            for key, pairs in self._changed.items()
            for old, new in pairs.values()
            if old.id not in self._gone_of(self._tables[key])
        ]
        return gone + unlinked

    def _gone_of(self, table: RecordTable) -> set[int]:
        return set(self._gone.get(table.type.id, ()))

    def _links(self, type_id: int, ids: Collection[int]) -> Iterable[_Link]:
        """The links to these records, but for those of what is deleted, too."""
        rows = fetch(
            "SELECT f.data_type_id, f.id, t.deleted_at FROM data_field f"
            " JOIN data_type t ON t.id = f.data_type_id"
            f" WHERE f.target_id = {database.param} AND f.deleted_at IS NULL ORDER BY f.id",
            (type_id,),
        )
        for source, field_id, deleted_at in rows:
            table = table_of(source)
            field, gone = table.fields[field_id], self._gone_of(table)
            pairs = [pair for pair in table.linking(field, ids) if pair[0] not in gone]
            if pairs:
                yield _Link(table, field, pairs, deleted_at is not None)

    def _unlink(self, link: _Link) -> None:
        """Empty a link. Raises StillLinked where that may not be."""
        table, field = link.table, link.field
        self._tables[table.type.id] = table
        changed = self._changed.setdefault(table.type.id, {})
        ids = {key for key, _ in link.pairs}
        rows = table.load(ids - changed.keys(), lock=True)
        gone = {target for _, target in link.pairs}
        for key in sorted(ids):
            old, new = changed.get(key) or (rows[key], _touched(rows[key]))
            left = tuple(t for t in targets(new.values, field) if t not in gone)
            if field.required and not left:
                raise StillLinked(_back_links([link]), LINK_REQUIRED)
            value: Value = left or None
            changed[key] = (old, replace(new, values=new.values | {field.id: value}))


def _touched(row: RecordRow) -> RecordRow:
    return replace(row, revision=row.revision + 1, updated_at=clock.now())


def _back_links(links: Iterable[_Link]) -> list[BackLinks]:
    """What the user is told of links."""
    found = []
    for link in links:
        of = link.table.type
        ids = sorted({key for key, _ in link.pairs})
        names = titles(of.id, ids[:SHOWN])
        shown = tuple((key, names.get(key, f"#{key}")) for key in ids[:SHOWN])
        found.append(BackLinks(of.id, of.name, link.field.id, link.field.name, len(ids), shown))
    return found
