"""What hides a debtor from the list: nothing but a kept and signed plan hides an old debt for more than a week."""

import pytest

from desktop_app.domain.contacts import NOBODY_REACHED, Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.reasons import Place, Reason
from desktop_app.operations.chasing import this_week
from desktop_app.operations.contacts import log_contact, put_off
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.operations.promises import make_promise
from desktop_app.store import plans
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, at, item_of, on

OLD_FROM = "05-31"
"""The slip of 1 March was due on 31 March: on that day it is more than 60 days overdue."""


@pytest.fixture
def wang(book: Ledger) -> Customer:
    customer = a_customer(book)
    a_slip(book, customer, "03-01", "1200", parts=(("03-31", "1200"),))
    return customer


def place(book: Ledger, day: str) -> Place:
    (row,) = this_week(book, on(day))
    return row.place


def hidden(book: Ledger, *days: str) -> list[bool]:
    return [place(book, day) > Place.BY_MONEY for day in days]


def said(book: Ledger, who: Customer, day: str, outcome: Outcome = Outcome.REACHED, again: str = "") -> None:
    claimed = on(day) if outcome is Outcome.CLAIMS_PAID else None
    line = Contacted(who.id, on(day), Channel.PHONE, outcome, next_on=on(again) if again else None, claimed_on=claimed)
    log_contact(book, line, at(day), accepted=True)


def promised(book: Ledger, who: Customer, day: str, by: str) -> None:
    make_promise(book, Promise(who.id, 120_000, on(by), on(day)), at(day))


def planned(book: Ledger, who: Customer, day: str, first: str) -> Plan:
    slip = item_of(book, "SHD-2026-00001")
    return agree_plan(book, Plan(who.id, on(day), (slip,), monthly_plan(120_000, 4, on(first))), at(day)).result


def refused(book: Ledger, who: Customer, day: str, until: str) -> str:
    with pytest.raises(Refused) as no:
        put_off(book, who.id, on(until), at(day))
    assert no.value.field == "next_on"
    return str(no.value)


def test_putting_off_every_six_days_hides_for_one_week(book: Ledger, wang: Customer) -> None:
    """R077: the week begins with the first time and ends with a talk."""
    put_off(book, wang.id, on("06-14"), at("06-08"))
    assert "2026-06-15 at the latest" in refused(book, wang, "06-14", "06-20")
    put_off(book, wang.id, on("06-15"), at("06-14"))
    assert hidden(book, "06-08", "06-14", "06-15", "06-16") == [True, True, False, False]
    assert "put off on 2026-06-08 already" in refused(book, wang, "06-15", "06-16")
    said(book, wang, "06-15")
    put_off(book, wang.id, on("06-22"), at("06-15"))
    assert hidden(book, "06-21", "06-22") == [True, False]


@pytest.mark.parametrize("nobody", NOBODY_REACHED)
def test_a_call_in_vain_begins_no_new_week(book: Ledger, wang: Customer, nobody: Outcome) -> None:
    put_off(book, wang.id, on("06-14"), at("06-08"))
    said(book, wang, "06-12", nobody, again="06-30")
    assert hidden(book, "06-12", "06-14", "06-15") == [True, True, False]
    refused(book, wang, "06-14", "06-20")


def test_an_appointment_hides_for_a_week_and_the_next_talk_may_make_another(book: Ledger, wang: Customer) -> None:
    said(book, wang, "06-01", again="06-25")
    assert hidden(book, "06-07", "06-08", "06-12") == [True, False, False]
    said(book, wang, "06-09", Outcome.NOT_REACHED, again="06-20")
    assert hidden(book, "06-09", "06-10") == [False, False], "nobody was reached, so nothing was agreed"
    said(book, wang, "06-12", Outcome.NO_MONEY, again="06-29")
    assert hidden(book, "06-12", "06-18", "06-19") == [True, True, False]


def test_promise_after_promise_hides_for_one_week(book: Ledger, wang: Customer) -> None:
    """R077: each made when the last one fell due, and no money came for any."""
    for day, by in (("06-01", "06-05"), ("06-05", "06-11"), ("06-11", "06-17"), ("06-17", "06-23")):
        promised(book, wang, day, by)
    assert hidden(book, "06-01", "06-04", "06-06", "06-07") == [True] * 4
    assert hidden(book, "06-08", "06-10", "06-13", "06-20") == [False] * 4


