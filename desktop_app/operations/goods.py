"""Keep goods: add, edit, and what a customer paid for one last."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop_app.domain.customers import clean_text, required_text
from desktop_app.domain.errors import Problem, Refused, RefusedFields, Said
from desktop_app.domain.goods import ONE, Goods, GoodsUnit, costs, in_order, priced_anew
from desktop_app.domain.goods_rules import goods_problems
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.periods import Period
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.store import goods, records
from desktop_app.store.database import Ledger
from desktop_app.store.goods import LastBuyer, last_buyers
from desktop_app.store.traded import GoodsSum, goods_sums

__all__ = ["GoodsRow", "LastBuyer", "add_goods", "cleaned", "edit_goods", "find_article", "goods_rows", "last_buyers"]

LATELY_DAYS = 30


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """An article as a list shows it, and what it is found by, one key a line.

    `sold` is what went out of it in the last 30 days less what came back, in thousandths of its smallest unit;
    `last_sold` the day somebody bought it last.
    """

    goods: Goods
    keys: str = field(default="", compare=False)
    sold: int = 0
    last_sold: date | None = None


def add_goods(ledger: Ledger, article: Goods, moment: Moment) -> Done[Goods]:
    """A new article; name, specification and unit together tell it from the others."""
    clean = priced_anew(None, cleaned(article), moment.today)
    with ledger.writing():
        _refuse_double(ledger, clean)
        refuse_taken_codes(ledger, article)
        return done(records.add_goods(ledger, clean, moment), Changed.GOODS)


def edit_goods(ledger: Ledger, article: Goods, moment: Moment) -> Done[Goods]:
    """Change an article; slips already posted keep what they say."""
    with ledger.writing():
        return done(change_goods(ledger, article, moment, "edit_goods"), Changed.GOODS)


def change_goods(ledger: Ledger, article: Goods, moment: Moment, verb: str) -> Goods:
    """Keep an article as it is to be, inside a transaction; the day of its prices follows from what changed."""
    before = goods.load_article(ledger, article.id)
    if before is None:
        raise Refused("The book has no goods with the id {id}.", id=article.id)
    clean = cleaned(article)
    if costs(clean) != costs(before):
        require_owner(ledger, OwnerAct.PRICE, moment)
    if clean.priced_on == before.priced_on:
        clean = priced_anew(before, clean, moment.today)
    _refuse_double(ledger, clean)
    refuse_taken_codes(ledger, article)
    _refuse_units_gone(ledger, before, clean)
    records.keep_goods(ledger, clean, moment, verb)
    return clean


def goods_rows(ledger: Ledger, today: date) -> list[GoodsRow]:
    """Every article in order of name, those no longer sold too."""
    keys, days = goods.search_keys(ledger), goods.last_sold(ledger)
    sales: defaultdict[int, list[GoodsSum]] = defaultdict(list)
    for one in goods_sums(ledger, Period(today - timedelta(days=LATELY_DAYS - 1), today)):
        sales[one.goods_id].append(one)
    return [
        GoodsRow(one, keys[one.id], _in_smallest(one, sales[one.id]), days.get(one.id))
        for one in goods.load_goods(ledger)
    ]


def _in_smallest(article: Goods, sales: Iterable[GoodsSum]) -> int:
    """All of it in the smallest unit; one that was once the smallest counts by what it holds now."""
    counted = ((one.sold - one.returned, article.unit_called(one.unit)) for one in sales)
    return sum(many * (unit.holds if unit else ONE) for many, unit in counted) // ONE


def find_article(ledger: Ledger, said: str) -> Goods:
    """The article of that code, barcode or name (with its specification behind it where there are several)."""
    wanted = clean_text(said, "The goods name").lower()
    every = goods.load_goods(ledger)
    for found in (
        [one for one in every if wanted and one.unit_scanned(wanted)],
        [one for one in every if wanted in (one.name.lower(), f"{one.name} {one.spec}".lower())],
    ):
        sold = [one for one in found if one.active] or found
        if len(sold) == 1:
            return sold[0]
        if sold:
            named = ", ".join(f"{one.name} {one.spec} {one.unit} {one.code}".strip() for one in sold[:5])
            raise Refused("Several goods fit “{name}”: {found}. Give the code.", name=said, found=named)
    raise Refused("The book has no goods “{name}”. Check the spelling; “goods” lists them.", name=said)


def cleaned(article: Goods) -> Goods:
    """The article with every text as it is kept; refuses what may not be kept (D19)."""
    clean = replace(
        article,
        name=required_text(article.name, "The goods name", field="name"),
        code=clean_text(article.code, "The item code", field="code"),
        spec=clean_text(article.spec, "The specification", field="spec"),
        unit=clean_text(article.unit, "The unit", field="unit"),
        group=clean_text(article.group, "The group", field="group"),
        barcode=clean_text(article.barcode, "The barcode", field="barcode"),
        larger=_cleaned_units(article.larger),
    )
    problems = goods_problems(clean)
    if problems:
        raise RefusedFields.of(problems)
    return in_order(clean)


def _cleaned_units(larger: Iterable[GoodsUnit]) -> tuple[GoodsUnit, ...]:
    return tuple(
        replace(
            one,
            unit=clean_text(one.unit, "The unit", field="larger", line=line),
            barcode=clean_text(one.barcode, "The barcode", field="larger", line=line),
        )
        for line, one in enumerate(larger, 1)
    )


def _refuse_double(ledger: Ledger, article: Goods) -> None:
    same = goods.find_goods(ledger, article.name, article.spec, article.unit)
    if same and same.id != article.id:
        said = Refused("There are already goods “{name} {spec}” by that unit.", name=article.name, spec=article.spec)
        raise said.at("name")


def refuse_taken_codes(ledger: Ledger, article: Goods) -> None:
    """A barcode that another article has: the scanner could not tell them apart. Units count as they are given."""
    found = []
    for line, one in enumerate(article.units):
        code = one.barcode.strip()
        other = goods.code_owner(ledger, code, article.id) if code else None
        if other is not None:
            said = Said("The barcode {code} is that of {name}. Check it.", code=code, name=other.name)
            found.append(Problem("larger" if line else "barcode", said, line))
    if found:
        raise RefusedFields.of(found)


def _refuse_units_gone(ledger: Ledger, before: Goods, after: Goods) -> None:
    """A unit that stands on slips or in agreed prices stays: what was sold in it could not be counted any more."""
    gone = [one.unit for one in before.units if one.unit and after.unit_called(one.unit) is None]
    used = goods.units_used(ledger, after.id) if gone else set()
    for unit in gone:
        if unit in used:
            said = Refused("{unit} is used on slips or in agreed prices, so it stays. Put the goods away and make new "
                           "ones, or add the other unit beside it.", unit=unit)  # fmt: skip
            raise said.at("unit" if unit == before.unit else "larger")
