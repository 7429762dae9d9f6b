"""A fault planted in the program for the length of one test: a few words of one of its functions are exchanged.

Loaded as a plugin of pytest by `test_planted_promises`: `python -m pytest -p tests.faults.planting FILE …`. The file
that `OUTCOMES` names says which tests to run, and afterwards what became of each.
"""

import importlib
import inspect
import json
import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from desktop_app.domain.errors import Said

CHECKOUT = Path(__file__).parents[2]
OUTCOMES = "QINGZHANG_PLANTED"
CAUGHT = (AssertionError, pytest.fail.Exception, Said)
"""What a test of a promise says when it is broken; a fault that merely breaks the program is caught by nobody."""


@dataclass(frozen=True)
class Planted:
    """In `file` the words `right` become `wrong`, which breaks the promise; the test `caught_by` must fail then."""

    promise: str
    file: str
    right: str
    wrong: str
    caught_by: str

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The program with the fault; as it was afterwards."""
        with ExitStack() as stack:
            for function, code in self._functions():
                stack.callback(setattr, function, "__code__", function.__code__)
                function.__code__ = code
            yield

    def _functions(self) -> list[tuple[FunctionType, CodeType]]:
        """The functions that read otherwise with the fault, each with its faulty code."""
        path = CHECKOUT / "desktop_app" / self.file
        source = path.read_text(encoding="utf-8")
        if source.count(self.right) != 1:  # no failed assertion, which would pass for a fault that was caught
            raise LookupError(f"“{self.right}” stands {source.count(self.right)} times in {self.file}")
        module = importlib.import_module("desktop_app." + self.file.removesuffix(".py").replace("/", "."))
        sound = {code.co_qualname: code for code in functions_in(compile(source, str(path), "exec"))}
        faulty = functions_in(compile(source.replace(self.right, self.wrong), str(path), "exec"))
        return [(function_of(module, code.co_qualname), code) for code in faulty if code != sound[code.co_qualname]]


def functions_in(code: CodeType) -> Iterator[CodeType]:
    """The functions and methods of a module, none that is inside another one; a lambda has no name to be found by."""
    for part in code.co_consts:
        if isinstance(part, CodeType) and part.co_name != "<lambda>":
            if part.co_flags & inspect.CO_NEWLOCALS:
                yield part
            else:
                yield from functions_in(part)


def function_of(module: object, name: str) -> FunctionType:
    """What bears this name in the module, below whatever it is wrapped in."""
    found: Any = module
    for part in name.split("."):
        found = inspect.getattr_static(found, part)
    for wrapping in (property, cached_property, staticmethod, classmethod):
        if isinstance(found, wrapping):
            found = getattr(found, {property: "fget", cached_property: "func"}.get(wrapping, "__func__"))
    function = inspect.unwrap(found)
    if not isinstance(function, FunctionType):
        raise LookupError(f"{name} is no function")
    return function


# ── the plugin ───────────────────────────────────────────────────────────────────────────────────
_told: dict[str, str] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that is gone or has another name fails its own row, and no other."""
    asked = json.loads(Path(os.environ[OUTCOMES]).read_text(encoding="utf-8"))
    items[:] = [item for item in items if item.nodeid in asked]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Its fixtures are made by the sound program."""
    from tests.faults.promises_broken import FAULTS

    with next(fault for fault in FAULTS if fault.caught_by == item.nodeid).in_place():
        yield


def pytest_runtest_makereport(item: pytest.Item, call: "pytest.CallInfo[None]") -> None:
    """What the test itself said counts, not how its fixtures were cleared away after it failed."""
    if call.excinfo is not None and _told.get(item.nodeid) != "caught":
        caught = call.when == "call" and call.excinfo.errisinstance(CAUGHT)
        _told[item.nodeid] = "caught" if caught else f"broken: {call.excinfo.exconly()}"
    _told.setdefault(item.nodeid, "not caught")


def pytest_sessionfinish() -> None:
    Path(os.environ[OUTCOMES]).write_text(json.dumps(_told), encoding="utf-8")
