"""What a book says, without the numbers that are given out once and for good: equal when something was undone (U23)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from desktop_app.operations.alike import alike_pairs
from desktop_app.operations.attachments import attached
from desktop_app.operations.books import Book
from desktop_app.operations.consignment import consigned
from desktop_app.operations.contacts import contact_log
from desktop_app.operations.debt_classes import judged_debts
from desktop_app.operations.goods import goods_rows
from desktop_app.operations.interest import rates_of
from desktop_app.operations.open_points import points_of
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.operations.plans import plan_standings
from desktop_app.operations.prices import agreed_rows
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.receipts import receipts
from desktop_app.operations.settings import calendar_of, numbers_of, rules_of, shop_of
from desktop_app.operations.slips import slips
from desktop_app.operations.tasks import ALL_DAYS, open_tasks
from desktop_app.operations.week import this_week_page
from desktop_app.store import accounts, customers, disputes
from desktop_app.store.acceptances import load_bills
from desktop_app.store.database import Ledger
from desktop_app.store.grounds import load_grounds
from desktop_app.store.limits import groups_now, limits_of_seasons
from desktop_app.store.releases import load_releases
from desktop_app.store.settings import load_letters
from desktop_app.store.side_entries import load_side

_NUMBERS = re.compile(
    r"(number|sequence|seq|item_id|id|shipment_number|reversed_by)='?[A-Z]*-?[0-9-]*'?|item_ids=\([0-9, ]*\)"
)


def meaning(book: Book, today: date) -> dict[str, list[str]]:
    """Balances, states and lists of a day; what was reversed stays to be seen and counts for nothing."""
    ledger = book.ledger
    return {name: sorted(map(_said, rows)) for name, rows in _lists(ledger, today).items()}


def _lists(ledger: Ledger, today: date) -> dict[str, Iterable[Any]]:
    week = this_week_page(ledger, today)
    return {
        "balances": [one for one in accounts.balances(ledger, today) if one[1]],
        "accounts": accounts.accounts(ledger, today),
        "slips": [one for one in slips(ledger, today) if not one.reversed_by],
        "receipts": [one for one in receipts(ledger, today) if not one.reversed_by],
        "promises": judged_promises(ledger, today).items(),
        "contacts": contact_log(ledger, today),
        "attached": attached(ledger, today),
        "views": [(one.number, one.view) for one in judged_debts(ledger, today) if one.view],
        "credit": [limits_of_seasons(ledger, today).values(), groups_now(ledger, today).values()],
        "releases": [one for one in load_releases(ledger, today) if not one.is_void],
        "stock": consigned(ledger, today),
        "points": points_of(ledger, today),
        "disputes": disputes.load_disputes(ledger, today),
        "plans": plan_standings(ledger, today),
        "papers": [one for one in paper_rows(ledger, today) if not one.is_void or one.replaced_by],
        "customers": [one for one in customers.load_customers(ledger) if one.active],
        "alike": alike_pairs(ledger),
        "bills": load_bills(ledger, today),
        "beside": load_side(ledger, today),
        "grounds": [row for one in customers.load_customers(ledger) for row in load_grounds(ledger, today, one.id)],
        "agreed": agreed_rows(ledger, today),
        "goods": [one for one in goods_rows(ledger, today) if one.goods.active],
        "settings": [shop_of(ledger), rules_of(ledger), numbers_of(ledger), load_letters(ledger)],
        "rates": [rates_of(ledger)],
        "calendar": [sorted(calendar_of(ledger).holidays), sorted(calendar_of(ledger).working_weekends)],
        "tasks": open_tasks(ledger, today, ahead=ALL_DAYS),
        "week": [(one.row, one.last, one.attempts, one.exposure_fen, one.last_paid) for one in week.rows],
        "figures": [week.figures],
    }


def _said(row: object) -> str:
    """The row in words, without what names it."""
    return _NUMBERS.sub("", repr(row))
