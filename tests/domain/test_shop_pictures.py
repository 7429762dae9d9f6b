"""The logo and the payment code of a shop: how large they are kept, and what is refused; its own columns."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.shop import Shop
from desktop_app.domain.shop_pictures import ShopPicture, prepared

WHITE, BLACK, RED = b"\xff\xff\xff", b"\0\0\0", b"\xff\0\0"


def test_a_small_picture_keeps_its_points_in_shades_of_gray() -> None:
    kept = prepared(ShopPicture.LOGO, 100, 80, (WHITE * 50 + BLACK * 25 + RED * 25) * 80)
    assert (kept.width, kept.height, len(kept.gray)) == (100, 80, 8000)
    assert (kept.gray[0], kept.gray[60], kept.gray[99]) == (255, 0, 76)


@pytest.mark.parametrize(
    ("what", "size", "kept"),
    [
        (ShopPicture.LOGO, (1920, 480), (480, 120)),
        (ShopPicture.LOGO, (480, 960), (120, 240)),
        (ShopPicture.PAYMENT_CODE, (960, 1440), (320, 480)),
    ],
)
def test_a_large_picture_is_kept_as_small_as_it_prints(
    what: ShopPicture, size: tuple[int, int], kept: tuple[int, int]
) -> None:
    made = prepared(what, *size, WHITE * (size[0] * size[1]))
    assert (made.width, made.height) == kept
    assert set(made.gray) == {255}


@pytest.mark.parametrize(("what", "size"), [(ShopPicture.LOGO, (79, 300)), (ShopPicture.PAYMENT_CODE, (100, 161))])
def test_what_would_not_print_is_refused(what: ShopPicture, size: tuple[int, int]) -> None:
    with pytest.raises(Refused):
        prepared(what, *size, WHITE * (size[0] * size[1]))


@pytest.mark.parametrize(
    ("typed", "columns"),
    [("", ()), ("颜色", ("颜色",)), ("颜色、 重量，,批号", ("颜色", "重量", "批号")), ("a/b;c；d", ("a", "b", "c"))],
)
def test_a_shop_names_its_own_columns_in_one_line_and_three_at_most(typed: str, columns: tuple[str, ...]) -> None:
    assert Shop("城西建材商行", line_columns=typed).captions == columns


def test_a_shop_has_the_bytes_of_a_picture_only_while_it_is_drawn() -> None:
    shop = Shop("顺达", logo="A", shown=(("A", b"points"),))
    assert (shop.picture("A"), shop.picture("B"), Shop("顺达", logo="A").picture("A")) == (b"points", b"", b"")


def test_a_shop_marks_the_place_for_its_seal_where_it_wants_one_or_has_a_picture_of_it() -> None:
    assert not Shop("顺达").marks_seal
    assert Shop("顺达", seal_place=True).marks_seal
    sealed = Shop("顺达", seal="S", logo="L")
    assert (sealed.marks_seal, sealed.pictures) == (True, ("L", "S"))


def test_a_shop_calls_its_papers_what_it_likes() -> None:
    """Conventions 1.1: one kind in the program, the printed title the shop's own; slips have one always."""
    titles = Shop("顺达", receipt_title="收据", statement_title="往来对账函").titles
    assert (titles["voucher"], titles["receipt"], titles["statement"], titles["return"]) == (
        "送货单",
        "收据",
        "往来对账函",
        "",
    )
