"""Who may be one customer, two who become one, and two again (case 19)."""

from collections.abc import Iterable, Mapping

from desktop_app.cli.answers import told, yuan
from desktop_app.cli.customer_commands import MERGED
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.lookalikes import Lookalikes
from desktop_app.domain.merging import CHOSEN, Differing
from desktop_app.domain.merging_words import NAMED, WHY, value_said
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_, Translate
from desktop_app.operations.alike import alike_pairs, keep_apart
from desktop_app.operations.customers import find_customer
from desktop_app.operations.merging import MergedCustomers, compare, merge_customers, merged_named, split_customers

FIELDS = dict(zip(MERGED, CHOSEN, strict=True))
"""What is typed, and the field of the customer."""


def alike(session: Session) -> None:
    """Every two who may be one, with the reason."""
    with opened(session) as book:
        found = alike_pairs(book.ledger)
    session.present(found, _answer, _show)


def merge(session: Session) -> None:
    """Both are one from now on; whatever differs is chosen first, or nothing is changed."""
    options = session.options
    taken, kept_fields = _fields(options.take), _fields(options.keep)
    with opened(session) as book:
        other, kept = find_customer(book.ledger, options.other), find_customer(book.ledger, options.name)
        _refuse_unchosen(compare(book.ledger, kept.id, other.id).differing, taken | kept_fields, session.translate)
        made = merge_customers(book.ledger, other.id, kept.id, session.moment, taken).result
    one = Said("{name} and {other} are one customer now.", name=made.customer.name, other=made.merged)
    answer = {**_merged_answer(made), "same_papers": [list(pair) for pair in made.same_papers]}
    session.tell(answer, one, *made.said_of_papers())


def split(session: Session) -> None:
    """The one that was merged is a customer of its own again."""
    with opened(session) as book:
        other = merged_named(book.ledger, session.options.other)
        made = split_customers(book.ledger, other.id, session.moment).result
    two = Said("{name} and {other} are two customers again.", name=made.customer.name, other=made.merged)
    free = Said("{sum} is on account again.", sum=format_yuan(made.freed_fen)) if made.freed_fen else None
    session.tell({**_merged_answer(made), "freed": yuan(made.freed_fen)}, two, free)


def apart(session: Session) -> None:
    """The shop says that these are two."""
    with opened(session) as book:
        first = find_customer(book.ledger, session.options.name)
        second = find_customer(book.ledger, session.options.other)
        keep_apart(book.ledger, [(first.id, second.id)], session.moment)
    two = Said("{name} and {other} are two customers.", name=first.name, other=second.name)
    session.tell({"apart": [first.name, second.name]}, two)


def _fields(typed: Iterable[str] | None) -> set[str]:
    return {FIELDS[one] for one in typed or ()}


def _refuse_unchosen(differing: Iterable[Differing], chosen: set[str], translate: Translate) -> None:
    """Nothing is merged while it is not said whose terms hold."""
    open_ones = [one for one in differing if one.name not in chosen]
    if not open_ones:
        return
    typed = {field: word for word, field in FIELDS.items()}
    asked = "; ".join(_side_by_side(one, typed[one.name], translate) for one in open_ones)
    raise Refused("Nothing was merged yet. Choose what holds for the one customer: {asked}", asked=asked)


def _side_by_side(one: Differing, typed: str, translate: Translate) -> str:
    """`Terms: 30 days (--keep terms) or cash (--take terms)`."""
    kept, other = (_words(one.name, value, translate) for value in (one.kept, one.other))
    said = Said(
        "{field}: {kept} (--keep {typed}) or {other} (--take {typed})",
        field=NAMED[one.name], kept=kept, other=other, typed=typed,
    )  # fmt: skip
    return said.text(translate)


def _words(name: str, value: object, translate: Translate) -> str:
    said = value_said(name, value)
    return said.text(translate) if isinstance(said, Said) else said


def _merged_answer(made: MergedCustomers) -> Mapping[str, object]:
    return {**told(made, "name=customer.name", "code=customer.code"), "other": made.merged}


def _answer(found: list[Lookalikes]) -> object:
    return [{"first": _one(pair.first), "second": _one(pair.second), "why": pair.why} for pair in found]


def _one(customer: Customer) -> Mapping[str, object]:
    return told(customer, "code", "name")


def _show(found: list[Lookalikes], screen: Screen) -> None:
    if not found:
        screen.say(Said("No two customers look like one."))
        return
    columns = (Heading(N_("Customer")), Heading(N_("May be one with")), Heading(N_("Reason")))
    screen.cells(columns, [(_named(one.first), _named(one.second), WHY[one.why]) for one in found])


def _named(customer: Customer) -> str:
    return f"{customer.name} ({customer.code})"
