"""What is done with the pictures and papers on a customer's page: kept with the row under the cursor, shown, saved."""

from pathlib import Path

from desktop_app.domain.attachments import AttachedTo, Attachment
from desktop_app.domain.columns import short_day
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.papers import OF_CREDIT, PaperKind, PaperRow
from desktop_app.language import N_
from desktop_app.operations.attachments import attachment_bytes, file_name_of
from desktop_app.operations.customer_page import CustomerView, HistoryRow
from desktop_app.operations.lists.items import AgedItem
from desktop_app.operations.paper_files import write_paper
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.file_places import file_asked
from desktop_app.ui.base.side_panel import PageParts
from desktop_app.ui.trade.attaching import FOLDER, AttachTarget, AttachVerbs
from desktop_app.ui.trade.scan_view import ScanView
from desktop_app.ui.widgets.notices import well_done


class AttachedVerbs(AttachVerbs):
    """A page of one customer: what is attached belongs to the row under the cursor, or else to them."""

    parts: PageParts
    view: CustomerView | None

    def attach_target(self) -> AttachTarget | None:
        if self.view is None:
            return None
        customer = self.view.row.customer
        match self.table.current():
            case AgedItem(item):
                about, key, words = AttachedTo.DOCUMENT, item.number, item.number
            case HistoryRow(number=number):
                about, key, words = AttachedTo.DOCUMENT, number, number
            case PaperRow(kind=kind, number=number) if kind not in OF_CREDIT:
                about = AttachedTo.STATEMENT if kind is PaperKind.STATEMENT else AttachedTo.DOCUMENT
                key, words = number, number
            case Dispute(id=row_id, number=number):
                about, key = AttachedTo.DISPUTE, str(row_id)
                words = self.desk.say("dispute about {number}", number=number)
            case Contacted(id=row_id, at=at):
                about, key = AttachedTo.TALK, str(row_id)
                words = self.desk.say("talk of {day}", day=short_day(at, self.desk.today()))
            case _:
                return AttachTarget(AttachedTo.CUSTOMER, str(customer.id), customer.id, customer.name)
        return AttachTarget(about, key, customer.id, f"{words} · {customer.name}")

    @command("attachment.show", N_("Show the picture or paper"), short=N_("Show"))
    def show_attachment(self) -> None:
        if isinstance(one := self.table.current(), Attachment):
            self.parts.open_part(ScanView).show_scans(one)

    @command("attachment.save", N_("Save the picture or paper as a file"), short=N_("Save as file"))
    def save_attachment(self) -> None:
        """The bytes as they were brought in."""
        one = self.table.current()
        if not isinstance(one, Attachment):
            return
        path = file_asked(self, self.desk, self.desk.say("Save as file"), "", FOLDER, file_name_of(one))
        if path is not None:
            self.desk.jobs.ask(lambda book: attachment_bytes(book, one), lambda found: self._write(path, found), self)

    def _write(self, path: Path, content: bytes) -> None:
        done = well_done(self.desk.say("The file is saved: {file}.", file=path.name))
        self.desk.jobs.make(lambda _: write_paper(path, content), lambda _: self.desk.notice(done), self)
