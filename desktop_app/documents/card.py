"""The card for WeChat: one picture a telephone shows whole, its figures large (N20).

It is drawn as a page, by the fonts and the renderer of all papers, and is as high as what it tells.
"""

from io import BytesIO

from PIL import Image

from desktop_app.documents.pages import POINTS_PER_INCH, page_images
from desktop_app.documents.phrases import long_date, title_of, yuan
from desktop_app.documents.setting import POINT, Block, set_figure, set_text, width_of
from desktop_app.documents.sheet import Align, DrawnSheet, PaperSize
from desktop_app.documents.typeface import Weight
from desktop_app.domain.cards import ANSWER, CardFigure, CardGoods, PaperCard
from desktop_app.language import translator

WIDEST = 1080
"""Pixels: a wider picture is made smaller, and blurred, by WeChat."""
_COLOURS = 48
"""Paper, ink, accent and the shades at their edges: a picture of few colours is small."""
_WIDTH, _EDGE, _SIDE = 90.0, 3.0, 9.0
_BACK, _SHEET, _BLOCK = "#EEF2F5", "#FFFFFF", "#EAF1F9"
_INK, _MUTED, _ACCENT, _RULE, _DUE = "#1C2430", "#55606E", "#1F5FA8", "#D9E0E6", "#A03C00"
_ROW, _GOODS_ROW, _GAP, _CODE = 7.6, 6.4, 3.4, 34.0


def draw_card(card: PaperCard, language: str = "zh_CN") -> bytes:
    """PNG of a card, `WIDEST` pixels wide; the same values give the same bytes."""
    (page,) = page_images(_CardDrawing(card, language).draw(), WIDEST / (_WIDTH / POINT) * POINTS_PER_INCH)
    picture = Image.frombytes("RGB", (page.width, page.height), page.rgb).crop((0, 0, WIDEST, page.height))
    written = BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


