"""What lies on the disk after a kill, by one name: what is bit for bit the same need not be proven twice."""

import hashlib
from collections.abc import Callable
from pathlib import Path

INDEX = "-shm"
"""Of the log, made anew by whoever opens what a killed program left."""

HOLDER = "in-use"
"""Who had the book: a process that is gone, whichever it was."""


def state_of(folder: Path, counts: Callable[[Path], bool] = lambda _: True) -> str:
    """Every file by its name, and by each byte where it counts; of who had the book only whether it is told."""
    state = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.endswith(INDEX):
            held = file.read_bytes() if counts(file) else b""
            told = str(len(held) > 0).encode() if file.name == HOLDER else held
            for part in (str(file.relative_to(folder)).encode(), told):
                state.update(len(part).to_bytes(8, "big") + part)
    return state.hexdigest()
