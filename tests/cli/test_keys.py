"""What opens the book, on the command line: the recovery key proven and made anew, another passphrase (D14, 5.7)."""

from pathlib import Path

from desktop_app.operations.books import open_book
from desktop_app.operations.recovery_checks import groups_to_type
from tests.cli.desk import PASSPHRASE, TODAY, Desk

NEW = "a new passphrase for the book"


def a_file(desk: Desk, name: str, text: str) -> str:
    file = desk.folder / name
    file.write_text(text + "\n", encoding="utf-8")
    return str(file)


def asked(desk: Desk) -> int:
    with open_book(desk.book, PASSPHRASE) as book:
        return len(groups_to_type(book.ledger))


def test_a_new_book_is_asked_about_until_its_key_was_proven(tmp_path: Path) -> None:
    """D14: by the whole key in a file, as typed from the paper."""
    desk = Desk(tmp_path)
    a_file(desk, "passphrase.txt", PASSPHRASE)
    made = desk.json("new", "--shop", "顺达")
    assert asked(desk) == 3
    wrong = desk.run("confirm-recovery-key", "--recovery-key-file", a_file(desk, "wrong.txt", "AAAA"))
    assert wrong.code == 2
    proven = desk.run("confirm-recovery-key", "--recovery-key-file", a_file(desk, "key.txt", made["recovery_key"]))
    assert (proven.code, asked(desk)) == (0, 0)


def test_a_new_recovery_key_takes_the_place_of_the_old_one(desk: Desk, tmp_path: Path) -> None:
    """5.7: shown this once, on a page as well; backups are spoken of."""
    page = tmp_path / "page.pdf"
    made = desk.json("new-recovery-key", "--recovery-page", str(page))
    assert page.read_bytes().startswith(b"%PDF-")
    key_file = a_file(desk, "key.txt", made["recovery_key"])
    assert desk.run("recover", "--recovery-key-file", key_file).code == 0
    told = desk.run("new-recovery-key")
    assert "Backups made until now keep the old key" in told.out
    assert desk.run("recover", "--recovery-key-file", key_file).code == 2


def test_another_passphrase_opens_the_book(desk: Desk) -> None:
    """5.7: the old one opens it no more."""
    new = a_file(desk, "new.txt", NEW)
    assert desk.run("change-passphrase", "--new-passphrase-file", a_file(desk, "short.txt", "kurz")).code == 2
    changed = desk.run("change-passphrase", "--new-passphrase-file", new)
    assert changed.code == 0
    assert "keep the passphrase they had" in changed.out
    assert desk.run("customers").code == 2
    assert desk.type("customers", "--passphrase-file", new, "--today", TODAY).code == 0
