"""Objections and ways out, as people read them."""

import pytest

from desktop_app.domain.objections import Code, GateOutcome, Objection, WayKind, WayOut, owed_then_said


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (Code.STOPPED, "Supply to this customer is stopped. No more."),
        (Code.CASH_ONLY, "This customer pays cash on delivery, but 90.00 stays unpaid."),
        (Code.OVER_LIMIT, "The customer would owe 90.00: 10.00 above the limit of 80.00."),
        (Code.NEAR_LIMIT, "The customer would owe 90.00, close to the limit of 80.00."),
        (Code.NO_LIMIT, "No credit limit is set for this customer, who would owe 90.00."),
        (Code.OVERDUE, "90.00 is overdue, the oldest (SHD-1) by 7 days."),
        (Code.BATCH_OPEN, "SHD-1 must be paid before the next slip leaves: 90.00 first."),
        (Code.CREDIT_HELD, "This customer gets nothing more on credit, but 90.00 stays unpaid. No more."),
        (Code.AHEAD, "The slip is dated 7 days ahead: it counts as not delivered until then."),
        (
            Code.NO_TERMS,
            "When this customer pays is not agreed yet: 90.00 would have no due date. Set the terms.",
        ),
    ],
)
def test_every_objection_is_told_in_plain_words(code: Code, told: str) -> None:
    """N08."""
    facts = {"limit_fen": 8_000, "excess_fen": 1_000, "days": 7, "count": 2, "number": "SHD-1", "reason": "No more."}
    objection = Objection(code, GateOutcome.BLOCK, amount_fen=9_000, **facts)  # type: ignore[arg-type]
    assert str(objection.said) == told


@pytest.mark.parametrize("code", Code)
def test_no_rule_objects_without_words(code: Code) -> None:
    assert str(Objection(code, GateOutcome.WARN, amount_fen=9_000).said)


def test_batches_behind_say_how_many_may_be_unpaid() -> None:
    """Case 11."""
    objection = Objection(Code.BATCH_OPEN, GateOutcome.BLOCK, amount_fen=9_000, count=3, allowed=2, number="SHD-1")
    assert str(objection.said) == "3 earlier batches are unpaid, 2 may be. 90.00 first, beginning with SHD-1."


def test_where_the_terms_count_the_new_slip_the_refusal_counts_it_too() -> None:
    """Case 11: the card says at most 2 unpaid; with two unpaid the next would be the third."""
    objection = Objection(
        Code.BATCH_OPEN, GateOutcome.BLOCK, amount_fen=9_000, count=2, allowed=1, counts_this=True, number="SHD-1"
    )
    said = "With this slip 3 batches would be unpaid, at most 2 may be. 90.00 first, beginning with SHD-1."
    assert str(objection.said) == said
    one = Objection(Code.BATCH_OPEN, GateOutcome.BLOCK, amount_fen=9_000, count=1, counts_this=True, number="SHD-1")
    assert str(one.said) == "SHD-1 must be paid before the next slip leaves: 90.00 first."


def test_every_way_out_is_told_in_plain_words() -> None:
    """N08."""
    assert [str(WayOut(way, 9_000).said) for way in WayKind] == [
        "Take 90.00 for the earlier slips first.",
        "Take at least 90.00 now.",
        "Deliver goods for at most 90.00.",
        "Leave these goods off.",
        "The owner releases this slip once, with a reason.",
    ]


@pytest.mark.parametrize(
    ("total", "limit", "told"),
    [
        (150_000, 0, "The customer then owes 1,500.00, 1,500.00 above the limit."),
        (150_000, 150_000, "The customer then owes 1,500.00, 0.00 below the limit."),
        (-50_000, 150_000, "The customer then has credit of 500.00, 2,000.00 below the limit."),
        (150_000, None, "The customer then owes 1,500.00."),
        (-50_000, None, "The customer then has credit of 500.00."),
    ],
)
def test_room_below_the_limit_is_never_less_than_nothing(total: int, limit: int | None, told: str) -> None:
    """A slip paid at once may leave, though an old debt of 1,500.00 stands above a limit of 0 (case 8)."""
    assert str(owed_then_said(total, limit)) == told
