"""What a failure says: one plain line and an exit code; what only we can mend goes to the log without a name (D21)."""

import os
import traceback
from contextlib import suppress
from io import UnsupportedOperation
from pathlib import Path

from desktop_app import __version__
from desktop_app.cli.plain import one_line
from desktop_app.cli.session import Surroundings
from desktop_app.domain.errors import Refused, Said, Unavailable
from desktop_app.language import Translate

MACHINE, USER, INTERRUPTED = 1, 2, 130

DEBUG = "QINGZHANG_DEBUG"
"""Set to 1 in the environment, this shows the traceback of a bug."""

LOG = "qingzhang.log"
LOG_FILES, LOG_BYTES = 10, 1_000_000


def tell(error: BaseException, around: Surroundings, translate: Translate, command: str) -> int:
    """Say in one line on standard error what happened; returns the exit code."""
    if isinstance(error, BrokenPipeError):
        return _nobody_reads(around)
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    said = error if isinstance(error, Said) else _bug(error, around, command)
    around.stderr.write(one_line(said.text(translate)) + "\n")
    return USER if isinstance(said, Refused) else MACHINE


def _bug(error: BaseException, around: Surroundings, command: str) -> Unavailable:
    if os.environ.get(DEBUG) == "1":
        around.stderr.writelines(traceback.format_exception(error))
    kind = type(error).__name__
    try:
        _log(around.log_folder, f"{command}: {trail(error)}")
    except OSError:
        return Unavailable("The program failed ({kind}). What was already saved is safe; please report it.", kind=kind)
    return Unavailable(
        "The program failed ({kind}). What was already saved is safe; the place is noted in {log}, please report it.",
        kind=kind,
        log=around.log_folder / LOG,
    )


def trail(error: BaseException) -> str:
    """Class and places of an error and of what caused it, without any text, which could hold names or sums (D21)."""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    told = f"{type(error).__name__} at {' < '.join(reversed(places))}"
    return f"{told}; after {trail(cause)}" if cause else told


def _log(folder: Path, line: str) -> None:
    import logging.handlers  # takes longer to load than most commands run

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / LOG, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter(f"%(asctime)s {__version__} %(message)s"))
    try:
        handler.emit(logging.LogRecord("qingzhang", logging.ERROR, "", 0, line, None, None))
    finally:
        handler.close()


def _nobody_reads(around: Surroundings) -> int:
    """The reader of a pipe went away, as `head` does: the rest is written to nowhere, quietly."""
    with suppress(OSError, UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, around.stdout.fileno())
        os.close(nowhere)
    return MACHINE
