"""Desktop messages on Linux: org.freedesktop.Notifications, never waited for.

QSystemTrayIcon speaks to the same service but cannot hand it a picture, and does not tell whether
anybody answered. https://specifications.freedesktop.org/notification-spec/latest/
"""

import html
import logging
from collections.abc import Callable
from dataclasses import dataclass

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    new_method_call,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QImage

log = logging.getLogger(__name__)

ANSWER_MS = 3_000
# No bus, no address (KeyError), one that jeepney cannot read or use, one that refuses us.
_NO_BUS = (OSError, KeyError, ValueError, RuntimeError, DBusErrorResponse)
_SERVICE = DBusAddress(
    "/org/freedesktop/Notifications",
    bus_name="org.freedesktop.Notifications",
    interface="org.freedesktop.Notifications",
)


@dataclass(frozen=True)
class _Asked:
    """A message that the service has not answered yet."""

    target: str
    failed: Callable[[], None]
    timer: QTimer


class DesktopMessages(QObject):
    """One connection to the session bus, read when Qt says that something has come."""

    clicked = Signal(str)
    """The target of the message that the user clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._bus: DBusConnection | None = None
        self._readable: QSocketNotifier | None = None
        self._asked: dict[int, _Asked] = {}
        self._targets: dict[int, str] = {}

    def show(
        self, title: str, text: str, picture: QImage, target: str, failed: Callable[[], None]
    ) -> None:
        """Hand over a message; ``failed`` is called if the service refuses or does not answer."""
        try:
            bus = self._connection()
            call = new_method_call(
                _SERVICE, "Notify", "susssasa{sv}i", _notify(title, text, picture)
            )
            serial = next(bus.outgoing_serial)
            bus.send(call, serial=serial)
        except _NO_BUS as error:
            log.info("no message bus: %s", error)
            self._lose()
            failed()
            return
        timer = QTimer(self, singleShot=True, interval=ANSWER_MS)
        timer.timeout.connect(lambda: self._give_up(serial))
        timer.start()
        self._asked[serial] = _Asked(target, failed, timer)

    def stop(self) -> None:
        """Close the connection; what was not answered is not shown elsewhere."""
        for serial in list(self._asked):
            self._no_longer_asked(serial)
        if self._readable is not None:
            self._readable.setEnabled(False)
            self._readable.deleteLater()
            self._readable = None
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _connection(self) -> DBusConnection:
        if self._bus is None:
            self._bus = open_dbus_connection("SESSION")
            rule = MatchRule(type="signal", interface=_SERVICE.interface, path=_SERVICE.object_path)
            self._bus.send(message_bus.AddMatch(rule))
            self._readable = QSocketNotifier(
                self._bus.sock.fileno(), QSocketNotifier.Type.Read, self
            )
            self._readable.activated.connect(self._read)
        return self._bus

    def _lose(self) -> None:
        """Close the connection: the answers that are missing will never come."""
        asked = list(self._asked.values())
        self.stop()
        for one in asked:
            one.failed()

    def _read(self) -> None:
        try:
            while self._bus is not None:
                self._take(self._bus.receive(timeout=0))
        except TimeoutError:
            return
        except (OSError, EOFError) as error:
            log.info("the message bus has gone: %s", error)
            self._lose()

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        kind = message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            asked = self._no_longer_asked(fields.get(HeaderFields.reply_serial, -1))
            if asked is None:
                return
            if kind is MessageType.error:
                log.warning("the desktop refused a message: %s", message.body)
                asked.failed()
            else:
                self._targets[message.body[0]] = asked.target
        elif fields.get(HeaderFields.member) == "ActionInvoked":
            target = self._targets.pop(message.body[0], None)
            if target is not None:
                self.clicked.emit(target)
        elif fields.get(HeaderFields.member) == "NotificationClosed":
            self._targets.pop(message.body[0], None)

    def _no_longer_asked(self, serial: int) -> _Asked | None:
        asked = self._asked.pop(serial, None)
        if asked is not None:
            asked.timer.stop()
            asked.timer.deleteLater()
        return asked

    def _give_up(self, serial: int) -> None:
        asked = self._no_longer_asked(serial)
        if asked is not None:
            log.warning("the desktop's messages do not answer")
            asked.failed()


def _notify(title: str, text: str, picture: QImage) -> tuple[object, ...]:
    """The arguments of Notify. Servers may read the body as markup, so it is escaped."""
    rgba = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    data = (
        rgba.width(),
        rgba.height(),
        rgba.bytesPerLine(),
        True,
        8,
        4,
        bytes(rgba.constBits()),
    )
    hints = {
        "image-data": ("(iiibiiay)", data),
        "desktop-entry": ("s", "business-platform"),
    }
    body = html.escape(text, quote=False)
    # Xfce makes it a button, and nothing can be clicked where it has no name; others show no name.
    click = QCoreApplication.translate("BadgesButton", "Show your badges")
    return ("Business Platform", 0, "", title, body, ["default", click], hints, -1)
