"""Slips that left, or may leave, though the gate held them back: one by one, by customer, person or rule (R126)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import LAST, Column, Look, Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.pictures import Pile, longest_first
from desktop_app.domain.releases import RELEASE_STATES, RULE_WORDS, GivenRelease, ReleaseState
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.store import customers
from desktop_app.store.database import Ledger
from desktop_app.store.releases import load_releases

EACH, CUSTOMER, PERSON, RULE = "each", "customer", "person", "rule"
VIEWS = (
    (EACH, Said("One by one")), (CUSTOMER, Said("By customer")), (PERSON, Said("By person")), (RULE, Said("By rule")),
)  # fmt: skip
MOST_BARS = 10
NO_RULE = Said("not written down")


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One release, or all of a customer, a person or a rule; what left by a void slip is counted no more."""

    key: str
    title: Words
    fen: int
    times: int
    customer_id: int = 0
    given: GivenRelease | None = None


def exceptions(ledger: Ledger, asked: Inquiry) -> Reported[ExceptionRow]:
    """Every release of these days; grouped, only those whose slip left and stands."""
    names, period = {one: name for one, _, name in customers.names(ledger)}, asked.period.up_to(asked.today)
    every = load_releases(ledger, asked.today, asked.customer_id)
    found = [one for one in every if period.first <= one.dated <= period.last]
    left = [one for one in found if one.state_on(asked.today) is ReleaseState.USED]
    by = asked.by or EACH
    rows = [_each(one, names) for one in found[::-1]] if by == EACH else _grouped(left, by, names)
    bars = _grouped(left, CUSTOMER if by == EACH else by, names)
    piles = [Pile(row.title, (row.fen,), key=row.key if by != EACH else None) for row in bars]
    keys = (
        HeadFigure(Said("Slips let go"), Said("{count} slips", count=len(left)), strong=True),
        HeadFigure(Said("Sum of them"), sum(one.most_fen for one in left)),
    )
    picture = longest_first(piles, MOST_BARS) if left else None
    return Reported(_columns(by, asked.today), rows, lambda row: row.key, picture, keys if found else ())


def _each(one: GivenRelease, names: Mapping[int, str]) -> ExceptionRow:
    return ExceptionRow(f"{one.slip} {one.id}", names[one.customer_id], one.most_fen, 1, one.customer_id, one)


def _grouped(found: Sequence[GivenRelease], by: str, names: Mapping[int, str]) -> list[ExceptionRow]:
    groups: defaultdict[tuple[str, Words, int], list[GivenRelease]] = defaultdict(list)
    for one in found:
        for key in _keys_of(one, by, names):
            groups[key].append(one)
    rows = [
        ExceptionRow(key, title, sum(one.most_fen for one in ones), len(ones), customer)
        for (key, title, customer), ones in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row.times, -row.fen, row.key))


def _keys_of(one: GivenRelease, by: str, names: Mapping[int, str]) -> list[tuple[str, Words, int]]:
    """Key, words and customer of each group a release is counted in: of a rule in each that held it back."""
    if by == CUSTOMER:
        return [(str(one.customer_id), names[one.customer_id], one.customer_id)]
    if by == PERSON:
        return [(one.given_by, one.given_by, 0)]
    return [(rule, RULE_WORDS[rule], 0) for rule in one.rules if rule in RULE_WORDS] or [("", NO_RULE, 0)]


def _of(read: Callable[[GivenRelease], str]) -> Callable[[ExceptionRow], str]:
    return lambda row: read(row.given) if row.given else ""


def _day(read: Callable[[GivenRelease], date | None]) -> Callable[[ExceptionRow], date | None]:
    return lambda row: read(row.given) if row.given else None


def _rules(row: ExceptionRow, _: date) -> Words:
    """What held it back."""
    rules = row.given.rules if row.given else ()
    return joined(*(RULE_WORDS[rule] for rule in rules if rule in RULE_WORDS)) if rules else NO_RULE


def _columns(by: str, today: date) -> tuple[Column[ExceptionRow], ...]:
    """The columns of a view; what became of a release is said as of the day."""
    sums: Column[ExceptionRow] = Column("amount", Said("Amount"), lambda row: row.fen, Look.MONEY, 112, total=True)
    if by != EACH:
        title = {CUSTOMER: Said("Customer"), PERSON: Said("Person"), RULE: Said("Rule")}[by]
        whose: Column[ExceptionRow] = Column(
            by, title, lambda row: row.key, Look.NAME if by == CUSTOMER else Look.TEXT, 180, stretch=True,
            text=lambda row, _: row.title,
        )  # fmt: skip
        return whose, Column("times", Said("Times"), lambda row: row.times, Look.COUNT, 72), sums

    def state(row: ExceptionRow) -> ReleaseState:
        return row.given.state_on(today) if row.given else ReleaseState.OVER

    return (
        Column("dated", Said("Date"), _day(lambda one: one.dated), Look.DATE, 72),
        Column("customer", Said("Customer"), lambda row: str(row.title), Look.NAME, 160, stretch=True),
        Column("number", Said("Number"), _of(lambda one: one.number), Look.CODE, 132),
        sums,
        Column("rules", Said("Rule"), _of(lambda one: " ".join(one.rules)), width=150, fades=LAST, text=_rules),
        Column("reason", Said("Reason"), _of(lambda one: one.reason), width=160, fades=1),
        Column("by", Said("By whom"), _of(lambda one: one.given_by), width=80, fades=3),
        Column("expires", Said("Until when"), _day(lambda one: one.expires), Look.DATE, 72, fades=2),
        Column("state", Said("Status"), lambda row: state(row).value, Look.CHIP, 108,
               text=lambda row, _: RELEASE_STATES[state(row)].said,
               mark=lambda row, _: RELEASE_STATES[state(row)].mark),
    )  # fmt: skip
