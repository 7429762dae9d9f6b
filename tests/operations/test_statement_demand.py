"""The statement demands what is asked, lists plan and dispute, and lets nobody sign a dispute away (case 22)."""

from dataclasses import replace

from desktop_app.documents.statement import draw_loose_statement
from desktop_app.domain.customers import Customer
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.money import parse_fen
from desktop_app.domain.payments import Allocation
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.statements import Demand, Statement
from desktop_app.operations.debts import debt
from desktop_app.operations.disputes import raise_dispute, settle_dispute
from desktop_app.operations.payments import allocate
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.statement_shown import show_days, show_month
from desktop_app.operations.statements import issue_statement
from desktop_app.store import snapshots
from desktop_app.store.database import Ledger
from tests.documents.reading import text_of
from tests.operations.builders import a_customer, a_receipt, a_return, a_slip, an_opening, at, item_of, on

NO_COMPLAINT = "没有未处理的质量异议"


def arrears(book: Ledger) -> tuple[Customer, str]:
    """36,500 in four parts of 9,125 from 31 December, 4,480 overdue beside it, 600 of that in dispute."""
    wang = a_customer(book)
    old = an_opening(book, wang, "06-01", "36500", "07-01")
    plan = Plan(wang.id, on("11-20"), (item_of(book, old),), monthly_plan(parse_fen("36500"), 4, on("12-31")))
    agree_plan(book, plan, at("11-20"))
    slip = a_slip(book, wang, "10-20", "4480")
    raise_dispute(book, Dispute(item_of(book, slip), wang.id, parse_fen("600"), "破损", on("12-01")), at("12-01"))
    return wang, slip


def words(statement: Statement, language: str = "zh_CN") -> str:
    return text_of(draw_loose_statement(statement, False, language)).replace("\n", "")


def test_the_statement_demands_3880_and_lists_plan_and_dispute_as_such(book: Ledger) -> None:
    """Case 22: and its figures are those of every other face."""
    wang, slip = arrears(book)
    told = show_days(book, wang.id, None, on("12-08"), at("12-08")).statement
    assert told.demand == Demand(
        overdue_fen=448_000,
        not_due_fen=0,
        kept_fen=3_650_000,
        asked_fen=388_000,
        disputed_fen=60_000,
        planned_fen=3_650_000,
        next_part_due=on("12-31"),
        next_part_fen=912_500,
    )
    owed = debt(book, wang.id, on("12-08"))
    faces = (owed.overdue_fen, owed.ask_fen, owed.in_plan_fen, owed.in_dispute_fen)
    demand = told.demand
    assert demand
    assert faces == (demand.overdue_fen, demand.asked_fen, demand.planned_fen, demand.disputed_fen)
    assert [(item.number, item.in_plan, item.disputed_fen) for item in told.open_items if item.number == slip] == [
        (slip, False, 60_000)
    ]
    paper = words(told)
    for sentence in (
        "其中已逾期 ¥4,480.00，按还款计划分期付的 ¥36,500.00。",
        "请贵方于2026年12月23日前付清到该日为止应付的 ¥3,880.00",
        "本对账单同时是催款通知；各单原定的应付日期不因此改变。",
        "还款计划还剩 ¥36,500.00，下一期 ¥9,125.00，应于2026年12月31日前付。",
        "有异议的 ¥600.00 另行处理，本次不催",
        "有异议的 ¥600.00 除外",
        "还款计划中",
    ):
        assert sentence in paper, sentence
    assert NO_COMPLAINT not in paper


def test_a_dispute_raised_after_the_month_keeps_its_paper_from_being_signed_without_it(book: Ledger) -> None:
    """Case 22: November is told on 8 December; the dispute of 1 December is known by then. Settled, it is gone."""
    wang, slip = arrears(book)
    november = show_month(book, wang.id, on("11-01"), at("12-08")).statement
    assert NO_COMPLAINT not in words(november)
    raised = raise_dispute(book, Dispute(item_of(book, slip), wang.id, 100, "少一包", on("12-08")), at("12-08")).result
    settle_dispute(book, raised.id, on("12-08"), 0, "补了", at("12-08"))
    (first,) = [one for (one,) in book.rows("SELECT min(id) FROM disputes")]
    settle_dispute(book, first, on("12-08"), 0, "补了", at("12-08"))
    assert NO_COMPLAINT in words(show_month(book, wang.id, on("11-01"), at("12-08")).statement)


def test_who_owes_nothing_overdue_gets_no_demand_and_no_overdue_of_zero(book: Ledger) -> None:
    """Wording rows 2, 5: a good payer reads neither 已逾期 ¥0.00 nor 催款."""
    wang = a_customer(book)
    a_slip(book, wang, "12-07", "100")
    paper = words(show_days(book, wang.id, None, on("12-08"), at("12-08")).statement)
    assert "其中未到期 ¥100.00。" in paper
    assert "已逾期" not in paper
    assert "催款" not in paper


