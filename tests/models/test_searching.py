"""Full text and search: what people type finds what they mean, and is never an error."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import Database

from desktop_app.models import DataType, Member, Project, User, full_text, records, searching
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.models.record_rows import Hit, Query
from desktop_app.models.record_store import RecordTable
from desktop_app.models.rows import Kind
from desktop_app.models.tables import database as opened
from desktop_app.operations import (
    create_action,
    create_application,
    create_project,
    create_user,
    delete,
)
from tests.models.records import fill, make_type, share

STAGES = ("Lead", "Gewönnen")


@pytest.fixture
def contacts(user: User, project: Project) -> DataTypeRow:
    """A data type whose words are of each kind that is found."""
    return make_type(
        user,
        project,
        FieldRow("Name", FieldKind.TEXT),
        FieldRow("Note", FieldKind.LONG_TEXT),
        FieldRow("Mail", FieldKind.EMAIL),
        FieldRow("Phone", FieldKind.PHONE),
        FieldRow("Web", FieldKind.URL),
        FieldRow("Number", FieldKind.INTEGER),
        FieldRow("Stage", FieldKind.CHOICE, options=STAGES),
        FieldRow("Stages", FieldKind.CHOICES, options=STAGES),
        FieldRow("Born", FieldKind.DATE),
        name="Contacts",
    )


ROWS: Sequence[Mapping[str, Value]] = (
    {"Name": "Änne Straße", "Mail": "anne@Example.com", "Stage": "Lead", "Number": 4711},
    {"Name": "Bob <b>Meyer</b>", "Note": "calls at 8 & 9; R&D", "Web": "https://meyer.de/shop?x=1"},
    {"Phone": "+49 30-12345", "Stages": STAGES},
    {},
)


def found(of: DataTypeRow, text: str) -> list[int]:
    query = Query(text=text)
    rows = [row.id for row in records.read_page(of, query, limit=100).rows]
    assert records.count(of, query) == len(rows)
    return rows


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("anne", [1]),
        ("ÄNNE", [1]),
        ("strasse an", [1]),
        ("Straß", [1]),
        ("example", [1]),
        ("anne@example.com", [1]),
        ("47", [1]),
        ("lead", [1, 3]),
        ("gewonnen", [3]),
        ("gewönnen 12345", [3]),
        ("meyer bob", [2]),
        ("meyer.de", [2]),
        ("shop", [2]),
        ("r&d", [2]),
        ("anne meyer", []),
        ("nne", []),
        ("!", []),
        (" ", [1, 2, 3, 4]),
    ],
)
def test_words(contacts: DataTypeRow, text: str, ids: list[int]) -> None:
    fill(contacts, list(ROWS))
    assert found(contacts, text) == ids


def test_words_follow_the_records(contacts: DataTypeRow) -> None:
    (row,) = fill(contacts, [{"Name": "Anne", "Stage": "Lead"}])
    name, stage = contacts.fields[0], contacts.fields[6]
    changed = type(row)(1, 2, 1, 2, row.values | {name.id: "Bob", stage.id: None})
    RecordTable(contacts).update([(row, changed)])
    assert (found(contacts, "anne"), found(contacts, "lead"), found(contacts, "bob")) == (
        [],
        [],
        [1],
    )
    RecordTable(contacts).remove([1])
    assert found(contacts, "bob") == []


@share(2)
@given(text=st.text(max_size=30) | st.text("ab\"'*()-^:&|!<>\\%_ \0ANDORTE", max_size=30))
def test_nothing_typed_is_an_error(contacts: DataTypeRow, user: User, text: str) -> None:
    if not records.count(contacts, Query()):
        fill(contacts, list(ROWS))
    found(contacts, text)
    searching.search(user.id, text, 5)
    records.find_titles(contacts.id, text, 5)


@share(2)
@given(text=st.text(st.characters(min_codepoint=1, max_codepoint=0x4FF), min_size=1, max_size=40))
def test_what_was_written_is_found(contacts: DataTypeRow, text: str) -> None:
    """By each of its words, and by all of them."""
    fill(contacts, [{"Name": text}])
    words = full_text.words_of(text)
    for asked in [*words, " ".join(words), text] if words else ():
        assert found(contacts, asked) == [1], asked


def test_index_is_kept_or_made_anew(contacts: DataTypeRow) -> None:
    fill(contacts, list(ROWS))
    for keep in (False, True):
        searching.drop_index(opened.obj, contacts.table, keep=keep)
        searching.make_index(opened.obj, contacts, kept=keep)
        assert found(contacts, "meyer") == [2]
        fill(contacts, list(ROWS))
        assert found(contacts, "meyer") == [2]
    searching.make_index(opened.obj, contacts)
    assert found(contacts, "meyer") == [2]


def test_index_follows_the_fields(contacts: DataTypeRow) -> None:
    fill(contacts, list(ROWS))
    fewer = DataTypeRow(**(vars(contacts) | {"fields": contacts.fields[2:]}))
    searching.make_index(opened.obj, fewer)
    assert found(fewer, "example") == [1]
    assert found(fewer, "bob") == []
    none = DataTypeRow(**(vars(contacts) | {"fields": contacts.fields[-1:]}))
    searching.make_index(opened.obj, none)
    assert found(none, "example") == []
    searching.make_index(opened.obj, contacts)
    assert found(contacts, "bob") == [2]


def test_long_texts_fit(contacts: DataTypeRow) -> None:
    """PostgreSQL's words of one row fit in a megabyte, or none are written."""
    words = " ".join(f"word{n}" for n in range(11_000))
    note = "".join(chr(0x20000 + n % 40_000) + " " * (n % 2) for n in range(66_000))[:100_000]
    fill(contacts, [{"Note": words}, {"Note": note}, {"Note": "x" * 100_000}])
    assert found(contacts, "word10999") == [1]


