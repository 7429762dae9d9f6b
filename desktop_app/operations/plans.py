"""Agree repayment plans over old arrears, and see how they are kept (N11)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.contacts import demands
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.customers import clean_note, required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.letters import Letter, LetterKind
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.plans import PartProgress, Plan, acceleration_offered, problems, progress
from desktop_app.operations.books import Book
from desktop_app.operations.composing import refuse_future_date, refuse_problems, refuse_strange_due
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.store import (
    accounts,
    contacts,
    documents,
    drafts,
    papers,
    plans,
    snapshots,
    submissions,
)
from desktop_app.store.credit_papers import issued_papers, sendings_of
from desktop_app.store.database import Ledger
from desktop_app.store.plan_agreements import KeptAgreement, agreement_named, load_agreements
from desktop_app.store.plans import EndedPlan as EndedPlan

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """A plan in force, the money that reached it, what of it is owed no more, and each part's state."""

    plan: Plan
    paid_fen: int
    dropped_fen: int
    parts: tuple[PartProgress, ...]

    @property
    def unpaid(self) -> tuple[UnpaidPart, ...]:
        """The parts of which something is missing."""
        return tuple(
            UnpaidPart(self.plan.id, part.instalment.due, part.missing_fen) for part in self.parts if part.missing_fen
        )


@dataclass(frozen=True, slots=True)
class Acceleration:
    """The whole rest of a plan may be asked for: how much that is, on which day the missed parts were asked for, and
    from which share of the plan on that was agreed.
    """

    demanded_on: date
    rest_fen: int
    calls_at: int


def agree_plan(ledger: Ledger, plan: Plan, moment: Moment, submission: str = "") -> Done[Plan]:
    """Record an agreed plan over open items, which keep their due dates (case 16); none may be in another plan.

    Over what was in a plan before it is more time, and the owner's to give (R126, D16). A second call with the same
    submission id records nothing; with another content it is refused (D4).
    """
    refuse_future_date(plan.agreed_on, moment.today, "agreed_on")
    for line, part in enumerate(plan.instalments, 1):
        refuse_strange_due(part.due, moment.today, "due", line)
    clean = replace(plan, note=clean_note(plan.note, "The note", field="note"))
    with ledger.writing():
        drafts.drop(ledger, "plan", submission)
        before = plan_agreed(ledger, submission)
        if before:
            submissions.refuse_another(submission, _said_in(clean), _said_in(before))
            return done(before)
        items = accounts.account_now(ledger, plan.customer_id, moment.today).items
        chosen = [item for item in items if item.item_id in plan.item_ids]
        if len(chosen) != len(set(plan.item_ids)):
            raise Refused("The plan names a slip that is paid already. Choose unpaid slips of this customer.").at(
                "items"
            )
        _refuse_planned(ledger, plan.customer_id, chosen)
        refuse_problems(problems(clean, sum(item.open_fen for item in chosen)))
        if plans.plan_before(ledger, clean) is not None:
            require_owner(ledger, OwnerAct.CREDIT, moment)
        made = plans.add_plan(ledger, clean, moment)
        submissions.remember(ledger, submission, "plans", made.id, moment)
    return done(made, Changed.PLANS)


def _refuse_planned(ledger: Ledger, customer_id: int, chosen: Iterable[OpenItem]) -> None:
    """A slip is in one plan at a time."""
    planned = {item for other in plans.load_plans(ledger, date.max, customer_id) for item in other.item_ids}
    for item in chosen:
        if item.item_id in planned:
            raise Refused("Slip {number} is already in a plan. End that plan first.", number=item.number).at("items")


def plan_agreed(ledger: Ledger, submission: str) -> Plan | None:
    """The plan that was agreed under this id; refuses an id that was used for something else."""
    made = submissions.made_before(ledger, submission, "plans")
    return None if made is None else plans.load_plan(ledger, made)


