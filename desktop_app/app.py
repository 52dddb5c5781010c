"""The composition root: everything is made here, in order, and taken down in reverse."""

import argparse
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QResource, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from . import __version__, badges, log, models, operations
from .errors import QT_TRANSLATE_NOOP, PlatformError, StorageError
from .paths import RESOURCES, Paths
from .ui import theme, translation
from .ui.instance import Instance
from .ui.reporter import Reporter
from .ui.settings import Settings
from .ui.signals import Signals
from .ui.tasks import Tasks
from .ui.theme import Theme
from .ui.window import MainWindow
from .ui.workspace import Workspace

if TYPE_CHECKING:
    from .ui.tour import Tour
    from .ui.tray import Tray

logger = logging.getLogger(__name__)

NO_FOLDERS = QT_TRANSLATE_NOOP("errors", "The folder “{path}” cannot be used: {reason}.")


def run(options: argparse.Namespace) -> int:
    """Run the application until its window closes. Returns the exit code."""
    if options.tour is None:
        return _run(options, installation(options.data_dir))
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return _run(options, Paths.under(Path(folder)))


def _run(options: argparse.Namespace, paths: Paths) -> int:
    qt = _qt_application()
    settings = Settings(paths.settings)
    language = options.language or settings.language or translation.system_language()
    translation.install(language)
    try:
        paths.make()
        log_file = log.start(paths.logs)
    except OSError as error:
        theme.start(qt, settings.theme)
        from .ui.problems import show_problem

        reason = StorageError(NO_FOLDERS, path=error.filename, reason=error.strerror)
        show_problem(None, reason, None).exec()
        return 1
    logger.info("start %s", __version__)
    reporter = Reporter(log_file)
    application = Application(options, paths, settings, language)
    theme.start(qt, settings.theme)  # a style sheet slows the making of every widget
    code = application.run(qt)
    logger.info("stop")
    reporter.stop()
    log.stop()
    return code


def _qt_application() -> QApplication:
    qt = QApplication(["desktop-app"])
    qt.setApplicationName("business-platform")
    qt.setApplicationDisplayName("Business Platform")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("business-platform")
    qt.setQuitOnLastWindowClosed(False)
    if not QResource.registerResource(str(RESOURCES)):
        raise FileNotFoundError(f"{RESOURCES} is missing: run resources/compile.py")
    return qt


def installation(data_dir: Path | None) -> Paths:
    """The folders that the platform expects, or those below ``--data-dir``."""
    if data_dir is not None:
        return Paths.under(data_dir.absolute())
    location = QStandardPaths.StandardLocation
    name = "business-platform"
    folders = (location.GenericDataLocation, location.GenericConfigLocation)
    data, config = (Path(QStandardPaths.writableLocation(folder)) / name for folder in folders)
    state = Path(QStandardPaths.writableLocation(location.GenericStateLocation)) / name
    return Paths(data, config, state / "logs")


def _tour(window: MainWindow, folder: Path | None) -> "Tour | None":
    if folder is None:
        return None
    from .ui.tour import Tour

    return Tour(window, folder)


