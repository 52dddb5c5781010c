"""What the operations on records take, return and refuse with. No peewee."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..errors import QT_TRANSLATE_NOOP, PlatformError
from ..models.fields import Value
from ..models.record_rows import BackLinks, RecordRow

MANY_PROBLEMS = QT_TRANSLATE_NOOP("errors", "{count} values do not fit. Nothing was changed.")
CONFLICT = QT_TRANSLATE_NOOP(
    "errors",
    "{name} has changed the same values meanwhile. Nothing was changed; please choose what counts.",
)
LINKED = QT_TRANSLATE_NOOP(
    "errors", "{count} links lead here from “{type}”. Nothing was deleted; please choose."
)
LINK_REQUIRED = QT_TRANSLATE_NOOP(
    "errors",
    "“{field}” of “{type}” must not be empty: its records cannot lose this link. Nothing was"
    " deleted.",
)


@dataclass(frozen=True)
class NewRecord:
    """A record to create: values by field id. A field that is left out takes its default."""

    values: dict[int, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class EditedRecord:
    """Values to change of a record, the changed ones only, as seen at its ``revision``."""

    id: int
    revision: int
    values: dict[int, Value]


Change = NewRecord | EditedRecord


@dataclass(frozen=True)
class Written:
    """What was written together: undone by ``revert_records(user_id, change_set)``.

    ``change_set`` is 0 where nothing differed, thus nothing was written. ``rows`` are the records
    of the type ``type_id`` as they are now, in the order of the changes; ``deleted`` are the ids of
    those that are gone. Where records of other types changed with them, ``types`` names all types.
    """

    change_set: int
    rows: tuple[RecordRow, ...] = ()
    deleted: tuple[int, ...] = ()
    type_id: int = 0
    types: frozenset[int] = frozenset()


@dataclass(frozen=True)
class RecordProblem:
    """Why a value was refused: the change's place in the sequence, and the field (0: all of it)."""

    at: int
    field_id: int
    error: PlatformError


class InvalidRecords(PlatformError):
    """Values that do not fit their fields. Nothing was written."""

    def __init__(self, problems: Sequence[RecordProblem]) -> None:
        if len(problems) == 1:
            error = problems[0].error
            super().__init__(error.template, **error.values)
        else:
            super().__init__(MANY_PROBLEMS, count=len(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Conflict:
    """A value that somebody else changed meanwhile: ``mine``, and ``theirs`` which is stored.

    To let mine count, write it again with this ``revision``.
    """

    at: int
    record_id: int
    field_id: int
    mine: Value
    theirs: Value
    theirs_by: str
    revision: int


class EditConflict(PlatformError):
    """Somebody else changed the same fields of the same records. Nothing was written."""

    def __init__(self, conflicts: Sequence[Conflict], template: str = CONFLICT) -> None:
        super().__init__(template, name=conflicts[0].theirs_by)
        self.conflicts = tuple(conflicts)


class OnLinks(StrEnum):
    """What becomes of links that lead to a deleted record."""

    REFUSE = "refuse"
    UNLINK = "unlink"
    DELETE = "delete"


class StillLinked(PlatformError):
    """Other records link to what was to be deleted. Nothing was deleted."""

    def __init__(self, links: Sequence[BackLinks], template: str = LINKED) -> None:
        count = sum(link.count for link in links)
        first = links[0]
        super().__init__(template, count=count, type=first.type_name, field=first.field_name)
        self.links = tuple(links)
