"""Customers: names as they are printed, kept as they were typed or refused."""

import pytest

from desktop_app.domain.customers import Customer, clean_note, clean_text, names_of, required_text
from desktop_app.domain.errors import Refused


def test_a_customer_is_found_by_the_printed_name_first_and_then_by_every_alias() -> None:
    """Case 19."""
    customer = Customer("鑫源建材有限公司", aliases=("老王", "鑫源"))
    assert list(names_of(customer)) == ["鑫源建材有限公司", "老王", "鑫源"]


def test_a_new_customer_has_no_limit_and_pays_cash() -> None:
    """R008, case 8: no limit is not limit 0."""
    customer = Customer("新客户")
    assert customer.limit_fen is None
    assert customer.terms.kind == "cash"


@pytest.mark.parametrize(
    "name", ["𠅤记五金", "<b>张三</b> & 李四", "100% {名}", "老王🧱", "'; DROP TABLE x; --", "O’Neil"]
)
def test_rare_characters_markup_and_emoji_are_kept(name: str) -> None:
    """D19, T33."""
    assert clean_text(f"  {name}\n", "Name") == name


def test_a_name_is_kept_in_one_spelling() -> None:
    """D19: composed form."""
    assert clean_text("Cafe\u0301", "Name") == "Café"


INVISIBLE = [*"\x00\t\n\x1b\x7f\x85\u061c\u2028\u2029\ud800", *"\u200e\u200f\ufeff"]
BIDI = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]


@pytest.mark.parametrize("character", [*INVISIBLE, *BIDI])
def test_invisible_characters_are_refused_by_their_number(character: str) -> None:
    """D19, F16."""
    with pytest.raises(Refused) as refusal:
        clean_text(f"张{character}三", "Name")
    assert refusal.value.facts == {"what": "Name", "code": f"{ord(character):04X}"}


def test_a_note_may_have_several_lines_and_a_name_may_not() -> None:
    """D19."""
    assert clean_note("工地电话\r\n找小李", "Note") == "工地电话\n找小李"
    with pytest.raises(Refused, match="000D"):
        clean_note("a\rb", "Note")


def test_joiners_and_narrow_spaces_inside_a_name_are_kept() -> None:
    """D19: emoji and some scripts need them."""
    assert clean_text("a\u200db\u202fc", "Name") == "a\u200db\u202fc"


def test_a_text_of_the_longest_length_fits_and_one_more_does_not() -> None:
    """D19."""
    assert len(clean_text("王" * 100, "Name")) == 100
    assert len(clean_note("王" * 500, "Note")) == 500
    with pytest.raises(Refused, match="101 characters; at most 100"):
        clean_text("王" * 101, "Name")
    with pytest.raises(Refused, match="501 characters; at most 500"):
        clean_note("王" * 501, "Note")


def test_a_name_of_spaces_is_missing() -> None:
    assert required_text(" 老王 ", "Name") == "老王"
    with pytest.raises(Refused, match="Name is missing"):
        required_text(" 　", "Name")
