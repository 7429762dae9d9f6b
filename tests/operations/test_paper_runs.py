"""Which paper is to be printed, and what is written down once it is good."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.doubts import Doubt, Doubted
from desktop_app.domain.errors import Refused
from desktop_app.domain.papers import PAPER_KINDS, PaperKind, PaperState
from desktop_app.domain.statements import StatementState
from desktop_app.language import translator
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.done import Changed
from desktop_app.operations.merging import merge_customers
from desktop_app.operations.paper_rows import paper_row, paper_rows, scan_of
from desktop_app.operations.paper_runs import (
    came_back_signed,
    issue_seen,
    month_entries,
    paper_bytes,
    printed_well,
    state_month,
    statement_to_show,
)
from desktop_app.operations.papers import VoucherPaper, mark_printed, statement_pdfs, voucher_pdf
from desktop_app.operations.statements import (
    Answer,
    answer_statement,
    issue_statement,
    mark_sent,
    replace_statement,
)
from tests.operations.builders import MEANT, OPENED, SHOP, a_customer, a_return, a_slip, at, on

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    create_book(tmp_path / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as opened:
        yield opened


def test_looking_at_the_statement_shows_last_month_and_issues_nothing(book: Book) -> None:
    """U40, case 21: it gets its number when it leaves the program."""
    wang = a_customer(book.ledger)
    a_slip(book.ledger, wang, "03-02")
    seen = statement_to_show(book.ledger, wang.id, at("04-10"))
    assert (seen.statement.period_from, seen.statement.period_to) == (on("03-01"), on("03-31"))
    assert (seen.is_draft, seen.statement.number) == (True, "")
    assert book.ledger.value("SELECT count(*) FROM statements") == 0
    made = issue_seen(book.ledger, seen, at("04-10"))
    assert (made.result.number, made.result.amount_fen) == ("DZD-2026-00001", seen.statement.closing_fen)
    assert made.changes == {Changed.STATEMENTS}


def test_the_paper_of_a_return_is_called_a_return_slip(book: Book) -> None:
    """R032: a list that calls it a delivery voucher sends the owner to the wrong pile."""
    wang = a_customer(book.ledger)
    slip = a_slip(book.ledger, wang, "03-02")
    back = a_return(book.ledger, wang, "03-05", "40", slip)
    kinds = {row.number: row.kind for row in paper_rows(book.ledger, on("03-31"))}
    assert kinds == {slip: PaperKind.VOUCHER, back: PaperKind.RETURN}
    assert [PAPER_KINDS[kinds[number]].text(translator("zh_CN")) for number in (slip, back)] == ["送货单", "退货单"]
    assert paper_bytes(book, paper_row(book.ledger, back, on("03-31")), VoucherPaper.A5, "en", at("03-31"))


def test_the_statement_that_covers_last_month_is_shown_as_it_was_issued(book: Book) -> None:
    """Case 7: nothing is issued twice, and a newer one is not passed over."""
    wang = a_customer(book.ledger)
    a_slip(book.ledger, wang, "03-02")
    first = issue_statement(book.ledger, wang.id, on("03-01"), at("04-02")).result
    again = statement_to_show(book.ledger, wang.id, at("04-10"))
    assert (again.statement.number, again.is_draft) == (first.number, False)
    newest = issue_statement(book.ledger, wang.id, on("04-01"), at("04-12")).result
    assert statement_to_show(book.ledger, wang.id, at("04-15")).statement.number == newest.number


def test_a_customer_who_began_this_month_is_told_up_to_today(book: Book) -> None:
    wang = a_customer(book.ledger)
    a_slip(book.ledger, wang, "04-02", "88")
    seen = statement_to_show(book.ledger, wang.id, at("04-10")).statement
    assert (seen.period_from, seen.period_to, seen.closing_fen) == (on("04-01"), on("04-10"), 8_800)


def test_a_draft_whose_account_changed_meanwhile_is_not_issued(book: Book) -> None:
    """Case 21: the number goes to what was looked at, or to nothing."""
    wang = a_customer(book.ledger)
    a_slip(book.ledger, wang, "03-02")
    seen = statement_to_show(book.ledger, wang.id, at("04-10"))
    a_slip(book.ledger, wang, "03-03", entered="04-10")
    with pytest.raises(Refused, match="老王建材 changed meanwhile"):
        issue_seen(book.ledger, seen, at("04-10"))
    assert book.ledger.value("SELECT count(*) FROM counters WHERE series = 'statement'") == 0


def test_a_paper_is_found_by_its_number_whatever_it_is(book: Book) -> None:
    wang = a_customer(book.ledger)
    slip = a_slip(book.ledger, wang, "03-02")
    statement = state_month(book.ledger, wang.id, on("03-01"), at("04-02")).result
    assert paper_row(book.ledger, slip, on("04-02")).kind is PaperKind.VOUCHER
    assert paper_row(book.ledger, statement.number, on("04-02")) == statement
    for number in ("SHD-2026-99999", "DZD-2026-99999", ""):
        with pytest.raises(Refused, match="Check the number"):
            paper_row(book.ledger, number, on("04-02"))
    assert paper_row(book.ledger, slip, on("03-01")).dated == on("03-02"), "a clock that runs slow denies no paper"


def test_the_bytes_are_those_that_are_kept(book: Book) -> None:
    """D9."""
    wang = a_customer(book.ledger)
    slip = a_slip(book.ledger, wang, "03-02")
    statement = state_month(book.ledger, wang.id, on("03-01"), at("04-02")).result
    moment, voucher = at("04-02"), paper_row(book.ledger, slip, on("04-02"))
    drawn = paper_bytes(book, voucher, VoucherPaper.A5, "zh_CN", moment)
    assert drawn == voucher_pdf(book, slip, VoucherPaper.A5, "zh_CN", moment)
    assert drawn != paper_bytes(book, voucher, VoucherPaper.A4, "zh_CN", moment)
    ((_, kept),) = statement_pdfs(book, [statement.number], "zh_CN", moment)
    assert paper_bytes(book, statement, VoucherPaper.A5, "zh_CN", moment) == kept


def test_only_what_is_good_is_written_down(book: Book) -> None:
    """U43."""
    wang = a_customer(book.ledger)
    good, spoiled = a_slip(book.ledger, wang, "03-02"), a_slip(book.ledger, wang, "03-03")
    made = printed_well(book, [good], at("03-04"))
    assert made.result == (good,)
    assert made.changes == {Changed.PAPERS}
    states = {row.number: row.state for row in paper_rows(book.ledger, on("03-04"))}
    assert states == {good: PaperState.PRINTED, spoiled: PaperState.NOT_PRINTED}


def test_signed_copies_come_back_one_with_a_scan_or_many_without(book: Book) -> None:
    """U44."""
    wang = a_customer(book.ledger)
    slips = [a_slip(book.ledger, wang, "03-02") for _ in range(3)]
    came_back_signed(book, slips[:2], on("03-05"), at("03-06"))
    came_back_signed(book, slips[2:], on("03-06"), at("03-06"), b"photo", "盖章")
    rows = {row.number: row for row in paper_rows(book.ledger, on("03-06"))}
    assert [rows[slip].signed_on for slip in slips] == [on("03-05"), on("03-05"), on("03-06")]
    assert scan_of(book, *rows[slips[2]].scans) == b"photo"
    with pytest.raises(Refused):
        came_back_signed(book, slips, on("03-09"), at("03-06"))


def stated(book: Book, name: str, month: str = "03-01", day: str = "04-02") -> str:
    """Number of the statement of a customer with one slip in March."""
    customer = a_customer(book.ledger, name)
    a_slip(book.ledger, customer, "03-02")
    return issue_statement(book.ledger, customer.id, on(month), at(day)).result.number


def replaced(book: Book, times: int = 1, name: str = "老王建材") -> tuple[str, str]:
    """(old, new): a statement that no longer held, and what stands in its place after so many corrections."""
    wang = a_customer(book.ledger, name)
    a_slip(book.ledger, wang, "03-02")
    old = issue_statement(book.ledger, wang.id, on("03-01"), at("04-02")).result.number
    for _ in range(times):
        a_slip(book.ledger, wang, "03-05", "70", entered="04-03")
        new = replace_statement(book.ledger, wang.id, on("03-01"), at("04-03")).result.number
    return old, new


def events_of(book: Book) -> int:
    return int(book.ledger.value("SELECT count(*) FROM paper_events"))


def test_papers_that_come_back_together_are_all_marked_or_none(book: Book) -> None:
    """U44: the second is refused, so the first is unmarked and may be brought back again with the others."""
    first = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    old, new = replaced(book, name="李记五金")
    with pytest.raises(Refused, match=f"{old} was replaced by {new}"):
        came_back_signed(book, [first, old], on("04-05"), at("04-05"), accepted=MEANT)
    with pytest.raises(Refused, match="Check the number"):
        came_back_signed(book, [first, "SHD-2026-99999"], on("04-05"), at("04-05"))
    assert paper_row(book.ledger, first, on("04-05")).signed_on is None
    assert events_of(book) == 0


def test_sheets_of_one_round_are_all_marked_as_printed_or_none(book: Book) -> None:
    """A brother, U43."""
    first = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    old, new = replaced(book, name="李记五金")
    with pytest.raises(Refused, match=f"{old} was replaced by {new}. Print or send {new} instead"):
        printed_well(book, [first, old], at("04-05"))
    assert events_of(book) == 0


@pytest.mark.parametrize("times", [1, 2])
def test_a_replaced_statement_is_neither_printed_nor_sent_and_the_one_that_stands_is_named(
    book: Book, times: int
) -> None:
    """Case 21: replaced twice, the last one is named, not the one between."""
    old, new = replaced(book, times)
    for refused in (
        lambda: mark_printed(book, old, on("04-05"), at("04-05")),
        lambda: mark_sent(book.ledger, old, on("04-05"), at("04-05")),
    ):
        with pytest.raises(Refused, match=f"{old} was replaced by {new}. Print or send {new} instead"):
            refused()
    with pytest.raises(Refused, match=f"{old} was replaced by {new}. Have {new} signed"):
        came_back_signed(book, [old], on("04-05"), at("04-05"))
    with pytest.raises(Refused, match=f"{old} was replaced by {new}. Record the answer there"):
        answer_statement(book.ledger, old, Answer(StatementState.AGREED, on("04-05")), at("04-05"))
    assert mark_sent(book.ledger, new, on("04-05"), at("04-05")).result.state is StatementState.SENT


def test_a_statement_that_never_left_the_shop_is_asked_before_it_is_signed(book: Book) -> None:
    """Case 28: it is probably another one's copy; all of a pile are asked about at once, and nothing is kept of it."""
    wang, li = stated(book, "老王"), stated(book, "李记")
    with pytest.raises(Doubted) as asked:
        came_back_signed(book, [wang, li], on("04-05"), at("04-05"), b"photo")
    assert [str(one.said) for one in asked.value.problems] == [
        f"{number} was never printed nor marked as sent. Did its signed copy really come back?" for number in (wang, li)
    ]
    assert asked.value.doubts == {Doubt.NEVER_SENT}
    assert (events_of(book), list(book.scans.names())) == (0, [])
    came_back_signed(book, [wang, li], on("04-05"), at("04-05"), accepted={Doubt.NEVER_SENT})
    assert {paper_row(book.ledger, one, on("04-05")).state for one in (wang, li)} == {PaperState.SIGNED}


