"""A back-dated slip prints what was owed on its own day before it, whatever was voided since (case 26)."""

from desktop_app.domain.money import format_fen
from desktop_app.domain.shipments import ReturnDraft, Voucher
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.taking_back import void_document
from desktop_app.store import snapshots
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_draft, a_slip, at, on
from tests.operations.builders import goods as line


def printed(book: Ledger, number: str) -> tuple[str, str]:
    """Owed before, and owed in all, as the paper says."""
    frozen = snapshots.load(book, number, Voucher)
    assert frozen is not None
    voucher, _ = frozen
    assert voucher.previous_fen is not None
    assert voucher.balance_fen is not None
    return format_fen(voucher.previous_fen), format_fen(voucher.balance_fen)


def test_a_slip_voided_and_entered_again_does_not_count_the_voided_one(book: Ledger) -> None:
    """Case 26: and it does not grow with each correction."""
    zhang = a_customer(book, "张建国", limit="100000")
    a_slip(book, zhang, "11-01", "12500")
    numbers = []
    for _ in range(3):
        posted = record_shipment(book, a_draft(zhang, "11-10", "300"), at("11-30")).result
        numbers.append(posted.number)
        void_document(book, posted.number, on("11-30"), "写错了", at("11-30"))
    last = record_shipment(book, a_draft(zhang, "11-10", "300"), at("11-30")).result
    assert {printed(book, number) for number in [*numbers, last.number]} == {("12500.00", "12800.00")}


def test_what_was_voided_later_is_not_owed_before_goods_that_came_back_either(book: Ledger) -> None:
    """Case 26, the return as its brother."""
    zhang = a_customer(book, "张建国")
    kept, wrong = a_slip(book, zhang, "11-01", "500"), a_slip(book, zhang, "11-05", "90")
    void_document(book, wrong, on("11-30"), "写错了", at("11-30"))
    back = ReturnDraft(zhang.id, on("11-10"), (line("40"),), kept)
    assert printed(book, record_return(book, back, at("11-30")).result.number) == ("500.00", "460.00")
