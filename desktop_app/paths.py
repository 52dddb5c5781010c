"""Where the application keeps its files."""

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parent
RESOURCES = _PACKAGE / "resources.rcc"
"""Icons and compiled translations in one file, made at build time by ``resources/compile.py``."""
_SOURCES = _PACKAGE.parent / "resources" / "modules"
MODULES = _SOURCES if _SOURCES.is_dir() else _PACKAGE / "modules"
"""The store's modules: a wheel brings its own copy."""


@dataclass(frozen=True)
class Paths:
    """The three folders of an installation."""

    data: Path
    config: Path
    logs: Path

    @classmethod
    def under(cls, folder: Path) -> "Paths":
        """All three below one folder, as ``--data-dir`` asks."""
        return cls(folder, folder, folder / "logs")

    @property
    def database(self) -> Path:
        """The embedded database, used unless ``--database`` names another."""
        return self.data / "business-platform.db"

    @property
    def settings(self) -> Path:
        """Window geometry, language, theme: what may be lost without harm."""
        return self.config / "settings.ini"

    def make(self) -> None:
        """Create the folders. Raises OSError where that is not possible."""
        for folder in (self.data, self.config, self.logs):
            folder.mkdir(parents=True, exist_ok=True)
