"""Who types: named users on the command line, with their own PIN and what they may (R092)."""

from pathlib import Path

import pytest

from desktop_app.cli.commands import COMMANDS
from desktop_app.cli.counter import SEES, UNATTENDED
from desktop_app.operations.books import open_book
from desktop_app.store.journal import rows_until
from tests.cli.desk import PASSPHRASE, TODAY, Desk, cement
from tests.operations.builders import on

OWNERS, CLERKS = "2468", "1357"


@pytest.fixture(autouse=True)
def _light_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.operations.pins._STEPS", 2)


def kept(desk: Desk, pin: str) -> str:
    file = Path(desk.folder / f"pin-{pin}.txt")
    file.write_text(pin + "\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """王总 and 小李, who sees neither debts nor what was given up."""
    desk.json("users", "王总", "--rank", "owner", "--new-pin-file", kept(desk, OWNERS))
    every = desk.json(
        "users", "小李", "--deny", "see_debts", "--new-pin-file", kept(desk, CLERKS), "--pin-file", kept(desk, OWNERS)
    )
    assert every["users"] == [
        {"name": "王总", "rank": "owner", "may": [], "active": True},
        {"name": "小李", "rank": "clerk", "may": ["see_prices"], "active": True},
    ]
    return desk


def test_the_pin_stands_on_standard_input_before_what_the_command_reads(shop: Desk) -> None:
    """A slip of 小李's is signed with the name; without a name nothing is entered."""
    slip = f'{{"customer": "老王建材", "date": "{TODAY}", "lines": [{cement("10")}]}}'.replace("'", '"').encode()
    before = shop.entries()
    anonymous = shop.type("ship", *shop.opening(), stdin=slip)
    assert (anonymous.code, shop.entries()) == (2, before)
    assert "--user NAME" in anonymous.err
    said = shop.type("ship", "--user", "小李", *shop.opening(), stdin=f"{CLERKS}\n".encode() + slip)
    assert said.code == 0, said.err
    with open_book(shop.book, PASSPHRASE) as book:
        last = rows_until(book.ledger, on("12-31"))[-1]
    assert (last.user, last.verb) == ("小李", "record_shipment")


def test_what_a_clerk_may_not_the_owners_pin_beside_it_lets_through(shop: Desk) -> None:
    as_clerk = ("--user", "小李", "--user-pin-file", kept(shop, CLERKS))
    out = ("export", "goods", "--out", str(shop.folder / "out.xlsx"))
    refused = shop.run(*out, *as_clerk)
    assert refused.code == 2
    assert "--pin-file FILE" in refused.err
    assert shop.run(*out, *as_clerk, "--pin-file", kept(shop, OWNERS)).code == 0


def test_what_a_clerk_may_not_see_is_not_shown(shop: Desk) -> None:
    as_clerk = ("--user", "小李", "--user-pin-file", kept(shop, CLERKS))
    for words in (("balance", "老王建材"), ("takings",), ("chase",)):
        said = shop.run(*words, *as_clerk)
        assert (said.code, said.out) == (2, "")
        assert "the owner has not given this to 小李" in said.err
    assert shop.run("goods", *as_clerk).code == 0
    assert shop.run("balance", "老王建材", "--pin-file", kept(shop, OWNERS)).code == 0


def test_who_left_enters_nothing_more(shop: Desk) -> None:
    shop.json("users", "小李", "--gone", "--pin-file", kept(shop, OWNERS))
    assert shop.run("goods", "--user", "小李", "--user-pin-file", kept(shop, CLERKS)).code == 2
    assert "小李" not in shop.run("users").out
    assert shop.run("users", "--gone").code == 2


def test_a_book_without_users_knows_nobody_by_name(desk: Desk) -> None:
    assert "no named users" in desk.run("goods", "--user", "小李").err


def test_what_is_looked_after_is_a_command() -> None:
    assert {*SEES, *UNATTENDED} <= {one.name for one in COMMANDS}
