"""What the application remembers between starts that is not the team's data."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QCryptographicHash, QSettings

from .theme import Theme
from .translation import LANGUAGES


class Settings:
    """Typed names over one ``settings.ini``."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def folder(self) -> Path:
        """Where the file is."""
        return Path(self._store.fileName()).parent

    def email(self, database: str) -> str:
        """Who works here with this database; empty before the first start."""
        return str(self._store.value(f"users/{fingerprint(database)}", ""))

    def set_email(self, database: str, email: str) -> None:
        self._store.setValue(f"users/{fingerprint(database)}", email)
        self._store.sync()

    def project(self, database: str) -> int:
        """The project that was open last; 0 for none."""
        value = str(self._store.value(f"projects/{fingerprint(database)}", "0"))
        return int(value) if value.isdecimal() and len(value) < 19 else 0

    def set_project(self, database: str, project_id: int) -> None:
        self._store.setValue(f"projects/{fingerprint(database)}", project_id)

    @property
    def language(self) -> str:
        """The language chosen, or empty: the system's."""
        value = str(self._store.value("language", ""))
        return value if value in LANGUAGES else ""

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> Theme:
        value = str(self._store.value("theme", Theme.SYSTEM))
        return Theme(value) if value in set(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("theme", str(theme))

    @property
    def do_not_disturb(self) -> bool:
        return str(self._store.value("do_not_disturb", "false")) == "true"

    @do_not_disturb.setter
    def do_not_disturb(self, quiet: bool) -> None:
        self._store.setValue("do_not_disturb", "true" if quiet else "false")

    def layout(self, name: str) -> QByteArray:
        """A geometry or state as ``set_layout`` kept it; empty where there is none."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_layout(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"layout/{name}", state)

    def remembered(self, database: str, name: str) -> str:
        """What ``remember`` kept of a database under this name; empty where there is nothing."""
        return str(self._store.value(f"remembered/{fingerprint(database)}/{name}", ""))

    def remember(self, database: str, name: str, text: str) -> None:
        """Keep how the user likes to look at something of a database."""
        self._store.setValue(f"remembered/{fingerprint(database)}/{name}", text)

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()


def fingerprint(database: str) -> str:
    """A short name for a database URL, fit for a settings key, a lock file, a socket."""
    sha256 = QCryptographicHash.Algorithm.Sha256
    digest = QCryptographicHash.hash(database.encode(), sha256)
    return bytes(digest.toHex().data()).decode()[:16]