def test_an_excuse_of_another_kind_begins_no_new_week(book: Ledger, wang: Customer) -> None:
    """A promise, a claim to have paid, then putting off: nobody was spoken to in between."""
    promised(book, wang, "06-01", "06-30")
    assert "2026-06-08 at the latest" in refused(book, wang, "06-06", "06-13")
    said(book, wang, "06-07", Outcome.CLAIMS_PAID)
    assert "2026-06-14 at the latest" in refused(book, wang, "06-10", "06-15")
    put_off(book, wang.id, on("06-14"), at("06-10"))
    assert hidden(book, "06-13", "06-14") == [True, False]


def test_a_plan_by_word_of_mouth_allows_no_longer_rest(book: Ledger, wang: Customer) -> None:
    """R077, case 28: signed, and kept, it does."""
    plan = planned(book, wang, "06-01", "07-10")
    assert "2026-06-12 at the latest" in refused(book, wang, "06-05", "06-30")
    put_off(book, wang.id, on("06-12"), at("06-05"))
    said(book, wang, "06-12", again="06-28")
    assert hidden(book, "06-11", "06-18", "06-19") == [True, True, False]
    with book.writing():
        plans.sign_plan(book, plan, on("06-19"), "", "", at("06-19"))
    put_off(book, wang.id, on("07-09"), at("06-19"))
    assert hidden(book, "06-19", "07-08", "07-09") == [True, True, False]


def test_plan_after_plan_by_word_of_mouth_hides_for_one_week(book: Ledger, wang: Customer) -> None:
    first = planned(book, wang, "06-01", "06-20")
    end_plan(book, first.number, on("06-07"), "重新谈", at("06-07"))
    planned(book, wang, "06-07", "07-20")
    reasons = {day: this_week(book, on(day))[0].reasons for day in ("06-07", "06-08")}
    assert Reason.PLAN_UNSIGNED not in reasons["06-07"]
    assert reasons["06-08"][0] is Reason.PLAN_UNSIGNED


def test_what_turns_old_while_it_is_put_off_is_back_on_that_day(book: Ledger, wang: Customer) -> None:
    """R077: the day told is the day it comes back."""
    assert "2026-05-31 at the latest" in refused(book, wang, "05-10", "06-20")
    put_off(book, wang.id, on(OLD_FROM), at("05-10"))
    assert hidden(book, "05-10", "05-30", OLD_FROM) == [True, True, False]


# ── calls in vain ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("outcome", [one for one in Outcome if one not in (Outcome.PUT_OFF, Outcome.CLAIMS_PAID)])
def test_only_a_talk_lets_a_broken_promise_rest(book: Ledger, wang: Customer, outcome: Outcome) -> None:
    """U3, U6: nobody answered, so nothing was said about it."""
    promised(book, wang, "04-01", "04-05")
    said(book, wang, "04-06", outcome)
    in_vain = outcome in NOBODY_REACHED
    assert [place(book, day) for day in ("04-06", "04-08")] == [Place.ABOVE if in_vain else Place.RESTING] * 2
    assert place(book, "04-09") is Place.ABOVE


def test_a_call_in_vain_does_not_bring_back_who_was_put_off(book: Ledger, wang: Customer) -> None:
    put_off(book, wang.id, on("04-20"), at("04-10"))
    said(book, wang, "04-12", Outcome.WRONG_NUMBER)
    assert hidden(book, "04-12", "04-19", "04-20") == [True, True, False]


def test_an_appointment_is_kept_on_its_day_whatever_was_logged_since(book: Ledger, wang: Customer) -> None:
    """U6: a call in vain, or a talk about something else, the day before."""
    said(book, wang, "04-02", again="04-04")
    said(book, wang, "04-03", Outcome.NOT_REACHED)
    assert hidden(book, "04-03", "04-04") == [True, False]
    said(book, wang, "04-04", again="04-10")
    said(book, wang, "04-09")
    assert hidden(book, "04-09", "04-10", "04-11") == [True, False, False]
    said(book, wang, "04-11")
    assert hidden(book, "04-11", "04-13", "04-14") == [True, True, False]


def test_the_answer_to_a_letter_is_looked_for_on_its_day(book: Ledger, wang: Customer) -> None:
    letter = Contacted(wang.id, on("04-02"), Channel.LETTER, Outcome.REACHED, next_on=on("04-04"))
    log_contact(book, letter, at("04-02"))
    said(book, wang, "04-03", Outcome.ABSENT)
    assert hidden(book, "04-03", "04-04") == [True, False]


def test_the_day_is_an_argument(book: Ledger, wang: Customer) -> None:
    """A past day is shown as it was: what was put off since does not hide it then."""
    put_off(book, wang.id, on("06-14"), at("06-08"))
    assert hidden(book, "06-07", "06-08") == [False, True]
