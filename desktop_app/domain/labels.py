"""What the values of the trade are called: terms, states and buckets in a few words, put into a language outside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from desktop_app.domain.accounts import Kind
from desktop_app.domain.contacts import Channel, Outcome
from desktop_app.domain.customers import Buyer, Customer, Grade, Role
from desktop_app.domain.dates import MONTH_END, PayMonth, Terms, TermsKind, due_date
from desktop_app.domain.debt import Debt
from desktop_app.domain.errors import Said
from desktop_app.domain.limitation import EventKind
from desktop_app.domain.money import format_yuan
from desktop_app.domain.statements import StatementState
from desktop_app.domain.typed_dates import weekday_said


def terms_said(terms: Terms) -> Said:
    """How the customer pays, in the trade's words (conventions 1.2)."""
    if terms.grace_days and terms.kind in GRACED:
        return Said("{terms} + {days} days", terms=terms_said(replace(terms, grace_days=0)), days=terms.grace_days)
    match terms.kind:
        case TermsKind.CASH:
            return Said("Cash on delivery")
        case TermsKind.NOT_AGREED:
            return Said("Terms not agreed yet")
        case TermsKind.SETTLE_PREVIOUS if terms.open_batches == 1:
            return Said("Deliver two, settle one")
        case TermsKind.SETTLE_PREVIOUS:
            return Said("At most {count} unpaid slips", count=terms.open_batches)
        case TermsKind.PREVIOUS_BATCH if terms.open_batches == 1:
            return Said("One batch behind")
        case TermsKind.PREVIOUS_BATCH:
            return Said("{count} batches behind", count=terms.open_batches)
        case TermsKind.DAYS:
            return Said("{count} days from delivery", count=terms.days)
        case TermsKind.MONTHLY_DAY:
            return Said(
                "Monthly: cut-off {cut_off}, due {pay_day} {month}",
                cut_off=_day(terms.cut_off),
                pay_day=_day(terms.pay_day),
                month=PAY_MONTHS[terms.month_paid],
            )
        case TermsKind.NEXT_MONTH_DAYS:
            return Said("Monthly, {count} days from the month's end", count=terms.days)
        case TermsKind.FIXED_DATE:
            return Said("On the date agreed")
        case _:
            assert_never(terms.kind)


def in_plan_said(debt: Debt) -> Said | None:
    """What plans in force cover and when their next part is due; None without a plan (case 22)."""
    if not debt.in_plan_fen:
        return None
    part, covered = debt.next_part, format_yuan(debt.in_plan_fen)
    if part is None:
        return Said("In plan {sum}", sum=covered)
    return Said("In plan {sum}, next part {part} on {day}", sum=covered, part=format_yuan(part.fen), day=part.due)


NOT_AGREED = Said("not agreed yet")
"""What stands where a slip has no due date, as nobody said when it is paid (R003)."""


def no_due_said(terms: Terms) -> Said:
    """What stands where a slip has no due date: what decides it (case 11)."""
    if not terms.by_batches:
        return NOT_AGREED
    if terms.kind is TermsKind.SETTLE_PREVIOUS:
        return Said("before the next batch leaves")
    return Said("with the next batch")


def supply_said(customer: Customer) -> Said | None:
    """What keeps goods from leaving: 停货 all of them, 停赊 what is not paid (R040); None where nothing does."""
    if customer.stopped:
        return Said("supply stopped")
    return Said("credit stopped") if customer.credit_hold else None


