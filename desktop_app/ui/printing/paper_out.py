"""A paper taken out of the program: the very bytes as a PDF, or a page as a picture for WeChat (U46)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

from desktop_app.domain.papers import PaperRow
from desktop_app.operations.paper_files import file_stem, write_paper
from desktop_app.ui.base.backup_memory import short_path
from desktop_app.ui.base.file_places import file_asked, folder_asked, open_outside
from desktop_app.ui.base.page_pictures import picture_to_send
from desktop_app.ui.printing.paper_pane import PaperPane
from desktop_app.ui.printing.print_round import PrintRound
from desktop_app.ui.printing.print_run import PrintForm
from desktop_app.ui.trade.card_verbs import copy_picture, copy_text
from desktop_app.ui.widgets.notices import Way, info, well_done

FOLDER = "paper_folder"
"""Under which name the folder of the last saved paper is remembered."""


class PaperOut:
    """Takes out the paper on the screen; a draft gets its number first, since it leaves the program (case 21)."""

    def __init__(self, round_: PrintRound, pane: PaperPane, form: Callable[[], PrintForm]) -> None:
        self.desk, self._round, self._pane, self._form = pane.desk, round_, pane, form

    def save_pdf(self) -> None:
        """Ask for a place first, so that a draft whose saving is given up gets no number. Several papers go into one
        folder, each as a file of its own.
        """
        row = self._pane.row
        if len(self._round.sheets) > 1:
            self._save_all()
            return
        place = self._ask_place(row) if row is not None and self._pane.pdf and not self._pane.is_void else None
        if place is not None:
            self._take_out(lambda taken, pdf: self._write(taken, pdf, place))

    def copy_page(self) -> None:
        """Put the page in view into the clipboard, as wide as WeChat shows it."""
        page = self._pane.view.page_in_view()

        def copied(picture: QImage) -> None:
            QGuiApplication.clipboard().setImage(picture)
            self.desk.notice(info(self.desk.say("The page is in the clipboard. Paste it where it is to go.")))

        def copy(_: PaperRow, pdf: bytes) -> None:
            self.desk.jobs.make(lambda _: picture_to_send(pdf, page), copied, self._pane)

        if self._pane.pdf and not self._pane.is_void:
            self._take_out(copy)

    def copy_card(self) -> None:
        """The card of the paper for WeChat into the clipboard."""
        if self._pane.pdf and not self._pane.is_void:
            self._take_out(lambda row, _: copy_picture(self.desk, self._pane, row.number))

    def copy_card_text(self) -> None:
        """The text that goes with the card."""
        if self._pane.pdf and not self._pane.is_void:
            self._take_out(lambda row, _: copy_text(self.desk, self._pane, row.number))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _take_out(self, does: Callable[[PaperRow, bytes], None]) -> None:
        row, form, moment = self._pane.row, self._form(), self.desk.moment()
        sheet = self._round.sheet_of(row)

        def draw(made: PaperRow) -> None:
            self.desk.jobs.ask(
                form.draws(made, moment), lambda pdf: does(made, pdf), self._pane, self._pane.refused.emit
            )

        if sheet is not None and sheet.is_draft:
            self._round.number(sheet, draw)
        elif row is not None:
            does(row, self._pane.pdf)

    def _write_next(self, rows: Sequence[PaperRow], folder: Path, count: int) -> None:
        """One after another, so that the window and the book stay free."""
        if count == len(rows):
            text = self.desk.say("{count} papers are in {folder}.", count=count, folder=short_path(str(folder)))
            self.desk.notice(well_done(text, Way(self.desk.say("Open the folder"), lambda: open_outside(folder))))
            return
        row = rows[count]
        path = folder / f"{file_stem(row.number, row.customer)}.pdf"

        def write(pdf: bytes) -> None:
            self.desk.jobs.make(
                lambda _: write_paper(path, pdf), lambda _: self._write_next(rows, folder, count + 1), self._pane
            )

        draws = self._form().draws(row, self.desk.moment())
        self.desk.jobs.ask(draws, write, self._pane, self._pane.refused.emit)

    def _save_all(self) -> None:
        kept = self.desk.preferences.text(FOLDER)
        folder = folder_asked(self._pane, self.desk.say("Folder for the papers"), Path(kept) if kept else None)
        if folder is None:
            return
        self.desk.preferences.keep_text(FOLDER, str(folder))

        def write() -> None:
            rows = [one.row for one in self._round.sheets if one.row is not None and one.row.number]
            self._write_next([row for row in rows if not row.is_void], folder, 0)

        drafts = self._round.drafts()
        self._round.issue(drafts, write) if drafts else write()

    def _ask_place(self, row: PaperRow) -> Path | None:
        """Where the paper is to lie; one that has no number is named by the last day it tells."""
        name = f"{file_stem(row.number or f'{row.period_to:%Y-%m-%d}', row.customer)}.pdf"
        return file_asked(self._pane, self.desk, self.desk.say("Save as PDF"), "PDF (*.pdf)", FOLDER, name)

    def _write(self, row: PaperRow, pdf: bytes, path: Path) -> None:
        """Off the window's thread; what was saved may be printed elsewhere, and then somebody says so (U43)."""
        say = self.desk.say
        marking = Way(say("Mark as printed"), lambda: self._round.printed_elsewhere(row.key))
        written = well_done(say("The paper is in {file}.", file=path.name), *([marking] if row.number else []))
        self.desk.jobs.make(lambda _: write_paper(path, pdf), lambda _: self.desk.notice(written), self._pane)
