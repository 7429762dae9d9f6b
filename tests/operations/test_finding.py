"""Everything found by a part of it: customers, documents, goods (U39)."""

from dataclasses import replace

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.customers import Customer
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.operations.customers import add_customer, edit_customer
from desktop_app.operations.finding import Group, Hit, find
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statements import issue_statement
from desktop_app.store.database import Ledger
from tests.operations.builders import OPENED, THIRTY_DAYS, a_draft, a_receipt, a_slip, at, item_of, on


@pytest.fixture
def wang(book: Ledger) -> Customer:
    return add_customer(book, Customer("老王建材", terms=THIRTY_DAYS, phone="138 0013 8022"), at(OPENED)).result


def numbers(book: Ledger, text: str) -> list[str]:
    return [hit.number for hit in find(book, text) if hit.group is Group.DOCUMENT]


def test_customers_goods_and_documents_come_in_groups(book: Ledger, wang: Customer) -> None:
    """By pinyin, by the tail of the phone, by the goods a slip brought into the book."""
    slip = a_slip(book, wang, "03-01", "8022")
    hits = find(book, "8022")
    assert hits == [
        Hit(Group.CUSTOMER, "老王建材", f"{wang.code}  138 0013 8022", customer_id=wang.id),
        Hit(Group.DOCUMENT, slip, "老王建材", wang.id, slip, 0, Kind.SHIPMENT, on("03-01"), 802200),
    ]
    assert [(hit.group, hit.title) for hit in find(book, "lwjc")] == [(Group.CUSTOMER, "老王建材")]
    (goods,) = find(book, "shuini")
    assert (goods.group, goods.title, goods.goods_id) == (Group.GOODS, "水泥", 1)


def test_a_document_is_found_by_any_part_of_its_number_newest_first(book: Ledger, wang: Customer) -> None:
    first, second = a_slip(book, wang, "03-01"), a_slip(book, wang, "03-02")
    receipt = a_receipt(book, wang, "03-03", "50")
    assert numbers(book, "2026-0000") == [receipt, second, first]
    assert numbers(book, "shd") == [second, first]
    assert numbers(book, second.lower()) == [second]
    assert numbers(book, "00001") == [receipt, first]


def test_a_number_of_ones_own_or_on_the_paper_finds_the_document_the_whole_one_first(
    book: Ledger, wang: Customer
) -> None:
    draft = replace(a_draft(wang, "03-01"), paper_number="NO 0788")
    slip = record_shipment(book, draft, at("03-01")).result.number
    later = record_shipment(book, replace(draft, paper_number="NO 07889"), at("03-02")).result.number
    opening = record_opening(book, OpeningDraft(wang.id, on("02-01"), None, 500, "旧账788"), at("02-01")).result
    assert numbers(book, "788") == [later, slip, opening]
    assert numbers(book, "旧账") == [opening]
    assert numbers(book, "旧账788") == [opening]


@pytest.mark.parametrize("text", ["%", "%%", "__", "!!", "0_0", "'", '"*"'])
def test_signs_stand_for_themselves(book: Ledger, wang: Customer, text: str) -> None:
    a_slip(book, wang, "03-01")
    assert find(book, text) == []


@pytest.mark.parametrize("text", ["1234.5", "1,234.50", "１２３４．５"])
def test_an_amount_finds_what_is_exactly_that_much(book: Ledger, wang: Customer, text: str) -> None:
    a_slip(book, wang, "03-01", "1234.49")
    slip = a_slip(book, wang, "03-02", "1234.50")
    receipt = a_receipt(book, wang, "03-03", "1234.50")
    a_slip(book, wang, "03-04", "1234.51")
    assert numbers(book, text) == [receipt, slip]


def test_statements_and_plans_are_found_too(book: Ledger, wang: Customer) -> None:
    slip = a_slip(book, wang, "02-10", "100")
    statement = issue_statement(book, wang.id, on("02-01"), at("03-01")).result.number
    plan = agree_plan(
        book, Plan(wang.id, on("03-02"), (item_of(book, slip),), monthly_plan(10000, 2, on("04-01"))), at("03-02")
    ).result.number
    assert numbers(book, statement) == [statement]
    assert numbers(book, plan[:3]) == [plan]
    assert numbers(book, "100.00") == [plan, statement, slip]
    (hit,) = find(book, plan)
    assert (hit.kind, hit.dated, hit.amount_fen, hit.hint) == (None, on("03-02"), 10000, "老王建材")


def test_a_slip_that_is_dated_ahead_is_found(book: Ledger, wang: Customer) -> None:
    """Case 29: for tomorrow, or of a clock that ran fast; nobody is told that the book has no such slip."""
    a_slip(book, wang, "03-01")
    ahead = a_slip(book, wang, "03-25", entered="03-10")
    fast = a_slip(book, wang, "2031-03-10")
    assert numbers(book, ahead) == [ahead]
    assert numbers(book, "SHD-2031") == [fast]


def test_nothing_is_found_for_nothing_typed_and_one_sign_is_too_short_for_a_number(
    book: Ledger, wang: Customer
) -> None:
    a_slip(book, wang, "03-01")
    assert find(book, "   ") == []
    assert numbers(book, "0") == []
    assert numbers(book, "00") != []


def test_each_group_has_at_most_so_many_hits(book: Ledger, wang: Customer) -> None:
    for day in range(1, 6):
        a_slip(book, wang, f"03-0{day}")
        add_customer(book, Customer(f"老王{day}"), at(OPENED))
    hits = find(book, "老王", limit=3) + find(book, "SHD-2026", limit=3)
    assert [hit.group for hit in hits] == [Group.CUSTOMER] * 3 + [Group.DOCUMENT] * 3


def test_a_customer_put_away_is_still_found(book: Ledger, wang: Customer) -> None:
    edit_customer(book, replace(wang, active=False), at(OPENED))
    assert [hit.title for hit in find(book, "老王")] == ["老王建材"]
