"""The read queries: each returns plain rows, on whatever thread asks."""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from peewee import CharField, SqliteDatabase, Value

from ..errors import StorageError
from .clock import now
from .database import DAMAGED, session
from .facts import FACTS
from .keys import comparison_key
from .record_rows import AttachmentRow
from .rows import (
    Audience,
    EarnedBadge,
    Evidence,
    Fact,
    InvitationState,
    ItemRow,
    Kind,
    MemberRow,
    NotificationRow,
    Overview,
    ProjectRow,
    RecentRow,
    Role,
    TrashedItem,
    UserRow,
    Withdrawal,
)
from .tables import (
    Action,
    Application,
    Attachment,
    BadgeWithdrawal,
    DataType,
    Invitation,
    Item,
    Member,
    Notification,
    Project,
    User,
    UserBadge,
    database,
)

ITEMS: dict[Kind, type[Item]] = {
    Kind.DATA_TYPE: DataType,
    Kind.ACTION: Action,
    Kind.APPLICATION: Application,
}
_STANDS = Project.deleted_at.is_null()
RECENT = 8
TRASH_MS = 30 * 86_400_000
"""So long what was deleted can be restored."""
NOTIFICATIONS = 200


@session()
def find_user(email: str) -> UserRow | None:
    """The user with this address, however it is spelled."""
    columns = (User.id, User.name, User.email, User.avatar, User.badges_hidden)
    query = User.select(*columns).where(User.email_key == comparison_key(email.strip()))
    for user_id, name, address, avatar, hidden in _tuples(query):
        picture = None if avatar is None else bytes(avatar)
        return UserRow(user_id, name, address, picture, bool(hidden))
    return None


@session()
def earned_badges(user_id: int) -> list[EarnedBadge]:
    """The badges of a user, in the order in which they were earned; evidence knows if it exists."""
    badges = User(id=user_id).badges
    homes = _homes([badge.evidence for badge in badges if badge.evidence is not None])
    return [
        replace(badge, evidence=replace(badge.evidence, project_id=homes[key]))
        if badge.evidence is not None and (key := (badge.evidence.fact, badge.evidence.id)) in homes
        else badge
        for badge in badges
    ]


def _homes(evidence: list[Evidence]) -> dict[tuple[Fact, int], int]:
    """The project of each that can still be opened: neither deleted nor in a project that is."""
    homes: dict[tuple[Fact, int], int] = {}
    for fact in {item.fact for item in evidence} - {Fact.INVITATION}:
        ids = [item.id for item in evidence if item.fact is fact]
        if fact is Fact.PROJECT:
            query: Any = Project.select(Project.id, Project.id).where(Project.id.in_(ids), _STANDS)
        else:
            table = ITEMS[Kind(fact)]
            there = table.id.in_(ids) & table.deleted_at.is_null() & _STANDS
            query = table.select(table.id, table.project).join(Project).where(there)
        homes |= {(fact, key): project for key, project in _tuples(query)}
    return homes


@session()
def withdrawals(user_id: int) -> list[Withdrawal]:
    """The badges that were taken back from a user and not given back."""
    query = (
        BadgeWithdrawal.select(
            UserBadge.name, User.name, BadgeWithdrawal.withdrawn_at, BadgeWithdrawal.reason
        )
        .join(UserBadge)
        .switch(BadgeWithdrawal)
        .join(User, on=BadgeWithdrawal.withdrawn_by)
        .where(UserBadge.user == user_id, BadgeWithdrawal.returned_at.is_null())
    )
    return [Withdrawal(*row) for row in _tuples(query)]


@session()
def fact_counts(user_id: int, facts: Collection[Fact]) -> dict[Fact, int]:
    """How many facts of each kind the user has made, deleted ones too: the progress of badges."""
    counts = {}
    for fact in facts:
        place, mark = FACTS[fact], database.param
        sql = f"SELECT count(*) FROM {place.table} WHERE {place.who} = {mark}"
        counts[fact] = database.execute_sql(sql, (user_id,)).fetchone()[0]
    return counts


@session()
def member_badges(project_id: int) -> dict[int, list[str] | None]:
    """Who of a project's members has which badges, by user; None for those who hide theirs."""
    members = Member.select(User.id, User.badges_hidden).join(User)
    found: dict[int, list[str] | None] = {
        user_id: None if hidden else []
        for user_id, hidden in _tuples(members.where(Member.project == project_id))
    }
    gone = BadgeWithdrawal.select(BadgeWithdrawal.user_badge).where(
        BadgeWithdrawal.returned_at.is_null()
    )
    earned = UserBadge.select(UserBadge.user, UserBadge.name).where(
        UserBadge.user.in_(list(found)), UserBadge.id.not_in(gone)
    )
    for user_id, name in _tuples(earned.order_by(UserBadge.earned_at, UserBadge.id)):
        names = found[user_id]
        if names is not None:
            names.append(name)
    return found


@session()
def member_withdrawals(project_id: int) -> dict[int, list[str]]:
    """The badges that were taken back from a project's members, by user."""
    query = (
        BadgeWithdrawal.select(UserBadge.user, UserBadge.name)
        .join(UserBadge)
        .join(Member, on=UserBadge.user == Member.user)
        .where(Member.project == project_id, BadgeWithdrawal.returned_at.is_null())
    )
    found: dict[int, list[str]] = {}
    for user_id, name in _tuples(query):
        found.setdefault(user_id, []).append(name)
    return found


