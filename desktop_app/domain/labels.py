"""What the values of the trade are called: terms, states and buckets in a few words, put into a language outside."""

from collections.abc import Sequence

from desktop_app.domain.accounts import Kind
from desktop_app.domain.contacts import Channel, Outcome
from desktop_app.domain.customers import Buyer, Customer, Grade, Role
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.debt import Debt
from desktop_app.domain.errors import Said
from desktop_app.domain.limitation import EventKind
from desktop_app.domain.money import format_yuan
from desktop_app.domain.promises import PromiseTie
from desktop_app.domain.side_accounts import SideBalances
from desktop_app.domain.statements import StatementState


def in_plan_said(debt: Debt) -> Said | None:
    """What plans in force cover and when their next part is due; None without a plan (case 22)."""
    if not debt.in_plan_fen:
        return None
    part, covered = debt.next_part, format_yuan(debt.in_plan_fen)
    if part is None:
        return Said("In plan {sum}", sum=covered)
    return Said("In plan {sum}, next part {part} on {day}", sum=covered, part=format_yuan(part.fen), day=part.due)


def beside_said(left: SideBalances) -> list[Said]:
    """What stands beside the account, none of it counted in what is owed: deposits, and what we owe them (case 20)."""
    named = (
        (Said("Earnest deposit held {sum}", sum=format_yuan(left.earnest_fen)), left.earnest_fen),
        (Said("Security deposit held {sum}", sum=format_yuan(left.security_fen)), left.security_fen),
        (Said("We owe them {sum}", sum=format_yuan(left.supply_fen)), left.supply_fen),
    )
    return [said for said, fen in named if fen]


NOT_AGREED = Said("not agreed yet")

NO_DAY = Said("no day to pay")
"""Where nothing else says that a day is spoken of: nobody agreed on one."""
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


def buckets_said(edges: Sequence[int]) -> list[Said]:
    """`1–30 days`, `31–60 days`, …, `over 90 days`."""
    starts = [1, *(edge + 1 for edge in edges)]
    between = [Said("{first}–{last} days", first=a, last=b) for a, b in zip(starts, edges, strict=False)]
    return [*between, Said("over {days} days", days=edges[-1])]


GRADES = {
    Grade.A: Said("Grade A"),
    Grade.B: Said("Grade B"),
    Grade.C: Said("Grade C"),
    Grade.NONE: Said("no grade"),
}
"""How far the shop trusts a customer (R012)."""

SEGMENTS = {
    Buyer.COMPANY: Said("Company"),
    Buyer.SOLE_TRADER: Said("Sole trader"),
    Buyer.PERSON: Said("Private person"),
    Buyer.CHAIN: Said("Chain"),
    Buyer.SITE: Said("Building site"),
    Buyer.PUBLIC_BODY: Said("Public body"),
    Buyer.UNSAID: Said("not filled in"),
}
"""The kinds of buyer (R051)."""

ROLES = {
    Role.OWNER: Said("Owner"),
    Role.PAYER: Said("Makes the payments"),
    Role.APPROVER: Said("Approves payment"),
    Role.SIGNER: Said("Signs for goods"),
    Role.SITE: Said("On site"),
    Role.DO_NOT_DISCUSS: Said("Do not talk about money"),
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
    Kind.OPENING: Said("Opening"),
    Kind.SHIPMENT: Said("Delivery"),
    Kind.RETURN: Said("Returned goods"),
    Kind.RECEIPT: Said("Receipt"),
    Kind.ADJUSTMENT: Said("Adjustment"),
    Kind.REFUND: Said("Refund"),
    Kind.SET_OFF: Said("Set off"),
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
    Outcome.WANTS_PAPERS: Said("wants the papers"),
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

GIVEN_BY = {Channel.NOT_SAID: Said("not noted"), **CHANNELS}
"""How a promise was given."""

TIES = {PromiseTie.NONE: Said("on its day"), PromiseTie.NEXT_SLIP: Said("with the next delivery")}
"""When the money of a promise is to come."""

LIMITATION_EVENTS = {
    EventKind.DUE: Said("the due date"),
    EventKind.DELIVERY: Said("the delivery"),
    EventKind.PART_PAYMENT: Said("a part payment"),
    EventKind.SIGNED_STATEMENT: Said("a signed statement"),
    EventKind.AGREED_STATEMENT: Said("a statement agreed by word"),
    EventKind.PLAN: Said("a repayment plan"),
    EventKind.PROMISE: Said("a promise to pay"),
    EventKind.IOU: Said("an IOU"),
    EventKind.CONFIRMED: Said("the debt confirmed on paper"),
    EventKind.SERVED_LETTER: Said("a letter that arrived"),
    EventKind.COURT: Said("a step in court"),
    EventKind.OBSTACLE: Said("nobody could sue"),
    EventKind.SERVED_STATEMENT: Said("a demand that was sent"),
    EventKind.STATEMENT_SENT: Said("a statement sent"),
    EventKind.LETTER_SENT: Said("a letter sent"),
    EventKind.CALL: Said("a call"),
}
"""What happened to a debt, as the limitation clock counts it (conventions 3)."""

ROUNDED_TO = {
    0: Said("not rounded"),
    10: Said("0.1 yuan"),
    100: Said("1 yuan"),
    1000: Said("10 yuan"),
}
"""What the totals of a customer's slips are rounded down to, in fen."""
