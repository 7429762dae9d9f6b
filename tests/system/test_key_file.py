"""The key file is believed only if it is as it was written, and never written over (D17, F11, F23, T23)."""

import base64
import hashlib
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.system.header import Header, KeyringWrap, PassphraseWrap, canonical
from desktop_app.system.key_file import NAME, from_bytes, read_header, replace_header, to_bytes, write_header
from desktop_app.system.passphrase import Method, Stretch
from desktop_app.system.sealing import Sealed

SEALED = Sealed(bytes(12), bytes(48))
HEADER = Header(
    book_id="ABCDEFGH",
    app_minimum=1,
    check=bytes(32),
    recovery=SEALED,
    keyring=KeyringWrap("keyring.backends.SecretService.Keyring", "qingzhang ABCDEFGH 01234567", SEALED),
    passphrase=PassphraseWrap(Stretch(Method.ARGON2ID, 2**16, 3, 4, bytes(16)), SEALED),
    mac=bytes(32),
)
PATH = Path("/shop/key.json")


def forged(**changes: Any) -> bytes:
    """A key file with other content and a checksum that fits it."""
    written = {**json.loads(to_bytes(HEADER)), **changes}
    written.pop("checksum")
    return json.dumps({**written, "checksum": hashlib.sha256(canonical(written)).hexdigest()}).encode()


@pytest.mark.parametrize("header", [HEADER, replace(HEADER, keyring=None), replace(HEADER, passphrase=None)])
def test_a_header_is_read_as_it_was_written(header: Header, tmp_path: Path) -> None:
    write_header(tmp_path, header)
    assert read_header(tmp_path) == header


def test_a_book_that_has_a_key_file_keeps_it(tmp_path: Path) -> None:
    """F23: a new key over an old one would lock the old book for ever."""
    write_header(tmp_path, HEADER)
    with pytest.raises(Refused, match="left as it is"):
        write_header(tmp_path, replace(HEADER, book_id="BBBBBBBB"))
    assert read_header(tmp_path) == HEADER


def test_a_header_is_replaced_only_by_asking_for_it(tmp_path: Path) -> None:
    write_header(tmp_path, HEADER)
    replace_header(tmp_path, replace(HEADER, passphrase=None))
    assert read_header(tmp_path).passphrase is None


def test_a_folder_without_a_key_file_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=f"no book in the folder {tmp_path}: its key file key.json is missing"):
        read_header(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_every_changed_byte_is_told_as_damage() -> None:
    """F11, T10: never as a wrong passphrase or as a newer book."""
    whole = to_bytes(HEADER)
    for place in range(len(whole)):
        damaged = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        with pytest.raises(Refused, match="is damaged"):
            from_bytes(damaged, PATH)


def test_every_cut_is_told_as_damage() -> None:
    whole = to_bytes(HEADER).rstrip()
    for length in range(len(whole)):
        with pytest.raises(Refused, match=r"is damaged\. Put it back from a backup"):
            from_bytes(whole[:length], PATH)


@given(st.binary(max_size=300))
def test_rubbish_is_told_as_damage(rubbish: bytes) -> None:
    """T36."""
    with pytest.raises(Refused, match="is damaged"):
        from_bytes(rubbish, PATH)


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"checksum": null}',
        b"SQLite format 3\x00",
        b"[" * 60_000,
        b"{" + b" " * 100_000 + b"}",
        b'{"checksum": ' + b"9" * 50_000 + b"}",
    ],
)
def test_files_of_another_kind_are_told_as_damage(rubbish: bytes) -> None:
    with pytest.raises(Refused, match="is damaged"):
        from_bytes(rubbish, PATH)


@pytest.mark.parametrize("changes", [{"format": 2}, {"app_minimum": 2}, {"format": 7, "recovery": "a new way"}])
def test_a_newer_book_is_refused_and_left_as_it_is(changes: dict[str, Any], tmp_path: Path) -> None:
    """D17, T17."""
    (tmp_path / NAME).write_bytes(forged(**changes))
    with pytest.raises(Refused, match="newer version"):
        read_header(tmp_path)
    assert (tmp_path / NAME).read_bytes() == forged(**changes)


def with_stretch(**changes: Any) -> dict[str, Any]:
    return {"passphrase": {**json.loads(to_bytes(HEADER))["passphrase"], **changes}}


@pytest.mark.by_the_clock
@pytest.mark.parametrize(
    "changes",
    [
        {"book_id": "TOO LONG A NAME"},
        {"book_id": "ABCDEFGHABCDEFGH"},
        {"book_id": "../../.."},
        {"book_id": 5},
        {"check": base64.b64encode(bytes(31)).decode()},
        {"check": "!"},
        {"check": None},
        {"mac": 7},
        {"app_minimum": -1},
        {"app_minimum": True},
        {"recovery": None},
        {"recovery": {"nonce": "AAAA", "key": "AAAA"}},
        {"keyring": "none"},
        {"keyring": {}},
        {"passphrase": []},
        with_stretch(method="md5"),
        with_stretch(memory_kib=2**40),
        with_stretch(passes=10**12),
        with_stretch(lanes="4"),
        with_stretch(salt=""),
    ],
)
def test_a_forged_file_is_refused_before_it_costs_anything(changes: dict[str, Any]) -> None:
    """Its checksum fits, its content does not: no minutes of computing, no terabytes of memory."""
    began = time.process_time()
    with pytest.raises(Refused, match="is damaged"):
        from_bytes(forged(**changes), PATH)
    assert time.process_time() - began < 0.5


def test_the_forgery_of_these_tests_is_read_when_nothing_is_forged() -> None:
    assert from_bytes(forged(), PATH) == HEADER
