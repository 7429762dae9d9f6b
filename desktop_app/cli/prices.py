"""What customers pay: agreed prices, the price of each of the goods for one of them, many list prices in one step."""

from collections.abc import Mapping, Sequence

from desktop_app.cli.answers import day
from desktop_app.cli.goods import price_text
from desktop_app.cli.opening import opened
from desktop_app.cli.readers import whole_number
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_price
from desktop_app.domain.price_changes import ChangedPrice, changed_prices
from desktop_app.domain.prices import PRICE_FROM, AgreedPrice
from desktop_app.domain.terms_words import TERMS_WORDS
from desktop_app.language import N_, Translate
from desktop_app.operations.customers import find_customer
from desktop_app.operations.goods import find_article
from desktop_app.operations.price_changes import PriceChange, Repriced, change_prices, seen_change
from desktop_app.operations.prices import (
    AgreedRow,
    PricedUnit,
    agree_price,
    agreed_rows,
    end_agreed_price,
    priced_units,
)


def prices(session: Session) -> None:
    """The agreements that hold; with a customer every unit of the goods, at which price and why (R002, R025)."""
    options, today = session.options, session.moment.today
    with opened(session) as book:
        article = find_article(book.ledger, options.goods) if options.goods else None
        goods_id = article.id if article else 0
        if options.customer:
            customer = find_customer(book.ledger, options.customer)
            priced = priced_units(book.ledger, customer.id, today, goods_id)
        agreed = agreed_rows(book.ledger, today, goods_id=goods_id)
    if options.customer:
        session.present(priced, lambda found: {"prices": [_priced(one) for one in found]}, _show_priced)
    else:
        session.present(agreed, lambda found: {"agreed": [_agreed(one) for one in found]}, _show_agreed)


def agree(session: Session) -> None:
    """A customer's price from a day on."""
    options = session.options
    with opened(session) as book:
        customer, article = find_customer(book.ledger, options.name), find_article(book.ledger, options.goods)
        first = options.first or session.moment.today
        wanted = AgreedPrice(customer.id, article.id, options.unit, options.price, first, options.source)
        made = agree_price(book.ledger, wanted, session.moment, session.accepted)
    session.posted(made, _agreed(AgreedRow(made.result, customer.name, article)))


def end(session: Session) -> None:
    """The agreement counts no more from today on."""
    number = whole_number(1, 10**12)(session.options.number)
    with opened(session) as book:
        made = end_agreed_price(book.ledger, number, session.moment)
    session.posted(made, {"ended": made.result})


def change(session: Session) -> None:
    """Many list prices at once; `--dry-run` only shows them."""
    options = session.options
    percent, by = options.by
    wanted, group = PriceChange(percent, by, options.round or 0), options.group or ""
    with opened(session) as book:
        only = [find_article(book.ledger, said).id for said in options.only or ()]
        seen = seen_change(book.ledger, wanted, group, only)
        if not options.dry_run:
            change_prices(book.ledger, wanted, session.moment, group, only)
    session.present(
        seen, lambda found: {"changed": not options.dry_run, "goods": _changed(found, session.translate)}, _show_changed
    )


def _priced(one: PricedUnit) -> Mapping[str, object]:
    proposed, last = one.proposed, one.last
    return {
        **_named(one.goods),
        "unit": one.unit.unit,
        "price": proposed and format_price(proposed.price),
        "from": proposed and proposed.origin,
        "since": proposed and day(proposed.since),
        "source": proposed.source if proposed else "",
        "last": last and {"price": format_price(last.price), "date": day(last.dated)},
        "list": price_text(one.goods.listed(one.unit)),
        "lowest": price_text(one.goods.lowest_of(one.unit)),
    }


def _agreed(row: AgreedRow) -> Mapping[str, object]:
    agreed = row.agreed
    return {
        "number": agreed.id, "customer": row.customer, **_named(row.goods), "unit": agreed.unit,
        "price": format_price(agreed.price), "from": day(agreed.valid_from), "source": agreed.source,
    }  # fmt: skip


def _changed(seen: Sequence[Repriced], translate: Translate) -> list[Mapping[str, object]]:
    return [_one_changed(one, price, translate) for one in seen for price in changed_prices(one)]


def _one_changed(one: Repriced, price: ChangedPrice, translate: Translate) -> Mapping[str, object]:
    return {
        **_named(one.before),
        "unit": price.unit,
        "terms": price.terms,
        "before": price_text(price.before),
        "after": price_text(price.after),
        "problem": None if one.problem is None else one.problem.text(translate),
    }


def _named(goods: Goods) -> Mapping[str, object]:
    return {"code": goods.code, "goods": goods.name, "spec": goods.spec}


def _show_priced(found: Sequence[PricedUnit], screen: Screen) -> None:
    columns = (
        Heading(N_("Goods")),
        Heading(N_("Unit")),
        Heading(N_("Unit price"), firm=True),
        Heading(N_("Price from")),
    )
    rows = [
        (_called(one.goods), one.unit.unit, format_price(one.proposed.price), PRICE_FROM[one.proposed.origin])
        for one in found
        if one.proposed is not None
    ]
    screen.cells(columns, rows) if rows else screen.say(Said("No price is known yet."))


def _show_agreed(found: Sequence[AgreedRow], screen: Screen) -> None:
    columns = (
        Heading(N_("Goods")), Heading(N_("Customer")), Heading(N_("Unit")), Heading(N_("Unit price"), firm=True),
        Heading(N_("From")), Heading(N_("Source")),
    )  # fmt: skip
    rows = [
        (_called(one.goods), one.customer, one.agreed.unit, format_price(one.agreed.price),
         one.agreed.valid_from.isoformat(), one.agreed.source)
        for one in found
    ]  # fmt: skip
    screen.cells(columns, rows) if rows else screen.say(Said("No prices are agreed with customers yet."))


def _show_changed(seen: Sequence[Repriced], screen: Screen) -> None:
    columns = (Heading(N_("Goods")), Heading(N_("Unit")), Heading(N_("Price before"), firm=True),
               Heading(N_("Price after"), firm=True), Heading(N_("Note")))  # fmt: skip
    rows = [
        (_called(one.before), price.unit, format_price(price.before), format_price(price.after),
         one.problem or (TERMS_WORDS[price.terms].choice if price.terms is not None else ""))
        for one in seen for price in changed_prices(one)
    ]  # fmt: skip
    screen.cells(columns, rows) if rows else screen.say(Said("No price of the list would change."))


def _called(goods: Goods) -> str:
    return f"{goods.name} {goods.spec}".strip()
