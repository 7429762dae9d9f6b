"""Debts judged, written off, and paid after all: the classes of a shop and what may come of them."""

from datetime import date

import pytest

from desktop_app.domain.debt_classes import DebtCause, DebtClass, DebtNature, DebtView
from desktop_app.domain.errors import Refused
from desktop_app.domain.owner import OwnerWanted
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.operations.credit_reviews import credit_steps
from desktop_app.operations.debt_classes import (
    debt_of_paper,
    judge_debt,
    judged_debts,
    lost_debts,
    recover_debt,
    take_view_back,
    write_off,
)
from desktop_app.operations.pins import set_pin
from desktop_app.operations.reporting.frame import Inquiry, Reported
from desktop_app.operations.reporting.kinds import ask
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, an_opening, at, on, owed, still_open


def told(book: Ledger, by: str, day: str) -> Reported[object]:
    return ask(book, "classes", Inquiry(period_of(PeriodName.TODAY, on(day)), on(day), by))


def view(number: str, kind: DebtClass | None = None, **facts: object) -> DebtView:
    return DebtView(0, number, date.min, kind, **facts)  # type: ignore[arg-type]


def test_debts_are_classed_by_rule_and_by_the_owner(book: Ledger) -> None:
    """R070, R072: 400 days and nothing moved is dormant; another class needs a reason; taken back, the rule counts."""
    wang = a_customer(book)
    old = an_opening(book, wang, "2025-01-05", "800", due="2025-02-05", entered="03-01")
    new = a_slip(book, wang, "03-01", "300")
    assert [(one.number, one.debt_class) for one in judged_debts(book, on("03-12"))] == [
        (old, DebtClass.BAD), (new, DebtClass.NOT_DUE),
    ]  # fmt: skip
    with pytest.raises(Refused, match="needs a reason"):
        judge_debt(book, view(old, DebtClass.DOUBTFUL), at("03-12"))
    made = judge_debt(book, view(old, DebtClass.DOUBTFUL, cause=DebtCause.SPLIT, chance=50, reason="答应年底付"),
                      at("03-12")).result  # fmt: skip
    judged = debt_of_paper(book, old, on("03-12"))
    assert (judged.debt_class, judged.cause, judged.likely_fen) == (DebtClass.DOUBTFUL, DebtCause.SPLIT, 400_00)
    take_view_back(book, made.id, at("03-12"))
    assert debt_of_paper(book, old, on("03-12")).view is None
    with pytest.raises(Refused, match=r"Nothing of .* is unpaid"):
        debt_of_paper(book, write_off(book, old, 800_00, "人跑了", at("03-12")).result, on("03-12"))


def test_the_report_tells_classes_causes_sums_and_ages_weeks_and_what_lacks_a_cause(book: Ledger) -> None:
    """R070, R071, R073, R079."""
    wang = a_customer(book)
    large = an_opening(book, wang, "01-05", "20000", due="02-05", entered="03-01")
    small = a_slip(book, wang, "03-01", "300")
    day = "03-12"
    assert [row.number for row in told(book, "lacking", day).rows] == [large]  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="say why it is not paid"):
        judge_debt(book, view(large), at(day))
    judge_debt(
        book, view(large, cause=DebtCause.CASH_SHORT, nature=DebtNature.PASSING, expected_on=on("03-20")), at(day)
    )
    assert told(book, "lacking", day).rows == []
    debts = told(book, "debts", day)
    assert [row.number for row in debts.rows] == [large, small]  # type: ignore[attr-defined]
    assert debts.picture is not None
    assert [one.short for one in debts.picture.piles] == ["0 · <¥1000", "31–60 · ≥¥10000"]
    assert debts.keeps is not None
    assert [debts.keeps(debts.rows[0], place) for place in (0, 1)] == [False, True]
    for by, keys in (
        ("class", ["not_due", "chase"]),
        ("cause", ["", "cash_short"]),
        ("week", ["2026-03-16", "2026-03-30"]),
    ):
        assert sorted(row.key for row in told(book, by, day).rows) == sorted(keys)  # type: ignore[attr-defined]
    cells = [row.cells for row in told(book, "heat", day).rows]  # type: ignore[attr-defined]
    assert (cells[0][0], cells[2][2], sum(map(sum, cells))) == (300_00, 20_000_00, 20_300_00)


def test_what_is_written_off_stays_to_be_seen_and_money_may_still_come(book: Ledger) -> None:
    """坏账: with reason and PIN; of 500 come 200 after all, which pay themselves and nothing else."""
    wang = a_customer(book)
    old = an_opening(book, wang, "2025-01-05", "800", due="2025-02-05", entered="03-01")
    other = a_slip(book, wang, "03-01", "300")
    with pytest.raises(Refused, match="reason"):
        write_off(book, old, 500_00, " ", at("03-12"))
    with pytest.raises(Refused, match="Type at most 800"):
        write_off(book, old, 801_00, "人跑了", at("03-12"))
    write_off(book, old, 500_00, "人跑了", at("03-12"))
    assert (owed(book, wang), lost_debts(book, on("03-12"))[0].fen) == ("600.00", 500_00)
    recover_debt(book, old, 200_00, "现金", at("03-20"))
    assert still_open(book, wang, "03-20") == [(old, "300.00"), (other, "300.00")]
    (lost,) = lost_debts(book, on("03-20"))
    assert (lost.number, lost.fen, lost.reason) == (old, 300_00, "人跑了")
    assert [row.fen for row in told(book, "lost", "03-20").rows] == [300_00]  # type: ignore[attr-defined]
    with pytest.raises(Refused, match=r"300\.00 of .* was written off"):
        recover_debt(book, old, 301_00, "现金", at("03-20"))
    with pytest.raises(Refused, match=r"0\.00 of"):
        recover_debt(book, other, 1_00, "现金", at("03-20"))


def test_writing_off_asks_for_the_pin_and_is_voided_like_anything(book: Ledger) -> None:
    """T21: the PIN of the owner, also where nobody else is named."""
    wang = a_customer(book)
    old = an_opening(book, wang, "2025-01-05", "800", due="2025-02-05", entered="03-01")
    made = write_off(book, old, 800_00, "人跑了", at("03-12")).result
    step = credit_steps(book, wang.id, on("03-12"))[0]
    assert (step.what.template, step.fen, step.reason) == ("Written off", 800_00, f"{old} 人跑了")
    assert step.given_by == at("03-12").user
    void_document(book, made, None, "又联系上了", at("03-12"))
    assert credit_steps(book, wang.id, on("03-12")) == []
    assert (lost_debts(book, on("03-12")), owed(book, wang)) == ([], "800.00")
    set_pin(book, "2468", at("03-12"))
    with pytest.raises(OwnerWanted):
        write_off(book, old, 800_00, "人跑了", at("03-13"))
