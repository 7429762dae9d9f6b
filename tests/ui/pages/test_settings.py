"""The settings: every section keeps what is chosen, refuses at the field, and can be undone."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from desktop_app.domain.credit_rules import RuleMode
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Calendar
from desktop_app.domain.holidays import PUBLISHED
from desktop_app.operations.backup import back_up
from desktop_app.operations.backup_copies import backups_beside
from desktop_app.operations.customers import add_customer
from desktop_app.operations.interest import rates_of
from desktop_app.operations.pins import has_pin
from desktop_app.operations.settings import calendar_of, rules_of, shop_of
from desktop_app.store.journal import head
from desktop_app.ui.base.at_the_printer import VOUCHER_PAPER
from desktop_app.ui.base.list_page import ListPage
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.look.theme import RowHeight, TextSize, px, row_height
from desktop_app.ui.printing.paper_settings import PaperSettings
from desktop_app.ui.settings.calendar_settings import CalendarSettings, DayKind, with_days
from desktop_app.ui.settings.check_settings import CheckSettings
from desktop_app.ui.settings.key_settings import KeySettings
from desktop_app.ui.settings.lock_settings import LockSettings
from desktop_app.ui.settings.look_settings import LookSettings
from desktop_app.ui.settings.paper_check import PaperCheck
from desktop_app.ui.settings.rate_settings import RateSettings
from desktop_app.ui.settings.rules_settings import RulesSettings
from desktop_app.ui.settings.settings import TABS, SettingsPage
from desktop_app.ui.settings.shop_papers_settings import ShopPapersSettings
from desktop_app.ui.settings.shop_settings import ShopSettings
from desktop_app.ui.widgets.holding import value_of
from tests.documents.reading import text_of
from tests.ui.crawler import shown
from tests.ui.pages.street import a_customer, ships
from tests.ui.paper_shop import until
from tests.ui.window import AWindow


def settings(bench: AWindow, tab: str) -> SettingsPage:
    page = bench.go(PageName.SETTINGS, tab=tab)
    assert isinstance(page, SettingsPage)
    return page


def undo(bench: AWindow) -> None:
    bench.window.undo()
    bench.settle()


def test_each_section_has_at_most_one_primary_button_and_opens_without_writing(bench: AWindow) -> None:
    before = bench.ask(lambda book: head(book.ledger).seq)
    for tab in TABS:
        settings(bench, tab)
        primary = [one for one in shown(bench.window) if isinstance(one, QAbstractButton) and one.property("primary")]
        assert len(primary) <= 1, tab
    assert bench.ask(lambda book: head(book.ledger).seq) == before


def test_the_first_section_is_marked_and_the_others_are_made_when_they_are_wanted(bench: AWindow) -> None:
    """J17: whoever comes by the keyboard sees where they are; U50: and comes at once."""
    bench.go(PageName.REPORTS)  # the keyboard comes from another page, into a list in which nothing is chosen yet
    bench.chord(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    page = bench.window.current_page()
    assert isinstance(page, SettingsPage)
    assert page.list.hasFocus()
    assert [one.row() for one in page.list.selectionModel().selectedRows()] == [0]
    assert list(page.sections) == ["shop", "papers", "shop_papers"], "the group that is seen"
    bench.press(Qt.Key.Key_End)
    bench.settle()
    assert page.chosen == "about"
    assert [one.row() for one in page.list.selectionModel().selectedRows()] == [len(TABS) - 1]
    assert list(page.sections) == ["shop", "papers", "shop_papers", "about"]


def test_a_setting_is_found_by_a_word_in_it_and_its_section_says_how_often_it_holds_it(bench: AWindow) -> None:
    """Ctrl+F: only what holds the word is seen, of all sections, with the word marked; Esc shows all again."""
    page = settings(bench, "shop")
    bench.chord(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bench.press("phone")
    bench.settle()
    seen = {tab for tab, section in page.sections.items() if section.isVisible()}
    assert seen == {tab for tab, count in page.list.counts.items() if count} >= {"shop", "look"}
    shop, look = page.sections["shop"], page.sections["look"]
    assert isinstance(shop, ShopSettings)
    assert isinstance(look, LookSettings)
    assert (shop.phone.isVisible(), shop.address.isVisible()) == (True, False)
    assert (look.mask_phones.isVisible(), look.scheme.isVisible()) == (True, False)
    assert [page.list.counts[one] for one in ("shop", "rules", "calendar")] == [1, 1, 0]
    assert shop.form.box("phone").label.marked == "phone"
    bench.press("x")
    bench.settle()
    assert page.board.nothing.text() == "No setting has “phonex” in it."
    bench.press(Qt.Key.Key_Escape)
    bench.settle()
    assert (shop.address.isVisible(), look.isVisible(), page.list.looks_for) == (True, False, False)


def test_a_section_found_by_a_word_is_shown_whole_when_it_is_chosen(bench: AWindow) -> None:
    page = settings(bench, "shop")
    page.search.setFocus()
    bench.press("phone", Qt.Key.Key_Down)
    page.list.setCurrentIndex(page.list.model().index(TABS.index("look"), 0))
    bench.settle()
    look = page.section
    assert isinstance(look, LookSettings)
    assert look.scheme.isVisible()
    assert page.search.text() == ""


def test_the_card_that_has_the_keyboard_leads(bench: AWindow) -> None:
    """Shop and papers, lock and passphrase are seen together; one button of the page is the primary one."""
    page = settings(bench, "lock")
    lock, keys = page.sections["lock"], page.sections["keys"]
    assert isinstance(keys, KeySettings)
    assert lock.primary is not None
    assert keys.primary is not None
    assert (lock.primary.property("primary"), keys.primary.property("primary")) == (True, False)
    keys.passphrase.setFocus()
    assert (lock.primary.property("primary"), keys.primary.property("primary")) == (False, True)
    assert (page.chosen, page.list.value()) == ("keys", "keys")


def test_a_choice_of_the_look_holds_at_once_and_undo_brings_the_old_one_back(bench: AWindow) -> None:
    """U23, U56: also when pages were made anew in between."""
    for name, there in (("text_size", TextSize.LARGE), ("row_height", RowHeight.TIGHT), ("mask_phones", True)):
        before = getattr(bench.desk.preferences, name)
        look = settings(bench, "look").section
        assert isinstance(look, LookSettings)
        editor = look.editors[name]
        editor.click() if isinstance(editor, QCheckBox) else editor.press(1)  # type: ignore[attr-defined]
        bench.settle()
        assert getattr(bench.desk.preferences, name) == there
        notice = bench.window.bar.notice
        assert notice is not None
        assert [way.text for way in notice.ways] == ["Undo"]
        undo(bench)
        assert getattr(bench.desk.preferences, name) == before
        shown_now = bench.window.current_page()
        assert isinstance(shown_now, SettingsPage)
        assert value_of(shown_now.section.editors[name]) == before


def test_tight_rows_show_more_of_a_list(bench: AWindow) -> None:
    look = settings(bench, "look").section
    assert isinstance(look, LookSettings)
    assert row_height() == px(36)
    look.row_height.press(1)
    bench.settle()
    page = bench.go(PageName.CUSTOMERS)
    assert isinstance(page, ListPage)
    assert page.table.view.verticalHeader().defaultSectionSize() == row_height() == px(30)
    undo(bench)


def test_the_arrows_go_through_the_sections(bench: AWindow) -> None:
    page = settings(bench, "shop")
    assert page.list.hasFocus()
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    bench.settle()
    assert page.chosen == "rules"


def test_the_shop_is_saved_by_the_keyboard_and_undo_brings_the_old_one_back(bench: AWindow) -> None:
    """U20, U23."""
    section = settings(bench, "shop").section
    assert isinstance(section, ShopSettings)
    section.phone.setFocus()
    bench.press("13800138000")
    bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert bench.ask(lambda book: shop_of(book.ledger)).phone == "13800138000"
    undo(bench)
    assert bench.ask(lambda book: shop_of(book.ledger)).phone == ""
    assert section.phone.text() == ""


def test_a_shop_without_a_name_is_refused_at_the_field_and_the_rest_stays(bench: AWindow) -> None:
    """U49."""
    section = settings(bench, "shop").section
    assert isinstance(section, ShopSettings)
    section.address.setFocus()
    bench.press("12 Market Street")
    section.name.setFocus()
    section.name.selectAll()
    bench.press(Qt.Key.Key_Delete)
    QTest.mouseClick(section.saving, Qt.MouseButton.LeftButton)
    bench.settle()
    assert section.form.box("name").error()
    assert section.address.text() == "12 Market Street"
    assert bench.ask(lambda book: shop_of(book.ledger)).address == ""


def test_what_is_typed_is_not_read_over_by_a_change_elsewhere(bench: AWindow) -> None:
    section = settings(bench, "shop").section
    assert isinstance(section, ShopSettings)
    section.wechat.setFocus()
    bench.press("shunda")
    section.reload()
    bench.settle()
    assert section.wechat.text() == "shunda"


def test_what_could_not_be_saved_is_not_read_over(bench: AWindow) -> None:
    """U49: refused by the book, then something else of the shop changes."""
    section = settings(bench, "shop").section
    assert isinstance(section, ShopSettings)
    section.wechat.setFocus()
    bench.press("shunda")
    section.name.setText("Shunda\u202e")
    section.save()
    bench.settle()
    assert section.form.box("name").error()
    section.reload()
    bench.settle()
    assert section.wechat.text() == "shunda"


def test_what_is_typed_while_the_shop_is_saved_stays(bench: AWindow) -> None:
    section = settings(bench, "shop").section
    assert isinstance(section, ShopSettings)
    section.wechat.setFocus()
    bench.press("shun")
    section.save()
    bench.press("da")
    bench.settle()
    assert bench.ask(lambda book: shop_of(book.ledger)).wechat == "shun"
    assert section.wechat.text() == "shunda"


def test_a_rule_is_switched_and_what_follows_stands_beside_it(bench: AWindow) -> None:
    """R019."""
    section = settings(bench, "rules").section
    assert isinstance(section, RulesSettings)
    section.limit.set_value(RuleMode.WARN)
    section.overdue_tolerance.setFocus()
    section.overdue_tolerance.selectAll()
    bench.press("12*10")
    section.save()
    bench.settle()
    rules = bench.ask(lambda book: rules_of(book.ledger))
    assert (rules.limit, rules.overdue_tolerance_fen) == (RuleMode.WARN, 120_00)
    undo(bench)
    assert bench.ask(lambda book: rules_of(book.ledger)).limit is RuleMode.BLOCK
    assert section.limit.value() is RuleMode.BLOCK


def test_a_share_of_the_limit_beyond_all_of_it_is_refused_at_the_field(bench: AWindow) -> None:
    section = settings(bench, "rules").section
    assert isinstance(section, RulesSettings)
    section.near_limit_percent.setText("120")
    section.save()
    bench.settle()
    assert section.form.box("near_limit_percent").error()
    assert bench.ask(lambda book: rules_of(book.ledger)).near_limit_percent == 90


def test_a_run_of_holidays_is_added_at_once_and_removed_again(bench: AWindow) -> None:
    section = settings(bench, "calendar").section
    assert isinstance(section, CalendarSettings)
    section.first.setFocus()
    bench.press("20270206", Qt.Key.Key_Return, "20270208")
    section.add_days()
    bench.settle()
    days = {date(2027, 2, 6), date(2027, 2, 7), date(2027, 2, 8)}
    assert bench.ask(lambda book: calendar_of(book.ledger)).holidays == days | PUBLISHED.holidays
    assert [one.day for one in section.table.model.shown][:3] == sorted(days, reverse=True)
    section.table.view.selectAll()
    section.remove_chosen()
    bench.settle()
    assert bench.ask(lambda book: calendar_of(book.ledger)).holidays == frozenset()
    assert "only weekends" in section.known.text()
    section.add_published()
    bench.settle()
    assert bench.ask(lambda book: calendar_of(book.ledger)) == PUBLISHED
    undo(bench)
    undo(bench)
    assert bench.ask(lambda book: calendar_of(book.ledger)).holidays == days | PUBLISHED.holidays


def test_a_day_is_never_both_and_only_weekends_can_be_worked_instead() -> None:
    friday, saturday = date(2027, 2, 5), date(2027, 2, 6)
    worked = with_days(Calendar(frozenset({saturday})), [friday, saturday], DayKind.WORK)
    assert worked == Calendar(frozenset(), frozenset({saturday}))
    assert with_days(worked, [saturday], DayKind.REST) == Calendar(frozenset({saturday}))


def test_an_lpr_is_added_refused_and_removed_and_what_money_costs_is_kept(bench: AWindow) -> None:
    """R026: an LPR of 300 and a day twice are refused at their fields; undo brings the table back."""
    section = settings(bench, "rates").section
    assert isinstance(section, RateSettings)
    section.day.set_day(date(2026, 1, 20))
    section.rate.setText("300")
    section.add_one()
    bench.settle()
    assert "3.00" in section.form.box("rate").error()
    section.rate.setText("2.90")
    section.add_one()
    bench.settle()
    assert bench.ask(lambda book: rates_of(book.ledger)).on(date(2026, 2, 1)) == 290
    section.day.set_day(date(2026, 1, 20))
    section.rate.setText("2.80")
    section.add_one()
    bench.settle()
    assert section.form.box("day").error()
    section.table.view.selectRow(0)
    section.remove_chosen()
    bench.settle()
    assert bench.ask(lambda book: rates_of(book.ledger)).on(date(2026, 2, 1)) == 300
    undo(bench)
    assert bench.ask(lambda book: rates_of(book.ledger)).on(date(2026, 2, 1)) == 290


def test_a_run_that_ends_before_it_begins_is_refused(bench: AWindow) -> None:
    section = settings(bench, "calendar").section
    assert isinstance(section, CalendarSettings)
    section.first.set_day(date(2027, 2, 8))
    section.last.set_day(date(2027, 2, 6))
    section.add_days()
    bench.settle()
    assert section.form.box("last").error()
    assert date(2027, 2, 8) not in {one.day for one in section.table.model.shown}


def test_a_pin_must_be_typed_twice_and_can_be_taken_away(bench: AWindow) -> None:
    """U29."""
    section = settings(bench, "lock").section
    assert isinstance(section, LockSettings)
    section.pin.setText("4711")
    section.again.setText("4712")
    section.set_pin()
    bench.settle()
    assert section.form.box("again").error()
    section.again.setText("4711")
    section.set_pin()
    bench.settle()
    assert bench.ask(lambda book: has_pin(book.ledger))
    assert section.pin.text() == ""
    assert section.form.box("old").isVisible()
    section.taking.click()
    bench.settle()
    assert section.form.box("old").error() == "Type the PIN that holds until now."
    section.old.setText("4711")
    section.taking.click()
    bench.settle()
    assert not bench.ask(lambda book: has_pin(book.ledger))
    assert not section.form.box("old").isVisible()


def test_idle_minutes_and_paper_are_remembered(bench: AWindow) -> None:
    lock = settings(bench, "lock").section
    assert isinstance(lock, LockSettings)
    assert lock.idle.value() == bench.desk.preferences.idle_minutes == 5
    lock.idle.setFocus()
    bench.press(Qt.Key.Key_Right)
    bench.settle()
    assert bench.desk.preferences.idle_minutes == 10
    papers = settings(bench, "papers").section
    assert isinstance(papers, PaperSettings)
    papers.paper.setFocus()
    bench.press(Qt.Key.Key_Right)
    assert bench.desk.preferences.text(VOUCHER_PAPER) == "a5"


def test_the_check_says_that_the_book_is_whole_and_names_what_is_not(bench: AWindow) -> None:
    """O7."""
    section = settings(bench, "check").section
    assert isinstance(section, CheckSettings)
    section.check()
    bench.settle()
    assert section.verdict.text().startswith("✓")
    assert section.table.isHidden()
    customer = bench.do(lambda book, moment: add_customer(book.ledger, Customer("宏达建材"), moment))
    bench.ask(lambda book: book.ledger.write("INSERT INTO balances VALUES (?, 1)", (customer.id,)))
    section.check()
    bench.settle()
    assert section.verdict.text().startswith("✕ The book does not add up in 1 places.")
    assert "undoes" not in section.verdict.text(), "there is no backup"
    assert [one.proof for one in section.table.model.shown] == ["projection"]


def test_a_paper_is_checked_by_the_code_at_its_foot(bench: AWindow) -> None:
    """T22, N13: yes with what our copy says and a way to it; no; and what cannot be a code stays at its field."""
    number, code = a_slip_with_its_code(bench)
    page = settings(bench, "paper_check")
    section = page.section
    assert isinstance(section, PaperCheck)
    section.code.set_text(code.lower())
    section.check()
    bench.settle()
    assert section.verdict.text().startswith(f"✓ Ours: Delivery slip {number} of ")
    assert section.opening.isVisible()
    section.code.set_text("ABCD EFGH IJKL MNOP")
    section.check()
    bench.settle()
    assert section.verdict.text().startswith("✕ No paper of this book")
    assert not section.opening.isVisible()
    section.code.set_text("ABCD 1")
    section.check()
    bench.settle()
    assert section.verdict.text() == ""
    assert "“1” is not in any check code" in section.form.box("code").error()


def a_slip_with_its_code(bench: AWindow) -> tuple[str, str]:
    number = ships(bench, a_customer(bench, "老王建材"), 25, days_ago=0)
    return number, str(bench.ask(lambda book: book.ledger.value("SELECT fingerprint FROM papers")))


def test_the_check_says_what_a_restore_would_lose_and_advises_none_for_a_lost_file(bench: AWindow) -> None:
    """F20: two entries came after the newest backup, which lies beside the book as long as no folder is chosen."""
    section = settings(bench, "check").section
    assert isinstance(section, CheckSettings)
    customer = bench.do(lambda book, moment: add_customer(book.ledger, Customer("宏达建材"), moment))
    moment = bench.moment()
    bench.ask(lambda book: back_up(book, backups_beside(book.folder), moment))
    for name in ("后来的", "还有一个"):
        bench.do(lambda book, moment, name=name: add_customer(book.ledger, Customer(name), moment))  # type: ignore[misc]
    bench.ask(lambda book: book.ledger.write("INSERT INTO balances VALUES (?, 1)", (customer.id,)))
    section.check()
    bench.settle()
    assert "restore the newest backup that passes the check" in section.verdict.text()
    assert "undoes 2 entries" in section.verdict.text()


def test_the_paper_changes_as_its_foot_is_typed_and_is_kept_when_saved(bench: AWindow) -> None:
    """The shop's own look: seen before one is printed."""
    section = settings(bench, "shop_papers").section
    assert isinstance(section, ShopPapersSettings)
    until(lambda: section.view.has_page(0))
    before = section.shown
    section.voucher_clause.set_text("Count on arrival.")
    section.form.edited.emit()
    until(lambda: section.shown != before and "Count on arrival." in text_of(section.shown))
    section.save()
    bench.settle()
    assert bench.ask(lambda book: shop_of(book.ledger)).voucher_clause == "Count on arrival."
