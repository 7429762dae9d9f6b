"""A slip with discount, freight, rounding and gifts, from posting to returns, reports and proofs (case 30)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.shipments import Line, Part, ReturnDraft, ShipmentDraft
from desktop_app.domain.sites import Site
from desktop_app.domain.slip_sums import Charges, SlipSums
from desktop_app.operations.customers import add_customer
from desktop_app.operations.exchanges import origin_of
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.returns import record_return, shipped_lines
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.slips import again, last_bought, slip, usually_bought
from desktop_app.operations.taking_back import void_document
from desktop_app.store import checking, goods
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, THIRTY_DAYS, a_customer, at, on, owed

TILES = Line("抛光砖", 10_000, 1_000_000, unit="箱")
PAINT = Line("乳胶漆", 1_000, 2_345_000, unit="桶")
SEALER = Line("美缝剂", 2_000, 180_000, unit="支", gift=True)
CHARGES = SlipSums(1_234_50, Charges(0, 200, 30_00).on(1_234_50)).agreed(1_239_00).charges
MONTH = period_of(PeriodName.MONTH, date(2026, 3, 31))


def shipped(book: Ledger, who: Customer, *lines: Line, charges: Charges = CHARGES, submission: str = "") -> str:
    draft = ShipmentDraft(who.id, on("03-02"), lines, charges=charges, submission=submission, accepted=MEANT)
    return record_shipment(book, draft, at("03-02")).result.number


def back(book: Ledger, who: Customer, number: str, *lines: Line, submission: str = "") -> str:
    draft = ReturnDraft(who.id, on("03-05"), lines, number, submission=submission)
    return record_return(book, draft, at("03-05")).result.number


@pytest.fixture
def wang(book: Ledger) -> Customer:
    return a_customer(book, "王记装饰")


def test_a_slip_of_1234_50_is_1239_with_each_figure_of_its_own(book: Ledger, wang: Customer) -> None:
    """Case 30: on the paper, in the journal, and as the debt."""
    number = shipped(book, wang, TILES, PAINT, SEALER)
    paper = slip(book, number)
    assert (paper.total_fen, paper.sums.goods_fen, paper.charges) == (1_239_00, 1_234_50, CHARGES)
    assert owed(book, wang) == "1239.00"
    entry = book.value("SELECT content FROM journal WHERE subject = ?", (number,))
    assert '["slip_charges",1,2469,200,3000,-81]' in entry
    assert checking.check(book) == []
    assert dict(goods.paid_prices(book, wang.id)).keys() == {1, 2}, "what was given away says no price"


def test_what_comes_back_gives_back_what_was_charged_and_freight_stays(book: Ledger, wang: Customer) -> None:
    """Case 30: 229.81 for the paint; once all goods are back the customer owes freight less rounding."""
    number = shipped(book, wang, TILES, PAINT, SEALER)
    assert slip(book, back(book, wang, number, PAINT)).total_fen == 229_81
    first = back(book, wang, number, TILES.of(3_000), submission="r1")
    assert slip(book, first).total_fen == 294_00
    assert back(book, wang, number, TILES.of(3_000), submission="r1") == first, "sent again it is the same"
    void_document(book, first, on("03-05"), "记错", at("03-05"))
    back(book, wang, number, TILES, replace(SEALER, quantity=2_000))
    assert owed(book, wang) == "29.19"
    assert checking.check(book) == []


def test_a_gift_alone_brings_nothing_back(book: Ledger, wang: Customer) -> None:
    number = shipped(book, wang, TILES, SEALER, charges=Charges())
    with pytest.raises(Refused, match=r"between 0\.01"):
        back(book, wang, number, SEALER)
    with pytest.raises(Refused, match=r"charged at 0\.00"):
        back(book, wang, number, replace(SEALER, gift=False))


def test_what_was_sold_adds_up_with_discount_freight_and_rounding(book: Ledger, wang: Customer) -> None:
    """By goods they stand in rows of their own; every view comes to the same, also after a return and a voiding."""
    number = shipped(book, wang, TILES.at_rate(1_000), PAINT, SEALER, charges=replace(CHARGES, discount_fen=22_69))
    back(book, wang, number, PAINT)
    gone = shipped(book, wang, PAINT)
    void_document(book, gone, on("03-09"), "没送", at("03-09"))
    rows = ask(book, "sales", Inquiry(MONTH, date(2026, 3, 31), "goods")).rows
    assert {str(row.title): row.fen for row in rows if not row.goods_id} == {
        "Discount on all goods": -22_69, "Freight": 30_00, "Rounding-off": -81,
    }  # fmt: skip
    for by in ("goods", "customer", "month", "project"):
        found = ask(book, "sales", Inquiry(MONTH, date(2026, 3, 31), by)).rows
        assert f"{sum(row.fen for row in found) / 100:.2f}" == owed(book, wang), by


def test_a_slip_sent_again_with_another_rounding_is_another_slip(book: Ledger, wang: Customer) -> None:
    """D4."""
    number = shipped(book, wang, TILES, submission="s1", charges=Charges())
    assert shipped(book, wang, TILES, submission="s1", charges=Charges()) == number
    with pytest.raises(Refused, match="not as it is here now"):
        shipped(book, wang, TILES, submission="s1", charges=Charges(freight_fen=1))


def test_parts_sum_to_the_slip_with_all_that_stands_below_its_goods(book: Ledger, wang: Customer) -> None:
    parts = Part(on("04-01"), 1_000_00), Part(on("05-01"), 239_00)
    draft = ShipmentDraft(wang.id, on("03-02"), (TILES, PAINT), parts=parts, charges=CHARGES)
    assert record_shipment(book, draft, at("03-02")).result.total_fen == 1_239_00


def test_a_slip_written_once_more_keeps_its_discounts_at_the_price_of_today(book: Ledger, wang: Customer) -> None:
    """U19."""
    number = shipped(book, wang, TILES.at_rate(500), SEALER, charges=Charges())
    shipped(book, wang, replace(TILES, price=900_000), charges=Charges())
    tiles, sealer = again(book, number)
    assert (tiles.line.price, tiles.line.amount_fen) == (900_000, 855_00)
    assert sealer.line.gift


def test_what_is_exchanged_comes_back_at_what_was_charged_on_its_slip(book: Ledger, wang: Customer) -> None:
    """退换: paint leaves, four tiles come back; the slip owes the rest, and its paper says of which slip."""
    number = shipped(book, wang, TILES, PAINT)
    found = origin_of(book, wang.id, 1, "箱")
    assert found
    assert (found.number, found.line.price, found.charged.worth(4_000)) == (number, 1_000_000, 392_00)
    back = replace(TILES, quantity=-4_000, origin=number)
    draft = ShipmentDraft(wang.id, on("03-06"), (PAINT.of(2_000), back), submission="x1")
    second = record_shipment(book, draft, at("03-06")).result
    assert (second.total_fen, slip(book, second.number).lines[1].amount_fen) == (77_00, -392_00)
    assert record_shipment(book, draft, at("03-06")).result.number == second.number
    assert [one.back for one in shipped_lines(book, number)] == [4_000, 0]
    assert [one.back for one in shipped_lines(book, second.number)] == [0]
    with pytest.raises(Refused, match=f"came back with {second.number}"):
        void_document(book, number, on("03-06"), "开错", at("03-06"))
    more = ShipmentDraft(wang.id, on("03-06"), (PAINT.of(9_000), replace(back, quantity=-7_000)))
    with pytest.raises(Refused, match="only 6 are still"):
        record_shipment(book, more, at("03-06"))
    record_return(book, ReturnDraft(wang.id, on("03-07"), (TILES.of(6_000),), number), at("03-07"))
    assert origin_of(book, wang.id, 1, "箱") is None
    assert owed(book, wang) == f"{(1_239_00 + 77_00 - 588_00) / 100:.2f}"
    assert dict(goods.paid_prices(book, wang.id)).keys() == {1, 2}
    assert checking.check(book) == []


def test_goods_of_another_customers_slip_are_not_exchanged(book: Ledger, wang: Customer) -> None:
    number = shipped(book, a_customer(book, "李记"), TILES)
    back = replace(TILES, quantity=-1_000, origin=number)
    with pytest.raises(Refused, match="not a slip of this customer"):
        record_shipment(book, ShipmentDraft(wang.id, on("03-06"), (PAINT, back)), at("03-06"))
    with pytest.raises(Refused, match="only 0 are still"):
        record_shipment(book, ShipmentDraft(wang.id, on("03-06"), (PAINT, replace(back, origin=""))), at("03-06"))


def test_goods_for_a_site_go_to_its_address_unless_the_slip_says_another(book: Ledger) -> None:
    sites = (Site("3号楼", "书香府北门", "刘工", "13800138007"),)
    wang = add_customer(
        book, Customer("王记", terms=THIRTY_DAYS, address="老店", phone="139", sites=sites), at("03-01")
    ).result
    draft = ShipmentDraft(wang.id, on("03-02"), (TILES,), project="3号楼", plate="粤S·1", accepted=MEANT)
    paper = slip(book, record_shipment(book, draft, at("03-02")).result.number)
    assert (paper.address, paper.contact, paper.phone, paper.plate) == ("书香府北门", "刘工", "13800138007", "粤S·1")
    told = replace(draft, deliver_to="南门", receiver="小周")
    paper = slip(book, record_shipment(book, told, at("03-02")).result.number)
    assert (paper.address, paper.contact, paper.phone) == ("南门", "小周", "")
    paper = slip(book, record_shipment(book, replace(draft, project=""), at("03-02")).result.number)
    assert (paper.address, paper.phone) == ("老店", "139")
    assert checking.check(book) == []


def test_what_a_customer_bought_last_and_usually_is_taken_over_with_one_key(book: Ledger, wang: Customer) -> None:
    """The newest slip's goods; what was on two slips at least, the most usual first, at the price paid last."""
    assert (last_bought(book, wang.id), usually_bought(book, wang.id, on("03-09"))) == ((), ())
    shipped(book, wang, TILES, PAINT, SEALER)
    shipped(book, wang, TILES.of(3_000), charges=Charges())
    shipped(book, wang, PAINT.of(2_000), replace(TILES, quantity=5_000, price=990_000), charges=Charges())
    assert [one.line.quantity for one in last_bought(book, wang.id)] == [2_000, 5_000]
    usual = usually_bought(book, wang.id, on("03-09"))
    assert [(one.line.name, one.line.quantity, one.line.price) for one in usual] == [
        ("抛光砖", 5_000, 990_000), ("乳胶漆", 2_000, 2_345_000),
    ]  # fmt: skip
    assert usually_bought(book, wang.id, date(2027, 3, 9)) == ()


def test_what_slips_give_off_stands_among_what_was_given_up(book: Ledger, wang: Customer) -> None:
    """By reason: lines, all goods, gifts at their price, rounding; a return and a voiding take their part off again."""
    number = shipped(book, wang, TILES.at_rate(1_000), PAINT, SEALER, charges=Charges(22_69, 200, 30_00, -81))
    asked = Inquiry(MONTH, date(2026, 3, 31), "reason")
    told = {str(row.title): row.fen for row in ask(book, "given", asked).rows}
    assert told == {
        "Discount on lines": 100_00, "Given away": 36_00, "Discount on all goods": 22_69, "Rounding-off": 81,
    }  # fmt: skip
    assert len(ask(book, "given", replace(asked, by="each")).rows) == 4
    back(book, wang, number, PAINT)
    told = {str(row.title): row.fen for row in ask(book, "given", asked).rows}
    assert told["Discount on lines"] == 100_00 - 4_69
    again = shipped(book, wang, PAINT.at_rate(1_000), charges=Charges())
    void_document(book, again, on("03-09"), "没送", at("03-09"))
    assert sum(row.fen for row in ask(book, "given", asked).rows) == 159_50 - 4_69
