"""What users get wrong: each is one sentence at one field, and nothing is written."""

from collections.abc import Callable

import pytest

from desktop_app.errors import PlatformError
from desktop_app.models import Action, Invitation, Member, Project, User
from desktop_app.models.rows import Kind, Role
from desktop_app.models.tables import TABLES, Item
from desktop_app.operations import (
    InvalidInput,
    PermissionDenied,
    application,
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    delete,
    invitation,
    invite_member,
    items,
    permission,
    reinstate_invitation,
    revoke_invitation,
    update,
    update_user,
    validation,
)
from desktop_app.operations import user as users

BAD_NAMES = {
    "": validation.EMPTY,
    "  \t\n ": validation.EMPTY,
    "\u200b\u200d\ufeff": validation.EMPTY,  # zero width
    "\u0301\ufe0f": validation.EMPTY,  # an accent and a variant of nothing
    "\u3164\u2800": validation.EMPTY,  # a letter and a symbol that show nothing
    "\0": validation.CONTROL,
    "a\0b": validation.CONTROL,
    "a\nb": validation.CONTROL,
    "a\x1b[1mb": validation.CONTROL,
    "a\x7fb": validation.CONTROL,
    "a\u2028b": validation.CONTROL,
    "a\ud800b": validation.CONTROL,  # half a character
    "x" * 201: validation.TOO_LONG,
    "x" * 10_000: validation.TOO_LONG,
}
GOOD_NAMES = {
    "<b>x</b>": "<b>x</b>",
    "&amp; & \"'` %s {name} \\": "&amp; & \"'` %s {name} \\",
    "'); DROP TABLE project; --": "'); DROP TABLE project; --",
    "🧑‍🚀 🇩🇪 👍🏽": "🧑‍🚀 🇩🇪 👍🏽",
    "مشروع جديد": "مشروع جديد",
    "\u202eright to left": "\u202eright to left",
    "  leading": "leading",
    "\u3000wide\u00a0": "wide",
    "e\u0301": "é",
    "x" * 200: "x" * 200,
    "🧑" * 200: "🧑" * 200,
    "?": "?",
}
BAD_ADDRESSES = [
    "",
    "bob",
    "bob@",
    "@example.com",
    "bob@example",
    "bob@example..com",
    "bob @example.com",
    "bob@exam\0ple.com",
    "bob@example.com, eve@example.com",
    "Bob <bob@example.com>",
    "b" * 250 + "@example.com",
    "bob@example.com\ud800",
]

Creating = Callable[[int, int, str], object]
CREATES: dict[str, Creating] = {
    "create_project": lambda user, _, name: create_project(user, name),
    "create_action": create_action,
    "create_application": create_application,
    "create_data_type": create_data_type,
}
TITLES = {"create_action": "title"}


def rows() -> list[int]:
    """How many rows each table has."""
    return [table.select().count() for table in TABLES]


def refusal(operation: Callable[..., object], *arguments: object) -> PlatformError:
    """The error that an operation raises, and that it wrote nothing."""
    before = rows()
    with pytest.raises(PlatformError) as caught:
        operation(*arguments)
    assert rows() == before
    assert "{" not in str(caught.value).replace("{name}", "")
    return caught.value


def assert_invalid(
    field: str, sentence: str, operation: Callable[..., object], *arguments: object
) -> None:
    error = refusal(operation, *arguments)
    assert isinstance(error, InvalidInput)
    assert (error.field, error.template) == (field, sentence)


@pytest.mark.parametrize("name", BAD_NAMES, ids=lambda name: ascii(name)[:20])
@pytest.mark.parametrize("create", CREATES)
def test_bad_name(create: str, name: str, user: User, project: Project) -> None:
    field = TITLES.get(create, "name")
    assert_invalid(field, BAD_NAMES[name], CREATES[create], user.id, project.id, name)


@pytest.mark.parametrize("name", GOOD_NAMES, ids=lambda name: ascii(name)[:20])
@pytest.mark.parametrize("create", CREATES)
def test_good_name(create: str, name: str, user: User, project: Project) -> None:
    row = CREATES[create](user.id, project.id, name)
    again = type(row).get_by_id(row.id)  # type: ignore[attr-defined]
    assert getattr(again, TITLES.get(create, "name")) == GOOD_NAMES[name]


