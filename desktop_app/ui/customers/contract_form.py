"""The form of a contract's record: what it is about, and a tick for each clause it has (R005)."""

from PySide6.QtWidgets import QCheckBox

from desktop_app.domain.contracts import CLAUSES, Contract, ContractClause, contract_said, missing_said
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.grounds import add_contract
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.fields import Field, free_text, needed, past_day, sum_typed, tick
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.columns import read
from desktop_app.ui.widgets.date_field import DateField


def _has(clause: ContractClause) -> Field[QCheckBox]:
    return tick(CLAUSES[clause].template)


ENTERED = N_("The contract {name} is entered.")


class ContractPanel(FormPanel):
    """Its scan is attached to the customer, on any row of the page."""

    title = N_("Contract")
    kept_as = "quick.contract"
    number = free_text(N_("Number of the contract"), longest=100)
    parties = free_text(N_("Between whom"), longest=200)
    product = free_text(N_("Which goods"), longest=200)
    project = free_text(N_("Project / site"), longest=200)
    quantity = free_text(N_("Quantity in all"), longest=100)
    amount = sum_typed(N_("Sum of the contract (yuan)"), required=False)
    pays = free_text(N_("How it is paid, in its words"), longest=200)
    advance = free_text(
        N_("What we pay in advance for them"), longest=200, hint=N_("Sum, for how long, at which rate.")
    )
    has_price = _has(ContractClause.PRICE)
    has_due = _has(ContractClause.DUE)
    has_late_fee = _has(ContractClause.LATE_FEE)
    has_objection = _has(ContractClause.OBJECTION)
    has_signers = _has(ContractClause.SIGNERS)
    has_ownership = _has(ContractClause.OWNERSHIP)
    has_venue = _has(ContractClause.VENUE)
    dated = past_day(N_("Signed (contract) on"))
    until = Field(N_("Ends on"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))
    note = free_text(N_("Note"))

    def write(self) -> None:
        contract = Contract(
            self.subject.customer_id, needed(self.dated.day()), self.number.text(), self.parties.text(),
            self._clauses(), self.amount.fen() or 0, self.quantity.text(), self.product.text(), self.project.text(),
            self.pays.text(), self.advance.text(), self.until.day(), self.note.text(),
        )  # fmt: skip
        submission, say, desk = self.submission, self.desk.say, self.desk

        def told(made: Contract) -> str:
            lacks = read(missing_said(made), desk)
            return f"{say(ENTERED, name=contract_said(made))} {lacks}".rstrip()

        self.enter(
            lambda book, moment: add_contract(book.ledger, contract, moment, submission),
            told,
            lambda made: taken_back(Withdrawable.GROUND, made.id),
        )

    def _clauses(self) -> tuple[ContractClause, ...]:
        ticked = {name for name, editor in self.editors.items() if isinstance(editor, QCheckBox) and editor.isChecked()}
        return tuple(one for one in ContractClause if f"has_{one.value}" in ticked)
