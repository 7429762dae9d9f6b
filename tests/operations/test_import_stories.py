"""Foreign sheets, month after month: nothing comes twice, nothing slips past the gate, all goes back in one step."""

from pathlib import Path

import pytest

from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen
from desktop_app.domain.shipments import Voucher
from desktop_app.domain.statements import Statement
from desktop_app.operations.customers import add_customer, find_customer
from desktop_app.operations.importing import ImportKind, InDoubt, Summary, summary, terms_in_words
from desktop_app.operations.outlook import outlooks
from desktop_app.operations.reports import ageing, balances
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import snapshots
from desktop_app.store.customers import load_customers
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    OPENED,
    a_customer,
    a_receipt,
    a_return,
    a_slip,
    an_opening,
    at,
    on,
    owed,
    still_open,
)
from tests.operations.foreign import TODAY, brought, seen
from tests.operations.one_table import import_preview

SLIPS = "送货单号,日期,客户,品名,单位,数量,单价"


def stopped(book: Ledger, name: str = "老王建材") -> Customer:
    return add_customer(book, Customer(name, stopped=True, stop_reason="欠款太久"), at(OPENED)).result


# ── once ─────────────────────────────────────────────────────────────────────────────────────────
OPEN = "客户,单号,日期,金额,未收金额"


def test_next_months_list_of_open_items_adds_no_debt_that_is_there_already(book: Ledger, tmp_path: Path) -> None:
    """U48: a debt is known by its number; that less of it is open is no new debt, and what became of it is asked."""
    wang = a_customer(book)
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, OPEN, "老王建材,A1,2026-03-05,1000,1000")
    less, same = "老王建材,A1,2026-03-05,1000,400", {"same@B2": "same"}
    again = brought(book, tmp_path, ImportKind.OPEN_ITEMS, OPEN, less, day="05-10", accepted=same)
    assert (again.documents, again.skipped, again.import_id) == (0, 1, 0)
    assert owed(book, wang) == "1000.00"
    fresh = (less, "老王建材,A2,2026-03-05,50,50", "老王建材,A1,2026-03-06,70,70")
    with pytest.raises(InDoubt, match="same@B4"):
        brought(book, tmp_path, ImportKind.OPEN_ITEMS, OPEN, *fresh, day="05-10", accepted=same)
    other = {**same, "same@B4": "another"}
    assert brought(book, tmp_path, ImportKind.OPEN_ITEMS, OPEN, *fresh, day="05-10", accepted=other).documents == 2
    assert owed(book, wang) == "1120.00"


def test_debts_without_a_number_are_told_apart_by_their_sums(book: Ledger, tmp_path: Path) -> None:
    sheet = ("客户,日期,未收金额", "老王建材,2026-03-05,100", "老王建材,2026-03-05,100", "老王建材,2026-03-05,70")
    assert brought(book, tmp_path, ImportKind.OPEN_ITEMS, *sheet).documents == 3
    assert brought(book, tmp_path, ImportKind.OPEN_ITEMS, *sheet).documents == 0
    assert owed(book, find_customer(book, "老王建材")) == "270.00"


def test_slips_and_receipts_come_once(book: Ledger, tmp_path: Path) -> None:
    """U48."""
    for kind, sheet in (
        (ImportKind.SHIPMENTS, (SLIPS, "X1,2026-03-05,老王建材,水泥,包,10,25.5")),
        (ImportKind.RECEIPTS, ("客户,日期,金额", "老王建材,2026-03-06,55")),
    ):
        assert brought(book, tmp_path, kind, *sheet).documents == 1
        assert brought(book, tmp_path, kind, *sheet).documents == 0
    assert owed(book, find_customer(book, "老王建材")) == "200.00"


def test_a_debt_without_a_date_is_one_of_the_day_it_is_brought_over(book: Ledger, tmp_path: Path) -> None:
    """时效规定 4: without terms it is due at once."""
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, "客户,未收金额", "老王建材,100")
    wang = find_customer(book, "老王建材")
    assert wang.terms.kind is TermsKind.CASH
    assert book.rows("SELECT dated, due FROM items") == [("2026-04-10", "2026-04-10")]


