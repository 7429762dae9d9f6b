"""What the list of receipts shows: only what is not as usual has a chip."""

from datetime import date

from desktop_app.domain.ahead import AHEAD_MEANS, dated_said
from desktop_app.domain.columns import LAST, Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import RECEIPTS as RECEIPT_LOOKS
from desktop_app.domain.looks import StateLook, rank
from desktop_app.domain.marks import Mark
from desktop_app.domain.methods import MAY_BOUNCE, method_of
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import ReceiptState
from desktop_app.operations.receipts import ReceiptRow


def is_void(row: ReceiptRow) -> bool:
    return bool(row.reversed_by)


def is_ahead(row: ReceiptRow, today: date) -> bool:
    """It stands and is dated after today."""
    return not is_void(row) and row.dated > today


def _counted(row: ReceiptRow) -> int:
    """What the row adds to the total; a void receipt adds nothing."""
    return 0 if row.reversed_by else row.amount_fen


def _if_any(fen: int) -> str:
    return format_yuan(fen) if fen else ""


def state_of(row: ReceiptRow) -> ReceiptState | None:
    """A void receipt, one that bounced, and money that settles nothing yet."""
    if row.bounced:
        return ReceiptState.BOUNCED if method_of(row.method) in MAY_BOUNCE else ReceiptState.SENT_BACK
    if row.reversed_by:
        return ReceiptState.VOID
    return ReceiptState.FREE if row.on_account_fen else None


def _look(row: ReceiptRow) -> StateLook | None:
    state = state_of(row)
    return RECEIPT_LOOKS[state] if state else None


RECEIPTS: tuple[Column[ReceiptRow], ...] = (
    Column("number", Said("Number"), lambda row: row.number, Look.CODE, 132, struck=is_void),
    Column("dated", Said("Date"), lambda row: row.dated, Look.DATE, 84,
           text=lambda row, today: dated_said(row.dated, today),
           tip=lambda row, today: AHEAD_MEANS if is_ahead(row, today) else ""),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 136, stretch=True),
    Column("method", Said("Payment method"), lambda row: row.method, width=84, fades=5),
    Column("amount", Said("Amount"), _counted, Look.MONEY, 116, total=True,
           text=lambda row, _: format_yuan(row.amount_fen), struck=is_void),
    Column("allocated", Said("Spread"), lambda row: row.allocated_fen, Look.MONEY, 96, total=True, fades=3),
    Column("on_account", Said("On account"), lambda row: row.on_account_fen, Look.MONEY, 92, total=True,
           fades=LAST, text=lambda row, _: _if_any(row.on_account_fen)),
    Column("let_go", Said("Let go"), lambda row: row.let_go_fen, Look.MONEY, 72, total=True, fades=3,
           text=lambda row, _: _if_any(row.let_go_fen)),
    Column("paid_back", Said("Went back"), lambda row: row.paid_back_fen, Look.MONEY, 84, total=True, fades=1,
           text=lambda row, _: _if_any(row.paid_back_fen)),
    Column("state", Said("Status"), lambda row: rank(state_of(row), RECEIPT_LOOKS), Look.CHIP, 88, fades=4,
           text=lambda row, _: look.said if (look := _look(row)) else "",
           mark=lambda row, _: look.mark if (look := _look(row)) else Mark.PLAIN),
    Column("taken_by", Said("Taken by"), lambda row: row.taken_by, width=88, fades=1),
    Column("account", Said("Bank account"), lambda row: row.account, width=140, fades=1),
    Column("remark", Said("Note"), lambda row: row.remark, width=140, fades=1),
)  # fmt: skip

FILED: tuple[Column[ReceiptRow], ...] = (
    *RECEIPTS,
    Column("entered", Said("Amount"), lambda row: row.amount_fen, Look.MONEY),
    Column("in_force", Said("Amount that counts"), _counted, Look.MONEY, total=True),
    Column("reversed_by", Said("Voided by"), lambda row: row.reversed_by, Look.CODE),
)
"""In a file a void receipt keeps its figure beside what counts, since no line goes through it there."""
