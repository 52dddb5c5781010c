"""The one clock: Unix time in milliseconds, UTC."""

import time


def now() -> int:
    """The present moment in milliseconds since 1970-01-01 00:00 UTC."""
    return time.time_ns() // 1_000_000
