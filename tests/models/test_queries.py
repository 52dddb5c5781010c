"""The read queries: plain rows of what is there, and nothing else."""

from pathlib import Path

import pytest
from peewee import Database

from desktop_app.badges import BadgeName
from desktop_app.models import (
    Action,
    EarnedBadge,
    Member,
    Notification,
    Project,
    User,
    close_database,
    queries,
)
from desktop_app.models.clock import now
from desktop_app.models.rows import (
    Audience,
    InvitationState,
    ItemRow,
    Kind,
    MemberRow,
    NotificationRow,
    Overview,
    ProjectRow,
    RecentRow,
    Role,
    UserRow,
)
from desktop_app.operations import (
    attach_file,
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    delete,
    invite_member,
)
from tests.support import in_thread


def test_find_user(user: User) -> None:
    expected = UserRow(user.id, "Ada", "ada@example.com", None)
    assert queries.find_user("ada@example.com") == expected
    assert queries.find_user(" ADA@Example.com ") == expected
    assert queries.find_user("bob@example.com") is None


def test_find_picture(database: Database) -> None:
    create_user("Ada", "ada@example.com", b"\0png")
    found = queries.find_user("ada@example.com")
    assert found is not None
    assert found.avatar == b"\0png"
    assert "png" not in repr(found)


def test_earned_badges(user: User, project: Project) -> None:
    (badge,) = queries.earned_badges(user.id)
    assert isinstance(badge, EarnedBadge)
    assert [badge] == user.badges
    assert badge.name == BadgeName.PROJECT_CREATED
    assert badge.earned_at >= project.created_at
    assert queries.earned_badges(user.id + 1) == []


def test_projects(user: User, project: Project) -> None:
    other = create_user("Bob", "bob@example.com")
    theirs = create_project(other.id, "Theirs")
    create_project(other.id, "Not shared")
    Member.create(project=theirs, user=user, role="viewer")
    gone = create_project(user.id, "Gone")
    delete(user.id, Kind.PROJECT, gone.id)
    rows = sorted(queries.projects(user.id), key=lambda row: row.id)
    assert rows == [
        ProjectRow(project.id, "Shop", Role.OWNER, project.created_at),
        ProjectRow(theirs.id, "Theirs", Role.VIEWER, theirs.created_at),
    ]


def test_items(user: User, project: Project) -> None:
    action = create_action(user.id, project.id, "Mail", "Daily")
    data_type = create_data_type(user.id, project.id, "Stock")
    desk = create_application(user.id, project.id, "Desk", "", Audience.APP_USERS)
    gone = create_action(user.id, project.id, "Gone")
    delete(user.id, Kind.ACTION, gone.id)
    second = create_project(user.id, "Second")
    create_action(user.id, second.id, "Elsewhere")
    assert queries.items(Kind.ACTION, project.id) == [
        ItemRow(action.id, "Mail", "Daily", "Ada", action.created_at)
    ]
    assert queries.items(Kind.DATA_TYPE, project.id) == [
        ItemRow(data_type.id, "Stock", "", "Ada", data_type.created_at)
    ]
    assert queries.items(Kind.APPLICATION, project.id) == [
        ItemRow(desk.id, "Desk", "", "Ada", desk.created_at, Audience.APP_USERS)
    ]


def test_members(user: User, project: Project) -> None:
    sent = invite_member(user.id, project.id, "Bob@example.com", "viewer")
    owner, invited = queries.members(project.id)
    joined = Member.get()
    assert owner == MemberRow(
        joined.id, "Ada", user.email, Role.OWNER, joined.created_at, user_id=user.id
    )
    assert invited == MemberRow(
        sent.id,
        "",
        "Bob@example.com",
        Role.VIEWER,
        sent.created_at,
        InvitationState.PENDING,
        sent.expires_at,
        sent.code,
    )


def test_overview(user: User, project: Project) -> None:
    for number in range(queries.RECENT):
        create_action(user.id, project.id, f"Action {number}")
    create_data_type(user.id, project.id, "Stock")
    desk = create_application(user.id, project.id, "Desk")
    gone = create_data_type(user.id, project.id, "Gone")
    delete(user.id, Kind.DATA_TYPE, gone.id)
    type(desk).update(created_at=desk.created_at + 60_000).execute()
    overview = queries.overview(project.id)
    counts = (overview.data_types, overview.actions, overview.applications, overview.members)
    assert counts == (1, 8, 1, 1)
    assert len(overview.recent) == queries.RECENT
    newest = RecentRow(Kind.APPLICATION, desk.id, "Desk", desk.created_at + 60_000)
    assert overview.recent[0] == newest
    assert "Gone" not in {row.name for row in overview.recent}


def test_overview_of_an_empty_project(project: Project) -> None:
    recent = (RecentRow(Kind.PROJECT, project.id, "Shop", project.created_at),)
    assert queries.overview(project.id) == Overview(0, 0, 0, 1, recent)


def test_notifications(user: User, project: Project) -> None:
    create_action(user.id, project.id, "Mail")
    newest, oldest = queries.notifications(user.id)
    stored = Notification.get_by_id(newest.id)
    assert newest == NotificationRow(
        stored.id, "badgeEarned", {"badge": "firstActionCreated"}, "badges", stored.created_at, None
    )
    assert oldest.id < newest.id
    assert queries.unread_count(user.id) == 2


def test_no_more_notifications_than_fit(user: User) -> None:
    row = {"recipient": user.id, "kind": "badgeEarned"}
    Notification.insert_many([row] * (queries.NOTIFICATIONS + 1)).execute()
    assert len(queries.notifications(user.id)) == queries.NOTIFICATIONS
    assert queries.unread_count(user.id) == queries.NOTIFICATIONS + 1


def test_queries_connect_by_themselves(user: User) -> None:
    close_database()
    assert queries.unread_count(user.id) == 0


@pytest.fixture
def token(user: User) -> object:
    """The change token after a read."""
    queries.change_token()
    return queries.change_token()


def test_token_stays(token: object, user: User) -> None:
    queries.projects(user.id)
    in_thread(lambda: queries.projects(user.id))
    assert queries.change_token() == token


def test_token_changes(token: object, user: User) -> None:
    in_thread(lambda: create_project(user.id, "Shop"))
    assert queries.change_token() != token


def test_token_sees_who_committed_last(postgresql_url: str) -> None:
    """What began earlier and commits later is a change too."""
    import psycopg

    from desktop_app.models import open_database

    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")
    with psycopg.connect(postgresql_url) as slow:
        slow.execute("SELECT pg_current_xact_id()")
        create_project(user.id, "Shop")
        token = queries.change_token()
        slow.commit()
        assert queries.change_token() != token
    close_database()


def test_deleted_items_are_listed_for_thirty_days(project: Project, user: User) -> None:
    kept = create_action(user.id, project.id, "Kept")
    for title in ("Old", "Late", "Early"):
        create_action(user.id, project.id, title)
    day = 86_400_000
    for title, days in (("Old", 31), ("Late", 1), ("Early", 29)):
        Action.update(deleted_at=now() - days * day).where(Action.title == title).execute()
    found = queries.deleted_items(project.id)
    assert [(item.kind, item.name) for item in found] == [
        (Kind.ACTION, "Late"),
        (Kind.ACTION, "Early"),
    ]
    assert kept.id not in [item.id for item in found]


def test_attachments_by_id(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"note")
    row = attach_file(path)
    assert queries.attachments([row.id, row.id + 1]) == {row.id: row}
