"""A paper's state follows from what was done with it, and silence is no answer."""

from datetime import date

import pytest

from desktop_app.domain.papers import PaperKind, PaperRow, PaperState, replaced, statement_state, voucher_state
from desktop_app.domain.statements import StatementState

REPLY_BY = date(2026, 4, 8)


@pytest.mark.parametrize(
    ("printed", "signed", "reversed_", "state"),
    [
        (False, False, False, PaperState.NOT_PRINTED),
        (True, False, False, PaperState.PRINTED),
        (True, True, False, PaperState.SIGNED),
        (False, True, False, PaperState.SIGNED),
        (True, True, True, PaperState.REVERSED),
    ],
)
def test_a_voucher_waits_for_its_signature_until_it_is_signed_or_reversed(
    printed: bool, signed: bool, reversed_: bool, state: PaperState
) -> None:
    """U43, U44, R030."""
    assert voucher_state(printed, signed, reversed_) is state
    stays = PaperState.HANDED_OVER if state is PaperState.PRINTED else state
    assert voucher_state(printed, signed, reversed_, stays=True) is stays, "the customer keeps it"


@pytest.mark.parametrize(
    ("said", "printed", "signed", "day", "state"),
    [
        (StatementState.ISSUED, False, False, "2026-04-09", PaperState.NOT_PRINTED),
        (StatementState.ISSUED, True, False, "2026-04-08", PaperState.PRINTED),
        (StatementState.SENT, False, False, "2026-04-08", PaperState.PRINTED),
        (StatementState.SENT, True, False, "2026-04-09", PaperState.UNANSWERED),
        (StatementState.UNANSWERED, True, False, "2026-04-01", PaperState.UNANSWERED),
        (StatementState.AGREED, True, False, "2026-04-09", PaperState.AGREED),
        (StatementState.AGREED, True, True, "2026-04-09", PaperState.SIGNED),
        (StatementState.DIFFERS, True, True, "2026-04-09", PaperState.DIFFERS),
    ],
)
def test_a_statement_nobody_answered_never_counts_as_agreed(
    said: StatementState, printed: bool, signed: bool, day: str, state: PaperState
) -> None:
    """N03, 民法典 140; an objection stands whatever else was signed."""
    assert statement_state(said, printed, signed, REPLY_BY, date.fromisoformat(day)) is state


@pytest.mark.parametrize(
    ("number", "kind", "state", "waits"),
    [
        ("SHD-1", PaperKind.VOUCHER, PaperState.NOT_PRINTED, True),
        ("SHD-1", PaperKind.VOUCHER, PaperState.PRINTED, True),
        ("SHD-1", PaperKind.VOUCHER, PaperState.SIGNED, False),
        ("DZD-1", PaperKind.STATEMENT, PaperState.UNANSWERED, True),
        ("DZD-1", PaperKind.STATEMENT, PaperState.AGREED, False),
        ("", PaperKind.STATEMENT, PaperState.UNNUMBERED, False),
        ("SKD-1", PaperKind.RECEIPT, PaperState.NOT_PRINTED, False),
    ],
)
def test_a_printed_paper_waits_for_a_signature_only_where_somebody_is_to_sign_it(
    number: str, kind: PaperKind, state: PaperState, waits: bool
) -> None:
    """U43: a receipt is handed over, a statement without a number is kept nowhere, a signed slip is signed."""
    row = PaperRow(number, kind, 1, "老王建材", REPLY_BY, None, None, 100, state)
    assert row.waits_once_printed is waits


def test_papers_are_told_apart_by_number_or_by_customer_and_days() -> None:
    """A statement outside the chain has no number."""
    numbered = PaperRow("DZD-1", PaperKind.STATEMENT, 7, "老王", REPLY_BY, None, None, 100, PaperState.PRINTED)
    plain = PaperRow(
        "", PaperKind.STATEMENT, 7, "老王", REPLY_BY, date(2026, 3, 1), date(2026, 3, 31), 100, numbered.state
    )
    assert (numbered.key, plain.key) == ("DZD-1", "7: 2026-03-01 2026-03-31")


@pytest.mark.parametrize("state", PaperState)
def test_a_reversed_slips_paper_and_a_replaced_statement_count_for_nothing(state: PaperState) -> None:
    row = PaperRow("DZD-1", PaperKind.STATEMENT, 1, "老王", REPLY_BY, None, None, 100, state)
    assert row.is_void is (state in (PaperState.REVERSED, PaperState.REPLACED))


def test_whoever_gives_out_a_replaced_statement_is_told_which_one_stands_in() -> None:
    """Case 21."""
    assert str(replaced("DZD-1", "DZD-2")) == "DZD-1 was replaced by DZD-2. Print or send DZD-2 instead."
