"""One customer's page: everything the book knew on that day, and nothing of anybody else."""

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen, parse_fen
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise, PromiseState
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.domain.statements import StatementState
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.customer_page import CustomerView, customer_view
from desktop_app.operations.customer_rows import account_of, customer_row
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.lists.account import LEDGER, OBJECTIONS, dispute_state
from desktop_app.operations.lists.items import item_note
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statements import Answer, answer_statement, issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store import papers
from desktop_app.store.database import Ledger
from desktop_app.store.slips import load_slips
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on


def moved(view: CustomerView) -> list[tuple[str, str, str, str]]:
    """Number, owed more, owed less and balance of each row of the history."""
    return [
        (row.number, format_fen(row.debit_fen), format_fen(row.credit_fen), format_fen(row.balance_fen))
        for row in view.history
    ]


def test_the_history_stands_newest_first_and_its_top_balance_is_what_is_owed(book: Ledger) -> None:
    """U12; case 29: what is dated ahead stands above, told as such, and what is owed does not count it."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    a_slip(book, li, "03-01")
    slip, wrong = a_slip(book, wang, "03-02", "100"), a_slip(book, wang, "03-03", "40")
    receipt = a_receipt(book, wang, "03-04", "30")
    mirror = void_document(book, wrong, on("03-05"), "开错单", at("03-05")).result
    a_slip(book, wang, "03-20", "999", entered="03-05")
    view = customer_view(book, wang.id, on("03-06"))
    assert [one.is_ahead for one in view.history] == [True, False, False, False, False]
    assert moved(view)[1:] == [
        (mirror, "0.00", "40.00", "70.00"),
        (receipt, "0.00", "30.00", "110.00"),
        (wrong, "40.00", "0.00", "140.00"),
        (slip, "100.00", "0.00", "100.00"),
    ]
    assert view.row == customer_row(book, wang.id, on("03-06"))
    assert view.history[1].balance_fen == view.row.balance_fen
    assert [(item.number, item.open_fen) for item in view.items] == [(slip, 7_000)]


def test_a_debt_taken_over_is_told_by_the_number_the_customer_knows_it_by(book: Ledger) -> None:
    """Slip 0012 of the old book, noted 9月的: among what is unpaid, in the history and on the statement."""
    wang, day = a_customer(book), on("03-02")
    record_opening(book, OpeningDraft(wang.id, day, None, 1_234_560, "0012", "9月的"), at("03-03"))
    record_opening(book, OpeningDraft(wang.id, day, None, 820_050, "0031"), at("03-03"))
    view = customer_view(book, wang.id, on("03-06"))
    assert [str(item_note(item)) for item in view.items] == ["0012 · 9月的", "0031"]
    told = next(one.text for one in LEDGER if one.key == "remark")
    assert told is not None
    assert [str(told(row, on("03-06"))) for row in view.history] == ["0031", "0012 9月的"]


def test_the_last_payment_is_all_that_came_on_the_last_day(book: Ledger) -> None:
    """18,880.50 and 18,964.00 on one day are 37,844.50, on the page as in the list; a bounced one never came."""
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "50000")
    for yuan in ("18964.00", "18880.50"):
        a_receipt(book, wang, "03-10", yuan)
    bounced = a_receipt(book, wang, "03-11", "500")
    void_document(book, bounced, on("03-11"), "退票", at("03-11"))
    view, listed = customer_view(book, wang.id, on("03-12")), account_of(book, wang.id, on("03-12"))
    assert view.last_paid == listed.last_paid == (on("03-10"), 3_784_450)


def test_a_settled_dispute_is_no_longer_in_dispute_at_the_foot_of_the_list(book: Ledger) -> None:
    """Case 15: 3.16 settled, 2.00 not."""
    wang = a_customer(book)
    for day, fen in (("03-02", 316), ("03-03", 200)):
        item = item_of(book, a_slip(book, wang, day, "100"))
        raise_dispute(book, Dispute(item, wang.id, fen, "破损", on("03-04")), at("03-04"))
    first = next(one.id for one in customer_view(book, wang.id, on("03-05")).disputes if one.amount_fen == 316)
    settle_dispute(book, first, on("03-05"), 0, "补了两包", at("03-05"))
    view = customer_view(book, wang.id, on("03-06"))
    amount = next(column for column in OBJECTIONS if column.key == "amount")
    assert amount.total_of(view.disputes) == (200, 0)
    assert [amount.shown(one, on("03-06")) for one in view.disputes] == ["2.00", "3.16"]


def test_a_dispute_answered_after_its_two_working_days_is_marked_late(book: Ledger) -> None:
    """R121, case 15: raised on Wednesday 4 March, to be answered by Friday 6 March."""
    wang = a_customer(book)
    raise_dispute(
        book,
        Dispute(item_of(book, a_slip(book, wang, "03-02", "100")), wang.id, 3_00, "破损", on("03-04")),
        at("03-04"),
    )

    def state(day: str) -> str:
        return dispute_state(customer_view(book, wang.id, on(day)).disputes[0])[0].template

    assert [state(day) for day in ("03-06", "03-07")] == ["to be answered", "still no reply"]
    (one,) = customer_view(book, wang.id, on("03-07")).disputes
    answer_dispute(book, one.id, on("03-07"), "补两包", at("03-07"))
    assert state("03-08") == "answered late"
    settle_dispute(book, one.id, on("03-09"), 0, "", at("03-09"))
    assert state("03-09") == "settled"


def test_each_row_of_the_history_says_what_it_is_and_what_reversed_it(book: Ledger) -> None:
    """Case 9: as of the day."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "100")
    mirror = void_document(book, slip, on("03-05"), "开错单", at("03-05")).result
    top, below = customer_view(book, wang.id, on("03-05")).history
    assert (below.number, below.kind, below.summary, below.reversed_by) == (slip, Kind.SHIPMENT, "水泥", mirror)
    assert (top.kind, top.remark, top.reversed_by) == (Kind.REVERSAL, "开错单", "")
    ahead, before = customer_view(book, wang.id, on("03-04")).history
    assert (ahead.number, ahead.is_ahead) == (mirror, True)
    assert (before.reversed_by, before.is_ahead) == ("", False)


