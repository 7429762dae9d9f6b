"""One program at a time has a book, and a dead one never leaves work behind (F7, T07)."""

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from desktop_app.domain.errors import Obstacle, Refused, Unavailable
from desktop_app.system.lock import NAME, LockHolder, holder, is_in_use, sole_use, this_computer

OPEN = """
import sys
from pathlib import Path
from unittest.mock import patch
from desktop_app.domain.errors import Said
from desktop_app.system.lock import sole_use
try:
    with sole_use(Path(sys.argv[1])):
        print("open", flush=True)
        sys.stdin.read()
except Said as said:
    print(said, flush=True)
"""
COUNT = """
import sys, time
from pathlib import Path
from unittest.mock import patch
from desktop_app.domain.errors import Refused
from desktop_app.system.lock import sole_use
folder, left = Path(sys.argv[1]), 25
while left:
    try:
        with sole_use(folder):
            count = int((folder / "count").read_text())
            time.sleep(0.001)
            (folder / "count").write_text(str(count + 1))
            left -= 1
    except Refused:
        time.sleep(0.002)
"""
Process = subprocess.Popen[str]


def start(code: str, folder: Path, user: str = "owner") -> Process:
    command = [sys.executable, "-c", code, str(folder)]
    environment = {**os.environ, "LOGNAME": user, "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")


def says(process: Process) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: Process) -> None:
    with process:
        process.communicate()


@contextmanager
def an_open_book(folder: Path, user: str = "owner") -> Iterator[Process]:
    process = start(OPEN, folder, user)
    assert says(process) == "open"
    try:
        yield process
    finally:
        end(process)


@pytest.mark.parametrize("start_together", [8] * 6)
def test_of_programs_started_together_one_has_the_book_and_the_others_say_so_at_once(
    start_together: int, tmp_path: Path
) -> None:
    """T07: 48 starts in rounds of eight."""
    programs = [start(OPEN, tmp_path) for _ in range(start_together)]
    answers = [says(program) for program in programs]
    for program in programs:
        end(program)
    refused = [answer for answer in answers if answer != "open"]
    assert len(refused) == start_together - 1
    for answer in refused:
        assert answer.startswith(f"The book in {tmp_path} is in use by ")


def test_never_two_programs_write_at_once(tmp_path: Path) -> None:
    """Four programs count to 100 in one file; had two been in at once, a step would be missing."""
    (tmp_path / "count").write_text("0")
    programs = [start(COUNT, tmp_path) for _ in range(4)]
    for program in programs:
        end(program)
    assert (tmp_path / "count").read_text() == "100"


def test_who_has_the_book_is_named(tmp_path: Path) -> None:
    with an_open_book(tmp_path, user="王小明") as process:
        assert holder(tmp_path) == LockHolder(process.pid, "王小明", this_computer())
        with pytest.raises(Refused, match=f"in use by 王小明 .process {process.pid}.") as caught, sole_use(tmp_path):
            pytest.fail("two have the book")
        assert caught.value.facts["user"] == "王小明"


def test_who_has_the_book_is_named_also_before_the_name_is_written(tmp_path: Path) -> None:
    """Between taking the book and writing the name there is a moment; the other waits for it, and not for ever."""
    with sole_use(tmp_path):
        (tmp_path / NAME).write_text("")
        naming = threading.Timer(0.1, (tmp_path / NAME).write_text, ["4711\n王小明\n"])
        naming.start()
        with pytest.raises(Refused, match=r"in use by 王小明 \(process 4711\)"), sole_use(tmp_path):
            pytest.fail("two have the book")
        naming.join()
        (tmp_path / NAME).write_text("")
        with pytest.raises(Refused, match="open in another program"), sole_use(tmp_path):
            pytest.fail("two have the book")


def test_a_killed_program_leaves_the_book_free(tmp_path: Path) -> None:
    """T07: the file of the dead process stays, and needs no hand work."""
    with an_open_book(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with sole_use(tmp_path):
            assert holder(tmp_path) is not None
            assert holder(tmp_path) != LockHolder(process.pid, "owner")


def test_a_stopped_program_still_has_the_book(tmp_path: Path) -> None:
    """A program that hangs may wake up again and write."""
    with an_open_book(tmp_path) as process:
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(Refused), sole_use(tmp_path):
            pytest.fail("two have the book")
        process.send_signal(signal.SIGCONT)


def test_the_same_program_cannot_open_the_book_twice(tmp_path: Path) -> None:
    with sole_use(tmp_path), pytest.raises(Refused, match=f"process {os.getpid()}"), sole_use(tmp_path):
        pytest.fail("two have the book")


def test_after_closing_the_book_is_free(tmp_path: Path) -> None:
    for _ in range(3):
        with sole_use(tmp_path):
            pass


def test_a_failure_while_the_book_is_open_frees_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), sole_use(tmp_path):
        print(1 / 0)
    with sole_use(tmp_path):
        pass


