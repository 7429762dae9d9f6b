"""What was last seen of a book survives whatever happens while it is written, and nobody can make it up (D7, T40)."""

import os
import stat
import sys
from pathlib import Path

import pytest

from desktop_app.system.last_seen import LastSeen, SeenFile
from desktop_app.system.two_slots import SLOT

KEY = b"k" * 32
NUMBERS = {"SHD-2026": 121, "DZD-2026": 7}


def seen(sequence: int) -> LastSeen:
    return LastSeen(sequence, f"{sequence:064x}", NUMBERS)


@pytest.fixture
def file(tmp_path: Path) -> SeenFile:
    """With two heads written, one in each slot."""
    made = SeenFile(tmp_path / "last-seen", KEY)
    made.write(seen(1))
    made.write(seen(2))
    return made


def read(file: SeenFile, key: bytes = KEY) -> LastSeen | None:
    """As another program reads it."""
    return SeenFile(file.path, key).read()


def test_what_was_written_last_is_read_by_the_next_program(file: SeenFile) -> None:
    assert read(file) == seen(2)
    after = SeenFile(file.path, KEY)
    for sequence in (3, 4, 2):
        after.write(seen(sequence))
        after.close()
        assert read(file) == seen(sequence), "a book that goes on with less is remembered as it is now"


def test_what_is_kept_already_is_not_written_again(file: SeenFile) -> None:
    """A book that is opened and closed leaves every byte as it was."""
    before = file.path.read_bytes()
    file.write(seen(2))
    SeenFile(file.path, KEY).write(seen(2))
    assert file.path.read_bytes() == before


def test_before_anything_was_written_nothing_was_seen(tmp_path: Path) -> None:
    assert SeenFile(tmp_path / "nowhere" / "last-seen", KEY).read() is None
    (tmp_path / "empty").touch()
    assert SeenFile(tmp_path / "empty", KEY).read() is None


@pytest.mark.parametrize("torn", range(0, 200, 7))
def test_a_half_written_slot_leaves_the_one_before(torn: int, file: SeenFile) -> None:
    """T03: the power fails after some bytes of the third head, which goes where the first one was."""
    before = file.path.read_bytes()
    file.write(seen(3))
    after = file.path.read_bytes()
    start = SLOT if after[:SLOT] == before[:SLOT] else 0
    file.path.write_bytes(after[: start + torn] + before[start + torn :])
    assert read(file) == (seen(3) if after[: start + torn] + before[start + torn :] == after else seen(2))


@pytest.mark.parametrize("content", [b"", b"\0" * SLOT * 2, b"{}\n", os.urandom(SLOT * 2)])
def test_a_file_that_holds_something_else_counts_as_none(content: bytes, file: SeenFile) -> None:
    file.path.write_bytes(content)
    assert read(file) is None
    SeenFile(file.path, KEY).write(seen(5))
    assert read(file) == seen(5)


def test_nobody_without_the_key_can_write_one(file: SeenFile) -> None:
    """Neither with another key, nor by changing one digit of what is there."""
    assert read(file, b"x" * 32) is None
    file.path.write_bytes(file.path.read_bytes().replace(b'"sequence":', b'"sequence":9'))
    assert read(file) is None


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are the folder's there")
def test_the_file_is_the_owners_alone_and_no_link_is_followed(file: SeenFile, tmp_path: Path) -> None:
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    (tmp_path / "precious").write_text("mine")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match="link"):
        SeenFile(link, KEY).write(seen(1))
    assert (tmp_path / "precious").read_text() == "mine"
