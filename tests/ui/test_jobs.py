"""Work off the window's thread: answers come home, failures are told, nobody waits."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.operations.books import Book
from desktop_app.operations.customers import add_customer, all_customers
from desktop_app.operations.done import Changed
from desktop_app.ui.base.jobs import Progress
from tests.ui.window import AWindow, turns


def test_an_answer_arrives_on_the_windows_thread_and_the_question_is_asked_on_another(bench: AWindow) -> None:
    """D2: the store's thread owns the book."""
    seen: list[int] = []
    bench.jobs.ask(
        lambda book: seen.append(threading.get_ident()), lambda _: seen.append(threading.get_ident()), bench.window
    )
    bench.settle()
    asked, answered = seen
    assert answered == threading.get_ident()
    assert asked != answered


def test_a_write_tells_every_page_what_changed(bench: AWindow) -> None:
    told: list[frozenset[Changed]] = []
    bench.jobs.changed.connect(told.append)
    bench.jobs.do(lambda book, moment: add_customer(book.ledger, Customer("王记五金"), moment), None, bench.window)
    bench.settle()
    assert told == [frozenset({Changed.CUSTOMERS})]


def test_a_write_is_told_even_when_its_page_is_gone_by_then(bench: AWindow) -> None:
    told: list[frozenset[Changed]] = []
    answers: list[object] = []
    bench.jobs.changed.connect(told.append)
    page = QObject()
    bench.jobs.do(lambda book, moment: add_customer(book.ledger, Customer("王记五金"), moment), answers.append, page)
    page.deleteLater()
    turns(1)
    bench.settle()
    assert told
    assert answers == []


def test_an_answer_never_reaches_a_page_that_is_gone(bench: AWindow) -> None:
    gate, answers, page = threading.Event(), list[object](), QObject()
    bench.jobs.ask(lambda book: gate.wait(5), answers.append, page)
    page.deleteLater()
    turns(1)
    gate.set()
    bench.settle()
    assert answers == []


def test_a_newer_question_in_the_same_lane_drops_the_older_answer(bench: AWindow) -> None:
    """Typing asks the gate with every key; only the last answer counts."""
    answers: list[int] = []
    for number in range(20):
        bench.jobs.ask(partial(_answer, number), answers.append, bench.window, lane="gate")
    bench.settle()
    assert answers == [19]


def _answer(number: int, _book: Book) -> int:
    return number


def test_a_refusal_goes_to_its_asker_and_otherwise_into_the_bar(bench: AWindow) -> None:
    """U49: nothing is swallowed."""
    heard: list[Said] = []

    def refuse(_: object) -> None:
        raise Refused("{name} is missing.", name="水泥")

    bench.jobs.ask(refuse, lambda _: None, bench.window, heard.append)
    bench.settle()
    assert [str(one) for one in heard] == ["水泥 is missing."]
    bench.jobs.ask(refuse, lambda _: None, bench.window)
    bench.settle()
    assert bench.window.bar.notice is not None
    assert bench.window.bar.notice.text == "水泥 is missing."


def test_a_bug_is_told_as_a_bug(bench: AWindow) -> None:
    """U54: it is not mistaken for the user's doing."""
    bench.jobs.make(lambda _: 1 // 0, lambda _: None, bench.window)
    turns(50)
    assert [type(one) for one in bench.bugs] == [ZeroDivisionError]
    bench.bugs.clear()


def test_cancelled_work_stops_and_leaves_the_book_as_it_was(bench: AWindow) -> None:
    """U50."""
    progress, started = Progress("Counting"), threading.Event()

    def slow(known: Progress) -> int:
        done = 0
        while not known.cancelled and done < 10_000:
            done += 1
            known.step(done, 10_000)
            started.set()
            threading.Event().wait(0.001)
        return done

    reached: list[int] = []
    bench.jobs.make(slow, reached.append, bench.window, progress=progress)
    started.wait(5)
    progress.cancel()
    bench.settle()
    assert reached[0] < 10_000
    assert bench.ask(lambda book: all_customers(book.ledger)) == []


def test_slow_work_shows_a_bar_and_then_a_panel_with_a_way_to_stop(
    bench: AWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U50: a cue after half a second, progress and a stop after two; here without the wait."""
    monkeypatch.setattr("desktop_app.ui.base.work_bar.BUSY_SECONDS", 0.0)
    monkeypatch.setattr("desktop_app.ui.base.work_bar.PANEL_SECONDS", 0.0)
    gate, progress = threading.Event(), Progress("Drawing statements")
    progress.step(3, 10)
    bench.jobs.make(lambda known: gate.wait(10), lambda _: None, bench.window, progress=progress)
    turns(5)
    bench.window.work_bar.look()
    assert bench.window.work_bar.panel.isVisible()
    bench.window.work_bar.stop.click()
    assert progress.cancelled
    gate.set()
    bench.settle()
    bench.window.work_bar.look()
    assert not bench.window.work_bar.panel.isVisible()
