"""Column names as they are compared."""

import pytest

from desktop_app.exchange.labels import label


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("金额(元)", "金额"),
        ("金额（元）", "金额"),
        ("金额/元", "金额"),
        ("账期(天)", "账期"),
        ("类型(应收/应付)", "类型"),
        ("＊客户 名称＊", "客户名称"),
        ("Due Date", "duedate"),
        ("paid_date", "paiddate"),
        ("(元)", "(元)"),
        ("已收/付金额(元)", "已收/付金额"),
    ],
)
def test_a_column_name_is_known_whatever_its_unit_width_and_case(written: str, known: str) -> None:
    assert label(written) == known
