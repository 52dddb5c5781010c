"""The catalogues: in step with the sources, complete, and with the same placeholders."""

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

CATALOGUES = sorted((ROOT / "resources" / "i18n").glob("*.ts"))
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")
MARKERS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
"""Which argument of each is the text."""


def messages(catalogue: Path) -> Iterator[tuple[str, list[str]]]:
    """Each source text with its translations: several where there are plural forms."""
    for message in ET.parse(catalogue).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        yield message.findtext("source", ""), forms or [translation.text or ""]


def test_english_and_german_are_there() -> None:
    assert [path.name for path in CATALOGUES] == ["desktop_app_de.ts", "desktop_app_en.ts"]


def test_extracting_again_changes_nothing(tmp_path: Path) -> None:
    for catalogue in CATALOGUES:
        shutil.copy(catalogue, tmp_path)
    command = [sys.executable, "-m", "resources.extract", "--folder", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    for catalogue in CATALOGUES:
        assert (tmp_path / catalogue.name).read_text() == catalogue.read_text(), (
            "run `make translations`, then translate what is new"
        )


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_nothing_is_unfinished(catalogue: Path) -> None:
    root = ET.parse(catalogue)
    assert [found.get("type") for found in root.iter("translation") if found.get("type")] == []
    assert [source for source, forms in messages(catalogue) if not all(forms)] == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_placeholders_are_the_same(catalogue: Path) -> None:
    for source, forms in messages(catalogue):
        for form in forms:
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(source))


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_menus_keep_their_mnemonics(catalogue: Path) -> None:
    for source, forms in messages(catalogue):
        assert {form.count("&") for form in forms} == {source.count("&")}


def test_texts_are_literals() -> None:
    # What is put together while the program runs is extracted in part, and never found.
    wrong = []
    for module in (ROOT / "desktop_app").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = MARKERS.get(name)
            text = node.args[place] if place is not None and len(node.args) > place else None
            if isinstance(text, ast.JoinedStr | ast.BinOp):
                wrong.append(f"{module.name}:{node.lineno}")
    assert wrong == []
