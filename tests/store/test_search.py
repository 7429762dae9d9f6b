"""A name is found by itself and by the pinyin of every reading of its characters (U15)."""

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.operations.customers import add_customer
from desktop_app.store.customers import nearest_names
from desktop_app.store.database import Ledger
from desktop_app.store.search import READINGS, initials, search_text, spellings
from tests.operations.builders import at


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
