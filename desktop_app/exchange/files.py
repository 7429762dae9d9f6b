"""Opening a foreign file: in a child process with limits, so that a hostile one harms nothing (D20)."""

import subprocess
import sys
from pathlib import Path

import msgspec

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.exchange.child import Answer, Refusal
from desktop_app.exchange.grid import MAX_BYTES, Workbook

MAX_SECONDS = 10
CHILD_FLAG = "--read-foreign-file"
"""First argument with which a frozen build starts as the child; `__main__` then calls `child.main`."""

_ROOT = Path(__file__).resolve().parents[2]


def read_file(path: Path) -> Workbook:
    """The grid of a foreign file; Refused in plain words when it is missing, too large or no table."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Refused("There is no file “{name}”. Check its name and folder.", name=path.name) from None
    except IsADirectoryError:
        raise Refused("“{name}” is a folder. Choose the file that holds the table.", name=path.name) from None
    except OSError:
        raise Refused(
            "“{name}” cannot be opened. Close it in other programs and check that you may read it.", name=path.name
        ) from None
    return read_bytes(raw)


def read_bytes(raw: bytes) -> Workbook:
    """The grid of a file's bytes, read within 10 s and 512 MB by a child process (D20, T35)."""
    if len(raw) > MAX_BYTES:
        raise Refused("The file is larger than 10 MB. Save only the table you need, or split it.")
    found = _ask_child(raw)
    if isinstance(found, Refusal):
        raise Refused(found.template, **found.facts)
    return found


def _ask_child(raw: bytes) -> Answer:
    try:
        done = subprocess.run(
            child_command(),
            input=raw,
            capture_output=True,
            cwd=_ROOT,
            timeout=MAX_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        found: Answer = msgspec.msgpack.decode(done.stdout, type=Workbook | Refusal)
        return found
    except subprocess.TimeoutExpired:
        raise Refused(
            "The file took longer than {seconds} seconds to read and was left alone. Save only the table you need.",
            seconds=MAX_SECONDS,
        ) from None
    except msgspec.DecodeError:
        raise Refused(
            "The file is damaged, or needs more memory than a table should. Copy the table into a new file."
        ) from None
    except OSError:
        raise Unavailable("The reader of foreign files could not be started. Start the program again.") from None


def child_command() -> list[str]:
    """How the reader is started; a frozen build has no `python -m` and starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-m", "desktop_app.exchange.child"]
