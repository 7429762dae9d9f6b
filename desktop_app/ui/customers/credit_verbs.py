"""What credit rests on, on a customer's page: the terms sheet and its like are made, and voided while unsigned."""

from typing import Any

from desktop_app.domain.grounds import Security
from desktop_app.domain.papers import OF_CREDIT, PaperRow
from desktop_app.language import N_
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.ui.base.actions import command
from desktop_app.ui.trade.customer_verbs import CustomerVerbs
from desktop_app.ui.widgets.notices import info, well_done
from desktop_app.ui.widgets.record_table import RecordTable


class CreditVerbs(CustomerVerbs):
    """A page about one customer."""

    table: RecordTable[Any]

    @command("customer.terms_sheet", N_("Make the terms sheet"), short=N_("Terms sheet"))
    def make_terms_sheet(self) -> None:
        from desktop_app.ui.customers.terms_sheet_form import TermsSheetPanel

        self.begin_form(TermsSheetPanel)

    @command("customer.letter", N_("Write a letter or notice"), short=N_("Letter"))
    def write_letter(self) -> None:
        from desktop_app.ui.trade.letter_form import LetterPanel

        self.begin_form(LetterPanel)

    @command("customer.questions", N_("Questions for credit"), short=N_("Questions"))
    def ask_questions(self) -> None:
        from desktop_app.ui.customers.questions_form import QuestionsPanel

        self.begin_form(QuestionsPanel)

    @command("customer.contract", N_("Enter a contract"))
    def enter_contract(self) -> None:
        from desktop_app.ui.customers.contract_form import ContractPanel

        self.begin_form(ContractPanel)

    @command("customer.security", N_("Enter a guarantee, pledge or goods returned"), short=N_("Enter a security"))
    def enter_security(self) -> None:
        from desktop_app.ui.customers.security_form import SecurityPanel

        self.begin_form(SecurityPanel)

    @command("customer.act", N_("Enter a step in court, a demand or a judgment"), short=N_("Enter a step"))
    def enter_act(self) -> None:
        from desktop_app.ui.customers.act_form import ActPanel

        self.begin_form(ActPanel)

    @command("customer.security_notice", N_("Write the notice of the security"), short=N_("Its notice"))
    def write_security_notice(self) -> None:
        """To whom gave the security under the cursor."""
        from desktop_app.ui.trade.letter_form import LetterPanel

        row, subject = self.table.current(), self.subject()
        if not isinstance(row, Security) or subject is None:
            self.desk.notice(info(self.desk.say("Choose a security in the list first.")))
            return
        self.begin_form(LetterPanel)
        self.panel.form(LetterPanel).begin_security(row)

    @command("customer.void_paper", N_("Void the terms sheet or letter"), short=N_("Void the sheet"))
    def void_credit_paper(self) -> None:
        """The one under the cursor; a signed one stays."""
        row, say = self.table.current(), self.desk.say
        if not isinstance(row, PaperRow) or row.kind not in OF_CREDIT:
            self.desk.notice(info(say("Choose a terms sheet or letter in the list first.")))
            return
        number = row.number
        self.desk.jobs.do(
            lambda book, moment: void_credit_paper(book.ledger, number, moment),
            lambda _: self.desk.notice(well_done(say("{number} is void. Its number stays.", number=number))),
            self,
        )
