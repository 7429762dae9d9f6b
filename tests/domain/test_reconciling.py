"""The customer's own account beside ours: each line is found or told, and the gaps add up (N16)."""

import random
from datetime import date, timedelta

from desktop_app.domain.differences import AccountLine, DifferenceKind, DifferenceStep
from desktop_app.domain.reconciling import Reconciled, gives_back, reconcile


def on(day: int, month: int = 3) -> date:
    return date(2026, month, day)


def ours(number: str, day: int, yuan: int, *also: str) -> AccountLine:
    return AccountLine(number, on(day), yuan * 100, also=also)


def theirs(row: int, day: int, yuan: int, number: str = "", text: str = "") -> AccountLine:
    return AccountLine(number, on(day), yuan * 100, text, row)


def told(found: Reconciled) -> list[tuple[DifferenceKind, int, DifferenceStep]]:
    return [(one.kind, one.gap_fen // 100, one.step) for one in found.differences]


SLIPS = [ours("SHD-2026-00001", 1, 1000), ours("SHD-2026-00002", 5, 500), ours("SKD-2026-00001", 9, -400)]


def test_a_sheet_that_says_the_same_agrees_whatever_side_its_signs_are_of() -> None:
    """N16: they owe what we are owed; a payment stands plus with whoever pays."""
    rows = [theirs(2, 1, 1000, "00001"), theirs(3, 5, 500, text="收货 SHD-2026-00002"), theirs(4, 9, -400, text="付款")]
    plain = reconcile(SLIPS, rows)
    assert (plain.agreed, plain.differences, plain.turned, plain.gap_fen) == (3, (), False, 0)
    other_side = reconcile(SLIPS, [AccountLine(one.number, one.dated, -one.fen, one.text, one.row) for one in rows])
    assert (other_side.agreed, other_side.differences, other_side.turned) == (3, (), True)


def test_what_stands_on_one_side_alone_is_told_with_its_step() -> None:
    """N16: our slip is shown, their payment is looked for, their purchase and their deduction need a paper."""
    rows = [
        theirs(2, 5, 500), theirs(3, 9, -400), theirs(4, 12, -3000, text="转账"), theirs(5, 14, 70),
        theirs(6, 15, -35, text="退货"),
    ]  # fmt: skip
    found = reconcile(SLIPS, rows)
    assert told(found) == [
        (DifferenceKind.ONLY_THEM, 3000, DifferenceStep.LOOK_FOR_RECEIPT),
        (DifferenceKind.ONLY_US, 1000, DifferenceStep.SHOW_PAPER),
        (DifferenceKind.ONLY_THEM, -70, DifferenceStep.ASK_PAPER),
        (DifferenceKind.ONLY_THEM, 35, DifferenceStep.ASK_PAPER),
    ]
    assert found.agreed == 2
    assert found.gap_fen == sum(one.gap_fen for one in found.differences)
    first = found.differences[0]
    assert (first.number, first.dated) == ("", on(12))


def test_another_sum_of_the_same_slip_is_argued_over_or_corrected() -> None:
    """N16: they have less of our slip: a dispute; more: ours was too low; more of the money: it may have come."""
    rows = [theirs(2, 1, 950, "SHD-2026-00001"), theirs(3, 5, 560), theirs(4, 9, -450)]
    assert told(reconcile(SLIPS, rows)) == [
        (DifferenceKind.OTHER_SUM, -60, DifferenceStep.CORRECT),
        (DifferenceKind.OTHER_SUM, 50, DifferenceStep.RAISE_DISPUTE),
        (DifferenceKind.OTHER_SUM, 50, DifferenceStep.LOOK_FOR_RECEIPT),
    ]
    less = reconcile([ours("SKD-1", 9, -400)], [theirs(2, 9, -380)])
    assert told(less) == [(DifferenceKind.OTHER_SUM, -20, DifferenceStep.CORRECT)]


def test_the_same_sum_on_another_day_differs_by_the_day_alone() -> None:
    """N16: the nearest of several, and none that is more than a month away."""
    found = reconcile([ours("A-001", 1, 100), ours("A-002", 20, 100)], [theirs(2, 18, 100), theirs(3, 1, 100)])
    assert told(found) == [(DifferenceKind.OTHER_DAY, 0, DifferenceStep.TELL_DAY)]
    assert found.agreed == 1
    far = AccountLine("", on(20, 5), 10000, "", 2)
    assert [one.kind for one in reconcile([ours("A-001", 1, 100)], [far]).differences] == [
        DifferenceKind.ONLY_US, DifferenceKind.ONLY_THEM,
    ]  # fmt: skip


def test_a_line_without_a_day_is_found_by_its_sum() -> None:
    """N16: a sheet whose day cannot be known still agrees."""
    found = reconcile([ours("A-001", 1, 100)], [AccountLine("", None, 10000, "", 2)])
    assert (found.agreed, found.differences) == (1, ())
    alone = reconcile([ours("A-001", 1, 100)], [AccountLine("", None, 7000, "", 2)])
    assert [one.dated for one in alone.differences] == [on(1), None]


def test_an_entry_made_twice_is_named_on_the_side_that_made_it() -> None:
    """N16: theirs is shown to them, ours is voided."""
    rows = [theirs(2, 1, 1000, "00001"), theirs(3, 1, 1000, "00001"), theirs(4, 5, 500), theirs(5, 9, -400)]
    assert told(reconcile(SLIPS, rows)) == [(DifferenceKind.DOUBLED, -1000, DifferenceStep.SHOW_PAPER)]
    twice = [*SLIPS, ours("", 9, -400)]
    assert told(reconcile(twice, [theirs(2, 1, 1000), theirs(3, 5, 500), theirs(4, 9, -400)])) == [
        (DifferenceKind.DOUBLED, -400, DifferenceStep.CORRECT)
    ]


def test_one_line_may_be_several_of_the_other_side() -> None:
    """N16: goods line by line under one number, a month in one line, a payment that came in two."""
    by_goods = [theirs(2, 1, 700, "00001"), theirs(3, 1, 300, "00001"), theirs(4, 5, 500), theirs(5, 9, -400)]
    assert reconcile(SLIPS, by_goods).differences == ()
    month = [theirs(2, 31, 1500, text="三月货款"), theirs(3, 9, -250), theirs(4, 10, -150)]
    found = reconcile(SLIPS, month)
    assert (found.agreed, found.differences) == (3, ())
    apart = [ours("B-001", 1, 100), ours("B-002", 2, 55), ours("B-003", 3, 40)]
    pair = reconcile(apart, [theirs(2, 4, 140), theirs(3, 2, 55)])
    assert (pair.agreed, pair.differences) == (2, ())


def test_goods_under_one_number_that_come_to_another_sum_differ_as_one() -> None:
    """N16: 700 and 200 of our 1,000."""
    rows = [theirs(2, 1, 700, "00001"), theirs(3, 1, 200, "00001"), theirs(4, 5, 500), theirs(5, 9, -400)]
    assert told(reconcile(SLIPS, rows)) == [(DifferenceKind.OTHER_SUM, 100, DifferenceStep.RAISE_DISPUTE)]


def test_a_payment_that_names_a_slip_is_not_the_slip() -> None:
    """N16: “paid SHD-2026-00002” is money; nor does a number that two papers share name either."""
    rows = [theirs(2, 9, -400, text="付 SHD-2026-00002"), theirs(3, 1, 1000), theirs(4, 5, 500)]
    assert reconcile(SLIPS, rows).differences == ()
    shared = [ours("A-2026-007", 1, 100), ours("B-2026-007", 2, 200)]
    assert reconcile(shared, [theirs(2, 1, 100, "007"), theirs(3, 2, 200, "007")]).differences == ()


def test_our_paper_is_known_by_the_number_it_had_before() -> None:
    """N16: an old debt that was taken over keeps its old number with them."""
    found = reconcile([ours("QC-1", 1, 100, "OLD-778")], [theirs(2, 1, 90, "OLD-778")])
    assert told(found) == [(DifferenceKind.OTHER_SUM, 10, DifferenceStep.RAISE_DISPUTE)]
    unlike = reconcile([ours("C-100", 1, 100)], [theirs(2, 1, 3000)])
    assert [one.kind for one in unlike.differences] == [DifferenceKind.ONLY_THEM, DifferenceKind.ONLY_US]


def test_what_gives_goods_or_a_deduction_back_is_no_money() -> None:
    """N16: such a line is asked about by its paper."""
    assert [gives_back(one) for one in ("采购退货", "返利抵扣", "转账")] == [True, True, False]


def test_of_any_two_accounts_the_gaps_add_up_and_no_line_is_lost() -> None:
    """N16: 300 accounts by chance, changed by chance."""
    dice = random.Random(20260301)
    for _ in range(300):
        mine = [
            ours(f"S-{at:04}", dice.randint(1, 28), dice.choice([-1, 1]) * dice.randint(1, 9) * 10)
            for at in range(dice.randint(0, 12))
        ]
        rows = [
            theirs(row, dice.randint(1, 28), one.fen // 100 + dice.choice([0, 0, 0, 5]), dice.choice(["", one.number]))
            for row, one in enumerate(mine, 2)
            if dice.random() < 0.8
        ]
        rows += [theirs(90 + at, dice.randint(1, 28), dice.choice([-70, 30])) for at in range(dice.randint(0, 3))]
        found = reconcile(mine, rows)
        assert found.gap_fen == sum(one.gap_fen for one in found.differences)
        seen = [line for one in found.differences for line in one.theirs if one.kind is not DifferenceKind.OTHER_DAY]
        days = sum(one.kind is DifferenceKind.OTHER_DAY for one in found.differences)
        assert found.agreed + days + len(seen) == len(rows)


def test_two_thousand_lines_are_matched_well_within_a_second() -> None:
    """N16: every line of the sheet differs from ours by its day, a tenth is missing."""
    mine = [AccountLine(f"S-{at:05}", date(2024, 1, 1) + timedelta(days=at // 4), 10000 + at) for at in range(2000)]
    rows = [AccountLine("", one.dated, one.fen, "", at) for at, one in enumerate(mine, 2) if at % 10]
    found = reconcile(mine, rows)
    assert (found.agreed, len(found.differences)) == (len(rows), 200)
