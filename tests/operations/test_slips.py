"""What a slip or a return may say, and how its paper keeps it."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import parse_fen
from desktop_app.domain.shipments import Part, ReturnDraft, Voucher
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.operations.returns import record_return, shipped_lines
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.taking_back import void_document
from desktop_app.store import snapshots
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    MEANT,
    a_customer,
    a_draft,
    a_receipt,
    a_return,
    a_slip,
    at,
    goods,
    on,
    on_account,
    owed,
    still_open,
)


def test_a_part_without_its_day_is_refused(book: Ledger) -> None:
    parts = (Part(on("04-01"), parse_fen("60")), Part(None, parse_fen("40")))
    with pytest.raises(Refused, match="needs the day it is due"):
        record_shipment(book, a_draft(a_customer(book), "03-02", "100", parts=parts), at("03-02"))
    assert book.value("SELECT count(*) FROM documents") == 0


def test_parts_are_paid_earliest_first_by_the_cash_that_came_with_the_slip(book: Ledger) -> None:
    """Case 1."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "100", paid="50", parts=(("05-01", "60"), ("04-01", "40")))
    assert still_open(book, wang) == [(slip, "50.00")]


def test_the_paper_says_what_the_book_keeps(book: Ledger) -> None:
    """D19: blanks around a text and decomposed letters are gone in both."""
    draft = a_draft(
        a_customer(book), "03-02", project="  滨江花园 3# ", carrier=" Rene\u0301 ", paper_number=" A7 ",
        prepared_by="  ", remark=" 急 ",
    )  # fmt: skip
    number = record_shipment(book, draft, at("03-02")).result.number
    found = snapshots.load(book, number, Voucher)
    assert found
    voucher = found[0]
    printed = (voucher.project, voucher.carrier, voucher.paper_number)
    assert printed == ("滨江花园 3#", "Ren\u00e9", "A7")
    assert book.row("SELECT project, carrier, paper_number FROM shipments") == printed
    assert (voucher.remark, voucher.prepared_by) == ("急", "")


@pytest.mark.parametrize(
    "fact", [{"project": "滨江\x00花园"}, {"carrier": "小\u202e张"}, {"remark": "x" * 501}, {"paper_number": "1\n2"}]
)
def test_text_that_cannot_be_printed_is_refused_and_nothing_is_posted(book: Ledger, fact: dict[str, str]) -> None:
    """D19."""
    with pytest.raises(Refused):
        record_shipment(book, a_draft(a_customer(book), "03-02", **fact), at("03-02"))
    assert book.value("SELECT count(*) FROM documents") == 0


def test_goods_typed_twice_are_one_article_and_keep_its_code(book: Ledger) -> None:
    wang = a_customer(book)
    coded = replace(goods("25"), code="SN425")
    record_shipment(book, replace(a_draft(wang, "03-02"), lines=(coded,)), at("03-02"))
    a_slip(book, wang, "03-03", "26")
    assert book.value("SELECT count(*) FROM goods") == 1
    assert [code for (code,) in book.rows("SELECT code FROM lines ORDER BY document_id")] == ["SN425", "SN425"]


def test_goods_chosen_from_the_list_are_that_article_whatever_the_line_says(book: Ledger) -> None:
    wang = a_customer(book)
    article = add_goods(book, Goods("水泥", code="SN425", spec="42.5", unit="包"), at("03-01")).result
    line = replace(goods("25"), goods_id=article.id, code="自编", remark="赠一包")
    record_shipment(book, replace(a_draft(wang, "03-02"), lines=(line,)), at("03-02"))
    assert book.rows("SELECT goods_id, code, remark FROM lines") == [(article.id, "自编", "赠一包")]
    assert book.value("SELECT count(*) FROM goods") == 1


def test_goods_the_book_does_not_know_can_neither_be_edited_nor_shipped(book: Ledger) -> None:
    """T20: nothing is left in the journal that the check would miss in the list."""
    with pytest.raises(Refused):
        edit_goods(book, Goods("水泥", 99), at("03-02"))
    line = replace(goods("25"), goods_id=99)
    with pytest.raises(Refused):
        record_shipment(book, replace(a_draft(a_customer(book), "03-02"), lines=(line,)), at("03-02"))


