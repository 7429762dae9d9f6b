"""Beside the preview: on which paper, by which printer, how often; and the question whether it came out well (U43)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.looks import paper_state
from desktop_app.domain.papers import WHOLE_SHEETS, PaperKind, PaperRow, PaperState
from desktop_app.language import N_
from desktop_app.operations.paper_kinds import form_of
from desktop_app.ui.base.at_the_printer import LETTER_PAPER, PRINTER, VOUCHER_PAPER
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields, one_of, switch
from desktop_app.ui.base.printers import Printer, find_printers
from desktop_app.ui.printing.print_round import Step
from desktop_app.ui.printing.print_run import PrintForm
from desktop_app.ui.printing.sheets import PaperSheet, truth_of
from desktop_app.ui.printing.statement_days import StatementDaysForm
from desktop_app.ui.trade.words import about_paper
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.keys import with_key
from desktop_app.ui.widgets.labels import Card, PlainLabel, Rule
from desktop_app.ui.widgets.layouts import ROOM, scrolled, stacked
from desktop_app.ui.widgets.offer_grid import OfferGrid

LANGUAGE = "paper_language"
"""Under which name the language of the papers is remembered."""

PAPERS = {
    "241x140": N_("241 × 140 mm continuous paper (dot matrix)"),
    "a5": N_("A5 across"),
    "a4": N_("A4"),
}
"""The papers of a voucher by the names the papers know them by, the usual one first."""

SHORT_PAPERS = {"241x140": "241 × 140", "a5": "A5", "a4": N_("A4")}
"""As they are called where there is little room."""

MOST_COPIES = 6

SHORTEST = 8
"""Characters of a choice that must be seen; names of printers can be longer than the panel is wide."""


class PrintFields(Fields):
    paper = switch(N_("Paper size"), SHORT_PAPERS, hint=N_("241 × 140 is continuous paper."))
    printer = one_of(N_("Printer"), {})
    copies = switch(N_("Copies"), {str(count): str(count) for count in range(1, MOST_COPIES + 1)})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.printer.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.printer.setMinimumContentsLength(SHORTEST)
        self.printer.setPlaceholderText(desk.say("No printer"))
        self.days = StatementDaysForm(desk)
        self.days.hide()
        self.body.addWidget(self.days)
        self.stacked()
        self._of = VOUCHER_PAPER
        """Under which name the paper is remembered: letters have one of their own."""
        self.paper.changed.connect(lambda chosen: desk.preferences.keep_text(self._of, str(chosen)))
        self.printer.changed.connect(lambda chosen: desk.preferences.keep_text(PRINTER, str(chosen)))
        self.paper.set_value(desk.preferences.text(VOUCHER_PAPER))

    def take_paper_for(self, kind: PaperKind) -> None:
        """The paper that such papers were printed on last; a letter begins with A4."""
        of = LETTER_PAPER if kind in WHOLE_SHEETS else VOUCHER_PAPER
        if of != self._of:
            self._of = of
            usual = "a4" if of == LETTER_PAPER else next(iter(SHORT_PAPERS))
            self.paper.set_value(self.desk.preferences.text(of) or usual)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc are the page's, wherever the keyboard is."""
        event.ignore()


