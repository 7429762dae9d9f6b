"""Entries that may be right but are probably a slip of the finger: asked before they are booked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from desktop_app.domain.errors import Problem, RefusedFields, Said
from desktop_app.domain.goods import ONE, Goods, GoodsUnit, scaled
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.shipments import Line

Article = tuple[str, str, str]
"""Name and specification of goods, and the unit in which they are counted."""


class Doubt(StrEnum):
    """What may be wrong, by the name under which it is accepted."""

    MORE_RETURNED = "more_returned"
    DEARER_RETURNED = "dearer_returned"
    OVERPAID = "overpaid"
    MORE_ALLOWED = "more_allowed"
    MORE_PROMISED = "more_promised"
    NEVER_SENT = "never_sent"
    NUMBER_USED = "number_used"
    RECEIVED_BEFORE = "received_before"
    LONG_AGO = "long_ago"
    NEW_SITE = "new_site"
    BARE_BILL = "bare_bill"
    BARE_SUPPLY = "bare_supply"
    LATE_GIFT = "late_gift"
    ODD_PRICE = "odd_price"
    PAID_SINCE = "paid_since"
    ODD_NAME = "odd_name"


_NO_NAME = re.compile(r"[-+=]?[¥￥]?[\d.,，]+\s*(?:[%％折元块]|块钱)?|打?[\d一二三四五六七八九.]+折|赠品?|送|gift")

A_YEAR_BACK = range(330, 400)
"""`12-5`, typed at the end of November for next week, is read as a day that is past, and lies so many days back; so
does a day with the year of before. Older papers are brought over on purpose.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """One doubt, and what to ask at which field."""

    doubt: Doubt
    problem: Problem


class Doubted(RefusedFields):
    """Not booked yet: somebody has to say that it is meant so. `doubts` are what may then be accepted."""

    def __init__(self, template: str, /, **facts: object) -> None:
        super().__init__(template, **facts)
        self.doubts: frozenset[Doubt] = frozenset()

    @classmethod
    def asking(cls, questions: Iterable[Question]) -> Self:
        """Needs one question at least."""
        asked = tuple(questions)
        doubted = cls.of(question.problem for question in asked)
        doubted.doubts = frozenset(question.doubt for question in asked)
        return doubted


def refuse_doubts(questions: Iterable[Question], accepted: Iterable[Doubt]) -> None:
    """Ask what was not accepted."""
    known = set(accepted)
    asked = [question for question in questions if question.doubt not in known]
    if asked:
        raise Doubted.asking(asked)


@dataclass(frozen=True, slots=True)
class Delivered:
    """How much of an article went out and did not come back yet, in millionths, and its highest price: both of one
    of the unit it is counted in.
    """

    counted: int
    price: int


def doubtful_return(lines: Iterable[Line], delivered: Mapping[Article, Delivered]) -> list[Question]:
    """More back than is out, or at a higher price than any it went out at; lines of one article are added up."""
    asked: list[Question] = []
    back: dict[Article, int] = {}
    for index, line in enumerate(lines, 1):
        article = article_of(line)
        out = delivered.get(article, Delivered(0, 0))
        back[article] = back.get(article, 0) + line.counted
        if back[article] > out.counted:
            asked.append(_more(line, back[article], out, index))
        elif not line.gift and scaled(line.price, ONE, line.holds) > out.price:
            asked.append(_dearer(line, out, index))
    return asked


def article_of(line: Line) -> Article:
    return line.name, line.spec, line.counted_in


def doubtful_payment(paid_fen: int, owed_fen: int, slip_fen: int = 0) -> list[Question]:
    """More money than all that is owed, by more than the slip it comes with, or without a slip by as much again.

    `owed_fen` is what is open with the slip. A little too much is left on account without a word (case 10), and so is
    money from somebody who owes nothing.
    """
    above = paid_fen - owed_fen
    if owed_fen <= 0 or above <= (slip_fen or owed_fen):
        return []
    said = Said(
        "{paid} is {above} more than the {owed} that is owed. Is it right? The rest would go on account.",
        paid=format_yuan(paid_fen),
        above=format_yuan(above),
        owed=format_yuan(owed_fen),
    )
    return [Question(Doubt.OVERPAID, Problem("paid" if slip_fen else "amount", said))]


def doubtful_allowance(given_fen: int, owed_fen: int, number: str = "", open_fen: int = 0) -> list[Question]:
    """More given up than is open of the slip `number` it is for, or than all that is owed: nobody means to owe money
    to the customer for goods they keep (case 1 leaves such a rest on account once it is meant so).
    """
    if number and given_fen > open_fen:
        said = Said(
            "{sum} is {above} more than the {open} that is unpaid of {number}. Is it right? The rest "
            "would go on account.",
            sum=format_yuan(given_fen),
            above=format_yuan(given_fen - open_fen),
            open=format_yuan(open_fen),
            number=number,
        )
    elif given_fen > owed_fen:
        said = Said(
            "{sum} is {above} more than the {owed} that is owed. Is it right? The rest would go on account.",
            sum=format_yuan(given_fen),
            above=format_yuan(given_fen - max(owed_fen, 0)),
            owed=format_yuan(max(owed_fen, 0)),
        )
    else:
        return []
    return [Question(Doubt.MORE_ALLOWED, Problem("amount", said))]


def doubtful_promise(promised_fen: int, owed_fen: int) -> list[Question]:
    """More promised than is owed: money for something else keeps no promise, so this one could never be kept whole."""
    if promised_fen <= owed_fen:
        return []
    said = Said(
        "{promised} is promised, but only {owed} is owed. Is it right? Only money for what is owed keeps a promise.",
        promised=format_yuan(promised_fen),
        owed=format_yuan(max(owed_fen, 0)),
    )
    return [Question(Doubt.MORE_PROMISED, Problem("amount", said))]


