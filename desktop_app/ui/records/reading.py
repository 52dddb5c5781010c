"""What the form and its dialogs read of a record, on the database thread."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from ... import models
from ...models.fields import DataTypeRow, FieldKind, Value
from ...models.record_rows import AttachmentRow, BackLinks, RecordRow

CHECKS = "desktop_app.operations.field_schema"
"""What the form checks values by: imported while it reads, since that takes long."""
Values = Mapping[int, Value]
"""Values by field id."""


@dataclass(frozen=True)
class Names:
    """What the values of links and attachments are called; see ``record_rows.Page``."""

    titles: Mapping[tuple[int, int], str] = field(default_factory=dict)
    files: Mapping[int, AttachmentRow] = field(default_factory=dict)


NO_NAMES = Names()


@dataclass(frozen=True)
class Seen:
    """A record as one look at the database found it; ``row`` is None where there is none."""

    type: DataTypeRow
    row: RecordRow | None = None
    names: Names = NO_NAMES
    links: tuple[BackLinks, ...] = ()


def look(type_id: int, record_id: int | None, defaults: Values | None = None) -> Seen | None:
    """The data type as it is now, with a record of it; None where the type is gone."""
    import_module(CHECKS)
    of = models.records.data_type(type_id)
    if of is None:
        return None
    if record_id is None:
        return Seen(of, None, names_of(of, [defaults or {}]))
    row = models.records.record(of, record_id)
    if row is None:
        return Seen(of)
    links = tuple(models.records.back_links(of, record_id))
    return Seen(of, row, names_of(of, [row.values]), links)


def names_of(of: DataTypeRow, values: Iterable[Values]) -> Names:
    """What all that these values lead to is called."""
    linked: dict[int, set[int]] = defaultdict(set)
    attached: set[int] = set()
    for each in values:
        for row in of.fields:
            if row.kind is FieldKind.ATTACHMENT:
                attached.update(record_ids(each.get(row.id)))
            elif row.target:
                linked[row.target].update(record_ids(each.get(row.id)))
    titles = {
        (target, key): title
        for target, ids in linked.items()
        if ids
        for key, title in models.records.titles(target, ids).items()
    }
    return Names(titles, models.queries.attachments(attached) if attached else {})


def record_ids(value: Value) -> tuple[int, ...]:
    """Where the value of a link, of links, or of an attachment leads."""
    members = value if isinstance(value, tuple) else (value,)
    return tuple(member for member in members if isinstance(member, int))
