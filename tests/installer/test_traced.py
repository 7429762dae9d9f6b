"""Only the domain's own tests are traced, and none of them whose values are made up as it runs."""

from collections.abc import Generator
from types import SimpleNamespace

import pytest
from coverage import Coverage

from tests.traced import TracedFolder


class Watch:
    """Coverage as far as it is asked here."""

    on = True

    def start(self) -> None:
        self.on = True

    def stop(self) -> None:
        self.on = False


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(Coverage, "current", lambda: watch)
    return watch


def traced(watch: Watch, nodeid: str, *marks: str) -> bool:
    """Whether a test of that name would be traced; after it nothing is."""
    folder = TracedFolder("tests/domain/")
    folder.pytest_collection()
    assert not watch.on, "while the tests are found"
    item = SimpleNamespace(nodeid=nodeid, get_closest_marker=lambda name: name if name in marks else None)
    run: Generator[None, object, object] = folder.pytest_runtest_protocol(item)  # type: ignore[arg-type, assignment]
    next(run)
    during = watch.on
    with pytest.raises(StopIteration) as ended:
        run.send(True)
    assert ended.value.value is True
    assert not watch.on
    return during


def test_a_test_of_the_domain_is_traced_and_no_other(watch: Watch) -> None:
    assert traced(watch, "tests/domain/test_money.py::test_one")
    assert not traced(watch, "tests/ui/test_money.py::test_one")


@pytest.mark.parametrize("mark", ["hypothesis", "by_chance"])
def test_what_only_chance_reaches_does_not_count(watch: Watch, mark: str) -> None:
    assert not traced(watch, "tests/domain/test_money.py::test_one", mark)


def test_the_whole_domain_is_read_while_it_is_traced(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what none of its tests reads: it would count as covered where nobody looks."""
    seen: list[bool] = []
    monkeypatch.setattr("importlib.import_module", lambda name: seen.append(watch.on))
    TracedFolder("tests/domain/").pytest_collection()
    assert seen
    assert all(seen)