def planned_slips(ledger: Ledger, plan: Plan) -> tuple[str, ...]:
    """Numbers of the slips a plan covers, each once, in the order of their items."""
    return tuple(dict.fromkeys(documents.number_of_item(ledger, item) for item in plan.item_ids))


def _said_in(plan: Plan) -> tuple[object, ...]:
    """What two calls under one id must agree on."""
    return plan.customer_id, sorted(plan.item_ids), plan.instalments, plan.note


def end_plan(ledger: Ledger, number: str, dated: date, reason: str, moment: Moment, submission: str = "") -> Done[str]:
    """The plan no longer holds from `dated` on; its slips are chased by their own due dates again.

    A second call with the same submission id records nothing; with another content it is refused (D4).
    """
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        if _ended_before(ledger, submission, number, dated, why):
            return done(number)
        plan = _named(plans.load_plans(ledger, date.max), number)
        _refuse_day(plan, dated, moment)
        _end(ledger, plan, dated, why, moment, "end_plan", submission)
    return done(number, Changed.PLANS)


def accelerations(ledger: Ledger, today: date) -> dict[str, Acceleration]:
    """By number: the plans whose whole rest may be asked for today, offered and never done by itself (case 16).

    Only by a clause of the signed agreement: parts missed before the customer was last asked for them, in a talk or by
    a notice that was sent, reach the share of the plan that was agreed (民法典 634).
    """
    on_paper = load_agreements(ledger, today)
    if not any(one.calls_at for one in on_paper.values()):
        return {}
    asked, found = _asked_last(ledger, today - DAY), {}
    for one in plan_standings(ledger, today):
        paper, day = on_paper.get(one.plan.number), asked.get(one.plan.customer_id)
        calls_at = paper.calls_at if paper else 0
        if day and acceleration_offered(one.plan, one.paid_fen, today, day, one.dropped_fen, calls_at):
            found[one.plan.number] = Acceleration(day, sum(part.fen for part in one.unpaid), calls_at)
    return found


def _asked_last(ledger: Ledger, today: date) -> dict[int, date]:
    """By customer: the last day on which they were asked for what is due, by a talk or a notice of the breach."""
    asked = {one.customer_id: one.at for one in demands(contacts.load_contacts(ledger, today))}
    for one in issued_papers(ledger, PaperKind.LETTER, 0, today):
        frozen = snapshots.load(ledger, one.number, Letter)
        if frozen is not None and frozen[0].kind is LetterKind.BREACH:
            sent = [each.dated for each in sendings_of(ledger, one.number, today)]
            asked[one.customer_id] = max([*sent, asked.get(one.customer_id, date.min)])
    return asked


def accelerate_plan(ledger: Ledger, number: str, reason: str, moment: Moment, submission: str = "") -> Done[str]:
    """The owner takes the offer: the plan ends today, and what is open on its slips is due (case 16, 民法典 634).

    The slips' own due dates stand where they are earlier.
    """
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        if _ended_before(ledger, submission, number, moment.today, why):
            return done(number)
        plan = _named(plans.load_plans(ledger, moment.today), number)
        _refuse_unless_offered(ledger, number, moment.today)
        _end(ledger, plan, moment.today, why, moment, "accelerate_plan", submission)
    return done(number, Changed.PLANS)


def ended_plans(ledger: Ledger, today: date) -> list[EndedPlan]:
    """Plans that no longer hold, the last ended first, each with its reason."""
    return sorted(plans.ended_plans(ledger, today), key=lambda one: one.on, reverse=True)


