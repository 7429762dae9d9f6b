"""Asking for a file or folder: never beginning in the folder the program happens to run in; and how a file is shown."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.base.desk import Desk

USUAL = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.DesktopLocation)

SHEETS = "Excel (*.xlsx);;CSV (*.csv)"
"""The kinds of file a table is written as."""

_TABLES = (".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".tsv")
SHEET_ENDINGS = (".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".tsv", ".txt", ".htm", ".html", ".xml")
"""How files are called that may hold a table."""


def usual_folder() -> Path:
    """The user's documents, else the desktop, else the home folder: the first that is there."""
    known = (Path(QStandardPaths.writableLocation(one)) for one in USUAL)
    return next((one for one in known if one.is_dir()), Path.home())


def folder_to_begin(last: Path | None) -> str:
    """The folder chosen last while it is there (a stick may be gone), else the usual one."""
    return str(last if last is not None and last.is_dir() else usual_folder())


def folder_asked(parent: QWidget, title: str, begin: Path | None = None) -> Path | None:
    """A folder that is there."""
    chosen = QFileDialog.getExistingDirectory(parent, title, folder_to_begin(begin))
    return Path(chosen) if chosen else None


def file_asked(parent: QWidget, desk: Desk, title: str, kinds: str, kept_as: str = "", new: str = "") -> Path | None:
    """A file that is there, or a `new` one of this name; its folder is remembered under `kept_as`."""
    kept = desk.preferences.text(kept_as) if kept_as else ""
    begin = Path(folder_to_begin(Path(kept) if kept else None))
    ask = QFileDialog.getSaveFileName if new else QFileDialog.getOpenFileName
    chosen, _ = ask(parent, title, str(begin / new), kinds)
    if chosen and kept_as:
        desk.preferences.keep_text(kept_as, str(Path(chosen).parent))
    return Path(chosen) if chosen else None


def files_asked(parent: QWidget, desk: Desk, title: str, kinds: str, kept_as: str) -> list[Path]:
    """Files that are there, one or several; their folder is remembered under `kept_as`."""
    kept = desk.preferences.text(kept_as)
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, folder_to_begin(Path(kept) if kept else None), kinds)
    if chosen:
        desk.preferences.keep_text(kept_as, str(Path(chosen[0]).parent))
    return [Path(one) for one in chosen]


def open_outside(place: Path | str) -> None:
    """Show a file or folder in the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def dropped_sheets(data: QMimeData) -> list[Path]:
    """The files of this computer that are being dragged and may hold a table."""
    places = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [place for place in places if place.suffix.lower() in SHEET_ENDINGS]


def dropped_bill(data: QMimeData, wanted: bool) -> Path | None:
    """An archive that is being dragged, as bills are sent in; with `wanted`, on the page of bills, a table too."""
    places = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    archive = next((place for place in places if place.suffix.lower() == ".zip"), None)
    return archive or (next(iter(dropped_sheets(data)), None) if wanted else None)


def dropped_paper(data: QMimeData) -> Path | None:
    """The one file that is being dragged and may be kept with a record; a table is brought in instead."""
    place = dropped_file(data)
    return None if place is None or place.suffix.lower() in _TABLES else place


def dropped_file(data: QMimeData) -> Path | None:
    """The one file of this computer that is being dragged."""
    places = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(places[0]) if len(places) == 1 else None
