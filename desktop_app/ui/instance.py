"""One window to a database: the first start holds a lock, a second one raises its window."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from .settings import fingerprint

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

log = logging.getLogger(__name__)

ANSWER_MS = 2_000


class Instance(QObject):
    """Take it with ``claim``; who cannot has thereby raised the window of the one who did."""

    raised = Signal()
    """Another start asks for this window."""

    def __init__(self, folder: Path, database: str) -> None:
        super().__init__()
        self._lock = QLockFile(str(folder / f"{fingerprint(database)}.lock"))
        self._lock.setStaleLockTime(0)  # only a dead process's lock is stale, however old
        self._name = f"business-platform-{fingerprint(f'{folder.absolute()} {database}')}"
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Become the one; False where another is, who is asked to show its window."""
        if self._lock.tryLock(0):
            return True
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            log.warning("no lock file can be made: going on without")
            return True
        self._ask()
        return False

    def listen(self) -> None:
        """Answer later starts. Only the holder of the lock may remove a dead one's socket."""
        from PySide6.QtNetwork import QLocalServer  # only once the window is there

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(self._name):
            log.warning("cannot listen for later starts: %s", self._server.errorString())

    def release(self) -> None:
        """Let go."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _ask(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            log.warning("the running window does not answer: %s", socket.errorString())
        socket.disconnectFromServer()

    def _answer(self) -> None:
        assert self._server is not None
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.close()
        self.raised.emit()
