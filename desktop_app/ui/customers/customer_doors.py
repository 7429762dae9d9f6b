"""Where a row of a customer's page leads: its paper, its plan, its receipt, its task."""

from desktop_app.domain.accounts import Kind
from desktop_app.domain.consignment import ConsignedGoods
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.side_accounts import DEPOSITS, SideEntry
from desktop_app.operations.customer_page import HistoryRow
from desktop_app.operations.lists.expected import Expected
from desktop_app.operations.lists.items import AgedItem
from desktop_app.operations.tasks import TaskRow
from desktop_app.ui.base.routes import PageName, Route

PREVIEWED = (Kind.SHIPMENT, Kind.RETURN, Kind.REFUND, Kind.SET_OFF)


def door_of(row: object, customer_id: int) -> Route | None:
    """None where it leads nowhere else."""
    match row:
        case AgedItem(item):
            return _document(item.number, item.kind, customer_id)
        case HistoryRow(beside=SideEntry() as entry) | (SideEntry() as entry):
            number = entry.document or (entry.number if entry.account in DEPOSITS else "")
            return Route(PageName.PREVIEW, number=number) if number else None
        case HistoryRow(kind=Kind() as kind):
            return _document(row.number, kind, customer_id)
        case Expected(number=number) if number:
            return Route(PageName.PLANS, customer_id=customer_id, number=number)
        case PaperRow() | Dispute():
            return Route(PageName.PREVIEW, number=row.number)
        case ConsignedGoods():
            return Route(PageName.REPORTS, customer_id, tab="consigned", words="moves")
        case TaskRow():
            return Route(PageName.TASKS, customer_id=customer_id)
    return None


def _document(number: str, kind: Kind, customer_id: int) -> Route | None:
    if kind in PREVIEWED:
        return Route(PageName.PREVIEW, number=number)
    return Route(PageName.RECEIPTS, customer_id=customer_id, number=number) if kind is Kind.RECEIPT else None
