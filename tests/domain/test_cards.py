"""The card for WeChat tells the figures of its paper, and asks for no more than the paper does (N20)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.cards import MOST_GOODS, CardNow, CardPaper, PaperCard, card_of, message_of
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.receipt_paper import PaidSlip, ReceiptPaper
from desktop_app.domain.shipments import Line, Part, Voucher
from desktop_app.domain.shop import Shop
from desktop_app.domain.slip_sums import Charges
from desktop_app.domain.statements import Statement, StatementItem

SHOP = Shop("顺达建材批发部", phone="0427-1234567")
CEMENT = Line("水泥", 10_000, 250_000, "42.5", "包")
SLIP = Voucher(
    SHOP, Kind.SHIPMENT, "SHD-2026-00001", date(2026, 11, 30), "老王建材", "C0008", Terms(), date(2026, 12, 30),
    (CEMENT,), 250_00, 50_00, 200_00, 1_000_00, 1_200_00, 7, "王总",
)  # fmt: skip
MONEY = ReceiptPaper(
    SHOP, "SKD-2026-00003", date(2026, 11, 30), "老王建材", "C0008", 300_00,
    (PaidSlip("SHD-2026-00001", date(2026, 11, 30), 200_00),), 1_200_00, 900_00, 8,
)  # fmt: skip
MONTH = Statement(
    SHOP, "DZD-2026-00002", "老王建材", "C0008", "", "", "", date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1),
    1_000_00, (), 250_00, 0, 350_00, 0, 900_00, 0, 900_00, 0,
    (StatementItem("SHD-2026-00001", date(2026, 11, 5), date(2026, 12, 10), 900_00, 900_00),),
    date(2026, 12, 8), date(2026, 12, 15), 9,
)  # fmt: skip


def figures(card: PaperCard) -> dict[str, str]:
    """Every figure by its name, the largest first."""
    return {str(one.label): f"{one.fen / 100:.2f}" for one in (card.head, *card.figures, card.owed) if one is not None}


def words(paper: CardPaper) -> list[str]:
    return [str(one) for one in message_of(card_of(paper))]


def test_a_slip_in_part_paid_tells_delivered_paid_owed_due_day_and_what_to_write_with_the_transfer() -> None:
    """N20."""
    card = card_of(SLIP)
    assert figures(card) == {
        "Delivered now": "250.00", "Paid now": "50.00", "Owed on this slip": "200.00", "Owed in all": "1200.00",
    }  # fmt: skip
    assert words(SLIP) == [
        "王总, hello!",
        "On 2026-11-30 we delivered goods for ¥250.00 to you (slip SHD-2026-00001), of which ¥50.00 is paid.",
        "Up to 2026-11-30: Owed in all ¥1,200.00.",
        "Please pay ¥200.00 by 2026-12-30.",
        "Please write C0008 with the transfer.",
        "Answer 1 if it is right, 2 if it is not.",
        "顺达建材批发部 0427-1234567",
    ]
    assert [(one.name, one.count, one.fen) for one in card.goods] == [("水泥 42.5", "10 包", 250_00)]


def test_a_slip_with_nothing_paid_has_no_line_about_paying_and_a_long_one_tells_how_many_lines_are_left_out() -> None:
    card = card_of(replace(SLIP, paid_fen=0, owed_fen=250_00, lines=(replace(CEMENT, spec="", unit=""),) * 8))
    assert figures(card) == {"Delivered now": "250.00", "Owed in all": "1200.00"}
    assert (len(card.goods), card.more_goods, card.goods[0].name, card.goods[0].count) == (MOST_GOODS, 2, "水泥", "10")


def test_what_stands_between_the_goods_and_the_slip_is_told_and_a_gift_is_called_one() -> None:
    """Case 30: 250 of goods, 10 off, 30 of freight, 0.50 rounded off."""
    charged = replace(
        SLIP, lines=(CEMENT, replace(CEMENT, gift=True)), paid_fen=0, charges=Charges(10_00, 0, 30_00, -50)
    )
    card = card_of(replace(charged, total_fen=269_50, owed_fen=269_50))
    assert [(str(one.label), one.fen, one.less) for one in card.figures] == [
        ("Discount", 10_00, True), ("Freight", 30_00, False), ("Rounding-off", 50, True),
    ]  # fmt: skip
    assert [(one.fen, one.gift) for one in card.goods] == [(250_00, False), (0, True)]
    assert 250_00 + sum(-one.fen if one.less else one.fen for one in card.figures) == card.head.fen


def test_a_customer_whose_papers_hide_the_balance_reads_none_on_the_card_either() -> None:
    """Conventions 1.5."""
    assert card_of(replace(SLIP, previous_fen=None, balance_fen=None)).owed is None
    assert not any("Owed in all" in one for one in words(replace(SLIP, previous_fen=None, balance_fen=None)))


def test_money_ahead_is_a_credit_by_its_name_and_nothing_is_asked_for() -> None:
    """Case 1: no bare minus, no due day, no note for a transfer."""
    ahead = card_of(replace(SLIP, paid_fen=300_00, owed_fen=-50_00, balance_fen=-50_00))
    assert figures(ahead) == {
        "Delivered now": "250.00", "Paid now": "300.00", "Paid ahead": "50.00", "In credit": "50.00",
    }  # fmt: skip
    assert (ahead.pay, ahead.transfer_note) == (None, None)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"parts": (Part(date(2026, 12, 10), 100_00), Part(date(2027, 1, 10), 100_00))},
         "Payable in 2 parts, the first ¥100.00 by 2026-12-10"),
        ({"parts": (Part(None, 100_00), Part(date(2027, 1, 10), 100_00))}, "Please pay ¥200.00 by 2026-12-30"),
        ({"due": None, "terms": Terms(TermsKind.SETTLE_PREVIOUS)}, "To be paid: before the next batch leaves"),
    ],
)  # fmt: skip
def test_when_it_is_to_be_paid_is_said_as_it_was_agreed(facts: dict[str, object], said: str) -> None:
    """Case 11: a slip that waits for the next batch has no day."""
    assert str(card_of(replace(SLIP, **facts)).pay) == said  # type: ignore[arg-type]


def test_the_account_of_the_shop_is_told_while_anything_is_to_be_paid() -> None:
    """R136."""
    shop = replace(SHOP, bank_account="农商银行 6228")
    assert str(card_of(replace(SLIP, shop=shop)).pay_to) == "Pay to: 农商银行 6228"
    assert "Pay to: 农商银行 6228." in words(replace(SLIP, shop=shop))
    assert card_of(replace(SLIP, shop=shop, owed_fen=0)).pay_to is None
    assert card_of(SLIP).pay_to is None


def test_a_customer_without_a_code_is_asked_for_no_note() -> None:
    assert card_of(replace(SLIP, customer_code="")).transfer_note is None


def test_goods_that_came_back_are_told_as_such() -> None:
    card = card_of(replace(SLIP, kind=Kind.RETURN, number="XTD-2026-00001", balance_fen=750_00))
    assert (card.kind, str(card.title)) == (PaperKind.RETURN, "Return slip")
    assert figures(card) == {"This return": "250.00", "Owed in all": "750.00"}
    assert str(card.sentence) == "On 2026-11-30 we took goods for ¥250.00 back (slip XTD-2026-00001)."


def test_a_receipt_thanks_and_tells_what_stays_for_later() -> None:
    assert figures(card_of(MONEY)) == {
        "Paid now": "300.00", "Kept for later slips": "100.00", "Owed in all": "900.00",
    }  # fmt: skip
    assert "On 2026-11-30 we received ¥300.00 from you (receipt SKD-2026-00003). Thank you!" in words(MONEY)
    assert "老王建材, hello!" in words(MONEY)
    assert figures(card_of(replace(MONEY, paid=()))) == {"Paid now": "300.00", "Owed in all": "900.00"}


def test_a_statement_tells_its_month_and_asks_for_what_falls_due_by_its_pay_day() -> None:
    """Case 22: the card demands no more than the paper."""
    assert figures(card_of(MONTH)) == {
        "Closing debt": "900.00", "Opening debt": "1000.00", "Deliveries": "250.00", "Received in the period": "350.00",
    }  # fmt: skip
    assert [one.less for one in card_of(MONTH).figures] == [False, False, True]
    assert str(card_of(MONTH).pay) == "Please pay ¥900.00 by 2026-12-15"
    assert words(MONTH)[1:3] == [
        "The account from 2026-11-01 to 2026-11-30 (statement DZD-2026-00002): Closing debt ¥900.00.",
        "Please pay ¥900.00 by 2026-12-15.",
    ]
    assert card_of(replace(MONTH, open_items=())).pay is None


def test_a_statement_in_credit_is_told_from_the_side_of_the_credit_and_adds_up() -> None:
    """Case 1: 500 of credit, less 250 of goods, 100 given up: 350 of credit, every figure above 0."""
    card = card_of(replace(MONTH, opening_fen=-500_00, received_fen=0, adjusted_fen=-100_00, closing_fen=-350_00))
    told = [(str(one.label), one.fen, one.less) for one in card.figures]
    assert told == [
        ("Opening credit", 500_00, False), ("Deliveries", 250_00, True), ("Adjustments", 100_00, False),
    ]  # fmt: skip
    assert sum(-fen if less else fen for _, fen, less in told) == card.head.fen == 350_00


def test_what_a_slip_comes_to_is_read_from_its_paper() -> None:
    """Case 30: 250.00 of cement with 30.00 of freight."""
    assert replace(SLIP, charges=Charges(freight_fen=30_00)).sums.total_fen == 280_00


def test_what_was_paid_since_is_not_asked_for_again() -> None:
    """N20: a slip of 250.00 in two parts, 100.00 of it settled since; all settled asks for nothing."""
    parts = (Part(date(2026, 4, 1), 125_00), Part(date(2026, 5, 1), 125_00))
    slip = replace(SLIP, total_fen=250_00, paid_fen=0, owed_fen=250_00, parts=parts)
    later = CardNow(date(2026, 4, 2), 150_00, 150_00)
    card = card_of(slip, later)
    assert str(card.pay) == "¥150.00 of this slip is still to be paid"
    assert [(str(one.label), one.fen) for one in card.figures] == [
        ("Settled since", 100_00),
        ("Owed on this slip", 150_00),
    ]
    assert card_of(slip, CardNow(date(2026, 4, 2), 0, 0)).pay is None
    assert str(card_of(slip, replace(later, unpaid_fen=250_00)).pay).startswith("Payable in 2 parts")
