"""What is known of a paper, and what can be done with it next (U43, U44)."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.labels import PAPER_KINDS, paper_state
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PaperKind, PaperRow, PaperState
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.words import answer_said
from desktop_app.ui.widgets.columns import day_text, read
from desktop_app.ui.widgets.labels import Card, PlainLabel


class Keeper(Protocol):
    """The page the panel stands on: what its buttons do."""

    def print_papers(self) -> None: ...
    def mark_signed(self) -> None: ...
    def record_answer(self) -> None: ...
    def mark_as_sent(self) -> None: ...
    def show_scans(self) -> None: ...


class PaperFacts(Card):
    def __init__(self, desk: Desk, page: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        self.customer = PlainLabel("", "title", wraps=True)
        self.about = PlainLabel("", "muted", wraps=True)
        self.state = PlainLabel("", "strong", wraps=True)
        self.history = PlainLabel("", wraps=True)
        self.hint = PlainLabel(
            say("A photograph or PDF of the signed paper can be dropped on its row."), "muted", wraps=True
        )
        self.printing = _button(say("Preview and print  P"), page.print_papers)
        self.signing = _button(say("Came back signed  S"), page.mark_signed)
        self.answering = _button(say("Record the answer  A"), page.record_answer)
        self.sending = _button(say("Mark as sent  E"), page.mark_as_sent)
        self.showing = _button(say("Show the scan  V"), page.show_scans)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(8))
        for label in (self.customer, self.about, self.state, self.history):
            layout.addWidget(label)
        layout.addSpacing(px(4))
        for button in self.buttons():
            layout.addWidget(button)
        layout.addWidget(self.hint)
        layout.addStretch()
        self.show_papers([])

    def buttons(self) -> tuple[QPushButton, ...]:
        return self.printing, self.signing, self.answering, self.sending, self.showing

    def show_papers(self, rows: list[PaperRow]) -> None:
        """The paper that is chosen, or how many are."""
        say = self.desk.say
        one = rows[0] if len(rows) == 1 else None
        self._offer(rows)
        for label in (self.about, self.state, self.history):
            label.setVisible(one is not None)
        self.customer.setText(
            one.customer if one else say("{count} papers", count=len(rows)) if rows else say("No paper chosen")
        )
        if one is not None:
            self.about.setText("\n".join(about_paper(one, self.desk)))
            self.state.setText(self.desk.tell(paper_state(one)))
            self.history.setText("\n".join(_history(one, self.desk)))
            self.history.setVisible(bool(self.history.text()))

    def _offer(self, rows: list[PaperRow]) -> None:
        """Only what makes sense for the chosen papers."""
        one = rows[0] if len(rows) == 1 else None
        stated = one is not None and one.kind is PaperKind.STATEMENT
        first = self._next_step(rows)
        for button in self.buttons():
            _raise_to_primary(button, button is first)
        self.printing.setVisible(bool(rows))
        self.signing.setVisible(bool(rows) and all(may_be_signed(row) for row in rows))
        self.answering.setVisible(stated and one is not None and not one.is_void)
        self.sending.setVisible(stated and one is not None and one.state is PaperState.NOT_PRINTED)
        self.showing.setVisible(one is not None and bool(one.scans))
        self.hint.setVisible(one is not None and may_be_signed(one))

    def _next_step(self, rows: list[PaperRow]) -> QPushButton:
        """What is usually done next: a printed paper comes back signed, one that was sent is answered."""
        if not rows or any(row.state not in _WAITING for row in rows):
            return self.printing
        if len(rows) == 1 and (rows[0].state is not PaperState.PRINTED or not rows[0].printed):
            return self.answering
        return self.signing


_WAITING = frozenset({PaperState.PRINTED, PaperState.UNANSWERED})
"""Something is still to come back from the customer."""


def may_be_signed(row: PaperRow) -> bool:
    return not row.is_void


def about_paper(row: PaperRow, desk: Desk) -> list[str]:
    """Which paper it is, of which days, over how much."""
    days = (
        desk.say("{first} to {last}", first=row.period_from, last=row.period_to)
        if row.period_from
        else row.dated.isoformat()
    )
    return [f"{desk.tell(PAPER_KINDS[row.kind])} {row.number}".rstrip(), days, f"¥{format_yuan(row.amount_fen)}"]


def _history(row: PaperRow, desk: Desk) -> list[str]:
    told = []
    if row.printed and row.printed_on:
        day = day_text(row.printed_on, desk)
        told.append(
            desk.say("Printed once, on {day}", day=day)
            if row.printed == 1
            else desk.say("Printed {count} ×, last on {day}", count=row.printed, day=day)
        )
    if row.signed_on:
        told.append(desk.say("Came back signed on {day}", day=day_text(row.signed_on, desk)))
    if words := read(answer_said(row), desk):
        told.append(words)
    if row.scans:
        told.append(desk.say("Scans kept with it: {count}", count=len(row.scans)))
    return told


def _button(text: str, does: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda: does())
    return button


def _raise_to_primary(button: QPushButton, primary: bool) -> None:
    if button.property("primary") != primary:
        button.setProperty("primary", primary)
        button.style().unpolish(button)
        button.style().polish(button)
