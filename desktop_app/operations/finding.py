"""Find anything by a part of it: a customer, a document, goods (U39, Ctrl+K)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import Kind
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.picks import matches, typed_words
from desktop_app.operations.picking import customers_to_find, goods_to_pick
from desktop_app.store import finding
from desktop_app.store.database import Ledger
from desktop_app.store.finding import Found

SHORTEST_NUMBER = 2
"""Characters: a single one stands in every number."""


class Group(StrEnum):
    """What was found; hits come in this order."""

    CUSTOMER = "customer"
    DOCUMENT = "document"
    GOODS = "goods"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. A document's title is its number, its hint the customer; a statement and a plan have no kind."""

    group: Group
    title: str
    hint: str
    customer_id: int = 0
    number: str = ""
    goods_id: int = 0
    kind: Kind | None = None
    dated: date | None = None
    amount_fen: int = 0


def find(ledger: Ledger, text: str, today: date, limit: int = 8) -> list[Hit]:
    """At most `limit` hits of each group, best first; nothing for an empty text.

    Customers and goods by any part of a name, pinyin, code or phone; documents dated up to `today` by any part of
    their number, the customer's own number or the number on the paper, by their exact amount, newest first, and by the
    check code printed on them.
    """
    if not typed_words(text):
        return []
    return _customers(ledger, text, limit) + _documents(ledger, text, today, limit) + _goods(ledger, text, limit)


def _customers(ledger: Ledger, text: str, limit: int) -> list[Hit]:
    found = matches(customers_to_find(ledger), text, limit)
    return [Hit(Group.CUSTOMER, one.title, one.hint, customer_id=one.id) for one in found]


def _goods(ledger: Ledger, text: str, limit: int) -> list[Hit]:
    found = matches(goods_to_pick(ledger, with_inactive=True), text, limit)
    return [Hit(Group.GOODS, one.title, one.hint, goods_id=one.id) for one in found]


def _documents(ledger: Ledger, text: str, today: date, limit: int) -> list[Hit]:
    part = "".join(typed_words(text))
    by_number = finding.by_number(ledger, part, today, limit) if len(part) >= SHORTEST_NUMBER else []
    fen = _fen(part)
    by_amount = finding.by_amount(ledger, fen, today, limit) if fen else []
    by_code = finding.by_fingerprint(ledger, part, today)
    return [_document(found) for found in dict.fromkeys([*by_code, *by_number, *by_amount])][:limit]


def _document(found: Found) -> Hit:
    return Hit(
        Group.DOCUMENT, found.number, found.customer, found.customer_id, found.number, 0, found.kind, found.dated,
        found.amount_fen,
    )  # fmt: skip


def _fen(text: str) -> int:
    """The amount the text names, 0 when it names none."""
    try:
        return parse_fen(text)
    except Refused:
        return 0
