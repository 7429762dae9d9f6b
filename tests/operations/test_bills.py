"""Money finds its slip: taken one by one, once for ever, and taken back whole (N17)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.bills import BillLine, PayWay
from desktop_app.domain.doubts import Doubt, Doubted
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.matching_states import ClaimState
from desktop_app.domain.money import parse_fen
from desktop_app.domain.promises import Promise
from desktop_app.operations.bills import (
    BillRow,
    Taking,
    bill_rows,
    chosen,
    customers_after_all,
    no_customers,
    read_bill,
    spread_of,
    take_lines,
    untake,
)
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.finding import find
from desktop_app.operations.lists.bills import BILL_LINES
from desktop_app.operations.payments import open_items
from desktop_app.operations.promises import make_promise
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.exchange.bills import houses
from tests.operations.builders import a_customer, a_receipt, a_slip, at, on

TODAY = "11-21"


def a_line(key: str = "wechat 1000050001202611208843017701", amount: str = "300", payer: str = "小赵",
           remark: str = "", day: str = "11-20") -> BillLine:  # fmt: skip
    return BillLine(key, 17, on(day), parse_fen(amount), payer, remark, way=PayWay.WECHAT)


def rows(book: Ledger, *lines: BillLine) -> list[BillRow]:
    return bill_rows(book, lines, on(TODAY))


def take(book: Ledger, line: BillLine, customer: int, **more: object) -> str:
    made = take_lines(book, [Taking(line, customer, "微信", **more)], at(TODAY))  # type: ignore[arg-type]
    return made.result[0].number


def open_fen(book: Ledger, customer: int) -> dict[str, int]:
    return {item.number: item.open_fen for item in open_items(book, customer, on(TODAY))}


def receipts(book: Ledger) -> list[tuple[str, int, str, str]]:
    return book.rows("SELECT d.dated, d.amount_fen, t.method, t.instruction FROM documents d JOIN receipts t "
                     "ON t.document_id = d.id ORDER BY d.id")  # fmt: skip


def test_a_line_becomes_a_receipt_of_its_day_that_pays_the_oldest_slip(book: Ledger) -> None:
    """Nothing is booked by looking; taken, the money is there with its way and the payer's words (case 12)."""
    wang = a_customer(book)
    _, new = a_slip(book, wang, "09-01", "200"), a_slip(book, wang, "10-01", "500")
    line = a_line(remark="货款")
    rows(book, line)
    assert receipts(book) == []
    number = take(book, line, wang.id)
    assert open_fen(book, wang.id) == {new: 40_000}
    assert receipts(book) == [("2026-11-20", 30_000, "微信", "货款")]
    (row,) = rows(book, line)
    assert (row.state, row.number, row.customer) == (ClaimState.TAKEN, number, wang.name)


def test_what_is_booked_tells_whose_it_is_and_one_who_is_possible_is_named(book: Ledger) -> None:
    """A hurried owner looks at the name; “1 customers are possible” tells nobody anything."""
    wang = a_customer(book)
    line = a_line(payer="开心每一天")
    a_slip(book, wang, "09-01", "300")
    (row,) = rows(book, line)
    asked = replace(row, state=ClaimState.ASK, match=replace(row.match, claimants=row.match.claimants[:1]))
    column = next(one for one in BILL_LINES if one.key == "customer")
    assert str(column.shown(asked, on(TODAY))) == f"{wang.name}?"
    (made,) = take_lines(book, [Taking(line, wang.id, "微信")], at(TODAY)).result
    assert made.customer == wang.name


def test_what_the_payer_names_is_paid_first(book: Ledger) -> None:
    """A slip, or a month (民法典 560)."""
    wang = a_customer(book)
    old, new = a_slip(book, wang, "09-01", "200"), a_slip(book, wang, "10-01", "500")
    (row,) = rows(book, a_line(remark=f"付{new}"))
    taking = chosen(row, "微信")
    assert taking is not None
    take_lines(book, [taking], at(TODAY))
    assert open_fen(book, wang.id) == {old: 20_000, new: 20_000}
    take(book, a_line("wechat 2", "100", remark="10月货款"), wang.id)
    assert open_fen(book, wang.id) == {old: 20_000, new: 10_000}


