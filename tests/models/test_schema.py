"""The schema: what migrations make is what the tables say, and the constraints refuse."""

from collections.abc import Callable

import peewee
import pytest
from peewee import Database
from playhouse.schema_diff import diff_models

from desktop_app.models import Action, Invitation, Member, Notification, Project, User
from desktop_app.models.keys import comparison_key
from desktop_app.models.rows import Kind
from desktop_app.models.tables import TABLES, AttachmentContent, Item, Table, UserBadge
from desktop_app.operations import create_action, delete, invite_member


def test_migrations_make_the_tables(database: Database) -> None:
    diff = diff_models(database, TABLES)
    assert not diff, str(diff)


def test_every_table_is_listed() -> None:
    assert set(TABLES) == {*Table.__subclasses__(), *Item.__subclasses__(), AttachmentContent} - {
        Item
    }


def project_row(**changes: object) -> Callable[[User, Project], object]:
    """Inserts a project that is right but for ``changes``."""

    def insert(user: User, _: Project) -> object:
        values = {"owner": user, "name": "N", "name_key": "n", **changes}
        return Project.insert(**values).execute()

    return insert


def invitation_row(**changes: object) -> Callable[[User, Project], object]:
    """Inserts an invitation that is right but for ``changes``."""

    def insert(user: User, project: Project) -> object:
        values = {
            "project": project,
            "invited_by": user,
            "email": "B@example.com",
            "email_key": "b@example.com",
            "role": "editor",
            "code": "unique",
            "expires_at": 1,
            **changes,
        }
        return Invitation.insert(**values).execute()

    return insert


REFUSED: dict[str, Callable[[User, Project], object]] = {
    "empty name": project_row(name=""),
    "long name": project_row(name="x" * 201),
    "no name": project_row(name=None),
    "no key": project_row(name_key=None),
    "no owner": project_row(owner=None),
    "unknown owner": project_row(owner=10**6),
    "same name": project_row(name_key="shop"),
    "unknown role": invitation_row(role="boss"),
    "unknown state": invitation_row(state="lost"),
    "same code": invitation_row(code="taken"),
    "invited twice": invitation_row(email_key="taken@example.com"),
    "unknown project": invitation_row(project=10**6),
    "same address": lambda user, _: User.insert(
        name="B", email="b", email_key=user.email_key
    ).execute(),
    "long user name": lambda *_: User.update(name="x" * 201).execute(),
    "same badge": lambda user, _: UserBadge.insert(
        user=user, name="projectCreated", earned_at=1
    ).execute(),
    "badge of nobody": lambda *_: UserBadge.insert(
        user=10**6, name="projectCreated", earned_at=1
    ).execute(),
    "told nobody": lambda *_: Notification.insert(recipient=10**6, kind="badgeEarned").execute(),
    "member twice": lambda user, project: Member.insert(
        user=user, project=project, role="viewer"
    ).execute(),
    "member as what": lambda *_: Member.update(role="").execute(),
    "empty title": lambda *_: Action.update(title="").execute(),
    "owner deleted": lambda user, _: user.delete_instance(),
}


@pytest.fixture
def full(user: User, project: Project) -> Project:
    """A project with an action and an invitation."""
    create_action(user.id, project.id, "Mail")
    invite_member(user.id, project.id, "taken@example.com")
    Invitation.update(code="taken").execute()
    return project


@pytest.mark.parametrize("insert", REFUSED.values(), ids=REFUSED)
def test_refuses(
    insert: Callable[[User, Project], object], user: User, full: Project, database: Database
) -> None:
    before = [table.select().count() for table in TABLES]
    with pytest.raises((peewee.IntegrityError, peewee.DataError)):
        insert(user, full)
    assert [table.select().count() for table in TABLES] == before


@pytest.mark.parametrize("insert", [project_row(), invitation_row()])
def test_accepts(insert: Callable[[User, Project], object], user: User, full: Project) -> None:
    """The rows that are right but for the changes are right without them."""
    assert insert(user, full)


def test_deleted_names_are_free(user: User, full: Project) -> None:
    delete(user.id, Kind.PROJECT, full.id)
    assert project_row(name_key="shop")(user, full)


def test_revoked_addresses_are_free(user: User, full: Project) -> None:
    Invitation.update(state="revoked").execute()
    assert invitation_row(email_key="taken@example.com")(user, full)


def test_cascade(user: User, full: Project) -> None:
    full.delete_instance()
    assert [table.select().count() for table in (Project, Member, Invitation, Action)] == [0] * 4
    user.delete_instance()
    assert [table.select().count() for table in (User, UserBadge, Notification)] == [0] * 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shop", "SHOP"),
        ("ß", "SS"),
        ("\uff21", "a"),
        ("ﬃ", "ffi"),
        ("Σ", "ς"),
        ("é", "É"),
        ("ΐ", "Ϊ́"),
    ],
)
def test_same_key(one: str, other: str) -> None:
    assert comparison_key(one) == comparison_key(other)


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("a", "á"), ("a b", "ab"), ("\u0131", "i")])
def test_other_key(one: str, other: str) -> None:
    assert comparison_key(one) != comparison_key(other)
