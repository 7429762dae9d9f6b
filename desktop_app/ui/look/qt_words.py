"""Qt's own words (OK, Cancel, Copy, the choice of a file, the calendar) in the language of the window (U62)."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.language import N_, translator

LEFT_OUT = {
    "&Look in:": N_("&Look in:"),
    "Files of &type:": N_("Files of &type:"),
    "Folder": N_("Folder"),
    "Drive": N_("Drive"),
    "Unknown": N_("Unknown"),
}
"""What Qt's own Chinese leaves in English where a file is chosen."""
PLACES = ("QFileDialog", "QAbstractFileIconProvider")


class QtWords:
    """What the application speaks beside the texts of the window; they go with `parent`."""

    def __init__(self, parent: QObject) -> None:
        self._own, self._qt = LeftOutWords(parent), QTranslator(parent)

    def speak(self, application: QApplication, language: str) -> None:
        """From now on; a menu or a dialog that is made later has these words."""
        QLocale.setDefault(QLocale(language))
        for one in (self._own, self._qt):
            application.removeTranslator(one)
        if language == "zh_CN":
            self._qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            for one in (self._own, self._qt):  # the one that came last is asked first
                application.installTranslator(one)


class LeftOutWords(QTranslator):
    """Asked for what Qt's own Chinese does not hold."""

    def translate(self, context: str, text: str, _about: str | None = None, _count: int = -1) -> str | None:
        """None where it stays as it is: an empty text would be shown."""
        return translator("zh_CN")(LEFT_OUT[text]) if context in PLACES and text in LEFT_OUT else None