def test_goods_typed_by_hand_before_get_the_price_they_lacked(book: Ledger, tmp_path: Path) -> None:
    """What is new is filled in; taking the import back takes it out again."""
    a_slip(book, a_customer(book), TODAY, "26")
    made = brought(book, tmp_path, ImportKind.GOODS, "品名,规格,单位,单价", "水泥,,包,25", "沙子,,吨,90")
    assert (made.goods, made.changed, made.skipped) == (1, 1, 0)
    assert dict(book.rows("SELECT name, price FROM goods")) == {"水泥": 250_000, "沙子": 900_000}
    assert undo_import(book, at(TODAY)).result.changed == 1
    assert book.value("SELECT price FROM goods WHERE name = '水泥'") is None


# ── whose ────────────────────────────────────────────────────────────────────────────────────────
def two_of_one_name(book: Ledger) -> tuple[Customer, Customer]:
    """A sheet writes names its own way: with other blanks and widths."""
    first = add_customer(book, Customer("老王建材", code="W1"), at(OPENED)).result
    second = add_customer(book, Customer("王氏五金", code="W2", aliases=("老王 建材",)), at(OPENED)).result
    return first, second


@pytest.mark.parametrize(
    ("kind", "sheet"),
    [
        (ImportKind.RECEIPTS, ("客户,日期,金额", "永发便利店,2026-03-01,5", "老王建材,2026-03-01,100")),
        (ImportKind.OPEN_ITEMS, (OPEN, "老 王建材,A1,2026-03-05,1000,400")),
        (ImportKind.SHIPMENTS, (SLIPS, "X1,2026-03-05,老王建材,水泥,包,10,25.5")),
        (ImportKind.HISTORY, ("客户,单号,日期,金额,付款日期,付款金额", "老王建材,A1,2026-03-05,9,2026-03-06,9")),
    ],
)
def test_a_name_that_fits_two_customers_is_refused_with_both_codes(
    book: Ledger, tmp_path: Path, kind: ImportKind, sheet: tuple[str, ...]
) -> None:
    """Nothing of the file is booked, not even the rows above."""
    two_of_one_name(book)
    rows = book.value("SELECT max(seq) FROM journal")
    with pytest.raises(Refused, match=r"can mean the customers (W1, W2|W2, W1)\."):
        brought(book, tmp_path, kind, *sheet)
    assert book.value("SELECT max(seq) FROM journal") == rows


def test_a_name_that_fits_two_customers_stops_no_file_that_does_not_speak_of_them(book: Ledger, tmp_path: Path) -> None:
    two_of_one_name(book)
    sheet = ("客户,日期,金额", "王氏五金,2026-03-01,100", "永发便利店,2026-03-01,5")
    assert brought(book, tmp_path, ImportKind.RECEIPTS, *sheet).documents == 2


def test_two_names_of_one_customer_are_no_doubt(book: Ledger, tmp_path: Path) -> None:
    wang = add_customer(book, Customer("老王建材", aliases=("老王 建材", "王哥")), at(OPENED)).result
    brought(book, tmp_path, ImportKind.RECEIPTS, "客户,日期,金额", "老 王 建材,2026-03-01,100", "王哥,2026-03-02,7")
    assert owed(book, wang) == "-107.00"


# ── the gate ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("day", ["2026-04-10", "2026-04-11"])
def test_a_slip_of_today_or_later_for_a_stopped_customer_is_refused(book: Ledger, tmp_path: Path, day: str) -> None:
    """R040, case 8: a sheet is no way around the gate."""
    wang = stopped(book)
    with pytest.raises(Refused, match=rf"slip of {day} for 老王建材 is stopped: .*欠款太久"):
        brought(book, tmp_path, ImportKind.SHIPMENTS, SLIPS, f"X1,{day},老王建材,水泥,包,10,25.5")
    assert (owed(book, wang), book.value("SELECT count(*) FROM goods")) == ("0.00", 0)


def test_a_slip_that_left_before_today_passes_whatever_was_agreed_since(book: Ledger, tmp_path: Path) -> None:
    """Case 8: the goods are gone; the gate counts them at the next slip."""
    wang = stopped(book)
    assert brought(book, tmp_path, ImportKind.SHIPMENTS, SLIPS, "X1,2026-04-09,老王建材,水泥,包,10,25.5").documents == 1
    assert owed(book, wang) == "255.00"


