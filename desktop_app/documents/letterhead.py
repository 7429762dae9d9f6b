"""What stands at the head and foot of every paper: the shop, labelled fields, codes, fingerprint and signatures."""

from dataclasses import dataclass

from desktop_app.documents.phrases import in_groups, sum_in_words, yuan
from desktop_app.documents.setting import Block, set_figure, set_text, width_of
from desktop_app.documents.sheet import CODE, CORNER, RULE, Align, DrawnSheet, PaperSize, marks
from desktop_app.documents.typeface import Weight
from desktop_app.domain.shop import Shop
from desktop_app.language import Translate

BAND = CORNER + 2.5
"""Height of the strip at the foot of each page that holds two of the corner codes, in mm."""

LOGO_WIDE, LOGO_HIGH = 24.0, 12.0
PAY_CODE, PAY_CAPTION, PAY_GAP = 19.0, 4.4, 10.0
"""Sides of the shop's logo and of its payment code, room for the words above that, and its distance from our own codes,
in mm.
"""

SEAL = PAY_CAPTION + PAY_CODE
"""Sides of the place for the shop's seal, in mm."""

_CLEAR = 3.0
_SMALLEST = 6.5
NAME_SMALLEST = 4.4
"""The size, in points, down to which a party's name shrinks: a hundred characters still stand on the paper."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands after a label, `indent` mm from its start at least, so that values line up."""

    text: str
    size: float = 9
    weight: Weight = Weight.REGULAR
    smallest: float = 6.5
    indent: float = 16


Labelled = tuple[str, Value]
NOTHING: Labelled = ("", Value(""))

_PARTY_ROWS = ((5.8, CODE + 2), (4.6, CODE + 2), (5.6, 0))
"""Height of each row, and what the code takes of it, in mm."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What tells one paper of a kind from the others."""

    shop: Shop
    title: str
    number: str
    dated: str
    fingerprint: str


def of_customer(name: str, code: str) -> Value:
    """A customer's name as the paper's addressee; it becomes very small before any of it is left out."""
    return Value(f"{name}　{code}" if code else name, 10.5, Weight.BOLD, NAME_SMALLEST)


def draw_codes(sheet: DrawnSheet, shop: Shop, number: str, fingerprint: str) -> None:
    """The document's code and the three corner codes, on each page."""
    for mark in marks(sheet.paper, f"QZ1:{shop.book_id}:{number}:{fingerprint}"):
        sheet.code(mark)


def between_codes(paper: PaperSize) -> float:
    """Room around the middle of the head, in mm, that no code reaches into."""
    return 2 * (paper.right - CODE - paper.width / 2 - _CLEAR)


def draw_shop(sheet: DrawnSheet, shop: Shop, _: Translate) -> None:
    """The seller's registered name, and below it how to find the shop; between the codes, in the middle."""
    paper = sheet.paper
    middle = paper.width / 2
    width = between_codes(paper)
    if logo := shop.picture(shop.logo):
        left = paper.side + CORNER + 2
        sheet.picture(left, paper.top, LOGO_WIDE, LOGO_HIGH, logo)
        width = min(width, 2 * (middle - left - LOGO_WIDE - 2))
    sheet.block(middle, paper.top - 0.6, set_text(shop.name, width, 15, 7.4, Weight.BOLD, NAME_SMALLEST), Align.CENTRE)
    wechat = _("WeChat {name}").format(name=shop.wechat) if shop.wechat else ""
    facts = "　".join(fact for fact in (shop.business, shop.address, shop.phone, wechat) if fact)
    smallest = _SMALLEST if not shop.picture(shop.logo) else NAME_SMALLEST
    sheet.block(middle, paper.top + 7.4, set_text(facts, width, 9, 4, smallest=smallest), Align.CENTRE)


def draw_page_number(sheet: DrawnSheet, page: int, pages: int, _: Translate) -> None:
    """Page x of y, under the document's code."""
    words = _("Page {page} of {pages}").format(page=page, pages=pages)
    paper, block = sheet.paper, set_figure(words, CODE + 1, 9)
    sheet.text(paper.right, paper.top + CODE + 5.2, words, block.size, align=Align.RIGHT)


def draw_fingerprint(sheet: DrawnSheet, fingerprint: str, sequence: int, _: Translate) -> None:
    """The 16 characters by which the paper proves the ledger (N13), and its place there."""
    code = _("Check code {code}　Ledger entry {entry}").format(code=in_groups(fingerprint), entry=sequence)
    no_payment = _("The codes in the corners prove this paper; nothing is paid with them.")
    paper = sheet.paper
    foot = set_figure(f"{code}　{no_payment}", paper.inner - 2 * (CORNER + _CLEAR), 9)
    sheet.text(paper.width / 2, paper.foot - 0.4, foot.lines[0], foot.size, align=Align.CENTRE)


