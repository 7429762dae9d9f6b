"""The form of what is asked before somebody gets goods on credit; what the answers speak for stands above (R008)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.credit_questions import (
    BACKINGS,
    OUTCOMES,
    PAYS_OTHERS,
    Backing,
    CreditOutcome,
    CreditQuestions,
    PaysOthers,
    verdict_of,
)
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.grounds import open_on_credit
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import count_typed, free_text, needed, past_day, sum_typed, switch, tick
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.labels import PlainLabel


class QuestionsPanel(FormPanel):
    """The decision follows the answers until somebody chooses another."""

    title = N_("Questions for credit")
    kept_as = "quick.questions"
    who = free_text(N_("Who they are, what we know"), longest=200)
    years = count_typed(N_("Years in business"), 0, 200, usual=0)
    licence_seen = tick(N_("Their licence was seen"))
    place_seen = tick(N_("Their place was seen"))
    in_court = tick(N_("They are in court records as a debtor"))
    pays_others = switch(N_("They pay others"), PAYS_OTHERS, starts=lambda _: PaysOthers.UNKNOWN)
    references = free_text(N_("Who was asked about them"), longest=200)
    backing = switch(N_("What answers for the debt"), BACKINGS)
    monthly = sum_typed(N_("Likely to buy in a month (yuan)"), required=False)
    wanted = sum_typed(N_("Credit they ask for (yuan)"), required=False)
    decided = switch(N_("Decided"), OUTCOMES, starts=lambda _: CreditOutcome.CASH)
    why = free_text(N_("Why more is given"), longest=200)
    dated = past_day(N_("Asked on"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.speaks = PlainLabel("", "strong", wraps=True)
        self.body.insertWidget(0, self.speaks)
        self._proposed = CreditOutcome.CASH
        self.form.edited.connect(self._weigh)

    def fill(self) -> QWidget:
        self._proposed = CreditOutcome.CASH
        self._weigh()
        return self.who

    def brought_back(self) -> None:
        self._weigh()

    def write(self) -> None:
        asked, submission, say = self._asked(), self.submission, self.desk.say
        verdict = verdict_of(asked)

        def told(made: CreditQuestions) -> str:
            sum_ = format_yuan(verdict.limit_fen)
            return say("Kept: {outcome}. A limit of up to {sum} would fit.", outcome=OUTCOMES[made.decided], sum=sum_)

        self.enter(
            lambda book, moment: open_on_credit(book.ledger, asked, moment, submission),
            told,
            lambda made: taken_back(Withdrawable.GROUND, made.id),
        )

    def _asked(self) -> CreditQuestions:
        return CreditQuestions(
            self.subject.customer_id, needed(self.dated.day()), self.who.text(), self.years.count() or 0,
            self.licence_seen.isChecked(), self.place_seen.isChecked(), PaysOthers(str(self.pays_others.value())),
            self.references.text(), self.in_court.isChecked(), Backing(str(self.backing.value())),
            self.monthly.fen() or 0, self.wanted.fen() or 0, CreditOutcome(str(self.decided.value())), self.why.text(),
        )  # fmt: skip

    def _weigh(self) -> None:
        """What the answers speak for now, and why."""
        if self.dated.day() is None:
            return
        verdict, tell = verdict_of(self._asked()), self.desk.tell
        if self.decided.value() is self._proposed and verdict.outcome is not self._proposed:
            self._proposed = verdict.outcome
            self.decided.set_value(verdict.outcome)
        reasons = " ".join(tell(one) for one in verdict.reasons)
        outcome, sum_ = OUTCOMES[verdict.outcome], format_yuan(verdict.limit_fen)
        said = self.desk.say("The answers speak for: {outcome}, up to {sum}.", outcome=outcome, sum=sum_)
        self.speaks.setText(f"{said} {reasons}")
