"""Money is set against slips as the payer says, as was agreed, else as the law says; the receipt tells which (N09)."""

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.grounds import Security, SecurityKind
from desktop_app.domain.pay_order import AllocatedBy, PayOrder
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.terms_sheets import AuthorisedSigner, SheetClauses, TermsSheetDraft
from desktop_app.operations.grounds import add_security
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.payments import open_items, take_payment
from desktop_app.operations.terms_sheets import make_terms_sheet
from desktop_app.store import papers
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_slip, at, item_of, on


@pytest.fixture
def wang(book: Ledger) -> Customer:
    """Two slips of 500 that fell due on 1 March; the second went out later, and a third is due in April."""
    wang = a_customer(book)
    for day in ("01-05", "01-20"):
        a_slip(book, wang, day, "500", parts=(("03-01", "500"),))
    a_slip(book, wang, "02-01", "500", parts=(("04-01", "500"),))
    return wang


def paid(book: Ledger, wang: Customer, fen: int = 500_00, **facts: object) -> tuple[dict[str, int], AllocatedBy, str]:
    draft = ReceiptDraft(wang.id, on("03-10"), fen, "现金", accepted=MEANT, **facts)  # type: ignore[arg-type]
    made = take_payment(book, draft, at("03-10")).result
    _, (paper, _) = frozen_paper(book, made.number)
    return {number[-1]: one.amount_fen for number, one in made.allocations}, paper.allocated_by, paper.instruction


def sheet(book: Ledger, wang: Customer, day: str, **clauses: object) -> None:
    said = SheetClauses((AuthorisedSigner("王小虎"),), **clauses)  # type: ignore[arg-type]
    number = make_terms_sheet(book, TermsSheetDraft(wang.id, on(day), said), at(day)).result
    papers.add_event(book, number, "signed", on(day), at(day))


def test_what_is_due_the_same_day_shares_and_the_receipt_names_the_law(book: Ledger, wang: Customer) -> None:
    assert paid(book, wang) == ({"1": 250_00, "2": 250_00}, AllocatedBy.LAW, "")


def test_the_debt_with_a_late_fee_goes_first(book: Ledger, wang: Customer) -> None:
    """民法典 560: the heavier one; the fee was agreed when the second slip went out."""
    sheet(book, wang, "01-10", late_rate=50_000)
    assert [(item.number[-1], item.penalised) for item in open_items(book, wang.id, on("03-10"))] == [
        ("1", False), ("2", True), ("3", True),
    ]  # fmt: skip
    assert paid(book, wang) == ({"2": 500_00}, AllocatedBy.LAW, "")


def test_the_unsecured_debt_goes_before_the_secured_one(book: Ledger, wang: Customer) -> None:
    """A guarantee for what falls due by 1 March leaves nothing unsecured but April's, which is not due yet."""
    a_slip(book, wang, "02-02", "500", parts=(("03-05", "500"),))
    given = Security(wang.id, SecurityKind.JOINT, on("01-21"), "王大虎", debt_due=on("03-01"))
    add_security(book, given, at("01-21"))
    assert paid(book, wang) == ({"4": 500_00}, AllocatedBy.LAW, "")


def test_the_order_agreed_in_the_signed_sheet_goes_before_the_law(book: Ledger, wang: Customer) -> None:
    sheet(book, wang, "02-10", pays=PayOrder.OLDEST)
    assert paid(book, wang, 600_00) == ({"1": 500_00, "2": 100_00}, AllocatedBy.AGREED, "")


def test_what_the_payer_says_goes_before_everything_and_stands_on_the_receipt(book: Ledger, wang: Customer) -> None:
    """Case 12: “February goods”."""
    third = item_of(book, "SHD-2026-00003")
    sheet(book, wang, "02-10", pays=PayOrder.OLDEST)
    found = paid(book, wang, designated=(third,), instruction="二月的货款")
    assert found == ({"3": 500_00}, AllocatedBy.NAMED, "二月的货款")


def test_another_choice_of_the_shop_is_told_as_such_and_money_on_account_by_no_rule(
    book: Ledger, wang: Customer
) -> None:
    second = Allocation(item_of(book, "SHD-2026-00002"), 500_00)
    assert paid(book, wang, allocations=(second,))[1] is AllocatedBy.HAND
    assert paid(book, wang, 1_00, allocations=())[1] is AllocatedBy.UNSAID
