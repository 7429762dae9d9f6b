"""What the owner set: the shop, the credit rules, the calendar. Every change is journalled by its operation."""

from typing import TypeVar

import msgspec

from desktop_app.domain.bills import MarkKey
from desktop_app.domain.credit_rules import CreditRules
from desktop_app.domain.dates import Calendar
from desktop_app.domain.holidays import PUBLISHED
from desktop_app.domain.interest import RateTable
from desktop_app.domain.letters import LetterTexts
from desktop_app.domain.lookalikes import ToldApart
from desktop_app.domain.number_shapes import NumberShapes
from desktop_app.domain.pins import PinTries, PinVerifier
from desktop_app.domain.recovery_check import RecoveryCheck
from desktop_app.domain.shop import Shop
from desktop_app.domain.users import Users
from desktop_app.store.database import Ledger
from desktop_app.store.snapshots import canonical

Setting = TypeVar("Setting")


def load_shop(ledger: Ledger) -> Shop:
    return _load(ledger, "shop", Shop(name=""))


def load_rules(ledger: Ledger) -> CreditRules:
    return _load(ledger, "rules", CreditRules())


def load_calendar(ledger: Ledger) -> Calendar:
    return _load(ledger, "calendar", PUBLISHED)


def load_number_shapes(ledger: Ledger) -> NumberShapes:
    return _load(ledger, "numbers", NumberShapes())


def load_pin(ledger: Ledger) -> PinVerifier:
    return _load(ledger, "pin", PinVerifier())


def load_recovery_check(ledger: Ledger) -> RecoveryCheck:
    return _load(ledger, "recovery", RecoveryCheck())


def load_users(ledger: Ledger) -> Users:
    return _load(ledger, "users", Users())


def load_pin_tries(ledger: Ledger, name: str = "") -> PinTries:
    """Of the book's own PIN, or of the user of this name."""
    return _load(ledger, tries_of(name), PinTries())


def tries_of(name: str) -> str:
    """The setting in which wrong tries are kept."""
    return f"pin_tries {name}".strip()


def load_letters(ledger: Ledger) -> LetterTexts:
    return _load(ledger, "letters", LetterTexts({}))


def load_rates(ledger: Ledger) -> RateTable:
    return _load(ledger, "rates", RateTable())


def load_mark_key(ledger: Ledger) -> MarkKey:
    return _load(ledger, "mark_key", MarkKey())


def load_apart(ledger: Ledger) -> ToldApart:
    return _load(ledger, "apart", ToldApart())


def save(ledger: Ledger, name: str, value: object) -> str:
    """Keep a setting; returns its canonical text for the journal."""
    text = canonical(value)
    ledger.write(
        "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, text)
    )
    return text


def _load(ledger: Ledger, name: str, default: Setting) -> Setting:
    text = ledger.value("SELECT value FROM settings WHERE name = ?", (name,))
    return msgspec.json.decode(text, type=type(default)) if text else default
