"""Starts the product, `qingzhang` or `python -m desktop_app`: the window, or with a command the command line.

Nothing heavy is imported here: the window paints itself before the book, the papers and the command line are loaded.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from desktop_app.system.paths import book_folder, keep_private, log_folder

if TYPE_CHECKING:  # the window comes first
    from collections.abc import Iterable
    from datetime import date

    from desktop_app.domain.moment import Moment

READ_FOREIGN_FILE = "--read-foreign-file"
"""First argument with which a frozen build starts as the reader of foreign files (D20)."""

LANGUAGES = ("zh_CN", "en")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SCREENLESS = ("", "xcb", "wayland")
"""Values of QT_QPA_PLATFORM that bring no screen of their own."""


class Wish(NamedTuple):
    """What the window was asked for; empty is what it was the last time, `today` None the day of the clock."""

    book: Path | None = None
    language: str = ""
    safe: bool = False
    today: "date | None" = None


def main() -> int:
    """The exit code of the window, or of the command that was named."""
    words = sys.argv[1:]
    if words[:1] == [READ_FOREIGN_FILE]:
        return _read_foreign_file(words[1:])
    keep_private()
    wish = wished_window(words)
    if wish is None:
        return _obey(words)
    if has_screen():
        return _open_window(wish)
    return _obey([word for word in words if word != "--safe"])


def wished_window(words: list[str]) -> Wish | None:
    """What the words ask of the window; None when they name a command, or anything only the command line knows."""
    wish, left = Wish(), list(words)
    while left:
        word = left.pop(0)
        name, equals, value = word.partition("=")
        if word == "--safe":
            wish = wish._replace(safe=True)
            continue
        if name not in ("--book", "--lang", "--today") or not (equals or left):
            return None
        value = value if equals else left.pop(0)
        if name == "--book":
            wish = wish._replace(book=Path(value))
        elif name == "--today" and (day := _day(value)):
            wish = wish._replace(today=day)
        elif name == "--lang" and value in LANGUAGES:
            wish = wish._replace(language=value)
        else:
            return None
    return wish


def _day(typed: str) -> "date | None":
    """The day as the command line reads it; None is for the command line to refuse in words."""
    from desktop_app.domain.dates import parse_date
    from desktop_app.domain.errors import Refused

    try:
        return parse_date(typed)
    except Refused:
        return None


def has_screen() -> bool:
    """Whether a window can be seen: always, except on a Linux or BSD without X, Wayland or a screen of Qt's own."""
    if sys.platform in ("win32", "darwin"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return any(os.environ.get(name) for name in SCREENS[:2]) or platform not in SCREENLESS


def locale_name() -> str | None:
    """The language the system is set to, as it says it: `zh_CN.UTF-8`, `Chinese (Simplified)_China`."""
    import locale

    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    return locale.getlocale()[0]


def _open_window(wish: Wish) -> int:
    from desktop_app.app import main as run

    return run(wish.book, book_folder(), log_folder(), wish.language, wish.safe, locale_name, wish.today)


def _obey(words: list[str]) -> int:
    """Run the command line on this process's streams and folders."""
    from desktop_app.cli.program import main as run
    from desktop_app.cli.session import Surroundings

    for stream in (sys.stdout, sys.stderr):
        _speak_unicode(stream)
    found = Surroundings(
        sys.stdin.buffer, sys.stdout, sys.stderr, book_folder(), log_folder(), locale_name(), _picture_window,
        has_screen(),
    )  # fmt: skip
    return run(words, found)


def _picture_window(folder: Path, language: str, moment: "Moment") -> "Iterable[Path]":
    """Pictures of the window; none on a machine that lacks what Qt draws with."""
    try:
        from desktop_app.app import picture_window
    except ImportError:
        return ()
    return picture_window(folder, language, moment)


def _read_foreign_file(words: list[str]) -> int:
    from desktop_app.exchange.child import main as run

    run(words)
    return 0


def _speak_unicode(stream: TextIO) -> None:
    """UTF-8 into files and pipes, whatever the system's old encoding is; nothing that is shown can fail to be."""
    from io import TextIOWrapper

    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
