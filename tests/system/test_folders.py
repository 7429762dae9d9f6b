"""Folders are private, and a new one appears with all its content or not at all (D15, F23, T41)."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.system.folders import make_private, new_folder


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_every_folder_made_on_the_way_is_private(tmp_path: Path) -> None:
    """T41: started with umask 000."""
    before = os.umask(0)
    try:
        make_private(tmp_path / "data" / "qingzhang" / "book")
    finally:
        os.umask(before)
    for folder in ("data", "data/qingzhang", "data/qingzhang/book"):
        assert mode(tmp_path / folder) == 0o700


def test_an_open_folder_is_closed_and_what_is_above_it_left_alone(tmp_path: Path) -> None:
    (tmp_path / "above" / "book").mkdir(parents=True)
    (tmp_path / "above").chmod(0o755)
    (tmp_path / "above" / "book").chmod(0o777)
    make_private(tmp_path / "above" / "book")
    assert mode(tmp_path / "above" / "book") == 0o700
    assert mode(tmp_path / "above") == 0o755


def test_a_disk_that_keeps_no_permissions_is_used_as_it_is(tmp_path: Path) -> None:
    """A backup on a stick with the FAT file system: what lies there is encrypted."""
    (tmp_path / "stick").mkdir(mode=0o755)
    code = "import sys; from pathlib import Path; from desktop_app.system.folders import make_private\n"
    code += "make_private(Path(sys.argv[1]))"
    chmod = ["-e", "trace=?chmod,fchmodat", "-e", "inject=?chmod,fchmodat:error=EPERM"]
    command = ["strace", "-qq", "-o", "/dev/null", *chmod, sys.executable, "-c", code, str(tmp_path / "stick")]
    subprocess.run(command, check=True)
    assert mode(tmp_path / "stick") == 0o755


def test_a_file_in_the_folders_place_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "book").write_text("a letter")
    (tmp_path / "book").chmod(0o644)
    for folder in (tmp_path / "book", tmp_path / "book" / "inner"):
        with pytest.raises(Unavailable, match="Not a directory"):
            make_private(folder)
    assert mode(tmp_path / "book") == 0o644


def test_a_new_folder_appears_filled_and_private(tmp_path: Path) -> None:
    with new_folder(tmp_path / "shops" / "book") as draft:
        (draft / "file").write_text("content")
        assert not (tmp_path / "shops" / "book").exists()
        assert mode(draft) == 0o700
    assert (tmp_path / "shops" / "book" / "file").read_text() == "content"
    assert mode(tmp_path / "shops" / "book") == 0o700
    assert [place.name for place in (tmp_path / "shops").iterdir()] == ["book"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    with new_folder(tmp_path / "book") as draft:
        (draft / "file").write_text("content")
    assert (tmp_path / "book" / "file").exists()


@pytest.mark.parametrize("name", ["key.json", ".hidden", "holiday.jpg"])
def test_a_folder_with_anything_in_it_is_left_alone(name: str, tmp_path: Path) -> None:
    """F23: also when it is not a book."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / name).write_text("mine")
    with pytest.raises(Refused, match="is not empty"), new_folder(tmp_path / "book"):
        pytest.fail("nothing may be made")
    assert (tmp_path / "book" / name).read_text() == "mine"
    assert [place.name for place in tmp_path.iterdir()] == ["book"]


def fill(folder: Path, meanwhile: Callable[[], object]) -> None:
    with new_folder(folder) as draft:
        (draft / "file").write_text("content")
        meanwhile()


def test_a_failure_while_filling_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fill(tmp_path / "book", lambda: 1 / 0)
    assert list(tmp_path.iterdir()) == []


def test_who_comes_second_is_refused_and_the_first_stays_whole(tmp_path: Path) -> None:
    def first() -> None:
        (tmp_path / "book").mkdir()
        (tmp_path / "book" / "file").write_text("first")

    with pytest.raises(Refused, match="is not empty"):
        fill(tmp_path / "book", meanwhile=first)
    assert (tmp_path / "book" / "file").read_text() == "first"
    assert [place.name for place in tmp_path.iterdir()] == ["book"]


def test_a_file_that_takes_the_name_meanwhile_is_told_and_stays(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="Not a directory"):
        fill(tmp_path / "book", meanwhile=lambda: (tmp_path / "book").write_text("a letter"))
    assert (tmp_path / "book").read_text() == "a letter"
    assert [place.name for place in tmp_path.iterdir()] == ["book"]


def test_the_folder_one_stands_in_may_be_named_by_a_dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "book").mkdir()
    monkeypatch.chdir(tmp_path / "book")
    with new_folder(Path()) as draft:
        (draft / "file").write_text("content")
    assert (tmp_path / "book" / "file").exists()
