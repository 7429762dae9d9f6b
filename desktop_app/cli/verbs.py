"""What a command is: its name, what runs it, its line of help, its options."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.cli.readers import Read


@dataclass(frozen=True, slots=True)
class Option:
    """One option or value of a command. `read` turns the text typed into a value and refuses what is wrong.

    Without a `metavar` it is a flag; `many` may be repeated; `optional` is a value that may be left out; `into` is its
    name in the program where it differs.
    """

    name: str
    help: str
    metavar: str | None = None
    read: Read = str
    default: Any = None
    required: bool = False
    many: bool = False
    optional: bool = False
    into: str | None = None
    choices: Sequence[str] = ()

    @property
    def is_flag(self) -> bool:
        return self.metavar is None


@dataclass(frozen=True, slots=True)
class Verb:
    """A command: its name, what runs it as `module.function` of this package, one line of help, its options.

    All is said here and not at the function, since help must come before anything of the book is loaded.
    """

    name: str
    runs: str
    help: str
    options: tuple[Option, ...] = ()
