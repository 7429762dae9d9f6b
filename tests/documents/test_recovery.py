"""The page with the recovery key: it can be typed back and scanned, and tells where it belongs."""

from datetime import date

import pytest

from desktop_app.documents.recovery import draw_recovery_page
from tests.documents.golden import KEY
from tests.documents.reading import Word, codes_of, fonts_of, pages_of, text_of, words_of

SHOP = "东莞市宏发建材有限公司"


def drawn(language: str = "en", shop: str = SHOP) -> bytes:
    return draw_recovery_page(shop, KEY, date(2026, 1, 5), language)


def test_the_key_is_read_from_the_page_group_by_group() -> None:
    """D14: 14 numbered groups of four, left to right and down."""
    letters = "".join(word.text for word in bold(drawn()))
    assert letters == KEY.replace("-", "")
    numbers = [word.text for word in words_of(drawn()) if 7 < word.bottom - word.top < 8.5]
    assert numbers == [str(number) for number in range(1, 15)]


def bold(pdf: bytes) -> list[Word]:
    rows: dict[int, list[Word]] = {}
    for word in words_of(pdf):
        if 18 < word.bottom - word.top < 20:
            rows.setdefault(round(word.top), []).append(word)
    return [word for _, row in sorted(rows.items()) for word in sorted(row, key=lambda one: one.left)]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_code_on_the_page_is_the_key(language: str) -> None:
    assert codes_of(drawn(language)) == [KEY]


def test_the_page_says_what_it_is_for_and_where_to_keep_it() -> None:
    text = " ".join(text_of(drawn()).split())
    assert "opens the book and every backup" in text
    assert "Not beside the computer" in text
    assert "no 0, 1, 8 or 9" in text
    assert "Made on 2026-01-05" in text


@pytest.mark.parametrize("shop", [SHOP, "店" * 100, "<b>&𠅤😀"], ids=ascii)
def test_the_page_is_one_page_with_the_shops_name(shop: str) -> None:
    assert len(pages_of(drawn(shop=shop))) == 1
    assert shop in "".join(text_of(drawn(shop=shop), "-raw").split())


def test_the_page_is_drawn_the_same_again_with_embedded_fonts() -> None:
    assert drawn() == drawn()
    assert all(font[4] == "yes" for font in fonts_of(drawn()))
