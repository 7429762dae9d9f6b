"""D18: the whole book is proven once a week while nobody types; what does not hold stays told, with the ways out."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Said
from desktop_app.operations import checking as proving
from desktop_app.operations.books import Book, open_book
from desktop_app.operations.checking import Disproof, last_proof
from desktop_app.operations.customers import add_customer
from desktop_app.operations.papers import VoucherPaper, voucher_pdf
from desktop_app.store import checking
from desktop_app.store.checking import PROOFS
from desktop_app.store.database import Ledger
from desktop_app.ui.base.proof_round import ProofRound
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.settings.check_settings import CheckSettings
from desktop_app.ui.settings.settings import SettingsPage
from desktop_app.ui.start.restore import RestoreCover
from desktop_app.ui.start.unlock import UnlockCover
from tests.operations.builders import a_customer, a_slip
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import PASSPHRASE, TODAY, AWindow, Clock, turns


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AStart]:
    """The passphrase is asked for; nobody has touched the keyboard for a while."""
    without_keyring(monkeypatch)
    with a_start(tmp_path) as started:
        started.until(lambda: isinstance(started.cover, UnlockCover))
        started.program.proving.rest = -1
        yield started


def opened(start: AStart) -> None:
    start.program.start.open(start.own, PASSPHRASE)
    start.until(lambda: start.is_open)
    start.settle()


def section(start: AStart) -> CheckSettings:
    """The bar's way to what does not hold."""
    start.program.window.steady_bar.press(1)
    start.settle()
    page = start.program.window.current_page()
    assert isinstance(page, SettingsPage)
    shown = page.section
    assert isinstance(shown, CheckSettings)
    return shown


def test_a_whole_book_is_proven_without_a_word(start: AStart) -> None:
    opened(start)
    assert start.steady == ""
    last = start.program.jobs.book.ask(last_proof).result()
    assert last is not None
    assert (last.day, last.faults) == (Clock().today, 0)


def test_a_book_that_does_not_add_up_is_closed_and_the_bar_says_what_to_do(start: AStart) -> None:
    """Nothing more is entered; a backup takes its place, or what is wrong is looked at."""
    with open_book(start.own, PASSPHRASE) as book:
        customer = add_customer(book.ledger, Customer("张三"), Clock().moment()).result
        book.ledger.write("INSERT INTO balances VALUES (?, 1)", (customer.id,))
    opened(start)
    assert start.steady == (
        "This book is only looked at; nothing can be entered. The book does not add up in 1 places. Stop entering, and "
        "restore the newest backup that passes the check."
    )
    with pytest.raises(Said, match="can only be looked at"):
        start.program.jobs.book.ask(lambda book: add_customer(book.ledger, Customer("李四"), Clock().moment())).result()
    assert section(start).last.text() == f"Last proven on {TODAY}: 1 did not hold."
    assert start.steady != "", "the bar stays"
    start.program.window.steady_bar.press(0)
    start.until(lambda: isinstance(start.cover, RestoreCover))
    opened(start)
    assert "does not add up" in start.steady, "also the next time it is opened"


def test_once_a_check_finds_it_whole_the_book_is_entered_in_again(start: AStart) -> None:
    """What was read wrongly that day was the disk's fault: no restore is needed."""
    with open_book(start.own, PASSPHRASE) as book:
        customer = add_customer(book.ledger, Customer("张三"), Clock().moment()).result
        book.ledger.write("INSERT INTO balances VALUES (?, 1)", (customer.id,))
    opened(start)
    with_key = start.program.jobs.book
    with_key.ask(lambda book: book.ledger.rows("PRAGMA query_only = OFF")).result()
    with_key.ask(lambda book: book.ledger.write("DELETE FROM balances WHERE balance_fen = 1")).result()
    shown = section(start)
    shown.check()
    start.settle()
    assert shown.verdict.text().endswith("Open the book again to go on entering.")
    opened(start)
    assert start.steady == ""
    with_key.ask(lambda book: add_customer(book.ledger, Customer("李四"), Clock().moment())).result()


