"""The same paper again: a row that the book has already in other words is recognised, or asked about; a correction is a
reversal and a new entry.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.customers import Customer
from desktop_app.domain.goods import Goods
from desktop_app.domain.likeness import same_name
from desktop_app.domain.shipments import total_fen
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.rows import SheetOpenItem, SheetPastSlip, SheetReceipt, SheetReturn, SheetShipment
from desktop_app.operations.again_questions import Again, SimilarPaper, ToldPaper, paid_since, question
from desktop_app.operations.placed import BookAnswers, Placed
from desktop_app.operations.short_names import Whose
from desktop_app.store import imports
from desktop_app.store.database import Ledger
from desktop_app.store.imports import StandingPaper

SAME = "same"

NOBODY_YET = 0
"""A customer the book does not know."""

Entry = SheetOpenItem | SheetPastSlip | SheetReceipt | SheetReturn | SheetShipment


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was made of a row: the paper of the book it is about, and what it is to it."""

    paper: StandingPaper
    again: Again


def recognise(
    ledger: Ledger, entries: Sequence[Placed], known: Whose, done: set[str], asking: BookAnswers
) -> dict[str, Recognised]:
    """By identity: the rows that are a paper of the book, or correct one. What is new and unlike all is not in it."""
    told = {placed.identity: (placed, one) for placed in entries if (one := _told(placed, known)) is not None}
    if not told:
        return {}
    of_rows = [one for _, one in told.values()]
    papers = imports.standing_papers(ledger, {one.customer_id for one in of_rows}, {one.number for one in of_rows})
    search = _Search(papers, {placed.identity for placed in entries}, _is_balance_list(entries))
    found = {}
    for placed, one in told.values():
        alike = search.grown(placed, one) if placed.identity in done else search.alike(placed, one)
        if alike is not None:
            again = Again.SAME if alike.certain else Again(asking.ask(placed, SAME, *question(placed, one, alike)))
            found[placed.identity] = Recognised(alike.paper, again)
    return found


