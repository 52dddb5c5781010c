"""Saved views: made, changed, deleted and restored."""

import datetime
from decimal import Decimal

import pytest

from desktop_app.models import Project, User
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.record_rows import Condition, Filter, Operator, Query, Sort, ViewKind
from desktop_app.models.rows import Kind, Role
from desktop_app.models.tables import Member, SavedView
from desktop_app.models.view_json import load_layout, load_query
from desktop_app.operations import (
    InvalidInput,
    PermissionDenied,
    create_user,
    delete,
    delete_view,
    restore_view,
    save_view,
    update_view,
)
from desktop_app.operations.items import MISSING, TAKEN
from desktop_app.operations.record_access import TYPE_GONE
from desktop_app.operations.view import LAYOUT_LENGTH, TOO_MUCH
from tests.operations.record_places import Place, make_place

QUERY = Query(
    Filter(
        (
            Condition(1, Operator.CONTAINS, "<b>ä"),
            Filter((Condition(2, Operator.MORE, Decimal("1.50")), Condition(3, Operator.EMPTY))),
            Condition(4, Operator.AT_MOST, datetime.date(2026, 1, 2)),
        ),
        any=True,
    ),
    (Sort(1), Sort(2, descending=True)),
    "found",
)
LAYOUT: dict[str, object] = {"columns": [1, 2], "widths": {"1": 120}}


@pytest.fixture
def place(user: User, project: Project) -> Place:
    return make_place(user.id, project.id, "Contacts", [FieldRow("Name", FieldKind.TEXT)])


def make(place: Place, name: str = "Mine") -> int:
    return save_view(place.user_id, place.type.id, name, ViewKind.TABLE, QUERY, LAYOUT)


def names() -> list[str]:
    there = SavedView.select().where(SavedView.deleted_at.is_null()).order_by(SavedView.id)
    return [view.name for view in there]


def test_saved_as_it_was(place: Place) -> None:
    view = SavedView.get_by_id(make(place, " Mine "))
    assert (view.name, view.kind) == ("Mine", "table")
    assert load_query(view.query) == QUERY
    assert load_layout(view.layout) == LAYOUT


def test_update(place: Place) -> None:
    view_id = make(place)
    update_view(place.user_id, view_id, "Other", Query(), {})
    view = SavedView.get_by_id(view_id)
    assert (view.name, load_query(view.query), load_layout(view.layout)) == ("Other", Query(), {})


def test_names_are_unique(place: Place) -> None:
    first, second = make(place), make(place, "Other")
    for write in (
        lambda: make(place, "MINE"),
        lambda: update_view(place.user_id, second, "mine", QUERY, LAYOUT),
    ):
        with pytest.raises(InvalidInput) as caught:
            write()
        assert (caught.value.template, caught.value.field) == (TAKEN, "name")
    delete_view(place.user_id, first)
    make(place)
    with pytest.raises(InvalidInput) as caught:
        restore_view(place.user_id, first)
    assert caught.value.template == TAKEN


def test_delete_and_restore(place: Place) -> None:
    view_id = make(place)
    delete_view(place.user_id, view_id)
    delete_view(place.user_id, view_id)
    assert names() == []
    with pytest.raises(InvalidInput) as caught:
        update_view(place.user_id, view_id, "Other", QUERY, LAYOUT)
    assert caught.value.template == MISSING
    restore_view(place.user_id, view_id)
    assert names() == ["Mine"]


def test_refused(place: Place, project: Project) -> None:
    view_id = make(place)
    viewer = create_user("Grace", "grace@example.com").id
    Member.create(project=project, user=viewer, role=Role.VIEWER.value)
    with pytest.raises(PermissionDenied):
        save_view(viewer, place.type.id, "Other", ViewKind.TABLE, QUERY, LAYOUT)
    with pytest.raises(PermissionDenied):
        delete_view(viewer, view_id)
    with pytest.raises(InvalidInput) as caught:
        delete_view(place.user_id, 10**6)
    assert caught.value.template == MISSING
    layout: dict[str, object] = {"a": "x" * LAYOUT_LENGTH}
    with pytest.raises(InvalidInput) as caught:
        update_view(place.user_id, view_id, "Mine", QUERY, layout)
    assert caught.value.template == TOO_MUCH
    delete(place.user_id, Kind.DATA_TYPE, place.type.id)
    with pytest.raises(InvalidInput) as caught:
        make(place, "Other")
    assert caught.value.template == TYPE_GONE
