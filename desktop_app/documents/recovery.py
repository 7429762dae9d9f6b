"""The recovery key on paper: the one page that opens the book when keyring and passphrase are lost (D14)."""

from datetime import date

from desktop_app.documents.phrases import long_date
from desktop_app.documents.setting import set_text
from desktop_app.documents.sheet import FINE, STRONG, Align, DrawnSheet, PaperSize, QrMark
from desktop_app.documents.typeface import Weight
from desktop_app.language import Translate, translator

_PAPER = PaperSize(210, 297, 22, 22, 22)
_GROUP, _COLUMNS, _PITCH = 4, 4, 16.0
_CODE = 48.0


def draw_recovery_page(shop: str, key: str, made_on: date, language: str = "zh_CN") -> bytes:
    """PDF of the recovery key on A4: in numbered groups of four to type back, and as a code to photograph.

    `key` is the text of the key; separators do not count. Nothing on the page says how to open a book without it.
    """
    _ = translator(language)
    sheet = DrawnSheet(_PAPER, _("Recovery key"), language)
    sheet.start_page()
    middle = _PAPER.width / 2
    sheet.text(middle, 34, _("Recovery key"), 24, Weight.BOLD, Align.CENTRE)
    sheet.block(middle, 38, set_text(shop, _PAPER.inner, 13, 12), Align.CENTRE)
    made = _("Made on {date}").format(date=long_date(made_on, _))
    sheet.text(middle, 54, made, 10, align=Align.CENTRE)
    y = _key(sheet, key, 62)
    _told(sheet, y + 10, _)
    sheet.code(QrMark(key, middle - _CODE / 2, _PAPER.foot - _CODE, _CODE))
    return sheet.to_bytes()


def _key(sheet: DrawnSheet, key: str, y: float) -> float:
    """The key in numbered groups, each character in a place of its own; returns where the groups end."""
    characters = [character for character in key if character.isalnum()]
    groups = [characters[start : start + _GROUP] for start in range(0, len(characters), _GROUP)]
    step = _PAPER.inner / _COLUMNS
    for index, group in enumerate(groups):
        row, column = divmod(index, _COLUMNS)
        left, base = _PAPER.side + column * step, y + row * _PITCH + 10
        sheet.text(left + 4.5, base, str(index + 1), 8, align=Align.RIGHT)
        for place, character in enumerate(group):
            sheet.text(left + 10.5 + place * 7, base, character, 19, Weight.BOLD, Align.CENTRE)
    rows = -(-len(groups) // _COLUMNS)
    for row in range(rows + 1):
        width = STRONG if row in (0, rows) else FINE
        sheet.line(_PAPER.side, y + row * _PITCH, _PAPER.right, y + row * _PITCH, width)
    return y + rows * _PITCH


def _told(sheet: DrawnSheet, y: float, _: Translate) -> None:
    """What the page is for, where it belongs, how it is typed."""
    paragraphs = (
        _("This key opens the book and every backup of it when this computer, its keyring or the passphrase is lost."),
        _("Whoever holds this page and a backup of the book can read everything in it. Nobody can make the key again."),
        _("Keep it like deeds and seals: in a safe, and a second print at another place. Not beside the computer."),
        _("Type only letters and digits. It has the letters A to Z and the digits 2 to 7, so it has no 0, 1, 8 or 9."),
    )
    for number, text in enumerate(paragraphs, 1):
        sheet.text(_PAPER.side + 5, y + 4, f"{number}.", 11, align=Align.RIGHT)
        block = set_text(text, _PAPER.inner - 9, 11, 16)
        sheet.block(_PAPER.side + 8, y - 0.1, block)
        y += block.height + 3
