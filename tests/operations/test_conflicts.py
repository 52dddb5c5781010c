"""Two people at the same record: what is merged, and what the second is asked."""

import pytest

from desktop_app.models import Project, User
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.rows import Role
from desktop_app.models.tables import Member
from desktop_app.operations import (
    Conflict,
    EditConflict,
    InvalidInput,
    InvalidRecords,
    create_user,
    delete_records,
    put_back,
    revert_records,
    write_records,
)
from desktop_app.operations.items import MISSING
from desktop_app.operations.record_reverting import CHANGED_SINCE
from tests.operations.record_places import Place, make_place
from tests.support import in_threads

FIELDS = (
    FieldRow("Name", FieldKind.TEXT),
    FieldRow("Age", FieldKind.INTEGER),
    FieldRow("Tags", FieldKind.CHOICES, options=("a", "b")),
    FieldRow("Number", FieldKind.INTEGER, unique=True),
)


@pytest.fixture
def people(user: User, project: Project) -> Place:
    return make_place(user.id, project.id, "Contacts", FIELDS)


@pytest.fixture
def grace(people: Place, project: Project) -> Place:
    """The same for somebody else."""
    other = create_user("Grace", "grace@example.com")
    Member.create(project=project, user=other, role=Role.EDITOR.value)
    return Place(other.id, people.type)


