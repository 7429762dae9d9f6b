"""Who may be one customer, two that become one and two again, from the command line (case 19)."""

from desktop_app.domain.customers import Customer
from desktop_app.operations.books import open_book
from desktop_app.operations.customers import add_customer, find_customer
from desktop_app.operations.openings import OpeningDraft, record_opening
from tests.cli.desk import PASSPHRASE, Desk
from tests.operations.builders import at, on


def test_what_differs_is_chosen_before_anything_is_merged(desk: Desk) -> None:
    """A doubt is exit 2, with nothing changed, until it is settled."""
    desk.ship("老王", "2026-11-01", "120.50")
    desk.ship("城东", "2026-11-02", "80")
    refused = desk.run("merge", "老王", "城东")
    assert refused.code == 2
    assert "--keep limit" in refused.err
    assert "--take limit" in refused.err
    assert len(desk.json("customers")["customers"]) == 3

    answer = desk.json("merge", "老王", "城东", "--take", "limit", "--keep", "terms", "--keep", "phone")
    assert (answer["name"], answer["other"]) == ("城东门窗厂", "老王建材")
    assert desk.json("balance", "老王")["balance"] == "200.50"
    assert desk.json("balance", "C0001")["limit"] == "10000.00"
    assert len(desk.json("customers")["customers"]) == 2

    apart = desk.json("split", "老王建材")
    assert apart["freed"] == "0.00"
    assert [desk.json("balance", name)["balance"] for name in ("老王", "城东")] == ["120.50", "80.00"]
    assert desk.run("split", "老王建材").code == 2
    assert desk.run("check").code == 0


def test_who_may_be_one_is_listed_until_they_are_said_to_be_two(desk: Desk) -> None:
    assert "No two customers look like one" in desk.run("alike").out
    with open_book(desk.book, PASSPHRASE) as book:
        add_customer(book.ledger, Customer("王家兄弟", phone="138 0000 0001"), at("2026-11-20"))
    ((first, second, why),) = [pair.values() for pair in desk.json("alike")]
    assert (first["name"], second["name"], why) == ("老王建材", "王家兄弟", "phone")
    assert "the same phone number" in desk.run("alike").out
    assert desk.run("apart", "老王", "王家兄弟").code == 0
    assert desk.json("alike") == []
    assert desk.run("apart", "老王", "城东").code == 0
    assert desk.run("apart", "老王", "nobody").code == 2


def test_a_receipt_is_moved_to_the_customer_whose_money_it_was(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "100")
    desk.ship("城东", "2026-11-01", "100")
    wrong = desk.post("receive", customer="老王", date="2026-11-05", amount="60")["number"]
    moved = desk.json("move-receipt", wrong, "--to", "城东")
    assert (moved["before"], moved["customer"]) == (wrong, "城东门窗厂")
    assert [desk.json("balance", name)["balance"] for name in ("老王", "城东")] == ["100.00", "40.00"]
    assert desk.run("move-receipt", wrong, "--to", "城东").code == 2


def test_a_wrong_opening_debt_is_put_right_by_json(desk: Desk) -> None:
    with open_book(desk.book, PASSPHRASE) as book:
        whose = find_customer(book.ledger, "老王")
        wrong = record_opening(book.ledger, OpeningDraft(whose.id, on("2026-10-01"), None, 800_00), at("2026-11-20"))
    asked = {"customer": "老王", "date": "2026-05-20", "amount": "900", "submission": "o-1"}
    said = desk.send(f"correct-opening {wrong.result}", asked)
    assert said.code == 0, said.err
    assert desk.json("balance", "老王", today="2026-06-01")["balance"] == "900.00"
