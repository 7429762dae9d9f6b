"""Money that came in several ways at once, and bills of exchange among it (R046)."""

from desktop_app.domain.paid_parts import Acceptance, PaidPart, bill_part, part_problems, usual_way, ways
from tests.operations.builders import on

CASH, WECHAT, BILL = PaidPart("现金", 300_00), PaidPart("微信", 700_00), PaidPart("承兑汇票", 900_00)
DAY = on("03-10")


def wrong(*parts: PaidPart, fen: int = 1_000_00, bill: Acceptance | None = None) -> list[str]:
    return [problem.field for problem in part_problems(fen, DAY, parts, bill)]


def test_three_hundred_in_cash_and_seven_hundred_by_wechat_are_a_thousand() -> None:
    assert wrong(CASH, WECHAT) == []
    assert wrong() == [], "one way has no parts"
    assert ways((CASH, WECHAT)) == "现金 + 微信"


def test_parts_that_do_not_come_to_the_sum_are_refused_at_the_parts() -> None:
    assert wrong(CASH, WECHAT, fen=1_000_01) == ["parts"]
    (problem,) = part_problems(999_00, DAY, (CASH, WECHAT), None)
    assert "1,000.00" in str(problem.said)
    assert "999.00" in str(problem.said)


def test_a_part_of_nothing_or_without_a_way_is_none() -> None:
    assert wrong(CASH, PaidPart("微信", 0), fen=300_00) == ["parts"]
    assert wrong(PaidPart(" ", 100), fen=100) == ["parts"]


def test_a_bill_that_fell_due_before_it_was_taken_is_asked_about_at_its_day() -> None:
    assert wrong(bill=Acceptance(due=on("03-09"))) == ["acceptance_due"]
    assert wrong(bill=Acceptance(due=DAY)) == []
    assert wrong(bill=Acceptance()) == []


def test_what_is_a_bill_of_exchange_is_known_in_parts_and_alone() -> None:
    assert bill_part("银行承兑", 500, ()) == 500
    assert bill_part("", 0, (CASH, BILL)) == 900_00
    assert bill_part("现金", 500, ()) == 0


def test_the_next_time_the_largest_part_is_proposed_but_never_what_may_bounce() -> None:
    """Case 27."""
    assert usual_way((CASH, WECHAT, BILL)) == "微信"
    assert usual_way((BILL, PaidPart("支票", 1))) == ""
