"""Every report in one table: its name, what it answers, what it can be told apart by, and who reads the book for it.

The window, the command line, files and paper take all they show of a report from its row here.
"""

from dataclasses import replace
from typing import Any

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.periods import PeriodName
from desktop_app.operations.owner import require_sight
from desktop_app.operations.reporting.acceptances import acceptances
from desktop_app.operations.reporting.claims import VIEWS as CLAIM_VIEWS
from desktop_app.operations.reporting.claims import claims
from desktop_app.operations.reporting.classes import VIEWS as CLASS_VIEWS
from desktop_app.operations.reporting.classes import debt_classes
from desktop_app.operations.reporting.coming_in import VIEWS as COMING_VIEWS
from desktop_app.operations.reporting.coming_in import coming_in
from desktop_app.operations.reporting.comings import VIEWS as WHO_VIEWS
from desktop_app.operations.reporting.comings import comings
from desktop_app.operations.reporting.confirmed import VIEWS as CONFIRMED_VIEWS
from desktop_app.operations.reporting.confirmed import accounts_confirmed
from desktop_app.operations.reporting.consigned import VIEWS as STOCK_VIEWS
from desktop_app.operations.reporting.consigned import at_customers
from desktop_app.operations.reporting.disputed import VIEWS as DISPUTE_VIEWS
from desktop_app.operations.reporting.disputed import disputed
from desktop_app.operations.reporting.exceptions import VIEWS as EXCEPTION_VIEWS
from desktop_app.operations.reporting.exceptions import exceptions
from desktop_app.operations.reporting.extended import VIEWS as EXTENSION_VIEWS
from desktop_app.operations.reporting.extended import extended
from desktop_app.operations.reporting.frame import Inquiry, Report, Reported, Takes
from desktop_app.operations.reporting.given import VIEWS as GIVEN_VIEWS
from desktop_app.operations.reporting.given import given_up
from desktop_app.operations.reporting.interest import VIEWS as INTEREST_VIEWS
from desktop_app.operations.reporting.interest import interest
from desktop_app.operations.reporting.limits import VIEWS as LIMIT_VIEWS
from desktop_app.operations.reporting.limits import limits_reviewed
from desktop_app.operations.reporting.papers_out import VIEWS as PAPER_VIEWS
from desktop_app.operations.reporting.papers_out import papers_out
from desktop_app.operations.reporting.prices import VIEWS as PRICE_VIEWS
from desktop_app.operations.reporting.prices import prices
from desktop_app.operations.reporting.sales import VIEWS as SALES_VIEWS
from desktop_app.operations.reporting.sales import sales
from desktop_app.operations.reporting.standing import aged, month_by_month, promised
from desktop_app.operations.reporting.takings import VIEWS as TAKINGS_VIEWS
from desktop_app.operations.reporting.takings import takings
from desktop_app.store.database import Ledger

__all__ = ["KINDS", "Inquiry", "Report", "Reported", "Takes"]

MONEY, GOODS, CUSTOMERS, PAPERS = Said("Money"), Said("Goods"), Said("Customers"), Said("Papers")

EVENING = (
    PeriodName.TODAY, PeriodName.WEEK, PeriodName.LAST_WEEK, PeriodName.MONTH, PeriodName.LAST_MONTH, PeriodName.YEAR,
)  # fmt: skip
AHEAD = (PeriodName.TODAY, PeriodName.WEEK, PeriodName.NEXT_WEEK, PeriodName.MONTH)
LONG = (PeriodName.YEAR, PeriodName.LAST_YEAR, PeriodName.TWELVE_MONTHS, PeriodName.ALL)
"""Which stretches are a click away."""

