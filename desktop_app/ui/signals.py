"""The system's signals: Ctrl+C and a polite kill end the application, whatever it waits for."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_NUMBERS = (signal.SIGINT, signal.SIGTERM)


class Signals(QObject):
    """Calls ``handler`` for each. Python runs it, so Python has to be woken: Qt waits in C++."""

    def __init__(self, handler: Callable[[], object]) -> None:
        super().__init__()
        self._ours, self._pythons = socket.socketpair()
        for end in (self._ours, self._pythons):
            end.setblocking(False)
        signal.set_wakeup_fd(self._pythons.fileno(), warn_on_full_buffer=False)
        self._readable = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._wake)
        for number in _NUMBERS:
            signal.signal(number, lambda *_: handler())

    def stop(self) -> None:
        """Leave them to the system."""
        for number in _NUMBERS:
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        self._readable.setEnabled(False)
        self._ours.close()
        self._pythons.close()

    def _wake(self) -> None:
        self._ours.recv(64)  # on the way here Python has called the handler
