"""Whose money is it? Each line of a bill gets customers with reasons, best first, and how sure that is (N17).

Nothing here decides: what is certain is only offered first. The reasons are those a shopkeeper has: the payer paid
for this customer before, the code or the slip stands in the remark, the name is his, the sum is what was open, was
promised or was due, or it is what he always pays.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop_app.domain.bills import BillLine
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.matching_names import NameIndex, is_masked, payer_key, plain_number, tokens
from desktop_app.domain.matching_sums import ROUND_FEN, Fit, OpenSums, SumFit, SumIndex
from desktop_app.domain.money import format_yuan

MOST_SHOWN = 9
"""Customers that are proposed for one line; each has its figure key."""

SURE_LEAD, LIKELY_LEAD, LIKELY_LEAST = 30, 8, 24
"""By how much the first must lead the second, and the least that counts as likely."""


ODD_AND_ALONE = 22
"""More weight of an odd sum that fits one customer alone: by chance that hardly ever happens."""


class Certainty(Enum):
    """How sure it is whose money a line is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    ASK = "ask"
    NOBODY = "nobody"
    """The payer was no customer the last time."""


class Why(Enum):
    """What speaks for a customer, with the weight it has."""

    CODE = 100
    SLIP = 101
    PHONE = 70
    NAMED = 68
    PAID_BEFORE = 60
    PERSON = 46
    SUM = 0
    LIKE_NAME = 28
    SAME_SUM = 12
    PAY_DAY = 5


WRITTEN = frozenset({Why.CODE, Why.SLIP, Why.PHONE})
"""What the payer wrote himself."""

AGAINST = {Why.PERSON: 20, Why.LIKE_NAME: 12, Why.SUM: Fit.OLDEST.value + ODD_AND_ALONE}
"""From which weight on a reason of another customer leaves nothing certain."""

DECISIVE = frozenset({Why.CODE, Why.SLIP, Why.PHONE, Why.NAMED, Why.PAID_BEFORE})
"""What tells a customer by itself; of two customers told so neither is certain."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason, in words."""

    why: Why
    said: Said
    weight: int


@dataclass(frozen=True, slots=True)
class Claimant:
    """A customer whose money it may be, and why. `slips` are the numbers the payer named: they are paid first."""

    customer_id: int
    name: str
    owed_fen: int
    clues: tuple[Clue, ...]
    slips: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        return sum(clue.weight for clue in self.clues)

    def has(self, kinds: Container[Why]) -> bool:
        return any(clue.why in kinds for clue in self.clues)


@dataclass(frozen=True, slots=True)
class LineMatch:
    """A line with the customers it may be from, best first."""

    line: BillLine
    claimants: tuple[Claimant, ...]
    certainty: Certainty

    @property
    def first(self) -> Claimant | None:
        return self.claimants[0] if self.claimants else None


@dataclass(frozen=True, slots=True)
class Payable:
    """One customer as the matching sees him. `papers` are the numbers on papers of what is open, by slip number.

    `usual_fen` are sums he paid more than once, `former` the names he had.
    """

    customer: Customer
    sums: OpenSums
    owed_fen: int = 0
    papers: Mapping[str, str] = field(default_factory=dict)
    usual_fen: frozenset[int] = frozenset()
    former: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.customer.name, *self.customer.aliases, *self.former)


