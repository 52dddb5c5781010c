"""What the read queries return: plain, immutable rows. Times are Unix milliseconds, UTC."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The nouns that a user creates, renames and deletes."""

    PROJECT = "project"
    DATA_TYPE = "dataType"
    ACTION = "action"
    APPLICATION = "application"


class Role(StrEnum):
    """What a member may do: the owner and admins everything, editors create, viewers read."""

    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    VIEWER = "viewer"


class Audience(StrEnum):
    """Who may use an application: the project's members, or users of its own."""

    TEAM_MEMBERS = "teamMembers"
    APP_USERS = "appUsers"


class InvitationState(StrEnum):
    """The life of an invitation."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Fact(StrEnum):
    """What a user did that a badge can be earned by: each is a row of a table, with its time."""

    PROJECT = "project"
    DATA_TYPE = "dataType"
    ACTION = "action"
    APPLICATION = "application"
    INVITATION = "invitation"


class Origin(StrEnum):
    """How a badge came to its user: when it was earned, afterwards, or from a file."""

    LIVE = "live"
    BACKFILL = "backfill"
    IMPORT = "import"


@dataclass(frozen=True)
class Evidence:
    """What earned a badge, as it was called then; ``project_id`` is 0 once it is gone."""

    fact: Fact
    id: int
    name: str
    project_id: int = 0


@dataclass(frozen=True)
class EarnedBadge:
    """A badge that a user has: its BadgeName's value, and when it was earned.

    Two are equal when these are; the rest tells how it came about.
    """

    name: str
    earned_at: int
    origin: Origin = field(default=Origin.LIVE, compare=False)
    verified: bool = field(default=True, compare=False)
    evidence: Evidence | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Withdrawal:
    """A badge taken back from a user: by whom, when and why."""

    name: str
    withdrawn_by: str
    withdrawn_at: int
    reason: str


@dataclass(frozen=True)
class UserRow:
    id: int
    name: str
    email: str
    avatar: bytes | None = field(repr=False)
    badges_hidden: bool = False


@dataclass(frozen=True)
class ProjectRow:
    id: int
    name: str
    role: Role
    created_at: int


@dataclass(frozen=True)
class ItemRow:
    """A data type, an action or an application of a project."""

    id: int
    name: str
    description: str
    created_by: str
    created_at: int
    audience: Audience | None = None


@dataclass(frozen=True)
class MemberRow:
    """A member of a project, or an invitation to it (then ``state`` and ``expires_at`` are set)."""

    id: int
    name: str
    email: str
    role: Role
    created_at: int
    state: InvitationState | None = None
    expires_at: int = 0
    code: str = ""
    user_id: int = 0
    badges: tuple[str, ...] | None = ()
    """The badges' names; None where the member hides them."""
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecentRow:
    kind: Kind
    id: int
    name: str
    created_at: int


@dataclass(frozen=True)
class TrashedItem:
    """A deleted data type, action or application that can be restored."""

    kind: Kind
    id: int
    name: str
    deleted_at: int


@dataclass(frozen=True)
class Overview:
    """What a project holds, and what was created in it last (newest first)."""

    data_types: int
    actions: int
    applications: int
    members: int
    recent: tuple[RecentRow, ...]


@dataclass(frozen=True)
class NotificationRow:
    """What happened to the recipient; ``parameters`` are values, the text is made when shown."""

    id: int
    kind: str
    parameters: dict[str, str]
    target: str
    created_at: int
    read_at: int | None