KINDS: tuple[Report, ...] = (
    Report("takings", MONEY, Said("Takings"), Said("what came in, by which way, and the cash for the drawer"),
           takings, TAKINGS_VIEWS, PeriodName.WEEK, EVENING),
    Report("ageing", MONEY, Said("Ageing"), Said("who owes how much for how long"), aged, takes=Takes.DAY,
           nothing=Said("On this day nobody owed anything and no money was on account. Another day is chosen above.")),
    Report("expected", MONEY, Said("Money expected"), Said("what falls due in these days, and what was promised"),
           coming_in, COMING_VIEWS, PeriodName.NEXT_WEEK, AHEAD),
    Report("bills", MONEY, Said("Bills of exchange"), Said("which are held, until when, and what became of the others"),
           acceptances, takes=Takes.NOW, nothing=Said("No bill of exchange was taken yet.")),
    Report("given", MONEY, Said("Given up"),
           Said("discounts, allowances, rounding and bad debts: how much, to whom, why"),
           given_up, GIVEN_VIEWS, of_customer=True, sees=OwnerAct.SEE_GIVEN),
    Report("interest", MONEY, Said("Interest, cost"),
           Said("what late payment comes to by the LPR or the agreed fee, and what credit has cost"),
           interest, INTEREST_VIEWS, takes=Takes.NOW, of_customer=True, nothing=Said("Nothing is unpaid.")),
    Report("months", MONEY, Said("Goods and money"), Said("what went out and what came in, month by month"),
           month_by_month, usual=PeriodName.TWELVE_MONTHS, offers=LONG,
           nothing=Said("No month yet. With the first slip this list shows what went out and what came in.")),
    Report("sales", GOODS, Said("Sales"), Said("what was sold to whom, how much of it, at which average price"),
           sales, SALES_VIEWS, of_customer=True, sees=OwnerAct.SEE_PRICES),
    Report("prices", GOODS, Said("Prices"), Said("who pays which price for what, and the same goods at two prices"),
           prices, PRICE_VIEWS, PeriodName.TWELVE_MONTHS, LONG, of_customer=True, sees=OwnerAct.SEE_PRICES),
    Report("consigned", GOODS, Said("On consignment"), Said("goods at customers, to be counted or settled"),
           at_customers, STOCK_VIEWS, PeriodName.TWELVE_MONTHS, LONG, of_customer=True, nothing=Said(
               "No goods are on consignment. They are placed, counted and settled on the customer's page.")),
    Report("comings", CUSTOMERS, Said("New and lost"), Said("who is new, who has gone quiet, who stays away"),
           comings, WHO_VIEWS, PeriodName.MONTH),
    Report("exceptions", CUSTOMERS, Said("Exceptions"),
           Said("slips let go though the gate held them back: why, until when, by whom"),
           exceptions, EXCEPTION_VIEWS, PeriodName.TWELVE_MONTHS, LONG, of_customer=True, nothing=Said(
               "No slip was let go in these days. Releases given at the slip are listed here.")),
    Report("extensions", CUSTOMERS, Said("Extensions"),
           Said("plans that were changed and promises put off: how often, by how much, why, by whom"),
           extended, EXTENSION_VIEWS, PeriodName.TWELVE_MONTHS, LONG, of_customer=True, nothing=Said(
               "No plan was changed and no promise put off in these days.")),
    Report("classes", CUSTOMERS, Said("Debts by class"),
           Said("each debt's class and cause, sum and age, what may come when, what was written off"),
           debt_classes, CLASS_VIEWS, takes=Takes.NOW, of_customer=True, nothing=Said("Nothing is like this.")),
    Report("disputes", CUSTOMERS, Said("Disputes"),
           Said("what customers object to: open, answered late, told too late"),
           disputed, DISPUTE_VIEWS, takes=Takes.NOW, of_customer=True, nothing=Said("Nothing is in dispute.")),
    Report("claims", CUSTOMERS, Said("Time to go to court"),
           Said("until when each debt can be claimed, what proves it, what is missing"),
           claims, CLAIM_VIEWS, takes=Takes.NOW, of_customer=True, nothing=Said("Nothing is like this.")),
    Report("limits", CUSTOMERS, Said("Limits"),
           Said("how far each customer may go, how they pay, what is suggested and why"),
           limits_reviewed, LIMIT_VIEWS, takes=Takes.NOW, nothing=Said("No customer is like this.")),
    Report("promises", CUSTOMERS, Said("Promises kept"), Said("who keeps promises, and who does not"),
           promised, takes=Takes.NOTHING, nothing=Said(
               "No promises yet. Record one with Y on the page This week; payments alone decide if it is kept.")),
    Report("confirmed", PAPERS, Said("Accounts confirmed"),
           Said("who confirmed their account up to which day, and who owes and has not for long"),
           accounts_confirmed, CONFIRMED_VIEWS, takes=Takes.NOW, nothing=Said("No customer is like this.")),
    Report("papers", PAPERS, Said("Papers out"),
           Said("slips not printed, not back signed, on no statement, without invoice"),
           papers_out, PAPER_VIEWS, PeriodName.TWELVE_MONTHS, LONG, of_customer=True),
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
    require_sight(ledger, report.sees)
    return report.make(ledger, replace(asked, by=report.view(asked.by)))
