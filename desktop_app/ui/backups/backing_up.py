"""Starts a backup that neither the window nor the pages have to wait for (U27, U50)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.errors import Said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Progress

if TYPE_CHECKING:
    from desktop_app.operations.backup import Backup
    from desktop_app.operations.books import Book


def start_backup(
    desk: Desk,
    target: Path,
    then: "Callable[[Backup | None], None]",
    owner: QObject,
    failed: Callable[[Said], None],
    wanted: "Callable[[Book], bool]" = lambda _: True,
) -> Progress:
    """Back up into `target` if the book is `wanted`; what comes back can be cancelled, and then nothing remains."""
    progress, moment, thread = Progress(desk.say("Backing up…")), desk.moment(), desk.jobs.book
    opened = desk.preferences.book_folder
    spared = [] if opened is None else [opened]

    def work() -> "Backup | None":
        from desktop_app.operations.auto_backup import back_up_beside

        return back_up_beside(thread, target, moment, progress.watch, wanted, spared)

    beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup")
    desk.jobs.open(beside.submit(work), then, owner, failed).progress = progress
    beside.shutdown(wait=False)
    return progress
