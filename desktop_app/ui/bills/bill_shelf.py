"""The bills that were read since the program was started, and what of them has to be read by somebody first."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.bills import Bill, BillDoubt, BillLine, PassedLine
from desktop_app.domain.errors import Needs, Said
from desktop_app.operations.bills import read_bill
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import file_asked
from desktop_app.ui.base.jobs import Progress
from desktop_app.ui.widgets.notices import Way, error, info, warning

FILES = "(*.csv *.xlsx *.xls *.zip *.txt *.ods)"

AskPassword = Callable[[str, Callable[[str], None]], None]
"""Gets the name of an archive, and who waits for its password."""


class BillShelf(QObject):
    """Nothing of it is kept: a bill that is wanted again is chosen again."""

    looked = Signal()
    """A bill was read."""

    def __init__(self, desk: Desk, ask_password: AskPassword) -> None:
        super().__init__()
        self.desk = desk
        self.bills: dict[str, Bill] = {}
        self.doubts: list[BillDoubt] = []
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
            lambda _: read_bill(path, today, password), partial(self._take_up, path.name), self,
            partial(self._refuse, path), progress=progress,
        )  # fmt: skip

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
        return self.desk.say("{what} {first} to {last}", what=sources, first=f"{first:%m-%d}", last=f"{last:%m-%d}")

    def is_in_doubt(self) -> bool:
        """Whether something is still to be read before anything is taken; it is told again."""
        if self.doubts:
            first, more = self.doubts[0], len(self.doubts) - 1
            text = self.desk.tell(first.said)
            text += " " + self.desk.say("{count} more doubts follow.", count=more) if more else ""
            self.desk.notice(warning(text, Way(self.desk.say("Seen, go on"), self._settle)))
        return bool(self.doubts)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _settle(self) -> None:
        del self.doubts[:1]
        self.is_in_doubt()

    def _take_up(self, name: str, bill: Bill) -> None:
        self.bills[name] = bill
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
        else:
            self.desk.notice(error(self.desk.tell(said)))
