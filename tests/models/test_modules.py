"""The store's shelf: whole, in both languages, and nothing that leads nowhere."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from desktop_app.models.modules import Module, modules, templates, with_required
from desktop_app.paths import MODULES

ICONS = {file.stem for file in (MODULES.parent / "icons").glob("*.svg")}
FILES = sorted(file for file in MODULES.glob("*.json") if file.stem != "templates")
KEYS = [file.stem for file in FILES]


def test_what_the_issue_names_is_there() -> None:
    names = {module.name for module in modules("en").values()}
    wanted = {"Contacts", "To-dos", "Products", "Locations", "Stock", "Visitors", "Real estate"}
    assert wanted <= names
    assert [template.name for template in templates("en")] == [
        "Empty",
        "CRM",
        "Real Estate",
        "Warehouse",
        "Visitors",
    ]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("key", KEYS)
def test_schemas_are_valid(key: str, language: str) -> None:
    for data_type in modules(language)[key].types:
        Draft202012Validator.check_schema(data_type.schema)
        assert set(data_type.schema["required"]) <= data_type.schema["properties"].keys()


@pytest.mark.parametrize("file", FILES, ids=KEYS)
def test_everything_is_translated(file: Path) -> None:
    module = json.loads(file.read_text(encoding="utf-8"))
    assert module["module"] == file.stem
    for words in (module["name"], module["description"], *module["changelog"]):
        assert words["en"]
        assert words["de"]
    for data_type in module["types"]:
        properties, german = data_type["schema"]["properties"], data_type["de"]
        assert properties.keys() == german["properties"].keys()
        options = {option for shape in properties.values() for option in shape.get("enum", ())}
        assert options == german.get("options", {}).keys()
        assert len(set(german["properties"].values())) == len(properties)
    assert all(view["name"]["de"] for view in module["views"])


def links(module: Module) -> set[str]:
    """Where the links of a module lead, as "module/type"."""
    found = set()
    for data_type in module.types:
        for shape in data_type.schema["properties"].values():
            if "x-link" in shape:
                target = shape["x-link"]
                found.add(target if "/" in target else f"{module.key}/{target}")
    return found


@pytest.mark.parametrize("key", KEYS)
def test_links_lead_to_what_is_installed_before(key: str) -> None:
    shelf = modules("en")
    for target in links(shelf[key]):
        owner, _, name = target.partition("/")
        assert owner == key or owner in shelf[key].requires
        assert name in {data_type.key for data_type in shelf[owner].types}


@pytest.mark.parametrize("key", KEYS)
def test_views_name_fields_that_there_are(key: str) -> None:
    module = modules("en")[key]
    shapes = {row.key: row.schema["properties"] for row in module.types}
    for view in module.views:
        fields = [view.settings.get(name) for name in ("group", "date", "add")]
        fields += [part["field"] for part in view.settings.get("filter", ())]
        fields += view.settings.get("sort", ())
        assert {field for field in fields if field} <= shapes[view.type].keys()


def test_icons_are_there() -> None:
    shelf = modules("en").values()
    used = {module.icon for module in shelf} | {row.icon for row in templates("en")}
    used |= {data_type.icon for module in shelf for data_type in module.types}
    assert used <= ICONS


def test_requirements_come_first() -> None:
    assert with_required(("stock", "deals")) == (
        "products",
        "locations",
        "stock",
        "contacts",
        "deals",
    )


def test_templates_name_modules() -> None:
    for template in templates("de"):
        assert set(template.modules) <= set(KEYS)
    assert templates("de")[0].modules == ()
