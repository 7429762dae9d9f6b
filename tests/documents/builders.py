"""Papers for the tests, with defaults a reader need not think about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.accounts import Kind
from desktop_app.domain.consignment import StockMove
from desktop_app.domain.consignment_paper import ConsignedLine, ConsignedMove, ConsignmentPaper
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.deposit_papers import DepositPaper
from desktop_app.domain.letters import Letter, LetterKind
from desktop_app.domain.plan_agreements import AgreementTerms, OwedSlip, PlanAgreement
from desktop_app.domain.plans import monthly_plan
from desktop_app.domain.receipt_paper import PaidSlip, ReceiptPaper
from desktop_app.domain.set_offs import SetOffPaper
from desktop_app.domain.shipments import Line, Voucher, total_fen
from desktop_app.domain.shop import Shop
from desktop_app.domain.side_accounts import SideAccount, SideAct
from desktop_app.domain.statements import Statement, StatementItem, StatementRow
from desktop_app.domain.terms_sheets import AuthorisedSigner, DueExample, SheetClauses, TermsSheet

FINGERPRINT = "K7QXABCD2345MNOP"

SHOP = Shop(
    name="东莞市宏发建材有限公司",
    address="东莞市厚街镇家具大道128号建材城B区12档",
    phone="0769-8588 6188",
    wechat="hongfa6188",
    business="五金·管材·电线·卫浴",
    bank_account="户名 东莞市宏发建材有限公司　开户行 东莞农商银行厚街支行　账号 6228 4804 0000 1234 567",
    voucher_clause="收货人请当场清点；数量、外观如有异议，请于收货后3日内书面提出。签收即确认上列品名、规格、数量、单价及金额。",
    book_id="K7QX2M4A",
)

GOODS = (
    Line("PVC线管", 1_200_000, 32_500, "Φ20 3.8m/条", "条", "PVC20"),
    Line("BV铜芯电线", 25_000, 1_685_000, "2.5mm² 100m/卷", "卷", "BV25"),
    Line("联塑PPR热水管", 128_500, 91_500, "dn25×4.2", "米", "PPR25"),
    Line("不锈钢自攻螺丝", 5_000_000, 350, "M4×25", "粒", "ZG425"),
    Line("水泥", 200_000, 265_000, "P·O 42.5 50kg", "袋", "SN425", "客户自提"),
    Line("防水涂料", 3_000, 3_280_000, "柔韧 20kg", "桶", "FS20"),
    Line("角阀", 36_000, 185_000, "全铜加厚 4分", "只", "JF04"),
)


def goods(count: int) -> tuple[Line, ...]:
    """The first `count` lines of an endless slip."""
    return tuple(GOODS[index % len(GOODS)] for index in range(count))


def a_voucher(lines: Sequence[Line] = GOODS[:1], paid_fen: int = 0, **facts: Any) -> Voucher:
    """A slip of 12 March to a customer who owed 12,345.67 before."""
    owed = total_fen(lines) - paid_fen
    slip = Voucher(
        shop=SHOP,
        kind=Kind.SHIPMENT,
        number="SHD-2026-00128",
        dated=date(2026, 3, 12),
        customer="深圳市恒达装饰工程有限公司",
        customer_code="KH0042",
        terms=Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25),
        due=date(2026, 4, 10),
        lines=tuple(lines),
        total_fen=total_fen(lines),
        paid_fen=paid_fen,
        owed_fen=owed,
        previous_fen=1_234_567,
        balance_fen=1_234_567 + owed,
        sequence=1286,
        contact="王建国",
        phone="138 0013 8000",
        address="深圳市宝安区西乡街道固戍一路88号恒达工业园3栋",
        project="万科云城二期 5 栋",
        prepared_by="李秀英",
        carrier="陈师傅 粤S·A1286",
    )
    return replace(slip, **facts)


def a_return(lines: Sequence[Line] = GOODS[:1], previous_fen: int = 1_234_567, **facts: Any) -> Voucher:
    """Goods come back from the same customer."""
    total = total_fen(lines)
    returned = {"owed_fen": -total, "previous_fen": previous_fen, "balance_fen": previous_fen - total}
    slip = a_voucher(lines, kind=Kind.RETURN, number="XTD-2026-00009", returns_number="SHD-2026-00128", **returned)
    return replace(slip, **facts)


def a_set_off(**facts: Any) -> SetOffPaper:
    """3,000.00 owed to us, 1,200.00 owed by us; 1,000.00 of it set off."""
    paper = SetOffPaper(
        SHOP, "DXD-2026-00001", date(2026, 3, 20), "老王建材", "C0001", SideAccount.SUPPLY, 1_000_00,
        (PaidSlip("SHD-2026-00001", date(2026, 3, 2), 1_000_00),), 3_000_00, 1_200_00, 44, "王总", "13800000001",
        prepared_by="小陈",
    )  # fmt: skip
    return replace(paper, **facts)


def a_deposit(**facts: Any) -> DepositPaper:
    """500.00 taken as security; 800.00 are held of it by then."""
    paper = DepositPaper(
        SHOP, "YJD-2026-00001", date(2026, 3, 20), "老王建材", "C0001", SideAccount.SECURITY, SideAct.TAKEN, 500_00,
        800_00, 45, "现金", "小李", "王总", "13800000001", prepared_by="小陈",
    )  # fmt: skip
    return replace(paper, **facts)


def a_consignment() -> ConsignmentPaper:
    """Ten valves were placed; two came back, three were sold, and one of those is settled by a slip."""
    valves = ConsignedLine("角阀", "只", 10_000, 2_000, 1_000, 2_000, 5_000, 185_000, 92_50)
    placed = ConsignedMove(date(2026, 3, 2), StockMove.PLACED, "角阀", "只", 10_000)
    back = ConsignedMove(date(2026, 3, 9), StockMove.BACK, "角阀", "只", 2_000)
    return ConsignmentPaper(
        SHOP, "PHD-2026-00001", date(2026, 3, 20), "老王建材", "C0001", (valves,), (placed, back), 3, 46, "", "王总",
        "13800000001", "建材街 8 号",
    )  # fmt: skip


def a_letter() -> Letter:
    """A notice of the shop's terms, filled in."""
    return Letter(
        SHOP, "HJ-2026-00001", date(2026, 3, 20), "老王建材", "C0001", "王总", "13800000001", LetterKind.POLICY,
        "关于赊销条件的告知", "老王建材：\n贵店现欠货款 3,000.00 元。\n请于月底前付清。", 47,
    )  # fmt: skip


