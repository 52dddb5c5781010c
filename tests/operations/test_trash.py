"""Deleting records, the links that lead to them, undo, and the trash."""

import datetime
from decimal import Decimal

import pytest

from desktop_app.models import Project, User
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.record_past import of_set
from desktop_app.models.rows import Kind
from desktop_app.models.tables import RecordChange
from desktop_app.operations import (
    InvalidInput,
    InvalidRecords,
    OnLinks,
    PermissionDenied,
    StillLinked,
    create_user,
    delete,
    delete_records,
    put_back,
    restore_records,
    revert_records,
)
from desktop_app.operations.record_reverting import NOTHING_BEFORE
from desktop_app.operations.record_values import NO_RECORD, TAKEN
from desktop_app.operations.record_words import LINK_REQUIRED, LINKED
from desktop_app.operations.trash import NOT_IN_TRASH
from tests.operations.record_places import COMPANIES, Place, contacts, make_place


@pytest.fixture
def companies(user: User, project: Project) -> Place:
    return make_place(user.id, project.id, "Companies", COMPANIES)


@pytest.fixture
def people(user: User, project: Project, companies: Place) -> Place:
    return make_place(user.id, project.id, "Contacts", contacts(companies.type.id))


def remove(place: Place, *ids: int, links: OnLinks = OnLinks.REFUSE) -> int:
    """The change set."""
    return delete_records(place.user_id, place.type.id, ids, links).change_set


def deletions(change_set: int) -> list[int]:
    return [past.id for past in of_set(change_set)]


def test_delete_and_undo_and_redo(people: Place, companies: Place) -> None:
    company = companies.create(Name="Löwen")
    row = people.create(
        Name="Ada",
        Pay=Decimal("1.50"),
        Born=datetime.date(1815, 12, 10),
        Tags=("a",),
        Others=(company.id,),
        Company=company.id,
    )
    before = people.stored()
    deleted = delete_records(people.user_id, people.type.id, [row.id, row.id, 10**9])
    assert (deleted.rows, deleted.deleted) == ((), (row.id,))
    gone = people.stored()
    assert all(rows == [] for rows in gone.values())
    undone = revert_records(people.user_id, deleted.change_set)
    assert people.stored() == before
    assert people.now(row) == undone.rows[0]
    assert undone.rows[0].values == row.values
    redone = revert_records(people.user_id, undone.change_set)
    assert people.stored() == gone
    revert_records(people.user_id, redone.change_set)
    assert people.stored() == before


def test_deleting_nothing(people: Place) -> None:
    assert delete_records(people.user_id, people.type.id, [1]).change_set == 0


def test_linked_records_are_told_of(people: Place, companies: Place) -> None:
    company, other = companies.create(Name="A"), companies.create(Name="B")
    linking = [people.create(Name=f"N{n}", Company=company.id) for n in range(7)]
    people.create(Others=(company.id, other.id))
    before = people.stored(), companies.stored()
    with pytest.raises(StillLinked) as caught:
        remove(companies, company.id)
    single, many = caught.value.links
    assert (single.type_name, single.field_name, single.count) == ("Contacts", "Company", 7)
    assert single.records == tuple((row.id, f"N{n}") for n, row in enumerate(linking[:5]))
    assert (many.field_name, many.count) == ("Others", 1)
    assert caught.value.template == LINKED
    assert (people.stored(), companies.stored()) == before


def test_unlink(people: Place, companies: Place) -> None:
    company, other = companies.create(Name="A"), companies.create(Name="B")
    row = people.create(Name="Ada", Company=company.id, Others=(company.id, other.id))
    before = people.stored(), companies.stored()
    change_set = remove(companies, company.id, links=OnLinks.UNLINK)
    assert people.told(people.now(row)) == {"Name": "Ada", "Active": True, "Others": (other.id,)}
    written = revert_records(people.user_id, change_set)
    assert written.types == {people.type.id, companies.type.id}
    assert written.type_id == companies.type.id
    assert (people.stored(), companies.stored()) == before


def test_unlink_of_what_must_not_be_empty(user: User, project: Project, companies: Place) -> None:
    fields = [FieldRow("Company", FieldKind.LINK, required=True, target=companies.type.id)]
    place = make_place(user.id, project.id, "Deals", fields)
    company = companies.create(Name="A")
    place.create(Company=company.id)
    with pytest.raises(StillLinked) as caught:
        remove(companies, company.id, links=OnLinks.UNLINK)
    assert caught.value.template == LINK_REQUIRED
    assert "Deals" in str(caught.value)
    assert companies.now(company) == company


@pytest.fixture
def chain(user: User, project: Project, people: Place) -> Place:
    """A type that links to people."""
    fields = [
        FieldRow("Who", FieldKind.LINK, required=True, target=people.type.id),
        FieldRow("Other", FieldKind.LINKS, target=people.type.id),
    ]
    return make_place(user.id, project.id, "Deals", fields)


def test_delete_what_links(people: Place, companies: Place, chain: Place) -> None:
    company = companies.create(Name="A")
    ada, grace = people.write(people.new(Company=company.id), people.new(Name="Grace")).rows
    chain.create(Who=ada.id, Other=(grace.id,))
    kept = chain.create(Who=grace.id)
    before = [place.stored() for place in (people, companies, chain)]
    change_set = remove(companies, company.id, links=OnLinks.DELETE)
    assert people.now(grace) == grace
    assert [row[0] for row in chain.stored()[chain.type.table]] == [kept.id]
    undone = revert_records(people.user_id, change_set)
    assert [place.stored() for place in (people, companies, chain)] == before
    revert_records(people.user_id, undone.change_set)
    assert companies.stored()[companies.type.table] == []


