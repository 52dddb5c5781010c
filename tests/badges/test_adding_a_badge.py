"""The four steps of docs/adding-a-badge.md: what is forgotten is named in one clear sentence.

Each check takes what it looks at as arguments, so that it is tried on a badge that lacks the step.
"""

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import cast

import pytest

from desktop_app.badges import BadgeDefinition, BadgeName, Rule, get_all_badge_definitions
from desktop_app.models.facts import FACTS
from desktop_app.models.rows import Fact
from tests.support import ROOT

ICONS = ROOT / "resources" / "icons"
GERMAN = ROOT / "resources" / "i18n" / "desktop_app_de.ts"
OPERATIONS = ROOT / "desktop_app" / "operations"

FIVE = {
    "PROJECT_CREATED": "projectCreated",
    "FIRST_ACTION_CREATED": "firstActionCreated",
    "FIRST_APPLICATION_CREATED": "firstApplicationCreated",
    "FIRST_PROJECT_MEMBER_INVITE": "firstProjectMemberInvite",
    "FIRST_DATA_TYPE_CREATED": "firstDataTypeCreated",
}
"""The badges of the first release: databases hold these identifiers for ever."""

AWARDING = {"award_for", "check_badge", "create_item"}
"""The functions that award the BadgeName, or what follows from the Fact, that they are given."""
TRANSACTIONS = {"transaction", "atomic"}


# The checks. Each returns a sentence for every fault that it finds.


def changed(names: Mapping[str, str]) -> list[str]:
    """Step 1, name: more may come, but no identifier that a database holds may go or change."""
    return [
        f"BadgeName.{member} must stay {identifier!r}: databases hold badges under that name."
        for member, identifier in FIVE.items()
        if names.get(member) != identifier
    ]


def _source_name(definition: BadgeDefinition) -> str:
    """What its name is called in the source."""
    return cast(StrEnum, definition.name).name


def undefined(names: Iterable[StrEnum], definitions: Iterable[BadgeDefinition]) -> list[str]:
    """Step 2, definition."""
    defined = {str(definition.name) for definition in definitions}
    return [
        f"BadgeName.{name.name} has no definition: "
        "write its BadgeDefinition in desktop_app/badges/definitions.py."
        for name in names
        if name not in defined
    ]


def without_icon(definitions: Iterable[BadgeDefinition], icons: Path) -> list[str]:
    """Step 2, its icon."""
    return [
        f"BadgeName.{_source_name(definition)} has no picture: "
        f"draw resources/icons/{definition.icon}.svg."
        for definition in definitions
        if not (icons / f"{definition.icon}.svg").is_file()
    ]


def untranslated(
    definitions: Iterable[BadgeDefinition], language: str, catalogue: Mapping[str, bool]
) -> list[str]:
    """Step 3, translation. ``catalogue``: the texts of the badges, and whether each is finished."""
    return [
        f"BadgeName.{_source_name(definition)}: {_untranslated(field, text, language, catalogue)}"
        for definition in definitions
        for field in ("label_key", "description_key", "criteria_key")
        for text in [getattr(definition, field)]
        if not catalogue.get(text)
    ]


def _untranslated(field: str, text: str, language: str, catalogue: Mapping[str, bool]) -> str:
    file = f"resources/i18n/desktop_app_{language}.ts"
    if not text:
        return f"its {field} is empty: write the text in its BadgeDefinition."
    if text in catalogue:
        return f"{text!r} is not translated: write the translation in {file}."
    return (
        f'{text!r} is not in {file}: mark it with QT_TRANSLATE_NOOP("badges", …), '
        "run `make translations`, then translate it."
    )


def unawarded(definitions: Iterable[BadgeDefinition], sources: Mapping[str, str]) -> list[str]:
    """Step 4, the call. ``sources``: the operations' modules, by name."""
    given = {value for source in sources.values() for value in _given(ast.parse(source))}
    sentences = []
    for definition in definitions:
        name, rule = f"BadgeName.{_source_name(definition)}", definition.rule
        if name in given or (rule is not None and f"Fact.{rule.fact.name}" in given):
            continue
        if rule is None:
            call = f"give its definition a rule, or call check_badge({name}, user_id)"
        else:
            call = f"call award_for(Fact.{rule.fact.name}, user_id)"
        sentences.append(
            f"Nothing awards {name}: {call} in an operation of desktop_app/operations, "
            "inside its transaction."
        )
    return sentences


def without_table(facts: Iterable[StrEnum], tables: Iterable[StrEnum]) -> list[str]:
    """Step 4, where the fact is new: a rule finds its facts in a table."""
    known = set(tables)
    return [
        f"Fact.{fact.name} has no table: "
        "tell FACTS in desktop_app/models/facts.py where such facts are kept."
        for fact in facts
        if fact not in known
    ]


def outside_transactions(sources: Mapping[str, str]) -> list[str]:
    """Step 4, its place: else the badge stays where the operation is rolled back."""
    return [
        f"{module}, line {call.lineno}: call {_name(call.func)} inside `with transaction():`, "
        "so that the badge goes where the operation is rolled back."
        for module, source in sources.items()
        for call in _bare_calls(ast.parse(source))
        if _name(call.func) in AWARDING - {"create_item"}
    ]