def a_terms_sheet() -> TermsSheet:
    """Thirty days, a late fee, and one person who may sign."""
    clauses = SheetClauses((AuthorisedSigner("王建国", "老板", "13800000001", date(2026, 12, 31)),), late_rate=50_000)
    example = DueExample(date(2026, 3, 20), date(2026, 4, 19))
    return TermsSheet(
        SHOP, "TKD-2026-00001", date(2026, 3, 20), "老王建材", "C0001", "王总", "13800000001",
        Terms(TermsKind.DAYS, days=30), (example,), clauses, 1, 48,
    )  # fmt: skip


def an_agreement(parts: int = 3, slips: int = 2, **facts: Any) -> PlanAgreement:
    """Arrears in three parts, 300.00 of them paid before the paper was made; a guarantor."""
    owed = tuple(
        OwedSlip(f"SHD-2026-{at:05}", date(2026, 1, at % 28 + 1), date(2026, 2, at % 28 + 1), 450_00)
        for at in range(1, slips + 1)
    )
    paper = PlanAgreement(
        SHOP, "HKXY-2026-00001", date(2026, 3, 20), "老王建材", "C0001", "王总", "13800000001", "HKJ-2026-00001",
        date(2026, 3, 18), owed, monthly_plan(1_200_00, parts, date(2026, 4, 1)), 300_00,
        AgreementTerms(guarantor="王大虎", guarantor_phone="13900000002", note="每月先打电话对数。"), 49,
    )  # fmt: skip
    return replace(paper, **facts)


