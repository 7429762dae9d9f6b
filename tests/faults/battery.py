"""The battery in one place: which tests stand for T00 to T44, read from what they say of themselves.

A test belongs to every id its own docstring names, and to those that the docstring of its file names. Printed by
`python -m tests.faults.battery`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
IDS = tuple(f"T{number:02}" for number in range(45))
NOT_YET = frozenset(
    (
        "T05",  # power loss on a real file system: needs root and a disk in a file
        "T42",  # ten simulated years
        "T43",  # eight hours of the window, its memory and its handles
        "T44",  # mutation testing; T00 plants faults by hand meanwhile
    )
)
"""Ids for which no test stands yet; it may only shrink."""

_ID = re.compile(r"\bT\d\d\b")


def named() -> dict[str, list[str]]:
    """For each id that any test names, the node ids of its tests."""
    found: dict[str, list[str]] = {}
    for file in sorted(TESTS.rglob("test_*.py")):
        for one, ids in _tests_of(file):
            for name in sorted(ids):
                found.setdefault(name, []).append(one)
    return found


def _tests_of(file: Path) -> Iterator[tuple[str, set[str]]]:
    """Each test of a file, also one that Hypothesis makes of a machine, with the ids it stands for."""
    module = ast.parse(file.read_text(encoding="utf-8"))
    of_all = set(_ID.findall(ast.get_docstring(module) or ""))
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = _ID.findall(ast.get_docstring(node) or "")
            yield f"{file.relative_to(TESTS.parent).as_posix()}::{node.name}", of_all | set(own)
        if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith(".TestCase"):
            yield f"{file.relative_to(TESTS.parent).as_posix()}::{ast.unparse(node.targets[0])}", of_all


def main() -> None:
    found = named()
    for name in IDS:
        tests = found.get(name, [])
        print(f"{name}  {len(tests)} tests" if tests else f"{name}  not yet")
        for one in tests:
            print(f"     {one}")


if __name__ == "__main__":
    main()
