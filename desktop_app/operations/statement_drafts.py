"""What a statement says: drawn from today's truth for any period; nothing is written (cases 7, 21)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.accounts import Entry, Kind, OpenItem, age, days_overdue, in_line, running_balance
from desktop_app.domain.customers import Customer, addressed
from desktop_app.domain.dates import MONTH_END
from desktop_app.domain.moment import Moment
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statement_periods import closing_day, month_of, opens, whole_month
from desktop_app.domain.statements import Demand, Statement, StatementItem, StatementRow
from desktop_app.operations.debts import debt_of_account
from desktop_app.operations.statement_accounts import account_in, brought_over
from desktop_app.store import accounts, journal, settings, stated, statements
from desktop_app.store.database import Ledger
from desktop_app.store.side_entries import beside_of
from desktop_app.store.statements import Issued

REPLY_DAYS = 7
PAY_DAYS = 15


@dataclass(frozen=True, slots=True)
class Frame:
    """The days a statement tells, and the paper it follows; without one it opens at the truth of its first day."""

    first: date
    last: date
    follows: Issued | None = None


def frame_up_to(chain: list[Issued], last: date, closing: int = MONTH_END) -> Frame:
    """From the day after the paper before `last`, or the first day of its month, so that no day is left out.

    A month ends on its `closing` day.
    """
    follows = next((one for one in reversed(chain) if one.period_to < last), None)
    first = follows.period_to + timedelta(days=1) if follows else opens(month_of(last, closing), closing)
    return Frame(first, last, follows)


def frame_for(chain: list[Issued], first: date, last: date) -> Frame:
    """Any days; behind the paper that ends where they begin."""
    behind = frame_up_to(chain, last)
    return behind if behind.first == first else Frame(first, last)


def frame_of(chain: list[Issued], issued: Issued) -> Frame:
    """The days of an issued statement, told anew behind the same paper."""
    follows = next((one for one in reversed(chain) if one.period_to < issued.period_from), None)
    return Frame(issued.period_from, issued.period_to, follows)


@dataclass(frozen=True, slots=True)
class StatementTruth:
    """The days of a statement as they are known today: what they began with, what happened, and what was open `then`,
    at their end, and is `now`.
    """

    frame: Frame
    opening_fen: int
    rows: tuple[StatementRow, ...]
    then: accounts.Account
    now: accounts.Account


def draw_up(
    ledger: Ledger,
    customer: Customer,
    frame: Frame,
    moment: Moment,
    detail: StatementDetail = StatementDetail.SLIPS,
    replaces: str = "",
) -> Statement:
    """The statement of these days as they stand today, with or without the goods of each slip.

    What came too late for the paper it follows stands on it as an adjustment (case 7); a document of its days that was
    reversed since does not count any more (case 21).
    """
    reversals = accounts.reversed_after(ledger, customer.id, frame.last, moment.today)
    opening, entries = _told(ledger, customer.id, frame, reversals, moment.today)
    rows = rows_told(opening, entries, frame.first)
    if detail is StatementDetail.GOODS:
        rows = with_goods(ledger, rows)
    account = _account(ledger, customer.id, frame.last, moment.today, bool(reversals))
    now = accounts.account(ledger, customer.id, moment.today)
    truth = StatementTruth(frame, opening, rows, with_days(account, now), now)
    demand = demand_told(ledger, truth.then, now, frame.last, moment)
    told = statement_told(ledger, customer, truth, demand, moment.today, detail)
    return replace(told, replaces=replaces, **_beside(ledger, customer.id, frame.last))


def statement_told(
    ledger: Ledger, customer: Customer, truth: StatementTruth, demand: Demand, today: date, detail: StatementDetail
) -> Statement:
    """What every statement says of its days."""
    frame, rows = truth.frame, truth.rows
    return Statement(
        shop=settings.load_shop(ledger),
        number="",
        **addressed(customer),
        address=customer.address,
        **days_told(frame, today),
        opening_fen=truth.opening_fen,
        rows=rows,
        **sums_told(standing_rows(rows)),
        closing_fen=rows[-1].balance_fen if rows else truth.opening_fen,
        **left_open(truth.then, frame.last),
        open_items=tuple(item_told(item, truth.now) for item in truth.then.items),
        sequence=journal.head(ledger).seq + 1,
        by_due_days=True,
        demand=demand,
        detail=detail,
        month=whole_month(frame.first, frame.last, closing_day(customer.terms)),
    )


def _beside(ledger: Ledger, customer_id: int, last: date) -> dict[str, Any]:
    """Deposits held and what we owe them at the end of the last day: told, and in no sum (case 20)."""
    left = beside_of(ledger, last, customer_id)
    return {"earnest_fen": left.earnest_fen, "security_fen": left.security_fen, "we_owe_fen": left.supply_fen}


def days_told(frame: Frame, today: date) -> dict[str, Any]:
    """Which days it tells as known on which, and until when an answer and the money are asked for."""
    reply_by, pay_by = today + timedelta(days=REPLY_DAYS), today + timedelta(days=PAY_DAYS)
    told = {"period_from": frame.first, "period_to": frame.last, "issued_on": today, "known_on": today}
    return {**told, "reply_by": reply_by, "pay_by": pay_by}


def sums_told(stands: list[StatementRow]) -> dict[str, Any]:
    """What came of the period, by kind."""
    own = [row for row in stands if not row.late]
    return {
        "shipped_fen": sum(row.debit_fen for row in own if row.kind is Kind.SHIPMENT),
        "returned_fen": sum(row.credit_fen for row in own if row.kind is Kind.RETURN),
        "received_fen": sum(row.credit_fen - row.debit_fen for row in own if row.kind in _MONEY),
        "adjusted_fen": sum(row.debit_fen - row.credit_fen for row in stands if row.late or row.kind in _NO_TRADE),
    }


def left_open(account: accounts.Account, last: date) -> dict[str, Any]:
    """What is open at the end of the last day."""
    overdue = sum(item.open_fen for item in account.items if days_overdue(item.due, last))
    not_due = age(account.items, account.on_account_fen, last).not_due_fen
    return {"overdue_fen": overdue, "not_due_fen": not_due, "on_account_fen": account.on_account_fen}


def open_now(ledger: Ledger, customer_id: int, frame: Frame, today: date) -> tuple[int, ...]:
    """How many fen of each slip that is open at the end of these days are unpaid today, in the order of the paper."""
    reversals = accounts.reversed_after(ledger, customer_id, frame.last, today)
    account = _account(ledger, customer_id, frame.last, today, bool(reversals))
    unpaid = {item.item_id: item.open_fen for item in accounts.account(ledger, customer_id, today).items}
    return tuple(unpaid.get(item.item_id, 0) for item in account.items)


def with_days(account: accounts.Account, now: accounts.Account) -> accounts.Account:
    """A day to pay that was agreed since the period stands on the paper, as plans and disputes of today do."""
    known = {item.item_id: item for item in now.items if item.agreed_on}
    items = [
        replace(item, due=known[item.item_id].due, by_batch=known[item.item_id].by_batch)
        if item.undated and item.item_id in known
        else item
        for item in account.items
    ]
    return replace(account, items=tuple(sorted(items, key=in_line))) if known else account


def item_told(item: OpenItem, now: accounts.Account) -> StatementItem:
    """Plan and dispute as they are known today, so that nobody signs an open dispute away."""
    known = next((one for one in now.items if one.item_id == item.item_id), None)
    disputed = min(known.disputed_fen, item.open_fen) if known else 0
    return StatementItem(
        item.number, item.dated, item.due, item.amount_fen, item.open_fen, known is not None and known.in_plan,
        disputed, item.by_batch or item.due is not None,
    )  # fmt: skip


def demand_told(ledger: Ledger, account: accounts.Account, now: accounts.Account, last: date, moment: Moment) -> Demand:
    """What is open at the end of the period, and what of it may be asked for on the day of issue (case 22)."""
    then = debt_of_account(ledger, account, last)
    told = {item.item_id for item in account.items}
    left = replace(now, items=tuple(item for item in now.items if item.item_id in told))
    today = debt_of_account(ledger, left, moment.today)
    part = today.next_part
    return Demand(
        overdue_fen=then.overdue_fen,
        not_due_fen=then.not_due_fen,
        kept_fen=then.kept_fen,
        asked_fen=today.asked_by(moment.today + timedelta(days=PAY_DAYS)),
        disputed_fen=today.in_dispute_fen,
        planned_fen=today.in_plan_fen,
        next_part_due=part.due if part else None,
        next_part_fen=part.fen if part else 0,
        paid_since_fen=max(max(then.owed_fen, 0) - max(today.owed_fen, 0), 0),
        kept_apart_fen=account.kept_apart_fen,
        undated_fen=then.undated_fen,
    )


def _told(
    ledger: Ledger, customer_id: int, frame: Frame, reversals: list[Entry], today: date
) -> tuple[int, list[Entry]]:
    """Where the statement opens, and everything up to its last day that the paper before does not tell.

    `reversals` undo documents of these days and are dated after them.
    """
    first, last, follows = frame.first, frame.last, frame.follows
    before = first - timedelta(days=1)
    if follows is None:
        late, told = [], accounts.reversed_after(ledger, customer_id, before, today)
        opening = accounts.balance_before(ledger, customer_id, first) + sum(entry.amount_fen for entry in told)
    else:
        opening, known = follows.closing_fen, statements.frozen(ledger, follows.number).known_on or before
        own = account_in(ledger, follows)
        late = [
            *brought_over(ledger, own, first, known),
            *accounts.late_entries(ledger, customer_id, first, follows.seq, own.then),
        ]
        told = [
            one
            for one in accounts.reversed_after(ledger, customer_id, before, known, own.then)
            if one.sequence < follows.seq
        ]
    regular = accounts.entries(ledger, customer_id, first, last)
    numbers = {entry.number for entry in told}
    return opening, [*late, *(entry for entry in [*regular, *reversals] if entry.number not in numbers)]


def _account(ledger: Ledger, customer_id: int, last: date, today: date, reversed_since: bool) -> accounts.Account:
    if reversed_since:
        return accounts.account_known(ledger, customer_id, last, today)
    return accounts.account(ledger, customer_id, last)


def rows_told(opening_fen: int, entries: list[Entry], first: date) -> tuple[StatementRow, ...]:
    """What is dated before the first day came too late for the paper before."""
    return tuple(
        StatementRow(
            dated=entry.dated,
            kind=entry.kind,
            number=entry.number,
            summary=entry.summary,
            debit_fen=max(entry.amount_fen, 0),
            credit_fen=max(-entry.amount_fen, 0),
            balance_fen=balance,
            late=entry.dated < first,
            reverses=entry.reverses,
        )
        for entry, balance in zip(entries, running_balance(opening_fen, entries), strict=True)
    )


def with_goods(ledger: Ledger, rows: tuple[StatementRow, ...]) -> tuple[StatementRow, ...]:
    """Slips and returns with what was sold or came back."""
    goods = stated.goods_stated(ledger, [row.number for row in rows])
    return tuple(replace(row, goods=goods.get(row.number)) for row in rows)


def standing_rows(rows: Iterable[StatementRow]) -> list[StatementRow]:
    """What counts in the sums by kind: a document and its void on the same paper are neither goods nor money."""
    told = list(rows)
    numbers = {row.number for row in told}
    undone = {row.reverses for row in told if row.reverses in numbers}
    return [row for row in told if row.number not in undone and row.reverses not in undone]


_MONEY = (Kind.RECEIPT, Kind.REFUND)
_NO_TRADE = (Kind.OPENING, Kind.ADJUSTMENT, Kind.SET_OFF, Kind.REVERSAL)
"""An old debt brought over is no delivery of the period."""
