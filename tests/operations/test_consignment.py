"""Goods are placed, counted, taken back and settled: owed from the settlement on, and not before (代销, R062)."""

import pytest

from desktop_app.domain.consignment import ConsignedGoods, StockEntry, StockMove
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.papers import PaperKind, PaperState
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.operations.consignment import consigned, note_stock, settle_stock, stock_entries
from desktop_app.operations.consignment_papers import make_consignment_paper
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.operations.goods import add_goods
from desktop_app.operations.merging import merge_customers
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.paper_rows import paper_row
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.taking_back import Withdrawable, void_document, withdraw
from desktop_app.store.database import Ledger
from desktop_app.store.documents import load_document
from tests.documents.reading import text_of
from tests.operations.builders import a_customer, at, on, owed

TODAY = "03-10"
NOW = at(TODAY)


@pytest.fixture
def cement(book: Ledger) -> Goods:
    return add_goods(book, Goods("水泥", spec="42.5", unit="包", price=25_0000), at("03-01")).result


def noted(book: Ledger, who: Customer, what: Goods, move: StockMove, bags: int, day: str = TODAY) -> int:
    price = 25_0000 if move is StockMove.PLACED else 0
    entry = StockEntry(who.id, what.id, "包", move, on(day), bags * 1000, price)
    return note_stock(book, entry, NOW).result


def stock(book: Ledger, who: Customer) -> ConsignedGoods:
    (found,) = consigned(book, on(TODAY), who.id)
    return found


def test_nothing_is_owed_until_what_was_sold_is_settled_and_a_void_takes_that_back(book: Ledger, cement: Goods) -> None:
    """100 bags placed at 25, 70 found: 30 are settled for 750; the slip voided, they wait to be settled again."""
    wang = a_customer(book)
    noted(book, wang, cement, StockMove.PLACED, 100, "03-01")
    noted(book, wang, cement, StockMove.COUNTED, 70)
    assert owed(book, wang) == "0.00"
    made = settle_stock(book, wang.id, on(TODAY), NOW, "s-1")
    assert settle_stock(book, wang.id, on(TODAY), NOW, "s-1").result == made.result
    assert owed(book, wang) == "750.00"
    assert load_document(book, made.result).amount_fen == 750_00
    assert (stock(book, wang).here, stock(book, wang).sold, stock(book, wang).settled) == (70_000, 0, 30_000)
    with pytest.raises(Refused, match="Count first"):
        settle_stock(book, wang.id, on(TODAY), NOW)
    void_document(book, made.result, None, "开错了", NOW)
    assert owed(book, wang) == "0.00"
    assert (stock(book, wang).sold, stock(book, wang).settled) == (30_000, 0)


def test_a_settlement_passes_the_gate_like_any_slip(book: Ledger, cement: Goods) -> None:
    """Case 8: over the limit only with the owner's reason; refused, nothing is settled."""
    wang = a_customer(book, limit="500")
    noted(book, wang, cement, StockMove.PLACED, 100)
    noted(book, wang, cement, StockMove.COUNTED, 70)
    with pytest.raises(SlipStopped):
        settle_stock(book, wang.id, on(TODAY), NOW)
    assert stock(book, wang).sold == 30_000
    settle_stock(book, wang.id, on(TODAY), NOW, release="代销结算")
    assert owed(book, wang) == "750.00"


def test_what_rests_on_an_entry_keeps_it_and_the_last_one_may_be_taken_back_and_come_again(
    book: Ledger, cement: Goods
) -> None:
    """U23."""
    wang = a_customer(book)
    placed = noted(book, wang, cement, StockMove.PLACED, 100, "03-01")
    back = noted(book, wang, cement, StockMove.BACK, 40)
    with pytest.raises(Refused, match="rests on it"):
        withdraw(book, Withdrawable.STOCK, placed, NOW)
    withdraw(book, Withdrawable.STOCK, back, NOW)
    assert stock(book, wang).here == 100_000
    note_again(book, Withdrawable.STOCK, back, NOW)
    assert stock(book, wang).here == 60_000
    noted(book, wang, cement, StockMove.COUNTED, 50)
    slip = settle_stock(book, wang.id, on(TODAY), NOW).result
    settled = next(one for one in stock_entries(book, on(TODAY), wang.id) if one.number == slip)
    with pytest.raises(Refused, match=slip):
        withdraw(book, Withdrawable.STOCK, settled.id, NOW)
    with pytest.raises(Refused, match="no such note"):
        withdraw(book, Withdrawable.STOCK, 99, NOW)


