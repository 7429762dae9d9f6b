"""The commands that prove the book, copy it, and put a copy in its place."""

from pathlib import Path

from desktop_app.cli.verbs import Option, Verb
from desktop_app.language import N_

BACKUP_COMMANDS = (
    Verb("check", "books.check", N_("prove that everything in the book fits together"), (
        Option("--backups", N_("where the backups are, to say what a restore would lose"), "FOLDER", Path),
    )),
    Verb("backup", "backups.backup", N_("make a proven backup"), (
        Option("target", N_("folder to put the backup into"), "FOLDER", Path),
    )),
    Verb("backups", "backups.backups", N_("list the backups in a folder"), (
        Option("target", N_("folder with the backups"), "FOLDER", Path),
    )),
    Verb("restore", "backups.restore", N_("put a backup in the place of the book, which is set aside"), (
        Option("copy", N_("folder of one backup"), "FOLDER", Path),
        Option("--recovery-key-file", N_("file with the recovery key as typed"), "FILE", Path),
    )),
    Verb("finish-restore", "backups.finish", N_("end a restore that was broken off"), (
        Option("--put-back", N_("keep the book that was here, instead of the backup")),
    )),
)  # fmt: skip
