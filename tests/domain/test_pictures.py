"""The picture of a report says what its table says."""

from desktop_app.domain.pictures import Pile, Piles, longest_first


def test_the_highest_bar_counts_what_stands_in_it() -> None:
    assert Piles((Pile("周一", (100, 50)), Pile("周二", (20,)))).highest == 150
    assert Piles((Pile("十月", (-300,)),)).highest == 300
    assert Piles(()).highest == 1


def test_the_largest_stand_first_and_the_others_together_last() -> None:
    shown = longest_first(["甲", "乙", "丙", "丁"], [10, 40, 30, 5], 2, "其他")
    assert [(one.title, one.fen) for one in shown.piles] == [("乙", 40), ("丙", 30), ("其他", 15)]
    assert [one.title for one in longest_first(["甲", "乙"], [10, 0], 2, "其他").piles] == ["甲"]