@pytest.mark.parametrize("name", BAD_NAMES, ids=lambda name: ascii(name)[:20])
def test_bad_user_name(name: str, user: User) -> None:
    assert_invalid("name", BAD_NAMES[name], create_user, name, "bob@example.com")
    assert_invalid("name", BAD_NAMES[name], update_user, user.id, name, user.email, None)
    assert User.get().name == "Ada"


@pytest.mark.parametrize("name", ["Same", "same", "SAME", " same ", "\uff53\uff41\uff4d\uff45"])
@pytest.mark.parametrize("create", CREATES)
def test_taken(create: str, name: str, user: User, project: Project) -> None:
    CREATES[create](user.id, project.id, "Same")
    field = TITLES.get(create, "name")
    assert_invalid(field, items.TAKEN, CREATES[create], user.id, project.id, name)


def test_sharp_s_is_taken(user: User) -> None:
    create_project(user.id, "Straße")
    assert_invalid("name", items.TAKEN, create_project, user.id, "STRASSE")


def test_name_free_elsewhere(user: User, project: Project) -> None:
    """Beside it means: of one user's projects, of one project's items of a kind."""
    other = create_user("Bob", "bob@example.com")
    create_project(other.id, project.name)
    second = create_project(user.id, "Second")
    for place in (project, second):
        for create in list(CREATES.values())[1:]:
            create(user.id, place.id, "Same")
    assert [table.select().count() for table in Item.__subclasses__()] == [2, 2, 2]


@pytest.mark.parametrize("text", ["a\0b", "x" * 5_001, "\ud800", "a\x1bb"], ids=ascii)
def test_bad_description(text: str, user: User, project: Project) -> None:
    sentence = validation.TOO_LONG if len(text) > 5_000 else validation.CONTROL
    assert_invalid("description", sentence, create_action, user.id, project.id, "A", text)


def test_long_description(user: User, project: Project) -> None:
    text = "line\tone\n" * 500
    assert create_action(user.id, project.id, "A", text).description == text.strip()


@pytest.mark.parametrize("email", BAD_ADDRESSES, ids=lambda email: ascii(email)[:20])
def test_bad_address(email: str, user: User, project: Project) -> None:
    for error in (
        refusal(create_user, "Bob", email),
        refusal(update_user, user.id, "Ada", email, None),
        refusal(invite_member, user.id, project.id, email),
    ):
        assert isinstance(error, InvalidInput)
        assert error.field == "email"


@pytest.mark.parametrize("email", ["ﷺ" * 21, "ﷺ" * 14])
def test_address_that_grows(email: str, user: User, project: Project) -> None:
    """Its key would be longer than an address may be."""
    assert_invalid(
        "email", validation.NO_ADDRESS, invite_member, user.id, project.id, f"{email}@example.com"
    )


@pytest.mark.parametrize("email", ["ada@example.com", "ADA@EXAMPLE.COM", " ada@Example.com"])
def test_address_in_use(email: str, user: User) -> None:
    assert_invalid("email", users.TAKEN, create_user, "Bob", email)
    other = create_user("Bob", "bob@example.com")
    assert_invalid("email", users.TAKEN, update_user, other.id, "Bob", email, None)


@pytest.mark.parametrize("email", ["ada@example.com", "Ada@EXAMPLE.com"])
def test_inviting_oneself(email: str, user: User, project: Project) -> None:
    assert_invalid("email", invitation.YOURSELF, invite_member, user.id, project.id, email)


@pytest.mark.parametrize("email", ["bob@example.com", "BOB@example.COM"])
def test_inviting_twice(email: str, user: User, project: Project) -> None:
    invite_member(user.id, project.id, "Bob@example.com")
    assert_invalid("email", invitation.INVITED, invite_member, user.id, project.id, email)


def test_inviting_to_another_project(user: User, project: Project) -> None:
    second = create_project(user.id, "Second")
    for place in (project, second):
        invite_member(user.id, place.id, "bob@example.com")
    assert Invitation.select().count() == 2


def test_inviting_a_member(user: User, project: Project) -> None:
    add_member(project, "viewer")
    arguments = (user.id, project.id, "Viewer@example.com")
    assert_invalid("email", invitation.MEMBER, invite_member, *arguments)


