"""The program proposes who may be one customer; the shop decides, and is not asked twice."""

from desktop_app.domain.lookalikes import Alike
from desktop_app.operations.alike import alike_pairs, keep_apart, pair_of
from desktop_app.operations.merging import merge_customers
from desktop_app.store.customers import load_customers
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, at


def proposed(book: Ledger) -> list[tuple[str, str, Alike]]:
    return [(one.first.name, one.second.name, one.why) for one in alike_pairs(book)]


def test_the_same_phone_number_tax_number_name_or_sound_proposes_a_pair(book: Ledger) -> None:
    a_customer(book, "曾国强", phone="138 0013 8000")
    a_customer(book, "老曾", phone="138-0013-8000")
    a_customer(book, "曾国强建材经营部", tax_number="91420000MA0000001X")
    a_customer(book, "强盛公司", tax_number="91420000ma0000001x")
    a_customer(book, "东方门窗")
    a_customer(book, "东芳门窗")
    a_customer(book, "别的人家")
    assert proposed(book) == [
        ("曾国强", "老曾", Alike.PHONE),
        ("曾国强", "曾国强建材经营部", Alike.BEGINNING),
        ("曾国强建材经营部", "强盛公司", Alike.TAX_NUMBER),
        ("东方门窗", "东芳门窗", Alike.SOUND),
    ]


def test_two_that_the_shop_has_told_apart_or_merged_are_proposed_no_more(book: Ledger) -> None:
    first, second = a_customer(book, "曾国强"), a_customer(book, "曾国强建材")
    keep_apart(book, [(second.id, first.id)], at("01-05"))
    keep_apart(book, [(first.id, second.id)], at("01-05"))
    assert proposed(book) == []
    keep_apart(book, [(first.id, second.id)], at("01-05"), apart=False)
    assert proposed(book) == [("曾国强", "曾国强建材", Alike.BEGINNING)]
    merge_customers(book, first.id, second.id, at("01-06"))
    assert proposed(book) == []


def test_the_page_of_each_finds_the_pairs_that_the_list_of_all_finds(book: Ledger) -> None:
    """What a page looks at is a rough choice; it leaves nobody out."""
    a_customer(book, "曾国强", phone="138 0013 8000")
    a_customer(book, "老曾", phone="138-0013-8000")
    a_customer(book, "曾国强建材经营部", tax_number="91420000MA0000001X")
    a_customer(book, "强盛公司", tax_number="91420000ma0000001x")
    a_customer(book, "东方门窗")
    a_customer(book, "东芳门窗")
    a_customer(book, "海天装饰商行")
    a_customer(book, "海天装饰有限公司")
    a_customer(book, "别的人家")
    found = alike_pairs(book)
    ids = {one.id for pair in found for one in (pair.first, pair.second)}
    assert len(ids) == 8
    for customer in load_customers(book):
        mine = [one for one in found if customer.id in (one.first.id, one.second.id)]
        assert pair_of(book, customer.id) == next(iter(mine), None), customer.name
