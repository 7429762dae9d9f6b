"""What an import would do is told before it is done, and the import keeps to what was told."""

from pathlib import Path

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Refused
from desktop_app.exchange.wanted import Wanted
from desktop_app.language import translator
from desktop_app.operations.customers import add_customer
from desktop_app.operations.import_templates import columns_of, save_template
from desktop_app.operations.importing import (
    ImportKind,
    Preview,
    Workbook,
    last_import,
    preview_workbook,
    read_file,
    read_pasted,
)
from desktop_app.operations.outlook import Looked, RowFate
from desktop_app.operations.reports import balances
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store.database import Ledger
from tests.operations.builders import a_book, a_customer, at, on
from tests.operations.one_table import import_preview, look

TODAY = "06-01"
RECEIPTS = "客户\t单号\t日期\t金额"


def pasted(*lines: str) -> Workbook:
    return read_pasted("\n".join(lines))


def looked(book: Ledger, workbook: Workbook, kind: ImportKind | None = None) -> Looked:
    return look(book, workbook, at(TODAY), Wanted(kind or ImportKind.OPEN_ITEMS), certain=kind is not None)


def fates(found: Looked) -> dict[int, RowFate]:
    assert found.ahead is not None
    return dict(found.ahead.fates)


def brought(book: Ledger, workbook: Workbook) -> None:
    seen = preview_workbook(book, workbook, Wanted(ImportKind.RECEIPTS), on(TODAY))
    assert isinstance(seen, Preview)
    import_preview(book, seen, "收款", at(TODAY), terms=Terms())


def test_each_row_tells_whether_it_is_new_and_whether_its_customer_is(book: Ledger) -> None:
    """U48: a customer the book does not know is not made by a typing error unseen."""
    a_customer(book, "老王建材")
    sheet = pasted(RECEIPTS, "老王建材\tA1\t2026-05-05\t5", "老五建材\tA2\t2026-05-06\t6")
    assert fates(looked(book, sheet, ImportKind.RECEIPTS)) == {2: RowFate.NEW, 3: RowFate.NEW_CUSTOMER}
    assert looked(book, sheet).kind is ImportKind.OPEN_ITEMS
    brought(book, sheet)
    assert looked(book, sheet).kind is ImportKind.RECEIPTS
    assert fates(looked(book, sheet)) == {2: RowFate.KNOWN, 3: RowFate.KNOWN}
    assert last_import(book) is not None
    undo_import(book, at(TODAY))
    assert last_import(book) is None
    assert set(fates(looked(book, sheet)).values()) <= {RowFate.NEW, RowFate.NEW_CUSTOMER}


def test_all_lines_of_a_slip_share_its_fate(book: Ledger) -> None:
    sheet = pasted("客户\t单号\t日期\t品名\t数量\t单价", "老王\tX1\t2026-05-05\t水泥\t1\t5", "\t\t\t沙子\t2\t6")
    assert fates(looked(book, sheet)) == {2: RowFate.NEW_CUSTOMER, 3: RowFate.NEW_CUSTOMER}


def test_master_data_the_book_has_is_known_by_its_name_and_filled_in(book: Ledger) -> None:
    """The name alone is known; a phone number the book lacks is something new; another one is asked about."""
    a_customer(book, "老王建材")
    assert fates(looked(book, pasted("客户名称", "老王建材", "李记"))) == {2: RowFate.KNOWN, 3: RowFate.NEW_CUSTOMER}
    assert fates(looked(book, pasted("客户名称\t电话", "老王建材\t1"))) == {2: RowFate.CHANGED}
    add_customer(book, Customer("永发便利店", phone="7"), at("01-05"))
    found = looked(book, pasted("客户名称\t电话", "永发便利店\t1"))
    assert fates(found) == {2: RowFate.OPEN}
    assert found.ahead is not None
    assert [one.key for one in found.ahead.doubts] == ["differs@B2"]
    goods = pasted("品名\t单位\t单价", "水泥\t包\t25")
    assert fates(looked(book, goods)) == {2: RowFate.NEW}