class _Search:
    """Papers by what a row may be recognised by. A paper that another row of the sheet is stays that row's."""

    def __init__(self, papers: Sequence[StandingPaper], present: set[str], is_balance_list: bool) -> None:
        self._balances = is_balance_list
        self._taken: set[str] = set()
        self._by_identity: dict[str, StandingPaper] = {}
        self._by_number: dict[object, StandingPaper] = {}
        self._anywhere: dict[object, list[StandingPaper]] = defaultdict(list)
        self._by_day: dict[object, list[StandingPaper]] = defaultdict(list)
        self._by_customer: dict[object, list[StandingPaper]] = defaultdict(list)
        self._gone: dict[object, list[StandingPaper]] = defaultdict(list)
        overlapping = {each for one in papers if one.identities & present for each in one.imports}
        for paper in papers:
            self._note(paper, present, overlapping)

    def _note(self, paper: StandingPaper, present: set[str], overlapping: set[int]) -> None:
        lowers = paper.lowers
        for identity in paper.identities:
            self._by_identity.setdefault(identity, paper)
        for number in filter(None, (paper.reference, paper.paper_number, paper.number)):
            self._by_number.setdefault((paper.customer_id, lowers, same_name(number)), paper)
            self._anywhere[lowers, same_name(number), paper.dated].append(paper)
        if paper.identities & present:
            self._taken.add(paper.number)
        self._by_day[paper.customer_id, lowers, paper.dated].append(paper)
        self._by_customer[paper.customer_id, lowers].append(paper)
        if paper.imports & overlapping and not paper.identities & present:
            self._gone[lowers, paper.amount_fen].append(paper)

    def grown(self, placed: Placed, told: ToldPaper) -> SimilarPaper | None:
        """A row that came before, with another sum by now: a debt cannot have grown by itself, nor become less
        while the book knows of no payment. Less open in the book than in the sheet is an older sheet.
        """
        row, paper = placed.value, self._by_identity.get(placed.identity)
        if not isinstance(row, SheetOpenItem) or paper is None or not told.number:
            return None
        if row.open_fen == paper.open_fen:
            return None
        told_less = 0 < row.amount_fen < paper.amount_fen and row.amount_fen == row.open_fen and not _has_open(placed)
        if abs(row.open_fen) > paper.amount_fen or told_less:
            return SimilarPaper(paper, Again.CORRECTION)
        return SimilarPaper(paper, Again.PAID) if paid_since(row, paper) else None

    def alike(self, placed: Placed, told: ToldPaper) -> SimilarPaper | None:
        """By number, by day and sum, by day, as a row gone from a list that came before, as a later balance, under
        another name.
        """
        for found in (self._numbered, self._of_sum, self._balance, self._of_day, self._replaced, self._elsewhere):
            one = found(placed, told)
            if one is not None:
                self._taken.add(one.paper.number)
                return one
        return None

    def _numbered(self, placed: Placed, told: ToldPaper) -> SimilarPaper | None:
        paper = self._by_number.get((told.customer_id, told.lowers, same_name(told.number))) if told.number else None
        if paper is None:
            return None
        equal = paper.amount_fen in told.amounts_fen and told.dated in (None, paper.dated)
        certain = equal and not _brings_payments(placed)
        if paper.number in self._taken:
            return SimilarPaper(paper, Again.ANOTHER)
        return SimilarPaper(paper, Again.SAME if equal else Again.CORRECTION, certain)

    def _of_sum(self, _placed: Placed, told: ToldPaper) -> SimilarPaper | None:
        for paper in self._free(told):
            if paper.amount_fen in told.amounts_fen:
                return SimilarPaper(paper, Again.SAME)
        return None

    def _of_day(self, _placed: Placed, told: ToldPaper) -> SimilarPaper | None:
        for paper in self._free(told):
            if paper.imports:
                return SimilarPaper(paper, Again.CORRECTION)
        return None

    def _replaced(self, _placed: Placed, told: ToldPaper) -> SimilarPaper | None:
        """Another day or another customer: the list came before with a row that is gone from it now."""
        for amount in told.amounts_fen:
            for paper in self._gone[told.lowers, amount]:
                near = paper.customer_id == told.customer_id or paper.dated == told.dated
                if near and paper.number not in self._taken and not _other_number(paper, told):
                    return SimilarPaper(paper, Again.CORRECTION)
        return None

    def _elsewhere(self, _placed: Placed, told: ToldPaper) -> SimilarPaper | None:
        """Number, day and sum are those of another customer's paper: one of the two names is the other's (case 19)."""
        for paper in self._anywhere[told.lowers, same_name(told.number), told.dated] if told.number else ():
            is_other = paper.customer_id != told.customer_id and paper.number not in self._taken
            if is_other and paper.amount_fen in told.amounts_fen:
                return SimilarPaper(paper, Again.SAME, is_elsewhere=True, is_alone=False)
        return None

    def _balance(self, placed: Placed, told: ToldPaper) -> SimilarPaper | None:
        """A list of balances, brought later: what the book says is owed has grown out of the one before."""
        if not isinstance(placed.value, SheetOpenItem) or told.number or not (self._balances or told.dated is None):
            return None
        papers = [one for one in self._by_customer[told.customer_id, told.lowers] if one.number not in self._taken]
        before = [one for one in papers if one.kind == "opening" and not one.reference]
        if told.dated is not None and not (len(before) == 1 and before[0].imports):
            return None
        if not papers:
            return None
        return SimilarPaper((before or papers)[-1], Again.SAME, is_balance=True, may_correct=len(before) == 1,
                      is_alone=len(papers) == 1)  # fmt: skip

    def _free(self, told: ToldPaper) -> Iterator[StandingPaper]:
        """Papers of the day that no other row is, and that have no other number."""
        for paper in self._by_day[told.customer_id, told.lowers, told.dated]:
            if paper.number not in self._taken and not _other_number(paper, told):
                yield paper


def _told(placed: Placed, known: Whose) -> ToldPaper | None:
    row = placed.value
    if isinstance(row, Customer | Goods):
        return None
    customer_id = known.customer_of(row.customer) or NOBODY_YET
    if customer_id == NOBODY_YET and not row.number:
        return None
    lowers = isinstance(row, SheetReceipt | SheetReturn) or (isinstance(row, SheetOpenItem) and row.open_fen < 0)
    return ToldPaper(customer_id, lowers, row.number, row.dated, _amounts(row))


def _amounts(row: Entry) -> tuple[int, ...]:
    match row:
        case SheetOpenItem():
            return abs(row.open_fen), abs(row.amount_fen)
        case SheetShipment():
            return (row.total_fen,)
        case SheetReturn():
            return (total_fen(row.lines),)
        case _:
            return (row.amount_fen,)


def _other_number(paper: StandingPaper, told: ToldPaper) -> bool:
    """Both have a number that others gave them, and not the same."""
    theirs = {same_name(one) for one in (paper.reference, paper.paper_number) if one}
    return bool(told.number and theirs) and same_name(told.number) not in theirs


def _brings_payments(placed: Placed) -> bool:
    return isinstance(placed.value, SheetPastSlip) and bool(placed.value.paid)


def _has_open(placed: Placed) -> bool:
    columns = placed.seen.source.header.columns
    return Meaning.OPEN in columns or Meaning.PAID in columns


def _is_balance_list(entries: Iterable[Placed]) -> bool:
    """Whether a sheet of debts without numbers has one row for each customer."""
    names = [same_name(p.value.customer) for p in entries if isinstance(p.value, SheetOpenItem) and not p.value.number]
    return len(names) == len(set(names))
