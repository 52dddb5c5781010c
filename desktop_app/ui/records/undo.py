"""Undo and redo of what was written to records: each is the opposite of the change set before."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from ... import operations
from ...errors import PlatformError
from ..history import History

if TYPE_CHECKING:
    from ...operations.record import Written


def _nothing(_written: "Written") -> None:
    pass


def do(
    history: History,
    user_id: int,
    text: str,
    write: "Callable[[], Written]",
    then: "Callable[[Written], None]" = _nothing,
    failed: Callable[[PlatformError], None] | None = None,
) -> None:
    """Write records now, then tell ``then`` what was written; it can be undone, under ``text``."""
    latest: list[int] = []  # change sets; only the database thread touches it

    def revert() -> "Written":
        written = operations.revert_records(user_id, latest[-1])
        latest[:] = [written.change_set]
        return written

    def redo() -> "Written":
        if latest:
            return revert()
        written = write()
        latest.append(written.change_set)
        return written

    history.do(text, redo, revert, lambda result: then(cast("Written", result)), failed)