def test_other_fields_are_merged(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada", Age=1)
    grace.write(grace.edit(row, Name="Grace's", Tags=("a",)))
    (merged,) = people.write(people.edit(row, Age=2)).rows
    assert people.told(merged) == {"Name": "Grace's", "Age": 2, "Tags": ("a",)}
    assert people.now(row) == merged
    assert merged.revision == 3


def test_the_same_field_is_asked_about(people: Place, grace: Place) -> None:
    first, row = people.write(people.new(), people.new(Name="Ada", Age=1)).rows
    grace.write(grace.edit(row, Name="Grace's"))
    with pytest.raises(EditConflict) as caught:
        people.write(people.edit(first, Age=9), people.edit(row, Name="Mine", Age=2))
    name = people.key("Name")
    expected = Conflict(1, row.id, name, "Mine", "Grace's", "Grace", 2)
    assert caught.value.conflicts == (expected,)
    assert "Grace" in str(caught.value)
    assert people.now(first) == first
    seen = caught.value.conflicts[0].revision
    edit = people.edit(people.now(row), Name="Mine", Age=2)
    assert edit.revision == seen
    assert people.told(people.write(edit).rows[0]) == {"Name": "Mine", "Age": 2}


def test_the_same_value_is_no_conflict(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada")
    (theirs,) = grace.write(grace.edit(row, Name="Same")).rows
    written = people.write(people.edit(row, Name="Same"))
    assert (written.change_set, written.rows) == (0, (theirs,))


def test_changed_and_back_is_no_conflict(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada")
    revert_records(grace.user_id, grace.write(grace.edit(row, Name="Other")).change_set)
    (mine,) = people.write(people.edit(row, Name="Mine")).rows
    assert (mine.revision, people.told(mine)) == (4, {"Name": "Mine"})


def test_deleted_meanwhile(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada")
    delete_records(grace.user_id, grace.type.id, [row.id])
    with pytest.raises(InvalidRecords) as caught:
        people.write(people.edit(row, Name="Mine"))
    assert caught.value.template == MISSING
    assert [(p.at, p.field_id) for p in caught.value.problems] == [(0, 0)]


def test_deleted_and_restored_is_no_conflict(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada")
    deleted = delete_records(grace.user_id, grace.type.id, [row.id])
    revert_records(grace.user_id, deleted.change_set)
    (mine,) = people.write(people.edit(row, Name="Mine")).rows
    assert (mine.id, mine.revision, people.told(mine)) == (row.id, 4, {"Name": "Mine"})


def test_undo_leaves_what_others_wrote(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada", Age=1)
    written = people.write(people.edit(row, Name="Mine", Age=2))
    grace.write(grace.edit(written.rows[0], Name="Grace's"))
    with pytest.raises(EditConflict) as caught:
        revert_records(people.user_id, written.change_set)
    assert caught.value.template == CHANGED_SINCE
    (conflict,) = caught.value.conflicts
    assert (conflict.mine, conflict.theirs, conflict.theirs_by) == ("Ada", "Grace's", "Grace")
    assert people.told(people.now(row)) == {"Name": "Grace's", "Age": 2}


def test_undo_beside_what_others_wrote(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada", Age=1)
    written = people.write(people.edit(row, Name="Mine"))
    grace.write(grace.edit(written.rows[0], Age=2))
    (undone,) = revert_records(people.user_id, written.change_set).rows
    assert people.told(undone) == {"Name": "Ada", "Age": 2}
    assert people.now(row) == undone


def test_undo_of_creating_what_others_edited(people: Place, grace: Place) -> None:
    written = people.write(people.new(Name="Ada"))
    grace.write(grace.edit(written.rows[0], Age=2))
    with pytest.raises(EditConflict):
        revert_records(people.user_id, written.change_set)
    assert people.told(people.now(written.rows[0])) == {"Name": "Ada", "Age": 2}


def test_undo_of_what_others_deleted(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada")
    written = people.write(people.edit(row, Name="Mine"))
    deleted = delete_records(grace.user_id, grace.type.id, [row.id])
    with pytest.raises(InvalidInput) as caught:
        revert_records(people.user_id, written.change_set)
    assert caught.value.template == MISSING
    revert_records(grace.user_id, deleted.change_set)
    assert people.told(revert_records(people.user_id, written.change_set).rows[0])["Name"] == "Ada"


def test_undo_of_deleting_what_came_and_went_again(people: Place, grace: Place) -> None:
    row = people.create(Name="Ada")
    deleted = delete_records(people.user_id, people.type.id, [row.id])
    (restored,) = revert_records(grace.user_id, deleted.change_set).rows
    assert revert_records(people.user_id, deleted.change_set).change_set == 0
    grace.write(grace.edit(restored, Name="Grace's"))
    delete_records(grace.user_id, people.type.id, [row.id])
    with pytest.raises(InvalidInput) as caught:
        revert_records(people.user_id, deleted.change_set)
    assert caught.value.template == MISSING


def test_put_back_overwrites(people: Place, grace: Place) -> None:
    """It is about one record, whose history one looks at: what others did is seen."""
    from desktop_app.models.record_past import of_set

    row = people.create(Name="Ada", Age=1)
    written = people.write(people.edit(row, Name="Mine"))
    grace.write(grace.edit(written.rows[0], Name="Grace's", Tags=("b",)))
    (change,) = of_set(written.change_set)
    assert people.told(put_back(people.user_id, change.id).rows[0]) == {"Name": "Ada", "Age": 1}


def test_races(people: Place) -> None:
    """Eight at one field: one is first, the others are asked; nothing is lost or written twice."""
    row = people.create(Age=0)
    names = iter("abcdefgh")

    def edit() -> bool:
        try:
            people.write(people.edit(row, Name=next(names)))
        except EditConflict:
            return False
        return True

    assert sorted(in_threads(8, edit)) == [False] * 7 + [True]
    assert people.now(row).revision == 2


def test_races_for_a_unique_value(people: Place) -> None:
    def create() -> bool:
        try:
            people.create(Number=1)
        except InvalidRecords as error:
            return error.problems[0].field_id != people.key("Number")
        return True

    assert sorted(in_threads(6, create)) == [False] * 5 + [True]


def test_unknown_change(people: Place) -> None:
    for operation in (revert_records, put_back):
        with pytest.raises(InvalidInput):
            operation(people.user_id, 10**12)
    assert write_records(people.user_id, people.type.id, []).change_set == 0
