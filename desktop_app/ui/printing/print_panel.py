"""Beside the preview: on which paper, by which printer, how often; and the question whether it came out well (U43)."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.looks import paper_state
from desktop_app.domain.papers import PaperRow, PaperState
from desktop_app.language import N_
from desktop_app.operations.paper_kinds import form_of
from desktop_app.operations.paper_runs import ShownStatement
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.printers import Printer
from desktop_app.ui.look.theme import px
from desktop_app.ui.printing.paper_truth import truth_of
from desktop_app.ui.printing.print_round import Step
from desktop_app.ui.printing.statement_days import StatementDaysField
from desktop_app.ui.trade.words import about_paper
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.keys import back_button, with_key
from desktop_app.ui.widgets.labels import Card, PlainLabel

PRINTER, VOUCHER_PAPER = "printer", "voucher_paper"
"""Under which names the choices are remembered."""

PAPERS = {
    "241x140": N_("Continuous 241 × 140 mm"),
    "a5": N_("A5 across"),
    "a4": N_("A4"),
}
"""The papers of a voucher by the names the papers know them by, the usual one first."""

MOST_COPIES = 6

SHORTEST = 8
"""Characters of a choice that must be seen; names of printers can be longer than the panel is wide."""


class Printing(Protocol):
    """The page beside which the panel stands: what its buttons do."""

    def print_now(self) -> None: ...
    def stop_printing(self) -> None: ...
    def well_printed(self) -> None: ...
    def print_again(self) -> None: ...
    def print_chosen_again(self) -> None: ...
    def mark_the_others(self) -> None: ...
    def go_back(self) -> None: ...


class PrintPanel(Card):
    paper_chosen = Signal()

    def __init__(self, desk: Desk, page: Printing, *ways: QPushButton) -> None:
        """`ways` are what else can be done with the paper before it is printed."""
        super().__init__()
        self.desk = desk
        self.step = Step.READY
        self.title = PlainLabel("", "title", wraps=True)
        self.about = PlainLabel("", "muted", wraps=True)
        self.printings = PlainLabel("", wraps=True)
        self.truth = PlainLabel("", "strong", wraps=True)
        self.trouble = PlainLabel("", "error", wraps=True)
        self.days = StatementDaysField(desk)
        self.days.hide()
        self.paper = ChoiceField([(one, desk.translate(name)) for one, name in PAPERS.items()])
        self.printer = ChoiceField()
        self.copies = ChoiceField([(count, str(count)) for count in range(1, MOST_COPIES + 1)])
        for field in (self.paper, self.printer):
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(SHORTEST)
        self._paper_box = FieldBox(desk.say, desk.say("Paper size"), self.paper)
        self._fields = QWidget()
        self.question = PlainLabel("", "strong", wraps=True)
        self._buttons(page, ways)
        self._lay_out()
        self.paper.set_value(desk.preferences.text(VOUCHER_PAPER))
        self.paper.changed.connect(self._paper_changed)
        self.printer.changed.connect(lambda name: desk.preferences.keep_text(PRINTER, str(name)))
        self.show_step(Step.READY)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def show_paper(self, row: PaperRow | None, count: int) -> None:
        """What is to be printed: one paper, or one of `count`."""
        say = self.desk.say
        self.trouble.hide()
        self.truth.hide()
        self._paper_box.setVisible(row is not None and form_of(row.kind).any_sheet)
        if row is None:
            self.title.setText(say("No paper chosen"))
            self.about.setText("")
            self.printings.setText("")
            return
        self.title.setText(row.customer)
        self.about.setText("\n".join(about_paper(row, self.desk)))
        self.printings.setText(_printings(row, self.desk))
        text = say("Print") if count == 1 else say("Print {count} papers", count=count)
        self.print_button.setText(with_key(text, "Return"))

    def show_truth(self, shown: ShownStatement, reprint: bool = False) -> None:
        """Which issued paper no longer holds, and what printing makes of this one (case 21)."""
        told = "\n".join(self.desk.tell(said) for said in truth_of(shown, reprint))
        self.truth.setText(told)
        self.truth.setVisible(bool(told))

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """The printers there are; the one used last stays chosen while it is among them."""
        self.printer.set_choices([(one.name, one.title) for one in printers])
        kept = self.desk.preferences.text(PRINTER)
        self.printer.set_value(kept or next((one.name for one in printers if one.is_default), ""))

    def chosen_printer(self) -> str:
        """The printer's name; empty when the computer has none."""
        return str(self.printer.value() or "")

    def chosen_paper(self) -> str:
        """A `VoucherPaper` by its name."""
        return str(self.paper.value())

    def chosen_copies(self) -> int:
        copies = self.copies.value()
        return copies if isinstance(copies, int) else 1

    def show_trouble(self, text: str) -> None:
        """Why the printer does not go on; empty when it does."""
        self.trouble.setText(f"✕ {text}" if text else "")
        self.trouble.setVisible(bool(text))

    def show_step(self, step: Step, sent: int = 0, count: int = 1) -> None:
        """The buttons of this step. `sent` of `count` papers are with the printer."""
        say = self.desk.say
        self.step = step
        self._fields.setVisible(step is Step.READY)
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
        self._stack.setCurrentIndex(step.value)

    def first_button(self) -> QPushButton:
        """What Enter presses."""
        return (self.print_button, self.stop_button, self.yes_button, self.again_button)[self.step.value]

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _buttons(self, page: Printing, ways: Sequence[QPushButton]) -> None:
        say = self.desk.say
        self.print_button = _button(with_key(say("Print"), "Return"), page.print_now, primary=True)
        self.stop_button = _button(with_key(say("Stop"), "Esc"), page.stop_printing)
        self.yes_button = _button(with_key(say("Printed well"), "Return"), page.well_printed, primary=True)
        self.again_button = _button(
            with_key(say("Print the chosen again"), "Return"), page.print_chosen_again, primary=True
        )
        leaving = back_button(say)
        leaving.clicked.connect(lambda: page.go_back())
        self._stack = QStackedWidget()
        for buttons in (
            (
                self.print_button,
                *ways,
                leaving,
            ),
            (self.stop_button,),
            (self.yes_button, _button(say("No, print again"), page.print_again)),
            (self.again_button, _button(say("Only mark the others"), page.mark_the_others)),
        ):
            self._stack.addWidget(_column(buttons))

    def _lay_out(self) -> None:
        say = self.desk.say
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(px(8))
        fields.addWidget(self.days)
        fields.addWidget(self._paper_box)
        fields.addWidget(FieldBox(say, say("Printer"), self.printer))
        fields.addWidget(FieldBox(say, say("Copies"), self.copies))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(8))
        for widget in (
            self.title, self.about, self.printings, self.truth, self._fields, self.trouble, self.question, self._stack
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addStretch()

    def _paper_changed(self, paper: object) -> None:
        self.desk.preferences.keep_text(VOUCHER_PAPER, str(paper))
        self.paper_chosen.emit()


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


def _button(text: str, does: Callable[[], None], primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("primary", primary)
    button.clicked.connect(lambda: does())
    return button


def _column(buttons: Sequence[QPushButton]) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(8))
    for button in buttons:
        layout.addWidget(button)
    layout.addStretch()
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return column
