"""T13: every backup is real: restored to a new folder with the paper key alone, it is the book to the fen.

`--full` makes 500 backups of one growing book; otherwise a few.
"""

import shutil
from pathlib import Path
from random import Random

import pytest

from desktop_app.operations.backup import Backup, back_up
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.papers import VoucherPaper, mark_signed, voucher_pdf
from desktop_app.operations.restoring import restore_backup
from desktop_app.store import accounts
from tests.operations.builders import LATEST, SHOP, a_customer, a_receipt, a_return, a_slip, at, on
from tests.sizes import SIZES

PASSPHRASE, ANOTHER = "四川 建材 2026", "新电脑 的口令 吧"
FOREIGN = ("Thumbs.db", "desktop.ini", ".DS_Store", ".slip.0a1b2c3d.part")


@pytest.fixture
def paper(tmp_path: Path) -> str:
    """The recovery key of a new shop."""
    return create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)


def trade(book: Book, chance: Random, nth: int) -> None:
    """Some slips, money, goods that come back, papers and signatures of one day."""
    day = f"03-{nth % 28 + 1:02}"
    customer = a_customer(book.ledger, f"客户 {nth}")
    for _ in range(chance.randint(1, 3)):
        number = a_slip(book.ledger, customer, day, f"{chance.randint(100, 99_999) / 100:.2f}")
    if chance.random() < 0.5:
        a_receipt(book.ledger, customer, day, "3.33")
    if chance.random() < 0.3:
        a_return(book.ledger, customer, day, "1")
    if chance.random() < 0.5:
        voucher_pdf(book, number, VoucherPaper.A5, "zh_CN", at(day))
    if chance.random() < 0.5:
        mark_signed(book, number, on(day), at(day), chance.randbytes(2000))


def owed(book: Book) -> list[tuple[int, int]]:
    return sorted(accounts.balances(book.ledger, LATEST))


def proves_equal(made: Backup, paper: str, place: Path, debts: list[tuple[int, int]], scans: dict[str, bytes]) -> None:
    """Only the backup and the paper are left."""
    restore_backup(place, made.folder, at("03-28"), ANOTHER, paper)
    with open_book(place, ANOTHER) as book:
        assert owed(book) == debts
        assert {name: book.scans.get(name) for name in book.scans.names()} == scans
        assert check_book(book) == []
    shutil.rmtree(place)


def test_every_backup_brings_the_shop_back_with_the_paper_key_alone(paper: str, tmp_path: Path) -> None:
    """T13, T25: also where Windows or macOS left their files in the book and in the backup."""
    chance = Random(13)
    for nth in range(SIZES.backups):
        with open_book(tmp_path / "book", PASSPHRASE) as book:
            trade(book, chance, nth)
            for name in FOREIGN:
                (book.scans.folder / name).write_bytes(b"foreign")
            made = back_up(book, tmp_path / "stick" / str(nth), at("03-28"))
            debts = owed(book)
            scans = {name: book.scans.get(name) for name in book.scans.names()}
        for name in FOREIGN:
            (made.folder / "scans" / name).write_bytes(b"foreign")
        proves_equal(made, paper, tmp_path / f"restored {nth}", debts, scans)
