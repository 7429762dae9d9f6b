"""Lists for other programs: the goods, and what was said with a customer."""

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.operations.books import open_book
from desktop_app.operations.contacts import log_contact
from tests.cli.desk import PASSPHRASE, TODAY, Desk
from tests.operations.builders import at, on


def test_the_goods_are_listed_with_their_list_prices(desk: Desk) -> None:
    """R022."""
    desk.ship("老王", TODAY, "100")
    (article,) = desk.json("goods")["goods"]
    assert (article["price"], article["active"]) == (None, True)
    assert article["name"] in desk.run("goods").out


def test_an_empty_list_of_goods_says_how_they_come(desk: Desk) -> None:
    assert desk.run("goods").out.startswith("The book has no goods yet.")


def test_what_was_said_with_a_customer_is_listed(desk: Desk) -> None:
    """R047, R105."""
    assert desk.run("contacts", "老王").out == "Nothing was noted of 老王建材 yet.\n"
    with open_book(desk.book, PASSPHRASE) as book:
        wang = int(book.ledger.value("SELECT id FROM customers WHERE name = '老王建材'"))
        said = Contacted(wang, on(TODAY), Channel.PHONE, Outcome.NO_MONEY, "月底工程款", next_on=on("2026-12-01"))
        log_contact(book.ledger, said, at(TODAY))
    (line,) = desk.json("contacts", "老王")["contacts"]
    assert (line["outcome"], line["next_on"], line["note"]) == ("no_money", "2026-12-01", "月底工程款")
    shown = desk.run("contacts", "老王").out
    assert "no money now" in shown
    assert "月底工程款" in shown


def test_a_debt_says_until_when_it_can_be_claimed(desk: Desk) -> None:
    """N05, case 13: three years from the due date; what was only said moves nothing."""
    desk.ship("老王", TODAY, "100")
    (item,) = desk.json("balance", "老王")["items"]
    assert (item["due"], item["claim_ends"]) == ("2026-12-21", "2029-12-21")