class Matcher:
    """Everything that is known of the customers, ready to be asked line by line."""

    def __init__(
        self,
        payables: Iterable[Payable],
        learnt: Mapping[str, Mapping[int, int]],
        is_stranger: Container[str] = frozenset(),
    ) -> None:
        """`learnt`: by payer, how often his money was taken for which customer; `is_stranger`: payers that are none."""
        self._all = {one.customer.id: one for one in payables}
        self._learnt = learnt
        self._strangers = is_stranger
        self._names = NameIndex({key: one.names for key, one in self._all.items()})
        self._people = NameIndex({key: _people(one.customer) for key, one in self._all.items()})
        self._codes = {plain_number(one.customer.code): key for key, one in self._all.items() if one.customer.code}
        self._slips = dict(self._numbers())
        self._phones = {phone: key for key, one in self._all.items() for phone in _phones(one.customer)}
        self._sums = SumIndex(one.sums for one in self._all.values())

    def match(self, line: BillLine) -> LineMatch:
        """The customers whose money this may be, and how sure that is."""
        clues: dict[int, list[Clue]] = {}
        slips: dict[int, list[str]] = {}
        for customer, clue in (*self._by_word(line, slips), *self._by_payer(line), *self._by_name(line)):
            clues.setdefault(customer, []).append(clue)
        for customer, clue in self._by_sum(line):
            clues.setdefault(customer, []).append(clue)
        for customer, found in clues.items():
            found += self._habits(customer, line)
        claimants = sorted(
            (self._claimant(customer, found, slips.get(customer, [])) for customer, found in clues.items()),
            key=lambda one: (-one.weight, -one.owed_fen, one.customer_id),
        )[:MOST_SHOWN]
        return LineMatch(line, tuple(claimants), self._certainty(line, claimants))

    # ── what speaks for a customer ───────────────────────────────────────────────────────────────

    def _by_word(self, line: BillLine, slips: dict[int, list[str]]) -> Iterator[tuple[int, Clue]]:
        for token in dict.fromkeys(tokens(f"{line.remark} {line.payer}")):
            if token in self._codes and not token.isdecimal():
                customer = self._codes[token]
                said = Said("The remark has the customer's code {code}", code=self._all[customer].customer.code)
                yield customer, Clue(Why.CODE, said, Why.CODE.value)
            elif token in self._slips:
                customer, number = self._slips[token]
                slips.setdefault(customer, []).append(number)
                yield customer, Clue(Why.SLIP, Said("The remark names slip {number}", number=number), Why.SLIP.value)
            elif token in self._phones:
                yield self._phones[token], Clue(Why.PHONE, Said("It is the customer's telephone"), Why.PHONE.value)

    def _by_payer(self, line: BillLine) -> Iterator[tuple[int, Clue]]:
        key = payer_key(line.payer)
        before = self._learnt.get(key, {}) if key else {}
        for customer, times in before.items():
            if customer in self._all:
                weight = Why.PAID_BEFORE.value + min(times - 1, 3) * 8
                if len(before) > 1 or is_masked(key):
                    weight = max(weight * times // (2 * sum(before.values())), 10)
                said = Said("This payer was taken for this customer {times} times", times=times)
                yield customer, Clue(Why.PAID_BEFORE, said, weight)

    def _by_name(self, line: BillLine) -> Iterator[tuple[int, Clue]]:
        key = payer_key(line.payer)
        named, people = self._names.named(key), self._people.named(key)
        for customer in named:
            yield customer, Clue(Why.NAMED, Said("The payer has the customer's name"), Why.NAMED.value // len(named))
        for customer in people - named:
            said = Said("{payer} belongs to this customer", payer=line.payer)
            yield customer, Clue(Why.PERSON, said, Why.PERSON.value // len(people))
        like = (self._names.like(key, line.remark) | self._people.like(line.remark)) - named - people
        for customer in like:
            said = Said("The name is like that of the customer")
            yield customer, Clue(Why.LIKE_NAME, said, max(Why.LIKE_NAME.value // len(like), 4))

    def _by_sum(self, line: BillLine) -> Iterator[tuple[int, Clue]]:
        """A sum that fits several customers, or a round one, says less."""
        fitting = self._sums.fitting(line.amount_fen, line.day)
        for customer, fit in fitting.items():
            weight = fit.fit.value // len(fitting)
            if line.amount_fen % ROUND_FEN == 0 and fit.fit not in (Fit.PROMISE, Fit.PART, Fit.ROUNDED):
                weight //= 2
            elif len(fitting) == 1 and fit.fit is not Fit.ROUNDED:
                weight += ODD_AND_ALONE
            yield customer, Clue(Why.SUM, _said_of_sum(fit, line.amount_fen), max(weight, 2))

    def _habits(self, customer: int, line: BillLine) -> Iterator[Clue]:
        known = self._all[customer]
        if line.amount_fen in known.usual_fen:
            yield Clue(Why.SAME_SUM, Said("This customer has paid just this sum before"), Why.SAME_SUM.value)
        if line.day.day in known.customer.payment_days:
            yield Clue(Why.PAY_DAY, Said("It is the customer's day to pay"), Why.PAY_DAY.value)

    # ── how sure it is ───────────────────────────────────────────────────────────────────────────

    def _claimant(self, customer: int, clues: list[Clue], slips: list[str]) -> Claimant:
        known = self._all[customer]
        ordered = tuple(sorted(clues, key=lambda clue: -clue.weight))
        return Claimant(customer, known.customer.name, known.owed_fen, ordered, tuple(slips))

    def _certainty(self, line: BillLine, claimants: list[Claimant]) -> Certainty:
        decided = [one for one in claimants if one.has(DECISIVE)]
        if payer_key(line.payer) in self._strangers and not decided:
            return Certainty.NOBODY
        if not claimants:
            return Certainty.ASK
        first, second = claimants[0], claimants[1].weight if len(claimants) > 1 else 0
        lead = first.weight - second
        alone = decided in ([], [first]) and not any(_speaks_against(one, first) for one in claimants[1:])
        if line.unclear is None and lead >= SURE_LEAD and alone and _is_told(first, line):
            return Certainty.CERTAIN
        return Certainty.LIKELY if first.weight >= LIKELY_LEAST and lead >= LIKELY_LEAD else Certainty.ASK

    def _numbers(self) -> Iterator[tuple[str, tuple[int, str]]]:
        for customer, one in self._all.items():
            yield from ((plain_number(paper), (customer, slip)) for paper, slip in one.papers.items())
            if one.sums.statement:
                yield plain_number(one.sums.statement), (customer, one.sums.statement)
            yield from ((plain_number(item.number), (customer, item.number)) for item in one.sums.items)


def _speaks_against(other: Claimant, first: Claimant) -> bool:
    """Something of its kind speaks for another customer alone: his person, his name in the remark, his odd sum.

    A sum says nothing against what the payer wrote himself.
    """
    own = {clue.why for clue in first.clues}
    if own & WRITTEN:
        own.add(Why.SUM)
    return any(clue.why not in own and clue.weight >= AGAINST.get(clue.why, clue.weight + 1) for clue in other.clues)


def _is_told(first: Claimant, line: BillLine) -> bool:
    """Enough to be certain: a word, a name or a payer that tells him, or his person, or a likeness, and the sum.

    More than is owed is never certain, nor is a payer whose money was taken once.
    """
    if line.amount_fen > first.owed_fen:
        return False
    weights = {clue.why: clue.weight for clue in first.clues}
    if weights.keys() & WRITTEN or weights.get(Why.NAMED) == Why.NAMED.value:
        return True
    fits = weights.get(Why.SUM, 0) >= Fit.OLDEST.value
    if weights.get(Why.PAID_BEFORE, 0) >= Why.PAID_BEFORE.value:
        return fits or weights[Why.PAID_BEFORE] > Why.PAID_BEFORE.value
    return fits and bool(weights.keys() & {Why.PERSON, Why.LIKE_NAME, Why.PAID_BEFORE})


def _said_of_sum(fit: SumFit, fen: int) -> Said:
    facts = {"sum": format_yuan(fen), "day": fit.day, "number": fit.label, "month": fit.label, "count": fit.label}
    return Said(_FITS[fit.fit].template, **facts)


_FITS = {
    Fit.PROMISE: Said("Exactly {sum} was promised for {day}"),
    Fit.PART: Said("Exactly the part of the plan due on {day}"),
    Fit.STATEMENT: Said("Exactly the sum of statement {number}"),
    Fit.WHOLE: Said("Exactly everything this customer owes"),
    Fit.MONTH: Said("As much as is open of {month}"),
    Fit.ITEM: Said("As much as is open of {number}"),
    Fit.OLDEST: Said("As much as the {count} oldest slips"),
    Fit.ROUNDED: Said("What is owed, rounded down"),
}


def _people(customer: Customer) -> list[str]:
    return [name for name in (*(contact.name for contact in customer.contacts), customer.operator) if name]


def _phones(customer: Customer) -> Iterator[str]:
    for phone in (customer.phone, *(contact.phone for contact in customer.contacts)):
        figures = "".join(filter(str.isdecimal, phone))
        if len(figures) >= 7:
            yield figures
