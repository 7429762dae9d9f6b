"""The papers whose text is kept in tests/golden; `python -m tests.documents.golden` writes it anew after a change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.documents.consignment import draw_consignment
from desktop_app.documents.deposit import draw_deposit
from desktop_app.documents.letter import draw_letter
from desktop_app.documents.plan_agreement import draw_plan_agreement
from desktop_app.documents.receipt import draw_receipt
from desktop_app.documents.recovery import draw_recovery_page
from desktop_app.documents.set_off import draw_set_off
from desktop_app.documents.statement import draw_statement
from desktop_app.documents.terms_sheet import draw_terms_sheet
from desktop_app.documents.voucher import VoucherPaper, draw_voucher
from desktop_app.domain.accounts import Kind
from desktop_app.domain.pay_order import AllocatedBy
from desktop_app.domain.receipt_paper import PaidSlip, ReceiptPaper
from desktop_app.domain.shipments import Part
from desktop_app.domain.side_accounts import SideAccount, SideAct
from desktop_app.domain.slip_sums import NO_CHARGES, Charges
from desktop_app.domain.statement_goods import StatedGoods, StatedLine, StatementDetail
from desktop_app.domain.statements import Statement, StatementRow
from tests.documents.builders import (
    FINGERPRINT,
    a_consignment,
    a_deposit,
    a_letter,
    a_receipt,
    a_return,
    a_set_off,
    a_statement,
    a_terms_sheet,
    a_voucher,
    an_agreement,
    goods,
)
from tests.documents.reading import layout_of

FOLDER = Path(__file__).parents[1] / "golden"
KEY = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567-ABCD-EFGH-IJKL-MNOP-QRST-UVWX"


def in_parts() -> bytes:
    total = a_voucher(goods(3)).total_fen
    parts = (Part(date(2026, 4, 10), 100_000), Part(date(2026, 5, 10), 200_000), Part(None, total - 300_000))
    slip = a_voucher(goods(3), parts=parts, previous_fen=None, balance_fen=None, remark="急用", paper_number="0012345")
    return draw_voucher(slip, FINGERPRINT, VoucherPaper.A4)


def on_account() -> ReceiptPaper:
    """Money before any goods, entered two days later: it pays no slip and all of it is the customer's credit."""
    money = a_receipt(paid=(), previous_fen=0, balance_fen=-140_950)
    return replace(money, entered_on=date(2026, 3, 22), remark="订金")


def a_refund() -> ReceiptPaper:
    """200.00 of a receipt go back, by WeChat."""
    of = (PaidSlip("SKD-2026-00031", date(2026, 3, 20), 200_00),)
    return a_receipt(
        number="TKD-2026-00001", total_fen=200_00, paid=of, previous_fen=-200_00, balance_fen=0, taken_by="小李",
        is_refund=True,
    )  # fmt: skip


def a_late_month() -> Statement:
    """A receipt of February, entered after February's statement, opens the month (case 7)."""
    rows = a_statement(7).rows
    late = replace(rows[4], number="SKD-2026-00029", dated=date(2026, 2, 27), late=True)
    late = replace(late, credit_fen=30_000, balance_fen=1_204_567)
    return a_statement(rows=(late, *(replace(row, balance_fen=row.balance_fen - 30_000) for row in rows)))


def with_goods(statement: Statement) -> Statement:
    """The same month told line by line; what a slip comes to beyond its goods stands by itself."""

    def told(place: int, row: StatementRow) -> StatementRow:
        if row.kind not in (Kind.SHIPMENT, Kind.RETURN):
            return row
        sold = goods(place % 3 + 1)
        lines = tuple(StatedLine(g.name, g.spec, g.unit, g.quantity, g.price, g.amount_fen) for g in sold)
        rest = row.debit_fen + row.credit_fen - sum(line.amount_fen for line in lines)
        fitted = replace(lines[-1], amount_fen=lines[-1].amount_fen + rest)
        charges = Charges(100, 500, 300, -200) if place % 2 else NO_CHARGES
        return replace(row, goods=StatedGoods((*lines[:-1], fitted), charges))

    rows = tuple(told(place, row) for place, row in enumerate(statement.rows))
    return replace(statement, rows=rows, detail=StatementDetail.GOODS)


