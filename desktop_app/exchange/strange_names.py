"""Names of customers that may be none – 最高, 现金, 1, 甲店(已付), 甲店、乙店 – are asked about, once for each."""

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.grid import GridCell
from desktop_app.exchange.labels import folded, in_brackets, simple
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.states import is_settled, reason_of

_NOBODY = re.compile(
    r"最[高低大小]值?|平均值?|户数|家数|笔数|人数|条数|行数|占比|比例|其他|其它|余下|小结|本页|上页|差额|差异|核对|备注|现金|现结|现款|已付|已收|已结清?|"
    r"(减|加|扣|另加|扣除)[:：]?.{0,8}|max(imum)?|min(imum)?|average|avg|mean|count|others?|difference|cash|n/?a|unknown|不详|未知|无名",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[-+]?\d[\d.,]*")
"""Typed or copied into the wrong cell more often than somebody is called so, unless all of them go by numbers."""
_SHORT = 2

_SEVERAL = re.compile(r"[^、；;+＋]{2,}[、；;+＋][^、；;+＋]{2,}")
_NOTED = re.compile(r"([^()（）\[\]【】]{1,60})[(（\[【][^()（）]*[)）\]】]")
_OUT, _ONE = (
    DoubtChoice("out", Said("Leave such rows out.")),
    DoubtChoice("customer", Said("It is a customer.")),
)


def ask_about_names(readings: Sequence[RowReading]) -> list[RowReading]:
    """The readings whose rows have a customer; what else is in that column is left out where somebody says so."""
    names = {reading.shown(Meaning.CUSTOMER).strip() for reading in readings} - {""}
    by_number = 2 * sum(map(_is_figure, names)) > len(names)
    return [reading for reading in readings if not _is_out(reading, by_number)]


def _is_out(reading: RowReading, by_number: bool) -> bool:
    name = reading.shown(Meaning.CUSTOMER).strip()
    misplaced = _is_figure(name) and (len(name) <= _SHORT or not by_number)
    if not name or not (misplaced or _is_strange(name)):
        return False
    said = Said("“{name}” is written where the customer is. Is it one customer?", name=name[:40])
    choices = [_ONE, _OUT] if _SEVERAL.fullmatch(folded(name)) else [_OUT, _ONE]
    bare = _without_note(name)
    choices += [DoubtChoice("bare", Said("It is {name}; the rest is a note.", name=bare))] if bare else []
    chosen = reading.ask_of_word("name", Meaning.CUSTOMER, name, said, *choices)
    if chosen == "bare":
        reading.said[Meaning.CUSTOMER] = GridCell(bare)
    if chosen in (_ONE.key, "bare"):
        return False
    reading.leave_out(Leftover.NOTED)
    return True


def _without_note(name: str) -> str:
    """赵六 of 赵六（已结清）; empty where no brackets end the name."""
    found = _NOTED.fullmatch(name)
    return found[1].strip() if found else ""


@lru_cache(maxsize=65536)
def _is_strange(name: str) -> bool:
    said = simple(folded(name))
    beside = any(is_settled(one) or reason_of(one) for one in in_brackets(name))
    return beside or bool(_NOBODY.fullmatch(said) or _SEVERAL.fullmatch(said))


@lru_cache(maxsize=65536)
def _is_figure(name: str) -> bool:
    return bool(_FIGURE.fullmatch(folded(name)))
