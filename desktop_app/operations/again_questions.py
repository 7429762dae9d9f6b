"""What is asked of a row that looks like a paper of the book, and with which choices."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.rows import Row, SheetOpenItem
from desktop_app.operations.placed import Placed
from desktop_app.store.imports import StandingPaper


class Again(StrEnum):
    """What a row is to a paper of the book that looks like it."""

    SAME = "same"
    ANOTHER = "another"
    CORRECTION = "correction"
    PAID = "paid"
    """The same, less of it open: the difference was paid meanwhile."""


_CHOICES = {
    Again.SAME: Said("the same: nothing is booked"),
    Again.ANOTHER: Said("another one: it is booked beside it"),
    Again.CORRECTION: Said("a correction: the old one is voided, this one is booked"),
    Again.PAID: Said("{paid} of it was paid meanwhile: that is booked as received today"),
}


@dataclass(frozen=True, slots=True)
class ToldPaper:
    """What a row says of its paper; `amounts_fen` are the sums it may be booked with. What lowers the account, money or
    goods that came back, is never taken for what is owed.
    """

    customer_id: int
    lowers: bool
    number: str
    dated: date | None
    amounts_fen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SimilarPaper:
    """A paper a row looks like; `likeliest` is what it is to it unless somebody says otherwise."""

    paper: StandingPaper
    likeliest: Again
    certain: bool = False
    is_balance: bool = False
    may_correct: bool = True
    is_elsewhere: bool = False
    """Whether the book has it with another customer."""
    is_alone: bool = True
    """Whether what the sheet says is open can be this paper's alone."""


def paid_since(row: Row, paper: StandingPaper) -> int:
    """By how much less the sheet says is open of a debt than the book does, in fen; 0 where it is not less."""
    if not isinstance(row, SheetOpenItem) or paper.lowers or row.open_fen < 0:
        return 0
    return max(paper.open_fen - row.open_fen, 0)


def question(placed: Placed, told: ToldPaper, alike: SimilarPaper) -> tuple[Meaning, Said, list[DoubtChoice]]:
    """The cell, the question and its choices, the likeliest first."""
    where = Meaning.NUMBER if told.number else Meaning.DATE if told.dated else Meaning.CUSTOMER
    return where, _asked(placed, told, alike), _choices(placed, alike)


def _asked(placed: Placed, told: ToldPaper, alike: SimilarPaper) -> Said:
    paper = alike.paper
    facts: dict[str, object] = {
        "name": getattr(placed.value, "customer", ""),
        "number": _shown_number(paper),
        "date": paper.dated,
        "amount": format_yuan(paper.amount_fen),
        "new": format_yuan(told.amounts_fen[0]),
    }
    if alike.is_elsewhere:
        return Said(
            "{name}: the book has {number} of {date} over {amount} as a paper of {owner}. Is it the same?",
            owner=paper.customer,
            **facts,
        )
    if alike.is_balance:
        return Said(
            "{name} is in the book already, last with {number} of {date} over {amount}. This list says {new}. Is it "
            "the same debt?",
            **facts,
        )
    return Said(
        "{name}: this seems to be {number} of {date} over {amount}; the sheet says {new}. Is it the same?", **facts
    )


def _choices(placed: Placed, alike: SimilarPaper) -> list[DoubtChoice]:
    """What may be said of it, the likeliest first."""
    paid = paid_since(placed.value, alike.paper) if alike.is_alone else 0
    first = [alike.likeliest, *(one for one in _CHOICES if one is not alike.likeliest)]
    if not paid:
        first.remove(Again.PAID)
    if not alike.may_correct or alike.paper.kind == "return":
        first.remove(Again.CORRECTION)
    said = _CHOICES | {Again.PAID: Said(_CHOICES[Again.PAID].template, paid=format_yuan(paid))}
    return [DoubtChoice(one.value, said[one]) for one in first]


def _shown_number(paper: StandingPaper) -> str:
    """The number others gave the paper, by which the shop knows it, and ours."""
    theirs = paper.paper_number or paper.reference
    return f"{theirs} ({paper.number})" if theirs and theirs != paper.number else paper.number
