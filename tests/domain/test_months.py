"""Months of the shop: what went out, what came in, what is owed at the end."""

from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.months import Month, months_of

JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def test_each_month_carries_the_balance_of_the_one_before_on() -> None:
    sums = [(JAN, Kind.OPENING, 500), (JAN, Kind.SHIPMENT, 1000), (MAR, Kind.RECEIPT, -300), (MAR, Kind.RETURN, -100)]
    assert months_of(sums, date(2026, 3, 20)) == [
        Month(MAR, 0, 100, 300, 0, 1100),
        Month(FEB, 0, 0, 0, 0, 1500),
        Month(JAN, 1000, 0, 0, 500, 1500),
    ]


def test_the_quiet_months_up_to_today_are_there_too() -> None:
    assert [one.first for one in months_of([(JAN, Kind.ADJUSTMENT, -5)], date(2026, 2, 28))] == [FEB, JAN]


def test_a_shop_without_a_document_has_no_month() -> None:
    assert months_of([], date(2026, 3, 20)) == []
