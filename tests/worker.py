"""What a test runs in another process: ``python -m tests.worker URL COMMAND ARGUMENT…``, in JSON.

It says ``ready``, waits for a line, then works and prints what it returns.
"""

import json
import sys

from desktop_app.badges import backfill, check_badge
from desktop_app.models import close_database, open_database
from desktop_app.models.tables import database
from desktop_app.operations import claim_notifications


def award(name: str, user_ids: list[int]) -> list[bool]:
    """Award one badge to each user."""
    return [check_badge(name, user_id) for user_id in user_ids]


def claim(user_id: int) -> list[int]:
    """Claim the user's notifications."""
    return [row.id for row in claim_notifications(user_id)]


def main(url: str, command: str, *arguments: object) -> object:
    if command == "open":
        _wait()
        open_database(url)
        return None
    open_database(url)
    if command == "lock":
        with database.atomic("EXCLUSIVE"):
            _wait()
        return None
    _wait()
    return {"award": award, "claim": claim, "backfill": backfill}[command](*arguments)  # type: ignore[operator]


def _wait() -> None:
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()


if __name__ == "__main__":
    print(json.dumps(main(*map(json.loads, sys.argv[1:]))))  # noqa: T201
    close_database()
