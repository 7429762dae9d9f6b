"""Quick forms about what is to be cleared: a fault of ours, an offer, a rebate; and how it ended (R064, R132)."""

from desktop_app.domain.money import format_yuan
from desktop_app.domain.open_points import ENDS, OpenPoint, PointEnd, PointKind, about_said
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.open_points import add_point, end_point, take_end_back
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.fields import Field, free_text, needed, one_of, past_day, sum_typed
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.date_field import DateField


class PointPanel(FormPanel):
    """Writes one point down."""

    told = N_("Noted: {what}.")

    def note(self, point: OpenPoint) -> None:
        submission = self.submission
        self.enter(
            lambda book, moment: add_point(book.ledger, point, moment, submission),
            lambda made: self.desk.say(self.told, what=made.what),
            lambda made: taken_back(Withdrawable.POINT, made.id),
        )


class FaultPanel(PointPanel):
    """What we did not keep: it is named before they are asked for money (R064)."""

    title = N_("Our own fault")
    kept_as = "quick.fault"
    explains = N_("It is named before you ask for money, until somebody put it right.")
    what = free_text(N_("What we did not keep"), required=True, longest=200)
    owner = free_text(N_("Who puts it right"), required=True, longest=20)
    until = Field(N_("By which day"), lambda desk: DateField(desk.say, desk.today, required=True, lean=Lean.AHEAD))
    amount = sum_typed(N_("Sum it is about (yuan)"), required=False)
    number = free_text(N_("Number of the slip"), longest=40)
    dated = past_day(N_("Raised on"))

    def write(self) -> None:
        self.note(OpenPoint(
            PointKind.FAULT, self.subject.customer_id, needed(self.dated.day()), self.what.text(),
            self.amount.fen() or 0, 0, self.number.text(), self.owner.text(), needed(self.until.day()),
        ))  # fmt: skip


class OfferPanel(PointPanel):
    """So much by a day, and the rest is let go (R132)."""

    title = N_("Offer to settle")
    kept_as = "quick.offer"
    explains = N_("Nothing is let go before the money came; then credit it in the list.")
    wanted = sum_typed(N_("They pay (yuan)"))
    credit = sum_typed(N_("Then we let go (yuan)"))
    until = Field(N_("Holds until"), lambda desk: DateField(desk.say, desk.today, required=True, lean=Lean.AHEAD))
    what = free_text(N_("What was offered"), required=True, longest=200)
    dated = past_day(N_("Offered on"))

    def write(self) -> None:
        self.note(OpenPoint(
            PointKind.OFFER, self.subject.customer_id, needed(self.dated.day()), self.what.text(),
            needed(self.wanted.fen()), needed(self.credit.fen()), until=needed(self.until.day()),
        ))  # fmt: skip


class RebatePanel(PointPanel):
    """What they earned by buying: it waits while anything is overdue (R042, R065)."""

    title = N_("Rebate")
    kept_as = "quick.rebate"
    explains = N_("It waits while anything is overdue, and is credited once what is asked for came.")
    credit = sum_typed(N_("Rebate (yuan)"))
    what = free_text(N_("For what"), required=True, longest=200, hint=N_("For example: goods for 100,000 in 2026, 2%"))
    wanted = sum_typed(N_("They pay first (yuan)"), required=False, hint=N_("Left empty: nothing more is asked."))
    until = Field(N_("Holds until"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))
    dated = past_day(N_("Earned on"))

    def write(self) -> None:
        self.note(OpenPoint(
            PointKind.REBATE, self.subject.customer_id, needed(self.dated.day()), self.what.text(),
            needed(self.credit.fen()), self.wanted.fen() or 0, until=self.until.day(),
        ))  # fmt: skip


class EndPointPanel(FormPanel):
    """How a point ended without a credit."""

    title = N_("End the point")
    verb = N_("End it")
    how = one_of(N_("How it ended"), {one: ENDS[one] for one in (PointEnd.CLEARED, PointEnd.REFUSED)})
    note = free_text(N_("What was done"), longest=200)
    point: OpenPoint

    def begin_point(self, point: OpenPoint) -> None:
        self.point, self.about_what = point, point.id
        words = " ".join((self.desk.tell(about_said(point)), point.number, format_yuan(point.gap_fen)))
        self.begin(Subject(point.customer_id, words))

    def write(self) -> None:
        row_id, how, note = self.point.id, PointEnd(str(self.how.value())), self.note.text()
        self.enter(
            lambda book, moment: end_point(book.ledger, row_id, how, note, moment),
            lambda made: self.desk.say("Ended: {what}.", what=made.what),
            lambda made: lambda book, moment: take_end_back(book.ledger, made.id, moment),
        )
