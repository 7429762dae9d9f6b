"""Whether a folder can be reached, as it was found last: a share that sleeps is waited for on another thread (U50)."""

import math
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Said
from desktop_app.ui.base.jobs import Jobs


class Reach(QObject):
    """Looks at one folder at a time; each look is a thread of its own, so that a share that hangs holds nobody up."""

    learned = Signal()
    """The folder looked at has answered."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._found: dict[Path, bool] = {}
        self._asked: set[Path] = set()

    def is_there(self, folder: Path | None) -> bool:
        """What was found last; a folder that has never answered counts as there."""
        return folder is None or self._found.get(folder, True)

    def look(self, folder: Path | None, apart_from: Path | None = None) -> None:
        """Ask anew, unless the folder still owes an answer. It is there only on another disk than `apart_from`."""
        if folder is None or folder in self._asked:
            return
        self._asked.add(folder)
        answer: Future[bool] = Future()
        Thread(target=lambda: answer.set_result(is_there(folder, apart_from)), name="reach", daemon=True).start()
        work = self._jobs.open(answer, lambda found: self._learn(folder, found), self)
        work.since = math.inf  # nobody waits for it, so it is never told as slow

    def _learn(self, folder: Path, found: bool) -> None:
        self._asked.discard(folder)
        self._found[folder] = found
        self.learned.emit()


def is_there(folder: Path, apart_from: Path | None) -> bool:
    """Whether it is a folder; where a stick was pulled out, one on the computer's own disk may bear its name."""
    if not is_folder(folder) or apart_from is None:
        return is_folder(folder)
    from desktop_app.operations.backup_copies import is_elsewhere

    try:
        return is_elsewhere(folder, apart_from)
    except (OSError, Said):
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder is there and may be entered; takes as long as the disk or the share takes."""
    try:
        return path.is_dir()
    except OSError:
        return False
