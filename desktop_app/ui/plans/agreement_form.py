"""The form of a plan's agreement: what follows if a part is not paid, and who guarantees it (R127, N11)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.domain.plan_agreements import WHOLE, AgreementDraft, AgreementTerms
from desktop_app.domain.plans import FIFTH, INSTALMENT_SALE
from desktop_app.language import N_
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.operations.lists.plans import PlanRow
from desktop_app.operations.plan_agreements import make_plan_agreement
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import count_typed, free_text, needed, past_day
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.routes import PageName, Route


class AgreementPanel(FormPanel):
    """Makes the paper of the plan under the cursor and shows it."""

    title = N_("Repayment agreement")
    verb = N_("Make the agreement")
    kept_as = "quick.agreement"
    calls_at = count_typed(
        N_("Missed parts that call the whole rest (%)"), 0, WHOLE, usual=FIFTH, hint=N_("0: not agreed.")
    )
    guarantor = free_text(N_("Guarantor"), longest=100)
    guarantor_phone = free_text(N_("Phone of the guarantor"), longest=40)
    dated = past_day(N_("Date of the agreement"))
    note = free_text(N_("Also agreed"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = ""
        self.about = self.line_above()

    def begin_plan(self, row: PlanRow) -> None:
        """Put this plan on paper."""
        self.number, plan = row.number, row.standing.plan
        self.begin(Subject(row.customer_id, f"{row.number} · {row.customer}"))
        self.about.setText(
            self.desk.say(
                "The paper names the unpaid slips and {count} parts, together {sum}. Both sides sign it.",
                count=len(plan.instalments), sum=format_yuan(plan.total_fen),
            )
        )  # fmt: skip
        if len(plan.instalments) < INSTALMENT_SALE:
            self.calls_at.set_count(0)
            self.form.settle_in()

    def fill(self) -> QWidget:
        return self.guarantor

    def write(self) -> None:
        terms = AgreementTerms(
            needed(self.calls_at.count()), self.guarantor.text(), self.guarantor_phone.text(), self.note.text()
        )
        draft = AgreementDraft(self.number, needed(self.dated.day()), terms, self.submission)

        def told(number: str) -> None:
            said = self.desk.say("{number} is made. Print it; both sides sign it.", number=number)
            self.desk.done(said, lambda book, moment: void_credit_paper(book.ledger, number, moment))
            self.desk.go(Route(PageName.PREVIEW, number=number))

        self.do(lambda book, moment: make_plan_agreement(book.ledger, draft, moment), told)
