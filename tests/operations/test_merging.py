"""One customer was entered twice: the two become one, on every day, and two again, to the fen (case 19)."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.accounts import Direction
from desktop_app.domain.customers import Contact, Customer, Role
from desktop_app.domain.debt import Debt
from desktop_app.domain.errors import Refused
from desktop_app.domain.limitation import EventKind
from desktop_app.domain.money import format_fen, parse_fen
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import Line, ShipmentDraft, Voucher
from desktop_app.domain.statements import StatementState
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.chasing import this_week
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.customers import edit_customer, find_customer
from desktop_app.operations.debts import debt, debt_totals
from desktop_app.operations.disputes import dispute_of_slip, raise_dispute
from desktop_app.operations.finding import Group, find
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.merging import merge_customers, merged_with, split_customers
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.payments import open_items
from desktop_app.operations.pins import set_pin
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.receipts import receipts
from desktop_app.operations.shipments import record_shipment, weigh_shipment
from desktop_app.operations.statement_shown import Becomes, show_issued, show_month
from desktop_app.operations.statements import Answer, answer_statement, issue_statement
from desktop_app.operations.taking_back import Withdrawable, void_document, withdraw
from desktop_app.store import accounts, customers, goods, kin, projection, records, snapshots, statements
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    ONE_BEHIND,
    THIRTY_DAYS,
    TWO_FOR_ONE,
    a_book,
    a_customer,
    a_draft,
    a_receipt,
    a_return,
    a_slip,
    an_opening,
    at,
    on,
    on_account,
    owed,
    still_open,
)
from tests.operations.foreign import brought
from tests.store.everything import one_step

SEEDS = range(12)
Figures = tuple[int, ...]


def merge(book: Ledger, other: Customer, kept: Customer, day: str, *taken: str) -> Customer:
    return merge_customers(book, other.id, kept.id, at(day), taken).result.customer


def figures(found: Debt) -> Figures:
    """What adds up of two customers: owed, on account, kept apart, not due, and the buckets by original due dates."""
    age = found.ageing
    return (found.owed_fen, found.on_account_fen, found.kept_apart_fen, age.not_due_fen, *age.buckets_fen)


def of_both(book: Ledger, first: Customer, second: Customer, day: date) -> Figures:
    return tuple(map(sum, zip(figures(debt(book, first.id, day)), figures(debt(book, second.id, day)), strict=True)))


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def random_shop(book: Ledger, seed: int) -> tuple[random.Random, list[Customer], date]:
    """Three customers of different terms, forty random acts, entered and dated in no order."""
    chance = random.Random(seed)
    terms = [THIRTY_DAYS, ONE_BEHIND, TWO_FOR_ONE, ONE_BEHIND]
    chance.shuffle(terms)
    everybody = [a_customer(book, f"客户{place}", terms=each) for place, each in enumerate(terms[:3])]
    return chance, everybody, trade(book, chance, everybody, date(2026, 1, 1), 40)


def trade(book: Ledger, chance: random.Random, who: list[Customer], today: date, steps: int) -> date:
    for _ in range(steps):
        today += timedelta(days=chance.choice((0, 0, 1, 3)))
        try:
            one_step(book, chance, chance.choice(who), today)
        except Refused:
            continue
    return today


@pytest.mark.parametrize("seed", SEEDS)
def test_the_one_customer_owes_what_the_two_owed_on_every_day_and_each_its_own_once_it_is_undone(
    seed: int, tmp_path: Path
) -> None:
    """Case 19, to the fen: on days before and after the merge, in the lists and on the page."""
    with a_book(tmp_path) as book:
        _, (other, kept, third), today = random_shop(book, seed)
        days = [today + timedelta(days=step) for step in (-40, -20, -9, -1, 0, 1, 15, 33, 90, 400)]
        alone = {day: [figures(debt(book, one.id, day)) for one in (other, kept, third)] for day in days}
        sums = {day: of_both(book, other, kept, day) for day in days}
        late = {day: [debt(book, one.id, day) for one in (other, kept)] for day in days}
        prices = [goods.paid_prices(book, one.id) for one in (other, kept)]
        rows = {table: book.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in projection.TRUTH}

        merge_customers(book, other.id, kept.id, at(today))

        assert check(book) == []
        for day in days:
            one, found = debt(book, kept.id, day), debt_totals(book, day)
            assert figures(one) == sums[day]
            assert other.id not in found
            assert (found[kept.id].ageing if kept.id in found else one.ageing) == one.ageing
            assert dict(accounts.balances(book, day)).get(kept.id, 0) == one.owed_fen
            assert figures(debt(book, third.id, day)) == alone[day][2]
            apart = late[day]
            together = sum(two.overdue_fen for two in apart)
            if not any(two.on_account_fen - two.kept_apart_fen for two in apart):
                assert one.overdue_fen == together
            assert one.overdue_fen <= together, "money of the one on account counts at once for the other (case 8)"

        split_customers(book, other.id, at(today))

        assert check(book) == []
        for day in days:
            assert [figures(debt(book, one.id, day)) for one in (other, kept, third)] == alone[day]
            assert [debt(book, one.id, day) for one in (other, kept)] == late[day]
        assert {table: book.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in projection.TRUTH} == rows
        assert [goods.paid_prices(book, one.id) for one in (other, kept)] == prices


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_entered_for_the_one_customer_stays_with_it_when_they_part_and_every_day_adds_up(
    seed: int, tmp_path: Path
) -> None:
    """Case 19: trade goes on while they are one, money of the one pays slips of the other; then they are split."""
    with a_book(tmp_path) as book:
        chance, (other, kept, third), today = random_shop(book, seed)
        merge_customers(book, other.id, kept.id, at(today))
        today = trade(book, chance, [kept, third], today, 25)
        assert check(book) == []
        days = [today + timedelta(days=step) for step in (-60, -20, -5, 0, 1, 40)]
        together = {day: debt(book, kept.id, day).owed_fen for day in days}

        split_customers(book, other.id, at(today))

        assert check(book) == []
        for day in days:
            apart = [debt(book, one.id, day).owed_fen for one in (other, kept)]
            assert sum(apart) == together[day]
            assert apart == [dict(accounts.balances(book, day)).get(one.id, 0) for one in (other, kept)]

        merge_customers(book, other.id, kept.id, at(today))
        assert check(book) == []
        assert {day: debt(book, kept.id, day).owed_fen for day in days} == together


def test_papers_of_both_with_one_number_are_told_when_they_become_one(book: Ledger) -> None:
    """One slip that was entered for each name is owed twice now."""
    one, two = a_customer(book, "甲店").id, a_customer(book, "甲店建材").id
    drafts = [
        ShipmentDraft(one, on("02-01"), (Line("河沙", 1000, 1_000_000),), paper_number="no-7"),
        ShipmentDraft(two, on("02-02"), (Line("河沙", 1000, 1_000_000),), paper_number="NO-7"),
        ShipmentDraft(two, on("02-03"), (Line("河沙", 1000, 1_000_000),), paper_number="no-8"),
        ShipmentDraft(two, on("02-03"), (Line("河沙", 1000, 1_000_000),)),
    ]
    numbers = [record_shipment(book, draft, at("02-03")).result.number for draft in drafts]
    made = merge_customers(book, two, one, at("02-05")).result
    assert made.same_papers == ((numbers[0], numbers[1], "NO-7"),)
    assert "perhaps one paper" in str(made.said_of_papers()[0])


def test_a_chain_of_merges_leads_to_the_last_one_and_can_be_cut_anywhere(book: Ledger) -> None:
    """Three names of one shop: the short one, the one of the owner, the one on the invoices."""
    short, owner, long = (a_customer(book, name) for name in ("老曾", "曾国强", "曾国强建材经营部"))
    for one, yuan in ((short, "100"), (owner, "200"), (long, "400")):
        a_slip(book, one, "01-10", yuan)
    merge(book, short, owner, "02-01")
    merge(book, owner, long, "02-02")
    assert owed(book, long) == "700.00"
    assert find_customer(book, "老曾").id == find_customer(book, owner.code).id == long.id

    split_customers(book, short.id, at("02-03"))
    assert [owed(book, one) for one in (short, owner, long)] == ["100.00", "0.00", "600.00"]
    merge(book, short, long, "02-04")
    split_customers(book, owner.id, at("02-05"))
    assert [owed(book, one) for one in (short, owner, long)] == ["0.00", "200.00", "500.00"]


def test_nothing_falls_due_by_a_merge_itself_and_a_later_slip_counts_for_both_names(book: Ledger) -> None:
    """Cases 11, 19: one batch behind; each name has a slip that waits, and the next one is written for the one."""
    other, kept = (a_customer(book, name, terms=ONE_BEHIND) for name in ("小李五金", "李记五金"))
    a_slip(book, other, "01-05", "100")
    a_slip(book, kept, "01-20", "200", release="老板同意")
    merge(book, other, kept, "02-01")
    assert {item.due for item in accounts.account(book, kept.id, on("02-10")).items} == {None}

    a_slip(book, kept, "02-15", "50", release="老板同意")
    assert [(item.due, item.open_fen) for item in accounts.account(book, kept.id, on("02-20")).items] == [
        (on("02-15"), 100_00), (on("02-15"), 200_00), (None, 50_00),
    ]  # fmt: skip
    split_customers(book, other.id, at("02-20"))
    assert [item.due for item in accounts.account(book, other.id, on("02-20")).items] == [None]


# ── names, people, terms ─────────────────────────────────────────────────────────────────────────


def test_both_names_find_the_one_customer_and_the_list_has_it_once(book: Ledger) -> None:
    other = a_customer(book, "老曾", phone="139 0000 0001", code="LZ1", area="城南")
    kept = a_customer(book, "曾国强建材", phone="0728 1234567")
    edit_customer(
        book, replace(other, aliases=("曾老板",), contacts=(Contact("曾国强", Role.OWNER, "13800138000"),)), at("01-02")
    )

    one = merge(book, other, kept, "02-01")

    for name in ("老曾", "曾老板", "LZ1", "曾国强建材"):
        assert find_customer(book, name).id == kept.id
        assert [hit.customer_id for hit in find(book, name) if hit.group is Group.CUSTOMER] == [kept.id]
    assert [hit.customer_id for hit in find(book, "13800138000")] == [kept.id]
    assert [row.customer.id for row in customer_rows(book, on("02-01"), with_inactive=True)] == [kept.id]
    assert one.aliases == ("曾老板", "老曾")
    assert one.contacts == (Contact("曾国强", Role.OWNER, "13800138000"), Contact("老曾", phone="139 0000 0001"))
    assert (one.phone, one.area) == ("0728 1234567", "城南")
    assert [each.id for each in merged_with(book, kept.id)] == [other.id]

    split_customers(book, other.id, at("02-02"))
    assert find_customer(book, "老曾").id == other.id
    assert find_customer(book, "老曾").active
    back = find_customer(book, "曾国强建材")
    assert (back.aliases, back.contacts, back.area) == ((), (), "")


def test_terms_and_limit_that_differ_are_chosen_and_a_stop_of_either_holds(book: Ledger) -> None:
    other = a_customer(book, "老曾", limit="8000", terms=ONE_BEHIND, stopped=True, stop_reason="欠太久")
    kept = a_customer(book, "曾国强建材", limit="5000")
    one = merge(book, other, kept, "02-01", "limit_fen")
    assert (one.limit_fen, one.terms, one.stopped, one.stop_reason) == (parse_fen("8000"), THIRTY_DAYS, True, "欠太久")


def test_more_trust_than_the_kept_one_had_is_the_owners_to_give(book: Ledger) -> None:
    """D16: a clerk does not raise a limit by merging."""
    other, kept = a_customer(book, "老曾", limit="8000"), a_customer(book, "曾国强建材", limit="5000")
    set_pin(book, "2468", at("01-02"))
    with pytest.raises(Refused, match="owner"):
        merge(book, other, kept, "02-01", "limit_fen")
    assert merge(book, other, kept, "02-01").limit_fen == parse_fen("5000")


def test_what_was_changed_while_they_were_one_stays_changed_when_they_part(book: Ledger) -> None:
    other, kept = a_customer(book, "老曾", area="城南"), a_customer(book, "曾国强建材")
    one = merge(book, other, kept, "02-01")
    edit_customer(book, replace(one, area="城北", aliases=("老曾", "国强")), at("02-02"))
    split_customers(book, other.id, at("02-03"))
    back = find_customer(book, "曾国强建材")
    assert (back.area, back.aliases) == ("城北", ("国强",))


def test_a_merged_customer_takes_no_entries_and_no_second_merge(book: Ledger) -> None:
    other, kept, third = (a_customer(book, name) for name in ("老曾", "曾国强建材", "别人"))
    merge(book, other, kept, "02-01")
    for refused in (
        lambda: a_slip(book, other, "02-02"),
        lambda: merge(book, other, third, "02-02"),
        lambda: merge(book, third, other, "02-02"),
    ):
        with pytest.raises(Refused, match="老曾 is one customer with 曾国强建材 by now"):
            refused()
    with pytest.raises(Refused, match="is one customer already"):
        merge(book, kept, kept, "02-02")
    with pytest.raises(Refused, match="别人 was not merged"):
        split_customers(book, third.id, at("02-02"))


def test_the_gate_and_the_week_count_what_both_owe(book: Ledger) -> None:
    """Case 8: a limit of 1,000; the two owe 600 and 350, so 100 more is too much for the one."""
    other, kept = a_customer(book, "老曾", limit="1000"), a_customer(book, "曾国强建材", limit="1000")
    a_slip(book, other, "01-05", "600")
    a_slip(book, kept, "01-05", "350")
    assert not weigh_shipment(book, a_draft(kept, "02-01", "100"), on("02-01")).blocked
    merge(book, other, kept, "02-01")
    assert weigh_shipment(book, a_draft(kept, "02-01", "100"), on("02-01")).blocked
    (row,) = this_week(book, on("03-01"))
    assert (row.customer_id, row.debt.overdue_fen) == (kept.id, 950_00)


# ── what is posted ───────────────────────────────────────────────────────────────────────────────


def test_posted_papers_keep_the_printed_name_and_stand_with_the_one_customer(book: Ledger) -> None:
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    slip, paid = a_slip(book, other, "01-05", "100"), a_receipt(book, other, "01-20", "40")
    sealed = book.rows("SELECT seq, hash FROM journal ORDER BY seq")
    merge(book, other, kept, "02-01")

    assert book.rows("SELECT seq, hash FROM journal ORDER BY seq")[: len(sealed)] == sealed
    frozen = snapshots.load(book, slip, Voucher)
    assert frozen is not None
    assert frozen[0].customer == "老曾"
    assert [(row.number, row.customer) for row in receipts(book, on("02-01"), kept.id)] == [(paid, "曾国强建材")]
    view = customer_view(book, kept.id, on("02-01"))
    assert [row.number for row in view.history] == [paid, slip]
    assert customer_view(book, other.id, on("02-01")).row.customer.id == kept.id


def test_a_void_and_a_return_of_a_slip_go_back_with_it_and_money_of_the_other_is_free_again(book: Ledger) -> None:
    """Case 19: two slips of the one, money of the other for both, one voided; undone, each has its own."""
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    wrong, right = a_slip(book, other, "01-05", "100"), a_slip(book, other, "01-06", "300")
    merge(book, other, kept, "02-01")
    a_receipt(book, kept, "02-02", "150", {wrong: "100", right: "50"})
    a_return(book, kept, "02-03", "30", right)
    void_document(book, wrong, on("02-04"), "开错了", at("02-04"))
    assert (still_open(book, kept, "02-05"), on_account(book, kept, "02-05")) == ([(right, "220.00")], "100.00")

    apart = split_customers(book, other.id, at("02-06")).result
    assert apart.freed_fen == parse_fen("50")
    assert (still_open(book, other, "02-06"), on_account(book, other, "02-06")) == ([(right, "270.00")], "0.00")
    assert (still_open(book, kept, "02-06"), on_account(book, kept, "02-06")) == ([], "150.00")
    assert still_open(book, other, "02-02") == [(wrong, "100.00"), (right, "300.00")]
    assert on_account(book, kept, "02-02") == "150.00"


def test_a_plan_over_slips_of_both_is_ended_before_they_part(book: Ledger) -> None:
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    for one in (other, kept):
        an_opening(book, one, "2025-10-01", "600", "2025-11-01", entered="01-05")
    merge(book, other, kept, "02-01")
    items = tuple(item.item_id for item in open_items(book, kept.id, on("02-01")))
    plan = agree_plan(
        book, Plan(kept.id, on("02-01"), items, monthly_plan(1200_00, 4, on("02-28"))), at("02-01")
    ).result
    with pytest.raises(Refused, match=f"{plan.number} covers slips of both"):
        split_customers(book, other.id, at("02-02"))
    end_plan(book, plan.number, on("02-02"), "各算各的", at("02-02"))
    split_customers(book, other.id, at("02-02"))
    assert [owed(book, one) for one in (other, kept)] == ["600.00", "600.00"]


def test_promises_of_both_are_judged_by_the_money_of_the_one(book: Ledger) -> None:
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    for one in (other, kept):
        a_slip(book, one, "01-05", "300")
    make_promise(book, Promise(other.id, 300_00, on("02-10"), on("02-01")), at("02-01"))
    merge(book, other, kept, "02-02")
    assert [one.promise.amount_fen for one in customer_view(book, kept.id, on("02-05")).promises] == [300_00]
    split_customers(book, other.id, at("02-05"))
    assert customer_view(book, kept.id, on("02-05")).promises == ()


# ── statements ───────────────────────────────────────────────────────────────────────────────────


def test_the_first_statement_after_a_merge_carries_what_the_other_owed_as_a_line_of_its_own(book: Ledger) -> None:
    """Cases 7, 19: both had their January stated; February's paper opens where the kept one's January closed."""
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    a_slip(book, other, "01-05", "100")
    a_slip(book, kept, "01-06", "1000")
    own = {one.id: issue_statement(book, one.id, on("01-01"), at("02-01")).result for one in (other, kept)}
    a_slip(book, other, "02-03", "7")
    merge(book, other, kept, "02-10")
    a_slip(book, kept, "02-12", "50")

    february = show_month(book, kept.id, on("02-01"), at("03-01")).statement
    assert [(row.number, row.summary, row.debit_fen, row.late) for row in february.rows[:1]] == [
        (other.code, "老曾", 100_00, True)
    ]
    assert (february.opening_fen, february.shipped_fen, february.closing_fen) == (1000_00, 57_00, 1157_00)
    assert february.closing_fen == debt(book, kept.id, on("02-28")).owed_fen
    for one in own.values():
        shown = show_issued(book, statements.load_issued(book, one.number), at("03-01"))
        assert (shown.becomes, shown.broken) == (Becomes.ISSUED, None)

    issued = issue_statement(book, kept.id, on("02-01"), at("03-01")).result
    march = show_month(book, kept.id, on("03-01"), at("03-31")).statement
    assert (march.opening_fen, march.rows, march.closing_fen) == (1157_00, (), 1157_00)

    split_customers(book, other.id, at("04-01"))
    again = show_issued(book, statements.load_issued(book, issued.number), at("04-01"))
    assert again.becomes is Becomes.REPLACEMENT
    assert again.statement.closing_fen == 1050_00
    own_february = show_month(book, other.id, on("02-01"), at("04-01")).statement
    assert (own_february.opening_fen, own_february.closing_fen) == (100_00, 107_00)


def test_a_signed_statement_of_the_one_customer_is_followed_by_a_line_that_takes_the_other_off(book: Ledger) -> None:
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    a_slip(book, other, "01-05", "100")
    a_slip(book, kept, "01-06", "1000")
    merge(book, other, kept, "01-10")
    issued = issue_statement(book, kept.id, on("01-01"), at("02-01")).result
    answer_statement(book, issued.number, Answer(StatementState.AGREED, on("02-03"), said_by="王总"), at("02-03"))
    split_customers(book, other.id, at("02-05"))
    a_slip(book, kept, "02-06", "1")

    february = show_month(book, kept.id, on("02-01"), at("03-01")).statement
    assert [(row.number, row.credit_fen, row.debit_fen) for row in february.rows][:1] == [(other.code, 100_00, 0)]
    assert (february.opening_fen, february.closing_fen) == (1100_00, 1001_00)


def test_a_statement_that_one_signed_restarts_no_limitation_of_what_the_other_owed(book: Ledger) -> None:
    """Cases 13, 28: 民法典 195 asks for the debtor's own hand on the debt."""
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    a_slip(book, other, "01-05", "100")
    a_slip(book, kept, "01-06", "1000")
    issued = issue_statement(book, kept.id, on("01-01"), at("02-01")).result
    answer_statement(book, issued.number, Answer(StatementState.AGREED, on("02-20"), said_by="王总"), at("02-20"))
    merge(book, other, kept, "02-21")
    view = customer_view(book, kept.id, on("03-01"))
    spoken = {
        format_fen(item.open_fen): [event.kind for event in view.clocks[item.item_id].restarts] for item in view.items
    }
    assert spoken == {"100.00": [], "1000.00": [EventKind.AGREED_STATEMENT]}


