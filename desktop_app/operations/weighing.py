"""What the gate says of a slip: the account, the lines that late payers do not get, and an earlier release."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain import credit
from desktop_app.domain.action_groups import NO_GROUP
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, due_date
from desktop_app.domain.exposure import CreditAccount, Exposure, HeldLine, ProposedSlip, exposure
from desktop_app.domain.limits import limit_with
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.debts import parts_in
from desktop_app.operations.sites import site_credit
from desktop_app.operations.slip_lines import article_of_line
from desktop_app.store import accounts, customers, goods, limits, releases, settings
from desktop_app.store.database import Ledger
from desktop_app.store.side_entries import beside_of


def due_of(draft: ShipmentDraft, terms: Terms) -> date | None:
    """The due date the slip will be frozen with; None waits for a newer batch."""
    if draft.parts:
        return draft.parts[-1].due
    return draft.fixed_due or due_date(terms, draft.dated)


def weigh_draft(ledger: Ledger, draft: ShipmentDraft, customer: Customer, today: date) -> credit.Verdict:
    """The gate's word on the draft; who released it before is heard."""
    due, held = due_of(draft, customer.terms), held_lines(ledger, draft.lines)
    slip = ProposedSlip(draft.dated, draft.sums.total_fen, draft.paid_fen, due, held=held)
    verdict = weigh(ledger, customer, slip, today, draft.project)
    given = releases.release_of(ledger, draft.submission, today) if verdict.blocked else None
    if given is None or not given.lets_go(slip.total_fen, today):
        return verdict
    return credit.let_go(verdict, given.release, given.given_by, today)


def weigh(ledger: Ledger, customer: Customer, slip: ProposedSlip, today: date, project: str = "") -> credit.Verdict:
    """The verdict on a slip over everything posted, also what is dated later (case 8); and on the site it goes to."""
    account = credit_account(ledger, customer, today)
    slip = replace(slip, site=site_credit(ledger, customer, project, account.items))
    return credit.judge(account, slip, settings.load_rules(ledger), today)


def credit_account(ledger: Ledger, customer: Customer, today: date) -> CreditAccount:
    """The customer as the gate sees them."""
    account = accounts.account_now(ledger, customer.id, today)
    parts = parts_in(ledger, account, today)
    deposits = beside_of(ledger, today, customer.id).deposits_fen
    season = limits.limits_of_seasons(ledger, today, customer.id).get(customer.id)
    decided = limits.groups_now(ledger, today, customer.id).get(customer.id, NO_GROUP)
    return CreditAccount(
        replace(customer, limit_fen=limit_with(season, customer.limit_fen)), account.items,
        account.on_account_fen, account.kept_apart_fen, parts, deposits, decided.group, decided.reason,
    )  # fmt: skip


def exposure_of(ledger: Ledger, customer_id: int, slip: ProposedSlip, today: date) -> Exposure:
    """What the customer would owe with a slip, figure by figure (R019)."""
    account = credit_account(ledger, customers.load_customer(ledger, customer_id), today)
    return exposure(account.debt(today), slip, account.deposits_fen)


def held_lines(ledger: Ledger, lines: Sequence[Line]) -> tuple[HeldLine, ...]:
    """Lines of goods that are held back from late payers; what is given away is asked about elsewhere."""
    held = goods.held_back(ledger)
    return tuple(HeldLine(at, line.name) for at, line in enumerate(lines) if held and _is_held(ledger, line, held))


def _is_held(ledger: Ledger, line: Line, held: frozenset[int]) -> bool:
    article = article_of_line(ledger, line) if line.is_sold else None
    return article is not None and article.id in held
