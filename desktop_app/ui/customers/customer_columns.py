"""What the tabs of a customer's page show, column by column."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import Column, Look, Words, joined, short_day
from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import (
    DOCUMENT_KINDS,
    PAPER_KINDS,
    PROMISE_STATES,
    ROLES,
    SEGMENTS,
    paper_state,
    terms_meaning_said,
    terms_said,
)
from desktop_app.domain.looks import PAPER_MARKS, PROMISE_MARKS
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.plans import InstalmentState
from desktop_app.domain.promises import Judged
from desktop_app.operations.customer_page import CustomerView, EndedPlan, HistoryRow
from desktop_app.operations.lists.items import AgedItem, aged
from desktop_app.ui.customers.allowance import REASONS
from desktop_app.ui.customers.customer_head import stop_text
from desktop_app.ui.trade.words import answer_said
from desktop_app.ui.widgets.columns import masked
from desktop_app.ui.widgets.speech import Reader


@dataclass(frozen=True, slots=True)
class Expected:
    """Money that is to come by a day: a promise, or one part of a plan."""

    due: date
    amount_fen: int
    arrived_fen: int
    state: Said
    mark: Mark
    promise: Judged | None = None
    number: str = ""
    part: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the master data."""

    what: str
    value: str


def aged_items(view: CustomerView, today: date) -> list[AgedItem]:
    return [aged(item, today, view.clocks[item.item_id]) for item in view.items]


HISTORY_COLUMNS: tuple[Column[HistoryRow], ...] = (
    Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 100),
    Column("number", Said("Number"), lambda one: one.number, width=172, struck=lambda one: bool(one.reversed_by)),
    Column(
        "kind",
        Said("Kind"),
        lambda one: one.kind.value,
        width=116,
        text=lambda one, _: DOCUMENT_KINDS[one.kind],
    ),
    Column("debit", Said("Owed more (yuan)"), lambda one: one.debit_fen or None, Look.MONEY, 128, total=True),
    Column("credit", Said("Owed less (yuan)"), lambda one: one.credit_fen or None, Look.MONEY, 128, total=True),
    Column("balance", Said("Balance (yuan)"), lambda one: one.balance_fen, Look.MONEY, 128),
    Column(
        "remark",
        Said("Remark"),
        lambda one: one.remark or one.summary,
        width=160,
        stretch=True,
        text=lambda one, _: _remark_text(one),
    ),
)


def _remark_text(one: HistoryRow) -> Words:
    words: Words = one.remark or one.summary
    if one.reason is not None:
        words = joined(REASONS[one.reason], one.about, one.remark)
    return Said("reversed by {number}", number=one.reversed_by) if one.reversed_by else words


PART_STATES = {
    InstalmentState.PAID: (Said("paid"), Mark.FINE),
    InstalmentState.PART: (Said("part paid"), Mark.PROMISE),
    InstalmentState.DUE: (Said("due today"), Mark.SOON),
    InstalmentState.MISSED: (Said("missed"), Mark.LATER),
    InstalmentState.COMING: (Said("to come"), Mark.PLAIN),
    InstalmentState.DROPPED: (Said("no longer owed"), Mark.PLAIN),
}


def expected(view: CustomerView) -> list[Expected]:
    """Promises, parts of plans and plans that ended together, the newest day first."""
    promises = [
        Expected(
            one.promise.by,
            one.promise.amount_fen,
            one.arrived_fen,
            PROMISE_STATES[one.state],
            PROMISE_MARKS[one.state],
            one,
        )
        for one in view.promises
    ]
    parts = [
        Expected(
            row.instalment.due,
            row.instalment.amount_fen,
            row.paid_fen,
            *PART_STATES[row.state],
            None,
            standing.plan.number,
            at,
        )
        for standing in view.plans
        for at, row in enumerate(standing.parts, 1)
    ]
    ended = [_ended(one) for one in view.ended_plans]
    return sorted([*promises, *parts, *ended], key=lambda one: one.due, reverse=True)


def _ended(one: EndedPlan) -> Expected:
    """A plan that no longer holds stands with the day and the reason of its end."""
    total = one.plan.total_fen
    return Expected(one.on, total, 0, Said("ended"), Mark.PLAIN, None, one.plan.number, 0, one.reason)


def _expected_what(one: Expected, _: date) -> Words:
    if one.promise is None:
        return Said("Plan {number}, part {part}", number=one.number, part=one.part) if one.part else one.number
    return Said("Promise")


def _expected_words(one: Expected, today: date) -> Words:
    if one.promise is None:
        return one.words
    promise = one.promise.promise
    said = Said("said on {day}", day=short_day(promise.made_on, today))
    return joined(said, promise.said_by, promise.note)


EXPECTED_COLUMNS: tuple[Column[Expected], ...] = (
    Column(
        "state",
        Said("Status"),
        lambda one: one.state.template,
        Look.CHIP,
        132,
        text=lambda one, _: one.state,
        mark=lambda one, _: one.mark,
    ),
    Column("due", Said("To come by"), lambda one: one.due, Look.DATE, 108),
    Column("amount", Said("Sum (yuan)"), lambda one: one.amount_fen, Look.MONEY, 120, total=True),
    Column("arrived", Said("Arrived (yuan)"), lambda one: one.arrived_fen, Look.MONEY, 120, total=True),
    Column("what", Said("Promise or plan"), lambda one: f"{one.number} {one.part:03d}", width=220, text=_expected_what),
    Column(
        "words",
        Said("Words"),
        lambda one: one.promise.promise.note if one.promise else "",
        width=200,
        stretch=True,
        text=_expected_words,
    ),
)


