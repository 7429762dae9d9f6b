"""One window for one book: whoever starts the program again sees the window that is open (U30)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

if TYPE_CHECKING:  # loaded after the first picture
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 3000
"""So long a second start waits for the window that has the book."""

AT_ONCE_MS = 300
"""So long a window waits that can do something else meanwhile."""

PAUSE_MS = 50


class Single(QObject):
    """Holds a book for this window. The lock dies with its process, so it never needs to be removed by hand."""

    called = Signal()
    """Somebody started the program again for the book that is held."""

    def __init__(self, locks: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locks = locks
        self._name = ""
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def hold(self, folder: Path) -> bool:
        """Take the book for this window instead of the one held before; False if another window has it."""
        name = _name_of(folder)
        if name == self._name:
            return True
        self._locks.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = QLockFile(str(self._locks / f"{name}.lock"))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
            return False
        self.release()
        self._name, self._lock = name, lock
        return True

    def listen(self) -> None:
        """From now on hear the calls of those who start the program again."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(self._name)  # left by a program that was killed; the lock says that it is gone
        self._server.listen(self._name)

    def call(self, folder: Path, patience_ms: int = PATIENCE_MS) -> bool:
        """Bring the window that holds the book to the front; False if it does not answer within the milliseconds."""
        from PySide6.QtCore import QDeadlineTimer, QThread
        from PySide6.QtNetwork import QLocalSocket

        _let_others_come_forward()
        until = QDeadlineTimer(patience_ms)
        while not until.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(_name_of(folder))
            if socket.waitForConnected(until.remainingTime()) and socket.waitForReadyRead(until.remainingTime()):
                return True
            QThread.msleep(min(PAUSE_MS, until.remainingTime()))
        return False

    def release(self) -> None:
        """Let go of the book; the next window may have it."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
        self._name, self._lock = "", None

    def _answer(self) -> None:
        assert self._server is not None
        socket = cast("QLocalSocket | None", self._server.nextPendingConnection())
        if socket is None:  # whoever called has hung up already
            return
        socket.disconnected.connect(socket.deleteLater)
        self.called.emit()
        socket.write(b"here")
        socket.flush()
        socket.disconnectFromServer()


def _name_of(folder: Path) -> str:
    """A name for the book's folder that says nothing about it."""
    path = str(folder.expanduser().resolve()).encode("utf-8", "surrogatepass")
    digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256).toHex()
    return f"qingzhang-{digest.toStdString()[:24]}"


if sys.platform == "win32":
    import ctypes

    def _let_others_come_forward() -> None:
        """Windows lets a program come to the front only if the one the user just started allows it."""
        ctypes.windll.user32.AllowSetForegroundWindow(-1)

else:

    def _let_others_come_forward() -> None:
        """Elsewhere nobody needs to be asked."""
