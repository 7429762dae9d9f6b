"""Asking the child process that opens foreign files, and living on whatever becomes of it (D20)."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.exchange.answers import Answer, Refusal, Task, unpacked
from desktop_app.exchange.limits import MAX_SECONDS, seconds_for
from desktop_app.language import N_

CHILD_FLAG = "--read-foreign-file"
"""First argument with which a frozen build starts as the child; `__main__` then calls `child.main`."""

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file is opened as, and what is said when the child takes too long or dies of it."""

    task: Task
    too_slow: str
    too_large: str


TABLE = FileReading(
    Task.TABLE,
    N_("The file took longer than {seconds} seconds to read and was left alone. Save only the table you need."),
    N_("The file is damaged, or needs more memory than a table should. Copy the table into a new file."),
)
BILL = FileReading(Task.BILL, TABLE.too_slow, TABLE.too_large)
SCAN = FileReading(
    Task.SCAN,
    N_("The file took longer than {seconds} seconds to open and was left alone. Photograph or scan the paper again."),
    N_("The file is damaged, or needs more memory than a paper should. Photograph or scan the paper again."),
)


def ask_child(raw: bytes, reading: FileReading) -> Answer:
    """What the child found in these bytes; Refused with its own words, or when it took too long or too much."""
    seconds = seconds_for(len(raw), MAX_SECONDS)
    try:
        done = subprocess.run(
            [*child_command(), reading.task, str(len(raw))],
            input=raw,
            capture_output=True,
            cwd=_ROOT,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        found = unpacked(done.stdout)
    except subprocess.TimeoutExpired:
        raise Refused(reading.too_slow, seconds=round(seconds)) from None
    except msgspec.DecodeError:
        raise Refused(reading.too_large) from None
    except OSError:
        raise Unavailable("The reader of foreign files could not be started. Start the program again.") from None
    if isinstance(found, Refusal):
        raise Refused(found.template, **found.facts)
    return found


def child_command() -> list[str]:
    """How the reader is started; a frozen build has no `python -m` and starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-m", "desktop_app.exchange.child"]
