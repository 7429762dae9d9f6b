"""The lists of a customer's page: what stands above each, what to do where it is empty, the master data (U12)."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.attachments import ATTACHMENT_KINDS, Attachment, AttachmentKind
from desktop_app.domain.columns import Column
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Said
from desktop_app.domain.open_points import OpenPoint
from desktop_app.language import N_
from desktop_app.operations.customer_page import CustomerView
from desktop_app.operations.lists.account import LEDGER, OBJECTIONS, aged_items
from desktop_app.operations.lists.attachments import ATTACHMENTS
from desktop_app.operations.lists.beside import BESIDE as BESIDE_COLUMNS
from desktop_app.operations.lists.claims import CHAIN, steps_of
from desktop_app.operations.lists.consigned import CONSIGNED
from desktop_app.operations.lists.contacts import CONTACTS as CONTACT_LOG
from desktop_app.operations.lists.credit import CREDIT_STEPS
from desktop_app.operations.lists.expected import EXPECTED_COLUMNS, expected
from desktop_app.operations.lists.grounds import GROUNDS as GROUND_COLUMNS
from desktop_app.operations.lists.items import ITEMS as OPEN_ITEMS
from desktop_app.operations.lists.papers import OF_CUSTOMER
from desktop_app.operations.lists.points import POINT_COLUMNS
from desktop_app.operations.lists.sites import SITES as SITE_COLUMNS
from desktop_app.operations.lists.tasks import TASK_COLUMNS
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing
from desktop_app.ui.customers.customer_details import DETAIL_COLUMNS, details
from desktop_app.ui.look.icons import Icon

if TYPE_CHECKING:
    from desktop_app.ui.base.page import Page

ITEMS, HISTORY, EXPECTED, CONTACTS = "items", "history", "expected", "contacts"
PAPERS, ATTACHED, STOCK, DISPUTES, SITES = "papers", "attached", "stock", "disputes", "sites"
FACTS, BESIDE, TASKS, CREDIT, GROUNDS = "facts", "beside", "tasks", "credit", "grounds"
CLOCKS = "clocks"
POINTS = "points"


def customer_lists(page: "Page") -> dict[str, ListKind[Any]]:
    """By the tab of a route; each but the details tells how many rows it has."""
    return {tab: _kind(page, tab, one) for tab, one in LISTS.items()}


def rows_of(view: CustomerView, desk: Desk) -> dict[str, Sequence[Any]]:
    """What each list shows of the customer."""
    return {
        ITEMS: aged_items(view, desk.today()),
        HISTORY: view.history,
        EXPECTED: expected(view),
        CONTACTS: view.contacts,
        PAPERS: view.papers,
        ATTACHED: view.attached,
        STOCK: view.stock,
        DISPUTES: view.disputes,
        SITES: view.sites,
        TASKS: view.tasks,
        FACTS: details(view, desk),
        BESIDE: view.side,
        GROUNDS: view.credit.grounds,
        CREDIT: view.credit.steps,
        CLOCKS: steps_of(view.items, view.clocks),
        POINTS: view.points,
    }


@dataclass(frozen=True, slots=True)
class OfCustomer:
    """A list: what tells its rows apart, why it is empty and the one thing to do about it, the commands above it."""

    title: str
    columns: tuple[Column[Any], ...]
    identity: Callable[[Any], Hashable]
    nothing: str = ""
    way: str = ""
    buttons: tuple[str, ...] = ()
    of_a_row: tuple[str, ...] = ()
    unfit: Callable[[str, Any], str] | None = None
    icon: Icon = Icon.INFO
    narrowings: tuple[Narrowing[Any], ...] = ()
    folds: bool = False


def _kind(page: "Page", tab: str, one: OfCustomer) -> ListKind[Any]:
    """The page has its primary button in the head, so the way on from nothing is a quiet one."""
    empty = Empty(page.desk.translate(one.nothing), (page.way(one.way),), True, one.icon) if one.nothing else None
    return ListKind(
        f"customer_{tab}", one.title, one.columns, one.identity,
        one.narrowings, empty, buttons=one.buttons, of_a_row=one.of_a_row, unfit=one.unfit, counted=empty is not None,
        folds=one.folds,
    )  # fmt: skip


def _told_already(key: str, one: Dispute) -> str:
    """What was answered or settled is not answered or settled again."""
    if key == "customer.settle" and one.settled_on:
        return N_("This dispute is settled already.")
    if key == "customer.answer" and (one.settled_on or one.answered_on):
        return N_("This dispute is answered already.")
    return ""


def _not_of_this_point(key: str, one: OpenPoint) -> str:
    """What ended is not ended again; only an offer or a rebate is credited."""
    if one.end is not None and key in ("customer.honour", "customer.end_point"):
        return N_("This is ended already.")
    if key == "customer.honour" and not one.credit_fen:
        return N_("Only an offer or a rebate is credited.")
    return ""


def _of_kind(kind: tuple[AttachmentKind, Said]) -> Choice[Attachment]:
    return Choice(kind[0], kind[1], lambda one: one.kind is kind[0], only_if_any=True)


OF_KINDS = (Narrowing("kind", N_("Kind"), (Choice(None, N_("All")), *map(_of_kind, ATTACHMENT_KINDS.items()))),)
BACK = ("customer.refund", "customer.void")
WITHDRAWING = ("customer.withdraw",)
ON_DEPOSIT = ("customer.deposit_paper", *WITHDRAWING)
ON_DISPUTE = ("customer.withdraw", "customer.answer", "customer.settle")

ON_SITE = ("customer.edit_site", "customer.site_payment", "customer.site_statement")

ON_POINT = ("customer.honour", "customer.end_point", *WITHDRAWING)

ON_GROUND = ("customer.security_notice", *WITHDRAWING)

LISTS = {
    ITEMS: OfCustomer(
        N_("Unpaid slips"), OPEN_ITEMS, lambda one: one.item.item_id,
        N_("Nothing is unpaid. Every slip of this customer is paid."), "customer.ship",
        buttons=("customer.return", "customer.dispute", "customer.allowance", "customer.due_days"),
        icon=Icon.NOTHING_TO_DO,
    ),
    HISTORY: OfCustomer(
        N_("History"), LEDGER, lambda one: one.number,
        N_("Nothing happened with this customer yet."), "customer.ship",
        buttons=("customer.bought", "customer.old_debt", "customer.correct_debt", "customer.allowance", *BACK),
        icon=Icon.SHIPMENTS,
    ),
    EXPECTED: OfCustomer(
        N_("Plans and promises"), EXPECTED_COLUMNS, lambda one: one.identity,
        N_("No promise and no plan. Record what the customer says they will pay."), "customer.promise",
        buttons=(*WITHDRAWING, "customer.plan"), of_a_row=WITHDRAWING, icon=Icon.PLANS,
    ),
    CONTACTS: OfCustomer(
        N_("Contact log"), CONTACT_LOG, lambda one: one.id,
        N_("Nobody was called yet. Log what was said, and it is there when it is needed."), "customer.contact",
        buttons=WITHDRAWING, of_a_row=WITHDRAWING, icon=Icon.CUSTOMERS,
    ),
    PAPERS: OfCustomer(
        N_("Slips and statements"), OF_CUSTOMER, lambda one: one.number,
        N_("No papers yet. A statement shows what is owed, to be signed and sent back."), "customer.statement",
        buttons=("customer.terms_sheet", "customer.letter", "customer.void_paper"), icon=Icon.STATEMENTS,
    ),
    FACTS: OfCustomer(
        N_("Details"), DETAIL_COLUMNS, lambda one: one,
        buttons=("customer.edit", "customer.terms_sheet", "customer.merge", "customer.apart", "customer.split"),
    ),
    DISPUTES: OfCustomer(
        N_("Disputes"), OBJECTIONS, lambda one: one.id,
        N_("Nothing is in dispute. What the customer objects to is owed, but not chased until it is settled."),
        "customer.dispute",
        buttons=ON_DISPUTE, of_a_row=ON_DISPUTE, unfit=_told_already, icon=Icon.NOTHING_TO_DO,
        folds=True,
    ),
    POINTS: OfCustomer(
        N_("To be cleared"), POINT_COLUMNS, lambda one: one.id,
        N_("Nothing is to be cleared. Lay their own sheet beside ours, or note a fault of ours, an offer or a rebate."),
        "customer.compare",
        buttons=("customer.compare", "customer.fault", "customer.offer", "customer.rebate", *ON_POINT),
        of_a_row=ON_POINT, unfit=_not_of_this_point, icon=Icon.NOTHING_TO_DO,
        folds=True,
    ),
    TASKS: OfCustomer(
        N_("Tasks"), TASK_COLUMNS, lambda one: (*one.task.key, one.task.id),
        N_("Nothing is to be done for this customer."), "customer.task",
        buttons=("customer.task",), icon=Icon.NOTHING_TO_DO,
        folds=True,
    ),
    SITES: OfCustomer(
        N_("Sites"), SITE_COLUMNS, lambda one: one.name,
        N_("No sites yet. A site or project has a balance, a limit and a statement of its own."), "customer.new_site",
        buttons=(*ON_SITE, "customer.new_site"), of_a_row=ON_SITE, icon=Icon.CUSTOMERS,
        folds=True,
    ),
    CREDIT: OfCustomer(
        N_("Credit decisions"), CREDIT_STEPS, lambda one: (one.kind, one.id, one.dated),
        N_("Nothing was decided about the credit of this customer yet."), "customer.limit",
        buttons=("customer.limit", "customer.group", "customer.judge", "customer.write_off", "customer.recover"),
        icon=Icon.RECEIPTS, folds=True,
    ),
    GROUNDS: OfCustomer(
        N_("Contracts and securities"), GROUND_COLUMNS, lambda one: one.id,
        N_("No contract, no security, and nothing was asked before they got credit. What ends soon becomes a task."),
        "customer.questions",
        buttons=("customer.questions", "customer.contract", "customer.security", *ON_GROUND),
        of_a_row=ON_GROUND, icon=Icon.PLANS,
        folds=True,
    ),
    CLOCKS: OfCustomer(
        N_("Time to go to court"), CHAIN, lambda one: (one.row.item.item_id, one.place),
        N_("Nothing is unpaid, so no time runs."), "customer.ship",
        buttons=("customer.act", "customer.letter"), icon=Icon.PLANS,
        folds=True,
    ),
    ATTACHED: OfCustomer(
        N_("Attached"), ATTACHMENTS, lambda one: one.id,
        N_("Nothing is attached. A photo, a contract or a proof of payment can be dropped on any row of this page."),
        "record.attach",
        buttons=("attachment.show", "attachment.save", *WITHDRAWING, "record.attach"),
        of_a_row=("attachment.show", "attachment.save", *WITHDRAWING), icon=Icon.STATEMENTS,
        narrowings=OF_KINDS,
        folds=True,
    ),
    STOCK: OfCustomer(
        N_("On consignment"), CONSIGNED, lambda one: f"{one.goods_id} {one.unit}",
        N_("No goods are on consignment here. What is placed without a debt is counted, and settled once it is sold."),
        "stock.place",
        buttons=("stock.place", "stock.count", "stock.back", "stock.settle", "stock.paper"),
        of_a_row=("stock.count", "stock.back", "stock.paper"), icon=Icon.SHIPMENTS,
        folds=True,
    ),
    BESIDE: OfCustomer(
        N_("Deposits and supplies"), BESIDE_COLUMNS, lambda one: one.id,
        N_("No deposit, and nothing supplied to us. What is entered here lowers no debt until it is set off."),
        "customer.deposit",
        buttons=("customer.deposit", "customer.supply", "customer.set_off", *ON_DEPOSIT),
        of_a_row=ON_DEPOSIT, icon=Icon.RECEIPTS,
        folds=True,
    ),
}  # fmt: skip
"""What is owed, what happened, what is to come; what was said, and what is on paper; who they are; and what only some
customers have.
"""
