"""What is let go as a customer settles: 1,239.00 is owed, 1,230.00 comes, 9.00 is given up."""

from desktop_app.domain.payments import Allocation
from desktop_app.domain.settling import let_go_problems, shared

SLIPS = (Allocation(1, 1_000_00), Allocation(2, 239_00))


def test_the_money_pays_first_and_what_is_let_go_ends_the_last_slip() -> None:
    assert shared(SLIPS, 1_230_00) == (
        (Allocation(1, 1_000_00), Allocation(2, 230_00)),
        (Allocation(2, 9_00),),
    )
    assert shared(SLIPS, 900_00)[1] == (Allocation(1, 100_00), Allocation(2, 239_00))
    assert shared(SLIPS, 2_000_00) == (SLIPS, ())


def test_only_what_the_money_leaves_unpaid_can_be_let_go() -> None:
    assert let_go_problems(9_00, 1_230_00, SLIPS) == []
    assert let_go_problems(0, 5_000_00, SLIPS) == []
    for fen, amount in ((9_01, 1_230_00), (1, 1_239_00), (5_00, 1_500_00), (-1, 1_000_00)):
        (problem,) = let_go_problems(fen, amount, SLIPS)
        assert problem.field == "let_go"
