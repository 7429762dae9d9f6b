"""Money a customer says is paid is looked after in three days, and settled when it is found (R116, case 18)."""

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.tasks import TaskKind
from desktop_app.operations.contacts import contact_log, log_contact
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.taking_back import Withdrawable, void_document, withdraw
from desktop_app.operations.tasks import finish_task, open_tasks
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, on


def said_paid(book: Ledger) -> tuple[Customer, int]:
    """老王建材 owes 1,000 and says on 2 March that 300 left on 1 March from their account at a bank."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "1000")
    line = Contacted(
        wang.id, on("03-02"), Channel.WECHAT, Outcome.CLAIMS_PAID, amount_fen=300_00, claimed_on=on("03-01"),
        bank="建行", account="尾号 6217",
    )  # fmt: skip
    return wang, log_contact(book, line, at("03-02"), accepted=True).result.id


def to_do(book: Ledger, day: str, ahead: int = 0) -> list[tuple[str, str]]:
    rows = open_tasks(book, on(day), ahead=ahead)
    return [(row.task.due.isoformat()[5:], row.task.note) for row in rows if row.task.kind is TaskKind.CLAIM]


def test_three_days_later_somebody_looks_and_the_task_names_sum_bank_and_account(book: Ledger) -> None:
    said_paid(book)
    told = ("03-05", "¥300.00 建行 尾号 6217")
    assert (to_do(book, "03-02"), to_do(book, "03-02", 3), to_do(book, "03-05")) == ([], [told], [told])
    assert (to_do(book, "04-01"), to_do(book, "04-02")) == ([told], [])


def test_found_it_is_settled_and_void_again_it_is_not(book: Ledger) -> None:
    wang, _ = said_paid(book)
    money = a_receipt(book, wang, "03-04", "300")
    assert to_do(book, "03-05") == []
    void_document(book, money, on("03-06"), "记错人", at("03-06"))
    assert len(to_do(book, "03-06")) == 1
    (row,) = [one for one in open_tasks(book, on("03-06")) if one.task.kind is TaskKind.CLAIM]
    finish_task(book, row.task, at("03-06"))
    assert to_do(book, "03-07") == []


def test_withdrawn_and_noted_again_it_keeps_its_bank(book: Ledger) -> None:
    wang, row = said_paid(book)
    withdraw(book, Withdrawable.CONTACT, row, at("03-03"))
    assert to_do(book, "03-05") == []
    note_again(book, Withdrawable.CONTACT, row, at("03-03"))
    (line,) = contact_log(book, on("03-05"), wang.id)
    assert (line.bank, line.account, len(to_do(book, "03-05"))) == ("建行", "尾号 6217", 1)