def test_it_is_told_whether_the_payer_named_what_is_paid_or_what_is_due_first_is(book: Ledger) -> None:
    """A sum that is open of a slip to the fen names nothing: the oldest is paid, and so it is said (民法典 560)."""
    wang = a_customer(book)
    old, new = a_slip(book, wang, "09-01", "200"), a_slip(book, wang, "10-01", "300")
    (row,) = rows(book, a_line())
    assert row.match.first is not None
    assert f"As much as is open of {new}" in [str(clue.said) for clue in row.match.first.clues]
    for remark, paid, named in (("", [old, new], False), (f"付{new}", [new], True), ("10月货款", [new], True)):
        spread = spread_of(book, a_line(remark=remark), wang.id, (), on(TODAY))
        assert ([share.number for share in spread.shares], spread.named) == (paid, named)


def test_money_may_be_left_on_account(book: Ledger) -> None:
    wang = a_customer(book)
    slip = a_slip(book, wang, "09-01", "200")
    take(book, a_line(amount="100"), wang.id, on_account=True)
    assert open_fen(book, wang.id) == {slip: 20_000}


def test_a_transaction_number_is_booked_once_for_ever(book: Ledger) -> None:
    """The same file again, a file that overlaps, a key pressed twice: the same receipt."""
    wang, li = a_customer(book), a_customer(book, "李记")
    for one in (wang, li):
        a_slip(book, one, "09-01", "1000")
    number = take(book, a_line(), wang.id)
    (again,) = take_lines(book, [Taking(a_line(), li.id, "微信")], at(TODAY)).result
    assert (again.number, again.again) == (number, True)
    assert len(receipts(book)) == 1
    both = take_lines(book, [Taking(a_line(), wang.id, "微信"), Taking(a_line("wechat 2"), wang.id, "微信")], at(TODAY))
    assert [one.again for one in both.result] == [True, False]


def test_taken_back_the_line_can_be_taken_again(book: Ledger) -> None:
    """Through the page, or by voiding its receipt anywhere: the transaction number goes with it."""
    wang, li = a_customer(book), a_customer(book, "李记")
    a_slip(book, wang, "09-01", "1000")
    a_slip(book, li, "09-01", "1000")
    take(book, a_line(), wang.id)
    assert untake(book, [a_line().key, "wechat unknown"], "录错", at(TODAY)).result == 1
    assert open_fen(book, wang.id) != {}
    assert rows(book, a_line())[0].state is not ClaimState.TAKEN
    number = take(book, a_line(), li.id)
    void_document(book, number, on(TODAY), "录错", at(TODAY))
    assert rows(book, a_line())[0].state is not ClaimState.TAKEN
    assert take(book, a_line(), wang.id) != number


def test_a_receipt_typed_by_hand_is_asked_about_same_or_new(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "1000")
    typed = a_receipt(book, wang, "11-19", "300", entered=TODAY)
    line = a_line(remark=wang.code)
    (row,) = rows(book, line)
    assert (row.state, [twin.number for twin in row.twins], chosen(row, "微信")) == (ClaimState.TWIN, [typed], None)
    with pytest.raises(Refused, match="typed by hand for the same sum"):
        take(book, line, wang.id)
    assert take(book, line, 0, same=typed) == typed
    assert len(receipts(book)) == 1
    assert rows(book, line)[0].number == typed
    untake(book, [line.key], "录错", at(TODAY))
    assert len(receipts(book)) == 1, "what was typed by hand stays"
    assert rows(book, line)[0].state is ClaimState.TWIN
    take(book, line, wang.id, new=True)
    assert len(receipts(book)) == 2


def test_one_receipt_typed_by_hand_is_the_money_of_one_line(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "1000")
    typed = a_receipt(book, wang, "11-19", "300", entered=TODAY)
    first, second = a_line(remark=wang.code), a_line("wechat 2", remark=wang.code)
    take(book, first, 0, same=typed)
    assert rows(book, first, second)[1].state is ClaimState.CERTAIN
    with pytest.raises(Refused, match="another sum"):
        take(book, a_line("wechat 3", "299"), 0, same=typed)


