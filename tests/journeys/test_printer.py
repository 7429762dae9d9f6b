"""The printer is gone when Enter is pressed in the preview."""

from dataclasses import replace

from tests.journeys.patience import until
from tests.journeys.slip import write_slip
from tests.journeys.window import Home
from tests.print_queue import print_system


def test_a_printer_that_vanished_is_told_and_prints_when_it_is_back(shop: Home) -> None:
    """U43, U49: nothing counts as printed meanwhile, and the way out is a button."""
    with print_system() as printers:
        printers.add_printer("counter", "Counter printer")
        with replace(shop, cups=printers.address).window() as window:
            window.is_open()
            write_slip(window, "jc", "建昌建材有限公司", "2")
            window.press("ctrl+Return")
            window.is_at("Print  Enter")
            window.read("Counter printer")
            printers.remove_printer("counter")
            window.press("Return")
            window.see(
                "There is no printer “{printer}” any more. Switch it on or connect it again, or choose another one."
            )
            window.see("Not printed yet")
            printers.add_printer("counter", "Counter printer")
            window.click("Look for printers again")
            window.read("Counter printer")
            window.click("Print  Enter")
            window.is_at("Printed well  Enter")
            until(printers.paper_of("counter").exists, "for the paper")
            window.press("Return")
            window.see("Printed: {number}. It waits for its signature.")
