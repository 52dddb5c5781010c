"""One write transaction: it commits as a whole, or raises and leaves nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from peewee import IntegrityError

from ..errors import InvalidInput
from ..models.database import is_unique_violation, session
from ..models.retrying import retried
from ..models.tables import database

__all__ = ["retried", "transaction", "unique"]


@contextmanager
def transaction() -> Iterator[None]:
    """``atomic()`` with the environment's failures as StorageError; for ``retried`` operations."""
    with session(), database.atomic():
        yield


@contextmanager
def unique(template: str, field: str, **values: object) -> Iterator[None]:
    """Turn a unique key's refusal inside the block into InvalidInput at ``field``."""
    try:
        yield
    except IntegrityError as error:
        if not is_unique_violation(error):
            raise
        raise InvalidInput(template, field, **values) from error