class Application:
    """What lives as long as the application does."""

    def __init__(
        self, options: argparse.Namespace, paths: Paths, settings: Settings, language: str
    ) -> None:
        url = str(options.database or paths.database)
        if "://" not in url:
            url = str(Path(url).absolute())
        self.paths, self.settings = paths, settings
        self.instance = Instance(paths.data, url)
        self.tasks = Tasks()
        self.workspace = Workspace(self.tasks, settings, url, paths.data)
        self.window = MainWindow(self.workspace, language)
        self.tray: Tray | None = None
        self.restored = False
        self.tour = _tour(self.window, options.tour)

    def run(self, qt: QApplication) -> int:
        """Open the database, show the window, and wait until it is closed."""
        if not self.instance.claim():
            logger.info("already running: its window has been raised")
            self.tasks.stop(models.close_database)
            return 0
        self._connect(qt)
        self.window.show()
        # The first picture comes before the database, and with it the import of peewee.
        QTimer.singleShot(0, self.window, self.open)
        code = qt.exec()
        self._stop()
        return self.tour.exit_code if self.tour is not None else code

    def open(self) -> None:
        """Open the database on its thread, then show who is at work with it."""
        url = self.workspace.url
        self.tasks.run(self.window, lambda: models.open_database(url), self._opened, self._refused)

    def _connect(self, qt: QApplication) -> None:
        self.window.closed.connect(qt.quit)
        self.window.language_chosen.connect(self._speak)
        self.window.theme_chosen.connect(self._dress)
        self.instance.raised.connect(self.window.bring_to_front)
        self.signals = Signals(self.window.close)

    def _opened(self, _database: object) -> None:
        self.workspace.open(self._start)

    def _start(self, known: bool) -> None:
        self.window.start(known=known)
        # What the first picture does not need comes after it.
        QTimer.singleShot(0, self.window, self._furnish)

    def _furnish(self) -> None:
        """The tray, the messages, an ear for later starts; then a look for what is new."""
        from .ui.delivery import Delivery
        from .ui.toast import Toasts
        from .ui.tray import Tray

        self.tray = Tray(quiet=self.settings.do_not_disturb)
        self.tray.open_wanted.connect(self.window.bring_to_front)
        self.tray.badges_wanted.connect(lambda: self.window.show_target("badges"))
        self.tray.message_clicked.connect(self.window.show_target)
        self.tray.quiet_chosen.connect(self._be_quiet)
        self.tray.quit_wanted.connect(self.window.close)
        self.toasts = Toasts(self.window)
        self.delivery = Delivery(self.workspace, self.tray, self.toasts, self.window.show_target)
        self.tray.start()
        self.instance.listen()
        self.workspace.start()
        self._repair(self.restored)
        self._empty_trash()
        if self.tour is not None:
            self.tour.start()

    def _repair(self, everyone: bool) -> None:
        """Badges for what was done before they existed, or whose award failed."""
        snapshot = self.workspace.snapshot
        user_id = None if everyone or snapshot is None else snapshot.user.id

        def backfill() -> bool:
            badges.backfill_if_changed()
            nobody = user_id is None and not everyone
            counts = {} if nobody else badges.backfill(user_id=user_id)
            return any(counts.values())

        def done(found: bool) -> None:
            if found:
                self.workspace.refresh()

        def failed(error: PlatformError) -> None:
            logger.warning("could not look for badges: %s", error)

        self.tasks.run(self.window, backfill, done, failed)

    def _empty_trash(self) -> None:
        """What was deleted 30 days ago."""

        def failed(error: PlatformError) -> None:
            logger.warning("could not empty the trash: %s", error)

        self.tasks.run(self.window, operations.empty_trash, lambda _emptied: None, failed)

    def _refused(self, error: PlatformError) -> None:
        assert isinstance(error, StorageError)
        logger.error("cannot open the database: %s", error)
        from .models.backup import backups
        from .ui.problems import OpenProblem

        url = self.workspace.url
        file = Path(url.removeprefix("sqlite:///"))
        server = url.startswith(("postgres://", "postgresql://"))
        known = [] if server else backups(file)
        shown = url.rpartition("@")[2] if server else url  # no password on the screen
        copies = [(int(copy.stat().st_mtime * 1000), copy) for copy in known]
        dialog = OpenProblem(self.window, error, shown, copies)
        dialog.again.connect(self.open)
        dialog.other.connect(self._open_other)
        dialog.restore.connect(lambda backup: self._restore(file, backup))
        dialog.rejected.connect(self.window.close)
        dialog.open()

    def _open_other(self, file: str) -> None:
        self.instance.release()
        self.instance = Instance(self.paths.data, file)
        if not self.instance.claim():
            self.window.close()
            return
        self.instance.raised.connect(self.window.bring_to_front)
        self.workspace.use(file)
        self.open()

    def _restore(self, file: Path, backup: Path) -> None:
        from .models.backup import restore

        try:
            restore(file, backup)
            self.restored = True
        except OSError as error:
            self._refused(StorageError(NO_FOLDERS, path=error.filename, reason=error.strerror))
        else:
            self.open()

    def _speak(self, language: str) -> None:
        self.settings.language = language
        translation.install(language)
        if self.tray is not None:
            self.tray.retranslate()

    def _dress(self, chosen: Theme) -> None:
        self.settings.theme = chosen
        theme.choose(chosen)

    def _be_quiet(self, quiet: bool) -> None:
        self.settings.do_not_disturb = quiet

    def _stop(self) -> None:
        self.signals.stop()
        self.workspace.stop()
        if self.tray is not None:
            self.tray.stop()
        self.instance.release()
        self.window.hide()
        # Whatever was asked for is written before this returns.
        self.tasks.stop(models.close_database)
        self.window.deleteLater()