class _CardDrawing:
    """Drawn twice: once to know how high it is, then on a page of that height."""

    def __init__(self, card: PaperCard, language: str) -> None:
        self.card, self.language, self._ = card, language, translator(language)
        self.left, self.right = _SIDE, _WIDTH - _SIDE
        self.inner = self.right - self.left

    def draw(self) -> bytes:
        height = self._on(400.0)
        self._on(height)
        return self.sheet.to_bytes()

    def _on(self, height: float) -> float:
        """On a page of this height; returns the height that was needed."""
        self.sheet = DrawnSheet(PaperSize(_WIDTH, height, _SIDE, _EDGE, _EDGE), self.card.number, self.language)
        self.sheet.start_page()
        self.sheet.panel(-1, -1, _WIDTH + 2, height + 2, 0, _BACK)
        self.sheet.panel(_EDGE, _EDGE, _WIDTH - 2 * _EDGE, height - 2 * _EDGE, 3, _SHEET)
        y = self._sum(self._head(_EDGE + 4))
        y = self._goods(y)
        y = self._figures(y)
        return self._asked(y) + _EDGE + 2

    def _head(self, y: float) -> float:
        """Whose card it is, what paper, of which day, for whom."""
        card, _ = self.card, self._
        y = self._block(y, set_text(card.shop.name, self.inner, 13, 12, Weight.BOLD, smallest=10), _INK)
        y = self._block(y + 0.6, set_text(f"{self._title()}　{long_date(card.dated, _)}", self.inner, 10), _MUTED)
        y = self._block(y + 0.6, set_text(card.customer, self.inner, 12, 11, smallest=9), _INK)
        return self._line(y + 2.2)

    def _title(self) -> str:
        """As its paper is headed: in Chinese by the shop's own title."""
        card = self.card
        usual = card.title.text(self._)
        return usual if card.heading else title_of(card.shop, card.kind, usual, self.language)

    def _sum(self, y: float) -> float:
        """The figure of the paper, as large as the card is wide enough for."""
        head, _ = self.card.head, self._
        figure = set_figure(yuan(head.fen), self.inner, 33, Weight.BOLD)
        y = self._block(y + 2.6, set_text(head.label.text(_), self.inner, 11), _MUTED)
        y = self._block(y + 0.4, figure, _ACCENT)
        return self._line(y + 2.2)

    def _goods(self, y: float) -> float:
        card, _ = self.card, self._
        if not card.goods:
            return y
        y += _GAP / 2
        for one in card.goods:
            y = self._goods_line(y, one)
        if card.more_goods:
            more = _("and {count} more lines, as on the slip").format(count=card.more_goods)
            y = self._block(y + 0.6, set_text(more, self.inner, 9.5), _MUTED) + 0.8
        return self._line(y + _GAP / 2)

    def _goods_line(self, y: float, one: CardGoods) -> float:
        foot, sum_ = y + _GOODS_ROW - 1.9, self._("gift") if one.gift else _signed(one.fen, one.fen < 0)
        count = set_text(one.count, 18, 10, smallest=7)
        room = self.inner - width_of(sum_, 10) - width_of(count.lines[0], count.size) - 5
        name = set_text(one.name, room, 10, smallest=8)
        self.sheet.ink(_INK)
        self.sheet.text(self.left, foot, name.lines[0], name.size)
        self.sheet.ink(_MUTED)
        self.sheet.text(self.right - width_of(sum_, 10) - 2.5, foot, count.lines[0], count.size, align=Align.RIGHT)
        self.sheet.ink(_INK)
        self.sheet.text(self.right, foot, sum_, 10, align=Align.RIGHT)
        return y + _GOODS_ROW

    def _figures(self, y: float) -> float:
        card = self.card
        y += _GAP / 2
        for one in card.figures:
            y = self._row(y, one, 11.5, _INK)
        if card.owed is not None:
            y = self._row(y + 0.4, card.owed, 14, _ACCENT)
        return y + _GAP / 2

    def _row(self, y: float, one: CardFigure, size: float, colour: str) -> float:
        label, foot = one.label.text(self._), y + _ROW - 2.2
        figure = set_figure(_signed(one.fen, one.less), self.inner - width_of(label, 11.5) - 3, size, Weight.BOLD)
        self.sheet.ink(_MUTED)
        self.sheet.text(self.left, foot, label, 11.5)
        self.sheet.ink(colour)
        self.sheet.text(self.right, foot, figure.lines[0], figure.size, Weight.BOLD, Align.RIGHT)
        return y + _ROW

    def _asked(self, y: float) -> float:
        """By when to pay, what to write with the transfer, what to answer; the paper's number below."""
        card, _, inside = self.card, self._, self.inner - 8
        said = [
            (card.pay, 12.0, Weight.BOLD, _DUE),
            (card.transfer_note, 12.0, Weight.BOLD, _INK),
            (card.pay_to, 9.5, Weight.REGULAR, _INK),
            (ANSWER, 10.5, Weight.REGULAR, _MUTED),
        ]
        told = [(set_text(one.text(_), inside, size, 14, weight, 9), ink) for one, size, weight, ink in said if one]
        height = sum(block.height + 1.2 for block, _ink in told) + 4.4
        self.sheet.panel(self.left, y, self.inner, height, 2, _BLOCK)
        inner = y + 2.4
        for block, ink in told:
            inner = self._block(inner, block, ink, self.left + 4) + 1.2
        number = f"No. {card.number}" if card.number else ""
        height += self._payment_code(y + height)
        return self._block(y + height + 2, set_text(number, self.inner, 9), _MUTED)

    def _payment_code(self, y: float) -> float:
        """The merchant's code while something is to be paid, called by its name; how high it stands."""
        shop = self.card.shop
        if self.card.pay is None or not (picture := shop.picture(shop.payment_code)):
            return 0
        self.sheet.ink(_MUTED)
        self.sheet.text(_WIDTH / 2, y + 6, self._("Payment code"), 10.5, align=Align.CENTRE)
        self.sheet.picture((_WIDTH - _CODE) / 2, y + 8, _CODE, _CODE, picture)
        return 8 + _CODE

    def _block(self, y: float, block: Block, colour: str, left: float = _SIDE) -> float:
        self.sheet.ink(colour)
        self.sheet.block(left, y, block)
        return y + block.height

    def _line(self, y: float) -> float:
        self.sheet.ink(_RULE)
        self.sheet.line(self.left, y, self.right, y)
        return y


def _signed(fen: int, less: bool) -> str:
    return f"－{yuan(abs(fen))}" if less else yuan(fen)
