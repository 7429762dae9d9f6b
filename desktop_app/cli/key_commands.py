"""The commands about what opens the book and who is at it, as a part of the one table of commands."""

from pathlib import Path

from desktop_app.cli.readers import one_of
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.users import Rank
from desktop_app.language import N_

KEY_FILE = Option("--recovery-key-file", N_("file with the recovery key as typed"), "FILE", Path, required=True)
KEY_PAGE = Option("--recovery-page", N_("write the recovery key as a page to print, too"), "FILE", Path)

KEY_COMMANDS = (
    Verb("confirm-recovery-key", "keys.confirm", N_("prove that the recovery key on paper opens the book"),
            (KEY_FILE,)),
    Verb("new-recovery-key", "keys.renew", N_("make a new recovery key; the old one opens the book no more"),
            (KEY_PAGE,)),
    Verb("change-passphrase", "keys.change", N_("give the book another passphrase"), (
        Option("--new-passphrase-file", N_("file with the new passphrase"), "FILE", Path, required=True),
    )),
    Verb("pin", "keys.pin", N_("set, change or remove the owner's PIN"), (
        Option("--new-pin-file", N_("file with the new PIN, 4 to 8 digits"), "FILE", Path),
        Option("--none", N_("remove the PIN")),
    )),
    Verb("users", "users.users", N_("who works at the counter; name somebody, or say what they may"), (
        Option("name", N_("the name that signs what is entered"), "NAME", optional=True),
        Option("--rank", N_("owner or clerk (default: clerk)"), "RANK", one_of(tuple(Rank)), choices=tuple(Rank)),
        Option("--allow", N_("what a clerk may: {choices}; may be repeated"), "RIGHT", one_of(tuple(OwnerAct)),
               many=True, choices=tuple(OwnerAct)),
        Option("--deny", N_("what a clerk may not; may be repeated"), "RIGHT", one_of(tuple(OwnerAct)), many=True),
        Option("--new-pin-file", N_("file with the new PIN, 4 to 8 digits"), "FILE", Path),
        Option("--gone", N_("works here no more; what was signed stays signed")),
    )),
)  # fmt: skip
