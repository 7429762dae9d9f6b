"""The history of changes: who, when, what, from what to what, and nothing kept twice (U26)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.columns import Words
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import parse_fen
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.payments import Allocation
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.prices import AgreedPrice
from desktop_app.domain.promises import Promise
from desktop_app.domain.users import Rank
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.exporting import REPORTS
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.operations.history import HistoryOf, history_of, named
from desktop_app.operations.lists.history import HISTORY, rows_of
from desktop_app.operations.merging import merge_customers
from desktop_app.operations.owner import let_owner_in, send_owner_off
from desktop_app.operations.payments import allocate
from desktop_app.operations.pins import set_pin
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.operations.prices import agree_price
from desktop_app.operations.promises import make_promise
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.taking_back import Withdrawable, undo_allocation, void_document, withdraw
from desktop_app.operations.users import UserDraft, come_to_counter, keep_user
from desktop_app.store.customers import load_records
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_book, a_customer, a_receipt, a_slip, at, item_of, on

NOW = at("03-20")
TODAY = NOW.today


def plain(words: Words) -> str:
    return words.text(str) if isinstance(words, Said) else words


def told(ledger: Ledger, wanted: HistoryOf) -> list[tuple[str, ...]]:
    """The lines, oldest first: what it is about, what was done, field, from, to."""
    rows = rows_of(history_of(ledger, wanted, TODAY))
    return [tuple(plain(column.shown(row, TODAY)) for column in HISTORY[2:7]) for row in rows[::-1]]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as ledger:
        yield ledger


def test_a_customers_history_holds_the_record_the_papers_and_the_talks(ledger: Ledger) -> None:
    """老王's limit is raised, a slip goes out and is voided, a promise is made and withdrawn."""
    wang = a_customer(ledger, limit="10000")
    other = a_customer(ledger, "永发便利店")
    edit_customer(ledger, replace(wang, limit_fen=parse_fen("20000")), NOW)
    slip = a_slip(ledger, wang, "03-10", "300")
    a_slip(ledger, other, "03-10", "77")
    void_document(ledger, slip, None, "开错了", NOW)
    kept = a_slip(ledger, wang, "03-11", "50")
    made = make_promise(ledger, Promise(wang.id, 5000, on("03-30"), TODAY, "王总"), NOW, accepted=MEANT).result
    log_contact(ledger, Contacted(wang.id, TODAY, Channel.PHONE, Outcome.REACHED, "月底付"), NOW, accepted=True)
    withdraw(ledger, Withdrawable.PROMISE, made.id, NOW)
    raise_dispute(ledger, Dispute(item_of(ledger, kept), wang.id, 1000, "破损", TODAY), NOW)
    lines = told(ledger, HistoryOf(customer_id=wang.id))
    assert ("老王建材", "Customer changed", "Credit limit", "10,000.00", "20,000.00") in lines
    assert (slip, "Slip entered", "Delivery", "", "300.00") in lines
    assert (slip, "Voided", "Void document", "300.00", "") in lines
    assert ("老王建材", "Promise recorded", "Amount", "", "50.00") in lines
    assert ("老王建材", "Talk recorded", "Outcome", "", "reached") in lines
    assert ("老王建材", "Promise withdrawn", "", "", "") in lines
    assert (kept, "Dispute raised", "Reason", "", "破损") in lines
    assert not [line for line in lines if "77.00" in line]
    assert [line[1] for line in told(ledger, named(ledger, slip))] == ["Slip entered", "Voided"]
    assert named(ledger, "老王建材") == HistoryOf(customer_id=wang.id)


def test_goods_plans_and_money_say_what_they_changed(ledger: Ledger) -> None:
    wang = a_customer(ledger)
    cement = add_goods(ledger, Goods("钢筋", unit="吨", price=40_000_000), NOW).result
    edit_goods(ledger, replace(cement, price=41_000_000), NOW)
    agree_price(ledger, AgreedPrice(wang.id, cement.id, "", 39_000_000, TODAY, "合同"), NOW)
    lines = told(ledger, HistoryOf(goods_id=cement.id))
    assert ("钢筋", "Goods changed", "List price", "4000.00", "4100.00") in lines
    assert ("钢筋", "Price agreed", "Unit price", "", "3900.00") in lines
    assert ("钢筋", "Price agreed", "Customer", "", "老王建材") in lines
    slip, money = a_slip(ledger, wang, "03-10", "300"), a_receipt(ledger, wang, "03-11", "100", {})
    allocate(ledger, money, [Allocation(item_of(ledger, slip), 10_000)], TODAY, NOW)
    undo_allocation(ledger, money, slip, TODAY, NOW)
    assert told(ledger, named(ledger, money))[1:] == [
        (money, "Set against slips", "Amount", "", "100.00"), (money, "Taken off a slip", "Amount", "100.00", ""),
    ]  # fmt: skip
    parts = monthly_plan(parse_fen("300"), 2, on("04-01"))
    plan = agree_plan(ledger, Plan(wang.id, TODAY, (item_of(ledger, slip),), parts), NOW).result.number
    end_plan(ledger, plan, TODAY, "重新商定", NOW)
    assert ("Plan ended", "Reason", "", "重新商定") in [line[1:] for line in told(ledger, named(ledger, plan))]


def test_settings_say_who_changed_them_and_no_secret(ledger: Ledger) -> None:
    """U26, D14: digits and what they are known by are nowhere in it; what an owner let through is."""
    edit_shop(ledger, replace(shop_of(ledger), phone="0577-1"), NOW)
    set_pin(ledger, "8642", NOW)
    keep_user(ledger, UserDraft("王总", Rank.OWNER), NOW)
    keep_user(ledger, UserDraft("小李", pin="1357"), NOW)
    send_owner_off(ledger)
    come_to_counter(ledger, "小李", "1357", NOW)
    let_owner_in(ledger, "8642", NOW, OwnerAct.SETTINGS)
    edit_shop(ledger, replace(shop_of(ledger), phone="0577-2"), NOW)
    entries = history_of(ledger, HistoryOf(settings=True), TODAY)
    lines = told(ledger, HistoryOf(settings=True))
    assert ("Shop", "Shop changed", "Phone", "0577-1", "0577-2") in lines
    assert ("Let through by the owner", "Let through by the owner", "Change the settings", "", "王总") in lines
    assert entries[0].user == "小李"
    assert "digest" not in str(lines)
    assert "salt" not in str(lines)


def test_who_may_not_see_the_debts_sees_no_history(ledger: Ledger) -> None:
    keep_user(ledger, UserDraft("王总", Rank.OWNER, pin="8642"), NOW)
    keep_user(ledger, UserDraft("小李", may=frozenset(), pin="1357"), NOW)
    come_to_counter(ledger, "小李", "1357", NOW)
    with pytest.raises(Refused, match="has not given this to 小李"):
        history_of(ledger, HistoryOf(), TODAY)


def test_customers_who_are_one_have_one_history_and_the_whole_shop_is_exported(ledger: Ledger) -> None:
    wang, twice = a_customer(ledger), a_customer(ledger, "老王建材经营部")
    slip = a_slip(ledger, twice, "03-10", "60")
    merge_customers(ledger, twice.id, wang.id, NOW, [])
    assert slip in [line[0] for line in told(ledger, HistoryOf(customer_id=wang.id))]
    exported = REPORTS["history"](ledger, TODAY)
    assert len(exported.rows) >= len(told(ledger, HistoryOf(customer_id=wang.id)))
    assert [one.id for one in load_records(ledger)]
