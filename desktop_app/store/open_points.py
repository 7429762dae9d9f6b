"""What is to be cleared with customers, in the book: each point a sealed row, and so is how it ended."""

from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.open_points import OpenPoint, PointEnd, PointKind
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.kin import head_of
from desktop_app.store.withdrawals import standing

POINT, END = "point", "point_end"
"""What is taken back."""


def values_of(point: OpenPoint) -> tuple[object, ...]:
    """What stands in its row, without id and sequence."""
    return (
        point.customer_id, point.kind, point.dated, point.what, point.amount_fen, point.other_fen, point.number,
        point.owner, point.until, point.aspect, point.step,
    )  # fmt: skip


def add_point(ledger: Ledger, point: OpenPoint, moment: Moment) -> int:
    return notes.add(ledger, "open_points", values_of(point), moment, f"add_{point.kind}", str(point.customer_id))


def add_end(ledger: Ledger, point: OpenPoint, event: PointEnd, note: str, number: str, moment: Moment) -> int:
    """How it ended; `number` is the paper that credited it."""
    document = ledger.value("SELECT id FROM documents WHERE number = ?", (number,)) if number else None
    row = (point.id, event, moment.today, note, document)
    return notes.add(ledger, "point_ends", row, moment, "end_point", str(point.customer_id))


def load_points(ledger: Ledger, today: date, customer_id: int = 0) -> list[OpenPoint]:
    """What was written down by the day and not taken back, newest first, with what had become of it by then.

    An end whose credit was voided counts no more.
    """
    rows = ledger.rows(_POINTS, (today.isoformat(), customer_id))
    return [_point(row) for row in rows]


_POINTS = f"""
    SELECT p.id, {head_of("p.posted_for")} AS whose, p.kind, p.dated, p.what, p.amount_fen, p.other_fen, p.number,
        p.owner, p.until, p.aspect, p.step, e.event, e.dated, coalesce(e.note, ''), coalesce(d.number, '')
    FROM open_points p LEFT JOIN point_ends e ON e.id = (SELECT max(x.id) FROM point_ends x WHERE x.point_id = p.id
        AND x.dated <= ?1 AND {standing(END, "x.id", "?1")}
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = x.document_id AND r.dated <= ?1))
    LEFT JOIN documents d ON d.id = e.document_id
    WHERE p.dated <= ?1 AND ?2 IN (0, whose) AND {standing(POINT, "p.id", "?1")} ORDER BY p.id DESC"""


def end_of(ledger: Ledger, point_id: int) -> int:
    """The id of the row by which a point ended last; 0 where it has not."""
    forever = "'9999-12-31'"
    found = ledger.value(
        f"SELECT max(x.id) FROM point_ends x WHERE x.point_id = ? AND {standing(END, 'x.id', forever)}", (point_id,)
    )
    return int(found or 0)


def received_between(ledger: Ledger, customer_id: int, first: date, last: date) -> int:
    """How much money of a customer came in these days, what was voided left out."""
    found = ledger.value(
        """SELECT coalesce(sum(d.amount_fen), 0) FROM documents d WHERE d.customer_id = ? AND d.kind = 'receipt'
            AND d.dated BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)""",
        (customer_id, first.isoformat(), last.isoformat()),
    )
    return int(found or 0)


def _point(row: Row) -> OpenPoint:
    row_id, whose, kind, dated, what, fen, other, number, owner, until, aspect, step, event, ended, note, by = row
    return OpenPoint(
        PointKind(kind), whose, date.fromisoformat(dated), what, fen, other, number, owner,
        date.fromisoformat(until) if until else None, aspect, step, row_id, PointEnd(event) if event else None,
        date.fromisoformat(ended) if ended else None, note, by,
    )  # fmt: skip


def references_of(ledger: Ledger, customer_id: int) -> dict[str, tuple[str, ...]]:
    """By our number of a paper: how else it is called, by the paper it was taken over from."""
    rows = ledger.rows(
        "SELECT number, reference FROM documents WHERE customer_id = ? AND reference <> ''", (customer_id,)
    )
    return {number: (reference,) for number, reference in rows}
