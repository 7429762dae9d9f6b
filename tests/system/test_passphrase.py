"""A passphrase becomes a key slowly, the same one every time, with whatever method the book was made with."""

from dataclasses import replace
from typing import Any

import pytest
from cryptography.exceptions import UnsupportedAlgorithm

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.system import passphrase
from desktop_app.system.passphrase import Method, Stretch, new_stretch, require_strong, stretched

LIGHT = Stretch(Method.ARGON2ID, 2**13, 1, 1, bytes(16))
LIGHT_SCRYPT = Stretch(Method.SCRYPT, 2**13, 1, 1, bytes(16))


def lacking(**_: Any) -> None:
    raise UnsupportedAlgorithm("no Argon2id")


def test_the_known_answer_of_argon2id() -> None:
    """The first Argon2id vector of the reference program's own tests: t = 2, 64 MiB, p = 1."""
    stretch = Stretch(Method.ARGON2ID, 2**16, 2, 1, b"somesalt")
    assert stretched("password", stretch).hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_the_known_answer_of_scrypt() -> None:
    """RFC 7914, section 12: its second example has r = 8, and n = 1024 is 1 MiB."""
    stretch = Stretch(Method.SCRYPT, 1024, 16, 1, b"NaCl")
    assert stretched("password", stretch).hex() == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"


@pytest.mark.parametrize("stretch", [LIGHT, LIGHT_SCRYPT])
def test_each_figure_of_the_stretch_changes_the_key(stretch: Stretch) -> None:
    keys = {
        stretched("correct horse", stretch),
        stretched("correct horsf", stretch),
        stretched("correct horse", replace(stretch, salt=bytes([1] * 16))),
        stretched("correct horse", replace(stretch, memory_kib=2**14)),
        stretched("correct horse", replace(stretch, lanes=2)),
    }
    assert len(keys) == 5


def test_an_input_method_in_full_width_types_the_same_passphrase() -> None:
    assert stretched("Ｓｈｏｐ　２０２６", LIGHT) == stretched("Shop 2026", LIGHT)


@pytest.mark.parametrize("typed", ["", "\x00", "\ud800", "好" * 10_000])
def test_anything_typed_becomes_some_key(typed: str) -> None:
    assert len(stretched(typed, LIGHT)) == 32


def test_new_books_use_argon2id_with_a_fresh_salt() -> None:
    one, other = new_stretch(), new_stretch()
    assert one.method is Method.ARGON2ID
    assert one.memory_kib >= 64 * 1024
    assert one.salt != other.salt
    assert one.is_sane()


def test_a_library_without_argon2id_uses_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "Argon2id", lacking)
    stretch = new_stretch()
    assert stretch.method is Method.SCRYPT
    assert stretch.is_sane()
    assert stretched("correct horse", stretch) == stretched("correct horse", stretch)


def test_a_library_without_argon2id_says_so_for_a_book_that_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "Argon2id", lacking)
    with pytest.raises(Unavailable, match="recovery key"):
        stretched("correct horse", LIGHT)


@pytest.mark.parametrize(
    "forged",
    [
        replace(LIGHT, memory_kib=2**30),
        replace(LIGHT, memory_kib=0),
        replace(LIGHT, passes=10**9),
        replace(LIGHT, passes=0),
        replace(LIGHT, lanes=1000),
        replace(LIGHT, salt=b""),
        replace(LIGHT_SCRYPT, memory_kib=2**14 + 1),
    ],
)
def test_figures_that_would_stop_the_computer_are_not_sane(forged: Stretch) -> None:
    assert not forged.is_sane()


@pytest.mark.parametrize("weak", ["", "1234567", "        ", "  1234567  "])
def test_a_short_passphrase_is_refused(weak: str) -> None:
    with pytest.raises(Refused, match="at least 8"):
        require_strong(weak)


@pytest.mark.parametrize("strong", ["12345678", "四川 建材 批发 2026", "correct horse"])
def test_a_long_passphrase_is_accepted(strong: str) -> None:
    require_strong(strong)
