"""Stories of promises kept and broken, plans, statements and money on account, played through the verbs."""

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.domain.contacts import Outcome
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import PromiseTie
from desktop_app.domain.shipments import ReturnDraft
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.returns import record_return
from desktop_app.sample.seasons import is_open
from desktop_app.sample.stage import FIRST_DAY, StoryStage


def broke_promises(stage: StoryStage) -> Iterator[int]:
    """Three times a day was named, and never did money come (N01, R130)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 63
    stage.ship(22_000)
    for named, by in ((40, 33), (24, 17), (10, 3)):
        yield named
        stage.talk(Outcome.REACHED, "说这次一定付")
        stage.promise(10_000_00, by)


def kept_part_of_a_promise(stage: StoryStage) -> Iterator[int]:
    """Of 8,000 promised 5,000 came."""
    yield FIRST_DAY
    stage.settle_up()
    yield 52
    stage.ship(9_000)
    yield 11
    stage.talk(Outcome.REACHED, "答应分两次付")
    stage.promise(8_000_00, 4)
    yield 5
    stage.pay(5_000_00)


def kept_a_promise(stage: StoryStage) -> Iterator[int]:
    """Everything came a day before it was promised for."""
    yield FIRST_DAY
    stage.settle_up()
    yield 48
    stage.ship(12_000)
    yield 15
    stage.promise(stage.open_fen(), 9)
    yield 10
    stage.pay(stage.open_fen())
    yield 8
    stage.ship(6_500)


def missed_an_instalment(stage: StoryStage) -> Iterator[int]:
    """Old debts in five monthly parts: the first came, the second did not (N11, R127, case 16)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 93
    stage.ship(7_000)
    yield 85
    stage.ship(5_000)
    yield 62
    parts = monthly_plan(stage.open_fen(), 5, stage.days_ago(55))
    plan = Plan(stage.customer.id, stage.day, stage.item_ids(), parts, "每月一期")
    agree_plan(stage.ledger, plan, stage.now())
    yield 56
    stage.pay(parts[0].amount_fen, "还款计划第1期")
    yield 20
    stage.talk(Outcome.NO_MONEY, "第2期要晚几天")


def paid_ahead(stage: StoryStage) -> Iterator[int]:
    """Money on account that no slip has used yet (case 10)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 15
    stage.pay(50_000_00, "预存货款")
    for day, yuan in ((12, 8_000), (6, 9_500), (2, 6_000)):
        yield day
        stage.ship(yuan)


def says_it_was_paid(stage: StoryStage) -> Iterator[int]:
    """ "Transferred on Tuesday", and nothing arrived (case 18)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 44
    stage.ship(9_600)
    yield 4
    stage.talk(Outcome.CLAIMS_PAID, "说昨天已转账", amount_fen=stage.open_fen(), claimed_on=stage.days_ago(5),
               bank="建设银行", account="尾号 6217")  # fmt: skip


def pays_today(stage: StoryStage) -> Iterator[int]:
    """A promise whose day is today (R128)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 47
    stage.ship(9_500)
    yield 6
    stage.talk(Outcome.REACHED, "发工资前付6000")
    stage.promise(6_000_00, 0)
    stage.promise(500_00, -12, "下次送货时多付500", PromiseTie.NEXT_SLIP)


def trades_by_the_month(stage: StoryStage) -> Iterator[int]:
    """Slips every ten days, a statement every month, money on the tenth."""
    yield FIRST_DAY
    stage.settle_up()
    for day in range(90, 0, -10):
        yield day
        if not is_open(stage.day):
            continue
        due = stage.due_fen()
        if due:
            stage.pay(due)
        stage.ship(4_800)


def names_what_it_pays(stage: StoryStage) -> Iterator[int]:
    """The customer pays the newer slip by name; goods that came back are kept apart (cases 2, 12)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 45
    stage.ship(7_400)
    yield 38
    number = stage.enter(slip := stage.drawn(5_600))
    yield 30
    back = replace(slip.lines[0], quantity=1000)
    kept = ReturnDraft(stage.customer.id, stage.day, (back,), number, apply=False, reason="规格不符，等换货")
    record_return(stage.ledger, kept, stage.now())
    yield 7
    stage.pay(4_000_00, "付后一张单", stage.item_ids()[-1:])