def test_what_was_printed_or_sent_or_answered_or_is_a_slip_is_signed_without_a_question(book: Book) -> None:
    printed, sent, answered = stated(book, "打印的"), stated(book, "微信发的"), stated(book, "说不对的")
    slip = a_slip(book.ledger, a_customer(book.ledger, "手写单"), "03-02")
    printed_well(book, [printed], at("04-03"))
    mark_sent(book.ledger, sent, on("04-03"), at("04-03"))
    answer_statement(book.ledger, answered, Answer(StatementState.DIFFERS, on("04-04"), 5_000), at("04-04"))
    assert came_back_signed(book, [printed, sent, answered, slip], on("04-05"), at("04-05")).result == (
        printed, sent, answered, slip,
    )  # fmt: skip


def test_what_a_month_will_say_is_known_before_it_is_issued_and_names_are_in_order(book: Book) -> None:
    """R066, case 7: the sums and the order of the names; an issued one says what its paper says."""
    wang, an = a_customer(book.ledger), a_customer(book.ledger, "安达水暖")
    a_slip(book.ledger, wang, "03-02")
    a_slip(book.ledger, an, "03-03")
    before = month_entries(book.ledger, on("03-01"), at("04-10"))
    assert [one.customer.name for one in before] == ["安达水暖", wang.name]
    assert all(one.row is None and one.closing_fen > 0 for one in before)
    state_month(book.ledger, wang.id, on("03-01"), at("04-10"))
    after = month_entries(book.ledger, on("03-01"), at("04-10"))
    assert [one.closing_fen for one in after] == [one.closing_fen for one in before]
    assert [one.row is None for one in after] == [True, False]


