"""The program is started again: after it was killed, while it runs, and while another program has the book."""

import os
from contextlib import ExitStack

from desktop_app.system.lock import sole_use
from tests.journeys.patience import until
from tests.journeys.slip import write_slip
from tests.journeys.window import Home


def test_a_slip_that_was_being_typed_when_the_program_was_killed_is_offered_again(shop: Home) -> None:
    """U21: killed as soon as anything was written after the quantity; only the last key may be lost."""
    with shop.window() as window:
        window.is_open()
        write_slip(window, "wdh", "王大海", "40")
        kept = written(shop)
        window.type("0")
        until(lambda: written(shop) != kept, "for the draft")
        window.process.kill()
        window.process.wait()
    with shop.window() as window:
        window.click("Go on with it")
        window.is_at("Goods of line {line}", line=2)
        assert window.text_of("Customer") == "王大海"
        assert window.text_of("Goods of line {line}", line=1) == "水泥 P.O 42.5"
        assert window.text_of("Quantity of line {line}", line=1) in ("40", "400")


def written(shop: Home) -> tuple[int, int]:
    """Changes whenever something is written into the book."""
    log = (shop.book / "ledger.db-wal").stat()
    return log.st_size, log.st_mtime_ns


def test_a_second_start_brings_the_window_that_is_open_to_the_front(shop: Home) -> None:
    """U30: the second program says nothing and ends; the window comes back from the task bar."""
    with shop.window() as window:
        window.is_open()
        number = until(lambda: shop.screen.window_in_front() or None, "for the window in front")
        shop.screen.put_away(number)
        until(lambda: shop.screen.window_in_front() != number, "for the window to go")
        with shop.start() as second:
            assert second.wait(30) == 0
        until(lambda: shop.screen.window_in_front() == number, "for the window to come back")


def test_a_book_that_another_program_has_open_is_not_opened_and_the_way_out_is_a_button(shop: Home) -> None:
    """F7, U49: who has it is said; it opens at the next try once the other has closed it."""
    with ExitStack() as other:
        other.enter_context(sole_use(shop.book))
        with shop.window() as window:
            words = "The book in {folder} is in use by {user} (process {process}). Close it there, then try again."
            window.see(words, folder=shop.book, process=os.getpid())
            other.close()
            window.click("Try again")
            window.is_open()
