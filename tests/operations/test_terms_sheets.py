"""Terms on paper: made in versions, signed, and its examples are the days slips really fall due (R001, R003)."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.grounds import Security, SecurityKind
from desktop_app.domain.papers import PaperState
from desktop_app.domain.terms_sheets import AuthorisedSigner, SheetClauses, SheetState, TermsSheetDraft
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.grounds import add_security
from desktop_app.operations.history import HistoryOf, history_of
from desktop_app.operations.merging import merge_customers
from desktop_app.operations.paper_rows import check_paper, paper_row, paper_rows
from desktop_app.operations.paper_runs import came_back_signed
from desktop_app.operations.papers import VoucherPaper, page_count, voucher_pdf
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.operations.terms_sheets import clauses_to_propose, make_terms_sheet, sheet_on_file, sheet_versions
from desktop_app.store import checking, snapshots
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger
from tests.operations.builders import THIRTY_DAYS, a_customer, a_slip, at, item_of, on
from tests.operations.whole_books import a_whole_book

HU = AuthorisedSigner("王小虎", "收货员", "13800000000")
EVERY_KIND = [
    Terms(TermsKind.CASH), THIRTY_DAYS, Terms(TermsKind.DAYS, days=30, grace_days=5),
    Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10, pay_month=PayMonth.NEXT),
    Terms(TermsKind.MONTHLY_DAY, cut_off=20, pay_day=31, pay_month=PayMonth.AFTER_NEXT),
    Terms(TermsKind.NEXT_MONTH_DAYS, days=45), Terms(TermsKind.FIXED_DATE, fixed=on("06-01")),
    Terms(TermsKind.SETTLE_PREVIOUS), Terms(TermsKind.PREVIOUS_BATCH, open_batches=2),
]  # fmt: skip


def a_sheet(ledger: Ledger, customer_id: int, day: str = "03-01", submission: str = "", **said: object) -> str:
    clauses = SheetClauses((HU,), **said)  # type: ignore[arg-type]
    return make_terms_sheet(ledger, TermsSheetDraft(customer_id, on(day), clauses, submission), at(day)).result


def test_the_example_on_the_sheet_is_the_day_its_slip_falls_due(tmp_path: Path) -> None:
    """R003, cases 4 and 11: by every kind of terms; a slip of the example's day is posted and asked."""
    with a_whole_book(tmp_path) as book:
        for number, terms in enumerate(EVERY_KIND):
            customer = a_customer(book.ledger, f"客户{number}", terms=terms)
            a_sheet(book.ledger, customer.id)
            (version,) = sheet_versions(book.ledger, customer.id, on("03-01"))
            for at_, example in enumerate(version.sheet.examples):
                whose = customer if at_ == 0 else a_customer(book.ledger, f"客户{number}乙", terms=terms)
                posted = a_slip(book.ledger, whose, example.delivered.isoformat(), paid="100")
                item = item_of(book.ledger, posted)
                due = book.ledger.value("SELECT due FROM items WHERE id = ?", (item,))
                assert due == (example.due.isoformat() if example.due else None), terms


def test_a_signed_version_counts_until_the_next_is_signed(tmp_path: Path) -> None:
    """R001: none, not signed, signed; a new version waits, the old one stays; then it stands in for it."""
    with a_whole_book(tmp_path) as book:
        ledger, wang = book.ledger, a_customer(book.ledger)
        assert sheet_on_file(ledger, wang, on("03-01")).state is SheetState.NONE
        first = a_sheet(ledger, wang.id)
        assert a_sheet(ledger, wang.id, submission="") != first
        states = {one.number: (one.state, one.replaced_by) for one in paper_rows(ledger, on("03-01"))}
        assert states[first] == (PaperState.REPLACED, "SXT-2026-00002")
        came_back_signed(book, ["SXT-2026-00002"], on("03-02"), at("03-02"), b"%PDF-1.4 photo")
        found = sheet_on_file(ledger, wang, on("03-02"))
        assert (found.state, found.signed_on) == (SheetState.SIGNED, on("03-02"))
        third = a_sheet(ledger, wang.id, "03-05", late_rate=30_000)
        assert paper_row(ledger, "SXT-2026-00002", on("03-05")).state is PaperState.SIGNED
        assert sheet_on_file(ledger, wang, on("03-05")).sheet == found.sheet
        came_back_signed(book, [third], on("03-06"), at("03-06"))
        assert paper_row(ledger, "SXT-2026-00002", on("03-06")).replaced_by == third
        assert clauses_to_propose(ledger, wang.id, on("03-06")).late_rate == 30_000
        assert checking.check(ledger) == []