def test_a_slip_of_more_than_three_goods_says_that_there_are_others(book: Ledger) -> None:
    wang = a_customer(book)
    for day, goods in (("03-02", "水泥 PVC管 纱窗 钉子"), ("03-03", "水泥 PVC管 纱窗 水泥")):
        lines = tuple(Line(name, 1_000, 100_000) for name in goods.split())
        record_shipment(book, ShipmentDraft(wang.id, on(day), lines), at(day))
    three, four = customer_view(book, wang.id, on("03-05")).history
    assert (four.summary, three.summary) == ("水泥、PVC管、纱窗等", "水泥、PVC管、纱窗")


def test_promises_are_judged_and_their_rate_is_told(book: Ledger) -> None:
    """N01, R130."""
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "100")
    for amount, by in (("40", "03-05"), ("60", "03-20")):
        make_promise(book, Promise(wang.id, parse_fen(amount), on(by), on("03-03")), at("03-03"))
    a_receipt(book, wang, "03-04", "20")
    view = customer_view(book, wang.id, on("03-10"))
    assert [(one.state, one.arrived_fen) for one in view.promises] == [
        (PromiseState.PART_KEPT, 2_000),
        (PromiseState.WAITING, 0),
    ]
    assert view.kept_rate == 0.5
    assert customer_view(book, wang.id, on("03-04")).kept_rate is None


