"""Set the shop's name and rules: what papers are headed with, what the gate does, which days are days of rest.

Every change is journalled.
"""

from dataclasses import replace

from desktop_app.domain.credit_rules import CreditRules
from desktop_app.domain.customers import clean_note, clean_text, required_text
from desktop_app.domain.dates import Calendar
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.number_shapes import NumberShapes
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.shop import ACCOUNT_LENGTH, Shop
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.store import records, settings
from desktop_app.store.database import Ledger
from desktop_app.store.settings import Setting


def rules_of(ledger: Ledger) -> CreditRules:
    return settings.load_rules(ledger)


def calendar_of(ledger: Ledger) -> Calendar:
    return settings.load_calendar(ledger)


def shop_of(ledger: Ledger) -> Shop:
    return settings.load_shop(ledger)


def edit_rules(ledger: Ledger, rules: CreditRules, moment: Moment) -> Done[CreditRules]:
    """Set each rule of the gate to warn, block or off, and what is tolerated (R019)."""
    tolerances = {
        "overdue_tolerance_days": rules.overdue_tolerance_days,
        "overdue_tolerance": rules.overdue_tolerance_fen,
        "batch_tolerance": rules.batch_tolerance_fen,
        "smallest": rules.smallest_fen,
        "contact_gap_days": rules.contact_gap_days,
        "check_from": rules.check_from_fen,
        "person_from": rules.person_from_fen,
        "cap": rules.cap_fen,
        "cause_from": rules.cause_from_fen,
        "objection_days": rules.objection_days,
        "own_days": rules.own_days,
        "ration_percent": rules.ration_percent,
        "part_percent": rules.part_percent,
    }
    for field, tolerance in tolerances.items():
        if tolerance < 0:
            raise Refused("What is allowed cannot be below 0.").at(field)
    if not 1 <= rules.near_limit_percent <= 100:
        raise Refused("The warning before the limit must be 1 to 100 percent.").at("near_limit_percent")
    for field, percent in {"ration_percent": rules.ration_percent, "part_percent": rules.part_percent}.items():
        if percent > 100:
            raise Refused("A share is at most 100 percent.").at(field)
    return _edit(ledger, "rules", rules, moment)


def edit_calendar(ledger: Ledger, calendar: Calendar, moment: Moment) -> Done[Calendar]:
    """Set the holidays and the weekends on which people work (民法典 203)."""
    return _edit(ledger, "calendar", calendar, moment)


def edit_shop(ledger: Ledger, shop: Shop, moment: Moment) -> Done[Shop]:
    """Change what stands at the head of papers; those already issued keep what they say."""
    return _edit(ledger, "shop", replace(cleaned_shop(shop), book_id=shop_of(ledger).book_id), moment)


def numbers_of(ledger: Ledger) -> NumberShapes:
    return settings.load_number_shapes(ledger)


def edit_numbers(ledger: Ledger, shapes: NumberShapes, moment: Moment) -> Done[NumberShapes]:
    """How papers are numbered from the next one on; those that have a number keep it."""
    typed = shapes.in_capitals()
    typed.refuse_strange()
    return _edit(ledger, "numbers", typed, moment)


def cleaned_shop(shop: Shop) -> Shop:
    """The shop with every text as it is kept; refuses what may not be kept (D19)."""
    return Shop(
        name=required_text(shop.name, "The shop name", field="name"),
        address=clean_text(shop.address, "The address", 200, "address"),
        phone=clean_text(shop.phone, "The phone number", field="phone"),
        wechat=clean_text(shop.wechat, "The WeChat name", field="wechat"),
        business=clean_text(shop.business, "The line of business", 200, "business"),
        bank_account=clean_text(shop.bank_account, "The bank account", ACCOUNT_LENGTH, "bank_account"),
        voucher_title=required_text(shop.voucher_title, "The title of the slips", 20, "voucher_title"),
        voucher_clause=clean_note(shop.voucher_clause, "The line at the foot of the slips", field="voucher_clause"),
        logo=shop.logo,
        payment_code=shop.payment_code,
        seal=shop.seal,
        seal_place=shop.seal_place,
        return_title=_title(shop.return_title, "return_title"),
        receipt_title=_title(shop.receipt_title, "receipt_title"),
        refund_title=_title(shop.refund_title, "refund_title"),
        set_off_title=_title(shop.set_off_title, "set_off_title"),
        statement_title=_title(shop.statement_title, "statement_title"),
        consignment_title=_title(shop.consignment_title, "consignment_title"),
        copies=clean_text(shop.copies, "The captions of the copies", 100, "copies"),
        statement_clause=clean_text(
            shop.statement_clause, "The line at the foot of the statements", 200, "statement_clause"
        ),
        prepared_by=clean_text(shop.prepared_by, "The person's name", field="prepared_by"),
        line_columns=clean_text(shop.line_columns, "The columns of your own", 60, "line_columns"),
    )


def _title(title: str, field: str) -> str:
    """Of a paper beside the slip; empty for its usual one."""
    return clean_text(title, "The title of the papers", 20, field)


def _edit(ledger: Ledger, name: str, value: Setting, moment: Moment) -> Done[Setting]:
    with ledger.writing():
        require_owner(ledger, OwnerAct.SETTINGS, moment)
        records.keep_setting(ledger, name, value, moment, f"edit_{name}")
    return done(value, Changed.SHOP)
