"""Slips let go once: before they are saved or with it, counted and listed; two windows that post together (case 8)."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.exposure import ProposedSlip
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import parse_fen
from desktop_app.domain.objections import Code, WayKind
from desktop_app.domain.owner import OwnerAct, OwnerWanted
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.shipments import Line, Release
from desktop_app.domain.users import Rank
from desktop_app.operations.goods import add_goods
from desktop_app.operations.owner import let_owner_in
from desktop_app.operations.releasing import SlipStopped, release_slip
from desktop_app.operations.reporting.frame import Inquiry
from desktop_app.operations.reporting.kinds import ask
from desktop_app.operations.settings import edit_rules, rules_of
from desktop_app.operations.shipments import record_shipment, weigh_shipment
from desktop_app.operations.taking_back import Withdrawable, void_document, withdraw
from desktop_app.operations.users import UserDraft, come_to_counter, keep_user
from desktop_app.operations.weighing import exposure_of
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_draft, a_slip, an_opening, at, on

OWNERS_PIN, CLERKS_PIN = "2468", "1357"
GO = Release("工地等料", on("03-05"))


def listed(book: Ledger, by: str = "each", day: str = "03-20") -> list[tuple[object, ...]]:
    """What the list of exceptions says of the year."""
    found = ask(book, "exceptions", Inquiry(period_of(PeriodName.YEAR, on(day)), on(day), by))
    return [tuple(column.value(row) for column in found.columns) for row in found.rows]


def test_a_slip_released_in_the_morning_leaves_by_the_clerk_in_the_afternoon(
    book: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R019, R092: the owner's word waits until its day; no owner is asked again, and it is used up by the slip."""
    monkeypatch.setattr("desktop_app.operations.pins._STEPS", 2)
    wang = a_customer(book, limit="10")
    keep_user(book, UserDraft("王总", Rank.OWNER, pin=OWNERS_PIN), at("03-01"))
    keep_user(book, UserDraft("小李", pin=CLERKS_PIN), at("03-01"))
    come_to_counter(book, "小李", CLERKS_PIN, at("03-02"))
    draft = a_draft(wang, "03-02", "100", submission="draft-1")
    with pytest.raises(OwnerWanted):
        release_slip(book, replace(draft, release=GO), at("03-02"))
    let_owner_in(book, OWNERS_PIN, at("03-02"), OwnerAct.RELEASE)
    release_slip(book, replace(draft, release=GO), at("03-02"))
    verdict = weigh_shipment(book, draft, on("03-03"))
    assert ([one.code for one in verdict.objections], verdict.blocked) == ([Code.LET_GO, Code.OVER_LIMIT], False)
    posted = record_shipment(book, draft, at("03-03")).result
    assert posted.released
    assert book.rows("SELECT release_reason, release_expires FROM shipments") == [("工地等料", "2026-03-05")]
    assert [row[2:5] for row in listed(book)] == [(posted.number, 100_00, "over_limit")]
    with pytest.raises(SlipStopped):
        record_shipment(book, replace(draft, submission="draft-2"), at("03-03"))


def test_a_second_release_of_one_slip_is_refused(book: Ledger) -> None:
    """Before it is saved, and as it is saved; once its time is over, or the slip grew, it may be given again."""
    wang = a_customer(book, limit="10")
    draft = a_draft(wang, "03-02", "100", submission="draft-1", release=GO)
    given = release_slip(book, draft, at("03-02")).result
    assert (given.given_by, given.rules, given.most_fen) == ("老板", (Code.OVER_LIMIT,), 100_00)
    for act in (release_slip, record_shipment):
        with pytest.raises(Refused, match="老板 released this slip already, until 2026-03-05") as said:
            act(book, draft, at("03-03"))
        assert said.value.field == "release"
    larger = replace(draft, lines=a_draft(wang, "03-02", "101").lines, release=None)
    with pytest.raises(SlipStopped):
        record_shipment(book, larger, at("03-03"))
    later = replace(draft, release=Release("再等两天", on("03-09")))
    assert release_slip(book, later, at("03-06")).result.expires == on("03-09")


