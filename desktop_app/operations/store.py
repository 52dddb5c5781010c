"""The store: modules are installed into projects and brought up to date; projects from templates.

What comes from the store earns no badge, but the project's own.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models import records
from ..models.fields import DataTypeRow, FieldRow
from ..models.keys import comparison_key
from ..models.modules import Module, ModuleType, modules, templates, with_required
from ..models.record_rows import Condition, Filter, Operator, Query, Sort, ViewKind
from ..models.tables import DataType, Project
from .data_type import create_data_type
from .field_changes import change_fields
from .json_schema import fields_from_schema
from .permission import EDITORS, require_role
from .project import create_project
from .transaction import retried, transaction
from .view import save_view

UNKNOWN = QT_TRANSLATE_NOOP("errors", "The store has no module “{name}”.")


def installed_modules(project_id: int) -> dict[str, str]:
    """The modules that a project has types of, each with the oldest version among them."""
    found: dict[str, str] = {}
    for data_type in records.data_types(project_id):
        if data_type.module:
            key, version = data_type.module.partition("/")[0], data_type.module_version
            found[key] = min(found.get(key, version), version, key=_number)
    return found


def create_project_from(user_id: int, name: str, template: str, language: str) -> Project:
    """Create a project that holds a template's modules; as a whole, or not at all."""
    (chosen,) = (row for row in templates(language) if row.key == template)
    return _create_project(user_id, name, chosen.modules, language)


@retried
def _create_project(user_id: int, name: str, keys: tuple[str, ...], language: str) -> Project:
    with transaction():
        project = create_project(user_id, name)
        for key in with_required(keys):
            _install(user_id, project.id, modules(language)[key])
    return project


def install_module(user_id: int, project_id: int, key: str, language: str) -> None:
    """Install a module and those it requires; where it is there, add what its version brings new.

    The user's own fields, names and order stay as they are; what was deleted stays so.
    """
    if key not in modules(language):
        raise InvalidInput(UNKNOWN, "key", name=key)
    wanted = [modules(language)[each] for each in with_required((key,))]
    _install_missing(user_id, project_id, wanted)
    for module in wanted:
        _update(user_id, project_id, module)


@retried
def _install_missing(user_id: int, project_id: int, wanted: list[Module]) -> None:
    with transaction():
        require_role(user_id, project_id, EDITORS)
        for module in wanted:
            _install(user_id, project_id, module)


def _install(user_id: int, project_id: int, module: Module) -> None:
    """Create the types of a module that a project has not, with their views."""
    for data_type in module.types:
        there = _installed_types(project_id)
        key = f"{module.key}/{data_type.key}"
        if key in there:
            continue
        made = create_data_type(
            user_id,
            project_id,
            _free_name(project_id, data_type.schema["title"]),
            data_type.schema["description"],
            _fields(module, data_type, there),
            data_type.icon,
            awards=False,
        )
        made.module, made.module_version = key, module.version
        made.save(only=[DataType.module, DataType.module_version])
        _add_views(user_id, module, data_type.key, made.id)


def _add_views(user_id: int, module: Module, key: str, type_id: int) -> None:
    """Save the views that come with a type."""
    stored = records.data_type(type_id)
    assert stored is not None
    ids = {field.module_key: field.id for field in stored.fields}
    for view in module.views:
        if view.type != key:
            continue
        parts = tuple(
            Condition(ids[part["field"]], Operator(part["operator"]), part.get("value"))
            for part in view.settings.get("filter", ())
        )
        sort = tuple(Sort(ids[name]) for name in view.settings.get("sort", ()))
        layout: dict[str, object] = {
            name: ids[view.settings[name]]
            for name in ("group", "date", "add")
            if name in view.settings
        }
        query = Query(Filter(parts), sort)
        save_view(user_id, type_id, view.name, ViewKind(view.kind), query, layout)


def _update(user_id: int, project_id: int, module: Module) -> None:
    """Add the fields that a newer version brings to the types that are there."""
    for data_type in module.types:
        there = _installed_types(project_id)
        stored = there[f"{module.key}/{data_type.key}"]
        if stored.module_version == module.version:
            continue
        known = records.module_keys(stored.id)
        names = {comparison_key(field.name) for field in stored.fields}
        new = [
            field
            for field in _fields(module, data_type, there)
            if field.module_key not in known and comparison_key(field.name) not in names
        ]
        if new:
            change_fields(user_id, stored.id, (*stored.fields, *new), stored.revision)
        _set_version(stored.id, module.version)


@retried
def _set_version(type_id: int, version: str) -> None:
    with transaction():
        DataType.update(module_version=version).where(DataType.id == type_id).execute()


def _installed_types(project_id: int) -> dict[str, DataTypeRow]:
    """The types that came from the store, by ``"module/type"``."""
    return {row.module: row for row in records.data_types(project_id) if row.module}


def _fields(
    module: Module, data_type: ModuleType, there: Mapping[str, DataTypeRow]
) -> tuple[FieldRow, ...]:
    """A module's fields, its links leading to the project's types."""
    ids = {key: row.id for key, row in there.items()}
    ids |= {
        key.partition("/")[2]: row.id
        for key, row in there.items()
        if key.startswith(f"{module.key}/")
    }
    shape = data_type.schema
    found = fields_from_schema(json.dumps(shape), ids).fields
    keys = list(shape["properties"])
    return tuple(replace(field, module_key=key) for key, field in zip(keys, found, strict=True))


def _free_name(project_id: int, name: str) -> str:
    taken = {comparison_key(row.name) for row in records.data_types(project_id)}
    names = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
    return next(free for free in names if comparison_key(free) not in taken)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
