"""Notices that nobody has worked for a while, without a clock that ticks meanwhile."""

import threading
import time
from collections.abc import Callable


class IdleTimer:
    """Calls `begun` once, on a thread of its own, when nothing has disturbed it for so many seconds."""

    def __init__(self, seconds: float, begun: Callable[[], object]) -> None:
        self._seconds = seconds
        self._begun = begun
        self._disturbed = 0.0
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._ended = False

    def disturb(self) -> None:
        """Somebody works: wait anew. One timer runs at a time, however often this is called."""
        with self._lock:
            self._disturbed = time.monotonic()
            if self._timer is None and not self._ended:
                self._wait(self._seconds)

    def end(self) -> None:
        """Nothing is called from now on."""
        with self._lock:
            self._ended = True
            if self._timer is not None:
                self._timer.cancel()

    def _wait(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._look)
        self._timer.daemon = True
        self._timer.start()

    def _look(self) -> None:
        with self._lock:
            left = self._disturbed + self._seconds - time.monotonic()
            if self._ended:
                return
            if left > 0:
                self._wait(left)
                return
            self._timer = None
            self._begun()
