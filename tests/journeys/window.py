"""The program as a user has it: a window to look at, a keyboard and a mouse."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from desktop_app.language import translator
from tests.journeys.accessible import Bus, Place, State, Widget
from tests.journeys.patience import until
from tests.journeys.screen import Screen

CHECKOUT = Path(__file__).resolve().parents[2]
LOCALES = {"zh_CN": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
BROKEN = "Something went wrong"
KEPT = ("PATH", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")


@dataclass(frozen=True)
class Home:
    """The folder and the language of a user at a screen; `cups` is where their printers are."""

    folder: Path
    screen: Screen
    bus: Bus
    language: str = "zh_CN"
    cups: str = "127.0.0.1:9"

    @property
    def book(self) -> Path:
        """Where the book lies when nobody chose another folder."""
        return self.folder / ".local" / "share" / "qingzhang" / "book"

    def surroundings(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        ours = {
            "HOME": str(self.folder),
            "LANG": LOCALES[self.language],
            "DISPLAY": self.screen.display,
            "CUPS_SERVER": self.cups,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_LOGGING_RULES": "qt.accessibility.atspi=false",  # of widgets that went while looked at
        }
        return {**kept, **ours}

    @property
    def complaints(self) -> Path:
        """What the program wrote on its output: nothing, when all is well."""
        return self.folder.with_suffix(".txt")

    def start(self, watched: Path | None = None) -> "subprocess.Popen[bytes]":
        """The program as its own process; its calls to the network, and its children's, go into the file `watched`."""
        watch = ["strace", "-D", "-f", "--seccomp-bpf", "-q", "-e", "trace=connect,bind,sendto", "-o", str(watched)]
        program = [sys.executable, "-m", "desktop_app"]
        with self.complaints.open("ab") as told:
            return subprocess.Popen(
                [*watch, *program] if watched else program,
                cwd=CHECKOUT,
                env=self.surroundings(),
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
            )

    @contextmanager
    def window(self, watched: Path | None = None) -> "Iterator[Window]":
        """The program while it is open. When the journey fails, what was on the screen is kept beside the home."""
        with self.start(watched) as process:
            try:
                window = Window(self, process, until(lambda: self._found(process), "for the program on the bus"))
                yield window
                if process.poll() is None:
                    window.close()
                assert not self.complaints.read_text(), "the program complained"
            except BaseException as error:
                self._keep_evidence(error, process)
                raise
            finally:
                process.kill()

    def _found(self, process: "subprocess.Popen[bytes]") -> Place | None:
        assert process.poll() is None, "the program ended at once"
        return self.bus.programs().get(process.pid)

    def _keep_evidence(self, error: BaseException, process: "subprocess.Popen[bytes]") -> None:
        picture = self.folder.with_suffix(".png")
        self.screen.picture(picture)
        place = self.bus.programs().get(process.pid)
        shown = [str(one) for one in self.bus.showing(place)] if place else []
        error.add_note(f"The screen at the end: {picture}")
        error.add_note("\n  ".join(["What was shown, ▸ with the keyboard:", *filter(None, shown)]))
        error.add_note(f"What the program wrote:\n{self.complaints.read_text()}")


KEYED = re.compile(r"  (Enter|Esc|(Ctrl|Shift|Alt)\+\S+|F\d+|[A-Z])$")
"""A button says what it does and by which key, which is the same in every language."""


@dataclass(frozen=True)
class Window:
    """Widgets are named by their English source text and found by what it is in the language of the user."""

    home: Home
    process: "subprocess.Popen[bytes]"
    root: Place

    # ── looking ──────────────────────────────────────────────────────────────────────────────────

    def see(self, template: str, role: str = "", /, **facts: object) -> Widget:
        """Wait for the widget of this name; facts that are not given may be anything."""
        name = self._name(template, facts)
        return self._first(lambda one: name(one) and role in ("", one.role), f"for {role} “{template}”")

    def read(self, *parts: str, keyboard: bool = False) -> Widget:
        """Wait for a widget with the user's own words in it, if need be with the keyboard in it."""
        return self._first(
            lambda one: all(part in one.name for part in parts) and (one.has(State.FOCUSED) or not keyboard),
            f"for {' … '.join(parts)}",
        )

    def is_at(self, template: str, /, **facts: object) -> Widget:
        """Wait until the keyboard is in the widget of this name."""
        name = self._name(template, facts)
        return self._first(lambda one: name(one) and one.has(State.FOCUSED), f"for the keyboard in “{template}”")

    def is_open(self) -> None:
        """Wait until the book is open and the first page is there."""
        self.see("This week", "push button")

    def holds(self, text: str, template: str, /, **facts: object) -> None:
        """Wait until this stands in a field."""
        until(lambda: self.text_of(template, **facts) == text, f"for “{text}” in “{template}”")

    def text_of(self, template: str, /, **facts: object) -> str | None:
        """What stands in a field."""
        return self.home.bus.text(self.see(template, "text", **facts).place)

    # ── doing ────────────────────────────────────────────────────────────────────────────────────

    def press(self, *keys: str) -> None:
        self.home.screen.press(*keys)

    def type(self, text: str) -> None:
        self.home.screen.type(text)

    def click(self, template: str, role: str = "push button", /, **facts: object) -> None:
        """Wait until the widget may be used and stands still, and click it."""
        name = self._name(template, facts)

        def place() -> tuple[int, int]:
            usable = self._first(
                lambda one: name(one) and one.role == role and one.has(State.ENABLED), f"to click “{template}”"
            )
            return self.home.bus.middle(usable.place)

        def stands() -> tuple[int, int] | None:
            before = place()
            return before if place() == before else None

        self.home.screen.click(until(stands, f"for “{template}” to stand still"))

    def click_on(self, widget: Widget) -> None:
        self.home.screen.click(self.home.bus.middle(widget.place))

    def close(self) -> None:
        """Close the window as a user does; it ends well."""
        self.press("alt+F4")
        assert self.process.wait(timeout=30) == 0

    def _name(self, template: str, facts: dict[str, object]) -> Callable[[Widget], bool]:
        """Whether a widget is called so in the language of the user."""
        said, gap, key = (*template.rpartition("  "),) if KEYED.search(template) else (template, "", "")
        text = translator(self.home.language)(said)
        assert self.home.language == "en" or text != said, f"the program never says “{said}”"
        text = f"{text}{gap}{key}"
        parts = re.split(r"\{(\w+)\}", text)
        fixed = [re.escape(str(facts[part])) if part in facts else ".*" for part in parts[1::2]]
        written = [part for pair in zip_longest(map(re.escape, parts[::2]), fixed, fillvalue="") for part in pair]
        return lambda one: re.fullmatch("".join(written), one.name, re.DOTALL) is not None

    def _first(self, fits: Callable[[Widget], bool], what: str) -> Widget:
        broken = translator(self.home.language)(BROKEN)

        def look() -> Widget | None:
            assert self.process.poll() is None, "the program ended"
            shown = list(self.home.bus.showing(self.root))
            assert all(one.name != broken for one in shown), "the program broke"
            return next((one for one in shown if fits(one)), None)

        return until(look, what)