def terms_meaning_said(terms: Terms) -> Said:
    """What the terms mean, in a sentence for whoever sets them (U8)."""
    if terms.grace_days and terms.kind in GRACED:
        meaning = terms_meaning_said(replace(terms, grace_days=0))
        return Said("{meaning} {days} days of grace are added.", meaning=meaning, days=terms.grace_days)
    match terms.kind:
        case TermsKind.CASH:
            return Said("Each slip is due on the day it is delivered.")
        case TermsKind.NOT_AGREED:
            return Said("Nothing is agreed yet: slips have no due date and are not overdue until terms are set.")
        case TermsKind.SETTLE_PREVIOUS if terms.open_batches == 1:
            return Said("A slip must be paid before the next one leaves.")
        case TermsKind.SETTLE_PREVIOUS:
            return Said(
                "At most {count} slips are unpaid at a time; the oldest must be paid before one more leaves.",
                count=terms.open_batches,
            )
        case TermsKind.PREVIOUS_BATCH if terms.open_batches == 1:
            return Said("A slip is due when the next one is delivered; a third one leaves only when it is paid.")
        case TermsKind.PREVIOUS_BATCH:
            return Said(
                "Up to {count} slips stay open; one more delivery makes the oldest due, and it must be paid before "
                "another leaves.",
                count=terms.open_batches,
            )
        case TermsKind.DAYS:
            return Said("Each slip is due {count} days after delivery.", count=terms.days)
        case TermsKind.MONTHLY_DAY:
            return Said(
                "Each month closes on {cut_off}; what was delivered by then is due on {pay_day} {month}.",
                cut_off=_day(terms.cut_off),
                pay_day=_day(terms.pay_day),
                month=PAY_MONTHS[terms.month_paid],
            )
        case TermsKind.NEXT_MONTH_DAYS:
            return Said(
                "The days count from the end of the month of delivery: slips are due {count} days after it.",
                count=terms.days,
            )
        case TermsKind.FIXED_DATE:
            return Said("Every slip is due on the day agreed.")
        case _:
            assert_never(terms.kind)


def terms_example_said(terms: Terms, today: date) -> Said:
    """When a slip delivered today would be due (U8)."""
    due = due_date(terms, today)
    if terms.kind is TermsKind.NOT_AGREED:
        return Said("Example: a slip of today has no due date.")
    if terms.kind is TermsKind.SETTLE_PREVIOUS:
        return Said("Example: delivered today, {today}; unpaid, it holds back a later slip.", today=today)
    if due is None:
        return Said("Example: a slip of today has no due date until the next ones are delivered.")
    return Said(
        "Example: delivered today, {today}, due on {due} {weekday}.", today=today, due=due, weekday=weekday_said(due)
    )


def buckets_said(edges: Sequence[int]) -> list[Said]:
    """`1–30 days`, `31–60 days`, …, `over 90 days`."""
    starts = [1, *(edge + 1 for edge in edges)]
    between = [Said("{first}–{last} days", first=a, last=b) for a, b in zip(starts, edges, strict=False)]
    return [*between, Said("over {days} days", days=edges[-1])]


TERMS_KINDS = {
    TermsKind.CASH: Said("Cash on delivery"),
    TermsKind.DAYS: Said("A number of days from delivery"),
    TermsKind.MONTHLY_DAY: Said("Monthly, on a day of the month"),
    TermsKind.NEXT_MONTH_DAYS: Said("Monthly, a number of days from the month's end"),
    TermsKind.SETTLE_PREVIOUS: Said("Deliver two, settle one: paid before the next leaves"),
    TermsKind.PREVIOUS_BATCH: Said("Batches behind: due when a later one leaves"),
    TermsKind.FIXED_DATE: Said("On one agreed date"),
    TermsKind.NOT_AGREED: Said("Not agreed yet"),
}
"""The ways to pay, to choose from."""

GRADES = {
    Grade.A: Said("Grade A"),
    Grade.B: Said("Grade B"),
    Grade.C: Said("Grade C"),
    Grade.NONE: Said("no grade"),
}
"""How far the shop trusts a customer (R012)."""

GRACED = (TermsKind.DAYS, TermsKind.MONTHLY_DAY, TermsKind.NEXT_MONTH_DAYS)
"""Terms that days of grace can be added to."""

