"""Record that part of a slip is in dispute, answer it, settle it (N10, case 15)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.accounts import Direction
from desktop_app.domain.customers import clean_note, clean_text, required_text
from desktop_app.domain.disputes import Dispute, is_open, problems
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, post_adjustment
from desktop_app.operations.composing import refuse_future_date, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import accounts, disputes, documents, settings, submissions
from desktop_app.store.database import Ledger


def raise_dispute(ledger: Ledger, dispute: Dispute, moment: Moment, submission: str = "") -> Done[Dispute]:
    """Hold part of an open item back from chasing, once for each submission id (D4); it stays owed."""
    refuse_future_date(dispute.raised_on, moment.today, "raised_on")
    clean = replace(
        dispute,
        reason=required_text(dispute.reason, "The reason", 500, "reason"),
        told_by=clean_text(dispute.told_by, "The person's name", field="told_by"),
    )
    with ledger.writing():
        before = submissions.repeated(ledger, submission, "disputes", disputes.values_of(ledger, clean))
        if before:
            return done(disputes.load_dispute(ledger, before, date.max))
        items = accounts.account_now(ledger, dispute.customer_id, moment.today).items
        found = [item for item in items if item.item_id == dispute.item_id]
        if not found:
            raise Refused("The slip is paid, so nothing of it can be disputed.").at("item")
        refuse_problems(problems(clean, found[0]))
        _refuse_line(ledger, clean)
        clean = replace(clean, number=found[0].number)
        made = disputes.add_dispute(ledger, clean, moment)
        submissions.remember(ledger, submission, "disputes", made, moment)
    return done(replace(clean, id=made), Changed.DISPUTES)


def lines_to_dispute(ledger: Ledger, number: str) -> list[tuple[int, str, int, int]]:
    """(line, goods with unit, quantity, what was charged) of a slip: of which a part may be refused."""
    return disputes.lines_of(ledger, number)


def days_to_object(ledger: Ledger) -> int:
    """Within how many days faults are to be told; 0 sets no end (R120)."""
    return settings.load_rules(ledger).objection_days


def _refuse_line(ledger: Ledger, dispute: Dispute) -> None:
    """Of a line at most what left can be refused."""
    if not dispute.line:
        return
    found = disputes.line_of(ledger, dispute.item_id, dispute.line)
    if found is None:
        raise Refused("The slip has no line {line}.", line=dispute.line).at("line")
    if not 0 < dispute.quantity <= found[0]:
        raise Refused("{most} left with that line. Type more than 0, and no more than that.",
                      most=format_quantity(found[0])).at("quantity")  # fmt: skip


def dispute_of_slip(ledger: Ledger, number: str, amount_fen: int, reason: str, raised_on: date, today: date) -> Dispute:
    """A dispute about a slip, on its first part that is open with so much. Refuses a slip that is not open."""
    customer_id = documents.load_document(ledger, number).customer_id
    parts = [one for one in accounts.account_now(ledger, customer_id, today).items if one.number == number]
    if not parts:
        raise Refused("The slip is paid, so nothing of it can be disputed.").at("item")
    part = next((one for one in parts if one.open_fen >= amount_fen), parts[0])
    return Dispute(part.item_id, customer_id, amount_fen, reason, raised_on)


def dispute_about(ledger: Ledger, number: str, today: date) -> Dispute:
    """The open dispute about a slip, by the slip's number or its own; where none is open, the last one.

    Refuses a number of which nothing was ever in dispute, and a slip with several open ones.
    """
    about = [one for one in disputes.load_disputes(ledger, today) if number in (one.number, str(one.id))]
    found = [one for one in about if is_open(one, today)] or about[-1:]
    if not found:
        raise Refused("Nothing of {number} is in dispute.", number=number)
    if len(found) > 1:
        ids = ", ".join(str(one.id) for one in found)
        raise Refused("Of {number} there are several disputes: {ids}. Name one of them.", number=number, ids=ids)
    return found[0]


def answer_dispute(
    ledger: Ledger, dispute_id: int, dated: date, answer: str, moment: Moment, submission: str = ""
) -> Done[Dispute]:
    """Record that the shop answered, once for a submission id (D4); the two-day timer stops."""
    said = required_text(answer, "Our answer", 500, "answer")
    with ledger.writing():
        if _told_before(ledger, submission, dispute_id, "answered", dated, said):
            return done(disputes.load_dispute(ledger, dispute_id, dated))
        _tell(ledger, _open(ledger, dispute_id, dated, moment), "answered", dated, said, moment, submission)
    return done(disputes.load_dispute(ledger, dispute_id, dated), Changed.DISPUTES)


def settle_dispute(
    ledger: Ledger,
    dispute_id: int,
    dated: date,
    credit_fen: int,
    note: str,
    moment: Moment,
    accepted: frozenset[str] = frozenset(),
    submission: str = "",
) -> Done[Dispute]:
    """End a dispute; `credit_fen` above 0 posts a price-difference note on the slip in the same transaction.

    At most what was disputed is given up; more than is still open of the slip is asked first (`accepted`). A second
    call with the same submission id records nothing; with another content it is refused (D4).
    """
    said = clean_note(note, "The note", field="note")
    with ledger.writing():
        if _told_before(ledger, submission, dispute_id, "settled", dated, said):
            submissions.refuse_another(submission, credit_fen, documents.posted_fen(ledger, submission))
            return done(disputes.load_dispute(ledger, dispute_id, dated))
        dispute = _open(ledger, dispute_id, dated, moment)
        if credit_fen:
            given_up = _given_up(dispute, dated, credit_fen, said, accepted)
            post_adjustment(ledger, replace(given_up, submission=submission), moment)
        _tell(ledger, dispute, "settled", dated, said, moment, submission)
    return done(disputes.load_dispute(ledger, dispute_id, dated), Changed.DISPUTES, Changed.DOCUMENTS)


def _given_up(dispute: Dispute, dated: date, credit_fen: int, note: str, accepted: frozenset[str]) -> AdjustmentDraft:
    """The price-difference note that settles the dispute; refuses more than was ever disputed."""
    if credit_fen > dispute.amount_fen:
        raise Refused(
            "Of {number}, {disputed} is in dispute. Settle it with that at most; what goes beyond is an allowance.",
            number=dispute.number,
            disputed=format_yuan(dispute.amount_fen),
        ).at("amount")
    return AdjustmentDraft(
        dispute.customer_id, dated, credit_fen, Direction.CREDIT, Grounds.PRICE_DIFFERENCE, dispute.number, note,
        accepted=accepted,
    )  # fmt: skip


def open_disputes(ledger: Ledger, today: date) -> list[Dispute]:
    """What nothing has settled by that day."""
    return [one for one in disputes.load_disputes(ledger, today) if is_open(one, today)]


def _open(ledger: Ledger, dispute_id: int, dated: date, moment: Moment) -> Dispute:
    """A dispute that nothing has settled yet, whatever day that was dated."""
    dispute = disputes.load_dispute(ledger, dispute_id, date.max)
    if dispute.settled_on:
        raise Refused("The dispute about {number} is already settled.", number=dispute.number)
    if not dispute.raised_on <= dated <= moment.today:
        raise Refused(
            "The dispute about {number} was raised on {date}; choose a day from then to today.",
            number=dispute.number,
            date=dispute.raised_on,
        ).at("dated")
    return dispute


def _told_before(ledger: Ledger, submission: str, dispute_id: int, event: str, dated: date, note: str) -> bool:
    return submissions.repeated(ledger, submission, "dispute_events", (dispute_id, event, dated, note)) is not None


def _tell(
    ledger: Ledger, dispute: Dispute, event: str, dated: date, note: str, moment: Moment, submission: str
) -> None:
    made = disputes.add_event(ledger, dispute, event, dated, note, moment)
    submissions.remember(ledger, submission, "dispute_events", made, moment)