@pytest.fixture
def shop(user: User, project: Project, contacts: DataTypeRow) -> DataTypeRow:
    """A project with something of each kind in it; the data type."""
    create_action(user.id, project.id, "Welcome mail")
    create_application(user.id, project.id, "Reception desk")
    fill(contacts, list(ROWS))
    return contacts


def kinds(user: User, text: str, limit: int = 10) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in searching.search(user.id, text, limit)]


def test_search(user: User, project: Project, shop: DataTypeRow) -> None:
    (hit,) = searching.search(user.id, "sho", 10)[:1]
    assert hit == Hit("project", project.id, project.id, "Shop")
    (hit,) = searching.search(user.id, "contacts", 10)
    assert hit == Hit("dataType", shop.id, project.id, "Contacts", "Shop")
    (hit,) = searching.search(user.id, "anne", 10)
    assert hit == Hit("record", 1, project.id, "Änne Straße", "Contacts", shop.id)
    assert kinds(user, "welc") == [("action", "Welcome mail")]
    assert kinds(user, "desk") == [("application", "Reception desk")]
    assert kinds(user, "12345") == [("record", "#3")]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Contcts", ("dataType", "Contacts")),
        ("cotnacts", ("dataType", "Contacts")),
        ("recepton desk", ("application", "Reception desk")),
        ("desk reception", ("application", "Reception desk")),
        ("welcmoe", ("action", "Welcome mail")),
        ("meier", ("record", "Bob <b>Meyer</b>")),
        ("stasse", ("record", "Änne Straße")),
    ],
)
def test_typing_errors(user: User, shop: DataTypeRow, text: str, hit: Any) -> None:
    assert hit in kinds(user, text)


def test_nothing_like_it(user: User, shop: DataTypeRow) -> None:
    for text in ("", " ", "?", "xyzzy", "zz anne"):
        assert kinds(user, text) == []


def test_only_what_one_may_see(user: User, project: Project, shop: DataTypeRow) -> None:
    stranger = create_user("Bob", "bob@example.com")
    assert kinds(stranger, "anne") == []
    Member.create(project=project, user=stranger, role="viewer")
    assert kinds(stranger, "anne") == [("record", "Änne Straße")]
    delete(user.id, Kind.DATA_TYPE, shop.id)
    assert kinds(user, "anne") == []
    assert kinds(user, "contacts") == []
    delete(user.id, Kind.PROJECT, project.id)
    assert kinds(user, "shop") == []


def test_the_likeliest_first(user: User, shop: DataTypeRow) -> None:
    rows = [{"Name": "Mary Shopman"}, {"Note": "shop"}, {"Name": "Shop"}]
    fill(shop, rows)
    titles = [title for _, title in kinds(user, "shop")]
    assert titles == ["Shop", "Shop", "Mary Shopman", "#2"]
    assert len(kinds(user, "shop", 2)) == 2


def test_a_type_without_words(user: User, project: Project) -> None:
    of = make_type(user, project, FieldRow("Born", FieldKind.DATE))
    fill(of, [{}])
    assert found(of, "a") == []
    assert kinds(user, "1") == []
    assert records.find_titles(of.id, "a", 3) == []


def test_quick_among_many(user: User, database: Database) -> None:
    """So many projects and types are no trouble."""
    for n in range(30):
        project = create_project(user.id, f"Project {n}")
        make_type(user, project, FieldRow("Name", FieldKind.TEXT), name=f"Type {n}")
    assert DataType.select().count() == 30
    assert len(kinds(user, "type", 50)) == 30


def test_titles_to_choose(user: User, contacts: DataTypeRow) -> None:
    fill(contacts, [{"Name": n} for n in ("Anne", "Hanne", "Bob Anne", "Zoë")] + [{"Note": "Anne"}])
    of = contacts.id
    assert records.find_titles(of, "anne", 9) == [
        (1, "Anne"), (3, "Bob Anne"), (5, "#5"), (2, "Hanne"),
    ]  # fmt: skip
    assert records.find_titles(of, "", 2) == [(5, "#5"), (4, "Zoë")]
    assert records.find_titles(of, "zoe", 2) == [(4, "Zoë")]
    assert records.find_titles(of, "anne", 1) == [(1, "Anne")]
    assert records.find_titles(of + 99, "anne", 1) == []
