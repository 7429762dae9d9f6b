"""What the shop sells, in which unit, at which list price."""

from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Column, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_price
from desktop_app.language import N_
from desktop_app.operations.goods import all_goods


def goods(session: Session) -> None:
    """Every article in order of name, those sold no more too (R022)."""
    with opened(session) as book:
        found = all_goods(book.ledger)
    session.present(found, _answer, _show)


def _answer(found: list[Goods]) -> object:
    return {
        "goods": [
            {
                "code": one.code,
                "name": one.name,
                "spec": one.spec,
                "unit": one.unit,
                "price": _price(one) or None,
                "active": one.active,
            }
            for one in found
        ]
    }


def _price(one: Goods) -> str:
    return "" if one.price is None else format_price(one.price)


def _show(found: list[Goods], screen: Screen) -> None:
    if not found:
        screen.say(Said("The book has no goods yet. They are added with the first slip, or come in from a sheet."))
        return
    columns = (
        Column(N_("Item code"), firm=True),
        Column(N_("Goods")),
        Column(N_("Specification")),
        Column(N_("Unit"), firm=True),
        Column(N_("List price (yuan)"), firm=True),
        Column(""),
    )
    away = Said("sold no more")
    screen.table(
        columns, [(one.code, one.name, one.spec, one.unit, _price(one), None if one.active else away) for one in found]
    )
