"""Desktop messages over D-Bus, against a bus of our own that speaks just enough of the protocol."""

import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    Parser,
    new_error,
    new_method_return,
    new_signal,
)
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.ui import freedesktop
from desktop_app.ui.freedesktop import DesktopMessages
from tests.support import ExpectedLog

SERVICE = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")


class Answer(Enum):
    """What the service does when it is handed a message."""

    SHOWN = 1
    REFUSED = 2
    NONE = 3
    HANGS_UP = 4


class Bus(threading.Thread):
    """A session bus with a notification service on it, for one client after another."""

    def __init__(self, path: Path) -> None:
        super().__init__(name="bus")
        self.answer = Answer.SHOWN
        self.accepts = True
        self.calls: list[Message] = []
        self.client: socket.socket | None = None
        self._serials = count(1)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self.start()

    def run(self) -> None:
        with suppress(OSError):  # the listener was shut down
            while True:
                client, _ = self._listener.accept()
                with client, suppress(OSError):
                    self._serve(client)

    def end(self) -> None:
        self.hang_up()
        self._listener.shutdown(socket.SHUT_RDWR)
        self.join()
        self._listener.close()

    def hang_up(self) -> None:
        if self.client is not None:
            with suppress(OSError):  # it was first
                self.client.shutdown(socket.SHUT_RDWR)

    def emit(self, member: str, signature: str, *body: object) -> None:
        """Send a signal of the service."""
        assert self.client is not None
        self._send(self.client, new_signal(SERVICE, member, signature, body))

    @property
    def shown(self) -> list[tuple[Any, ...]]:
        """The arguments of the messages that were handed over."""
        return [call.body for call in self.calls if _member(call) == "Notify"]

    def _serve(self, client: socket.socket) -> None:
        reader = client.makefile("rb")
        with reader:
            assert reader.readline().startswith(b"\0AUTH EXTERNAL ")
            client.sendall(b"OK 1234deadbeef\r\n" if self.accepts else b"REJECTED EXTERNAL\r\n")
            if reader.readline() != b"BEGIN\r\n":
                return
            self.client = client
            parser = Parser()
            while data := reader.read1():
                for call in parser.feed(data):
                    self._reply(client, call)

    def _reply(self, client: socket.socket, call: Message) -> None:
        if _member(call) == "Hello":
            self._send(client, new_method_return(call, "s", (":1.1",)))
        elif _member(call) == "AddMatch":
            self._send(client, new_method_return(call))
        elif self.answer is Answer.SHOWN:
            self._send(client, new_method_return(call, "u", (101 + len(self.shown),)))
        elif self.answer is Answer.REFUSED:
            name = "org.freedesktop.DBus.Error.ServiceUnknown"
            self._send(client, new_error(call, name, "s", ("nobody there",)))
        elif self.answer is Answer.HANGS_UP:
            client.shutdown(socket.SHUT_RDWR)
        self.calls.append(call)

    def _send(self, client: socket.socket, message: Message) -> None:
        client.sendall(message.serialise(serial=next(self._serials)))


def _member(message: Message) -> str:
    member: str = message.header.fields[HeaderFields.member]
    return member


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """The session bus."""
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        path = Path(folder) / "bus"
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={path}")
        running = Bus(path)
        yield running
        running.end()


@pytest.fixture
def desktop(qapp: object) -> Iterator[DesktopMessages]:
    """What is tested."""
    messages = DesktopMessages()
    yield messages
    messages.stop()
    messages.deleteLater()


