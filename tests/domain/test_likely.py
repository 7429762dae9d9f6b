"""Whom a name in a sheet may mean: proposed with its reason, and nobody where nothing speaks for it (c17, c19)."""

import pytest

from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.likely import Hints, LikelyCustomers, core, is_service

BOOK = (
    Customer("老王建材", 1, "C0001", ("王哥",), (Contact("王老五", phone="138-0000-0001"),), tax_number="91330100MA"),
    Customer("杭州永发五金有限公司", 2, "C0002", phone="0571-88880002", operator="李永发"),
    Customer("中国建筑第三工程局有限公司", 3, "C0003"),
    Customer("客户12", 4, "C0004"),
    Customer("Johnson Supplies Ltd", 5, "KH-5"),
)


def likely(name: str, **more: object) -> list[tuple[int, str]]:
    found = LikelyCustomers({one.id: one for one in BOOK}, {"laowangjiancai": frozenset({1})})
    return [(one.customer.id, str(one.why)) for one in found.of(Hints(name, **more))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("王老五", 1),
        ("王老五（微信）", 1),
        ("李永发", 2),
        ("老王建材有限公司", 1),
        ("城东老王建材", 1),
        ("老王", 1),
        ("永发五金", 2),
        ("永发五金店", 2),
        ("中建三局", 3),
        ("中国建筑第三工程局杭州分公司", 3),
        ("C0002 永发", 2),
        ("kh-5", 5),
        ("JOHNSON", 5),
    ],
)
def test_a_name_that_is_like_one_of_the_book_proposes_it(name: str, who: int) -> None:
    assert likely(name)[0][0] == who


@pytest.mark.parametrize(
    "name", ["张记五金", "客户1", "客户123", "新来的", "甲店", "Ann", "永", "永发便利店", "微信支付", "", "有限公司"]
)
def test_nothing_is_proposed_where_nothing_speaks_for_it(name: str) -> None:
    assert likely(name) == []


@pytest.mark.parametrize(
    ("more", "who", "why"),
    [
        ({"phones": ("13800000001",)}, 1, "has the phone number 13800000001"),
        ({"phones": ("0571 8888 0002", "123")}, 2, "has the phone number 0571 8888 0002"),
        ({"tax_number": "91330100ma"}, 1, "has the same tax number"),
        ({"remarks": ("货款 c0003 三月",)}, 3, "has the code C0003"),
        ({"remarks": ("A1 三月", "C0003")}, 3, "has the code C0003"),
        ({"others": ("没听过", "王哥")}, 1, "is called “王哥”, too"),
        ({"sounds": frozenset({"laowangjiancai"})}, 1, "sounds the same"),
    ],
)
def test_what_stands_beside_a_strange_name_proposes_too(more: dict[str, object], who: int, why: str) -> None:
    assert likely("陌生人", **more) == [(who, why)]


def test_several_reasons_name_a_customer_once_and_the_firmest_first() -> None:
    assert [who for who, _ in likely("老王建材店", phones=("057188880002",))] == [2, 1]


def test_a_payment_service_is_nobody_by_its_name_alone() -> None:
    assert [is_service(name) for name in ("财付通支付科技有限公司", "支付宝（中国）", "WeChat Pay", "老王")] == [
        True,
        True,
        True,
        False,
    ]
    assert [who for who, _ in likely("财付通", remarks=("C0001",))] == [1]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("老王建材商贸有限公司", "老王建材"),
        ("甲店", "甲店"),
        ("（城东）", "(城东)"),
        ("ACME Co., Ltd.", "acme"),
        ("李记商行", "李记"),
    ],
)
def test_the_core_of_a_name_is_what_tells_it_from_others(name: str, bare: str) -> None:
    assert core(name) == bare
