"""The badges themselves: their names and texts."""

import dataclasses
from pathlib import Path

import pytest

from desktop_app.badges import (
    BadgeDefinition,
    BadgeName,
    UnknownBadge,
    get_all_badge_definitions,
    get_badge_definition,
)
from tests.support import ROOT

ICONS = ROOT / "resources" / "icons"


def test_names() -> None:
    assert {name.name: str(name) for name in BadgeName} == {
        "PROJECT_CREATED": "projectCreated",
        "FIRST_ACTION_CREATED": "firstActionCreated",
        "FIRST_APPLICATION_CREATED": "firstApplicationCreated",
        "FIRST_PROJECT_MEMBER_INVITE": "firstProjectMemberInvite",
        "FIRST_DATA_TYPE_CREATED": "firstDataTypeCreated",
    }


def test_one_definition_each() -> None:
    assert [definition.name for definition in get_all_badge_definitions()] == list(BadgeName)


@pytest.mark.parametrize("name", BadgeName)
def test_found_by_either_spelling(name: BadgeName) -> None:
    assert get_badge_definition(name) is get_badge_definition(name.value)
    assert get_badge_definition(name).name is name


@pytest.mark.parametrize("name", ["", "project_created", "PROJECTCREATED", "\0"])
def test_unknown(name: str) -> None:
    with pytest.raises(UnknownBadge) as caught:
        get_badge_definition(name)
    message = str(caught.value)
    assert repr(name) in message
    assert [known for known in BadgeName if known not in message] == []


def test_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        get_all_badge_definitions()[0].icon = "other"  # type: ignore[misc]


@pytest.mark.parametrize("definition", get_all_badge_definitions(), ids=lambda d: d.name)
def test_complete(definition: BadgeDefinition) -> None:
    assert Path(ICONS / f"{definition.icon}.svg").is_file()
    assert definition.label_key
    assert definition.description_key.endswith(".")
    assert definition.criteria_key.endswith(".")


@pytest.mark.parametrize("field", ["icon", "label_key", "description_key", "criteria_key"])
def test_distinct(field: str) -> None:
    values = {getattr(definition, field) for definition in get_all_badge_definitions()}
    assert len(values) == len(BadgeName)