def test_a_slip_of_today_within_the_limit_passes_the_gate(book: Ledger, tmp_path: Path) -> None:
    """Case 8: and the next row of the same sheet is judged with it."""
    wang = a_customer(book, limit="300")
    assert brought(book, tmp_path, ImportKind.SHIPMENTS, SLIPS, "X1,2026-04-10,老王建材,水泥,包,10,25.5").documents == 1
    two = ("X2,2026-04-10,老王建材,沙子,吨,1,40", "X3,2026-04-10,老王建材,石子,吨,1,40")
    with pytest.raises(Refused, match=r"335\.00"):
        brought(book, tmp_path, ImportKind.SHIPMENTS, SLIPS, *two)
    assert owed(book, wang) == "255.00"


def test_money_from_a_sheet_cannot_come_tomorrow(book: Ledger, tmp_path: Path) -> None:
    file = seen(book, tmp_path, ImportKind.RECEIPTS, "客户,日期,金额", "老王建材,2026-04-11,100", day="04-11")
    with pytest.raises(Refused, match="has not come yet"):
        import_preview(book, file, "旧账.csv", at(TODAY), terms=Terms())
    sheet = ("客户,单号,日期,金额,付款日期,付款金额", "老王建材,A1,2026-03-05,9,2026-04-11,9")
    file = seen(book, tmp_path, ImportKind.HISTORY, *sheet, day="04-11")
    with pytest.raises(Refused, match="has not come yet"):
        import_preview(book, file, "旧账.csv", at(TODAY), terms=Terms())
    assert balances(book, on(TODAY)) == []


# ── back ─────────────────────────────────────────────────────────────────────────────────────────
def test_an_import_stays_while_goods_of_one_of_its_slips_have_come_back(book: Ledger, tmp_path: Path) -> None:
    """Case 9: first the return, then the slip."""
    brought(book, tmp_path, ImportKind.SHIPMENTS, SLIPS, "X1,2026-03-05,老王建材,水泥,包,10,25.5")
    wang = find_customer(book, "老王建材")
    (slip, _), *_ = still_open(book, wang)
    back = a_return(book, wang, TODAY, "25.5", slip)
    with pytest.raises(Refused, match=rf"Goods of {slip} came back with {back}"):
        undo_import(book, at(TODAY))
    assert (owed(book, wang), still_open(book, wang)) == ("229.50", [(slip, "229.50")])
    void_document(book, back, on(TODAY), "退错", at(TODAY))
    assert undo_import(book, at(TODAY)).result.documents == 1
    assert owed(book, wang) == "0.00"


def test_taking_an_import_back_leaves_what_was_entered_by_hand(book: Ledger, tmp_path: Path) -> None:
    """U23: the customers stay, money set against an imported slip is free again, what was reversed stays reversed."""
    lines = (
        "X1,2026-03-05,老王建材,水泥,包,10,25",
        "X2,2026-03-06,老王建材,水泥,包,1,25",
        "X3,2026-03-06,永发便利店,沙子,吨,1,9",
    )
    brought(book, tmp_path, ImportKind.SHIPMENTS, SLIPS, *lines)
    wang = find_customer(book, "老王建材")
    void_document(book, still_open(book, wang)[1][0], on("03-07"), "重复", at(TODAY))
    a_receipt(book, wang, TODAY, "100")
    a_slip(book, find_customer(book, "永发便利店"), TODAY, "3", paid="3")
    with pytest.raises(Doubted, match="1 papers of this import were paid since"):
        undo_import(book, at(TODAY))
    assert owed(book, wang) == "150.00", "asked about, and nothing done"
    undone = undo_import(book, at(TODAY), frozenset({"paid_since"})).result
    assert (undone.file_name, undone.documents, undone.customers, undone.goods) == ("旧账.csv", 2, 0, 0)
    assert (owed(book, wang), still_open(book, wang)) == ("-100.00", [])
    assert find_customer(book, "老王建材").active


def test_imports_go_back_one_by_one_newest_first(book: Ledger, tmp_path: Path) -> None:
    """U23."""
    brought(book, tmp_path, ImportKind.RECEIPTS, "客户,日期,金额", "老王建材,2026-03-01,100")
    brought(book, tmp_path, ImportKind.RECEIPTS, "客户,日期,金额", "老王建材,2026-03-02,7")
    wang = find_customer(book, "老王建材")
    left = []
    for _ in range(2):
        undo_import(book, at(TODAY))
        left.append(owed(book, wang))
    assert left == ["-100.00", "0.00"]
    with pytest.raises(Refused, match="no import"):
        undo_import(book, at(TODAY))


