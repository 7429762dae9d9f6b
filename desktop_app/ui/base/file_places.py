"""Where a file dialog begins: never in the folder the program happens to run in; and how a file is shown."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

USUAL = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.DesktopLocation)


def usual_folder() -> Path:
    """The user's documents, else the desktop, else the home folder: the first that is there."""
    known = (Path(QStandardPaths.writableLocation(one)) for one in USUAL)
    return next((one for one in known if one.is_dir()), Path.home())


def remembered_folder(kept: str) -> Path:
    """The folder whose name was remembered, while it is there, else the usual one."""
    return Path(folder_to_begin(Path(kept) if kept else None))


def folder_to_begin(last: Path | None) -> str:
    """The folder chosen last while it is there (a stick may be gone), else the usual one."""
    return str(last if last is not None and last.is_dir() else usual_folder())


def open_outside(place: Path | str) -> None:
    """Show a file or folder in the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
