"""What becomes of a statement once it is printed: how it went to the customer, and what the customer said to it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.contacts import Channel
from desktop_app.domain.errors import Refused
from desktop_app.domain.labels import CHANNELS
from desktop_app.domain.moment import Moment
from desktop_app.domain.open_points import OpenPoint, differences_said
from desktop_app.domain.papers import PaperKind, PaperRow
from desktop_app.domain.sendings import SENT_BY, SentBy
from desktop_app.domain.statements import StatementState
from desktop_app.language import N_
from desktop_app.operations.books import Book
from desktop_app.operations.done import Done
from desktop_app.operations.letters import send_letter
from desktop_app.operations.marks import MarkKind
from desktop_app.operations.open_points import points_of
from desktop_app.operations.statements import Answer, answer_statement, mark_sent
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, past_day, switch
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.trade.void_document import unmarked
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.keys import button

LONGEST_NOTE = 400


class StatementForm(FormPanel):
    """A quick form about one statement."""

    number = ""
    kind = PaperKind.STATEMENT

    def begin_statement(self, row: PaperRow) -> None:
        self.number, self.kind = row.number, row.kind
        self.begin(Subject(row.customer_id, f"{row.number} {row.customer}"))


class SentPanel(StatementForm):
    """E, Enter through the fields: by WeChat, today. On record it is a demand for payment (民法典 195), also when it
    went out another way than by our printer, or once more.
    """

    title = N_("Mark as sent")
    kept_as = "quick.sent"
    by = switch(N_("How it was sent"), SENT_BY, starts=lambda _: SentBy.WECHAT)
    dated = past_day(N_("Sent on"))
    note = free_text(N_("Note"), hint=N_("Number of the letter or parcel, who took it, or to which account it went."))

    def write(self) -> None:
        number, by, dated, note = self.number, SentBy(str(self.by.value())), needed(self.dated.day()), self.note.text()
        letter = self.kind is not PaperKind.STATEMENT
        waits = N_("{number} is marked as sent and waits for an answer.")
        told = self.desk.say(N_("{number} is marked as sent.") if letter else waits, number=number)
        recorded: list[bool] = []

        def verb(book: Book, moment: Moment) -> Done[Any]:
            send = send_letter if letter else mark_sent
            made: Done[Any] = send(book.ledger, number, dated, moment, by, note)
            recorded.append(bool(made.changes))
            return made

        self.enter(verb, lambda _: told, lambda _: unmarked(MarkKind.SENDING, number) if all(recorded) else None)


class AnswerPanel(StatementForm):
    """A, Enter through the fields: it agrees, or they have another figure (N03, case 10). Silence is no answer and
    cannot be entered (民法典 140).
    """

    title = N_("The customer's answer")
    kept_as = "quick.answer"
    state = switch(
        N_("Their answer"),
        {StatementState.AGREED: N_("Agreed"), StatementState.DIFFERS: N_("Has another figure")},
        asks=True,
    )
    agreed = Field(N_("The customer's figure"), lambda desk: AmountField(desk.say, negative=True))
    said_by = free_text(N_("Said by"), required=True, longest=100)
    channel = switch(N_("How they answered"), CHANNELS, starts=lambda _: Channel.WECHAT)
    dated = past_day(N_("Answered on"))
    note = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.differences = ""
        """What their own sheet says otherwise, where it was compared."""
        self.taking = button(desk.say("Write the differences of their sheet into the note"), self.take_differences)
        self.body.insertWidget(1, self.taking)
        self.state.changed.connect(self.brought_back)

    def fill(self) -> QWidget:
        customer, today = self.subject.customer_id, self.desk.today()
        self._know(())
        self.desk.jobs.ask(lambda book: points_of(book.ledger, today, customer), self._know, self, lane="differences")
        self.brought_back()
        return super().fill()

    def take_differences(self) -> None:
        """Beside what is typed there already."""
        self.note.set_text("; ".join(filter(None, (self.note.text(), self.differences)))[:LONGEST_NOTE])

    def _know(self, points: Sequence[OpenPoint]) -> None:
        self.differences = differences_said(points, LONGEST_NOTE)
        self.brought_back()

    def brought_back(self) -> None:
        """Only who has another figure is asked for it."""
        differs = self.state.value() is StatementState.DIFFERS
        self.form.box("agreed").setVisible(differs)
        self.taking.setVisible(differs and bool(self.differences))

    def write(self) -> None:
        state = StatementState(str(self.state.value()))
        differs = state is StatementState.DIFFERS
        if differs and self.agreed.fen() is None:
            self.refuse(Refused("Fill in the figure the customer names.").at("agreed"))
            return
        theirs, channel = self.agreed.fen() if differs else None, str(self.channel.value())
        answer = Answer(state, needed(self.dated.day()), theirs, self.said_by.text(), channel, self.note.text())
        number, submission, say = self.number, self.submission, self.desk.say
        told = (
            say("{number} does not agree. The difference is still to be cleared up.", number=number)
            if differs
            else say("{number} is agreed.", number=number)
        )
        self.enter(
            lambda book, moment: answer_statement(book.ledger, number, answer, moment, submission),
            lambda _: told,
            lambda _: unmarked(MarkKind.ANSWER, number),
        )
