"""Starts the product: `qingzhang`, or `python -m desktop_app`."""

import locale
import os
import sys
from io import TextIOWrapper
from typing import TextIO

from desktop_app.cli.program import main as run
from desktop_app.cli.session import Surroundings
from desktop_app.system.paths import book_folder, keep_private, log_folder


def main() -> int:
    """Run the command line on this process's streams and folders; returns the exit code."""
    keep_private()
    for stream in (sys.stdout, sys.stderr):
        _speak_unicode(stream)
    return run(
        sys.argv[1:],
        Surroundings(sys.stdin.buffer, sys.stdout, sys.stderr, book_folder(), log_folder(), _locale_name()),
    )


def _speak_unicode(stream: TextIO) -> None:
    """UTF-8 into files and pipes, whatever the system's old encoding is; nothing that is shown can fail to be."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _locale_name() -> str | None:
    """The language the system is set to, as it says it: `zh_CN.UTF-8`, `Chinese (Simplified)_China`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    return locale.getlocale()[0]


if __name__ == "__main__":
    sys.exit(main())
