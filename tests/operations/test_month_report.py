"""Goods out and money in by month agree with the balances (R073)."""

from desktop_app.operations.reports import balances, months
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, on


def test_a_month_shows_what_left_what_came_and_what_is_owed_at_its_end(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "02-10", "800")
    a_slip(book, wang, "03-02", "60")
    a_receipt(book, wang, "03-03", "100")
    march, february = months(book, on("03-05"))
    assert (march.shipped_fen, march.received_fen, march.balance_fen) == (60_00, 100_00, 760_00)
    assert (february.shipped_fen, february.received_fen, february.balance_fen) == (800_00, 0, 800_00)
    assert months(book, on("03-02"))[0].received_fen == 0


def test_a_reversal_counts_against_its_kind_in_its_own_month(book: Ledger) -> None:
    """Case 6: the last month ends with what everybody owes."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "02-10", "800")
    a_slip(book, wang, "02-11", "50")
    void_document(book, slip, on("03-04"), "打错了", at("03-04"))
    march, february = months(book, on("03-05"))
    assert (march.shipped_fen, march.other_fen, february.shipped_fen) == (-800_00, 0, 850_00)
    assert march.balance_fen == sum(one.balance_fen for one in balances(book, on("03-05"))) == 50_00
