"""Letters, date part and digits of a number."""

from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.number_shapes import NumberReset, NumberShapes

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("reset", "period"),
    [(NumberReset.YEARLY, 2026), (NumberReset.MONTHLY, 202611), (NumberReset.DAILY, 20261130), (NumberReset.NEVER, 0)],
)
def test_the_date_part_says_within_what_a_number_counts(reset: NumberReset, period: int) -> None:
    assert NumberShapes(reset=reset).period(DAY) == period


def test_the_letters_of_every_kind_are_told_with_those_that_stay() -> None:
    series = NumberShapes(shipment="XSD", goods_return="XTH").series
    assert (series["shipment"], series["return"], series["plan"]) == ("XSD", "XTH", "HKJ")


@pytest.mark.parametrize("letters", ["", "S", "SHDSHDS", "shd", "S1D", "送货"])
def test_letters_that_are_none_are_refused_at_their_field(letters: str) -> None:
    with pytest.raises(Refused) as refused:
        NumberShapes(receipt=letters).refuse_strange()
    assert refused.value.field == "receipt"


@pytest.mark.parametrize(
    "shapes", [NumberShapes(shipment="SKD"), NumberShapes(statement="HKJ"), NumberShapes(digits=2)]
)
def test_letters_of_another_kind_and_too_few_digits_are_refused(shapes: NumberShapes) -> None:
    with pytest.raises(Refused):
        shapes.refuse_strange()


def test_small_letters_are_meant_as_capitals() -> None:
    assert NumberShapes(" xsd ", digits=3).in_capitals() == NumberShapes("XSD", digits=3)


def test_what_is_usual_is_not_refused() -> None:
    NumberShapes().refuse_strange()
