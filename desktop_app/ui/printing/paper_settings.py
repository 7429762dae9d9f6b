"""Paper and printer that are proposed for every slip, tried with a test sheet (U41)."""

from desktop_app.language import N_
from desktop_app.operations.papers import VoucherPaper, draw_trial_sheet
from desktop_app.ui.base.fields import one_of
from desktop_app.ui.base.printers import Printer, PrintOrder, find_printers, send
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.printing.print_panel import PAPERS, PRINTER, VOUCHER_PAPER
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.notices import Notice, error, well_done


class PaperSettings(SettingsSection):
    title = N_("Papers and printer")
    about = N_("Proposed whenever a slip is printed; the preview can choose another. Statements are printed on A4.")

    paper = one_of(N_("Paper of the slips"), PAPERS)
    printer = one_of(N_("Printer"), {"": N_("Ask each time")})

    def build(self) -> None:
        say, desk = self.desk.say, self.desk
        self.add("paper")
        self.add("printer")
        self.try_button = button(say("Print a test sheet"), self.print_test_sheet)
        self.add_buttons(self.try_button)
        self.add_note(
            say(
                "The frame of the test sheet must lie inside the paper on all four sides. If a dot-matrix printer "
                "feeds a long blank after each slip, its driver still believes in A4: set up a paper of this size in "
                "the system's printer settings and choose it there."
            )
        )
        self.paper.changed.connect(lambda paper: desk.preferences.keep_text(VOUCHER_PAPER, str(paper)))
        self.printer.changed.connect(self._choose_printer)

    def reload(self) -> None:
        kept = self.desk.preferences.text(VOUCHER_PAPER)
        self.paper.set_value(next((one for one in VoucherPaper if one.value == kept), VoucherPaper.CONTINUOUS))
        self._show([])
        self.desk.jobs.make(lambda _: find_printers(), self._show, self, lambda _: None)

    def print_test_sheet(self) -> None:
        """A sheet with rulers, on the chosen paper and printer."""
        paper, printer, language = VoucherPaper(str(self.paper.value())), str(self.printer.value()), self.desk.language
        title = self.desk.say("Test sheet")
        self.try_button.setEnabled(False)

        def tried(notice: Notice) -> None:
            self.try_button.setEnabled(True)
            self.desk.notice(notice)

        on_its_way = well_done(self.desk.say("The test sheet is on its way to the printer."))
        self.desk.jobs.make(
            lambda _: send(PrintOrder(draw_trial_sheet(paper, language), printer, title)),
            lambda _: tried(on_its_way),
            self,
            lambda said: tried(error(self.desk.tell(said))),
        )

    def _choose_printer(self, name: object) -> None:
        self.desk.preferences.keep_text(PRINTER, str(name))
        self.try_button.setEnabled(bool(name))

    def _show(self, printers: list[Printer]) -> None:
        """The printers there are, and the chosen one even while it is switched off."""
        kept = self.desk.preferences.text(PRINTER)
        names = [(one.name, one.title) for one in printers]
        missing = [] if not kept or kept in dict(names) else [(kept, kept)]
        self.printer.set_choices([("", self.desk.say("Ask each time")), *names, *missing])
        self.printer.set_value(kept)
        self.try_button.setEnabled(bool(kept))
