"""Which of our papers a line of somebody else's account speaks of, by whatever they write of its number (N16)."""

import re
from collections.abc import Iterator, Mapping

from desktop_app.domain.differences import AccountLine

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-_/.]*[0-9]")
_SHORTEST_NUMBER = 3


def number_key(number: str) -> str:
    """A paper's number without what people leave out or add."""
    return re.sub(r"[\W_]", "", number).upper()


def papers_by_number(ours: Mapping[int, AccountLine]) -> dict[tuple[str, bool], int]:
    """By every way of writing it, and whether it raises the debt, the line that is meant; what means two means none."""
    found: dict[tuple[str, bool], set[int]] = {}
    for at, line in ours.items():
        for number in (line.number, *line.also):
            for key in _spellings(number):
                found.setdefault((key, line.fen > 0), set()).add(at)
    return {key: min(lines) for key, lines in found.items() if len(lines) == 1}


def _spellings(number: str) -> Iterator[str]:
    """Whole, and its figures alone, with and without what leads them."""
    whole = number_key(number)
    figures = re.sub(r"\D", "", number)
    for one in (whole, figures, figures.lstrip("0"), re.sub(r".*\D", "", number)):
        if len(one) >= _SHORTEST_NUMBER:
            yield one


def numbers_named(line: AccountLine) -> Iterator[str]:
    """The numbers a line of theirs may name, the one of its own column first."""
    for text in (line.number, line.text):
        for token in _TOKEN.findall(text):
            yield number_key(token)
            yield re.sub(r".*\D", "", token)