# ── the proof of the book ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE documents SET customer_id = 3 WHERE id = 1",
        "UPDATE documents SET customer_id = posted_for",
        "UPDATE promises SET customer_id = 3",
        "INSERT INTO former_names VALUES (1, '谁也没叫过')",
        "DELETE FROM former_names",
    ],
)
def test_an_account_that_follows_from_no_merge_is_found_by_the_check(sql: str, tmp_path: Path) -> None:
    with a_book(tmp_path) as book:
        other, kept, _ = (a_customer(book, name) for name in ("老曾", "曾国强建材", "别人"))
        a_slip(book, other, "01-05")
        make_promise(book, Promise(other.id, 100_00, on("02-10"), on("02-01")), at("02-01"))
        merge(book, edit_customer(book, replace(other, name="曾记"), at("02-01")).result, kept, "02-01")
        assert check(book) == []
        book.write(sql)
        assert "accounts" in {found.proof for found in check(book)}


def test_what_the_journal_says_of_a_customer_before_and_after_a_merge_is_what_an_undoing_goes_by(book: Ledger) -> None:
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    one = merge(book, other, kept, "02-01")
    (merged,) = kin.load_merges(book)
    assert records.customer_before(book, kept.id, merged.seq) == kept
    assert records.customer_after(book, kept.id, merged.seq) == one


