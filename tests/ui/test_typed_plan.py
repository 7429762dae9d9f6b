"""The JSON of a plan's draft."""

from datetime import date

import pytest

from desktop_app.domain.plans import Instalment
from desktop_app.ui.plans.typed_plan import TypedPlan, from_json


def test_everything_typed_comes_back() -> None:
    """U21."""
    typed = TypedPlan(
        3, "宏达建材", "2026-11-21", "柜台谈的", "count", "3", "", "2026-12-01", (7, 9),
        (Instalment(date(2026, 12, 1), 500_00), Instalment(date(2027, 1, 1), 1)),
    )  # fmt: skip
    assert from_json(typed.to_json()) == typed


@pytest.mark.parametrize("text", ["", "[]", "7", '{"chosen": 5}', '{"parts": [["x", 1]]}', '{"parts": [1]}'])
def test_what_this_version_cannot_read_is_no_plan(text: str) -> None:
    assert from_json(text) is None


def test_a_field_of_a_later_version_is_left_out() -> None:
    assert from_json('{"customer_id": 3, "colour": "red"}') == TypedPlan(3)
