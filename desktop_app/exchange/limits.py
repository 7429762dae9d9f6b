"""What a process that opens a foreign file may use: little memory, little time, no file written (D20)."""

import sys

MAX_MEMORY = 512 * 1024 * 1024
MAX_SECONDS = 10

_MEGABYTE = 1024 * 1024
_SECONDS_A_MEGABYTE = 3
_USUAL = 12 * _MEGABYTE
_MEMORY_A_BYTE = 40
"""The whole bound. Every file of up to 12 MB has 512 MB; of these are 100,000 rows of 20 columns (10 MB of xlsx, 17 MB
of csv), which take 320 MB and 7 seconds. What is larger has 40 bytes more for each of its own, so that the largest,
50 MB that are 100,000 rows of 100 columns, has 2 GB. Of time there are 10 seconds, and 3 for each megabyte of the file.
"""


def memory_for(size: int) -> int:
    """Bytes of memory for a file of that many bytes."""
    return MAX_MEMORY + _MEMORY_A_BYTE * max(size - _USUAL, 0)


def seconds_for(size: int, least: float = MAX_SECONDS) -> float:
    """Seconds for a file of that many bytes; a small one has `least`."""
    return least + _SECONDS_A_MEGABYTE * (size // _MEGABYTE)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _ACTIVE_PROCESSES, _PROCESS_TIME, _PROCESS_MEMORY = 0x8, 0x2, 0x100
    _EXTENDED = 9

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64), ("flags", wintypes.DWORD),
            ("least_set", ctypes.c_size_t), ("most_set", ctypes.c_size_t), ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t), ("priority", wintypes.DWORD), ("scheduling", wintypes.DWORD),
        )  # fmt: skip

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic), ("io", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t), ("most_process", ctypes.c_size_t), ("most_job", ctypes.c_size_t),
        )  # fmt: skip

    def limit_this_process(memory: int = MAX_MEMORY, seconds: int = MAX_SECONDS) -> None:
        """Put this process into a job with limits of memory (bytes) and of processor time (seconds).

        Windows has no limit on written files. Where the system refuses the job, the limits of pixels, pages and of
        the time the parent waits still hold.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _Extended()
        limits.basic.flags = _ACTIVE_PROCESSES | _PROCESS_TIME | _PROCESS_MEMORY
        limits.basic.process_time = (seconds + 1) * 10_000_000
        limits.basic.processes = 1
        limits.process_memory = memory
        job = kernel.CreateJobObjectW(None, None)
        kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import resource

    def limit_this_process(memory: int = MAX_MEMORY, seconds: int = MAX_SECONDS) -> None:
        """Cap memory (bytes), processor time (seconds) and written files of this process; macOS knows no memory cap."""
        for what, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, seconds + 1),  # the parent, who can say why, comes first
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            _, allowed = resource.getrlimit(what)
            resource.setrlimit(what, (most, most if allowed == resource.RLIM_INFINITY else min(most, allowed)))
