"""A second person at the counter: who they are, what they may, what the owner lets through (R092, U26, T21)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct, OwnerWanted
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.periods import Period
from desktop_app.domain.pins import WrongPin
from desktop_app.domain.prices import AgreedPrice
from desktop_app.domain.refunds import RefundDraft
from desktop_app.domain.shipments import Line, Release, ShipmentDraft
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideEntry
from desktop_app.domain.slip_sums import Charges
from desktop_app.domain.users import USUAL, Rank
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.cards import paper_card
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.exporting import export_report
from desktop_app.operations.goods import add_goods, edit_goods, goods_rows
from desktop_app.operations.lowered import takes_less
from desktop_app.operations.owner import let_owner_in, send_owner_off
from desktop_app.operations.payments import take_payment
from desktop_app.operations.pins import has_pin, set_pin
from desktop_app.operations.prices import agree_price
from desktop_app.operations.receipts import receipts
from desktop_app.operations.refunds import pay_back
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.reporting.frame import Inquiry
from desktop_app.operations.reporting.kinds import ask
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.side_accounts import note_side
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.operations.users import (
    UserDraft,
    come_to_counter,
    counter_of,
    keep_user,
    owner_to_counter,
    put_user_away,
    users_of,
)
from desktop_app.store import checking, settings
from desktop_app.store.customers import load_records
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_book, a_customer, a_receipt, a_slip, at, on

OWNERS_PIN, CLERKS_PIN = "2468", "1357"
EARLIER, NOW = at("03-01"), at("03-20")
TODAY = NOW.today


@pytest.fixture(autouse=True)
def _light_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.operations.pins._STEPS", 2)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Ledger]:
    """王总 and 小李, a slip of three weeks ago, money; nobody is at the counter."""
    with a_book(tmp_path) as ledger:
        wang = a_customer(ledger, limit="10000")
        add_goods(ledger, Goods("水泥", unit="包", price=10_000), EARLIER)
        a_slip(ledger, wang, "03-01", "100")
        a_receipt(ledger, wang, "03-01", "20")
        keep_user(ledger, UserDraft("王总", Rank.OWNER, pin=OWNERS_PIN), EARLIER)
        keep_user(ledger, UserDraft("小李", pin=CLERKS_PIN), EARLIER)
        send_owner_off(ledger)
        yield ledger
        assert checking.check(ledger) == []


def the_clerk(ledger: Ledger, *more: OwnerAct) -> None:
    """小李 is at the counter, with these rights beside the usual ones."""
    if more:
        come_to_counter(ledger, "王总", OWNERS_PIN, NOW)
        keep_user(ledger, UserDraft("小李", may=frozenset({*USUAL, *more})), NOW)
    come_to_counter(ledger, "小李", CLERKS_PIN, NOW)


def written(ledger: Ledger) -> tuple[str, str]:
    """Who signed the last entry, and what it was."""
    row = ledger.row("SELECT user, verb FROM journal ORDER BY seq DESC LIMIT 1")
    assert row is not None
    return row[0], row[1]


def wang(ledger: Ledger) -> int:
    return load_records(ledger)[0].id


def cement(ledger: Ledger) -> Goods:
    return next(row.goods for row in goods_rows(ledger, TODAY) if row.goods.name == "水泥")


def allowance(ledger: Ledger, moment: Moment) -> object:
    return record_adjustment(ledger, AdjustmentDraft(wang(ledger), TODAY, 100, accepted=MEANT), moment)


Act = Callable[[Ledger, Moment], object]

ACTS: dict[OwnerAct, Act] = {
    OwnerAct.REVERSE: lambda b, m: void_document(b, "SHD-2026-00001", None, "开错了", m),
    OwnerAct.BACK_DATE: lambda b, m: a_receipt(b, load_records(b)[0], "03-10", "1", entered="03-20"),
    OwnerAct.RELEASE: lambda b, m: a_slip(b, load_records(b)[0], "03-20", "90000", release="熟客"),
    OwnerAct.CREDIT: lambda b, m: edit_customer(b, replace(load_records(b)[0], limit_fen=None), m),
    OwnerAct.EXPORT: lambda b, m: export_report(b, "balances", b.path.parent / "out.xlsx", m, str),
    OwnerAct.SETTINGS: lambda b, m: edit_shop(b, replace(shop_of(b), phone="1"), m),
    OwnerAct.PRICE: lambda b, m: edit_goods(b, replace(cement(b), price=9_000), m),
    OwnerAct.ALLOW: allowance,
    OwnerAct.PAY_OUT: lambda b, m: note_side(b, SideEntry(SideAccount.DRAWER, SideAct.TAKEN_OUT, TODAY, 100), m),
}


def entered(ledger: Ledger, price: str) -> str:
    """A slip of today, entered now by whoever is at the counter."""
    draft = ShipmentDraft(wang(ledger), TODAY, (Line("钉子", 1000, int(price) * 100, unit="盒"),), accepted=MEANT)
    return record_shipment(ledger, draft, NOW).result.number


@contextmanager
def refused(act: OwnerAct) -> Iterator[None]:
    with pytest.raises(OwnerWanted) as wanted:
        yield
    assert wanted.value.act is act


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.value)
def test_what_a_clerk_may_not_the_owner_lets_through_once(shop: Ledger, act: OwnerAct) -> None:
    """T21: refused, by the owner's PIN done once and no more; all of it signed."""
    the_clerk(shop)
    before = written(shop)
    with refused(act):
        ACTS[act](shop, NOW)
    assert written(shop) == before
    let_owner_in(shop, OWNERS_PIN, NOW, act)
    ACTS[act](shop, NOW)
    approvals = shop.rows("SELECT user, subject, content FROM journal WHERE verb = 'owner_approved'")
    assert approvals == [("小李", f"approval {act}", '["王总"]')]
    assert written(shop)[0] == "小李"
    assert shop.presence.approval is None


