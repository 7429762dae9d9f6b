"""The form of an act about the claim: a demand that was signed for, a step in court, a judgment, an obstacle (N05)."""

import re

from PySide6.QtWidgets import QWidget

from desktop_app.domain.claim_acts import ACTS, LASTING, ActKind, ClaimAct
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.books import Book
from desktop_app.operations.done import Done
from desktop_app.operations.grounds import add_act
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, one_of, past_day
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.date_field import DateField

NOT_CHOSEN = ""
_BETWEEN = re.compile(r"[\s,，、;；]+")


class ActPanel(FormPanel):
    """What was done is chosen by whoever enters it; nothing is chosen before."""

    title = N_("Step in court, demand or judgment")
    kept_as = "quick.act"
    kind = one_of(N_("What was done"), {NOT_CHOSEN: N_("Choose"), **ACTS})
    dated = past_day(N_("On which day"))
    until = Field(
        N_("Until when"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD),
        hint=N_("By when the judgment says to pay; of an obstacle the day it was gone."),
    )  # fmt: skip
    proof = free_text(N_("Where its proof is kept"), longest=200, hint=N_("Without a paper it moves no last day."))
    slips = free_text(N_("About which slips"), longest=400, hint=N_("Left empty: every slip unpaid on that day."))
    note = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kind.changed.connect(self.brought_back)

    def fill(self) -> QWidget:
        self.brought_back()
        return self.kind

    def brought_back(self) -> None:
        """A second day is asked for only where there is one."""
        self.form.box("until").setVisible(self.kind.value() in LASTING)

    def write(self) -> None:
        kind, submission, say = str(self.kind.value()), self.submission, self.desk.say
        customer, dated, proof, note = (
            self.subject.customer_id, needed(self.dated.day()), self.proof.text(), self.note.text(),
        )  # fmt: skip
        slips, until = tuple(_BETWEEN.split(self.slips.text().strip())), self.until.day()

        def entered(book: Book, moment: Moment) -> Done[ClaimAct]:
            if kind == NOT_CHOSEN:
                raise Refused("Choose what was done.").at("kind")
            chosen = ActKind(kind)
            act = ClaimAct(
                customer, chosen, dated, proof, tuple(filter(None, slips)), until if chosen in LASTING else None, note
            )
            return add_act(book.ledger, act, moment, submission)

        self.enter(
            entered,
            lambda made: say("{act} of {day} is entered.", act=ACTS[made.kind], day=made.dated),
            lambda made: taken_back(Withdrawable.GROUND, made.id),
        )
