"""The shop's endless day: entry 0, 1, 2 … each the same whenever it is made, and what they must add up to.

`enter` uses the product; everything else here is plain arithmetic that shares no code with it.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.domain.customers import Customer
from desktop_app.domain.money import parse_price, parse_quantity
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.shipments import Line, Release, ReturnDraft, ShipmentDraft
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.customers import add_customer
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import take_payment
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from desktop_app.store.documents import Document, load_document
from tests.operations.builders import MEANT, ONE_BEHIND, THIRTY_DAYS, at

KINDS = ("slip", "slip", "receipt", "slip", "return", "reversal", "opening", "adjustment", "statement")
"""Entry i is of kind i mod 9; a return is for the slip before it, a reversal for the receipt three before it."""
CUSTOMERS = 4
FIRST_DAY = date(2025, 12, 25)
PER_DAY = 20


def kind_of(entry: int) -> str:
    return KINDS[entry % len(KINDS)]


def customer_of(entry: int) -> int:
    return entry // len(KINDS) % CUSTOMERS + 1


def day_of(entry: int) -> date:
    return FIRST_DAY + timedelta(days=entry // PER_DAY)


def fen_of(entry: int) -> int:
    return entry * 7919 % 90_000 + 1_000


def paid_of(entry: int) -> int:
    """What is paid with a slip at the counter: nothing for every second one."""
    return fen_of(entry) // 4 if entry % 2 else 0


def submission_of(entry: int) -> str:
    return f"entry {entry}"


def documents_of(entry: int) -> list[tuple[str, str, int]]:
    """(kind, direction, fen) of every document that entry makes."""
    fen = fen_of(entry)
    match kind_of(entry):
        case "slip":
            paid = [("receipt", "credit", paid_of(entry))] if paid_of(entry) else []
            return [("shipment", "debit", fen), *paid]
        case "opening":
            return [("opening", "debit", fen)]
        case "reversal":
            return [("reversal", "debit", fen_of(entry - 3))]
        case "statement":
            return []
        case kind:
            return [(kind, "credit", fen // 5 if kind == "return" else fen)]


def balances_after(entries: Iterable[int]) -> dict[int, int]:
    """What each customer owes in fen once these entries are in the book."""
    owed: dict[int, int] = {}
    for entry in entries:
        for _, direction, fen in documents_of(entry):
            who = customer_of(entry)
            owed[who] = owed.get(who, 0) + (fen if direction == "debit" else -fen)
    return owed


# ── made with the product ────────────────────────────────────────────────────────────────────────
def add_customers(book: Ledger) -> None:
    for place in range(CUSTOMERS):
        terms = ONE_BEHIND if place % 2 else THIRTY_DAYS
        add_customer(book, Customer(f"客户{place}", terms=terms), at(FIRST_DAY))


def enter(book: Ledger, entry: int) -> str:
    """Make this entry, or find it made; the number of its paper."""
    who, day, fen, submission = customer_of(entry), day_of(entry), fen_of(entry), submission_of(entry)
    match kind_of(entry):
        case "slip":
            lines = (goods("水泥", fen // 3), goods(f"货品{entry % 50}", fen - fen // 3))
            slip = ShipmentDraft(
                who, day, lines, paid_of(entry), release=Release("老板同意"), submission=submission,
                accepted=MEANT,
            )  # fmt: skip
            return record_shipment(book, slip, at(day)).result.number
        case "receipt":
            money = ReceiptDraft(who, day, fen, "微信", submission=submission, accepted=MEANT)
            return take_payment(book, money, at(day)).result.number
        case "return":
            slip_number = number_of(book, entry - 1)
            back = ReturnDraft(who, day, (goods("水泥", fen // 5),), slip_number, submission=submission, accepted=MEANT)
            return record_return(book, back, at(day)).result.number
        case "reversal":
            return reversal(book, entry - 3, day)
        case "opening":
            return record_opening(book, OpeningDraft(who, day, day, fen, submission=submission), at(day)).result
        case "adjustment":
            less = AdjustmentDraft(who, day, fen, submission=submission, accepted=MEANT)
            return record_adjustment(book, less, at(day)).result
        case _:
            return issue_statement(book, who, day, at(day)).result.number


def goods(name: str, fen: int) -> Line:
    return Line(name, parse_quantity("1"), parse_price(f"{fen / 100:.2f}"), unit="包")


def number_of(book: Ledger, entry: int) -> str:
    return made_of(book, entry).number


def made_of(book: Ledger, entry: int) -> Document:
    """What an entry became, found by its submission id."""
    number = book.value("SELECT number FROM documents WHERE submission = ?", (submission_of(entry),))
    assert number is not None, f"entry {entry} is not in the book"
    return load_document(book, str(number))


def reversal(book: Ledger, entry: int, day: date) -> str:
    """A reversal carries no submission id: the original says whether it was reversed."""
    made = made_of(book, entry)
    return made.reversed_by or void_document(book, made.number, day, "开错了", at(day)).result
