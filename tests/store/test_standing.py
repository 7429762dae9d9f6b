"""Nothing is called saved in a file that is gone from its place (5.4, F3)."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Unavailable
from desktop_app.store.checking import check
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger, open_ledger
from desktop_app.store.passing_copy import log_of
from tests.operations.builders import a_customer, a_slip
from tests.store.conftest import Closed


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    return tmp_path / "shop"


@pytest.fixture
def ledger(place: Path, closed: Closed) -> Iterator[Ledger]:
    """A ledger in a folder of its own, with a slip already entered."""
    shutil.copy(closed.path, place / "ledger.db")
    opened = open_ledger(place / "ledger.db", closed.key)
    a_slip(opened, a_customer(opened, "老客户"), "04-01")
    yield opened
    opened.close()


def exchange_ledger(place: Path) -> None:
    (place / "ledger.db").rename(place / "old.db")
    shutil.copy(place / "old.db", place / "ledger.db")


def folder_back(place: Path) -> None:
    shutil.rmtree(place)
    place.with_name("moved").rename(place)


GONE: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "the ledger is renamed": (
        lambda place: (place / "ledger.db").rename(place / "old.db"),
        lambda place: (place / "old.db").rename(place / "ledger.db"),
    ),
    "the folder is renamed": (
        lambda place: place.rename(place.with_name("moved")),
        lambda place: place.with_name("moved").rename(place),
    ),
    "the log is taken away": (
        lambda place: log_of(place / "ledger.db").rename(place / "log"),
        lambda place: (place / "log").rename(log_of(place / "ledger.db")),
    ),
    "another ledger lies there": (exchange_ledger, lambda place: (place / "old.db").replace(place / "ledger.db")),
    "another folder lies there": (
        lambda place: shutil.copytree(place.rename(place.with_name("moved")), place),
        folder_back,
    ),
}
"""What happens while the book is open, and how it is put right again."""


@pytest.mark.parametrize("what", GONE)
def test_an_entry_into_a_book_that_is_gone_is_refused_and_entered_once_it_is_back(
    what: str, ledger: Ledger, place: Path
) -> None:
    gone, back = GONE[what]
    slips = count(ledger)
    gone(place)
    with pytest.raises(Unavailable, match=r"was moved, removed or exchanged while it was open") as told:
        a_slip(ledger, customer(ledger), "04-02")
    assert str(place) in str(told.value)
    assert count(ledger) == slips, "nothing was entered"
    back(place)
    a_slip(ledger, customer(ledger), "04-02")
    assert count(ledger) == slips + 1
    assert check(ledger) == []


def test_a_book_that_is_removed_between_commit_and_acknowledgement_is_told(
    ledger: Ledger, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second look, after the commit."""
    real = ledger._standing.require
    asked: list[int] = []

    def require() -> None:
        real()
        if not asked:
            (place / "ledger.db").unlink()
        asked.append(1)

    monkeypatch.setattr(ledger._standing, "require", require)
    with pytest.raises(Unavailable, match="was moved, removed or exchanged"):
        a_slip(ledger, customer(ledger), "04-02")


def count(ledger: Ledger) -> int:
    return int(ledger.value("SELECT count(*) FROM documents"))


def customer(ledger: Ledger) -> Customer:
    return load_customer(ledger, int(ledger.value("SELECT id FROM customers WHERE name = '老客户'")))
