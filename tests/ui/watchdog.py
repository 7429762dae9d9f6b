"""Watches the window's thread: it may neither wait nor compute for longer than a tenth of a second (U50)."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import FrameType

from PySide6.QtCore import QTimer

ALLOWED_SECONDS = 0.1
BEAT_MS = 5
WAITING = ("threading.py", "subprocess.py", "selectors.py", "_base.py", "queue.py", "socket.py")
ASLEEP_SECONDS = 0.6
"""Outside the places where threads wait, a sleep is one only when it is as long as this."""

FEWEST_LOOKS = 3

REFERENCE_SECONDS = 0.014
"""What `_work` costs on the machine on which a tenth of a second was agreed."""


@dataclass
class Watchdog:
    """`turns` are the CPU seconds of the event loop's turns by name, `waits` where the thread waited.

    `slowness` is how many times slower this machine is than the one the limit was set on, at its slowest.
    """

    slowness: float
    doing: str = ""
    turns: list[tuple[str, float]] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)
    last_beat: float = 0.0

    @property
    def held(self) -> list[str]:
        """The turns that took longer than is allowed on this machine."""
        allowed = ALLOWED_SECONDS * max(self.slowness, 1.0)
        return [f"{name} {seconds * 1000:.0f} ms" for name, seconds in self.turns if seconds > allowed]


@contextmanager
def watched() -> Iterator[Watchdog]:
    """Watch this thread while the block runs. CPU time is measured, so that a busy machine accuses nobody."""
    dog = Watchdog(_slowness())
    over, thread = threading.Event(), threading.get_ident()
    beat = QTimer()
    beat.setInterval(BEAT_MS)
    cpu = [time.thread_time()]

    def beats() -> None:
        spent = time.thread_time() - cpu[0]
        if spent > ALLOWED_SECONDS:
            dog.turns.append((dog.doing, spent))
            dog.slowness = max(dog.slowness, _slowness())
        cpu[0], dog.last_beat = time.thread_time(), time.monotonic()

    beat.timeout.connect(beats)
    dog.last_beat = time.monotonic()
    beat.start()
    watcher = threading.Thread(target=_watch, args=(dog, thread, threading.get_native_id(), over), daemon=True)
    watcher.start()
    try:
        yield dog
    finally:
        over.set()
        watcher.join()
        beat.stop()
        dog.slowness = max(dog.slowness, _slowness())


@dataclass
class Sleep:
    """How long the thread has slept without a turn of its loop between; nobody is accused whom the machine keeps."""

    clock: int
    thread: int
    beat: float = 0.0
    since: float = 0.0
    worked: float = 0.0
    looks: int = 0

    def seconds(self, beat: float) -> float:
        """0 while it works or waits for a processor: both are told by the system, whatever the load."""
        now, worked = time.monotonic(), time.clock_gettime(self.clock)
        went_on = beat != self.beat or worked - self.worked > max(now - self.since, 0.001) / 10
        if went_on or not self.looks or not _is_asleep(self.thread):
            self.beat, self.since, self.worked, self.looks = beat, now, worked, 1
            return 0.0
        self.looks += 1
        return now - self.since if self.looks >= FEWEST_LOOKS else 0.0


def _watch(dog: Watchdog, thread: int, native: int, over: threading.Event) -> None:
    """Where does the thread stand when its heart has not beaten for too long, and it sleeps there?"""
    sleep = Sleep(time.pthread_getcpuclockid(thread), native)
    while not over.wait(0.02):
        slept = sleep.seconds(dog.last_beat)
        if slept <= ALLOWED_SECONDS:
            continue
        frame = sys._current_frames().get(thread)
        if frame is not None and (slept > ASLEEP_SECONDS or frame.f_code.co_filename.endswith(WAITING)):
            dog.waits.append(_place(frame))


def _is_asleep(thread: int) -> bool:
    """Whether it waits for something other than a processor."""
    told = Path(f"/proc/self/task/{thread}/stat").read_text(encoding="utf-8")
    return told.rpartition(")")[2].split()[0] != "R"


def _place(frame: FrameType) -> str:
    """The nearest line of ours above a wait."""
    at: FrameType | None = frame
    while at is not None and "desktop_app" not in at.f_code.co_filename:
        at = at.f_back
    code = (at or frame).f_code
    return f"{code.co_filename}:{(at or frame).f_lineno} {code.co_name}"


def _slowness() -> float:
    """How many times slower this machine is just now than the one the limit was set on."""
    return median(_work() for _ in range(5)) / REFERENCE_SECONDS


def _work() -> float:
    began = time.thread_time()
    sum(number * number % 7 for number in range(250_000))
    return time.thread_time() - began
