"""One fault for each promise, and the test that catches it: the table that `test_planted_promises` tries (T00)."""

from tests.faults import broken_book, broken_input, broken_list, broken_money

FAULTS = (
    *broken_book.KEYS,
    *broken_book.BOOK,
    *broken_book.OWNER,
    *broken_input.TYPED,
    *broken_input.SPREADING,
    *broken_money.PAPERS,
    *broken_money.FIGURES,
    *broken_money.PROMISES,
    *broken_list.CHASING,
)
