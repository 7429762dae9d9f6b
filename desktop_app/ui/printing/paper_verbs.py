"""What is done with the paper on the screen but to print it: a file, a picture, a card for WeChat, a closer look."""

from desktop_app.language import N_
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.page import Page
from desktop_app.ui.printing.paper_out import PaperOut
from desktop_app.ui.printing.paper_pane import PaperPane
from desktop_app.ui.trade.card_verbs import PICTURE_KEY, TEXT_KEY


class PaperVerbs(Page):
    """A page that shows one paper."""

    pane: PaperPane
    out: PaperOut

    @command("preview.save", N_("Save as PDF"), "Ctrl+Shift+S")
    def save_pdf(self) -> None:
        self.out.save_pdf()

    @command("preview.copy", N_("Copy as picture"), "Ctrl+C")
    def copy_picture(self) -> None:
        self.out.copy_page()

    @command("preview.card", N_("Copy the card for WeChat"), PICTURE_KEY, short=N_("Card for WeChat"))
    def copy_card(self) -> None:
        self.out.copy_card()

    @command("preview.card_text", N_("Copy the text of the card"), TEXT_KEY, short=N_("Text of the card"))
    def copy_card_text(self) -> None:
        self.out.copy_card_text()

    @command("preview.larger", N_("Larger"), "Ctrl++")
    def larger(self) -> None:
        self.pane.view.step_zoom(1)

    @command("preview.smaller", N_("Smaller"), "Ctrl+-")
    def smaller(self) -> None:
        self.pane.view.step_zoom(-1)
