"""What stands at the head and foot of every paper: the shop, labelled fields, codes, fingerprint and signatures."""

from dataclasses import dataclass

from desktop_app.documents.phrases import in_groups
from desktop_app.documents.setting import Block, set_figure, set_text, width_of
from desktop_app.documents.sheet import CODE, CORNER, RULE, Align, DrawnSheet, PaperSize, marks
from desktop_app.documents.typeface import Weight
from desktop_app.domain.shop import Shop
from desktop_app.language import Translate

BAND = CORNER + 2.5
"""Height of the strip at the foot of each page that holds two of the corner codes, in mm."""

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
    sheet.block(middle, paper.top - 0.6, set_text(shop.name, width, 15, 7.4, Weight.BOLD, NAME_SMALLEST), Align.CENTRE)
    wechat = _("WeChat {name}").format(name=shop.wechat) if shop.wechat else ""
    facts = "　".join(fact for fact in (shop.business, shop.address, shop.phone, wechat) if fact)
    sheet.block(middle, paper.top + 7.4, set_text(facts, width, 9, 4, smallest=_SMALLEST), Align.CENTRE)


def draw_page_number(sheet: DrawnSheet, page: int, pages: int, _: Translate) -> None:
    """Page x of y, under the document's code."""
    words = _("Page {page} of {pages}").format(page=page, pages=pages)
    paper, block = sheet.paper, set_figure(words, CODE + 1, 9)
    sheet.text(paper.right, paper.top + CODE + 5.2, words, block.size, align=Align.RIGHT)


def draw_fingerprint(sheet: DrawnSheet, fingerprint: str, sequence: int, _: Translate) -> None:
    """The 16 characters by which the paper proves the ledger (N13), and its place there."""
    words = _("Check code {code}　Ledger entry {entry}").format(code=in_groups(fingerprint), entry=sequence)
    sheet.text(sheet.paper.width / 2, sheet.paper.foot - 0.4, words, 9, align=Align.CENTRE)


def field(sheet: DrawnSheet, x: float, top: float, width: float, height: float, label: str, value: Value) -> None:
    """A label and its value in `width` × `height` mm, both in the middle of the height."""
    caption = Block((label,), 9)
    sheet.block(x, top + (height - caption.height) / 2, caption)
    indent = max(width_of(label, 9), value.indent) + 1
    block = set_text(value.text, width - indent, value.size, height, value.weight, value.smallest)
    sheet.block(x + indent, top + (height - block.height) / 2, block)


def signature(sheet: DrawnSheet, x: float, y: float, width: float, caption: str, below: str) -> None:
    """A caption with a line to sign on at `y`, and a smaller line below it."""
    sheet.text(x, y, caption, 9)
    indent = width_of(caption, 9) + 1
    sheet.line(x + indent, y + 0.6, x + width, y + 0.6, RULE)
    sheet.block(x, y + 1.4, set_text(below, width, 9, smallest=_SMALLEST))
