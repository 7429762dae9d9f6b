"""A month's statement of account: frozen when issued, followed until the signed copy is back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import Kind
from desktop_app.domain.shop import Shop
from desktop_app.domain.statement_goods import StatedGoods, StatementDetail


class StatementState(StrEnum):
    """Life of a statement (N03); silence never counts as agreement (民法典 140).

    AGREED was only said, SIGNED is on paper: the strongest answer (conventions §2.3, case 28).
    """

    ISSUED = "issued"
    SENT = "sent"
    AGREED = "agreed"
    DIFFERS = "differs"
    UNANSWERED = "unanswered"
    SIGNED = "signed"


def answered(said: StatementState, signed: bool) -> StatementState:
    """A signature is an answer; an objection stands whatever was signed (case 28)."""
    return StatementState.SIGNED if signed and said is not StatementState.DIFFERS else said


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line: `debit_fen` owed more, `credit_fen` owed less, `balance_fen` after it.

    `late` marks an entry dated in a month that was already stated; it stands here as an adjustment (case 7). `goods`
    are those of a slip or return, where the paper tells them.
    """

    dated: date
    kind: Kind
    number: str
    summary: str
    debit_fen: int
    credit_fen: int
    balance_fen: int
    late: bool = False
    reverses: str = ""
    goods: StatedGoods | None = None


@dataclass(frozen=True, slots=True)
class StatementItem:
    """An unpaid slip at the end of the period.

    `in_plan` and `disputed_fen` are as known when the paper was drawn up; older papers do not know them. `by_batch`:
    without a due date it waits for the next batch, as older papers say of every such slip.
    """

    number: str
    dated: date
    due: date | None
    amount_fen: int
    open_fen: int
    in_plan: bool = False
    disputed_fen: int = 0
    by_batch: bool = True