def mark_plan_signed(
    book: Book, number: str, dated: date, moment: Moment, scan: bytes = b"", note: str = ""
) -> Done[str]:
    """The signed copy of the plan is back: proof that restarts the limitation of its slips (case 28, 民法典 195).

    A plan that has ended can still be proven. A scan is kept encrypted beside the book, before the row that names it.
    """
    blob, words = book.scans.put(scan) if scan else "", clean_note(note, "The note")
    with book.ledger.writing():
        paper = agreement_named(book.ledger, number, moment.today)
        plan = _named(plans.load_plans(book.ledger, date.max, ended=True), paper.paper.plan if paper else number)
        _refuse_day(plan, dated, moment, paper)
        plans.sign_plan(book.ledger, plan, dated, words, blob, moment)
        if paper is not None:
            papers.add_event(book.ledger, paper.paper.number, "signed", dated, moment, words, blob)
    return done(number, Changed.PLANS, *([Changed.PAPERS] if paper else []))


def is_plan(ledger: Ledger, number: str) -> bool:
    """Whether this number is that of a repayment plan or of its agreement."""
    every = plans.load_plans(ledger, date.max, ended=True)
    return any(plan.number == number for plan in every) or agreement_named(ledger, number, date.max) is not None


def running_plan(ledger: Ledger, number: str) -> Plan:
    """A plan that did not end, by its number."""
    return _named(plans.load_plans(ledger, date.max), number)


def plan_standings(ledger: Ledger, today: date, customer_id: int = 0) -> list[PlanStanding]:
    """Every plan in force on `today` with what reached each part (R127)."""
    settled = plans.settled_on_plans(ledger, today, customer_id)
    return [
        _standing(plan, settled.get(plan.id, plans.SettledOnPlan()), today)
        for plan in plans.load_plans(ledger, today, customer_id)
    ]


def unpaid_parts(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, tuple[UnpaidPart, ...]]:
    """By customer: the unpaid parts of the plans in force on `today`, of one customer or all."""
    parts: dict[int, tuple[UnpaidPart, ...]] = {}
    for standing in plan_standings(ledger, today, customer_id):
        parts[standing.plan.customer_id] = parts.get(standing.plan.customer_id, ()) + standing.unpaid
    return parts


def _standing(plan: Plan, settled: plans.SettledOnPlan, today: date) -> PlanStanding:
    parts = progress(plan, settled.paid_fen, today, settled.dropped_fen)
    return PlanStanding(plan, settled.paid_fen, min(settled.dropped_fen, plan.total_fen), tuple(parts))


def _named(found: Iterable[Plan], number: str) -> Plan:
    for plan in found:
        if plan.number == number:
            return plan
    raise Refused("The book has no running plan {number}.", number=number)


def _refuse_day(plan: Plan, dated: date, moment: Moment, paper: KeptAgreement | None = None) -> None:
    if paper is not None and dated < paper.paper.dated:
        raise Refused("{number} was made on {date}; choose a day from then to today.", number=paper.paper.number,
                      date=paper.paper.dated).at("dated")  # fmt: skip
    if not plan.agreed_on <= dated <= moment.today:
        raise Refused(
            "Plan {number} was agreed on {date}; choose a day from then to today.",
            number=plan.number,
            date=plan.agreed_on,
        ).at("dated")


def _refuse_unless_offered(ledger: Ledger, number: str, today: date) -> None:
    if number not in accelerations(ledger, today):
        raise Refused(
            "The whole rest of plan {number} cannot be asked for yet: the signed agreement must say so, and parts "
            "missed before the customer was asked for them must reach the share it names. Put the plan on paper, or "
            "ask for the missed parts and log the talk first.",
            number=number,
        )


def _ended_before(ledger: Ledger, submission: str, number: str, dated: date, why: str) -> bool:
    """Whether this very end was recorded under this id; refuses an id that was used for something else."""
    made = submissions.made_before(ledger, submission, "plan_ends")
    if made is None:
        return False
    kept = plans.load_plan(ledger, made).number, (dated, why) in plans.ends_of(ledger, made)
    submissions.refuse_another(submission, (number, True), kept)
    return True


def _end(ledger: Ledger, plan: Plan, dated: date, why: str, moment: Moment, verb: str, submission: str) -> None:
    plans.end_plan(ledger, plan, dated, why, moment, verb)
    submissions.remember(ledger, submission, "plan_ends", plan.id, moment)
