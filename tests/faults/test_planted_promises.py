"""T00: for each promise of the product a fault is planted, and a named test of that promise fails.

The rows are in `promises_broken`. All tests they name run in one process of their own, each with its fault in place.
"""

import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from tests.faults.planting import CHECKOUT, OUTCOMES, Planted
from tests.faults.promises_broken import FAULTS

PATIENCE = 300
"""Seconds for all of them; on a machine with nothing else to do it is a tenth of that."""


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What became of the tests whose rows were asked for."""
    asked = [fault.caught_by for item in request.session.items for fault in _planted_in(item)]
    told = tmp_path_factory.mktemp("planted") / "told.json"
    told.write_text(json.dumps(asked), encoding="utf-8")
    files = sorted({one.partition("::")[0] for one in asked})
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.faults.planting", "-p", "no:cacheprovider", *files]
    ran = subprocess.run(
        command, cwd=CHECKOUT, env={**os.environ, OUTCOMES: str(told)}, capture_output=True, text=True, timeout=PATIENCE
    )
    assert ran.returncode in (0, 1), f"the tests could not be run: {ran.stdout[-2000:]} {ran.stderr[-2000:]}"
    return {str(one): str(became) for one, became in json.loads(told.read_text(encoding="utf-8")).items()}


def _planted_in(item: pytest.Item) -> list[Planted]:
    given = item.callspec.params.values() if isinstance(item, pytest.Function) and hasattr(item, "callspec") else ()
    return [one for one in given if isinstance(one, Planted)]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.promise)
def test_a_broken_promise_is_caught(fault: Planted, outcomes: dict[str, str]) -> None:
    assert outcomes.get(fault.caught_by, "there is no such test") == "caught"


def test_each_fault_has_a_test_of_its_own() -> None:
    """So that none hides behind another."""
    assert [test for test, rows in Counter(fault.caught_by for fault in FAULTS).items() if rows > 1] == []


def test_every_fault_is_planted_in_the_program_of_today() -> None:
    """Each changes at least one function, and nothing is left of it afterwards."""
    for fault in FAULTS:
        before = fault._functions()
        assert before, f"{fault.promise}: nothing changed"
        with fault.in_place():
            assert all(function.__code__ == code for function, code in before)
        assert all(function.__code__ != code for function, code in before)
