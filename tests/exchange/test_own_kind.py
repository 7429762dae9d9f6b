"""A list of goods, suppliers or paid slips is not taken for customers or for debts."""

from collections.abc import Sequence

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.kinds import likely_kind
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.rows import name_of
from tests.exchange.sheets import left_out, previewed, xlsx

CUSTOMERS, GOODS, OPEN, RECEIPTS = ImportKind.CUSTOMERS, ImportKind.GOODS, ImportKind.OPEN_ITEMS, ImportKind.RECEIPTS


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("名称", "规格", "单位", "单价"), ("水泥", "32.5", "包", 20)),
        (("名称", "规格型号", "库存数量"), ("水泥", "32.5", 20)),
        (("编码", "名称", "单位", "售价"), ("001", "水泥", "包", 20)),
        (("名称", "条码"), ("水泥", "6901")),
        (("名称", "计量单位", "品牌"), ("水泥", "包", "海螺")),
        (("name", "spec", "unit price"), ("cement", "32.5", 20)),
        (("名称", "进价", "售价", "备注"), ("水泥", 18, 20, "")),
        (("Name", "Barcode", "Stock on hand"), ("cement", "6901", 20)),
    ],
)
def test_a_list_of_goods_is_not_taken_for_customers(head: Sequence[str], row: Sequence[object]) -> None:
    raw = xlsx([head, row])
    with pytest.raises(Refused, match="lists goods"):
        previewed(raw, CUSTOMERS)
    assert likely_kind(read(raw)) is GOODS


@pytest.mark.parametrize(
    ("head", "name", "title"),
    [
        (("名称", "联系人", "电话"), "供应商", ""),
        (("名称", "联系人", "电话"), "Sheet1", "供应商信息表"),
        (("名称", "供应商类别", "电话"), "Sheet1", ""),
        (("name", "contact", "phone"), "Suppliers", ""),
        (("名称", "电话", "应付余额"), "Sheet1", "供货商往来"),
        (("名称", "电话"), "厂商通讯录", ""),
        (("name", "phone"), "Sheet1", "Vendor list"),
        (("姓名", "电话"), "采购", ""),
    ],
)
def test_a_list_of_suppliers_is_not_taken_for_customers_nor_for_goods(
    head: Sequence[str], name: str, title: str
) -> None:
    rows = [*([[title]] if title else []), head, ["甲厂", *("1" for _ in head[1:])]]
    raw = xlsx(rows, names=[name])
    if "往来" in title:
        assert len(previewed(raw, CUSTOMERS).good) == 1, "a list of all one deals with may hold customers"
        return
    with pytest.raises(Refused, match="lists suppliers"):
        previewed(raw, CUSTOMERS)
    assert likely_kind(read(raw)) is None


def test_a_sheet_named_after_goods_is_not_taken_for_customers() -> None:
    with pytest.raises(Refused, match="lists goods"):
        previewed(xlsx([("编码", "名称", "备注"), ("1", "水泥", "")], names=["商品资料"]), CUSTOMERS)


def test_customers_in_a_list_of_customers_are_customers_whatever_else_it_tells() -> None:
    rows = [("名称", "联系人", "电话", "主要产品"), ("永兴", "王", "138", "水泥")]
    assert [name_of(entry.value) for entry in previewed(xlsx(rows, names=["客户资料"]), CUSTOMERS).good] == ["永兴"]
    assert len(previewed(xlsx([("客户名称", "单价"), ("永兴", 5)]), CUSTOMERS).good) == 1
    with pytest.raises(Refused, match="people or firms"):
        previewed(xlsx([("名称", "联系人", "电话"), ("永兴", "王", "138")]), GOODS)


@pytest.mark.parametrize("word", ["供应商", "供货商", "厂家", "Supplier", "vendors"])
def test_the_suppliers_in_a_list_of_all_firms_are_left_out(word: str) -> None:
    rows = [("单位名称", "单位类型", "电话"), ("永兴", "客户", "1"), ("海螺", word, "2"), ("大发", "客户/供应商", "3")]
    found = previewed(xlsx(rows), CUSTOMERS)
    assert [name_of(entry.value) for entry in found.good] == ["永兴", "大发"]
    assert left_out(found) == [(3, "payable")]


@pytest.mark.parametrize("column", ["计入金额", "Amount that counts", "第几期", "Part no.", "期间起", "Period from"])
def test_our_own_lists_of_what_may_be_paid_are_not_taken_for_debts(column: str) -> None:
    rows = [("客户", "单号", "日期", "金额", column), ("永兴", "X-1", "2025-05-01", 5, 5)]
    with pytest.raises(Refused, match="import those"):
        previewed(xlsx(rows), OPEN)


def test_our_own_list_of_slips_is_not_taken_for_money_received() -> None:
    """SHD- is a slip: 1,000 delivered would become 1,000 received."""
    rows = [("单号", "日期", "客户", "金额"), ("SHD-2025-00001", "2025-05-01", "永兴", 1000)]
    with pytest.raises(Refused, match="lists delivery slips of this book"):
        previewed(xlsx(rows), RECEIPTS)
