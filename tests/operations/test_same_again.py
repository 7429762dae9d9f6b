"""The same paper again, in other words: recognised or asked about, never booked twice in silence; a correction is a
reversal and a new entry, and can be taken back.
"""

from pathlib import Path

import pytest

from desktop_app.domain.money import format_fen
from desktop_app.operations.importing import ImportKind, InDoubt, Preview
from desktop_app.operations.outlook import outlooks
from desktop_app.operations.reports import ageing
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import checking
from desktop_app.store.customers import load_customers
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, an_opening, at, on, owed, still_open
from tests.operations.foreign import TODAY, asked, brought, seen

OPEN, RECEIPTS, SHIPMENTS, HISTORY = (
    ImportKind.OPEN_ITEMS,
    ImportKind.RECEIPTS,
    ImportKind.SHIPMENTS,
    ImportKind.HISTORY,
)
WORDS = {"same", "another", "correction"}

SAME = {"same": "same"}
ANOTHER = {"same": "another"}
CORRECTION = {"same": "correction"}

AGAIN: list[tuple[ImportKind, tuple[str, ...], tuple[str, ...]]] = [
    # -- a column of numbers came later (c09)
    (
        RECEIPTS,
        ("客户名称,收款日期,收款金额", "甲店,2026-02-05,1000"),
        ("客户名称,收款日期,收款金额,单据号", "甲店,2026-02-05,1000,BK1"),
    ),
    (
        RECEIPTS,
        ("customer,date,amount", "甲店,2026-02-05,1000"),
        ("reference,customer,date,amount", "BK1,甲店,2026-02-05,1000"),
    ),
    (OPEN, ("客户,日期,未收金额", "甲店,2026-02-05,1000"), ("客户,单号,日期,未收金额", "甲店,A1,2026-02-05,1000")),
    (OPEN, ("客户,单号,日期,未收金额", "甲店,A1,2026-02-05,1000"), ("客户,日期,未收金额", "甲店,2026-02-05,1000")),
    # -- a column of due dates, of received money
    (OPEN, ("客户,日期,金额", "甲店,2026-02-05,1000"), ("客户,日期,到期日,金额", "甲店,2026-02-05,2026-03-05,1000")),
    (OPEN, ("客户,日期,金额", "甲店,2026-02-05,1000"), ("客户,日期,金额,未收金额", "甲店,2026-02-05,1000,400")),
    (
        SHIPMENTS,
        ("客户,日期,品名,数量,单价", "甲店,2026-02-05,水泥,10,100"),
        ("客户,单号,日期,品名,规格,数量,单价", "甲店,S9,2026-02-05,水泥,42.5,10,100"),
    ),
    # -- corrected: another sum, another price, another line
    (OPEN, ("客户,单号,日期,金额", "甲店,A1,2026-02-05,1000"), ("客户,单号,日期,金额", "甲店,A1,2026-02-05,1200")),
    (OPEN, ("客户,单号,日期,金额", "甲店,A1,2026-02-05,1000"), ("客户,单号,日期,金额", "甲店,A1,2026-02-05,900")),
    (OPEN, ("客户,单号,日期,金额", "甲店,A1,2026-02-05,1000"), ("客户,单号,日期,金额", "甲店,A1,2026-02-06,1000.5")),
    (OPEN, ("客户,日期,金额", "甲店,2026-02-05,1000"), ("客户,日期,金额", "甲店,2026-02-05,1200")),
    (RECEIPTS, ("客户,日期,金额", "甲店,2026-02-05,1000"), ("客户,日期,金额", "甲店,2026-02-05,100")),
    (RECEIPTS, ("客户,日期,金额,单号", "甲店,2026-02-05,1000,R1"), ("客户,日期,金额,单号", "甲店,2026-02-05,100,R1")),
    (
        SHIPMENTS,
        ("客户,单号,日期,品名,数量,单价", "甲店,X1,2026-02-05,水泥,10,100"),
        ("客户,单号,日期,品名,数量,单价", "甲店,X1,2026-02-05,水泥,12,100"),
    ),
    (
        SHIPMENTS,
        ("客户,日期,品名,数量,单价", "甲店,2026-02-05,水泥,10,100"),
        ("客户,日期,品名,数量,单价", "甲店,2026-02-05,水泥,10,100", "甲店,2026-02-05,沙子,1,9"),
    ),
    (
        HISTORY,
        ("客户,单号,日期,金额,付款日期,付款金额", "甲店,H1,2026-02-05,1000,2026-02-06,1000"),
        ("客户,单号,日期,金额,付款日期,付款金额", "甲店,H1,2026-02-05,1100,2026-02-06,1000"),
    ),
    # -- a later list of balances
    (OPEN, ("客户名称,应收余额", "甲店,1000"), ("客户名称,应收余额", "甲店,1300")),
    (OPEN, ("客户名称,应收余额", "甲店,1000", "乙店,5"), ("客户名称,应收余额", "甲店,800", "乙店,5")),
    (OPEN, ("客户名称,日期,应收余额", "甲店,2026-02-01,1000"), ("客户名称,日期,应收余额", "甲店,2026-03-01,800")),
    (OPEN, ("customer,balance", "甲店,1000"), ("customer,outstanding", "甲店,700")),
    # -- in a list that came before, a row is gone and one is new: its day or its customer was wrong
    (
        RECEIPTS,
        ("客户,日期,金额", "甲店,2026-02-05,1000", "甲店,2026-02-07,7"),
        ("客户,日期,金额", "甲店,2026-02-06,1000", "甲店,2026-02-07,7"),
    ),
]