def _name(node: ast.expr) -> str:
    """``f`` for both ``f`` and ``module.f``."""
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _member(node: ast.expr) -> str:
    """``BadgeName.X`` or ``Fact.X``, if that is what it is."""
    if isinstance(node, ast.Attribute) and _name(node.value) in {"BadgeName", "Fact"}:
        return f"{_name(node.value)}.{node.attr}"
    return ""


def _given(module: ast.Module) -> Iterator[str]:
    """What awarding functions are given in a module, directly or by a variable."""
    for function in ast.walk(module):
        if not isinstance(function, ast.FunctionDef):
            continue
        nodes = list(ast.walk(function))
        variables = {
            _name(target): _member(node.value)
            for node in nodes
            if isinstance(node, ast.Assign)
            for target in node.targets
        }
        for node in nodes:
            if isinstance(node, ast.Call) and _name(node.func) in AWARDING:
                for value in [*node.args, *(keyword.value for keyword in node.keywords)]:
                    yield _member(value) or variables.get(_name(value), "")


def _bare_calls(node: ast.AST) -> Iterator[ast.Call]:
    """The calls below ``node`` that stand in no transaction."""
    if isinstance(node, ast.With) and any(
        isinstance(item.context_expr, ast.Call) and _name(item.context_expr.func) in TRANSACTIONS
        for item in node.items
    ):
        return
    if isinstance(node, ast.Call):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _bare_calls(child)


def badge_texts(file: Path) -> dict[str, bool]:
    """The texts of a catalogue's context ``badges``, and whether each is translated."""
    return {
        message.findtext("source", ""): _is_finished(message.find("translation"))
        for context in ET.parse(file).iter("context")
        if context.findtext("name") == "badges"
        for message in context.iter("message")
    }


def _is_finished(translation: ET.Element | None) -> bool:
    return translation is not None and translation.get("type") is None and bool(translation.text)


def operation_sources() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in OPERATIONS.glob("*.py")}


# The badges that there are


def nothing_wrong(sentences: list[str]) -> None:
    assert not sentences, "\n".join(sentences)


def test_the_first_five_names_are_as_databases_hold_them() -> None:
    nothing_wrong(changed({name.name: name.value for name in BadgeName}))


def test_every_name_has_a_definition() -> None:
    nothing_wrong(undefined(BadgeName, get_all_badge_definitions()))


def test_every_definition_has_its_icon() -> None:
    nothing_wrong(without_icon(get_all_badge_definitions(), ICONS))


def test_every_text_is_translated() -> None:
    nothing_wrong(untranslated(get_all_badge_definitions(), "de", badge_texts(GERMAN)))


def test_every_badge_is_awarded() -> None:
    nothing_wrong(unawarded(get_all_badge_definitions(), operation_sources()))


def test_every_fact_has_its_table() -> None:
    nothing_wrong(without_table(Fact, FACTS))


def test_badges_are_awarded_inside_transactions() -> None:
    nothing_wrong(outside_transactions(operation_sources()))


# A badge that lacks a step


class Another(StrEnum):
    """The name of a badge that is being added."""

    FIRST_RECORD_CREATED = "firstRecordCreated"


class NewFact(StrEnum):
    """What earns it."""

    RECORD = "record"


NEW = Another.FIRST_RECORD_CREATED
DEFINITION = BadgeDefinition(
    NEW,
    "badge-first-record-created",
    "First Record Created",
    "You created your first record.",
    "Create your first record.",
    Rule(cast(Fact, NewFact.RECORD)),
)
TRANSLATED = {
    "First Record Created": True,
    "You created your first record.": True,
    "Create your first record.": True,
}
OPERATION = """
def create_record(user_id):
    with transaction():
        award_for(Fact.RECORD, user_id)
"""


def test_nothing_is_said_of_a_complete_badge(tmp_path: Path) -> None:
    (tmp_path / "badge-first-record-created.svg").touch()
    assert changed({**FIVE, NEW.name: NEW.value}) == []
    assert undefined([NEW], [DEFINITION]) == []
    assert without_icon([DEFINITION], tmp_path) == []
    assert untranslated([DEFINITION], "de", TRANSLATED) == []
    assert unawarded([DEFINITION], {"record.py": OPERATION}) == []
    assert without_table([NewFact.RECORD], [NewFact.RECORD]) == []
    assert outside_transactions({"record.py": OPERATION}) == []


@pytest.mark.parametrize(
    "names",
    [{**FIVE, "PROJECT_CREATED": "firstProject"}, {**FIVE, "PROJECT_CREATED": ""}],
)
def test_a_changed_name(names: dict[str, str]) -> None:
    assert changed(names) == [
        "BadgeName.PROJECT_CREATED must stay 'projectCreated': "
        "databases hold badges under that name."
    ]


def test_a_name_that_is_gone() -> None:
    assert len(changed({})) == len(FIVE)


