"""The history of records as it is written: what changed from what, and by whom."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .fields import Value
from .reading import readable
from .record_rows import ChangeKind
from .record_store import among, fetch, listed
from .tables import database
from .values import to_json

_SELECT = (
    "SELECT c.id, c.data_type_id, c.record_id, c.revision, c.kind, c.before, c.after, u.name"
    ' FROM record_change c JOIN "user" u ON u.id = c.user_id WHERE '
)


@dataclass(frozen=True)
class Past:
    """A change of a record. ``before`` and ``after`` are JSON by field id, as text.

    Of a deletion, ``after`` is what restoring needs beside the values: "created_at", and what
    models/record_rest.py knows of.
    """

    id: int
    type_id: int
    record_id: int
    revision: int
    kind: ChangeKind
    before: dict[str, Any]
    after: dict[str, Any]
    by: str

    def touches(self, key: str) -> bool:
        """Whether it changed this field."""
        return key in self.before or (key in self.after and self.kind is not ChangeKind.DELETE)


def of_set(change_set: int) -> list[Past]:
    """All that was written together, oldest first."""
    return _read(f"c.change_set = {database.param} ORDER BY c.id", (change_set,))


def with_ids(ids: Collection[int]) -> list[Past]:
    """The changes with these ids, oldest first."""
    return _read(f"{among('c.id')} ORDER BY c.id", (listed(ids),))


def since(type_id: int, revisions: Mapping[int, int]) -> dict[int, list[Past]]:
    """The changes of records after the given revisions, oldest first, by record."""
    if not revisions:
        return {}
    mark = database.param
    found: dict[int, list[Past]] = {}
    for past in _read(
        f"c.data_type_id = {mark} AND {among('c.record_id')} AND c.revision > {mark} ORDER BY c.id",
        (type_id, listed(revisions), min(revisions.values())),
    ):
        if past.revision > revisions[past.record_id]:
            found.setdefault(past.record_id, []).append(past)
    return found


def _read(where: str, parameters: Sequence[Any]) -> list[Past]:
    rows = fetch(_SELECT + where, parameters)
    return [
        Past(key, type_id, record_id, revision, *_told(kind, before, after), name)
        for key, type_id, record_id, revision, kind, before, after, name in rows
    ]


def _told(
    kind: str, before: str | None, after: str | None
) -> tuple[ChangeKind, dict[str, Any], dict[str, Any]]:
    """What a change tells, in the form that who undoes it relies on."""
    was, now = told(before), told(after)
    with readable():
        for key in was if kind == ChangeKind.DELETE else {**was, **now}:
            int(key)
        if kind == ChangeKind.DELETE:
            int(now.get("created_at", 0))
            _require_rest(now.get("columns", {}), now.get("links", {}))
    return ChangeKind(kind), was, now


def _require_rest(columns: dict[str, Any], links: dict[str, Any]) -> None:
    if any(isinstance(stored, list | dict) for stored in columns.values()):
        raise TypeError(columns)
    for ids in links.values():
        for target in ids:
            int(target)


def told(written: str | None) -> dict[str, Any]:
    """What a change tells, as JSON. Raises StorageError where that is damaged."""
    with readable():
        return dict(json.loads(written or "{}"))


def changed_by(past: Sequence[Past], field_id: int, value: Value) -> str | None:
    """Who changed a field last; None where nobody did, or it is again what it was before."""
    key = str(field_id)
    touched = [change for change in past if change.touches(key)]
    if not touched or touched[0].before.get(key) == to_json(value):
        return None
    return touched[-1].by
