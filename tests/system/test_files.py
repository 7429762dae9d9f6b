"""A file is there whole under its name or not at all, whatever call fails or is the last (F1, F2, F23, T02, T04)."""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.system.files import BLOCK, clear_drafts, copy_new, digest, read, replace_atomically, write_new

LINK, RENAME, UNLINK = "?link,linkat", "?rename,?renameat,renameat2", "?unlink,unlinkat"
OLD, NEW = b"old content", b"new content" * 1000
ASK = (
    "import sys; from pathlib import Path; from desktop_app.domain.errors import Said\n"
    "from desktop_app.system.files import replace_atomically, write_new\n"
    "try: {verb}(Path(sys.argv[1]) / 'file', b'new content' * 1000)\n"
    "except Said as said: sys.exit(str(said))\n"
    "print('saved')"
)


def under_strace(verb: str, folder: Path, call: str, fault: str) -> "subprocess.CompletedProcess[str]":
    """Write the new content in a process of its own, whose calls of that name meet the fault."""
    strace = shutil.which("strace")
    assert strace is not None, "strace is not installed: these tests kill at real system calls"
    command = [strace, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{fault}"]
    child = [sys.executable, "-c", ASK.format(verb=verb), str(folder)]
    return subprocess.run([*command, *child], check=False, capture_output=True, text=True)


def content(folder: Path) -> bytes | None:
    return (folder / "file").read_bytes() if (folder / "file").exists() else None


def test_a_new_file_is_written_for_the_owner_alone(tmp_path: Path) -> None:
    write_new(tmp_path / "file", NEW)
    assert (tmp_path / "file").read_bytes() == NEW
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "file").stat().st_nlink == 1
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_file_that_exists_is_never_written_over(tmp_path: Path) -> None:
    """F23."""
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(Refused, match="exists already and was left as it is"):
        write_new(tmp_path / "file", NEW)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("file", OLD)]


def test_a_link_that_leads_nowhere_is_no_free_name(tmp_path: Path) -> None:
    (tmp_path / "file").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        write_new(tmp_path / "file", NEW)
    assert not (tmp_path / "elsewhere").exists()


def test_a_replaced_file_has_the_new_content_for_the_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "file").chmod(0o644)
    replace_atomically(tmp_path / "file", NEW)
    assert (tmp_path / "file").read_bytes() == NEW
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("content", [b"", b"\x00" * 3_000_000])
def test_empty_and_large_files_are_read_back(content: bytes, tmp_path: Path) -> None:
    write_new(tmp_path / "file", content)
    assert read(tmp_path / "file") == content


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    for write in (write_new, replace_atomically):
        with pytest.raises(Unavailable, match="could not be used"):
            write(tmp_path / "gone" / "file", NEW)


def test_reading_what_is_not_there_is_not_the_disks_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "file")
    with pytest.raises(Unavailable):
        read(tmp_path)


