"""What a foreign sheet says of money becomes the right papers, each on its day: debts, credits, returns, receipts."""

from pathlib import Path

import pytest

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.errors import Refused
from desktop_app.operations.customers import find_customer
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.moving import opening_entered
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import documents
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, at, on_account, owed, still_open
from tests.operations.foreign import TODAY, asked, brought

DEBTS = "客户,单据编号,单据类型,日期,金额"
LEDGER = "日期,客户,摘要,借方,贷方,余额"


def kinds(book: Ledger, customer_id: int) -> list[tuple[Kind, Direction, int]]:
    """Every paper of a customer by its day."""
    rows = book.rows(
        "SELECT kind, direction, amount_fen FROM documents WHERE customer_id = ? ORDER BY dated, id", (customer_id,)
    )
    return [(Kind(kind), Direction(direction), fen) for kind, direction, fen in rows]


def test_a_list_of_papers_of_all_kinds_leaves_what_is_owed(book: Ledger, tmp_path: Path) -> None:
    """1,000 delivered, 100 back, 500 paid: 400, all of it on the delivery."""
    wang = a_customer(book)
    lines = (
        "老王建材,1,销售出库,2026-01-05,1000",
        "老王建材,2,销售退货,2026-01-08,100",
        "老王建材,3,收款单,2026-01-20,500",
    )
    made = brought(book, tmp_path, ImportKind.OPEN_ITEMS, DEBTS, *lines)
    assert (made.documents, made.owed_fen, made.received_fen) == (3, 90_000, 50_000)
    assert owed(book, wang) == "400.00"
    assert [fen for _, fen in still_open(book, wang)] == ["400.00"]
    assert (owed(book, wang, "2026-01-07"), owed(book, wang, "2026-01-10")) == ("1000.00", "900.00")
    assert kinds(book, wang.id) == [
        (Kind.OPENING, Direction.DEBIT, 100_000),
        (Kind.OPENING, Direction.CREDIT, 10_000),
        (Kind.RECEIPT, Direction.CREDIT, 50_000),
    ]
    again = brought(book, tmp_path, ImportKind.OPEN_ITEMS, DEBTS, *lines)
    assert (again.documents, again.skipped) == (0, 3)
    undo_import(book, at(TODAY))
    assert owed(book, wang) == "0.00"


def test_a_balance_below_zero_is_the_customers_money(book: Ledger, tmp_path: Path) -> None:
    wang, li = a_customer(book), a_customer(book, "李记")
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, "客户,应收余额", "老王建材,500", "李记,-200")
    assert (owed(book, wang), owed(book, li), on_account(book, li)) == ("500.00", "-200.00", "200.00")
    (number,) = (number for (number,) in book.rows("SELECT number FROM documents WHERE customer_id = ?", (li.id,)))
    assert documents.load_document(book, number).direction is Direction.CREDIT
    with pytest.raises(Refused, match="not an opening debt"):
        opening_entered(book, number)


def test_slips_and_what_came_back_of_them(book: Ledger, tmp_path: Path) -> None:
    wang = a_customer(book)
    header = "客户,单号,单据类型,送货日期,品名,数量,单价"
    lines = ("老王建材,1,销售出库,2026-01-05,水泥,10,25", "老王建材,2,销售退货,2026-01-08,水泥,2,25")
    brought(book, tmp_path, ImportKind.SHIPMENTS, header, *lines)
    assert (owed(book, wang), owed(book, wang, "2026-01-06")) == ("200.00", "250.00")
    assert [kind for kind, _, _ in kinds(book, wang.id)] == [Kind.SHIPMENT, Kind.RETURN]
    assert [fen for _, fen in still_open(book, wang)] == ["200.00"]
    undo_import(book, at(TODAY))
    assert owed(book, wang) == "0.00"


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_ledger_keeps_every_past_day(book: Ledger, tmp_path: Path, newest_first: bool) -> None:
    lines = [
        "2026-01-05,甲店,水泥,1000,,1000", "2026-01-10,甲店,沙子,500,,1500", "2026-01-20,甲店,收款,,800,700",
        "2026-01-22,乙店,钢筋,3000,,3000", "2026-02-05,甲店,水泥,200,,900", "2026-02-10,乙店,收款,,1000,2000",
    ]  # fmt: skip
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, LEDGER, *(reversed(lines) if newest_first else lines))
    first, second = find_customer(book, "甲店"), find_customer(book, "乙店")
    assert (owed(book, first), owed(book, second)) == ("900.00", "2000.00")
    assert [owed(book, first, day) for day in ("2026-01-06", "2026-01-15", "2026-01-25")] == [
        "1000.00",
        "1500.00",
        "700.00",
    ]


@pytest.mark.parametrize(
    ("header", "line", "which"),
    [
        ("客户,金额,已收,余额", "老王建材,1000,300,600", "sums"),
        ("客户,金额,优惠金额", "老王建材,1000,50", "discount"),
        ("客户,金额,奇怪的数", "老王建材,1000,50", "column"),
        ("客户,金额,状态", "老王建材,1000,挂起", "state"),
        ("客户,金额,单据类型", "老王建材,1000,杂项", "kind"),
    ],
)
def test_a_doubt_about_money_books_nothing_until_it_is_settled(
    book: Ledger, tmp_path: Path, header: str, line: str, which: str
) -> None:
    a_customer(book)
    (key,) = asked(book, tmp_path, ImportKind.OPEN_ITEMS, header, line)
    assert key.partition("@")[0] == which
    assert brought(book, tmp_path, ImportKind.OPEN_ITEMS, header, line, accepted={which: ""}).documents == 1


def test_a_column_left_unread_is_remembered_with_the_header(book: Ledger, tmp_path: Path) -> None:
    a_customer(book)
    a_customer(book, "李记")
    header = "客户,日期,金额,奇怪的数"
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, header, "老王建材,2026-03-01,10,5", accepted={"column@D": "unread"})
    assert brought(book, tmp_path, ImportKind.OPEN_ITEMS, header, "李记,2026-03-02,20,6").documents == 1
