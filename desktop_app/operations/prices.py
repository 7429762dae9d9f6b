"""What customers pay: agreed prices, prices of the list, and the price that is proposed on a slip."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.customers import clean_text
from desktop_app.domain.doubts import Doubt, doubtful_price, refuse_doubts
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.domain.goods_rules import unit_refusal
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.prices import AgreedPrice, CustomerPrices, PaidPrice, Proposed, odd_price, standing_agreements
from desktop_app.domain.shipments import LARGEST_PRICE, ShipmentDraft
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.operations.slip_lines import article_of_line
from desktop_app.store import agreed_prices, customers, goods, goods_merging, withdrawals
from desktop_app.store.database import Ledger

__all__ = [
    "AgreedRow",
    "PricedUnit",
    "agree_price",
    "agreed_rows",
    "customer_prices",
    "end_agreed_price",
    "priced_units",
]


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """An agreed price with the names of whom and what it is for."""

    agreed: AgreedPrice
    customer: str
    goods: Goods


@dataclass(frozen=True, slots=True)
class PricedUnit:
    """What one customer pays for one of a unit: as proposed, and as paid last."""

    goods: Goods
    unit: GoodsUnit
    proposed: Proposed | None
    last: PaidPrice | None


def priced_units(ledger: Ledger, customer_id: int, today: date, goods_id: int = 0) -> list[PricedUnit]:
    """Every unit of the goods on sale, or of one article, with what this customer pays."""
    known = customer_prices(ledger, customer_id, today)
    meant = [one for one in goods.load_goods(ledger) if one.active and goods_id in (0, one.id)]
    return [
        PricedUnit(one, unit, of_it.proposed(unit, today), of_it.last(unit))
        for one in meant
        for of_it in (known.of(one),)
        for unit in one.units
    ]


def customer_prices(ledger: Ledger, customer_id: int, today: date) -> CustomerPrices:
    """What is known of the prices of one customer."""
    customer = customers.load_customer(ledger, customer_id)
    agreed = agreed_prices.load_agreed(ledger, today, customer_id)
    return CustomerPrices(customer.terms.kind, agreed, goods.paid_prices(ledger, customer_id))


def odd_prices(ledger: Ledger, draft: ShipmentDraft, today: date) -> list[tuple[int, Said]]:
    """(line from 1, what is odd about its price): said, and never in the way of a slip."""
    known = customer_prices(ledger, draft.customer_id, today)
    found = []
    for index, line in enumerate(draft.lines, 1):
        article = article_of_line(ledger, line)
        unit = article and article.unit_called(line.unit)
        said = odd_price(known.of(article), unit, line.price) if article and unit else None
        if said is not None:
            found.append((index, said))
    return found


def agreed_rows(ledger: Ledger, today: date, customer_id: int = 0, goods_id: int = 0) -> list[AgreedRow]:
    """The agreements that hold, and those from a later day on where none holds yet, by goods and customer."""
    names = {one: name for one, _, name in customers.names(ledger)}
    articles = {one.id: one for one in goods.load_goods(ledger)}
    found = standing_agreements(agreed_prices.load_agreed(ledger, today, customer_id, goods_id), today)
    rows = [AgreedRow(one, names[one.customer_id], articles[one.goods_id]) for one in found]
    return sorted(rows, key=lambda row: (row.goods.name, row.goods.spec, row.customer, row.agreed.valid_from))


def agree_price(
    ledger: Ledger, agreed: AgreedPrice, moment: Moment, accepted: frozenset[str] = frozenset()
) -> Done[AgreedPrice]:
    """A customer's price for one of a unit, from a day on: an agreement with its source (R002).

    A price below the lowest or far from the list price is asked about.
    """
    if not 0 <= agreed.price <= LARGEST_PRICE:
        raise Refused("A price cannot be below 0.").at("price")
    with ledger.writing():
        require_owner(ledger, OwnerAct.PRICE, moment)
        customer = customers.load_customer(ledger, agreed.customer_id)
        article = goods.load_article(ledger, agreed.goods_id)
        if article is None:
            raise Refused("The book has no goods with the id {id}.", id=agreed.goods_id).at("goods")
        article = goods_merging.standing_goods(ledger, article)
        unit = article.unit_called(agreed.unit)
        if unit is None:
            said = unit_refusal(article, agreed.unit)
            raise Refused(said.template, **said.facts).at("unit")
        refuse_doubts(doubtful_price(article, unit, agreed.price), map(Doubt, accepted))
        source = clean_text(agreed.source, "The source of the price", field="source")
        kept = replace(agreed, customer_id=customer.id, goods_id=article.id, unit=unit.unit, source=source)
        return done(replace(kept, id=agreed_prices.add_agreed(ledger, kept, moment)), Changed.GOODS)


def end_agreed_price(ledger: Ledger, agreed_id: int, moment: Moment) -> Done[int]:
    """From today on the agreement counts no more; the one before it holds again."""
    with ledger.writing():
        require_owner(ledger, OwnerAct.PRICE, moment)
        known = any(one.id == agreed_id for one in agreed_prices.load_agreed(ledger, moment.today))
        if not known:
            raise Refused("There is no agreed price {number}. Check the number.", number=agreed_id)
        withdrawals.add(ledger, agreed_prices.WITHDRAWN, agreed_id, moment)
    return done(agreed_id, Changed.GOODS)
