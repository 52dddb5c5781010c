"""What is remembered between starts, and what becomes of a file that somebody has spoiled."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from desktop_app.ui.settings import Settings, fingerprint
from desktop_app.ui.theme import Theme

URL = "postgresql://ada@server/shop"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_nothing_is_remembered_at_first(file: Path) -> None:
    settings = Settings(file)
    assert (settings.language, settings.theme, settings.do_not_disturb) == ("", Theme.SYSTEM, False)
    assert (settings.email(URL), settings.project(URL)) == ("", 0)
    assert settings.layout("geometry").isEmpty()


def test_everything_is_remembered(file: Path) -> None:
    before = Settings(file)
    before.language, before.theme, before.do_not_disturb = "de", Theme.DARK, True
    before.set_email(URL, "ada@example.com")
    before.set_project(URL, 7)
    before.set_layout("geometry", QByteArray(b"\0\xff layout"))
    before.save()
    after = Settings(file)
    assert (after.language, after.theme, after.do_not_disturb) == ("de", Theme.DARK, True)
    assert (after.email(URL), after.project(URL)) == ("ada@example.com", 7)
    assert after.layout("geometry") == QByteArray(b"\0\xff layout")


def test_quiet_can_end(file: Path) -> None:
    settings = Settings(file)
    settings.do_not_disturb = True
    settings.do_not_disturb = False
    assert not settings.do_not_disturb


def test_databases_are_told_apart(file: Path) -> None:
    settings = Settings(file)
    settings.set_email(URL, "ada@example.com")
    settings.set_project(URL, 7)
    assert (settings.email("other.db"), settings.project("other.db")) == ("", 0)


def test_password_is_not_written(file: Path) -> None:
    settings = Settings(file)
    settings.set_email("postgresql://ada:secret@server/shop", "ada@example.com")
    settings.save()
    assert "secret" not in file.read_text()
    assert len(fingerprint(URL)) == 16


@pytest.mark.parametrize(
    "content",
    [
        "",
        "language=klingon\ntheme=purple\ndo_not_disturb=perhaps\n",
        "language=a, b\ntheme=dark, light\ndo_not_disturb=true, true\n",
        "language=@Invalid()\ntheme=@Invalid()\ndo_not_disturb=@ByteArray(true)\n",
        "[[[\n===\n\0\xff",
    ],
)
def test_spoiled_values_count_as_none(content: str, file: Path) -> None:
    places = "".join(
        f"[{group}]\n{key}={value}\n"
        for group, key, value in (
            ("projects", fingerprint(URL), "seven"),
            ("layout", "geometry", "here and there"),
        )
    )
    file.write_text(f"[General]\n{content}\n{places}", "latin-1")
    settings = Settings(file)
    assert (settings.language, settings.theme, settings.do_not_disturb) == ("", Theme.SYSTEM, False)
    assert settings.project(URL) == 0
    assert settings.layout("geometry").isEmpty()


@pytest.mark.parametrize("project", ["-1", "1.5", "²", "9" * 5_000, ""])
def test_project_that_is_no_number(project: str, file: Path) -> None:
    file.write_text(f"[projects]\n{fingerprint(URL)}={project}\n", "utf-8")
    assert Settings(file).project(URL) == 0