def test_a_customer_put_away_with_an_import_comes_back_with_the_next(book: Ledger, tmp_path: Path) -> None:
    people = ("客户名称,联系人,电话", "永发便利店,小李,2")
    brought(book, tmp_path, ImportKind.CUSTOMERS, *people)
    assert undo_import(book, at(TODAY)).result.customers == 1
    assert not find_customer(book, "永发便利店").active
    assert brought(book, tmp_path, ImportKind.CUSTOMERS, *people).customers == 1
    assert find_customer(book, "永发便利店").active


def test_goods_that_stand_on_a_slip_stay_when_their_import_is_taken_back(book: Ledger, tmp_path: Path) -> None:
    brought(book, tmp_path, ImportKind.GOODS, "品名,规格,单位,单价", "水泥,,包,25", "沙子,,吨,90")
    a_slip(book, a_customer(book), TODAY)
    assert undo_import(book, at(TODAY)).result.goods == 1
    assert dict(book.rows("SELECT name, active FROM goods")) == {"水泥": 1, "沙子": 0}


# ── phone numbers beside the debts ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("kind", "header", "rest"),
    [
        (ImportKind.OPEN_ITEMS, "客户,电话,日期,未收金额", "2026-03-05,100"),
        (ImportKind.HISTORY, "客户,电话,日期,金额,付款日期", "2026-03-05,100,2026-03-20"),
        (ImportKind.SHIPMENTS, "客户,电话,日期,品名,数量,单价,金额", "2026-03-05,水泥,4,25,100"),
        (ImportKind.RECEIPTS, "客户,电话,日期,金额", "2026-03-05,100"),
    ],
)
def test_the_phone_numbers_of_a_sheet_are_kept_where_the_book_knows_none(
    book: Ledger, tmp_path: Path, kind: ImportKind, header: str, rest: str
) -> None:
    """U48: of a new customer and of one without a number; what was typed stays, a contact's number too."""
    a_customer(book, "没电话")
    a_customer(book, "有电话", phone="138 0000 0001")
    add_customer(book, Customer("有联系人", contacts=(Contact("小李", phone="138 0000 0002"),)), at(OPENED))
    people = ("永发便利店", "没电话", "有电话", "有联系人")
    lines = [f"{name},1390000000{at_},{rest}" for at_, name in enumerate(people)]
    looked = seen(book, tmp_path, kind, header, *lines)
    assert [summary(good, kind).phone for good in looked.good] == [f"1390000000{at_}" for at_ in range(4)]
    brought(book, tmp_path, kind, header, *lines, accepted={"differs": "book"})
    assert [find_customer(book, name).phone for name in people] == ["13900000000", "13900000001", "138 0000 0001", ""]


def test_the_first_number_of_a_customer_in_the_sheet_is_kept(book: Ledger, tmp_path: Path) -> None:
    """U48: it may stand beside the second debt only."""
    lines = (
        "永发便利店,,2026-03-05,100",
        "永发便利店,13900000000,2026-03-06,50",
        "永发便利店,13900000009,2026-03-07,20",
    )
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, "客户,电话,日期,未收金额", *lines)
    assert find_customer(book, "永发便利店").phone == "13900000000"


# ── past days ────────────────────────────────────────────────────────────────────────────────────
HISTORY = (
    "客户,单号,日期,到期日,金额,付款日期,付款金额",
    "老王建材,A1,2026-03-01,2026-03-31,1000,2026-03-20,400",
    "永发便利店,B1,2026-03-02,2026-04-01,50,2026-04-02,50",
)


def restated(book: Ledger) -> list[str]:
    """Every restated figure on any day around the import."""
    days = ("02-28", "03-01", "03-05", "03-20", "03-31", "04-02", "04-09", TODAY, "04-11")
    return [f"{day} {row.name}" for day in days for row in ageing(book, on(day)).rows if row.restated.fen]


SHIPPED = "客户,单号,日期,品名,数量,单价,金额"
CAME = "客户,日期,金额"


