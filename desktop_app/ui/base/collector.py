"""Garbage is collected on the window's thread only: a widget that dies on another one takes the program along."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
MIDDLE, OLDEST = 10, 100
"""Every so many rounds the objects that survived one round, and those that survived all, are looked at too."""


MANY = 100_000
"""Objects that would be looked at for longer than a window may keep still: a table that was read, not garbage."""


class Collector(QObject):
    """Takes the work over from Python, which does it on whichever thread happens to make the next object."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._round, self._grown = 0, [0, 0, 0]
        """How many objects each generation may have got since it was last looked at."""

        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """What is alive now stays alive for as long as the program runs, and is not looked at again."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def collect(self) -> None:
        self._round += 1
        age = 2 if self._round % OLDEST == 0 else 1 if self._round % MIDDLE == 0 else 0
        self._grown = [grown + gc.get_count()[0] for grown in self._grown]
        if self._grown[age] > MANY:
            gc.freeze()
            self._grown = [0, 0, 0]
            return
        gc.collect(age)
        self._grown[: age + 1] = [0] * (age + 1)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()
