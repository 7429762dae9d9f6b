"""The form of a customer's terms sheet: what is agreed beside the terms, and who may sign (R001, R005)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_price
from desktop_app.domain.pay_order import PAY_ORDERS, PayOrder
from desktop_app.domain.sheet_words import INVOICES, PRICES, VENUES, fee_caution
from desktop_app.domain.terms_sheets import (
    LONGEST_WINDOW,
    InvoiceKind,
    PriceBasis,
    SheetClauses,
    TermsSheetDraft,
    Venue,
)
from desktop_app.language import N_
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.operations.terms_sheets import clauses_to_propose, make_terms_sheet
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, count_typed, free_text, needed, past_day, sum_typed, switch, tick
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.signer_rows import SignerRows
from desktop_app.ui.widgets.amount_field import PriceField
from desktop_app.ui.widgets.holding import show_in

SHOWN = ("signers", "price_basis", "count_days", "quality_days", "invoice", "reconciles", "guarantor", "keeps_title",
         "by_message", "venue", "pays", "note")  # fmt: skip
"""Fields that hold what the clauses call by the same name."""


class TermsSheetPanel(FormPanel):
    """Begins with the version before, or with what is known of the customer; makes the paper and shows it."""

    title = N_("Terms sheet")
    verb = N_("Make the sheet")
    kept_as = "quick.terms_sheet"
    signers = Field(N_("Who may sign for the buyer"), SignerRows)
    price_basis = switch(N_("Price that counts"), PRICES)
    late_rate = Field(
        N_("Late fee (in 10,000 a day)"), lambda desk: PriceField(desk.say), hint=N_("Usual: 3 to 5; empty for none.")
    )
    count_days = count_typed(N_("Days to say what is short or damaged"), 1, LONGEST_WINDOW, usual=3)
    quality_days = count_typed(N_("Days to say what shows in use"), 1, LONGEST_WINDOW, usual=7)
    invoice = switch(N_("Tax invoice"), INVOICES)
    deposit = sum_typed(N_("Deposit (yuan)"), required=False)
    guarantor = free_text(N_("Guarantor"), longest=100)
    reconciles = tick(N_("Both sides agree on the statement before it is paid"))
    keeps_title = tick(N_("Goods stay ours until they are paid for"))
    by_message = tick(N_("Papers may go by WeChat or e-mail"), starts=lambda _: True)
    venue = switch(N_("Court that decides"), VENUES)
    pays = switch(N_("What money pays first"), PAY_ORDERS)
    dated = past_day(N_("Date of the sheet"))
    note = free_text(N_("Also agreed"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form.place_problems(self.signers.show_problem)

    def fill(self) -> QWidget:
        customer, today, submission = self.subject.customer_id, self.desk.today(), self.submission

        def show(found: SheetClauses) -> None:
            if submission == self.submission and not self.form.typed():
                self._show(found)

        self.desk.jobs.ask(lambda book: clauses_to_propose(book.ledger, customer, today), show, self, lane="clauses")
        return self.signers.rows[0].signer_name

    def write(self) -> None:
        draft = TermsSheetDraft(self.subject.customer_id, needed(self.dated.day()), self._clauses(), self.submission)
        caution = fee_caution(draft.clauses.late_rate)

        def told(number: str) -> None:
            said = self.desk.say("{number} is made. Print it; both sides sign it.", number=number)
            if caution is not None:
                said = f"{said} {self.desk.tell(caution)}"
            self.desk.done(said, lambda book, moment: void_credit_paper(book.ledger, number, moment))
            self.desk.go(Route(PageName.PREVIEW, number=number))

        self.do(lambda book, moment: make_terms_sheet(book.ledger, draft, moment), told)

    def _clauses(self) -> SheetClauses:
        return SheetClauses(
            signers=self.signers.value(), price_basis=PriceBasis(str(self.price_basis.value())),
            late_rate=self.late_rate.price() or 0, count_days=needed(self.count_days.count()),
            quality_days=needed(self.quality_days.count()), reconciles=self.reconciles.isChecked(),
            invoice=InvoiceKind(str(self.invoice.value())), deposit_fen=self.deposit.fen() or 0,
            guarantor=self.guarantor.text(), keeps_title=self.keeps_title.isChecked(),
            by_message=self.by_message.isChecked(), note=self.note.text(), venue=Venue(str(self.venue.value())),
            pays=PayOrder(str(self.pays.value())),
        )  # fmt: skip

    def _show(self, found: SheetClauses) -> None:
        for name in SHOWN:
            show_in(self.editors[name], getattr(found, name))
        self.late_rate.setText(format_price(found.late_rate) if found.late_rate else "")
        self.deposit.set_fen(found.deposit_fen or None)
        self.form.settle_in()
