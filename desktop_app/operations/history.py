"""The history of changes: who did what when to a record, from what to what, read from the journal (U26)."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from desktop_app.domain.columns import Words, joined
from desktop_app.domain.credit_rules import CreditRules
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Calendar
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.history import FieldChange, HistoryEntry, changes_of, deed_said
from desktop_app.domain.history_words import SETTINGS, UNTOLD
from desktop_app.domain.holidays import came_from
from desktop_app.domain.owner import NAMES, OwnerAct
from desktop_app.domain.shop import Shop
from desktop_app.domain.users import Users
from desktop_app.operations.customers import find_customer
from desktop_app.operations.history_rows import changes_of_rows
from desktop_app.operations.owner import require_sight
from desktop_app.store import customers, goods, history
from desktop_app.store.database import Ledger
from desktop_app.store.history import JournalEntry, Subjects
from desktop_app.store.snapshots import thaw

MASTER: Mapping[str, tuple[type[Any], object]] = {
    "customer": (Customer, Customer("")),
    "goods": (Goods, Goods("")),
    "setting shop": (Shop, Shop("")),
    "setting rules": (CreditRules, CreditRules()),
    "setting calendar": (Calendar, Calendar()),
    "setting users": (Users, Users()),
}
"""What records of a kind are, and what a new one is compared with."""


@dataclass(frozen=True, slots=True)
class HistoryOf:
    """Whose history: a customer's, an article's, that of a number, of the settings; of everything where nothing is
    named.
    """

    customer_id: int = 0
    goods_id: int = 0
    number: str = ""
    settings: bool = False


def history_of(ledger: Ledger, wanted: HistoryOf, today: date, since: date | None = None) -> list[HistoryEntry]:
    """The entries up to `today`, newest first."""
    require_sight(ledger, OwnerAct.SEE_DEBTS)
    names = _Names(ledger)
    found = history.entries(ledger, _subjects(ledger, wanted), since, today)
    meant = [one for one in found if one.verb not in UNTOLD]
    if wanted.settings:
        meant = [one for one in meant if one.subject.startswith(("setting ", "approval "))]
    return [_entry(one, names) for one in meant]


def named(ledger: Ledger, said: str) -> HistoryOf:
    """What is meant by the number of a paper, or by the name of a customer."""
    if history.is_number(ledger, said.strip()):
        return HistoryOf(number=said.strip())
    return HistoryOf(customer_id=find_customer(ledger, said).id)


def _subjects(ledger: Ledger, wanted: HistoryOf) -> Subjects | None:
    if wanted.customer_id:
        return history.subjects_of_customer(ledger, wanted.customer_id)
    if wanted.goods_id:
        return Subjects((f"goods {wanted.goods_id}",))
    return Subjects((wanted.number,)) if wanted.number else None


def _entry(one: JournalEntry, names: "_Names") -> HistoryEntry:
    deed: Words = deed_said(one.verb)
    return HistoryEntry(
        one.seq, datetime.fromisoformat(one.recorded), date.fromisoformat(one.dated), one.user, deed,
        names.of(one), tuple(_changes(one, names)),
    )  # fmt: skip


def _changes(one: JournalEntry, names: "_Names") -> Iterator[FieldChange]:
    """Field by field; of what holds secrets none, and none of what an older program wrote in a shape of its own."""
    kind = one.subject if one.subject.startswith("setting ") else one.subject.partition(" ")[0]
    if one.content.startswith("{") and kind in MASTER:
        shape, blank = MASTER[kind]
        now = thaw(one.content, shape)
        began = came_from(now) if isinstance(now, Calendar) else blank
        found = changes_of(thaw(one.before, shape) if one.before else began, now)
        yield from found if one.before else (replace(change, old="") for change in found)  # what is new was nothing
    elif one.subject.startswith("approval "):
        yield FieldChange(NAMES[OwnerAct(one.subject.removeprefix("approval "))], "", json.loads(one.content)[0])
    elif one.content.startswith("["):
        content = json.loads(one.content)
        if content[0] == "agreed_prices":
            yield FieldChange(Said("Customer"), "", names.customers.get(content[2], ""))
        yield from changes_of_rows(content)


@dataclass
class _Names:
    """What entries are about, by name."""

    ledger: Ledger
    customers: dict[int, str] = field(init=False)
    goods: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self.customers = {one.id: one.name for one in customers.load_records(self.ledger)}
        self.goods = {one.id: f"{one.name} {one.spec}".strip() for one in goods.load_goods(self.ledger)}

    def of(self, one: JournalEntry) -> Words:
        kind, _, rest = one.subject.partition(" ")
        about: dict[str, Callable[[], Words]] = {
            "customer": lambda: self.customers.get(int(rest), one.subject),
            "goods": lambda: self.goods.get(int(rest), one.subject),
            "setting": lambda: joined(SETTINGS.get(rest.partition(" ")[0], rest), rest.partition(" ")[2]),
            "approval": lambda: Said("Let through by the owner"),
        }
        if kind in about and rest:
            return about[kind]()
        if one.subject.isdecimal():
            withdrawn = one.verb.startswith("withdraw_")
            customer = history.whose_note(self.ledger, one.verb, one.subject) if withdrawn else int(one.subject)
            return self.customers.get(customer, one.subject)
        return one.subject
