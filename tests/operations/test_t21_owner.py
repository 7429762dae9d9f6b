"""T21: every act of the owner's, against no PIN, a PIN not typed, wrong, right, typed too long ago, and the lock."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import parse_fen
from desktop_app.domain.owner import ONLY_OF_CLERKS, OwnerAct, OwnerWanted
from desktop_app.domain.payments import Allocation
from desktop_app.domain.pins import WrongPin
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.customers import add_customer, edit_customer
from desktop_app.operations.exporting import export_report
from desktop_app.operations.importing import ImportKind, Preview, preview_file
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.owner import let_owner_in, send_owner_off
from desktop_app.operations.payments import allocate
from desktop_app.operations.pins import set_pin
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.restoring import restore_backup
from desktop_app.operations.settings import calendar_of, edit_calendar, edit_rules, edit_shop, rules_of
from desktop_app.operations.taking_back import undo_allocation, void_document, void_with_money
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import journal
from desktop_app.store.database import Ledger, open_ledger
from tests.operations.builders import (
    SHOP,
    THIRTY_DAYS,
    a_book,
    a_customer,
    a_receipt,
    a_return,
    a_slip,
    at,
    item_of,
    on,
)
from tests.operations.one_table import import_preview

PIN = "2468"
EARLIER = at("03-01")
NOW = at("03-20")
FIVE_DAYS_BACK = on("03-15")
OLD_SHEET = "客户,日期,单号,金额\n停了的,2026-02-01,A-1,300\n"


@dataclass
class Stage:
    """A shop with slips, money and an import of three weeks ago, in which one act is tried."""

    ledger: Ledger
    folder: Path
    customer: Customer
    stopped: Customer
    slip: str
    receipt: str


Act = Callable[[Stage, Moment], object]


def _import_of_earlier(stage: Stage) -> None:
    file = stage.folder / "old.csv"
    file.write_text(OLD_SHEET, encoding="utf-8")
    seen = preview_file(stage.ledger, file, ImportKind.OPEN_ITEMS, EARLIER.today)
    assert isinstance(seen, Preview)
    assert import_preview(stage.ledger, seen, file.name, EARLIER, terms=THIRTY_DAYS).result.documents == 1


def _allocate_back(stage: Stage, moment: Moment) -> object:
    wanted = [Allocation(item_of(stage.ledger, stage.slip), parse_fen("10"))]
    return allocate(stage.ledger, stage.receipt, wanted, FIVE_DAYS_BACK, moment)


def _release(stage: Stage, moment: Moment) -> object:
    return a_slip(stage.ledger, stage.customer, "03-20", "9000", release="老板同意")


def _limit(stage: Stage, moment: Moment, limit: str | None) -> object:
    fen = None if limit is None else parse_fen(limit)
    return edit_customer(stage.ledger, replace(stage.customer, limit_fen=fen), moment)


def _terms(stage: Stage, moment: Moment, terms: Terms) -> object:
    return edit_customer(stage.ledger, replace(stage.customer, terms=terms), moment)


def _lift_stop(stage: Stage, moment: Moment) -> object:
    return edit_customer(stage.ledger, replace(stage.stopped, stopped=False), moment)


def _lift_hold(stage: Stage, moment: Moment) -> object:
    return edit_customer(stage.ledger, replace(stage.stopped, credit_hold=False), moment)


def _rules(stage: Stage, moment: Moment) -> object:
    return edit_rules(stage.ledger, replace(rules_of(stage.ledger), overdue_tolerance_days=9), moment)


ACTS: dict[str, tuple[OwnerAct, Act]] = {
    "reverse a document": (
        OwnerAct.REVERSE, lambda s, m: void_document(s.ledger, s.slip, m.today, "开错了", m)),
    "take a slip back with its money": (OwnerAct.REVERSE, lambda s, m: void_with_money(s.ledger, s.slip, "开错了", m)),
    "take an import back": (OwnerAct.REVERSE, lambda s, m: undo_import(s.ledger, m)),
    "a slip of five days ago": (
        OwnerAct.BACK_DATE, lambda s, m: a_slip(s.ledger, s.customer, "03-15", "10", entered="03-20")),
    "money of five days ago": (
        OwnerAct.BACK_DATE, lambda s, m: a_receipt(s.ledger, s.customer, "03-15", "10", entered="03-20")),
    "an old debt": (
        OwnerAct.BACK_DATE,
        lambda s, m: record_opening(s.ledger, OpeningDraft(s.customer.id, FIVE_DAYS_BACK, None, 100), m)),
    "a credit of five days ago": (
        OwnerAct.BACK_DATE,
        lambda s, m: record_adjustment(s.ledger, AdjustmentDraft(s.customer.id, FIVE_DAYS_BACK, 100), m)),
    "money spread five days ago": (OwnerAct.BACK_DATE, _allocate_back),
    "money taken off a slip five days ago": (
        OwnerAct.BACK_DATE, lambda s, m: undo_allocation(s.ledger, s.receipt, s.slip, FIVE_DAYS_BACK, m)),
    "let a stopped slip go": (OwnerAct.RELEASE, _release),
    "raise a limit": (OwnerAct.CREDIT, lambda s, m: _limit(s, m, "50000")),
    "take a limit away": (OwnerAct.CREDIT, lambda s, m: _limit(s, m, None)),
    "longer terms": (OwnerAct.CREDIT, lambda s, m: _terms(s, m, Terms(TermsKind.DAYS, days=60))),
    "terms without an end": (OwnerAct.CREDIT, lambda s, m: _terms(s, m, Terms(TermsKind.NOT_AGREED))),
    "lift a stop": (OwnerAct.CREDIT, _lift_stop),
    "sell on credit again": (OwnerAct.CREDIT, _lift_hold),
    "export a report": (
        OwnerAct.EXPORT, lambda s, m: export_report(s.ledger, "balances", s.folder / "b.xlsx", m, str)),
    "change the shop": (OwnerAct.SETTINGS, lambda s, m: edit_shop(s.ledger, replace(SHOP, phone="1"), m)),
    "change the rules": (OwnerAct.SETTINGS, _rules),
    "change the calendar": (
        OwnerAct.SETTINGS, lambda s, m: edit_calendar(s.ledger, calendar_of(s.ledger), m)),
}  # fmt: skip
"""What is done, whose act it is, and how. Restoring has a test of its own below: no book is open then."""

REFUSING: dict[str, Callable[[Ledger], None]] = {
    "the PIN was not typed": lambda _: None,
    "a wrong PIN was typed": lambda ledger: _type_wrong(ledger),
    "the PIN was typed ten minutes ago": lambda ledger: let_owner_in(
        ledger, PIN, replace(NOW, now=NOW.now - timedelta(minutes=10))
    ),
    "the window was locked since": lambda ledger: _lock_after_pin(ledger),
}


def _lock_after_pin(ledger: Ledger) -> None:
    let_owner_in(ledger, PIN, NOW)
    send_owner_off(ledger)


def _type_wrong(ledger: Ledger) -> None:
    with pytest.raises(WrongPin):
        let_owner_in(ledger, "1357", NOW)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, Stage]:
    """The shop with a PIN, made once: its file, its key, and what stands in it."""
    folder = tmp_path_factory.mktemp("shop")
    with a_book(folder) as ledger:
        customer = a_customer(ledger, limit="5000")
        slip = a_slip(ledger, customer, "03-01", "100")
        receipt = a_receipt(ledger, customer, "03-01", "60", to={slip: "20"})
        made = Stage(
            ledger, folder, customer, a_customer(ledger, "停了的", stopped=True, credit_hold=True), slip, receipt
        )
        _import_of_earlier(made)
        set_pin(ledger, PIN, EARLIER)
        return folder / "ledger.db", ledger.key, made


@pytest.fixture
def stage(template: tuple[Path, bytes, Stage], tmp_path: Path) -> Iterator[Stage]:
    """A copy of the shop for one test, opened anew: nobody typed the PIN yet."""
    file, key, made = template
    ledger = open_ledger(Path(shutil.copy(file, tmp_path)), key)
    try:
        yield replace(made, ledger=ledger, folder=tmp_path)
    finally:
        ledger.close()


def test_every_act_of_the_owners_is_in_the_table() -> None:
    assert {act for act, _ in ACTS.values()} == set(OwnerAct) - {OwnerAct.RESTORE} - ONLY_OF_CLERKS


@pytest.mark.parametrize("what", ACTS)
def test_without_a_pin_everybody_is_the_owner(stage: Stage, what: str) -> None:
    """T21."""
    set_pin(stage.ledger, "", EARLIER, PIN)
    send_owner_off(stage.ledger)
    ACTS[what][1](stage, NOW)


@pytest.mark.parametrize("what", ACTS)
def test_the_owner_does_it_after_the_pin_and_for_ten_minutes(stage: Stage, what: str) -> None:
    """T21, D16: the PIN was typed nine minutes ago."""
    let_owner_in(stage.ledger, PIN, replace(NOW, now=NOW.now - timedelta(minutes=9)))
    ACTS[what][1](stage, NOW)


@pytest.mark.parametrize("why", REFUSING)
def test_nobody_else_does_any_of_it_and_nothing_is_changed(stage: Stage, why: str) -> None:
    """T21: each act is refused by its own name, and the last of them is taken as it was once the PIN is typed."""
    REFUSING[why](stage.ledger)
    before = journal.head(stage.ledger)
    for what, (act, do) in ACTS.items():
        with pytest.raises(OwnerWanted) as wanted:
            do(stage, NOW)
        assert (what, wanted.value.act) == (what, act)
        assert journal.head(stage.ledger) == before, what
    assert not (stage.folder / "b.xlsx").exists()
    let_owner_in(stage.ledger, PIN, NOW)
    do(stage, NOW)


def test_everyday_work_never_asks(stage: Stage) -> None:
    """T21: slips, money and returns of these days, a lower limit, a stop, shorter
    terms, a new customer, a slip the gate passes."""
    ledger, customer = stage.ledger, stage.customer
    a_slip(ledger, customer, "03-17", "10", entered="03-20")
    a_receipt(ledger, customer, "03-17", "10", entered="03-20")
    a_return(ledger, customer, "03-20", "1")
    edit_customer(ledger, replace(customer, limit_fen=100, stopped=True, phone="13800000000"), NOW)
    for tighter in (Terms(TermsKind.DAYS, days=15), Terms(TermsKind.DAYS, days=10, grace_days=5), Terms()):
        edit_customer(ledger, replace(customer, terms=tighter, stopped=True, limit_fen=100), NOW)
    add_customer(ledger, Customer("新来的", limit_fen=parse_fen("9000")), NOW)
    with pytest.raises(SlipStopped):
        a_slip(ledger, customer, "03-20", "9000")


def test_a_slip_of_the_hand_is_undone_within_ten_minutes_by_anybody(stage: Stage) -> None:
    """T21, D16: undo is free while the entry is fresh; a second later it is the owner's."""
    fresh = a_receipt(stage.ledger, stage.customer, "03-20", "10")
    another = a_receipt(stage.ledger, stage.customer, "03-20", "20")
    void_document(
        stage.ledger, fresh, NOW.today, "录错了", replace(NOW, now=NOW.now + timedelta(minutes=9, seconds=59))
    )
    with pytest.raises(OwnerWanted):
        void_document(stage.ledger, another, NOW.today, "录错了", replace(NOW, now=NOW.now + timedelta(minutes=10)))


