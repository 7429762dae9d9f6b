"""A paper taken out of the program: the very bytes as a PDF, or a page as a picture for WeChat (U46)."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.papers import PaperRow
from desktop_app.operations.paper_files import file_stem, write_paper
from desktop_app.ui.desk import Desk
from desktop_app.ui.file_places import remembered_folder
from desktop_app.ui.notices import Way, info, well_done
from desktop_app.ui.page_pictures import picture_to_send

FOLDER = "paper_folder"
"""Under which name the folder of the last saved paper is remembered."""


def save_paper(page: QWidget, desk: Desk, row: PaperRow, pdf: bytes, *ways: Way) -> None:
    """Ask for a place and write the paper there; `ways` are what can be done with it next."""
    folder = remembered_folder(desk.preferences.text(FOLDER))
    proposed = str(folder / f"{file_stem(row.number, row.customer)}.pdf")
    chosen, _ = QFileDialog.getSaveFileName(page, desk.say("Save as PDF"), proposed, "PDF (*.pdf)")
    if chosen:
        desk.preferences.keep_text(FOLDER, str(Path(chosen).parent))
        write_pdf(page, desk, pdf, Path(chosen), *ways)


def write_pdf(page: QWidget, desk: Desk, pdf: bytes, path: Path, *ways: Way) -> None:
    """Write the paper, off the window's thread."""
    told = desk.say("The paper is in {file}.", file=path.name)
    desk.jobs.make(lambda _: write_paper(path, pdf), lambda _: desk.notice(well_done(told, *ways)), page)


def copy_page(page: QWidget, desk: Desk, pdf: bytes, number: int) -> None:
    """Put one page into the clipboard, as wide as WeChat shows it."""

    def copied(picture: QImage) -> None:
        QGuiApplication.clipboard().setImage(picture)
        desk.notice(info(desk.say("The page is in the clipboard. Paste it where it is to go.")))

    desk.jobs.make(lambda _: picture_to_send(pdf, number), copied, page)
