"""Who owes nothing in a list of balances comes in as a customer: his telephone and address are not lost."""

from pathlib import Path

from desktop_app.domain.customers import Customer
from desktop_app.exchange.previews import Preview
from desktop_app.operations.customers import add_customer, find_customer
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store.customers import load_customers
from desktop_app.store.database import Ledger
from tests.operations.builders import OPENED, at, owed
from tests.operations.foreign import TODAY, brought, seen

LIST = "客户,电话,地址,片区,简称,欠款,备注"
WANG = "王府饭店,13800000001,城东路1号,东,老王,1200,先付后送"
DONG = "东风超市,13900000002,人民路8号,西,东风,0,月底对账"


def told(found: Preview) -> list[str]:
    return [str(one) for one in found.warnings if "owe nothing" in str(one)]


def test_who_owes_nothing_in_a_list_of_balances_comes_in_as_a_customer_without_a_debt(
    book: Ledger, tmp_path: Path
) -> None:
    """Told before, counted after: one document, two customers; the sheet's total is what comes in."""
    before = seen(book, tmp_path, ImportKind.OPEN_ITEMS, LIST, WANG, DONG, "合计,,,,,1200,")
    assert [one.row for one in before.good] == [2, 3]
    assert [out.reason.value for out in before.left_out] == ["total"]
    assert told(before) == ["1 owe nothing and come in as customers, without a debt: 东风超市."]
    made = brought(book, tmp_path, ImportKind.OPEN_ITEMS, LIST, WANG, DONG, "合计,,,,,1200,")
    assert (made.documents, made.customers, made.owed_fen) == (1, 2, 120_000)
    dong, wang = find_customer(book, "东风超市"), find_customer(book, "王府饭店")
    assert (dong.phone, dong.address, dong.area, dong.aliases, dong.notes) == (
        "13900000002", "人民路8号", "西", ("东风",), "月底对账",
    )  # fmt: skip
    assert (wang.phone, wang.address, wang.aliases) == ("13800000001", "城东路1号", ("老王",))
    assert owed(book, dong) == "0.00"
    assert brought(book, tmp_path, ImportKind.OPEN_ITEMS, LIST, WANG, DONG).import_id == 0
    undo_import(book, at(TODAY))
    assert not any(one.active for one in load_customers(book))


def test_a_settled_row_fills_in_what_the_book_does_not_know_of_its_customer(book: Ledger, tmp_path: Path) -> None:
    add_customer(book, Customer("东风超市"), at(OPENED))
    made = brought(book, tmp_path, ImportKind.OPEN_ITEMS, LIST, WANG, DONG)
    assert (made.customers, made.changed) == (1, 1)
    assert find_customer(book, "东风超市").address == "人民路8号"


def test_nobody_comes_in_twice_nor_from_a_settled_paper(book: Ledger, tmp_path: Path) -> None:
    """Who owes something in another row is a customer already; old papers that are settled bring nobody."""
    rows = ("客户,欠款", "甲店,0", "甲店,300", "乙店,0", "乙店,0")
    assert [one.row for one in seen(book, tmp_path, ImportKind.OPEN_ITEMS, *rows).good] == [3, 4]
    papers = ("客户,单号,日期,金额,未付", "甲店,A1,2026-03-01,300,300", "乙店,A2,2026-03-01,500,0")
    assert [one.row for one in seen(book, tmp_path, ImportKind.OPEN_ITEMS, *papers).good] == [2]
    states = ("客户,日期,金额,状态", "甲店,2026-03-01,300,未结", "乙店,2026-03-01,500,已结清")
    assert [one.row for one in seen(book, tmp_path, ImportKind.OPEN_ITEMS, *states).good] == [2]
