"""Whatever goes wrong is one plain line and an exit code; a bug goes to the log without a name in it (D21)."""

import errno
import getpass
import json
import os
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from desktop_app.cli import customers, failures, program
from desktop_app.cli.session import Session, Surroundings
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations.failures import LOG
from tests.cli.desk import Desk

SECRET = "曾国强欠12345.67"


def failing(error: BaseException) -> object:
    def command(_: Session) -> None:
        raise error

    return command


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A program whose list of customers fails with a text that names a customer."""
    monkeypatch.setattr(customers, "customers", failing(ValueError(SECRET)))
    return Desk(tmp_path)


def log_of(desk: Desk) -> str:
    return (desk.folder / "log" / LOG).read_text(encoding="utf-8")


def test_a_bug_is_one_line_and_the_place_goes_to_the_log(broken: Desk) -> None:
    said = broken.type("customers")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "The program failed (ValueError). What was already saved is safe; the place is noted in "
        f"{broken.folder / 'log' / 'qingzhang.log'}, please report it.\n"
    )
    assert "customers: ValueError at test_failures.py:" in log_of(broken)


def test_the_log_and_the_line_hold_no_customer(broken: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """D21, T40: also not through the error it came from."""
    error = RuntimeError(SECRET)
    error.__cause__ = KeyError(SECRET)
    monkeypatch.setattr(customers, "customers", failing(error))
    said = broken.type("customers")
    assert "RuntimeError at" in log_of(broken)
    assert "; after KeyError at" in log_of(broken)
    assert SECRET not in log_of(broken) + said.err


def test_the_traceback_is_shown_when_it_is_asked_for(broken: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(failures.DEBUG, "1")
    assert "Traceback" in broken.type("customers").err


def test_a_log_that_cannot_be_written_is_no_second_failure(broken: Desk) -> None:
    (broken.folder / "log").write_text("a file in the place of the folder")
    said = broken.type("customers")
    assert (said.code, said.err) == (
        1,
        "The program failed (ValueError). What was already saved is safe; please report it.\n",
    )


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (Refused("Say {what}.", what="more"), 2, "Say more.\n"),
        (Unavailable("No disk."), 1, "No disk.\n"),
        (Refused("“{name}”", name="a\nb\x1b[31m"), 2, "“a b\\x1b[31m”\n"),
        (KeyboardInterrupt(), 130, ""),
        (MemoryError(), 1, None),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 1, None),
    ],
)
def test_each_kind_of_failure_has_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, line: str | None
) -> None:
    monkeypatch.setattr(customers, "customers", failing(error))
    said = Desk(tmp_path).type("customers")
    assert said.code == code
    assert said.err.count("\n") == (1 if line is None else line.count("\n"))
    assert line is None or said.err == line


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
GONE = BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


class Shut(StringIO):
    """A standard output that takes nothing."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        raise self.error


def unheard(desk: Desk, error: OSError, *words: str, document: object = None) -> tuple[int, str]:
    """Exit code and standard error of a command on this book whose answer cannot be written."""
    err = StringIO()
    around = Surroundings(BytesIO(json.dumps(document).encode()), Shut(error), err, desk.book, desk.folder / "log")
    return program.main([*words, *desk.opening()], around), err.getvalue()


@pytest.mark.parametrize("error", [FULL, GONE])
def test_what_was_entered_is_said_to_be_in_the_book_though_its_answer_is_lost(desk: Desk, error: OSError) -> None:
    """The message comes from the state: a job that sees a failure would enter it twice."""
    money = {"customer": "老王", "date": "2026-11-01", "amount": "5"}
    before = desk.entries()
    code, told = unheard(desk, error, "receive", document=money)
    assert desk.entries() > before
    assert code == 1
    assert told == (
        f"What was entered is in the book, but the answer could not be written ({error.strerror}). Look it up before "
        "you enter anything again.\n"
    )


def test_a_list_that_does_not_fit_on_the_disk_is_said_to_have_changed_nothing(desk: Desk) -> None:
    code, told = unheard(desk, FULL, "customers")
    assert code == 1
    assert "could not be written in full (No space left on device); nothing was changed" in told


@pytest.mark.parametrize("words", [["customers"], ["--help"], ["--version"]])
def test_a_reader_that_goes_away_is_no_failure_to_talk_about(desk: Desk, words: list[str]) -> None:
    """As in `qingzhang customers | head -1`."""
    assert unheard(desk, GONE, *words) == (1, "")


def test_a_book_whose_key_nobody_saw_is_not_made(tmp_path: Path) -> None:
    """D14: the key is shown once and kept nowhere; a book without it would be lost with its computer."""
    desk = Desk(tmp_path)
    desk.passphrase_file.write_text("四川 建材 2026\n", encoding="utf-8")
    code, told = unheard(desk, FULL, "new", "--shop", "顺达建材批发部")
    assert (code, desk.book.exists()) == (1, False)
    assert "could not be shown (No space left on device), so no book was made" in told
    page = tmp_path / "key.pdf"
    code, told = unheard(desk, FULL, "new", "--shop", "顺达建材批发部", "--recovery-page", str(page))
    assert (code, desk.book.exists(), page.exists()) == (1, True, True)
    assert told.startswith("What was entered is in the book")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["--help"], ["customers"]])
def test_a_full_standard_output_is_told_once_and_python_adds_nothing(desk: Desk, words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app", *words, "--book", str(desk.book), *desk.opening()],
            cwd=Path(__file__).parents[2], stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def nobody() -> str:
    raise KeyError("uid not found")


def test_the_user_of_a_computer_without_names_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", nobody)
    assert program.moment_of(None).user == ""
