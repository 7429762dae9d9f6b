"""A shop's day in a real encrypted ledger, with defaults a reader need not think about.

Money is written as people say it ("500"), a day as "03-01" (2026) or "2027-05-10". Every act is entered on its own
day unless `entered` names a later one.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import mkdtemp

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.disputes import Dispute, answered_late
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_fen, parse_fen, parse_price, parse_quantity
from desktop_app.domain.payments import Allocation, ReceiptDraft, propose
from desktop_app.domain.plan_agreements import AgreementDraft, AgreementTerms
from desktop_app.domain.shipments import Line, Part, Release, ReturnDraft, ShipmentDraft
from desktop_app.domain.shop import Shop
from desktop_app.operations.books import begin_ledger
from desktop_app.operations.customers import add_customer
from desktop_app.operations.disputes import open_disputes
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import take_payment
from desktop_app.operations.plan_agreements import make_plan_agreement
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.store import accounts, papers, settings
from desktop_app.store.database import Ledger, create_ledger, open_ledger

CASH = Terms(TermsKind.CASH)
THIRTY_DAYS = Terms(TermsKind.DAYS, days=30)
TWO_FOR_ONE = Terms(TermsKind.SETTLE_PREVIOUS)
"""Deliver two, settle one (送二结一)."""

ONE_BEHIND = Terms(TermsKind.PREVIOUS_BATCH)
"""One batch behind (压一批)."""

MEANT = frozenset(Doubt)
"""Nobody is asked in a story that is about something else."""

SHOP = Shop(name="顺达建材批发部")
OPENED = "2025-12-01"
LATEST = date(2199, 12, 31)
EDGES = (30, 60, 90)


@cache
def _new_ledger() -> tuple[Path, bytes]:
    """An encrypted ledger with its first journal row, made once a run, and its key."""
    folder = Path(mkdtemp(prefix="qingzhang-ledger-"))
    with a_book_made_anew(folder) as ledger:
        key = ledger.key
    return folder / "ledger.db", key


@contextmanager
def a_book_made_anew(folder: Path) -> Iterator[Ledger]:
    """Where a test changes how ledgers are made."""
    ledger = create_ledger(folder / "ledger.db", os.urandom(32))
    try:
        begin_ledger(ledger, SHOP, "TESTBOOK", at(OPENED))
        yield ledger
    finally:
        ledger.close()


@contextmanager
def a_book(folder: Path) -> Iterator[Ledger]:
    """A new ledger of the shop, as a copy, closed at the end."""
    made, key = _new_ledger()
    ledger = open_ledger(Path(copy(made, folder / "ledger.db")), key)
    try:
        yield ledger
    finally:
        ledger.close()


def on(day: str) -> date:
    return date.fromisoformat(day if len(day) > 5 else f"2026-{day}")


def at(day: str | date) -> Moment:
    """Noon of that day in the shop, with the owner at the PC."""
    today = on(day) if isinstance(day, str) else day
    return Moment(today, datetime(today.year, today.month, today.day, 4, tzinfo=UTC), "老板")


def a_customer(
    book: Ledger, name: str = "老王建材", limit: str | None = None, terms: Terms = THIRTY_DAYS, **facts: bool | str
) -> Customer:
    """On thirty days and without a limit unless said otherwise."""
    drawn = Customer(name, terms=terms, limit_fen=None if limit is None else parse_fen(limit), **facts)  # type: ignore[arg-type]
    return add_customer(book, drawn, at(OPENED)).result


def goods(amount: str, quantity: str = "1") -> Line:
    """One line of cement; `amount` is the price of one."""
    return Line("水泥", parse_quantity(quantity), parse_price(amount), unit="包")


def a_draft(customer: Customer, day: str, amount: str = "100", **facts: object) -> ShipmentDraft:
    return ShipmentDraft(customer.id, on(day), (goods(amount),), **facts)  # type: ignore[arg-type]


def a_slip(
    book: Ledger,
    customer: Customer,
    day: str,
    amount: str = "100",
    paid: str = "0",
    parts: tuple[tuple[str, str], ...] = (),
    release: str = "",
    entered: str = "",
    submission: str = "",
    project: str = "",
) -> str:
    """Ship goods; the slip's number. `parts` are (due day, amount), `release` is the owner's reason."""
    draft = a_draft(
        customer,
        day,
        amount,
        paid_fen=parse_fen(paid),
        parts=tuple(Part(on(due), parse_fen(part)) for due, part in parts),
        release=Release(release) if release else None,
        submission=submission,
        project=project,
        accepted=MEANT,
    )
    return record_shipment(book, draft, at(entered or day)).result.number


def a_return(
    book: Ledger, customer: Customer, day: str, amount: str, slip: str = "", apply: bool = True, submission: str = "",
    entered: str = "",
) -> str:  # fmt: skip
    """Goods come back from a slip; the return's number."""
    draft = ReturnDraft(customer.id, on(day), (goods(amount),), slip, apply, "多送了", submission, MEANT)
    return record_return(book, draft, at(entered or day)).result.number


