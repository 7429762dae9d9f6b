"""Type the check code of a paper and see whether it is ours, and what our own copy says (D9, N13)."""

from desktop_app.domain.ahead import AHEAD_MEANS
from desktop_app.domain.looks import PAPERS
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PAPER_KINDS, PaperRow
from desktop_app.language import N_
from desktop_app.operations.paper_rows import check_paper
from desktop_app.ui.base.fields import free_text
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel


class PaperCheck(SettingsSection):
    title = N_("Check a paper")
    about = N_(
        "Every paper of this book carries 16 characters at its foot. Type them: the answer tells whether the paper is "
        "ours and what our own copy of it says."
    )

    code = free_text(N_("Check code"), required=True, longest=60, hint=N_("For example K7QX ABCD 2345 MNOP"))

    def build(self) -> None:
        say = self.desk.say
        self.verdict = PlainLabel("", wraps=True)
        self.opening = button(say("Open the paper"), self._open)
        self.opening.hide()
        self.add("code")
        self.add_label(self.verdict)
        self.add_buttons(button(say("Check this paper"), self.check, primary=True), self.opening)
        self.code.changed.connect(lambda _: self._forget())
        self.code.returnPressed.connect(self.check)
        self._found: PaperRow | None = None

    def begin(self) -> None:
        self.code.setFocus()

    def check(self) -> None:
        """Ask the book; a code that cannot be one is refused at the field."""
        self._forget()
        if self.form.check():
            code, today = self.code.text(), self.desk.today()
            refuse = self.form.show_refusal
            self.desk.jobs.ask(
                lambda book: check_paper(book.ledger, code, today), self._show, self, refuse, lane="paper check"
            )

    def _show(self, found: PaperRow | None) -> None:
        say = self.desk.say
        self._found = found
        self.opening.setVisible(found is not None)
        if found is None:
            self.verdict.setText(say("✕ No paper of this book carries this code. Compare it character by character."))
            return
        told = say(
            "✓ Ours: {kind} {number} of {date}, {customer}, {amount} ({state}). If the paper in your hand says "
            "anything else, it was altered.",
            kind=PAPER_KINDS[found.kind],
            number=found.number,
            date=found.dated.isoformat(),
            customer=found.customer,
            amount=format_yuan(found.amount_fen),
            state=PAPERS[found.state].said,
        )
        if found.dated > self.desk.today():
            told += " " + self.desk.tell(AHEAD_MEANS)
        self.verdict.setText(told)

    def _forget(self) -> None:
        self._found = None
        self.verdict.setText("")
        self.opening.hide()
        self.form.clear_errors()

    def _open(self) -> None:
        if self._found is not None:
            self.desk.go(Route(PageName.PAPERS, self._found.customer_id, self._found.number))
