"""What the customer said to a statement: it agrees, or they have another figure (N03, case 10)."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.contacts import Channel
from desktop_app.domain.errors import Refused
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.statements import StatementState
from desktop_app.domain.typed_dates import Lean
from desktop_app.operations.statements import Answer, answer_statement
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.quick import Subject
from desktop_app.ui.trade.words import CHANNELS
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text_field import TextField


class AnswerPanel(FormPanel):
    """A, Enter through the fields. Silence is no answer and cannot be entered (民法典 140)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("The customer's answer"), parent)
        say = desk.say
        self.number = ""
        self.state = Segmented(
            [(StatementState.AGREED, say("Agrees")), (StatementState.DIFFERS, say("Has another figure"))],
            say("Their answer"),
        )
        self.agreed = AmountField(say, negative=True)
        self.said_by = TextField(say, longest=100)
        self.channel = ChoiceField([(one, desk.tell(words)) for one, words in CHANNELS.items()])
        self.dated = DateField(say, desk.today, required=True, lean=Lean.BACK)
        self.note = TextField(say, longest=500)
        self.add("state", say("Their answer"), self.state)
        self.add("agreed", say("The customer's figure"), self.agreed)
        self.add("said_by", say("Said by"), self.said_by)
        self.add("channel", say("How they answered"), self.channel)
        self.add("dated", say("Answered on"), self.dated)
        self.add("note", say("Note"), self.note)
        self.saves_on_enter(self.note)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.state.changed.connect(self._show_figure)

    def begin_statement(self, row: PaperRow, contact: str = "") -> None:
        self.number = row.number
        self.begin(Subject(row.customer_id, f"{row.number} {row.customer}", contact, row.amount_fen))

    def fill(self) -> QWidget:
        self.state.set_value(StatementState.AGREED)
        self.channel.set_value(Channel.WECHAT)
        self.agreed.set_fen(None)
        self.said_by.set_text(self.subject.contact)
        self.dated.set_day(self.desk.today())
        self.note.clear()
        self._show_figure()
        return self.state

    def write(self) -> None:
        state, dated = StatementState(str(self.state.value())), self.dated.day()
        differs = state is StatementState.DIFFERS
        if differs and self.agreed.fen() is None:
            self.refuse(Refused("Fill in the figure the customer names.").at("agreed"))
            return
        if dated is None:
            return
        answer = Answer(
            state,
            dated,
            self.agreed.fen() if differs else None,
            self.said_by.text(),
            str(self.channel.value()),
            self.note.text(),
        )
        number, submission = self.number, self.submission
        told = (
            self.desk.say("{number} is disputed. The difference stays open.", number=number)
            if differs
            else self.desk.say("{number} is agreed.", number=number)
        )
        self.do(
            lambda book, moment: answer_statement(book.ledger, number, answer, moment, submission),
            lambda _: self.desk.done(told),
        )

    def _show_figure(self) -> None:
        self.form.box("agreed").setVisible(self.state.value() is StatementState.DIFFERS)
