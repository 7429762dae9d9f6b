"""Whose money it is: the reasons a shopkeeper has, and how sure they make him (N17)."""

from collections.abc import Mapping
from datetime import date

import pytest

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.bills import Bill, BillDoubt, BillLine, Passed, PassedLine, PayWay, passed_counts
from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.likely import core
from desktop_app.domain.matching import Certainty, LineMatch, Matcher, Payable, Why
from desktop_app.domain.matching_names import is_masked, payer_key
from desktop_app.domain.matching_states import ClaimState
from desktop_app.domain.matching_sums import Awaited, OpenSums
from desktop_app.domain.money import parse_fen

DAY = date(2026, 11, 20)


def an_item(number: str, fen: str, item_id: int, customer: int, due: str | None = "2026-11-08") -> OpenItem:
    when = date.fromisoformat(due) if due else None
    dated = date(2026, 10, 8) if item_id % 2 else date(2026, 9, 8)
    return OpenItem(item_id, customer, number, dated, when, parse_fen(fen), parse_fen(fen), by_batch=when is None)


def hengtai(**facts: object) -> Payable:
    """C0025: two slips open, 27,978.20 and 41,736.20, together 69,714.40."""
    items = (an_item("SHD-2026-00645", "27978.20", 1, 25), an_item("SHD-2026-00701", "41736.20", 2, 25, None))
    sums: dict[str, object] = {"items": items, **facts}
    boss = Contact("郭志强", phone="138 0000 0025")
    who = Customer(
        "云溪恒泰装饰工程有限公司", 25, "C0025", ("恒泰装饰",), (boss,), operator="郭恒泰", payment_days=(20,)
    )
    return Payable(who, OpenSums(25, **sums), 6_971_440, {"0004711": "SHD-2026-00645"}, frozenset({500_000}))  # type: ignore[arg-type]


def juli(open_fen: str = "9458.50") -> Payable:
    who = Customer("云溪聚力水电安装有限公司", 31, "C0031", contacts=(Contact("王永"),))
    return Payable(
        who, OpenSums(31, (an_item("SHD-2026-00645", open_fen, 3, 31),) if open_fen else ()), parse_fen(open_fen or "0")
    )


def yongtong(fen: str = "17982.91", customer: int = 40, name: str = "李永") -> Payable:
    who = Customer(name, customer, f"C00{customer}")
    return Payable(
        who, OpenSums(customer, (an_item(f"SHD-2026-{customer:05d}", fen, customer, customer),)), parse_fen(fen)
    )


def match(
    amount: str, payer: str = "", remark: str = "", *payables: Payable,
    learnt: Mapping[str, Mapping[int, int]] | None = None, strangers: frozenset[str] = frozenset(),
    day: date = DAY, unclear: Said | None = None,
) -> LineMatch:  # fmt: skip
    line = BillLine("k", 1, day, parse_fen(amount), payer, remark, unclear=unclear)
    return Matcher(payables or (hengtai(), juli(), yongtong()), learnt or {}, strangers).match(line)


def first(found: LineMatch) -> tuple[int, set[Why], Certainty]:
    assert found.first is not None
    return found.first.customer_id, {clue.why for clue in found.first.clues}, found.certainty


def test_the_customers_code_in_the_remark_is_certain() -> None:
    who, whys, sure = first(match("10000", "小赵", "货款 c0025"))
    assert (who, sure) == (25, Certainty.CERTAIN)
    assert whys == {Why.CODE, Why.PAY_DAY}


def test_a_slip_or_the_number_on_its_paper_is_certain_and_is_paid_first() -> None:
    """The law lets the payer name what he pays (民法典 560)."""
    for remark in ("SHD-2026-00701", "单号shd202600701", "No.0004711"):
        found = match("500", "小赵", remark, hengtai())
        assert first(found)[::2] == (25, Certainty.CERTAIN)
        assert found.first is not None
        assert found.first.slips in (("SHD-2026-00701",), ("SHD-2026-00645",))


def test_a_code_of_one_and_a_slip_of_another_is_never_certain() -> None:
    assert match("500", "", "C0031 SHD-2026-00701").certainty is not Certainty.CERTAIN


def test_more_than_is_owed_is_never_certain() -> None:
    assert first(match("80000", "小赵", "C0025"))[::2] == (25, Certainty.LIKELY)


