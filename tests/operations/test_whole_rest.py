"""The whole rest of a plan that was not kept: on the day it is asked for, it is due (case 16, 民法典 634)."""

import pytest

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.exposure import ProposedSlip
from desktop_app.domain.money import format_fen
from desktop_app.domain.objections import Code
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.debts import debt
from desktop_app.operations.limitation import limitation_clocks
from desktop_app.operations.payments import open_items
from desktop_app.operations.plans import accelerate_plan, accelerations, agree_plan, end_plan
from desktop_app.operations.reports import account, ageing
from desktop_app.operations.slips import slips
from desktop_app.operations.weighing import weigh
from desktop_app.store import projection
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_return, a_slip, at, item_of, on, put_on_paper
from tests.operations.faces import faces

ASKED_ON, NEXT_DAY = "04-01", "04-02"


@pytest.fixture
def wang(book: Ledger) -> Customer:
    """6,000 due since 4 February, 6,000 due on 30 June; four parts of 3,000, the first missed and asked for."""
    customer = a_customer(book)
    slips = [
        a_slip(book, customer, "01-05", "6000"),
        a_slip(book, customer, "03-01", "6000", parts=(("06-30", "6000"),)),
    ]
    a_plan(book, customer, slips, "1200000")
    talk = Contacted(customer.id, on("03-25"), Channel.PHONE, Outcome.REACHED)
    log_contact(book, talk, at("03-25"))
    return customer


def a_plan(book: Ledger, who: Customer, numbers: list[str], fen: str) -> str:
    parts = monthly_plan(int(fen), 4, on("03-20"))
    items = tuple(item_of(book, number) for number in numbers)
    number = agree_plan(book, Plan(who.id, on("03-10"), items, parts), at("03-10")).result.number
    put_on_paper(book, number, "03-10")
    return number


def the_whole_rest(book: Ledger) -> None:
    accelerate_plan(book, "HKJ-2026-00001", "催告后仍未付", at(ASKED_ON))


def figures(book: Ledger, who: Customer, day: str) -> tuple[str, ...]:
    """Asked for, overdue, in a plan."""
    owed = debt(book, who.id, on(day))
    return tuple(format_fen(fen) for fen in (owed.ask_fen, owed.overdue_fen, owed.in_plan_fen))


def test_the_whole_rest_is_due_on_the_day_it_is_asked_for(book: Ledger, wang: Customer) -> None:
    """Also the slip that was due in June; a past day is shown as it was."""
    assert accelerations(book, on(ASKED_ON))["HKJ-2026-00001"].rest_fen == 1_200_000
    the_whole_rest(book)
    assert figures(book, wang, ASKED_ON) == ("12000.00", "6000.00", "0.00")
    assert figures(book, wang, NEXT_DAY) == ("12000.00", "12000.00", "0.00")
    assert figures(book, wang, "03-31") == ("3000.00", "6000.00", "12000.00")


def test_a_plan_that_was_only_ended_leaves_the_slips_their_own_dates(book: Ledger, wang: Customer) -> None:
    end_plan(book, "HKJ-2026-00001", on(ASKED_ON), "改为月结", at(ASKED_ON))
    assert figures(book, wang, NEXT_DAY) == ("6000.00", "6000.00", "0.00")


@pytest.mark.parametrize("day", ["03-31", ASKED_ON, NEXT_DAY, "05-20"])
def test_every_face_says_the_same_of_it(book: Ledger, wang: Customer, day: str) -> None:
    """Case 22."""
    the_whole_rest(book)
    ask, overdue, in_plan = (round(float(figure) * 100) for figure in figures(book, wang, day))
    told = {"owed": 1_200_000, "ask": ask, "overdue": overdue, "in_plan": in_plan, "in_dispute": 0}
    for face, shown in faces(book, wang, on(day)):
        assert {"face": face, **{key: shown[key] for key in told if key in shown}} == {
            "face": face,
            **{key: fen for key, fen in told.items() if key in shown},
        }


