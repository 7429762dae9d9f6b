"""Every id of the battery has a test that names it, or is said to have none: nothing is forgotten in silence."""

import re
from pathlib import Path

import pytest

from tests.faults.battery import IDS, NOT_YET, TESTS, named


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    return named()


def test_every_id_has_a_test_or_is_said_to_have_none(found: dict[str, list[str]]) -> None:
    assert {name for name in IDS if name not in found} == NOT_YET


def test_no_test_names_an_id_that_the_battery_does_not_have(found: dict[str, list[str]]) -> None:
    assert {name: tests for name, tests in found.items() if name not in IDS} == {}


def test_a_file_that_is_called_after_an_id_stands_for_it(found: dict[str, list[str]]) -> None:
    """So that a test is found by its file as well as by its words."""
    called = {file: f"T{id_[1]}" for file in TESTS.rglob("test_*.py") if (id_ := re.match(r"test_t(\d\d)_", file.name))}
    assert len(called) > 5
    assert [file.name for file, name in called.items() if not _stands_in(found.get(name, []), file)] == []


def _stands_in(tests: list[str], file: Path) -> bool:
    return any(one.startswith(f"{file.relative_to(TESTS.parent).as_posix()}::") for one in tests)
