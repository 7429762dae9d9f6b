"""Keep goods: add, edit, and what a customer paid for one last."""

from dataclasses import dataclass, field, replace

from desktop_app.domain.customers import clean_text, required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.moment import Moment
from desktop_app.domain.shipments import LARGEST_PRICE
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import goods, records
from desktop_app.store.database import Ledger
from desktop_app.store.goods import LastBuyer, last_buyers

__all__ = ["GoodsRow", "LastBuyer", "add_goods", "cleaned", "edit_goods", "goods_rows", "last_buyers"]


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """An article as a list shows it, and what it is found by, one key a line."""

    goods: Goods
    keys: str = field(default="", compare=False)


def add_goods(ledger: Ledger, article: Goods, moment: Moment) -> Done[Goods]:
    """A new article; name, specification and unit together tell it from the others."""
    clean = cleaned(article)
    with ledger.writing():
        _refuse_double(ledger, clean)
        return done(records.add_goods(ledger, clean, moment), Changed.GOODS)


def edit_goods(ledger: Ledger, article: Goods, moment: Moment) -> Done[Goods]:
    """Change an article; slips already posted keep what they say."""
    clean = cleaned(article)
    with ledger.writing():
        if not goods.is_known(ledger, clean.id):
            raise Refused("The book has no goods with the id {id}.", id=clean.id)
        _refuse_double(ledger, clean)
        records.keep_goods(ledger, clean, moment, "edit_goods")
    return done(clean, Changed.GOODS)


def goods_rows(ledger: Ledger) -> list[GoodsRow]:
    """Every article in order of name, those no longer sold too."""
    keys = goods.search_keys(ledger)
    return [GoodsRow(one, keys[one.id]) for one in goods.load_goods(ledger)]


def cleaned(article: Goods) -> Goods:
    """The article with every text as it is kept; refuses what may not be kept (D19)."""
    if article.price is not None and not 0 <= article.price <= LARGEST_PRICE:
        raise Refused("A price cannot be below 0. Leave it empty for no list price.").at("price")
    return replace(
        article,
        name=required_text(article.name, "The goods name", field="name"),
        code=clean_text(article.code, "The item code", field="code"),
        spec=clean_text(article.spec, "The specification", field="spec"),
        unit=clean_text(article.unit, "The unit", field="unit"),
    )


def _refuse_double(ledger: Ledger, article: Goods) -> None:
    same = goods.find_goods(ledger, article.name, article.spec, article.unit)
    if same and same.id != article.id:
        said = Refused("There are already goods “{name} {spec}” by that unit.", name=article.name, spec=article.spec)
        raise said.at("name")
