"""A paper on the counter is ours or it is not: sixteen characters tell (T22, N13)."""

from desktop_app.operations.books import open_book
from tests.cli.desk import PASSPHRASE, Desk


def code_on(desk: Desk, number: str) -> str:
    with open_book(desk.book, PASSPHRASE) as book:
        return str(book.ledger.value("SELECT fingerprint FROM papers WHERE number = ?", (number,)))


def test_the_code_on_a_slip_tells_what_our_copy_says(desk: Desk) -> None:
    """T22."""
    number = desk.ship("老王", "2026-11-21", "100")["number"]
    code = code_on(desk, number)
    answer = desk.json("check-paper", f"{code[:4].lower()}-{code[4:]}")
    assert (answer["number"], answer["kind"], answer["customer"], answer["amount"]) == (
        number, "voucher", "老王建材", "100.00",
    )  # fmt: skip
    assert f"our Delivery slip {number} of 2026-11-21 for 老王建材 over 100.00" in desk.run("check-paper", code).out


def test_a_code_of_nobody_and_half_a_code_are_refused(desk: Desk) -> None:
    """T22."""
    stranger = desk.run("check-paper", "ABCD EFGH IJKL MNOP")
    assert (stranger.code, stranger.out) == (2, "")
    assert stranger.err.startswith("No paper of this book carries this check code.")
    half = desk.run("check-paper", "ABCD EFGH")
    assert (half.code, half.err) == (2, "A check code has 16 characters; these are 8. Type all four groups.\n")
