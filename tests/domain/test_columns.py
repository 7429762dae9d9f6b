"""A column says the same in the window, on the command line and in a file."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from desktop_app.domain.columns import Column, Look, Value, chosen, joined, with_unit, within, worded, written
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark, late_mark

DAY = date(2026, 11, 30)


@dataclass(frozen=True, slots=True)
class Slip:
    name: str
    fen: int | None = None


OWES: Column[Slip] = Column("owes", Said("Owed"), lambda one: one.fen, Look.MONEY, total=True, credit=True)
NAME: Column[Slip] = Column("name", Said("Name"), lambda one: one.name, text=lambda one, day: f"{one.name} {day}")


def test_a_customers_own_money_is_told_as_such_and_summed_apart() -> None:
    rows = [Slip("老王", 120000), Slip("刘记", -5000), Slip("新客")]

    assert [str(OWES.shown(row, DAY)) for row in rows] == ["1,200.00", "credit 50.00", ""]
    assert OWES.total_of(rows) == (120000, 5000)


def test_what_nobody_counts_as_credit_is_summed_as_it_is() -> None:
    plain: Column[Slip] = Column("fen", Said("Sum"), lambda one: one.fen, Look.MONEY)

    assert plain.total_of([Slip("甲", 300), Slip("乙", -100), Slip("丙")]) == (200, 0)


def test_words_of_its_own_stand_instead_of_the_value() -> None:
    assert NAME.shown(Slip("老王"), DAY) == "老王 2026-11-30"


def test_names_are_in_order_of_pinyin_and_what_is_empty_comes_last() -> None:
    rows = [Slip("张三"), Slip(""), Slip("李四")]

    assert [row.name for row in sorted(rows, key=NAME.sort_key)] == ["李四", "张三", ""]
    assert [row.fen for row in sorted([Slip("甲"), Slip("乙", 3)], key=OWES.sort_key)] == [3, None]


def test_a_face_takes_the_columns_it_has_room_for_in_its_own_order() -> None:
    assert chosen((OWES, NAME), "name", "owes") == (NAME, OWES)
    with pytest.raises(KeyError):
        chosen((OWES, NAME), "nothing")


def test_a_table_tells_its_unit_once_over_the_first_sum_that_never_hides() -> None:
    def heads(*columns: Column[Slip]) -> list[str]:
        return [str(one.head) for one in with_unit(columns)]

    paid: Column[Slip] = Column("paid", Said("Paid"), lambda one: one.fen, Look.MONEY, fades=1)
    price: Column[Slip] = Column("price", Said("Price"), lambda one: one.fen, Look.PRICE)
    assert heads(NAME, price, paid, OWES) == ["Name", "Price", "Paid", "Owed (yuan)"]
    assert heads(paid) == ["Paid (yuan)"]
    assert heads(NAME, price) == ["Name", "Price (yuan)"]
    assert heads(NAME) == ["Name"]


def test_rows_that_hold_a_row_show_the_same() -> None:
    """The week holds a row of the chase beside the facts of a call; its columns are the chase's own."""
    name: Column[Slip] = Column(
        "name",
        Said("Name"),
        lambda one: one.name,
        tip=lambda one, day: f"{one.fen} {day}",
        struck=lambda one: not one.fen,
    )
    columns: tuple[Column[tuple[str, Slip]], ...] = within([name], lambda pair: pair[1])
    held = columns[0]
    row = ("看", Slip("老王", 0))
    assert held.value(row) == "老王"
    assert held.tip is not None
    assert held.tip(row, DAY) == "0 2026-11-30"
    assert held.struck is not None
    assert held.struck(row)
    assert held.text is None


@pytest.mark.parametrize(
    ("value", "look", "shown"),
    [
        (None, Look.MONEY, ""),
        (123456, Look.MONEY, "1,234.56"),
        (12500, Look.PRICE, "1.25"),
        (37_470_000, Look.PRICE, "3,747.00"),
        (2_500, Look.QUANTITY, "2.5"),
        (0.256, Look.BAR, "26%"),
        (0.125, Look.BAR, "13%"),
        (0.285, Look.BAR, "29%"),
        (date(2026, 11, 21), Look.DATE, "11-21"),
        (date(2025, 11, 21), Look.DATE, "25-11-21"),
        (12, Look.COUNT, "12"),
        ("盘锦", Look.TEXT, "盘锦"),
    ],
)
def test_a_value_is_written_as_people_read_it(value: Value, look: Look, shown: str) -> None:
    assert written(value, look, DAY) == shown


def test_parts_that_say_nothing_leave_no_gap() -> None:
    assert str(joined("11-18", "", Said("kept"))) == "11-18 · kept"
    assert joined("", "") == ""


def test_the_longer_the_worse() -> None:
    marks = [late_mark(days) for days in (0, 1, 30, 31, 90, 91)]
    assert marks == [Mark.PLAIN, Mark.LATE, Mark.LATE, Mark.LATER, Mark.LATER, Mark.WORST]


class How(StrEnum):
    CASH = "cash"
    WECHAT = "wechat"


def test_a_kind_is_told_in_our_words_and_sorted_and_found_by_itself() -> None:
    said = {How.CASH: Said("In cash"), How.WECHAT: Said("WeChat")}
    column: Column[Slip] = worded("how", Said("How"), lambda one: How(one.name), said)
    row = Slip("wechat")

    assert (str(column.shown(row, DAY)), column.value(row)) == ("WeChat", "wechat")
