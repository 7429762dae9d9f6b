"""Five classes of debt: by rule, by the owner's word; what may come when; sums and ages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.debt_classes import (
    CAUSES,
    CHANCES,
    CLASSES,
    EFFORTS,
    IN_PLAN,
    NATURES,
    STEPS,
    WAITED,
    DebtCause,
    DebtClass,
    DebtNature,
    DebtView,
    JudgedDebt,
    age_band,
    amount_band,
    amount_bands_said,
    class_look,
    heat,
    refuse_unfit_view,
)
from desktop_app.domain.errors import Refused
from tests.domain.builders import TODAY, yuan

DEBT = JudgedDebt(1, "老王建材", "SHD-1", TODAY - timedelta(days=90), TODAY - timedelta(days=40), yuan(12_000), 40)
VIEW = DebtView(1, "SHD-1", TODAY, cause=DebtCause.CASH_SHORT, nature=DebtNature.PASSING)
LARGE = yuan(10_000)


@pytest.mark.parametrize(
    ("days", "planned", "silent", "expected"),
    [
        (0, False, 0, DebtClass.NOT_DUE),
        (400, True, 0, DebtClass.NOT_DUE),
        (1, False, 400, DebtClass.CHASE),
        (180, False, 0, DebtClass.CHASE),
        (181, False, 365, DebtClass.DOUBTFUL),
        (366, False, 365, DebtClass.BAD),
        (181, False, 366, DebtClass.DORMANT),
    ],
)
def test_the_rule_classes_a_debt_by_its_age_and_whether_anything_moves(
    days: int, planned: bool, silent: int, expected: DebtClass
) -> None:
    """R070."""
    assert replace(DEBT, days=days, planned=planned, silent_days=silent).debt_class is expected


def test_the_owner_s_word_stands_above_the_rule() -> None:
    """R070, R071: class, when, and how much of it."""
    said = replace(VIEW, debt_class=DebtClass.BAD, expected_on=TODAY + timedelta(days=9), chance=25)
    judged = replace(DEBT, view=said)
    assert (judged.by_rule, judged.debt_class) == (DebtClass.CHASE, DebtClass.BAD)
    assert (judged.cause, judged.nature) == (DebtCause.CASH_SHORT, DebtNature.PASSING)
    assert (judged.likely_fen, judged.expected_on(TODAY)) == (yuan(3_000), TODAY + timedelta(days=9))
    assert replace(DEBT, view=VIEW).debt_class is DebtClass.CHASE
    nothing = replace(DEBT, view=replace(VIEW, chance=0))
    assert nothing.likely_fen == 0


def test_where_nobody_says_otherwise_the_class_says_when_and_how_much() -> None:
    """R071."""
    assert (DEBT.chance, DEBT.likely_fen, DEBT.expected_on(TODAY)) == (80, yuan(9_600), TODAY + timedelta(days=30))
    due = replace(DEBT, days=-5, due=TODAY + timedelta(days=5))
    assert (due.expected_on(TODAY), due.chance) == (due.due, 95)
    assert replace(due, due=None).expected_on(TODAY) == TODAY
    assert (DEBT.cause, DEBT.nature) == (DebtCause.NONE, DebtNature.NONE)


def test_large_overdue_debts_need_a_cause() -> None:
    """R079."""
    assert DEBT.lacks_cause(LARGE)
    assert not replace(DEBT, view=VIEW).lacks_cause(LARGE)
    assert not DEBT.lacks_cause(0)
    assert not replace(DEBT, days=0).lacks_cause(LARGE)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"debt_class": DebtClass.BAD}, "reason", "needs a reason"),
        ({"expected_on": TODAY - timedelta(days=1)}, "expected_on", "2026-03-16 at the earliest"),
        ({"chance": 101}, "chance", "0 to 100"),
        ({"cause": DebtCause.NONE}, "cause", "say why"),
        ({"nature": DebtNature.NONE}, "nature", "what kind of trouble"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(wrong: dict[str, object], field: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        refuse_unfit_view(replace(VIEW, **wrong), DEBT, LARGE, TODAY)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_small_debt_needs_no_cause() -> None:
    refuse_unfit_view(VIEW, DEBT, LARGE, TODAY)
    refuse_unfit_view(DebtView(1, "SHD-1", TODAY), replace(DEBT, open_fen=LARGE - 1), LARGE, TODAY)
    refuse_unfit_view(DebtView(1, "SHD-1", TODAY, DebtClass.NOT_DUE, chance=10), replace(DEBT, days=0, open_fen=LARGE),
                      0, TODAY)  # fmt: skip


def test_the_older_and_the_larger_the_harder() -> None:
    """R073: sums in bands, ages in bands, every debt in one cell."""
    assert [age_band(days) for days in (0, 1, 30, 31, 90, 180, 365, 366)] == [0, 1, 1, 2, 3, 4, 5, 6]
    assert [amount_band(yuan(sum_)) for sum_ in (999.99, 1_000, 9_999, 10_000, 50_000)] == [0, 1, 1, 2, 3]
    assert list(map(str, amount_bands_said())) == [
        "below 1,000", "1,000 to 10,000", "10,000 to 50,000", "from 50,000 on",
    ]  # fmt: skip
    table = heat([DEBT, replace(DEBT, days=0), replace(DEBT, open_fen=yuan(500), days=400)])
    assert table[2] == [yuan(12_000), 0, yuan(12_000), 0, 0, 0, 0]
    assert (table[0][6], sum(map(sum, table))) == (yuan(500), yuan(24_500))


def test_every_class_cause_and_nature_has_words() -> None:
    assert set(CLASSES) == set(EFFORTS) == set(CHANCES) == set(DebtClass)
    assert set(WAITED) == set(DebtClass) - {DebtClass.NOT_DUE}
    assert (set(CAUSES), set(STEPS), set(NATURES)) == (
        set(DebtCause),
        set(DebtCause) - {DebtCause.NONE},
        set(DebtNature),
    )


def test_what_a_kept_plan_covers_is_told_as_that_and_not_as_not_yet_due() -> None:
    """70 days late and in a plan: it is no debt that is not due yet; what is not late, or was judged, is as it was."""
    assert class_look(replace(DEBT, planned=True)) is IN_PLAN
    assert class_look(replace(DEBT, planned=True, days=0)) is CLASSES[DebtClass.NOT_DUE]
    judged = replace(VIEW, debt_class=DebtClass.DOUBTFUL)
    assert class_look(replace(DEBT, planned=True, view=judged)) is CLASSES[DebtClass.DOUBTFUL]
