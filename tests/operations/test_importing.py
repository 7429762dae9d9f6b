"""Foreign sheets become documents of the book: once, wholly, and with one step back."""

from pathlib import Path

import pytest

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen
from desktop_app.operations.customers import find_customer
from desktop_app.operations.importing import Imported, ImportKind, Preview, preview_file
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.reports import ageing, balances
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, at, on, still_open
from tests.operations.one_table import import_preview

TODAY = "06-01"


def brought(book: Ledger, folder: Path, kind: ImportKind, sheet: str, drop_bad: bool = False) -> Imported:
    return import_preview(book, seen(book, folder, kind, sheet), "旧账.csv", at(TODAY), drop_bad, terms=Terms()).result


def seen(book: Ledger, folder: Path, kind: ImportKind, sheet: str) -> Preview:
    file = folder / "旧账.csv"
    file.write_text(sheet, encoding="utf-8")
    preview = preview_file(book, file, kind, on(TODAY))
    assert isinstance(preview, Preview)
    return preview


def balance_of(book: Ledger, name: str) -> str:
    return next(format_fen(one.balance_fen) for one in balances(book, on("2199-01-01")) if one.name == name)


HISTORY = """客户,单号,日期,到期日,金额,付款日期,付款金额
兴隆粮油,A1,2026-01-05,2026-02-04,1000,2026-02-10,400
兴隆粮油,A1,2026-01-05,2026-02-04,1000,2026-03-01,600
兴隆粮油,A2,2026-03-05,2026-04-04,500,,
"""


def test_payment_history_brings_documents_with_their_dated_payments(book: Ledger, tmp_path: Path) -> None:
    """R029: a report as of a past day knows what had been paid by then."""
    assert brought(book, tmp_path, ImportKind.HISTORY, HISTORY).documents == 4
    day = {when: ageing(book, on(when)).rows for when in ("02-20", "03-15", "05-01")}
    assert [row.ageing.buckets_fen[0] for row in day["02-20"]] == [600_00]
    assert [row.ageing.not_due_fen for row in day["03-15"]] == [500_00]
    assert [row.ageing.buckets_fen[0] for row in day["05-01"]] == [500_00]
    assert checking.check(book) == []


def test_a_customer_brought_over_has_the_credit_its_documents_show(book: Ledger, tmp_path: Path) -> None:
    """R003."""
    brought(book, tmp_path, ImportKind.HISTORY, HISTORY)
    assert find_customer(book, "兴隆粮油").terms == Terms(TermsKind.DAYS, days=30)


def test_importing_the_same_file_again_adds_nothing(book: Ledger, tmp_path: Path) -> None:
    """U48."""
    brought(book, tmp_path, ImportKind.HISTORY, HISTORY)
    again = brought(book, tmp_path, ImportKind.HISTORY, HISTORY)
    assert (again.documents, again.skipped, again.import_id) == (0, 2, 0)


def test_a_longer_sheet_adds_only_the_payments_that_came_since(book: Ledger, tmp_path: Path) -> None:
    brought(book, tmp_path, ImportKind.HISTORY, HISTORY)
    longer = HISTORY.replace("500,,", "500,2026-05-20,200")
    assert brought(book, tmp_path, ImportKind.HISTORY, longer).documents == 1
    assert balance_of(book, "兴隆粮油") == "300.00"
    assert checking.check(book) == []


def test_two_equal_receipts_of_one_day_are_two(book: Ledger, tmp_path: Path) -> None:
    sheet = "客户,日期,金额\n兴隆粮油,2026-05-01,100\n兴隆粮油,2026-05-01,100\n"
    assert brought(book, tmp_path, ImportKind.RECEIPTS, sheet).documents == 2
    assert brought(book, tmp_path, ImportKind.RECEIPTS, sheet).documents == 0
    assert balance_of(book, "兴隆粮油") == "-200.00"


