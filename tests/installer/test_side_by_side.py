"""All tests at once in several processes: what only one may do at a time is done by one."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.dev import CHECKOUT
from tests.side_by_side import turned

HOOKS = "from tests.conftest import pytest_collection_modifyitems, pytest_xdist_make_scheduler\n"
FILE = """
import json, os, time
from pathlib import Path
import pytest

def noted(name, seconds):
    began = time.monotonic()
    time.sleep(seconds)
    told = json.dumps([name, os.getpid(), began, time.monotonic()])
    with Path("said.txt").open("a") as said:
        said.write(told + "\\n")

@pytest.mark.by_the_clock
def test_timed():
    noted("timed", 0.2)

@pytest.mark.parametrize("number", range(4))
def test_plain(number):
    noted(__name__, 0.05)
"""
FOLDERS = ("tests/domain", "tests/ui", "tests/journeys")
Told = tuple[str, int, float, float]
"""Which test, in which process, from when to when."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """What a small project of six files told of itself, run by three processes."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "conftest.py").write_text(HOOKS, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = by_the_clock\naddopts = --import-mode=importlib\n")
    for one in FOLDERS:
        (folder / one).mkdir(parents=True)
        for name in ("one", "two"):
            (folder / one / f"test_{name}.py").write_text(FILE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "3", "-p", "no:pytest-qt", "-p", "no:xvfb"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "30 passed" in done.stdout, done.stdout + done.stderr
    return list(read(folder / "said.txt"))


def read(said: Path) -> Iterator[Told]:
    for line in said.read_text(encoding="utf-8").splitlines():
        yield tuple(json.loads(line))


def test_what_the_clock_judges_comes_last_and_alone(told: list[Told]) -> None:
    timed = sorted(began for name, _, began, _ in told if name == "timed")
    over = max(ended for name, _, _, ended in told if name != "timed")
    assert len(timed) == 6
    assert over <= timed[0]
    assert len({process for name, process, _, _ in told if name == "timed"}) == 1


def test_each_file_is_taken_whole_by_one_process(told: list[Told]) -> None:
    for file in {name for name, _, _, _ in told if name != "timed"}:
        assert len({process for name, process, _, _ in told if name == file}) == 1, file


def test_the_journeys_share_one_bus_and_so_one_process(told: list[Told]) -> None:
    assert len({process for name, process, _, _ in told if "journeys" in name}) == 1


def test_each_process_begins_to_read_the_tests_at_another_place() -> None:
    """What one of them has compiled the others find."""
    assert [turned("abcdef", place, 3) for place in range(3)] == [[*"abcdef"], [*"cdefab"], [*"efabcd"]]
    assert turned("a", 3, 4) == ["a"]
