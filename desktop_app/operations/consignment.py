"""Goods are placed at a customer without a debt, counted there, taken back, and settled by a slip (代销, R062)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.consignment import ConsignedGoods, StockEntry, StockMove, stands_up, stock_problems
from desktop_app.domain.customers import clean_note
from desktop_app.domain.doubts import Doubt, Question, doubtful_price, refuse_doubts
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods_rules import unit_refusal
from desktop_app.domain.moment import Moment
from desktop_app.domain.shipments import Release, ShipmentDraft
from desktop_app.operations.composing import refuse_future_date, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.shipments import record_shipment
from desktop_app.store import consignment, customers, goods, submissions
from desktop_app.store.database import Ledger


def note_stock(
    ledger: Ledger, entry: StockEntry, moment: Moment, submission: str = "", accepted: frozenset[str] = frozenset()
) -> Done[int]:
    """Keep that goods were placed, taken back or counted; nothing is owed for it.

    Refuses what cannot be: more back, or found, than was placed; asks about a price far from that of the list. Once
    for each submission id (D4).
    """
    refuse_future_date(entry.dated, moment.today)
    clean = replace(entry, note=clean_note(entry.note, "The note", field="note"))
    with ledger.writing():
        before = submissions.made_before(ledger, submission, "consigned")
        if before:
            return done(before)
        now = _placed(ledger, clean)
        refuse_problems(stock_problems(now, clean))
        _refuse_broken(ledger, clean)
        refuse_doubts(_odd_price(ledger, clean), map(Doubt, accepted))
        made = consignment.add(ledger, replace(clean, price=clean.price or now.price), moment)
        submissions.remember(ledger, submission, "consigned", made, moment)
    return done(made, Changed.STOCK)


def _odd_price(ledger: Ledger, entry: StockEntry) -> list[Question]:
    """Of goods that are placed at a price of their own."""
    article = goods.load_article(ledger, entry.goods_id) if entry.price else None
    unit = article.unit_called(entry.unit) if article else None
    return doubtful_price(article, unit, entry.price) if article and unit else []


def settle_stock(
    ledger: Ledger, customer_id: int, dated: date, moment: Moment, submission: str = "", release: str = ""
) -> Done[str]:
    """What the counts found sold becomes a slip, and a debt like any; returns its number.

    Everything of the customer is settled together. The slip passes the gate as all do: `release` is the owner's reason
    to let it. Voiding the slip takes the settlement back.
    """
    with ledger.writing():
        before = consignment.slip_submitted(ledger, submission)
        if before:
            return done(before)
        sold = [one for one in consignment.load_stock(ledger, dated, customer_id) if one.sold > 0]
        if not sold:
            raise Refused("Nothing was counted as sold. Count first what is left there.")
        draft = ShipmentDraft(
            customer_id, dated, tuple(one.line() for one in sold), submission=submission,
            release=Release(release) if release else None,
        )  # fmt: skip
        slip = record_shipment(ledger, draft, moment)
        for one in sold:
            entry = StockEntry(
                customer_id, one.goods_id, one.unit, StockMove.SETTLED, dated, one.sold, one.price,
                number=slip.result.number,
            )  # fmt: skip
            consignment.add(ledger, entry, moment)
    return Done(slip.result.number, slip.changes | {Changed.STOCK})


def consigned(ledger: Ledger, today: date, customer_id: int = 0) -> list[ConsignedGoods]:
    """What lies at one customer, or at all of them."""
    return consignment.load_stock(ledger, today, customer_id)


def stock_entries(ledger: Ledger, today: date, customer_id: int) -> list[StockEntry]:
    """Every move at one customer that counts, in order."""
    return consignment.load_entries(ledger, today, customer_id)


def refuse_needed(ledger: Ledger, row_id: int) -> None:
    """Why an entry cannot be taken back: it is not there, a slip rests on it, or later ones do."""
    entries = consignment.load_entries(ledger, date.max)
    entry = next((one for one in entries if one.id == row_id), None)
    if entry is None:
        raise Refused("The book has no such note, so there is nothing to undo. Reload the page.")
    if entry.move is StockMove.SETTLED:
        raise Refused("This was settled by {number}. Void that slip.", number=entry.number)
    others = [one for one in entries if one.id != row_id and _same(one, entry)]
    if not stands_up(_nothing(entry), others):
        raise Refused("What was entered later rests on it. Take that back first.")


def _placed(ledger: Ledger, entry: StockEntry) -> ConsignedGoods:
    """How it stands today; refuses a customer, goods or unit that the book has not."""
    customer = customers.load_customer(ledger, entry.customer_id)
    article = goods.load_article(ledger, entry.goods_id)
    if article is None:
        raise Refused("Choose goods of the list; new ones are added on their page.").at("goods")
    if article.unit_called(entry.unit) is None:
        said = unit_refusal(article, entry.unit)
        raise Refused(said.template, **said.facts).at("unit")
    found = consignment.load_stock(ledger, date.max, customer.id)
    known = next((one for one in found if (one.goods_id, one.unit) == (entry.goods_id, entry.unit)), None)
    return known or ConsignedGoods(customer.id, customer.name, article.id, article.name, article.spec, entry.unit)


def _refuse_broken(ledger: Ledger, entry: StockEntry) -> None:
    """An entry of an earlier day must fit what was entered for later ones."""
    others = [one for one in consignment.load_entries(ledger, date.max, entry.customer_id) if _same(one, entry)]
    inserted = sorted([*others, entry], key=lambda one: one.dated)
    if not stands_up(_nothing(entry), inserted):
        raise Refused("There were fewer on that day. Correct the day or the quantity.").at("quantity")


def _same(one: StockEntry, other: StockEntry) -> bool:
    return (one.customer_id, one.goods_id, one.unit) == (other.customer_id, other.goods_id, other.unit)


def _nothing(entry: StockEntry) -> ConsignedGoods:
    return ConsignedGoods(entry.customer_id, "", entry.goods_id, "", "", entry.unit)
