"""The names that people script against, as the design promises them."""

import inspect
from collections.abc import Callable

import pytest

from desktop_app import badges, models, operations

SIGNATURES: dict[Callable[..., object], str] = {
    badges.get_all_badge_definitions: "()",
    badges.get_badge_definition: "(name)",
    badges.check_badge: "(name, user_id)",
    models.open_database: "(url)",
    models.close_database: "()",
    operations.create_user: "(name, email, avatar=None)",
    operations.create_project: "(user_id, name)",
    operations.create_action: "(user_id, project_id, title, description='')",
    operations.create_application: (
        "(user_id, project_id, name, description='', audience='teamMembers')"
    ),
    operations.invite_member: "(user_id, project_id, email, role='editor')",
    operations.create_data_type: (
        "(user_id, project_id, name, description='', fields=(), icon='', *, awards=True)"
    ),
}


@pytest.mark.parametrize("function", SIGNATURES, ids=lambda function: function.__name__)
def test_signature(function: Callable[..., object]) -> None:
    parameters = [plain(parameter) for parameter in inspect.signature(function).parameters.values()]
    assert str(inspect.Signature(parameters)) == SIGNATURES[function]


def plain(parameter: inspect.Parameter) -> inspect.Parameter:
    """Without its type, and with the value of an enumeration's member."""
    default = getattr(parameter.default, "value", parameter.default)
    return parameter.replace(annotation=inspect.Parameter.empty, default=default)


@pytest.mark.parametrize("package", [badges, models, operations], ids=lambda p: p.__name__)
def test_all_are_there(package: object) -> None:
    names: list[str] = package.__all__  # type: ignore[attr-defined]
    assert names == sorted(names)
    assert [name for name in names if not hasattr(package, name)] == []


def test_classes() -> None:
    for package, names in {
        badges: ["BadgeDefinition", "BadgeName", "EarnedBadge"],
        models: ["Notification", "Project", "User"],
        operations: ["InvalidInput", "PermissionDenied", "StorageError"],
    }.items():
        assert [name for name in names if name not in package.__all__] == []


def test_rows() -> None:
    fields = list(badges.EarnedBadge.__dataclass_fields__)
    assert fields[:2] == ["name", "earned_at"]
    fields = list(badges.BadgeDefinition.__dataclass_fields__)
    assert fields[:4] == ["name", "icon", "label_key", "description_key"]