def doubtful_signature(number: str) -> Question:
    """A signed copy of a statement that was never printed nor sent: it is probably of another one."""
    said = Said("{number} was never printed nor marked as sent. Did its signed copy really come back?", number=number)
    return Question(Doubt.NEVER_SENT, Problem("dated", said))


def doubtful_receipt(amount_fen: int, dated: date, before: str) -> Question:
    """The same sum on the same day as another receipt of this customer: it was probably entered before."""
    said = Said(
        "{number} is of {date} and over {amount}, too. Is this other money?",
        number=before,
        date=dated,
        amount=format_yuan(amount_fen),
    )
    return Question(Doubt.RECEIVED_BEFORE, Problem("amount", said))


def doubtful_bill(number: str, due: date | None) -> list[Question]:
    """A bill of exchange of which nobody wrote down the number, or the day it is paid: it cannot be followed up."""
    if number.strip() and due is not None:
        return []
    if not number.strip():
        said = Said("The bill of exchange has no number: nobody can tell later which it was. Take it so?")
        return [Question(Doubt.BARE_BILL, Problem("acceptance_number", said))]
    said = Said("The bill of exchange has no day on which it is paid: nobody is reminded of it. Take it so?")
    return [Question(Doubt.BARE_BILL, Problem("acceptance_due", said))]


def doubtful_supply(reference: str, before: Mapping[str, tuple[str, date]]) -> list[Question]:
    """Goods they supplied, without the number on their paper, or with one of theirs that was entered `before`: twice
    entered, we would owe it twice.
    """
    typed = reference.strip()
    if not typed:
        said = Said("Without the number on their paper the same goods may be entered twice. Enter them so?")
        return [Question(Doubt.BARE_SUPPLY, Problem("reference", said))]
    return [doubtful_number(typed, "reference", *before[typed])] if typed in before else []


def doubtful_price(goods: Goods, unit: GoodsUnit, price: int) -> list[Question]:
    """Below the lowest price, or less than half or more than double the list price of one of the unit: the price of
    another unit, perhaps.
    """
    listed, lowest = goods.listed(unit), goods.lowest_of(unit)
    facts = {"price": format_price(price), "unit": unit.unit}
    if lowest is not None and price < lowest:
        said = Said("{price} for one {unit} is below the lowest price {lowest}. Is it right?",
                    lowest=format_price(lowest), **facts)  # fmt: skip
    elif listed and not listed <= 2 * price <= 4 * listed:
        said = Said("{price} for one {unit} is far from the list price {listed}. Is it right?",
                    listed=format_price(listed), **facts)  # fmt: skip
    else:
        return []
    return [Question(Doubt.ODD_PRICE, Problem("price", said))]


def doubtful_names(lines: Iterable[Line]) -> list[Question]:
    """Goods nobody knows yet that are called as a figure, a percentage or a gift: typed into the wrong cell, mostly."""
    return [
        Question(
            Doubt.ODD_NAME,
            Problem("goods", Said("Are there goods called “{name}”? A discount, a price and a quantity have cells of "
                                  "their own.", name=line.name), index),
        )
        for index, line in enumerate(lines, 1)
        if not line.goods_id and _NO_NAME.fullmatch(line.name.strip().lower())
    ]  # fmt: skip


def doubtful_undoing(papers: int, paid_fen: int) -> list[Question]:
    """An import is taken back whose papers were paid since: the money stays, and lies on account."""
    if not papers:
        return []
    said = Said(
        "{count} papers of this import were paid since, {sum} in all. That money would go on account. Is it right?",
        count=papers, sum=format_yuan(paid_fen),
    )  # fmt: skip
    return [Question(Doubt.PAID_SINCE, Problem("", said))]


def doubtful_site(name: str, customer: str) -> Question:
    """A site the customer has not: a new one, or a slip of the finger."""
    said = Said("{customer} has no site “{name}” yet. Is it a new one? It is added then.", customer=customer, name=name)
    return Question(Doubt.NEW_SITE, Problem("project", said))


def doubtful_day(dated: date, today: date) -> list[Question]:
    """About a year back: the day of another year was probably meant."""
    if (today - dated).days not in A_YEAR_BACK:
        return []
    said = Said("{date} is {days} days ago. Is the year right?", date=dated, days=(today - dated).days)
    return [Question(Doubt.LONG_AGO, Problem("dated", said))]


def doubtful_number(typed: str, field: str, used_by: str, dated: date) -> Question:
    """A number from a paper that another paper of this customer has: it was probably entered before."""
    said = Said(
        "{number} of {date} has the number {typed} already. Is this another paper?",
        number=used_by,
        date=dated,
        typed=typed,
    )
    return Question(Doubt.NUMBER_USED, Problem(field, said))


def _more(line: Line, back: int, out: Delivered, index: int) -> Question:
    said = Said(
        "{back} {unit} of {name} would come back, but only {out} are still with the customer. Is it right?",
        back=format_quantity(back // ONE),
        out=format_quantity(max(out.counted, 0) // ONE),
        name=line.name,
        unit=line.counted_in,
    )
    return Question(Doubt.MORE_RETURNED, Problem("quantity", said, index))


def _dearer(line: Line, out: Delivered, index: int) -> Question:
    said = Said(
        "{name} would be credited at {price}, but was charged at {charged} at most. Is it right?",
        name=line.name,
        price=format_price(scaled(line.price, ONE, line.holds)),
        charged=format_price(out.price),
    )
    return Question(Doubt.DEARER_RETURNED, Problem("price", said, index))
