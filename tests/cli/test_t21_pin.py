"""The owner's PIN on the command line: `--pin-file` for what only the owner does (T21, D16)."""

import json

import pytest

from desktop_app.operations.books import open_book
from desktop_app.operations.customers import find_customer
from tests.cli.desk import PASSPHRASE, TODAY, Desk, Said, cement
from tests.operations.builders import a_slip

PIN = "2468"
OLD = "SHD-2026-00001"
SHEET = "客户,日期,单号,金额\n老王建材,2026-10-01,A-7,300\n"


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """A slip of three weeks ago for 老王建材, and a PIN."""
    with open_book(desk.book, PASSPHRASE) as book:
        assert a_slip(book.ledger, find_customer(book.ledger, "老王建材"), "11-01") == OLD
    desk.json("customer", "城东门窗厂", "--credit", "stop", "--goods", "stop")
    (desk.folder / "old.csv").write_text(SHEET, encoding="utf-8")
    assert desk.json("pin", "--new-pin-file", pin_file(desk, PIN)) == {"pin": True}
    return desk


def pin_file(desk: Desk, pin: str) -> str:
    file = desk.folder / f"pin-{pin}.txt"
    file.write_text(pin + "\n", encoding="utf-8")
    return str(file)


def ship(**facts: object) -> dict[str, object]:
    return {"customer": "老王建材", "date": TODAY, "lines": [cement("10")], **facts}


OWNERS: dict[str, tuple[tuple[str, ...], object]] = {
    "reverse": (("reverse",), {"number": OLD, "reason": "开错了"}),
    "ship of last week": (("ship",), ship(date="2026-11-14")),
    "receive of last week": (("receive",), {"customer": "老王建材", "date": "2026-11-14", "amount": "10"}),
    "return of last week": (("return",), ship(date="2026-11-14")),
    "release": (("ship",), ship(lines=[cement("20000")], release={"reason": "老板同意"})),
    "longer terms": (("terms", "--customer", "老王建材", "--set", "货到60天"), None),
    "terms counted from the month's end": (("terms", "--customer", "老王建材", "--set", "月结30天"), None),
    "sell on credit again": (("customer", "城东门窗厂", "--credit", "allow"), None),
    "let goods leave again": (("customer", "城东门窗厂", "--goods", "allow"), None),
    "import of old debts": (("import", "{folder}/old.csv", "--as", "open-items"), None),
    "export": (("export", "balances", "--out", "{folder}/out.xlsx"), None),
    "pin": (("pin", "--none"), None),
}
"""The words of each command that is the owner's, and what stands on its standard input."""


def call(desk: Desk, what: str, *more: str) -> Said:
    words, document = OWNERS[what]
    filled = [word.format(folder=desk.folder) for word in words]
    stdin = b"" if document is None else json.dumps(document).encode()
    return desk.type(*filled, *desk.opening(), *more, stdin=stdin)


@pytest.mark.parametrize("what", OWNERS)
def test_the_owners_commands_want_the_pin_and_take_only_the_right_one(shop: Desk, what: str) -> None:
    """T21: no file, a wrong PIN, the right PIN; what was refused changed nothing but the count of wrong tries."""
    before = shop.entries()
    without = call(shop, what)
    assert (without.code, shop.entries()) == (2, before)
    wrong = call(shop, what, "--pin-file", pin_file(shop, "1357"))
    assert (wrong.code, wrong.err) == (2, "Wrong PIN.\n")
    assert shop.entries() == before + 1
    right = call(shop, what, "--pin-file", pin_file(shop, PIN))
    assert right.code == 0, right.err


def test_what_is_missing_is_named_with_the_act(shop: Desk) -> None:
    """U49: what is wrong, with which act, and the way out."""
    assert call(shop, "export").err == (
        "Export a table: this needs the PIN of the owner; nothing was changed. On the command line: --pin-file FILE.\n"
    )


@pytest.mark.parametrize("words", [("balance", "老王建材"), ("ageing",), ("chase",), ("check",)])
def test_looking_never_asks(shop: Desk, words: tuple[str, ...]) -> None:
    """T21."""
    assert shop.run(*words).code == 0


def test_todays_work_never_asks(shop: Desk) -> None:
    """T21: a slip, money, the slip of a minute ago reversed, and terms that lend less."""
    made = shop.ship("老王建材", TODAY, "10")
    shop.post("receive", customer="老王建材", date=TODAY, amount="10")
    assert shop.send("reverse", {"number": made["number"], "reason": "开错了"}).code == 0
    for tighter in ("货到15天", "现结"):
        assert shop.run("terms", "--customer", "老王建材", "--set", tighter).code == 0


def test_five_wrong_pins_wait_on_the_command_line_too(shop: Desk) -> None:
    """T21: each call is a new start of the program, and none forgets the tries."""
    for _ in range(5):
        said = call(shop, "export", "--pin-file", pin_file(shop, "1357"))
    assert said.err == "5 wrong PINs. The next try is taken in 30 seconds.\n"
    right = call(shop, "export", "--pin-file", pin_file(shop, PIN))
    assert right.code == 2
    assert right.err.startswith("5 wrong PINs.")


def test_a_pin_is_changed_with_the_old_one_and_taken_away_with_the_new(shop: Desk) -> None:
    """D16."""
    other = pin_file(shop, "97531")
    assert shop.run("pin", "--new-pin-file", other).code == 2
    changed = shop.run("pin", "--new-pin-file", other, "--pin-file", pin_file(shop, PIN))
    assert (changed.code, changed.out) == (0, "The lock and the acts of the owner ask for the PIN from now on.\n")
    gone = shop.run("pin", "--none", "--pin-file", other)
    assert (gone.code, gone.out) == (0, "The lock asks for no PIN any more.\n")
    assert call(shop, "export").code == 0


def test_a_book_without_a_pin_takes_a_pin_file_for_nothing(desk: Desk) -> None:
    """The same job runs on books with and without one."""
    assert desk.run("customers", "--pin-file", pin_file(desk, PIN)).code == 0


@pytest.mark.parametrize("words", [(), ("--none", "--new-pin-file", "x")])
def test_a_new_pin_or_none_must_be_said(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.run("pin", *words).code == 2
