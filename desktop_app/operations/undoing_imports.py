"""The last import is taken back in one step: its papers, what it filled in, what it corrected, what it remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from desktop_app.domain.accounts import Direction
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt, doubtful_undoing, refuse_doubts
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.moment import Moment
from desktop_app.domain.own_reasons import IMPORT_UNDONE
from desktop_app.operations.correcting import Correction, enter_again
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.openings import TakeOver, take_over
from desktop_app.operations.owner import require_owner_to_undo
from desktop_app.store import customers, documents, goods, imports, records, snapshots
from desktop_app.store.database import Ledger

Record = TypeVar("Record", Customer, Goods)


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back did: documents reversed; customers and goods that nothing else needs put away;
    `changed` customers and goods have again what they had before.
    """

    file_name: str
    documents: int
    customers: int
    goods: int
    changed: int = 0

    def said(self) -> list[Said]:
        """What was done, in sentences."""
        told = Said(
            "The import of {file} is undone: {documents} documents voided, {customers} customers and {goods} "
            "goods put away.",
            file=self.file_name,
            documents=self.documents,
            customers=self.customers,
            goods=self.goods,
        )
        back = Said("{count} customers and goods have again what they had before.", count=self.changed)
        return [told, *([back] if self.changed else [])]


def undo_import(ledger: Ledger, moment: Moment, accepted: frozenset[str] = frozenset()) -> Done[Undone]:
    """Take the last import back: every document it made is reversed on its own date, newest first.

    Asks where papers of it were paid since.

    Papers it corrected are entered again as they were; a field it changed gets its old value unless somebody changed it
    since; what was remembered of its header is forgotten.
    """
    with ledger.writing():
        last = imports.last_import(ledger)
        if last is None:
            raise Refused("There is no import to undo.")
        require_owner_to_undo(ledger, last.seq, moment)
        asked = doubtful_undoing(*imports.paid_since(ledger, last.id))
        pairs = imports.pairs_of(ledger, last.id)
        subjects = list(dict.fromkeys(subject for _, subject in pairs))
        brought = take_over(ledger, moment.today)
        reversed_count = _void_all(ledger, pairs, moment, brought)
        refuse_doubts(asked, map(Doubt, accepted))
        imports.mark_undone(ledger, last, moment)
        changed = _restore_all(ledger, last, subjects, moment)
        put_away = _put_customers_away(ledger, subjects, moment)
        goods_away = _put_goods_away(ledger, subjects, moment)
        for signature, subject in pairs:
            if subject.startswith(f"{imports.MAPPED} "):
                imports.map_back(ledger, signature, subject)
    made = Undone(last.file_name, reversed_count, put_away, goods_away, changed)
    return done(made, Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS, Changed.IMPORTS)


def _void_all(ledger: Ledger, pairs: Sequence[tuple[str, str]], moment: Moment, brought: TakeOver) -> int:
    """Void what was made; what it had corrected is entered again, and paid again by what has paid it meanwhile."""
    old: dict[str, list[str]] = {}
    for identity, subject in pairs:
        if subject.startswith(f"{imports.CORRECTED} "):
            old.setdefault(identity, []).append(subject.split()[1])
    made = [(documents.load_document(ledger, one), identity) for identity, one in pairs if imports.is_document(one)]
    standing = [(document, identity) for document, identity in made if not document.reversed_by]
    again = {identity: Correction(ledger, moment, brought) for identity in old}
    for document, identity in sorted(standing, key=lambda one: -one[0].id):
        again.get(identity, Correction(ledger, moment, brought)).void(document.number, IMPORT_UNDONE)
    for identity, numbers in old.items():
        _enter_all_again(ledger, numbers, again[identity], moment, brought)
    return len(standing)


def _enter_all_again(
    ledger: Ledger, numbers: Sequence[str], voided: Correction, moment: Moment, brought: TakeOver
) -> None:
    """Debts first, and the money that had paid them after them."""
    debts: set[str] = set()
    for number in sorted(numbers, key=lambda one: documents.load_document(ledger, one).direction is Direction.CREDIT):
        entered = enter_again(ledger, number, moment, brought, debts)
        imports.brought_again(ledger, number, entered)
        debts.add(entered)
    voided.pay_again(sorted(debts))


def _restore_all(ledger: Ledger, last: imports.Import, subjects: Sequence[str], moment: Moment) -> int:
    """Each field an import changed has again what it had, where nobody changed it since."""
    count = 0
    for customer_id in _ids(subjects, imports.EDITED):
        told = imports.before_import(ledger, last, f"customer {customer_id}")
        now = customers.load_customer(ledger, customer_id)
        before = _restored(now, *(snapshots.thaw(one, Customer) for one in told)) if told else now
        if before != now:
            records.keep_customer(ledger, before, moment, "edit_customer")
            count += 1
    articles = {one.id: one for one in goods.load_goods(ledger)}
    for goods_id in _ids(subjects, imports.EDITED_GOODS):
        told = imports.before_import(ledger, last, f"goods {goods_id}")
        article = articles[goods_id]
        was = _restored(article, *(snapshots.thaw(one, Goods) for one in told)) if told else article
        if was != article:
            records.keep_goods(ledger, was, moment, "edit_goods")
            count += 1
    return count


def _restored(now: Record, before: Record, after: Record) -> Record:
    names = [one.name for one in fields(before) if one.name not in ("id", "active")]
    back = {
        name: getattr(before, name)
        for name in names
        if getattr(before, name) != getattr(after, name) == getattr(now, name)
    }
    return replace(now, **back)


def _put_customers_away(ledger: Ledger, subjects: Sequence[str], moment: Moment) -> int:
    """Customers the import made are put away when every document they have is reversed."""
    count = 0
    for customer_id in _ids(subjects, "customer"):
        if documents.has_standing(ledger, customer_id):
            continue
        away = replace(customers.load_customer(ledger, customer_id), active=False)
        records.keep_customer(ledger, away, moment, "put_customer_away")
        count += 1
    return count


def _put_goods_away(ledger: Ledger, subjects: Sequence[str], moment: Moment) -> int:
    ids = {goods_id for goods_id in _ids(subjects, "goods") if not goods.is_used(ledger, goods_id)}
    for one in goods.load_goods(ledger):
        if one.id in ids:
            records.keep_goods(ledger, replace(one, active=False), moment, "put_goods_away")
    return len(ids)


def _ids(subjects: Sequence[str], kind: str) -> list[int]:
    return [int(subject.split()[1]) for subject in subjects if subject.startswith(f"{kind} ")]