def test_a_clerk_takes_back_at_once_what_they_entered_and_nothing_of_somebody_else(shop: Ledger) -> None:
    """R092: within ten minutes the slip of one's own hand; the owner's of a minute ago is the owner's."""
    come_to_counter(shop, "王总", OWNERS_PIN, NOW)
    theirs = entered(shop, "1000")
    come_to_counter(shop, "小李", CLERKS_PIN, NOW)
    own = entered(shop, "2000")
    void_document(shop, own, None, "开错了", NOW)
    with refused(OwnerAct.REVERSE):
        void_document(shop, theirs, None, "开错了", NOW)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.value)
def test_with_the_right_a_clerk_is_not_asked(shop: Ledger, act: OwnerAct) -> None:
    the_clerk(shop, act)
    ACTS[act](shop, NOW)
    assert shop.rows("SELECT 1 FROM journal WHERE verb = 'owner_approved'") == []


def test_every_right_but_restoring_and_seeing_is_tried_here() -> None:
    sights = {OwnerAct.SEE_DEBTS, OwnerAct.SEE_PRICES, OwnerAct.SEE_GIVEN}
    assert set(ACTS) | sights | {OwnerAct.RESTORE} == set(OwnerAct)


def test_what_was_let_through_and_then_not_done_is_asked_again_after_two_minutes(shop: Ledger) -> None:
    the_clerk(shop)
    let_owner_in(shop, OWNERS_PIN, NOW, OwnerAct.ALLOW)
    with refused(OwnerAct.ALLOW):
        allowance(shop, replace(NOW, now=NOW.now + timedelta(minutes=2)))


def test_a_refusal_for_another_reason_leaves_no_trace_and_the_owner_need_not_type_again(shop: Ledger) -> None:
    the_clerk(shop)
    let_owner_in(shop, OWNERS_PIN, NOW, OwnerAct.ALLOW)
    with pytest.raises(Refused, match="Is it right"):
        record_adjustment(shop, AdjustmentDraft(wang(shop), TODAY, 900_000), NOW)
    assert shop.rows("SELECT 1 FROM journal WHERE verb = 'owner_approved'") == []
    allowance(shop, NOW)
    assert len(shop.rows("SELECT 1 FROM journal WHERE verb = 'owner_approved'")) == 1


@pytest.mark.parametrize("price", ["99.99", "100"])
def test_a_clerk_sells_at_the_price_that_is_proposed_and_no_lower(shop: Ledger, price: str) -> None:
    """老王 paid 100 last: that goes without a question, a fen less is the owner's."""
    the_clerk(shop)
    customer = load_records(shop)[0]
    if price == "100":
        a_slip(shop, customer, "03-20", price)
    else:
        with refused(OwnerAct.PRICE):
            a_slip(shop, customer, "03-20", price)


@pytest.mark.parametrize("charges", [Charges(), Charges(freight_fen=500, rounding_fen=-5)])
def test_freight_and_the_usual_rounding_are_no_discount(shop: Ledger, charges: Charges) -> None:
    the_clerk(shop)
    line = Line("水泥", 1000, 1_000_000, unit="包")
    draft = ShipmentDraft(wang(shop), TODAY, (line,), charges=charges)
    assert not takes_less(shop, draft, TODAY)
    assert takes_less(shop, replace(draft, lines=(replace(line, gift=True),)), TODAY)


