"""The user at work and what every window shows of them, read again whenever something changes."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from .. import models, operations
from ..badges import get_all_badge_definitions
from ..errors import PlatformError
from ..models.rows import (
    EarnedBadge,
    Evidence,
    Fact,
    NotificationRow,
    ProjectRow,
    UserRow,
    Withdrawal,
)
from .item_models import collation_key
from .settings import Settings
from .tasks import Tasks

log = logging.getLogger(__name__)

POLL_MS = 2_000


@dataclass(frozen=True)
class Snapshot:
    """What one look at the database found."""

    user: UserRow
    projects: tuple[ProjectRow, ...]
    earned: tuple[EarnedBadge, ...]
    unread: int
    evidence: tuple[Evidence | None, ...] = ()
    verified: tuple[bool, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    done: dict[Fact, int] = field(default_factory=dict)
    """How many facts of a kind the user has made, for the badges that count them."""


class Workspace(QObject):
    """Holds the latest snapshot; looks again after our own commits and after others'."""

    updated = Signal()
    """``snapshot`` is another one."""
    stale = Signal()
    """Somebody committed something: a page may want to read its own rows again."""
    announced = Signal(list)
    """NotificationRows that this process is to show now."""

    def __init__(
        self, tasks: Tasks, settings: Settings, url: str, folder: Path | None = None
    ) -> None:
        """``folder`` is where this installation keeps its data, if not beside its settings."""
        super().__init__()
        self.tasks, self.settings, self.url = tasks, settings, url
        self.folder = folder or settings.folder
        self.snapshot: Snapshot | None = None
        self._email = settings.email(url)
        self._token: object = None
        self._polling = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def user(self) -> UserRow:
        """The user; only asked once there is one."""
        assert self.snapshot is not None
        return self.snapshot.user

    def open(self, then: Callable[[bool], None]) -> None:
        """Read the first snapshot; ``then`` is told whether this database knows the user."""

        def look() -> tuple[object, Snapshot | None]:
            # In this order: what is committed in between counts as a change.
            return models.queries.change_token(), self._read()

        def opened(found: tuple[object, Snapshot | None]) -> None:
            self._token, snapshot = found
            self._accept(snapshot)
            then(snapshot is not None)

        self.tasks.run(self, look, opened)

    def start(self) -> None:
        """Keep up with the database from now on."""
        self.tasks.changed.connect(self.refresh)
        self._timer.start()
        self._poll()

    def stop(self) -> None:
        self._timer.stop()

    def use(self, url: str) -> None:
        """Work with another database from the next ``open`` on."""
        self.url = url
        self._email = self.settings.email(url)

    def sign_in(self, email: str, then: Callable[[bool], None]) -> None:
        """Work as the user with this address from now on."""
        self._email = email
        self.settings.set_email(self.url, email)
        self.open(then)

    def rename_self(self, email: str) -> None:
        """The user has changed their address."""
        self._email = email
        self.settings.set_email(self.url, email)

    def refresh(self) -> None:
        """Read again, and tell the pages to; undelivered notifications are announced."""
        self.tasks.run(self, self._read, self._accept, self._grumble)
        self.stale.emit()
        self._poll()

    def _read(self) -> Snapshot | None:
        user = models.queries.find_user(self._email)
        if user is None:
            return None
        earned = tuple(models.queries.earned_badges(user.id))
        return Snapshot(
            user,
            # In order, so that the window's thread finds its work done.
            tuple(
                sorted(models.queries.projects(user.id), key=lambda row: collation_key(row.name))
            ),
            earned,
            models.queries.unread_count(user.id),
            # Badges are equal whatever earned and proves them: changes are seen by these.
            tuple(badge.evidence for badge in earned),
            tuple(badge.verified for badge in earned),
            tuple(models.queries.withdrawals(user.id)),
            models.queries.fact_counts(user.id, counted_facts()),
        )

    def _accept(self, snapshot: Snapshot | None) -> None:
        if snapshot is not None and snapshot != self.snapshot:
            self.snapshot = snapshot
            self.updated.emit()

    def _poll(self) -> None:
        if self._polling or self.snapshot is None:
            return
        self._polling = True
        user_id = self.user.id

        def look() -> tuple[object, list[NotificationRow]]:
            return models.queries.change_token(), operations.claim_notifications(user_id)

        def seen(found: tuple[object, list[NotificationRow]]) -> None:
            self._polling = False
            token, waiting = found
            if waiting:
                self.announced.emit(waiting)
            if token != self._token:
                self._token = token
                self.refresh()

        def failed(error: PlatformError) -> None:
            self._polling = False
            self._grumble(error)

        self.tasks.run(self, look, seen, failed)

    @staticmethod
    def _grumble(error: PlatformError) -> None:
        # Nobody asked for this look, and the next one is 2 s away: no dialog.
        log.warning("could not look for changes: %s", error)


def counted_facts() -> set[Fact]:
    """What badges count: their locked cards show how far one has come."""
    rules = (definition.rule for definition in get_all_badge_definitions())
    return {rule.fact for rule in rules if rule is not None and rule.count > 1}
