"""The store: templates, installing, bringing up to date without touching what is the user's."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.badges import BadgeName
from desktop_app.errors import InvalidInput, PermissionDenied
from desktop_app.models import Project, User, modules, records
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.models.modules import templates
from desktop_app.models.record_rows import Query, ViewKind
from desktop_app.models.rows import Kind
from desktop_app.operations import (
    change_fields,
    create_data_type,
    create_project_from,
    create_user,
    delete,
    install_module,
    installed_modules,
    write_records,
)
from desktop_app.operations.record_words import NewRecord


def names(project_id: int) -> list[str]:
    return [row.name for row in records.data_types(project_id)]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("template", [template.key for template in templates("en")])
def test_a_template_makes_a_project(template: str, language: str, user: User) -> None:
    project = create_project_from(user.id, "New", template, language)
    wanted = {row.key: row for row in templates(language)}[template].modules
    assert set(wanted) <= installed_modules(project.id).keys()
    for data_type in records.data_types(project.id):
        assert data_type.fields
        assert all(field.module_key for field in data_type.fields)
        assert records.count(data_type, Query()) == 0


def test_what_a_template_brings_earns_the_projects_badge_only(user: User) -> None:
    create_project_from(user.id, "Sales", "crm", "en")
    assert [badge.name for badge in user.badges] == [BadgeName.PROJECT_CREATED]


def test_ones_own_type_earns_its_badge_afterwards(user: User) -> None:
    project = create_project_from(user.id, "Sales", "crm", "en")
    create_data_type(user.id, project.id, "Mine")
    assert BadgeName.FIRST_DATA_TYPE_CREATED in {badge.name for badge in user.badges}


def test_words_are_the_users(user: User) -> None:
    project = create_project_from(user.id, "Vertrieb", "crm", "de")
    assert names(project.id) == ["Firmen", "Kontakte", "Verkaufschancen", "Aufgaben"]
    contact = records.data_types(project.id)[1]
    status = next(field for field in contact.fields if field.module_key == "status")
    assert status.options[:2] == ("Interessent", "Kunde")
    assert status.default == "Interessent"


def test_links_lead_to_the_projects_own_types(user: User) -> None:
    first = create_project_from(user.id, "One", "crm", "en")
    second = create_project_from(user.id, "Two", "crm", "en")
    for project in (first, second):
        ids = {row.id for row in records.data_types(project.id)}
        links = {f.target for row in records.data_types(project.id) for f in row.fields} - {0}
        assert links <= ids


def test_views_come_along(user: User) -> None:
    project = create_project_from(user.id, "Sales", "crm", "en")
    deals = records.data_types(project.id)[2]
    pipeline, closings, chart = records.views(deals.id)
    assert (pipeline.name, pipeline.kind) == ("Pipeline", ViewKind.BOARD)
    stage = next(field for field in deals.fields if field.module_key == "stage")
    assert pipeline.layout == {"group": stage.id}
    assert closings.kind is ViewKind.CALENDAR
    assert chart.kind is ViewKind.CHART


def test_records_fit_what_was_installed(user: User) -> None:
    project = create_project_from(user.id, "Sales", "crm", "en")
    contacts = records.data_types(project.id)[1]
    name = contacts.fields[0]
    write_records(user.id, contacts.id, [NewRecord({name.id: "Grace Hopper"})])
    (row,) = records.read_page(contacts, Query(), limit=10).rows
    assert row.values[name.id] == "Grace Hopper"


def test_a_name_that_is_taken_gets_a_number(user: User, project: Project) -> None:
    create_data_type(user.id, project.id, "CONTACTS")
    install_module(user.id, project.id, "contacts", "en")
    assert names(project.id) == ["CONTACTS", "Companies", "Contacts 2"]


def test_what_is_required_is_installed_too(user: User, project: Project) -> None:
    install_module(user.id, project.id, "stock", "en")
    assert installed_modules(project.id).keys() == {"products", "locations", "stock"}


def test_installing_again_changes_nothing(user: User, project: Project) -> None:
    install_module(user.id, project.id, "contacts", "en")
    before = records.data_types(project.id)
    install_module(user.id, project.id, "contacts", "de")
    assert records.data_types(project.id) == before


def test_a_deleted_type_is_installed_anew(user: User, project: Project) -> None:
    install_module(user.id, project.id, "todos", "en")
    (todo,) = records.data_types(project.id)
    delete(user.id, Kind.DATA_TYPE, todo.id)
    assert installed_modules(project.id) == {}
    install_module(user.id, project.id, "todos", "en")
    assert names(project.id) == ["To-dos"]


def test_an_unknown_module_is_refused(user: User, project: Project) -> None:
    with pytest.raises(InvalidInput, match="no module “magic”"):
        install_module(user.id, project.id, "magic", "en")


def test_a_stranger_installs_nothing(user: User, project: Project) -> None:
    other = create_user("Bob", "bob@example.com")
    with pytest.raises(PermissionDenied):
        install_module(other.id, project.id, "todos", "en")
    assert names(project.id) == []


def test_a_name_that_is_taken_makes_no_project(user: User, project: Project) -> None:
    with pytest.raises(InvalidInput, match="already exists"):
        create_project_from(user.id, project.name, "crm", "en")
    assert Project.select().count() == 1


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A shelf of our own to put newer versions on."""
    folder = tmp_path / "shelf"
    shutil.copytree(paths.MODULES, folder)
    monkeypatch.setattr(modules, "MODULES", folder)
    modules.modules.cache_clear()
    yield folder
    modules.modules.cache_clear()


