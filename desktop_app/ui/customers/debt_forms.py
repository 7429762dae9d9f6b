"""Quick forms about a debt: what is thought of it, writing it off, and money that comes after all."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.debt_classes import CAUSES, CLASSES, NATURES, DebtCause, DebtClass, DebtNature, DebtView
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.debt_classes import (
    WrittenOff,
    judge_debt,
    lost_debts,
    recover_debt,
    take_view_back,
    write_off,
)
from desktop_app.ui.base.fields import Field, free_text, needed, one_of, sum_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.trade.method_field import MethodField
from desktop_app.ui.trade.void_document import reversed_as_mistake
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField

BY_RULE = "by_rule"
CHANCE = {BY_RULE: Said("By rule")} | {str(one): f"{one}%" for one in (0, 10, 25, 50, 75, 90, 100)}
CHOICES = {BY_RULE: Said("By rule")} | {str(one): CLASSES[one].said for one in DebtClass}


class DebtPanel(FormPanel):
    """A form about an unpaid slip; `number` is its field."""

    number: Field[ChoiceField]
    items: Sequence[OpenItem] = ()
    about_what = ""

    def about(self, items: Sequence[OpenItem], chosen: OpenItem | None) -> None:
        """The unpaid slips, and the one under the cursor."""
        self.items, self.about_what = items, chosen.number if chosen else ""

    def show_slips(self) -> None:
        numbers = dict.fromkeys(item.number for item in self.items)
        field = self.editors["number"]
        assert isinstance(field, ChoiceField)
        field.set_choices([(one, one) for one in numbers])
        if self.about_what:
            field.set_value(self.about_what)


class JudgePanel(DebtPanel):
    """Class, cause and nature of a debt, when how much of it may come (R070–R072)."""

    title = N_("Judge the debt")
    kept_as = "quick.judge"
    number = Field(N_("Slip"), lambda _: ChoiceField())
    debt_class = one_of(N_("Class"), CHOICES)
    cause = one_of(N_("Cause"), dict(CAUSES))
    nature = one_of(N_("Nature"), dict(NATURES))
    expected_on = Field(N_("May come on"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))
    chance = one_of(N_("Chance that it comes (%)"), CHANCE)
    reason = free_text(N_("Reason"), longest=200)

    def fill(self) -> QWidget:
        self.show_slips()
        return self.editors["debt_class"]

    def write(self) -> None:
        chosen, chance = str(self.debt_class.value()), str(self.chance.value())
        view = DebtView(
            self.subject.customer_id, str(self.number.value() or ""), self.desk.today(),
            None if chosen == BY_RULE else DebtClass(chosen), DebtCause(str(self.cause.value())),
            DebtNature(str(self.nature.value())), self.expected_on.day(),
            None if chance == BY_RULE else int(chance), self.reason.text(),
        )  # fmt: skip
        self.enter(
            lambda book, moment: judge_debt(book.ledger, view, moment),
            lambda made: self.desk.say("{number} is judged.", number=made.number),
            lambda made: _view_back(made.id),
        )


class WriteOffPanel(DebtPanel):
    """A debt is given up as lost; it stays to be seen, and money may still come (坏账)."""

    title = N_("Write off")
    verb = N_("Write off")
    kept_as = "quick.write_off"
    number = Field(N_("Slip"), lambda _: ChoiceField())
    amount = sum_typed(N_("Sum written off (yuan)"))
    reason = free_text(N_("Reason"), required=True, longest=200)

    def fill(self) -> QWidget:
        self.show_slips()
        chosen = str(self.number.value() or "")
        self.amount.set_fen(sum(item.open_fen for item in self.items if item.number == chosen) or None)
        return self.editors["amount"]

    def write(self) -> None:
        say, fen, number = self.desk.say, needed(self.amount.fen()), str(self.number.value() or "")
        reason, submission = self.reason.text(), self.submission
        self.enter(
            lambda book, moment: write_off(book.ledger, number, fen, reason, moment, submission),
            lambda made: say("{made}: {sum} of {number} is written off.", made=made, sum=format_yuan(fen),
                             number=number),
            lambda made: reversed_as_mistake(self.desk, made),
            books=True,
        )  # fmt: skip


class RecoverPanel(FormPanel):
    """Money that comes for what was written off."""

    title = N_("Money for what was written off")
    verb = N_("Receive")
    kept_as = "quick.recover"
    number = Field(N_("Slip"), lambda _: ChoiceField())
    amount = sum_typed(N_("Amount (yuan)"))
    method = Field(N_("Payment method"), MethodField)

    def fill(self) -> QWidget:
        customer, today = self.subject.customer_id, self.desk.today()
        self.desk.jobs.ask(
            lambda book: lost_debts(book.ledger, today, customer), self._show_lost, self, lane="lost debts"
        )
        return self.amount

    def _show_lost(self, found: Sequence[WrittenOff]) -> None:
        self.number.set_choices([(one.number, f"{one.number} {format_yuan(one.fen)}") for one in found if one.fen > 0])

    def write(self) -> None:
        say, fen, number = self.desk.say, needed(self.amount.fen()), str(self.number.value() or "")
        method, submission = str(self.method.value()), self.submission
        self.enter(
            lambda book, moment: recover_debt(book.ledger, number, fen, method, moment, submission),
            lambda made: say("{made}: {sum} came for {number}.", made=made, sum=format_yuan(fen), number=number),
            lambda made: reversed_as_mistake(self.desk, made),
            books=True,
        )


def _view_back(row_id: int) -> IntoBook[int]:
    return lambda book, moment: take_view_back(book.ledger, row_id, moment)
