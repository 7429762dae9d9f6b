"""Which piece of which font a paper carries."""

import pytest

from desktop_app.documents.fonts import Fonts, form_of, piece_of
from desktop_app.documents.sheet import DrawnSheet, PaperSize
from desktop_app.documents.statement import draw_statement
from desktop_app.documents.statement_characters import shared_characters
from desktop_app.documents.typeface import Weight, typeface
from tests.documents.builders import FINGERPRINT, a_statement
from tests.documents.reading import characters_of, fonts_of

SHARED = {Weight.REGULAR: "本期收款 0123456789-宏发日", Weight.BOLD: ""}


def test_text_of_the_form_and_the_shop_is_one_run_of_the_shared_piece() -> None:
    shown = Fonts(SHARED).show("宏发 2026-03 本期收款", Weight.REGULAR, 9)
    assert shown.startswith("/REGULAR 9 Tf <")
    assert shown.count("Tf") == 1


def test_a_name_goes_into_the_papers_own_piece_and_a_rare_one_into_the_rare_face() -> None:
    shown = Fonts(SHARED).show("日鑫淼𪚥龘鑫日", Weight.REGULAR, 9)
    assert shown == (
        f"/REGULAR 9 Tf <{code_of('日')}> Tj /REGULARo 9 Tf <00010002> Tj /x 9 Tf <0001> Tj "
        f"/REGULARo 9 Tf <00030001> Tj /REGULAR 9 Tf <{code_of('日')}> Tj"
    )


def code_of(character: str) -> str:
    return form_of(Weight.REGULAR, SHARED[Weight.REGULAR]).codes[ord(character)]


def test_a_rare_character_is_carried_once_for_both_weights() -> None:
    sheet = DrawnSheet(PaperSize(210, 148, 10, 8, 8), "A paper", "en")
    sheet.start_page()
    sheet.text(20, 20, "𪚥", 9)
    sheet.text(20, 30, "𪚥", 9, Weight.BOLD)
    assert [font[0] for font in fonts_of(sheet.to_bytes())] == ["QZTEXT+HanaMinB"]


def test_a_piece_holds_only_what_was_asked_for() -> None:
    small, large = (piece_of(typeface(Weight.REGULAR), text) for text in ("水泥", "水泥沙石砖瓦灰"))
    assert small.length < large.length < 8_000


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_statement_carries_for_itself_only_names_and_goods(language: str) -> None:
    """The form's words lie in the shared piece. A word that is new there shows up here: add its characters to it."""
    statement = a_statement(30)
    users = (statement.customer, statement.contact, statement.address, *(row.summary for row in statement.rows))
    shared = shared_characters(statement.shop, language).values()
    carried = characters_of(draw_statement(statement, FINGERPRINT, language))
    assert carried - set("".join(shared)) <= set("".join(users))


def test_an_english_statement_does_not_carry_the_chinese_form() -> None:
    chinese, english = (len(draw_statement(a_statement(8), FINGERPRINT, language)) for language in ("zh_CN", "en"))
    assert english < chinese * 0.7
