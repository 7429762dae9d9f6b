"""A frozen paper says the same for ever, and its fingerprint is what is printed (D9, N13, T22)."""

import random
import string

import pytest

from desktop_app.domain.shipments import Voucher
from desktop_app.domain.statements import Statement
from desktop_app.store import snapshots
from desktop_app.store.database import Ledger

ALPHABET = string.ascii_uppercase + "234567"


@pytest.mark.parametrize("number", ["SHD-2026-00001", "SHD-2026-00002", "XTD-2026-00001"])
def test_a_frozen_slip_thaws_to_what_was_frozen(number: str, full: Ledger) -> None:
    voucher, printed = snapshots.load(full, number, Voucher) or pytest.fail("no paper")
    assert voucher.number == number
    assert snapshots.thaw(snapshots.canonical(voucher), Voucher) == voucher
    assert snapshots.fingerprint(snapshots.canonical(voucher)) == printed


def test_a_frozen_statement_thaws_to_what_was_frozen(full: Ledger) -> None:
    statement, printed = snapshots.load(full, "DZD-2026-00001", Statement) or pytest.fail("no paper")
    assert statement.rows
    assert snapshots.thaw(snapshots.canonical(statement), Statement) == statement
    assert snapshots.fingerprint(snapshots.canonical(statement)) == printed


def test_a_fingerprint_is_sixteen_characters_of_the_printed_alphabet_and_moves_with_every_change() -> None:
    text = snapshots.canonical({"name": "老王建材", "fen": 100})
    prints = {snapshots.fingerprint(text[:place] + "#" + text[place + 1 :]) for place in range(len(text))}
    assert len(prints) == len(text)
    assert all(len(one) == 16 and set(one) <= set(ALPHABET) for one in prints)
    assert snapshots.unpack(snapshots.pack(text)) == text


def test_a_fingerprint_typed_from_paper_names_its_document_and_a_slip_of_the_finger_none(full: Ledger) -> None:
    """T22: every paper of the book, in groups of four and in small letters; each character altered in turn."""
    chance = random.Random(22)
    for number, printed in full.rows("SELECT number, fingerprint FROM papers"):
        groups = " ".join(printed[start : start + 4] for start in range(0, 16, 4))
        assert (
            snapshots.number_of(full, groups) == snapshots.number_of(full, groups.lower().replace(" ", "-")) == number
        )
        for place in range(16):
            other = chance.choice(ALPHABET.replace(printed[place], ""))
            assert snapshots.number_of(full, printed[:place] + other + printed[place + 1 :]) is None
