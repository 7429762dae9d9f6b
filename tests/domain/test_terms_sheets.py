"""The terms sheet: what keeps it from being made, what it says, and how it is with it on a day (R001, R003, R005)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.customers import Contact, Customer, Role
from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.pay_order import PayOrder
from desktop_app.domain.sheet_words import (
    CONSPICUOUS,
    clauses_said,
    example_said,
    fee_caution,
    late_said,
    sheet_state_said,
    until_said,
)
from desktop_app.domain.shop import Shop
from desktop_app.domain.terms_sheets import (
    NO_SHEET,
    AuthorisedSigner,
    InvoiceKind,
    SheetClauses,
    SheetOnFile,
    SheetState,
    TermsSheet,
    TermsSheetDraft,
    Venue,
    due_examples,
    proposed_clauses,
    sheet_problems,
    sheet_state,
    terms_sheet,
    yearly_percent,
)

MARCH = date(2026, 3, 1)
THIRTY = Terms(TermsKind.DAYS, days=30)
WANG = Customer("老王建材", 1, "C0001", terms=THIRTY)
HU = AuthorisedSigner("王小虎", "收货员", "13800000000", date(2026, 12, 31))
CLAUSES = SheetClauses((HU,))


def drawn(clauses: SheetClauses = CLAUSES, customer: Customer = WANG, before: tuple[str, ...] = ()) -> TermsSheet:
    return terms_sheet(Shop("顺达"), customer, TermsSheetDraft(1, MARCH, clauses), "SXT-2026-00001", before, 7)


def refusals(clauses: SheetClauses = CLAUSES, customer: Customer = WANG) -> list[tuple[str, int, str]]:
    found = sheet_problems(TermsSheetDraft(1, MARCH, clauses), customer)
    return [(one.field, one.line, str(one.said)) for one in found]


def test_a_sheet_without_a_signer_is_refused_and_names_who_would_fit() -> None:
    assert refusals(SheetClauses()) == [("signers", 0, "Name at least one person who may sign for them.")]
    people = (Contact("王大虎", Role.OWNER), Contact("李芳", Role.SIGNER), Contact("谁", Role.DO_NOT_DISCUSS))
    told = refusals(SheetClauses(), replace(WANG, contacts=people))
    assert told == [("signers", 0, "Name at least one person who may sign for them, such as 李芳.")]


def test_each_wrong_entry_is_refused_at_its_field_with_what_would_fit() -> None:
    wrong = SheetClauses((replace(HU, name=""), replace(HU, until=date(2026, 2, 28))), late_rate=1_000_001,
                         count_days=10, quality_days=9, deposit_fen=-1)  # fmt: skip
    assert refusals(wrong) == [
        ("signer_name", 1, "Type the name of who may sign."),
        ("signer_until", 2, "That is before the sheet itself. Type 2026-03-01 or later, or nothing."),
        ("late_rate", 0, "A late fee can be 0 to 100 in 10,000 a day. Type 5 or less."),
        ("quality_days", 0, "What shows later needs no less time than what is seen on arrival. Type 10 or more."),
        ("deposit", 0, "The deposit cannot be below 0."),
    ]
    assert refusals(replace(CLAUSES, count_days=0)) == [("count_days", 0, "Type 1 to 365 days.")]
    assert refusals() == []


def test_terms_that_are_not_agreed_or_over_are_set_first() -> None:
    (told,) = refusals(customer=replace(WANG, terms=Terms(TermsKind.NOT_AGREED)))
    assert told == ("", 0, "How 老王建材 pays is not agreed yet. Set the terms first.")
    past = Terms(TermsKind.FIXED_DATE, fixed=date(2026, 2, 1))
    (told,) = refusals(customer=replace(WANG, terms=past))
    assert (told[0], "2026-02-01 at the latest" in told[2]) == ("dated", True)


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (Terms(TermsKind.CASH), ["Delivered on 2026-03-01: to be paid by 2026-03-01."]),
        (THIRTY, ["Delivered on 2026-03-01: to be paid by 2026-03-31."]),
        (replace(THIRTY, grace_days=5), ["Delivered on 2026-03-01: to be paid by 2026-04-05."]),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=30), ["Delivered on 2026-03-01: to be paid by 2026-04-30."]),
        (
            Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10, pay_month=PayMonth.NEXT),
            [
                "Delivered on 2026-03-25: to be paid by 2026-04-10.",
                "Delivered on 2026-03-26: to be paid by 2026-05-10.",
            ],
        ),
        (Terms(TermsKind.FIXED_DATE, fixed=date(2026, 6, 1)), ["Delivered on 2026-03-01: to be paid by 2026-06-01."]),
        (
            Terms(TermsKind.PREVIOUS_BATCH),
            ["Delivered on 2026-03-01: to be paid on the day the next delivery leaves."],
        ),
        (
            Terms(TermsKind.PREVIOUS_BATCH, open_batches=2),
            ["Delivered on 2026-03-01: to be paid on the day the delivery number 2 after it leaves."],
        ),
        (
            Terms(TermsKind.SETTLE_PREVIOUS),
            ["Delivered on 2026-03-01: to be paid before a delivery leaves with which 2 slips would be unpaid."],
        ),
    ],
)  # fmt: skip
def test_the_example_is_the_day_a_slip_of_then_falls_due(terms: Terms, said: list[str]) -> None:
    """R003, cases 4 and 11: on each side of the cut-off; where no day follows, what brings it."""
    assert [str(example_said(terms, one)) for one in due_examples(terms, MARCH)] == said


def test_the_sheet_says_each_clause_that_was_agreed_and_no_other() -> None:
    bare = {str(about): str(text) for about, text in clauses_said(drawn())}
    assert list(bare) == [
        "Price that counts", "When it is paid", "Example", "Late payment", "Checking the goods", "Who signs",
        "Tax invoice", "By message", "Disputes",
    ]  # fmt: skip
    assert bare["Late payment"].startswith("Nothing is agreed beyond the law")
    full = replace(CLAUSES, late_rate=50_000, reconciles=True, deposit_fen=20_000_00, guarantor="王大虎",
                   keeps_title=True, by_message=False, note="样品不退")  # fmt: skip
    told = {str(about): str(text) for about, text in clauses_said(drawn(full))}
    assert {"Statement", "Security deposit", "Guarantee", "Ownership", "Also agreed"} == told.keys() - bare.keys()
    assert "By message" not in told
    assert {"Late payment", "Ownership", "Disputes"} <= CONSPICUOUS <= bare.keys() | told.keys()
    assert told["Late payment"] == "5 in 10,000 of the unpaid sum for each day after the due date."
    assert "¥20,000.00" in told["Security deposit"]


def test_a_fee_above_four_times_the_lpr_is_cautioned_about() -> None:
    """Conventions 3: five in 10,000 a day is 18.25 % a year, three is 10.95 %."""
    assert (yearly_percent(50_000), yearly_percent(30_000)) == (1825, 1095)
    assert fee_caution(30_000) is None
    assert "18.25 % a year" in str(fee_caution(50_000))


def test_a_fee_is_told_as_a_rate_and_not_as_a_sum() -> None:
    said = [str(late_said(rate)).split(" in ")[0] for rate in (50_000, 35_000, 100_000, 2_500)]
    assert said == ["5", "3.5", "10", "0.25"]


def test_the_next_version_begins_with_the_last_and_takes_its_place() -> None:
    assert proposed_clauses(WANG, CLAUSES) is CLAUSES
    people = (Contact("王大虎", Role.OWNER, "139"), Contact("李芳", Role.SIGNER, "138"), Contact(""))
    first = proposed_clauses(replace(WANG, contacts=people, must_reconcile=True), None)
    nothing_said = {"invoice": InvoiceKind.UNSAID, "venue": Venue.UNSAID}
    assert first == SheetClauses((AuthorisedSigner("李芳", phone="138"),), reconciles=True, **nothing_said)  # type: ignore[arg-type]


def test_of_invoice_and_court_the_sheet_says_what_was_chosen_and_else_nothing() -> None:
    """R001, R037: a clause that nobody chose is not put before the customer to sign."""

    def told(**chosen: object) -> list[tuple[str, str]]:
        sheet = drawn(replace(CLAUSES, **chosen))  # type: ignore[arg-type]
        found = [(str(about), str(text)) for about, text in clauses_said(sheet)]
        return [one for one in found if one[0] in ("Tax invoice", "Disputes")]

    assert told(invoice=InvoiceKind.UNSAID, venue=Venue.UNSAID) == []
    assert [text for _, text in told(invoice=InvoiceKind.NONE, venue=Venue.BUYER)] == [
        "Prices are without an invoice, unless agreed otherwise for one delivery.",
        "Both sides talk first. Failing that, the court at the buyer's place decides.",
    ]
    second = drawn(before=("SXT-2025-00009",))
    assert (second.version, second.replaces, drawn().version, drawn().replaces) == (2, "SXT-2025-00009", 1, "")


def test_a_sheet_counts_while_it_is_signed_the_terms_are_the_same_and_somebody_may_sign() -> None:
    sheet, signed = drawn(), date(2026, 3, 3)
    assert sheet_state(sheet, None, THIRTY, signed) is SheetState.UNSIGNED
    assert sheet_state(sheet, signed, replace(THIRTY, days=45), signed) is SheetState.OTHER_TERMS
    assert sheet_state(sheet, signed, THIRTY, date(2026, 12, 31)) is SheetState.SIGNED
    assert sheet_state(sheet, signed, THIRTY, date(2027, 1, 1)) is SheetState.NO_SIGNER
    assert str(sheet_state_said(NO_SHEET)) == "No terms sheet is on file."
    found = SheetOnFile(SheetState.SIGNED, sheet, signed)
    assert str(sheet_state_said(found)) == "Terms sheet SXT-2026-00001, signed on 2026-03-03"
    assert (found.signers, NO_SHEET.signers) == ((HU,), ())


def test_how_long_somebody_may_sign_stands_beside_their_name() -> None:
    assert str(until_said(HU)) == "2026-12-31"
    assert str(until_said(replace(HU, until=None))) == "until told otherwise"


def test_which_slip_money_pays_first_is_said_only_where_another_order_than_the_law_s_was_agreed() -> None:
    """N09, 民法典 560."""
    agreed = {str(about): str(text) for about, text in clauses_said(drawn(SheetClauses(pays=PayOrder.OLDEST)))}
    assert "the oldest delivery first" in agreed["What money pays first"]
    assert "What money pays first" not in {str(about) for about, _ in clauses_said(drawn())}