PAY_MONTHS = {
    PayMonth.SAME: Said("of the same month"),
    PayMonth.NEXT: Said("of the next month"),
    PayMonth.AFTER_NEXT: Said("of the month after next"),
}
"""In which month a month is paid, counted from the one its cut-off lies in (case 4)."""

SEGMENTS = {
    Buyer.COMPANY: Said("Company"),
    Buyer.SOLE_TRADER: Said("Sole trader"),
    Buyer.PERSON: Said("Private person"),
    Buyer.CHAIN: Said("Chain"),
    Buyer.SITE: Said("Building site"),
    Buyer.PUBLIC_BODY: Said("Public body"),
}
"""The kinds of buyer (R051)."""

ROLES = {
    Role.OWNER: Said("Owner"),
    Role.PAYER: Said("Pays"),
    Role.APPROVER: Said("Approves payment"),
    Role.SIGNER: Said("Signs for goods"),
    Role.SITE: Said("On site"),
    Role.DO_NOT_DISCUSS: Said("Not about money"),
    Role.OTHER: Said("Other"),
}
"""What a contact decides (R047, R052, R053)."""

STATEMENT_STATES = {
    StatementState.ISSUED: Said("issued"),
    StatementState.SENT: Said("sent"),
    StatementState.AGREED: Said("agreed"),
    StatementState.DIFFERS: Said("differs"),
    StatementState.UNANSWERED: Said("unanswered"),
    StatementState.SIGNED: Said("signed"),
}
"""A statement's state in a word or two (N03)."""

DOCUMENT_KINDS = {
    Kind.OPENING: Said("Opening balance"),
    Kind.SHIPMENT: Said("Shipment"),
    Kind.RETURN: Said("Sales return"),
    Kind.RECEIPT: Said("Receipt"),
    Kind.ADJUSTMENT: Said("Adjustment"),
    Kind.REVERSAL: Said("Void document"),
}
"""What a document is (conventions 6)."""

OUTCOMES = {
    Outcome.REACHED: Said("reached"),
    Outcome.NOT_REACHED: Said("not reached"),
    Outcome.WRONG_NUMBER: Said("wrong number"),
    Outcome.IN_PERSON: Said("spoke in person"),
    Outcome.WECHAT: Said("by WeChat"),
    Outcome.CLAIMS_PAID: Said("says it is paid"),
    Outcome.ABSENT: Said("absent"),
    Outcome.WANTS_PAPERS: Said("wants papers"),
    Outcome.NO_MONEY: Said("no money now"),
    Outcome.PUT_OFF: Said("put off"),
}
"""How a talk ended, in a word or two (R105)."""

CHANNELS = {
    Channel.PHONE: Said("phone"),
    Channel.WECHAT: Said("WeChat"),
    Channel.SMS: Said("text message"),
    Channel.EMAIL: Said("e-mail"),
    Channel.LETTER: Said("letter"),
    Channel.IN_PERSON: Said("in person"),
}
"""How people spoke."""

LIMITATION_EVENTS = {
    EventKind.DUE: Said("the due date"),
    EventKind.DELIVERY: Said("the delivery"),
    EventKind.PART_PAYMENT: Said("a part payment"),
    EventKind.SIGNED_STATEMENT: Said("a signed statement"),
    EventKind.AGREED_STATEMENT: Said("a statement agreed by word"),
    EventKind.PLAN: Said("a repayment plan"),
    EventKind.PROMISE: Said("a promise to pay"),
    EventKind.IOU: Said("an IOU"),
    EventKind.SERVED_LETTER: Said("a letter that arrived"),
    EventKind.COURT: Said("a step in court"),
    EventKind.SERVED_STATEMENT: Said("a demand that was sent"),
    EventKind.STATEMENT_SENT: Said("a statement sent"),
    EventKind.LETTER_SENT: Said("a letter sent"),
    EventKind.CALL: Said("a call"),
}
"""What happened to a debt, as the limitation clock counts it (conventions 3)."""


def _day(day: int) -> Said:
    return Said("month end") if day == MONTH_END else Said("day {day}", day=day)
