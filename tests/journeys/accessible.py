"""What a screen reader sees of a program: its widgets by role and name, over the accessibility bus."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.journeys.patience import until

ATSPI = "org.a11y.atspi"
ROOT = "/org/a11y/atspi/accessible/root"
NOWHERE = "/org/a11y/atspi/null"
SCREEN_COORDINATES = 0
MESSAGE_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
ANSWER_S = 30.0

Body = tuple[Any, ...]
Answer = Body | None
"""The values of an answer; None for a refusal."""


class State(IntEnum):
    """Bits of a widget's state, as the bus counts them."""

    ENABLED = 8
    FOCUSED = 12
    SHOWING = 25


@dataclass(frozen=True)
class Place:
    """Where a widget lies on the bus."""

    program: str
    path: str


@dataclass(frozen=True)
class Widget:
    """One widget as it was when it was looked at."""

    place: Place
    role: str
    name: str
    states: int

    def __str__(self) -> str:
        """Empty for one that says nothing and has no keyboard."""
        if self.has(State.FOCUSED):
            return f"▸ {self.role}: {self.name}"
        return f"{self.role}: {self.name}" if self.name else ""

    def has(self, state: State) -> bool:
        return bool(self.states >> state & 1)


class Bus:
    """The accessibility bus of a session. `address` is what the session's bus names it by."""

    def __init__(self, address: str) -> None:
        self._line: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        self._line.close()

    def programs(self) -> dict[int, Place]:
        """The programs that are seen, by their process."""
        root = Place(f"{ATSPI}.Registry", ROOT)
        (found,) = self._ask([_call(root, "Accessible", "GetChildren")])
        places = [Place(*one) for one in (found or [[]])[0]]
        calls = [new_method_call(MESSAGE_BUS, "GetConnectionUnixProcessID", "s", (one.program,)) for one in places]
        return {int(answer[0]): one for one, answer in zip(places, self._ask(calls), strict=True) if answer}

    def showing(self, root: Place) -> Iterator[Widget]:
        """Every widget below that is shown, from the outside in, in the order of the window."""
        level = [root]
        while level:
            widgets = [one for one in self._look(level) if one is not None and one.has(State.SHOWING)]
            yield from widgets
            answers = self._ask([_call(one.place, "Accessible", "GetChildren") for one in widgets])
            level = [Place(*child) for answer in answers if answer for child in answer[0] if child[1] != NOWHERE]

    def text(self, place: Place) -> str | None:
        """What stands in a field; None when it is not there any more."""
        (answer,) = self._ask([_call(place, "Text", "GetText", "ii", (0, -1))])
        return answer[0] if answer else None

    def middle(self, place: Place) -> tuple[int, int]:
        """The middle of the widget on the screen, in pixels."""
        (answer,) = self._ask([_call(place, "Component", "GetExtents", "u", (SCREEN_COORDINATES,))])
        assert answer is not None, "the widget is not there any more"
        left, top, width, height = answer[0]
        return left + width // 2, top + height // 2

    def _look(self, places: Sequence[Place]) -> list[Widget | None]:
        """Each as it is now; None for one that is not there any more."""
        calls = [call for one in places for call in _describe(one)]
        answers = iter(self._ask(calls))
        return [_widget(place, next(answers), next(answers), next(answers)) for place in places]

    def _ask(self, calls: Sequence[Message]) -> list[Answer]:
        """The answers in the order of the calls, which all go out first; None for a refusal."""
        waiting = {}
        for at, call in enumerate(calls):
            serial = next(self._line.outgoing_serial)
            self._line.send(call, serial=serial)
            waiting[serial] = at
        answers: list[Answer] = [None] * len(calls)
        while waiting:
            heard = self._line.receive(timeout=ANSWER_S)
            at_place = waiting.pop(heard.header.fields.get(HeaderFields.reply_serial), None)
            if at_place is not None and heard.header.message_type is MessageType.method_return:
                answers[at_place] = heard.body
        return answers


@contextmanager
def accessibility(display: str) -> Iterator[Bus]:
    """The accessibility bus of this session, started for this display and ended with its programs."""
    program = shutil.which("at-spi-bus-launcher", path="/usr/libexec:/usr/lib/at-spi2-core")
    if program is None:
        pytest.fail("at-spi-bus-launcher is missing: install at-spi2-core")
    known, silent = {**os.environ, "DISPLAY": display}, subprocess.DEVNULL
    with (
        subprocess.Popen([program, "--launch-immediately"], env=known, stdout=silent, stderr=silent) as launcher,
        open_dbus_connection("SESSION") as session,
    ):
        try:
            until(lambda: _ask(session, MESSAGE_BUS, "NameHasOwner", "s", ("org.a11y.Bus",))[0], "for accessibility")
            bus = Bus(_ask(session, DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")[0])
            yield bus
            bus.close()
        finally:
            launcher.terminate()


def _ask(line: DBusConnection, whom: DBusAddress, verb: str, signature: str = "", body: Body = ()) -> Body:
    asked = new_method_call(whom, verb, signature or None, body)
    answer: Body = line.send_and_get_reply(asked, timeout=ANSWER_S).body
    return answer


def _call(place: Place, interface: str, verb: str, signature: str = "", body: Body = ()) -> Message:
    address = DBusAddress(place.path, place.program, f"{ATSPI}.{interface}")
    return new_method_call(address, verb, signature or None, body)


def _describe(place: Place) -> tuple[Message, Message, Message]:
    properties = DBusAddress(place.path, place.program, "org.freedesktop.DBus.Properties")
    name = new_method_call(properties, "Get", "ss", (f"{ATSPI}.Accessible", "Name"))
    return _call(place, "Accessible", "GetRoleName"), name, _call(place, "Accessible", "GetState")


def _widget(place: Place, role: Answer, name: Answer, states: Answer) -> Widget | None:
    if role is None or name is None or states is None:
        return None
    low, high = states[0]
    return Widget(place, role[0], name[0][1], low | high << 32)