def _period_text(one: PaperRow, _: date) -> Words:
    if one.period_from is None or one.period_to is None:
        return ""
    return Said("{first} to {last}", first=one.period_from.isoformat(), last=one.period_to.isoformat())


PAPER_COLUMNS: tuple[Column[PaperRow], ...] = (
    Column(
        "state",
        Said("Status"),
        lambda one: one.state.value,
        Look.CHIP,
        148,
        text=lambda one, _: paper_state(one),
        mark=lambda one, _: PAPER_MARKS[one.state],
    ),
    Column(
        "number",
        Said("Number"),
        lambda one: one.number,
        width=172,
        struck=lambda one: one.is_void,
    ),
    Column(
        "kind",
        Said("Kind"),
        lambda one: one.kind.value,
        width=140,
        text=lambda one, _: PAPER_KINDS[one.kind],
    ),
    Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 100),
    Column("period", Said("Period"), lambda one: one.period_from, width=190, stretch=True, fades=2, text=_period_text),
    Column("amount", Said("Amount (yuan)"), lambda one: one.amount_fen, Look.MONEY, 120),
    Column("printed", Said("Times printed"), lambda one: one.printed, Look.COUNT, 84, fades=1),
    Column("signed", Said("Signed on"), lambda one: one.signed_on, Look.DATE, 104),
    Column("scans", Said("Scans"), lambda one: len(one.scans), Look.COUNT, 76, fades=3),
    Column("answer", Said("Answer"), lambda one: one.answer, width=200, fades=4, text=lambda one, _: answer_said(one)),
)


def dispute_state(one: Dispute) -> tuple[Said, Mark]:
    """Settled, answered, or waiting for our answer."""
    if one.settled_on:
        return Said("settled"), Mark.FINE
    return (Said("answered"), Mark.SOON) if one.answered_on else (Said("to be answered"), Mark.LATE)


DISPUTE_COLUMNS: tuple[Column[Dispute], ...] = (
    Column(
        "state",
        Said("Status"),
        lambda one: dispute_state(one)[0].template,
        Look.CHIP,
        148,
        text=lambda one, _: dispute_state(one)[0],
        mark=lambda one, _: dispute_state(one)[1],
    ),
    Column("number", Said("Slip"), lambda one: one.number, width=172),
    Column("raised", Said("Raised on"), lambda one: one.raised_on, Look.DATE, 104),
    Column("amount", Said("In dispute (yuan)"), lambda one: one.amount_fen, Look.MONEY, 128, total=True),
    Column("reason", Said("Objection"), lambda one: one.reason, width=220, stretch=True),
    Column("answer", Said("What we answered"), lambda one: one.answer, width=180, fades=1),
    Column("agreed", Said("What was agreed"), lambda one: one.agreement, width=160, fades=2),
    Column("answered", Said("We answered on"), lambda one: one.answered_on, Look.DATE, 112),
    Column("settled", Said("Settled on"), lambda one: one.settled_on, Look.DATE, 112),
)

FACT_COLUMNS: tuple[Column[Fact], ...] = (
    Column("what", Said("Item"), lambda one: one.what, width=240),
    Column("value", Said("Entry"), lambda one: one.value, width=480, stretch=True),
)


def facts(customer: Customer, desk: Reader) -> list[Fact]:
    """The master data, line by line; what is empty is left out."""
    say, tell = desk.say, desk.tell
    lines = [
        (say("Name on papers"), customer.name),
        (say("Also known as"), "、".join(customer.aliases)),
        (say("Customer no."), customer.code),
        (say("Kind of buyer"), tell(SEGMENTS[customer.segment])),
        (say("Terms"), tell(terms_said(customer.terms))),
        (say("What the terms mean"), tell(terms_meaning_said(customer.terms))),
        (say("Limit"), _limit_text(customer, desk)),
        (say("Grade"), customer.grade.value),
        (say("Pays on these days"), ", ".join(map(str, customer.payment_days))),
        (say("Supply"), stop_text(customer, desk)),
        (say("Phone"), masked(customer.phone, desk)),
        *((say("Contact: {role}", role=tell(ROLES[one.role])), _person(one, desk)) for one in customer.contacts),
        (say("Area"), customer.area),
        (say("Address"), customer.address),
        (say("Registered operator"), customer.operator),
        (say("Tax number"), customer.tax_number),
        (say("Statements"), say("pays only after reconciling") if customer.must_reconcile else ""),
        (say("Slips"), say("without the balance") if customer.hide_balance else ""),
        (say("Customer since"), customer.since.isoformat() if customer.since else ""),
        (say("Notes"), customer.notes),
    ]
    return [Fact(what, value) for what, value in lines if value]


def _limit_text(customer: Customer, desk: Reader) -> str:
    if customer.limit_fen is None:
        return desk.say("no limit")
    return format_yuan(customer.limit_fen) if customer.limit_fen else desk.say("no credit")


def _person(contact: Contact, desk: Reader) -> str:
    wechat = desk.say("WeChat {name}", name=contact.wechat) if contact.wechat else ""
    return " · ".join(part for part in (contact.name, masked(contact.phone, desk), wechat, contact.note) if part)
