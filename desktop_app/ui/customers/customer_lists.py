"""The seven lists of a customer's page, what stands above each, and what to do where nothing is yet (U12, U37)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.language import N_
from desktop_app.operations.customer_page import CustomerView
from desktop_app.operations.lists.account import LEDGER, OBJECTIONS, aged_items
from desktop_app.operations.lists.contacts import CONTACTS as CONTACT_LOG
from desktop_app.operations.lists.expected import EXPECTED_COLUMNS, expected
from desktop_app.operations.lists.items import ITEMS as OPEN_ITEMS
from desktop_app.operations.lists.papers import OF_CUSTOMER
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.lists import Empty, ListKind
from desktop_app.ui.customers.details import DETAIL_COLUMNS, details

if TYPE_CHECKING:
    from desktop_app.ui.base.page import Page

ITEMS, HISTORY, EXPECTED, CONTACTS = "items", "history", "expected", "contacts"
PAPERS, DISPUTES, FACTS = "papers", "disputes", "facts"


def customer_lists(page: "Page") -> dict[str, ListKind[Any]]:
    """By the tab of a route."""
    return {**_account(page), **_words(page), **_objections(page)}


def rows_of(view: CustomerView, desk: Desk) -> dict[str, Sequence[Any]]:
    """What each list shows of the customer."""
    return {
        ITEMS: aged_items(view, desk.today()),
        HISTORY: view.history,
        EXPECTED: expected(view),
        CONTACTS: view.contacts,
        PAPERS: view.papers,
        DISPUTES: view.disputes,
        FACTS: details(view.row.customer, desk),
    }


def _account(page: "Page") -> dict[str, ListKind[Any]]:
    """What is owed, what happened, what is to come."""
    return {
        ITEMS: ListKind(
            "customer_items", N_("Open slips"), OPEN_ITEMS, lambda one: one.item.item_id,
            empty=_nothing(page, N_("Nothing is open. Every slip of this customer is paid."), "customer.ship"),
            buttons=("customer.return", "customer.dispute", "customer.allowance"), counted=True,
        ),
        HISTORY: ListKind(
            "customer_history", N_("History"), LEDGER, lambda one: one.number,
            empty=_nothing(page, N_("Nothing happened with this customer yet."), "customer.ship"),
            buttons=("customer.old_debt", "customer.allowance"), counted=True,
        ),
        EXPECTED: ListKind(
            "customer_expected", N_("Plans and promises"), EXPECTED_COLUMNS, lambda one: one.identity,
            empty=_nothing(
                page, N_("No promise and no plan. Record what the customer says they will pay."), "customer.promise"
            ),
            buttons=("customer.withdraw", "customer.plan"), of_a_row=("customer.withdraw",), counted=True,
        ),
    }  # fmt: skip


def _words(page: "Page") -> dict[str, ListKind[Any]]:
    """What was said, and what is on paper."""
    return {
        CONTACTS: ListKind(
            "customer_contacts", N_("Contact log"), CONTACT_LOG, lambda one: one.id,
            empty=_nothing(
                page,
                N_("Nobody was called yet. Log what was said, and it is there when it is needed."),
                "customer.contact",
            ),
            buttons=("customer.withdraw",), of_a_row=("customer.withdraw",), counted=True,
        ),
        PAPERS: ListKind(
            "customer_papers", N_("Slips and statements"), OF_CUSTOMER, lambda one: one.number,
            empty=_nothing(
                page,
                N_("No papers yet. A statement shows what is owed, to be signed and sent back."),
                "customer.statement",
            ),
            counted=True,
        ),
    }  # fmt: skip


def _objections(page: "Page") -> dict[str, ListKind[Any]]:
    """What they object to, and who they are."""
    on_dispute = ("customer.withdraw", "customer.answer", "customer.settle")
    return {
        DISPUTES: ListKind(
            "customer_disputes", N_("Disputes"), OBJECTIONS, lambda one: one.id,
            empty=_nothing(
                page,
                N_(
                    "Nothing is in dispute. What the customer objects to is owed, but not chased until it is settled."
                ),
                "customer.dispute",
            ),
            buttons=on_dispute, of_a_row=on_dispute, counted=True,
        ),
        FACTS: ListKind(
            "customer_facts", N_("Details"), DETAIL_COLUMNS, lambda one: one, buttons=("customer.edit",),
        ),
    }  # fmt: skip


def _nothing(page: "Page", sentence: str, key: str) -> Empty:
    """Why the list is empty, and the one thing to do about it; the page has its primary button in the head."""
    return Empty(page.desk.translate(sentence), (page.way(key),), quiet=True)
