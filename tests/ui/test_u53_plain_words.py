"""Plain words: what a shop owner is never told (U53)."""

import pytest

from installer.translations import chinese

BOOKKEEPING = ("借方", "贷方", "核销", "科目", "凭证过账")


@pytest.mark.parametrize("word", BOOKKEEPING)
def test_no_text_uses_a_bookkeepers_word(word: str) -> None:
    """U53: the word list of experience 1, against the whole catalogue."""
    assert [message.id for message in chinese() if word in str(message.string)] == []
