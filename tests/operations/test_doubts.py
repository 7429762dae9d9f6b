"""What is probably a slip of the finger is asked before it is booked, and nothing of it is in the book until then."""

from dataclasses import replace

import pytest

from desktop_app.domain.accounts import Direction
from desktop_app.domain.customers import Customer
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.doubts import Doubt, Doubted
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import Line, ReturnDraft, ShipmentDraft
from desktop_app.operations.adjustments import BY_ITSELF, AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.disputes import raise_dispute, settle_dispute
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import take_payment
from desktop_app.operations.promises import make_promise
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    a_customer,
    a_draft,
    a_receipt,
    a_slip,
    an_opening,
    at,
    goods,
    item_of,
    on,
    on_account,
    owed,
    still_open,
)


def sold(book: Ledger, customer: Customer, quantity: str = "10", price: str = "25", day: str = "03-01") -> str:
    """Ten bags at 25: 250 charged."""
    draft = replace(a_draft(customer, day), lines=(goods(price, quantity),))
    return record_shipment(book, draft, at(day)).result.number


def back(
    book: Ledger, customer: Customer, lines: tuple[Line, ...], slip: str = "", *accepted: Doubt, day: str = "03-05"
) -> str:
    draft = ReturnDraft(customer.id, on(day), lines, slip, True, "多送了", accepted=frozenset(accepted))
    return record_return(book, draft, at(day)).result.number


def doubts_of(doubted: pytest.ExceptionInfo[Doubted]) -> list[tuple[str, int]]:
    return [(one.field, one.line) for one in doubted.value.problems]


# ── returns ──────────────────────────────────────────────────────────────────────────────────────
def test_250_sold_and_375_credited_is_asked_and_books_nothing(book: Ledger) -> None:
    """Issue 7 §1: ten bags at 25 went out, fifteen would come back."""
    wang = a_customer(book)
    slip = sold(book, wang)
    with pytest.raises(
        Doubted, match="15 包 of 水泥 would come back, but only 10 are still with the customer"
    ) as asked:
        back(book, wang, (goods("25", "15"),), slip)
    assert doubts_of(asked) == [("quantity", 1)]
    assert owed(book, wang) == "250.00"
    back(book, wang, (goods("25", "15"),), slip, Doubt.MORE_RETURNED)
    assert (owed(book, wang), on_account(book, wang)) == ("-125.00", "125.00")


def test_a_dearer_return_is_asked(book: Ledger) -> None:
    """Ten bags at 25, credited at 37.50 each: 375 again."""
    wang = a_customer(book)
    slip = sold(book, wang)
    with pytest.raises(Doubted, match=r"credited at 37.5.*, but was charged at 25.* at most") as asked:
        back(book, wang, (goods("37.5", "10"),), slip)
    assert doubts_of(asked) == [("price", 1)]
    back(book, wang, (goods("20", "10"),), slip)
    assert owed(book, wang) == "50.00"


def test_what_came_back_before_counts_and_a_reversed_return_does_not(book: Ledger) -> None:
    """6 of 10 came back, so 4 are left; two lines of one article are added up."""
    wang = a_customer(book)
    slip = sold(book, wang)
    first = back(book, wang, (goods("25", "6"),), slip)
    with pytest.raises(Doubted, match="5 包 of 水泥 would come back, but only 4"):
        back(book, wang, (goods("25", "5"),), slip)
    with pytest.raises(Doubted, match="5 包 of 水泥 would come back, but only 4"):
        back(book, wang, (goods("25", "3"), goods("25", "2")), slip)
    void_document(book, first, on("03-06"), "记错了", at("03-06"))
    back(book, wang, (goods("25", "10"),), slip, day="03-07")


