"""Lines of totals are no entries, are compared with the rows, and stand beside what comes in."""

import pytest

from desktop_app.exchange.layouts import ImportKind
from tests.exchange.owed import asked, seen, settled
from tests.exchange.sheets import left_out

CAPTIONS = (
    "合计", "合计金额", "总计", "汇总", "累计", "合計", "小计", "总计：", "合 计", "本页合计", "欠款合计",
    "合计（元）", "总计金额", "应收合计", "合计欠款", "共计", "总合计", "全部合计", "合计：共2户", "合计2家",
    "累计欠款合计", "Total", "TOTAL", "Grand total", "total:", "Total amount", "Total outstanding", "Subtotal",
    "Sum", "Totals", "total due", "总额",
)  # fmt: skip


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("dated", [False, True])
def test_a_line_of_totals_is_known_by_its_words_with_dates_and_without(caption: str, dated: bool) -> None:
    day = ["2025-05-05"] if dated else []
    rows = [["客户名称", *(["日期"] if dated else []), "欠款余额"], ["甲店", *day, "100"], ["乙店", *day, "200"]]
    found = seen([*rows, [caption, *([""] if dated else []), "300"]])
    assert settled(found) == {"甲店": 10_000, "乙店": 20_000}
    assert left_out(found) == [(4, "total")]


@pytest.mark.parametrize("caption", ["以上合计欠款数如上", "所有客户总计如下", "Overall sum of all customers", ""])
def test_a_line_that_is_the_sum_of_the_rows_is_a_total_by_other_words(caption: str) -> None:
    found = seen([["客户名称", "欠款余额"], ["甲店", "100"], ["乙店", "200"], [caption, "300"]])
    assert settled(found) == {"甲店": 10_000, "乙店": 20_000}


@pytest.mark.parametrize(
    "name", ["总计科技", "百合计量", "Total Energies Ltd", "汇总达商行", "合计建材店", "Summit Co"]
)
def test_a_customer_whose_name_sounds_like_a_total_is_a_customer(name: str) -> None:
    assert settled(seen([["客户名称", "欠款余额"], ["甲店", "100"], [name, "250"]])) == {"甲店": 10_000, name: 25_000}


@pytest.mark.parametrize(
    ("rows", "place", "gap"),
    [
        ([["甲", "100"], ["乙", "200"], ["合计", "350"]], "B4", "50.00"),
        ([["甲", "100"], ["乙", "200"], ["合计金额", "30"]], "B4", "270.00"),
        ([["甲", "100"], ["小计", "100"], ["乙", "200"], ["小计", "250"]], "B5", "50.00"),
        ([["甲", "100"], ["乙", "-20"], ["合计", "120"]], "B4", "40.00"),
        ([["Total", "350"], ["甲", "100"], ["乙", "200"]], "B2", "50.00"),
    ],
)
def test_a_total_that_the_rows_do_not_make_is_told_at_its_cell(rows: list[list[str]], place: str, gap: str) -> None:
    (doubt,) = seen([["客户名称", "欠款余额"], *rows]).doubts
    assert (doubt.which, doubt.place) == ("total", place)
    assert f"{gap} apart" in str(doubt.said)


@pytest.mark.parametrize(
    "rows",
    [
        [["甲", "100"], ["小计", "100"], ["乙", "200"], ["小计", "200"], ["合计", "300"]],
        [["合计", "300"], ["甲", "100"], ["乙", "200"]],
        [["甲", "100"], ["累计", "100"], ["乙", "200"], ["累计", "300"]],
        [["甲", "100"], ["乙", "200"], ["合计", ""]],
        [["甲", "100"], ["乙", "200"], ["本页合计", "300"], ["累计", "300"]],
    ],
)
def test_subtotals_and_running_totals_agree_with_their_own_rows(rows: list[list[str]]) -> None:
    assert settled(seen([["客户名称", "欠款余额"], *rows])) == {"甲": 10_000, "乙": 20_000}


def test_every_column_of_a_total_is_compared() -> None:
    rows = [["客户", "金额", "已收", "余额"], ["甲", "100", "40", "60"], ["乙", "200", "50", "150"]]
    assert settled(seen([*rows, ["合计", "300", "90", "210"]])) == {"甲": 6_000, "乙": 15_000}
    assert [doubt.place for doubt in seen([*rows, ["合计", "300", "80", "210"]]).doubts] == ["C4"]


def test_a_total_without_the_rows_that_do_not_count_is_right_too() -> None:
    rows = [["客户", "金额", "状态"], ["甲", "100", ""], ["乙", "200", "作废"]]
    assert settled(seen([*rows, ["合计", "300", ""]])) == {"甲": 10_000}
    assert settled(seen([*rows, ["合计", "100", ""]])) == {"甲": 10_000}


def test_a_total_of_goods_less_what_came_back_is_right_too() -> None:
    rows = [["客户", "类型", "日期", "金额"], ["甲", "销售", "2025-05-05", "1000"], ["甲", "退货", "2025-05-06", "100"]]
    assert settled(seen([*rows, ["合计", "", "", "900"]])) == {"甲": 90_000}
    assert settled(seen([*rows, ["合计", "", "", "1100"]])) == {"甲": 90_000}


def test_the_sheets_own_total_stands_beside_what_comes_in() -> None:
    found = seen([["客户", "欠款"], ["甲", "100"], ["乙", "200"], ["合计", "300"]])
    assert "The sheet's own total in B4 is 300.00; 300.00 comes in." in map(str, found.warnings)
    assert [one.agrees for one in found.cautions if "own total" in str(one.said)] == [True]
    money = seen([["客户", "日期", "收款金额"], ["甲", "2025-05-05", "100"], ["合计", "", "100"]], ImportKind.RECEIPTS)
    assert "The sheet's own total in C3 is 100.00; 100.00 comes in." in map(str, money.warnings)


def test_while_a_cell_is_bad_its_total_is_not_compared() -> None:
    found = seen([["客户", "欠款"], ["甲", "看情况"], ["乙", "200"], ["合计", "300"]])
    assert (len(found.bad), asked(found)) == (1, [])