def test_an_entry_of_an_earlier_day_fits_what_came_later_or_is_refused(book: Ledger, cement: Goods) -> None:
    wang = a_customer(book)
    noted(book, wang, cement, StockMove.PLACED, 10, "03-05")
    noted(book, wang, cement, StockMove.BACK, 10, "03-08")
    noted(book, wang, cement, StockMove.PLACED, 10)
    with pytest.raises(Refused, match="on that day") as refused:
        noted(book, wang, cement, StockMove.BACK, 1, "03-06")
    assert refused.value.field == "quantity"


@pytest.mark.parametrize(
    ("facts", "field"), [({"goods_id": 99}, "goods"), ({"unit": "吨"}, "unit"), ({"dated": on("03-11")}, "dated")]
)
def test_what_the_book_does_not_know_is_refused_at_its_field(
    book: Ledger, cement: Goods, facts: dict[str, object], field: str
) -> None:
    wang = a_customer(book)
    said = {"goods_id": cement.id, "unit": "包", "dated": on(TODAY), **facts}
    with pytest.raises(Refused) as refused:
        note_stock(book, StockEntry(wang.id, move=StockMove.PLACED, quantity=1000, price=1, **said), NOW)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_the_report_tells_what_lies_where_and_a_merged_customers_goods_lie_at_the_other(
    book: Ledger, cement: Goods
) -> None:
    """Case 19; what is sold and not settled stands first."""
    wang, li, twice = a_customer(book), a_customer(book, "李记五金"), a_customer(book, "老王建材行")
    for who in (wang, li, twice):
        noted(book, who, cement, StockMove.PLACED, 10)
    noted(book, li, cement, StockMove.COUNTED, 4)
    merge_customers(book, twice.id, wang.id, NOW)
    found = ask(book, "consigned", Inquiry(period_of(PeriodName.MONTH, on(TODAY)), on(TODAY)))
    assert [(one.customer, one.here, one.sold) for one in found.rows] == [
        ("李记五金", 4_000, 6_000),
        ("老王建材", 20_000, 0),
    ]
    assert [one.figure for one in found.keys] == [600_00, 150_00]


def test_what_lies_there_is_put_on_a_paper_to_be_signed_and_nothing_is_owed_by_it(book: Ledger, cement: Goods) -> None:
    """R062: numbered in its own series, awaited back, told in every move; void while nobody signed it."""
    wang, nobody = a_customer(book), a_customer(book, "城东门窗厂")
    noted(book, wang, cement, StockMove.PLACED, 100, "03-01")
    number = make_consignment_paper(book, wang.id, NOW, "p-1").result
    assert make_consignment_paper(book, wang.id, NOW, "p-1").result == number
    row = paper_row(book, number, on(TODAY))
    assert (row.kind, row.state, number[:3]) == (PaperKind.CONSIGNMENT, PaperState.NOT_PRINTED, "PHD")
    form, frozen = frozen_paper(book, number)
    (pdf,) = form.draw([frozen], "241x140", "zh_CN")
    told = text_of(pdf)
    assert "代销铺货单" in told
    assert "2,500.00" in told
    assert owed(book, wang) == "0.00"
    void_credit_paper(book, number, NOW)
    assert paper_row(book, number, on(TODAY)).state is PaperState.REVERSED
    with pytest.raises(Refused, match="no goods on consignment"):
        make_consignment_paper(book, nobody.id, NOW)
    asked = Inquiry(period_of(PeriodName.MONTH, on(TODAY)), on(TODAY), "moves", wang.id)
    assert [(one.move, one.quantity) for one in ask(book, "consigned", asked).rows] == [(StockMove.PLACED, 100_000)]
