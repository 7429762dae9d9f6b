"""The printers of this computer, asked and fed off the window's thread; what prints is loaded only then."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.notices import Notice, error, well_done

if TYPE_CHECKING:
    from desktop_app.ui.base.printers import Printer

PRINTER, VOUCHER_PAPER, LETTER_PAPER = "printer", "voucher_paper", "letter_paper"
"""Under which names it is remembered by which printer and on which paper slips are printed."""


def ask_for_printers(desk: Desk, then: "Callable[[list[Printer]], None]", owner: QObject) -> None:
    """The default one first. Without one, or where they cannot be asked, everything can still be saved as PDF."""

    def work(_: object) -> "list[Printer]":
        from desktop_app.ui.base.printers import find_printers

        return find_printers()

    desk.jobs.make(work, then, owner, lambda _: None)


PRINT_AT_ONCE = "print_at_once"
"""Whether a slip that is saved goes to the printer without being asked for."""


def print_page(
    desk: Desk,
    draw: Callable[[], bytes],
    printer: str,
    title: str,
    told: str,
    then: Callable[[Notice], None],
    owner: QObject,
) -> None:
    """Draw a page and hand it over; `then` gets what was `told` of it, or why it did not work."""

    def work(_: object) -> None:
        from desktop_app.ui.base.printers import PrintOrder, send

        send(PrintOrder(draw(), printer, title))

    desk.jobs.make(work, lambda _: then(well_done(told)), owner, lambda said: then(error(desk.tell(said))))


def print_test_sheet(desk: Desk, paper: str, printer: str, then: Callable[[Notice], None], owner: QObject) -> None:
    """A sheet with rulers on this paper, in the language of the window."""
    language = desk.language

    def draw() -> bytes:
        from desktop_app.operations.papers import VoucherPaper, draw_trial_sheet

        return draw_trial_sheet(VoucherPaper(paper), language)

    told = desk.say("The test sheet is on its way to the printer.")
    print_page(desk, draw, printer, desk.say("Test sheet"), told, then, owner)
