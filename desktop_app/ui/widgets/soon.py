"""What is done a moment later, when the events under way are through."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QTimer):
    """`start()` has it done once after so many milliseconds, however often it is asked for meanwhile.

    It lives and dies with its owner.
    """

    def __init__(self, owner: QObject, do: Callable[[], object], after_ms: int = 0) -> None:
        super().__init__(owner, singleShot=True, interval=after_ms)
        self.timeout.connect(do)
