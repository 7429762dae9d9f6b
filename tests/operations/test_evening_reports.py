"""What else is asked in the evening: prices, what was given up, papers that are out, who is new, what comes in."""

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.money import parse_price, parse_quantity
from desktop_app.domain.periods import ALWAYS, Period, PeriodName, period_of
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reporting.kinds import KINDS, Inquiry, Reported, ask
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_receipt, a_slip, an_opening, at, item_of, on

TODAY = "11-21"
YEAR = period_of(PeriodName.YEAR, on(TODAY))


def told(book: Ledger, name: str, by: str = "", period: Period = YEAR, customer: int = 0) -> Reported[Any]:
    return ask(book, name, Inquiry(period, on(TODAY), by, customer))


def sold(book: Ledger, who: Customer, day: str, quantity: str, price: str) -> str:
    line = Line("水泥", parse_quantity(quantity), parse_price(price), unit="包")
    return record_shipment(book, ShipmentDraft(who.id, on(day), (line,), accepted=MEANT), at(day)).result.number


@pytest.mark.parametrize("name", [one.name for one in KINDS])
def test_an_empty_book_has_no_rows_in_any_report(book: Ledger, name: str) -> None:
    """U37: and in none a picture of nothing."""
    report = next(one for one in KINDS if one.name == name)
    for view, _ in report.views or (("", None),):
        found = told(book, name, view)
        assert (list(found.rows), found.picture) == ([], None)


