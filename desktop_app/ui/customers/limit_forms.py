"""Quick forms about a customer's credit: the limit with its suggestion, and the group of action."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.action_groups import GROUPS, MEANINGS, ActionGroup
from desktop_app.domain.customers import Grade
from desktop_app.domain.labels import GRADES
from desktop_app.domain.limits import LimitDecision, LimitSuggestion
from desktop_app.domain.money import format_yuan
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.credit_reviews import ReviewRow, review_of
from desktop_app.operations.limits import decide_group, decide_limit, take_group_back, take_limit_back
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, one_of, sum_typed, switch
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel


class ReviewPanel(FormPanel):
    """Says above its fields what the review of the customer found."""

    def fill(self) -> QWidget:
        customer, today = self.subject.customer_id, self.desk.today()
        if not hasattr(self, "found"):
            self.found = PlainLabel("", "muted", wraps=True)
            self.body.insertWidget(0, self.found)
        self.found.setText("")
        self.desk.jobs.ask(lambda book: review_of(book.ledger, customer, today), self.show_review, self, lane="review")
        return self.begins_with()

    def begins_with(self) -> QWidget:
        raise NotImplementedError

    def show_review(self, review: ReviewRow) -> None:
        raise NotImplementedError


class LimitPanel(ReviewPanel):
    """The limit for good, or until a day: what holds now stands there, the suggestion explains itself and is taken by
    its button (R015, R016).
    """

    title = N_("Credit limit")
    kept_as = "quick.limit"
    limit = sum_typed(
        N_("Credit limit (yuan)"), required=False, hint=N_("0 means no credit. Left empty: no limit is checked.")
    )
    grade = switch(N_("Grade"), {one: GRADES[one] for one in (Grade.A, Grade.B, Grade.C, Grade.NONE)})
    until = Field(
        N_("Only until"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD),
        hint=N_("Left empty: for good. Afterwards the limit of before holds again."),
    )  # fmt: skip
    review_on = Field(N_("Review on"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))
    reason = free_text(N_("Reason"), longest=200)

    proposed: LimitSuggestion | None = None

    def begins_with(self) -> QWidget:
        if not hasattr(self, "taking"):
            self.taking = button("", self.take_suggested)
            self.taking.setProperty("flat", True)
            self.body.insertWidget(1, self.taking)
        self.proposed = None
        self.taking.hide()
        return self.limit

    def show_review(self, review: ReviewRow) -> None:
        say, tell, proposed = self.desk.say, self.desk.tell, review.suggestion
        self.found.setText(" ".join(tell(one) for one in proposed.why))
        self.proposed = proposed
        self.taking.setText(say("Use the suggested {sum}", sum=format_yuan(proposed.limit_fen)))
        self.taking.setVisible(proposed.limit_fen > 0)
        if not self.form.typed():
            self.limit.set_fen(review.row.limit_fen)
            self.grade.set_value(review.row.customer.grade)
            self.limit.selectAll()
            self.form.settle_in()

    def take_suggested(self) -> None:
        """What was worked out, with its grade; the reason is still to be given."""
        if self.proposed is not None:
            self.limit.set_fen(self.proposed.limit_fen)
            self.grade.set_value(self.proposed.grade)
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def write(self) -> None:
        say, fen, name = self.desk.say, self.limit.fen(), self.subject.name
        decision = LimitDecision(
            self.subject.customer_id, self.desk.today(), fen, Grade(str(self.grade.value())), self.until.day(),
            self.review_on.day(), self.reason.text(),
        )  # fmt: skip
        sum_ = say("no limit") if fen is None else format_yuan(fen)
        self.enter(
            lambda book, moment: decide_limit(book.ledger, decision, moment),
            lambda _: say("{name}: the limit is {sum} now.", name=name, sum=sum_),
            lambda made: _limit_back(made.id),
        )


class GroupPanel(ReviewPanel):
    """What is done about the customer's credit; the rules propose a group, the owner sets it."""

    title = N_("Group")
    kept_as = "quick.group"
    group = one_of(N_("Group"), dict(GROUPS))
    reason = free_text(N_("Reason"), longest=200)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines: list[str] = []
        self.group.changed.connect(lambda _: self._tell_meaning() if self.lines else None)

    def begins_with(self) -> QWidget:
        self.lines = []
        return self.group

    def show_review(self, review: ReviewRow) -> None:
        say = self.desk.say
        now, proposed = review.group, review.proposed
        lines = [say("Proposed: {group} ({why}).", group=GROUPS[proposed.group], why=proposed.why)]
        if now.group is not ActionGroup.NONE:
            lines.insert(0, say("Since {day}: {group}. {why}", day=now.dated, group=GROUPS[now.group], why=now.reason))
        self.lines = lines
        self._tell_meaning()

    def _tell_meaning(self) -> None:
        """What was found, and what follows from the group that is chosen."""
        chosen = ActionGroup(str(self.group.value()))
        self.found.setText("\n".join([*self.lines, self.desk.tell(MEANINGS[chosen])]))

    def write(self) -> None:
        say, customer, reason = self.desk.say, self.subject.customer_id, self.reason.text()
        group, name = ActionGroup(str(self.group.value())), self.subject.name
        self.enter(
            lambda book, moment: decide_group(book.ledger, customer, group, reason, moment),
            lambda _: say("{name}: {group} from today on.", name=name, group=GROUPS[group]),
            lambda made: _group_back(made.id),
        )


def _limit_back(row_id: int) -> IntoBook[int]:
    return lambda book, moment: take_limit_back(book.ledger, row_id, moment)


def _group_back(row_id: int) -> IntoBook[int]:
    return lambda book, moment: take_group_back(book.ledger, row_id, moment)
