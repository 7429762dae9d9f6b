"""The sites of customers as they are kept, and which slips are for which."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from desktop_app.domain.sites import Site
from desktop_app.store.database import Ledger, Row

SITES = "SELECT customer_id, name, address, contact, phone, limit_fen, active, also FROM sites"


def write_sites(ledger: Ledger, customer_id: int, sites: Iterable[Site]) -> None:
    """Keep the sites of a customer who has none in the book."""
    ledger.write_many(
        "INSERT INTO sites (customer_id, name, address, contact, phone, limit_fen, active, also) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (customer_id, one.name, one.address, one.contact, one.phone, one.limit_fen, int(one.active),
             "\n".join(one.also))
            for one in sites
        ],
    )  # fmt: skip


def site_of_row(row: Row) -> Site:
    """What a row says behind its customer."""
    name, address, contact, phone, limit_fen, active, also = row
    return Site(name, address, contact, phone, limit_fen, bool(active), tuple(filter(None, also.split("\n"))))


def texts_on_slips(ledger: Ledger, customer_id: int) -> dict[str, str]:
    """By number: what a customer's slips that stand say of their site, and the returns of what came back of them."""
    rows = ledger.rows(
        """SELECT d.number, s.project FROM documents d LEFT JOIN returns b ON b.document_id = d.id
           JOIN shipments s ON s.document_id = coalesce(b.shipment_id, d.id)
           WHERE d.customer_id = ? AND s.project <> ''
               AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)""",
        (customer_id,),
    )
    return dict(rows)


class SettledOn(NamedTuple):
    """What a document took off, or put back on, the items of some slips on one day."""

    number: str
    dated: date
    fen: int


def slips_saying(ledger: Ledger, customer_id: int, texts: Collection[str]) -> list[str]:
    """Numbers of the slips that say one of these texts, voided ones too."""
    rows = ledger.rows(
        """SELECT d.number FROM documents d JOIN shipments s ON s.document_id = d.id
           WHERE d.customer_id = ? AND s.project IN (SELECT value FROM json_each(?)) ORDER BY d.dated, d.id""",
        (customer_id, json.dumps(list(texts))),
    )
    return [number for (number,) in rows]


def settled_of(ledger: Ledger, numbers: Sequence[str], last: date) -> list[SettledOn]:
    """What settled these slips up to `last`, by document and day; what was taken back is below 0."""
    rows = ledger.rows(
        """SELECT c.number, a.dated, sum(a.sign * a.amount_fen) FROM documents d
           JOIN items i ON i.document_id = d.id JOIN allocations a ON a.debit_item = i.id
           JOIN items k ON k.id = a.credit_item JOIN documents c ON c.id = k.document_id
           WHERE d.number IN (SELECT value FROM json_each(?)) AND a.dated <= ?
           GROUP BY c.id, a.dated HAVING sum(a.sign * a.amount_fen) <> 0 ORDER BY a.dated, c.id""",
        (json.dumps(list(numbers)), last.isoformat()),
    )
    return [SettledOn(number, date.fromisoformat(day), fen) for number, day, fen in rows]
