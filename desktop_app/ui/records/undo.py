"""Undo and redo of what was written to records: each is the opposite of the change set before."""

from collections.abc import Callable

from ... import operations
from ...errors import PlatformError
from ...operations.record_words import Written
from ..history import History


def do(
    history: History,
    user_id: int,
    text: str,
    write: Callable[[], Written],
    then: Callable[[Written], None] = lambda _written: None,
    failed: Callable[[PlatformError], None] | None = None,
) -> None:
    """Write records now, then tell ``then`` what was written; it can be undone, under ``text``."""

    def done(written: Written) -> None:
        if written.change_set:
            latest = [written.change_set]  # from now on the database thread's

            def revert() -> None:
                reverted = operations.revert_records(user_id, latest[0])
                latest[0] = reverted.change_set or latest[0]

            history.push(text, revert, revert)
        then(written)

    history.tasks.write(history, write, done, failed)
