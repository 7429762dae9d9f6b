"""The weekly proof: in steps, its end kept outside the book; a book that does not add up is only looked at (D18)."""

from pathlib import Path

import pytest

from desktop_app.documents.voucher import VoucherPaper
from desktop_app.domain.errors import Obstacle, Said
from desktop_app.domain.proofs import Proven
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import Book, go_on, open_book
from desktop_app.operations.checking import (
    FILES_A_STEP,
    WeeklyProof,
    check_book,
    is_to_be_proven,
    last_proof,
    prove_book,
)
from desktop_app.operations.papers import voucher_pdf
from desktop_app.operations.restoring import restore_backup
from desktop_app.store import database, journal
from desktop_app.store.checking import PROOFS
from desktop_app.system.paths import seen_folder
from tests.operations.builders import a_customer, a_slip, at, on
from tests.operations.whole_books import PASSPHRASE, a_whole_book


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed book with a slip of 1 March that was printed."""
    with a_whole_book(tmp_path) as book:
        number = a_slip(book.ledger, a_customer(book.ledger), "03-01")
        voucher_pdf(book, number, next(iter(VoucherPaper)), "zh_CN", at("03-01"))
    return tmp_path / "book"


def break_balances(book: Book) -> None:
    """Somebody with the key and a database program was at it."""
    book.ledger.write("UPDATE balances SET balance_fen = balance_fen + 1")


def lose_papers(book: Book) -> None:
    for file in book.scans.folder.iterdir():
        file.unlink()


def prove_in_idle_time(book: Book, day: str = "03-02") -> list[str]:
    proof = WeeklyProof()
    while not proof.step(book, at(day)):
        pass
    return [found.proof for found in proof.findings]


def test_a_whole_book_is_proven_for_a_week_and_the_next_program_knows_it(folder: Path) -> None:
    with open_book(folder, PASSPHRASE) as book:
        assert last_proof(book) is None
        assert is_to_be_proven(book, on("03-02"))
        head = journal.head(book.ledger)
        assert prove_in_idle_time(book) == []
    with open_book(folder, PASSPHRASE) as book:
        assert last_proof(book) == Proven(on("03-02"), head.seq, head.hash.hex())
        assert [is_to_be_proven(book, on(day)) for day in ("03-08", "03-09")] == [False, True]


def test_entries_are_made_between_two_steps(folder: Path) -> None:
    """The pages get their turn after each proof; what is proven is what there was at its beginning."""
    with open_book(folder, PASSPHRASE) as book:
        customer = a_customer(book.ledger, "李四")
        proof, steps, head = WeeklyProof(), 0, journal.head(book.ledger)
        while not proof.step(book, at("03-02")):
            a_slip(book.ledger, customer, "03-02")
            steps += 1
        assert proof.findings == []
        assert steps == len(PROOFS) + 1
        last = last_proof(book)
        assert last is not None
        assert (last.day, last.sequence, last.faults) == (on("03-02"), head.seq, 0)


def test_a_proof_gives_the_book_free_when_somebody_wants_it_and_is_taken_up_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long proof of a big book keeps no page waiting; it is broken off and counts only once it was whole."""
    monkeypatch.setattr(database, "LOOK_AFTER", 10)
    with open_book(folder, PASSPHRASE) as book:
        customer = a_customer(book.ledger, "李四")
        for _ in range(30):
            a_slip(book.ledger, customer, "03-02")
        proof, asked = WeeklyProof(), []
        break_balances(book)

        def somebody_types() -> bool:
            asked.append(True)
            return True

        for _ in range(20):
            assert not proof.step(book, at("03-02"), somebody_types)
        assert asked
        assert last_proof(book) is None
        a_slip(book.ledger, customer, "03-02")
        while not proof.step(book, at("03-02")):
            pass
        assert {found.proof for found in proof.findings} == {"projection"}
        assert [found.what for found in proof.findings] == [found.what for found in check_book(book)]


def test_the_steps_find_what_the_whole_check_finds(folder: Path) -> None:
    with open_book(folder, PASSPHRASE) as book:
        break_balances(book)
        lose_papers(book)
        found = [one.proof for one in check_book(book)]
        assert prove_in_idle_time(book) == found == ["projection", "projection", "prints"]


