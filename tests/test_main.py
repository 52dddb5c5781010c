"""The command line."""

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.__main__ import arguments, main
from tests.support import ROOT


def test_nothing_is_needed() -> None:
    options = arguments([])
    names = ("database", "data_dir", "language", "tour", "command")
    assert vars(options) == dict.fromkeys(names)


def test_everything() -> None:
    options = arguments(["--database", "a.db", "--data-dir", "d", "--language", "de"])
    assert options.database == "a.db"
    assert options.data_dir == Path("d")
    assert options.language == "de"


def test_tour() -> None:
    assert arguments(["--tour", "pictures"]).tour == Path("pictures")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        arguments(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.split()[-1] == __version__


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        arguments(["--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    for option in ("--database", "--data-dir", "--language", "--tour", "--version"):
        assert option in shown


@pytest.mark.parametrize(
    "wrong",
    [
        ["--language", "fr"],
        ["--nonsense"],
        ["extra"],
        ["--tour"],
        ["--tour", "pictures", "--database", "a.db"],  # it would leave Ada in it
        ["badges"],
    ],
)
def test_wrong(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        arguments(wrong)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_version_needs_no_qt() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--version']\n"
        "from desktop_app.__main__ import main\n"
        "try: main()\n"
        "finally: assert 'PySide6.QtCore' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f" {__version__}\n")


@pytest.mark.parametrize(("option", "code"), [("--version", 0), ("--help", 0), ("--what", 2)])
def test_as_a_module(option: str, code: int) -> None:
    command = [sys.executable, "-m", "desktop_app", option]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == code


@pytest.mark.parametrize(
    ("words", "called"),
    [
        (["--language", "de"], "desktop_app.app.run"),
        (["badges", "backfill"], "desktop_app.commands.backfill_badges"),
    ],
)
def test_who_is_called(words: list[str], called: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["desktop-app", *words])
    asked: list[argparse.Namespace] = []

    def answer(options: argparse.Namespace) -> int:
        asked.append(options)
        return 3

    monkeypatch.setattr(called, answer)
    assert main() == 3
    assert asked == [arguments(words)]
