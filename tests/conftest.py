"""Every test has a user's folder of its own: how far one test's book went is no news to the next."""

from itertools import count

import pytest
from xdist import is_xdist_worker
from xdist.remote import Producer

from tests.side_by_side import WholeFiles, in_turn

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
    parser.addoption("--points", type=int, default=0, help="with --full: so many kills, evenly spread")


def _part(typed: str) -> tuple[int, int]:
    which, of = (int(number) for number in typed.split("/"))
    if not 1 <= which <= of:
        raise ValueError(typed)
    return which, of


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WholeFiles:
    config.option.loadscopereorder = False
    return WholeFiles(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    if is_xdist_worker(session):
        items[:] = in_turn(items)


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether all is tried, and not only some of each kind."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / f"state-{next(_TESTS)}"))
