"""A reminder adds up: the slips that are due, less what counts against them, is what is asked for (N20)."""

from datetime import date, timedelta

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.customers import Customer
from desktop_app.domain.reminders import reminder_of
from desktop_app.domain.shop import Shop

TODAY = date(2026, 11, 30)
WANG = Customer("老王建材", code="C0008")


def item(place: int, fen: int, due: date | None = TODAY - timedelta(days=9)) -> OpenItem:
    return OpenItem(place, 1, f"SHD-2026-{place:05d}", TODAY - timedelta(days=40), due, fen)


def test_the_slips_less_what_counts_against_them_come_to_the_sum() -> None:
    items = [item(1, 100_00), item(2, 50_00, None), item(3, 70_00, TODAY + timedelta(days=1)), item(4, 30_00, TODAY)]
    card = reminder_of(Shop("顺达"), WANG, items, 20_00, 90_00, TODAY)
    assert [(one.name, one.count, one.fen) for one in card.goods] == [
        ("SHD-2026-00001", "2026-11-21", 100_00), ("SHD-2026-00004", "2026-11-30", 30_00),
    ]  # fmt: skip
    assert [(str(one.label), one.fen) for one in card.figures] == [
        ("Less money on account", 20_00), ("Less what is in a plan or a dispute", 20_00),
    ]  # fmt: skip
    assert (card.head.fen, str(card.pay), str(card.title)) == (
        90_00,
        "Please pay ¥90.00 these days",
        "Payment reminder",
    )
    assert str(card.transfer_note) == "Please write C0008 with the transfer"


def test_a_sum_that_no_slips_come_to_stands_by_itself_and_many_slips_are_told_in_part() -> None:
    """After a broken plan the whole rest is asked for, whatever is due."""
    card = reminder_of(Shop("顺达"), WANG, [item(1, 100_00)], 0, 300_00, TODAY)
    assert (card.goods, card.figures, card.head.fen) == ((), (), 300_00)
    many = reminder_of(Shop("顺达"), WANG, [item(n, 10_00) for n in range(1, 9)], 0, 80_00, TODAY)
    assert (len(many.goods), many.more_goods, many.figures) == (6, 2, ())
