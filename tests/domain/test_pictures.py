"""The picture of a report says what its table says."""

from desktop_app.domain.pictures import Pile, Piles, longest_first


def test_the_highest_bar_counts_what_stands_in_it() -> None:
    assert Piles((Pile("周一", (100, 50)), Pile("周二", (20,)))).highest == 150
    assert Piles((Pile("十月", (-300,)),)).highest == 300
    assert Piles(()).highest == 1


def test_the_largest_stand_first_and_what_is_nothing_has_no_bar() -> None:
    found = [Pile(title, (fen,)) for title, fen in (("甲", 10), ("乙", 40), ("丙", 30), ("丁", 0), ("戊", -7))]
    assert [(one.title, one.fen) for one in longest_first(found, 2).piles] == [("乙", 40), ("丙", 30)]
    assert [one.title for one in longest_first(found, 8).piles] == ["乙", "丙", "甲"]