def publish(shelf: Path, version: str, **properties: Any) -> None:
    """Put a newer version of To-dos on the shelf, with more fields."""
    modules.modules.cache_clear()
    file = shelf / "todos.json"
    written = json.loads(file.read_text(encoding="utf-8"))
    written["version"] = version
    (todo,) = written["types"]
    todo["schema"]["properties"] |= properties
    todo["de"]["properties"] |= {key: shape["title"] for key, shape in properties.items()}
    file.write_text(json.dumps(written), encoding="utf-8")


def test_an_update_leaves_the_users_own_alone(user: User, project: Project, shelf: Path) -> None:
    install_module(user.id, project.id, "todos", "en")
    (todo,) = records.data_types(project.id)
    title, *_ = todo.fields
    mine = FieldRow("Mine", FieldKind.TEXT)
    kept = [field for field in todo.fields if field.module_key != "notes"]
    change_fields(user.id, todo.id, [*reversed(kept), mine], todo.revision)
    write_records(user.id, todo.id, [NewRecord({title.id: "Tea"})])
    publish(shelf, "1.10.0", effort={"title": "Effort", "type": "integer"})

    assert installed_modules(project.id) == {"todos": "1.0.0"}
    install_module(user.id, project.id, "todos", "en")

    assert installed_modules(project.id) == {"todos": "1.10.0"}
    (after,) = records.data_types(project.id)
    wanted = [*(field.name for field in reversed(kept)), "Mine", "Effort"]
    assert [field.name for field in after.fields] == wanted
    (row,) = records.read_page(after, Query(), limit=10).rows
    assert row.values[title.id] == "Tea"


def test_a_field_of_ones_own_keeps_its_name(user: User, project: Project, shelf: Path) -> None:
    install_module(user.id, project.id, "todos", "en")
    (todo,) = records.data_types(project.id)
    mine = FieldRow("effort", FieldKind.TEXT)
    change_fields(user.id, todo.id, [*todo.fields, mine], todo.revision)
    publish(shelf, "1.1.0", effort={"title": "Effort", "type": "integer"})
    install_module(user.id, project.id, "todos", "en")
    (after,) = records.data_types(project.id)
    assert [field.kind for field in after.fields if field.name.lower() == "effort"] == [
        FieldKind.TEXT
    ]
    assert after.module_version == "1.1.0"
