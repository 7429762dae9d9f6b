"""After the money came in: promises kept, plans paid to the end, whom to thank (N17)."""

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.bills import BillLine
from desktop_app.domain.money import parse_fen
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise
from desktop_app.operations.bill_outcome import outcome
from desktop_app.operations.bills import Taking, take_lines, untake
from desktop_app.operations.payments import open_items
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.promises import make_promise
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, at, on

TODAY = "11-21"


def takes(book: Ledger, customer: int, *sums: str) -> list[str]:
    lines = [BillLine(f"wechat {customer} {at_} {one}", 1, on("11-20"), parse_fen(one)) for at_, one in enumerate(sums)]
    return [
        one.number for one in take_lines(book, [Taking(line, customer, "微信") for line in lines], at(TODAY)).result
    ]


def items(book: Ledger, customer: int) -> tuple[OpenItem, ...]:
    return open_items(book, customer, on(TODAY))


def test_a_promise_is_told_once_it_is_whole_and_only_for_the_money_that_made_it_so(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "1000")
    make_promise(book, Promise(wang.id, parse_fen("500"), on("11-25"), on("11-10")), at("11-10"))
    part = takes(book, wang.id, "200")
    assert outcome(book, part, on(TODAY)).kept == ()
    rest = takes(book, wang.id, "300")
    told = outcome(book, rest, on(TODAY))
    assert [(one.customer, one.amount_fen, one.by) for one in told.kept] == [(wang.name, 50_000, on("11-25"))]
    assert (told.receipts, told.amount_fen, told.thanks) == (1, 30_000, (wang.name,))
    more = takes(book, wang.id, "100")
    assert outcome(book, more, on(TODAY)).kept == ()


def test_a_plan_paid_to_the_end_is_told(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "600")
    chosen = tuple(item.item_id for item in items(book, wang.id))
    plan = Plan(wang.id, on("11-01"), chosen, monthly_plan(60_000, 2, on("11-20")))
    number = agree_plan(book, plan, at("11-01")).result.number
    first = takes(book, wang.id, "300")
    assert outcome(book, first, on(TODAY)).plans == ()
    second = takes(book, wang.id, "299", "1")
    assert outcome(book, second, on(TODAY)).plans == ((wang.name, number),)


def test_what_was_taken_back_changed_nothing_and_who_is_still_late_is_not_thanked(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "09-01", "600")
    numbers = takes(book, wang.id, "100")
    assert (outcome(book, numbers, on(TODAY)).receipts, outcome(book, numbers, on(TODAY)).thanks) == (1, ())
    untake(book, [f"wechat {wang.id} 0 100"], "录错", at(TODAY))
    assert outcome(book, numbers, on(TODAY)).receipts == 0
