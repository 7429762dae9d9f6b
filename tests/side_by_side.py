"""Tests in several processes: each takes whole files, the long first; what the clock judges comes last and alone."""

import importlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling
from xdist.workermanage import WorkerController

LONG = ("tests/faults/", "tests/journeys/", "tests/operations/test_model.py", "tests/ui/", "tests/operations/")
"""What takes long; the model is one test of minutes. What waits comes first, beside what only computes."""

JOURNEYS = "tests/journeys/"
ALONE = "@alone"


Anything = TypeVar("Anything")


class WholeFiles(LoadScopeScheduling):  # type: ignore[misc]
    """What a file prepares once is prepared in one process only."""

    def remove_node(self, node: WorkerController) -> str | None:
        """A process has ended; the last of all may now be left for what must run alone."""
        crashed: str | None = super().remove_node(node)
        if ALONE in self.workqueue:
            self.workqueue.move_to_end(ALONE)
        for left in self.nodes:
            self._reschedule(left)
        return crashed

    def _split_scope(self, nodeid: str) -> str:
        """The journeys share one accessibility bus, so they go to one process."""
        if nodeid.endswith(ALONE):
            return ALONE
        return JOURNEYS if nodeid.startswith(JOURNEYS) else nodeid.partition("::")[0]

    def _reschedule(self, node: WorkerController) -> None:
        """More work for a process that has little left; it ends instead where only what must run alone is left."""
        if list(self.workqueue) != [ALONE] or self.nodes == [node]:
            super()._reschedule(node)
        elif not all(other.shutting_down for other in self.nodes if other is not node):
            node.shutdown()


def in_turn(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests of long folders first, otherwise as they were; the scheduler knows a test only by its name."""
    for item in items:
        if item.get_closest_marker("by_the_clock"):
            item._id = type(item.id).parse(item.nodeid + ALONE)
    return sorted(items, key=lambda item: _turn(item.nodeid))


def _turn(nodeid: str) -> int:
    if nodeid.endswith(ALONE):
        return len(LONG) + 1
    return next((place for place, folder in enumerate(LONG) if nodeid.startswith(folder)), len(LONG))


def read_apart(config: pytest.Config, worker: str, workers: int) -> None:
    """Read the files of tests from another place than the other processes do: what one compiled the others find.

    A file that cannot be read is told of when its tests are looked for.
    """
    roots = [Path(argument.partition("::")[0]) for argument in config.args]
    names = [
        ".".join(file.resolve().relative_to(config.rootpath).with_suffix("").parts)
        for root in roots
        for file in sorted(root.rglob("test_*.py"))
    ]
    for name in turned(names, int(worker.removeprefix("gw")), workers):
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(name)


def turned(all_of_them: Sequence[Anything], place: int, of: int) -> list[Anything]:
    """Beginning at that part of so many, and then from the start."""
    cut = len(all_of_them) * place // of
    return [*all_of_them[cut:], *all_of_them[:cut]]
