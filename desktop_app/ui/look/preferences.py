"""What the window remembers between two days: size, columns, language, theme. Nothing of the book, no name, no sum."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:  # the first picture needs where the window stood, and no theme yet
    from desktop_app.ui.look.theme import RowHeight, Scheme, TextSize


IDLE_MINUTES = 5
"""Until somebody chooses otherwise (D16)."""


SAMPLE: Final = "sample"
"""Under which name the columns of the sample shop are remembered: every sample is a new book."""


class Preferences:
    """Kept in a plain settings file of the user. `reset_layout` forgets the layout (`--safe`, U60)."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._book = ""

    def open_book(self, book: str) -> None:
        """Columns are those of this book from now on (U35); the first own book takes over what was kept for all."""
        self._book = book
        for_all = [key for key in self._settings.allKeys() if key.startswith("layout/table/")]
        if book in ("", SAMPLE) or not for_all:
            return
        for key in for_all:
            name = key.removeprefix("layout/")
            if self.layout(self.of_book(name)).isEmpty():
                self.keep_layout(self.of_book(name), self.layout(name))
        self._settings.remove("layout/table")

    @property
    def is_sample(self) -> bool:
        """Whether the sample shop is open."""
        return self._book == SAMPLE

    def of_book(self, name: str) -> str:
        """Under which name a layout is remembered that belongs to the book that is open."""
        return f"books/{self._book}/{name}" if self._book else name

    @property
    def language(self) -> str:
        """`zh_CN` or `en`; empty as long as nobody chose."""
        return self._text("language")

    @language.setter
    def language(self, code: str) -> None:
        self._settings.setValue("language", code)

    @property
    def scheme(self) -> "Scheme":
        from desktop_app.ui.look.theme import Scheme

        return Scheme(self._text("scheme", Scheme.SYSTEM, tuple(Scheme)))

    @scheme.setter
    def scheme(self, scheme: "Scheme") -> None:
        self._settings.setValue("scheme", scheme.value)

    @property
    def text_size(self) -> "TextSize":
        from desktop_app.ui.look.theme import TextSize

        return TextSize(self._text("text_size", TextSize.STANDARD, tuple(TextSize)))

    @text_size.setter
    def text_size(self, size: "TextSize") -> None:
        self._settings.setValue("text_size", size.value)

    @property
    def row_height(self) -> "RowHeight":
        from desktop_app.ui.look.theme import RowHeight

        return RowHeight(self._text("row_height", RowHeight.ROOMY, tuple(RowHeight)))

    @row_height.setter
    def row_height(self, rows: "RowHeight") -> None:
        self._settings.setValue("row_height", rows.value)

    @property
    def idle_minutes(self) -> int:
        """After so many minutes without a key the window locks itself; 0 never (U29)."""
        return self._number("idle_minutes", IDLE_MINUTES)

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._settings.setValue("idle_minutes", str(minutes))

    @property
    def mask_phones(self) -> bool:
        """Show 138****2201 instead of the whole number (U11)."""
        return self._text("mask_phones") == "yes"

    @mask_phones.setter
    def mask_phones(self, masked: bool) -> None:
        self._settings.setValue("mask_phones", "yes" if masked else "no")

    @property
    def book_folder(self) -> Path | None:
        """The book that was open last."""
        kept = self._text("book_folder")
        return Path(kept) if kept else None

    @book_folder.setter
    def book_folder(self, folder: Path) -> None:
        self._settings.setValue("book_folder", str(folder))

    @property
    def backup_folder(self) -> Path | None:
        kept = self._text("backup_folder")
        return Path(kept) if kept else None

    @backup_folder.setter
    def backup_folder(self, folder: Path) -> None:
        self._settings.setValue("backup_folder", str(folder))

    @property
    def last_backup(self) -> date | None:
        """Of the book that is open."""
        kept = self._text(self.of_book("last_backup"))
        return date.fromisoformat(kept) if kept else None

    @last_backup.setter
    def last_backup(self, day: date | None) -> None:
        self._settings.setValue(self.of_book("last_backup"), day.isoformat() if day else "")

    def text(self, name: str, default: str = "") -> str:
        """Any other small choice a page remembers: the printer, the paper, the last folder."""
        return self._text(f"choices/{name}", default)

    def keep_text(self, name: str, value: str) -> None:
        self._settings.setValue(f"choices/{name}", value)

    def layout(self, name: str) -> QByteArray:
        """A remembered layout: the window, or the columns of a table; empty when there is none."""
        kept = self._settings.value(f"layout/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_layout(self, name: str, layout: QByteArray) -> None:
        self._settings.setValue(f"layout/{name}", layout)

    def reset_layout(self) -> None:
        """Forget the columns of the book that is open; before one is open, every size and column (U35, U60)."""
        self._settings.remove(f"layout/books/{self._book}" if self._book else "layout")

    def save(self) -> None:
        self._settings.sync()

    def _text(self, name: str, default: str = "", allowed: tuple[str, ...] = ()) -> str:
        kept = self._settings.value(name)
        text = kept if isinstance(kept, str) else default
        return text if not allowed or text in allowed else default

    def _number(self, name: str, default: int) -> int:
        text = self._text(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else default