def test_a_receipt_is_found_by_the_end_of_its_transaction_number(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "1000")
    number = take(book, a_line(), wang.id)
    assert [hit.number for hit in find(book, "8843017701")] == [number]
    assert find(book, "99999999999") == []
    assert find(book, "%%%%%%%%%") == []
    untake(book, [a_line().key], "录错", at(TODAY))
    assert find(book, "8843017701") == []


def test_a_former_name_is_known(book: Ledger) -> None:
    """A firm that was renamed pays from the account of its old name for a while (case 19)."""
    wang = a_customer(book, "云溪恒泰装饰工程有限公司")
    a_slip(book, wang, "09-01", "1000")
    edit_customer(book, replace(wang, name="云溪新恒装饰有限公司"), at("10-01"))
    (row,) = rows(book, a_line(payer="云溪恒泰装饰工程有限公司"))
    assert row.state is ClaimState.CERTAIN


def test_payers_are_learnt_from_what_stands_and_forgotten_with_it(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "1000")
    later = a_line("wechat 9", "77", day="11-21")
    for key in ("wechat 1", "wechat 2"):
        take(book, a_line(key, "100"), wang.id)
    assert rows(book, later)[0].state is ClaimState.CERTAIN
    untake(book, ["wechat 1", "wechat 2"], "录错", at(TODAY))
    assert rows(book, later)[0].state is ClaimState.ASK


def test_of_what_is_no_customers_nothing_is_stored_but_a_mark(book: Ledger) -> None:
    line, later = a_line(amount="286", payer="美团收款"), a_line("wechat 8", "99", "美团收款")
    no_customers(book, [line], at(TODAY))
    told = [row.state for row in rows(book, line, later)]
    assert told == [ClaimState.STRANGER, ClaimState.NOBODY]
    kept = "".join(str(row) for (table,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
                   for row in book.rows(f"SELECT * FROM {table}"))  # fmt: skip
    assert "美团" not in kept
    assert "28600" not in kept
    assert "8843017701" not in kept
    customers_after_all(book, [line], at(TODAY))
    assert [row.state for row in rows(book, line, later)] == [ClaimState.ASK, ClaimState.ASK]


def test_money_of_the_shop_itself_is_nobodys(book: Ledger) -> None:
    assert rows(book, a_line(payer="顺达建材批发部"))[0].state is ClaimState.NOBODY


def test_far_more_than_is_owed_is_asked_before_it_is_booked(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "10")
    with pytest.raises(Doubted):
        take(book, a_line(amount="30000"), wang.id)
    assert receipts(book) == []
    take(book, a_line(amount="30000"), wang.id, accepted=frozenset({Doubt.OVERPAID}))
    assert len(receipts(book)) == 1


def test_a_promise_is_a_reason(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "1000")
    make_promise(book, Promise(wang.id, 12_345, on("11-22"), on("11-10")), at("11-10"))
    (row,) = rows(book, a_line(amount="123.45"))
    assert row.match.first is not None
    assert row.match.first.clues[0].said.template == Said("Exactly {sum} was promised for {day}").template


def test_a_file_as_downloaded_goes_the_whole_way(book: Ledger, tmp_path: Path) -> None:
    """Read, proposed, taken, and read once more: nothing is left to do, and nothing is doubled."""
    hengtai = a_customer(book, "云溪恒泰装饰工程有限公司")
    juli = a_customer(book, "云溪聚力水电安装有限公司")
    a_slip(book, hengtai, "09-01", "20000")
    a_slip(book, juli, "09-01", "9458.50")
    file = tmp_path / "icbc.csv"
    file.write_bytes(houses.as_csv(houses.icbc(), "gb18030"))
    for expected in ([ClaimState.CERTAIN] * 2, [ClaimState.TAKEN] * 2):
        found = bill_rows(book, read_bill(file, date(2026, 11, 21)).lines, on(TODAY))
        assert [row.state for row in found] == expected
        takings = [taking for row in found if (taking := chosen(row, "银行转账"))]
        take_lines(book, takings, at(TODAY))
    assert [fen for _, fen, _, _ in receipts(book)] == [945_850, 1_200_000]
