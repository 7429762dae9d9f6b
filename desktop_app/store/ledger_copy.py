"""A ledger proven whole, and a copy of it made by the database itself (D3, D11)."""

import contextlib
import os
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.store.database import Ledger, raw_key


def quick_check(ledger: Ledger) -> list[str]:
    """Faults the database itself finds in its structure; empty when whole."""
    return [str(row[0]) for row in ledger.rows("PRAGMA quick_check") if row[0] != "ok"]


def full_check(ledger: Ledger) -> list[str]:
    """Structure, references and every encrypted page, after the log is folded in (D3, M8)."""
    ledger.checkpoint()
    faults = [str(row[0]) for row in ledger.rows("PRAGMA integrity_check") if row[0] != "ok"]
    faults += [f"foreign key {row}" for row in ledger.rows("PRAGMA foreign_key_check")]
    return faults + [str(row[0]) for row in ledger.rows("PRAGMA cipher_integrity_check")]


def copy_ledger(ledger: Ledger, target: Path) -> None:
    """A consistent copy under the same key and mark, made by the database itself (D11, M9, M10)."""
    if target.exists():
        raise Refused("{file} already exists. Choose another folder.", file=target)
    source = ledger.connection()
    try:
        mark = bytes.fromhex(source.execute("PRAGMA cipher_salt").fetchone()[0])
        source.execute("ATTACH DATABASE ? AS copy KEY ?", (str(target), raw_key(ledger.key, mark)))
        source.execute("PRAGMA copy.synchronous = OFF")  # it is synced whole, and proven, before it gets its name
        source.execute("SELECT sqlcipher_export('copy')")
        version = source.execute("PRAGMA user_version").fetchone()[0]
        source.execute(f"PRAGMA copy.user_version = {version:d}")
        source.execute("PRAGMA copy.journal_mode = DELETE")
        source.execute("DETACH DATABASE copy")
        _sync(target)
    except (sqlcipher.Error, OSError) as error:
        with contextlib.suppress(sqlcipher.Error):
            source.execute("DETACH DATABASE copy")
        if not target.parent.is_dir():
            raise Unavailable(
                "{folder} is gone: the stick was pulled out while the backup was written. Connect it and back up "
                "again; earlier backups are untouched.",
                folder=target.parent.parent,
            ) from error
        raise Unavailable(
            "The backup in {folder} could not be written ({reason}). Check the disk; earlier backups are untouched.",
            folder=target.parent,
            reason=(error.strerror if isinstance(error, OSError) else None) or str(error),
        ) from error


def _sync(path: Path) -> None:
    for target, flags in ((path, os.O_RDWR), (path.parent, os.O_RDONLY)):
        with contextlib.suppress(PermissionError):  # Windows cannot open a directory
            handle = os.open(target, flags)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
