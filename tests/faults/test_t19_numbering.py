"""T19: numbers run 1, 2, 3 … in every series and year, whatever happens to the book; none is given out twice (D8, F20).

A shop lives through slips, receipts, voidings, statements, old debts, entries that fail, a program killed in the middle
of one, backups put back, an old file put back, and a new year, in any order. Beside it stands one figure for each
series: the highest number that was ever handed to anybody. The next must be the one after it.
"""

import os
import random
import shutil
import signal
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, go_on, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.restoring import restore_backup
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store import numbering
from desktop_app.store.database import Ledger
from tests.operations.builders import SHOP, a_customer, a_receipt, a_slip, an_opening, at

PASSPHRASE = "四川 建材 2026"
LEDGER, KEPT = "ledger.db", "an old file"
LIVES, ALL_LIVES = 8, 500


@dataclass
class NumberedLife:
    """A book, the papers in people's hands, and the chance that decides what comes next; `told` is what happened."""

    folder: Path
    chance: random.Random
    today: date = date(2026, 12, 20)
    highest: Counter[str] = field(default_factory=Counter)
    customers: int = 0
    minutes: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def stick(self) -> Path:
        return self.folder.parent / "stick"

    def handed_out(self, number: str) -> None:
        """It is the next of its series and year, and no other."""
        series, _, serial = number.rpartition("-")
        expected = self.highest[series] + 1
        assert int(serial) == expected, f"{number} where {expected} was to come: {self.told}"
        self.highest[series] = expected

    def now(self) -> Moment:
        """A minute later than ever before."""
        self.minutes += 1
        noon = at(self.today)
        return replace(noon, now=noon.now + timedelta(minutes=self.minutes))

    def day(self) -> str:
        """Today, or the last day of the year before."""
        back_dated = self.chance.random() < 0.2
        return (date(self.today.year - 1, 12, 31) if back_dated else self.today).isoformat()

    def somebody(self, ledger: Ledger) -> Customer:
        self.customers += 1
        return a_customer(ledger, f"客户{self.customers}")

    def work(self) -> None:
        """A while with the book open."""
        with open_book(self.folder, PASSPHRASE) as book:
            for act in self.chance.choices(ACTS, k=self.chance.randint(2, 5)):
                self.told.append(act.__name__)
                act(self, book.ledger)

    def happen(self) -> None:
        """What befalls a closed book."""
        event = self.chance.choice(EVENTS)
        self.told.append(event.__name__)
        event(self)

    def prove(self) -> None:
        """Nothing is missing but what the journal says was skipped; the counters stand where the papers do."""
        with open_book(self.folder, PASSPHRASE) as book:
            assert check_book(book) == [], self.told
            assert numbering.highest_numbers(book.ledger) == self.highest, self.told


# ── with the book open ───────────────────────────────────────────────────────────────────────────
def slip(life: NumberedLife, ledger: Ledger) -> None:
    life.handed_out(a_slip(ledger, life.somebody(ledger), life.day(), "120", entered=life.today.isoformat()))


def receipt(life: NumberedLife, ledger: Ledger) -> None:
    life.handed_out(a_receipt(ledger, life.somebody(ledger), life.day(), "50", entered=life.today.isoformat()))


def old_debt(life: NumberedLife, ledger: Ledger) -> None:
    life.handed_out(an_opening(ledger, life.somebody(ledger), life.today.isoformat(), "900"))


def statement(life: NumberedLife, ledger: Ledger) -> None:
    customer = life.somebody(ledger)
    life.handed_out(a_slip(ledger, customer, life.today.isoformat(), "75"))
    life.handed_out(issue_statement(ledger, customer.id, life.today, at(life.today)).result.number)


def voiding(life: NumberedLife, ledger: Ledger) -> None:
    """The voided paper keeps its number; its reversal has one of its own."""
    standing = ledger.rows(
        """SELECT number FROM documents d WHERE kind IN ('shipment', 'receipt') AND NOT EXISTS
           (SELECT 1 FROM documents r WHERE r.reverses = d.id)"""
    )
    if standing:
        (number,) = life.chance.choice(standing)
        life.handed_out(void_document(ledger, number, life.today, "开错了", at(life.today)).result)