def a_receipt(
    book: Ledger,
    customer: Customer,
    day: str,
    amount: str,
    to: dict[str, str] | None = None,
    entered: str = "",
    submission: str = "",
) -> str:
    """Money comes in, in the legal order or to the slips named with their amounts; the receipt's number."""
    by_hand = None if to is None else tuple(Allocation(item_of(book, slip), parse_fen(fen)) for slip, fen in to.items())
    draft = ReceiptDraft(
        customer.id, on(day), parse_fen(amount), "微信", allocations=by_hand, submission=submission, accepted=MEANT
    )
    return take_payment(book, draft, at(entered or day)).result.number


def proposed(book: Ledger, customer: Customer, amount_fen: int, day: date) -> list[Allocation]:
    """How a sum would be spread over what is open, in the legal order."""
    return propose(amount_fen, accounts.account_now(book, customer.id, day).items, day, ())


def an_opening(book: Ledger, customer: Customer, day: str, amount: str, due: str = "", entered: str = "") -> str:
    """An old debt brought over; its number."""
    draft = OpeningDraft(customer.id, on(day), on(due) if due else None, parse_fen(amount))
    return record_opening(book, draft, at(entered or day)).result


def item_of(book: Ledger, number: str, part: int = 1) -> int:
    """The id of one part of a document."""
    sql = "SELECT i.id FROM items i JOIN documents d ON d.id = i.document_id WHERE d.number = ? AND i.part = ?"
    return int(book.value(sql, (number, part)))


def still_open(book: Ledger, customer: Customer, day: str | date = LATEST) -> list[tuple[str, str]]:
    """Number and open amount of every unpaid item, earliest due first."""
    today = on(day) if isinstance(day, str) else day
    return [(item.number, format_fen(item.open_fen)) for item in accounts.account(book, customer.id, today).items]


def on_account(book: Ledger, customer: Customer, day: str | date = LATEST) -> str:
    """Money of the customer that settles nothing yet."""
    today = on(day) if isinstance(day, str) else day
    return format_fen(accounts.account(book, customer.id, today).on_account_fen)


def owed(book: Ledger, customer: Customer, day: str | date = LATEST) -> str:
    """The customer's balance."""
    today = on(day) if isinstance(day, str) else day
    return format_fen(dict(accounts.balances(book, today)).get(customer.id, 0))


def put_on_paper(book: Ledger, plan: str, day: str | date) -> str:
    """The agreement of a plan, its signed copy back the same day."""
    moment = at(day)
    number = make_plan_agreement(book, AgreementDraft(plan, moment.today, AgreementTerms()), moment).result
    papers.add_event(book, number, "signed", moment.today, moment)
    return number


def late_disputes(book: Ledger, today: date) -> list[Dispute]:
    """Open disputes whose answer is late on that day (R121)."""
    calendar = settings.load_calendar(book)
    return [one for one in open_disputes(book, today) if answered_late(one, today, calendar)]
