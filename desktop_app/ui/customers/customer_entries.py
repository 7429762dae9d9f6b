"""What the fields of a customer's form hold for a customer, letter by letter; a draft holds the same (U21)."""

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms
from desktop_app.ui.customers.limit_editor import limit_entry
from desktop_app.ui.customers.terms_editor import terms_entry

AS_THEY_ARE = (
    "name", "code", "phone", "area", "address", "operator", "tax_number", "notes", "stop_reason",
    "stopped", "credit_hold", "must_reconcile", "hide_balance",
)  # fmt: skip


def entries(customer: Customer) -> dict[str, Any]:
    """By the name of the field."""
    return {
        **{name: getattr(customer, name) for name in AS_THEY_ARE},
        "aliases": "、".join(customer.aliases),
        "segment": customer.segment.value,
        "grade": customer.grade.value,
        "since": customer.since.isoformat() if customer.since else "",
        "payment_days": ", ".join(map(str, customer.payment_days)),
        "terms": terms_entry(customer.terms),
        "limit": limit_entry(customer.limit_fen),
        "contacts": [[one.name, one.role.value, one.phone, one.wechat, one.note] for one in customer.contacts],
    }


def as_kept_now(draft: Mapping[str, Any]) -> dict[str, Any]:
    """A draft of an earlier version kept terms and limit entry by entry beside the other fields."""
    terms = {name: draft[name] for name in terms_entry(Terms()) if name in draft}
    limit = {now: draft[then] for now, then in (("ceiling", "ceiling"), ("sum", "limit")) if then in draft}
    old_limit = "ceiling" in draft or isinstance(draft.get("limit"), str)
    return {**draft, **({"terms": terms} if terms else {}), **({"limit": limit} if old_limit else {})}
