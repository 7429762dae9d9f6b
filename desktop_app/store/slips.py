"""The list of slips and returns: what each says, what is open of it, and where its paper is."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.store.agreed_dues import AGREED_ROW
from desktop_app.store.database import Ledger, Row
from desktop_app.store.open_items import items_as_of, unsettled
from desktop_app.store.withdrawals import standing


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One slip or return as a list shows it.

    `open_fen` is what is unpaid of a slip, or what a return has not settled yet. `due` is the earliest day of what is
    open, the last one once nothing is; None waits for a newer batch where `by_batch` (case 11). `printed` counts
    printings, `printed_on` is the last of them. `reversed_by` is the number of the reversal, empty while the paper
    stands. A release has its reason and last day, a return its reason.
    """

    number: str
    kind: Kind
    dated: date
    customer_id: int
    customer: str
    amount_fen: int
    open_fen: int
    due: date | None
    printed: int
    printed_on: date | None
    signed_on: date | None
    reversed_by: str
    remark: str
    project: str
    release_reason: str = ""
    release_expires: date | None = None
    return_reason: str = ""
    by_batch: bool = False

    @property
    def paid_fen(self) -> int:
        """What has been set against it; nothing was ever paid on what was reversed."""
        return 0 if self.reversed_by else self.amount_fen - self.open_fen


def load_slips(
    ledger: Ledger, today: date, customer_id: int = 0, since: date | None = None, or_open: bool = False
) -> list[SlipRow]:
    """Slips and returns dated from `since` on, as of `today`, newest first; of one customer or all.

    With `or_open` slips of before that are listed, too, while anything of them is unpaid.
    One dated ahead is always listed: its paper is to be printed, or the clock was wrong when it was entered and it is
    to be voided (case 29). It stands as its account does now: it counts for nobody's balance yet.
    """
    rows = ledger.connection().execute(
        _SLIPS.format(
            of_customer="AND d.customer_id = :customer" if customer_id else "",
            still_open=f"OR {unsettled('debit')}" if or_open else "",
            open=items_as_of(customer_id),
            batches=AGREED_ROW.format(what="a.open_batches", item="i.id"),
            standing=standing("paper_event", "e.id", ":today"),
        ),
        {"today": today.isoformat(), "since": since.isoformat() if since else "", "customer": customer_id},
    )
    return [_slip(row) for row in rows]


_SLIPS = """
    WITH slip AS MATERIALIZED (
        SELECT d.id, d.number, d.kind, d.dated, d.customer_id, d.amount_fen, d.remark FROM documents d
        WHERE d.kind IN ('shipment', 'return') AND (d.dated >= :since {still_open})
        {of_customer}),
    open AS MATERIALIZED (
        SELECT id, due, open_fen FROM ({open})
        UNION ALL SELECT item_id, due, open_fen FROM open_items WHERE dated > :today),
    money AS MATERIALIZED (
        SELECT s.id, coalesce(sum(o.open_fen), 0) AS open_fen,
            CASE count(o.id) WHEN 0 THEN max(i.due) ELSE min(o.due) END AS due,
                count(i.open_batches) + count({batches}) > 0 AS by_batch
        FROM slip s JOIN items i ON i.document_id = s.id LEFT JOIN open o ON o.id = i.id GROUP BY s.id),
    sheet AS MATERIALIZED (
        SELECT s.id, sum(e.event = 'printed') AS printed, max(CASE e.event WHEN 'printed' THEN e.dated END)
            AS printed_on, min(CASE e.event WHEN 'signed' THEN e.dated END) AS signed_on
        FROM slip s JOIN paper_events e ON e.number = s.number AND e.dated <= :today
        AND {standing} GROUP BY s.id)
    SELECT s.number, s.kind, s.dated, s.customer_id, c.name, s.amount_fen, m.open_fen, m.due, coalesce(p.printed, 0),
        p.printed_on, p.signed_on, coalesce(r.number, ''), s.remark, coalesce(h.project, ''),
        coalesce(h.release_reason, ''), h.release_expires, coalesce(b.reason, ''), m.by_batch
    FROM slip s JOIN customers c ON c.id = s.customer_id JOIN money m ON m.id = s.id LEFT JOIN sheet p ON p.id = s.id
    LEFT JOIN documents r ON r.reverses = s.id AND r.dated <= max(:today, s.dated)
    LEFT JOIN shipments h ON h.document_id = s.id LEFT JOIN returns b ON b.document_id = s.id
    ORDER BY s.dated DESC, s.id DESC"""


def _slip(row: Row) -> SlipRow:
    number, kind, dated, customer_id, name, fen, open_fen, due, printed, printed_on, signed_on, *words = row
    reversed_by, remark, project, release_reason, expires, return_reason, by_batch = words
    return SlipRow(
        number, Kind(kind), date.fromisoformat(dated), customer_id, name, fen, open_fen, _date(due), printed,
        _date(printed_on), _date(signed_on), reversed_by, remark, project, release_reason, _date(expires),
        return_reason, bool(by_batch),
    )  # fmt: skip


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