def test_without_a_slip_all_that_the_customer_ever_got_counts(book: Ledger) -> None:
    """A brother: goods of two slips at 25 and 30 come back without a slip number; another's goods do not count."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    sold(book, wang)
    sold(book, wang, "5", "30")
    back(book, wang, (goods("30", "15"),))
    with pytest.raises(Doubted, match="only 0 are still with the customer"):
        back(book, li, (goods("25", "1"),))


# ── money ────────────────────────────────────────────────────────────────────────────────────────
def test_99999_on_a_slip_of_6_59_is_asked_and_books_nothing(book: Ledger) -> None:
    """Issue 7 §1."""
    wang = a_customer(book)
    draft = a_draft(wang, "03-01", "6.59", paid_fen=parse_fen("99999"), paid_method="现金")
    with pytest.raises(Doubted, match=r"99,999\.00 is 99,992.41 more than the 6.59 that is owed") as asked:
        record_shipment(book, draft, at("03-01"))
    assert doubts_of(asked) == [("paid", 0)]
    assert owed(book, wang) == "0.00"
    record_shipment(book, replace(draft, accepted=frozenset({Doubt.OVERPAID})), at("03-01"))
    assert on_account(book, wang) == "99992.41"


def test_paying_old_debts_with_a_slip_and_rounding_up_are_not_asked(book: Ledger) -> None:
    """Case 10: 500 of old debt and a slip of 100 are paid with 600; 7.00 for 6.59 leaves 0.41 on account."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "500")
    record_shipment(book, a_draft(wang, "03-02", "100", paid_fen=parse_fen("600")), at("03-02"))
    li = a_customer(book, "李记五金")
    record_shipment(book, a_draft(li, "03-02", "6.59", paid_fen=parse_fen("7")), at("03-02"))
    assert on_account(book, li) == "0.41"


def test_a_receipt_of_more_than_twice_what_is_owed_is_asked(book: Ledger) -> None:
    """A brother on the receipt: one nought too many; money ahead from somebody who owes nothing passes (case 10)."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "100")
    typed = ReceiptDraft(wang.id, on("03-02"), parse_fen("1000"), "微信")
    with pytest.raises(Doubted, match=r"1,000\.00 is 900\.00 more than the 100.00 that is owed") as asked:
        take_payment(book, typed, at("03-02"))
    assert doubts_of(asked) == [("amount", 0)]
    take_payment(book, replace(typed, amount_fen=parse_fen("150")), at("03-02"))
    assert on_account(book, wang) == "50.00"
    take_payment(book, replace(typed, amount_fen=parse_fen("800")), at("03-03"))
    assert on_account(book, wang) == "850.00"


# ── allowances ───────────────────────────────────────────────────────────────────────────────────
def allowed(
    book: Ledger, customer: Customer, amount: str, slip: str = "", *accepted: Doubt, reason: Grounds = Grounds.ALLOWANCE
) -> str:
    draft = AdjustmentDraft(
        customer.id, on("03-05"), parse_fen(amount), reason=reason, about_number=slip, accepted=frozenset(accepted)
    )
    return record_adjustment(book, draft, at("03-05")).result


@pytest.mark.parametrize("reason", BY_ITSELF)
def test_an_allowance_of_more_than_its_slip_is_asked_and_books_nothing(book: Ledger, reason: Grounds) -> None:
    """One nought too many: 80.00 on a slip of 10.00, though 500.00 is owed in all."""
    wang = a_customer(book)
    old, slip = a_slip(book, wang, "03-01", "490"), a_slip(book, wang, "03-02", "10")
    with pytest.raises(Doubted, match=rf"80\.00 is 70\.00 more than the 10\.00 that is unpaid of {slip}") as asked:
        allowed(book, wang, "80", slip, reason=reason)
    assert doubts_of(asked) == [("amount", 0)]
    assert (owed(book, wang), book.value("SELECT count(*) FROM documents")) == ("500.00", 2)
    allowed(book, wang, "80", slip, Doubt.MORE_ALLOWED, reason=reason)
    assert (still_open(book, wang), on_account(book, wang)) == ([(old, "490.00")], "70.00")


def test_what_is_given_up_or_let_go_at_settlement_is_no_allowance(book: Ledger) -> None:
    """Each has a door of its own, and the refusal names it."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "10")
    for reason, door in ((Grounds.WRITE_OFF, "owner's PIN"), (Grounds.SETTLEMENT, "with the receipt")):
        with pytest.raises(Refused, match=door) as refused:
            allowed(book, wang, "5", slip, reason=reason)
        assert refused.value.field == "reason"
    assert owed(book, wang) == "10.00"


