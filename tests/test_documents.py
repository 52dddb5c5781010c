"""The documents: links and paths lead somewhere; the README's program does what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
IN_THE_REPOSITORY = re.compile(r"`((?:desktop_app|resources|tests|docs|requirements)/[\w./-]+)`")
IN_THE_PACKAGE = re.compile(r"`((?:ui|operations|badges|models)/\w+\.py)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_what_they_name_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = [document.parent / link for link in LINK.findall(text)]
    named += [ROOT / path for path in IN_THE_REPOSITORY.findall(text)]
    named += [ROOT / "desktop_app" / path for path in IN_THE_PACKAGE.findall(text)]
    assert [str(path) for path in named if not path.exists()] == []


def test_the_program_in_the_readme(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    program, said = re.findall(r"```(?:python)?\n(.+?)```", readme, re.DOTALL)
    (tmp_path / "example.py").write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "example.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (said, "")
    assert {path.name for path in tmp_path.iterdir()} == {"example.py", "example.db"}