def test_what_was_paid_since_the_month_is_not_asked_for_again(book: Ledger) -> None:
    """Case 22: November's 1,000 is told as it stood; 400 of it came on 3 December."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    a_receipt(book, wang, "12-03", "400", to={slip: "400"})
    told = show_month(book, wang.id, on("11-01"), at("12-08")).statement
    assert told.demand
    assert (told.closing_fen, told.demand.asked_fen, told.demand.paid_since_fen) == (100_000, 60_000, 40_000)
    assert "其中 ¥400.00 此后已付清或抵减，不再催收。" in words(told)


def test_goods_credit_kept_apart_is_told_beside_what_is_overdue_and_no_more_is_asked_than_is_owed(book: Ledger) -> None:
    """Case 2: 1,000 overdue and a return of 200 kept as credit; the parts of the sum come to the 800 that are owed."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    a_return(book, wang, "10-20", "200", slip, apply=False)
    told = show_days(book, wang.id, None, on("12-08"), at("12-08")).statement
    demand = told.demand
    assert demand
    assert (told.closing_fen, demand.overdue_fen, demand.kept_apart_fen) == (80_000, 100_000, 20_000)
    assert (demand.asked_fen, demand.paid_since_fen) == (80_000, 0)
    assert "其中已逾期 ¥1,000.00，减留作余款的 ¥200.00。" in words(told)
    assert "Of it: overdue ¥1,000.00, less ¥200.00 kept as credit." in words(told, "en")
    assert "¥800.00" in words(told)


def test_goods_credit_of_the_month_that_is_spread_later_was_not_paid_since(book: Ledger) -> None:
    """Case 2: November closes at 800 with the credit in it; spread in December it takes nothing off a second time."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    back = a_return(book, wang, "10-20", "200", slip, apply=False)
    allocate(book, back, [Allocation(item_of(book, slip), 20_000)], on("12-03"), at("12-03"))
    told = show_month(book, wang.id, on("11-01"), at("12-08")).statement
    assert told.demand
    assert (told.closing_fen, told.demand.asked_fen, told.demand.paid_since_fen) == (80_000, 80_000, 0)


def test_goods_credit_kept_apart_since_the_month_is_not_asked_for(book: Ledger) -> None:
    """Case 2: November closes at 1,000; the 200 that came back in December are kept as credit."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    a_return(book, wang, "12-03", "200", slip, apply=False)
    told = show_month(book, wang.id, on("11-01"), at("12-08")).statement
    assert told.demand
    assert (told.closing_fen, told.demand.kept_apart_fen) == (100_000, 0)
    assert (told.demand.asked_fen, told.demand.paid_since_fen) == (80_000, 20_000)


def test_a_statement_issued_before_credit_kept_apart_was_told_is_drawn_as_it_was(book: Ledger) -> None:
    """Its text has no such sum; thawed it freezes nothing new, and prints what it printed."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    a_return(book, wang, "10-20", "200", slip, apply=False)
    told = show_days(book, wang.id, None, on("12-08"), at("12-08")).statement
    assert told.demand
    old = replace(told, demand=replace(told.demand, kept_apart_fen=0, asked_fen=100_000))
    text = snapshots.canonical(old).replace(',"kept_apart_fen":0', "").replace('"kept_apart_fen":0,', "")
    assert "kept_apart_fen" not in text
    thawed = snapshots.thaw(text, Statement)
    assert thawed == old
    assert "其中已逾期 ¥1,000.00。" in words(thawed)
    assert "留作余款" not in words(thawed)


def test_a_residue_is_printed_but_not_asked_for(book: Ledger) -> None:
    """Case 9: 0.50 is owed and printed."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "100")
    a_receipt(book, wang, "11-03", "99.50", to={slip: "99.50"})
    told = show_days(book, wang.id, None, on("12-08"), at("12-08")).statement
    assert told.demand
    assert (told.closing_fen, told.demand.asked_fen) == (50, 0)
    assert "催款" not in words(told)


def test_a_paper_frozen_before_plan_and_dispute_were_known_thaws_and_asks_as_it_did(book: Ledger) -> None:
    """Format 2: the new fields are missing in its text; it asks for all that falls due by the day of payment."""
    wang, _ = arrears(book)
    number = issue_statement(book, wang.id, on("11-01"), at("12-08")).result.number
    found = snapshots.load(book, number, Statement)
    assert found
    old = replace(
        found[0],
        demand=None,
        known_on=None,
        open_items=tuple(replace(item, in_plan=False, disputed_fen=0) for item in found[0].open_items),
    )
    text = snapshots.canonical(old)
    for name in ("demand", "known_on", "replaces", "in_plan", "disputed_fen"):
        text = text.replace(f',"{name}":null', "").replace(f',"{name}":""', "")
        text = text.replace(f',"{name}":false', "").replace(f',"{name}":0', "")
    thawed = snapshots.thaw(text, Statement)
    assert thawed == old
    assert "¥40,980.00" in words(thawed)
    assert NO_COMPLAINT in words(thawed)
