"""Points that are to be cleared with a customer: written down, ended, credited when what was asked for them came."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.open_points import OpenPoint, PointEnd, PointKind, keeps_back, point_problems
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, post_adjustment
from desktop_app.operations.composing import refuse_future_date, refuse_problems
from desktop_app.operations.debts import debt
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import customers, documents, open_points, submissions, withdrawals
from desktop_app.store.database import Ledger


def add_point(ledger: Ledger, point: OpenPoint, moment: Moment, submission: str = "") -> Done[OpenPoint]:
    """Write a point down, once for each submission id (D4); nothing is booked for it."""
    refuse_future_date(point.dated, moment.today)
    with ledger.writing():
        customers.load_customer(ledger, point.customer_id)
        clean = replace(
            point,
            what=clean_text(point.what, "What it is about", 200, "what"),
            number=clean_text(point.number, "The number", field="number"),
            owner=clean_text(point.owner, "The person's name", field="owner"),
        )
        refuse_problems(point_problems(clean))
        before = submissions.repeated(ledger, submission, "open_points", open_points.values_of(clean))
        if before:
            return done(replace(clean, id=before))
        made = open_points.add_point(ledger, clean, moment)
        submissions.remember(ledger, submission, "open_points", made, moment)
    return done(replace(clean, id=made), Changed.POINTS)


def points_of(ledger: Ledger, today: date, customer_id: int = 0) -> list[OpenPoint]:
    """What was written down for one customer or all, newest first; a rebate waits while money is overdue (R042)."""
    found = open_points.load_points(ledger, today, customer_id)
    waiting = {one.customer_id for one in found if one.kind is PointKind.REBATE and one.end is None}
    late = {whose for whose in waiting if debt(ledger, whose, today).overdue_fen}
    return [replace(one, held=_waits(one) and one.customer_id in late) for one in found]


def _waits(point: OpenPoint) -> bool:
    return point.kind is PointKind.REBATE and point.end is None


def end_point(ledger: Ledger, point_id: int, event: PointEnd, note: str, moment: Moment) -> Done[OpenPoint]:
    """It is cleared up, or nothing came of it; a second call changes nothing."""
    if event is PointEnd.HONOURED:
        raise Refused("What is credited is credited by its own step.").at("event")
    said = clean_note(note, "The note", field="note")
    with ledger.writing():
        point = point_with(ledger, point_id, moment.today)
        if point.end is not None:
            return done(point)
        open_points.add_end(ledger, point, event, said, "", moment)
    return done(point_with(ledger, point_id, moment.today), Changed.POINTS)


def honour_point(
    ledger: Ledger, point_id: int, moment: Moment, submission: str = "", accepted: frozenset[str] = frozenset()
) -> Done[str]:
    """What was asked for an offer or a rebate came: the credit is posted; answers its number.

    A rebate waits while anything is overdue; money counts from the day of the point up to its last day (R065, R132).
    """
    with ledger.writing():
        point = point_with(ledger, point_id, moment.today)
        before = documents.submitted(ledger, submission, Kind.ADJUSTMENT, point.customer_id, point.credit_fen)
        if before:
            return done(before.number)
        _refuse_unfit(ledger, point, moment.today)
        draft = AdjustmentDraft(
            point.customer_id, moment.today, point.credit_fen, reason=Grounds.ALLOWANCE, remark=point.what,
            submission=submission, accepted=accepted,
        )  # fmt: skip
        number = post_adjustment(ledger, draft, moment)
        open_points.add_end(ledger, point, PointEnd.HONOURED, "", number, moment)
    return done(number, Changed.POINTS, Changed.DOCUMENTS)


def take_end_back(ledger: Ledger, point_id: int, moment: Moment) -> Done[int]:
    """It is open again; what was credited is voided as any paper is."""
    with ledger.writing():
        point = point_with(ledger, point_id, moment.today)
        if point.ended_by:
            raise Refused("{number} credited it. Void that paper, and it is open again.", number=point.ended_by)
        if point.end is not None:
            withdrawals.add(ledger, open_points.END, open_points.end_of(ledger, point_id), moment)
    return done(point_id, Changed.POINTS)


def point_with(ledger: Ledger, point_id: int, today: date) -> OpenPoint:
    found = next((one for one in open_points.load_points(ledger, today) if one.id == point_id), None)
    if found is None:
        raise Refused("The book has no such note, so there is nothing to undo. Reload the page.")
    return found


def refuse_ended(ledger: Ledger, point_id: int, today: date) -> None:
    """What was credited cannot be taken back as if it had never been."""
    point = point_with(ledger, point_id, today)
    if point.ended_by:
        raise Refused("{number} credited it. Void that paper, and it is open again.", number=point.ended_by)


def _refuse_unfit(ledger: Ledger, point: OpenPoint, today: date) -> None:
    if point.kind not in (PointKind.OFFER, PointKind.REBATE):
        raise Refused("Only an offer or a rebate is credited.")
    if point.end is not None:
        raise Refused("This is ended already.")
    last = min(point.until or today, today)
    came = open_points.received_between(ledger, point.customer_id, point.dated, last)
    said = keeps_back(point, came, debt(ledger, point.customer_id, today).overdue_fen, today)
    if said is not None:
        raise Refused(said.template, **said.facts)
