"""After 30 days: what is gone for good, and what is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.models import Project, User, attachments, clock
from desktop_app.models.attachments import read
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.record_past import of_set
from desktop_app.models.record_rows import AttachmentRow
from desktop_app.models.records import data_type
from desktop_app.models.rows import Kind
from desktop_app.models.tables import (
    Attachment,
    AttachmentContent,
    DataField,
    DataType,
    RecordChange,
    TypeChange,
    database,
)
from desktop_app.operations import (
    EditConflict,
    Emptied,
    InvalidInput,
    InvalidRecords,
    Written,
    attach_file,
    change_fields,
    delete,
    delete_records,
    empty_trash,
    put_back,
    restore,
    restore_records,
    revert_fields,
    revert_records,
)
from desktop_app.operations.record_reviving import MISFIT
from tests.operations.record_places import COMPANIES, Place, contacts, make_place

DAY_MS = 24 * 3600 * 1000


@pytest.fixture
def companies(user: User, project: Project) -> Place:
    return make_place(user.id, project.id, "Companies", COMPANIES)


@pytest.fixture
def people(user: User, project: Project, companies: Place) -> Place:
    return make_place(user.id, project.id, "Contacts", contacts(companies.type.id))


@pytest.fixture
def pass_days(monkeypatch: pytest.MonkeyPatch) -> "Passing":
    return Passing(monkeypatch)


class Passing:
    """Lets days pass."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch, self._now = monkeypatch, clock.now()

    def __call__(self, days: int) -> None:
        self._now += days * DAY_MS
        self._monkeypatch.setattr(clock, "now", lambda: self._now)


def remove(place: Place, *ids: int) -> Written:
    return delete_records(place.user_id, place.type.id, ids)


def test_records(people: Place, pass_days: Passing) -> None:
    old, restored, young, kept = people.write(*(people.new(Name=n) for n in "abcd")).rows
    first = remove(people, old.id, restored.id)
    again = of_set(first.change_set)[1].id
    restore_records(people.user_id, [again])
    pass_days(29)
    assert empty_trash() == Emptied()
    second = remove(people, young.id)
    pass_days(2)
    assert empty_trash() == Emptied(records=1)
    assert not RecordChange.select().where(RecordChange.record_id == old.id).exists()
    with pytest.raises(InvalidInput):
        restore_records(people.user_id, [of_set(first.change_set)[0].id])
    revert_records(people.user_id, second.change_set)
    assert [row[0] for row in people.stored()[people.type.table]] == [
        restored.id,
        young.id,
        kept.id,
    ]
    assert people.create().id > kept.id


def test_ids_are_not_used_again(people: Place, pass_days: Passing) -> None:
    last = people.create()
    remove(people, last.id)
    pass_days(31)
    assert empty_trash().records == 1
    assert people.create().id > last.id


def test_types(people: Place, companies: Place, pass_days: Passing) -> None:
    company = companies.create(Name="A")
    people.create(Name="Ada", Company=company.id, Others=(company.id,))
    delete(people.user_id, Kind.DATA_TYPE, people.type.id)
    delete(companies.user_id, Kind.DATA_TYPE, companies.type.id)
    pass_days(20)
    DataType.update(deleted_at=clock.now()).where(DataType.id == people.type.id).execute()
    pass_days(20)
    assert empty_trash() == Emptied()  # what leads there can still be restored
    pass_days(20)
    assert empty_trash() == Emptied(types=2)
    assert empty_trash() == Emptied()
    for place in (companies, people):
        restore(place.user_id, Kind.DATA_TYPE, place.type.id)
        assert all(rows == [] for rows in place.stored().values())
    new = people.create(Company=companies.create(Name="B").id)
    assert new.id > 1


def kept_files() -> int:
    home = attachments.folder()
    if home is None:
        return AttachmentContent.select().count()
    return sum(1 for path in home.rglob("*") if path.is_file())


