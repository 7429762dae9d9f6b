"""A screen of the tests' own, with a window manager, a keyboard, a mouse and a clipboard."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageGrab

from tests.journeys.patience import until

SIZE = "1366x768x24"
BETWEEN_KEYS_MS = "4"


@dataclass(frozen=True)
class Screen:
    """An X display, as programs are told of it."""

    display: str

    def press(self, *keys: str) -> None:
        """Keys one after another, each as X names it: `Tab`, `ctrl+Return`, `F7`."""
        self._do("xdotool", "key", "--clearmodifiers", "--delay", BETWEEN_KEYS_MS, *keys)

    def type(self, text: str) -> None:
        """Latin letters by the keyboard; others by the clipboard, as no keyboard has them."""
        if text.isascii():
            self._do("xdotool", "type", "--clearmodifiers", "--delay", BETWEEN_KEYS_MS, "--", text)
        else:
            self.copy(text)
            self.press("ctrl+v")

    def copy(self, text: str) -> None:
        """Put it into the clipboard, as another program would."""
        self._do("xclip", "-selection", "clipboard", "-in", given=text)

    def click(self, place: tuple[int, int]) -> None:
        self._do("xdotool", "mousemove", str(place[0]), str(place[1]), "click", "1")

    def window_in_front(self) -> str:
        """The number of the window that has the keyboard; empty when none has."""
        found = self._run("xdotool", "getactivewindow")
        return found.stdout.strip() if found.returncode == 0 else ""

    def put_away(self, window: str) -> None:
        """Into the task bar."""
        self._do("xdotool", "windowminimize", window)

    def picture(self, path: Path) -> None:
        ImageGrab.grab(xdisplay=self.display).save(path)

    def is_managed(self) -> bool:
        """Whether the window manager is at work."""
        return self._run("xdotool", "get_num_desktops").returncode == 0

    def _do(self, *command: str, given: str = "") -> None:
        environment = {**os.environ, "DISPLAY": self.display}
        silent = subprocess.DEVNULL  # xclip goes on in the background and must hold no pipe of ours
        subprocess.run(command, env=environment, input=given, text=True, check=True, stdout=silent, stderr=silent)

    def _run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@contextmanager
def a_screen() -> Iterator[Screen]:
    """Started with a free number, and gone at the end."""
    with ExitStack() as stack:
        reads, writes = os.pipe()
        server = ["Xvfb", "-displayfd", str(writes), "-screen", "0", SIZE, "-nolisten", "tcp", "-dpi", "96"]
        stack.enter_context(_running(server, passes=writes))
        os.close(writes)
        with os.fdopen(reads) as told:
            screen = Screen(f":{told.readline().strip()}")
        stack.enter_context(_running(["openbox"], DISPLAY=screen.display))
        until(screen.is_managed)
        yield screen


@contextmanager
def _running(command: list[str], passes: int | None = None, **environment: str) -> Iterator[None]:
    silent, kept = subprocess.DEVNULL, () if passes is None else (passes,)
    known = {**os.environ, **environment}
    with subprocess.Popen(command, env=known, pass_fds=kept, stdout=silent, stderr=silent) as program:
        try:
            yield
        finally:
            program.terminate()