def test_a_payer_is_known_again_by_earlier_choices() -> None:
    """Once is likely, twice is certain, and once is enough where the sum fits too."""
    assert first(match("500", "小赵", learnt={"小赵": {25: 1}}))[::2] == (25, Certainty.LIKELY)
    assert first(match("500", "小赵", learnt={"小赵": {25: 2}}))[::2] == (25, Certainty.CERTAIN)
    assert first(match("27978.20", "小赵", learnt={"小赵": {25: 1}}))[::2] == (25, Certainty.CERTAIN)


def test_a_payer_of_two_customers_is_not_certain_and_one_who_is_gone_is_not_proposed() -> None:
    assert first(match("500", "小赵", learnt={"小赵": {25: 3, 31: 2}}))[2] is not Certainty.CERTAIN
    assert match("500", "小赵", learnt={"小赵": {99: 3}}).claimants == ()


def test_a_masked_payer_is_not_certain_by_habit_alone() -> None:
    assert first(match("500", "*赵", learnt={"*赵": {25: 4}}))[2] is not Certainty.CERTAIN


def test_the_customers_own_name_is_certain_a_persons_name_only_with_the_sum() -> None:
    assert first(match("500", "云溪恒泰装饰工程有限公司"))[::2] == (25, Certainty.CERTAIN)
    assert first(match("500", "郭志强"))[::2] == (25, Certainty.LIKELY)
    assert first(match("27978.20", "郭志强"))[::2] == (25, Certainty.CERTAIN)
    assert first(match("27978.20", "郭恒泰"))[0] == 25


def test_a_known_payer_whose_sum_is_just_what_another_owes_is_not_certain() -> None:
    """He may pay for somebody else today."""
    assert first(match("9458.50", "小赵", learnt={"小赵": {25: 4}}))[2] is not Certainty.CERTAIN
    assert first(match("9458.50", "小赵", learnt={"小赵": {25: 1}}, day=date(2026, 11, 19)))[0] == 31
    assert first(match("500", "小赵", "替王永付", learnt={"小赵": {25: 4}}))[2] is not Certainty.CERTAIN
    assert first(match("500", "王永", learnt={"王永": {25: 4}}))[2] is not Certainty.CERTAIN


def test_the_code_in_the_remark_counts_more_than_what_another_owes() -> None:
    assert first(match("9458.50", "小赵", "C0025"))[::2] == (25, Certainty.CERTAIN)


def test_two_customers_of_one_name_are_asked_about() -> None:
    twins = (yongtong("300", 40), yongtong("400", 41))
    assert match("50", "李永", "", *twins).certainty is Certainty.ASK


def test_a_shortened_name_and_one_in_the_remark_is_likely() -> None:
    assert first(match("500", "聚力水电安装", ""))[::2] == (31, Certainty.LIKELY)
    for words in ("恒泰装饰 11月", "云溪恒泰货款", "替云溪恒泰付 十月份 500元"):
        assert first(match("500", "微信用户", words))[::2] == (25, Certainty.LIKELY)


def test_a_masked_name_with_the_exact_sum_is_certain() -> None:
    assert first(match("17982.91", "*永"))[::2] == (40, Certainty.CERTAIN)
    assert first(match("9458.50", "云溪***有限公司"))[0] == 31


def test_a_telephone_in_the_remark_tells_the_customer() -> None:
    assert first(match("500", "", "13800000025"))[::2] == (25, Certainty.CERTAIN)


STATED: dict[str, object] = {"statement": "DZD-2026-00009", "statement_fen": 555_555}


@pytest.mark.parametrize(
    ("amount", "facts", "said"),
    [
        ("27978.20", {}, "As much as is open of SHD-2026-00645"),
        ("69714.40", {}, "Exactly everything this customer owes"),
        ("69710", {}, "What is owed, rounded down"),
        ("69700", {}, "What is owed, rounded down"),
        ("5555.55", STATED, "Exactly the sum of statement DZD-2026-00009"),
        ("5550", STATED, "What is owed, rounded down"),
        ("10000", {"promises": (Awaited(1_000_000, date(2026, 11, 18)),)},
         "Exactly 10,000.00 was promised for 2026-11-18"),
        ("2000", {"parts": (Awaited(200_000, date(2026, 11, 21)),)}, "Exactly the part of the plan due on 2026-11-21"),
        ("69614.40", {"on_account_fen": 10_000}, "Exactly everything this customer owes"),
    ],
)  # fmt: skip
def test_a_sum_that_fits_to_the_fen_is_a_reason(amount: str, facts: dict[str, object], said: str) -> None:
    found = match(amount, "", "", hengtai(**facts))
    assert found.first is not None
    assert said in [str(clue.said) for clue in found.first.clues]
    assert found.certainty is not Certainty.CERTAIN, "a sum alone may be anybody's"