class Hand:
    """Hands messages over, and notes which of them failed."""

    def __init__(self, desktop: DesktopMessages) -> None:
        self._desktop = desktop
        self.failed: list[str] = []

    def over(self, target: str, title: str = "Title", text: str = "Text") -> None:
        picture = QImage(5, 3, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(0xFF102030)
        self._desktop.show(title, text, picture, target, lambda: self.failed.append(target))


@pytest.fixture
def hand(desktop: DesktopMessages) -> Hand:
    return Hand(desktop)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not answer is given up soon."""
    monkeypatch.setattr(freedesktop, "ANSWER_MS", 50)


def test_arguments(bus: Bus, hand: Hand, qtbot: QtBot) -> None:
    hand.over("badges", "New badge: <b>Ärmel</b>", 'Tom & Ada <b>won</b> "it" 🏆')
    qtbot.waitUntil(lambda: len(bus.shown) == 1)
    application, replaces, icon, title, text, actions, hints, expires = bus.shown[0]
    assert (application, replaces, icon, expires) == ("Business Platform", 0, "", -1)
    assert title == "New badge: <b>Ärmel</b>"
    assert text == 'Tom &amp; Ada &lt;b&gt;won&lt;/b&gt; "it" 🏆'
    assert actions == ["default", "Show your badges"]
    assert hints["desktop-entry"] == ("s", "business-platform")


def test_picture(bus: Bus, hand: Hand, qtbot: QtBot) -> None:
    hand.over("badges")
    qtbot.waitUntil(lambda: len(bus.shown) == 1)
    signature, data = bus.shown[0][6]["image-data"]
    width, height, stride, has_alpha, bits, channels, pixels = data
    assert signature == "(iiibiiay)"
    assert (width, height, has_alpha, bits, channels) == (5, 3, True, 8, 4)
    assert pixels[:4] == b"\x10\x20\x30\xff"
    assert len(pixels) == stride * height


def test_one_connection_listens_to_the_service(bus: Bus, hand: Hand, qtbot: QtBot) -> None:
    hand.over("one")
    hand.over("two")
    qtbot.waitUntil(lambda: len(bus.shown) == 2)
    assert [_member(call) for call in bus.calls] == ["Hello", "AddMatch", "Notify", "Notify"]
    (rule,) = bus.calls[1].body
    assert "type='signal'" in rule
    assert "interface='org.freedesktop.Notifications'" in rule


def test_click_opens_its_target(
    bus: Bus, desktop: DesktopMessages, hand: Hand, qtbot: QtBot
) -> None:
    hand.over("one")
    hand.over("two")
    qtbot.waitUntil(lambda: len(bus.shown) == 2)
    clicked: list[str] = []
    desktop.clicked.connect(clicked.append)
    bus.emit("ActionInvoked", "us", 999, "default")  # another program's
    bus.emit("ActionInvoked", "us", 102, "default")
    bus.emit("ActionInvoked", "us", 102, "default")  # it has been clicked
    bus.emit("ActionInvoked", "us", 101, "default")
    qtbot.waitUntil(lambda: "one" in clicked)
    assert clicked == ["two", "one"]
    assert hand.failed == []


def test_closed_message_is_forgotten(
    bus: Bus, desktop: DesktopMessages, hand: Hand, qtbot: QtBot
) -> None:
    hand.over("one")
    hand.over("two")
    qtbot.waitUntil(lambda: len(bus.shown) == 2)
    with qtbot.waitSignal(desktop.clicked) as click:
        bus.emit("NotificationClosed", "uu", 101, 1)
        bus.emit("ActionInvoked", "us", 101, "default")
        bus.emit("ActionInvoked", "us", 102, "default")
    assert click.args == ["two"]


def test_refusal(bus: Bus, hand: Hand, qtbot: QtBot, expected_log: ExpectedLog) -> None:
    bus.answer = Answer.REFUSED
    hand.over("badges")
    qtbot.waitUntil(lambda: hand.failed == ["badges"])
    expected_log.take("refused a message: ('nobody there',)")


def test_no_answer(
    soon: None, bus: Bus, hand: Hand, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    bus.answer = Answer.NONE
    hand.over("badges")
    qtbot.waitUntil(lambda: hand.failed == ["badges"])
    expected_log.take("do not answer")


def test_answer_in_time_is_not_given_up(
    soon: None, bus: Bus, hand: Hand, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    hand.over("one")
    qtbot.waitUntil(lambda: len(bus.shown) == 1)
    bus.answer = Answer.NONE
    hand.over("two")
    qtbot.waitUntil(lambda: hand.failed == ["two"])
    expected_log.take("do not answer")


@pytest.mark.parametrize(
    "address", [None, "", "nonsense", "unix:path=/nowhere/bus", "tcp:host=localhost", "unix:dir=/x"]
)
def test_no_bus(address: str | None, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    hand.over("badges")
    assert hand.failed == ["badges"]


def test_bus_that_does_not_know_us(bus: Bus, hand: Hand) -> None:
    bus.accepts = False
    hand.over("badges")
    assert hand.failed == ["badges"]


def test_bus_goes_with_messages_under_way(soon: None, bus: Bus, hand: Hand, qtbot: QtBot) -> None:
    bus.answer = Answer.NONE
    hand.over("one")
    qtbot.waitUntil(lambda: len(bus.shown) == 1)
    bus.answer = Answer.HANGS_UP
    hand.over("two")
    qtbot.waitUntil(lambda: hand.failed == ["one", "two"])
    bus.answer = Answer.SHOWN
    hand.over("three")
    qtbot.waitUntil(lambda: len(bus.shown) == 3)
    qtbot.waitUntil(_after_the_deadline())
    assert hand.failed == ["one", "two"]


def test_bus_goes_and_comes_back(
    bus: Bus, desktop: DesktopMessages, hand: Hand, qtbot: QtBot
) -> None:
    hand.over("one")
    qtbot.waitUntil(lambda: len(bus.shown) == 1)
    with qtbot.waitSignal(desktop.clicked):
        bus.emit("ActionInvoked", "us", 101, "default")
    bus.hang_up()
    qtbot.waitUntil(lambda: desktop._bus is None)
    hand.over("two")
    qtbot.waitUntil(lambda: len(bus.shown) == 2)
    with qtbot.waitSignal(desktop.clicked) as click:
        bus.emit("ActionInvoked", "us", 102, "default")
    assert click.args == ["two"]
    assert hand.failed == []


def test_text_that_the_bus_cannot_carry(bus: Bus, hand: Hand) -> None:
    hand.over("badges", text="half a character: \ud800")
    assert hand.failed == ["badges"]


def test_stop_without_start(desktop: DesktopMessages) -> None:
    desktop.stop()
    desktop.stop()


def test_stopping_shows_nothing(
    soon: None, bus: Bus, desktop: DesktopMessages, hand: Hand, qtbot: QtBot
) -> None:
    bus.answer = Answer.NONE
    hand.over("badges")
    qtbot.waitUntil(lambda: len(bus.shown) == 1)
    desktop.stop()
    qtbot.waitUntil(_after_the_deadline())
    assert hand.failed == []


def _after_the_deadline() -> Callable[[], bool]:
    """Whether a timer has rung that began after those which give up."""
    rung: list[bool] = []
    QTimer.singleShot(freedesktop.ANSWER_MS + 10, lambda: rung.append(True))
    return lambda: bool(rung)
