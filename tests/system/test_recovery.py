"""The recovery key on paper survives a tired typist (D14, T36)."""

import base64
import re
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.system.recovery import (
    ALPHABET,
    LENGTH,
    PRIME,
    RecoveryKey,
    new_recovery_key,
    read_recovery_key,
)

KEY = RecoveryKey(bytes(range(200, 232)))
PLAIN = KEY.text.replace("-", "")
"""Without the letters a typist may write as a 1, so that a mistake stays the only one."""


def is_refused(typed: str) -> bool:
    try:
        read_recovery_key(typed)
    except Refused:
        return True
    return False


@given(st.binary(min_size=32, max_size=32))
def test_every_key_is_read_back_from_its_text(secret: bytes) -> None:
    assert read_recovery_key(RecoveryKey(secret).text).secret == secret


def test_the_text_is_fourteen_groups_of_four() -> None:
    assert re.fullmatch(r"([A-Z2-7]{4}-){13}[A-Z2-7]{4}", new_recovery_key("AAAAAAAA").text)


def test_no_two_new_keys_are_alike() -> None:
    assert len({new_recovery_key("AAAAAAAA").text for _ in range(20)}) == 20


def test_a_key_bears_the_mark_of_its_book_and_of_hardly_any_other() -> None:
    """D14: an earlier paper is told from that of another book; one key in 16,384 is of a given book by chance."""
    key = new_recovery_key("ABCDEFGH")
    assert key.belongs_to("ABCDEFGH")
    others = [base64.b32encode(number.to_bytes(5, "big")).decode() for number in range(16_384)]
    assert sum(key.belongs_to(other) for other in others) < 12


@pytest.mark.parametrize(
    "typed",
    [
        KEY.text.lower(),
        PLAIN,
        KEY.text.replace("-", " "),
        KEY.text.replace("-", " – "),
        KEY.text.replace("-", "\n"),
        KEY.text.replace("-", "\u200b·　"),
        f"  {KEY.text}\r\n",
        "".join(chr(ord(sign) + 0xFEE0) for sign in KEY.text),
        KEY.text.replace("O", "0").replace("B", "8"),
        KEY.text.replace("I", "1"),
        KEY.text.replace("L", "1"),
        KEY.text.replace("I", "1").replace("L", "1").lower(),
    ],
)
def test_case_grouping_width_and_lookalikes_do_not_matter(typed: str) -> None:
    assert read_recovery_key(typed) == KEY


@given(st.binary(min_size=32, max_size=32))
def test_ones_and_noughts_are_the_letters_they_look_like(secret: bytes) -> None:
    text = RecoveryKey(secret).text
    typed = text.replace("I", "1").replace("O", "0").replace("B", "8")
    assert read_recovery_key(typed).secret == secret


def test_every_single_wrong_character_is_found() -> None:
    for place in range(LENGTH):
        for wrong in set(ALPHABET) - {PLAIN[place]}:
            assert is_refused(PLAIN[:place] + wrong + PLAIN[place + 1 :])


def test_every_two_characters_that_changed_places_are_found() -> None:
    for one in range(LENGTH):
        for other in range(one + 1, LENGTH):
            signs = list(PLAIN)
            signs[one], signs[other] = signs[other], signs[one]
            assert PLAIN[one] == PLAIN[other] or is_refused("".join(signs))


def test_no_two_wrong_characters_anywhere_keep_the_number_a_multiple_of_the_prime() -> None:
    """The proof for every key: a change of `a` at one place and `b` at another never adds up to a multiple."""
    changes = [change for change in range(-31, 32) if change]
    ratios = {-b * pow(a, -1, PRIME) % PRIME for a in changes for b in changes}
    assert not any(pow(32, distance, PRIME) in ratios for distance in range(1, LENGTH))
    assert all(change % PRIME for change in changes)


@pytest.mark.parametrize("place", [0, 5, 27, 51, 55])
def test_the_group_with_the_slip_is_named(place: int) -> None:
    wrong = "A" if PLAIN[place] != "A" else "C"
    with pytest.raises(Refused) as caught:
        read_recovery_key(PLAIN[:place] + wrong + PLAIN[place + 1 :])
    assert caught.value.facts == {"group": place // 4 + 1}


def test_two_neighbours_that_changed_places_are_named_by_their_group() -> None:
    place = next(at for at in range(20, LENGTH) if at % 4 == 1 and PLAIN[at] != PLAIN[at + 1])
    swapped = PLAIN[:place] + PLAIN[place + 1] + PLAIN[place] + PLAIN[place + 2 :]
    with pytest.raises(Refused) as caught:
        read_recovery_key(swapped)
    assert caught.value.facts == {"group": place // 4 + 1}


def test_a_key_with_many_slips_is_refused_without_a_guess() -> None:
    with pytest.raises(Refused, match=r"has typing slips\. Compare every group"):
        read_recovery_key(PLAIN[:8] + "QQQQ" + PLAIN[12:30] + "ZZZZ" + PLAIN[34:])


@pytest.mark.parametrize(("typed", "count"), [("", 0), ("ABCD", 4), (PLAIN[:-1], 55), (PLAIN + "A", 57)])
def test_a_wrong_length_is_said_with_both_numbers(typed: str, count: int) -> None:
    with pytest.raises(Refused) as caught:
        read_recovery_key(typed)
    assert caught.value.facts == {"length": 56, "count": count}


@pytest.mark.parametrize("sign", ["9", "好", "Ä", "😀"])
def test_a_character_that_no_key_has_is_named(sign: str) -> None:
    with pytest.raises(Refused) as caught:
        read_recovery_key(PLAIN[:9] + sign + PLAIN[10:])
    assert caught.value.facts == {"sign": sign}


def test_bits_behind_the_256_are_no_second_spelling() -> None:
    """The 52nd character has one bit of the key and four that must be 0, though the check would fit."""
    signs = list(PLAIN)
    signs[51] = ALPHABET[ALPHABET.index(signs[51]) | 1]
    number = 0
    for sign in signs[:52]:
        number = number * 32 + ALPHABET.index(sign)
    rest = -number * 32**4 % PRIME
    check = "".join(ALPHABET[rest >> shift & 31] for shift in (15, 10, 5, 0))
    assert is_refused("".join(signs[:52]) + check)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    """T36."""
    assert is_refused(typed)


@pytest.mark.parametrize("typed", ["1" * 56, "I" * 56, "A" * 100_000, "1" * 100_000])
def test_nonsense_is_refused_quickly(typed: str) -> None:
    assert is_refused(typed)


def test_a_refusal_does_not_repeat_the_key() -> None:
    """D21: what is refused may come into a log."""
    with pytest.raises(Refused) as caught:
        read_recovery_key(PLAIN[:-1] + ("A" if PLAIN[-1] != "A" else "C"))
    assert PLAIN[:4] not in str(caught.value)


def test_a_key_shown_in_a_log_shows_nothing() -> None:
    secret = secrets.token_bytes(32)
    assert repr(RecoveryKey(secret)) == "RecoveryKey()"
