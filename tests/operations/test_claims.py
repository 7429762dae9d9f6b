"""What moves the last day of a debt beside payments and statements, and the list of the shop (N05, R081)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.attachments import AttachedTo, AttachmentDraft, AttachmentKind
from desktop_app.domain.claim_acts import ActKind, ClaimAct
from desktop_app.domain.contacts import Channel
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import RefusedFields
from desktop_app.domain.letters import LetterDraft, LetterKind
from desktop_app.domain.limitation import EventKind
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.reasons import Reason
from desktop_app.domain.sendings import SentBy
from desktop_app.operations.attachments import attach
from desktop_app.operations.books import Book
from desktop_app.operations.chasing import this_week
from desktop_app.operations.contacts import put_off
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.grounds import add_act
from desktop_app.operations.letters import make_letter, send_letter
from desktop_app.operations.limitation import shop_clocks
from desktop_app.operations.lists.claims import steps_of
from desktop_app.operations.paper_runs import came_back_signed
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reporting.frame import Inquiry
from desktop_app.operations.reporting.kinds import ask
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, an_opening, at, item_of, on
from tests.operations.whole_books import a_whole_book

NEAR = "2028-12-20"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    with a_whole_book(tmp_path) as book:
        yield book


def told(book: Ledger, day: str = NEAR, customer: int = 0) -> list[tuple[str, str]]:
    """The proof each debt counts from, and its safe last day."""
    found = shop_clocks(book, on(day), customer)
    return [(one.clock.proof.proof or one.clock.proof.kind.value, str(one.clock.safe_last_day)) for one in found]


def an_old_debt(book: Ledger) -> tuple[int, str]:
    wang = a_customer(book)
    return wang.id, an_opening(book, wang, "2026-01-30", "1000", due="2026-03-01")


def test_one_slip_in_a_signed_plan_runs_from_its_last_part(shop: Book) -> None:
    """民法典 189: two slips in one plan are two debts, and count from the signature."""
    book = shop.ledger
    wang, old = an_old_debt(book)
    parts = (Instalment(on("2027-08-01"), 50_000), Instalment(on("2027-12-01"), 50_000))
    plan = agree_plan(book, Plan(wang, on("2027-06-01"), (item_of(book, old),), parts), at("2027-06-01")).result
    came_back_signed(shop, [plan.number], on("2027-06-10"), at("2027-06-10"), scan=b"%PDF-1.4 signed")
    assert told(book) == [(plan.number, "2030-12-01")]


def test_a_letter_that_names_the_slip_is_a_demand_and_proven_once_it_is_signed(shop: Book) -> None:
    """Case 13, 民法典 195: sent it is claimed; signed as a confirmation it binds an expired debt, too (192)."""
    book = shop.ledger
    wang, old = an_old_debt(book)
    other = a_slip(book, a_customer(book, "李四"), "2026-02-01", "70")
    body = f"欠款 {old} 一千元，请于月底前付清"
    number = make_letter(
        book, LetterDraft(wang, on("2028-02-01"), LetterKind.CONFIRM, "确认", body), at("2028-02-01"), str
    )
    send_letter(book, number.result, on("2028-02-03"), at("2028-02-03"), SentBy.POST, "EMS 1180")
    (row,) = shop_clocks(book, on(NEAR), wang)
    assert (row.clock.safe_last_day, row.clock.claimed_last_day) == (on("2029-03-01"), on("2031-02-03"))
    assert row.clock.started_by.told == number.result
    came_back_signed(shop, [number.result], on("2029-05-01"), at("2029-05-01"))
    (after, free) = told(book, "2029-06-01", wang)[0], told(book, "2029-06-01")[0]
    assert (after, free[0]) == ((number.result, "2032-05-01"), "due"), f"{other} is another's"


def test_a_picture_of_the_promise_or_an_iou_is_a_proof(shop: Book) -> None:
    """Conventions 3: chat words with their picture; an IOU kept with one slip speaks of it alone."""
    book = shop.ledger
    wang, old = an_old_debt(book)
    second = an_opening(book, a_customer(book, "李四"), "2026-01-30", "50", due="2026-03-01")
    make_promise(
        book, Promise(wang, 1_000, on("2027-07-01"), on("2027-06-01"), channel=Channel.WECHAT), at("2027-06-01")
    )
    assert told(book, customer=wang) == [("due", "2029-03-01")]
    chat = AttachmentDraft(AttachedTo.CUSTOMER, str(wang), AttachmentKind.CHAT, on("2027-06-01"), "微信截图.png")
    attach(shop, chat, b"chat", at("2027-06-02"))
    assert told(book, customer=wang) == [("微信截图.png", "2030-06-01")]
    iou = AttachmentDraft(AttachedTo.DOCUMENT, second, AttachmentKind.IOU, on("2028-01-05"), "欠条.png")
    attach(shop, iou, b"iou", at("2028-01-06"))
    assert told(book) == [("微信截图.png", "2030-06-01"), ("欠条.png", "2031-01-05")], old
    whole = AttachmentDraft(AttachedTo.CUSTOMER, str(wang), AttachmentKind.IOU, on("2028-02-05"), "总欠条.png")
    attach(shop, whole, b"all", at("2028-02-06"))
    assert told(book, customer=wang) == [("总欠条.png", "2031-02-05")]


def test_a_step_in_court_is_about_what_was_unpaid_on_its_day(book: Ledger) -> None:
    """N05: without a paper it is claimed alone; a slip that was not unpaid then is refused by name."""
    wang, old = an_old_debt(book)
    add_act(book, ClaimAct(wang, ActKind.COURT, on("2028-11-01"), note="口头说立案了"), at("2028-11-01"))
    assert told(book) == [("due", "2029-03-01")]
    made = add_act(book, ClaimAct(wang, ActKind.COURT, on("2028-11-20"), "立案通知书"), at("2028-11-20")).result
    assert (made.slips, told(book)) == ((old,), [("立案通知书", "2031-11-20")])
    with pytest.raises(RefusedFields, match="SHD-9 was not unpaid on 2028-11-20"):
        add_act(book, ClaimAct(wang, ActKind.COURT, on("2028-11-20"), slips=("SHD-9",)), at("2028-11-20"))
    with pytest.raises(RefusedFields, match="Nothing was unpaid on 2025-01-01"):
        add_act(book, ClaimAct(wang, ActKind.COURT, on("2025-01-01")), at("2028-11-20"))


def test_an_alarm_comes_back_as_the_day_comes_nearer_and_ends_by_a_proof_alone(book: Ledger) -> None:
    """N05: put off beyond its last day while it is in dispute, it is named again at 30 days and in the last week."""
    wang, old = an_old_debt(book)
    raise_dispute(book, Dispute(item_of(book, old), wang, 100_000, "少货", on("2028-12-19")), at("2028-12-19"))
    put_off(book, wang, on("2029-03-20"), at("2028-12-20"))
    resting = {day: this_week(book, on(day))[0].resting for day in ("2028-12-21", "2029-01-31", "2029-02-28")}
    assert resting == {"2028-12-21": True, "2029-01-31": False, "2029-02-28": False}
    a_receipt(book, load_customer(book, wang), "2029-02-02", "1", to={old: "1"})
    assert Reason.LIMITATION_NEAR not in this_week(book, on("2029-02-03"))[0].reasons


def test_the_list_of_the_shop_is_told_by_what_is_near_over_or_lacks_proof(shop: Book) -> None:
    """R081: the sum of each stands at the head; the chain of each debt begins with its due day."""
    book = shop.ledger
    wang, _ = an_old_debt(book)
    a_slip(book, a_customer(book, "李四"), "2028-12-01", "70")
    make_promise(book, Promise(wang, 1_000, on("2027-07-01"), on("2027-06-01")), at("2027-06-01"))
    day = on(NEAR)
    views, period = ("all", "near", "over", "lacking"), period_of(PeriodName.TODAY, day)
    found = {by: ask(book, "claims", Inquiry(period, day, by)) for by in views}
    assert {by: len(one.rows) for by, one in found.items()} == {"all": 2, "near": 1, "over": 0, "lacking": 1}
    assert [one.figure for one in found["all"].keys] == [100_000, 0, 100_000]
    items = [one.item for one in shop_clocks(book, day, wang)]
    steps = steps_of(items, {one.item.item_id: one.clock for one in shop_clocks(book, day, wang)})
    assert [one.step.event.kind for one in steps] == [EventKind.DUE, EventKind.PROMISE]