def test_history_brought_over_and_taken_back_at_the_start_restates_no_day(book: Ledger, tmp_path: Path) -> None:
    """Case 6: the shop's own past was always so, and what was taken back before any work never was."""
    brought(book, tmp_path, ImportKind.HISTORY, *HISTORY)
    assert restated(book) == []
    undo_import(book, at("04-12"))
    assert restated(book) == []
    brought(book, tmp_path, ImportKind.HISTORY, *HISTORY, day="04-13")
    a_slip(book, find_customer(book, "老王建材"), "04-13", "10")
    assert restated(book) == []
    assert [row.ageing.balance_fen for row in ageing(book, on("03-31")).rows] == [60_000, 5_000]


def test_history_brought_over_when_the_shop_works_with_the_book_restates_the_days_read_without_it(
    book: Ledger, tmp_path: Path
) -> None:
    """Case 6: the debt of 1 March was on no list before 10 April."""
    wang = a_customer(book)
    a_slip(book, wang, "03-05", "10")
    brought(book, tmp_path, ImportKind.HISTORY, *HISTORY)
    fen = {day: {row.name: row.restated.fen for row in ageing(book, on(day)).rows} for day in ("03-31", "04-09")}
    assert fen["03-31"] == {"老王建材": 60_000, "永发便利店": 5_000}
    assert fen["04-09"] == {"老王建材": 60_000}
    assert not [one for one in restated(book) if one[:5] in ("02-28", TODAY, "04-11")]


def test_papers_of_every_kind_imported_on_the_first_day_restate_no_day(book: Ledger, tmp_path: Path) -> None:
    """Case 6: a new shop brings its slips and its money; the day after, its work begins."""
    wang = a_customer(book)
    brought(book, tmp_path, ImportKind.SHIPMENTS, SHIPPED, "老王建材,A1,2026-03-05,水泥,4,25,100")
    brought(book, tmp_path, ImportKind.RECEIPTS, CAME, "老王建材,2026-03-20,30")
    a_slip(book, wang, "04-11", "1")
    assert restated(book) == []
    (row,) = ageing(book, on("03-31")).rows
    assert format_fen(row.ageing.balance_fen) == "70.00"


@pytest.mark.parametrize("typed", [True, False], ids=["works in the window", "imports month by month"])
def test_a_slip_of_march_imported_in_november_was_not_known_in_march(book: Ledger, tmp_path: Path, typed: bool) -> None:
    """Case 6: whether the book is filled by hand or by sheets; and the slip's paper says when it was entered."""
    wang = a_customer(book)
    if typed:
        a_slip(book, wang, "01-05", "10")
    else:
        row = "老王建材,A0,2026-01-05,水泥,1,10,10"
        brought(book, tmp_path, ImportKind.SHIPMENTS, SHIPPED, row, day="01-05")
    row = "老王建材,A1,2026-03-05,水泥,4,25,100"
    brought(book, tmp_path, ImportKind.SHIPMENTS, SHIPPED, row, day="11-10")
    days = ("03-04", "03-05", "03-31", "11-09", "11-10")
    changed = [[row.restated.fen for row in ageing(book, on(day)).rows] for day in days]
    assert changed == [[0], [10_000], [10_000], [10_000], [0]]
    frozen = snapshots.load(book, "SHD-2026-00002", Voucher)
    assert frozen is not None
    assert frozen[0].entered_on == on("11-10")


def test_a_slip_imported_for_tomorrow_is_entered_today(book: Ledger, tmp_path: Path) -> None:
    """Case 6: no paper is entered on a day that has not come."""
    a_customer(book)
    brought(book, tmp_path, ImportKind.SHIPMENTS, SHIPPED, "老王建材,A1,2026-04-11,水泥,4,25,100")
    assert book.value("SELECT entered FROM documents") == on(TODAY).isoformat()


def test_receipts_brought_over_in_april_restate_march(book: Ledger, tmp_path: Path) -> None:
    """Case 6: until taken back, then March stands as it was printed; the days it stood in the book do not."""
    wang = a_customer(book)
    a_slip(book, wang, "03-05", "100")
    brought(book, tmp_path, ImportKind.RECEIPTS, "客户,日期,金额", "老王建材,2026-03-20,30")
    (row,) = ageing(book, on("03-31")).rows
    assert (format_fen(row.ageing.balance_fen), row.restated.fen) == ("70.00", -3000)
    assert {day.split()[0] for day in restated(book)} == {"03-20", "03-31", "04-02", "04-09"}
    undo_import(book, at("04-12"))
    assert restated(book) == ["04-10 老王建材", "04-11 老王建材"]


