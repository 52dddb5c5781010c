"""Data types with fields: made as a whole or not at all, what counts as a field, and deleting."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from peewee import Database

from desktop_app.models import DataType, Project, User
from desktop_app.models.field_rows import fields_of
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.rows import Kind
from desktop_app.models.tables import DataField
from desktop_app.operations import (
    EditedRecord,
    InvalidInput,
    NewRecord,
    change_fields,
    create_data_type,
    create_project,
    delete,
    fields,
    items,
    restore,
    valid_fields,
    write_records,
)
from desktop_app.operations.fields import SELF
from desktop_app.operations.validation import CONTROL, EMPTY, TOO_LONG

K = FieldKind
CHOICE = FieldRow("F", K.CHOICE, options=("a", "b"))
MONEY = FieldRow("F", K.MONEY, currency="EUR")
LINK = FieldRow("F", K.LINK, target=SELF)
DAY = datetime.date(2024, 2, 29)
BAD: dict[str, tuple[FieldRow, str, str]] = {
    "no name": (FieldRow(" ", K.TEXT), "name", EMPTY),
    "long name": (FieldRow("x" * 201, K.TEXT), "name", TOO_LONG),
    "control": (FieldRow("a\0b", K.TEXT), "name", CONTROL),
    "long description": (FieldRow("F", K.TEXT, description="x" * 5_001), "description", TOO_LONG),
    "no options": (replace(CHOICE, options=()), "options", fields.NO_OPTIONS),
    "same options": (replace(CHOICE, options=("a", "a ")), "options", fields.SAME_OPTION),
    "empty option": (replace(CHOICE, options=("a", "")), "options", EMPTY),
    "many options": (
        replace(CHOICE, options=tuple(map(str, range(501)))),
        "options",
        fields.MANY_OPTIONS,
    ),
    "no currency": (replace(MONEY, currency="€"), "currency", fields.NO_CURRENCY),
    "no target": (FieldRow("F", K.LINKS), "target", fields.NO_TARGET),
    "places": (FieldRow("F", K.DECIMAL, places=10), "places", fields.BAD_PLACES),
    "length": (FieldRow("F", K.TEXT, max_length=201), "max_length", fields.BAD_LENGTH),
    "no length": (FieldRow("F", K.LONG_TEXT, max_length=0), "max_length", fields.BAD_LENGTH),
    "limits": (FieldRow("F", K.INTEGER, minimum=2, maximum=1), "maximum", fields.BAD_LIMITS),
    "limit of another kind": (FieldRow("F", K.DATE, minimum=5), "minimum", fields.BAD_LIMIT),
    "limit with places": (
        FieldRow("F", K.DECIMAL, maximum=Decimal("0.001")),
        "maximum",
        fields.BAD_LIMIT,
    ),
    "unique yes/no": (FieldRow("F", K.BOOLEAN, unique=True), "unique", fields.NOT_UNIQUE),
    "unique long text": (FieldRow("F", K.LONG_TEXT, unique=True), "unique", fields.NOT_UNIQUE),
    "default of a link": (replace(LINK, default=1), "default", fields.NO_DEFAULT),
    "default for all": (
        FieldRow("F", K.TEXT, unique=True, default="x"),
        "default",
        fields.NO_DEFAULT,
    ),
    "wrong default": (FieldRow("F", K.INTEGER, default="x"), "default", fields.BAD_DEFAULT),
    "default beyond": (
        FieldRow("F", K.INTEGER, default=3, maximum=2),
        "default",
        fields.BAD_DEFAULT,
    ),
    "no option as default": (replace(CHOICE, default="c"), "default", fields.BAD_DEFAULT),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_field(case: str, user: User, project: Project) -> None:
    """A sentence at the field, and nothing is made."""
    field, place, template = BAD[case]
    good = FieldRow("Good", K.TEXT)
    with pytest.raises(InvalidInput) as caught:
        create_data_type(user.id, project.id, "Things", fields=[good, field])
    assert (caught.value.field, caught.value.template) == (f"fields[1].{place}", template)
    assert "{" not in str(caught.value)
    assert DataType.select().count() == DataField.select().count() == 0


def test_names_of_one_type_differ() -> None:
    """Not by case alone; a list reads the same either way."""
    pair = [FieldRow("Straße", K.TEXT), FieldRow("STRASSE", K.DATE)]
    with pytest.raises(InvalidInput) as caught:
        valid_fields(pair)
    assert (caught.value.field, caught.value.template) == ("fields[1].name", fields.SAME_NAME)


def test_too_many() -> None:
    many = [FieldRow(str(number), K.TEXT) for number in range(201)]
    assert len(valid_fields(many[:200])) == 200
    with pytest.raises(InvalidInput) as caught:
        valid_fields(many)
    assert caught.value.template == fields.TOO_MANY


def test_what_a_kind_has_not_goes() -> None:
    """Left from when the field was of another kind."""
    odd = FieldRow(
        " F ",
        K.BOOLEAN,
        places=5,
        currency="EUR",
        options=("a",),
        target=3,
        max_length=5,
        minimum=1,
    )
    assert valid_fields([odd]) == (FieldRow("F", K.BOOLEAN),)
    assert valid_fields([replace(MONEY, currency=" eur ")]) == (MONEY,)
    assert valid_fields([FieldRow("F", K.TEXT, max_length=200, default=" ")])[0] == FieldRow(
        "F", K.TEXT
    )


def test_all_kinds(user: User, project: Project) -> None:
    """Whatever is asked of them, they come back from the database as they were given."""
    asked = (
        FieldRow("T", K.TEXT, required=True, description="Why", max_length=5, default="x"),
        FieldRow("I", K.INTEGER, minimum=-1, maximum=5, default=0),
        FieldRow("D", K.DECIMAL, places=4, minimum=Decimal("0.0001"), default=Decimal("1.5000")),
        replace(MONEY, name="M", places=0),
        FieldRow("B", K.BOOLEAN, default=False),
        FieldRow("Day", K.DATE, minimum=DAY, default=DAY),
        FieldRow("At", K.DATE_TIME, maximum=datetime.datetime(2024, 2, 29, tzinfo=datetime.UTC)),
        replace(CHOICE, name="C", default="b"),
        FieldRow("Cs", K.CHOICES, options=("b", "a"), default=("b",)),
        FieldRow("E", K.EMAIL, unique=True),
        FieldRow("K", K.TEXT, module_key="key"),
    )
    row = create_data_type(user.id, project.id, "Things", "All", asked, "box")
    stored = fields_of(row.id)
    assert tuple(replace(field, id=0, column="") for field in stored) == asked
    assert (row.icon, row.description, row.revision) == ("box", "All", 1)


def test_links(user: User, project: Project, database: Database) -> None:
    """To itself, and to a type of the same project."""
    row = create_data_type(user.id, project.id, "Things", fields=[LINK])
    assert fields_of(row.id)[0].target == row.id
    second = create_data_type(user.id, project.id, "More", fields=[replace(LINK, target=row.id)])
    (field,) = fields_of(second.id)
    (one,) = write_records(user.id, row.id, [NewRecord()]).rows
    (two,) = write_records(user.id, second.id, [NewRecord({field.id: one.id})]).rows
    write_records(user.id, second.id, [EditedRecord(two.id, 1, {field.id: None})])


@pytest.fixture
def elsewhere(user: User) -> Callable[[], int]:
    """Makes a type in another project."""

    def make() -> int:
        return create_data_type(user.id, create_project(user.id, "Away").id, "Away").id

    return make


def test_links_stay_in_the_project(
    user: User, project: Project, elsewhere: Callable[[], int]
) -> None:
    for target in (elsewhere(), 10**6):
        with pytest.raises(InvalidInput) as caught:
            create_data_type(user.id, project.id, "T", fields=[replace(LINK, target=target)])
        assert caught.value.field == "fields[0].target"
    assert DataType.select().where(DataType.project == project.id).count() == 0


def test_what_the_store_makes_earns_nothing(user: User, project: Project) -> None:
    create_data_type(user.id, project.id, "Contacts", awards=False)
    assert [badge.name for badge in user.badges] == ["projectCreated"]


def linked(user: User, project: Project) -> tuple[Any, Any]:
    """Contacts, and deals that link to them."""
    contacts = create_data_type(user.id, project.id, "Contacts", fields=[LINK])
    link = replace(LINK, target=contacts.id)
    return contacts, create_data_type(user.id, project.id, "Deals", fields=[link])


def test_delete_what_others_link_to(user: User, project: Project) -> None:
    contacts, deals = linked(user, project)
    with pytest.raises(InvalidInput) as caught:
        delete(user.id, Kind.DATA_TYPE, contacts.id)
    assert caught.value.template == items.LINKED
    assert str(caught.value) == "Records of Deals link to records of this data type."
    delete(user.id, Kind.DATA_TYPE, contacts.id, linked=True)
    restore(user.id, Kind.DATA_TYPE, contacts.id)
    delete(user.id, Kind.DATA_TYPE, deals.id)
    delete(user.id, Kind.DATA_TYPE, contacts.id)  # only links to itself are left


def test_deleted_links_do_not_count(user: User, project: Project) -> None:
    contacts, deals = linked(user, project)
    change_fields(user.id, deals.id, [], 1)
    delete(user.id, Kind.DATA_TYPE, contacts.id)
