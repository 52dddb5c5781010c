"""``desktop-app badges backfill``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.__main__ import arguments
from desktop_app.badges import BadgeName
from desktop_app.commands import backfill_badges
from desktop_app.models import User, close_database, open_database, queries
from desktop_app.models.tables import UserBadge
from desktop_app.operations import create_project, create_user


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder whose only user has lost the badge for their project."""
    open_database(tmp_path / "business-platform.db")
    create_project(create_user("Ada", "ada@example.com").id, "Shop")
    UserBadge.delete().execute()
    close_database()
    yield tmp_path
    close_database()


def backfill(folder: Path, *more: str) -> int:
    """Run the command on a data folder."""
    return backfill_badges(arguments(["--data-dir", str(folder), "badges", "backfill", *more]))


def earned(folder: Path) -> list[str]:
    """What the user has now."""
    open_database(folder / "business-platform.db")
    return [badge.name for badge in User.get().badges]


def test_backfill(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backfill(folder) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "projectCreated: 1"
    assert lines[-1] == "Added: 1"
    assert earned(folder) == [BadgeName.PROJECT_CREATED]


def test_again_adds_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backfill(folder)
    assert backfill(folder) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Added: 0"
    earned(folder)
    assert [row.kind for row in queries.notifications(User.get().id)].count("badgesAdded") == 1


def test_dry_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backfill(folder, "--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[-1]) == ("projectCreated: 1", "Nothing was changed (dry run).")
    assert earned(folder) == []


def test_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = arguments(["--database", str(tmp_path), "badges", "backfill"])
    assert backfill_badges(options) == 1
    assert "is a folder" in capsys.readouterr().err
