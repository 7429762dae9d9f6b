"""A picture or paper is kept with the record under the cursor: chosen, or dropped on it (R031)."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.attachments import ATTACHMENT_KINDS, USUAL_KIND, AttachedTo, AttachmentDraft, AttachmentKind
from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.attachments import attach
from desktop_app.operations.paper_files import read_scan
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import free_text, needed, one_of, past_day
from desktop_app.ui.base.file_places import dropped_paper, file_asked
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.page import Page
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import ElidedLabel
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from desktop_app.ui.base.side_panel import SidePanel

FOLDER = "attachment_folder"
"""Under which name the folder of the last file is remembered."""


@dataclass(frozen=True, slots=True)
class AttachTarget:
    """The record a file is to be kept with, as `AttachmentDraft` names it, and what it is called."""

    about: AttachedTo
    key: str
    customer_id: int
    words: str


class AttachPanel(FormPanel):
    """Type, day, where the original lies; the file was dropped, or is chosen first."""

    title = N_("Attach a picture or paper")
    kind = one_of(N_("Kind"), ATTACHMENT_KINDS)
    dated = past_day(N_("From which day"))
    place = free_text(N_("Original kept at"), hint=N_("For example: second drawer, blue folder"))
    note = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.target = AttachTarget(AttachedTo.CUSTOMER, "0", 0, "")
        self.path: Path | None = None
        self.choosing = button(desk.say("Choose a photo or PDF…"), self.choose_file)
        self.file = ElidedLabel("", "muted")
        self.form.body.insertLayout(0, stacked(self.choosing, self.file, gap=4, margins=(0, 0, 0, 12)))

    def begin_with(self, target: AttachTarget, path: Path | None = None) -> None:
        """Start anew for this record; `path` is a file that was dropped on it."""
        self.target = target
        self.take_file(path)
        self.begin(Subject(target.customer_id, target.words))

    def fill(self) -> QWidget:
        self.kind.set_value(USUAL_KIND[self.target.about])
        return self.choosing if self.path is None else self.kind

    def choose_file(self) -> None:
        say = self.desk.say
        kinds = say("Pictures and PDF") + " (*.jpg *.jpeg *.png *.pdf *.webp *.bmp *.tif *.tiff)"
        chosen = file_asked(self, self.desk, say("Picture or paper"), kinds, FOLDER)
        if chosen is not None:
            self.take_file(chosen)
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_file(self, path: Path | None) -> None:
        """This file is kept."""
        self.path = path
        self.file.setText(path.name if path else "")
        self.file.setVisible(path is not None)

    def write(self) -> None:
        """Reading a photograph takes a while: what is kept then is what stood here when it was begun."""
        path, begun = self.path, self.submission
        if path is None:
            self.refuse(Said("Choose the photo or PDF first."))
            return
        target, day = self.target, needed(self.dated.day())
        draft = AttachmentDraft(
            target.about, target.key, AttachmentKind(str(self.kind.value())), day, path.name, self.place.text(),
            self.note.text(),
        )  # fmt: skip
        told = self.desk.say("“{name}” is kept with {record}.", name=path.name, record=target.words)

        def keep(content: bytes) -> None:
            self.do(
                lambda book, moment: attach(book, draft, content, moment),
                lambda made: self.desk.done(told, taken_back(Withdrawable.ATTACHMENT, made)),
                begun,
            )

        self.saving.setEnabled(False)
        self.desk.jobs.make(lambda _: read_scan(path), keep, self, lambda said: self.refuse_what(begun, said))


class AttachVerbs(Page):
    """A page with a side panel says which record is meant (`attach_target`), and which one lies under the pointer."""

    panel: "SidePanel"
    table: RecordTable[Any]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)

    def attach_target(self) -> AttachTarget | None:
        """The record under the cursor; None while there is none."""
        raise NotImplementedError

    def choose_at(self, point: QPoint) -> None:
        """Put the cursor on the record under the pointer, where one is."""
        index = self.table.view.indexAt(self.table.view.viewport().mapFrom(self, point))
        if index.isValid():
            self.table.view.setCurrentIndex(index)

    @command("record.attach", N_("Attach a picture or paper"), "Ctrl+Shift+A", short=N_("Attach"))
    def attach_file(self) -> None:
        self.begin_attaching(None)

    def begin_attaching(self, path: Path | None) -> None:
        """Show what it will be kept with; Enter keeps it."""
        target = self.attach_target()
        if target is not None:
            self.panel.open_form(AttachPanel).begin_with(target, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paper(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_paper(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.choose_at(event.position().toPoint())
            self.begin_attaching(path)
