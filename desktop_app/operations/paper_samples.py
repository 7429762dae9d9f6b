"""A paper of made-up goods under the shop's own head, to see how its papers look before one is printed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.accounts import Kind
from desktop_app.domain.dates import Terms, TermsKind, month_start
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.receipt_paper import PaidSlip, ReceiptPaper
from desktop_app.domain.shipments import Line, Voucher, total_fen
from desktop_app.domain.shop import Shop
from desktop_app.domain.statements import Statement, StatementItem, StatementRow

CODE = "AAAABBBBCCCCDDDD"
LINES = (
    Line("水泥", 20_000, 260_000, "P·O 42.5 50kg", "袋"),
    Line("PVC线管", 120_000, 32_500, "Φ20 3.8m/条", "条"),
    Line("角阀", 6_000, 185_000, "全铜加厚 4分", "只"),
)


def sample_paper(shop: Shop, kind: PaperKind, sheet: str, language: str, today: date) -> bytes:
    """PDF of one of `SAMPLES` as it would be printed with this head and foot; nothing is kept."""
    named = replace(shop, name=shop.name or "—", book_id=shop.book_id or "AAAA")
    return SAMPLES[kind](named, sheet, language, today)


def _slip(shop: Shop, sheet: str, language: str, today: date) -> bytes:
    from desktop_app.documents.voucher import VoucherPaper, draw_voucher

    return draw_voucher(_voucher(shop, today), CODE, VoucherPaper(sheet), language)


def _back(shop: Shop, sheet: str, language: str, today: date) -> bytes:
    from desktop_app.documents.voucher import VoucherPaper, draw_voucher

    slip = _voucher(shop, today)
    back = replace(slip, kind=Kind.RETURN, number="XTD-0000-00000", returns_number=slip.number)
    return draw_voucher(back, CODE, VoucherPaper(sheet), language)


def _received(shop: Shop, sheet: str, language: str, today: date) -> bytes:
    from desktop_app.documents.receipt import draw_receipt
    from desktop_app.documents.voucher import VoucherPaper

    return draw_receipt(_receipt(shop, today), CODE, VoucherPaper(sheet), language)


def _stated(shop: Shop, sheet: str, language: str, today: date) -> bytes:
    """A statement has one size of paper, whatever the slips have."""
    from desktop_app.documents.statement import draw_statement

    del sheet
    return draw_statement(_statement(shop, today), CODE, language)


SAMPLES: dict[PaperKind, Callable[[Shop, str, str, date], bytes]] = {
    PaperKind.VOUCHER: _slip,
    PaperKind.RETURN: _back,
    PaperKind.RECEIPT: _received,
    PaperKind.STATEMENT: _stated,
}
"""The papers the shop may look at, the usual one first."""


def _voucher(shop: Shop, today: date) -> Voucher:
    total, told = total_fen(LINES), shop.captions
    lines = tuple(replace(line, more=tuple("…" for _ in told)) for line in LINES)
    return Voucher(
        shop, Kind.SHIPMENT, "SHD-0000-00000", today, "老王建材", "C0001", Terms(TermsKind.DAYS, days=30),
        today + timedelta(days=30), lines, total, 0, total, 120_000, 120_000 + total, 1, "王建国", "138 0000 0000",
        "建材街 8 号", prepared_by=shop.prepared_by,
    )  # fmt: skip


def _receipt(shop: Shop, today: date) -> ReceiptPaper:
    paid = (PaidSlip("SHD-0000-00000", today, 100_000),)
    return ReceiptPaper(
        shop, "SKD-0000-00000", today, "老王建材", "C0001", 100_000, paid, 120_000, 20_000, 1, "现金", "王建国",
        "138 0000 0000", prepared_by=shop.prepared_by,
    )  # fmt: skip


def _statement(shop: Shop, today: date) -> Statement:
    total, first = total_fen(LINES), month_start(today)
    row = StatementRow(today, Kind.SHIPMENT, "SHD-0000-00000", "水泥等3种", total, 0, total)
    item = StatementItem("SHD-0000-00000", today, today + timedelta(days=30), total, total)
    return Statement(
        shop, "DZD-0000-00000", "老王建材", "C0001", "王建国", "138 0000 0000", "建材街 8 号", first, today, today, 0,
        (row,), total, 0, 0, 0, total, 0, total, 0, (item,), today + timedelta(days=7), today + timedelta(days=15), 1,
    )  # fmt: skip