@pytest.mark.parametrize("rubbish", [b"", b"\xff\xfe\x00", b"not a number\nowner\n", b"12", b"9" * 100_000])
def test_rubbish_in_the_lock_file_is_no_obstacle(rubbish: bytes, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(rubbish)
    assert holder(tmp_path) is None
    with sole_use(tmp_path):
        assert holder(tmp_path) is not None


def test_an_unknown_holder_is_another_program(tmp_path: Path) -> None:
    with an_open_book(tmp_path):
        (tmp_path / NAME).write_bytes(b"")
        with pytest.raises(Refused, match="open in another program"), sole_use(tmp_path):
            pytest.fail("two have the book")


def test_other_books_are_other_locks(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with sole_use(tmp_path / "one"), sole_use(tmp_path / "two"):
        assert holder(tmp_path / "two") is not None


def test_no_folder_no_book(tmp_path: Path) -> None:
    with pytest.raises(Unavailable), sole_use(tmp_path / "gone"):
        pytest.fail("there is no book")


def test_the_lock_file_is_the_owners_alone_and_nothing_else_is_touched(tmp_path: Path) -> None:
    """M9: the ledger is not opened, not even looked at."""
    ledger = tmp_path / "ledger.db"
    ledger.write_bytes(b"ledger")
    os.utime(ledger, (1, 1))
    with sole_use(tmp_path):
        assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert ledger.stat().st_atime == 1
    assert {file.name for file in tmp_path.iterdir()} == {"ledger.db", NAME}


def test_a_user_without_a_name_can_open_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise OSError("no name")

    monkeypatch.setattr("getpass.getuser", nameless)
    with sole_use(tmp_path):
        assert holder(tmp_path) == LockHolder(os.getpid(), "?", this_computer())


def test_waiting_is_not_part_of_it(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    with an_open_book(tmp_path):
        with patch("fcntl.flock", wraps=fcntl.flock) as flock, pytest.raises(Refused), sole_use(tmp_path):
            pytest.fail("two have the book")
        assert flock.call_args_list
        assert all(call.args[1] & fcntl.LOCK_NB for call in flock.call_args_list)


def test_looking_whether_a_folder_is_in_use_leaves_no_trace(tmp_path: Path) -> None:
    assert not is_in_use(tmp_path)
    assert not is_in_use(tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []
    with an_open_book(tmp_path):
        assert is_in_use(tmp_path)
    assert not is_in_use(tmp_path)
    with sole_use(tmp_path):
        assert is_in_use(tmp_path), "by this program itself"


def test_a_book_that_another_computer_has_is_named_with_that_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U30: as over a disk that both reach; here the other one wrote its own name."""
    with an_open_book(tmp_path, user="王小明"):
        monkeypatch.setattr("platform.node", lambda: "another-pc")
        here = this_computer()
        monkeypatch.undo()
        (tmp_path / NAME).write_text(f"77\n王小明\n{here}\n", encoding="utf-8")
        with pytest.raises(Refused, match="in use by 王小明 on the computer another-pc") as caught, sole_use(tmp_path):
            pytest.fail("two have the book")
        assert caught.value.obstacle is Obstacle.IN_USE


def test_the_name_an_earlier_version_wrote_is_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("77\n老板\n", encoding="utf-8")
    assert holder(tmp_path) == LockHolder(77, "老板", "")


@pytest.mark.parametrize(("code", "protected"), [(errno.EROFS, True), (errno.EACCES, True), (errno.EIO, False)])
def test_a_place_that_takes_no_lock_file_may_be_looked_at_where_it_is_only_protected(
    code: int, protected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F2."""

    def fails(*_: object, **__: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("os.open", fails)
    with pytest.raises(Unavailable) as caught, sole_use(tmp_path):
        pytest.fail("the lock was taken")
    assert (caught.value.obstacle is Obstacle.WRITE_PROTECTED) is protected


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there that a shop's PC does not give")
@pytest.mark.parametrize("kind", ["link", "hard link", "link to nothing", "pipe"])
def test_a_lock_file_that_is_a_link_is_refused_and_what_it_points_to_stays(tmp_path: Path, kind: str) -> None:
    """The user's name would have been written over the other file."""
    book, letter = tmp_path / "book", tmp_path / "信.txt"
    book.mkdir()
    letter.write_text("我的信", encoding="utf-8")
    match kind:
        case "link":
            (book / NAME).symlink_to(letter)
        case "link to nothing":
            (book / NAME).symlink_to(tmp_path / "nothing")
        case "hard link":
            (book / NAME).hardlink_to(letter)
        case _:
            os.mkfifo(book / NAME)
    for _ in range(2):
        with pytest.raises(Refused, match=r"“in-use” in .* is a link to another file.* Delete it"), sole_use(book):
            pytest.fail("locked through a link")
        with pytest.raises(Refused, match="is a link"):
            is_in_use(book)
    assert letter.read_text(encoding="utf-8") == "我的信"
    assert not (tmp_path / "nothing").exists()
    (book / NAME).unlink()
    with sole_use(book):
        assert holder(book) is not None
