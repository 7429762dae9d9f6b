"""The clauses of an order put together again as goods need them: a quantity belongs to the goods before it."""

import re
from collections.abc import Sequence

from desktop_app.domain.orders.counts import counts_in
from desktop_app.domain.orders.lines import clauses_of, lines_of
from desktop_app.domain.orders.noise import ABOUT, SUMS, takes_back, without_noise
from desktop_app.domain.orders.readings import names_in, rest_of
from desktop_app.domain.orders.shelf import Shelf, squeezed

_EACH = re.compile(r"(?P<heads>.*?)(?:各要|各来|各|每样|每种|都要|都来)\s*(?P<count>[\d一二两三四五六七八九十半].*)")
_AND = re.compile(r"[和跟与及]|还有|\s+")


def fragments_of(text: str, shelf: Shelf) -> tuple[list[str], list[str]]:
    """What may name goods, and what was left out as certainly none."""
    found: list[str] = []
    left_out: list[str] = []
    for line in lines_of(text):
        for clause in _each_apart(clauses_of(line), shelf):
            bare, dropped = _without_noise(clause, shelf)
            left_out += dropped
            if found and _belongs_to_the_one_before(bare, shelf):
                found[-1] += f" {bare}"
            elif bare.strip():
                found.append(bare)
    return found, left_out


def _without_noise(clause: str, shelf: Shelf) -> tuple[str, list[str]]:
    """What names goods or a quantity of them is never taken for noise."""
    bare, dropped = without_noise(clause)
    return (clause, []) if any(_may_name_goods(one, shelf) for one in dropped) else (bare, dropped)


def _may_name_goods(text: str, shelf: Shelf) -> bool:
    """A name, a specification such as [大号], or so many of something."""
    counted = any(count.unit for count in counts_in(text, shelf.units))
    return counted or bool(names_in(text, shelf)) or text.strip("[]") in shelf.spec_signs


def _belongs_to_the_one_before(clause: str, shelf: Shelf) -> bool:
    """Only a quantity, a price or a specification; or a word that takes back what was said."""
    if names_in(clause, shelf):
        return False
    rest = rest_of(clause, shelf)
    if takes_back(clause):
        return True
    said = any(word not in (*ABOUT, *SUMS) for word in rest.words)
    return not said and bool(rest.counts or rest.prices or rest.words)


def _each_apart(clauses: Sequence[str], shelf: Shelf) -> list[str]:
    """“雪碧、可口可乐各5箱” are two lines of five boxes."""
    told: list[str] = []
    for clause in clauses:
        found = _EACH.fullmatch(clause)
        if found is None:
            told.append(clause)
            continue
        heads: list[str] = []
        while told and not any(count.unit for count in counts_in(told[-1], shelf.units)):
            heads.insert(0, told.pop())
        heads += _heads(found["heads"], shelf)
        told += [f"{head} {found['count']}" for head in _named_throughout(heads, shelf)]
    return told


def _heads(text: str, shelf: Shelf) -> list[str]:
    """The goods before the word “each”: divided by words, or names that follow one another."""
    parts = [part for part in _AND.split(text) if part.strip()]
    names = names_in(text, shelf)
    if len(parts) == 1 and len(names) > 1 and sum(end - start for start, end, _ in names) == len(text.strip()):
        return [name for _, _, name in names]
    return parts


def _named_throughout(heads: Sequence[str], shelf: Shelf) -> list[str]:
    """“PVC弯头50、110”: the second one is of the same name."""
    told, name = [], ""
    for head in heads:
        names = names_in(head, shelf)
        if names:
            name = names[0][2]
        told.append(f"{name} {head}" if name and not names and _is_only_a_spec(head, shelf) else head)
    return told


def _is_only_a_spec(text: str, shelf: Shelf) -> bool:
    return squeezed(text) in shelf.spec_signs or not rest_of(text, shelf).words