def test_terms_changed_after_the_signature_ask_for_a_new_sheet(tmp_path: Path) -> None:
    with a_whole_book(tmp_path) as book:
        wang = a_customer(book.ledger)
        came_back_signed(book, [a_sheet(book.ledger, wang.id)], on("03-02"), at("03-02"))
        before = load_customer(book.ledger, wang.id)
        wider = Terms(TermsKind.DAYS, days=45)
        now = edit_customer(book.ledger, replace(before, terms=wider), at("03-03")).result
        assert sheet_on_file(book.ledger, now, on("03-03")).state is SheetState.OTHER_TERMS


def test_sent_twice_it_is_made_once_and_void_it_is_printed_no_more(tmp_path: Path) -> None:
    """D4; the number stays. What came back signed is not voided."""
    with a_whole_book(tmp_path) as book:
        ledger, wang = book.ledger, a_customer(book.ledger)
        number = a_sheet(ledger, wang.id, submission="once")
        assert a_sheet(ledger, wang.id, submission="once") == number
        void_credit_paper(ledger, number, at("03-01"))
        assert paper_row(ledger, number, on("03-01")).state is PaperState.REVERSED
        with pytest.raises(Refused, match="is void"):
            voucher_pdf(book, number, VoucherPaper.A4, "zh_CN", at("03-01"))
        with pytest.raises(Refused, match="void already"):
            void_credit_paper(ledger, number, at("03-01"))
        signed = a_sheet(ledger, wang.id)
        came_back_signed(book, [signed], on("03-01"), at("03-01"))
        with pytest.raises(Refused, match="came back signed"):
            void_credit_paper(ledger, signed, at("03-01"))


def test_it_is_drawn_on_every_sheet_found_by_its_code_and_follows_who_became_one(tmp_path: Path) -> None:
    with a_whole_book(tmp_path) as book:
        ledger, wang, twice = book.ledger, a_customer(book.ledger), a_customer(book.ledger, "老王建材经营部")
        number = a_sheet(ledger, twice.id, guarantor="王大虎", keeps_title=True, deposit_fen=100, reconciles=True)
        pages = [
            page_count(voucher_pdf(book, number, sheet, language, at("03-01")))
            for sheet in VoucherPaper
            for language in ("zh_CN", "en")
        ]
        assert pages[-2:] == [1, 1]
        assert max(pages) <= 4
        printed = ledger.value("SELECT fingerprint FROM papers WHERE number = ?", (number,))
        found = check_paper(ledger, snapshots.typed_fingerprint(printed), on("03-01"))
        assert found is not None
        assert found.number == number
        merge_customers(ledger, twice.id, wang.id, at("03-02"))
        (version,) = sheet_versions(ledger, wang.id, on("03-02"))
        assert version.sheet.customer == "老王建材经营部"


def test_the_history_of_a_customer_tells_of_sheets_letters_and_securities(tmp_path: Path) -> None:
    """U26: what was made, signed, entered and withdrawn stands there; nothing of another customer."""
    with a_whole_book(tmp_path) as book:
        ledger, wang, other = book.ledger, a_customer(book.ledger), a_customer(book.ledger, "单县五金")
        number = a_sheet(ledger, wang.id)
        a_sheet(ledger, other.id)
        came_back_signed(book, [number], on("03-02"), at("03-02"))
        given = Security(wang.id, SecurityKind.PLEDGE, on("03-02"), what="叉车")
        row = add_security(ledger, given, at("03-02")).result.id
        withdraw(ledger, Withdrawable.GROUND, row, at("03-03"))
        found = history_of(ledger, HistoryOf(customer_id=wang.id), on("03-03"))
        verbs = {str(one.deed) for one in found}
        assert {"Terms sheet made", "Came back signed", "Security entered"} <= verbs
        assert "Security, contract or questions withdrawn" in verbs
