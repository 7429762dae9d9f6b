"""A customer who may be in the book already is noticed before a second one is made."""

import pytest

from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.likeness import called_in, namesake, with_number

WANG = Customer("老王建材", id=1, aliases=("ABC 店",), phone="138-0013-8000")
LI = Customer("李记五金", id=2, contacts=(Contact("李姐", phone="0571 8888 6666"),))


@pytest.mark.parametrize("name", ["老王建材", " 老王 建材 ", "abc店", "ＡＢＣ　店"])
def test_a_name_is_the_same_however_it_is_written(name: str) -> None:
    """U16: case, width and spaces do not matter, and an alias is a name."""
    assert namesake((WANG, LI), name) is WANG


@pytest.mark.parametrize("name", ["", "  ", "老王", "老李建材"])
def test_another_name_is_another_customer(name: str) -> None:
    assert namesake((WANG, LI), name) is None


def test_nobody_is_their_own_namesake() -> None:
    assert namesake((WANG, LI), "老王建材", but=1) is None
    assert with_number((WANG, LI), "13800138000", but=1) is None


@pytest.mark.parametrize(("phone", "owner"), [("13800138000", WANG), ("138 0013 8000", WANG), ("057188886666", LI)])
def test_a_number_is_the_same_however_it_is_written(phone: str, owner: Customer) -> None:
    assert with_number((WANG, LI), phone) is owner


@pytest.mark.parametrize("phone", ["", "8000", "13900000000"])
def test_an_extension_or_another_number_belongs_to_nobody(phone: str) -> None:
    assert with_number((WANG, LI), phone) is None


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("王建材（老王）", "老王"), ("城东五金(李总)", "李总"), ("永兴超市（王老板）", "王老板"),
        ("家家福（大姐）", ""),
        ("鑫源门窗 （小赵） ", "小赵"), ("张三（2店）", ""), ("大华（上海）有限公司", ""), ("城东五金(城东店)", ""),
        ("老王建材", ""), ("李记(已停)", ""), ("兴旺（阿明）", "阿明"), ("工地（陈师傅）", "陈师傅"),
    ],
)  # fmt: skip
def test_how_somebody_is_called_stands_in_brackets_behind_the_name(name: str, called: str) -> None:
    assert called_in(name) == called