def test_records_that_link_to_each_other(user: User, project: Project) -> None:
    from desktop_app.operations.fields import SELF

    fields = [FieldRow("Name", FieldKind.TEXT), FieldRow("Boss", FieldKind.LINK, target=SELF)]
    place = make_place(user.id, project.id, "People", fields)
    a, b = place.create(Name="A"), place.create(Name="B")
    place.write(place.edit(a, Boss=b.id), place.edit(b, Boss=a.id))
    before = place.stored()
    change_set = remove(place, a.id, b.id)
    revert_records(user.id, change_set)
    assert place.stored() == before
    change_set = remove(place, a.id, links=OnLinks.DELETE)
    assert place.stored()[place.type.table] == []
    restore_records(user.id, deletions(change_set))
    assert place.stored() == before


def test_links_of_a_deleted_type(people: Place, companies: Place) -> None:
    """Nobody sees it, so nobody is asked; it finds its links again when all is undone."""
    company = companies.create(Name="A")
    people.create(Company=company.id)
    before = people.stored()
    delete(people.user_id, Kind.DATA_TYPE, people.type.id)
    change_set = remove(companies, company.id)
    assert people.stored() != before
    revert_records(people.user_id, change_set)
    assert people.stored() == before


def test_restore(people: Place) -> None:
    first, second = people.write(people.new(Name="A"), people.new(Name="B")).rows
    before = people.stored()
    one, other = deletions(remove(people, first.id, second.id))
    restored = restore_records(people.user_id, [other])
    assert people.now(second) == restored.rows[0]
    with pytest.raises(InvalidInput) as caught:
        restore_records(people.user_id, [one, other])
    assert caught.value.template == NOT_IN_TRASH
    written = restore_records(people.user_id, [one])
    assert people.stored() == before
    revert_records(people.user_id, written.change_set)
    assert [row[0] for row in people.stored()[people.type.table]] == [second.id]


def test_restore_what_no_longer_fits(people: Place, companies: Place) -> None:
    company, other = companies.create(Name="A"), companies.create(Name="B")
    row = people.create(Name="Ada", Company=company.id, Others=(company.id, other.id), Number=1)
    change_ids = deletions(remove(people, row.id))
    remove(companies, company.id)
    people.create(Number=1)
    with pytest.raises(InvalidRecords) as caught:
        restore_records(people.user_id, change_ids)
    assert {(p.at, p.field_id, p.error.template) for p in caught.value.problems} == {
        (0, people.key("Company"), NO_RECORD),
        (0, people.key("Others"), NO_RECORD),
        (0, people.key("Number"), TAKEN),
    }
    (restored,) = restore_records(people.user_id, change_ids, empty_misfits=True).rows
    assert people.told(restored) == {"Name": "Ada", "Active": True, "Others": (other.id,)}
    assert people.now(row) == restored


def test_restore_nothing(people: Place) -> None:
    row = people.create()
    created = RecordChange.get(RecordChange.record_id == row.id)
    for change_ids in ([], [10**9], [created.id]):
        with pytest.raises(InvalidInput) as caught:
            restore_records(people.user_id, change_ids)
        assert caught.value.template == NOT_IN_TRASH


def test_put_back(people: Place) -> None:
    row = people.create(Name="A", Age=1)
    second = people.write(people.edit(row, Name="B"))
    people.write(people.edit(second.rows[0], Age=2, Status="new"))
    (change,) = of_set(second.change_set)
    (again,) = put_back(people.user_id, change.id).rows
    assert again.values == row.values
    assert people.now(row) == again
    assert put_back(people.user_id, change.id).change_set == 0


def test_put_back_a_deleted_record(people: Place) -> None:
    row = people.create(Name="A", Age=1)
    second = people.write(people.edit(row, Name="B"))
    (change,) = of_set(second.change_set)
    (deletion,) = deletions(remove(people, row.id))
    (again,) = put_back(people.user_id, change.id).rows
    assert (again.values, again.created_at) == (row.values, row.created_at)
    remove(people, row.id)
    assert put_back(people.user_id, deletion).rows[0].values == second.rows[0].values


def test_put_back_before_it_was_there(people: Place) -> None:
    written = people.write(people.new(Name="A"))
    (change,) = of_set(written.change_set)
    with pytest.raises(InvalidInput) as caught:
        put_back(people.user_id, change.id)
    assert caught.value.template == NOTHING_BEFORE


def test_strangers_cannot(people: Place) -> None:
    stranger = create_user("Grace", "grace@example.com").id
    row = people.create()
    change_set = remove(people, row.id)
    (change,) = deletions(change_set)
    with pytest.raises(PermissionDenied):
        delete_records(stranger, people.type.id, [row.id])
    with pytest.raises(PermissionDenied):
        revert_records(stranger, change_set)
    with pytest.raises(PermissionDenied):
        restore_records(stranger, [change])
    with pytest.raises(PermissionDenied):
        put_back(stranger, change)
