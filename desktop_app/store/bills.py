"""Which lines of bills are booked, whose payers were learnt, and what is known again as no customer's.

Of money that is no customer's the book keeps neither name nor sum nor day: only a mark, made from its payer or its
transaction number with a key of this book, by which the same one is known when it comes again.
"""

import hmac
import secrets
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.domain.bills import MarkKey
from desktop_app.domain.moment import Moment
from desktop_app.store import notes, records, settings, withdrawals
from desktop_app.store.database import Ledger
from desktop_app.store.withdrawals import not_withdrawn

KIND = "bill_line"
"""What withdrawals call such a row."""

USUAL_TIMES = 2
"""So often a sum came to be called usual."""


@dataclass(frozen=True, slots=True)
class HandTyped:
    """A receipt that stands and came from no bill: it may be the same money."""

    number: str
    customer_id: int
    customer: str
    dated: date
    amount_fen: int
    method: str


class BillLink(NamedTuple):
    """Which receipt is the money of a line; `by_hand`: it was typed before, and stays when the line is taken back."""

    row_id: int
    number: str
    by_hand: bool


def add_line(ledger: Ledger, document_id: int, line: str, payer: str, by_hand: bool, moment: Moment) -> int:
    """A receipt is the money of this line, whose payer is known again by `payer` (empty: by nothing).

    `by_hand`: the receipt was there before.
    """
    return notes.add(ledger, "bill_lines", (document_id, line, payer, by_hand), moment, "take_bill_line", line)


def lines_of(ledger: Ledger, document_id: int) -> list[tuple[str, str, bool]]:
    """(line, payer, by hand) of what a standing receipt is the money of."""
    query = f"SELECT b.line, b.payer, b.by_hand {_STANDING} AND d.id = :document ORDER BY b.id"
    rows = ledger.connection().execute(query, {**_EVER, "document": document_id})
    return [(line, payer, bool(by_hand)) for line, payer, by_hand in rows]


def taken(ledger: Ledger) -> dict[str, str]:
    """Number of the standing receipt of each line that is booked; what was voided or parted again is not."""
    return dict(ledger.connection().execute(f"SELECT b.line, d.number {_STANDING}", _EVER))


def link_of(ledger: Ledger, line: str) -> BillLink | None:
    """The receipt of a line that is booked."""
    query = f"SELECT b.id, d.number, b.by_hand {_STANDING} AND b.line = :line"
    found = ledger.connection().execute(query, {**_EVER, "line": line})
    return next((BillLink(row, number, bool(by_hand)) for row, number, by_hand in found), None)


def customers_of(ledger: Ledger) -> list[tuple[str, str]]:
    """(number, name of its customer) of the receipts that came from bills."""
    named = "SELECT d.number, (SELECT c.name FROM customers c WHERE c.id = d.customer_id)"
    return [(number, name) for number, name in ledger.connection().execute(f"{named} {_STANDING}", _EVER)]


def part(ledger: Ledger, row_id: int, moment: Moment) -> None:
    """The receipt is not the money of this line after all."""
    withdrawals.add(ledger, KIND, row_id, moment)


def learnt(ledger: Ledger) -> dict[str, dict[int, int]]:
    """By payer: how many standing receipts of which customer came from him."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    rows = ledger.connection().execute(
        f"SELECT b.payer, d.customer_id, count(*) {_STANDING} AND b.payer <> '' GROUP BY b.payer, d.customer_id", _EVER
    )
    for payer, customer, times in rows:
        found[payer][customer] = times
    return dict(found)


def typed_by_hand(ledger: Ledger, first: date, last: date, around: timedelta) -> list[HandTyped]:
    """Standing receipts around these days that are the money of no line yet, oldest first."""
    days = {"first": (first - around).isoformat(), "last": (last + around).isoformat()}
    rows = ledger.connection().execute(_BY_HAND, {**_EVER, **days})
    return [
        HandTyped(number, customer, name, date.fromisoformat(dated), fen, method)
        for number, customer, name, dated, fen, method in rows
    ]


def usual_sums(ledger: Ledger) -> dict[int, frozenset[int]]:
    """By customer: sums in fen that he paid more than once."""
    found: dict[int, set[int]] = defaultdict(set)
    for customer, fen in ledger.rows(_USUAL, (USUAL_TIMES,)):
        found[customer].add(fen)
    return {customer: frozenset(sums) for customer, sums in found.items()}


def paper_numbers(ledger: Ledger) -> list[tuple[int, str, str]]:
    """(customer, number on the paper, number of the slip) of what is open."""
    return [(customer, paper, slip) for customer, paper, slip in ledger.rows(_PAPERS)]


# ── what is no customer's ────────────────────────────────────────────────────────────────────────


def add_strangers(ledger: Ledger, texts: Iterable[str], moment: Moment) -> None:
    """From now on these are known again."""
    key = _key(ledger)
    if not key:
        key = secrets.token_hex(32)
        records.keep_setting(ledger, "mark_key", MarkKey(key), moment, "make_mark_key")
    ledger.write_many("INSERT OR IGNORE INTO bill_strangers VALUES (?)", [(_marked(key, text),) for text in texts])


def drop_strangers(ledger: Ledger, texts: Iterable[str]) -> None:
    """These are unknown again."""
    if key := _key(ledger):
        marks = [(_marked(key, text),) for text in texts]
        ledger.write_many("DELETE FROM bill_strangers WHERE mark = ?", marks)


class Strangers:
    """Knows payers and lines again that are no customer's."""

    def __init__(self, ledger: Ledger) -> None:
        self._key = _key(ledger)
        self._marks = {mark for (mark,) in ledger.rows("SELECT mark FROM bill_strangers")}

    def __contains__(self, text: object) -> bool:
        return bool(self._marks) and _marked(self._key, str(text)) in self._marks


def _key(ledger: Ledger) -> str:
    return settings.load_mark_key(ledger).key


def _marked(key: str, text: str) -> str:
    return hmac.digest(bytes.fromhex(key), text.encode(), "sha256").hex()


_EVER = {"ever": date.max.isoformat()}
_STANDING = f"""FROM bill_lines b JOIN documents d ON d.id = b.document_id
    WHERE NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id) AND {not_withdrawn(KIND, "b.id", ":ever")}"""

_BY_HAND = f"""SELECT d.number, d.customer_id, c.name, d.dated, d.amount_fen, t.method
    FROM documents d JOIN receipts t ON t.document_id = d.id JOIN customers c ON c.id = d.customer_id
    WHERE d.dated BETWEEN :first AND :last AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
    AND NOT EXISTS (SELECT 1 FROM bill_lines b WHERE b.document_id = d.id AND {not_withdrawn(KIND, "b.id", ":ever")})
    ORDER BY d.dated, d.id"""

_USUAL = """SELECT d.customer_id, d.amount_fen FROM documents d WHERE d.kind = 'receipt'
    AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
    GROUP BY d.customer_id, d.amount_fen HAVING count(*) >= ?"""

_PAPERS = """SELECT d.customer_id, s.paper_number, d.number FROM shipments s JOIN documents d ON d.id = s.document_id
    WHERE s.paper_number <> '' AND EXISTS (SELECT 1 FROM items i JOIN open_items o ON o.item_id = i.id
        WHERE i.document_id = d.id)"""
