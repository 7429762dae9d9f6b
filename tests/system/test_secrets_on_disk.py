"""After a day with a book no file holds a secret in the open, and every file is the owner's alone (T40, T41, F22)."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.system.conftest import message_bus, secret_service_in

PASSPHRASE = "canary passphrase 金丝雀"
SCAN = b"canary scan of a signed voucher, 1234567.89"
A_DAY = """
import json, os, sys
from pathlib import Path
os.umask(0)
from desktop_app.domain.errors import Said
from desktop_app.system.blobs import open_blobs
from desktop_app.system.folders import make_private, new_folder
from desktop_app.system.key_file import read_header, replace_header, write_header
from desktop_app.system.keyring import find_keyring
from desktop_app.system.keys import (
    Purpose, create_header, derive, keyring_of, rewrap, unlock_with_keyring, unlock_with_passphrase,
    unlock_with_recovery,
)
from desktop_app.system.lock import sole_use
from desktop_app.system.paths import book_folder, keep_private, log_folder

passphrase, scan = json.loads(sys.stdin.read())
keep_private()
make_private(log_folder())
with new_folder(book_folder()) as folder:
    header, data_key, recovery = create_header(passphrase, find_keyring())
    write_header(folder, header)
with sole_use(book_folder()):
    header = read_header(book_folder())
    assert unlock_with_keyring(header, keyring_of(header)) == data_key
    open_blobs(book_folder() / "scans", data_key).put(scan.encode())
    try:
        unlock_with_passphrase(header, passphrase + "!")
    except Said as said:
        (log_folder() / "log").write_text(repr(said) + repr(header) + repr(data_key) + repr(recovery))
    opened = unlock_with_recovery(header, recovery.text)
    replace_header(book_folder(), rewrap(header, opened, passphrase=passphrase, keyring=find_keyring()))
kept = find_keyring().fetch(read_header(book_folder()).keyring.entry)
keys = [data_key.secret.hex(), recovery.secret.hex(), kept, *(derive(data_key, use).hex() for use in Purpose)]
print(json.dumps({"keys": keys, "recovery": recovery.text}))
"""


@dataclass(frozen=True)
class Aftermath:
    """What lies on disk after the day, and what must not lie there."""

    home: Path
    keyring: Path
    keys: list[bytes]
    recovery: str

    def files(self) -> Iterator[Path]:
        for folder in (self.home, self.keyring):
            yield from (file for file in folder.rglob("*") if file.is_file())


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory) -> Aftermath:
    """A process that makes a book, opens it in every way, mistypes, keeps a scan and closes."""
    home, keyring = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("keyring")
    own = {"HOME": home, "TMPDIR": home / "tmp", "XDG_DATA_HOME": home / "data", "XDG_STATE_HOME": home / "state"}
    (home / "tmp").mkdir()
    with message_bus(keyring) as address, secret_service_in(keyring, address):
        session = {"DBUS_SESSION_BUS_ADDRESS": address, "PYTHONUTF8": "1"}
        environment = {**os.environ, **{name: str(path) for name, path in own.items()}, **session}
        told = run_the_day(environment)
    return Aftermath(home, keyring, [bytes.fromhex(key) for key in told["keys"]], told["recovery"])


def run_the_day(environment: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-W", "error", "-c", A_DAY]
    typed = json.dumps([PASSPHRASE, SCAN.decode()])
    day = subprocess.run(command, env=environment, input=typed, capture_output=True, text=True, check=False)
    assert day.returncode == 0, day.stderr
    told: dict[str, Any] = json.loads(day.stdout)
    return told


def spellings(secret: bytes) -> list[bytes]:
    """The ways bytes come to lie in a file."""
    texts = [secret.hex(), base64.b64encode(secret).decode().rstrip("="), base64.b32encode(secret).decode().rstrip("=")]
    return [
        secret,
        repr(secret).encode(),
        *(form.encode() for text in texts for form in (text, text.upper(), text.lower())),
    ]


def test_no_secret_lies_in_any_file_in_the_open(aftermath: Aftermath) -> None:
    """T40: data folder, log, temporary files, key file, scans, and the keyring's own file."""
    canaries = [form for key in aftermath.keys for form in spellings(key)]
    for text in (
        PASSPHRASE,
        "canary",
        "金丝雀",
        aftermath.recovery,
        aftermath.recovery.replace("-", ""),
        SCAN.decode(),
    ):
        canaries += [text.encode(), text.encode("utf-16-le"), json.dumps(text)[1:-1].encode()]
    files = {file: file.read_bytes() for file in aftermath.files()}
    found = [(file, canary) for file, content in files.items() for canary in canaries if canary in content]
    assert found == []


def test_the_day_left_the_files_that_are_searched(aftermath: Aftermath) -> None:
    """So that the search above cannot succeed by searching nothing."""
    names = {file.name for file in aftermath.files()}
    assert {"key.json", "in-use", "log"} <= names
    assert any(name.endswith(".keyring") for name in names)
    assert len(list((aftermath.home / "data" / "qingzhang" / "book" / "scans").iterdir())) == 1


def test_a_secret_that_did_lie_there_would_be_found(aftermath: Aftermath) -> None:
    for form in spellings(aftermath.keys[0]):
        (aftermath.home / "leak").write_bytes(b"..." + form + b"...")
        with pytest.raises(AssertionError):
            test_no_secret_lies_in_any_file_in_the_open(aftermath)
    (aftermath.home / "leak").unlink()


def test_the_key_file_names_nobody(aftermath: Aftermath) -> None:
    """A thief of a backup learns neither shop nor user."""
    written = json.loads((aftermath.home / "data" / "qingzhang" / "book" / "key.json").read_text())
    assert set(written) == {
        *("format", "app_minimum", "book_id", "check", "recovery", "keyring", "passphrase", "mac", "checksum")
    }


def test_every_file_and_folder_is_the_owners_alone(aftermath: Aftermath) -> None:
    """T41: though the process was started with umask 000."""
    for top in ("data", "state"):
        for path in (aftermath.home / top, *(aftermath.home / top).rglob("*")):
            assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_nothing_is_left_in_the_folder_for_temporary_files(aftermath: Aftermath) -> None:
    """D15."""
    assert list((aftermath.home / "tmp").iterdir()) == []
