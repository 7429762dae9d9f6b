"""What a quick form sent is in the book once, whatever became of the form or the program meanwhile (D4, U21)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.operations.contacts import contact_log
from desktop_app.operations.drafts import drafts
from desktop_app.ui.base.form_panel import Subject
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.trade.customer_forms import ContactPanel, PromisePanel
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.ui.stories import a_customer, ships
from tests.ui.window import TODAY, AWindow, a_window, turns

ANOTHER = Subject(99, "永发便利店")


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """宏达建材 is late; This week is open, and a talk with them is typed in."""
    with a_window(tmp_path) as bench:
        ships(bench, a_customer(bench), 3000, date(2026, 9, 1))
        bench.go(PageName.THIS_WEEK)
        bench.press("C", "1")
        the_form(bench).note.setFocus()
        bench.press("back on 25th")
        yield bench


def the_form(bench: AWindow) -> ContactPanel:
    page = bench.window.current_page()
    assert isinstance(page, ThisWeekPage)
    return page.panel.form(ContactPanel)


def logged(bench: AWindow) -> list[str]:
    return [one.note for one in bench.ask(lambda book: contact_log(book.ledger, TODAY))]


def kept(bench: AWindow) -> int:
    return len(bench.ask(lambda book: drafts(book.ledger)))


def test_what_was_saved_is_not_offered_as_unsaved_when_the_form_was_opened_for_another(shop: AWindow) -> None:
    """U21: the book answers when the form is about somebody else already."""
    form = the_form(shop)
    form.save()
    form.begin(ANOTHER)
    shop.settle()
    assert (logged(shop), kept(shop)) == (["back on 25th"], 0)


def test_what_is_typed_anew_about_the_same_one_is_kept_although_the_first_was_saved_meanwhile(shop: AWindow) -> None:
    """U21: the second talk is no part of the first."""
    form = the_form(shop)
    form.save()
    form.begin(form.subject)
    form.note.setText("sent the list")
    form.keeper.touch()
    shop.settle()
    form.leave()
    shop.settle()
    assert (logged(shop), kept(shop)) == (["back on 25th"], 1)


def test_a_draft_of_what_was_saved_when_the_program_was_killed_saves_nothing_a_second_time(shop: AWindow) -> None:
    """D4: between the answer of the book and the draft that is dropped the power may go."""
    form = the_form(shop)
    form.keeper.keep()
    with patch.object(form, "saved"):
        form.save()
        shop.settle()
    assert kept(shop) == 1
    form.begin(form.subject)
    shop.settle()
    form.form.bar.press(0)
    form.save()
    shop.settle()
    assert (logged(shop), kept(shop)) == (["back on 25th"], 0)


def test_what_was_typed_behind_another_form_is_kept_when_the_window_closes_within_the_second(shop: AWindow) -> None:
    """U21: the form that is not seen any more is asked too, before the book is closed."""
    the_form(shop)
    page = shop.window.current_page()
    assert isinstance(page, ThisWeekPage)
    page.panel.open_form(PromisePanel)
    shop.window.close()
    shop.jobs.end()
    with a_window(shop.folder.parent, book=shop.folder) as again:
        assert kept(again) == 1


def test_nothing_is_begun_in_a_book_that_is_closed_and_nothing_is_told_as_broken(shop: AWindow) -> None:
    """A clock that ran on, a click on a window that is going: no error, no answer."""
    answers: list[object] = []
    shop.jobs.end()
    form = the_form(shop)
    form.note.setText("typed too late")
    form.keeper.keep()
    for begun in (
        shop.jobs.ask(lambda book: 1, answers.append, shop.window),
        shop.jobs.make(lambda progress: 1, answers.append, shop.window),
        shop.jobs.run(lambda: 1, answers.append, shop.window),
    ):
        assert begun.dropped
    turns(1)
    assert (answers, shop.bugs) == ([], [])


def told(bench: AWindow) -> str:
    notice = bench.window.bar.notice
    return notice.text if notice else ""


def test_another_form_over_a_half_filled_one_says_that_it_is_kept(shop: AWindow) -> None:
    """Nothing typed is lost without a word: Y over a talk that is half typed."""
    page = shop.window.current_page()
    assert isinstance(page, ThisWeekPage)
    page.record_promise()
    shop.settle()
    assert "宏达建材 under “Log a contact” is kept" in told(shop)
    assert kept(shop) == 1
    shop.window.bar.dismiss()
    page.log_contact()
    shop.settle()
    assert told(shop) == "", "nothing was typed into the promise"
    assert the_form(shop).form.bar.notice is not None, "and the talk is offered again"