def test_papers_are_opened_some_at_a_time(folder: Path) -> None:
    with open_book(folder, PASSPHRASE) as book:
        customer = a_customer(book.ledger, "李四")
        for _ in range(FILES_A_STEP):
            number = a_slip(book.ledger, customer, "03-02")
            voucher_pdf(book, number, next(iter(VoucherPaper)), "zh_CN", at("03-02"))
        lose_papers(book)
        proof, found = WeeklyProof(), []
        while not proof.step(book, at("03-02")):
            found.append(len(proof.findings))
        assert found[-3:] == [0, FILES_A_STEP, FILES_A_STEP + 1]


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_book_that_does_not_add_up_is_closed_to_writing_until_a_proof_finds_it_whole(
    folder: Path, by_hand: bool
) -> None:
    """D18: also for the next program, whatever it is; reading goes on."""
    with open_book(folder, PASSPHRASE) as book:
        break_balances(book)
        if by_hand:
            assert [one.proof for one in prove_book(book, at("03-02"))] == ["projection"] * 2
        else:
            assert prove_in_idle_time(book) == ["projection"] * 2
        with pytest.raises(Said, match=r"can only be looked at now\. The book does not add up in 2 places"):
            a_customer(book.ledger, "李四")
    with open_book(folder, PASSPHRASE) as book:
        assert book.looked_at is not None
        assert book.looked_at.obstacle is Obstacle.DAMAGED
        assert book.ledger.rows("SELECT count(*) FROM customers") == [(1,)]
        assert not is_to_be_proven(book, on("03-03"))
        book.ledger.rows("PRAGMA query_only = OFF")
        book.ledger.write("UPDATE balances SET balance_fen = balance_fen - 1")
        assert prove_book(book, at("03-03")) == []
    with open_book(folder, PASSPHRASE) as book:
        a_customer(book.ledger, "李四")


def test_lost_papers_close_nothing_and_are_looked_for_again_at_once(folder: Path) -> None:
    """Every entry and every sum is right: the shop goes on working."""
    with open_book(folder, PASSPHRASE) as book:
        lose_papers(book)
        assert prove_in_idle_time(book) == ["prints"]
        a_customer(book.ledger, "李四")
        last = last_proof(book)
        assert last is not None
        assert (last.faults, last.is_serious) == (1, False)
        assert is_to_be_proven(book, on("03-02"))


def test_a_restored_backup_is_proven_and_open_again(folder: Path, tmp_path: Path) -> None:
    with open_book(folder, PASSPHRASE) as book:
        copy = back_up(book, tmp_path / "stick", at("03-02")).folder
        break_balances(book)
        prove_book(book, at("03-03"))
    restore_backup(folder, copy, at("03-04"), PASSPHRASE)
    with open_book(folder, PASSPHRASE) as book:
        a_customer(book.ledger, "李四")
        last = last_proof(book)
        assert last is not None
        assert (last.day, last.faults) == (on("03-04"), 0)


def test_the_note_of_another_state_of_the_book_says_nothing_of_this_one(folder: Path, tmp_path: Path) -> None:
    """F10: an old copy was put back by hand."""
    with open_book(folder, PASSPHRASE) as book:
        book.ledger.checkpoint()
        early = book.ledger.path.read_bytes()
        a_customer(book.ledger, "李四")
        prove_book(book, at("03-02"))
        assert last_proof(book) is not None
    (folder / "ledger.db").write_bytes(early)
    go_on(folder, at("03-03"), PASSPHRASE)
    with open_book(folder, PASSPHRASE) as book:
        assert last_proof(book) is None
        assert is_to_be_proven(book, on("03-03"))


def test_nobody_without_the_key_writes_a_proof(folder: Path) -> None:
    """Sealed like what was last seen: a clerk cannot make a broken book pass for a proven one."""
    with open_book(folder, PASSPHRASE) as book:
        lose_papers(book)
        prove_book(book, at("03-02"))
        (note,) = seen_folder().rglob("*.proof")
        note.write_bytes(note.read_bytes().replace(b'"faults":1', b'"faults":0'))
        assert last_proof(book) is None
        assert is_to_be_proven(book, on("03-03"))
