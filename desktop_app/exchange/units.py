"""In what the amounts of a table are: 万元 in a caption, in a line above the table or in a column; never dollars."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.errors import Refused
from desktop_app.exchange.grid import CellKind, GridCell, letter
from desktop_app.exchange.labels import folded, full_label, in_brackets
from desktop_app.exchange.layouts import MONEY, Meaning
from desktop_app.exchange.tables import Table

_FACTORS = {
    "": 1, "元": 1, "圆": 1, "yuan": 1, "千": 1_000, "千元": 1_000, "仟": 1_000,
    "仟元": 1_000, "k": 1_000, "thousand": 1_000, "thousands": 1_000,
    "000": 1_000, "000s": 1_000, "万": 10_000, "万元": 10_000, "10k": 10_000, "tenthousand": 10_000, "十万元": 100_000,
    "百万": 1_000_000, "百万元": 1_000_000, "million": 1_000_000, "millions": 1_000_000, "千万元": 10_000_000,
    "亿": 100_000_000, "亿元": 100_000_000,
}  # fmt: skip
_OURS = r"(?:人民币|本位币|本币|rmb|cny|¥|yuan|renminbi|中国元)"
_UNIT = "|".join(sorted(map(re.escape, _FACTORS), key=len, reverse=True))
_SAID = re.compile(rf"(?:金额)?(?:单位|unit)?(?:in|of)?'?{_OURS}?[/,]?(?P<unit>{_UNIT})'?(?:of)?{_OURS}?")
_BEHIND = re.compile(r"(?:in)?(?P<unit>(?:十|百|千)?[万亿]元|千元|(?<=in)(?:thousands?|millions?))(?:yuan|rmb|cny)?$")
_ABOVE = re.compile(
    r"(?:(?:注|备注|说明|note)=?)?(?:以上|以下|上述|本表|表中|所有|其中)?(?:.*[(\[【])?(?:金额|货币|计量|数据|报表)?(?:单位|币种|币别|货币|unit|units|currency|amounts?in|"
    r"allamountsin|in)"
    r"(?:均?[:=为是]|(?=in)|(?<=in))(?P<said>.{1,20}?)[)\]】]?。?"
)
_TITLE_BRACKET = re.compile(r".*[(\[【](?P<said>[^()\[\]【】]{1,12})[)\]】]")
_FOREIGN = re.compile(
    r"(?:in|原币|外币|计价)?(?:usd?|us\$|\$|美[元金]|美刀|hkd?|hk\$|港[币元]|eur|€|欧元|jpy|日[元圆币]|gbp|£|"
    r"英镑|krw|₩|韩[元币]|twd|nt\$"
    r"|新?台币|mop|澳门[元币]|aud|澳[元币]|cad|加[元币]|sgd|新加坡元|新币|thb|泰铢|vnd|₫|越南盾|越盾|rub|₽|卢布|"
    r"inr|₹|卢比|myr|马币|林吉特|chf"
    r"|瑞郎|瑞士法郎|idr|印尼盾|php|比索|nzd|nz\$|纽币|aed|迪拉姆|dollars?|euros?|pounds?|外币|"
    r"usdollars?)(?:[千万]|thousands?)?(?:元)?"
)
_OWN_UNIT = re.compile(r"[千万亿元圆]")
_HOME = re.compile(
    rf"{_OURS}(?:元|\(元\))?|元|yuan|\(?(?:cny|rmb)\)?人民币|人民币\(?(?:cny|rmb)\)?|中国|境内|国内|chinese(?:yuan)?"
)

_FIGURE = re.compile(r"[-+]?[\d,]*\.?\d+")
_TITLE_ROWS = 12
_NOTE_ROWS = 6
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Units:
    """How many yuan one of a column's figures is; `above` is what the line over the table says, 1 where it "
    "says none."""

    columns: Mapping[int, int] = field(default_factory=dict)
    above: int = 1

    @property
    def are_yuan(self) -> bool:
        """Whether nothing says that a figure is anything else."""
        return self.above == 1 and not self.columns

    def factor(self, meaning: Meaning, column: int | None) -> int:
        """By the column's own name first, then by the line above; a unit price only by its own name."""
        said = None if column is None else self.columns.get(column)
        return said or (self.above if meaning in MONEY else 1)