def test_restoring_asks_for_the_pin_of_the_present_book(tmp_path: Path) -> None:
    """T21: a backup of the days before there was a PIN is no way round it; the recovery key is the owner's own way."""
    book_folder, passphrase = tmp_path / "book", "a long passphrase"
    recovery = create_book(book_folder, SHOP, EARLIER, passphrase)
    with open_book(book_folder, passphrase) as book:
        copy = back_up(book, tmp_path / "stick", EARLIER).folder
        set_pin(book.ledger, PIN, EARLIER)
    with pytest.raises(OwnerWanted) as wanted:
        restore_backup(book_folder, copy, NOW, passphrase)
    assert (wanted.value.act, wanted.value.field) == (OwnerAct.RESTORE, "pin")
    with pytest.raises(WrongPin):
        restore_backup(book_folder, copy, NOW, passphrase, pin="1357")
    with open_book(book_folder, passphrase) as book:
        with pytest.raises(OwnerWanted):
            edit_shop(book.ledger, SHOP, NOW)
        newer = back_up(book, tmp_path / "stick", NOW).folder
    assert restore_backup(book_folder, newer, NOW, passphrase, pin=PIN).set_aside
    another = replace(NOW, now=NOW.now + timedelta(hours=1))
    assert restore_backup(book_folder, copy, another, "another passphrase", recovery).set_aside
    with open_book(book_folder, "another passphrase") as book, pytest.raises(OwnerWanted):
        edit_shop(book.ledger, SHOP, another)


def test_where_the_present_book_does_not_open_the_pin_of_the_backup_is_asked_for(tmp_path: Path) -> None:
    """T21: a ledger destroyed on purpose opens no door."""
    book_folder, passphrase = tmp_path / "book", "a long passphrase"
    create_book(book_folder, SHOP, EARLIER, passphrase)
    with open_book(book_folder, passphrase) as book:
        set_pin(book.ledger, PIN, EARLIER)
        copy = back_up(book, tmp_path / "stick", EARLIER).folder
    (book_folder / "ledger.db").write_bytes(os.urandom(8192))
    with pytest.raises(OwnerWanted):
        restore_backup(book_folder, copy, NOW, passphrase)
    with pytest.raises(Refused, match="Wrong PIN"):
        restore_backup(book_folder, copy, NOW, passphrase, pin="1357")
    assert not [one for one in tmp_path.iterdir() if "restored" in one.name]
    assert restore_backup(book_folder, copy, NOW, passphrase, pin=PIN).set_aside