def test_plans_contacts_disputes_and_papers_are_this_customers_own_newest_first(book: Ledger) -> None:
    """U12, N10, N11, R105."""
    numbers = {}
    for name in ("老王建材", "李记五金"):
        one = a_customer(book, name)
        slips = [a_slip(book, one, day, "100") for day in ("03-02", "03-03")]
        items = [item_of(book, slip) for slip in slips]
        agree_plan(book, Plan(one.id, on("03-04"), (items[0],), monthly_plan(10_000, 2, on("05-01"))), at("03-04"))
        for day, outcome in (("03-05", Outcome.NOT_REACHED), ("03-06", Outcome.REACHED)):
            log_contact(book, Contacted(one.id, on(day), Channel.PHONE, outcome), at(day))
        for item, day in zip(items, ("03-07", "03-08"), strict=True):
            raise_dispute(book, Dispute(item, one.id, 500, "少了两包", on(day)), at(day))
        numbers[one.id] = slips
    for customer_id, (first, second) in numbers.items():
        view = customer_view(book, customer_id, on("03-10"))
        assert [(plan.plan.customer_id, len(plan.parts)) for plan in view.plans] == [(customer_id, 2)]
        assert [one.outcome for one in view.contacts] == [Outcome.REACHED, Outcome.NOT_REACHED]
        assert [(one.number, one.customer_id) for one in view.disputes] == [(second, customer_id), (first, customer_id)]
        assert [paper.number for paper in view.papers] == [second, first]
        assert [(item.number, item.disputed_fen, item.in_plan) for item in view.items] == [
            (first, 500, True),
            (second, 500, False),
        ]


def test_what_was_answered_agreed_and_given_as_a_reason_is_shown(book: Ledger) -> None:
    """R067, case 28: nothing that was written down is written for nobody."""
    wang = a_customer(book, limit="10")
    slip = a_slip(book, wang, "03-02", "100", release="老客户，答应周五付")
    raised = raise_dispute(
        book, Dispute(item_of(book, slip), wang.id, 500, "少了两包", on("03-03")), at("03-03")
    ).result
    answer_dispute(book, raised.id, on("03-04"), "明天去点数", at("03-04"))
    settle_dispute(book, raised.id, on("03-06"), 0, "数目对，照付", at("03-06"))
    plan = agree_plan(
        book, Plan(wang.id, on("03-07"), (item_of(book, slip),), monthly_plan(10_000, 2, on("05-01"))), at("03-07")
    ).result
    end_plan(book, plan.number, on("03-08"), "改为一次付清", at("03-08"))
    issued = issue_statement(book, wang.id, on("03-01"), at("04-01")).result
    differs = Answer(StatementState.DIFFERS, on("04-02"), 9_000, "王", note="退货没算")
    answer_statement(book, issued.number, differs, at("04-02"))
    with book.writing():
        papers.add_event(book, issued.number, "signed", on("04-03"), at("04-03"), "只签了第二栏")
    view = customer_view(book, wang.id, on("04-05"))
    (dispute,), (ended,) = view.disputes, view.ended_plans
    assert (dispute.answer, dispute.agreement) == ("明天去点数", "数目对，照付")
    assert (ended.plan.number, ended.on, ended.reason) == (plan.number, on("03-08"), "改为一次付清")
    paper = next(one for one in view.papers if one.number == issued.number)
    assert (paper.theirs_fen, paper.said_by, paper.answer, paper.signed_note) == (
        9_000,
        "王",
        "退货没算",
        "只签了第二栏",
    )
    assert [one.release_reason for one in load_slips(book, on("04-05"))] == ["老客户，答应周五付"]
    (clock,) = view.clocks.values()
    assert clock.safe_last_day == on("2029-04-01")


def test_a_customer_nothing_happened_with_has_an_empty_page(book: Ledger) -> None:
    wang = a_customer(book)
    view = customer_view(book, wang.id, on("03-02"))
    assert (view.row.customer, view.row.last_deal, view.kept_rate) == (wang, None, None)
    assert not any(
        (view.items, view.history, view.promises, view.plans, view.ended_plans, view.contacts, view.disputes,
         view.papers, view.clocks)
    )  # fmt: skip


def test_the_page_of_an_unknown_customer_is_refused(book: Ledger) -> None:
    with pytest.raises(Refused, match="99"):
        customer_view(book, 99, on("03-02"))


def test_an_allowance_says_in_the_history_why_and_for_which_slip(book: Ledger) -> None:
    """R062: 抹零 is no 让利, and the slip it was given for is named."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "100.30")
    draft = AdjustmentDraft(wang.id, on("03-05"), parse_fen("0.30"), reason=Grounds.ROUNDING_OFF, about_number=slip)
    record_adjustment(book, draft, at("03-05"))
    newest, first = customer_view(book, wang.id, on("03-05")).history
    assert (newest.reason, newest.about) == (Grounds.ROUNDING_OFF, slip)
    assert (first.reason, first.about) == (None, "")
