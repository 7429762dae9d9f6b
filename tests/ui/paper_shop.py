"""A shop with papers to print, and a real print queue of the tests' own beside it."""

from collections.abc import Callable
from datetime import date, timedelta

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.customers import add_customer
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.operations.papers import PageImage
from desktop_app.operations.shipments import record_shipment
from desktop_app.ui.printing.preview import PreviewPage
from desktop_app.ui.printing.print_round import Step
from tests.print_queue import PrintSystem, wait_for
from tests.ui.window import PATIENCE_MS, TODAY, AWindow, turns

QUEUE = "Front-Desk"
MONTH = Terms(TermsKind.DAYS, days=30)
MM = 25.4 / 72


def owing(bench: AWindow, name: str, yuan: int = 500, dated: date = TODAY - timedelta(days=50)) -> tuple[int, str]:
    """A customer with one unpaid slip: id and the slip's number."""
    customer = bench.do(lambda book, moment: add_customer(book.ledger, Customer(name, terms=MONTH), moment), dated)
    lines = tuple(
        Line(f"水泥 {grade}", 1000, yuan * 2_000, unit="包") for grade in ("32.5", "42.5", "52.5", "白", "快硬")
    )
    draft = ShipmentDraft(customer.id, dated, lines)
    slip = bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment), dated)
    return customer.id, slip.number


def paper(bench: AWindow, number: str) -> PaperRow:
    """The paper as its list shows it."""
    rows = bench.ask(lambda book: paper_rows(book.ledger, bench.today))
    return next(row for row in rows if row.number == number)


def papers(bench: AWindow) -> list[PaperRow]:
    return bench.ask(lambda book: paper_rows(book.ledger, bench.today))


def page_shown(bench: AWindow) -> PreviewPage:
    page = bench.window.current_page()
    assert isinstance(page, PreviewPage)
    return page


def until(condition: Callable[[], bool]) -> None:
    """Let the window work until it is so."""
    waited = 0
    while not condition():
        assert waited < PATIENCE_MS, "waited in vain"
        turns(10)
        waited += 10


def until_asked(bench: AWindow) -> PreviewPage:
    """The papers are out and the question is on the screen."""
    page = page_shown(bench)
    until(lambda: page.round.step is Step.ASKING)
    return page


def out_of(system: PrintSystem, name: str = QUEUE) -> bytes:
    """The PDF that came out of a printer last."""
    wait_for(system.paper_of(name).exists)
    return system.paper_of(name).read_bytes()


def sizes_mm(pdf: bytes) -> list[tuple[float, float]]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    found = [document[page].get_size() for page in range(len(document))]
    document.close()
    return [(width * MM, height * MM) for width, height in found]


def differing(one: PageImage, other: PageImage, shifted: int = 0) -> float:
    """The share of dots that are ink on one page while the other has none there nor on a neighbouring dot.

    So a hair's breadth between two ways of drawing counts for nothing, and a missing letter or a moved line does.
    `shifted` moves the other page to the right by so many dots.
    """
    size = min(one.width, other.width), min(one.height, other.height)
    assert abs(one.width - other.width) <= 2
    assert abs(one.height - other.height) <= 2
    first, second = (_ink(page).crop((0, 0, *size)) for page in (one, other))
    second = ImageChops.offset(second, shifted, 0)
    alone = [
        ImageChops.subtract(ink, around.filter(ImageFilter.MaxFilter(3))).histogram()[255]
        for ink, around in ((first, second), (second, first))
    ]
    return sum(alone) / (size[0] * size[1])


def _ink(page: PageImage) -> Image.Image:
    """White where the page is dark."""
    grey = Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")
    return grey.point([255 if level < 128 else 0 for level in range(256)])


def clipboard_width() -> int:
    return QApplication.clipboard().image().width()