def test_what_is_imported_or_typed_after_the_statement_stands_on_the_next_one_and_restates_its_days(
    book: Ledger, tmp_path: Path
) -> None:
    """Case 7: March was stated at 100; a slip, money and an old debt of March come in April."""
    wang = a_customer(book)
    a_slip(book, wang, "03-05", "100")
    march = issue_statement(book, wang.id, on("03-01"), at("03-31")).result
    brought(book, tmp_path, ImportKind.SHIPMENTS, SHIPPED, "老王建材,A1,2026-03-06,水泥,2,25,50")
    brought(book, tmp_path, ImportKind.RECEIPTS, CAME, "老王建材,2026-03-20,30")
    an_opening(book, wang, "02-01", "7", entered=TODAY)
    issued = issue_statement(book, wang.id, on("04-01"), at("04-30")).result
    april = snapshots.load(book, issued.number, Statement)
    assert april is not None
    assert (march.closing_fen, april[0].opening_fen, april[0].closing_fen) == (10_000, 10_000, 12_700)
    assert [(row.dated, row.late) for row in april[0].rows] == [
        (on("02-01"), True), (on("03-06"), True), (on("03-20"), True),
    ]  # fmt: skip
    (row,) = ageing(book, on("03-31")).rows
    assert (row.ageing.balance_fen, row.restated.fen) == (12_700, 2_700)


# ── at a glance ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("kind", "header", "line", "shown"),
    [
        (ImportKind.CUSTOMERS, "客户名称,联系人,电话", "永发便利店,小李,2", Summary(2, "永发便利店", phone="2")),
        (ImportKind.GOODS, "品名,规格,单位,单价", "水泥,42.5,包,25", Summary(2, "水泥")),
        (
            ImportKind.OPEN_ITEMS,
            "客户,单号,日期,到期日,金额,未收金额",
            "老王建材,A1,2026-03-05,2026-04-04,1000,400",
            Summary(2, "老王建材", "A1", on("03-05"), on("04-04"), 40_000),
        ),
        (
            ImportKind.HISTORY,
            "客户,单号,日期,到期日,金额,付款日期,付款金额",
            "老王建材,A1,2026-03-05,2026-04-04,1000,2026-03-20,400",
            Summary(2, "老王建材", "A1", on("03-05"), on("04-04"), 100_000),
        ),
        (
            ImportKind.SHIPMENTS,
            SLIPS,
            "X1,2026-03-05,老王建材,水泥,包,10,25.5",
            Summary(2, "老王建材", "X1", on("03-05"), None, 25_500),
        ),
        (
            ImportKind.RECEIPTS,
            "客户,单号,日期,金额",
            "老王建材,R1,2026-03-05,9",
            Summary(2, "老王建材", "R1", on("03-05"), None, 900),
        ),
    ],
)
def test_each_row_is_shown_at_a_glance_before_it_is_booked(
    book: Ledger, tmp_path: Path, kind: ImportKind, header: str, line: str, shown: Summary
) -> None:
    """U48."""
    (row,) = seen(book, tmp_path, kind, header, line).good
    assert summary(row, kind) == shown


def test_money_received_among_debts_is_shown_as_taken_off(book: Ledger, tmp_path: Path) -> None:
    """U48: a ledger that shows 1,000 and 300 shows 300 with a minus sign."""
    ledger = ("日期,客户,摘要,借方,贷方", "2026-03-01,甲店,送货,1000,", "2026-03-02,甲店,收款,,300")
    found = seen(book, tmp_path, ImportKind.OPEN_ITEMS, *ledger)
    assert [summary(row, found.kind).amount_fen for row in found.good] == [1000_00, -300_00]


# ── how new customers pay (R003) ─────────────────────────────────────────────────────────────────
OLD_DEBTS = ("客户名称,单号,日期,金额", "永兴建材,A-1,2026-01-05,300", "大发五金,A-2,2026-01-20,200")