# ── returns ──────────────────────────────────────────────────────────────────────────────────────
def test_goods_come_back_only_to_a_slip_of_the_same_customer(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    slip, receipt = a_slip(book, li, "03-02"), a_receipt(book, wang, "03-02", "5")
    for number in (slip, receipt):
        with pytest.raises(Refused, match="not a slip of this customer"):
            a_return(book, wang, "03-03", "10", number)
    with pytest.raises(Refused, match="no document SHD-2026-00099"):
        a_return(book, wang, "03-03", "10", "SHD-2026-00099")


def test_nothing_is_returned_to_a_reversed_slip(book: Ledger) -> None:
    """Case 9."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02")
    void_document(book, slip, on("03-02"), "开错单", at("03-02"))
    with pytest.raises(Refused, match="is void"):
        a_return(book, wang, "03-03", "10", slip)


def test_a_slip_goes_only_after_the_return_to_it(book: Ledger) -> None:
    """Case 9: first the return is reversed, then the slip."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "100")
    back = a_return(book, wang, "03-03", "40", slip)
    with pytest.raises(Refused, match=rf"{slip} came back with {back}"):
        void_document(book, slip, on("03-04"), "开错单", at("03-04"))
    for number in (back, slip):
        void_document(book, number, on("03-04"), "开错单", at("03-04"))
    assert (still_open(book, wang), owed(book, wang)) == ([], "0.00")


def test_goods_without_a_slip_come_back_onto_the_account(book: Ledger) -> None:
    """Case 2: 无单退货."""
    wang = a_customer(book)
    draft = ReturnDraft(wang.id, on("03-03"), (goods("30"),), reason=" 多送 ", accepted=MEANT)
    number = record_return(book, draft, at("03-03")).result.number
    assert (on_account(book, wang), owed(book, wang)) == ("30.00", "-30.00")
    found = snapshots.load(book, number, Voucher)
    assert found
    assert (found[0].owed_fen, found[0].balance_fen, found[0].returns_number) == (-3000, -3000, "")


def test_what_is_reversed_stays_reversed(book: Ledger) -> None:
    """Case 9."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-05")
    with pytest.raises(Refused, match="cannot be voided before its own date, 2026-03-05"):
        void_document(book, slip, on("03-04"), "开错单", at("03-06"))
    with pytest.raises(Refused, match="reason is missing"):
        void_document(book, slip, on("03-05"), "  ", at("03-06"))
    mirror = void_document(book, slip, on("03-05"), "开错单", at("03-06")).result
    with pytest.raises(Refused, match=f"already voided by {mirror}"):
        void_document(book, slip, on("03-06"), "再来", at("03-06"))
    with pytest.raises(Refused, match="itself voids another document"):
        void_document(book, mirror, on("03-06"), "不要了", at("03-06"))
    assert owed(book, wang) == "0.00"


def test_of_each_line_of_a_slip_is_told_how_much_of_its_article_came_back(book: Ledger) -> None:
    """Case 1: returns that were voided do not count, nor those of another slip; of a voided slip nothing is out."""
    wang = a_customer(book)
    cement = replace(goods("25"), name="水泥", unit="包")
    lines = (replace(cement, quantity=10_000), replace(goods("7"), name="河沙"), replace(cement, quantity=2_000))
    sold, other = (
        record_shipment(book, replace(a_draft(wang, "03-02"), lines=lines), at("03-02")).result.number for _ in range(2)
    )

    def back(number: str, bags: int) -> str:
        draft = ReturnDraft(wang.id, on("03-03"), (replace(cement, quantity=bags * 1000),), number)
        return record_return(book, draft, at("03-03")).result.number

    elsewhere = back(other, 1)
    back(sold, 4)
    void_document(book, back(sold, 3), None, "counted twice", at("03-04"))
    assert [(one.back, one.room) for one in shipped_lines(book, sold)] == [(4_000, 6_000), (0, 1_000), (4_000, -2_000)]
    for number in (elsewhere, other):
        void_document(book, number, None, "not delivered", at("03-05"))
    assert [one.room for one in shipped_lines(book, other)] == [-2_000, 0, -10_000]
