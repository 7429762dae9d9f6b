"""Stories of slips: released, refused in part, unsigned, entered twice, stopped; played through the verbs."""

from collections.abc import Iterator
from datetime import timedelta

from desktop_app.domain.contacts import Outcome
from desktop_app.domain.dates import add_months
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.shipments import Release
from desktop_app.domain.tasks import TaskKind, Todo
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import open_items
from desktop_app.operations.taking_back import void_document
from desktop_app.operations.tasks import add_task
from desktop_app.sample.stage import FIRST_DAY, StoryStage


def released_over_the_limit(stage: StoryStage) -> Iterator[int]:
    """The owner let a slip above the limit pass once, and the money is late (R019)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 42
    stage.ship(28_000)
    yield 20
    stage.ship(26_000)
    yield 3
    stage.ship(16_000, release=Release("老客户，工地等料，周五前回款"))


def disputes_a_slip(stage: StoryStage) -> Iterator[int]:
    """Broken tiles: part of a slip is refused, three days ago (N10, case 15)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 33
    stage.ship(8_600)
    yield 8
    stage.ship(6_400)
    yield 3
    newest = open_items(stage.ledger, stage.customer.id, stage.day)[-1]
    refused = Dispute(newest.item_id, stage.customer.id, 150_00, "到货破损，有照片，要求扣款", stage.day)
    raise_dispute(stage.ledger, refused, stage.now())
    stage.talk(Outcome.WECHAT, "发来破损照片")
    visit = stage.day + timedelta(days=3)
    add_task(stage.ledger, Todo(TaskKind.APPOINTMENT, stage.customer.id, visit, newest.number, "去看破损"), stage.now())


def over_a_lowered_limit(stage: StoryStage) -> Iterator[int]:
    """Nothing is late, but the owner lowered the limit (R016)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 25
    stage.ship(18_000)
    yield 10
    stage.ship(14_000)
    yield 5
    invoice = Todo(TaskKind.INVOICE, stage.customer.id, stage.day, note="上月货款开专票")
    add_task(stage.ledger, invoice, stage.now())
    stage.change(limit_fen=20_000_00, notes="行情不好，额度由5万降到2万")


def supply_was_stopped(stage: StoryStage) -> Iterator[int]:
    """Months behind and full of excuses: no more goods (R040)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 94
    stage.ship(15_000)
    yield 50
    stage.talk(Outcome.REACHED, "先付一点")
    stage.pay(3_000_00)
    yield 30
    stage.talk(Outcome.ABSENT, "店里没人")
    yield 20
    stage.change(stopped=True, stop_reason="拖欠超过60天，电话不接")


def left_slips_unsigned(stage: StoryStage) -> Iterator[int]:
    """Three slips were printed, none came back signed (R030)."""
    yield FIRST_DAY
    stage.settle_up()
    for day, yuan in ((16, 3_200), (13, 4_800), (9, 2_700)):
        yield day
        stage.ship(yuan)


def owes_from_before(stage: StoryStage) -> Iterator[int]:
    """A debt from the old paper book, two months before it can no longer be sued for (case 13, R081)."""
    yield FIRST_DAY
    due = add_months(stage.today, -36) + timedelta(days=60)
    old = OpeningDraft(stage.customer.id, due - timedelta(days=30), due, 6_860_00, "旧账 0003217", "旧账本补录")
    record_opening(stage.ledger, old, stage.now())
    yield 18
    stage.talk(Outcome.REACHED, "承认欠款，说等工程结算")


def was_entered_twice(stage: StoryStage) -> Iterator[int]:
    """The same slip twice; the second one was reversed the next day (红冲)."""
    yield FIRST_DAY
    stage.settle_up()
    yield 6
    slip = stage.drawn(5_200)
    stage.enter(slip)
    twice = stage.enter(slip)
    yield 5
    void_document(stage.ledger, twice, stage.day, "重复开单", stage.now())


def pays_at_a_fixed_date(stage: StoryStage) -> Iterator[int]:
    """A site that settles everything on the day it is handed over (R004)."""
    for day, yuan in ((52, 15_000), (31, 18_000), (9, 12_000)):
        yield day
        stage.ship(yuan, project="2号楼")
