"""Paper and printer that are proposed for every slip, tried with a test sheet (U41)."""

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.ui.base.at_the_printer import PRINT_AT_ONCE, PRINTER, VOUCHER_PAPER, ask_for_printers, print_test_sheet
from desktop_app.ui.base.fields import one_of, switch
from desktop_app.ui.base.printers import Printer
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.printing.print_panel import SHORT_PAPERS
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.notices import Notice


class PaperSettings(SettingsSection):
    title = N_("Papers and printer")
    about = N_("Proposed whenever a slip is printed; the preview can choose another. Statements are printed on A4.")

    paper = switch(N_("Paper of the slips"), SHORT_PAPERS, beside=True)
    at_once = switch(N_("A slip that is saved"), {"": N_("is shown"), "yes": N_("is printed at once")}, beside=True)
    printer = one_of(N_("Printer"), {"": N_("Ask each time")}, beside=True)

    def build(self) -> None:
        say = self.desk.say
        self.add("paper")
        self.add("printer")
        self.add("at_once")
        self.try_button = button(say("Print"), self.print_test_sheet)
        self.add_action(
            say("Test sheet"),
            say(
                "The frame of the test sheet must be inside the paper on all four sides. If a dot-matrix "
                "printer feeds a long blank after each slip, its driver still believes in A4: set up a "
                "paper of this size in the system's printer settings and choose it there."
            ),
            self.try_button,
        )
        self.paper.changed.connect(self._choose_paper)
        self.printer.changed.connect(self._choose_printer)
        self.at_once.changed.connect(self._choose_at_once)

    def reload(self) -> None:
        self.paper.set_value(self.desk.preferences.text(VOUCHER_PAPER))
        self.at_once.set_value(self.desk.preferences.text(PRINT_AT_ONCE))
        self._show([])
        ask_for_printers(self.desk, self._show, self)

    def print_test_sheet(self) -> None:
        """A sheet with rulers, on the chosen paper and printer."""
        self.try_button.setEnabled(False)

        def tried(notice: Notice) -> None:
            self.try_button.setEnabled(True)
            self.desk.notice(notice)

        print_test_sheet(self.desk, str(self.paper.value()), str(self.printer.value()), tried, self)

    def _choose_printer(self, name: object) -> None:
        self._keep(PRINTER, "printer", str(name), self.printer.currentText())
        self.try_button.setEnabled(bool(name))

    def _choose_paper(self, paper: object) -> None:
        self._keep(VOUCHER_PAPER, "paper", str(paper), SHORT_PAPERS[str(paper)])

    def _choose_at_once(self, chosen: object) -> None:
        words = {"": N_("is shown"), "yes": N_("is printed at once")}[str(chosen)]
        self._keep(PRINT_AT_ONCE, "at_once", str(chosen), Said(words))

    def _keep(self, choice: str, field: str, value: str, words: str | Said) -> None:
        kept = self.desk.preferences
        before = kept.text(choice)
        kept.keep_text(choice, value)
        self.tell_choice(self.form.declared[field].label, words, lambda: kept.keep_text(choice, before))

    def _show(self, printers: list[Printer]) -> None:
        """The printers there are, and the chosen one even while it is switched off."""
        kept = self.desk.preferences.text(PRINTER)
        names = [(one.name, one.title) for one in printers]
        missing = [] if not kept or kept in dict(names) else [(kept, kept)]
        self.printer.set_choices([("", self.desk.say("Ask each time")), *names, *missing])
        self.printer.set_value(kept)
        self.try_button.setEnabled(bool(kept))
