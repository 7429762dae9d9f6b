"""The bills that were read since the program was started, and what of them has to be read by somebody first."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.bills import Bill, BillDoubt, BillLine, PassedLine
from desktop_app.domain.errors import Needs, Said
from desktop_app.domain.moment import Moment
from desktop_app.operations.bills import read_bill
from desktop_app.operations.done import Done, done
from desktop_app.operations.drafts import Draft, drafts, drop_draft, keep_draft
from desktop_app.operations.opened_book import Book
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import file_asked
from desktop_app.ui.base.jobs import Progress
from desktop_app.ui.base.unfinished import read_draft
from desktop_app.ui.widgets.notices import Way, error, info, warning

FILES = "(*.csv *.xlsx *.xls *.zip *.txt *.ods)"

KEPT_AS = "bills"
"""The draft that tells which files are not gone through to their end. None of their lines is stored."""

AskPassword = Callable[[str, Callable[[str], None]], None]
"""Gets the name of an archive, and who waits for its password."""


class BillShelf(QObject):
    """No line is kept: where the files lie that are not gone through is, and they are read once more (U21)."""

    looked = Signal()
    """A bill was read."""

    def __init__(self, desk: Desk, ask_password: AskPassword) -> None:
        super().__init__()
        self.desk = desk
        self.bills: dict[str, Bill] = {}
        self.doubts: list[BillDoubt] = []
        self._files: dict[str, Path] = {}
        self._kept: tuple[str, ...] = ()
        self._ask_password = ask_password

    def choose(self, parent: QWidget) -> None:
        """Ask for a file, and read it."""
        say = self.desk.say
        kinds = f"{say('Bills')} {FILES};;{say('All files')} (*)"
        chosen = file_asked(parent, self.desk, say("Choose a bill…"), kinds, "bill_folder")
        if chosen is not None:
            self.read(chosen)

    def read(self, path: Path, password: str = "") -> None:
        """Read a bill, in a process of its own and off the window's thread."""
        today, progress = self.desk.today(), Progress(self.desk.say("Reading {file}", file=path.name))
        self.desk.jobs.make(
            lambda _: read_bill(path, today, password), partial(self._take_up, path), self,
            partial(self._refuse, path), progress=progress,
        )  # fmt: skip

    def remember(self, open_left: bool) -> None:
        """Which files are still to be gone through, or that none is."""
        files = tuple(map(str, self._files.values())) if open_left else ()
        if files == self._kept:
            return
        self._kept = files
        held = json.dumps({"customer": "、".join(self._files), "fields": {"files": files}})

        def keep(book: Book, moment: Moment) -> Done[None]:
            if not files:
                return drop_draft(book.ledger, KEPT_AS, KEPT_AS)
            keep_draft(book.ledger, Draft(KEPT_AS, KEPT_AS, held, moment.now))
            return done(None)

        self.desk.jobs.do(keep, None, self)

    def bring_back(self) -> None:
        """Read what was not gone through to its end the last time; a file that is gone is named."""
        if not self.bills:
            self.desk.jobs.ask(lambda book: drafts(book.ledger, KEPT_AS), self._read_again, self, lane="again")

    def lines(self) -> list[BillLine]:
        """Of all bills, each line once."""
        return list({line.key: line for bill in self.bills.values() for line in bill.lines}.values())

    def passed(self) -> list[PassedLine]:
        return [line for bill in self.bills.values() for line in bill.passed]

    def told(self) -> str:
        """Whose bills, and of which days."""
        days = [bill.days for bill in self.bills.values() if bill.days]
        if not days:
            return ""
        sources = ", ".join(dict.fromkeys(self.desk.tell(bill.source) for bill in self.bills.values()))
        first, last = min(one for one, _ in days), max(one for _, one in days)
        form = "%m-%d" if first.year == self.desk.today().year else "%Y-%m-%d"
        return self.desk.say("{what} {first} to {last}", what=sources, first=f"{first:{form}}", last=f"{last:{form}}")

    def is_in_doubt(self) -> bool:
        """Whether something is still to be read before anything is taken; it is told again."""
        if self.doubts:
            first, more = self.doubts[0], len(self.doubts) - 1
            text = self.desk.tell(first.said)
            text += " " + self.desk.say("{count} more doubts follow.", count=more) if more else ""
            self.desk.notice(warning(text, Way(self.desk.say("Seen, go on"), self._settle)))
        return bool(self.doubts)

    def read_first(self) -> bool:
        """Enter reads what is told before it takes a line: no key is dead while something stands to be read."""
        if not self.doubts:
            return False
        self._settle()
        if not self.doubts:
            self.desk.notice(info(self.desk.say("Seen. Enter takes the line now.")))
        return True

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _settle(self) -> None:
        del self.doubts[:1]
        self.is_in_doubt()

    def _read_again(self, kept: Sequence[Draft]) -> None:
        held = read_draft(kept[0].content) if kept and not self.bills else None
        self._kept = tuple((held or {}).get("files", ()))
        for name in self._kept:
            self.read(Path(name))

    def _take_up(self, path: Path, bill: Bill) -> None:
        name = path.name
        self.bills[name], self._files[name] = bill, path
        self.doubts = [*bill.doubts]
        for note in bill.notes[:1]:
            self.desk.notice(info(self.desk.tell(note)))
        if not bill.lines:
            self.desk.notice(info(self.desk.say("In {file} no money came in.", file=name)))
        self.is_in_doubt()
        self.looked.emit()

    def _refuse(self, path: Path, said: Said) -> None:
        if said.needs is Needs.PASSWORD:
            self._ask_password(path.name, lambda password: self.read(path, password))
            return
        self.desk.notice(error(self.desk.tell(said)))
        if not self.bills:
            self.remember(False)
