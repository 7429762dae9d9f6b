"""How far CUPS is with a job, asked of its library: its programs do not tell a cancelled paper from a printed one."""

import ctypes
from enum import IntEnum
from functools import cache
from typing import Any

LIBRARY = "libcups.so.2"
"""What `lp` itself is made of, so it is there wherever a paper was handed over."""

_EVERYBODYS, _ALL = 0, -1


class CupsState(IntEnum):
    """A job's state as the Internet Printing Protocol numbers it (RFC 8011, 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class _Job(ctypes.Structure):
    """`cups_job_t` of cups/cups.h."""

    _fields_ = (
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    )


def state_of(job: int, printer: str) -> CupsState | None:
    """The state of a job of this queue; None when CUPS knows no such job, or has gone. OSError without the library."""
    library, jobs = _library(), ctypes.POINTER(_Job)()
    count = library.cupsGetJobs2(None, ctypes.byref(jobs), printer.encode(), _EVERYBODYS, _ALL)
    try:
        return next((CupsState(jobs[place].state) for place in range(count) if jobs[place].id == job), None)
    finally:
        library.cupsFreeJobs(count, jobs)


@cache
def _library() -> Any:
    library = ctypes.CDLL(LIBRARY)
    library.cupsGetJobs2.argtypes = (
        ctypes.c_void_p, ctypes.POINTER(ctypes.POINTER(_Job)), ctypes.c_char_p, ctypes.c_int, ctypes.c_int,
    )  # fmt: skip
    library.cupsFreeJobs.argtypes = (ctypes.c_int, ctypes.POINTER(_Job))
    library.cupsFreeJobs.restype = None
    return library
