"""The program talks to nobody: its system calls are watched while it is used (U61)."""

import re
from pathlib import Path

from tests.journeys.patience import until
from tests.journeys.slip import write_slip
from tests.journeys.window import Home
from tests.print_queue import PrintSystem

PAGES = {
    "ctrl+2": "Customers",
    "ctrl+3": "Goods",
    "ctrl+4": "Delivery slips",
    "ctrl+5": "Receipts",
    "ctrl+7": "Plans and promises",
    "ctrl+9": "Statements and papers",
    "ctrl+shift+r": "Takings",
    "ctrl+comma": "Settings",
    "ctrl+1": "This week",
}
"""By its key, what the title of the window begins with."""
HERE = re.compile(r'"(127\.0\.0\.1|::1)"')


def test_nothing_is_sent_but_to_the_print_system_of_this_computer(
    shop: Home, printers: PrintSystem, tmp_path: Path
) -> None:
    """U61: every page is opened, a slip is entered and printed; all there is are sockets of this computer."""
    log = tmp_path / "calls"
    with shop.window(watched=log) as window:
        window.is_open()
        for key, first in PAGES.items():
            window.press(key)
            window.read(f"{first} · ", "Qingzhang")
        write_slip(window, "jc", "建昌建材有限公司", "40")
        window.press("ctrl+Return")
        window.is_at("Print  Enter")
        window.press("Return")
        window.is_at("Printed well  Enter")
        window.press("Return")
        window.see("Printed: {number}. It waits for its signature.")
    ended = re.compile(rf"^{window.process.pid} +\+\+\+ exited with 0", re.MULTILINE)
    until(lambda: ended.search(log.read_text()), "for the end of the watch")
    port = printers.address.rpartition(":")[2]
    talks = [line for line in log.read_text().splitlines() if "sa_family=AF_INET" in line]
    to_the_printers = [line for line in talks if f"htons({port})" in line and HERE.search(line)]
    assert to_the_printers, "the watch saw nothing"
    assert talks == to_the_printers