def test_a_discount_on_the_whole_slip_is_an_allowance_and_no_price(shop: Ledger) -> None:
    """Who may give allowances gives it; who may change prices alone must ask."""
    line = Line("水泥", 1000, 1_000_000, unit="包")
    draft = ShipmentDraft(wang(shop), TODAY, (line,), charges=Charges(discount_fen=100), accepted=MEANT)
    the_clerk(shop, OwnerAct.PRICE)
    with refused(OwnerAct.ALLOW):
        record_shipment(shop, draft, NOW)
    the_clerk(shop, OwnerAct.ALLOW)
    assert record_shipment(shop, draft, NOW).result.total_fen == 99_00


def test_what_a_late_payer_gets_no_more_of_is_asked_and_the_owners_to_let_go(shop: Ledger) -> None:
    """R041, R042: 老王 is late; cement is held back, gloves are no gift. Paid, both leave without a question."""
    come_to_counter(shop, "王总", OWNERS_PIN, NOW)
    edit_goods(shop, replace(cement(shop), held_back=True), NOW)
    a_slip(shop, load_records(shop)[0], "03-20", "60")
    later = at("05-20")
    lines = (
        Line("水泥", 1000, 1_000_000, unit="包", goods_id=cement(shop).id),
        Line("手套", 1000, 10_000, unit="副", gift=True),
    )
    draft = ShipmentDraft(wang(shop), later.today, lines)
    come_to_counter(shop, "小李", CLERKS_PIN, later)
    with pytest.raises(SlipStopped, match="水泥 leaves against payment only"):
        record_shipment(shop, draft, later)
    with refused(OwnerAct.RELEASE):
        record_shipment(shop, replace(draft, release=Release("工地等料"), accepted=frozenset({"late_gift"})), later)
    with pytest.raises(Doubted) as said:
        record_shipment(shop, replace(draft, lines=(replace(lines[0], name="河沙", goods_id=0), lines[1])), later)
    assert said.value.doubts == {"late_gift"}
    take_payment(shop, ReceiptDraft(wang(shop), later.today, 140_00, "现金"), later)
    come_to_counter(shop, "王总", OWNERS_PIN, later)
    assert record_shipment(shop, draft, later).result.total_fen == 100_00


def test_money_goes_back_by_the_owner_and_whoever_is_at_the_counter_took_it(shop: Ledger) -> None:
    """A refund, and a deposit given back, are the owner's; 小李 took what nobody else is named for."""
    the_clerk(shop)
    take_payment(shop, ReceiptDraft(wang(shop), TODAY, 100_00, "现金", accepted=MEANT), NOW)
    note_side(shop, SideEntry(SideAccount.EARNEST, SideAct.TAKEN, TODAY, 50_00, wang(shop), "现金"), NOW)
    with refused(OwnerAct.PAY_OUT):
        pay_back(shop, RefundDraft(wang(shop), TODAY, 20_00, "现金"), NOW)
    back = SideEntry(SideAccount.EARNEST, SideAct.GIVEN_BACK, TODAY, 50_00, wang(shop), "现金")
    with refused(OwnerAct.PAY_OUT):
        note_side(shop, back, NOW)
    the_clerk(shop, OwnerAct.PAY_OUT)
    assert pay_back(shop, RefundDraft(wang(shop), TODAY, 20_00, "现金"), NOW).result.paid_by == "小李"
    assert note_side(shop, replace(back, hands="小张"), NOW).result.hands == "小张"
    newest = receipts(shop, TODAY)[0]
    assert (newest.taken_by, newest.allocated_fen, newest.paid_back_fen) == ("小李", 80_00, 20_00)


def test_what_is_let_go_with_money_is_an_allowance(shop: Ledger) -> None:
    the_clerk(shop)
    with refused(OwnerAct.ALLOW):
        take_payment(shop, ReceiptDraft(wang(shop), TODAY, 7_900, "现金", let_go_fen=100, accepted=MEANT), NOW)


def test_an_agreed_price_is_the_owners(shop: Ledger) -> None:
    the_clerk(shop)
    with refused(OwnerAct.PRICE):
        agree_price(shop, AgreedPrice(wang(shop), cement(shop).id, "", 9_000, TODAY), NOW)


