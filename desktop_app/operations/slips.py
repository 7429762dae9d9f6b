"""Slips and returns as a page lists them, and a past slip typed again (U19, U43)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.errors import Refused
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.prices import PaidPrice
from desktop_app.domain.shipments import Line, Voucher
from desktop_app.store import documents, goods, papers, snapshots
from desktop_app.store.database import Ledger
from desktop_app.store.slip_goods import slips_with
from desktop_app.store.slips import SlipRow
from desktop_app.store.slips import load_slips as slips
from desktop_app.store.usual_goods import last_slip, usual_goods

A_YEAR = timedelta(days=365)

__all__ = ["SlipRow", "slips", "slips_with"]


@dataclass(frozen=True, slots=True)
class PastLine:
    """A line of a past slip at the price this customer paid last, and the day of that price.

    `price_from` None: the book remembers no price, so the line keeps the one it had.
    """

    line: Line
    price_from: date | None


def slip(ledger: Ledger, number: str) -> Voucher:
    """What the paper of a slip or return says, as it was frozen (D9); refuses a number that is neither."""
    return _frozen(ledger, documents.load_document(ledger, number).number)


def again(ledger: Ledger, number: str) -> tuple[PastLine, ...]:
    """The lines of a past slip or return, to be typed again at the prices this customer paid last (U19)."""
    past = documents.load_document(ledger, number)
    prices = {(goods_id, paid.unit): paid for goods_id, paid in goods.paid_prices(ledger, past.customer_id)}
    return tuple(_repriced(line, prices.get((line.goods_id, line.unit))) for line in _frozen(ledger, number).lines)


def last_bought(ledger: Ledger, customer_id: int) -> tuple[PastLine, ...]:
    """The lines of this customer's newest slip, without what came back on it; none where there is no slip."""
    number = last_slip(ledger, customer_id)
    return tuple(one for one in again(ledger, number) if one.line.quantity > 0) if number else ()


def usually_bought(ledger: Ledger, customer_id: int, today: date) -> tuple[PastLine, ...]:
    """What this customer has bought again and again within a year: as much as the last time, at the price paid last."""
    prices = {(goods_id, paid.unit): paid for goods_id, paid in goods.paid_prices(ledger, customer_id)}
    found = []
    for goods_id, unit, quantity in usual_goods(ledger, customer_id, today - A_YEAR):
        article = goods.load_article(ledger, goods_id)
        if article is not None and quantity:
            paid = prices.get((goods_id, unit))
            line = Line(
                article.name, quantity, paid.price if paid else 0, article.spec, unit, article.code, "", goods_id
            )
            found.append(_repriced(line, paid))
    return tuple(found)


def _frozen(ledger: Ledger, number: str) -> Voucher:
    kind = papers.kind_named(ledger, number)
    found = snapshots.load(ledger, number, Voucher) if kind in (PaperKind.VOUCHER, PaperKind.RETURN) else None
    if found is None:
        raise Refused("{number} is not a slip, so there is nothing to print. Choose a slip or a return.", number=number)
    return found[0]


def _repriced(line: Line, last: PaidPrice | None) -> PastLine:
    return PastLine(replace(line, price=last.price).of(line.quantity), last.dated) if last else PastLine(line, None)
