"""Creating and editing records: what is kept, what is refused, and where."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.models import Project, User
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.record_past import of_set
from desktop_app.models.rows import Kind, Role
from desktop_app.models.tables import Attachment, Member, RecordChange, database
from desktop_app.operations import (
    EditedRecord,
    InvalidInput,
    InvalidRecords,
    NewRecord,
    PermissionDenied,
    check_records,
    create_user,
    delete,
    delete_records,
    write_records,
)
from desktop_app.operations.items import MISSING
from desktop_app.operations.permission import GONE, NOT_A_MEMBER, NOT_ALLOWED
from desktop_app.operations.record_access import TYPE_GONE
from desktop_app.operations.record_batch import SWAPPED
from desktop_app.operations.record_values import FIELD_GONE, NO_FILE, NO_RECORD, TAKEN
from tests.operations.record_places import COMPANIES, Place, contacts, make_place

UTC = datetime.UTC


@pytest.fixture
def companies(user: User, project: Project) -> Place:
    return make_place(user.id, project.id, "Companies", COMPANIES)


@pytest.fixture
def people(user: User, project: Project, companies: Place) -> Place:
    return make_place(user.id, project.id, "Contacts", contacts(companies.type.id))


def full(people: Place, companies: Place) -> dict[str, Any]:
    """A value of every kind."""
    company = companies.create(Name="Löwen")
    other = companies.create(Name="Other")
    file = Attachment.create(name="a.txt", sha256="0" * 64, size=1, media_type="text/plain")
    return {
        "Name": "Ada <b>Lovelace</b> 🦁",
        "Notes": "first\nsecond",
        "Age": 36,
        "Score": Decimal("1.125"),
        "Pay": Decimal("1234567890123.45"),
        "Active": False,
        "Born": datetime.date(1815, 12, 10),
        "Met": datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        "Status": "old",
        "Tags": ("a", "c"),
        "Email": "ada@example.com",
        "Phone": "+49 30 123456",
        "Site": "https://example.com/?q=1",
        "Company": company.id,
        "Others": (company.id, other.id),
        "Picture": file.id,
        "Number": 7,
    }


def problems(caught: pytest.ExceptionInfo[InvalidRecords]) -> list[tuple[int, int, str]]:
    return [(p.at, p.field_id, p.error.template) for p in caught.value.problems]


def test_every_kind(people: Place, companies: Place) -> None:
    values = full(people, companies)
    row = people.create(**values)
    assert people.told(row) == values
    assert people.now(row) == row
    assert row.revision == 1


def test_edit_of_every_kind(people: Place, companies: Place) -> None:
    values = full(people, companies)
    empty = people.create(Active=None)
    (row,) = people.write(people.edit(empty, **values)).rows
    assert people.told(row) == values
    assert people.now(row) == row
    (row,) = people.write(people.edit(row, **dict.fromkeys(values))).rows
    assert people.told(row) == {}
    assert people.now(row) == row
    assert row.revision == 3


def test_as_it_is_kept(people: Place, companies: Place) -> None:
    a, b = companies.create(Name="A"), companies.create(Name="B")
    berlin = datetime.timezone(datetime.timedelta(hours=2))
    row = people.create(
        Name="  A\u0308rger ",
        Notes="a\r\nb",
        Score=1,
        Pay=Decimal("-0.000"),
        Met=datetime.datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=berlin),
        Tags=["c", "a"],
        Email="",
        Others=[b.id, a.id, b.id],
    )
    assert people.told(row) == {
        "Name": "Ärger",
        "Notes": "a\nb",
        "Score": Decimal("1.000"),
        "Pay": Decimal("0.00"),
        "Active": True,
        "Met": datetime.datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC),
        "Tags": ("a", "c"),
        "Others": (a.id, b.id),
    }
    assert str(row.values[people.key("Pay")]) == "0.00"
    assert people.now(row) == row


def test_defaults(people: Place) -> None:
    assert people.told(people.create()) == {"Active": True}
    assert people.told(people.create(Active=None)) == {}


def test_nothing_differs(people: Place) -> None:
    row = people.create(Name="Ada")
    before = RecordChange.select().count()
    written = people.write(people.edit(row, Name=" Ada "), people.edit(row))
    assert (written.change_set, written.rows) == (0, (row, row))
    assert people.write().rows == ()
    assert RecordChange.select().count() == before


def test_history(people: Place, user: User) -> None:
    row = people.create(Name="Ada", Age=36)
    written = people.write(people.edit(row, Name=None, Age=36, Number=1), people.new())
    edited, created = of_set(written.change_set)
    name, number = str(people.key("Name")), str(people.key("Number"))
    assert (edited.before, edited.after) == ({name: "Ada", number: None}, {name: None, number: 1})
    assert (edited.revision, edited.kind, edited.by) == (2, "update", "Ada")
    assert (created.before, created.after) == ({}, {str(people.key("Active")): True})
    assert written.types == {people.type.id}


def test_ids_are_not_used_again(people: Place) -> None:
    first, second = people.write(people.new(), people.new()).rows
    delete_records(people.user_id, people.type.id, [second.id])
    assert people.create().id > second.id > first.id


def test_same_record_twice(people: Place) -> None:
    row = people.create()
    written = people.write(people.edit(row, Name="A", Age=1), people.edit(row, Name="B"))
    assert written.rows[0] == written.rows[1] == people.now(row)
    assert people.told(written.rows[0]) == {"Active": True, "Name": "B", "Age": 1}
    assert written.rows[0].revision == 2


def test_problems_at_their_place(people: Place) -> None:
    row = people.create(Number=1)
    key = people.key
    with pytest.raises(InvalidRecords) as caught:
        people.write(
            people.edit(row, Age=-1, Name="fits"),
            EditedRecord(10**15, 1, people.values(Name="gone")),
            people.new(Email="no address", Company=10**12, Others=(1, 10**13), Picture=99),
            people.new(Number=1),
            people.new(Number=2),
            people.new(Number=2),
            NewRecord({10**6: "no field"}),
        )
    found = problems(caught)
    assert [(at, key) for at, key, _ in found] == [
        (0, key("Age")),
        (1, 0),
        (2, key("Email")),
        (2, key("Company")),
        (2, key("Others")),
        (2, key("Others")),
        (2, key("Picture")),
        (3, key("Number")),
        (5, key("Number")),
        (6, 10**6),
    ]
    templates = [template for _, _, template in found]
    assert templates[1] == MISSING
    assert templates[3:] == [NO_RECORD, NO_RECORD, NO_RECORD, NO_FILE, TAKEN, TAKEN, FIELD_GONE]
    assert "10" in str(caught.value)
    assert people.now(row) == row


def test_one_problem_is_the_sentence(people: Place) -> None:
    people.create(Number=1)
    with pytest.raises(InvalidRecords) as caught:
        people.create(Number=1)
    assert caught.value.template == TAKEN


def test_dry_run_tells_the_same(people: Place) -> None:
    row = people.create(Number=1)
    changes: list[NewRecord | EditedRecord] = [
        people.edit(row, Age=151),
        people.new(Number=1, Company=5, Name="\x00"),
        people.new(Name="fits"),
        EditedRecord(10**15, 1, {}),
    ]
    with pytest.raises(InvalidRecords) as caught:
        people.write(*changes)
    before = people.stored(times=True)
    found = check_records(people.type.id, changes)
    assert [(p.at, p.field_id, str(p.error)) for p in found] == [
        (p.at, p.field_id, str(p.error)) for p in caught.value.problems
    ]
    assert people.stored(times=True) == before
    assert check_records(people.type.id, [people.new(Name="fits")]) == ()


def test_unique_values_change_places(people: Place) -> None:
    a, b, c = people.write(*(people.new(Number=n) for n in range(3))).rows
    people.write(people.edit(a, Number=1), people.edit(b, Number=2), people.edit(c, Number=3))
    a, b, c = (people.now(row) for row in (a, b, c))
    rows = people.write(
        people.edit(a, Number=2), people.edit(b, Number=3), people.edit(c, Number=1)
    ).rows
    assert [people.told(row)["Number"] for row in rows] == [2, 3, 1]
    assert [people.now(row) for row in rows] == list(rows)


def test_unique_and_required(user: User, project: Project) -> None:
    fields = [FieldRow("Number", FieldKind.INTEGER, unique=True, required=True)]
    place = make_place(user.id, project.id, "Numbered", fields)
    a, b = place.write(place.new(Number=1), place.new(Number=2)).rows
    with pytest.raises(InvalidInput) as caught:
        place.write(place.edit(a, Number=2), place.edit(b, Number=1))
    assert caught.value.template == SWAPPED
    a, b = place.write(place.edit(a, Number=2), place.edit(b, Number=3)).rows
    assert [place.told(row) for row in (a, b)] == [{"Number": 2}, {"Number": 3}]


@pytest.mark.parametrize("role", Role)
def test_roles(people: Place, project: Project, role: Role) -> None:
    other = create_user("Grace", "grace@example.com")
    Member.create(project=project, user=other, role=role.value)
    if role is Role.VIEWER:
        with pytest.raises(PermissionDenied) as caught:
            write_records(other.id, people.type.id, [people.new()])
        assert caught.value.template == NOT_ALLOWED
    else:
        assert write_records(other.id, people.type.id, [people.new()]).rows


def test_strangers(people: Place) -> None:
    other = create_user("Grace", "grace@example.com")
    with pytest.raises(PermissionDenied) as caught:
        write_records(other.id, people.type.id, [people.new()])
    assert caught.value.template == NOT_A_MEMBER
    with pytest.raises(InvalidInput):
        write_records(10**6, people.type.id, [people.new()])


def test_deleted_type_and_project(people: Place, project: Project) -> None:
    row = people.create()
    delete(people.user_id, Kind.DATA_TYPE, people.type.id)
    for type_id in (people.type.id, 10**6):
        with pytest.raises(InvalidInput) as caught:
            write_records(people.user_id, type_id, [people.edit(row, Name="A")])
        assert caught.value.template == TYPE_GONE
    delete(people.user_id, Kind.PROJECT, project.id)
    with pytest.raises(InvalidInput) as caught:
        people.create()
    assert caught.value.template == GONE


def test_a_pasted_block(people: Place) -> None:
    """100,000 cells: few statements, whatever the number of rows."""
    statements: list[str] = []
    database.obj.query_hooks = [lambda event: statements.append(event.sql)]
    try:
        rows = people.write(*(people.new(Name=f"N{n}", Number=n) for n in range(10_000))).rows
        written = people.write(
            *(people.edit(row, Age=n % 100, Number=n + 5_000) for n, row in enumerate(rows))
        )
    finally:
        database.obj.query_hooks = []
    assert len(written.rows) == 10_000
    assert len(statements) < 100
    assert people.now(rows[-1]) == written.rows[-1]