def file(folder: Path, name: str) -> AttachmentRow:
    path = folder / name
    path.write_text(name)
    return attach_file(path)


def test_attachments(people: Place, tmp_path: Path, pass_days: Passing) -> None:
    held, edited, trashed, unused = (file(tmp_path, name) for name in "abcd")
    rows = people.write(*(people.new(Picture=f.id) for f in (held, edited, trashed))).rows
    written = people.write(people.edit(rows[1], Picture=None))
    deleted = remove(people, rows[2].id)
    pass_days(29)
    assert empty_trash() == Emptied()
    pass_days(2)
    (change,) = of_set(deleted.change_set)
    restore_records(people.user_id, [change.id])
    assert empty_trash() == Emptied(attachments=1)
    assert {row.id for row in Attachment.select()} == {held.id, edited.id, trashed.id}
    assert kept_files() == 3
    put_back(people.user_id, of_set(written.change_set)[0].id)
    assert read(edited) == b"b"
    remove(people, rows[2].id)
    pass_days(31)
    assert empty_trash() == Emptied(records=1, attachments=1)
    assert {row.id for row in Attachment.select()} == {held.id, edited.id}
    assert kept_files() == 2
    assert unused.id not in {held.id, edited.id}


def test_content_of_two(people: Place, tmp_path: Path, pass_days: Passing) -> None:
    held, unused = file(tmp_path, "a"), file(tmp_path, "a")
    people.create(Picture=held.id)
    pass_days(31)
    assert empty_trash() == Emptied(attachments=1)
    assert read(held) == b"a"
    assert Attachment.get().id == held.id != unused.id


def test_left_half_written(people: Place, tmp_path: Path, pass_days: Passing) -> None:
    file(tmp_path, "a")
    home = attachments.folder()
    if home is not None:
        (home / "incoming-1").touch()
        (home / "ab").mkdir(exist_ok=True)
        (home / "ab" / ("ab" * 32)).touch()
        assert empty_trash() == Emptied()
        assert kept_files() == 2
        pass_days(31)
        empty_trash()
        assert kept_files() == 0


def test_others_files_stay(people: Place, tmp_path: Path, pass_days: Passing) -> None:
    """Somebody's own file in our folder, and one that vanishes while it is looked at."""
    file(tmp_path, "a")
    home = attachments.folder()
    if home is not None:
        own = home / "ab" / "notes.txt"
        own.parent.mkdir(exist_ok=True)
        own.touch()
        (home / "incoming-1").symlink_to(home / "gone")
        pass_days(31)
        empty_trash()
        assert own.exists()


def without(place: Place, *names: str) -> tuple[int, Place]:
    """The change that deletes these fields, and what is there then."""
    row = data_type(place.type.id)
    assert row is not None
    left = [field for field in row.fields if field.name not in names]
    change = change_fields(place.user_id, row.id, left, row.revision)
    now = data_type(row.id)
    assert now is not None
    return change, Place(place.user_id, now)


def test_columns(people: Place, companies: Place, tmp_path: Path, pass_days: Passing) -> None:
    company = companies.create(Name="A")
    picture = file(tmp_path, "a")
    row = people.create(Name="Ada", Company=company.id, Others=(company.id,), Picture=picture.id)
    tables = len(database.get_tables())
    change, left = without(people, "Name", "Company", "Others", "Picture")
    pass_days(20)
    second, left = without(left, "Age")
    TypeChange.update(at=clock.now()).where(TypeChange.id == second).execute()
    DataField.update(deleted_at=clock.now()).where(DataField.name == "Age").execute()
    assert empty_trash() == Emptied()
    assert read(picture) == b"a"
    pass_days(20)
    emptied = empty_trash()
    assert (emptied.attachments, emptied.columns) == (1, 5)  # a name's key is one, too
    names = {column.name for column in database.get_columns(people.type.table)}
    assert "age" in names
    assert not names & {"name", "name__key", "company", "picture"}
    assert len(database.get_tables()) == tables - 1
    with pytest.raises(InvalidInput):
        revert_fields(people.user_id, change)
    assert left.told(left.now(row)) == {"Active": True}
    remove(companies, company.id)


