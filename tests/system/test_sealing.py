"""A sealed secret opens with its key and label only, and every changed bit is told."""

import pytest

from desktop_app.system.sealing import Sealed, seal, seal_text, unseal, unseal_text

KEY = bytes(32)


def test_what_was_sealed_is_opened() -> None:
    assert unseal(KEY, seal(KEY, b"secret", "book"), "book") == b"secret"


def test_another_key_opens_nothing() -> None:
    assert unseal(bytes([1] * 32), seal(KEY, b"secret", "book"), "book") is None


def test_another_label_opens_nothing() -> None:
    """One book's wrapped key is worthless in another book's key file."""
    assert unseal(KEY, seal(KEY, b"secret", "book"), "another book") is None


@pytest.mark.parametrize("bit", range(8 * (6 + 16)))
def test_every_changed_bit_is_told(bit: int) -> None:
    sealed = seal(KEY, b"secret", "book")
    content = bytearray(sealed.content)
    content[bit // 8] ^= 1 << bit % 8
    assert unseal(KEY, Sealed(sealed.nonce, bytes(content)), "book") is None


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert seal(KEY, b"secret", "book") != seal(KEY, b"secret", "book")


def test_a_cut_seal_is_told() -> None:
    sealed = seal(KEY, b"secret", "book")
    for length in range(len(sealed.content)):
        assert unseal(KEY, Sealed(sealed.nonce, sealed.content[:length]), "book") is None


def test_a_sealed_text_is_one_line_and_whatever_else_is_no_text() -> None:
    """T40: a folder's name, among others."""
    sealed = seal_text(KEY, "D:\\账本", "place")
    assert sealed.isascii()
    assert unseal_text(KEY, sealed, "place") == "D:\\账本"
    for wrong in ("", "账本", "AAAA", sealed[:-4], sealed[::-1]):
        assert unseal_text(KEY, wrong, "place") == ""
    assert unseal_text(KEY, sealed, "other") == ""
