"""What the list of slips and returns shows, and the words and signs in it (U43, U58)."""

from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.ahead import AHEAD_MEANS, dated_said
from desktop_app.domain.columns import LAST, Column, Look, Words, short_day, worded
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import DOCUMENT_KINDS, NOT_AGREED
from desktop_app.domain.looks import PAPERS, StateLook
from desktop_app.domain.marks import late_mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PaperState
from desktop_app.operations.slips import SlipRow


def stands(one: SlipRow) -> bool:
    return not one.reversed_by


def is_ahead(one: SlipRow, today: date) -> bool:
    """It stands and is dated after today."""
    return stands(one) and one.dated > today


def counted_fen(one: SlipRow) -> int:
    """What counts in the sums: a return takes away, what was reversed counts for nothing."""
    return (-one.amount_fen if one.kind is Kind.RETURN else one.amount_fen) if stands(one) else 0


def _amount_said(one: SlipRow, _: date) -> str:
    return format_yuan(counted_fen(one) if stands(one) else one.amount_fen)


def paid_in(one: SlipRow) -> int | None:
    """What was set against a slip; a return and a reversed slip have none."""
    return one.paid_fen if stands(one) and one.kind is Kind.SHIPMENT else None


def paper_look(one: SlipRow) -> StateLook:
    """Where the paper is."""
    if one.reversed_by:
        return PAPERS[PaperState.REVERSED]
    if one.signed_on:
        return PAPERS[PaperState.SIGNED]
    return PAPERS[PaperState.PRINTED if one.printed else PaperState.NOT_PRINTED]


def paper_said(one: SlipRow, today: date) -> Said:
    """Where the paper is, with its day."""
    return paper_look(one).with_facts(day=short_day(one.signed_on, today) if one.signed_on else "")


def printed_said(one: SlipRow, today: date) -> Words:
    """`11-03`, and how often when more than once (U43)."""
    if not one.printed or one.printed_on is None:
        return "–"
    day = short_day(one.printed_on, today)
    return day if one.printed == 1 else Said("{day} · {count} ×", day=day, count=one.printed)


def overdue_days(one: SlipRow, today: date) -> int:
    """Days past due of a slip that is still open; 0 when it is not late."""
    late = stands(one) and one.kind is Kind.SHIPMENT and one.open_fen > 0 and one.due is not None and one.due < today
    return (today - one.due).days if late and one.due else 0


def due_said(one: SlipRow, today: date) -> Words:
    """The day, with the sign of lateness before it; a batch waits for the next one. What is paid waits for nothing."""
    if one.kind is Kind.RETURN or not stands(one):
        return ""
    if one.due is None:
        return "" if not one.open_fen else Said("next batch") if one.by_batch else NOT_AGREED
    mark = late_mark(overdue_days(one, today)).value
    return f"{mark} {short_day(one.due, today)}".strip()


def due_tip(one: SlipRow, today: date) -> Words:
    days = overdue_days(one, today)
    if days == 1:
        return Said("1 day overdue")
    return Said("{days} days overdue", days=days) if days else ""


def void_said(one: SlipRow) -> Said:
    """What voiding it brings about, before it is done (U25)."""
    total = format_yuan(one.amount_fen)
    if one.kind is Kind.RETURN:
        return Said("{customer} owes {sum} more again: the goods count as kept.", customer=one.customer, sum=total)
    if one.paid_fen:
        return Said(
            "{customer} owes {sum} less, and the {paid} settled on it becomes money on account. "
            "The number stays, struck out.",
            customer=one.customer,
            sum=total,
            paid=format_yuan(one.paid_fen),
        )
    return Said("{customer} owes {sum} less. The number stays, struck out.", customer=one.customer, sum=total)


SLIPS: tuple[Column[SlipRow], ...] = (
    Column("number", Said("Number"), lambda one: one.number, Look.CODE, 132, struck=lambda one: bool(one.reversed_by)),
    Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 64,
           text=lambda one, today: dated_said(one.dated, today),
           tip=lambda one, today: AHEAD_MEANS if is_ahead(one, today) else ""),
    Column("customer", Said("Customer"), lambda one: one.customer, Look.NAME, 132, stretch=True),
    Column("amount", Said("Amount"), counted_fen, Look.MONEY, 100, total=True, text=_amount_said,
           struck=lambda one: bool(one.reversed_by)),
    Column("paid", Said("Settled"), paid_in, Look.MONEY, 96, total=True, fades=5),
    Column("due", Said("Due date"), lambda one: one.due, Look.DATE, 88, fades=LAST + 1, text=due_said,
           tip=due_tip),
    Column("printed", Said("Last printed"), lambda one: one.printed_on, Look.DATE, 76, fades=4, text=printed_said),
    Column("paper", Said("Signed copy"), lambda one: one.signed_on, Look.CHIP, 128, fades=LAST, text=paper_said,
           mark=lambda one, _: paper_look(one).mark),
    worded("kind", Said("Kind"), lambda one: one.kind, DOCUMENT_KINDS, 88, fades=1),
    Column("project", Said("Project / site"), lambda one: one.project, width=120, fades=2),
    Column("remark", Said("Note"), lambda one: one.remark, width=140, fades=3),
)  # fmt: skip

FILED: tuple[Column[SlipRow], ...] = (
    *SLIPS,
    Column("entered", Said("Amount"), lambda one: one.amount_fen, Look.MONEY),
    Column(
        "in_force", Said("Amount that counts"), lambda one: one.amount_fen if stands(one) else 0, Look.MONEY, total=True
    ),
    Column("reversed_by", Said("Voided by"), lambda one: one.reversed_by, Look.CODE),
)
"""In a file a void slip keeps its figure beside what counts, since no line goes through it there."""