def test_an_old_slip_keeps_its_age_and_nothing_is_restated(book: Ledger, wang: Customer) -> None:
    """Case 22: 60 days since 4 February; the other slip is a day old in the ageing."""
    the_whole_rest(book)
    (row,) = ageing(book, on("04-05")).rows
    assert (row.ageing.not_due_fen, row.ageing.buckets_fen) == (0, (600_000, 600_000, 0, 0))
    assert not any(row.is_restated for day in ("03-31", ASKED_ON) for row in ageing(book, on(day)).rows)


def test_an_entry_made_later_still_restates_only_itself(book: Ledger, wang: Customer) -> None:
    """Case 6: what was known then is measured by the same due dates."""
    the_whole_rest(book)
    a_receipt(book, wang, "04-03", "1000", entered="04-10")
    (row,) = ageing(book, on("04-05")).rows
    assert (row.restated.fen, row.restated.moved_fen) == (-100_000, 0)


def test_the_gate_the_lists_and_the_limitation_know_the_day(book: Ledger, wang: Customer) -> None:
    the_whole_rest(book)
    verdict = weigh(book, wang, ProposedSlip(on(NEXT_DAY), 100), on(NEXT_DAY))
    (late,) = [one for one in verdict.objections if one.code is Code.OVERDUE]
    assert late.amount_fen == 1_200_000
    items = {item.number: item for item in account(book, wang, on(NEXT_DAY)).items}
    later = items["SHD-2026-00002"]
    assert [item.due for item in items.values()] == [on("02-04"), on(ASKED_ON)]
    assert {row.number: row.due for row in slips(book, on(NEXT_DAY))} == {
        "SHD-2026-00001": on("02-04"),
        "SHD-2026-00002": on(ASKED_ON),
    }
    clock = limitation_clocks(book, wang.id, [later], on(NEXT_DAY))[later.item_id]
    assert clock.safe_last_day == on("2029-04-01")
    assert [item.due for item in open_items(book, wang.id, on(NEXT_DAY))] == [on("02-04"), on(ASKED_ON)]


def test_money_and_goods_that_come_back_lower_what_is_asked(book: Ledger, wang: Customer) -> None:
    the_whole_rest(book)
    a_receipt(book, wang, NEXT_DAY, "7000")
    a_return(book, wang, NEXT_DAY, "500", "SHD-2026-00002")
    assert figures(book, wang, NEXT_DAY) == ("4500.00", "4500.00", "0.00")


def test_a_slip_that_waits_for_the_next_batch_waits_no_longer(book: Ledger) -> None:
    """Case 11: without a date of its own."""
    li = a_customer(book, "李记五金", terms=Terms(TermsKind.PREVIOUS_BATCH, open_batches=1))
    a_plan(book, li, [a_slip(book, li, "03-01", "1200")], "120000")
    log_contact(book, Contacted(li.id, on("03-25"), Channel.PHONE, Outcome.REACHED), at("03-25"))
    the_whole_rest(book)
    assert figures(book, li, NEXT_DAY) == ("1200.00", "1200.00", "0.00")


def test_a_new_plan_over_the_rest_is_kept_or_not_like_any_other(book: Ledger, wang: Customer) -> None:
    the_whole_rest(book)
    items = tuple(item_of(book, number) for number in ("SHD-2026-00001", "SHD-2026-00002"))
    again = Plan(wang.id, on(NEXT_DAY), items, monthly_plan(1_200_000, 3, on("04-20")))
    number = agree_plan(book, again, at(NEXT_DAY)).result.number
    assert figures(book, wang, NEXT_DAY) == ("0.00", "0.00", "12000.00")
    end_plan(book, number, on("04-21"), "没付", at("04-21"))
    assert figures(book, wang, "04-21") == ("12000.00", "12000.00", "0.00"), "it was due already"


def test_the_book_is_sound_with_it_and_it_is_asked_for_once(book: Ledger, wang: Customer) -> None:
    the_whole_rest(book)
    assert (projection.differences(book), check(book)) == ([], [])
    with pytest.raises(Refused, match="no running plan"):
        the_whole_rest(book)
