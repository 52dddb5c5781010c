"""A process that is killed at work: ``python -m tests.proof.busy FILE``.

It creates new users and all that earns badges, and shows notifications, as fast as it can. It says
``made N`` when a project has been committed and ``shown N`` when it shows a notification.
"""

import os
import sys
from itertools import count

from desktop_app.models import open_database
from desktop_app.operations import (
    claim_notifications,
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    invite_member,
    mark_delivered,
)


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def main(file: str) -> None:
    say("ready")
    open_database(file)
    for number in count():
        user = create_user("U", f"u{number}.{os.getpid()}.{os.urandom(4).hex()}@example.com").id
        project = create_project(user, "Project").id
        say(f"made {project}")
        create_action(user, project, "Action")
        create_data_type(user, project, "Data type")
        show(user)
        create_application(user, project, "Application")
        invite_member(user, project, "bob@example.com")
        if number % 3:
            show(user)


def show(user: int) -> None:
    """Show what waits, then remember that it was shown."""
    rows = claim_notifications(user)
    for row in rows:
        say(f"shown {row.id}")
    mark_delivered([row.id for row in rows])


if __name__ == "__main__":
    main(sys.argv[1])
