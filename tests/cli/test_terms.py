"""How a customer pays, set and confirmed on the command line."""

from desktop_app.operations.books import open_book
from desktop_app.operations.customers import find_customer
from tests.cli.desk import PASSPHRASE, Desk


def test_terms_are_set_in_the_words_of_the_trade(desk: Desk) -> None:
    """Cases 4 and 11: and the next slip follows them."""
    assert desk.json("terms", "--customer", "老王", "--set", "月结30天+15") == {"to_confirm": []}
    assert desk.ship("老王", "2026-11-01", "100")["due"] == "2027-01-14"
    wrong = desk.run("terms", "--customer", "老王", "--set", "老样子")
    assert (wrong.code, "老样子" in wrong.err) == (2, True)
    nobody = desk.run("terms", "--set", "现结")
    assert (nobody.code, "--customer" in nobody.err) == (2, True)


def test_deliver_two_settle_one_names_the_sum_and_its_slip(desk: Desk) -> None:
    """Case 11: the second slip has no number, and the way out is the open sum of the first."""
    desk.json("terms", "--customer", "老王", "--set", "送二结一")
    first = desk.ship("老王", "2026-11-01", "840")["number"]
    lines = [{"goods": "水泥", "quantity": "1", "price": "160"}]
    stopped = desk.send("ship", {"customer": "老王", "date": "2026-11-08", "lines": lines})
    assert stopped.answer["number"] is None
    assert stopped.answer["ways_out"][0]["way"] == "settle"
    assert stopped.answer["ways_out"][0]["amount"] == "840.00"
    assert f"{first} must be paid before the next slip leaves" in stopped.err


def test_terms_of_an_older_book_are_hinted_at_listed_and_confirmed(desk: Desk) -> None:
    """Case 11: listed once."""
    with open_book(desk.book, PASSPHRASE) as book:
        wang = find_customer(book.ledger, "老王")
        book.ledger.write("INSERT INTO terms_to_confirm VALUES (?)", (wang.id,))
    assert "The terms of 1 customers are to be looked at once: qingzhang terms" in desk.run("customers").out
    (waiting,) = desk.json("terms")["to_confirm"]
    assert (waiting["name"], waiting["meaning"]) == ("老王建材", "Each slip is due 30 days after delivery.")
    assert "老王建材" in desk.run("terms").out
    assert desk.json("terms", "--confirm") == {"to_confirm": []}
    assert "Nobody's terms" in desk.run("terms").out
    assert "looked at once" not in desk.run("customers").out
