"""The system tray: an icon with a menu, and messages where the desktop shows them."""

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from . import icons
from .notifications import Message, message_icon

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusServiceWatcher

    from .freedesktop import DesktopMessages

log = logging.getLogger(__name__)

WATCHER = "org.kde.StatusNotifierWatcher"


class Tray(QObject):
    """Made late, and again whenever the desktop's tray comes; silent where there is none."""

    open_wanted = Signal()
    badges_wanted = Signal()
    quit_wanted = Signal()
    quiet_chosen = Signal(bool)
    message_clicked = Signal(str)
    """The target of a message."""

    def __init__(self, *, quiet: bool) -> None:
        super().__init__()
        self._icon: QSystemTrayIcon | None = None
        self._watcher: QDBusServiceWatcher | None = None
        self._desktop: DesktopMessages | None = None
        self._target = ""
        self.menu = QMenu()
        self._open = QAction(self.menu)
        self._badges = QAction(self.menu)
        self.quiet = QAction(self.menu, checkable=True, checked=quiet)
        self._quit = QAction(self.menu)
        self._open.triggered.connect(self.open_wanted)
        self._badges.triggered.connect(self.badges_wanted)
        self.quiet.toggled.connect(self.quiet_chosen)
        self._quit.triggered.connect(self.quit_wanted)
        self.menu.addActions([self._open, self._badges])
        self.menu.addSeparator()
        self.menu.addAction(self.quiet)
        self.menu.addSeparator()
        self.menu.addAction(self._quit)
        self.retranslate()

    def start(self) -> None:
        """Show the icon, now and after each time the tray comes back."""
        if sys.platform == "linux":
            self._watch()
        self._show()

    def stop(self) -> None:
        """Take the icon away."""
        if self._desktop is not None:
            self._desktop.stop()
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        self.menu.deleteLater()

    def retranslate(self) -> None:
        self._open.setText(self.tr("Open Business Platform"))
        self._badges.setText(self.tr("Badges"))
        self.quiet.setText(self.tr("Do not disturb"))
        self._quit.setText(self.tr("Quit"))

    def show_message(self, shown: Message, target: str, failed: Callable[[], None]) -> None:
        """Have the desktop show a message; ``failed`` is called where nobody does."""
        if self._icon is None or not QSystemTrayIcon.isSystemTrayAvailable():
            failed()
        elif sys.platform == "linux":
            # supportsMessages() says True where nobody shows them: here an answer is asked for.
            if self._desktop is None:
                from .freedesktop import DesktopMessages

                self._desktop = DesktopMessages()
                self._desktop.clicked.connect(self.message_clicked)
            picture = icons.badge_pixmap(shown.icon, 96, 1.0, earned=True).toImage()
            self._desktop.show(shown.title, shown.text, picture, target, failed)
        else:
            self._target = target
            self._icon.showMessage(shown.title, shown.text, message_icon(shown))

    def _show(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        if not QSystemTrayIcon.isSystemTrayAvailable():
            log.info("no system tray: messages are shown in the window")
            return
        self._icon = QSystemTrayIcon(icons.badge_icon("application"), self)
        self._icon.setToolTip("Business Platform")
        self._icon.setContextMenu(self.menu)
        self._icon.messageClicked.connect(lambda: self.message_clicked.emit(self._target))
        self._icon.activated.connect(self._activated)
        self._icon.show()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.open_wanted.emit()

    def _watch(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
            self._watcher = QDBusServiceWatcher(WATCHER, bus, mode, self)
            self._watcher.serviceOwnerChanged.connect(self._show)
