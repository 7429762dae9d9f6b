"""A customer's own words name slips only where they leave no doubt (N09, case 12)."""

from datetime import date

import pytest

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.designations import designated
from tests.domain.builders import an_item

FEBRUARY, MARCH, OCTOBER = 2, 3, 10
ITEMS = [
    an_item(100, dated=date(2026, month, day), item_id=index, number=f"SHD-2026-{index:05d}")
    for index, (month, day) in enumerate([(2, 3), (3, 5), (3, 28), (10, 1)], 1)
]
"""Slip 1 of February, 2 and 3 of March, 4 of October."""


def named(instruction: str, items: list[OpenItem] = ITEMS) -> list[int]:
    return list(designated(instruction, items))


@pytest.mark.parametrize(
    "instruction",
    [
        "March goods",
        "for Mar",
        "3月货款",
        "付3月份的货",
        "三月的货",
        "2026-03",
        "2026年3月",
        "2026/3",
        "２０２６－０３",
        "03月",
    ],
)
def test_a_month_names_the_slips_of_that_month(instruction: str) -> None:
    """Case 12: "March goods" goes to March's slips."""
    assert named(instruction) == [2, 3]


@pytest.mark.parametrize(
    ("instruction", "slips"),
    [
        ("SHD-2026-00003", [3]),
        ("付 shd-2026-00001 和 SHD-2026-00003", [1, 3]),
        ("SHD-2026-00001 and March", [1, 2, 3]),
        ("2月和3月", [1, 2, 3]),
        ("十月", [4]),
        ("10月", [4]),
    ],
)
def test_numbers_and_months_may_stand_together(instruction: str, slips: list[int]) -> None:
    assert named(instruction) == slips


@pytest.mark.parametrize(
    "instruction",
    [
        "",
        "货款",
        "as discussed",
        "not March",
        "不付3月",
        "除3月外",
        "3月5日送的",
        "2026-03-05",
        "2026年3月5日",
        "月结30天",
        "3月结",
        "3个月",
        "13月",
        "march past",
        "1月",
        "2025-03",
        "SHD-2026-00099",
        "3",
    ],
)
def test_words_that_leave_a_doubt_stay_words(instruction: str) -> None:
    assert named(instruction) == []


def test_a_month_that_is_open_in_two_years_needs_its_year() -> None:
    older = an_item(100, dated=date(2025, 3, 1), item_id=9, number="SHD-2025-00009")
    assert named("3月", [*ITEMS, older]) == []
    assert named("2025年3月", [*ITEMS, older]) == [9]