@pytest.mark.parametrize("verb", ["write_new", "replace_atomically"])
@pytest.mark.parametrize(
    ("error", "said"),
    [("ENOSPC", "is full"), ("EDQUOT", "is full"), ("EIO", "could not be used"), ("EROFS", "can only be read")],
)
def test_a_failing_sync_is_told_and_leaves_the_old_state(verb: str, error: str, said: str, tmp_path: Path) -> None:
    """T04: the first sync is of the content, before the file has its name."""
    if verb == "replace_atomically":
        (tmp_path / "file").write_bytes(OLD)
    before = content(tmp_path)
    done = under_strace(verb, tmp_path, "fsync", f"error={error}:when=1")
    assert said in done.stderr
    assert done.stdout == ""
    assert content(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == (before is not None)


@pytest.mark.parametrize(("verb", "call"), [("write_new", LINK), ("replace_atomically", RENAME)])
def test_a_failing_naming_is_told_and_leaves_the_old_state(verb: str, call: str, tmp_path: Path) -> None:
    if verb == "replace_atomically":
        (tmp_path / "file").write_bytes(OLD)
    before = content(tmp_path)
    done = under_strace(verb, tmp_path, call, "error=ENOSPC")
    assert "is full" in done.stderr
    assert content(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == (before is not None)


def test_a_disk_without_hard_links_keeps_new_files_too(tmp_path: Path) -> None:
    """A stick with the FAT file system."""
    done = under_strace("write_new", tmp_path, LINK, "error=EPERM")
    assert done.stdout == "saved\n"
    assert content(tmp_path) == NEW
    again = under_strace("write_new", tmp_path, LINK, "error=EPERM")
    assert "exists already" in again.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("verb", ["write_new", "replace_atomically"])
def test_a_network_drive_that_cannot_sync_a_folder_keeps_files_too(verb: str, tmp_path: Path) -> None:
    done = under_strace(verb, tmp_path, "fsync", "error=EINVAL:when=2")
    assert done.stdout == "saved\n"
    assert content(tmp_path) == NEW


@pytest.mark.parametrize("verb", ["write_new", "replace_atomically"])
def test_a_folder_that_fails_to_sync_is_told(verb: str, tmp_path: Path) -> None:
    """F3: the name may not survive a power cut, so nobody is told that it was saved."""
    done = under_strace(verb, tmp_path, "fsync", "error=EIO:when=2")
    assert "could not be used" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("verb", "call", "when"),
    [
        ("write_new", "fsync", 1),
        ("write_new", LINK, 1),
        ("write_new", "fsync", 2),
        ("write_new", UNLINK, 1),
        ("replace_atomically", "fsync", 1),
        ("replace_atomically", RENAME, 1),
        ("replace_atomically", "fsync", 2),
    ],
)
def test_killed_at_any_call_the_file_is_old_or_new_and_whole(verb: str, call: str, when: int, tmp_path: Path) -> None:
    """T02: and what was half written goes with the next start."""
    if verb == "replace_atomically":
        (tmp_path / "file").write_bytes(OLD)
    before = content(tmp_path)
    done = under_strace(verb, tmp_path, call, f"signal=SIGKILL:when={when}")
    assert done.returncode == -signal.SIGKILL
    assert content(tmp_path) in (before, NEW)
    clear_drafts(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} <= {"file"}


def test_a_disk_that_fills_up_within_the_file_leaves_nothing(tmp_path: Path) -> None:
    """T06: a real limit of the system stops the writing half-way."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    child = [sys.executable, "-B", "-c", ASK.format(verb="write_new"), str(tmp_path)]
    done = subprocess.run(child, check=False, capture_output=True, text=True, preexec_fn=small)
    assert "is full" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_only_drafts_are_cleared_away(tmp_path: Path) -> None:
    for name in ("file", ".hidden", ".file.01234567.part", "report.part"):
        (tmp_path / name).write_bytes(OLD)
    (tmp_path / ".folder.part").mkdir()
    clear_drafts(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"file", ".hidden", "report.part", ".folder.part"}


# ── large files ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("size", [0, 1, BLOCK, 3 * BLOCK + 7])
def test_a_large_file_is_copied_and_its_digest_told(size: int, tmp_path: Path) -> None:
    content = os.urandom(size)
    (tmp_path / "a").write_bytes(content)
    assert copy_new(tmp_path / "a", tmp_path / "b") == hashlib.sha256(content).hexdigest() == digest(tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == content
    with pytest.raises(Refused, match="exists already"):
        copy_new(tmp_path / "a", tmp_path / "b")


def test_a_large_file_is_never_held_whole(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(64 * BLOCK)
    tracemalloc.start()
    try:
        copy_new(tmp_path / "a", tmp_path / "b")
        digest(tmp_path / "b")
        assert tracemalloc.get_traced_memory()[1] < 4 * BLOCK
    finally:
        tracemalloc.stop()


def test_a_file_that_is_not_there_is_not_copied_and_a_disk_that_fails_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for act in (digest, lambda path: copy_new(path, tmp_path / "b")):
        with pytest.raises(FileNotFoundError):
            act(tmp_path / "a")
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "a").write_bytes(b"whole")

    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(Unavailable, match=f"{tmp_path / 'stick'} could not be used"):
        copy_new(tmp_path / "stick" / "a", tmp_path / "b")
    assert [one.name for one in tmp_path.iterdir()] == ["stick"]
