"""What PostgreSQL gives up in favour of another's transaction is done again, as a whole."""

import logging
import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from ..errors import StorageError
from .database import CONFLICT
from .tables import database

log = logging.getLogger(__name__)

TRIES = 5
PAUSE_S = 0.05  # at most, before the second try; twice as long before each further one

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def retried(operation: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Do ``operation`` up to five times, if another's transaction was in its way (SQLSTATE 40001).

    It must open its transaction itself. Within a caller's it runs once: that is lost too, and only
    the caller can do it again.
    """

    @wraps(operation)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        if database.in_transaction():
            return operation(*args, **kwargs)
        for attempt in range(TRIES - 1):
            try:
                return operation(*args, **kwargs)
            except StorageError as error:
                if error.template != CONFLICT:
                    raise
                log.info("%s met another's transaction: again", operation.__name__)
            # At random: those who met each other must not do so again.
            time.sleep(random.uniform(0, PAUSE_S * 2**attempt))
        return operation(*args, **kwargs)

    return run
