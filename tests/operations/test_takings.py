"""What came in: the evening's question, by day, by the way it came, by who entered it, by who paid (R156)."""

from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.periods import Period, PeriodName, period_of
from desktop_app.operations.payments import take_payment
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_slip, at, on

MONDAY, SATURDAY = "11-16", "11-21"
WEEK = period_of(PeriodName.WEEK, on(SATURDAY))


def money(book: Ledger, who: int, day: str, fen: int, method: str = "") -> str:
    draft = ReceiptDraft(who, on(day), fen, method, accepted=MEANT)
    return take_payment(book, draft, at(day)).result.number


@pytest.fixture
def wang(book: Ledger) -> int:
    """Cash on Monday, twice WeChat in two languages and a bill of exchange on Friday."""
    customer = a_customer(book)
    a_slip(book, customer, "11-10", "5000")
    money(book, customer.id, MONDAY, 100_00, "现金")
    money(book, customer.id, "11-20", 30_00, "微信")
    money(book, customer.id, "11-20", 20_00, "WeChat")
    money(book, customer.id, "11-20", 800_00, "承兑汇票")
    return customer.id


def rows(book: Ledger, by: str, period: Period = WEEK, today: str = SATURDAY) -> list[tuple[str, int, int]]:
    found = ask(book, "takings", Inquiry(period, on(today), by)).rows
    return [(str(row.key), row.fen, row.receipts) for row in found]


def test_each_day_of_the_week_stands_there_also_the_quiet_ones_but_none_that_has_not_come(
    book: Ledger, wang: int
) -> None:
    assert rows(book, "day") == [
        ("2026-11-16", 100_00, 1), ("2026-11-17", 0, 0), ("2026-11-18", 0, 0), ("2026-11-19", 0, 0),
        ("2026-11-20", 850_00, 3), ("2026-11-21", 0, 0),
    ]  # fmt: skip
    picture = ask(book, "takings", Inquiry(WEEK, on(SATURDAY))).picture
    assert picture
    assert [one.fen for one in picture.piles] == [100_00, 0, 0, 0, 850_00, 0, 0]
    assert picture.piles[-1].ahead
    assert not picture.piles[-2].ahead
    assert picture.hollow == {2}, "a bill of exchange is no money yet"


def test_one_way_is_one_way_in_whatever_language_it_was_written(book: Ledger, wang: int) -> None:
    assert rows(book, "method") == [("cash", 100_00, 1), ("wechat", 50_00, 2), ("paper", 800_00, 1)]


def test_the_cash_of_the_days_should_lie_in_the_drawer(book: Ledger, wang: int) -> None:
    found = ask(book, "takings", Inquiry(WEEK, on(SATURDAY)))
    assert [(one.figure, one.strong) for one in found.keys] == [
        (950_00, True), (0, False), (100_00, True), (0, False),
    ]  # fmt: skip


def test_who_entered_it_and_who_paid_come_to_the_same(book: Ledger, wang: int) -> None:
    assert rows(book, "person") == [("老板", 950_00, 4)]
    assert rows(book, "customer") == [(str(wang), 950_00, 4)]


def test_a_receipt_that_was_voided_counts_on_its_day_and_is_taken_off_on_the_day_of_its_voiding(
    book: Ledger, wang: int
) -> None:
    """Friday's figure was read on Friday, and stays what it was."""
    wrong = money(book, wang, "11-20", 77_00, "现金")
    void_document(book, wrong, on(SATURDAY), "记错了", at(SATURDAY))
    assert rows(book, "day")[-2:] == [("2026-11-20", 927_00, 4), ("2026-11-21", -77_00, -1)]
    assert rows(book, "method")[0] == ("cash", 100_00, 1)


def test_an_earlier_receipt_that_is_voided_now_is_said_to_be_taken_off(book: Ledger, wang: int) -> None:
    """3,108.50 came in by WeChat, and a receipt of last year over 1,000.00 was voided: that 2,108.50 is told is said
    why; what came and was voided in these days leaves no row of nothing.
    """
    chen = a_customer(book, "陈家装修").id
    money(book, chen, "2025-12-05", 1000_00, "微信")
    (old,) = book.rows("SELECT number FROM documents WHERE dated = '2025-12-05'")
    assert ask(book, "takings", Inquiry(WEEK, on(SATURDAY))).told is None
    void_document(book, old[0], on(SATURDAY), "日期记错", at(SATURDAY))
    void_document(book, money(book, chen, "11-20", 9_00, "支付宝"), on("11-20"), "记错了", at("11-20"))
    found = ask(book, "takings", Inquiry(WEEK, on(SATURDAY)))
    assert str(found.told) == "Voided in these days and taken off: an earlier receipt of 1,000.00."
    assert "alipay" not in {row.key for row in ask(book, "takings", Inquiry(WEEK, on(SATURDAY), "method")).rows}
    void_document(book, money(book, chen, "11-15", 5_00), on(SATURDAY), "记错了", at(SATURDAY))
    found = ask(book, "takings", Inquiry(WEEK, on(SATURDAY)))
    assert str(found.told) == "Voided in these days and taken off: 2 earlier receipts, 1,005.00."


def test_a_year_is_told_by_its_months_from_the_first_with_money_on(book: Ledger, wang: int) -> None:
    year = period_of(PeriodName.YEAR, on("2027-01-05"))
    assert rows(book, "day", period_of(PeriodName.YEAR, on(SATURDAY))) == [("2026-11", 950_00, 4)]
    assert rows(book, "day", year, "2027-01-05") == []
    always = period_of(PeriodName.ALL, on(SATURDAY))
    money(book, wang, "2027-01-04", 5_00)
    assert rows(book, "day", always, "2027-01-05") == [("2026-11", 950_00, 4), ("2026-12", 0, 0), ("2027-01", 5_00, 1)]
    assert rows(book, "method", always, "2027-01-05")[-1] == ("not_said", 5_00, 1)


def test_what_came_in_is_told_beside_as_many_days_before(book: Ledger, wang: int) -> None:
    """The weekday counts: on Saturday the week stands beside Monday to Saturday of the last one."""
    money(book, wang, "11-14", 500_00)
    money(book, wang, "11-15", 900_00)
    before = ask(book, "takings", Inquiry(WEEK, on(SATURDAY))).keys[1]
    assert before.figure == 500_00
    assert str(before.note)
    assert before.note != ""


def test_an_empty_book_has_no_rows_and_no_picture(book: Ledger) -> None:
    for view in ("day", "method", "person", "customer"):
        found = ask(book, "takings", Inquiry(WEEK, date(2026, 11, 21), view))
        assert (list(found.rows), found.picture) == ([], None)


def test_a_report_there_is_none_of_is_refused(book: Ledger) -> None:
    with pytest.raises(Refused, match="no report"):
        ask(book, "profit", Inquiry(WEEK, on(SATURDAY)))