def test_an_allowance_on_a_slip_that_is_paid_is_asked(book: Ledger) -> None:
    """Nothing of it is open any more; the rest of the account does not make room."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "490")
    paid = a_slip(book, wang, "03-02", "10", paid="10")
    with pytest.raises(Doubted, match=rf"5\.00 is 5\.00 more than the 0\.00 that is unpaid of {paid}"):
        allowed(book, wang, "5", paid)


def test_an_allowance_of_more_than_all_that_is_owed_is_asked(book: Ledger) -> None:
    """Money on account lowers what is owed; exactly the debt passes, a fen above it does not."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    slip = a_slip(book, wang, "03-01", "100")
    a_receipt(book, wang, "03-02", "40", to={})
    for about in ("", slip):
        with pytest.raises(Doubted, match=r"60\.01 is 0\.01 more than the 60\.00 that is owed"):
            allowed(book, wang, "60.01", about)
    allowed(book, wang, "60", slip)
    assert owed(book, wang) == "0.00"
    with pytest.raises(Doubted, match=r"1\.00 is 1\.00 more than the 0\.00 that is owed"):
        allowed(book, li, "1")


def test_what_raises_the_debt_is_not_asked(book: Ledger) -> None:
    wang = a_customer(book)
    debit = AdjustmentDraft(wang.id, on("03-05"), parse_fen("500"), Direction.DEBIT, Grounds.OTHER)
    record_adjustment(book, debit, at("03-05"))
    assert owed(book, wang) == "500.00"


# ── disputes ─────────────────────────────────────────────────────────────────────────────────────
def disputed(book: Ledger, customer: Customer, slip: str, amount: str) -> int:
    raised = Dispute(item_of(book, slip), customer.id, parse_fen(amount), "破损", on("03-05"))
    return raise_dispute(book, raised, at("03-05")).result.id


def test_no_more_than_was_disputed_is_given_up(book: Ledger) -> None:
    """Case 15: 150 of 1,000 is disputed; 1,500 is refused flatly, whoever means it, and 150 is the most."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "1000")
    dispute = disputed(book, wang, slip, "150")
    for credit in ("150.01", "1500"):
        with pytest.raises(Refused, match=rf"Of {slip}, 150\.00 is in dispute") as refused:
            settle_dispute(
                book, dispute, on("03-06"), parse_fen(credit), "", at("03-06"), frozenset({Doubt.MORE_ALLOWED})
            )
        assert (refused.value.field, isinstance(refused.value, Doubted)) == ("amount", False)
    assert owed(book, wang) == "1000.00"
    settle_dispute(book, dispute, on("03-06"), parse_fen("150"), "", at("03-06"))
    assert owed(book, wang) == "850.00"


def test_what_was_paid_meanwhile_and_is_given_up_all_the_same_is_asked(book: Ledger) -> None:
    """A brother: the customer paid 950 of the 1,000, so only 50 of the disputed 150 is open."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "1000")
    dispute = disputed(book, wang, slip, "150")
    a_receipt(book, wang, "03-06", "950", to={slip: "950"})
    with pytest.raises(Doubted, match=rf"100\.00 is 50\.00 more than the 50\.00 that is unpaid of {slip}") as asked:
        settle_dispute(book, dispute, on("03-06"), parse_fen("100"), "", at("03-06"))
    assert doubts_of(asked) == [("amount", 0)]
    meant = frozenset({Doubt.MORE_ALLOWED})
    settled = settle_dispute(book, dispute, on("03-06"), parse_fen("100"), "", at("03-06"), meant).result
    assert (settled.settled_on, on_account(book, wang)) == (on("03-06"), "50.00")


# ── promises ─────────────────────────────────────────────────────────────────────────────────────
def promised(book: Ledger, customer: Customer, amount: str, made: str, entered: str, *accepted: Doubt) -> int:
    given = Promise(customer.id, parse_fen(amount), on("03-20"), on(made))
    return make_promise(book, given, at(entered), accepted=frozenset(accepted)).result.id


