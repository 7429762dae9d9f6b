"""Monthly statements: the figures come out, the demand is one, and the answer has its place."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.statement import draw_statement, draw_statements
from desktop_app.domain.accounts import Kind
from desktop_app.domain.own_reasons import CORRECTED
from desktop_app.domain.statements import Demand, Statement, StatementItem, StatementRow
from tests.documents.builders import FINGERPRINT, SHOP, a_statement, open_items
from tests.documents.reading import codes_of, fonts_of, layout_of, pages_of, text_of, words_of
from tests.documents.test_voucher import HOSTILE, assert_nothing_covers_anything, plain


def drawn(statement: Statement, language: str = "en") -> bytes:
    return draw_statement(statement, FINGERPRINT, language)


def said(statement: Statement) -> str:
    """The text in one line, as sentences may wrap anywhere."""
    return " ".join(text_of(drawn(statement), "-raw").split())


ROWS = [0, 1, 7, 8, 9, 10, 11, 12, 29, 30, 31, 32, 33, 34, 35, 60, 90]
CLOSING, BOXES, SEAL, SLIP = (
    "On 2026-03-31",
    "Your answer",
    "For 东莞市宏发建材有限公司",
    "Return slip of the statement",
)


@pytest.mark.parametrize("count", ROWS)
def test_closing_answer_and_signatures_stay_with_the_last_row(count: int) -> None:
    pages = pages_of(drawn(a_statement(count)))
    for page in pages[:-1]:
        assert not any(part in page for part in (CLOSING + " you", BOXES, SEAL, SLIP))
    last = pages[-1]
    assert 0 <= last.index("Total unpaid") < last.index(CLOSING + " you") < last.index(BOXES) < last.index(SLIP)
    assert last.index(SEAL) < last.index(SLIP)


@pytest.mark.parametrize("count", ROWS)
def test_every_page_repeats_the_titles_of_its_tables(count: int) -> None:
    pages = pages_of(drawn(a_statement(count)))
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert ("Brought forward" in page) == (number == 1)
        assert ("More owed" in page) == ("SHD-2026-001" in page or number == 1)
        assert ("Document amount" in page) == ("SHD-2026-000" in page or "Total unpaid" in page)


@pytest.mark.parametrize("count", [0, 30])
def test_every_page_carries_its_codes_and_the_slip_one_of_its_own(count: int) -> None:
    """The slip that is cut off finds its statement as well."""
    pdf = drawn(a_statement(count))
    text = f"QZ1:K7QX2M4A:DZD-2026-00012:{FINGERPRINT}"
    last = len(pages_of(pdf)) - 1
    assert codes_of(pdf, last) == ["QZ1:1", "QZ1:2", "QZ1:3", text, text]
    assert last == 0 or codes_of(pdf, 0) == ["QZ1:1", "QZ1:2", "QZ1:3", text]


def test_the_summary_is_a_sum_that_comes_out() -> None:
    text = layout_of(drawn(a_statement(8)))
    assert "Opening debt  Deliveries  Returns  Received in the period  Adjustments  Closing debt" in text
    assert "＋  －  －  ＋  ＝" in text
    assert "12,345.67  8,803.86  71.00  8,544.44  0.00  12,534.09" in text


def test_a_closing_credit_is_reckoned_from_the_customers_side() -> None:
    """No figure is negative and the sum still comes out."""
    text = layout_of(drawn(a_statement(8, opening_fen=-2_000_000)))
    assert "Opening credit  Deliveries  Returns  Received in the period  Adjustments  Closing credit" in text
    assert "－  ＋  ＋  －  ＝" in text
    assert "20,000.00  8,803.86  71.00  8,544.44  0.00  19,811.58" in text


def test_an_opening_credit_is_taken_off_a_closing_debt() -> None:
    text = layout_of(drawn(a_statement(4, opening_fen=-100_000)))
    assert "Opening credit  Deliveries  Returns  Received in the period  Adjustments  Closing debt" in text
    assert "－  ＋  －  －  ＋  ＝" in text


def test_a_credit_is_told_in_words_and_never_by_a_minus() -> None:
    """Conventions 2.1: the reader is told which way round a balance is."""
    pdf = drawn(a_statement(3, opening_fen=-2_000_000))
    assert "credit 20,000.00" in layout_of(pdf)
    assert 'A "debt" is what you owe us, a "credit" what you paid us ahead' in said(a_statement(3))
    assert not any(word.text.startswith(("-", "−")) for word in words_of(pdf))


def test_a_late_entry_stands_as_an_adjustment_and_says_why() -> None:
    """Case 7."""
    late = StatementRow(date(2026, 2, 27), Kind.RECEIPT, "SKD-2026-00009", "转账", 0, 30_000, 1_204_567, late=True)
    text = layout_of(drawn(a_statement(rows=(late,))))
    assert "2026-02-27  Adjustment  SKD-2026-00009  late: Receipt  转账  300.00  12,045.67" in text
    assert "an earlier document entered after the last statement" in said(a_statement(rows=(late,)))
    assert "an earlier document" not in said(a_statement(1))


def test_a_reason_of_the_program_is_said_in_the_papers_language() -> None:
    """A sheet corrected an opening debt: a Chinese paper has no English on it."""
    row = StatementRow(date(2026, 3, 2), Kind.REVERSAL, "ZF-1", CORRECTED, 0, 30_000, 0, reverses="QCD-1")
    assert "导入时更正" in layout_of(drawn(a_statement(rows=(row,)), "zh_CN"))


def test_a_reversal_names_what_it_reverses() -> None:
    row = StatementRow(date(2026, 3, 9), Kind.REVERSAL, "HCD-2026-00001", "", 0, 5_000, 1_229_567)
    assert "voids SHD-2026-00101" in said(a_statement(rows=(replace(row, reverses="SHD-2026-00101"),)))


def test_the_list_of_unpaid_documents_says_how_late_each_is() -> None:
    text = layout_of(drawn(a_statement(8)))
    assert "SHD-2026-00090  2026-02-08  2026-03-10  6,317.04  6,267.04  21 days overdue" in text
    assert "SHD-2026-00092  2026-02-16  with the next batch  1,616.76  1,566.76  not yet due" in text
    assert "Total unpaid  12,534.09" in text


def test_a_slip_of_which_nobody_said_when_it_is_paid_is_not_said_to_wait_for_a_batch() -> None:
    """R003: the customer signs the paper; papers of before say of every such slip that it waits."""
    item = StatementItem("SHD-2026-00093", date(2026, 2, 16), None, 500_000, 300_000, by_batch=False)
    text = layout_of(drawn(a_statement(0, open_items=(item,))))
    assert "SHD-2026-00093  2026-02-16  not agreed yet  5,000.00  3,000.00  not yet due" in text


def test_money_on_account_is_taken_off_the_unpaid_documents_in_the_open() -> None:
    statement = a_statement(0, open_items=open_items(1_334_567), on_account_fen=100_000)
    text = layout_of(drawn(statement))
    assert "Total unpaid  13,345.67" in text
    assert "Less money on account  1,000.00" in text
    assert "Balance  12,345.67" in text
    assert "less ¥1,000.00 on account." in said(statement)


def test_who_paid_ahead_is_not_called_late() -> None:
    """Case 8: 6,172.83 due 10 March is covered by what lies on account, the next slip is 10 days late."""
    asked = Demand(overdue_fen=308_642, not_due_fen=308_643, kept_fen=0, asked_fen=308_642)
    text = layout_of(drawn(a_statement(0, on_account_fen=617_283, demand=asked)))
    assert "covered by money" in text
    assert "10 days overdue" in text
    assert "21 days overdue" not in text


def test_a_debt_is_told_in_capitals_and_split_into_overdue_and_not_yet_due() -> None:
    text = said(a_statement(0))
    assert "On 2026-03-31 you owe us 人民币壹万贰仟叁佰肆拾伍元陆角柒分 (¥12,345.67)." in text
    assert "Of it: overdue ¥9,259.24, not yet due ¥3,086.43." in text


def test_the_statement_demands_what_is_due_by_the_day_of_payment() -> None:
    """民法典 195: a demand in its own right."""
    text = said(a_statement(0))
    assert "Please pay by 2026-04-18 what is due by then, ¥10,802.47, and the rest as it falls due." in text
    assert "This statement is also our demand for payment; it puts no due date off." in text


def test_no_statement_puts_off_what_falls_due_before_its_day_of_payment() -> None:
    """Slips due 1 and 10 April on a paper of 3 April that is to be paid by the 18th: 10 April is 10 April."""
    later = (date(2026, 4, 10), date(2026, 4, 8))
    sums = (934_567, 300_000)
    items = tuple(
        StatementItem(f"SHD-{day.day}", date(2026, 2, 8), day, fen, fen) for day, fen in zip(later, sums, strict=True)
    )
    told = a_statement(0, open_items=items, by_due_days=True)
    assert "Please pay each slip by its due date, the last of them on 2026-04-10." in said(told)
    some = replace(told, open_items=(items[1], replace(items[0], due=date(2026, 6, 10))))
    assert "Please pay each slip by its due date: by 2026-04-08 ¥3,000.00; the rest as it falls due." in said(some)
    mixed = replace(told, open_items=(items[0], replace(items[1], due=date(2026, 3, 10))))
    assert "Please pay what is late by 2026-04-18 at the latest, and every other slip by its own due date." in said(
        mixed
    )
    late = replace(told, open_items=tuple(replace(item, due=date(2026, 3, 10)) for item in items))
    assert "Please pay the whole by 2026-04-18 at the latest." in said(late)
    partly = replace(late, open_items=(late.open_items[0], replace(items[1], due=date(2026, 6, 10))))
    assert "Please pay by 2026-04-18 what is due by then, ¥9,345.67, and the rest as it falls due." in said(partly)


def test_the_whole_is_demanded_when_all_of_it_is_due() -> None:
    """As papers were drawn that are older than the rule above: they are drawn so for ever."""
    items = tuple(replace(item, due=item.due or date(2026, 4, 1)) for item in open_items(1_234_567))
    assert "Please pay each slip by its due date, and the whole by 2026-04-18 at the latest." in said(
        a_statement(0, open_items=items)
    )


def test_money_on_account_is_not_demanded_again() -> None:
    dues = (date(2026, 3, 10), date(2026, 6, 10))
    items = tuple(StatementItem(f"SHD-2026-0009{due.month}", date(2026, 2, 8), due, 500_000, 300_000) for due in dues)
    text = said(a_statement(0, opening_fen=500_000, open_items=items, on_account_fen=100_000))
    assert "Please pay by 2026-04-18 what is due by then, ¥2,000.00" in text


def test_what_is_not_yet_due_is_asked_for_when_it_falls_due() -> None:
    waiting = tuple(replace(item, due=None) for item in open_items(1_234_567))
    assert "Please pay each document when it falls due." in said(a_statement(0, open_items=waiting))


def test_what_a_plan_covers_is_asked_for_by_the_plan_and_not_by_the_old_due_dates() -> None:
    """Case 22: two demands that contradict one another on one signed paper are none."""
    plan = Demand(
        0, 0, 1_234_567, 300_000, planned_fen=1_234_567, next_part_due=date(2026, 4, 10), next_part_fen=300_000
    )
    text = said(a_statement(0, demand=plan))
    assert "what is due by then, ¥3,000.00; the plan's slips by the plan, others as they fall due." in text
    later = replace(plan, asked_fen=0, next_part_due=date(2026, 6, 10))
    assert "Please pay the plan's slips by the plan" in said(a_statement(0, demand=later))


@pytest.mark.parametrize("opening", [0, -5_000])
def test_nothing_is_demanded_from_who_owes_nothing(opening: int) -> None:
    text = said(a_statement(0, opening_fen=opening))
    assert "demand" not in text
    assert "We promise to pay" not in text
    assert "We will pay by" not in text
    assert SHOP.bank_account[:8] not in text
    assert ("nothing is owed between us: 人民币零元整" in text) == (opening == 0)
    assert ("we hold 人民币伍拾元整 (¥50.00) of yours in advance" in text) == (opening < 0)


@pytest.mark.parametrize("opening", [1_234_567, 0, -5_000])
def test_the_auditors_sentence_never_stands_on_a_statement(opening: int) -> None:
    """Conventions 2.2: "only for checking accounts, no demand for payment" has cost creditors their claim."""
    chinese = plain(drawn(a_statement(0, opening_fen=opening), "zh_CN"))
    assert not any(words in chinese for words in ("仅为复核账目", "仅供核对", "并非催款", "非催款结算", "不作为催款"))
    assert "not a demand" not in said(a_statement(0, opening_fen=opening))


def test_damages_for_late_payment_are_kept_without_a_figure() -> None:
    """买卖合同解释 18(3): a stated figure may replace the contract's."""
    text = said(a_statement(0))
    assert "Damages for late payment are not counted here and not waived." in text
    assert "%" not in text


