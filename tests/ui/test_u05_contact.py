"""Log a contact fast: the row, an outcome, done; a note only where there is more to say."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.operations.contacts import contact_log
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.trade.customer_forms import CHOICES, ContactPanel, PutOffPanel
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.ui.stories import a_customer, ships
from tests.ui.window import TODAY, AWindow, a_window

MOST_KEYS = 4


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """宏达建材 owes 3,000 that is late; This week is open with the cursor on it."""
    with a_window(tmp_path) as bench:
        ships(bench, a_customer(bench), 3000, date(2026, 9, 1))
        bench.go(PageName.THIS_WEEK)
        bench.keys = 0
        yield bench


def log(bench: AWindow) -> list[Contacted]:
    return bench.ask(lambda book: contact_log(book.ledger, TODAY))


def panel_page(bench: AWindow) -> ThisWeekPage:
    page = bench.window.current_page()
    assert isinstance(page, ThisWeekPage)
    return page


def told(panel: ContactPanel) -> str:
    """What the form says that belongs to no field."""
    assert panel.form.bar.notice is not None
    return panel.form.bar.notice.text


@pytest.mark.parametrize("at", [at for at, (one, _) in enumerate(CHOICES) if one is not Outcome.CLAIMS_PAID])
def test_every_outcome_takes_at_most_four_keys(bench: AWindow, at: int) -> None:
    """U5: C, its digit, Enter; who says it is paid is asked one thing more."""
    bench.press("C", str(at + 1), Qt.Key.Key_Return)
    bench.settle()
    assert bench.keys <= MOST_KEYS
    (logged,) = log(bench)
    assert logged.outcome is CHOICES[at][0]
    assert logged.at == TODAY
    assert panel_page(bench).table.view.hasFocus()


def test_a_talk_in_person_and_one_by_wechat_are_kept_as_such(bench: AWindow) -> None:
    """U5: the channel follows from the outcome."""
    for digit in "45":
        bench.press("C", digit, Qt.Key.Key_Return)
        bench.settle()
    assert panel_page(bench).panel.form(ContactPanel).form.bar.notice is None, "a visit is no call"
    assert [one.channel for one in log(bench)] == [Channel.IN_PERSON, Channel.WECHAT]


def test_a_note_may_hold_digits_once_one_is_in_it(bench: AWindow) -> None:
    """U5: in the note a digit is a digit."""
    bench.press("C", "1", Qt.Key.Key_Tab)
    panel_page(bench).panel.form(ContactPanel).note.setFocus()
    bench.press("back on 25th", Qt.Key.Key_Return)
    bench.settle()
    (logged,) = log(bench)
    assert (logged.outcome, logged.note) == (Outcome.REACHED, "back on 25th")


def test_esc_logs_nothing(bench: AWindow) -> None:
    bench.press("C", "2", Qt.Key.Key_Escape)
    bench.settle()
    assert log(bench) == []
    assert panel_page(bench).table.view.hasFocus()


def test_a_claim_to_have_paid_keeps_the_sum_and_is_no_receipt(bench: AWindow) -> None:
    """Case 18: a claim is a claim."""
    page = panel_page(bench)
    bench.press("C", "6", Qt.Key.Key_Return)
    bench.settle()
    assert log(bench) == [], "the day the money was sent is asked, not guessed"
    assert page.panel.form(ContactPanel).claimed_on.hasFocus()
    bench.press("1119", Qt.Key.Key_Return)
    assert page.panel.form(ContactPanel).amount.hasFocus()
    bench.press("1200", Qt.Key.Key_Return)
    assert page.panel.form(ContactPanel).note.hasFocus()
    assert log(bench) == []
    bench.press(Qt.Key.Key_Return)
    bench.settle()
    (logged,) = log(bench)
    claimed = (Outcome.CLAIMS_PAID, 1200_00, date(2026, 11, 19))
    assert (logged.outcome, logged.amount_fen, logged.claimed_on) == claimed
    assert page.table.model.shown[0].row.owed_fen == 3000_00


def test_no_outcome_is_chosen_for_anybody(bench: AWindow) -> None:
    """U5: an Enter too many must not say that somebody was reached."""
    page = panel_page(bench)
    bench.press("C", Qt.Key.Key_Return)
    bench.settle()
    assert log(bench) == []
    assert told(page.panel.form(ContactPanel)) == "Choose how the talk ended."
    assert not any(button.isChecked() for button in page.panel.form(ContactPanel).outcome.buttons)


def test_a_second_call_on_one_day_is_asked_first(bench: AWindow) -> None:
    """U6: Enter once more is the answer; another outcome is asked anew."""
    page = panel_page(bench)
    bench.press("C", "2", Qt.Key.Key_Return)
    bench.settle()
    bench.press("C", "1", Qt.Key.Key_Return)
    bench.settle()
    assert len(log(bench)) == 1
    assert "once a day is enough" in told(page.panel.form(ContactPanel))
    bench.press("2", Qt.Key.Key_Return)
    bench.settle()
    assert len(log(bench)) == 1
    bench.press(Qt.Key.Key_Return)
    bench.settle()
    assert [one.outcome for one in log(bench)] == [Outcome.NOT_REACHED, Outcome.NOT_REACHED]


def test_the_day_to_speak_again_is_kept(bench: AWindow) -> None:
    """U5: what was agreed on the telephone stands on the list that day."""
    page = panel_page(bench)
    bench.press("C", "1")
    page.panel.form(ContactPanel).next_on.setFocus()
    bench.press("1125", Qt.Key.Key_Return)
    assert page.panel.form(ContactPanel).note.hasFocus()
    bench.press(Qt.Key.Key_Return)
    bench.settle()
    (logged,) = log(bench)
    assert logged.next_on == date(2026, 11, 25)


def test_every_field_of_a_claim_has_its_room_in_a_small_window(bench: AWindow) -> None:
    """U5: nothing is cut off at 1280 × 800."""
    bench.window.resize(1280, 800)
    bench.press("C", "6")
    bench.settle()
    contact = panel_page(bench).panel.form(ContactPanel)
    assert not contact.next_on.isVisible()
    for field in (contact.claimed_on, contact.amount, contact.note):
        assert field.height() >= field.sizeHint().height()


def test_a_talk_half_noted_is_offered_again_with_the_same_customer(bench: AWindow) -> None:
    """U20, U21: the outcome comes back with the note, and what a claim asks for with it."""
    page = panel_page(bench)
    bench.press("C", "6", "1119", Qt.Key.Key_Return, "1200", Qt.Key.Key_Escape)
    bench.settle()
    assert log(bench) == []
    bench.press("C")
    bench.settle()
    form = page.panel.form(ContactPanel)
    assert (form.outcome.value(), form.amount.isVisible()) == (None, False)
    assert "was not saved" in told(form)
    form.form.bar.press(0)
    assert (form.outcome.value(), form.amount.fen()) == (Outcome.CLAIMS_PAID, 1200_00)
    assert form.claimed_on.isVisible()
    form.save()
    bench.settle()
    assert [(one.amount_fen, one.claimed_on) for one in log(bench)] == [(1200_00, date(2026, 11, 19))]
    bench.press("C")
    bench.settle()
    assert form.form.bar.notice is None


def test_enter_puts_nobody_off_without_a_day(bench: AWindow) -> None:
    """U4: nothing is guessed; the field says what is missing, and another day than the usual ones is typed there."""
    page = panel_page(bench)
    bench.press("Z", Qt.Key.Key_Return)
    form = page.panel.form(PutOffPanel)
    assert form.form.box("next_on").error()
    bench.press("1125", Qt.Key.Key_Return)
    bench.settle()
    (logged,) = log(bench)
    assert (logged.outcome, logged.next_on) == (Outcome.PUT_OFF, date(2026, 11, 25))


def test_enter_on_the_way_back_goes_back_and_writes_nothing(bench: AWindow) -> None:
    """U20: Enter presses the button the keyboard is on; it saved, whichever it was."""
    bench.press("C", "1")
    form = panel_page(bench).panel.form(ContactPanel)
    (leaving,) = [one for one in form.findChildren(QPushButton) if one.text() == "Back  Esc"]
    leaving.setFocus()
    bench.press(Qt.Key.Key_Return)
    bench.settle()
    assert log(bench) == []
    assert panel_page(bench).table.view.hasFocus()
