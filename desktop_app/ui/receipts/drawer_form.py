"""The cash drawer is counted, or cash goes in or out that is nobody's payment (备用金)."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.domain.side_accounts import ACT_WORDS, ACTS, SideAccount, SideAct, SideEntry
from desktop_app.language import N_
from desktop_app.operations.side_accounts import drawer_now, note_side
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import free_text, needed, past_day, sum_typed, switch
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.trade.hands_field import hands
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.columns import day_text


class DrawerPanel(FormPanel):
    """What is counted is what lies in the drawer now; what is taken in cash from then on comes on top."""

    expected: int | None = None
    """What should be in it, in fen; None where it was never counted."""

    title = N_("Cash drawer")
    kept_as = "quick.drawer"
    act = switch(N_("What happened"), {one: ACT_WORDS[one] for one in ACTS[SideAccount.DRAWER]})
    amount = sum_typed(N_("Amount (yuan)"))
    dated = past_day(N_("Date"))
    hands = hands()
    note = free_text(N_("What for"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.line = self.line_above("muted")

    def fill(self) -> QWidget:
        today = self.desk.today()
        self.line.setText("")
        self.desk.jobs.ask(lambda book: drawer_now(book.ledger, today), self._tell, self, lane="drawer")
        return self.amount

    def write(self) -> None:
        fen, submission = needed(self.amount.fen()), self.submission
        act = SideAct(str(self.act.value()))
        apart = self._apart(act, fen, needed(self.dated.day()))
        entry = SideEntry(
            SideAccount.DRAWER, act, needed(self.dated.day()), fen, hands=self.hands.text(), note=self.note.text()
        )
        self.enter(
            lambda book, moment: note_side(book.ledger, entry, moment, submission),
            lambda _: " ".join(filter(None, (
                self.desk.say("Cash drawer: {what} {sum}.", what=self.desk.tell(ACT_WORDS[act]), sum=format_yuan(fen)),
                apart,
            ))),
            _withdrawn,
        )  # fmt: skip

    def _apart(self, act: SideAct, fen: int, day: date) -> str:
        """By how much what was counted today differs from what should be in the drawer."""
        say, expected = self.desk.say, self.expected
        if act is not SideAct.FLOAT or expected is None or day != self.desk.today() or fen == expected:
            return ""
        short = format_yuan(abs(expected - fen))
        return say("{sum} too little.", sum=short) if fen < expected else say("{sum} too much.", sum=short)

    def _tell(self, found: tuple[int, Any]) -> None:
        fen, counted = found
        self.expected = None if counted is None else fen
        say = self.desk.say
        if counted is None:
            self.line.setText(say("The drawer was never counted: type what is in it."))
        else:
            self.line.setText(say("{sum} should be in it; counted on {day}.", sum=format_yuan(fen),
                                  day=day_text(counted, self.desk)))  # fmt: skip


def _withdrawn(made: SideEntry) -> IntoBook[Any]:
    """The verb that takes it back."""
    return taken_back(Withdrawable.SIDE, made.id)