@pytest.mark.parametrize(
    ("report", "sight"),
    [("ageing", OwnerAct.SEE_DEBTS), ("sales", OwnerAct.SEE_PRICES), ("given", OwnerAct.SEE_GIVEN)],
)
def test_a_report_is_shown_to_who_may_see_it(shop: Ledger, report: str, sight: OwnerAct) -> None:
    asked = Inquiry(Period(on("03-01"), TODAY), TODAY)
    come_to_counter(shop, "王总", OWNERS_PIN, NOW)
    keep_user(shop, UserDraft("小李", may=frozenset(OwnerAct) - {sight}), NOW)
    assert ask(shop, report, asked)
    come_to_counter(shop, "小李", CLERKS_PIN, NOW)
    with pytest.raises(Refused, match="has not given this to 小李"):
        ask(shop, report, asked)


def test_a_name_and_another_persons_pin_let_nobody_in_and_the_tries_of_each_are_counted(shop: Ledger) -> None:
    """T21: trying the own PIN between does not take the wrong tries on the owner's back."""
    for _ in range(4):
        with pytest.raises(WrongPin):
            come_to_counter(shop, "王总", CLERKS_PIN, NOW)
        come_to_counter(shop, "小李", CLERKS_PIN, NOW)
    with pytest.raises(WrongPin) as wrong:
        let_owner_in(shop, "0000", NOW, OwnerAct.EXPORT)
    assert wrong.value.rest == 30
    with pytest.raises(WrongPin):
        owner_to_counter(shop, OWNERS_PIN, NOW)
    later = replace(NOW, now=NOW.now + timedelta(seconds=31))
    assert owner_to_counter(shop, OWNERS_PIN, later).rank is Rank.OWNER


def test_nobody_is_let_in_who_is_not_named_or_has_left(shop: Ledger) -> None:
    come_to_counter(shop, "王总", OWNERS_PIN, NOW)
    put_user_away(shop, "小李", NOW)
    for name in ("小李", "小张"):
        with pytest.raises(Refused, match="There are: 王总"):
            come_to_counter(shop, name, CLERKS_PIN, NOW)
    with pytest.raises(Refused, match="An owner must be left"):
        put_user_away(shop, "王总", NOW)


def test_the_first_name_is_an_owners_who_takes_the_pin_of_the_book_over(tmp_path: Path) -> None:
    with a_book(tmp_path) as ledger:
        assert not counter_of(ledger).name
        set_pin(ledger, "8642", NOW)
        with pytest.raises(Refused, match="Name the owner first"):
            keep_user(ledger, UserDraft("小李", pin=CLERKS_PIN), NOW)
        keep_user(ledger, UserDraft("王总", Rank.OWNER), NOW)
        assert counter_of(ledger).name == "王总"
        assert settings.load_pin(ledger).digest == ""
        assert has_pin(ledger)
        with pytest.raises(Refused, match="Type a PIN of 4 to 8 digits for 小李"):
            keep_user(ledger, UserDraft("小李"), NOW)
        send_owner_off(ledger)
        assert come_to_counter(ledger, "王总", "8642", NOW).rank is Rank.OWNER


def test_everybody_changes_their_own_pin_and_nobody_elses(shop: Ledger) -> None:
    with pytest.raises(Refused, match="Nobody is at the counter"):
        set_pin(shop, "9753", NOW, CLERKS_PIN)
    the_clerk(shop)
    with pytest.raises(Refused, match="has a PIN"):
        set_pin(shop, "", NOW, CLERKS_PIN)
    with pytest.raises(WrongPin):
        set_pin(shop, "9753", NOW, OWNERS_PIN)
    set_pin(shop, "9753", NOW, CLERKS_PIN)
    come_to_counter(shop, "小李", "9753", NOW)
    with refused(OwnerAct.SETTINGS):
        keep_user(shop, UserDraft("王总", pin="9753"), NOW)
    assert [one.name for one in users_of(shop).here] == ["王总", "小李"]


def test_the_card_that_a_clerk_sends_tells_no_debt_where_they_may_see_none(shop: Ledger) -> None:
    """N20: the slip's own figures go out, the sum of all debts does not, and a statement tells nothing else."""
    stated = issue_statement(shop, wang(shop), on("03-10"), NOW).result.number
    come_to_counter(shop, "王总", OWNERS_PIN, NOW)
    assert paper_card(shop, "SHD-2026-00001", on("03-10")).owed is not None
    keep_user(shop, UserDraft("小李", may=frozenset({OwnerAct.SEE_PRICES})), NOW)
    come_to_counter(shop, "小李", CLERKS_PIN, NOW)
    assert paper_card(shop, "SHD-2026-00001", on("03-10")).owed is None
    with pytest.raises(Refused):
        paper_card(shop, stated, on("03-10"))
