"""Papers of before the terms were agreed: each with the day these would give it, and those that get it (R003)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.columns import Column, Look, Words, joined, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.terms_words import terms_said
from desktop_app.domain.undated import DueOffer, late_in, open_in
from desktop_app.language import N_
from desktop_app.operations.undated import DueOffers, DuesAgreed, agree_dues, end_dues, offered_dues
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.grid_model import Cell


@dataclass(eq=False, slots=True)
class OfferedDay:
    """A paper, and whether it gets the day."""

    offer: DueOffer
    chosen: bool = True


def _due(one: OfferedDay, today: date) -> Words:
    """The day of the goods, and the day to pay: `09-18 → 10-18`."""
    due = short_day(one.offer.due, today) if one.offer.due else Said("with the next batch")
    return joined(short_day(one.offer.item.dated, today), due, between=" → ")


OFFERED: tuple[Column[OfferedDay], ...] = (
    Column("chosen", Said("Yes"), lambda one: one.chosen, width=36,
           text=lambda one, _: Said("gets this day") if one.chosen else ""),
    Column("due", Said("Due date"), lambda one: one.offer.due, Look.TEXT, 104, text=_due,
           tip=lambda one, _: one.offer.item.number),
    Column("open", Said("Amount"), lambda one: one.offer.item.open_fen, Look.MONEY, 72, stretch=True),
)  # fmt: skip
"""Narrow enough for the panel; the number is told at the days."""


class OfferedDays(EditGrid[OfferedDay]):
    """All are ticked at first; Space takes one out."""

    def __init__(self, desk: Desk) -> None:
        name = desk.say("Papers without a day to pay, and the day they would get")
        super().__init__(desk, OFFERED, {"chosen": Cell.TICK}, lambda one: one.offer.item.item_id, name)

    def show_offers(self, offers: Iterable[DueOffer]) -> None:
        self.show_records([OfferedDay(one) for one in offers])

    def chosen(self) -> tuple[DueOffer, ...]:
        return tuple(one.offer for one in self.records() if one.chosen)

    def held(self) -> Any:
        """Nothing is typed here that would be missed."""
        return ""

    def put(self, entry: Any) -> None:
        self.show_records(())


class DueDaysPanel(FormPanel):
    """Asks whether the terms count for the papers of before; Esc says no, and it can be asked again at any time."""

    title = N_("Days to pay for older papers")
    verb = N_("Yes, these")
    papers = Field(N_("Older papers"), OfferedDays, hint=N_("Space takes a paper out. Esc leaves all without a day."))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.late, self.question = self.line_above("muted"), self.line_above()
        self.papers.changed.connect(lambda _: self._tell())

    def fill(self) -> QWidget:
        """What the terms make of each paper, as the book has them now."""
        customer, begun, today = self.subject.customer_id, self.submission, self.desk.today()
        self.question.setText("")
        self.late.setText("")
        self.desk.jobs.ask(
            lambda book: offered_dues(book.ledger, customer, today),
            lambda found: self._show_offers(begun, found),
            self, self.refuse, lane="days",
        )  # fmt: skip
        return self.papers

    def write(self) -> None:
        customer, chosen = self.subject.customer_id, self.papers.chosen()
        ids = [one.item.item_id for one in chosen]
        self.enter(
            lambda book, moment: agree_dues(book.ledger, customer, ids, moment),
            lambda made: self.desk.say(
                "{count} papers have a day to pay now; {late} is past due.",
                count=len(made.rows), late=format_yuan(late_in(made.offers, self.desk.today())),
            ),
            _taken_back,
        )  # fmt: skip

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _show_offers(self, begun: str, found: DueOffers) -> None:
        """Unless the form is about somebody else by now."""
        if begun != self.submission:
            return
        self.papers.show_offers(found.offers)
        self.form.settle_in()
        self.question.setText(
            self.desk.say(
                "{count} older papers ({sum}) have no day to pay. Do these terms count for them too: {terms}?",
                count=len(found.offers),
                sum=format_yuan(open_in(found.offers)),
                terms=self.desk.tell(terms_said(found.customer.terms)),
            )
        )
        self._tell()

    def _tell(self) -> None:
        """What follows at once for those that are ticked."""
        chosen = self.papers.chosen()
        late, whole = late_in(chosen, self.desk.today()), open_in(chosen)
        self.late.setText(
            self.desk.say(
                "Chosen: {sum}, of which {late} would be past due today.",
                sum=format_yuan(whole), late=format_yuan(late),
            )
        )  # fmt: skip


def _taken_back(made: DuesAgreed) -> IntoBook[tuple[str, ...]]:
    return lambda book, moment: end_dues(book.ledger, made.customer_id, made.rows, moment)
