"""Find anything by a part of it: a customer, a document, goods (U39, Ctrl+K)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import Kind
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.picks import Pick, as_key, matches, typed_words
from desktop_app.operations.picking import customers_to_find, goods_to_pick
from desktop_app.store import customers, finding
from desktop_app.store.database import Ledger
from desktop_app.store.finding import Found

SHORTEST_NUMBER = 2
"""Characters: a single one stands in every number."""


SHORTEST_TRANSACTION = 8
"""Characters at the end of a transaction number of WeChat, Alipay or a bank: the page shows so many."""


class Group(StrEnum):
    """What was found; hits come in this order."""

    CUSTOMER = "customer"
    DOCUMENT = "document"
    GOODS = "goods"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. A document's title is its number, its hint the customer; a statement and a plan have no kind.

    `once` is the name a customer was found by and has no more.
    """

    group: Group
    title: str
    hint: str
    customer_id: int = 0
    number: str = ""
    goods_id: int = 0
    kind: Kind | None = None
    dated: date | None = None
    amount_fen: int = 0
    once: str = ""


def find(ledger: Ledger, text: str, limit: int = 8) -> list[Hit]:
    """At most `limit` hits of each group, best first; nothing for an empty text.

    Customers and goods by any part of a name, pinyin, code or phone; documents of any day by any part
    of their number, the customer's own number or the number on the paper, by their exact amount, newest first, by
    the check code printed on them, and by the transaction number they were booked from.
    """
    if not typed_words(text):
        return []
    return _customers(ledger, text, limit) + _documents(ledger, text, limit) + _goods(ledger, text, limit)


def _customers(ledger: Ledger, text: str, limit: int) -> list[Hit]:
    found = matches(customers_to_find(ledger), text, limit)
    once = customers.former_names(ledger) if found else {}
    return [
        Hit(Group.CUSTOMER, one.title, one.hint, customer_id=one.id, once=_once(one, once.get(one.id, ()), text))
        for one in found
    ]


def _once(found: Pick, names: Iterable[str], text: str) -> str:
    """The former name that was typed; empty where today's name is what finds them."""
    words = typed_words(text)
    if all(word in as_key(found.title) for word in words):
        return ""
    return next((name for name in names if all(word in as_key(name) for word in words)), "")


def _goods(ledger: Ledger, text: str, limit: int) -> list[Hit]:
    found = matches(goods_to_pick(ledger, with_inactive=True), text, limit)
    return [Hit(Group.GOODS, one.title, one.hint, goods_id=one.id) for one in found]


def _documents(ledger: Ledger, text: str, limit: int) -> list[Hit]:
    part = "".join(typed_words(text))
    by_number = finding.by_number(ledger, part, limit) if len(part) >= SHORTEST_NUMBER else []
    fen = _fen(part)
    by_amount = finding.by_amount(ledger, fen, limit) if fen else []
    by_code = finding.by_fingerprint(ledger, part)
    by_line = finding.by_transaction(ledger, part, limit) if len(part) >= SHORTEST_TRANSACTION else []
    return [_document(found) for found in dict.fromkeys([*by_code, *by_number, *by_line, *by_amount])][:limit]


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
