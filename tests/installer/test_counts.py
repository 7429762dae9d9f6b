"""What a run tells at its end, and how large its long tests are."""

import os
import subprocess
import sys
from dataclasses import astuple

import pytest

from installer.dev import CHECKOUT
from tests.counts import counted
from tests.sizes import DAILY, FULL


def a_report(nodeid: str, when: str, seconds: float) -> pytest.TestReport:
    return pytest.TestReport(nodeid, ("", None, ""), {}, "passed", None, when, duration=seconds)  # type: ignore[arg-type]


def test_each_layer_is_told_with_its_tests_and_all_their_seconds() -> None:
    """The longest layer first, then the slowest tests, but none that is quick."""
    told = counted([
        a_report("tests/ui/pages/test_a.py::test_one", "setup", 2.0),
        a_report("tests/ui/pages/test_a.py::test_one", "call", 1.5),
        a_report("tests/ui/test_b.py::test_two", "call", 0.5),
        a_report("tests/domain/test_c.py::test_three", "call", 5.0),
    ])  # fmt: skip
    assert [line.split() for line in told] == [
        ["domain", "1", "tests", "5.0", "s"],
        ["ui", "2", "tests", "4.0", "s"],
        ["in", "all", "3", "tests", "9.0", "s"],
        ["5.0", "s", "tests/domain/test_c.py::test_three"],
        ["3.5", "s", "tests/ui/pages/test_a.py::test_one"],
    ]


def test_a_run_of_one_layer_tells_nothing_more() -> None:
    assert list(counted([a_report("tests/domain/test_c.py::test_three", "call", 5.0)])) == []


def test_the_full_sizes_are_larger_in_everything() -> None:
    assert all(full > daily for full, daily in zip(astuple(FULL), astuple(DAILY), strict=True))


@pytest.mark.parametrize(("asked", "told"), [(["--full"], "300 books, 50 steps"), ([], "60 books, 40 steps")])
def test_full_is_heard_before_the_first_test_is_read(asked: list[str], told: str) -> None:
    """The sizes are in force in the tests themselves."""
    look = "tests/operations/test_model.py::TestTwoBooks"
    code = (
        "import pytest, sys\n"
        "class Look:\n"
        "    def pytest_collection_finish(self):\n"
        "        from tests.operations.test_model import TestTwoBooks as one\n"
        "        print(f'{one.settings.max_examples} books, {one.settings.stateful_step_count} steps')\n"
        "pytest.main(['--collect-only', '-q', '-p', 'no:cacheprovider', *sys.argv[1:]], plugins=[Look()])\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "QINGZHANG_FULL"}
    command = [sys.executable, "-c", code, look, *asked]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True)
    assert told in done.stdout
