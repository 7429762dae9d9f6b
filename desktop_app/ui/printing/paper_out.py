"""A paper taken out of the program: the very bytes as a PDF, or a page as a picture for WeChat (U46)."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.papers import PaperRow
from desktop_app.operations.paper_files import file_stem, write_paper
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import remembered_folder
from desktop_app.ui.base.page_pictures import picture_to_send
from desktop_app.ui.widgets.notices import Way, info, well_done

FOLDER = "paper_folder"
"""Under which name the folder of the last saved paper is remembered."""


def ask_place(page: QWidget, desk: Desk, row: PaperRow) -> Path | None:
    """Ask where the paper is to lie; one that has no number is named by the last day it tells."""
    folder = remembered_folder(desk.preferences.text(FOLDER))
    named = file_stem(row.number or f"{row.period_to:%Y-%m-%d}", row.customer)
    chosen, _ = QFileDialog.getSaveFileName(page, desk.say("Save as PDF"), str(folder / f"{named}.pdf"), "PDF (*.pdf)")
    if not chosen:
        return None
    desk.preferences.keep_text(FOLDER, str(Path(chosen).parent))
    return Path(chosen)


def write_pdf(page: QWidget, desk: Desk, pdf: bytes, path: Path, *ways: Way) -> None:
    """Write the paper, off the window's thread; `ways` are what can be done with it next."""
    told = desk.say("The paper is in {file}.", file=path.name)
    desk.jobs.make(lambda _: write_paper(path, pdf), lambda _: desk.notice(well_done(told, *ways)), page)


def copy_page(page: QWidget, desk: Desk, pdf: bytes, number: int) -> None:
    """Put one page into the clipboard, as wide as WeChat shows it."""

    def copied(picture: QImage) -> None:
        QGuiApplication.clipboard().setImage(picture)
        desk.notice(info(desk.say("The page is in the clipboard. Paste it where it is to go.")))

    desk.jobs.make(lambda _: picture_to_send(pdf, number), copied, page)