# ── former names ─────────────────────────────────────────────────────────────────────────────────


def test_a_former_name_finds_the_customer_and_is_told_and_stops_nobody_else_from_taking_it(book: Ledger) -> None:
    """Case 19: a shop changes its sign; the old delivery book says the old name."""
    kept = a_customer(book, "老王建材")
    renamed = edit_customer(book, replace(kept, name="王氏装饰材料"), at("01-05")).result
    assert find_customer(book, "老王建材").id == kept.id
    (hit,) = find(book, "老王建材")
    assert (hit.title, hit.once) == ("王氏装饰材料", "老王建材")
    (hit,) = find(book, "lwjc")
    assert hit.customer_id == kept.id
    (hit,) = find(book, "王氏")
    assert hit.once == ""
    assert customers.former_names(book) == {kept.id: ("老王建材",)}

    other = a_customer(book, "老王建材")
    assert find_customer(book, "老王建材").id == other.id
    edit_customer(book, replace(renamed, name="王氏"), at("01-06"))
    back = edit_customer(book, replace(renamed, name="王氏装饰材料"), at("01-07")).result
    assert customers.former_names(book) == {back.id: ("王氏", "老王建材")}


def test_a_sheet_that_says_a_former_name_or_a_merged_code_means_that_customer(book: Ledger, tmp_path: Path) -> None:
    other, kept = a_customer(book, "老曾", code="K7"), a_customer(book, "曾国强建材")
    edit_customer(book, replace(kept, name="曾氏建材"), at("01-05"))
    merge(book, other, kept, "01-06")
    sheet = ("客户,单号,日期,欠款", "曾国强建材,A1,2026-01-05,100", "K7,A2,2026-01-06,20", "老曾,A3,2026-01-07,3")
    brought(book, tmp_path, ImportKind.OPEN_ITEMS, *sheet)
    assert owed(book, kept) == "123.00"


