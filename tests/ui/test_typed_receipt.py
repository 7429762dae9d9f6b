"""A receipt kept as a draft comes back as it was typed; a draft nobody can read is no draft."""

import pytest

from desktop_app.ui.receipts.typed_receipt import TypedReceipt, from_json


def test_everything_that_was_typed_comes_back() -> None:
    """U21."""
    typed = TypedReceipt(
        "s1", 7, "老王建材", "12*3", "2026-11-21", "微信", "三月的货", "“现金”", (3,), ((3, 3600),), True
    )
    assert from_json(typed.to_json()) == typed


@pytest.mark.parametrize("text", ["", "[]", "{", "{}", '{"submission": "s", "amounts": [1]}'])
def test_a_draft_that_cannot_be_read_is_none(text: str) -> None:
    assert from_json(text) is None


def test_a_draft_of_a_later_version_keeps_what_this_one_knows() -> None:
    assert from_json('{"submission": "s", "amount": "5", "colour": "red"}') == TypedReceipt("s", amount="5")


def test_a_form_is_blank_until_a_sum_or_a_word_is_typed() -> None:
    """Choosing a customer alone is nothing to keep."""
    assert TypedReceipt("s", 7, "老王建材", dated="2026-11-21").is_blank()
    assert not TypedReceipt("s", remark="x").is_blank()
