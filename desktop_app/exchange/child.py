"""The child process that opens foreign files: little memory, no network, nothing but an answer on its output."""

import sys
from typing import BinaryIO

import msgspec

from desktop_app.domain.errors import Refused
from desktop_app.exchange.formats import Format, format_of
from desktop_app.exchange.grid import Workbook
from desktop_app.exchange.texts import read_text
from desktop_app.exchange.workbooks import read_workbook

MAX_MEMORY = 512 * 1024 * 1024


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    """Why the file was not read: template and facts of a `Refused`."""

    template: str
    facts: dict[str, str | int]


Answer = Workbook | Refusal


def read(raw: bytes) -> Workbook:
    """The grid of a file's bytes; refuses what is no table, in plain words."""
    form = format_of(raw)
    return read_text(raw) if form is Format.TEXT else read_workbook(raw, form)


def answer(raw: bytes) -> Answer:
    """The grid, or the refusal as a value that crosses the border between processes."""
    try:
        return read(raw)
    except Refused as refused:
        return Refusal(refused.template, {key: str(fact) for key, fact in refused.facts.items()})


def limit_memory(limit: int = MAX_MEMORY) -> None:
    """Cap this process's memory (D20) where the system can: on Linux and macOS, not on Windows."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def serve(given: BinaryIO, answers: BinaryIO) -> None:
    """Read a file's bytes from `given`, write the answer to `answers`."""
    answers.write(msgspec.msgpack.encode(answer(given.read())))
    answers.flush()


def main() -> None:
    """The whole life of the child; a frozen build calls it from its own start."""
    limit_memory()
    with open(0, "rb", closefd=False) as given, open(1, "wb", closefd=False) as answers:  # a window has no sys.stdin
        serve(given, answers)


if __name__ == "__main__":
    main()