def test_the_answer_has_two_boxes_and_a_slip_with_a_promise() -> None:
    text = said(a_statement(0))
    assert "1. Agreed" in text
    assert "no complaint about quality is open" in text
    assert "2. Not agreed" in text
    assert "send it back by 2026-04-10" in text
    assert "We promise to pay ¥ ____" in text
    assert text.count("人民币壹万贰仟叁佰肆拾伍元陆角柒分") == 2


def test_a_part_of_a_month_is_not_titled_as_the_month() -> None:
    assert "Statement of account 2026-03" in said(a_statement(0))
    part = said(a_statement(0, period_to=date(2026, 3, 20)))
    assert "Statement of account 2026-03" not in part
    assert "2026-03-01 to 2026-03-20" in part


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_text_of_users_is_printed_as_it_is_and_covers_nothing(text: str) -> None:
    """T31: the same text in every field of the statement."""
    shop = replace(SHOP, name=text, address=text, business=text, bank_account=text)
    rows = tuple(replace(row, summary=text) for row in a_statement(12).rows)
    facts = dict.fromkeys(("customer", "contact", "phone", "address"), text)
    pdf = drawn(replace(a_statement(rows=rows, shop=shop), **facts))  # type: ignore[arg-type]
    assert plain(pdf).count("".join(text.split()).replace("\u202e", "")) >= 4
    assert_nothing_covers_anything(pdf)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_largest_figures_fit(sign: int, language: str) -> None:
    most = 10**14 * sign
    rows = tuple(replace(row, balance_fen=most, debit_fen=10**13) for row in a_statement(3).rows)
    pdf = drawn(a_statement(rows=rows, opening_fen=most, shipped_fen=10**14, received_fen=10**14), language)
    assert plain(pdf).count("1,000,000,000,000.00") >= 8
    assert plain(pdf).count("人民币壹万亿元整") == 2
    assert_nothing_covers_anything(pdf)


def test_a_batch_gives_each_customer_the_bytes_of_his_own_statement() -> None:
    """Who else is in the batch does not show on a paper (D9)."""
    papers = [(a_statement(5, customer=name), FINGERPRINT) for name in ("鑫淼建材", "𠅤记五金", "Ōsaka 😀")]
    batch = draw_statements(papers, "en")
    assert batch == [draw_statement(statement, code, "en") for statement, code in reversed(papers)][::-1]
    assert len(set(batch)) == 3


def test_only_whole_embedded_fonts_are_named() -> None:
    fonts = fonts_of(drawn(a_statement(8, customer="𪚥记"), "zh_CN"))
    assert all(font[4:7] == ["yes", "yes", "yes"] for font in fonts)
    assert {font[0].split("+")[1] for font in fonts} == {"NotoSansSC-Regular", "NotoSansSC-Bold", "HanaMinB"}