def units_of(table: Table) -> Units:
    """The units of a table. Refuses amounts in another currency: they must never be booked as yuan."""
    own: dict[int, int] = {}
    for meaning, column in table.header.columns.items():
        if meaning in MONEY or meaning is Meaning.PRICE:
            own.update((column, factor) for factor in _of_caption(table, column))
    return Units(own, _above(table))


def factor_of(text: str) -> int | None:
    """How many yuan `万元`, `千元`, `CNY` or `thousands` is; None when it is no unit of money."""
    match = _SAID.fullmatch(full_label(text))
    return _FACTORS[match["unit"]] if match else None


def is_foreign(text: str) -> bool:
    """Whether a text names the money of another country."""
    return bool(_FOREIGN.fullmatch(full_label(text)))


def is_home(text: str) -> bool:
    """Whether a text says that it is yuan."""
    return bool(_HOME.fullmatch(full_label(text)))


def has_own_unit(cell: GridCell) -> bool:
    """`1.2万` and `300元` say themselves what they are."""
    return cell.kind is CellKind.TEXT and bool(_OWN_UNIT.search(folded(cell.text)))


def names_other_money(name: str) -> str:
    """The other currency in a column's name, empty where there is none."""
    whole = full_label(name)
    said = [*in_brackets(name), *re.split(r"[/,(]", whole)[1:], *re.findall(r"[a-z]+\$?|[$€£]", folded(name).lower())]
    chinese = re.search(r"(?:美元|美金|港币|港元|欧元|日元|英镑|外币)(?=金额|余额|$)", whole)
    return chinese[0] if chinese else next((one for one in said if one != "us" and is_foreign(one)), "")


def _of_caption(table: Table, column: int) -> Iterator[int]:
    name = table.header.name_of(column)
    other = names_other_money(name)
    if other:
        raise _foreign(f"{letter(column)}{table.header.row + 1}", name)
    said = [*in_brackets(name), *re.split(r"[/,]", full_label(name))[1:]]
    found = [factor for factor in map(factor_of, said) if factor is not None]
    behind = _BEHIND.search(full_label(name))
    if behind:
        found.append(_FACTORS[behind["unit"]])
    yield from found[:1]


def _above(table: Table) -> int:
    """What the sheet's name, a line over the table or a note under it says of all its amounts."""
    factor = next((one for one in map(factor_of, in_brackets(table.sheet.name)) if one), 1)
    for row in (*lines_above(table), *_lines_below(table)):
        for column, cell in enumerate(table.sheet.rows[row]):
            for said in _said_above(table, row, column, cell):
                if is_foreign(said):
                    raise _foreign(f"{letter(column)}{row + 1}", folded(cell.text))
                factor = factor_of(said) or factor
    return factor


def lines_above(table: Table) -> Iterator[int]:
    """The titles of a table, from its header up to the rows of another table."""
    for row in range(table.header.top - 1, max(-1, table.header.top - 1 - _TITLE_ROWS), -1):
        cells = [cell for cell in table.sheet.rows[row] if cell.text.strip()]
        if len(cells) > 1 and any(
            cell.kind is CellKind.NUMBER or _FIGURE.fullmatch(cell.text.strip()) for cell in cells
        ):
            return
        yield row


def _lines_below(table: Table) -> Iterator[int]:
    """The last lines of a table that hold one text alone."""
    for row in range(max(table.header.row + 1, table.end - _NOTE_ROWS), table.end):
        if len(table.filled(row)) == 1 and table.filled(row)[0][1].kind is CellKind.TEXT:
            yield row


def _said_above(table: Table, row: int, column: int, cell: GridCell) -> Iterator[str]:
    """What a cell over the table may say of units: `单位：万元`, `应收账款（万元）`, `单位：` and `万元` beside it."""
    if len(cell.text) > _LONGEST:
        return
    for part in re.split(r"[,，;；]|\s{2,}", cell.text.replace(":", "=").replace("：", "=")):
        match = _ABOVE.fullmatch(full_label(part)) or _TITLE_BRACKET.fullmatch(full_label(part))
        if match:
            yield match["said"]
    if re.fullmatch(r"(?:金额)?单位|币种|unit|currency", full_label(cell.text)):
        yield table.sheet.cell(row, column + 1).text


def _foreign(cell: str, shown: str) -> Refused:
    return Refused(
        "Cell {cell} says “{shown}”: amounts in another currency. This book counts yuan; convert the amounts in the "
        "sheet first.",
        cell=cell,
        shown=shown[:40],
    )
