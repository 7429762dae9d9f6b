"""A run of hours that is ended early has told of every failure until then."""

import re
from io import StringIO

import pytest

from tests.at_once import LONG, ToldAtOnce


def told(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch, outcome: str, seconds: float) -> str:
    said = StringIO()
    terminal = pytest.TerminalReporter(pytestconfig, said)
    monkeypatch.setattr(pytestconfig.pluginmanager, "get_plugin", lambda name: terminal)
    report = pytest.TestReport(
        "tests/faults/test_kills.py::test_a", ("", 0, ""), {}, outcome, "two fen are missing", "call",  # type: ignore[arg-type]
        duration=seconds,
    )  # fmt: skip
    ToldAtOnce(pytestconfig).pytest_runtest_logreport(report)
    return said.getvalue()


def test_a_failure_is_told_with_its_text_when_it_happens(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = told(pytestconfig, monkeypatch, "failed", 3)
    assert re.match(r"\n\d\d:\d\d:\d\d  tests/faults/test_kills.py::test_a: call failed after 3 s\ntwo fen", line)


def test_a_long_test_is_told_when_it_ends_and_a_short_one_is_a_dot(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(pytestconfig, monkeypatch, "passed", LONG - 1) == ""
    line = told(pytestconfig, monkeypatch, "passed", LONG)
    assert line.endswith("tests/faults/test_kills.py::test_a: call passed after 60 s\n")
