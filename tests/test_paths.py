"""Where the files are."""

from pathlib import Path

import pytest

from desktop_app.paths import RESOURCES, Paths


def test_under(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "data")
    assert paths.database == tmp_path / "data" / "business-platform.db"
    assert paths.settings == tmp_path / "data" / "settings.ini"
    assert paths.logs == tmp_path / "data" / "logs"


def test_make(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "a" / "data", tmp_path / "b" / "config", tmp_path / "c" / "logs")
    for _ in range(2):
        paths.make()
        assert all(folder.is_dir() for folder in (paths.data, paths.config, paths.logs))


def test_make_where_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Paths.under(tmp_path / "file" / "data").make()


def test_resources_are_in_the_package() -> None:
    import desktop_app

    assert RESOURCES.parent == Path(desktop_app.__file__).parent