def test_a_forgotten_definition() -> None:
    assert undefined([NEW], get_all_badge_definitions()) == [
        "BadgeName.FIRST_RECORD_CREATED has no definition: "
        "write its BadgeDefinition in desktop_app/badges/definitions.py."
    ]


def test_a_forgotten_icon(tmp_path: Path) -> None:
    assert without_icon([DEFINITION], tmp_path) == [
        "BadgeName.FIRST_RECORD_CREATED has no picture: "
        "draw resources/icons/badge-first-record-created.svg."
    ]


def test_a_text_that_is_not_in_the_catalogue() -> None:
    catalogue = {text: True for text in TRANSLATED if text != DEFINITION.criteria_key}
    assert untranslated([DEFINITION], "de", catalogue) == [
        "BadgeName.FIRST_RECORD_CREATED: 'Create your first record.' is not in "
        "resources/i18n/desktop_app_de.ts: mark it with "
        'QT_TRANSLATE_NOOP("badges", …), run `make translations`, then translate it.'
    ]


def test_a_text_that_is_not_translated() -> None:
    catalogue = {**TRANSLATED, "First Record Created": False}
    assert untranslated([DEFINITION], "de", catalogue) == [
        "BadgeName.FIRST_RECORD_CREATED: 'First Record Created' is not translated: "
        "write the translation in resources/i18n/desktop_app_de.ts."
    ]


def test_a_text_that_is_empty() -> None:
    assert untranslated([replace(DEFINITION, criteria_key="")], "de", TRANSLATED) == [
        "BadgeName.FIRST_RECORD_CREATED: its criteria_key is empty: "
        "write the text in its BadgeDefinition."
    ]


def test_a_catalogue_as_make_translations_leaves_it(tmp_path: Path) -> None:
    file = tmp_path / "desktop_app_de.ts"
    file.write_text(
        "<TS><context><name>badges</name>"
        "<message><source>a</source><translation>A</translation></message>"
        "<message><source>b</source><translation type='unfinished'></translation></message>"
        "<message><source>c</source><translation type='unfinished'>C</translation></message>"
        "<message><source>d</source><translation></translation></message>"
        "</context><context><name>other</name>"
        "<message><source>e</source><translation>E</translation></message>"
        "</context></TS>",
        encoding="utf-8",
    )
    assert badge_texts(file) == {"a": True, "b": False, "c": False, "d": False}


AWARDED = {
    "by its fact": "def f(): award_for(Fact.RECORD, 1)",
    "by its name": "def f(): check_badge(BadgeName.FIRST_RECORD_CREATED, 1)",
    "of a module": "def f(): badges.award_for(rows.Fact.RECORD, 1)",
    "by keyword": "def f(): create_item(Record, fact=Fact.RECORD)",
    "by a variable": "def f():\n fact = Fact.RECORD\n create_item(Record, fact)",
}
NOT_AWARDED = {
    "no source": "",
    "another fact": "def f(): award_for(Fact.PROJECT, 1)",
    "another function": "def f(): fact_counts(1, [Fact.RECORD])",
    "only mentioned": "fact = Fact.RECORD",
    "another variable": "def f():\n fact = Fact.RECORD\n award_for(other, 1)",
}


@pytest.mark.parametrize("source", AWARDED.values(), ids=AWARDED)
def test_an_award_is_found(source: str) -> None:
    assert unawarded([DEFINITION], {"record.py": source}) == []


@pytest.mark.parametrize("source", NOT_AWARDED.values(), ids=NOT_AWARDED)
def test_a_forgotten_call(source: str) -> None:
    assert unawarded([DEFINITION], {"record.py": source}) == [
        "Nothing awards BadgeName.FIRST_RECORD_CREATED: call award_for(Fact.RECORD, user_id) "
        "in an operation of desktop_app/operations, inside its transaction."
    ]


def test_a_badge_without_a_rule() -> None:
    definition = replace(DEFINITION, rule=None)
    assert unawarded([definition], {"record.py": AWARDED["by its name"]}) == []
    assert unawarded([definition], {"record.py": AWARDED["by its fact"]}) == [
        "Nothing awards BadgeName.FIRST_RECORD_CREATED: give its definition a rule, "
        "or call check_badge(BadgeName.FIRST_RECORD_CREATED, user_id) "
        "in an operation of desktop_app/operations, inside its transaction."
    ]


def test_a_fact_without_a_table() -> None:
    assert without_table([*Fact, NewFact.RECORD], FACTS) == [
        "Fact.RECORD has no table: "
        "tell FACTS in desktop_app/models/facts.py where such facts are kept."
    ]


@pytest.mark.parametrize("function", ["award_for", "check_badge"])
def test_a_call_outside_the_transaction(function: str) -> None:
    source = (
        "def f():\n"
        "    with transaction(), other():\n"
        f"        {function}(x, 1)\n"
        "    with other():\n"
        f"        {function}(x, 1)\n"
    )
    assert outside_transactions({"record.py": source}) == [
        f"record.py, line 5: call {function} inside `with transaction():`, "
        "so that the badge goes where the operation is rolled back."
    ]
