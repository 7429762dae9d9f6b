"""Folders and manifests of backups, without the books in them."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

from desktop_app.operations.backup_copies import BackupCopy
from tests.operations.builders import on

MANIFEST = {
    "book": "MINE",
    "sequence": 7,
    "head": "00" * 8,
    "ledger_sha256": "00" * 32,
    "scans": 2,
    "made": "2026-03-05T04:00:00+00:00",
}


def a_copy(day: date | str, sequence: int = 0, hour: int = 4, book: str = "MINE") -> BackupCopy:
    made = datetime.combine(on(day) if isinstance(day, str) else day, time(hour), UTC)
    folder = Path(f"qingzhang-{book}-{made:%Y%m%d-%H}-{sequence}")
    return BackupCopy(folder=folder, book_id=book, sequence=sequence, head="", ledger_sha256="", scans=0, made=made)


def put(target: Path, name: str, **facts: object) -> Path:
    """A folder with a manifest, as a backup leaves it."""
    folder = target / name
    folder.mkdir(parents=True)
    (folder / "backup.json").write_text(json.dumps({**MANIFEST, **facts}))
    (folder / "ledger.db").write_bytes(b"encrypted")
    return folder
