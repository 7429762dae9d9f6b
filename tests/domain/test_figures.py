"""The four figures above the list: customers, money, since when."""

from datetime import date, timedelta

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.chasing import worklist
from desktop_app.domain.excuses import Rest
from desktop_app.domain.figures import Count, Figures, figures_of
from desktop_app.domain.promises import Promise
from desktop_app.domain.standing import Standing
from tests.domain.builders import TODAY, an_item, came, yuan

DAY = timedelta(days=1)
WEDNESDAY = TODAY + 2 * DAY


def a_standing(customer_id: int, *items: OpenItem, **facts: object) -> Standing:
    known = {"customer_id": customer_id, "name": f"客户{customer_id}", "exposure_fen": 0, **facts}
    return Standing(items=items, **known)  # type: ignore[arg-type]


def figures(*standings: Standing, unsigned: tuple[tuple[int, date], ...] = ()) -> Figures:
    return figures_of(worklist(standings, (), WEDNESDAY), unsigned, WEDNESDAY)


def test_an_empty_week_has_zeros_and_its_days() -> None:
    week = figures()
    assert (week.chase_today, week.due_this_week, week.overdue) == (Count(), Count(), Count())
    assert (week.promises_today, week.awaiting_signature, week.longest_days, week.unsigned_since) == (0, 0, 0, None)
    assert (week.week_from, week.week_to) == (TODAY, date(2026, 3, 22))


def test_what_is_overdue_goes_back_to_the_oldest_day() -> None:
    late = a_standing(1, an_item(100, WEDNESDAY - 12 * DAY), an_item(50, WEDNESDAY - 3 * DAY, item_id=2))
    later = a_standing(2, an_item(30, WEDNESDAY - DAY), an_item(70, WEDNESDAY + 30 * DAY, item_id=2))
    not_yet = a_standing(3, an_item(900, WEDNESDAY))
    week = figures(late, later, not_yet)
    assert (week.overdue, week.longest_days) == (Count(2, yuan(180)), 12)


def test_due_this_week_is_monday_to_sunday_net_of_money_on_account() -> None:
    """Past or coming; slips that wait for a batch have no day."""
    first = a_standing(1, an_item(10, TODAY), an_item(20, TODAY + 6 * DAY, item_id=2))
    outside = a_standing(2, an_item(40, TODAY - DAY), an_item(80, TODAY + 7 * DAY, item_id=2), an_item(5, None, 3))
    partly_paid = a_standing(3, an_item(100, WEDNESDAY), on_account_fen=yuan(60))
    covered = a_standing(4, an_item(100, WEDNESDAY), on_account_fen=yuan(100))
    assert figures(first, outside, partly_paid, covered).due_this_week == Count(2, yuan(70))


def test_who_was_put_off_or_is_waited_for_is_not_chased_today() -> None:
    """U4: and of the others only what is due counts."""
    due = a_standing(1, an_item(100, TODAY), an_item(900, WEDNESDAY + 30 * DAY, item_id=2))
    put_off = a_standing(2, an_item(200, TODAY), rest=Rest(noted_on=TODAY, off_until=WEDNESDAY + DAY))
    promised = a_standing(3, an_item(400, TODAY), promises=(Promise(3, yuan(400), WEDNESDAY + DAY, TODAY),))
    assert figures(due, put_off, promised).chase_today == Count(1, yuan(100))


def test_promises_for_today_are_counted_by_customer() -> None:
    """R128."""
    twice = tuple(Promise(1, yuan(10), WEDNESDAY, TODAY, id=number) for number in (1, 2))
    today, tomorrow = a_standing(1, an_item(100), promises=twice), a_standing(2, an_item(100), promises=())
    kept = a_standing(
        3, an_item(5), promises=(Promise(3, yuan(10), WEDNESDAY, TODAY),), arrivals=(came(WEDNESDAY, 10),)
    )
    assert figures(today, tomorrow, kept).promises_today == 1


def test_slips_that_have_not_come_back_signed_are_added_up() -> None:
    """R030."""
    week = figures(unsigned=((3, WEDNESDAY - DAY), (2, WEDNESDAY - 9 * DAY)))
    assert (week.awaiting_signature, week.unsigned_since) == (5, WEDNESDAY - 9 * DAY)


def test_who_pays_on_a_day_of_their_own_is_not_called_before_it() -> None:
    """R045: the row says from which day on; until then the figure of today leaves them out. A debt beyond excuse waits
    a week at most (R077).
    """
    friday = WEDNESDAY + 2 * DAY
    waits = a_standing(1, an_item(300, TODAY), payment_days=(friday.day,))
    today = a_standing(2, an_item(100, TODAY), payment_days=(WEDNESDAY.day,))
    old = a_standing(3, an_item(50, WEDNESDAY - 90 * DAY), payment_days=(friday.day,))
    assert figures(waits, today, old).chase_today == Count(2, yuan(150))
    assert figures(waits, today, old).overdue == Count(3, yuan(450)), "late they are all the same"
