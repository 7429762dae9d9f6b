"""Master data and settings in the journal: what it last said of a record is what the record must say."""

from collections.abc import Iterator

from desktop_app.domain.customers import Customer
from desktop_app.domain.goods import Goods, in_order
from desktop_app.domain.moment import Moment
from desktop_app.store import journal
from desktop_app.store.customers import load_records, update_customer
from desktop_app.store.database import Ledger
from desktop_app.store.goods import insert_goods, load_goods, update_goods
from desktop_app.store.settings import save
from desktop_app.store.snapshots import canonical, thaw


def record_customer(ledger: Ledger, customer: Customer, moment: Moment, verb: str) -> None:
    """Journal a customer as it stands after `verb`."""
    journal.record(ledger, moment, verb, f"customer {customer.id}", canonical(customer))


def customer_before(ledger: Ledger, customer_id: int, seq: int) -> Customer:
    """A customer as the journal last said it before that entry."""
    return _journalled(ledger, customer_id, "seq < ? ORDER BY seq DESC", seq)


def customer_after(ledger: Ledger, customer_id: int, seq: int) -> Customer:
    """A customer as the journal first said it after that entry."""
    return _journalled(ledger, customer_id, "seq > ? ORDER BY seq", seq)


def _journalled(ledger: Ledger, customer_id: int, where: str, seq: int) -> Customer:
    query = f"SELECT content FROM journal WHERE subject = ? AND content LIKE '{{%' AND {where} LIMIT 1"
    return thaw(ledger.value(query, (f"customer {customer_id}", seq)), Customer)


def record_goods(ledger: Ledger, goods: Goods, moment: Moment, verb: str) -> None:
    """Journal an article as it stands after `verb`."""
    journal.record(ledger, moment, verb, f"goods {goods.id}", canonical(goods))


def keep_customer(ledger: Ledger, customer: Customer, moment: Moment, verb: str) -> None:
    """Keep a customer the book knows as it stands after `verb`, and journal it."""
    update_customer(ledger, customer)
    record_customer(ledger, customer, moment, verb)


def keep_goods(ledger: Ledger, goods: Goods, moment: Moment, verb: str) -> None:
    """Keep an article the book knows as it stands after `verb`, and journal it."""
    kept = in_order(goods)
    update_goods(ledger, kept)
    record_goods(ledger, kept, moment, verb)


def add_goods(ledger: Ledger, goods: Goods, moment: Moment) -> Goods:
    """Keep a new article, which takes an id, and journal it."""
    made = insert_goods(ledger, in_order(goods))
    record_goods(ledger, made, moment, "add_goods")
    return made


def keep_setting(ledger: Ledger, name: str, value: object, moment: Moment, verb: str) -> None:
    """Keep a setting as it stands after `verb`, and journal it."""
    journal.record(ledger, moment, verb, f"{journal.SETTING}{name}", save(ledger, name, value))


def altered(ledger: Ledger) -> Iterator[str]:
    """Records that no longer say what the journal last said of them, and records it does not know (T20)."""
    rows = ledger.rows(
        """SELECT subject, content FROM journal WHERE content LIKE '{%' AND (subject LIKE 'customer %'
           OR subject LIKE 'goods %' OR subject LIKE 'setting %') ORDER BY seq"""
    )
    latest: dict[str, str] = dict(rows)
    written = {subject: _as_of_today(subject, content) for subject, content in latest.items()}
    actual = _as_they_stand(ledger)
    return (
        subject for subject in sorted(written.keys() | actual.keys()) if written.get(subject) != actual.get(subject)
    )


def _as_of_today(subject: str, content: str) -> str:
    """What an older format journalled, in the shape of today: a field it did not know has its default."""
    kinds: dict[str, type[Customer] | type[Goods]] = {"customer": Customer, "goods": Goods}
    kind = kinds.get(subject.split()[0])
    return canonical(thaw(content, kind)) if kind else content


def _as_they_stand(ledger: Ledger) -> dict[str, str]:
    return {
        **{f"customer {one.id}": canonical(one) for one in load_records(ledger)},
        **{f"goods {one.id}": canonical(one) for one in load_goods(ledger)},
        **{f"setting {name}": value for name, value in ledger.rows("SELECT name, value FROM settings")},
    }