def test_one_step_takes_an_import_back_and_it_can_come_again(book: Ledger, tmp_path: Path) -> None:
    """U23, U48: what the import made is reversed on its own dates, so no past day remembers it."""
    brought(book, tmp_path, ImportKind.HISTORY, HISTORY)
    undone = undo_import(book, at(TODAY)).result
    assert (undone.documents, undone.customers) == (4, 1)
    assert [ageing(book, on(day)).rows for day in ("02-20", "05-01", TODAY)] == [(), (), ()]
    assert brought(book, tmp_path, ImportKind.HISTORY, HISTORY).documents == 4
    assert balance_of(book, "兴隆粮油") == "500.00"
    assert find_customer(book, "兴隆粮油").active
    assert checking.check(book) == []


def test_there_is_nothing_to_take_back_in_a_new_book(book: Ledger) -> None:
    with pytest.raises(Refused, match="no import"):
        undo_import(book, at(TODAY))


def test_a_bad_cell_stops_the_whole_file_unless_its_row_is_dropped_on_purpose(book: Ledger, tmp_path: Path) -> None:
    """T39."""
    sheet = "客户,日期,金额\n兴隆粮油,2026-05-01,100\n永发便利店,2026-02-30,50\n"
    with pytest.raises(Refused, match="B3"):
        brought(book, tmp_path, ImportKind.RECEIPTS, sheet)
    assert balances(book, on(TODAY)) == []
    dropped = brought(book, tmp_path, ImportKind.RECEIPTS, sheet, drop_bad=True)
    assert (dropped.documents, dropped.dropped) == (1, 1)


def test_an_opening_balance_is_looked_at_by_the_next_slip(book: Ledger, tmp_path: Path) -> None:
    """Case 8: importing an opening balance is judged again."""
    customer = a_customer(book, "兴隆粮油", limit="1000")
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, "客户,日期,到期日,金额\n兴隆粮油,2026-05-01,2026-06-30,950\n")
    with pytest.raises(SlipStopped):
        a_slip(book, customer, TODAY, "100")


def test_slips_brought_over_keep_their_lines_and_their_own_due_date(book: Ledger, tmp_path: Path) -> None:
    lines = ("X1,2026-05-01,兴隆粮油,水泥,包,10,25.5", "X1,2026-05-01,兴隆粮油,沙子,吨,2,90")
    sheet = "\n".join(("送货单号,日期,客户,品名,单位,数量,单价", *lines, ""))
    assert brought(book, tmp_path, ImportKind.SHIPMENTS, sheet).documents == 1
    assert [amount for _, amount in still_open(book, find_customer(book, "兴隆粮油"))] == ["435.00"]
    assert book.value("SELECT count(*) FROM lines") == 2


def test_customers_and_goods_known_already_are_made_once(book: Ledger, tmp_path: Path) -> None:
    a_customer(book, "兴隆粮油", limit="500")
    people = "客户名称,联系人,电话,结算方式,账期(天)\n兴隆粮油,老赵,1,,30\n永发便利店,小李,2,现结,0\n"
    assert brought(book, tmp_path, ImportKind.CUSTOMERS, people).customers == 1
    assert find_customer(book, "兴隆粮油").limit_fen == 500_00
    articles = "品名,规格,单位,单价\n水泥,42.5,包,25\n"
    assert brought(book, tmp_path, ImportKind.GOODS, articles).goods == 1
    assert brought(book, tmp_path, ImportKind.GOODS, articles).goods == 0
    assert undo_import(book, at(TODAY)).result.goods == 1
    assert brought(book, tmp_path, ImportKind.GOODS, articles).goods == 1


def test_the_columns_chosen_by_hand_are_remembered_for_a_header_that_looks_the_same(
    book: Ledger, tmp_path: Path
) -> None:
    """U48."""
    file = tmp_path / "旧账.csv"
    file.write_text("甲,乙,丙\n兴隆粮油,2026-05-01,100\n", encoding="utf-8")
    by_hand = {"customer": "甲", "date": "乙", "amount": "丙"}
    preview = preview_file(book, file, ImportKind.RECEIPTS, on(TODAY), by_hand)
    assert isinstance(preview, Preview)
    import_preview(book, preview, file.name, at(TODAY), terms=Terms())
    file.write_text("甲,乙,丙\n永发便利店,2026-05-02,70\n", encoding="utf-8")
    preview = preview_file(book, file, ImportKind.RECEIPTS, on(TODAY))
    assert isinstance(preview, Preview)
    assert import_preview(book, preview, file.name, at(TODAY), terms=Terms()).result.documents == 1