def failure(life: NumberedLife, ledger: Ledger) -> None:
    """A slip that fails at its end gives its number back."""
    with suppress(ZeroDivisionError), ledger.writing():
        slip(NumberedLife(life.folder, life.chance, life.today, life.highest.copy(), life.customers), ledger)
        raise ZeroDivisionError


# ── with the book closed ─────────────────────────────────────────────────────────────────────────
def backup(life: NumberedLife) -> None:
    with open_book(life.folder, PASSPHRASE) as book:
        back_up(book, life.stick, life.now())


def restore(life: NumberedLife) -> None:
    """Any of the backups, not the newest alone."""
    copies = sorted(life.stick.iterdir()) if life.stick.is_dir() else []
    if copies:
        restore_backup(life.folder, life.chance.choice(copies), life.now(), PASSPHRASE)


def put_aside(life: NumberedLife) -> None:
    shutil.copy(life.folder / LEDGER, life.folder.parent / KEPT)


def put_back(life: NumberedLife) -> None:
    """The old file in the place of the new one, and somebody says to go on with it."""
    if (life.folder.parent / KEPT).is_file():
        shutil.copy(life.folder.parent / KEPT, life.folder / LEDGER)
        with suppress(Refused):  # nothing was entered since
            go_on(life.folder, life.now(), PASSPHRASE)


def killed(life: NumberedLife) -> None:
    """One slip was handed out; the program dies inside the next."""
    reading, writing = os.pipe()
    program = os.fork()
    if not program:
        try:
            with open_book(life.folder, PASSPHRASE) as book:
                customer = life.somebody(book.ledger)
                os.write(writing, a_slip(book.ledger, customer, life.today.isoformat()).encode())
                with book.ledger.writing():
                    a_slip(book.ledger, customer, life.today.isoformat())
                    os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    os.close(writing)
    assert os.waitstatus_to_exitcode(os.waitpid(program, 0)[1]) == -signal.SIGKILL
    with os.fdopen(reading) as heard:
        life.handed_out(heard.read())
    life.customers += 1


def days_go_by(life: NumberedLife) -> None:
    life.today += timedelta(days=life.chance.randint(1, 90))


ACTS: tuple[Callable[[NumberedLife, Ledger], None], ...] = (
    slip, slip, receipt, old_debt, statement, voiding, voiding, failure,
)  # fmt: skip
EVENTS: tuple[Callable[[NumberedLife], None], ...] = (
    backup, backup, restore, put_aside, put_back, killed, days_go_by,
)  # fmt: skip


def test_whatever_happens_to_the_book_the_next_number_is_the_one_after_the_highest(
    tmp_path: Path, chance: random.Random, full: bool
) -> None:
    """T19, F20: 500 lives with `--full`, some of them otherwise; each has a year's end in it."""
    for _ in range(ALL_LIVES if full else LIVES):
        seed = chance.randrange(2**32)
        print(f"a life of seed {seed}")
        live(tmp_path / str(seed), seed)
        shutil.rmtree(tmp_path / str(seed))


def live(place: Path, seed: int) -> None:
    life = NumberedLife(place / "book", random.Random(seed))
    place.mkdir()
    create_book(life.folder, SHOP, at("2026-01-01"), PASSPHRASE)
    for _ in range(6):
        life.work()
        life.happen()
    life.prove()


def test_every_thing_that_can_happen_in_one_life(tmp_path: Path) -> None:
    """T19: so that none of them is missed by chance, and a second restore finds what the first left out."""
    life = NumberedLife(tmp_path / "book", random.Random(1))
    create_book(life.folder, SHOP, at("2026-01-01"), PASSPHRASE)
    for event in (
        backup, killed, put_aside, days_go_by, restore, killed, put_back, backup, restore, restore,
    ):  # fmt: skip
        for act in ACTS:
            with open_book(life.folder, PASSPHRASE) as book:
                act(life, book.ledger)
        event(life)
    life.prove()
    assert {name.split("-")[0] for name in life.highest} == {"SHD", "SKD", "QCD", "DZD", "HCD"}
    assert {name.split("-")[1] for name in life.highest} >= {"2026", "2027"}
