"""Whose rows these are: a customer of the book, a new one, or asked where somebody may be meant (c17, c19)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop_app.domain.customers import Customer, names_of
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.likely import Hints, Likely, LikelyCustomers, core, is_service
from desktop_app.domain.likeness import same_name
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.rows import Row, SheetOpenItem, SheetPastSlip, SheetReceipt, name_of, other_names_of
from desktop_app.operations.placed import BookAnswers, Placed
from desktop_app.operations.short_names import NEW_CUSTOMER, SAME_AS, WHO, Whose, ask_about_short_names, where_named
from desktop_app.store import customers, kin
from desktop_app.store.database import Ledger
from desktop_app.store.search import spellings


def whose(ledger: Ledger, entries: Iterable[Placed], asking: BookAnswers) -> Whose:
    """Who every name of the sheet is. What fits nobody or somebody for certain is not asked."""
    people = {one.id: one for one in customers.load_customers(ledger)}
    named = _named(ledger, people.values())
    found = Whose({name: ids[0] for name, ids in named.items() if len(ids) == 1})
    strangers = _Strangers(ledger, people)
    by_name = _by_name(entries)
    shorts = ask_about_short_names(by_name, found, asking)
    for key, placed in by_name.items():
        if len(named.get(key, ())) > 1:
            _ask_which(found, key, placed[0], [people[one] for one in named[key]], asking)
        elif key not in found.known and key not in found.same_as and not shorts.ask(found, placed[0], asking):
            strangers.ask(found, key, placed, asking)
    return found


def _named(ledger: Ledger, people: Iterable[Customer]) -> dict[str, list[int]]:
    """By name as it is compared, also that of whoever was merged with them; a code or a former name means somebody only
    where nobody is called so.
    """
    ids: dict[str, list[int]] = {}
    every, heads = list(people), kin.standing_heads(ledger)
    called = [(one, one.id) for one in every] + [(one, heads[one.id]) for one in customers.load_merged(ledger)]
    for customer, whose_name in called:
        for name in {same_name(name) for name in names_of(customer)}:
            known = ids.setdefault(name, [])
            known += [] if whose_name in known else [whose_name]
    for customer in every:
        ids.setdefault(same_name(customer.code), [customer.id])
    for customer_id, once in customers.once_called(ledger).items():
        for name in once:
            ids.setdefault(same_name(name), [customer_id])
    return ids


def _by_name(entries: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for placed in entries:
        if not isinstance(placed.value, Goods):
            found.setdefault(same_name(name_of(placed.value)), []).append(placed)
    return found


def _ask_which(found: Whose, key: str, placed: Placed, fitting: Sequence[Customer], asking: BookAnswers) -> None:
    said = Said(
        "“{name}” can mean the customers {codes}.",
        name=name_of(placed.value),
        codes=", ".join(one.code for one in fitting),
    )
    chosen = asking.ask(placed, WHO, where_named(placed.value), said, [_choice(one) for one in fitting])
    found.known[key] = next(one.id for one in fitting if one.code == chosen)


class _Strangers:
    """Names the book does not know; what customers are known by is only gathered once there is one."""

    def __init__(self, ledger: Ledger, people: Mapping[int, Customer]) -> None:
        self._ledger = ledger
        self._people = {one.id: one for one in people.values() if one.active}
        self._likely: LikelyCustomers | None = None
        self._cores: dict[str, str] = {}

    def ask(self, found: Whose, key: str, placed: Sequence[Placed], asking: BookAnswers) -> None:
        """Somebody of the book, somebody further up in the sheet, or new."""
        name, first = name_of(placed[0].value), placed[0]
        likely = self._like().of(_hints(placed)) if self._people else []
        if likely or is_service(name):
            self._ask_who(found, key, first, likely, asking)
        elif (above := self._cores.setdefault(core(name), name)) != name:
            said = Said("“{name}” looks like “{above}” further up. Are they one customer?", name=name, above=above)
            one = DoubtChoice(SAME_AS, Said("the same as “{name}”", name=above))
            if asking.ask(first, WHO, where_named(first.value), said, [one, NEW_CUSTOMER]) == SAME_AS:
                found.is_same(name, above)

    def _ask_who(self, found: Whose, key: str, first: Placed, likely: Sequence[Likely], asking: BookAnswers) -> None:
        name = name_of(first.value)
        choices = [*(_choice(one.customer, one.why) for one in likely), NEW_CUSTOMER]
        said = _said(name, likely)
        chosen = asking.ask(first, WHO, where_named(first.value), said, choices)
        if chosen == NEW_CUSTOMER.key:
            return
        found.known[key] = next(one.customer.id for one in likely if one.customer.code == chosen)
        if not is_service(name):
            found.learnt[name] = found.known[key]

    def _like(self) -> LikelyCustomers:
        if self._likely is None:
            sounding: dict[str, frozenset[int]] = {}
            for customer_id, keys in customers.search_keys(self._ledger).items():
                for sound in keys.split("\n"):
                    if len(sound) >= _LEAST_SOUND and customer_id in self._people:
                        sounding[sound] = sounding.get(sound, frozenset()) | {customer_id}
            self._likely = LikelyCustomers(self._people, sounding)
        return self._likely


_LEAST_SOUND = 6
"""Letters of a spelling that tell a name; shorter ones are initials."""


def _hints(placed: Sequence[Placed]) -> Hints:
    name = name_of(placed[0].value)
    sounds = frozenset(one for one in spellings(name) if len(one) >= _LEAST_SOUND and not name.isascii())
    rows = [one.value for one in placed]
    return Hints(
        name,
        others=tuple(dict.fromkeys(alias for row in rows for alias in other_names_of(row))),
        phones=tuple(dict.fromkeys(phone for row in rows for phone in _phones(row) if phone)),
        tax_number=next((row.tax_number for row in rows if isinstance(row, Customer)), ""),
        remarks=tuple(dict.fromkeys(_remark(row) for row in rows)),
        sounds=sounds,
    )


def _phones(row: Row) -> Iterator[str]:
    if isinstance(row, Customer):
        yield from (row.phone, *(contact.phone for contact in row.contacts))
    elif not isinstance(row, Goods):
        yield row.phone


def _remark(row: Row) -> str:
    return row.remark if isinstance(row, SheetOpenItem | SheetPastSlip | SheetReceipt) else ""


def _choice(customer: Customer, why: Said | None = None) -> DoubtChoice:
    if why is None:
        return DoubtChoice(customer.code, Said("{name} ({code})", name=customer.name, code=customer.code))
    said = Said("{name} ({code}), who {why}", name=customer.name, code=customer.code, why=why)
    return DoubtChoice(customer.code, said)


def _said(name: str, likely: Sequence[Likely]) -> Said:
    if not likely:
        return Said(
            "“{name}” only passes money on. Write who paid, or say that it is a customer of its own.", name=name
        )
    first = likely[0]
    return Said(
        "The book has no customer “{name}”. {likely} ({code}) {why}. Who is it?",
        name=name,
        likely=first.customer.name,
        code=first.customer.code,
        why=first.why,
    )
