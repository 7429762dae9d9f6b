"""A shop with a few customers, each with a trait that a list can narrow to."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from desktop_app.domain.customers import Contact, Customer, Role
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.customers import add_customer, edit_customer
from desktop_app.operations.payments import take_payment
from desktop_app.operations.shipments import record_shipment
from desktop_app.ui.base.list_page import ListPage
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customers import CustomersPage
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.switch import Switch
from tests.ui.window import TODAY, AWindow

MONTH = Terms(TermsKind.DAYS, days=30)


def a_customer(shop: AWindow, name: str, phone: str = "", **facts: object) -> Customer:
    """On thirty days, in the book for a year."""
    drawn = Customer(name, terms=MONTH, phone=phone, **facts)  # type: ignore[arg-type]
    return shop.do(lambda book, moment: add_customer(book.ledger, drawn, moment), TODAY - timedelta(days=365))


def ships(shop: AWindow, customer: Customer, yuan: int, days_ago: int = 3, project: str = "") -> str:
    """A slip of one line, so many days ago; its number."""
    dated = TODAY - timedelta(days=days_ago)
    draft = ShipmentDraft(customer.id, dated, (Line("水泥", 1000, yuan * 10_000),), project=project)
    return shop.do(lambda book, moment: record_shipment(book.ledger, draft, moment), dated).number


def pays(shop: AWindow, customer: Customer, yuan: int, days_ago: int = 1) -> str:
    """Money that settles the earliest due first; its number."""
    dated = TODAY - timedelta(days=days_ago)
    draft = ReceiptDraft(customer.id, dated, yuan * 100)
    return shop.do(lambda book, moment: take_payment(book.ledger, draft, moment), dated).number


def changes(shop: AWindow, customer: Customer, **facts: Any) -> None:
    shop.do(lambda book, moment: edit_customer(book.ledger, replace(customer, **facts), moment))


def a_street(shop: AWindow) -> dict[str, Customer]:
    """阿强 is late, 宏达 over the limit, 老王 stopped and paid, 利民 put away, 曾记 not due, with an owner to call."""
    street = {
        "阿强": a_customer(shop, "阿强水电", "13912348822", area="城东"),
        "宏达": a_customer(shop, "宏达建材", "13800138000", area="城西"),
        "老王": a_customer(shop, "老王门市"),
        "利民": a_customer(shop, "利民超市"),
        "曾记": a_customer(shop, "曾记五金", contacts=(Contact("曾国强", Role.OWNER, "137 0000 2201"),)),
    }
    ships(shop, street["阿强"], 300, days_ago=40)
    ships(shop, street["宏达"], 5_000)
    ships(shop, street["老王"], 80)
    pays(shop, street["老王"], 80)
    ships(shop, street["曾记"], 20)
    changes(shop, street["宏达"], limit_fen=100_000)
    changes(shop, street["老王"], stopped=True, stop_reason="三次没有按时付")
    changes(shop, street["利民"], active=False)
    return street


def shown(table: RecordTable[Any]) -> list[list[str]]:
    """What stands in the cells, row by row, in the order of the columns."""
    model = table.model
    return [[model.index(row, at).data() for at in range(len(model.columns))] for row in range(len(model.shown))]


def cells(table: RecordTable[Any], key: str) -> list[str]:
    """What stands in one column."""
    at = next(at for at, column in enumerate(table.model.columns) if column.key == key)
    return [row[at] for row in shown(table)]


def chips(page: ListPage[Any]) -> Switch:
    """The chips above a list."""
    found = page.list.fields["show"]
    assert isinstance(found, Switch)
    return found


def the_list(shop: AWindow) -> CustomersPage:
    """The list of customers, opened."""
    page = shop.go(PageName.CUSTOMERS)
    assert isinstance(page, CustomersPage)
    return page
