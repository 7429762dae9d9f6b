"""Customers and goods, found while their name is typed (U15)."""

from dataclasses import replace

from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.goods import Goods
from desktop_app.operations.customers import add_customer, edit_customer
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.operations.picking import customers_to_find, customers_to_pick, goods_to_pick, matches
from desktop_app.store.database import Ledger
from tests.operations.builders import OPENED, a_customer, at


def test_a_customer_is_picked_by_pinyin_alias_code_or_phone(book: Ledger) -> None:
    """U15: 曾国强 is read zeng and ceng."""
    contacts = (Contact("曾哥", phone=""), Contact("小曾", phone="138 0013 8022"))
    known = add_customer(
        book, Customer("曾国强建材", aliases=("国强水泥",), phone="0571-6688", contacts=contacts), at(OPENED)
    ).result
    a_customer(book, "老王建材")
    picks = customers_to_pick(book)
    for typed in ("zgqjc", "cgq", "gqsn", "国强水泥", known.code, "6688", "8022", "05716688"):
        assert [(pick.id, pick.extra) for pick in matches(picks, typed)] == [(known.id, known)], typed
    assert [pick.title for pick in picks] == ["曾国强建材", "老王建材"]
    assert [pick.hint for pick in picks] == [f"{known.code}  0571-6688", "C0002"]


def test_who_was_put_away_is_found_but_not_picked(book: Ledger) -> None:
    customer = a_customer(book, "老王建材")
    edit_customer(book, replace(customer, active=False), at(OPENED))
    assert customers_to_pick(book) == []
    assert [pick.title for pick in customers_to_find(book)] == ["老王建材"]


def test_goods_are_picked_by_pinyin_specification_or_barcode(book: Ledger) -> None:
    """U15, U18."""
    cement = add_goods(book, Goods("水泥", 0, "6901234567892", "42.5", "袋", 205000), at(OPENED)).result
    sand = add_goods(book, Goods("中砂"), at(OPENED)).result
    picks = goods_to_pick(book)
    for typed in ("sn", "shuini", "水泥 42.5", "6901234567892"):
        assert [(pick.id, pick.extra) for pick in matches(picks, typed)] == [(cement.id, cement)], typed
    shown = [(pick.title, pick.hint) for pick in picks]
    assert shown == [("中砂", ""), ("水泥 42.5", "20.50/袋")]
    edit_goods(book, replace(sand, active=False), at(OPENED))
    assert [pick.id for pick in goods_to_pick(book)] == [cement.id]
    assert len(goods_to_pick(book, with_inactive=True)) == 2
