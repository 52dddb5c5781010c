"""What cannot be read of a row: it is damaged, or somebody changed its data type meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import StorageError
from .database import CONFLICT, DAMAGED
from .fields import DataTypeRow
from .tables import database

_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


@contextmanager
def readable(of: DataTypeRow | None = None) -> Iterator[None]:
    """Around what makes values of a row's texts and numbers: StorageError where it cannot.

    ``of``: the type whose values they are, as it was when it was read.
    """
    try:
        yield
    except _UNREADABLE as error:
        raise StorageError(DAMAGED if of is None or _is_current(of) else CONFLICT) from error


def _is_current(of: DataTypeRow) -> bool:
    sql = f"SELECT revision FROM data_type WHERE id = {database.param}"
    row = database.execute_sql(sql, (of.id,)).fetchone()
    return row is not None and row[0] == of.revision