def test_lost_papers_are_told_and_the_shop_goes_on_working(start: AStart) -> None:
    with open_book(start.own, PASSPHRASE) as book:
        number = a_slip(book.ledger, a_customer(book.ledger), TODAY.isoformat())
        voucher_pdf(book, number, next(iter(VoucherPaper)), "zh_CN", Clock().moment())
        for file in book.scans.folder.iterdir():
            file.unlink()
    opened(start)
    assert start.steady.startswith("The files of 1 papers are lost or altered; every entry and every sum is right.")
    start.program.jobs.book.ask(lambda book: add_customer(book.ledger, Customer("李四"), Clock().moment())).result()
    assert section(start).last.text() == f"Last proven on {TODAY}: 1 did not hold."


def test_the_check_by_hand_closes_a_broken_book_too(start: AStart) -> None:
    opened(start)
    jobs = start.program.jobs
    customer = jobs.book.ask(lambda book: add_customer(book.ledger, Customer("张三"), Clock().moment())).result().result
    jobs.book.ask(lambda book: book.ledger.write("INSERT INTO balances VALUES (?, 1)", (customer.id,))).result()
    page = start.program.window.page(PageName.SETTINGS)
    assert isinstance(page, SettingsPage)
    page.check_book()
    start.settle()
    assert "The book does not add up in 1 places" in start.steady
    with pytest.raises(Said, match="can only be looked at"):
        jobs.book.ask(lambda book: add_customer(book.ledger, Customer("李四"), Clock().moment())).result()


class Hands:
    """Somebody types for a moment while the proof is on its way; then stops for long enough."""

    def __init__(self, types_at: range) -> None:
        self.asked, self.pauses, self._types_at = 0, 0, types_at

    def idle(self) -> float:
        self.asked += 1
        self.pauses += self.asked in self._types_at
        return 0.0 if self.asked in self._types_at else 1.0


def told_by(bench: AWindow, idle: Callable[[], float], rest: float) -> tuple[ProofRound, list[list[Disproof]]]:
    told: list[list[Disproof]] = []
    watching = ProofRound(bench.desk, told.append, idle, rest, bench.window)
    watching.begin()
    return watching, told


def test_it_pauses_while_somebody_types_and_goes_on_later(bench: AWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was proven before is not proven again."""
    whole: list[str] = []

    def prove(ledger: Ledger, proof: str) -> list[Disproof]:
        found = checking.prove(ledger, proof)
        whole.append(proof)
        return found

    monkeypatch.setattr(proving, "prove", prove)
    hands = Hands(types_at=range(5, 9))
    _, told = told_by(bench, hands.idle, 0.05)
    while not told:
        turns(10)
    assert told == [[]]
    assert hands.pauses == 4
    assert whole == list(PROOFS)


def test_nothing_is_proven_while_somebody_is_at_work(bench: AWindow) -> None:
    _, told = told_by(bench, lambda: 0.0, 3600.0)
    bench.settle()
    assert told == []
    assert bench.ask(last_proof) is None


def test_a_program_that_stays_open_proves_the_book_again_after_a_week(bench: AWindow) -> None:
    watching, told = told_by(bench, lambda: 1.0, 0.0)
    bench.settle()
    assert told == [[]]
    for days, times in ((6, 1), (7, 2)):
        bench.today = TODAY + timedelta(days=days)
        watching.begin()
        bench.settle()
        assert len(told) == times


def test_pages_get_their_turn_between_two_proofs(bench: AWindow) -> None:
    """A question asked meanwhile is answered before the proof is over."""
    order: list[str] = []
    watching = ProofRound(bench.desk, lambda _: order.append("proven"), lambda: 1.0, 0.0, bench.window)
    watching.begin()
    turns(1)

    def look(book: Book) -> None:
        assert book.ledger is not None

    bench.jobs.ask(look, lambda _: order.append("page"), bench.window)
    bench.settle()
    assert order == ["page", "proven"]
