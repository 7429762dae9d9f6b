"""The pages by name, one row each: where its class is, what it is for, and where it stands in the list at the left."""

from dataclasses import dataclass
from importlib import import_module

from desktop_app.domain.errors import Said
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.users import AtCounter, unseen
from desktop_app.language import N_, Translate
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.rail import RailEntry


@dataclass(frozen=True, slots=True)
class Spot:
    """`page` is module and class below `desktop_app.ui`: by name, so that the frame knows no noun and a page is loaded
    when it is first opened. `help` says what the page is for (F1). `listed` is its name in the list at the left, with
    its icon, its key, and the `group` it begins; a page that is not listed marks the `section` it belongs to. `sees`
    is what it shows that a clerk may not be given to see.
    """

    page: str
    help: str
    listed: str = ""
    section: PageName | None = None
    icon: Icon | None = None
    group: str = ""
    key: str = ""
    sees: OwnerAct | None = None


PLACES: dict[PageName, Spot] = {
    PageName.THIS_WEEK: Spot(
        "week.this_week:ThisWeekPage",
        N_(
            "Whom to chase this week, most expected money first. Each line gives one reason and one next step; "
            "the tooltip shows the sum behind the order."
        ),
        listed=N_("This week"),
        icon=Icon.WEEK,
        key="Ctrl+1",
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.CUSTOMERS: Spot(
        "customers.customers:CustomersPage",
        N_("All customers with what they owe, what is overdue and how much of the limit is used."),
        listed=N_("Customers"),
        icon=Icon.CUSTOMERS,
        group=N_("Trade"),
        key="Ctrl+2",
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.GOODS: Spot(
        "goods.goods:GoodsPage",
        N_("What the shop sells: name, specification, unit and list price. Slips already written keep what they say."),
        listed=N_("Goods"),
        icon=Icon.GOODS,
        key="Ctrl+3",
        sees=OwnerAct.SEE_PRICES,
    ),
    PageName.SHIPMENTS: Spot(
        "slips.shipments:ShipmentsPage",
        N_("The delivery slips and returns, whether they are printed, and whether they came back signed."),
        listed=N_("Slips"),
        icon=Icon.SHIPMENTS,
        key="Ctrl+4",
    ),
    PageName.RECEIPTS: Spot(
        "receipts.receipts:ReceiptsPage",
        N_("Money received, and which slips each payment settled."),
        listed=N_("Receipts"),
        icon=Icon.RECEIPTS,
        key="Ctrl+5",
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.BILLS: Spot(
        "bills.bills:BillsPage",
        N_(
            "The bills of WeChat, Alipay and the bank: each income is proposed to a customer with the reasons. Enter "
            "takes it, the arrows choose another one, N says it is not a customer's."
        ),
        listed=N_("Money in"),
        icon=Icon.BILLS,
        group=N_("Getting paid"),
        key="Ctrl+6",
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.PLANS: Spot(
        "plans.plans:PlansPage",
        N_("Repayment plans: what is paid, what comes next, what was missed."),
        listed=N_("Plans"),
        icon=Icon.PLANS,
        key="Ctrl+7",
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.PAPERS: Spot(
        "papers.papers:PapersPage",
        N_("Statements and slips on paper: what to print, what waits for a signature, what came back."),
        listed=N_("Papers"),
        icon=Icon.STATEMENTS,
        group=N_("Paper"),
        key="Ctrl+9",
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.REPORTS: Spot(
        "reports.reports:ReportsPage",
        N_("Who owes how much for how long, and what came in; everything can be exported."),
        listed=N_("Reports"),
        icon=Icon.REPORTS,
        group=N_("Looking back"),
        key="Ctrl+Shift+R",
    ),
    PageName.SETTINGS: Spot(
        "settings.settings:SettingsPage",
        N_("The shop, papers and printers, text size and language, rules, backup and restore."),
        listed=N_("Settings"),
        icon=Icon.SETTINGS,
        key="Ctrl+,",
    ),
    PageName.CUSTOMER: Spot(
        "customers.customer:CustomerPage",
        N_("Everything about one customer: unpaid slips, history, plans, promises, contacts and papers."),
        section=PageName.CUSTOMERS,
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.CUSTOMER_FORM: Spot(
        "customers.customer_form:CustomerFormPage",
        N_("Name, phone and terms of a customer. Only the name is needed."),
        section=PageName.CUSTOMERS,
    ),
    PageName.SHIPMENT_FORM: Spot(
        "slips.shipment_form:ShipmentFormPage",
        N_(
            "Write a slip by keyboard: type the first letters of the customer and of the goods. Enter goes on, an "
            "empty line ends the goods, Ctrl+Enter saves."
        ),
        section=PageName.SHIPMENTS,
    ),
    PageName.RECEIPT_FORM: Spot(
        "receipts.receipt_form:ReceiptFormPage",
        N_("Money that came in. It settles the oldest due slips first unless you change a line."),
        section=PageName.RECEIPTS,
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.RETURN_FORM: Spot(
        "slips.return_form:ReturnFormPage",
        N_("Goods that came back, against the slip they left with."),
        section=PageName.SHIPMENTS,
    ),
    PageName.PLAN_FORM: Spot(
        "plans.plan_form:PlanFormPage",
        N_("Agree on instalments; the sums always add up to what is owed."),
        section=PageName.PLANS,
        sees=OwnerAct.SEE_DEBTS,
    ),
    PageName.PREVIEW: Spot(
        "printing.preview:PreviewPage",
        N_("The paper exactly as it will be printed. Enter prints it."),
        section=PageName.PAPERS,
    ),
    PageName.IMPORT: Spot(
        "importing.import_sheet:ImportSheetPage",
        N_("Bring in a table from Excel. Correct the red cells right here; nothing is written before you say so."),
        section=PageName.SETTINGS,
    ),
    PageName.TASKS: Spot(
        "tasks.tasks:TasksPage",
        N_("What is to be done, by when and by whom: large slips checked the day after, invoices, calls, visits."),
        section=PageName.THIS_WEEK,
    ),
    PageName.HISTORY: Spot(
        "reports.history:HistoryPage",
        N_("Who changed what and when, from what to what. Ctrl+F finds a word, Ctrl+E exports the list."),
        section=PageName.REPORTS,
        sees=OwnerAct.SEE_DEBTS,
    ),
}
"""The listed pages first, from top to bottom. Keys are given for good: a page that comes later moves none of them."""

LISTED: tuple[tuple[PageName, str], ...] = tuple((name, one.listed) for name, one in PLACES.items() if one.listed)


def listed_at(page: PageName) -> int:
    """Place of a page, or of the page it belongs to, in the list; -1 when there is none."""
    wanted = PLACES[page].section or page
    return next((at for at, (name, _) in enumerate(LISTED) if name is wanted), -1)


def why_not(page: PageName, counter: AtCounter) -> Said | None:
    """Why whoever is at the counter is not shown this page; None where they are."""
    wanted = PLACES[page].sees
    return None if wanted is None or counter.may(wanted) else unseen(counter, wanted)


def first_seen(counter: AtCounter) -> PageName:
    """Where the window begins for whoever is at the counter."""
    return next(name for name, _ in LISTED if why_not(name, counter) is None)


def rail_entry(spot: Spot, translate: Translate, why: str = "") -> RailEntry:
    """A listed page as it stands in the list at the left; what belongs to the program stands at its foot."""
    assert spot.icon is not None
    group, at_foot = translate(spot.group) if spot.group else "", spot is PLACES[PageName.SETTINGS]
    return RailEntry(translate(spot.listed), spot.icon, group, spot.key, at_foot, why)


def page_class(name: PageName) -> type[Page]:
    """The class of a page, loaded by now."""
    found = named(PLACES[name].page)
    assert issubclass(found, Page)
    return found


def named(place: str) -> type:
    """The class at a place such as "goods.goods:GoodsPage"."""
    module, _, held = place.partition(":")
    found = getattr(import_module(f"desktop_app.ui.{module}"), held)
    assert isinstance(found, type)
    return found
