"""The owner's rules decide what the gate does, and every change of them is in the journal."""

from dataclasses import replace

import pytest

from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.domain.dates import Calendar
from desktop_app.domain.errors import Refused
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.settings import edit_calendar, edit_rules, rules_of
from desktop_app.store import checking, settings
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, at, on


def test_a_rule_set_to_warn_no_longer_stops_a_slip(book: Ledger) -> None:
    """R019: warn, block or off for each rule."""
    customer = a_customer(book, limit="50")
    with pytest.raises(SlipStopped):
        a_slip(book, customer, "03-02", "100")
    edit_rules(book, replace(rules_of(book), limit=RuleMode.WARN), at("03-02"))
    assert a_slip(book, customer, "03-02", "100")


def test_overdue_money_stops_a_slip_when_the_owner_wants_it(book: Ledger) -> None:
    customer = a_customer(book)
    a_slip(book, customer, "03-02", "100")
    edit_rules(book, CreditRules(overdue=RuleMode.BLOCK, overdue_tolerance_days=10), at("03-02"))
    assert a_slip(book, customer, "04-10", "10")
    with pytest.raises(SlipStopped):
        a_slip(book, customer, "04-20", "10")


@pytest.mark.parametrize(
    "rules",
    [
        CreditRules(overdue_tolerance_days=-1),
        CreditRules(batch_tolerance_fen=-1),
        CreditRules(near_limit_percent=0),
    ],
)
def test_rules_that_make_no_sense_are_refused(book: Ledger, rules: CreditRules) -> None:
    with pytest.raises(Refused):
        edit_rules(book, rules, at("03-02"))


def test_every_change_of_the_rules_is_journalled(book: Ledger) -> None:
    """D7."""
    edit_rules(book, CreditRules(no_limit=RuleMode.WARN), at("03-02"))
    edit_calendar(book, Calendar(frozenset({on("2029-03-01")})), at("03-02"))
    assert settings.load_calendar(book).rests(on("2029-03-01"))
    verbs = [verb for (verb,) in book.rows("SELECT verb FROM journal ORDER BY seq DESC LIMIT 2")]
    assert verbs == ["edit_calendar", "edit_rules"]
    assert checking.check(book) == []
