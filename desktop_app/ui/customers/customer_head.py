"""The head of a customer's page: who it is, how the account stands, and the five things done most (U12)."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.action_groups import GROUPS, ActionGroup
from desktop_app.domain.ahead import ahead_said
from desktop_app.domain.customers import Buyer, Customer, Grade, person_for
from desktop_app.domain.debt import Debt
from desktop_app.domain.known import asked_said
from desktop_app.domain.labels import GRADES, SEGMENTS, beside_said, in_plan_said
from desktop_app.domain.merging_words import alike_said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.open_points import faults_said
from desktop_app.domain.owed_words import owed_line
from desktop_app.domain.terms_words import terms_said
from desktop_app.language import N_
from desktop_app.operations.customer_page import CustomerView
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.columns import day_text, masked, owed_text
from desktop_app.ui.widgets.figure_card import FigureCards
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.speech import Reader

OVERDUE = 1
"""Which of the four figures."""


class CustomerHead(QWidget):
    def __init__(self, desk: Desk, buttons: Sequence[QPushButton], opens: Sequence[Callable[[], None]]) -> None:
        """`buttons` are the commands of the page that stand beside the name; each figure `opens` what it counts."""
        super().__init__()
        self.desk = desk
        say = desk.say
        self.line = PlainLabel("", "muted", wraps=True)
        self.stopped = PlainLabel("", "error", wraps=True)
        self.debt = PlainLabel("", wraps=True)
        self.cards = FigureCards([say("Owed"), say("Overdue"), say("Credit limit"), say("On account")], opens)
        self.buttons = tuple(buttons)
        names = stacked(self.line, self.stopped, gap=4)
        stacked(beside((names, 1), *buttons), self.cards, self.debt, within=self)

    def show_view(self, view: CustomerView | None) -> None:
        """The account as it stands; None while it is being read."""
        for button in self.buttons:
            button.setEnabled(view is not None)
        customer = view.row.customer if view else None
        self.line.setText(self._who(view) if view else "")
        self.stopped.setText(stop_text(customer, self.desk) if customer else "")
        self.debt.setText(_debt_text(view, self.desk) if view else "")
        for label in (self.stopped, self.debt):
            label.setVisible(bool(label.text()))
        used = view.row.limit_used if view else None
        shown = _figures(view, self.desk) if view else [("–", "")] * len(self.cards.cards)
        self.cards.show_figures(shown, (None, None, used, None))

    def _who(self, view: CustomerView) -> str:
        """Who it is, by which name they went before, and whom they may be one with."""
        customer, desk = view.row.customer, self.desk
        once = desk.say("formerly {name}", name="、".join(view.kin.former_names)) if view.kin.former_names else ""
        twin = desk.tell(alike_said(view.kin.alike, customer.id)) if view.kin.alike else ""
        group = desk.tell(GROUPS[view.row.group]) if view.row.group is not ActionGroup.NONE else ""
        return " · ".join(filter(None, (customer_line(customer, desk), group, once, twin)))

    def mark_overdue(self, narrowed: bool) -> None:
        """Whether the open slips below are only those that are overdue."""
        self.cards.cards[OVERDUE].setChecked(narrowed)

    def show_buttons(self, shown: bool) -> None:
        """They step aside for a quick form, which has a primary button of its own."""
        for button in self.buttons:
            button.setVisible(shown)


def stop_text(customer: Customer, desk: Reader) -> str:
    """Why nothing, or nothing on credit, may be delivered; empty while it may (R040)."""
    if not customer.stopped and not customer.credit_hold:
        return ""
    goods, credit = N_("✕ Supply stopped: nothing leaves, paid or not"), N_("✕ Credit stopped: only paid goods leave")
    what = desk.translate(goods if customer.stopped else credit)
    return f"{what}. {customer.stop_reason}" if customer.stop_reason else what


def customer_line(customer: Customer, desk: Desk) -> str:
    """`郭志强 · 138 0013 8000 · 城东 · 货到30天`."""
    who, number = person_for(customer)
    kind = desk.tell(SEGMENTS[customer.segment]) if customer.segment is not Buyer.UNSAID else ""
    grade = desk.tell(GRADES[customer.grade]) if customer.grade is not Grade.NONE else ""
    parts = [who, masked(number, desk), customer.area, kind, grade, desk.tell(terms_said(customer.terms))]
    if not customer.active:
        parts.append(desk.say("inactive"))
    return " · ".join(part for part in parts if part)


def _figures(view: CustomerView, desk: Desk) -> list[tuple[str, str]]:
    """Figure and note of each of the four cards."""
    debt = view.debt
    return [
        (owed_text(debt.owed_fen, desk), _owes(view, desk)),
        (format_yuan(debt.overdue_fen), _late(debt, desk)),
        limit_figure(view.row, desk),
        (format_yuan(debt.on_account_fen), _last_payment(view, desk)),
    ]


def _owes(view: CustomerView, desk: Desk) -> str:
    """What of it is in dispute, else how many slips it is."""
    if view.debt.in_dispute_fen:
        return desk.say("{sum} in dispute", sum=format_yuan(view.debt.in_dispute_fen))
    if view.debt.owed_fen <= 0:
        open_fen = view.debt.owed_fen + view.debt.on_account_fen
        return desk.say("{sum} unpaid", sum=format_yuan(open_fen)) if open_fen else desk.say("nothing is owed")
    count = len({item.number for item in view.items})
    return desk.say("1 unpaid slip") if count == 1 else desk.say("{count} unpaid slips", count=count)


def _late(debt: Debt, desk: Desk) -> str:
    return desk.say("longest {days} days", days=debt.days) if debt.overdue_fen else desk.say("nothing is overdue")


def _debt_text(view: CustomerView, desk: Desk) -> str:
    """How what is owed comes about beside money on account, what is in plan, what may be asked for where that is
    another sum than what is overdue, and what is not counted in any of it: what stands beside the account, and what
    is dated ahead."""
    debt = view.debt
    adds_up = debt.on_account_fen and debt.owed_fen + debt.on_account_fen
    parts = [desk.tell(owed_line(debt.owed_fen, debt.on_account_fen))] if adds_up else []
    parts += [desk.tell(said)] if (said := in_plan_said(debt)) else []
    if debt.ask_fen != debt.overdue_fen:
        parts.append(desk.say("ask for {sum}", sum=format_yuan(debt.ask_fen)))
    parts += [desk.tell(said) for said in beside_said(view.beside)]
    if view.ahead.documents:
        parts.append(desk.tell(ahead_said(view.ahead)))
    parts += [desk.tell(asked_said(view.asked))] if view.asked else []
    parts += [desk.tell(said)] if (said := faults_said(view.points)) else []
    return " · ".join(parts)


def limit_figure(row: CustomerRow, desk: Desk) -> tuple[str, str]:
    """How far the customer may go, and what of it is left."""
    say, limit, used = desk.say, row.limit_fen, row.exposure_fen
    if limit is None:
        return say("No limit"), say("nothing is checked")
    left = limit - used
    free = say("{sum} left", sum=format_yuan(left)) if left >= 0 else say("over by {sum}", sum=format_yuan(-left))
    return (format_yuan(limit) if limit else say("No credit")), free


def _last_payment(view: CustomerView, desk: Desk) -> str:
    """All that came on the last day, as every face tells it."""
    if view.last_paid is None:
        return desk.say("never paid yet")
    day, fen = view.last_paid
    return desk.say("last paid {sum} on {day}", sum=format_yuan(fen), day=day_text(day, desk))
