"""The owner's PIN in the window: asked for when something is the owner's to do, and then it is done (T21, D16)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.operations.customers import all_customers
from desktop_app.operations.pins import set_pin
from desktop_app.store.journal import head
from desktop_app.ui.base.owner_prompt import OwnerAsker, OwnerPrompt
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.customers.customer_form import CustomerFormPage
from desktop_app.ui.settings.calendar_settings import CalendarSettings
from desktop_app.ui.settings.rules_settings import RulesSettings
from desktop_app.ui.slips.shipments import ShipmentsPage
from desktop_app.ui.start.lock import Lock
from desktop_app.ui.trade.void_document import VoidPanel
from tests.ui.pages.test_settings import settings
from tests.ui.slip_shop import a_past_slip, a_slip_shop, all_slips
from tests.ui.window import SHOP, AWindow

PIN = "2468"


@pytest.fixture
def asker(shop: AWindow) -> OwnerAsker:
    return OwnerAsker(shop.window)


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """Two slips of three weeks ago, and a PIN."""
    with a_slip_shop(tmp_path) as bench:
        for _ in range(2):
            a_past_slip(bench, 1, date(2026, 11, 1), (1, "10", "25"))
        bench.do(lambda book, moment: set_pin(book.ledger, PIN, moment), date(2026, 11, 1))
        yield bench


def reversed_slips(shop: AWindow) -> list[str]:
    return [one.number for one in all_slips(shop) if one.reversed_by]


def void_first(shop: AWindow) -> ShipmentsPage:
    standing = next(one.number for one in all_slips(shop) if not one.reversed_by)
    page = shop.go(PageName.SHIPMENTS, number=standing)
    assert isinstance(page, ShipmentsPage)
    page.void()
    page.panel.form(VoidPanel).save()
    shop.settle()
    return page


def prompt_of(asker: OwnerAsker) -> OwnerPrompt:
    assert asker.prompt is not None
    return asker.prompt


def type_pin(shop: AWindow, prompt: OwnerPrompt, pin: str) -> None:
    QTest.keyClicks(prompt.pin, pin)
    QTest.keyClick(prompt.pin, Qt.Key.Key_Return)
    shop.settle()


def test_the_pin_can_be_typed_at_once_when_it_is_asked_for(shop: AWindow, asker: OwnerAsker) -> None:
    """T21: the keyboard is in the field, not on the button that sends an empty PIN."""
    void_first(shop)
    shop.press(PIN, Qt.Key.Key_Return)
    shop.settle()
    assert len(reversed_slips(shop)) == 1


def test_an_old_slip_is_voided_once_the_owner_typed_the_pin(shop: AWindow, asker: OwnerAsker) -> None:
    """T21: what was typed into the form need not be typed again; for ten minutes nobody is asked again."""
    void_first(shop)
    prompt = prompt_of(asker)
    assert reversed_slips(shop) == []
    type_pin(shop, prompt, "1357")
    assert prompt.form.box("pin").error() == "Wrong PIN."
    assert reversed_slips(shop) == []
    type_pin(shop, prompt, PIN)
    assert len(reversed_slips(shop)) == 1
    assert asker.prompt is None
    shop.clock.seconds += 599
    void_first(shop)
    assert asker.prompt is None
    assert len(reversed_slips(shop)) == 2


def test_whoever_has_no_pin_steps_back_and_nothing_is_changed(shop: AWindow, asker: OwnerAsker) -> None:
    """T21: the form says what it needs, and the reason that was typed stays."""
    page = void_first(shop)
    prompt_of(asker).cancel.click()
    shop.settle()
    assert reversed_slips(shop) == []
    form = page.panel.shown
    assert isinstance(form, VoidPanel)
    assert form.reason.text() == "Entered by mistake"
    assert form.form.bar.notice is not None
    assert "needs the PIN of the owner" in form.form.bar.notice.text


def test_the_lock_ends_what_the_pin_allowed(shop: AWindow, asker: OwnerAsker) -> None:
    """T21: also where the same PIN opens the lock again, since whoever sits down then may be another."""
    lock = Lock(shop.window)
    lock.know(SHOP.name)
    shop.settle()
    void_first(shop)
    type_pin(shop, prompt_of(asker), PIN)
    lock.lock()
    assert lock.cover is not None
    lock.cover.secret.setText(PIN)
    lock.cover.submit()
    shop.settle()
    assert not shop.window.covered
    void_first(shop)
    assert prompt_of(asker)
    prompt_of(asker).reject()
    assert len(reversed_slips(shop)) == 1


def test_the_prompt_goes_with_the_lock_and_the_act_with_it(shop: AWindow, asker: OwnerAsker) -> None:
    """U29: nothing floats over a locked window."""
    lock = Lock(shop.window)
    lock.know(SHOP.name)
    shop.settle()
    void_first(shop)
    lock.lock()
    shop.settle()
    assert asker.prompt is None
    assert reversed_slips(shop) == []


def test_five_wrong_pins_count_down_in_the_prompt(shop: AWindow, asker: OwnerAsker) -> None:
    """T21: the field rests, and takes the right digits afterwards."""
    void_first(shop)
    prompt = prompt_of(asker)
    for _ in range(5):
        type_pin(shop, prompt, "1111")
    assert prompt.form.box("pin").error() == "5 wrong PINs. The next try is taken in 30 seconds."
    assert not prompt.go_on.isEnabled()
    for _ in range(30):
        prompt._count_down()
    shop.clock.seconds += 30
    type_pin(shop, prompt, PIN)
    assert len(reversed_slips(shop)) == 1


def test_one_prompt_answers_for_everything_that_waits(shop: AWindow, asker: OwnerAsker) -> None:
    """Two works that were begun before the PIN was typed."""
    section = settings(shop, "rules").section
    assert isinstance(section, RulesSettings)
    heard: list[str] = []
    for name in ("first", "second"):
        shop.desk.jobs.do(_edits_rules, lambda _, name=name: heard.append(name), section)  # type: ignore[misc]
    shop.settle()
    type_pin(shop, prompt_of(asker), PIN)
    assert heard == ["first", "second"]


def _edits_rules(book, moment):  # type: ignore[no-untyped-def]
    from desktop_app.operations.settings import edit_rules, rules_of

    return edit_rules(book.ledger, rules_of(book.ledger), moment)


@pytest.mark.parametrize("tab", ["shop", "rules", "calendar"])
def test_the_sections_of_the_settings_ask_before_they_save(shop: AWindow, asker: OwnerAsker, tab: str) -> None:
    """T21: the shop, the rules of the gate, the calendar."""
    section: SettingsSection = settings(shop, tab).section
    if isinstance(section, CalendarSettings):
        section.first.set_day(date(2027, 2, 8))
        section.last.set_day(date(2027, 2, 9))
        section.add_days()
    else:
        section.form.submitted.emit()
    shop.settle()
    before = shop.ask(lambda book: head(book.ledger))
    prompt_of(asker).reject()
    shop.settle()
    assert shop.ask(lambda book: head(book.ledger)) == before


def terms_of_wang(shop: AWindow) -> Terms:
    return {one.name: one.terms for one in shop.ask(lambda book: all_customers(book.ledger))}["老王建材"]


@pytest.mark.parametrize(
    ("terms", "asks"),
    [
        (Terms(TermsKind.DAYS, days=60), True),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=30), True),
        (Terms(TermsKind.PREVIOUS_BATCH, open_batches=2), True),
        (Terms(TermsKind.DAYS, days=15), False),
        (Terms(TermsKind.CASH), False),
    ],
)
def test_terms_that_lend_longer_ask_and_tighter_ones_do_not(
    shop: AWindow, asker: OwnerAsker, terms: Terms, asks: bool
) -> None:
    """T21: 老王建材 has thirty days; what was typed waits for the PIN and is then kept."""
    page = shop.go(PageName.CUSTOMER_FORM, customer_id=1)
    assert isinstance(page, CustomerFormPage)
    page.form.terms.kind.set_value(terms.kind)
    for name, count in page.form.terms.counts.items():
        count.set_count(getattr(terms, name))
    page.save()
    shop.settle()
    if asks:
        assert terms_of_wang(shop) == Terms(TermsKind.DAYS, days=30)
        type_pin(shop, prompt_of(asker), PIN)
    assert asker.prompt is None
    assert terms_of_wang(shop) == terms


def test_exporting_asks_before_it_asks_for_a_place(
    shop: AWindow, asker: OwnerAsker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T21: the box for the file comes only once the owner is here."""
    asked: list[str] = []
    file = tmp_path / "slips.xlsx"

    def choose(*_: object) -> tuple[str, str]:
        asked.append("place")
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page = shop.go(PageName.SHIPMENTS)
    assert isinstance(page, ShipmentsPage)
    page.export()
    shop.settle()
    assert asked == []
    type_pin(shop, prompt_of(asker), PIN)
    assert asked == ["place"]
    assert file.is_file()


def test_idle_minutes_are_a_setting_of_the_owners(shop: AWindow, asker: OwnerAsker) -> None:
    """T21: whoever may not change it sees what it is."""
    section = settings(shop, "lock").section
    section.idle.set_value(0)  # type: ignore[attr-defined]
    section.idle.changed.emit(0)  # type: ignore[attr-defined]
    shop.settle()
    prompt_of(asker).reject()
    shop.settle()
    assert shop.desk.preferences.idle_minutes == section.idle.value() == 5  # type: ignore[attr-defined]