def october_owed(book: Book) -> list[tuple[str, int, bool, str]]:
    """Name, closing debt, whether a paper stands for it, and who it became."""
    found = month_entries(book.ledger, on("2026-10-01"), at("2026-11-30"))
    return [(one.customer.name, one.closing_fen, one.row is not None, one.became) for one in found]


@pytest.mark.parametrize("stated", [True, False])
def test_a_month_that_was_issued_before_a_merge_still_comes_to_what_was_owed(book: Book, stated: bool) -> None:
    """Case 19: 18,880.50 stands on the paper of the one; 18,964.00 of the other is told beside, paper or none."""
    kept, other = a_customer(book.ledger, "南塘德信"), a_customer(book.ledger, "龙泉宏远")
    a_slip(book.ledger, kept, "2026-10-08", "18880.50")
    a_slip(book.ledger, other, "2026-10-09", "18964.00")
    state_month(book.ledger, kept.id, on("2026-10-01"), at("2026-11-02"))
    if stated:
        state_month(book.ledger, other.id, on("2026-10-01"), at("2026-11-02"))
    merge_customers(book.ledger, other.id, kept.id, at("2026-11-05"))
    assert october_owed(book) == [
        ("南塘德信", 1_888_050, True, ""),
        ("龙泉宏远", 1_896_400, stated, "南塘德信"),
    ]
    assert sum(one.closing_fen for one in month_entries(book.ledger, on("2026-11-01"), at("2026-11-30"))) == 3_784_450


def test_who_brought_another_along_is_told_once_with_the_paper_that_tells_of_both(book: Book) -> None:
    """Case 19: C became one with B, B's paper of October tells of both, then B became one with A."""
    first, second, third = (a_customer(book.ledger, name) for name in ("甲", "乙", "丙"))
    for customer, yuan in ((first, "100"), (second, "20"), (third, "3")):
        a_slip(book.ledger, customer, "2026-10-08", yuan)
    merge_customers(book.ledger, third.id, second.id, at("2026-10-20"))
    state_month(book.ledger, first.id, on("2026-10-01"), at("2026-11-02"))
    state_month(book.ledger, second.id, on("2026-10-01"), at("2026-11-02"))
    merge_customers(book.ledger, second.id, first.id, at("2026-11-05"))
    assert october_owed(book) == [("甲", 10_000, True, ""), ("乙", 2_300, True, "甲")]
