"""How things stand, in the frame of every report: how old the debts are, the months, who keeps promises (U10, R130)."""

from desktop_app.domain.accounts import DEFAULT_BUCKETS
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.months import Month
from desktop_app.domain.pictures import Pile, Piles, longest_first
from desktop_app.operations.lists.ageing import aged_columns, parts_of, parts_said
from desktop_app.operations.lists.tallies import MONTHS, TALLIES
from desktop_app.operations.reporting.frame import Inquiry, Reported
from desktop_app.operations.reporting.words import customers_said
from desktop_app.operations.reports import AgedCustomer, AgeingReport, PromiseTally, ageing, months, promise_tallies
from desktop_app.store.database import Ledger

MOST_BARS, MOST_MONTHS = 10, 24


def aged(ledger: Ledger, asked: Inquiry) -> Reported[AgedCustomer]:
    """Buckets that add up to the balance, as of the last day asked about; the bars narrow the list."""
    report = ageing(ledger, asked.period.last, asked.edges or DEFAULT_BUCKETS)
    return Reported(
        aged_columns(report, adds_up=True),
        report.rows,
        lambda row: row.customer_id,
        buckets(report) if report.rows else None,
        told=_ageing_said(report),
        keeps=lambda row, place: parts_of(row.ageing, report)[place] != 0,
    )


def buckets(report: AgeingReport) -> Piles:
    """Not due, without a day to pay, one bar a bucket, and what lies on account; together they are the balance."""
    titles, sums = parts_said(report), parts_of(report.total, report)
    plain = len(titles) - len(report.edges) - 2
    marks = [*[Mark.PLAIN] * plain, *map(late_mark, report.edges), late_mark(report.edges[-1] + 1), Mark.PLAIN]
    late = [*[0] * plain, *range(1, len(report.edges) + 2), 0]
    counts = [sum(parts_of(row.ageing, report)[at] != 0 for row in report.rows) for at in range(len(titles))]
    return Piles(
        tuple(
            Pile(title, (fen,), customers_said(count), mark=mark, late=step)
            for title, fen, count, mark, step in zip(titles, sums, counts, marks, late, strict=True)
        )
    )


def _ageing_said(report: AgeingReport) -> Said:
    total = report.total
    undated = total.undated_fen
    no_day = Said(" + without a day to pay {undated}", undated=format_yuan(undated)) if undated else ""
    return Said(
        "Balance {balance} = not yet due {not_due}{no_day} + past due {late} − on account {on_account}. "
        "Overdue {overdue}, in plan {in_plan}.",
        balance=format_yuan(total.balance_fen),
        not_due=format_yuan(total.not_due_fen - undated),
        no_day=no_day,
        late=format_yuan(sum(total.buckets_fen)),
        on_account=format_yuan(total.on_account_fen),
        overdue=format_yuan(report.overdue_fen),
        in_plan=format_yuan(report.in_plan_fen),
    )


def month_by_month(ledger: Ledger, asked: Inquiry) -> Reported[Month]:
    """The months that these days touch, newest first; the picture is of what came in (R156)."""
    found = [one for one in months(ledger, asked.today) if asked.period.first.replace(day=1) <= one.first]
    rows = [one for one in found if one.first <= asked.period.last]
    piles = [Pile(f"{one.first:%Y-%m}", (one.received_fen,), key=one.first, short=f"{one.first:%m}") for one in rows]
    return Reported(
        MONTHS,
        rows,
        lambda one: one.first,
        Piles(tuple(piles[MOST_MONTHS - 1 :: -1] if len(piles) > MOST_MONTHS else piles[::-1])) if piles else None,
        told=Said(
            "Owed before + delivered − returned − received + other (openings, adjustments) = owed at the month's end. "
            "What was voided counts in the month in which it was voided."
        ),
    )


def promised(ledger: Ledger, asked: Inquiry) -> Reported[PromiseTally]:
    """Everybody who ever promised, the least reliable first; the bars are what did not come in time."""
    rows = promise_tallies(ledger, asked.today)
    missing = [Pile(one.name, (one.promised_fen - one.arrived_fen,), key=one.customer_id) for one in rows if one.broken]
    return Reported(
        TALLIES,
        rows,
        lambda one: one.customer_id,
        longest_first(missing, MOST_BARS) if missing else None,
        told=Said(
            "Of {decided} promises that came due, {kept} were kept in full, {part} in part, {broken} not "
            "at all. “Kept” is the average share paid in time.",
            decided=sum(one.kept + one.part_kept + one.broken for one in rows),
            kept=sum(one.kept for one in rows),
            part=sum(one.part_kept for one in rows),
            broken=sum(one.broken for one in rows),
        ),
    )
