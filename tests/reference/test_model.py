"""The reference model answers the worked figures of the rules, so that it may judge the product."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.reference.model import FOREVER, Model, No, due_date, pro_rata, total_of

WANG = "老王建材"
ALL_LATE = (30, 60, 90)


def on(text: str) -> date:
    """`03-01` is 1 March 2026."""
    return date.fromisoformat(f"2026-{text}")


def a_book(limit: int | None = None, **terms: object) -> Model:
    """One customer on thirty days unless said otherwise; money in yuan."""
    model = Model()
    model.customers[WANG] = {"limit": limit and limit * 100, "terms": terms or {"kind": "days", "days": 30}}
    return model


def ship(model: Model, day: str, yuan: int, paid: int = 0, **more: object) -> str:
    return model.ship(WANG, on(day), [("1", str(yuan))], on(day), paid * 100, **more)  # type: ignore[arg-type]


def receive(model: Model, day: str, yuan: int, entered: str = "") -> str:
    return model.receive(WANG, on(day), yuan * 100, on(entered or day))


def still_open(model: Model, day: date = FOREVER) -> list[int]:
    """Yuan of every open item, in the order of posting."""
    return [row["open"] // 100 for row in model.open_items(WANG, day)]


def test_a_part_payment_and_then_a_return_leave_money_on_account() -> None:
    """Case 1."""
    model = a_book()
    slip = ship(model, "01-05", 100, parts=[(on("02-01"), 3000), (on("03-01"), 5000), (on("04-01"), 2000)])
    receive(model, "02-05", 40)
    assert still_open(model) == [40, 20]
    model.give_back(WANG, on("02-10"), [("1", "100")], on("02-10"), slip)
    assert (still_open(model), model.on_account(WANG), model.balance(WANG)) == ([], 4000, -4000)


def test_a_reversed_return_brings_the_slip_back() -> None:
    """Case 2."""
    model = a_book()
    slip = ship(model, "01-05", 100)
    back = model.give_back(WANG, on("01-10"), [("1", "120")], on("01-10"), slip)
    assert (still_open(model), model.on_account(WANG)) == ([], 2000)
    model.reverse(back, on("01-20"), on("01-20"))
    assert still_open(model) == [100]
    assert still_open(model, on("01-15")) == []


@pytest.mark.parametrize(
    ("terms", "dated", "due"),
    [
        ({"kind": "monthly_day", "cut_off": 25, "pay_day": 10}, "2026-03-25", "2026-04-10"),
        ({"kind": "monthly_day", "cut_off": 25, "pay_day": 10}, "2026-03-26", "2026-05-10"),
        ({"kind": "monthly_day", "cut_off": 31, "pay_day": 10}, "2026-03-31", "2026-04-10"),
        ({"kind": "monthly_day", "cut_off": 31, "pay_day": 31}, "2026-01-31", "2026-02-28"),
        ({"kind": "days", "days": 60}, "2024-02-29", "2024-04-29"),
        ({"kind": "next_month_days", "days": 10}, "2026-01-31", "2026-02-10"),
        ({"kind": "fixed_date", "fixed": "2026-12-31"}, "2026-01-31", "2026-12-31"),
        ({"kind": "cash"}, "2026-01-31", "2026-01-31"),
    ],
)
def test_terms_give_the_day_of_payment(terms: dict[str, object], dated: str, due: str) -> None:
    """Case 4."""
    assert due_date(terms, date.fromisoformat(dated)) == date.fromisoformat(due)


def test_a_debt_stands_in_one_bucket() -> None:
    """Case 6: due today is not overdue, 1 and 30 days are in the first bucket, 31 in the second."""
    model = a_book(kind="cash")
    for day in ("03-31", "03-30", "03-01", "02-28"):
        ship(model, day, 10, released=True)
    aged = model.ageing(WANG, on("03-31"), ALL_LATE)
    assert aged == {"not_due": 1000, "buckets": (2000, 1000, 0, 0), "on_account": 0}


def test_a_late_entry_stands_on_the_next_statement_and_restates_the_past() -> None:
    """Case 7."""
    model = a_book()
    ship(model, "03-02", 1000)
    march = model.issue(WANG, on("03-01"), on("04-01"))
    receive(model, "03-28", 300, entered="04-05")
    april = model.issue(WANG, on("04-01"), on("04-30"))
    assert (march["closing"], april["opening"], april["closing"]) == (100_000, 100_000, 70_000)
    assert april["rows"] == [(on("03-28"), "SKD-2026-00001", -30_000, 70_000, True)]
    assert model.ageing(WANG, on("03-31"), ALL_LATE)["not_due"] == 70_000
    assert model.restated(WANG, on("03-31")) == -30_000


def test_no_day_is_left_out_between_two_statements() -> None:
    """Case 7: after a month without a paper the next one begins where the last one ended."""
    model = a_book()
    ship(model, "01-05", 100)
    model.issue(WANG, on("01-01"), on("02-01"))
    ship(model, "02-05", 20)
    march = model.issue(WANG, on("03-01"), on("03-20"))
    assert (march["from"], march["to"], march["opening"], march["closing"]) == (
        on("02-01"),
        on("03-20"),
        10_000,
        12_000,
    )
    assert model.issue(WANG, on("02-01"), on("03-20")) is march


def test_nothing_that_lowers_the_debt_is_dated_ahead() -> None:
    model = a_book()
    slip = ship(model, "03-01", 100)
    ahead: tuple[Callable[[], str], ...] = (
        lambda: model.receive(WANG, on("03-02"), 100, on("03-01")),
        lambda: model.give_back(WANG, on("03-02"), [("1", "1")], on("03-01"), slip),
        lambda: model.adjust(WANG, on("03-02"), -1, 100, on("03-01")),
        lambda: model.reverse(slip, on("03-02"), on("03-01")),
    )
    for act in ahead:
        with pytest.raises(No):
            act()


def test_the_limit_counts_everything_and_cash_paid_now() -> None:
    """Case 8."""
    model = a_book(limit=10_000)
    ship(model, "03-01", 9000)
    ship(model, "03-05", 500)
    with pytest.raises(No):
        ship(model, "03-02", 600)
    ship(model, "03-02", 600, paid=200)
    assert model.balance(WANG) == 990_000


def test_delivering_two_settles_one() -> None:
    """Case 11."""
    model = a_book(kind="previous_batch", batches=1)
    first, second = ship(model, "03-01", 100), ship(model, "03-08", 100)
    assert (model.due_of((first, 1)), model.due_of((second, 1))) == (on("03-08"), None)
    assert model.due_of((first, 1), on("03-07")) is None
    with pytest.raises(No):
        ship(model, "03-15", 100)
    receive(model, "03-15", 100)
    ship(model, "03-15", 100)
    assert model.due_of((second, 1)) == on("03-15")


def test_money_follows_the_legal_order() -> None:
    """Case 12: due before not due, the same date pro rata with the odd fen to the smaller number."""
    model = a_book(kind="cash")
    late, first, second = (ship(model, day, 100, released=True) for day in ("03-20", "03-10", "03-10"))
    split = model.propose(WANG, 10_001, on("03-10"))
    assert split == [((first, 1), 5001), ((second, 1), 5000)]
    assert model.propose(WANG, 10_001, on("03-10"), named=((late, 1),)) == [((late, 1), 10_000), ((first, 1), 1)]


def test_money_pays_no_goods_that_came_after_it_while_older_debts_are_open() -> None:
    """N09: both batches fell due on the 10th; the one that had left when the money came is paid, not the later one."""
    model = a_book(kind="previous_batch", batches=1)
    later, _, older = (ship(model, day, 100, released=True) for day in ("03-10", "03-10", "03-09"))
    assert model.propose(WANG, 10_000, on("03-09")) == [((older, 1), 10_000)]
    assert model.propose(WANG, 10_000, on("03-10")) == [((later, 1), 5_000), ((older, 1), 5_000)]


def test_what_has_no_agreed_day_stands_in_line_since_its_own() -> None:
    """民法典 628: the charge of the 2nd is paid before the slip that fell due on the 31st."""
    model = a_book()
    slip = ship(model, "03-01", 100)
    charge = model.post("adjustment", WANG, on("03-02"), +1, [(None, 5_000)], on("03-02"))
    assert model.propose(WANG, 6_000, on("04-05")) == [((charge, 1), 5_000), ((slip, 1), 1_000)]


def test_what_was_freed_is_settled_again_only_from_that_day() -> None:
    """No past day shows a slip settled twice."""
    model = a_book()
    slip = ship(model, "03-01", 100)
    first = receive(model, "03-20", 100)
    model.undo(first, slip, on("03-25"), on("03-25"))
    receive(model, "03-05", 100, entered="03-26")
    assert [still_open(model, on(day)) for day in ("03-10", "03-22", "03-25")] == [[100], [], []]
    aged = model.ageing(WANG, on("03-22"), ALL_LATE)
    assert aged["not_due"] - aged["on_account"] == model.balance(WANG, on("03-22")) == -10_000


def test_a_promise_is_judged_by_receipts() -> None:
    """Case 9: 300 of 500 by Friday is part kept on Saturday."""
    model = a_book()
    model.promise(WANG, 50_000, on("03-16"), on("03-20"))
    receive(model, "03-18", 300)
    states = [model.judge(WANG, on(day)) for day in ("03-19", "03-20", "03-21")]
    assert states == [[(on("03-20"), 20_000, state)] for state in ("waiting", "due_today", "part_kept")]


def test_a_plan_counts_only_what_came_after_it() -> None:
    """Case 16: what was paid before the plan, even the same day, is not paid on the plan."""
    model = a_book()
    slip = ship(model, "01-05", 150)
    receive(model, "03-10", 50)
    model.agree_plan(WANG, [(slip, 1)], [(on("04-10"), 5000), (on("05-10"), 5000)], on("03-10"))
    assert model.progress(model.plans[0], on("03-10")) == [(0, "coming"), (0, "coming")]
    receive(model, "03-01", 60, entered="03-20")
    assert model.progress(model.plans[0], on("05-11")) == [(5000, "paid"), (1000, "missed")]
    with pytest.raises(No):
        model.agree_plan(WANG, [(slip, 1)], [(on("06-10"), 4000)], on("03-20"))


def test_sums_are_exact() -> None:
    """Case 5, T28: half a fen goes up once a line; shares sum to the whole."""
    assert total_of([("2.5", "1.001"), ("3", "0.335")]) == 250 + 101
    assert [sum(pro_rata(amount, [3, 5, 7, 1])) for amount in range(17)] == list(range(17))


def test_undone_in_either_order_a_day_between_shows_the_slip_as_not_due() -> None:
    """Case 23."""
    for slip_first in (True, False):
        model = a_book()
        slip = ship(model, "03-01", 100)
        receipt = receive(model, "03-02", 100)
        undone = [(slip, "03-20"), (receipt, "03-10")]
        for number, day in undone if slip_first else undone[::-1]:
            model.reverse(number, on(day), on("03-20"))
        aged = model.ageing(WANG, on("03-15"), ALL_LATE)
        assert aged == {"not_due": 10_000, "buckets": (0, 0, 0, 0), "on_account": 0}
