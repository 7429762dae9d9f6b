"""Garbage is collected on the window's thread only: a widget that dies on another one takes the program along."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
MIDDLE, OLDEST = 10, 100
"""Every so many rounds the objects that survived one round, and those that survived all, are looked at too."""


class Collector(QObject):
    """Takes the work over from Python, which does it on whichever thread happens to make the next object."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._round = 0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """What is alive now stays alive for as long as the program runs, and is not looked at again."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def collect(self) -> None:
        self._round += 1
        gc.collect(2 if self._round % OLDEST == 0 else 1 if self._round % MIDDLE == 0 else 0)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()
