"""What the list of customers shows, and the balances."""

from datetime import date

from desktop_app.domain.columns import Column, Look, Words, worded
from desktop_app.domain.customers import person_for, spoken_to
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import SEGMENTS, supply_said
from desktop_app.domain.money import format_percent
from desktop_app.domain.terms_words import terms_said
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.operations.reports import Balance


def is_over_limit(one: CustomerRow) -> bool:
    """More is owed than the limit allows; whoever pays cash may owe nothing at all."""
    return one.limit_fen is not None and one.exposure_fen > one.limit_fen


def _limit(one: CustomerRow, _: date) -> Words:
    """`116%` of the limit, or why there is no share."""
    if one.limit_used is not None:
        return format_percent(one.limit_used)
    return Said("no credit") if one.limit_fen == 0 else ""


def _name(one: CustomerRow, _: date) -> Words:
    """The printed name, and beside it what keeps the shop from delivering."""
    if not one.customer.active:
        return Said("{name} (inactive)", name=one.customer.name)
    stopped = supply_said(one.customer)
    return Said("{name} ({what})", name=one.customer.name, what=stopped) if stopped else one.customer.name


def _phones(one: CustomerRow) -> str:
    return "\n".join([one.customer.phone, *(contact.phone for contact in one.customer.contacts)])


CUSTOMERS: tuple[Column[CustomerRow], ...] = (
    Column("name", Said("Customer"), lambda one: one.customer.name, Look.NAME, 188, stretch=True, text=_name,
           tip=lambda one, _: one.customer.stop_reason if supply_said(one.customer) else "",
           found_by=lambda one: one.keys),
    Column("code", Said("Customer code"), lambda one: one.customer.code, Look.CODE, 104, fades=4),
    Column("phone", Said("Phone"), lambda one: person_for(one.customer)[1], Look.PHONE, 124, fades=6, found_by=_phones),
    Column("owes", Said("Owed"), lambda one: one.balance_fen, Look.MONEY, 120, total=True, credit=True),
    Column("overdue", Said("Overdue"), lambda one: one.overdue_fen, Look.MONEY, 120, total=True),
    Column("limit", Said("Limit used"), lambda one: one.limit_used, Look.BAR, 120, text=_limit),
    Column("terms", Said("Terms"), lambda one: one.customer.terms.kind.value, width=150, fades=5,
           text=lambda one, _: terms_said(one.customer.terms)),
    Column("last_deal", Said("Last deal"), lambda one: one.last_deal, Look.DATE, 96, fades=7),
    Column("area", Said("Area"), lambda one: one.customer.area, width=88, fades=3),
    Column("grade", Said("Grade"), lambda one: one.customer.grade.value or None, width=72, fades=2),
    worded("segment", Said("Kind of buyer"), lambda one: one.customer.segment, SEGMENTS, 112, fades=1),
    Column("confirmed", Said("Days since confirmed"), lambda one: one.confirmed_days, Look.COUNT, 96, fades=1),
)  # fmt: skip

FILED: tuple[Column[CustomerRow], ...] = (
    *CUSTOMERS,
    Column("called", Said("Customer"), lambda one: one.customer.name),
    Column("aliases", Said("Also known as"), lambda one: "、".join(one.customer.aliases)),
    Column("contact", Said("Contact"), lambda one: spoken_to(one.customer)[0]),
    Column("reached", Said("Phone"), lambda one: spoken_to(one.customer)[1], Look.PHONE),
    Column("address", Said("Address"), lambda one: one.customer.address),
    Column("allowed", Said("Credit limit"), lambda one: one.customer.limit_fen, Look.MONEY),
    Column("notes", Said("Note"), lambda one: one.customer.notes),
    Column("supply", Said("Supply"), lambda _: "", text=lambda one, _: supply_said(one.customer) or ""),
)
"""In a file the name stands alone, as it is read back; what keeps goods from leaving has a column of its own."""

BALANCES: tuple[Column[Balance], ...] = (
    Column("code", Said("Customer code"), lambda one: one.code, Look.CODE),
    Column("name", Said("Customer"), lambda one: one.name),
    Column("owes", Said("Owed"), lambda one: one.balance_fen, Look.MONEY, total=True, credit=True),
)
