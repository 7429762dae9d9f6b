"""Values for the tests of the rules, with defaults a reader need not think about."""

from datetime import date

from desktop_app.domain.accounts import Kind, OpenItem
from desktop_app.domain.arrivals import Arrival, Place
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind

TODAY = date(2026, 3, 16)
"""A Monday."""

DELIVERED = date(2026, 1, 5)
"""When an open item was delivered, unless a test says otherwise."""


def yuan(amount: float) -> int:
    """Fen of an amount as a person says it: `yuan(12.5)` is 1250."""
    return round(amount * 100)


def came(dated: date, amount: float, debt: Place | None = (DELIVERED, 1), sequence: int = 1000) -> Arrival:
    """Money in yuan that paid an old debt, entered after everything else of its day, unless said otherwise."""
    return Arrival((dated, sequence), yuan(amount), debt)


def an_item(open_yuan: float, due: date | None = TODAY, item_id: int = 1, **facts: object) -> OpenItem:
    """An open shipment of customer 1; its number follows from its id."""
    item = {"number": f"SHD-2026-{item_id:05d}", "dated": DELIVERED, "open_fen": yuan(open_yuan), **facts}
    return OpenItem(item_id=item_id, customer_id=1, due=due, **item)  # type: ignore[arg-type]


def a_batch(open_yuan: float, item_id: int = 1, **facts: object) -> OpenItem:
    """An open shipment that falls due with a newer one."""
    return an_item(open_yuan, None, item_id, by_batch=True, **facts)


def parts_of_a_slip(*open_yuan: float) -> list[OpenItem]:
    """One slip paid in parts a month apart, beginning today."""
    return [
        an_item(amount, due=date(2026, 3 + part, 16), item_id=part + 1, number="SHD-2026-00001", part=part + 1)
        for part, amount in enumerate(open_yuan)
    ]


def a_customer(limit: float | None = None, terms: Terms | None = None, stopped: bool = False) -> Customer:
    """A customer on thirty days unless said otherwise; `limit` in yuan."""
    return Customer(
        "老王建材",
        id=1,
        limit_fen=None if limit is None else yuan(limit),
        terms=terms or Terms(TermsKind.DAYS, days=30),
        stopped=stopped,
        stop_reason="Cheque returned." if stopped else "",
    )


def batch_terms(open_batches: int = 1) -> Terms:
    """One batch behind (压N批)."""
    return Terms(TermsKind.PREVIOUS_BATCH, open_batches=open_batches)


def settle_terms(at_a_time: int = 1) -> Terms:
    """Deliver two, settle one (送二结一); 送N结M has N − M unpaid slips at a time."""
    return Terms(TermsKind.SETTLE_PREVIOUS, open_batches=at_a_time)


def opening_item(open_yuan: float, due: date | None = TODAY, item_id: int = 1) -> OpenItem:
    """An item brought over from the old book."""
    return an_item(open_yuan, due, item_id, kind=Kind.OPENING)
