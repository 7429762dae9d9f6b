"""Something that has a day and a person: made by rule or by hand, done, put off, taken back (R022, R033, R043)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.history_words import DEEDS
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.sendings import SentBy
from desktop_app.domain.tasks import TaskKind, Todo
from desktop_app.operations.drafts import Draft, keep_draft
from desktop_app.operations.history import HistoryOf, history_of
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.settings import edit_rules, rules_of
from desktop_app.operations.statements import issue_statement, mark_sent
from desktop_app.operations.taking_back import void_document
from desktop_app.operations.tasks import (
    add_task,
    drop_task,
    finish_task,
    issue_invoice,
    open_tasks,
    put_task_off,
    take_step_back,
    waiting_slips,
)
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from desktop_app.store.tasks import invoices_wanted
from tests.operations.builders import a_book, a_customer, a_slip, at, on

NOW = at("03-20")
TODAY = NOW.today


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as ledger:
        yield ledger
        assert checking.check(ledger) == []


def told(ledger: Ledger, ahead: int = 0) -> list[tuple[str, str]]:
    return [(row.task.kind.value, row.task.about) for row in open_tasks(ledger, TODAY, ahead=ahead)]


def test_a_large_slip_is_checked_the_day_after_and_a_small_or_voided_one_is_not(ledger: Ledger) -> None:
    wang = a_customer(ledger)
    large = a_slip(ledger, wang, "03-19", "12000")
    voided = a_slip(ledger, wang, "03-19", "15000")
    a_slip(ledger, wang, "03-19", "9999.99")
    void_document(ledger, voided, None, "开错了", at("03-19"))
    assert told(ledger) == [("delivery", large)]
    task = open_tasks(ledger, TODAY)[0].task
    made = finish_task(ledger, task, NOW).result
    assert told(ledger) == []
    take_step_back(ledger, made.step_id, NOW)
    assert told(ledger) == [("delivery", large)]
    put_task_off(ledger, open_tasks(ledger, TODAY)[0].task, on("03-23"), NOW)
    assert (told(ledger), told(ledger, ahead=3)) == ([], [("delivery", large)])
    edit_rules(ledger, replace(rules_of(ledger), check_from_fen=0), NOW)
    assert told(ledger, ahead=3) == [("delivery", large)], "what is written down stays"


def test_an_invoice_is_wanted_issued_and_handed_over(ledger: Ledger) -> None:
    """R007: until it is in their hands it is a reason not to pay."""
    wang = a_customer(ledger)
    slip = a_slip(ledger, wang, "03-18", "100")
    wanted = add_task(ledger, Todo(TaskKind.INVOICE, wang.id, TODAY, slip, "开专票"), NOW).result
    issue_invoice(ledger, wanted, NOW)
    assert open_tasks(ledger, TODAY)[0].task.issued_on == TODAY
    asked = Inquiry(period_of(PeriodName.MONTH, TODAY), TODAY, "invoice")
    assert [row.slip.number for row in ask(ledger, "papers", asked).rows] == [slip]
    assert [one.due for one in invoices_wanted(ledger, TODAY)] == [TODAY]
    finish_task(ledger, wanted, NOW)
    assert (told(ledger), invoices_wanted(ledger, TODAY)) == ([], [])
    assert not ask(ledger, "papers", asked).rows
    with pytest.raises(Refused, match="Only an invoice"):
        issue_invoice(ledger, Todo(TaskKind.CALL, wang.id, TODAY), NOW)
    with pytest.raises(Refused, match="later day"):
        put_task_off(ledger, wanted, TODAY, NOW)


def test_a_task_by_hand_has_a_person_and_is_dropped_and_all_of_it_is_in_the_history(ledger: Ledger) -> None:
    wang = a_customer(ledger)
    call = add_task(ledger, Todo(TaskKind.CALL, wang.id, on("03-18"), note="问付款日"), NOW).result
    row = open_tasks(ledger, TODAY, wang.id)[0]
    assert (row.customer, row.task.person, row.task.note) == (wang.name, NOW.user, "问付款日")
    drop_task(ledger, call.id, NOW)
    assert open_tasks(ledger, TODAY) == []
    deeds = [one.deed for one in history_of(ledger, HistoryOf(customer_id=wang.id), TODAY)]
    assert DEEDS["add_task"] in deeds


def test_a_statement_that_went_is_asked_after_until_somebody_says_it_arrived(ledger: Ledger) -> None:
    """R033."""
    wang = a_customer(ledger)
    a_slip(ledger, wang, "02-10", "100")
    number = issue_statement(ledger, wang.id, on("02-01"), at("03-01")).result.number
    mark_sent(ledger, number, on("03-16"), at("03-16"), SentBy.WECHAT)
    assert told(ledger) == [("bill", number)]
    finish_task(ledger, open_tasks(ledger, TODAY)[0].task, NOW)
    assert told(ledger) == []


def test_a_slip_that_waits_for_money_is_offered_to_whoever_takes_it(ledger: Ledger) -> None:
    """R043: only what the gate held back waits for money; any other draft waits for somebody to finish it."""
    wang, other = a_customer(ledger), a_customer(ledger, "永发便利店")
    for key, held in (("k1", "true"), ("k3", "false")):
        fields = f'{{"customer_id": {{"id": {wang.id}, "text": ""}}, "held": {held}}}'
        content = f'{{"customer": "{wang.name}", "fields": {fields}}}'
        keep_draft(ledger, Draft("shipment", key, content, datetime(2026, 3, 19, 4, tzinfo=UTC)))
    keep_draft(ledger, Draft("shipment", "k2", "not to be read", datetime(2026, 3, 19, 4, tzinfo=UTC)))
    assert [one.about for one in waiting_slips(ledger, wang.id)] == ["k1"]
    assert waiting_slips(ledger, other.id) == []
    assert told(ledger) == [("waiting", "k1")]