def test_a_record_brings_back_what_deleted_fields_had(people: Place, companies: Place) -> None:
    """Undo in the opposite order: first the record, then the fields."""
    company = companies.create(Name="A")
    row = people.create(Name="Ada", Notes="n", Number=5, Company=company.id, Others=(company.id,))
    change, left = without(people, "Name", "Notes", "Number", "Company", "Others")
    deleted = remove(left, row.id)
    revert_records(people.user_id, deleted.change_set)
    assert left.told(left.now(row)) == {"Active": True}
    revert_fields(people.user_id, change)
    again = data_type(people.type.id)
    assert again is not None
    now = Place(people.user_id, again)
    assert now.told(now.now(row)) == people.told(row)


def test_fields_that_come_back_before_the_record(people: Place, companies: Place) -> None:
    company = companies.create(Name="A")
    row = people.create(Name="Ada", Number=5, Company=company.id, Others=(company.id,))
    change, left = without(people, "Name", "Number", "Company", "Others")
    deleted = remove(left, row.id)
    revert_fields(people.user_id, change)
    again = data_type(people.type.id)
    assert again is not None
    (restored,) = revert_records(people.user_id, deleted.change_set).rows
    now = Place(people.user_id, again)
    assert now.told(restored) == people.told(row)
    assert now.now(row) == restored


def test_a_record_restored_when_its_fields_are_deleted(people: Place, companies: Place) -> None:
    company = companies.create(Name="A")
    row = people.create(Name="Ada", Number=5, Company=company.id, Others=(company.id,))
    deleted = remove(people, row.id)
    change, left = without(people, "Name", "Number", "Company", "Others")
    revert_records(people.user_id, deleted.change_set)
    assert left.told(left.now(row)) == {"Active": True}
    revert_fields(people.user_id, change)
    again = data_type(people.type.id)
    assert again is not None
    now = Place(people.user_id, again)
    assert now.told(now.now(row)) == people.told(row)


def with_kind(place: Place, name: str, kind: FieldKind) -> Place:
    """After the kind of a field was changed."""
    row = data_type(place.type.id)
    assert row is not None
    fields = [replace(field, kind=kind) if field.name == name else field for field in row.fields]
    change_fields(place.user_id, row.id, fields, row.revision, empty_misfits=True)
    now = data_type(row.id)
    assert now is not None
    return Place(place.user_id, now)


def test_a_value_whose_kind_has_changed(user: User, project: Project) -> None:
    fields = [FieldRow("Name", FieldKind.TEXT), FieldRow("Size", FieldKind.TEXT)]
    place = make_place(user.id, project.id, "Things", fields)
    row, fits = place.write(place.new(Name="A", Size="large"), place.new(Size="12")).rows
    written = place.write(place.edit(row, Size="small"))
    deleted = remove(place, row.id, fits.id)
    now = with_kind(place, "Size", FieldKind.INTEGER)
    size = now.key("Size")
    with pytest.raises(InvalidRecords) as caught:
        revert_records(user.id, deleted.change_set)
    assert [(p.at, p.field_id) for p in caught.value.problems] == [(0, size)]
    change_ids = [past.id for past in of_set(deleted.change_set)]
    rows = restore_records(user.id, change_ids, empty_misfits=True).rows
    assert [now.told(row) for row in rows] == [{"Name": "A"}, {"Size": 12}]
    with pytest.raises(EditConflict):
        revert_records(user.id, written.change_set)
    date = with_kind(now, "Size", FieldKind.DATE)
    with pytest.raises(InvalidRecords) as caught:
        put_back(user.id, of_set(written.change_set)[0].id)
    assert caught.value.template == MISFIT
    assert date.now(row) == now.now(row)
