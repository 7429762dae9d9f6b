"""What only the name of a file, a title or a note says of the money of a table is asked: 万元, another currency."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import letter
from desktop_app.exchange.labels import full_label, in_brackets
from desktop_app.exchange.layouts import MONEY, Meaning
from desktop_app.exchange.tables import Table
from desktop_app.exchange.units import Units, factor_of, lines_above

_SAID_IN_NAME = re.compile(
    r"单位[:：为是]?([十百千仟万亿]{1,2}元?)|(?:^|[-_,，+\s])([十百千仟万亿]{1,2}元)(?=$|[-_,，+\s.])"
)
_CURRENCY = re.compile(
    r"美元|美金|港币|港元|港纸|欧元|日元|日币|英镑|澳元|澳门元|葡币|台币|卢布|越南盾|泰铢|外币"
    r"|(?<![A-Z])(?:USD?|HKD|EUR|JPY|GBP|AUD|CAD|SGD|TWD|MOP|RUB|VND|THB|KRW)(?![A-Z])(?=\s*[\d$)）:：]|$)|US\$|HK\$|€|£",
    re.IGNORECASE,
)
_NOTES = (Meaning.REMARK, Meaning.TEXT)
_YUAN = DoubtChoice("yuan", Said("The figures are yuan."))
_LONGEST = 60


def units_asked(table: Table, units: Units, answers: Answers) -> Units:
    """The units, with one that only the name of the file says where somebody agrees."""
    factor = _in_name(table.sheet.file)
    columns = table.header.columns
    if factor <= 1 or units.above > 1 or any(columns[one] in units.columns for one in columns if one in MONEY):
        return units
    said = Said("Only the name of the file says “{name}”. In what are the figures?", name=table.sheet.file[:40])
    unit = DoubtChoice("unit", Said("One of them is {count} yuan.", count=f"{factor:,}"))
    return replace(units, above=factor) if answers.ask(SheetDoubt("unit", said, (unit, _YUAN))) == unit.key else units


def ask_about_currency(table: Table, rows: Sequence[int], answers: Answers) -> None:
    """Leave in doubt what a title, the name of the sheet or a note says of another currency."""
    named = next((text for text in (table.sheet.name, table.sheet.file) if _CURRENCY.search(text)), "")
    if named:
        answers.ask(_doubt(named, 0, ""))
    told: dict[str, tuple[int, int]] = {}
    for row, column in (*_titles(table), *_cells_of_notes(table, rows)):
        told.setdefault(table.sheet.cell(row, column).text, (row, column))
    for text, (row, column) in told.items():
        if len(text) <= _LONGEST and _CURRENCY.search(text):
            answers.ask(_doubt(text.strip(), row + 1, letter(column)))


def _in_name(name: str) -> int:
    said = [
        *in_brackets(name),
        *(part for match in _SAID_IN_NAME.finditer(full_label(name)) for part in match.groups()),
    ]
    return next((factor for one in said if one and (factor := factor_of(one))), 1)


def _titles(table: Table) -> Iterator[tuple[int, int]]:
    return ((row, at) for row in lines_above(table) for at in range(len(table.sheet.rows[row])))


def _cells_of_notes(table: Table, rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    columns = [table.header.columns[one] for one in _NOTES if one in table.header.columns]
    return ((row, column) for row in rows for column in columns)


def _doubt(text: str, row: int, column: str) -> SheetDoubt:
    said = Said("“{text}” names another currency. This book counts yuan.", text=text[:40])
    return SheetDoubt("currency", said, (_YUAN,), row, column)