class PrintPanel(Card):
    looked = Signal(object)
    """For printers: None when there are some, else the `Said` why there are none."""

    def __init__(self, desk: Desk, buttons: Mapping[Step, Sequence[QPushButton]]) -> None:
        """`buttons` are what can be done in each step; Enter presses the first."""
        super().__init__()
        self.desk = desk
        self.step = Step.READY
        self.printers: list[Printer] | None = None
        self.buttons = buttons
        self.title, self.about, self.printings, self.truth, self.trouble, self.question = (
            PlainLabel("", role, wraps=True) for role in ("name", "muted", "", "strong", "error", "name")
        )
        self.fields = PrintFields(desk)
        told = self.title, self.about, self.printings, self.truth
        self.every = [button for each in buttons.values() for button in each]
        inside, self.foot = QWidget(), OfferGrid(self.every)
        stacked(*told, 4, self.fields, self.trouble, self.question, ROOM, margins=(14, 12, 14, 12), within=inside)
        stacked((scrolled(inside), 1), Rule(), self.foot, gap=0, margins=1, within=self)
        self.show_step(Step.READY)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def show_sheet(self, sheet: PaperSheet | None, count: int) -> None:
        """What is to be printed: one paper, or one of `count`; which issued one no longer holds (case 21)."""
        say, row = self.desk.say, sheet.row if sheet else None
        truth = "\n".join(self.desk.tell(said) for said in truth_of(sheet)) if sheet else ""
        self.show_trouble("")
        self.truth.setText(truth)
        self.truth.setVisible(bool(truth))
        self.fields.box("paper").setVisible(row is not None and form_of(row.kind).any_sheet)
        if row is not None:
            self.fields.take_paper_for(row.kind)
        self.title.setText(row.customer if row else say("No paper chosen"))
        self.about.setText("\n".join(about_paper(row, self.desk)) if row else "")
        self.printings.setText(_printings(row, self.desk) if row else "")
        for out in self.buttons[Step.READY][:-1]:
            out.setEnabled(row is None or row.state is not PaperState.REVERSED)
        if row is not None:
            text = say("Print") if count == 1 else say("Print {count} papers", count=count)
            self.buttons[Step.READY][0].setText(with_key(text, "Return"))

    def show_trouble(self, text: str) -> None:
        """Why the printer does not go on; empty when it does."""
        self.trouble.setText(f"✕ {text}" if text else "")
        self.trouble.setVisible(bool(text))

    def show_step(self, step: Step, sent: int = 0, count: int = 1) -> None:
        """The buttons of this step. `sent` of `count` papers are with the printer."""
        say = self.desk.say
        self.step = step
        self.fields.setVisible(step is Step.READY)
        self.question.setText(
            {
                Step.READY: "",
                Step.PRINTING: say("Printing {number} of {count}…", number=min(sent + 1, count), count=count),
                Step.ASKING: say("Did it print well?")
                if count == 1
                else say("Are all {count} papers well printed?", count=count),
                Step.SORTING: say(
                    "Choose in the list what must be printed again, several with Ctrl or Shift. The others count as "
                    "printed."
                ),
            }[step]
        )
        self.question.setVisible(step is not Step.READY)
        for button in self.every:
            button.setVisible(button in self.buttons[step])
        self.foot.show_buttons(self.buttons[step])

    def first_button(self) -> QPushButton:
        """What Enter presses."""
        return self.buttons[self.step][0]

    def chosen(self) -> PrintForm:
        """Papers are Chinese unless the shop chose otherwise; the printer is empty when the computer has none."""
        fields, language = self.fields, self.desk.preferences.text(LANGUAGE, "zh_CN")
        printer, copies = str(fields.printer.value() or ""), int(str(fields.copies.value()))
        return PrintForm(str(fields.paper.value()), language, printer, copies, fields.printer.currentText())

    # ── printers ─────────────────────────────────────────────────────────────────────────────────

    def look_for_the_first_time(self) -> None:
        """With the first page on the screen there is time for it."""
        if self.printers is None:
            self.look_for_printers()

    def look_for_printers(self) -> None:
        self.printers = []
        self.desk.jobs.make(lambda _: find_printers(), self._show_printers, self, self._show_none)

    def _show_printers(self, printers: list[Printer]) -> None:
        """The printers there are; the one used last stays chosen while it is among them."""
        self.printers = printers
        self.fields.printer.set_choices([(one.name, one.title) for one in printers])
        kept = self.desk.preferences.text(PRINTER)
        self.fields.printer.set_value(kept or next((one.name for one in printers if one.is_default), ""))
        if printers:
            self.show_trouble("")
            self.looked.emit(None)
        else:
            self._show_none(
                Said("No printer is set up on this computer. Set one up in the system, or save the paper as a PDF.")
            )

    def _show_none(self, said: Said) -> None:
        """Told where the printer is chosen; a banner over the word that a slip was saved would say otherwise."""
        self.printers = []
        self.show_trouble(self.desk.tell(said))
        self.looked.emit(said)


def _printings(row: PaperRow, desk: Desk) -> str:
    """Whether this is the first print or which reprint (补打)."""
    if row.state is PaperState.DRAFT:
        return desk.say("Draft: it gets its number when it is printed, saved or copied.")
    if row.state is PaperState.UNNUMBERED:
        return desk.say("Without a number: it is handed over as it is and kept nowhere.")
    if not row.printed or row.printed_on is None:
        return desk.say("Not printed yet")
    state, day = desk.tell(paper_state(row)), day_text(row.printed_on, desk)
    if row.printed == 1:
        return desk.say("{state} · printed once, on {day} · this is reprint 1", state=state, day=day)
    return desk.say(
        "{state} · printed {count} ×, last on {day} · this is reprint {count}",
        state=state,
        count=row.printed,
        day=day,
    )
