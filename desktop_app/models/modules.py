"""The store's shelf: the modules and project templates that come with the program."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..paths import MODULES

Language = str
"""ISO 639-1; where a text is missing in it, the English one is taken."""


@dataclass(frozen=True)
class ModuleType:
    """A data type of a module. ``schema`` is JSON Schema 2020-12, its words in the language asked.

    Links lead to ``"key"`` of the same module or ``"module/key"`` of another.
    """

    key: str
    icon: str
    schema: dict[str, Any]


@dataclass(frozen=True)
class ModuleView:
    """A saved view that comes with a module; fields are named by their keys in the schema."""

    type: str
    kind: str
    name: str
    settings: dict[str, Any]


@dataclass(frozen=True)
class Module:
    """Data types that belong together, ready to use; ``requires`` names other modules."""

    key: str
    version: str
    icon: str
    name: str
    description: str
    changelog: tuple[tuple[str, str], ...]
    """Version and what it brought, newest first."""
    requires: tuple[str, ...]
    types: tuple[ModuleType, ...]
    views: tuple[ModuleView, ...]


@dataclass(frozen=True)
class Template:
    """What a new project can begin with: the modules to install."""

    key: str
    icon: str
    name: str
    description: str
    modules: tuple[str, ...]


@cache
def modules(language: Language) -> dict[str, Module]:
    """Every module by its key."""
    files = sorted(file for file in MODULES.glob("*.json") if file.stem != "templates")
    found = [_module(json.loads(file.read_text(encoding="utf-8")), language) for file in files]
    return {module.key: module for module in found}


@cache
def templates(language: Language) -> tuple[Template, ...]:
    """The templates, the empty one first."""
    written = json.loads((MODULES / "templates.json").read_text(encoding="utf-8"))
    return tuple(
        Template(
            row["template"],
            row["icon"],
            _word(row["name"], language),
            _word(row["description"], language),
            tuple(row["modules"]),
        )
        for row in written
    )


def with_required(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The modules and those that they require, each after what it needs."""
    order: dict[str, None] = {}
    for key in keys:
        required = modules("en")[key].requires
        order |= dict.fromkeys((*with_required(required), key))
    return tuple(order)


def _module(written: dict[str, Any], language: Language) -> Module:
    return Module(
        written["module"],
        written["version"],
        written["icon"],
        _word(written["name"], language),
        _word(written["description"], language),
        tuple((entry["version"], _word(entry, language)) for entry in written["changelog"]),
        tuple(written["requires"]),
        tuple(_type(row, language) for row in written["types"]),
        tuple(_view(row, written["types"], language) for row in written["views"]),
    )


def _type(written: dict[str, Any], language: Language) -> ModuleType:
    schema: dict[str, Any] = written["schema"]
    words = written.get(language)
    if words is not None:
        options = words.get("options", {})
        properties = {
            key: _translated(shape, words["properties"][key], options)
            for key, shape in schema["properties"].items()
        }
        schema = {
            **schema,
            "title": words["title"],
            "description": words["description"],
            "properties": properties,
        }
    return ModuleType(written["key"], written["icon"], schema)


def _translated(shape: dict[str, Any], title: str, options: dict[str, str]) -> dict[str, Any]:
    translated = {**shape, "title": title}
    if "enum" in shape:
        translated["enum"] = [options[option] for option in shape["enum"]]
        if "default" in shape:
            translated["default"] = options[shape["default"]]
    return translated


def _view(written: dict[str, Any], types: list[dict[str, Any]], language: Language) -> ModuleView:
    settings = {key: value for key, value in written.items() if key not in ("type", "kind", "name")}
    assert any(row["key"] == written["type"] for row in types)
    return ModuleView(written["type"], written["kind"], _word(written["name"], language), settings)


def _word(words: dict[str, str], language: Language) -> str:
    return words.get(language, words["en"])
