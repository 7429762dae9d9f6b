"""The receipt (收款收据): the sum in words, what it paid, what is owed before and after; one page on every sheet."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.pages import page_count
from desktop_app.documents.pictures import pack
from desktop_app.documents.receipt import draw_receipt
from desktop_app.documents.sum_paper import MOST_NAMED
from desktop_app.documents.voucher import VoucherPaper
from desktop_app.domain.paid_parts import Acceptance, AcceptedBy, PaidPart
from desktop_app.domain.receipt_paper import PaidSlip, ReceiptPaper
from desktop_app.domain.shop import Shop
from desktop_app.domain.shop_pictures import GrayPicture
from tests.documents.reading import text_of

CODE = "ABCD2345EFGH67IJ"
SLIPS = (
    PaidSlip("SHD-2026-00001", date(2026, 3, 2), 1_000_00),
    PaidSlip("SHD-2026-00002", date(2026, 3, 9), 250_50),
)
PAPER = ReceiptPaper(
    Shop("城西建材商行", phone="0427-1234567"), "SKD-2026-00007", date(2026, 3, 20), "老王建材",
    "C0001", 1_409_50, SLIPS, 3_000_00, 1_590_50, 42, "微信", "王总", "13800000001", "现结一部分", "小陈",
)  # fmt: skip


def test_it_says_how_much_came_and_what_became_of_it() -> None:
    """Conventions 1: amount in capitals and figures, method, slips, balance before and after, check code."""
    told = text_of(draw_receipt(PAPER, CODE, VoucherPaper.A5))
    for words in (
        "收款收据", "No. SKD-2026-00007", "收款日期：2026年3月20日", "老王建材", "C0001", "微信",
        "人民币壹仟肆佰零玖元伍角整",
        "¥1,409.50", "SHD-2026-00001（2026-03-02）¥1,000.00", "SHD-2026-00002（2026-03-09）¥250.50",
        "余款（预付）：¥159.00", "¥3,000.00", "¥1,590.50", "备注：现结一部分", "ABCD 2345 EFGH 67IJ",
        "收款人（签字、盖章）：",
        "交款人（签字）：", "制单人：小陈", "（以下空白）",
    ):  # fmt: skip
        assert words in told, words


def test_a_balance_below_nothing_is_a_credit_by_its_name() -> None:
    """No face prints a bare minus for the customer's own money (case 1)."""
    told = text_of(draw_receipt(replace(PAPER, previous_fen=-50_00, balance_fen=-1_459_50), CODE))
    assert "¥50.00" in told
    assert "¥1,459.50" in told
    assert "-¥" not in told
    assert "¥-" not in told


def test_a_customer_whose_papers_hide_the_balance_reads_none() -> None:
    told = text_of(draw_receipt(replace(PAPER, previous_fen=None, balance_fen=None), CODE))
    assert "¥3,000.00" not in told
    assert "¥1,590.50" not in told


def test_a_back_dated_receipt_says_when_it_was_entered() -> None:
    """Case 26."""
    told = text_of(draw_receipt(replace(PAPER, entered_on=date(2026, 3, 22)), CODE))
    assert "2026年3月22日" in told


@pytest.mark.parametrize("paper", VoucherPaper)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_sixty_slips_stand_on_one_page_and_add_up(paper: VoucherPaper, language: str) -> None:
    slips = tuple(PaidSlip(f"SHD-2026-{at:05}", date(2026, 3, 1), 10_00) for at in range(60))
    drawn = draw_receipt(replace(PAPER, paid=slips, total_fen=600_00), CODE, paper, language)
    assert page_count(drawn) == 1
    assert f"¥{(60 - MOST_NAMED) * 10}.00" in text_of(drawn)
    assert drawn == draw_receipt(replace(PAPER, paid=slips, total_fen=600_00), CODE, paper, language), "the same bytes"


def test_the_payment_code_and_the_account_stand_on_it_while_something_is_owed() -> None:
    """R136: the next money comes by it; who owes nothing more, and who gets money back, sees no code."""
    picture = pack(GrayPicture(100, 100, bytes(10_000)))
    shop = replace(PAPER.shop, payment_code="C", shown=(("C", picture),))
    owed = replace(PAPER, shop=shop, previous_fen=9_000_00, balance_fen=4_000_00, account="建行 6217")
    assert "Payment code" in text_of(draw_receipt(owed, CODE, language="en"))
    assert "Into account: 建行 6217" in text_of(draw_receipt(owed, CODE, language="en"))
    for other in (replace(owed, balance_fen=0), replace(owed, is_refund=True), replace(owed, shop=PAPER.shop)):
        assert "Payment code" not in text_of(draw_receipt(other, CODE, language="en"))


def test_each_way_what_was_let_go_and_the_bill_of_exchange_stand_on_it() -> None:
    """R046: cash, WeChat and a bill in one receipt, a line each; 9.00 let go stand beside what was paid."""
    parts = (PaidPart("现金", 300_00), PaidPart("微信", 700_00), PaidPart("承兑汇票", 230_00))
    bill = Acceptance(AcceptedBy.BANK, "1313", date(2026, 9, 20))
    paper = replace(
        PAPER, parts=parts, acceptance=bill, taken_by="小李", let_go_fen=9_00, previous_fen=1_239_00,
        total_fen=1_230_00, balance_fen=0,
    )  # fmt: skip
    told = text_of(draw_receipt(paper, CODE, VoucherPaper.A5))
    for line in (
        "现金: ¥300.00",
        "微信: ¥700.00",
        "承兑汇票: ¥230.00",
        "票号 1313",
        "2026年9月20日到期",
        "经手人：小李",
    ):
        assert line.replace(" ", "") in told.replace(" ", "")
    assert "结账优惠：¥9.00" in told
