"""Every report in one table: its name, what it answers, what it can be told apart by, and who reads the book for it.

The window, the command line, files and paper take all they show of a report from its row here.
"""

from dataclasses import replace
from typing import Any

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.periods import PeriodName
from desktop_app.operations.reporting import sales, standing, takings
from desktop_app.operations.reporting.frame import Inquiry, Report, Reported, Takes
from desktop_app.store.database import Ledger

__all__ = ["KINDS", "Inquiry", "Report", "Reported", "Takes"]

MONEY, GOODS, CUSTOMERS = Said("Money"), Said("Goods"), Said("Customers")

EVENING = (
    PeriodName.TODAY, PeriodName.WEEK, PeriodName.LAST_WEEK, PeriodName.MONTH, PeriodName.LAST_MONTH, PeriodName.YEAR,
)  # fmt: skip
LONG = (PeriodName.YEAR, PeriodName.LAST_YEAR, PeriodName.TWELVE_MONTHS, PeriodName.ALL)
"""Which stretches are a click away."""

KINDS: tuple[Report, ...] = (
    Report("takings", MONEY, Said("Takings"), Said("what came in, by which way, and the cash for the drawer"),
           takings.takings, takings.VIEWS, PeriodName.WEEK, EVENING),
    Report("ageing", MONEY, Said("Ageing"), Said("who owes how much for how long"), standing.aged, takes=Takes.DAY,
           nothing=Said("On this day nobody owed anything and no money was on account. Another day is chosen above.")),
    Report("months", MONEY, Said("Goods and money"), Said("what went out and what came in, month by month"),
           standing.month_by_month, usual=PeriodName.TWELVE_MONTHS, offers=LONG,
           nothing=Said("No month yet. With the first slip this list shows what went out and what came in.")),
    Report("sales", GOODS, Said("Sales"), Said("what was sold to whom, how much of it, at which average price"),
           sales.sales, sales.VIEWS, of_customer=True),
    Report("promises", CUSTOMERS, Said("Promises kept"), Said("who keeps promises, and who does not"),
           standing.promised, takes=Takes.NOTHING, nothing=Said(
               "No promises yet. Record one with Y on the page This week; payments alone decide if it is kept.")),
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
    return report.make(ledger, replace(asked, by=report.view(asked.by)))
