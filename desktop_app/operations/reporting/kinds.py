"""Every report in one table: its name, what it answers, what it can be told apart by, and who reads the book for it.

The window, the command line, files and paper take all they show of a report from its row here.
"""

from typing import Any

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.periods import PeriodName
from desktop_app.operations.reporting import sales, takings
from desktop_app.operations.reporting.frame import Inquiry, Report, Reported
from desktop_app.store.database import Ledger

__all__ = ["KINDS", "Inquiry", "Report", "Reported"]

MONEY, GOODS, CUSTOMERS, PAPER = Said("Money"), Said("Goods"), Said("Customers"), Said("Papers")

KINDS: tuple[Report, ...] = (
    Report("takings", MONEY, Said("Takings"), Said("what came in, by which way, and the cash for the drawer"),
           takings.takings, takings.VIEWS, PeriodName.WEEK),
    Report("sales", GOODS, Said("Sales"), Said("what was sold to whom, how much of it, at which average price"),
           sales.sales, sales.VIEWS, of_customer=True),
)  # fmt: skip


def report_named(name: str) -> Report:
    """The report of this name; refuses a name there is none of."""
    found = next((one for one in KINDS if one.name == name), None)
    if found is None:
        names = ", ".join(one.name for one in KINDS)
        raise Refused("There is no report “{name}”. Choose one of {names}.", name=name, names=names)
    return found


def ask(ledger: Ledger, name: str, asked: Inquiry) -> Reported[Any]:
    """What a report answers."""
    report = report_named(name)
    if report.needs_customer and not asked.customer_id:
        raise Refused("Say of which customer.").at("customer")
    view = report.view(asked.by)
    return report.make(ledger, Inquiry(asked.period, asked.today, view, asked.customer_id, asked.edges))