def draw_head(sheet: DrawnSheet, head: PaperHead, page: int, pages: int, _: Translate) -> None:
    """Codes and shop, and below them the day, the title and the number of the paper."""
    paper = sheet.paper
    draw_codes(sheet, head.shop, head.number, head.fingerprint)
    draw_shop(sheet, head.shop, _)
    draw_page_number(sheet, page, pages, _)
    y = paper.top + 17.8
    title = set_figure(head.title, paper.inner * 0.28, 16, Weight.BOLD)
    sheet.spread(paper.width / 2, y, head.title, title.size, 2 if len(head.title) < 6 else 0)
    sheet.text(paper.side, y, head.dated, 9)
    number = set_figure(f"No. {head.number}", paper.inner * 0.25, 10.5, Weight.BOLD)
    sheet.text(paper.right - CODE - 3, y, number.lines[0], number.size, Weight.BOLD, Align.RIGHT)


def draw_parties(sheet: DrawnSheet, *rows: tuple[Labelled, Labelled]) -> None:
    """Below the title, whom the paper is for and what it is about: up to three rows, the first two beside the code."""
    paper, top = sheet.paper, sheet.paper.top + 19.4
    middle = paper.side + paper.inner * 0.55
    for (left, right), (height, taken) in zip(rows, _PARTY_ROWS, strict=False):
        _field(sheet, paper.side, top, middle - paper.side - 4, height, *left)
        _field(sheet, middle, top, paper.right - middle - taken, height, *right)
        top += height


def draw_sum(sheet: DrawnSheet, base: float, label: str, fen: int, size: float) -> None:
    """A sum in words and in figures, on one line."""
    paper, indent = sheet.paper, width_of(label, 9) + 3
    sheet.text(paper.side + 1, base, label, 9)
    figure = set_figure(yuan(fen), paper.inner * 0.28, size, Weight.BOLD)
    sheet.text(paper.right - 1, base, figure.lines[0], figure.size, Weight.BOLD, Align.RIGHT)
    room = paper.inner - indent - width_of(figure.lines[0], figure.size, Weight.BOLD) - 6
    words = set_figure(sum_in_words(fen), room, size - 1, Weight.BOLD)
    sheet.text(paper.side + indent, base, words.lines[0], words.size, Weight.BOLD)


def draw_payment_code(sheet: DrawnSheet, shop: Shop, x: float, y: float, _: Translate) -> None:
    """The code by which the shop is paid, named as what it is and apart from the codes that prove the paper."""
    sheet.text(x + PAY_CODE / 2, y + 3.4, _("Payment code"), 9, Weight.BOLD, Align.CENTRE)
    sheet.picture(x, y + PAY_CAPTION, PAY_CODE, PAY_CODE, shop.picture(shop.payment_code))


def draw_seal_place(sheet: DrawnSheet, shop: Shop, x: float, y: float, _: Translate) -> None:
    """Where the shop puts its seal: its picture where there is one, else an empty frame that says so."""
    if picture := shop.picture(shop.seal):
        sheet.picture(x, y, SEAL, SEAL, picture)
        return
    sheet.frame(x, y, SEAL, SEAL)
    words = set_text(_("Seal here"), SEAL - 2, 8, smallest=_SMALLEST)
    sheet.block(x + SEAL / 2, y + (SEAL - words.height) / 2, words, Align.CENTRE)


def draw_signatures(
    sheet: DrawnSheet, left: float, right: float, y: float, *signed: tuple[str, str], beside: float = 0
) -> None:
    """Two (caption, smaller line below it) beside each other, each with a line to sign on at `y`; that of the first
    ends `beside` mm earlier.
    """
    width = (right - left - 6) / 2
    for x, (caption, below), off in zip((left, left + width + 6), signed, (beside, 0), strict=True):
        sheet.text(x, y, caption, 9)
        indent = width_of(caption, 9) + 1
        sheet.line(x + indent, y + 0.6, x + width - off, y + 0.6, RULE)
        sheet.block(x, y + 1.4, set_text(below, width - off, 9, smallest=_SMALLEST))


def _field(sheet: DrawnSheet, x: float, top: float, width: float, height: float, label: str, value: Value) -> None:
    """A label and its value in `width` × `height` mm, both in the middle of the height."""
    caption = Block((label,), 9)
    sheet.block(x, top + (height - caption.height) / 2, caption)
    indent = max(width_of(label, 9), value.indent) + 1
    block = set_text(value.text, width - indent, value.size, height, value.weight, value.smallest)
    sheet.block(x + indent, top + (height - block.height) / 2, block)
