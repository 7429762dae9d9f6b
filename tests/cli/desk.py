"""A shop's PC as the tests use it: the real program in this process, on a real encrypted book in a folder.

Every call is a new start of the program: it opens the book, does one thing and closes it.
"""

import json
import re
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from desktop_app.cli.program import main
from desktop_app.cli.session import Surroundings
from desktop_app.operations.books import open_book
from desktop_app.store import journal

PASSPHRASE = "correct horse battery staple"
TODAY = "2026-11-21"

CUSTOMERS = """\
客户名称,简称,电话,结算方式,账期,额度
老王建材,老王,13800000001,货到30天,,10000
王记五金店,,13800000002,现结,,
城东门窗厂,城东,13800000003,货到60天,,
"""
"""老王建材 has thirty days and a limit, 王记五金店 pays cash, 城东门窗厂 has sixty days and no limit."""


class Terminal(StringIO):
    """A terminal; `COLUMNS` in the environment says how wide it is."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Said:
    """What a call said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Desk:
    """One book and its passphrase file; `folder` holds everything a test leaves behind."""

    folder: Path

    @property
    def book(self) -> Path:
        return self.folder / "book"

    @property
    def passphrase_file(self) -> Path:
        return self.folder / "passphrase.txt"

    def type(self, *words: str, stdin: bytes = b"", terminal: bool = False, locale: str | None = "en_US.UTF-8") -> Said:
        """Exactly these words after the program's name."""
        out, err = Terminal() if terminal else StringIO(), StringIO()
        around = Surroundings(BytesIO(stdin), out, err, self.book, self.folder / "log", locale)
        code = main(words, around)
        return Said(code, out.getvalue(), err.getvalue())

    def run(self, *words: str, today: str = TODAY, terminal: bool = False) -> Said:
        """A command on this book."""
        return self.type(*words, *self.opening(today), terminal=terminal)

    def json(self, *words: str, today: str = TODAY) -> Any:
        """The answer of a command that must succeed."""
        said = self.run(*words, "--json", today=today)
        assert said.code == 0, said.err
        return said.answer

    def send(self, command: str, document: object, today: str = TODAY) -> Said:
        """A command, and the number it is about, with a JSON document on standard input; bytes go as they are."""
        content = document if isinstance(document, bytes) else json.dumps(document).encode()
        return self.type(*command.split(), *self.opening(today), stdin=content)

    def post(self, command: str, today: str = TODAY, **document: object) -> Any:
        """The answer to a document that must be accepted."""
        said = self.send(command, document, today)
        assert said.code == 0, said.err
        return said.answer

    def ship(self, customer: str, date: str, price: str, today: str = TODAY, **more: object) -> Any:
        """One line of cement at this price."""
        return self.post("ship", today, customer=customer, date=date, lines=[cement(price)], **more)

    def opening(self, today: str = TODAY) -> tuple[str, ...]:
        return ("--passphrase-file", str(self.passphrase_file), "--today", today)

    def entries(self) -> int:
        """How many entries the journal has: nothing is written without one."""
        with open_book(self.book, PASSPHRASE) as book:
            return journal.head(book.ledger).seq


def plain_lines(text: str) -> list[str]:
    """What a terminal shows, without its colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()


def cement(price: str, quantity: str = "1") -> dict[str, str]:
    return {"goods": "水泥", "unit": "包", "quantity": quantity, "price": price}


def opened_desk(folder: Path) -> Desk:
    """A desk with a new book and three customers."""
    desk = Desk(folder)
    desk.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    made = desk.run("new", "--shop", "顺达建材批发部")
    assert made.code == 0, made.err
    sheet = folder / "customers.csv"
    sheet.write_text(CUSTOMERS, encoding="utf-8")
    assert desk.json("import", str(sheet), "--as", "customers")["imported"]["customers"] == 3
    return desk
