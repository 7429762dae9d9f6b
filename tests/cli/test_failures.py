"""Whatever goes wrong is one plain line and an exit code; a bug goes to the log without a name in it (D21)."""

import errno
import getpass
import os
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
        (BrokenPipeError(), 1, ""),
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


def test_a_reader_that_goes_away_is_no_failure_to_talk_about(tmp_path: Path) -> None:
    """As in `qingzhang customers | head -1`."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as nobody:
        around = Surroundings(BytesIO(), nobody, StringIO(), tmp_path, tmp_path)
        nobody.write("x")
        assert failures.tell(BrokenPipeError(), around, str, "customers") == 1
    assert around.stderr.getvalue() == ""  # type: ignore[attr-defined]


def nobody() -> str:
    raise KeyError("uid not found")


def test_the_user_of_a_computer_without_names_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", nobody)
    assert program.moment_of(None).user == ""
