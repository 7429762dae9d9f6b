"""The customer's own account read from their sheet: whatever their columns are called and their signs mean (N16)."""

from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.their_account import TheirAccount, read_their_account
from tests.exchange.sheets import xlsx

TODAY = date(2026, 3, 31)

BOTH_SIDES = "日期,单号,摘要,进货金额,付款金额,余额\n2026-03-01,0001,水泥,1000,,1000\n2026-03-05,,付款,,400,600\n"
BOOKS = "日期,凭证号,摘要,借方,贷方,余额\n2026-03-01,记-1,进货,,1000,1000\n2026-03-05,记-2,付货款,400,,600\n"
ONE_SUM = "日期,类型,单号,金额\n2026-03-01,采购,0001,1000\n2026-03-05,付款,,400\n"
OWED = "日期,送货单号,应付金额,已付金额,欠款\n3月1日,0001,1000,0,1000\n3月5日,,0,400,600\n"
TITLED = (
    "供应商：顺达建材\n日期,摘要,应付,已付,结余\n2026/3/1,上期结余,,,200\n2026/3/1,收货,1000,,1200\n"
    "2026/3/5,银行转账,,400,800\n合计,,1000,400,800\n"
)


def account(text: str) -> TheirAccount:
    return read_their_account(read(text.encode()), TODAY)


@pytest.mark.parametrize("text", [BOTH_SIDES, BOOKS, ONE_SUM, OWED, TITLED])
def test_what_they_bought_raises_and_what_they_paid_lowers(text: str) -> None:
    """N16: five ways of keeping one account."""
    found = account(text)
    assert [(one.dated, one.fen) for one in found.lines] == [(date(2026, 3, 1), 100000), (date(2026, 3, 5), -40000)]
    assert found.unread == ()


def test_what_they_begin_with_is_told_apart() -> None:
    """N16: a line of the balance before is no entry."""
    assert account(TITLED).opening_fen == 20000
    moved = account("日期,摘要,应付,已付\n2026-03-01,期初,150,\n2026-03-02,收货,10,\n")
    assert (moved.opening_fen, [one.fen for one in moved.lines]) == (15000, [1000])
    assert account(BOTH_SIDES).opening_fen is None


def test_the_first_sheet_that_holds_an_account_is_read_and_numbers_and_notes_are_kept() -> None:
    """N16: a cover sheet before it, days as days, a return with its sign."""
    rows: list[list[object]] = [
        ["日期", "单号", "金额", "备注"],
        [date(2026, 3, 2), "TH-3", -70, "退货"],
        [date(2026, 3, 3), 45, "", "x"],
    ]
    found = read_their_account(read(xlsx([["往来对账"]], rows)), TODAY)
    assert [(one.number, one.fen, one.text, one.row) for one in found.lines] == [("TH-3", -7000, "退货", 2)]


def test_a_row_whose_sum_or_day_cannot_be_read_is_named() -> None:
    """N16: it is neither guessed nor lost."""
    found = account("日期,单号,金额\n2026-03-01,0001,一千左右\n2026-13-45,0002,20\n2026-03-03,0003,30\n")
    assert ([one.row for one in found.unread], [one.fen for one in found.lines]) == ([2, 3], [3000])


def test_a_file_without_an_account_is_refused_with_what_is_wanted() -> None:
    """N16."""
    with pytest.raises(Refused, match="heading"):
        account("品名,数量\n水泥,3\n")
