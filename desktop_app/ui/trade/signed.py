"""The signed copy is back: on which day, and if there is one its photograph or scan (U44)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.domain.papers import Signable
from desktop_app.language import N_
from desktop_app.operations.marks import MarkKind
from desktop_app.operations.paper_files import read_scan
from desktop_app.operations.paper_runs import came_back_signed
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import free_text, needed, past_day
from desktop_app.ui.base.file_places import file_asked
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.trade.void_document import unmarked
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import ElidedLabel
from desktop_app.ui.widgets.layouts import stacked

FOLDER = "scan_folder"
"""Under which name the folder of the last scan is remembered."""


class SignedPanel(FormPanel):
    """S, Enter, Enter: came back today. Several papers at once have no scan; one paper may have it."""

    title = N_("Came back signed")
    kept_as = "quick.signed"
    dated = past_day(N_("Signed on"))
    note = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: Sequence[Signable] = ()
        self.scan: Path | None = None
        self.choosing = button(desk.say("Choose a photo or PDF…"), self.choose_scan)
        self.file = ElidedLabel("", "muted")
        self.form.body.addLayout(stacked(self.choosing, self.file, gap=4))

    def begin_papers(self, rows: Sequence[Signable], scan: Path | None = None) -> None:
        """Start anew for these papers; `scan` is a file that was dropped on the only one."""
        self.rows = rows
        one = rows[0]
        name = f"{one.number} {one.customer}" if len(rows) == 1 else self.desk.say("{count} papers", count=len(rows))
        self.begin(Subject(one.customer_id, name))
        self.take_scan(scan if len(rows) == 1 else None)
        self.choosing.setVisible(len(rows) == 1)

    def choose_scan(self) -> None:
        """Ask for the file of the photograph or scan; Enter then saves."""
        say = self.desk.say
        kinds = say("Pictures and PDF") + " (*.jpg *.jpeg *.png *.pdf *.webp *.bmp *.tif *.tiff)"
        chosen = file_asked(self, self.desk, say("Scan"), kinds, FOLDER)
        if chosen is not None:
            self.take_scan(chosen)
            self.saving.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_scan(self, scan: Path | None) -> None:
        """This file is kept with the paper."""
        self.scan = scan
        self.file.setText(scan.name if scan else "")
        self.file.setVisible(scan is not None)

    def write(self) -> None:
        """Reading a photograph takes a while: what is kept then is what stood here when it was begun."""
        numbers, dated, note = [row.number for row in self.rows], needed(self.dated.day()), self.note.text()
        scan, accepted, begun = self.scan, self.accepted, self.submission

        def keep(content: bytes) -> None:
            self.do(
                lambda book, moment: came_back_signed(book, numbers, dated, moment, content, note, accepted),
                self._told,
                begun,
            )

        if scan is None:
            keep(b"")
            return

        self.saving.setEnabled(False)
        self.desk.jobs.make(lambda _: read_scan(scan), keep, self, lambda said: self.refuse_what(begun, said))

    def _told(self, numbers: Sequence[str]) -> None:
        say = self.desk.say
        one = len(numbers) == 1
        self.desk.done(
            say("{number} is signed.", number=numbers[0])
            if one
            else say("{count} papers are signed.", count=len(numbers)),
            unmarked(MarkKind.SIGNATURE, *numbers),
        )