def test_how_new_customers_pay_is_asked_before_old_debts_come_in(book: Ledger, tmp_path: Path) -> None:
    """R003: cash by default made all of it overdue on day one. Nothing comes in while nobody said it."""
    found = seen(book, tmp_path, ImportKind.OPEN_ITEMS, *OLD_DEBTS)
    assert outlooks(book, [found], at(TODAY))[found.table.key].without_terms == ("永兴建材", "大发五金")
    with pytest.raises(Refused, match="does not say how its new customers pay: 2, the first is 永兴建材") as refused:
        import_preview(book, found, "旧账.csv", at(TODAY))
    assert refused.value.field == "terms"
    assert book.value("SELECT count(*) FROM customers") == 0


@pytest.mark.parametrize(
    ("words", "dues"),
    [
        ("月结30天", ["2026-03-02", "2026-03-02"]),
        ("货到30天", ["2026-02-04", "2026-02-19"]),
        ("现结", ["2026-01-05", "2026-01-20"]),
        ("未定", [None, None]),
        ("送二结一", [None, None]),
    ],
)
def test_old_debts_without_a_due_date_follow_what_was_said(
    book: Ledger, tmp_path: Path, words: str, dues: list[str | None]
) -> None:
    """Cases 4 and 11: one answer for all, and the debts are due as it says."""
    found = seen(book, tmp_path, ImportKind.OPEN_ITEMS, *OLD_DEBTS)
    import_preview(book, found, "旧账.csv", at(TODAY), terms=terms_in_words(words))
    assert [due for (due,) in book.rows("SELECT due FROM open_items ORDER BY dated")] == dues


def test_a_sheet_that_says_terms_for_some_asks_for_the_others(book: Ledger, tmp_path: Path) -> None:
    """R003: what stands in the sheet stays."""
    sheet = ("客户名称,结算方式", "永兴建材,月结30天", "大发五金,", "永发便利店,现结")
    found = seen(book, tmp_path, ImportKind.CUSTOMERS, *sheet)
    assert outlooks(book, [found], at(TODAY))[found.table.key].without_terms == ("大发五金",)
    import_preview(book, found, "客户.csv", at(TODAY), terms=Terms(TermsKind.DAYS, days=15))
    kinds = {one.name: one.terms.kind for one in load_customers(book)}
    assert kinds == {
        "永兴建材": TermsKind.NEXT_MONTH_DAYS,
        "大发五金": TermsKind.DAYS,
        "永发便利店": TermsKind.CASH,
    }


def test_customers_the_book_knows_keep_their_terms_unasked(book: Ledger, tmp_path: Path) -> None:
    a_customer(book, "永兴建材")
    a_customer(book, "大发五金")
    found = seen(book, tmp_path, ImportKind.OPEN_ITEMS, *OLD_DEBTS)
    assert outlooks(book, [found], at(TODAY))[found.table.key].without_terms == ()
    assert import_preview(book, found, "旧账.csv", at(TODAY)).result.documents == 2


# ── in the order of the days ─────────────────────────────────────────────────────────────────────
DUE_SLIPS = (
    "客户名称,送货单号,送货日期,品名,数量,单价,到期日",
    "甲店,1,2026-01-05,水泥,10,10,2026-01-31",
    "甲店,2,2026-02-10,水泥,10,20,2026-02-28",
)


@pytest.mark.parametrize("newest_first", [True, False])
def test_money_settles_what_was_open_on_its_day_however_the_sheet_is_sorted(
    book: Ledger, tmp_path: Path, newest_first: bool
) -> None:
    """Past days stay true: 60 of January paid the first slip; of it 40 was overdue on 15 February, not the slip due
    on the 28th.
    """
    brought(book, tmp_path, ImportKind.SHIPMENTS, *DUE_SLIPS)
    money = ["甲店,2026-01-20,60", "甲店,2026-02-20,150"]
    rows = reversed(money) if newest_first else money
    brought(book, tmp_path, ImportKind.RECEIPTS, "客户名称,收款日期,收款金额", *rows)
    assert [sum(row.ageing.buckets_fen) for row in ageing(book, on("02-15")).rows] == [40_00]
    assert owed(book, find_customer(book, "甲店")) == "90.00"


def test_a_file_whose_days_run_backwards_is_numbered_by_day(book: Ledger, tmp_path: Path) -> None:
    rows = ("甲店,3,2026-03-01,30", "甲店,1,2026-01-01,10", "乙店,2,2026-02-01,20")
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, "客户名称,单据号,日期,欠款金额", *rows)
    numbered = book.rows("SELECT reference FROM documents ORDER BY number")
    assert numbered == [("1",), ("2",), ("3",)]
