"""A name is found by itself and by the pinyin of every reading of its characters (U15)."""

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.goods import Goods
from desktop_app.domain.picks import matches
from desktop_app.operations.customers import add_customer
from desktop_app.operations.goods import add_goods
from desktop_app.operations.picking import customers_to_pick, goods_to_pick
from desktop_app.store import migrations
from desktop_app.store.customers import nearest_names
from desktop_app.store.database import Ledger
from desktop_app.store.search import READINGS, initials, search_text, spellings
from tests.operations.builders import at
from tests.store.test_migrations import one_step_up


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("曾国强", {"zgq", "cgq"}),
        ("单县", {"sx", "dx", "cx"}),
        ("重庆", {"cq", "zq"}),
        ("A座3号", {"az3h"}),
        ("𠅤", set()),
        ("、（）", set()),
    ],
)
def test_initials_of_every_reading(name: str, typed: set[str]) -> None:
    assert typed <= initials(name)


def test_full_spellings_of_every_reading() -> None:
    assert {"zengguoqiang", "cengguoqiang"} <= spellings("曾国强")
    assert {"shanxian", "danxian"} <= spellings("单县")
    assert spellings("吕") == {"lv"}


@pytest.mark.parametrize("typed", ["zgq", "cgq", "ZGQ", "曾国", "zengg", "cengguoqiang", "老曾", "lz", "lc"])
def test_a_customer_is_found_by_whatever_is_typed(typed: str, book: Ledger) -> None:
    add_customer(book, Customer("曾国强", aliases=("老曾",)), at("2026-01-01"))
    add_customer(book, Customer("海天装饰"), at("2026-01-01"))
    assert nearest_names(book, typed, 1) == ["曾国强"]


def test_a_long_name_of_many_readings_stays_small() -> None:
    """A company of twenty ambiguous characters must not fill the book with its readings."""
    assert len(initials("重重行行长长乐乐单单曾曾朝朝重重行行")) <= READINGS
    assert len(search_text(["重行长乐单曾朝" * 14])) < 20_000
    assert search_text(["", "老王"]).split("\n")[-1] == "老王"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("重庆长乐五金厂", ["cqclwjc", "zqzywjc", "chongqingchanglewujinchang", "clwj", "changlewuj", "wjc"]),
        ("长沙重行单车行", ["cschdch", "cszhscx", "dancheh"]),
        ("单县曾朝乐建材行", ["sxzcljch", "dxczyjcx", "zclj"]),
    ],
)
def test_a_long_name_is_found_by_any_reading_of_it(name: str, typed: list[str], book: Ledger) -> None:
    """U15: however many readings its characters have together; first letters, syllables, the last in part."""
    add_customer(book, Customer(name), at("2026-01-01"))
    add_customer(book, Customer("重庆海天装饰工程行"), at("2026-01-01"))
    picks = customers_to_pick(book)
    assert {word: [one.title for one in matches(picks, word)] for word in typed} == {word: [name] for word in typed}
    assert matches(picks, "cqclwjq") == []


def test_an_older_book_is_searched_like_a_new_one(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """U15: what an older program indexed of a name is written anew on the way to a newer format."""
    add_customer(book, Customer("重庆长乐五金厂"), at("2026-01-01"))
    add_goods(book, Goods("重型单行长乐调朝阀", unit="个"), at("2026-01-01"))
    with book.writing():
        book.write("UPDATE customers SET search = '重庆长乐五金厂'")
        book.write("UPDATE goods SET search = ''")
    assert matches(customers_to_pick(book), "cqclwjc") == []
    one_step_up(monkeypatch, ("CREATE TABLE branches (id INTEGER PRIMARY KEY) STRICT",))
    migrations.climb(book)
    assert [one.title for one in matches(customers_to_pick(book), "cqclwjc")] == ["重庆长乐五金厂"]
    assert [one.title for one in matches(goods_to_pick(book), "zxdxcltcf")] == ["重型单行长乐调朝阀"]


def test_the_dictionary_of_phrases_is_never_loaded() -> None:
    """Names are read character by character; phrases would take half a second and 50 MB at the first name entered."""
    assert search_text(["重庆"])
    from pypinyin import constants  # as the product has it by now

    assert not constants.PHRASES_DICT
