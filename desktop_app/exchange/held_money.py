"""Lines of a book that are no plain debt: money held for others (押金, 代收), balances between the lines (月末余额)."""

import re
from functools import lru_cache

from desktop_app.exchange.labels import folded, simple
from desktop_app.exchange.layouts import MONEY, Meaning
from desktop_app.exchange.reading import RowReading

_HELD = re.compile(
    r"押金|保证金|质保金|代收|代付|代垫|垫付|暂收|暂存|退桶|(?<!in )retention|security deposit|on behalf|collected for",
    re.IGNORECASE,
)
_BALANCE = re.compile(
    r"((到|至|截止|截至)?(上|本|当)?(年|月|期|日|季|页)?(初|末|底|终|止|结)?)?[的]?(账面|应收|累计|未付|欠款|尚欠)?"
    r"(余额|结余|结存|结欠|余欠|欠款合计|累计欠款?|合计欠款?)[:：]?|过次页|承前页|转次页|接上页|上月结转|结转下月|上年结转"
    r"|(closing|ending|month.?end|running) balance|balance( (c/?f|b/?f|carried forward|brought forward|c/d|b/d))?"
    r"|carried (over|forward)|brought forward",
    re.IGNORECASE,
)


CODE = re.compile(r"[\x21-\x7e]*\d[\x21-\x7e]*")
"""A number of a paper: it is no word, and every row has another one."""


@lru_cache(maxsize=4096)
def is_held(word: str) -> bool:
    """Whether it tells of money that is not the price of goods: a deposit, or money collected for somebody else."""
    return bool(_HELD.search(simple(folded(word))))


def is_later_balance(reading: RowReading, word: str) -> bool:
    """Whether a line that has a sum is called a balance, and lines of its customer are above it."""
    if CODE.fullmatch(word) or not _is_balance(word) or all(map(reading.is_blank, MONEY - {Meaning.OPEN})):
        return False
    table, column = reading.table, reading.table.header.columns.get(Meaning.CUSTOMER)
    above = range(table.header.row + 1, reading.row)
    if column is None:
        return any(map(table.filled, above))
    own = reading.shown(Meaning.CUSTOMER).strip()
    return any(table.sheet.cell(row, column).text.strip() in (own, "") and table.filled(row) for row in above)


@lru_cache(maxsize=4096)
def _is_balance(word: str) -> bool:
    return bool(_BALANCE.fullmatch(simple(folded(word))))
