"""Every test has a user's folder of its own: how far one test's book went is no news to the next."""

import gc
import os
import time
from itertools import count

import pytest
from xdist import is_xdist_worker
from xdist.remote import Producer

from tests.at_once import ToldAtOnce
from tests.counts import counted
from tests.side_by_side import WholeFiles, in_turn, read_apart
from tests.traced import TracedFolder

_TESTS = count()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full", action="store_true", help="every kill and every crash state of the fault tests, which takes hours"
    )
    parser.addoption(
        "--part",
        type=_part,
        default=(1, 1),
        metavar="K/N",
        help="with --full: every N-th kill of a flow from the K-th on, to run N of them beside each other",
    )
    parser.addoption("--traced", metavar="FOLDER", help="with --cov: only the tests of this folder count")
    parser.addoption("--points", type=int, default=0, help="with --full: so many kills, evenly spread")


def _part(typed: str) -> tuple[int, int]:
    which, of = (int(number) for number in typed.split("/"))
    if not 1 <= which <= of:
        raise ValueError(typed)
    return which, of


def pytest_configure(config: pytest.Config) -> None:
    """The sizes are read when the first test is, also in the processes that tests begin."""
    if config.getoption("--full"):
        os.environ["QINGZHANG_FULL"] = "1"
        if not hasattr(config, "workerinput"):
            config.pluginmanager.register(ToldAtOnce(config))
    if config.getoption("--traced"):
        config.pluginmanager.register(TracedFolder(config.getoption("--traced")))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WholeFiles:
    config.option.loadscopereorder = False
    return WholeFiles(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    gc.disable()  # while the tests are found nothing is garbage; to look for it takes a quarter of the time
    if is_xdist_worker(session):
        worker = session.config.workerinput  # type: ignore[attr-defined]
        read_apart(session.config, worker["workerid"], worker["workercount"])


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    if is_xdist_worker(session):
        items[:] = in_turn(items)


def pytest_collection_finish(session: pytest.Session) -> None:
    """All that was read stays to the end: to look through it for garbage takes a tenth of the time of the tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    reports = (one for kind in terminalreporter.stats.values() for one in kind if isinstance(one, pytest.TestReport))
    for line in counted(reports):
        terminalreporter.write_line(line)
    if config.getoption("--full"):
        from tests.sizes import SIZES, told

        terminalreporter.write_line(f"Full sizes on {time.strftime('%Y-%m-%d')}: {told(SIZES)}.")


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether all is tried, and not only some of each kind."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / f"state-{next(_TESTS)}"))
