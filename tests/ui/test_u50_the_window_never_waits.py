"""Whatever the window is asked, it goes on listening."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.ui.widgets.soon import Soon
from tests.ui.crawler import a_full_window, routes
from tests.ui.watchdog import watched
from tests.ui.window import turns


@pytest.mark.by_the_clock
def test_no_page_keeps_the_window_waiting(tmp_path: Path, qapp: QApplication) -> None:
    """U50: each page is opened, reloaded and left; the window's thread neither waits nor computes over 100 ms."""
    with a_full_window(tmp_path) as bench:
        wanted = list(routes(bench))
        for route in wanted:  # code is loaded when a page is first opened
            bench.desk.go(route)
            bench.settle()
        bench.window.forget_pages()
        with watched() as dog:
            for route in wanted:
                dog.doing = str(route.page)
                bench.desk.go(route)
                bench.settle()
                bench.window.reload_page()
                bench.settle()
        assert not dog.waits, sorted(set(dog.waits))
        assert not dog.held, dog.held


@pytest.mark.by_the_clock
def test_typing_goes_on_while_the_book_is_busy(tmp_path: Path, qapp: QApplication) -> None:
    """U50: a long question occupies the store's thread, not the window's."""
    with a_full_window(tmp_path) as bench:
        gate = threading.Event()
        bench.window.go(next(routes(bench)))
        bench.settle()
        bench.jobs.ask(lambda book: gate.wait(20), lambda _: None, bench.window)
        with watched() as dog:
            bench.window.search_everything()
            bench.press("sn", on=bench.window.search)
            turns(150)
        assert bench.window.search.text() == "sn"
        assert not dog.waits
        gate.set()
        bench.press(Qt.Key.Key_Escape, on=bench.window.search)
        bench.settle()


@pytest.mark.by_the_clock
def test_the_watchdog_catches_a_thread_that_sleeps_and_one_that_waits_for_another(qapp: QApplication) -> None:
    """U50: what the tests above rely on."""
    with watched() as dog:
        Soon(qapp, lambda: time.sleep(1.2)).start()
        turns(1500)
    assert any("<lambda>" in place for place in dog.waits)
    with watched() as dog:
        Soon(qapp, lambda: threading.Event().wait(0.4)).start()
        turns(600)
    assert dog.waits
    with watched() as dog:
        turns(300)
    assert not dog.waits


def test_the_watchdog_accuses_nobody_who_only_waits_for_a_processor(qapp: QApplication) -> None:
    """U50: three other programs and a thread of our own want the processors all the time."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(3 * (os.cpu_count() or 1))]
    over = threading.Event()
    hungry = threading.Thread(target=_work_until, args=(over,))
    hungry.start()
    try:
        with watched() as dog:
            Soon(qapp, lambda: sum(number % 7 for number in range(1_000_000))).start()
            turns(1500)
    finally:
        over.set()
        hungry.join()
        for one in busy:
            one.kill()
            one.wait()
    assert not dog.waits


def _work_until(over: threading.Event) -> None:
    while not over.is_set():
        sum(range(1000))
