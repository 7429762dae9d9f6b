"""The child process that opens foreign files: little memory, no network, nothing but an answer on its output.

It lives for one file, so it loads only what that file needs.
"""

import sys
from collections.abc import Callable
from typing import BinaryIO

from desktop_app.domain.errors import Refused
from desktop_app.exchange.answers import Answer, Refusal, Scan, Task, packed
from desktop_app.exchange.formats import Format, format_of
from desktop_app.exchange.grid import Workbook
from desktop_app.exchange.limits import limit_this_process, memory_for, seconds_for
from desktop_app.exchange.texts import read_text


def read(raw: bytes) -> Workbook:
    """The grid of a file's bytes; refuses what is no table, in plain words."""
    form = format_of(raw)
    if form is Format.TEXT:
        return read_text(raw)
    from desktop_app.exchange.workbooks import read_workbook

    return read_workbook(raw, form)


def read_packed(given: bytes) -> Workbook:
    """The grid of a bill: the password of its archive stands in a line before it, and may be empty."""
    from desktop_app.exchange.bills.archives import is_archive, tables_in

    password, _, raw = given.partition(b"\n")
    if not is_archive(raw):
        return read(raw)
    tables = tables_in(raw, password.decode())
    return Workbook([sheet for table in tables for sheet in read(table).sheets])


def read_paper(raw: bytes) -> Scan:
    from desktop_app.exchange.scans import read_scan

    return read_scan(raw)


_OPENED: dict[Task, Callable[[bytes], Workbook | Scan]] = {
    Task.TABLE: read,
    Task.SCAN: read_paper,
    Task.BILL: read_packed,
}


def answer(raw: bytes, task: Task = Task.TABLE) -> Answer:
    """The grid or the pages, or the refusal as a value that crosses the border between processes."""
    try:
        return _OPENED[task](raw)
    except Refused as refused:
        return Refusal(refused.template, {key: str(fact) for key, fact in refused.facts.items()})


def serve(given: BinaryIO, answers: BinaryIO, task: Task = Task.TABLE) -> None:
    """Read a file's bytes from `given`, write the answer to `answers`."""
    answers.writelines(packed(answer(given.read(), task)))
    answers.flush()


def main(words: list[str]) -> None:
    """The whole life of the child; `words` are its task and the size of the file in bytes.

    A frozen build calls it from its own start.
    """
    size = int(words[1]) if len(words) > 1 else 0
    limit_this_process(memory_for(size), int(seconds_for(size)))
    task = Task(words[0]) if words else Task.TABLE
    with open(0, "rb", closefd=False) as given, open(1, "wb", closefd=False) as answers:  # a window has no sys.stdin
        serve(given, answers, task)


if __name__ == "__main__":
    main(sys.argv[1:])
