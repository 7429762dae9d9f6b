"""Take a payment, or spread what lies on account: the sum, and live below it the slips it settles (U14, N09)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.language import N_
from desktop_app.operations.customer_rows import customer_row
from desktop_app.operations.done import Changed
from desktop_app.operations.payments import Received, allocate, open_items, take_payment
from desktop_app.operations.picking import Pick, customers_to_find
from desktop_app.operations.receipts import ReceiptRow, last_method, open_credits
from desktop_app.operations.settings import shop_of
from desktop_app.operations.sites import site_rows
from desktop_app.operations.taking_back import undo_spread, void_document
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import FactsCard
from desktop_app.ui.base.form_page import Sending
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.receipts.payer_facts import payer_facts
from desktop_app.ui.receipts.receipt_fields import OpenAccount, ReceiptFields
from desktop_app.ui.receipts.waiting_slips import offer_waiting_slips
from desktop_app.ui.trade.account_form import AccountForm


@dataclass(frozen=True, slots=True)
class Payers:
    """Who may pay, the receipt whose money is to be spread, if one is, and the bank accounts of the shop."""

    customers: list[Pick]
    credit: ReceiptRow | None
    accounts: tuple[str, ...] = ()


class ReceiptFormPage(AccountForm[Payers, OpenAccount]):
    """`Route.customer_id`: who pays. With `Route.number`: the paper of theirs whose money on account is spread.

    `Route.fen` and `Route.items` are what the gate asks for: the sum, and the slips it settles first.
    """

    name = PageName.RECEIPT_FORM
    title = N_("Take a payment")
    watches = frozenset({Changed.CUSTOMERS, Changed.DOCUMENTS, Changed.DISPUTES, Changed.PLANS})
    kept_as = "receipt"
    starts_in = "amount"
    form: ReceiptFields

    def __init__(self, desk: Desk) -> None:
        self.credit: ReceiptRow | None = None
        self._heading = ""
        self.side = self.payer = FactsCard(desk, desk.say("No customer chosen"), payer_facts)
        super().__init__(desk)

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def make_form(self) -> ReceiptFields:
        form = ReceiptFields(self.desk)
        form.body.addLayout(self.buttons_row())
        form.customer.unknown.connect(self._tell_unknown)
        self.lay_out(form)
        return form

    def question(self, route: Route) -> FromBook[Payers]:
        today, customer, number = self.desk.today(), route.customer_id, route.number

        return lambda book: Payers(
            customers_to_find(book.ledger),
            _credit_of(number, open_credits(book.ledger, today, customer)) if number else None,
            shop_of(book.ledger).accounts,
        )

    def show_found(self, found: Payers) -> None:
        self.form.customer.set_picks(found.customers)
        self.form.show_accounts(found.accounts)
        self.ask_account()

    def start(self, route: Route, found: Payers) -> None:
        if route.customer_id:
            self.form.customer.set_picked(route.customer_id)
        if found.credit is not None:
            self._show_mode(found.credit)
            self.form.allocate.setFocus(Qt.FocusReason.OtherFocusReason)
        elif route.number:
            self.refuse(Refused("Nothing of {number} is on account today.", number=route.number))
        elif route.fen:
            self.form.bring(route.fen)
            self.form.allocate.put({"named": route.items})
        self.ask_account()

    def begin(self) -> None:
        self._show_mode(None)
        super().begin()

    def is_typed(self) -> bool:
        return self.credit is None and super().is_typed()

    def heading(self) -> str:
        return self._heading

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("receipt.legal", N_("Spread by itself, oldest due first"), "Ctrl+R")
    def spread_legally(self) -> None:
        self.form.allocate.spread_legally()

    def start_anew(self) -> None:
        """Money on account is spread legally again; a new receipt is emptied."""
        if self.credit is not None:
            self.spread_legally()
        else:
            super().start_anew()

    # ── saving ───────────────────────────────────────────────────────────────────────────────────

    def sending(self, accepted: frozenset[str]) -> Sending | None:
        draft = self.form.draft(self.keeper.key)
        if draft is None:
            return None
        return self._taking(replace(draft, accepted=accepted)) if self.credit is None else self._spreading(draft)

    def again(self) -> Route:
        if self.credit is None:
            return super().again()
        return Route(self.name, customer_id=self.credit.customer_id, number=self.credit.number)

    def _taking(self, draft: ReceiptDraft) -> Sending:
        name = self.form.customer.text()

        def taken(received: Received, shown: bool) -> None:
            say = self.desk.say
            why = say("Undone right after it was entered")
            total = format_yuan(draft.amount_fen)
            told = say("{number}: {sum} received from {name}.", number=received.number, sum=total, name=name)
            if received.on_account_fen:
                rest = say("{sum} of it goes on account.", sum=format_yuan(received.on_account_fen))
                told = f"{told} {rest}"
            self.told(
                shown, told, lambda book, moment: void_document(book.ledger, received.number, draft.dated, why, moment)
            )
            offer_waiting_slips(self.desk, draft.customer_id, name, told)

        return Sending(lambda book, moment: take_payment(book.ledger, draft, moment), taken)

    def _spreading(self, draft: ReceiptDraft) -> Sending:
        assert self.credit is not None
        number, chosen, day = self.credit.number, draft.allocations or (), draft.dated

        def spread(received: Received, shown: bool) -> None:
            left = format_yuan(received.on_account_fen)
            text = self.desk.say("{number} is spread; {left} stays on account.", number=received.number, left=left)
            self.told(shown, text, lambda book, moment: undo_spread(book.ledger, number, chosen, day, moment))

        return Sending(
            lambda book, moment: allocate(book.ledger, number, chosen, day, moment, draft.submission), spread
        )

    # ── the customer and the money ───────────────────────────────────────────────────────────────

    def of_customer(self, customer_id: int) -> FromBook[OpenAccount]:
        today = self.desk.today()
        return lambda book: OpenAccount(
            customer_row(book.ledger, customer_id, today),
            open_items(book.ledger, customer_id, today),
            last_method(book.ledger, customer_id),
            tuple(site_rows(book.ledger, customer_id, today)),
        )

    def show_account(self, account: OpenAccount | None) -> None:
        self.form.show_account(account)
        self.payer.show_subject(account.row if account else None)

    def _tell_unknown(self, name: str) -> None:
        self.form.show_refusal(Refused("“{text}” is not in the list. Choose one that is.", text=name).at("customer"))

    def _show_mode(self, credit: ReceiptRow | None) -> None:
        say, self.credit = self.desk.say, credit
        self._heading = (
            say("Spread what is on account of {number}", number=credit.number) if credit else say("Take a payment")
        )
        self.heading_changed.emit()
        self.form.show_credit(credit)


def _credit_of(number: str, credits: Sequence[ReceiptRow]) -> ReceiptRow | None:
    """The paper whose money is to be spread; none any more once all of it is, as right after this form has done so."""
    return next((one for one in credits if one.number == number), None)
