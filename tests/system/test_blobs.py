"""Scans are kept once, encrypted, for good, and every damage is told (D10, T10, T20)."""

import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Unavailable
from desktop_app.system.blobs import Blobs, open_blobs
from desktop_app.system.keys import DataKey

KEY = DataKey(bytes(range(32)))
SCAN = b"signed voucher " * 1000


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return open_blobs(tmp_path / "scans", KEY)


def test_a_scan_comes_back_as_it_was(blobs: Blobs) -> None:
    assert blobs.get(blobs.put(SCAN)) == SCAN


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.binary(max_size=2000))
def test_any_content_comes_back(blobs: Blobs, content: bytes) -> None:
    assert blobs.get(blobs.put(content)) == content


def test_a_photo_of_ten_megabytes_comes_back(blobs: Blobs) -> None:
    photo = secrets.token_bytes(10_000_000)
    assert blobs.get(blobs.put(photo)) == photo


def test_the_same_scan_twice_is_one_file(blobs: Blobs) -> None:
    name = blobs.put(SCAN)
    written = (blobs.folder / name).read_bytes()
    assert blobs.put(SCAN) == name
    assert (blobs.folder / name).read_bytes() == written
    assert list(blobs.names()) == [name]


def test_other_content_has_another_name(blobs: Blobs) -> None:
    names = {blobs.put(SCAN), blobs.put(SCAN + b"."), blobs.put(b"")}
    assert sorted(names) == list(blobs.names())
    assert len(names) == 3


def test_the_name_tells_a_thief_nothing(blobs: Blobs, tmp_path: Path) -> None:
    """The same scan in another book has another name: a guess cannot be tested without the key."""
    other = open_blobs(tmp_path / "other", DataKey(bytes(32)))
    assert blobs.put(SCAN) != other.put(SCAN)


def test_the_same_name_comes_again_after_a_restart(blobs: Blobs) -> None:
    assert open_blobs(blobs.folder, KEY).has(blobs.put(SCAN))


def test_the_file_shows_nothing_of_the_content(blobs: Blobs) -> None:
    written = (blobs.folder / blobs.put(SCAN)).read_bytes()
    assert b"voucher" not in written
    assert len(written) == len(SCAN) + 4 + 12 + 16


def test_every_changed_byte_is_told(blobs: Blobs) -> None:
    """T10, T20."""
    name = blobs.put(b"a signed voucher")
    file = blobs.folder / name
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Unavailable, match=f"The scan {name} is damaged"):
            blobs.get(name)


def test_every_cut_and_every_byte_too_many_is_told(blobs: Blobs) -> None:
    name = blobs.put(b"a signed voucher")
    file = blobs.folder / name
    whole = file.read_bytes()
    for other in [*(whole[:length] for length in range(len(whole))), whole + b"\x00"]:
        file.write_bytes(other)
        with pytest.raises(Unavailable, match="is damaged"):
            blobs.get(name)


def test_a_scan_put_in_the_place_of_another_is_told(blobs: Blobs) -> None:
    """T20: both files are genuine."""
    one, other = blobs.put(b"one"), blobs.put(b"other")
    (blobs.folder / one).write_bytes((blobs.folder / other).read_bytes())
    with pytest.raises(Unavailable, match="is damaged"):
        blobs.get(one)


def test_a_damaged_scan_is_healed_by_putting_it_again(blobs: Blobs) -> None:
    name = blobs.put(SCAN)
    (blobs.folder / name).write_bytes(b"")
    assert blobs.put(SCAN) == name
    assert blobs.get(name) == SCAN


def test_another_books_key_reads_nothing(blobs: Blobs) -> None:
    name = blobs.put(SCAN)
    with pytest.raises(Unavailable, match="is damaged"):
        open_blobs(blobs.folder, DataKey(bytes(32))).get(name)


@pytest.mark.parametrize(
    "name", ["a" * 52, "", "../key.json", "/etc/passwd", "A" * 52, "a" * 51 + "/", "a" * 52 + "\n"]
)
def test_a_missing_scan_and_a_name_that_is_none_are_told(name: str, blobs: Blobs) -> None:
    """T38: no name leads out of the folder."""
    (blobs.folder.parent / "key.json").write_bytes(b"QZB1")
    assert not blobs.has(name)
    with pytest.raises(Unavailable, match="is missing"):
        blobs.get(name)


def test_strange_files_in_the_folder_are_no_scans(blobs: Blobs) -> None:
    name = blobs.put(SCAN)
    (blobs.folder / "desktop.ini").write_text("")
    (blobs.folder / f".{name}.01234567.part").write_text("")
    assert list(blobs.names()) == [name]


def test_opening_clears_what_a_killed_program_left(blobs: Blobs) -> None:
    (blobs.folder / f".{'a' * 52}.01234567.part").write_text("half")
    open_blobs(blobs.folder, KEY)
    assert list(blobs.folder.iterdir()) == []


def test_files_and_folder_are_the_owners_alone(blobs: Blobs) -> None:
    """T41."""
    name = blobs.put(SCAN)
    assert blobs.folder.stat().st_mode & 0o777 == 0o700
    assert (blobs.folder / name).stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_gone_is_told(blobs: Blobs) -> None:
    blobs.folder.rmdir()
    with pytest.raises(Unavailable):
        blobs.put(SCAN)
    with pytest.raises(Unavailable):
        list(blobs.names())


def test_a_name_is_given_only_for_what_survives_a_kill(tmp_path: Path) -> None:
    """D10: killed at any moment, each name that was given is there and whole, so no row of the ledger dangles."""
    code = (
        "import sys; from pathlib import Path; from desktop_app.system.blobs import open_blobs\n"
        "from desktop_app.system.keys import DataKey\n"
        "blobs = open_blobs(Path(sys.argv[1]), DataKey(bytes(range(32))))\n"
        "for number in range(10**6): print(blobs.put(b'%d' % number * 10000), flush=True)"
    )
    for given_names in (1, 5, 20, 40):
        with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            names = [child.stdout.readline().strip() for _ in range(given_names)]
            child.kill()
        opened = open_blobs(tmp_path, KEY)
        assert [len(opened.get(name)) for name in names]
        for name in opened.names():
            opened.get(name)


def test_blobs_shown_in_a_log_show_no_key(blobs: Blobs) -> None:
    assert repr(blobs) == f"Blobs(folder={blobs.folder!r}, looked_at=None)"
