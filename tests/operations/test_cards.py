"""Who was sent the card of which paper, and who waits for theirs (N20)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.sendings import SentBy
from desktop_app.language import translator
from desktop_app.operations.cards import card_given, card_text, cards_of, cards_waiting, paper_card, reminder_card
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.marks import MarkKind, take_mark_back
from desktop_app.operations.paper_rows import paper_row
from desktop_app.operations.statements import issue_statement, mark_sent
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on
from tests.operations.whole_books import a_whole_book

NOW = at("03-10")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with a_whole_book(tmp_path) as whole:
        yield whole.ledger


def waiting(book: Ledger, day: str = "03-10") -> list[str]:
    return [one.number for one in cards_waiting(book, on(day))]


def test_papers_of_the_last_week_wait_until_their_card_is_sent_once(book: Ledger) -> None:
    """The newest day first, as they were entered; older ones wait no more, and a second copy is the same sending."""
    wang = a_customer(book)
    a_slip(book, wang, "03-03")
    first, second = a_slip(book, wang, "03-04"), a_slip(book, wang, "03-10")
    money = a_receipt(book, wang, "03-10", "50")
    stated = issue_statement(book, wang.id, on("03-10"), NOW).result.number
    assert waiting(book) == [second, money, stated, first]
    assert card_given(book, second, NOW).result.is_new
    assert not card_given(book, second, NOW).result.is_new
    assert waiting(book) == [money, stated, first]
    assert paper_row(book, second, on("03-10")).card_on == on("03-10")
    take_mark_back(book, MarkKind.CARD, [second], NOW)
    assert waiting(book) == [second, money, stated, first]
    assert paper_row(book, second, on("03-10")).card_on is None
    with pytest.raises(Refused, match="No card"):
        take_mark_back(book, MarkKind.CARD, [second], NOW)


def test_marked_papers_are_sent_in_their_order_and_a_statement_is_offered_to_be_marked_as_sent(book: Ledger) -> None:
    """N20: marked ones are sent again, too; a voided one is left out. 民法典 195: a sending is a demand on record."""
    wang = a_customer(book)
    first, void, last = (a_slip(book, wang, day) for day in ("01-04", "03-08", "03-10"))
    void_document(book, void, None, "开错了", NOW)
    stated = issue_statement(book, wang.id, on("03-10"), NOW).result.number
    assert not card_given(book, last, NOW).result.may_be_marked_sent
    assert [one.number for one in cards_of(book, [last, void, stated, first], on("03-10"))] == [last, stated, first]
    mark_sent(book, stated, on("03-10"), NOW, SentBy.BY_HAND)
    assert card_given(book, stated, NOW).result.may_be_marked_sent
    mark_sent(book, stated, on("03-10"), NOW, SentBy.WECHAT)
    assert not card_given(book, stated, NOW).result.may_be_marked_sent


def test_a_voided_slip_has_no_card_any_more_and_nobody_waits_for_it(book: Ledger) -> None:
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-10")
    void_document(book, slip, None, "开错了", NOW)
    assert slip not in waiting(book)
    for refused in (lambda: paper_card(book, slip, on("03-10")), lambda: card_given(book, slip, NOW)):
        with pytest.raises(Refused, match="voided by"):
            refused()


def test_the_text_is_what_the_owner_would_write(book: Ledger) -> None:
    """N20: delivered, paid, now owed, due day, what to write with the transfer, one key to answer."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-10", "100", paid="40")
    assert card_text(paper_card(book, slip, on("03-10")), translator("zh_CN")).splitlines() == [
        "老王建材，您好！",
        f"2026年3月10日给您送货 ¥100.00（单号 {slip}），已付 ¥40.00。",
        "到2026年3月10日为止，累计欠款 ¥60.00。",
        "请在2026年4月9日前付 ¥60.00。",
        f"转账请备注 {wang.code}。",
        "收到请回复：1 无误　2 有误。",
        "顺达建材批发部",
    ]


def test_a_card_sent_later_tells_what_is_owed_then(book: Ledger) -> None:
    """N20: 100.00 of the 3rd, 40.00 and 30.00 paid; a second slip and the card of both go out on the 10th."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-03", "100", paid="40")
    receipt = a_receipt(book, wang, "03-05", "30")
    a_slip(book, wang, "03-08", "500")
    lines = card_text(paper_card(book, slip, on("03-10")), translator("zh_CN")).splitlines()
    assert lines[2:4] == ["到2026年3月10日为止，累计欠款 ¥530.00。", "请在2026年4月2日前付 ¥30.00。"]
    assert "到2026年3月10日为止，累计欠款 ¥530.00。" in card_text(
        paper_card(book, receipt, on("03-10")), translator("zh_CN")
    )
    a_receipt(book, wang, "03-10", "30")
    assert paper_card(book, slip, on("03-10")).pay is None


def test_a_customer_whose_balance_is_hidden_is_told_the_slip_alone(book: Ledger) -> None:
    """Conventions 1.5: the card says what the paper says, and no more."""
    quiet = a_customer(book, "城东门窗厂", hide_balance=True)
    a_slip(book, quiet, "03-01", "500")
    text = card_text(paper_card(book, a_slip(book, quiet, "03-10", "100"), on("03-10")), translator("zh_CN"))
    assert "100.00" in text
    assert "600.00" not in text


def test_a_reminder_asks_for_what_is_due_less_what_counts_against_it(book: Ledger) -> None:
    """N20, case 22: two slips due, 30 on account kept apart from none, 20 in dispute; what is due later is not told."""
    wang = a_customer(book)
    first, second = a_slip(book, wang, "01-05", "100"), a_slip(book, wang, "01-20", "50")
    a_slip(book, wang, "03-05", "500")
    raise_dispute(book, Dispute(item_of(book, second), wang.id, 20_00, "少货", on("03-09")), NOW)
    card = reminder_card(book, wang.id, on("03-10"))
    assert (card.head.fen, [(one.name, one.fen) for one in card.goods]) == (130_00, [(first, 100_00), (second, 50_00)])
    assert [one.fen for one in card.figures] == [20_00]
    assert "到2026年3月10日，有 ¥130.00 货款到期。" in card_text(card, translator("zh_CN"))
    with pytest.raises(Refused, match="Nothing is to be asked"):
        reminder_card(book, a_customer(book, "李记五金").id, on("03-10"))
