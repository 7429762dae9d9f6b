"""The lines of a slip or return as they are kept: with the goods behind each, and what one of its unit held."""

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.customers import clean_text, required_text
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import ONE, Goods
from desktop_app.domain.goods_rules import unit_refusal
from desktop_app.domain.moment import Moment
from desktop_app.domain.shipments import Line, line_kept
from desktop_app.domain.shop import MOST_COLUMNS
from desktop_app.domain.slip_sums import NO_CHARGES, Charges, charges_kept
from desktop_app.operations.composing import Composition
from desktop_app.store import goods, goods_merging, records
from desktop_app.store.database import Ledger
from desktop_app.store.rows import DocumentRow


def cleaned_lines(ledger: Ledger, lines: tuple[Line, ...], moment: Moment) -> tuple[Line, ...]:
    """Lines with kept texts and the article behind each; unknown goods are added."""
    return tuple(_known(ledger, _cleaned_line(line, index), index, moment) for index, line in enumerate(lines, 1))


def write_lines(composition: Composition, document: DocumentRow, lines: tuple[Line, ...]) -> None:
    for index, one in enumerate(lines, 1):
        composition.line(document.id, index, *line_kept(one))


def write_charges(composition: Composition, slip: DocumentRow, charges: Charges) -> None:
    """What stands below the goods, where anything does: a row of its own, so that the journal names it (case 30)."""
    if charges != NO_CHARGES:
        composition.detail("slip_charges", slip.id, *charges_kept(charges))


def prices_in(lines: Iterable[Line]) -> dict[tuple[int, str], int]:
    """By goods and unit: what one of it costs on a slip; what is given away or comes back says no price."""
    return {(line.goods_id, line.unit): line.price for line in lines if line.is_sold}


def _cleaned_line(line: Line, index: int) -> Line:
    return replace(
        line,
        name=required_text(line.name, Said("The goods name in line {line}", line=index), field="name", line=index),
        spec=clean_text(line.spec, Said("The specification in line {line}", line=index), field="spec", line=index),
        unit=clean_text(line.unit, Said("The unit in line {line}", line=index), field="unit", line=index),
        code=clean_text(line.code, Said("The item code in line {line}", line=index), field="code", line=index),
        more=tuple(
            clean_text(one, Said("The note in line {line}", line=index), field="remark", line=index)
            for one in line.more[:MOST_COLUMNS]
        ),
        remark=clean_text(line.remark, Said("The note in line {line}", line=index), field="remark", line=index),
    )


def _known(ledger: Ledger, line: Line, index: int, moment: Moment) -> Line:
    """The line with its goods, and with what one of its unit holds today."""
    article = article_of_line(ledger, line)
    if article is None:
        made = records.add_goods(ledger, Goods(line.name, 0, line.code, line.spec, line.unit, None), moment)
        return replace(line, goods_id=made.id)
    code = line.code or ("" if line.goods_id else article.code)
    kept = replace(line, goods_id=article.id, code=code, holds=ONE, base_unit="")
    if not article.larger:
        return kept
    unit = article.unit_called(line.unit)
    if unit is None:
        said = unit_refusal(article, line.unit)
        raise Refused(said.template, **said.facts).at("unit", index)
    return replace(kept, unit=unit.unit, holds=unit.holds, base_unit="" if unit.holds == ONE else article.unit)


def article_of_line(ledger: Ledger, line: Line) -> Goods | None:
    """The goods of a line: those it names, or those they have become; None where the book does not know them."""
    if line.goods_id:
        known = goods.load_article(ledger, line.goods_id)
        if known is None:
            raise Refused("The book has no goods with the id {id}.", id=line.goods_id)
    else:
        known = (
            goods.find_goods(ledger, line.name, line.spec, line.unit)
            or goods.find_by_larger_unit(ledger, line.name, line.spec, line.unit)
            or goods.find_with_units(ledger, line.name, line.spec)
        )
    return known and goods_merging.standing_goods(ledger, known)
