"""The picture for WeChat: as wide as it is shown, small enough to go at once, the same bytes each time (N20)."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from desktop_app.documents.card import WIDEST, draw_card
from desktop_app.documents.pictures import pack
from desktop_app.domain.cards import CardPaper, card_of
from desktop_app.domain.shop_pictures import GrayPicture
from tests.documents.builders import GOODS, SHOP, a_receipt, a_return, a_statement, a_voucher, goods

LONG = replace(GOODS[0], name="超长名称的进口五金配件" * 6, quantity=999_999_999_000)


@pytest.mark.parametrize(
    "paper",
    [a_voucher(goods(40), paid_fen=100_000), a_voucher((LONG,) * 7, customer="名" * 60), a_return(), a_receipt(),
     a_statement(60)],
    ids=["slip", "long names", "return", "receipt", "statement"],
)  # fmt: skip
def test_a_card_is_no_wider_than_wechat_shows_and_small_enough_to_go_at_once(paper: CardPaper) -> None:
    """At most 1080 pixels and 300 KB, with writing on it, up to the last line."""
    png = draw_card(card_of(paper))
    assert len(png) <= 300_000
    with Image.open(BytesIO(png)) as picture:
        assert (picture.format, picture.width) == ("PNG", WIDEST)
        assert 800 <= picture.height <= 2600
        grey = picture.convert("L")
    assert all(min(grey.crop((100, y, 980, y + 120)).tobytes()) < 140 for y in (60, grey.height - 200))


def test_the_same_paper_gives_the_same_bytes_in_each_language() -> None:
    card = card_of(a_receipt())
    assert draw_card(card) == draw_card(card)
    assert draw_card(card, "en") != draw_card(card)


def test_the_merchants_code_stands_on_a_card_while_something_is_to_be_paid() -> None:
    """R136: below what is asked for, and the picture is still small enough to go at once."""
    picture = pack(GrayPicture(480, 480, bytes(range(240)) * 960))
    shop = replace(SHOP, payment_code="C", shown=(("C", picture),))
    owed = draw_card(card_of(a_voucher(goods(4), shop=shop)))
    heights = []
    for png in (
        owed,
        draw_card(card_of(a_voucher(goods(4)))),
        draw_card(card_of(a_voucher(goods(4), shop=shop, owed_fen=0))),
    ):
        with Image.open(BytesIO(png)) as drawn:
            heights.append(drawn.height)
    assert heights[0] > heights[1] + 400
    assert heights[1] > heights[2], "paid, nothing is asked for and no code stands there"
    assert len(owed) <= 300_000
