"""A field that becomes one of another kind while it is edited: what stays, and what does not."""

from dataclasses import replace

from ..models.fields import FieldKind, FieldRow
from ..operations.fields import CHOICES, LINKS, NEVER_UNIQUE, WITH_PLACES
from .field_words import currencies


def of_kind(row: FieldRow, kind: FieldKind, target: int) -> FieldRow:
    """The field as one of another kind, without values of the old. Links lead to ``target``.

    What only other kinds have stays, unseen: one may come back. See ``trimmed``.
    """
    return replace(
        row,
        kind=kind,
        unique=row.unique and kind not in NEVER_UNIQUE,
        default=None,
        minimum=None,
        maximum=None,
        max_length=None,
        currency=row.currency or (currencies()[0] if kind is FieldKind.MONEY else ""),
        target=row.target or (target if kind in LINKS else 0),
    )


def trimmed(row: FieldRow) -> FieldRow:
    """The field without what its kind does not have."""
    return replace(
        row,
        places=row.places if row.kind in WITH_PLACES else 2,
        currency=row.currency if row.kind is FieldKind.MONEY else "",
        options=row.options if row.kind in CHOICES else (),
        target=row.target if row.kind in LINKS else 0,
    )