@dataclass(frozen=True, slots=True)
class Demand:
    """What the paper asks for, and what it leaves alone, in fen (case 22).

    `overdue_fen` + `not_due_fen` + `undated_fen` + `kept_fen` is what is open at the end of the period once money on
    account counts; `kept_fen` is covered by plans that are kept. Nobody agreed when `undated_fen` is paid; papers older
    than that field tell it as not due. Less `kept_apart_fen`, goods' credit that is set against no slip, it
    is the closing sum of who owes; papers older than that field do not know it. Of what is still unpaid on the day of
    issue, `asked_fen` is due by the day of payment and undisputed, and `disputed_fen` is in dispute. `planned_fen` is
    still to come by plans. `paid_since_fen` came in after the period and is taken off already.
    """

    overdue_fen: int
    not_due_fen: int
    kept_fen: int
    asked_fen: int
    disputed_fen: int = 0
    planned_fen: int = 0
    next_part_due: date | None = None
    next_part_fen: int = 0
    paid_since_fen: int = 0
    kept_apart_fen: int = 0
    undated_fen: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything the paper says, in no language (D9). Opening + debits − credits = closing, to the fen.

    `known_on`: documents of the period that were reversed up to this day do not count; on papers older than this field
    only reversals dated within the period were known. `replaces` is the number of the paper this one stands in for.
    `demand` is missing on older papers, which ask for all that falls due. `month` is the month these days are the whole
    of, by the day on which the customer's months close; older papers have none and go by the calendar. Deposits of the
    customer, and what we owe them, stand beside the closing sum and are not in it. With `site` it tells of the slips of
    one site alone, and of the money that is set against them.
    """

    shop: Shop
    number: str
    customer: str
    customer_code: str
    contact: str
    phone: str
    address: str
    period_from: date
    period_to: date
    issued_on: date
    opening_fen: int
    rows: tuple[StatementRow, ...]
    shipped_fen: int
    returned_fen: int
    received_fen: int
    adjusted_fen: int
    closing_fen: int
    overdue_fen: int
    not_due_fen: int
    on_account_fen: int
    open_items: tuple[StatementItem, ...]
    reply_by: date
    pay_by: date
    sequence: int
    known_on: date | None = None
    replaces: str = ""
    demand: Demand | None = None
    detail: StatementDetail = StatementDetail.SLIPS
    month: date | None = None
    earnest_fen: int = 0
    security_fen: int = 0
    we_owe_fen: int = 0
    site: str = ""
    by_due_days: bool = False
    """What is not late is asked for by its own due days; older papers named the day of payment for all of it."""

    @property
    def is_numbered(self) -> bool:
        """A statement outside the chain has no number and is kept nowhere."""
        return self.number != ""

    @property
    def asked_by_pay_day_fen(self) -> int:
        """What is asked for by the day of payment; an older paper asks for all that falls due by then."""
        if self.demand is not None:
            return self.demand.asked_fen
        due = sum(item.open_fen for item in self.open_items if item.due and item.due <= self.pay_by)
        return max(due - self.on_account_fen, 0)

    @property
    def asked_days(self) -> tuple[date, ...]:
        """On which days what is asked for by the day of payment falls due; a part of a plan has a day of its own."""
        covered, part = self.covered, self.demand.next_part_due if self.demand else None
        slips = (
            item.due
            for place, item in enumerate(self.open_items)
            if place not in covered and not item.in_plan and item.disputed_fen < item.open_fen
        )
        return tuple(sorted(day for day in (*slips, part) if day is not None and day <= self.pay_by))

    @property
    def asks_for_late(self) -> bool:
        """Something that is asked for was to be paid before the day of issue."""
        return any(day < self.issued_on for day in self.asked_days)

    @property
    def asked_on(self) -> date:
        """By when what is asked for is to be paid: the day of payment where any of it is late, else its last due day.

        No paper puts off what falls due before its day of payment.
        """
        if not self.by_due_days or self.asks_for_late or not self.asked_days:
            return self.pay_by
        return self.asked_days[-1]

    @property
    def covered(self) -> frozenset[int]:
        """Places of the unpaid slips that money on account covers whole, earliest due first: none of them is late.

        What is kept apart covers nothing (case 2). Older papers did not tell it.
        """
        if self.demand is None:
            return frozenset()
        left, found = self.on_account_fen - self.demand.kept_apart_fen, []
        in_order = sorted(enumerate(self.open_items), key=lambda one: (one[1].due or date.max, one[1].dated, one[0]))
        for place, item in in_order:
            left -= item.open_fen
            if left < 0:
                break
            found.append(place)
        return frozenset(found)

    @property
    def is_demand(self) -> bool:
        """Something is overdue and asked for: the paper is a demand in its own right (民法典 195)."""
        overdue_fen = self.demand.overdue_fen if self.demand else self.overdue_fen
        return min(overdue_fen, self.asked_by_pay_day_fen) > 0

    def demands(self, number: str, due: date | None) -> bool:
        """Whether the paper demands this slip's part: due by the day of payment, neither in a plan nor wholly disputed.

        A part of it that is asked for speaks of it all (时效规定 9).
        """
        return self.is_demand and any(
            (item.number, item.due) == (number, due) and item.due is not None and item.due <= self.pay_by
            and not item.in_plan and item.disputed_fen < item.open_fen
            for item in self.open_items
        )  # fmt: skip

    def says_the_same(self, other: "Statement") -> bool:
        """Whether both tell one account: the same days, entries, open slips and money on account (case 21)."""
        return _account_of(self) == _account_of(other)

    def leaves_the_same_alone(self, today: "Statement", open_now: Sequence[int]) -> bool:
        """Whether the same of its open slips is in a plan and in dispute today (case 22); both tell one account.

        `open_now` is how many fen of each slip are unpaid today: what was paid or credited since makes no paper wrong.
        Papers without a demand know neither plan nor dispute.
        """
        if self.demand is None or today.demand is None:
            return True
        rows = zip(self.open_items, today.open_items, open_now, strict=True)
        return all(_left_alone_alike(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Fallen:
    """An issued paper that no longer says what its days say today: its sums and today's, in fen.

    `asked_fen` is missing where the paper is older than its demand.
    """

    number: str
    issued_on: date
    closing_fen: int
    closing_now_fen: int
    asked_fen: int | None = None
    asked_now_fen: int | None = None


def fallen(printed: Statement, today: Statement) -> Fallen:
    """The sums of an issued paper beside those of its days today."""
    return Fallen(
        printed.number,
        printed.issued_on,
        printed.closing_fen,
        today.closing_fen,
        printed.demand.asked_fen if printed.demand else None,
        today.demand.asked_fen if today.demand else None,
    )


def _left_alone_alike(printed: StatementItem, today: StatementItem, open_now: int) -> bool:
    """A dispute may have shrunk by what was paid or credited since, and by no more."""
    if not open_now:
        return True
    paid = max(printed.open_fen - open_now, 0)
    least, most = max(printed.disputed_fen - paid, 0), min(printed.disputed_fen, open_now)
    return printed.in_plan == today.in_plan and least <= today.disputed_fen <= most


def _account_of(statement: Statement) -> tuple[object, ...]:
    """What was sold is final: a paper with the goods tells the same account as one without, in whatever words."""
    items = tuple((item.number, item.dated, item.due, item.amount_fen, item.open_fen) for item in statement.open_items)
    return (
        statement.period_from,
        statement.period_to,
        statement.opening_fen,
        tuple(replace(row, goods=None, summary="") for row in statement.rows),
        statement.closing_fen,
        statement.on_account_fen,
        items,
    )
