"""How one looks at records: the saved views, what was changed since, and what is remembered."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...models.fields import DataTypeRow, FieldKind
from ...models.record_rows import Query, ViewKind, ViewRow
from .filters import without_missing
from .record_view import Layout

ALL = 0
"""The id of the view that is always there: all records in a table."""


@dataclass(frozen=True)
class Look:
    """Which records are shown, and how."""

    kind: ViewKind = ViewKind.TABLE
    query: Query = field(default_factory=Query)
    layout: Layout = field(default_factory=dict)


class Looks:
    """The views of a data type as one has them: each as it was saved, or as one changed it.

    Full-text search is no part of a view: it stays what one types.
    """

    def __init__(self, remembered: str = "") -> None:
        """``remembered`` is what ``remember`` told at another time."""
        self.rows: tuple[ViewRow, ...] = ()
        self.current = ALL
        self._all: Layout = {}
        self._changed: dict[int, Look] = {}
        self._wanted = ALL  # a view that is to be shown as soon as it is known
        self._read(remembered)

    def _read(self, remembered: str) -> None:
        try:
            written = json.loads(remembered or "{}")
            self._all = dict(written.get("all", {}))
            self._wanted = int(written.get("view", ALL))
        except (ValueError, TypeError, AttributeError):
            self._all, self._wanted = {}, ALL

    def remember(self) -> str:
        """What is to be remembered: the view that is open, the columns of all records."""
        return json.dumps({"all": self._all, "view": self.current}, ensure_ascii=False)

    def set_rows(self, rows: Sequence[ViewRow]) -> bool:
        """These are the saved views now. Whether another one is current than before."""
        before, current = self.current, self.look
        known = {row.id: _saved(row) for row in rows}
        before_them = {row.id: _saved(row) for row in self.rows}
        # What was changed here and then saved, by anybody, counts as saved.
        self._changed = {
            id_: look
            for id_, look in self._changed.items()
            if id_ == ALL or (id_ in known and known[id_] == before_them.get(id_))
        }
        self.rows = tuple(rows)
        if self._wanted in known:
            self.current, self._wanted = self._wanted, ALL
        elif self.current not in known:
            self.current = ALL
        return before != self.current or current != self.look

    def choose(self, view_id: int) -> None:
        """Show this view, now or as soon as it is known."""
        if view_id == ALL or any(row.id == view_id for row in self.rows):
            self.current, self._wanted = view_id, ALL
        else:
            self._wanted = view_id

    @property
    def row(self) -> ViewRow | None:
        """The current view; None for all records."""
        return next((row for row in self.rows if row.id == self.current), None)

    @property
    def saved(self) -> Look:
        """The current view as it was saved."""
        row = self.row
        if row is None:
            return Look(ViewKind.TABLE, Query(), self._all)
        return _saved(row)

    @property
    def look(self) -> Look:
        """The current view as one has it now."""
        return self._changed.get(self.current, self.saved)

    @property
    def changed(self) -> bool:
        """Whether the current view is another than the saved one."""
        return self.look != self.saved

    def change(self, look: Look) -> None:
        """Look at the current view like this from now on."""
        if self.current == ALL and look.layout != self._all:
            self._all = dict(look.layout)  # nobody has to save how they like their columns
        self._changed[self.current] = look
        if look == self.saved:
            del self._changed[self.current]

    def reset(self) -> None:
        """Look at the current view as it was saved."""
        self._changed.pop(self.current, None)


def _saved(row: ViewRow) -> Look:
    return Look(row.kind, row.query, dict(row.layout))


def fitting(look: Look, type_: DataTypeRow) -> Look:
    """The look without what asks for fields that there are no more."""
    known = {field.id for field in type_.fields}
    query = replace(
        look.query,
        filter=without_missing(look.query.filter, type_.fields),
        sort=tuple(sort for sort in look.query.sort if sort.field_id in known),
    )
    return replace(look, query=query)


def possible_kinds(type_: DataTypeRow) -> tuple[ViewKind, ...]:
    """The kinds of views that a type's fields allow."""
    kinds = {field.kind for field in type_.fields}
    found = [ViewKind.TABLE, ViewKind.CARDS]
    if FieldKind.CHOICE in kinds:
        found.append(ViewKind.BOARD)
    if kinds & {FieldKind.DATE, FieldKind.DATE_TIME}:
        found.append(ViewKind.CALENDAR)
    return (*found, ViewKind.CHART)
