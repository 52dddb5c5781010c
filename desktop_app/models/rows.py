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


@dataclass(frozen=True)
class EarnedBadge:
    """A badge that a user has: its BadgeName's value, and when it was earned."""

    name: str
    earned_at: int


@dataclass(frozen=True)
class UserRow:
    id: int
    name: str
    email: str
    avatar: bytes | None = field(repr=False)


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


@dataclass(frozen=True)
class RecentRow:
    kind: Kind
    id: int
    name: str
    created_at: int


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
