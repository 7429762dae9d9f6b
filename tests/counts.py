"""What ran, told at the end of a run of several layers: the tests of each and the seconds they took."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pytest

SLOWEST, SLOW = 20, 1.0


def counted(reports: Iterable[pytest.TestReport]) -> Iterator[str]:
    """A line for each layer, the longest first, then the slowest tests if they are slow. Fixtures count."""
    tests, layers, each = Counter[str](), defaultdict[str, float](float), defaultdict[str, float](float)
    for one in reports:
        tests[layer_of(one.nodeid)] += one.when == "call"
        layers[layer_of(one.nodeid)] += one.duration
        each[one.nodeid] += one.duration
    if len(layers) < 2:
        return
    for layer in sorted(layers, key=layers.__getitem__, reverse=True):
        yield f"{layer:<12}{tests[layer]:6} tests{layers[layer]:9.1f} s"
    yield f"{'in all':<12}{tests.total():6} tests{sum(layers.values()):9.1f} s"
    for test in sorted(each, key=each.__getitem__, reverse=True)[:SLOWEST]:
        if each[test] >= SLOW:
            yield f"{each[test]:8.1f} s  {test}"


def layer_of(nodeid: str) -> str:
    """The folder below `tests`; a file there is one by itself."""
    return nodeid.removeprefix("tests/").partition("::")[0].partition("/")[0]
