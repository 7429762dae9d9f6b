"""Delivery vouchers and return slips, as they lie on the counter."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from desktop_app.documents.pictures import pack
from desktop_app.documents.setting import POINT
from desktop_app.documents.voucher import VoucherPaper, draw_voucher
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.shipments import Line, Voucher
from desktop_app.domain.shop_pictures import GrayPicture
from desktop_app.domain.slip_sums import Charges, SlipSums
from tests.documents.builders import FINGERPRINT, SHOP, a_return, a_voucher, goods
from tests.documents.reading import Word, codes_of, fonts_of, layout_of, pages_of, text_of, words_of

PAPERS = list(VoucherPaper)
TOTAL, SUBTOTAL, SIGNATURE = "Total (in words)", "Page subtotal", "Receiver and handler"


def drawn(voucher: Voucher, paper: VoucherPaper = VoucherPaper.CONTINUOUS, language: str = "en") -> bytes:
    return draw_voucher(voucher, FINGERPRINT, paper, language)


def plain(pdf: bytes) -> str:
    """The text without any white space, as wrapping may have put it anywhere."""
    return "".join(text_of(pdf, "-raw").split())


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [(VoucherPaper.CONTINUOUS, 241, 139.7), (VoucherPaper.A5, 210, 148), (VoucherPaper.A4, 210, 297)],
)
def test_the_page_has_exactly_the_size_of_its_paper(paper: VoucherPaper, width: float, height: float) -> None:
    """A page a fraction too long has moved by millimetres after ten slips (conventions 1.3)."""
    box = f"[0 0 {width / 25.4 * 72:.2f} {height / 25.4 * 72:.2f}]"
    assert box.encode() in drawn(a_voucher(), paper)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [1, 2, 5, 6, 7, 8, 9, 11, 12, 13, 20, 21, 22, 26, 40])
def test_totals_and_signatures_stand_once_on_the_last_page_under_its_rows(paper: VoucherPaper, count: int) -> None:
    pages = pages_of(drawn(a_voucher(goods(count)), paper))
    for page in pages[:-1]:
        assert TOTAL not in page
        assert SIGNATURE not in page
        assert page.count(SUBTOTAL) == 1
        assert "(continued on the next page)" in page
    assert pages[-1].count(TOTAL) == pages[-1].count(SIGNATURE) == 1
    last_row = next(line for line in reversed(pages[-1].splitlines()) if line.split()[:1] == [str(count)])
    assert pages[-1].index(last_row) < pages[-1].index(TOTAL) < pages[-1].index(SIGNATURE)


@pytest.mark.parametrize("paper", PAPERS)
def test_each_page_tells_its_number_its_slip_and_its_customer(paper: VoucherPaper) -> None:
    pages = pages_of(drawn(a_voucher(goods(40)), paper))
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "SHD-2026-00128" in page
        assert "深圳市恒达装饰工程有限公司" in page
        assert "K7QX ABCD 2345 MNOP" in page


def test_the_subtotals_of_the_pages_come_to_the_total() -> None:
    voucher = a_voucher(goods(40))
    pdf = drawn(voucher)
    lines = [line for line in layout_of(pdf).splitlines() if line.startswith(SUBTOTAL)]
    amounts = [line.split()[-1].replace(",", "").replace(".", "") for line in lines]
    assert len(lines) == len(pages_of(pdf)) > 1
    assert sum(map(int, amounts)) == voucher.total_fen


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("page", [0, -1])
def test_every_page_carries_its_codes(paper: VoucherPaper, page: int) -> None:
    pdf = drawn(a_voucher(goods(40)), paper)
    text = f"QZ1:K7QX2M4A:SHD-2026-00128:{FINGERPRINT}"
    assert codes_of(pdf, len(pages_of(pdf)) - 1 if page else 0) == ["QZ1:1", "QZ1:2", "QZ1:3", text]


def test_the_balance_is_three_figures_that_come_out() -> None:
    """Conventions 1.5: owed before + owed now = owed in all."""
    text = layout_of(drawn(a_voucher(goods(1), paid_fen=90_000)))
    assert "This slip ¥3,900.00  － Paid now ¥900.00  ＝ Owed on this slip  ¥3,000.00" in text
    assert "Owed before ¥12,345.67  ＋ Owed on this slip ¥3,000.00  ＝ Owed in all  ¥15,345.67" in text


def test_discount_freight_and_rounding_stand_between_the_goods_and_the_slip() -> None:
    """Case 30: each its own figure; a gift is called one and costs 0.00."""
    lines = (
        Line("抛光砖", 10_000, 1_000_000, unit="箱"),
        Line("乳胶漆", 1_000, 2_345_000, unit="桶"),
        Line("美缝剂", 2_000, 180_000, unit="支", gift=True),
    )
    charges = SlipSums(1_234_50, Charges(0, 200, 30_00).on(1_234_50)).agreed(1_239_00).charges
    text = layout_of(drawn(a_voucher(lines, charges=charges, total_fen=1_239_00, owed_fen=1_239_00)))
    told = "Sum of goods ¥1,234.50 － Discount 2% ¥24.69 ＋ Freight ¥30.00 － Rounding-off ¥0.81 ＝ This slip ¥1,239.00"
    assert told in " ".join(text.split())
    assert "Payable (in words): 人民币壹仟贰佰叁拾玖元整" in " ".join(text.split())
    assert "Total" not in text, "two sums that differ have two names"
    (gift,) = (line for line in text.splitlines() if "美缝剂" in line)
    assert gift.split()[-3:] == ["18.00", "0.00", "gift"]
    rounded_up = layout_of(drawn(a_voucher(lines, charges=Charges(rounding_fen=50), total_fen=1_235_00)))
    assert "Sum of goods ¥1,234.50 ＋ Rounding-off ¥0.50 ＝ This slip" in " ".join(rounded_up.split())


def test_a_discount_on_a_line_has_a_column_where_there_is_one() -> None:
    line = Line("抛光砖", 10_000, 1_000_000, unit="箱")
    assert "Discount" not in text_of(drawn(a_voucher((line,))))
    text = layout_of(drawn(a_voucher((line.at_rate(500), line))))
    assert [row.split()[-2:] for row in text.splitlines() if "抛光砖" in row] == [
        ["50.00", "950.00"], ["100.00", "1,000.00"],
    ]  # fmt: skip


@pytest.mark.parametrize("paper", PAPERS)
def test_columns_of_the_shops_own_stand_behind_the_name_where_something_is_in_them(paper: VoucherPaper) -> None:
    shop = replace(SHOP, line_columns="颜色、批号，件数/多余")
    lines = (replace(goods(1)[0], more=("米白", "", "12")), replace(goods(2)[1].at_rate(500), more=("深灰",)))
    text = layout_of(drawn(a_voucher(lines, shop=shop), paper))
    assert shop.captions == ("颜色", "批号", "件数")
    head = next(line for line in text.splitlines() if "颜色" in line)
    assert "件数" in head
    assert "批号" not in text
    row = next(line for line in text.splitlines() if "米白" in line)
    assert "12" in row.split()


def test_a_hidden_balance_leaves_no_trace_on_the_paper() -> None:
    """Conventions 1.5: an unknown balance is left out, never shown as 0.00."""
    text = text_of(drawn(a_voucher(goods(1), previous_fen=None, balance_fen=None)))
    assert "Owed before" not in text
    assert "Owed in all" not in text
    assert "Owed on this slip" in text


def test_a_credit_is_told_in_words_and_never_by_a_minus() -> None:
    """Conventions 1.6."""
    pdf = drawn(a_return(goods(1), previous_fen=100_000))
    assert "This return ¥3,900.00  － Owed before ¥1,000.00  ＝ In credit  ¥2,900.00" in layout_of(pdf)
    assert not any(word.text.startswith(("-", "−")) for word in words_of(pdf))


def test_a_return_is_titled_as_one_and_names_its_slip_but_no_delivery_clause() -> None:
    text = text_of(draw_voucher(a_return(goods(2)), FINGERPRINT, language="en"))
    assert "Return slip" in text
    assert "Returns slip: SHD-2026-00128" in text
    assert "Total returned (in words)" in text
    assert SHOP.voucher_clause[:10] not in text
    assert "Pay by" not in text


def test_the_total_stands_in_figures_and_in_capitals() -> None:
    """Case 17."""
    text = text_of(drawn(a_voucher(goods(1))))
    assert "人民币叁仟玖佰元整" in text
    assert "¥3,900.00" in text


@pytest.mark.parametrize(
    ("terms", "due", "words"),
    [
        (Terms(), date(2026, 3, 12), "Cash on delivery"),
        (Terms(TermsKind.SETTLE_PREVIOUS), None, "Deliver two, settle one"),
        (Terms(TermsKind.PREVIOUS_BATCH), None, "One batch behind"),
        (Terms(TermsKind.PREVIOUS_BATCH, open_batches=3), None, "3 batches behind"),
        (Terms(TermsKind.DAYS, days=30), date(2026, 4, 11), "30 days from delivery"),
        (Terms(TermsKind.MONTHLY_DAY, pay_day=10), date(2026, 4, 10), "Monthly: cut-off month end, due day 10"),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=15), date(2026, 4, 16), "Monthly, 15 days from the month's end"),
        (Terms(TermsKind.FIXED_DATE, fixed=date(2026, 5, 1)), date(2026, 5, 1), "On the date agreed, 2026-05-01"),
    ],
)
def test_terms_and_due_date_are_told(terms: Terms, due: date | None, words: str) -> None:
    text = text_of(drawn(a_voucher(terms=terms, due=due)))
    assert words in text
    waits = "before the next batch leaves" if terms.kind is TermsKind.SETTLE_PREVIOUS else "with the next batch"
    assert (str(due) if due else waits) in text


def test_prices_and_quantities_keep_their_decimals() -> None:
    slip = a_voucher((Line("螺丝", 1_234_567, 350), Line("水泥", 500, 265_000)))
    text = layout_of(drawn(slip))
    assert "1234.567  0.035  43.21" in text
    assert "0.5  26.50  13.25" in text


def test_quantities_are_added_only_in_one_unit() -> None:
    bags = (Line("水泥", 1_500, 10_000, unit="袋"), Line("沙子", 2_000, 10_000, unit="袋"))
    assert "Total  袋  3.5  3.50" in layout_of(drawn(a_voucher(bags)))
    assert "Total  18.95" in layout_of(drawn(a_voucher((*bags, Line("线管", 3_000, 51_500, unit="条")))))


def test_the_layers_of_carbon_paper_run_up_the_right_edge() -> None:
    """Conventions 1.4: one page is drawn, the paper makes the copies."""
    pdf = draw_voucher(a_voucher(), FINGERPRINT, copies=("①白 存根", "②红 客户", "③黄 回单"))
    assert len(pages_of(pdf)) == 1
    layers = [word for word in words_of(pdf) if word.text in ("①白", "②红", "③黄")]
    assert len(layers) == 3
    body_edge = (241 - 12.7) / 25.4 * 72
    assert all(word.bottom - word.top > word.right - word.left and word.right < body_edge for word in layers)


def test_the_shop_picks_the_title_of_its_chinese_slips() -> None:
    slip = a_voucher(shop=replace(SHOP, voucher_title="销售出库单"))
    assert "销售出库单" in plain(draw_voucher(slip, FINGERPRINT))
    assert "Delivery slip" in text_of(drawn(slip))


HOSTILE = [
    '<b>&amp;"粗"',
    "名\u202e字",
    "老王😀👍",
    "𠅤𪚥建材行",
    "a\nb\tc",
    "{0}%s",
    "=SUM(A1)",
    "水" * 100,
    "W" * 100,
]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_text_of_users_is_printed_as_it_is_and_covers_nothing(text: str, paper: VoucherPaper) -> None:
    """T31: the same text in every field of the slip."""
    shop = replace(SHOP, name=text, address=text, business=text, voucher_clause=text, voucher_title=text[:6])
    line = Line(text, 1_000, 10_000, spec=text, unit=text[:3], code=text, remark=text)
    fields = ("customer", "contact", "phone", "address", "project", "remark", "prepared_by", "carrier", "paper_number")
    slip = replace(a_voucher((line,) * 3, shop=shop), **dict.fromkeys(fields, text))  # type: ignore[arg-type]
    pdf = drawn(slip, paper)
    shown = "".join(text.split()).replace("\u202e", "")
    assert plain(pdf).count(shown) >= 2
    assert_nothing_covers_anything(pdf, paper)


EDGES = {VoucherPaper.CONTINUOUS: (16.5, 224.5), VoucherPaper.A5: (10, 200), VoucherPaper.A4: (15, 195)}
"""Where the margins of each paper end, in mm."""


def assert_nothing_covers_anything(pdf: bytes, paper: VoucherPaper = VoucherPaper.A4) -> None:
    words, (first, last) = words_of(pdf), EDGES[paper]
    assert all(first - 1 < word.left * POINT and word.right * POINT < last + 1 for word in words)
    pairs = combinations(words, 2)
    assert [(one.text, other.text) for one, other in pairs if overlap(one, other)] == []


def overlap(one: Word, other: Word) -> bool:
    """Whether two words share more than a hair of the page; a point is 0.35 mm."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return one.page == other.page and wide > 0.7 and high > 1.4


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_largest_figures_fit(paper: VoucherPaper, language: str) -> None:
    """D5: amounts up to 10^13 fen; a figure may become small, but never loses a digit."""
    most = 10**13
    lines = (Line("大额", 10**12, 10**4, unit="米"), Line("大额", 1, 10**15))
    slip = a_voucher(lines, total_fen=most, paid_fen=most, owed_fen=most, previous_fen=-most, balance_fen=most)
    pdf = drawn(slip, paper, language)
    assert plain(pdf).count("¥100,000,000,000.00") == 7
    assert "壹仟亿元整" in plain(pdf)
    assert "100000000000.00" in plain(pdf)
    assert_nothing_covers_anything(pdf, paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_name_of_a_hundred_characters_stands_whole_on_the_paper(paper: VoucherPaper) -> None:
    name = "".join(chr(0x4E00 + index) for index in range(100))
    assert name in plain(drawn(a_voucher(customer=name, customer_code=""), paper))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_same_slip_gives_the_same_bytes(language: str) -> None:
    """D9."""
    slip = a_voucher(goods(12), remark="𠅤😀")
    assert drawn(slip, language=language) == drawn(slip, language=language)
    assert drawn(slip) != drawn(replace(slip, remark="𠅤😂"))


def test_a_slip_carries_only_the_characters_it_shows() -> None:
    """Every slip is kept for ever, so it should be small."""
    pdf = draw_voucher(a_voucher(goods(6)), FINGERPRINT)
    assert [font[0] for font in fonts_of(pdf)] == ["QZTEXT+NotoSansSC-Bold", "QZTEXT+NotoSansSC-Regular"]
    assert len(pdf) < 60_000


def test_a_slip_says_where_its_money_goes_and_that_its_codes_are_no_payment_codes() -> None:
    """R136: somebody who stands before four codes and no account number would try to pay with them."""
    text = " ".join(text_of(drawn(a_voucher(), language="zh_CN"), "-raw").split())
    assert "收款账户：" in text
    assert "角上的码只用来核对单据，不能付款" in text


def test_a_paid_slip_and_a_return_name_no_account() -> None:
    paid = a_voucher()
    paid = replace(paid, paid_fen=paid.total_fen, owed_fen=0)
    back = text_of(draw_voucher(a_return(), FINGERPRINT, language="zh_CN"), "-raw")
    assert "收款账户" not in back
    assert "收款账户" not in text_of(drawn(paid, language="zh_CN"), "-raw")


def test_the_captions_of_the_copies_are_those_of_the_shop_up_the_right_edge() -> None:
    """Conventions 1.4: which part is whose; a paper of before has none."""
    assert "存根" not in text_of(drawn(a_voucher()))
    shop = replace(SHOP, copies="①存根、②客户，③财务")
    told = plain(drawn(a_voucher(shop=shop)))
    assert all(one in told for one in ("①存根", "②客户", "③财务"))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_payment_code_stands_named_where_money_is_to_come_and_covers_nothing(paper: VoucherPaper) -> None:
    """A merchant code, apart from the codes that prove the paper."""
    picture = pack(GrayPicture(100, 100, bytes(10_000)))
    shop = replace(SHOP, logo="L", payment_code="C", shown=(("L", picture), ("C", picture)))
    owed, paid = a_voucher(goods(4), shop=shop), a_voucher(goods(4), shop=shop, owed_fen=0)
    assert text_of(drawn(owed, paper)).count("Payment code") == 1
    assert "Payment code" not in text_of(drawn(paid, paper))
    assert drawn(owed, paper).count(b"/Subtype/Image") == 1, "the same picture is held once"
    assert_nothing_covers_anything(drawn(owed, paper), paper)
