"""The log of what only we can mend: classes and places, never a text, which could hold names or sums (D21)."""

import traceback
from pathlib import Path

from desktop_app import __version__

LOG = "qingzhang.log"
LOG_FILES, LOG_BYTES = 10, 1_000_000


def trail(error: BaseException) -> str:
    """Class and places of an error and of what caused it, without any text, which could hold names or sums (D21)."""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    told = f"{type(error).__name__} at {' < '.join(reversed(places))}"
    return f"{told}; after {trail(cause)}" if cause else told


def note(folder: Path, line: str) -> Path:
    """Write a line into the log, which keeps its last ten files of 1 MB; returns the file. OSError if it cannot."""
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
    return folder / LOG
