"""Renaming, deleting and restoring what was created."""

from collections.abc import Callable

import pytest

from desktop_app.models import Action, Project, User
from desktop_app.models.queries import items, projects
from desktop_app.models.rows import Kind
from desktop_app.operations import (
    InvalidInput,
    create_action,
    create_application,
    create_data_type,
    create_project,
    delete,
    restore,
    update,
)
from desktop_app.operations.items import TAKEN

CREATES: dict[Kind, Callable[[int, int, str], Project]] = {
    Kind.PROJECT: lambda user, _, name: create_project(user, name),
    Kind.DATA_TYPE: create_data_type,  # type: ignore[dict-item]
    Kind.ACTION: create_action,  # type: ignore[dict-item]
    Kind.APPLICATION: create_application,  # type: ignore[dict-item]
}


class Place:
    """A project of a user, and a kind of thing in it."""

    def __init__(self, kind: Kind, user: User, project: Project) -> None:
        self.kind, self.user_id, self.project_id = kind, user.id, project.id

    def create(self, name: str) -> int:
        return CREATES[self.kind](self.user_id, self.project_id, name).id

    def update(self, item: int, name: str, description: str | None = None) -> None:
        update(self.user_id, self.kind, item, name, description)

    def delete(self, item: int) -> None:
        delete(self.user_id, self.kind, item)

    def restore(self, item: int) -> None:
        restore(self.user_id, self.kind, item)

    def names(self) -> list[str]:
        """What a list shows, without the project that everything is in."""
        if self.kind is Kind.PROJECT:
            return [row.name for row in projects(self.user_id) if row.id != self.project_id]
        return [row.name for row in items(self.kind, self.project_id)]


@pytest.fixture(params=Kind)
def place(request: pytest.FixtureRequest, user: User, project: Project) -> Place:
    return Place(request.param, user, project)


def assert_taken(operation: Callable[..., None], *arguments: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        operation(*arguments)
    assert caught.value.template == TAKEN
    assert caught.value.field in ("name", "title")


def test_rename(place: Place) -> None:
    place.update(place.create("Old"), " New ")
    assert place.names() == ["New"]


def test_rename_case(place: Place) -> None:
    place.update(place.create("name"), "NAME")
    assert place.names() == ["NAME"]


def test_rename_frees_the_name(place: Place) -> None:
    place.update(place.create("Old"), "New")
    place.create("Old")
    assert sorted(place.names()) == ["New", "Old"]


def test_rename_to_taken(place: Place) -> None:
    place.create("First")
    assert_taken(place.update, place.create("Second"), "FIRST")
    assert sorted(place.names()) == ["First", "Second"]


def test_description(user: User, project: Project) -> None:
    action = create_action(user.id, project.id, "Mail", "Old").id
    update(user.id, Kind.ACTION, action, "Mail")
    assert Action.get().description == "Old"
    update(user.id, Kind.ACTION, action, "Mail", " New ")
    assert Action.get().description == "New"


def test_bad_description(user: User, project: Project) -> None:
    action = create_action(user.id, project.id, "Mail", "Old").id
    with pytest.raises(InvalidInput):
        update(user.id, Kind.ACTION, action, "New", "a\0b")
    assert (Action.get().title, Action.get().description) == ("Mail", "Old")


def test_project_has_no_description(user: User, project: Project) -> None:
    update(user.id, Kind.PROJECT, project.id, "New", "ignored")
    assert Project.get().name == "New"


def test_delete_and_restore(place: Place) -> None:
    item = place.create("Here")
    place.delete(item)
    assert place.names() == []
    place.restore(item)
    assert place.names() == ["Here"]


def test_twice(place: Place) -> None:
    item = place.create("Here")
    place.delete(item)
    place.delete(item)
    place.restore(item)
    place.restore(item)
    assert place.names() == ["Here"]


def test_delete_keeps_its_time(user: User, project: Project) -> None:
    delete(user.id, Kind.PROJECT, project.id)
    Project.update(deleted_at=1).execute()
    delete(user.id, Kind.PROJECT, project.id)
    assert Project.get().deleted_at == 1


def test_update_deleted(place: Place) -> None:
    item = place.create("Here")
    place.delete(item)
    with pytest.raises(InvalidInput):
        place.update(item, "New")
    place.restore(item)
    assert place.names() == ["Here"]


def test_restore_to_taken(place: Place) -> None:
    first = place.create("Here")
    place.delete(first)
    second = place.create("here")
    assert_taken(place.restore, first)
    assert place.names() == ["here"]
    place.update(second, "There")
    place.restore(first)
    assert sorted(place.names()) == ["Here", "There"]
