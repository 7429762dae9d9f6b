"""Backups are found and told apart; what is half written is none (F4)."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.operations.backup_copies import backups_in, last_backup
from tests.operations.copies import MANIFEST, put


def test_finished_backups_are_listed_newest_first_with_what_they_hold(tmp_path: Path) -> None:
    old = put(tmp_path, "qingzhang-20260305-040000-000000-7")
    new = put(tmp_path, "qingzhang-x", sequence=9, made="2026-03-06T04:00:00Z", customers=12, documents=340)
    found = backups_in(tmp_path)
    assert [(one.folder, one.sequence, one.customers, one.documents, one.scans) for one in found] == [
        (new, 9, 12, 340, 2),
        (old, 7, None, None, 2),
    ]
    assert found[1].made == datetime(2026, 3, 5, 4, tzinfo=UTC)
    assert last_backup(tmp_path) == found[0]


def test_backups_of_two_shops_on_one_stick_are_told_apart(tmp_path: Path) -> None:
    mine, other = put(tmp_path, "qingzhang-1"), put(tmp_path, "qingzhang-2", book="OTHER")
    assert [one.folder for one in backups_in(tmp_path, "MINE")] == [mine]
    assert [one.folder for one in backups_in(tmp_path, "OTHER")] == [other]
    assert len(backups_in(tmp_path)) == 2


def test_a_folder_that_is_gone_or_empty_has_no_backup(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "pulled out", tmp_path / "a file"):
        (tmp_path / "a file").touch()
        assert backups_in(folder) == []
        assert last_backup(folder) is None


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        json.dumps({**MANIFEST, "sequence": "seven"}).encode(),
        json.dumps({**MANIFEST, "made": "yesterday"}).encode(),
        json.dumps({**MANIFEST, "made": "2026-03-05T04:00:00"}).encode(),
        json.dumps({"book": "MINE"}).encode(),
    ],
)
def test_what_is_half_written_or_strange_is_no_backup(tmp_path: Path, manifest: bytes) -> None:
    """F4: no manifest, a cut one, one that says nonsense; files of others beside them."""
    good = put(tmp_path, "qingzhang-good")
    (put(tmp_path, "qingzhang-bad") / "backup.json").write_bytes(manifest)
    put(tmp_path, ".qingzhang-new.1a2b3c4d.part")
    put(tmp_path, "holiday photos")
    (tmp_path / "qingzhang-empty").mkdir()
    (tmp_path / "qingzhang-file").touch()
    assert [one.folder for one in backups_in(tmp_path)] == [good]
