"""How the room of a table is shared: what goes first, what is squeezed, what takes the rest."""

from desktop_app.domain.columns import LAST, Column, Look
from desktop_app.domain.errors import Said
from desktop_app.ui.widgets.column_needs import telling
from desktop_app.ui.widgets.column_room import ColumnWish, kept, shared

NAME = ColumnWish(100, 180, 240, yields=True)
MONEY = ColumnWish(90, 110, 110)
AREA = ColumnWish(60, 90, 120, fades=1)
PHONE = ColumnWish(120, 124, 160, fades=2)


def test_columns_go_in_the_order_that_is_declared_for_them() -> None:
    wishes = {0: NAME, 1: PHONE, 2: AREA, 3: MONEY}
    assert kept(wishes, 450) == {0, 1, 2, 3}
    assert kept(wishes, 449) == {0, 1, 3}, "the area goes before the phone, and before the name is cut"
    assert kept(wishes, 389) == {0, 3}
    assert kept(wishes, 10) == {0, 3}, "what never fades stays"


def test_a_name_is_cut_only_after_everything_else_is_as_narrow_as_its_text() -> None:
    wishes = {0: NAME, 1: MONEY, 2: AREA}
    assert shared(wishes, 380) == {0: 180, 1: 110, 2: 90}
    assert shared(wishes, 340) == {0: 180, 1: 94, 2: 66}
    assert shared(wishes, 300) == {0: 150, 1: 90, 2: 60}
    assert shared(wishes, 100) == {0: 100, 1: 90, 2: 60}, "then it scrolls"


def test_on_a_wide_screen_a_name_grows_to_what_it_needs_and_no_further() -> None:
    wishes = {0: NAME, 1: MONEY, 2: AREA}
    assert shared(wishes, 470) == {0: 240, 1: 110, 2: 120}
    assert shared(wishes, 571) == {0: 240, 1: 161, 2: 170}, "the rest goes to the others"
    noted = {0: NAME, 1: MONEY, 2: ColumnWish(100, 200, 266, takes_rest=True)}
    assert shared(noted, 1000) == {0: 240, 1: 110, 2: 650}


def test_a_table_of_names_alone_is_filled_too() -> None:
    assert shared({0: NAME}, 500) == {0: 500}


def test_what_fades_last_goes_only_where_even_the_shortest_names_have_no_room() -> None:
    """U55: the next step stays beside a name that is cut, and gives way before a list would scroll sideways."""
    wishes = {0: NAME, 1: MONEY, 2: ColumnWish(60, 90, 120, fades=LAST)}
    assert kept(wishes, 250) == {0, 1, 2}, "the name is cut instead"
    assert kept(wishes, 249) == {0, 1}


def test_a_sample_never_misses_the_largest_sum_nor_a_chip_that_is_rare() -> None:
    """Of 646 receipts three are still to be spread, one of them by 50,000.00: neither sum nor chip is cut (January)."""
    sums: Column[int] = Column("sum", Said("Amount"), lambda one: one or None, Look.MONEY)
    chips: Column[int] = Column("state", Said("Status"), lambda one: one % 2, Look.CHIP)
    names: Column[int] = Column("name", Said("Name"), str)
    rows = [0, 3, 5_000_000, -7, 4]

    assert sorted(telling(sums, rows)) == [-7, 5_000_000]
    assert {one % 2 for one in telling(chips, rows)} == {0, 1}
    assert telling(names, rows) == telling(sums, [0]) == []
