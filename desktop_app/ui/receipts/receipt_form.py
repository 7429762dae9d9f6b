"""Take a payment, or spread what lies on account: the sum, and live below it the slips it settles (U14, N09)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.language import N_
from desktop_app.operations.customer_rows import customer_row
from desktop_app.operations.done import Changed
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.operations.payments import Received, allocate, open_items, take_payment
from desktop_app.operations.picking import Pick, customers_to_find
from desktop_app.operations.receipts import ReceiptRow, last_method, open_credits
from desktop_app.operations.reversals import reverse_document
from desktop_app.operations.taking_back import take_back
from desktop_app.ui.base.actions import Command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.doubts import ask_in
from desktop_app.ui.base.draft_keeper import DraftKeeper
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.posting import Posting
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.receipts.receipt_fields import Account, ReceiptFields
from desktop_app.ui.receipts.typed_receipt import TypedReceipt, from_json
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import Way, info

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done

FORM = "receipt"
"""Under this name drafts of receipts are kept."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Who may pay, and what was left unfinished."""

    customers: list[Pick]
    drafts: list[Draft]


class ReceiptFormPage(Page):
    """`Route.customer_id`: who pays. With `Route.number`: the paper of theirs whose money on account is spread."""

    name = PageName.RECEIPT_FORM
    title = N_("Take a payment")
    watches = frozenset({Changed.CUSTOMERS, Changed.DOCUMENTS, Changed.DISPUTES, Changed.PLANS})
    commands = (
        Command("receipt.save", N_("Save the receipt"), "save", "Ctrl+Return"),
        Command("receipt.legal", N_("Spread in the legal order"), "spread_legally", "Ctrl+R"),
        Command("receipt.anew", N_("Empty the form"), "throw_away", "Ctrl+Shift+Backspace"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.credit: ReceiptRow | None = None
        self._wanted = 0
        self._proposed: Route | None = None
        self._kept: TypedReceipt | None = None
        self.head = PlainLabel("", "title")
        self.form = ReceiptFields(desk)
        self.keeper = DraftKeeper(desk, FORM, self._content, self)
        self.posting = Posting(self, self.keeper, self.form.saving, self._end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(self.head)
        layout.addWidget(self.form, 1)
        self._connect()
        self.register_commands()
        self._begin()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        if self.posting.sent:  # whatever comes now is another form
            self.keeper.keep()
            self._begin()
        if route.number:
            self._open_credit(route.customer_id, route.number)
            return
        self._leave_credit()
        if self._is_typed() and route.customer_id in (0, self.form.customer.picked_id()):
            text = self.desk.say("This is what you typed before.")
            self.desk.notice(info(text, Way(self.desk.say("Start anew"), self.throw_away)))
        elif self._is_typed():
            self._set_aside()
        if not self._is_typed():
            self._begin()
            self._wanted = route.customer_id
            self._proposed = route if route.fen else None
        self._look(self._opened)

    def come_back(self) -> None:
        self.reload()

    def reload(self) -> None:
        """The customers there are, and what is open of the one who pays."""
        self._look(self._offer)

    def leave(self) -> None:
        self.keeper.keep()

    def about_customer(self) -> int:
        return self.form.customer.picked_id()

    def first_focus(self) -> QWidget:
        return self.form.amount if self._wanted or self.form.customer.picked_id() else self.form.customer

    def heading(self) -> str:
        return self.head.text()

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def save(self, accepted: frozenset[str] = frozenset()) -> None:
        """Post the receipt, or spread the money of the one that is open."""
        draft = None if self.posting.sent or not self.form.grid.settle() else self.form.draft(self.keeper.key)
        if draft is None:
            return
        if self.credit is not None:
            self._spread(self.credit, draft)
        else:
            self._take(replace(draft, accepted=accepted))

    def spread_legally(self) -> None:
        self.form.grid.spread_legally()

    def throw_away(self) -> None:
        """An empty form; what was typed into it is not wanted any more. Money on account is spread legally again."""
        if self.credit is not None:
            self.form.grid.spread_legally()
            return
        self.keeper.drop()
        self._begin()

    # ── saving ───────────────────────────────────────────────────────────────────────────────────

    def _take(self, draft: ReceiptDraft) -> None:
        name = self.form.customer.text()

        def taken(received: Received, shown: bool) -> None:
            if shown:
                self.desk.back()
            say = self.desk.say
            why = say("Taken back right after it was entered")
            total = format_yuan(draft.amount_fen)
            told = say("{number}: {sum} received from {name}.", number=received.number, sum=total, name=name)
            if received.on_account_fen:
                rest = say("{sum} of it lies on account.", sum=format_yuan(received.on_account_fen))
                told = f"{told} {rest}"
            self.desk.done(
                told,
                lambda book, moment: reverse_document(book.ledger, received.number, draft.dated, why, moment),
            )

        again = Route(PageName.RECEIPT_FORM, customer_id=draft.customer_id)
        self.posting.send(lambda book, moment: take_payment(book.ledger, draft, moment), taken, self._refuse, again)

    def _spread(self, credit: ReceiptRow, draft: ReceiptDraft) -> None:
        chosen, day = draft.allocations or (), draft.dated

        def verb(book: "Book", moment: "Moment") -> "Done[Received]":
            return allocate(book.ledger, credit.number, chosen, day, moment, draft.submission)

        def spread(received: Received, shown: bool) -> None:
            if shown:
                self.desk.back()
            text = self.desk.say(
                "{number} is spread; {left} stays on account.",
                number=received.number,
                left=format_yuan(received.on_account_fen),
            )
            self.desk.done(text, lambda book, moment: take_back(book.ledger, credit.number, chosen, day, moment))

        again = Route(PageName.RECEIPT_FORM, customer_id=credit.customer_id, number=credit.number)
        self.posting.send(verb, spread, self._refuse, again)

    def _end(self) -> None:
        """An empty form for the next time, or what was set aside for it."""
        if self.credit is None:
            self._begin()
        self._leave_credit()

    def _refuse(self, said: Said) -> None:
        self.form.show_refusal(said)
        if isinstance(said, Doubted):
            ask_in(self.form.bar, self.desk, said, self.save)

    # ── the customer and the money ───────────────────────────────────────────────────────────────

    def _look(self, then: Callable[[Opening], None]) -> None:
        self.desk.jobs.ask(
            lambda book: Opening(customers_to_find(book.ledger), drafts(book.ledger, FORM)), then, self, lane="who"
        )

    def _opened(self, found: Opening) -> None:
        self._offer(found)
        if self.credit is None and self._kept is None and not self._is_typed():
            notice = self.keeper.offer(found.drafts, self._draft_words, self._go_on_with)
            if notice is not None:
                self.desk.notice(notice)

    def _offer(self, found: Opening) -> None:
        self.form.customer.set_picks(found.customers)
        if self._wanted:
            self.form.customer.set_picked(self._wanted)
            self._wanted = 0
        self._propose()
        self._ask_account()

    def _propose(self) -> None:
        """What the gate asked for: the sum, and the slips it settles first."""
        wanted, self._proposed = self._proposed, None
        if wanted is not None:
            today, amount = self.desk.today().isoformat(), format_yuan(wanted.fen)
            self.form.show_typed(
                TypedReceipt(self.keeper.key, wanted.customer_id, "", amount, today, named=wanted.items)
            )

    def _ask_account(self) -> None:
        customer, today = self.form.customer.picked_id(), self.desk.today()
        if not customer:
            self.form.show_account(None)
            return

        def account(book: "Book") -> Account:
            row, items = customer_row(book.ledger, customer, today), open_items(book.ledger, customer, today)
            return Account(row, items, last_method(book.ledger, customer))

        self.desk.jobs.ask(account, self._show_account, self, self._refuse, lane="account")

    def _show_account(self, account: Account) -> None:
        if account.row.customer.id == self.form.customer.picked_id():
            self.form.show_account(account)

    def _another_customer(self) -> None:
        self.form.show_account(None)
        self._ask_account()

    def _tell_unknown(self, name: str) -> None:
        self.form.show_refusal(Refused("“{text}” is not in the list. Choose one that is.", text=name).at("customer"))

    # ── what was typed before ────────────────────────────────────────────────────────────────────

    def _begin(self) -> None:
        """An empty form for the next receipt."""
        self.keeper.begin()
        self.form.saving.setEnabled(True)
        self._wanted = 0
        self.form.clear()
        self._show_mode()

    def _is_typed(self) -> bool:
        return self.credit is None and not self.form.typed("").is_blank()

    def _content(self) -> str:
        return self.form.typed(self.keeper.key).to_json() if self._is_typed() else ""

    def _set_aside(self) -> None:
        """Keep what was typed for another customer, and offer the way back to it."""
        kept = self._kept = self.form.typed(self.keeper.key)
        self.keeper.keep()
        self._begin()
        text = self.desk.say("What you typed for {name} is kept.", name=kept.customer or "–")
        self.desk.notice(info(text, Way(self.desk.say("Back to it"), self._put_back)))

    def _put_back(self) -> None:
        """Type on where it was left."""
        kept, self._kept = self._kept, None
        if kept is None:
            return
        self.keeper.begin(kept.submission)
        self.form.show_typed(kept)
        self._ask_account()

    def _draft_words(self, draft: Draft) -> str:
        typed = from_json(draft.content)
        return self.desk.say(
            "The receipt from {name} of {time} is not finished.",
            name=typed.customer if typed and typed.customer else "–",
            time=f"{draft.saved.astimezone():%m-%d %H:%M}",
        )

    def _go_on_with(self, draft: Draft) -> None:
        self._kept = from_json(draft.content)
        self._put_back()

    # ── spreading what lies on account ───────────────────────────────────────────────────────────

    def _open_credit(self, customer: int, number: str) -> None:
        if self._is_typed():
            self._kept = self.form.typed(self.keeper.key)
        today = self.desk.today()

        def credit(book: "Book") -> ReceiptRow:
            found = [one for one in open_credits(book.ledger, today, customer) if one.number == number]
            if not found:
                raise Refused("Nothing of {number} lies on account today.", number=number)
            return found[0]

        self.desk.jobs.ask(credit, self._show_credit, self, self._refuse, lane="credit")

    def _show_credit(self, credit: ReceiptRow) -> None:
        self._begin()
        self.credit = credit
        self._show_mode()
        self._wanted = credit.customer_id
        self.reload()
        self.form.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_credit(self) -> None:
        """The form is for new receipts again; what was set aside for one comes back."""
        was, self.credit = self.credit, None
        if was is not None:
            self._begin()
            self._put_back()

    def _show_mode(self) -> None:
        say, credit = self.desk.say, self.credit
        self.head.setText(
            say("Take a payment")
            if credit is None
            else say("Spread what lies on account of {number}", number=credit.number)
        )
        self.form.show_credit(credit)

    def _connect(self) -> None:
        form = self.form
        form.saving.clicked.connect(lambda: self.save())
        form.leaving.clicked.connect(self.desk.back)
        form.submitted.connect(lambda: self.save())
        form.escaped.connect(self.desk.back)
        form.edited.connect(self.keeper.touch)
        form.customer.changed.connect(lambda _: self._another_customer())
        form.customer.unknown.connect(self._tell_unknown)