@pytest.mark.parametrize(("kind", "first", "second"), AGAIN)
def test_a_row_in_other_words_is_asked_about_before_anything_is_booked(
    book: Ledger, tmp_path: Path, kind: ImportKind, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    brought(book, tmp_path, kind, *first)
    questions = asked(book, tmp_path, kind, *second)
    assert [key.partition("@")[0] for key in questions] == ["same"]
    assert all(set(choices) - {"paid"} == WORDS for choices in questions.values())


@pytest.mark.parametrize(("kind", "first", "second"), AGAIN)
def test_the_same_books_nothing_and_leaves_nothing_to_undo(
    book: Ledger, tmp_path: Path, kind: ImportKind, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    brought(book, tmp_path, kind, *first)
    before = figures(book)
    made = brought(book, tmp_path, kind, *second, accepted=SAME)
    assert (made.documents, made.import_id, figures(book)) == (0, 0, before)


@pytest.mark.parametrize(("kind", "first", "second"), AGAIN)
def test_a_correction_leaves_the_book_as_if_only_the_second_had_come_and_goes_back(
    book: Ledger, tmp_path: Path, kind: ImportKind, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    brought(book, tmp_path, kind, *first)
    before = figures(book)
    announced = announced_money(book, seen(book, tmp_path, kind, *second, accepted=CORRECTION))
    made = brought(book, tmp_path, kind, *second, accepted=CORRECTION)
    assert (made.owed_fen, made.received_fen) == announced
    assert checking.check(book) == []
    corrected = figures(book)
    undo_import(book, at(TODAY))
    assert (checking.check(book), figures(book)) == ([], before)
    undo_import(book, at(TODAY))
    brought(book, tmp_path, kind, *second)
    assert figures(book) == corrected


def announced_money(book: Ledger, sheet: Preview) -> tuple[int, int]:
    """(owed, received) as the preview tells it before anything is booked."""
    moves = outlooks(book, [sheet], at(TODAY))[sheet.table.key].moves.values()
    return sum(owed for owed, _ in moves), sum(received for _, received in moves)


def figures(book: Ledger) -> dict[str, dict[str, tuple[int, ...]]]:
    """What everybody owes by age, on past days and today."""
    return {
        day: {row.name: (row.ageing.not_due_fen, *row.ageing.buckets_fen, row.ageing.on_account_fen) for row in rows}
        for day in ("02-20", "03-15", TODAY)
        if (rows := ageing(book, on(day)).rows) is not None
    }


def test_a_receipt_typed_by_hand_before_is_asked_about(book: Ledger, tmp_path: Path) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "1000")
    a_receipt(book, wang, "03-05", "400")
    sheet = ("付款人,收款日期,金额,单据号", "老王建材,2026-03-05,400,88001", "老王建材,2026-03-09,50,88002")
    assert asked(book, tmp_path, RECEIPTS, *sheet) == {"same@D2": ["same", "another", "correction"]}
    assert brought(book, tmp_path, RECEIPTS, *sheet, accepted=SAME).documents == 1
    assert owed(book, wang) == "550.00"


def test_two_equal_receipts_of_one_day_are_two_and_only_the_one_typed_before_is_asked_about(
    book: Ledger, tmp_path: Path
) -> None:
    wang = a_customer(book)
    a_receipt(book, wang, "03-05", "400")
    sheet = ("客户,收款日期,金额", "老王建材,2026-03-05,400", "老王建材,2026-03-05,400")
    assert list(asked(book, tmp_path, RECEIPTS, *sheet)) == ["same@B2"]
    assert brought(book, tmp_path, RECEIPTS, *sheet, accepted=SAME).documents == 1
    assert owed(book, wang) == "-800.00"


def test_a_slip_typed_by_hand_is_recognised_by_its_own_number(book: Ledger, tmp_path: Path) -> None:
    """The list a customer sends back carries our numbers: nothing new, and nothing to ask."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-05", "400")
    sheet = ("客户,单号,日期,金额,未收金额", f"老王建材,{slip},2026-03-05,400,400")
    made = brought(book, tmp_path, OPEN, *sheet)
    assert (made.documents, made.skipped, made.import_id) == (0, 1, 0)
    assert owed(book, wang) == "400.00"


def test_a_debt_that_came_as_a_list_is_recognised_when_its_slip_comes(book: Ledger, tmp_path: Path) -> None:
    brought(book, tmp_path, OPEN, "客户,单号,日期,金额", "甲店,X1,2026-02-05,1000")
    slips = ("客户,送货单号,日期,品名,数量,单价", "甲店,X1,2026-02-05,水泥,10,100", "甲店,X2,2026-02-06,水泥,1,100")
    assert brought(book, tmp_path, SHIPMENTS, *slips).documents == 1


LESS = [
    ("客户,单号,日期,欠款", "甲店,A1,2026-02-05,12000", "甲店,A1,2026-02-05,0.7万"),
    ("客户,单号,日期,金额,未收", "甲店,A1,2026-02-05,15000,12000", "甲店,A1,2026-02-05,15000,7000"),
    ("客户,单号,日期,金额,已收", "甲店,A1,2026-02-05,15000,3000", "甲店,A1,2026-02-05,15000,8000"),
    ("客户,单号,日期,金额", "甲店,A1,2026-02-05,12000", "甲店,A1,2026-02-05,7000"),
    ("客户,日期,未收金额", "甲店,2026-02-05,12000", "甲店,2026-02-05,7000"),
]


@pytest.mark.parametrize(("head", "before", "now"), LESS)
def test_less_open_a_month_later_is_asked_about_and_taken_as_paid(
    book: Ledger, tmp_path: Path, head: str, before: str, now: str
) -> None:
    """Task 2: of 12,000 the sheet says 7,000 is left, and the book knows of no payment: 5,000 came meanwhile."""
    brought(book, tmp_path, OPEN, head, before)
    ((key, choices),) = asked(book, tmp_path, OPEN, head, now).items()
    assert "paid" in choices
    paid = {key: "paid"}
    assert announced_money(book, seen(book, tmp_path, OPEN, head, now, accepted=paid)) == (0, 500_000)
    made = brought(book, tmp_path, OPEN, head, now, accepted=paid)
    assert (made.owed_fen, made.received_fen) == (0, 500_000)
    (owner,) = load_customers(book)
    assert [fen for _, fen in still_open(book, owner)] == ["7000.00"]
    assert asked(book, tmp_path, OPEN, head, now) == {}
    undo_import(book, at(TODAY))
    assert [fen for _, fen in still_open(book, owner)] == ["12000.00"]
    assert checking.check(book) == []


def test_the_same_number_day_and_sum_under_another_name_is_asked_about(book: Ledger, tmp_path: Path) -> None:
    """Case 19: last month under the short name, now under the full one; another day or sum is another paper."""
    head = "客户,单号,日期,未收金额"
    brought(book, tmp_path, OPEN, head, "老周,0090,2026-02-20,2000")
    full = "余杭新天地酒店"
    assert asked(book, tmp_path, OPEN, head, f"{full},0091,2026-02-20,2000", f"{full},0090,2026-02-21,2000") == {}
    ((key, choices),) = asked(book, tmp_path, OPEN, head, f"{full},0090,2026-02-20,2000").items()
    assert set(choices) == WORDS
    made = brought(book, tmp_path, OPEN, head, f"{full},0090,2026-02-20,2000", accepted={key: "same"})
    assert (made.documents, made.customers) == (0, 0)


def test_less_open_than_the_sheet_says_is_an_older_sheet(book: Ledger, tmp_path: Path) -> None:
    """The payment stands in the book already; an equal sheet, or one of before, changes nothing and asks nothing."""
    head, before = "客户,单号,日期,未收金额", "甲店,A1,2026-02-05,12000"
    brought(book, tmp_path, OPEN, head, before)
    (owner,) = load_customers(book)
    a_receipt(book, owner, "04-01", "5000")
    for now in (before, "甲店,A1,2026-02-05,7000"):
        assert asked(book, tmp_path, OPEN, head, now) == {}
    assert [fen for _, fen in still_open(book, owner)] == ["7000.00"]


def test_a_correction_keeps_the_money_where_it_was(book: Ledger, tmp_path: Path) -> None:
    """Case 1: 400 had paid the slip of 1000; of the corrected 1200 the same 400 is paid, on the same day."""
    brought(book, tmp_path, OPEN, "客户,单号,日期,到期日,金额", "甲店,A1,2026-02-05,2026-02-20,1000")
    brought(book, tmp_path, RECEIPTS, "客户,日期,金额", "甲店,2026-02-10,400")
    fixed = ("客户,单号,日期,到期日,金额", "甲店,A1,2026-02-05,2026-02-20,1200")
    made = brought(book, tmp_path, OPEN, *fixed, accepted=CORRECTION)
    assert (made.documents, made.corrected, format_fen(made.owed_fen)) == (1, 1, "200.00")
    overdue = [sum(row.ageing.buckets_fen) for row in ageing(book, on("03-01")).rows]
    assert (overdue, checking.check(book)) == ([800_00], [])
    undo_import(book, at(TODAY))
    assert [sum(row.ageing.buckets_fen) for row in ageing(book, on("03-01")).rows] == [600_00]
    assert checking.check(book) == []


def test_a_slip_that_came_back_cannot_be_corrected_by_a_sheet(book: Ledger, tmp_path: Path) -> None:
    wang = a_customer(book)
    an_opening(book, wang, "03-05", "400")
    (number, _), *_ = still_open(book, wang)
    sheet = ("客户,单号,日期,金额", f"老王建材,{number},2026-03-05,300")
    assert list(asked(book, tmp_path, OPEN, *sheet)) == ["same@B2"]
    assert brought(book, tmp_path, OPEN, *sheet, accepted=CORRECTION).documents == 1
    assert owed(book, wang) == "300.00"


R, D = "客户,日期,金额", "客户,单号,日期,金额"

NOT_AGAIN: list[tuple[ImportKind, tuple[str, ...], tuple[str, ...]]] = [
    (RECEIPTS, (f"{R},单号", "甲店,2026-02-05,10,R1"), (f"{R},单号", "甲店,2026-02-05,10,R2")),
    (RECEIPTS, (R, "甲店,2026-02-05,10"), (R, "甲店,2026-02-05,10", "甲店,2026-02-05,10")),
    (RECEIPTS, (R, "甲店,2026-02-05,10"), (R, "甲店,2026-02-05,10", "甲店,2026-03-05,5")),
    (OPEN, (D, "甲店,A1,2026-02-05,10"), (D, "乙店,A1,2026-02-05,11")),
    (OPEN, (D, "甲店,A1,2026-02-05,10"), (D, "甲店,A2,2026-02-05,10")),
    (OPEN, (R, "甲店,2026-02-05,10", "甲店,2026-02-06,5"), (R, "甲店,2026-03-05,10", "甲店,2026-03-06,5")),
    (
        SHIPMENTS,
        ("客户,单号,日期,品名,数量,单价", "甲店,X1,2026-02-05,水泥,10,100"),
        ("客户,单号,日期,品名,数量,单价", "甲店,X1,2026-02-05,水泥,10,100", "甲店,X2,2026-02-05,水泥,10,100"),
    ),
]


@pytest.mark.parametrize(("kind", "first", "second"), NOT_AGAIN)
def test_what_is_plainly_new_is_not_asked_about(
    book: Ledger, tmp_path: Path, kind: ImportKind, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    brought(book, tmp_path, kind, *first)
    assert asked(book, tmp_path, kind, *second) == {}


def test_another_one_is_booked_beside_it_and_is_known_from_then_on(book: Ledger, tmp_path: Path) -> None:
    brought(book, tmp_path, RECEIPTS, "客户,日期,金额", "甲店,2026-02-05,1000")
    other = ("客户,日期,金额,单号", "甲店,2026-02-05,1000,BK1")
    assert brought(book, tmp_path, RECEIPTS, *other, accepted=ANOTHER).documents == 1
    assert brought(book, tmp_path, RECEIPTS, *other).documents == 0


def test_a_question_about_a_paper_of_the_book_names_it_by_the_number_on_the_paper(book: Ledger, tmp_path: Path) -> None:
    """The shop knows A1, not our own number; both are said."""
    brought(book, tmp_path, OPEN, "客户,单号,日期,金额", "甲店,A1,2026-02-05,1000")
    with pytest.raises(InDoubt) as doubted:
        brought(book, tmp_path, OPEN, "客户,单号,日期,金额", "甲店,A1,2026-02-05,1200")
    (doubt,) = next(iter(doubted.value.doubts.values()))
    assert str(doubt.said).startswith("甲店: this seems to be A1 (QCD-")