@pytest.mark.parametrize("role", ["", "owner", "Editor", "boss"])
def test_bad_role(role: str, user: User, project: Project) -> None:
    arguments = (user.id, project.id, "bob@example.com", role)
    assert_invalid("role", invitation.NO_ROLE, invite_member, *arguments)


@pytest.mark.parametrize("audience", ["", "everyone", "TEAM_MEMBERS"])
def test_bad_audience(audience: str, user: User, project: Project) -> None:
    arguments = (user.id, project.id, "A", "", audience)
    assert_invalid("audience", application.NO_AUDIENCE, create_application, *arguments)


def test_unknown_user(user: User, project: Project) -> None:
    nobody = user.id + 1
    sentence = permission.NO_USER
    for create in CREATES.values():
        assert_invalid("user_id", sentence, create, nobody, project.id, "A")
    assert_invalid("user_id", sentence, invite_member, nobody, project.id, "bob@example.com")
    assert_invalid("user_id", sentence, update_user, nobody, "A", "bob@example.com", None)


def add_member(project: Project, role: str) -> int:
    """Another user, who has the role in the project."""
    user = create_user(role, f"{role}@example.com")
    Member.create(project=project, user=user, role=role)
    return user.id


def everything_in(project: Project, user_id: int) -> list[Callable[[], object]]:
    """All that somebody could try to do in a project where there is one action."""
    action = Action.get()
    return [
        lambda: create_action(user_id, project.id, "A"),
        lambda: create_application(user_id, project.id, "A"),
        lambda: create_data_type(user_id, project.id, "A"),
        lambda: update(user_id, Kind.ACTION, action.id, "New"),
        lambda: delete(user_id, Kind.ACTION, action.id),
        lambda: invite_member(user_id, project.id, "eve@example.com"),
        lambda: update(user_id, Kind.PROJECT, project.id, "New"),
        lambda: delete(user_id, Kind.PROJECT, project.id),
    ]


@pytest.fixture
def place(user: User, project: Project) -> Project:
    """A project with an action."""
    create_action(user.id, project.id, "Mail")
    return project


def assert_denied(sentence: str, attempts: list[Callable[[], object]]) -> None:
    errors = [refusal(attempt) for attempt in attempts]
    assert {type(error) for error in errors} == {PermissionDenied}
    assert {error.template for error in errors} == {sentence}


def test_stranger(place: Project) -> None:
    stranger = create_user("Bob", "bob@example.com").id
    assert_denied(permission.NOT_A_MEMBER, everything_in(place, stranger))


def test_unknown_project(user: User, place: Project) -> None:
    attempts = [lambda: create_action(user.id, place.id + 1, "A")]
    assert_denied(permission.NOT_A_MEMBER, attempts)  # type: ignore[arg-type]


def test_viewer(place: Project) -> None:
    viewer = add_member(place, "viewer")
    assert_denied(permission.NOT_ALLOWED, everything_in(place, viewer))


def test_editor(place: Project) -> None:
    attempts = everything_in(place, add_member(place, "editor"))
    for allowed in attempts[:5]:
        allowed()
    assert_denied(permission.NOT_ALLOWED, attempts[5:])


def test_editor_and_invitations(user: User, place: Project) -> None:
    invited = invite_member(user.id, place.id, "bob@example.com").id
    editor = add_member(place, "editor")
    assert_denied(permission.NOT_ALLOWED, [lambda: revoke_invitation(editor, invited)])
    revoke_invitation(user.id, invited)
    assert_denied(permission.NOT_ALLOWED, [lambda: reinstate_invitation(editor, invited)])


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADMIN])
def test_manager(role: Role, user: User, place: Project) -> None:
    manager = user.id if role is Role.OWNER else add_member(place, role)
    for allowed in everything_in(place, manager):
        allowed()
    assert Project.get_by_id(place.id).deleted_at is not None


def test_deleted_project(user: User, place: Project) -> None:
    attempts = everything_in(place, user.id)
    delete(user.id, Kind.PROJECT, place.id)
    for attempt in attempts[:6]:
        assert_invalid("project_id", permission.GONE, attempt)
    assert_invalid("name", items.MISSING, attempts[6])


def test_missing_item(user: User, project: Project) -> None:
    assert_invalid("item_id", items.MISSING, update, user.id, Kind.ACTION, 999, "A")
    assert_invalid("item_id", items.MISSING, delete, user.id, Kind.PROJECT, 999)
