"""A doubt is told with its choices and settled by its word, for all cells or for one."""

import pytest

from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt

SUM = SheetDoubt(
    "sums", Said("It does not add up."), (DoubtChoice("sheet", Said("a")), DoubtChoice("rest", Said("b"))), 7, "E"
)


@pytest.mark.parametrize(
    ("accepted", "counts"),
    [
        ({}, None),
        ({"sums": ""}, "sheet"),
        ({"sums": "rest"}, "rest"),
        ({"sums@E7": ""}, "sheet"),
        ({"sums@E7": "rest"}, "rest"),
        ({"sums": "", "sums@E7": "rest"}, "rest"),
        ({"sums@E8": ""}, None),
        ({"column": ""}, None),
    ],
)
def test_a_doubt_is_settled_for_all_of_its_kind_or_for_its_cell(accepted: dict[str, str], counts: str | None) -> None:
    assert SUM.settled(accepted) == counts


def test_what_nobody_settled_stays_open_and_the_likeliest_counts_meanwhile() -> None:
    answers = Answers()
    assert answers.ask(SUM) == "sheet"
    assert list(answers.open) == ["sums@E7"]
    assert Answers({"sums": "rest"}).ask(SUM) == "rest"


def test_an_answer_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="sheet, rest"):
        SUM.settled({"sums": "both"})


@pytest.mark.parametrize(
    ("row", "column", "key"), [(0, "", "sums"), (7, "", "sums@7"), (0, "E", "sums@E"), (7, "E", "sums@E7")]
)
def test_the_word_names_the_cell_the_row_or_the_column(row: int, column: str, key: str) -> None:
    assert SheetDoubt("sums", SUM.said, SUM.choices, row, column).key == key