PAPERS: dict[str, Callable[[], bytes]] = {
    "voucher-241-zh": lambda: draw_voucher(a_voucher(goods(6), paid_fen=100_000), FINGERPRINT),
    "voucher-241-zh-40-lines": lambda: draw_voucher(a_voucher(goods(40)), FINGERPRINT),
    "voucher-a5-en": lambda: draw_voucher(a_voucher(goods(4)), FINGERPRINT, VoucherPaper.A5, "en"),
    "voucher-a4-zh-in-parts": in_parts,
    "return-a5-zh": lambda: draw_voucher(a_return(goods(2), previous_fen=100_000), FINGERPRINT, VoucherPaper.A5),
    "return-241-en": lambda: draw_voucher(a_return(goods(2)), FINGERPRINT, language="en"),
    "refund-a5-zh": lambda: draw_receipt(a_refund(), FINGERPRINT, VoucherPaper.A5),
    "set_off-a5-zh": lambda: draw_set_off(a_set_off(), FINGERPRINT, VoucherPaper.A5),
    "set_off-241-en": lambda: draw_set_off(a_set_off(account=SideAccount.EARNEST), FINGERPRINT, language="en"),
    "receipt-241-zh": lambda: draw_receipt(a_receipt(), FINGERPRINT),
    "receipt-a5-en": lambda: draw_receipt(a_receipt(), FINGERPRINT, VoucherPaper.A5, "en"),
    "receipt-a5-zh-as-the-payer-said": lambda: draw_receipt(
        a_receipt(allocated_by=AllocatedBy.NAMED, instruction="三月货款"), FINGERPRINT, VoucherPaper.A5
    ),
    "receipt-a4-zh-on-account": lambda: draw_receipt(on_account(), FINGERPRINT, VoucherPaper.A4),
    "statement-zh": lambda: draw_statement(a_late_month(), FINGERPRINT),
    "statement-zh-60-rows": lambda: draw_statement(a_statement(60), FINGERPRINT),
    "statement-zh-in-credit": lambda: draw_statement(a_statement(0, opening_fen=-2_000_000), FINGERPRINT),
    "statement-zh-with-goods": lambda: draw_statement(with_goods(a_late_month()), FINGERPRINT),
    "statement-en": lambda: draw_statement(a_late_month(), FINGERPRINT, "en"),
    "site_statement-zh": lambda: draw_statement(a_statement(3, site="万科云城二期"), FINGERPRINT),
    "deposit-241-zh": lambda: draw_deposit(a_deposit(), FINGERPRINT),
    "deposit-a5-en-given-back": lambda: draw_deposit(
        a_deposit(act=SideAct.GIVEN_BACK, held_fen=300_00), FINGERPRINT, VoucherPaper.A5, "en"
    ),
    "consignment-241-zh": lambda: draw_consignment(a_consignment(), FINGERPRINT),
    "letter-zh": lambda: draw_letter(a_letter(), FINGERPRINT),
    "terms_sheet-zh": lambda: draw_terms_sheet(a_terms_sheet(), FINGERPRINT),
    "terms_sheet-en": lambda: draw_terms_sheet(a_terms_sheet(), FINGERPRINT, language="en"),
    "plan_agreement-zh": lambda: draw_plan_agreement(an_agreement(), FINGERPRINT),
    "plan_agreement-en": lambda: draw_plan_agreement(an_agreement(), FINGERPRINT, language="en"),
    "recovery-zh": lambda: draw_recovery_page("东莞市宏发建材有限公司", KEY, date(2026, 1, 5)),
    "recovery-en": lambda: draw_recovery_page("东莞市宏发建材有限公司", KEY, date(2026, 1, 5), "en"),
}


def golden_file(name: str) -> Path:
    return FOLDER / f"{name}.txt"


if __name__ == "__main__":
    for name, draw in PAPERS.items():
        golden_file(name).write_text(layout_of(draw()), encoding="utf-8")