def test_the_same_goods_at_two_prices_say_who_and_when(book: Ledger) -> None:
    """R025: a slip that was voided was at no price."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    sold(book, wang, "10-02", "10", "20")
    sold(book, li, "10-05", "5", "22")
    void_document(book, sold(book, li, "10-06", "1", "2"), on("10-07"), "打错了", at("10-07"))
    (row,) = told(book, "prices", "goods").rows
    assert (row.goods, row.lowest.price, row.highest.price) == ("水泥", 20_0000, 22_0000)
    assert (row.lowest.customer_id, row.highest.customer_id, row.customers) == (wang.id, li.id, 2)
    assert row.spread == 0.1
    assert len(told(book, "prices", "customer").rows) == 2


def test_one_customers_goods_have_their_prices_over_time(book: Ledger) -> None:
    wang = a_customer(book)
    for day, price in (("09-01", "20"), ("10-01", "21"), ("11-01", "20.5")):
        sold(book, wang, day, "10", price)
    found = told(book, "prices", customer=wang.id)
    (row,) = found.rows
    path = next(one for one in found.columns if one.key == "path")
    assert [one.price for one in row.steps] == [20_0000, 21_0000, 20_5000]
    assert (path.shown(row, on(TODAY)), row.average, row.fen) == ("20.00 → 21.00 → 20.50", 20_5000, 615_00)
    assert "customer" not in {one.key for one in found.columns}


def test_the_price_line_of_one_goods_shows_every_change_and_the_day_of_it(book: Ledger) -> None:
    """R025: up and down again is two changes, the same price once more is none."""
    wang = a_customer(book)
    for day, price in (("09-01", "20"), ("09-15", "20"), ("10-01", "21.355"), ("11-01", "20")):
        sold(book, wang, day, "10", price)
    found = told(book, "prices", customer=wang.id)
    (row,) = found.rows
    assert found.picture_of is not None
    line = found.picture_of(row)
    assert line is not None
    assert [(one.title, one.short, one.said) for one in line.piles] == [
        ("2026-09-01", "09-01", "20.00"), ("2026-10-01", "10-01", "21.355"), ("2026-11-01", "11-01", "20.00"),
    ]  # fmt: skip
    assert [one.fen for one in line.piles] == [2000, 2136, 2000]
    path = next(one for one in found.columns if one.key == "path")
    assert path.shown(row, on("11-21")) == "20.00 → 21.355 → 20.00"
    assert found.picture_of(replace(row, changes=())) is None
    assert told(book, "prices", "customer").picture_of is None


def test_what_was_given_up_comes_to_the_same_by_reason_and_by_customer(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    for who in (wang, li):
        a_slip(book, who, "11-01", "500")
    record_adjustment(book, AdjustmentDraft(wang.id, on("11-05"), 30_00, accepted=MEANT), at("11-05"))
    rounded = AdjustmentDraft(li.id, on("11-06"), 50, reason=Grounds.ROUNDING_OFF, accepted=MEANT)
    number = record_adjustment(book, rounded, at("11-06")).result
    for by in ("each", "reason", "customer"):
        assert sum(row.fen for row in told(book, "given", by).rows) == 30_50
    void_document(book, number, on("11-20"), "算错了", at("11-20"))
    assert [(row.fen, row.times) for row in told(book, "given", "reason").rows] == [(30_00, 1), (0, 2)]
    assert told(book, "given", "each", customer=li.id).rows[-1].fen == -50


def test_which_papers_are_out(book: Ledger) -> None:
    """R030, R067: not printed, on no statement."""
    wang = a_customer(book)
    stated, other, fresh = (a_slip(book, wang, day) for day in ("10-05", "10-06", "11-05"))
    issue_statement(book, wang.id, on("10-01"), at("11-01"))
    late = a_slip(book, wang, "10-07", entered="11-03")
    lacking = {by: [row.slip.number for row in told(book, "papers", by).rows] for by in ("unprinted", "unstated")}
    assert lacking == {"unprinted": [stated, other, late, fresh], "unstated": [late, fresh]}
    assert [row.days for row in told(book, "papers", "unstated").rows] == [45, 16]
    void_document(book, fresh, on("11-10"), "没送", at("11-10"))
    assert [row.slip.number for row in told(book, "papers", "unstated").rows] == [late]


def test_who_is_new_and_who_stays_away(book: Ledger) -> None:
    wang, li, chen = a_customer(book), a_customer(book, "李记五金"), a_customer(book, "陈家装修")
    a_slip(book, wang, "03-02", "700")
    a_slip(book, li, "11-02", "50")
    a_slip(book, chen, "10-12", "90")
    month = period_of(PeriodName.MONTH, on(TODAY))
    rows = told(book, "comings", period=month).rows
    assert [(row.name, row.faring.value) for row in rows] == [
        ("李记五金", "new"), ("陈家装修", "quiet"), ("老王建材", "lost"),
    ]  # fmt: skip
    assert [row.owed_fen for row in rows] == [50_00, 90_00, 700_00]
    assert [row.name for row in told(book, "comings", "lost", month).rows] == ["老王建材"]
    zhou = a_customer(book, "周师傅")
    an_opening(book, zhou, "2025-12-31", "1500")
    a_slip(book, zhou, "11-05", "60")
    assert [row.name for row in told(book, "comings", "new", month).rows] == ["李记五金"]


def test_what_is_expected_next_week_by_day(book: Ledger) -> None:
    """R071: a slip by its day, a plan by its parts; what was promised stands beside it and is never added."""
    week = period_of(PeriodName.NEXT_WEEK, on(TODAY))
    wang, li = a_customer(book, terms=Terms(TermsKind.DAYS, days=10)), a_customer(book, "李记五金")
    a_slip(book, wang, "11-15", "500")
    old = a_slip(book, li, "10-10", "300")
    parts = (Instalment(on("11-27"), 100_00), Instalment(on("12-27"), 200_00))
    plan = Plan(li.id, on("11-15"), (item_of(book, old),), parts)
    agree_plan(book, plan, at("11-15"))
    make_promise(book, Promise(wang.id, 200_00, on("11-24"), on("11-20")), at("11-20"))
    rows = {row.key: (row.due_fen, row.promised_fen) for row in told(book, "expected", "day", week).rows}
    assert rows == {
        "2026-11-23": (0, 0), "2026-11-24": (0, 200_00), "2026-11-25": (500_00, 0), "2026-11-26": (0, 0),
        "2026-11-27": (100_00, 0),
    }  # fmt: skip
    for by in ("day", "customer", "each"):
        found = told(book, "expected", by, week)
        assert (sum(row.due_fen for row in found.rows), found.keys[0].figure) == (600_00, 600_00)
    a_receipt(book, wang, TODAY, "500")
    assert told(book, "expected", "customer", week).keys[0].figure == 100_00


def test_all_days_there_are_may_be_asked_of_every_report(book: Ledger) -> None:
    a_slip(book, a_customer(book), "11-01", "500")
    for report in KINDS:
        for view, _ in report.views or (("", None),):
            assert told(book, report.name, view, ALWAYS) is not None