def test_a_promise_of_more_than_is_owed_is_asked(book: Ledger) -> None:
    """Case 9: money for something else keeps no promise, so 5,000 on a debt of 500 would be broken for ever."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "500")
    with pytest.raises(Doubted, match=r"5,000\.00 is promised, but only 500\.00 is owed") as asked:
        promised(book, wang, "5000", "03-05", "03-05")
    assert doubts_of(asked) == [("amount", 0)]
    assert book.value("SELECT count(*) FROM promises") == 0
    promised(book, wang, "500", "03-05", "03-05")
    promised(book, wang, "5000", "03-05", "03-05", Doubt.MORE_PROMISED)
    assert book.value("SELECT count(*) FROM promises") == 2


def test_a_promise_entered_late_is_measured_by_what_was_owed_when_it_was_made(book: Ledger) -> None:
    """500 was promised on the 5th; 300 of it came on the 6th, and the promise is written down on the 7th."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "500")
    a_receipt(book, wang, "03-06", "300", to={slip: "300"})
    promised(book, wang, "500", "03-05", "03-07")
    with pytest.raises(Doubted, match=r"only 200\.00 is owed"):
        promised(book, wang, "500", "03-07", "03-07")


def test_the_number_of_a_paper_that_was_entered_before_is_asked_about(book: Ledger) -> None:
    """Of this customer only, whatever its case, and not once the first is void."""
    wang, other = a_customer(book), a_customer(book, "永发便利店")
    draft = ShipmentDraft(wang.id, on("03-05"), (goods("100"),), paper_number="no.0012")
    first = record_shipment(book, draft, at("03-05")).result.number
    again = replace(draft, dated=on("03-06"), paper_number="No.0012")
    with pytest.raises(Doubted, match=first) as asked:
        record_shipment(book, again, at("03-06"))
    assert [(one.field, one.line) for one in asked.value.problems] == [("paper_number", 0)]
    record_shipment(book, replace(again, customer_id=other.id), at("03-06"))
    record_shipment(book, replace(again, accepted=frozenset({Doubt.NUMBER_USED})), at("03-06"))


def test_the_number_of_an_old_debt_that_was_entered_before_is_asked_about(book: Ledger) -> None:
    wang = a_customer(book)
    draft = OpeningDraft(wang.id, on("01-05"), None, 100_00, "A1")
    first = record_opening(book, draft, at("03-05")).result
    with pytest.raises(Doubted, match=first) as asked:
        record_opening(book, replace(draft, amount_fen=90_00), at("03-05"))
    assert asked.value.problems[0].field == "reference"
    void_document(book, first, None, "重复", at("03-05"))
    record_opening(book, replace(draft, amount_fen=90_00), at("03-05"))


def test_the_same_sum_on_the_same_day_is_asked_about(book: Ledger) -> None:
    wang = a_customer(book)
    an_opening(book, wang, "01-05", "1000")
    draft = ReceiptDraft(wang.id, on("03-05"), 100_00)
    first = take_payment(book, draft, at("03-05")).result.number
    with pytest.raises(Doubted, match=first) as asked:
        take_payment(book, draft, at("03-05"))
    assert asked.value.doubts == {Doubt.RECEIVED_BEFORE}
    take_payment(book, replace(draft, dated=on("03-04")), at("03-05"))
    take_payment(book, replace(draft, accepted=frozenset({Doubt.RECEIVED_BEFORE})), at("03-05"))


def test_a_day_of_nearly_a_year_ago_is_asked_for_money_and_for_goods(book: Ledger) -> None:
    """`12-5`, typed on 30 November for next week, is read as 5 December of last year."""
    wang, today = a_customer(book, "王师傅"), at("11-30")
    paid = ReceiptDraft(wang.id, on("2025-12-05"), 1000_00, method="微信")
    with pytest.raises(Doubted, match=r"2025-12-05 is 360 days ago\. Is the year right\?") as asked:
        take_payment(book, paid, today)
    assert doubts_of(asked) == [("dated", 0)]
    slip = a_draft(wang, "2025-12-05")
    with pytest.raises(Doubted, match="Is the year right"):
        record_shipment(book, slip, today)
    assert owed(book, wang, "11-30") == "0.00"
    meant = frozenset({Doubt.LONG_AGO})
    take_payment(book, replace(paid, accepted=meant), today)
    record_shipment(book, replace(slip, accepted=meant), today)
    take_payment(book, replace(paid, dated=on("02-03"), amount_fen=1_00), today)
