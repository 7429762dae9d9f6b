"""What stands in the closing window while the last backup is made (U27)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.ui.base.backup_memory import short_path
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.notices import Way


class LeavingCover(Cover):
    """What the window shows while it makes its last backup, and why there is none when that fails.

    `skip` closes without a backup; `stay` goes back into the window and is offered once the backup has failed.
    """

    def __init__(self, desk: Desk, folder: Path, skip: Callable[[], None], stay: Callable[[], None]) -> None:
        super().__init__(desk, desk.say("Backing up to {folder}…", folder=short_path(str(folder))))
        self.has_failed = False
        self.stay, self.skip = self.offer([Way(desk.say("Back"), stay), Way(desk.say("Skip the backup"), skip)])
        self.stay.hide()
        self.setFocusProxy(self.skip)

    def tell_failure(self, reason: str) -> None:
        """The window stays open until somebody has read why."""
        self.has_failed = True
        self.title.setText(self.desk.say("No backup was made"))
        self.lead.setText(reason)
        self.lead.show()
        self.skip.setText(caption(self.desk.say("Close without a backup")))
        self.stay.show()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)