def test_the_oldest_slips_and_the_slips_of_a_month_add_up() -> None:
    items = (an_item("A-1", "100.10", 1, 25), an_item("A-2", "200.20", 2, 25), an_item("A-3", "300.30", 3, 25, None))
    month = match("400.40", "", "", hengtai(items=items)).first
    two = match("300.30", "", "", hengtai(items=(*items[:2], an_item("A-4", "9", 4, 25, None)))).first
    assert month is not None
    assert two is not None
    assert "As much as is open of 2026-10" in [str(clue.said) for clue in month.clues]
    assert "As much as the 2 oldest slips" in [str(clue.said) for clue in two.clues]


def test_a_promise_for_another_week_is_not_meant() -> None:
    promised = hengtai(promises=(Awaited(1_234_567, date(2026, 12, 18)),))
    assert match("12345.67", "", "", promised).claimants == ()


def test_a_round_sum_and_one_that_fits_many_says_little() -> None:
    many = tuple(yongtong("5000", customer, f"客户{customer}") for customer in (50, 51, 52))
    found = match("5000", "微信用户", "", *many)
    assert (len(found.claimants), found.certainty) == (3, Certainty.ASK)


def test_what_he_always_pays_and_his_day_speak_for_him() -> None:
    found = match("5000", "", "C0025")
    assert first(found)[1] == {Why.CODE, Why.SAME_SUM, Why.PAY_DAY}


def test_nobody_known_is_asked_about() -> None:
    assert match("3.33", "路人").certainty is Certainty.ASK


def test_a_payer_who_was_no_customer_stays_none_unless_he_names_one() -> None:
    known = frozenset({"美团收款"})
    assert match("286", "美团收款", strangers=known).certainty is Certainty.NOBODY
    assert match("286", "美团收款", "C0025", strangers=known).certainty is Certainty.CERTAIN


def test_what_is_unclear_is_never_certain() -> None:
    assert first(match("500", "", "C0025", unclear=Said("?")))[2] is Certainty.LIKELY


def test_a_payment_service_is_nobodys_name() -> None:
    names = ("支付宝（中国）网络技术有限公司", "微信用户", "**", "支付宝-李四", " 小 赵 ")
    assert [payer_key(name) for name in names] == ["", "", "", "李四", "小赵"]
    assert (is_masked("*永"), is_masked("李永"), core("有限公司")) == (True, False, "有限公司")


def test_a_customer_without_code_and_with_a_short_telephone_is_matched_by_the_rest() -> None:
    bare = Payable(Customer("老王", 7, phone="120"), OpenSums(7))
    assert first(match("5", "老王", "", bare))[0] == 7
    assert match("5", "", "120 ***", bare).claimants == ()


def test_a_digit_code_is_not_read_out_of_a_sum() -> None:
    assert match("5", "", "10000", Payable(Customer("老王", 7, code="10000"), OpenSums(7))).claimants == ()


def test_the_open_states_are_those_that_wait_for_somebody() -> None:
    assert {state for state in ClaimState if not state.is_open} == {ClaimState.TAKEN, ClaimState.STRANGER}


def test_a_bill_tells_its_days_its_sum_and_what_was_left_out() -> None:
    spent = PassedLine(2, date(2026, 11, 14), -300, "加油站", Passed.SPENT)
    bill = Bill(Said("WeChat"), PayWay.WECHAT, (BillLine("k", 1, DAY, 500),), (spent, spent))
    assert (bill.total_fen, bill.days, passed_counts(bill.passed)) == (
        500,
        (date(2026, 11, 14), DAY),
        {Passed.SPENT: 2},
    )
    assert Bill(Said("WeChat"), PayWay.WECHAT, ()).days is None


def test_a_doubt_is_settled_by_its_word_or_at_its_row() -> None:
    doubt = BillDoubt("unread", Said("?"), 7)
    assert [doubt.is_settled(words) for words in ({"unread"}, {"unread@7"}, {"unread@8"})] == [True, True, False]