def test_what_the_book_cannot_take_is_told_at_its_cell(book: Ledger) -> None:
    """A day that has not come; a name that two customers have is asked about."""
    for name in ("老王一号店", "老王二号店"):
        add_customer(book, Customer(name, aliases=("老王",)), at("01-05"))
    found = looked(book, pasted(RECEIPTS, "老王\tA1\t2026-05-05\t5", "李记\tA2\t2026-06-02\t6"))
    assert found.ahead is not None
    assert found.seen is not None
    assert [(bad.row, bad.column) for bad in found.seen.bad] == [(3, "C")]
    assert [(one.key, [choice.key for choice in one.choices]) for one in found.ahead.doubts] == [
        ("who@A2", ["C0001", "C0002"])
    ]
    assert fates(found) == {2: RowFate.OPEN}


def test_a_payment_of_a_past_document_that_has_not_come_is_refused_too(book: Ledger) -> None:
    sheet = pasted("客户\t单号\t日期\t金额\t付款日期\t付款金额", "李记\tA1\t2026-05-05\t9\t2026-06-05\t9")
    found = looked(book, sheet)
    assert found.seen is not None
    assert [(bad.row, bad.column) for bad in found.seen.bad] == [(2, "E")]


def test_a_sheet_without_known_headings_is_shown_with_the_reason(book: Ledger) -> None:
    found = looked(book, pasted("店\t哪天", "老王\t2026-05-05"))
    assert found.seen is None
    assert "No header row" in str(found.trouble)
    assert found.table is not None
    assert found.table.header.names == ("店", "哪天")


def test_of_several_tables_that_fit_the_first_is_read_and_all_are_offered(book: Ledger, tmp_path: Path) -> None:
    sheet = "客户,日期,金额\n老王,2026-05-05,5\n\n致：李记\n,,\n客户,收款日期,收款金额\n李记,2026-05-06,6\n"
    (tmp_path / "两张.csv").write_text(sheet, encoding="utf-8")
    found = looked(book, read_file(tmp_path / "两张.csv"), ImportKind.RECEIPTS)
    assert len(found.choices) == 2
    assert found.seen is not None
    assert found.seen.table.key == found.choices[0].key


def test_an_empty_clipboard_is_refused() -> None:
    with pytest.raises(Refused, match="no table"):
        read_pasted(" \n")


def test_an_import_is_watched_and_can_be_stopped_without_a_trace(book: Ledger) -> None:
    """U50: cancel leaves the book as it was."""
    seen = preview_workbook(book, pasted(RECEIPTS, *(f"老王\tA{at}\t2026-05-05\t{at}" for at in range(1, 6))),
                            Wanted(ImportKind.RECEIPTS), on(TODAY))  # fmt: skip
    assert isinstance(seen, Preview)
    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if done == 3:
            raise Refused("Stopped.")

    with pytest.raises(Refused, match="Stopped"):
        import_preview(book, seen, "收款", at(TODAY), step=stop, terms=Terms())
    assert steps == [(1, 5), (2, 5), (3, 5)]
    assert balances(book, on(TODAY)) == []
    made = import_preview(book, seen, "收款", at(TODAY), without=frozenset({2, 4}), terms=Terms()).result
    assert (made.documents, made.dropped) == (3, 2)


def test_what_the_book_refuses_while_booking_names_its_row(book: Ledger) -> None:
    a_customer(book, "老王建材", limit="1")
    sheet = pasted("客户\t日期\t品名\t数量\t单价", "李记\t2026-05-05\t水泥\t1\t5", "老王建材\t2026-06-01\t水泥\t1\t5")
    seen = preview_workbook(book, sheet, Wanted(ImportKind.SHIPMENTS), on(TODAY))
    assert isinstance(seen, Preview)
    with pytest.raises(Refused, match="stopped") as refused:
        import_preview(book, seen, "送货", at(TODAY), terms=Terms())
    assert refused.value.line == 3
    assert [one.balance_fen for one in balances(book, on(TODAY))] == [0]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", list(ImportKind))
def test_an_empty_sheet_is_read_again_without_asking(
    kind: ImportKind, ending: str, language: str, tmp_path: Path
) -> None:
    """U48: every heading of a template is known, in both languages."""
    path = tmp_path / f"空表.{ending}"
    count = save_template(path, kind, translator(language))
    with a_book(tmp_path) as book:
        seen = preview_workbook(book, read_file(path), Wanted(kind), on(TODAY))
    assert isinstance(seen, Preview)
    assert seen.unused == ()
    assert len(seen.columns) == count
    assert {column.field for column in seen.columns} <= set(columns_of(kind))
