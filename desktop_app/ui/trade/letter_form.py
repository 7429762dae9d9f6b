"""The form of a letter or notice: its kind brings a text with fields; what it will say stands below (R009, R013)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.grounds import GUARANTEES, Security, SecurityKind
from desktop_app.domain.letter_texts import LETTERS
from desktop_app.domain.letters import MERGE_FIELDS, LetterDraft, LetterKind, LetterText
from desktop_app.language import N_
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.operations.letters import letter_text, look_at_letter, make_letter, notice_wanted
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, one_of, past_day, tick
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.text_field import NoteField

ROWS = 10

NOTICES = {**dict.fromkeys(GUARANTEES, LetterKind.GUARANTEE), SecurityKind.CO_DEBTOR: LetterKind.FREE,
           SecurityKind.GOODS_BACK: LetterKind.GOODS_BACK}  # fmt: skip
"""By kind of security: which letter it needs."""


class LetterPanel(FormPanel):
    """Begins with what is kept about people, which whoever buys on credit should be told first (个人信息保护法 17)."""

    title = N_("Letter or notice")
    verb = N_("Make the letter")
    kept_as = "quick.letter"
    kind = one_of(N_("What it is for"), LETTERS)
    heading = free_text(N_("Title"), longest=60)
    to = free_text(N_("Addressed to"), longest=100, hint=N_("Left empty: to the customer."))
    dated = past_day(N_("Date of the letter"))
    text = Field(N_("Text"), lambda _: NoteField(rows=ROWS))
    keeps = tick(N_("Keep this as the shop's text for such letters"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._brought = ("", "")
        """Title and text as they were brought: what somebody wrote is not replaced."""
        chinese = desk.language == "zh_CN"
        fields = "、".join(f"{{{name if chinese else field}}}" for field, (name, _) in MERGE_FIELDS.items())
        self.fields_line = PlainLabel(desk.say("Fields: {fields}", fields=fields), "muted", wraps=True)
        self.looks = PlainLabel("", "muted", wraps=True)
        self.body.insertWidget(1, self.fields_line)
        self.body.insertWidget(2, self.looks)
        self.kind.changed.connect(self._bring_text)
        for one in (self.heading, self.text, self.dated):
            one.changed.connect(self._look)

    def fill(self) -> QWidget:
        self._brought = ("", "")
        self.looks.setText("")
        self._bring_text()
        customer, today = self.subject.customer_id, self.desk.today()
        self.desk.jobs.ask(lambda book: notice_wanted(book.ledger, customer, today), self._propose, self, lane="notice")
        return self.kind

    def _propose(self, kind: LetterKind | None) -> None:
        """Who gets no more goods, or none on credit, is to read that first."""
        if kind is not None and (self.heading.text(), self.text.text()) in (self._brought, ("", "")):
            self.kind.set_value(kind)
            self._bring_text()

    def begin_security(self, one: Security) -> None:
        """The letter that belongs to a security, to whoever gave it."""
        self.kind.set_value(NOTICES.get(one.kind, LetterKind.PLEDGE))
        self.to.set_text(one.given_by if one.kind in GUARANTEES else "")
        self._bring_text()

    def begin_breach(self) -> None:
        """The notice that a part of the plan was not paid."""
        self.kind.set_value(LetterKind.BREACH)
        self._bring_text()

    def brought_back(self) -> None:
        self._look()

    def write(self) -> None:
        draft, translate = self._draft(), self.desk.translate
        keeps = self.keeps.isChecked()

        def told(number: str) -> None:
            said = self.desk.say("{number} is made. Print it and note how it was handed over.", number=number)
            self.desk.done(said, lambda book, moment: void_credit_paper(book.ledger, number, moment))
            self.desk.go(Route(PageName.PREVIEW, number=number))

        self.do(lambda book, moment: make_letter(book.ledger, draft, moment, translate, keeps), told)

    def _bring_text(self) -> None:
        """The text of the kind that was chosen, unless somebody wrote another one already."""
        kind, translate, before = self._kind(), self.desk.translate, self._brought
        chinese = self.desk.language == "zh_CN"

        def show(found: LetterText) -> None:
            if self._kind() is kind and (self.heading.text(), self.text.text()) in (before, ("", "")):
                self._brought = (found.title, found.body)
                self.heading.set_text(found.title)
                self.text.set_text(found.body)
                self.form.settle_in()
                self._look()

        self.desk.jobs.ask(
            lambda book: letter_text(book.ledger, kind, translate, chinese), show, self, lane="letter text"
        )

    def _look(self) -> None:
        """What it will say, or what is wrong with it."""
        draft, translate = self._draft(), self.desk.translate
        self.desk.jobs.ask(
            lambda book: look_at_letter(book.ledger, draft, translate),
            self.looks.setText,
            self,
            self._unfit,
            lane="look",
        )

    def _unfit(self, said: Said) -> None:
        self.looks.setText(self.desk.tell(said))

    def _kind(self) -> LetterKind:
        return LetterKind(str(self.kind.value()))

    def _draft(self) -> LetterDraft:
        return LetterDraft(
            self.subject.customer_id, self.dated.day() or self.desk.today(), self._kind(),
            self.heading.text(), self.text.text(), self.to.text(), self.submission,
        )  # fmt: skip