def test_a_release_says_what_is_wrong_with_it(book: Ledger) -> None:
    wang = a_customer(book, limit="10")
    draft = a_draft(wang, "03-02", "100", submission="draft-1")
    wrong = [
        (replace(draft, release=Release(" ")), "The reason is missing"),
        (replace(draft, release=Release("熟客", on("03-01"))), "Choose 2026-03-02 or later"),
        (replace(draft, release=GO, submission=""), "needs a name of its own"),
        (replace(draft, release=GO, lines=a_draft(wang, "03-02", "5").lines), "Nothing holds this slip back"),
    ]
    for one, said in wrong:
        with pytest.raises(Refused, match=said):
            release_slip(book, one, at("03-02"))
    stopped = a_customer(book, "停货的", stopped=True)
    with pytest.raises(SlipStopped):
        release_slip(book, a_draft(stopped, "03-02", "5", submission="draft-2", release=GO), at("03-02"))


def test_exceptions_are_counted_by_customer_person_and_rule(book: Ledger) -> None:
    """R126: what left by a slip that was voided is listed, and counted no more."""
    wang, li = a_customer(book, limit="10"), a_customer(book, "李记五金", limit="10")
    first = a_slip(book, wang, "03-02", "100", release="老客户")
    a_slip(book, wang, "03-03", "50", release="再等等")
    void = a_slip(book, li, "03-04", "70", release="熟客")
    void_document(book, void, None, "开错了", at("03-04"))
    waiting = release_slip(book, a_draft(li, "03-05", "30", submission="draft-1", release=GO), at("03-05")).result
    assert [(row[2], row[3], row[-1]) for row in listed(book)] == [
        ("", 30_00, "over"), (void, 70_00, "void"), ("SHD-2026-00002", 50_00, "used"), (first, 100_00, "used"),
    ]  # fmt: skip
    assert [row[1:] for row in listed(book, "customer")] == [(2, 150_00)]
    assert listed(book, "person") == [("老板", 2, 150_00)]
    assert listed(book, "rule") == [("over_limit", 2, 150_00)]
    withdraw(book, Withdrawable.RELEASE, waiting.id, at("03-05"))
    assert len(listed(book)) == 3
    used = book.value("SELECT min(id) FROM releases")
    with pytest.raises(Refused, match="has left by this release"):
        withdraw(book, Withdrawable.RELEASE, used, at("03-05"))
    with pytest.raises(Refused, match="no such note"):
        withdraw(book, Withdrawable.RELEASE, 99, at("03-05"))


def test_goods_that_are_held_back_stay_from_late_payers_or_leave_paid(book: Ledger) -> None:
    """R041: the way out names their lines; what is released is an exception."""
    steel = add_goods(book, Goods("螺纹钢", unit="吨", held_back=True), at("03-01")).result
    late = a_customer(book)
    an_opening(book, late, "01-05", "100", due="02-05")
    lines = (Line("水泥", 1000, 20_0000), Line("螺纹钢", 1000, 100_0000, unit="吨", goods_id=steel.id))
    draft = replace(a_draft(late, "03-02"), lines=lines, accepted=MEANT)
    verdict = weigh_shipment(book, draft, on("03-02"))
    assert [(one.way, one.amount_fen, one.items) for one in verdict.ways_out[1:3]] == [
        (WayKind.PAY_NOW, 120_00, ()), (WayKind.WITHOUT, 0, (1,)),
    ]  # fmt: skip
    assert not weigh_shipment(book, replace(draft, lines=lines[:1]), on("03-02")).blocked
    assert not weigh_shipment(book, replace(draft, paid_fen=120_00), on("03-02")).blocked
    record_shipment(book, replace(draft, release=Release("工地等料")), at("03-02"))
    assert [row[4] for row in listed(book)] == ["goods_held"]


@pytest.mark.parametrize(("field", "wrong"), [("ration_percent", 101), ("part_percent", 101), ("part_percent", -1)])
def test_a_share_above_the_whole_is_refused(book: Ledger, field: str, wrong: int) -> None:
    with pytest.raises(Refused) as said:
        edit_rules(book, replace(rules_of(book), **{field: wrong}), at("03-01"))  # type: ignore[arg-type]
    assert said.value.field == field


def test_the_exposure_of_a_customer_is_told_figure_by_figure(book: Ledger) -> None:
    wang = a_customer(book, limit="1000")
    an_opening(book, wang, "01-05", "100", due="02-05")
    a_slip(book, wang, "03-01", "200")
    told = exposure_of(book, wang.id, weighed("03-02", "50"), on("03-02"))
    assert {one.kind.value: one.fen for one in told.figures} == {
        "overdue": 100_00,
        "not_due": 200_00,
        "this_slip": 50_00,
    }


def weighed(day: str, amount: str) -> ProposedSlip:
    return ProposedSlip(on(day), parse_fen(amount))
