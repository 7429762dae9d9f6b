"""Bad input: a clear message each, exit 2 for the user and 1 for the machine, nothing lost or half written."""

import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.system.header import FORMAT
from desktop_app.system.key_file import NAME, from_bytes, to_bytes
from desktop_app.system.lock import sole_use
from tests.cli.desk import PASSPHRASE, TODAY, Desk, Said, cement

SLIP = {"customer": "老王", "date": TODAY, "lines": [cement("10")]}
MONEY = {"customer": "老王", "date": TODAY, "amount": "10"}


def refused(said: Said, code: int = 2) -> str:
    """The one line it said."""
    assert (said.code, said.err.count("\n")) == (code, 1), said
    assert "Traceback" not in said.err
    return said.err.rstrip("\n")


def content(folder: Path) -> dict[str, bytes]:
    """Every file of the book but the lock, whose courtesy note names the last process."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "in-use"}


# ── what is typed ────────────────────────────────────────────────────────────────────────────────


NO_NUMBER = "“{}” is not a number. Type digits such as 1200 or 1,200.50."
CONTROL = "customer: This field contains an invisible control character (U+{}). Type it again by hand."
FIELDS = (
    "customer, date, amount, method, instruction, allocate, remark, submission, parts, taken_by, account, site, bill, "
    "let_go, let_go_why"
)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount": "12.5元"}, f"amount: {NO_NUMBER.format('12.5元')}"),
        ({"amount": "NaN"}, f"amount: {NO_NUMBER.format('NaN')}"),
        ({"amount": "1e3"}, f"amount: {NO_NUMBER.format('1e3')}"),
        ({"amount": 10**15}, f"amount: “{10**15}” is too large. The largest amount is 100,000,000,000.00."),
        ({"amount": "0"}, "A receipt must be between 0.01 and 100,000,000,000.00."),
        ({"amount": "-5"}, "A receipt must be between 0.01 and 100,000,000,000.00."),
        ({"amount": 12.5}, 'amount: 12.5 is not an exact number. Write it in quotes, such as "1200.50".'),
        ({"date": "2026-02-30"}, "date: “2026-02-30” is not a day of the calendar. Check day and month."),
        ({"date": "2206-11-21"}, "date: 2206-11-21 is not within the years 1900 to 2199. Check the year."),
        ({"customer": "老王\u202e"}, CONTROL.format("202E")),
        ({"customer": "老王\x00"}, CONTROL.format("0000")),
        ({"customer": "\ud800"}, CONTROL.format("D800")),
        ({"customer": None}, "The field “customer” is missing."),
        ({"bank": "x"}, f"The field “bank” is unknown. Possible: {FIELDS}."),
    ],
)
def test_a_wrong_receipt_is_told_in_one_line_and_changes_nothing(
    desk: Desk, wrong: dict[str, object], said: str
) -> None:
    refused_without_trace(desk, "receive", {**MONEY, **wrong}, said)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lines": []}, "The slip has no goods. Add at least one line."),
        ({"lines": None}, "The field “lines” is missing."),
        ({"lines": [cement("10", "0")]}, "The quantity in line 1 must be more than 0."),
        ({"lines": [cement("-1")]}, "The price in line 1 cannot be below 0."),
        ({"lines": [cement("1.5元")]}, f"lines[0].price: {NO_NUMBER.format('1.5元')}"),
        ({"lines": [{**cement("1"), "goods": ""}]}, "lines[0].goods: This field is missing. Type it."),
        ({"lines": [cement("90000000000", "1000")]}, "Line 1 is too large. Check quantity and price."),
        ({"paid": "-1"}, "The money paid with the slip must be between 0.00 and 100,000,000,000.00."),
        ({"parts": [{"due": TODAY, "amount": "9"}]}, "The parts do not sum to the slip's total. Change one of them."),
        ({"customer": "老李"}, "The book has no customer “老李”. Did you mean 老王, 老王建材?"),
    ],
)
def test_a_wrong_slip_is_told_in_one_line_and_changes_nothing(desk: Desk, wrong: dict[str, object], said: str) -> None:
    refused_without_trace(desk, "ship", {**SLIP, **wrong}, said)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"{", "Standard input is not JSON; the mistake is in line 1, column 2."),
        (b"", "Standard input is empty. Give one JSON document there."),
        ({"customer": "老王", "amount": "0", "by": TODAY}, "A promise must be between 0.01 and 100,000,000,000.00."),
    ],
)
def test_a_wrong_promise_is_told_in_one_line_and_changes_nothing(desk: Desk, document: object, said: str) -> None:
    refused_without_trace(desk, "promise", document, said)


def refused_without_trace(desk: Desk, command: str, document: object, said: str) -> None:
    entries = desk.entries()
    assert refused(desk.send(command, document)) == said
    assert desk.entries() == entries
    assert desk.json("check")["proven"]


@pytest.mark.parametrize("name", ["<b>老王</b> & [bold]", "𠅤記商行", "😀花店", "=cmd|' /C calc'!A0", "100%{name}"])
def test_odd_names_are_kept_as_they_are(desk: Desk, name: str) -> None:
    """F16: shown, printed and exported as those characters."""
    sheet = desk.folder / "odd.csv"
    sheet.write_text(f'客户名称,账期\n"{name}",30\n', encoding="utf-8")
    desk.json("import", str(sheet), "--as", "customers", "--accept", "who=new")
    number = desk.ship(name, "2026-09-01", "10")["number"]
    assert desk.json("balance", name)["customer"] == name
    assert name in desk.run("chase").out
    assert desk.run("voucher", number, "--out", str(desk.folder / "v.pdf")).code == 0


def test_a_name_that_is_no_text_is_refused(desk: Desk) -> None:
    assert "U+DCFF" in refused(desk.run("balance", "\udcff"))


# ── secrets ──────────────────────────────────────────────────────────────────────────────────────


def test_a_wrong_passphrase_changes_nothing(desk: Desk) -> None:
    before = content(desk.book)
    desk.passphrase_file.write_text("correct horse battery stable", encoding="utf-8")
    assert refused(desk.run("customers")).startswith("The passphrase is wrong; nothing was changed.")
    assert content(desk.book) == before


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "cannot be read (No such file or directory). Check its name."),
        (b"", "is empty. Write the secret into its first line."),
        (b"\n\nsecret", "is empty. Write the secret into its first line."),
        (b"\xff\xfe\x00s", "is not text in UTF-8. Save it as UTF-8."),
    ],
)
def test_a_passphrase_file_that_holds_none_is_told(desk: Desk, written: bytes | None, said: str) -> None:
    desk.passphrase_file.unlink()
    if written is not None:
        desk.passphrase_file.write_bytes(written)
    assert refused(desk.run("customers")) == f"The passphrase file {desk.passphrase_file} {said}"


def test_line_ends_of_any_system_and_a_byte_order_mark_are_not_part_of_the_passphrase(desk: Desk) -> None:
    desk.passphrase_file.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\nwritten by the owner\r\n")
    assert desk.run("customers").code == 0


def test_a_short_passphrase_makes_no_book(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.passphrase_file.write_text("short", encoding="utf-8")
    assert refused(desk.run("new", "--shop", "顺达")).startswith("The passphrase is too short.")
    assert not desk.book.exists()


# ── the file ─────────────────────────────────────────────────────────────────────────────────────


def test_a_book_that_is_not_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
    assert refused(desk.run("customers")) == (
        f"There is no book in {desk.book}. Create one first, or choose another folder."
    )


@pytest.mark.parametrize("cut", [0, 1, 4096, 20_000, -4096])
def test_a_truncated_ledger_is_damaged_and_stays_as_it_is(desk: Desk, cut: int) -> None:
    """F9, T10"""
    desk.ship("老王", TODAY, "10")
    ledger = desk.book / "ledger.db"
    ledger.write_bytes(ledger.read_bytes()[:cut])
    before = content(desk.book)
    assert "is damaged. Nothing was changed" in refused(desk.run("customers"), code=1)
    assert content(desk.book) == before


def test_a_flipped_bit_is_told_by_the_proof_or_at_once(desk: Desk) -> None:
    """T10"""
    ledger = desk.book / "ledger.db"
    whole = bytearray(ledger.read_bytes())
    whole[len(whole) // 2] ^= 1
    ledger.write_bytes(whole)
    refused(desk.run("check"), code=1)


def test_a_book_of_a_newer_program_is_left_untouched(desk: Desk) -> None:
    """D17, T17"""
    key_file = desk.book / NAME
    newer = replace(from_bytes(key_file.read_bytes(), key_file), app_minimum=FORMAT + 1)
    key_file.write_bytes(to_bytes(newer))
    before = content(desk.book)
    assert "was written by a newer version" in refused(desk.run("customers"))
    assert content(desk.book) == before


def test_a_damaged_key_file_is_not_taken_for_a_wrong_passphrase(desk: Desk) -> None:
    """F11"""
    key_file = desk.book / NAME
    key_file.write_bytes(key_file.read_bytes().replace(b"argon2id", b"argon2iq"))
    assert "is damaged. Put it back from a backup" in refused(desk.run("customers"))


def test_a_second_program_is_told_who_has_the_book(desk: Desk) -> None:
    """F7"""
    with sole_use(desk.book):
        assert "is in use by" in refused(desk.send("ship", SLIP))
    assert desk.send("ship", SLIP).code == 0


def test_a_folder_that_is_not_empty_is_never_made_a_book(tmp_path: Path) -> None:
    """F23"""
    desk = Desk(tmp_path)
    desk.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
    desk.book.mkdir()
    (desk.book / "mine.txt").write_text("keep")
    assert "is not empty and was left as it is" in refused(desk.run("new", "--shop", "顺达"))
    assert content(desk.book) == {"mine.txt": b"keep"}


def test_a_name_that_the_disk_does_not_take_is_told(desk: Desk, tmp_path: Path) -> None:
    """F2: the disk refuses, whoever asks."""
    number, name = desk.ship("老王", TODAY, "10")["number"], "长" * 100
    assert "cannot be written" in refused(desk.run("voucher", number, "--out", str(tmp_path / f"{name}.pdf")), code=1)
    assert name in refused(desk.type("new", "--shop", "顺达", "--book", str(tmp_path / name), *desk.opening()), code=1)


def test_a_disk_that_fills_up_while_posting_loses_nothing(desk: Desk) -> None:
    """F2, T06: a limit of the system on file sizes stops the write-ahead log half-way."""
    desk.ship("老王", TODAY, "10")
    entries = desk.entries()

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    command = [sys.executable, "-m", "desktop_app", "ship", "--book", str(desk.book), "--lang", "en", *desk.opening()]
    lines = ", ".join(f'{{"goods": "钢筋{number}", "quantity": "1", "price": "1"}}' for number in range(50))
    document = f'{{"customer": "老王", "date": "{TODAY}", "lines": [{lines}]}}'.encode()
    environment = {**os.environ, "HOME": str(desk.folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, input=document, capture_output=True, check=False, preexec_fn=small, env=environment)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"could not be written" in done.stderr or b"is full" in done.stderr
    assert desk.entries() == entries
    assert desk.json("check")["proven"]