def a_receipt(**facts: Any) -> ReceiptPaper:
    """Money of 20 March from the same customer: two slips are paid, the rest stays on account."""
    money = ReceiptPaper(
        shop=SHOP,
        number="SKD-2026-00031",
        dated=date(2026, 3, 20),
        customer="深圳市恒达装饰工程有限公司",
        customer_code="KH0042",
        total_fen=140_950,
        paid=(
            PaidSlip("SHD-2026-00120", date(2026, 3, 2), 100_000),
            PaidSlip("SHD-2026-00123", date(2026, 3, 9), 25_050),
        ),
        previous_fen=1_234_567,
        balance_fen=1_234_567 - 140_950,
        sequence=1301,
        method="银行转账",
        contact="王建国",
        phone="138 0013 8000",
        remark="三月部分货款",
        prepared_by="李秀英",
    )
    return replace(money, **facts)


def entries(count: int, opening_fen: int) -> tuple[StatementRow, ...]:
    """`count` entries of March; every seventh is a receipt, every ninth a return, all others are slips."""
    rows, balance = [], opening_fen
    for index in range(count):
        row = _entry(index, date(2026, 3, 1) + timedelta(days=index * 30 // count))
        balance += row.debit_fen - row.credit_fen
        rows.append(replace(row, balance_fen=balance))
    return tuple(rows)


def a_statement(count: int = 8, opening_fen: int = 1_234_567, **facts: Any) -> Statement:
    """The statement of March with `count` entries; what is open at its end lies in up to four slips."""
    rows = facts.pop("rows", None) or entries(count, opening_fen)
    closing = rows[-1].balance_fen if rows else opening_fen
    items = open_items(max(closing, 0))
    overdue = sum(item.open_fen for item in items if item.due and item.due < date(2026, 3, 31))
    paper = Statement(
        shop=SHOP,
        number="DZD-2026-00012",
        customer="深圳市恒达装饰工程有限公司",
        customer_code="KH0042",
        contact="王建国",
        phone="138 0013 8000",
        address="深圳市宝安区西乡街道固戍一路88号恒达工业园3栋",
        period_from=date(2026, 3, 1),
        period_to=date(2026, 3, 31),
        issued_on=date(2026, 4, 3),
        opening_fen=opening_fen,
        rows=rows,
        shipped_fen=sum(row.debit_fen for row in rows if row.kind is Kind.SHIPMENT and not row.late),
        returned_fen=sum(row.credit_fen for row in rows if row.kind is Kind.RETURN and not row.late),
        received_fen=sum(row.credit_fen for row in rows if row.kind is Kind.RECEIPT and not row.late),
        adjusted_fen=sum(row.debit_fen - row.credit_fen for row in rows if row.late),
        closing_fen=closing,
        overdue_fen=overdue,
        not_due_fen=max(closing, 0) - overdue,
        on_account_fen=max(-closing, 0),
        open_items=items,
        reply_by=date(2026, 4, 10),
        pay_by=date(2026, 4, 18),
        sequence=1320,
    )
    return replace(paper, **facts)


def open_items(total: int) -> tuple[StatementItem, ...]:
    """Four slips that share `total` fen: two overdue in March, one waiting for the next batch, one due in April."""
    dues = (date(2026, 3, 10), date(2026, 3, 21), None, date(2026, 4, 12))
    shares = (total // 2, total // 4, total // 8, total - total // 2 - total // 4 - total // 8)
    return tuple(
        StatementItem(f"SHD-2026-{90 + index:05d}", date(2026, 2, 8 + index * 4), due, share + 5_000, share)
        for index, (due, share) in enumerate(zip(dues, shares, strict=True))
        if share
    )


def _entry(index: int, dated: date) -> StatementRow:
    if index % 7 == 4:
        credit = 850_000 + index * 1_111
        return StatementRow(dated, Kind.RECEIPT, f"SKD-2026-{index + 31:05d}", "银行转账", 0, credit, 0)
    if index % 9 == 6:
        credit = 6_500 + index * 100
        return StatementRow(dated, Kind.RETURN, f"XTD-2026-{index + 3:05d}", "退 PVC线管 20条", 0, credit, 0)
    debit = 123_400 + index * 7_777
    summary = f"{GOODS[index % len(GOODS)].name} 等"
    return StatementRow(dated, Kind.SHIPMENT, f"SHD-2026-{index + 101:05d}", summary, debit, 0, 0)