@session()
def projects(user_id: int) -> list[ProjectRow]:
    """The projects that a user belongs to."""
    rows = (
        Project.select(Project.id, Project.name, Member.role, Project.created_at)
        .join(Member)
        .where(Member.user == user_id, Project.deleted_at.is_null())
    )
    return [ProjectRow(key, name, Role(role), at) for key, name, role, at in _tuples(rows)]


@session()
def items(kind: Kind, project_id: int) -> list[ItemRow]:
    """A project's data types, actions or applications."""
    table = ITEMS[kind]
    audience = table.audience if table is Application else Value(None)
    rows = (
        table.select(
            table.id, name_field(table), table.description, User.name, table.created_at, audience
        )
        .join(User)
        .where(table.project == project_id, table.deleted_at.is_null())
    )
    return [
        ItemRow(key, name, text, author, at, Audience(whom) if whom else None)
        for key, name, text, author, at, whom in _tuples(rows)
    ]


def name_field(table: type[Item] | type[Project]) -> CharField:
    """The column that holds what the user calls it."""
    field: CharField = getattr(table, "title" if table is Action else "name")
    return field


def _tuples(query: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a SELECT as tuples: half the time of model objects."""
    return iter(query.tuples())


@session()
def deleted_items(project_id: int) -> list[TrashedItem]:
    """A project's data types, actions and applications in the trash, the latest first."""
    found = [
        TrashedItem(kind, *row)
        for kind, table in ITEMS.items()
        for row in _tuples(
            table.select(table.id, name_field(table), table.deleted_at).where(
                table.project == project_id, table.deleted_at > now() - TRASH_MS
            )
        )
    ]
    return sorted(found, key=lambda item: item.deleted_at, reverse=True)


@session()
def attachments(ids: Collection[int]) -> dict[int, AttachmentRow]:
    """The files with these ids."""
    columns = ("id", "name", "sha256", "size", "media_type")
    fields = [getattr(Attachment, column) for column in columns]
    rows = _tuples(Attachment.select(*fields).where(Attachment.id.in_(list(ids))))
    return {row[0]: AttachmentRow(*row) for row in rows}


@session()
def members(project_id: int) -> list[MemberRow]:
    """A project's members, then the invitations that were not accepted."""
    joined = (
        Member.select(Member.id, User.name, User.email, Member.role, Member.created_at, User.id)
        .join(User)
        .where(Member.project == project_id)
    )
    rows = [
        MemberRow(key, name, email, Role(role), at, user_id=user_id)
        for key, name, email, role, at, user_id in _tuples(joined)
    ]
    invited = Invitation.select().where(
        Invitation.project == project_id, Invitation.state != InvitationState.ACCEPTED
    )
    return rows + [invitation_row(invitation) for invitation in invited]


def invitation_row(invitation: Invitation) -> MemberRow:
    """The plain row of an invitation."""
    return MemberRow(
        invitation.id,
        "",
        invitation.email,
        Role(invitation.role),
        invitation.created_at,
        state_of(invitation),
        invitation.expires_at,
        invitation.code,
    )


def state_of(invitation: Invitation) -> InvitationState:
    """An invitation's state now: nothing need run for it to expire."""
    state = InvitationState(invitation.state)
    if state is InvitationState.PENDING and invitation.expires_at <= now():
        return InvitationState.EXPIRED
    return state


@session()
def overview(project_id: int) -> Overview:
    """What a project holds."""
    data_types, actions, applications = (
        table.select().where(table.project == project_id, table.deleted_at.is_null()).count()
        for table in ITEMS.values()
    )
    member_count = Member.select().where(Member.project == project_id).count()
    recent: list[RecentRow] = []
    for kind, table in ITEMS.items():
        rows = (
            table.select(table.id, name_field(table), table.created_at)
            .where(table.project == project_id, table.deleted_at.is_null())
            .order_by(table.created_at.desc(), table.id.desc())
            .limit(RECENT)
        )
        recent += [RecentRow(kind, *row) for row in _tuples(rows)]
    project = Project.get_by_id(project_id)
    recent.append(RecentRow(Kind.PROJECT, project.id, project.name, project.created_at))
    recent.sort(key=lambda row: row.created_at, reverse=True)
    return Overview(data_types, actions, applications, member_count, tuple(recent[:RECENT]))


@session()
def notifications(user_id: int) -> list[NotificationRow]:
    """A user's notifications, newest first: the last 200."""
    rows = (
        Notification.select()
        .where(Notification.recipient == user_id)
        .order_by(Notification.id.desc())
        .limit(NOTIFICATIONS)
    )
    return [notification_row(row) for row in rows]


def notification_row(row: Notification) -> NotificationRow:
    """The plain row of a notification. Raises StorageError where its parameters are no JSON."""
    try:
        parameters = json.loads(row.parameters)
    except ValueError as error:
        raise StorageError(DAMAGED) from error
    return NotificationRow(row.id, row.kind, parameters, row.target, row.created_at, row.read_at)


@session()
def unread_count(user_id: int) -> int:
    """How many notifications the user has not read."""
    unread = (Notification.recipient == user_id) & Notification.read_at.is_null()
    return Notification.select().where(unread).count()


@session()
def change_token() -> object:
    """A value that differs after another connection has committed something.

    SQLite: https://sqlite.org/pragma.html#pragma_data_version, meaningful on one connection only.
    PostgreSQL: the snapshot, whole: what committed last need not have begun last.
    """
    if isinstance(database.obj, SqliteDatabase):
        sql = "PRAGMA data_version"
    else:
        sql = "SELECT pg_current_snapshot()::text"
    return database.execute_sql(sql).fetchone()[0]
