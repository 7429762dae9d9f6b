"""What happens in a shop, told to a window in a line each; money in yuan, days as dates."""

from datetime import date

from PySide6.QtCore import QModelIndex

from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.customers import add_customer
from desktop_app.operations.payments import open_items, take_payment
from desktop_app.operations.shipments import record_shipment
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.grid_model import Record
from tests.ui.window import AWindow

THIRTY_DAYS = Terms(TermsKind.DAYS, days=30)


def a_customer(bench: AWindow, name: str = "宏达建材") -> int:
    """Someone who pays within thirty days; the id."""
    customer = Customer(name, terms=THIRTY_DAYS, contacts=(Contact("老赵", phone="13912348822"),))
    return bench.do(lambda book, moment: add_customer(book.ledger, customer, moment), date(2026, 1, 5)).id


def ships(bench: AWindow, customer_id: int, yuan: float, dated: date) -> str:
    """Goods leave unpaid; the number of the slip."""
    draft = ShipmentDraft(customer_id, dated, (Line("水泥", 1000, round(yuan * 10_000)),))
    return bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment), dated).number


def pays(bench: AWindow, customer_id: int, yuan: float, dated: date) -> str:
    """Money comes in and settles in the legal order; the number of the receipt."""
    draft = ReceiptDraft(customer_id, dated, round(yuan * 100), "微信")
    return bench.do(lambda book, moment: take_payment(book.ledger, draft, moment), dated).number


def still_open(bench: AWindow, customer_id: int) -> list[tuple[str, float]]:
    """Number and open yuan of every item, earliest due first."""
    items = bench.ask(lambda book: open_items(book.ledger, customer_id, bench.today))
    return [(item.number, item.open_fen / 100) for item in items]


def cell(grid: EditGrid[Record], row: int, key: str) -> QModelIndex:
    """A cell of a grid by the key of its column."""
    column = next(at for at, one in enumerate(grid.model.columns) if one.key == key)
    return grid.model.index(row, column)