def test_a_dispute_and_an_allowance_about_a_slip_go_where_the_slip_goes(book: Ledger) -> None:
    """Cases 15, 19: entered while the two were one, about a slip that was written for the other."""
    other, kept = a_customer(book, "老曾"), a_customer(book, "曾国强建材")
    slip = a_slip(book, other, "01-05", "300")
    a_slip(book, kept, "01-05", "500")
    merge(book, other, kept, "01-10")
    disputed = dispute_of_slip(book, slip, 80_00, "受潮", on("01-11"), on("01-11"))
    kept_dispute = raise_dispute(book, disputed, at("01-11"), "d-1").result
    assert raise_dispute(book, disputed, at("01-11"), "d-1").result.id == kept_dispute.id
    allowance = AdjustmentDraft(kept.id, on("01-12"), 20_00, Direction.CREDIT, Grounds.ALLOWANCE, about_number=slip)
    record_adjustment(book, allowance, at("01-12"))
    assert (debt(book, kept.id, on("01-20")).in_dispute_fen, owed(book, kept, "01-20")) == (80_00, "780.00")

    split_customers(book, other.id, at("01-20"))
    found = [debt(book, one.id, on("01-20")) for one in (other, kept)]
    assert [(one.in_dispute_fen, one.owed_fen) for one in found] == [(80_00, 280_00), (0, 500_00)]
    merge(book, other, kept, "01-21")
    withdraw(book, Withdrawable.DISPUTE, kept_dispute.id, at("01-21"))
    note_again(book, Withdrawable.DISPUTE, kept_dispute.id, at("01-21"))
    assert debt(book, kept.id, on("01-21")).in_dispute_fen == 80_00
