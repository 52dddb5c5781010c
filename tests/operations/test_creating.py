"""The create operations: what they store, and who earns what."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.badges import BadgeName
from desktop_app.models import (
    Action,
    Application,
    DataType,
    Invitation,
    Member,
    Notification,
    Project,
    User,
)
from desktop_app.models.clock import now
from desktop_app.models.rows import Audience, Kind
from desktop_app.models.tables import Table
from desktop_app.operations import (
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    delete,
    invite_member,
)
from desktop_app.operations.invitation import VALID_FOR_MS
from tests.support import stored

Create = Callable[[int, int], Table]

CREATES: dict[BadgeName, Create] = {
    BadgeName.FIRST_ACTION_CREATED: lambda user, project: create_action(user, project, "A"),
    BadgeName.FIRST_APPLICATION_CREATED: lambda u, p: create_application(u, p, "A"),
    BadgeName.FIRST_PROJECT_MEMBER_INVITE: lambda u, p: invite_member(u, p, "bob@example.com"),
    BadgeName.FIRST_DATA_TYPE_CREATED: lambda user, project: create_data_type(user, project, "A"),
}


def kept(row: Table) -> dict[str, Any]:
    """What is stored of a row that was just created, without its id and time."""
    values = stored(row)
    assert values.pop("id") == row.id
    assert abs(values.pop("created_at") - now()) < 60_000
    return values


def earned(user: User) -> list[str]:
    return [badge.name for badge in user.badges]


def test_user(database: object) -> None:
    row = create_user(" Ada  Lovelace ", " Ada@Example.COM ", b"png")
    assert kept(row) == {
        "name": "Ada  Lovelace",
        "email": "Ada@example.com",
        "email_key": "ada@example.com",
        "avatar": b"png",
        "badges_hidden": False,
    }
    assert earned(row) == []


def test_project(user: User) -> None:
    row = create_project(user.id, "Shop")
    values = {"owner": user.id, "name": "Shop", "name_key": "shop", "deleted_at": None}
    assert kept(row) == values
    assert kept(Member.get()) == {"project": row.id, "user": user.id, "role": "owner"}
    assert earned(user) == ["projectCreated"]


def test_action(user: User, project: Project) -> None:
    row = create_action(user.id, project.id, "Mail", "Every day\r\n")
    assert isinstance(row, Action)
    assert kept(row) == item(user, project, title="Mail", name_key="mail", text="Every day")


def test_data_type(user: User, project: Project) -> None:
    row = create_data_type(user.id, project.id, "Stock")
    assert isinstance(row, DataType)
    values = item(user, project, name="Stock", name_key="stock", table_name=f"stock_{row.id}")
    assert kept(row) == {**values, "icon": "", "revision": 1, "module": "", "module_version": ""}


@pytest.mark.parametrize("audience", Audience)
def test_application(audience: Audience, user: User, project: Project) -> None:
    row = create_application(user.id, project.id, "Desk", "Front", audience)
    assert isinstance(row, Application)
    values = item(user, project, name="Desk", name_key="desk", text="Front")
    assert kept(row) == {**values, "audience": audience.value}


def item(user: User, project: Project, text: str = "", **values: str) -> dict[str, object]:
    """The columns that all items have."""
    common = {"project": project.id, "created_by": user.id, "deleted_at": None}
    return {**common, "description": text, **values}


def test_application_is_for_the_team(user: User, project: Project) -> None:
    assert create_application(user.id, project.id, "Desk").audience == "teamMembers"


@pytest.mark.parametrize("role", ["admin", "editor", "viewer"])
def test_invitation(role: str, user: User, project: Project) -> None:
    row = invite_member(user.id, project.id, "Bob@Example.com", role)
    assert isinstance(row, Invitation)
    assert row.expires_at - row.created_at == pytest.approx(VALID_FOR_MS, abs=60_000)
    values = kept(row)
    assert len(values.pop("code")) >= 20
    assert values.pop("expires_at") == row.expires_at
    assert values == {
        "project": project.id,
        "invited_by": user.id,
        "email": "Bob@example.com",
        "email_key": "bob@example.com",
        "role": role,
        "state": "pending",
    }


def test_codes_differ(user: User, project: Project) -> None:
    codes = {invite_member(user.id, project.id, f"b{n}@example.com").code for n in range(5)}
    assert len(codes) == 5


@pytest.mark.parametrize("badge", CREATES)
def test_first_earns(badge: BadgeName, user: User, project: Project) -> None:
    CREATES[badge](user.id, project.id)
    assert earned(user) == ["projectCreated", badge]
    told = [json.loads(row.parameters) for row in Notification.select().order_by(Notification.id)]
    assert told == [{"badge": "projectCreated"}, {"badge": badge.value}]


def test_each_once(user: User) -> None:
    for name in ("First", "Second"):
        project = create_project(user.id, name)
        for create in CREATES.values():
            create(user.id, project.id)
    assert earned(user) == [BadgeName.PROJECT_CREATED, *CREATES]
    assert Notification.select().count() == len(BadgeName)


def test_to_whom_it_belongs(user: User, project: Project) -> None:
    """The one who creates earns, not the project's owner."""
    editor = create_user("Bob", "bob@example.com")
    Member.create(project=project, user=editor, role="editor")
    create_action(editor.id, project.id, "Mail")
    assert earned(editor) == ["firstActionCreated"]
    assert earned(user) == ["projectCreated"]


def test_outlives_what_earned_it(user: User, project: Project) -> None:
    delete(user.id, Kind.PROJECT, project.id)
    create_project(user.id, project.name)
    assert earned(user) == ["projectCreated"]
    assert Notification.select().count() == 1
